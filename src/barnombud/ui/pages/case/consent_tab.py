"""Samtycke: the matrix, the one sentence under it, and the form. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.services.cases import CasePage
from barnombud.services.consent_forms import AnswerForm
from barnombud.services.consents import ConsentPage
from barnombud.texts import consent_page as texts
from barnombud.texts.passage import capitalised
from barnombud.ui.dialogs import Question
from barnombud.ui.pages.case.consent_form import ConsentFormCard, FormFacts
from barnombud.ui.pages.case.consent_matrix import (
    MatrixRow,
    agency_words,
    diary,
    matrix,
    may_be_raised,
    not_raised,
    today_words,
    who,
)
from barnombud.ui.pages.case.consent_presenter import ConsentPresenter, may_be_asked
from barnombud.ui.pages.case.tab import CaseTab
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.guidance_box import GuidanceBox
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow
from barnombud.ui.widgets.table_cells import Cell

_COLUMN_CHARACTERS = 15
"""Narrower than this, agencies become rows and guardians columns."""


class ConsentTab(CaseTab):
    """Consent of one case.

    Attributes:
        form_wanted: the blank consent form of this case is to be saved.
    """

    form_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        """Lay out the tab; its content comes with `load`."""
        super().__init__(context)
        self.presenter = ConsentPresenter(context.desk, context.jobs, self, self)
        self._page: ConsentPage | None = None
        self._rows: tuple[MatrixRow, ...] = ()
        self._turned = False
        self.title, self.lines = Text("", "heading"), Text()
        self.attention = Text("", "warning")
        self.table: SimpleTable | None = None
        self.form = ConsentFormCard()
        self.form.hide()
        self.form.changed.connect(lambda: self.presenter.type_form(self.form.value()))
        self.form.saved.connect(lambda: self.presenter.save(self.form.value()))
        self.form.left.connect(self.presenter.leave)
        self.form.same_wanted.connect(lambda: self.presenter.start_from_same(self.form.value()))
        self.answer_row, self.withdraw_row = ButtonRow(), ButtonRow()
        self.raised, self.kept_out = Text(), Text()
        self.checked, self.diary_lines = Text(), Text()
        self.confirm = make_button(texts.CHECKED_BUTTON, "secondary", self.presenter.confirm, icon="check")
        self.form_button = make_button(texts.FORM_BUTTON, "secondary", self.form_wanted.emit, icon="printer")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M + 4)
        sentence = Card("", "soft")
        for text in (self.title, self.lines, self.attention):
            sentence.add(text)
        column.addWidget(sentence)
        self._parts = QWidget()
        parts = QVBoxLayout(self._parts)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(SPACE_M + 4)
        self._matrix_card = Card()
        self._matrix_card.setAccessibleName(texts.MATRIX)
        self._matrix_card.add(self.answer_row)
        parts.addWidget(self._matrix_card)
        parts.addWidget(self._three_cards())
        history = Card(texts.DIARY)
        history.add(self.diary_lines)
        checked = Card(texts.CHECKED)
        checked.add(Text(texts.CHECKED_TEXT, "quiet"))
        checked.add(self.checked)
        checked.add(self.confirm)
        parts.addWidget(Columns(history, checked, weights=(3, 2)))
        parts.addWidget(GuidanceBox(texts.GUIDANCE))
        column.addWidget(self._parts)
        column.addWidget(self.form)

    def _three_cards(self) -> Columns:
        raised = Card(texts.MAY_BE_RAISED)
        raised.add(self.raised)
        raised.add(Text(texts.NOT_RAISED, "strong"))
        raised.add(self.kept_out)
        family = Card(texts.TO_FAMILY)
        family.add(Text(texts.TO_FAMILY_TEXT, "quiet"))
        family.add(self.form_button)
        regrets = Card(texts.REGRETS)
        regrets.add(Text(texts.AT_ONCE, "quiet"))
        regrets.add(self.withdraw_row)
        self._nothing = Text(texts.NOTHING_TO_WITHDRAW)
        regrets.add(self._nothing)
        return Columns(raised, family, regrets, stack_below=100)

    def show_case(self, page: CasePage) -> None:
        """Fetch the consents."""
        self.presenter.load(page.case.id)

    def flush(self) -> None:
        """Keep what is typed."""
        self.form.flush()

    def clear(self) -> None:
        """Forget everything of the child."""
        self._page, self._rows = None, ()
        self.close_form()
        for text in (self.title, self.lines, self.attention, self.raised, self.kept_out, self.diary_lines):
            text.setText("")
        if self.table is not None:
            self.table.set_rows([])

    def show_consent(self, page: ConsentPage) -> None:
        """Show what stands today."""
        self._page = page
        words = today_words(page)
        self.title.setText(words.title)
        self.lines.setText("\n".join(words.lines))
        self.attention.setText(words.attention)
        self.attention.setVisible(bool(words.attention))
        self._rows = matrix(page)
        self._show_matrix()
        self._show_actions(page)
        self.raised.setText("\n".join(may_be_raised(page)) or texts.NOTHING_YET)
        self.kept_out.setText("\n".join(not_raised(page)) or texts.NOTHING_NOT_RAISED)
        self.diary_lines.setText("\n".join(diary(page)) or texts.DIARY_EMPTY)
        self._show_checked(page)

    def show_form(self, facts: FormFacts, form: AnswerForm, *, from_draft: bool) -> None:
        """Open the form in place of the matrix."""
        self.form.begin(facts, form)
        self._parts.hide()
        self.form.show()
        self.begun.emit()
        self.form.answer.button("yes").setFocus()
        if from_draft:
            self.said.emit(texts.DRAFT_KEPT, "")
        self.scroll_up.emit()

    def fill_form(self, form: AnswerForm) -> None:
        """Show other values in the form."""
        self.form.show_form(form)
        self.presenter.type_form(self.form.value())

    def close_form(self) -> None:
        """Show the matrix again."""
        if not self.form.isHidden():
            self.form.hide()
            self._parts.show()
            self.scroll_up.emit()
        self._parts.show()

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say at each field what is wrong."""
        self.form.show_errors(errors)

    def say(self, title: str, text: str = "") -> None:
        """Say what happened."""
        self.said.emit(title, text)

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask before going on."""
        self.context.dialogs.ask(question, then)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the matrix when its columns become too narrow."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters may need the matrix turned."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._turn()

    def _turn(self) -> None:
        if self._page is not None and self._rows and self._is_narrow() != self._turned:
            self._show_matrix()

    def _is_narrow(self) -> bool:
        agencies = len(self._page.agencies) if self._page else 0
        return self.width() < (agencies + 2) * _COLUMN_CHARACTERS * self.fontMetrics().averageCharWidth()

    def _show_matrix(self) -> None:
        if self._page is None:
            return
        self._turned = self._is_narrow()
        said = agency_words(self._page.agencies)
        names = [capitalised(said[agency.id]) for agency in self._page.agencies]
        if self._turned:
            headers = ["", *(row.name.text for row in self._rows)]
            lines = [
                TableRow(str(place), (Cell(name, "strong"), *(row.cells[place] for row in self._rows)))
                for place, name in enumerate(names)
            ]
            ends = (Cell(texts.HOLDS_UNTIL, "quiet"), *(row.until for row in self._rows))
            lines.append(TableRow("until", ends))
            weights = (4, *(5,) * (len(headers) - 2), 4)
        else:
            headers = [texts.WHO, *names, texts.HOLDS_UNTIL]
            lines = [TableRow(row.key, (row.name, *row.cells, row.until)) for row in self._rows]
            weights = (6, *(5,) * (len(headers) - 1))
        fresh = SimpleTable(texts.MATRIX, headers, weights=weights)
        fresh.set_rows(lines)
        if self.table is not None:
            had_focus = self.table.hasFocus()
            self._matrix_card.body.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
            if had_focus:
                fresh.setFocus()
        self.table = fresh
        self._matrix_card.body.insertWidget(0, fresh)

    def _show_actions(self, page: ConsentPage) -> None:
        holding = {person.guardian_id for person in page.people if person.holds}
        self.answer_row.clear()
        self.withdraw_row.clear()
        for guardian in page.guardians:
            if not may_be_asked(guardian):
                continue
            name = who(guardian)
            first = guardian.id not in holding
            opener = make_button(
                texts.answer_for(name), "secondary", partial(self.presenter.open_form, guardian.id)
            )
            self.answer_row.add(opener)
            if first and not any(event.guardian_id == guardian.id for event in page.events):
                self.answer_row.add(
                    make_button(
                        texts.asked_for(capitalised(name)),
                        "quiet",
                        partial(self.presenter.note_asked, guardian.id),
                    )
                )
            if guardian.id in holding:
                self.withdraw_row.add(
                    make_button(
                        texts.withdraw_for(guardian.name or name),
                        "secondary",
                        partial(self.presenter.withdraw, guardian.id),
                        name=texts.withdraw_for(name),
                    )
                )
        self._nothing.setVisible(not holding)
        self.withdraw_row.setVisible(bool(holding))

    def _show_checked(self, page: ConsentPage) -> None:
        partners = {agency for pair in page.permitted for agency in pair[:2]}
        lines = [
            texts.agency_checked(agency.name, checked=agency.id in page.confirmed_by)
            for agency in page.agencies
            if agency.id in partners
        ]
        self.checked.setText("\n".join(lines) or texts.NOTHING_YET)
        own = page.signed_in.agency_id
        self.confirm.setVisible(own in partners and own not in page.confirmed_by)
