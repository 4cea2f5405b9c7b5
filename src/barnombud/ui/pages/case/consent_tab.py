"""Samtycke: the one sentence, the matrix, the answers in full, and the form. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.domain.case import CaseState
from barnombud.domain.consent.sentence import THE_CHILD
from barnombud.services.cases import CasePage
from barnombud.services.consent_forms import AnswerForm
from barnombud.services.consents import ConsentPage
from barnombud.texts import consent_page as texts
from barnombud.texts.passage import capitalised
from barnombud.ui.dialogs import Question
from barnombud.ui.pages.case.answers_card import AnswersCard
from barnombud.ui.pages.case.consent_answers import answers
from barnombud.ui.pages.case.consent_diary import diary
from barnombud.ui.pages.case.consent_form import ConsentFormCard
from barnombud.ui.pages.case.consent_matrix import may_be_raised, not_raised, today_words, who
from barnombud.ui.pages.case.consent_presenter import ConsentPresenter, may_be_asked
from barnombud.ui.pages.case.form_facts import FormFacts
from barnombud.ui.pages.case.form_presenter import FormPresenter
from barnombud.ui.pages.case.matrix_card import MatrixCard
from barnombud.ui.pages.case.regrets_card import RegretsCard
from barnombud.ui.pages.case.scan_card import ScanCard
from barnombud.ui.pages.case.scan_presenter import ScanPresenter
from barnombud.ui.pages.case.tab import CaseTab
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.guidance_box import GuidanceBox
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.openings import opens
from barnombud.ui.widgets.tab_order import follow_layout


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
        self.forms = FormPresenter(context.desk, context.jobs, self, self)
        self.scans = ScanPresenter(context.desk, context.jobs, self, self)
        self.title, self.lines = Text("", "heading"), Text()
        self.attention = Text("", "warning")
        self.matrix, self.answers = MatrixCard(), AnswersCard()
        self.scan = ScanCard(context.jobs)
        self.form = ConsentFormCard()
        self.form.hide()
        self.regrets, self.renew_row = RegretsCard(), ButtonRow()
        self.raised, self.kept_out = Text(), Text()
        self.checked, self.diary_lines = Text(), Text()
        self.confirm = make_button(texts.CHECKED_BUTTON, "secondary", self.presenter.confirm, icon="check")
        self.form_button = make_button(texts.FORM_BUTTON, "secondary", self.form_wanted.emit, icon="printer")
        self.child = opens(make_button(texts.CHILD_ANSWERS, "secondary", self.forms.open_child))
        self.adult = opens(make_button(texts.ADULT_ANSWERS, "secondary", self.forms.open_adult))
        self.script_button = make_button(
            texts.SCRIPT_BUTTON,
            "quiet",
            lambda: context.navigation.go("papers", kind="interpreter_script", case_id=self.scans.case_id),
        )
        # For every answer and with no id: which case it was opened from is known nowhere (R9).
        self.thanks_button = make_button(
            texts.THANKS_BUTTON, "quiet", partial(context.navigation.go, "papers", kind="thanks")
        )
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.form.changed.connect(lambda: self.forms.type_form(self.form.value()))
        self.form.saved.connect(lambda: self.forms.save(self.form.value()))
        self.form.left.connect(self.forms.leave)
        self.form.same_wanted.connect(lambda: self.forms.start_from_same(self.form.value()))
        self.answers.correct_wanted.connect(self.forms.open_correction)
        self.answers.scan_wanted.connect(self._choose_scan)
        self.answers.scan_opened.connect(self.scans.open)
        self.regrets.withdrawn.connect(self.presenter.withdraw)
        self.scan.closed.connect(self.scan.forget)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M + 4)
        self._sentence = Card("", "soft")
        for part in (self.title, self.lines, self.attention, self.renew_row):
            self._sentence.add(part)
        column.addWidget(self._sentence)
        self._parts = QWidget()
        parts = QVBoxLayout(self._parts)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(SPACE_M + 4)
        history = Card(texts.DIARY)
        history.add(self.diary_lines)
        for widget in (
            self.matrix,
            self._three_cards(),
            self.answers,
            self.scan,
            Columns(history, self._side(), weights=(3, 2)),
            GuidanceBox(texts.GUIDANCE),
        ):
            parts.addWidget(widget)
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
        family.add(self.script_button)
        family.add(self.thanks_button)
        return Columns(raised, family, self.regrets, stack_below=100)

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M + 4)
        checked = Card(texts.CHECKED)
        checked.add(Text(texts.CHECKED_TEXT, "quiet"))
        checked.add(self.checked)
        checked.add(self.confirm)
        self._more = Card(texts.MORE_PEOPLE)
        self._more.add(Text(texts.MORE_PEOPLE_TEXT, "quiet"))
        self._more.add(self.child)
        self._more.add(self.adult)
        column.addWidget(checked)
        column.addWidget(self._more)
        column.addStretch(1)
        return side

    def show_case(self, page: CasePage) -> None:
        """Fetch the consents."""
        self.scans.case_id = page.case.id
        self.presenter.load(page.case.id)

    def flush(self) -> None:
        """Keep what is typed."""
        self.form.flush()

    def clear(self) -> None:
        """Forget everything of the child."""
        self.forms.show_page(None)
        self.close_form()
        for text in (self.title, self.lines, self.attention, self.raised, self.kept_out, self.diary_lines):
            text.setText("")
        self.matrix.clear()
        self.answers.show_answers((), may_write=False)
        self.scan.forget()

    def show_consent(self, page: ConsentPage) -> None:
        """Show what stands today."""
        self.forms.show_page(page)
        words = today_words(page)
        self.title.setText(words.title)
        self.lines.setText("\n".join(words.lines))
        self.attention.setText(words.attention)
        self.attention.setVisible(bool(words.attention))
        self.matrix.show_page(page)
        open_case = page.case.state is not CaseState.CLOSED and page.case.removed_on is None
        self.answers.show_answers(answers(page), may_write=open_case)
        self._more.setVisible(open_case)
        self._show_actions(page)
        self.regrets.show_page(page)
        self.raised.setText("\n".join(may_be_raised(page)) or texts.NOTHING_YET)
        self.kept_out.setText("\n".join(not_raised(page)) or texts.NOTHING_NOT_RAISED)
        self.diary_lines.setText("\n\n".join(diary(page)) or texts.DIARY_EMPTY)
        self._show_checked(page)
        follow_layout(self)

    def show_form(self, facts: FormFacts, form: AnswerForm, *, from_draft: bool) -> None:
        """Open the form in place of the matrix."""
        self.form.begin(facts, form)
        for part in (self._sentence, self._parts):
            part.hide()
        self.form.show()
        self.begun.emit()
        self.form.focus()
        if from_draft:
            self.said.emit(texts.DRAFT_KEPT, "")
        self.scroll_up.emit()

    def fill_form(self, form: AnswerForm) -> None:
        """Show other values in the form."""
        self.form.show_form(form)
        self.forms.type_form(self.form.value())

    def close_form(self) -> None:
        """Show the matrix again."""
        if not self.form.isHidden():
            self.form.hide()
            self.scroll_up.emit()
        for part in (self._sentence, self._parts):
            part.show()

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say at each field what is wrong."""
        self.form.show_errors(errors)

    def show_scan(self, pdf: bytes, who: str) -> None:
        """Show a scan of a signed original; what was said about taking it in has been read."""
        self.begun.emit()
        self.scan.show_scan(pdf, who)
        self.scroll_to.emit(self.scan)

    def say(self, title: str, text: str = "") -> None:
        """Say what happened."""
        self.said.emit(title, text)

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask before going on."""
        self.context.dialogs.ask(question, then)

    def _choose_scan(self, event_id: str) -> None:
        chosen = partial(self.scans.add, event_id)
        self.context.dialogs.open_file(texts.SCAN_CHOOSE, texts.SCAN_FILES, chosen)

    def _show_actions(self, page: ConsentPage) -> None:
        self.matrix.answer_row.clear()
        self.renew_row.clear()
        answered = {event.guardian_id for event in page.events}
        for guardian in page.guardians:
            if not may_be_asked(guardian):
                continue
            name, opened = who(guardian), partial(self.forms.open_form, guardian.id)
            self.matrix.answer_row.add(opens(make_button(texts.answer_for(name), "secondary", opened)))
            if guardian.id not in answered:
                noted = partial(self.presenter.note_asked, guardian.id)
                words = texts.asked_for(capitalised(name))
                self.matrix.answer_row.add(make_button(words, "quiet", noted))
            if guardian.ordinal in page.facts.expiring:
                self.renew_row.add(opens(make_button(texts.ask_again(name), "secondary", opened)))
        if THE_CHILD in page.facts.expiring:
            words = texts.ask_again(texts.guardian(THE_CHILD))
            self.renew_row.add(opens(make_button(words, "secondary", self.forms.open_child)))
        self.renew_row.setVisible(bool(page.facts.expiring))

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
