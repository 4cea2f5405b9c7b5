"""Reservnyckel: how it stands, three steps to a new one, and a rehearsal; widgets only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.services.recovery import RecoveryPage, Rehearsal
from barnombud.texts import recovery as texts
from barnombud.texts import settings_page
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.pages.recovery.presenter import RecoveryPresenter
from barnombud.ui.pages.recovery.steps import ChooseCard, PrintCard, SharesCard
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text, Title
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.scroll_page import ScrollPage


class RecoveryPageView(Page):
    """One card at a time; whatever was typed of a share goes when the page is left."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its content comes with `shown`."""
        super().__init__(context, texts.TITLE)
        self.set_title(texts.TITLE, texts.SUBTITLE)
        self.presenter = RecoveryPresenter(context.desk, context.jobs, context.dialogs, self, self)
        self.message = MessageBar()
        self.state, self.choose, self.printing = self._make_state(), ChooseCard(), PrintCard()
        sheets = [texts.sheet_number(number) for number in range(1, len(texts.OFFICES) + 1)]
        self.typing = SharesCard(texts.TYPE_TITLE, texts.TYPE_TEXT, sheets, texts.FINISH)
        pair = (texts.FIRST_SHARE, texts.SECOND_SHARE)
        self.trying = SharesCard(texts.REHEARSE, texts.REHEARSE_TEXT, pair, texts.TRY)
        self._cards: tuple[QWidget, ...] = (
            self.state,
            self.choose,
            self.printing,
            self.typing,
            self.trying,
        )
        self._connect()
        ground = ScrollPage(widest=900)
        back = make_button(
            settings_page.TITLE,
            "quiet",
            lambda: self.context.navigation.go("settings"),
            icon="chevron-left",
        )
        for widget in (self.message, back, *self._cards):
            ground.add(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)
        self._show_card(self.state)

    def _make_state(self) -> Card:
        card = Card()
        card.body.setSpacing(SPACE_M)
        self._heading, self._text, self._waiting = Title(""), Text(""), Text("", "quiet")
        self._renewing = Text(texts.RENEW_TEXT, "quiet")
        self.begin_button = make_button(texts.SET_UP, "primary", self._begin)
        self.rehearse_button = make_button(texts.REHEARSE, "secondary", self._rehearse)
        for each in (self._heading, self._text, self._waiting, self._renewing):
            card.add(each)
        card.add(ButtonRow(self.begin_button, self.rehearse_button))
        return card

    def _connect(self) -> None:
        self.choose.chosen.connect(self.presenter.make)
        self.printing.printing.connect(self.presenter.print_sheets)
        self.typing.typed.connect(lambda number: self.presenter.prove(number, self.typing.groups[number - 1]))
        self.typing.done.connect(lambda: self.presenter.finish(self.typing.groups))
        self.trying.done.connect(lambda: self.presenter.rehearse(*self.trying.groups))
        for card in (self.choose, self.printing, self.typing, self.trying):
            card.stopped.connect(self._stop)

    def shown(self, ids: dict[str, str]) -> None:
        """Ask how it stands."""
        del ids
        self.message.clear()
        self._forget()
        self._show_card(self.state)
        self.presenter.load()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of what was typed of a share when the page is left, locked or closed."""
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is only put aside comes back as it was
            self._forget()

    # -- what the presenter shows

    def show_state(self, page: RecoveryPage) -> None:
        """Show how it stands."""
        have = bool(page.holders)
        self._heading.setText(texts.HAVE_TITLE if have else texts.NONE_TITLE)
        made_on = date.fromisoformat(page.made_on) if have else None
        self._text.setText(texts.kept_by(page.holders, made_on) if made_on else texts.NONE_TEXT)
        self._waiting.setText(texts.waiting(page.waiting))
        for widget in (self._waiting, self._renewing, self.rehearse_button):
            widget.setVisible(have)
        self.begin_button.setText(texts.RENEW if have else texts.SET_UP)

    def show_printing(self) -> None:
        """Go on to the printing."""
        self._show_card(self.printing)
        self.printing.print_button.setFocus()

    def show_typing(self, roles: Sequence[str]) -> None:
        """Go on to the typing back."""
        for number, (share, role) in enumerate(zip(self.typing.shares, roles, strict=True), start=1):
            share.set_label(texts.typed_from(number, role))
        self._show_card(self.typing)
        self.message.say(texts.PRINTED)
        self.typing.shares[0].setFocus()

    def show_office_error(self, number: int, text: str) -> None:
        """Say what is wrong with who keeps a share."""
        row = self.choose.rows[number - 1]
        row.set_error(text)
        row.field.setFocus()

    def show_share_error(self, number: int, text: str) -> None:
        """Say what is wrong with a typed share."""
        card = self.trying if self.trying.isVisibleTo(self) else self.typing
        card.show_share_error(number, text)

    def show_set_up(self, waiting: int) -> None:
        """Say that the recovery key is in force."""
        self._stop()
        self.message.say(texts.DONE_TITLE, f"{texts.DONE_TEXT} {texts.waiting(waiting)}")

    def show_rehearsed(self, found: Rehearsal) -> None:
        """Say what two shares would open."""
        self._stop()
        self.message.say(texts.REHEARSED_TITLE, texts.rehearsed(found.opened, found.cases))

    def set_busy(self, busy: bool) -> None:
        """Take nothing meanwhile."""
        for card in (self.typing, self.trying):
            card.setEnabled(not busy)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""
        self.saved.emit(time)

    # -- what the person does

    def _begin(self) -> None:
        self.message.clear()
        self._show_card(self.choose)
        self.choose.rows[0].field.setFocus()

    def _rehearse(self) -> None:
        self.message.clear()
        self._show_card(self.trying)
        self.trying.shares[0].setFocus()

    def _stop(self) -> None:
        self._forget()
        self._show_card(self.state)
        self.begin_button.setFocus()

    def _forget(self) -> None:
        self.presenter.forget()
        self.typing.take()
        self.trying.take()

    def _show_card(self, shown: QWidget) -> None:
        for card in self._cards:
            card.setVisible(card is shown)
