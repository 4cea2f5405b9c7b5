"""Cases that are kept from disposal for now: which, why, and a form for one more (R32)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from barnombud.domain.changes import Outcome
from barnombud.domain.disposal_hold import LONGEST_REFERENCE, HoldReason
from barnombud.domain.ids import CaseId
from barnombud.errors import InputError, UserError
from barnombud.services.disposal_holds import HoldLine, HoldPage, hold_disposal, hold_page, lift_hold
from barnombud.texts import disposal_hold as texts
from barnombud.ui.dialogs import Question
from barnombud.ui.pages.telling import sentence
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text

if TYPE_CHECKING:
    from barnombud.ui.pages.page import PageContext


class HoldCard(Card):
    """By case number only; GUI thread.

    Attributes:
        done: title and text of what has been done.
        failed: a `UserError`.
    """

    done = Signal(str, str)
    failed = Signal(object)

    def __init__(self, context: PageContext) -> None:
        """Start without cases."""
        super().__init__(texts.CARD)
        self._context = context
        self.none = Text(texts.NONE, "quiet")
        self._lines = QWidget()
        self._column = Column(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)
        self.case = DropList(texts.CASE, (("", texts.CHOOSE_CASE),))
        reasons = ((reason.value, texts.REASONS[reason.value]) for reason in HoldReason)
        self.reason = DropList(texts.REASON, (("", texts.CHOOSE_REASON), *reasons))
        self.reference = QLineEdit()
        self.reference.setMaxLength(LONGEST_REFERENCE)
        self.rows = {
            "case": FieldRow(texts.CASE, self.case),
            "reason": FieldRow(texts.REASON, self.reason),
            "reference": FieldRow(texts.REFERENCE, self.reference, help_text=texts.REFERENCE_HELP),
        }
        self.save_button = make_button(texts.SAVE, "secondary", self._save)
        self.form = half_filled(QWidget())
        column = Column(self.form)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(Columns(self.rows["case"], self.rows["reason"], stack_below=60))
        column.addWidget(self.rows["reference"])
        column.addWidget(ButtonRow(self.save_button))
        for widget in (Text(texts.CARD_TEXT, "quiet"), self.none, self._lines, self.form):
            self.add(widget)

    def load(self) -> None:
        """Fetch what is kept, and what may be."""
        self._context.jobs.run(self, partial(hold_page, self._context.desk), self.show_page, self.failed.emit)

    def show_page(self, page: HoldPage) -> None:
        """Show the holds; a choice that is being made stays."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in page.lines:
            hold = line.hold
            words = texts.line(line.number, hold.reason.value, hold.reference, hold.on, line.by)
            lift = make_button(
                texts.LIFT, "quiet", partial(self._ask, line), name=texts.lift_name(line.number)
            )
            self._column.addWidget(Text(words))
            self._column.addWidget(ButtonRow(lift))
        self.none.setVisible(not page.lines)
        self._lines.setVisible(bool(page.lines))
        self.case.set_choices((("", texts.CHOOSE_CASE), *page.others))
        self.form.setVisible(bool(page.others))

    def _save(self) -> None:
        for row in self.rows.values():
            row.clear_error()
        for name, box, words in (
            ("case", self.case, texts.CHOOSE_CASE),
            ("reason", self.reason, texts.CHOOSE_REASON),
        ):
            if not box.value():
                self.rows[name].set_error(words)
                box.setFocus()
                return
        case_id, reason = CaseId(self.case.value()), HoldReason(self.reason.value())
        work = partial(hold_disposal, self._context.desk, case_id, reason, self.reference.text())
        self._run(work, self._saved)

    def _saved(self) -> None:
        self.case.set_value("")
        self.reason.set_value("")
        self.reference.clear()
        self.done.emit(texts.SAVED, "")

    def _ask(self, line: HoldLine) -> None:
        question = Question(texts.lift_title(line.number), texts.LIFT_TEXT, texts.LIFT, texts.KEEP)
        work = partial(lift_hold, self._context.desk, line.hold.case_id)
        self._context.dialogs.ask(question, partial(self._run, work, self._lifted))

    def _lifted(self) -> None:
        self.done.emit(texts.LIFTED, "")
        self.case.setFocus()

    def _run(self, work: Callable[[], Outcome[Any]], done: Callable[[], None]) -> None:
        def then(_outcome: Outcome[Any]) -> None:
            done()
            self.load()

        self._context.jobs.run(self, work, then, self._refused)

    def _refused(self, error: UserError) -> None:
        if isinstance(error, InputError) and error.field in self.rows:
            self.rows[error.field].set_error(sentence(error))
        else:
            self.failed.emit(error)
            self.load()
