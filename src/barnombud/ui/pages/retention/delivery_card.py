"""Delivery to an agency's archive: for whom, which year, where to; with progress and a way to stop (R32)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QProgressBar

from barnombud.domain.changes import Outcome
from barnombud.domain.ids import AgencyId, PaperId
from barnombud.domain.minutes import HandedOver
from barnombud.errors import UserError
from barnombud.services.delivery import (
    Delivery,
    DeliveryChoices,
    close_unfinished,
    delivery_choices,
    forget_delivery,
    gather_delivery,
    note_delivered,
)
from barnombud.services.delivery_files import Written, write_delivery
from barnombud.texts import delivery as texts
from barnombud.ui.jobs import Cancelled, CancelToken, Lane
from barnombud.ui.pages.paper_files import tell_phrase
from barnombud.ui.pages.retention.unfinished import UnfinishedDeliveries
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text

if TYPE_CHECKING:
    from barnombud.ui.pages.page import PageContext


class DeliveryCard(Card):
    """Gathered on the store lane, made and written in the small pool, then noted; GUI thread.

    Attributes:
        done: title and text of what has been done.
        failed: a `UserError`.
    """

    done = Signal(str, str)
    failed = Signal(object)
    _stepped = Signal(int, int)

    def __init__(self, context: PageContext) -> None:
        """Start without choices."""
        super().__init__(texts.CARD)
        self._context = context
        self._token = CancelToken()
        self.unfinished = UnfinishedDeliveries()
        self.unfinished.closed.connect(self._close_unfinished)
        self.agency, self.year = DropList(texts.AGENCY), DropList(texts.YEAR)
        self.none = Text(texts.NO_YEARS, "quiet")
        self.fields = Columns(
            FieldRow(texts.AGENCY, self.agency), FieldRow(texts.YEAR, self.year), stack_below=60
        )
        self.make_button = make_button(texts.MAKE, "secondary", self._choose, icon="save")
        self.cancel_button = make_button(texts.CANCEL, "quiet", self.cancel)
        self.bar, self.progress = QProgressBar(), Text("", "quiet")
        self.bar.setAccessibleName(texts.CARD)
        self.bar.setTextVisible(False)
        self.add(Text(texts.CARD_TEXT, "quiet"))
        self.add(Text(texts.OWN_ONLY, "quiet"))
        for widget in (self.unfinished, self.none, self.fields, self.bar, self.progress):
            self.add(widget)
        self.add(ButtonRow(self.make_button, self.cancel_button))
        self._stepped.connect(self._show_progress)
        self._show_busy(busy=False)

    def load(self) -> None:
        """Fetch for whom and of which years there is something."""
        work = partial(delivery_choices, self._context.desk)
        self._context.jobs.run(self, work, self.show_choices, self._on_failed)

    def show_choices(self, choices: DeliveryChoices) -> None:
        """Offer them; a choice already made stays."""
        self.agency.set_choices((str(each.id), each.name) for each in choices.agencies)
        self.year.set_choices((str(year), str(year)) for year in choices.years)
        agencies = {each.id: each.name for each in choices.agencies}
        busy = not self.make_button.isEnabled()  # what is being made now is not unfinished
        self.unfinished.show_packages(() if busy else choices.unfinished, agencies)
        self.none.setVisible(not choices.years)
        for widget in (self.fields, self.make_button):
            widget.setVisible(bool(choices.years))

    def cancel(self) -> None:
        """Stop at the next step; what has come of it is said when the work has ended."""
        self._token.cancel()
        self.progress.setText(texts.CANCELLING)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop when the window goes, as at a lock: nothing can be noted in the register after it (R31)."""
        super().hideEvent(event)
        if self.window().isHidden():
            self._token.cancel()

    def _choose(self) -> None:
        self._context.dialogs.choose_folder(texts.CHOOSE, self._gather)

    def _gather(self, folder: Path) -> None:
        self._token = CancelToken()
        self.destroyed.connect(self._token.cancel)
        self._show_busy(busy=True)
        self.cancel_button.setFocus()
        work = partial(
            gather_delivery, self._context.desk, AgencyId(self.agency.value()), int(self.year.value())
        )
        then = partial(self._write, folder, self._token)
        self._context.jobs.run(self, work, then, self._on_failed)

    def _write(self, folder: Path, token: CancelToken, gathered: Outcome[Delivery]) -> None:
        def step(number: int, of: int) -> None:
            token.step()
            self._stepped.emit(number, of)

        def work() -> Written | None:
            try:
                return write_delivery(gathered.value, folder, step)
            except Cancelled:
                return None

        then = partial(self._note, gathered.value)
        failed = partial(self._forget, gathered.value)
        self._context.jobs.run(self, work, then, failed, Lane.SMALL)

    def _note(self, delivery: Delivery, written: Written | None) -> None:
        if written is None:
            self._forget(delivery, None)
            return
        work = partial(
            note_delivered, self._context.desk, delivery, written.sums, written.listed, written.way
        )
        then = partial(self._on_noted, delivery, written)
        self._context.jobs.run(self, work, then, self._on_failed)

    def _on_noted(self, delivery: Delivery, written: Written, _noted: Outcome[int]) -> None:
        self._show_busy(busy=False)
        saved = written.saved
        self.done.emit(texts.DONE, texts.done(str(saved.path), saved.count, delivery.left_out))
        tell_phrase(self._context.dialogs, saved)

    def _forget(self, delivery: Delivery, error: UserError | None) -> None:
        """Nothing is left where it was to be written: the register forgets that it was begun."""

        def forgotten(_outcome: Outcome[None]) -> None:
            if error is None:
                self._on_cancelled()
            else:
                self._on_failed(error)

        work = partial(forget_delivery, self._context.desk, delivery)
        self._context.jobs.run(self, work, forgotten, self._on_failed)

    def _close_unfinished(self, package_id: str) -> None:
        def closed(_outcome: Outcome[HandedOver]) -> None:
            self.done.emit(texts.UNFINISHED_CLOSED, "")
            self.make_button.setFocus()
            self.load()

        work = partial(close_unfinished, self._context.desk, PaperId(package_id))
        self._context.jobs.run(self, work, closed, self._on_failed)

    def _on_cancelled(self) -> None:
        self._show_busy(busy=False)
        self.done.emit(texts.CANCELLED, "")
        self.make_button.setFocus()

    def _on_failed(self, error: UserError) -> None:
        self._show_busy(busy=False)
        self.failed.emit(error)

    def _show_progress(self, number: int, of: int) -> None:
        if self._token.is_cancelled:
            return
        self.bar.setRange(0, of)
        self.bar.setValue(number)
        self.progress.setText(texts.CHECKING if number == of else texts.progress(number + 1, of))

    def _show_busy(self, *, busy: bool) -> None:
        self.progress.setText(texts.GATHERING)
        self.bar.setRange(0, 1)
        self.bar.setValue(0)
        for widget in (self.bar, self.progress, self.cancel_button):
            widget.setVisible(busy)
        self.make_button.setEnabled(not busy)
