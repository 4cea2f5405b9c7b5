"""Samtycke in real widgets: the form as families answer it, drafts, "Samma som", withdrawing, checking."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from barnombud.domain.case import Capacity
from barnombud.domain.consent.events import Answer, ConsentForm, InterpreterUse, SheetTranslation
from barnombud.domain.consent.standing import Standing
from barnombud.domain.consent.topics import Topic
from barnombud.services import cases, drafts
from barnombud.services.consent_forms import AnswerForm
from barnombud.services.languages import approve_language
from barnombud.texts import consent_page as texts
from barnombud.texts import widgets as widget_texts
from barnombud.texts.errors import said
from barnombud.ui.dialogs import PresetDialogs
from barnombud.ui.navigation import Place
from barnombud.ui.pages.case.regrets_card import RegretsCard
from barnombud.ui.pages.case.view import CasePageView
from barnombud.ui.theme.theme import Theme
from tests.ui.consent_screen import Screen
from tests.ui.shell_world import page_context
from tests.world import World


@pytest.fixture
def screen(qtbot: QtBot, theme: Theme, world: World) -> Screen:
    """Lend the tab at the rektor's desk."""
    page = CasePageView(page_context(theme, world.desk))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    new = (cases.NewGuardian(language="so", needs_interpreter=True), cases.NewGuardian())
    return Screen(page, world, cases.add_case(world.desk, "Ekorren", new).value)


@pytest.mark.rule("R1")
def test_the_form_asks_the_way_families_answer_and_keeps_all_of_it(screen: Screen) -> None:
    """Who, what, what not, until when; dates, purpose and form are filled in beforehand."""
    screen.open_form(1)
    form = screen.form
    assert form.answer.button("yes").hasFocus()
    assert form.scope.isHidden()
    screen.fill_yes()
    form.scope.not_raised.insertPlainText("Mammans hälsa")
    form.scope.facts.insertPlainText("Bara hur det går vid maten")
    form.record.place.setText("Förskolan")
    form.record.original.setText("Pärmen hos rektor")
    form.save.click()
    (event,) = screen.consent().events
    terms = event.terms
    assert terms is not None
    assert (event.answer, terms.form, terms.informed) == (Answer.YES, ConsentForm.WRITTEN, True)
    assert (terms.valid_from, terms.valid_to) == (date(2026, 3, 3), date(2026, 9, 2))
    assert (terms.not_raised, terms.facts) == ("Mammans hälsa", "Bara hur det går vid maten")
    assert (terms.place, terms.original_kept_at) == ("Förskolan", "Pärmen hos rektor")
    assert (terms.information_language, terms.information_version) == ("so", "samtycke-sv-1")
    assert (terms.interpreter, terms.interpreter_note) == (InterpreterUse.PROFESSIONAL, "Språkservice 12")
    assert {scope.to_agency for scope in terms.scopes} == {screen.world.bvc.id, screen.world.preschool.id}
    assert terms.translation is SheetTranslation.UNREVIEWED
    assert form.isHidden()
    assert screen.page.message.title == texts.SAVED


@pytest.mark.rule("R2")
def test_every_field_says_what_it_lacks_and_keeps_what_is_there(screen: Screen) -> None:
    """All at once, with the focus on the first."""
    screen.open_form(1)
    screen.form.save.click()
    assert screen.form.rows["answer"].error
    screen.form.answer.button("yes").click()
    screen.form.scope.purpose.setPlainText("")
    screen.form.save.click()
    wrong = {key for key, row in screen.form.rows.items() if row.error}
    assert wrong == {"agencies", "topics", "purpose", "informed", "form"}
    assert screen.form.rows["translation"].isVisible()
    assert screen.form.scope.room.box(screen.world.bvc.id).hasFocus()
    screen.form.scope.valid_to.line.setText("i höst")
    screen.form.save.click()
    assert screen.form.rows["valid_to"].error
    assert screen.consent().events == ()
    screen.fill_yes()
    screen.form.scope.purpose.setPlainText("Stöd")
    screen.form.scope.valid_to.line.setText("2027-09-02")
    screen.form.save.click()
    assert screen.form.rows["valid_to"].error
    assert screen.form.scope.topics.values() == {"language", "health"}


@pytest.mark.rule("R43")
def test_the_form_knows_whether_the_program_s_translation_is_reviewed(screen: Screen) -> None:
    """What the person has chosen stays; another language is another question."""
    screen.open_form(1)
    record = screen.form.record
    assert record.translation.value() == SheetTranslation.UNREVIEWED
    record.translation.button("reviewed").click()
    assert record.fill(AnswerForm()).translation is SheetTranslation.REVIEWED
    record.language.set_value("ar")
    record.language.chosen.emit("ar")
    assert record.translation.value() == SheetTranslation.UNREVIEWED
    record.language.set_value("yi")
    record.language.chosen.emit("yi")
    assert record.translation.value() is None, "no sheet of ours is offered in it"


@pytest.mark.rule("R43")
def test_an_approved_language_is_proposed_as_reviewed(screen: Screen) -> None:
    """The team's own approval counts from the next form."""
    approve_language(screen.world.desk, "so", "Siv Påhitt", screen.world.desk.today())
    screen.page.shown({"case_id": screen.case.id, "tab": "consent"})
    screen.open_form(1)
    assert screen.form.record.translation.value() == SheetTranslation.REVIEWED


@pytest.mark.rule("R44")
def test_a_language_asks_for_an_interpreter_and_swedish_does_not(screen: Screen) -> None:
    """Relatives and children cannot be chosen."""
    screen.open_form(1)
    screen.fill_yes()
    assert not screen.form.rows["interpreter"].isHidden()
    assert set(texts.INTERPRETER_CHOICES) == set(InterpreterUse)
    screen.form.record.interpreter.set_value(None)
    screen.form.save.click()
    assert screen.form.rows["interpreter"].error
    screen.tab.forms.leave()
    screen.open_form(2)
    screen.form.answer.button("yes").click()
    assert screen.form.rows["interpreter"].isHidden()


@pytest.mark.rule("R9")
def test_a_no_asks_for_nothing_more(screen: Screen) -> None:
    """The rest of the form is away; only day and answer are kept."""
    screen.open_form(1)
    screen.fill_yes()
    screen.form.answer.button("no").click()
    assert screen.form.scope.isHidden()
    assert not screen.form._no.isHidden()
    screen.form.save.click()
    (event,) = screen.consent().events
    assert (event.answer, event.terms) == (Answer.NO, None)
    assert drafts.drafts_for(screen.world.desk, "consent/") == {}


def test_a_half_typed_form_is_kept_and_comes_back(screen: Screen) -> None:
    """Also when the page is closed in between; "Avbryt" forgets it."""
    screen.open_form(1)
    screen.fill_yes()
    screen.form.scope.room.box(screen.world.ifo.id).click()
    screen.form.scope.less.opener.click()
    screen.form.scope.less._lists[screen.world.ifo.id].box("health").click()
    before = screen.form.value()
    screen.page.flush()
    screen.tab.close_form()
    screen.open_form(1)
    assert screen.form.value() == before
    assert before.less == ((screen.world.ifo.id, frozenset({Topic.LANGUAGE})),)
    assert screen.page.message.title == texts.DRAFT_KEPT
    screen.form.leave.click()
    assert drafts.drafts_for(screen.world.desk, "consent/") == {}
    assert screen.form.isHidden()


@pytest.mark.rule("R4")
def test_same_as_leaves_the_other_guardians_own_answer_to_give(screen: Screen) -> None:
    """Answer and information are hers."""
    screen.open_form(1)
    screen.fill_yes()
    screen.form.save.click()
    screen.open_form(2)
    form = screen.form
    form.answer.button("partly").click()
    assert not form.scope.same.isHidden()
    form.scope.same.click()
    assert form.answer.value() == "partly"
    assert form.scope.topics.values() == {"language", "health"}
    assert not form.record.informed.is_ticked()
    assert form.happened_on.value() is None
    form.save.click()
    assert {key for key, row in form.rows.items() if row.error} == {"happened_on"}
    assert form.happened_on.line.hasFocus()
    form.happened_on.line.setText("2026-03-03")
    form.save.click()
    assert {key for key, row in form.rows.items() if row.error} == {"informed"}
    form.record.informed.box.click()
    form.happened_on.line.setText("2026-03-03")
    form.save.click()
    page = screen.consent()
    assert page.facts.may == (screen.world.preschool.id, screen.world.bvc.id)
    assert screen.tab.title.text() == "I dag kan Ekorren tas upp med förskolan och BVC."


@pytest.mark.rule("R7")
def test_withdrawing_is_one_press_and_a_calm_word(screen: Screen) -> None:
    """Asked once because it cannot be undone; never why."""
    case = screen.world.consented_case("Igelkotten", "Alva", guardians=("Mira Påhitt",))
    other = Screen(screen.page, screen.world, case)
    (button,) = other.tab.regrets.row.findChildren(QPushButton)
    dialogs = cast("PresetDialogs", screen.page.context.dialogs)
    dialogs.will_answer(False, True)
    button.click()
    assert other.consent().people[0].standing is Standing.YES
    button.click()
    assert dialogs.asked[-1].text == texts.WITHDRAW_TEXT
    assert other.consent().people[0].standing is Standing.WITHDRAWN
    assert screen.page.message.title == texts.withdrawn("Mira Påhitt (vårdnadshavare 1)")
    assert not other.tab.regrets.nothing.isHidden()


@pytest.mark.rule("R7")
def test_a_withdrawal_bears_the_day_it_was_said(screen: Screen) -> None:
    """Heard afterwards: the day she said it; never one that has not been, nor one before her answer."""
    world, day = screen.world, screen.world.desk.today()
    case = world.consented_case("Igelkotten", "Alva", guardians=("Mira Påhitt",))
    world.clock.set(world.clock.now() + timedelta(days=5))
    other = Screen(screen.page, world, case)
    regrets, dialogs = other.tab.regrets, cast("PresetDialogs", screen.page.context.dialogs)
    assert regrets.day.value() == world.desk.today()
    press(regrets, world.desk.today() + timedelta(days=1))
    assert (dialogs.asked, regrets.day_row.error) == ([], widget_texts.DATE_TOO_LATE)
    dialogs.will_answer(True, True)
    press(regrets, day - timedelta(days=1))
    assert screen.page.message.title == said("withdrawn_before_consent").title
    assert other.consent().people[0].standing is Standing.YES
    press(regrets, day + timedelta(days=2))
    page = other.consent()
    assert page.people[0].standing is Standing.WITHDRAWN
    assert (page.events[-1].happened_on, page.events[-1].recorded_at) == (
        day + timedelta(days=2),
        world.clock.now(),
    )
    assert regrets.day_row.isHidden()


def press(regrets: RegretsCard, day: date) -> None:
    """Type a day and press the only button."""
    regrets.day.line.setText(day.isoformat())
    (button,) = regrets.row.findChildren(QPushButton)
    button.click()


@pytest.mark.rule("R8")
def test_own_agency_confirms_that_it_has_checked(screen: Screen) -> None:
    """Then the button is gone until something changes."""
    case = screen.world.consented_case()
    other = Screen(screen.page, screen.world, case)
    assert not other.tab.confirm.isHidden()
    other.tab.confirm.click()
    assert other.consent().confirmed_by == {screen.world.preschool.id}
    assert other.tab.confirm.isHidden()
    assert f"Förskolan Tallbacken: {texts.CHECKED_YES}" in other.tab.checked.text()


def test_asking_is_noted_without_an_answer(screen: Screen) -> None:
    """The diary says so."""
    guardian = cases.case_page(screen.world.desk, screen.case.id).guardians[0]
    screen.tab.presenter.note_asked(guardian.id)
    assert screen.consent().people[0].standing is Standing.ASKED
    assert "Vårdnadshavare 1 fick frågan." in screen.tab.diary_lines.text()


def test_the_matrix_turns_when_it_gets_narrow(screen: Screen) -> None:
    """Agencies become rows; the words are the same."""
    assert screen.tab.matrix.table is not None
    wide = screen.tab.matrix.table.columnCount()
    screen.tab.matrix.resize(300, 700)
    screen.tab.matrix.turn()
    assert screen.tab.matrix.table.rowCount() == len(screen.world.agencies) + 1
    screen.tab.matrix.resize(1100, 700)
    screen.tab.matrix.turn()
    assert screen.tab.matrix.table.columnCount() == wide


def test_the_consent_form_of_the_case_is_saved_as_a_paper(screen: Screen, tmp_path: Path) -> None:
    """With the case's number alone."""
    cast("PresetDialogs", screen.page.context.dialogs).will_choose(tmp_path / "form.pdf")
    screen.tab.form_button.click()
    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF")


def test_a_parent_without_custody_is_not_asked(screen: Screen) -> None:
    """There is no form for her, and the matrix says so."""
    new = (
        cases.NewGuardian(capacity=Capacity.SOLE_GUARDIAN),
        cases.NewGuardian(capacity=Capacity.PARENT_WITHOUT_CUSTODY),
    )
    before = screen.tab.matrix.answer_row.findChildren(QPushButton)
    other = Screen(screen.page, screen.world, cases.add_case(screen.world.desk, "Haren", new).value)
    buttons = [b for b in other.tab.matrix.answer_row.findChildren(QPushButton) if b not in before]
    words = [button.text() for button in buttons]
    assert texts.answer_for("vårdnadshavare 1") in words
    assert texts.answer_for("vårdnadshavare 2") not in words
    assert other.tab.matrix.rows[1].cells[0].text == "Tillfrågas inte"


def test_what_runs_out_soon_is_told(screen: Screen) -> None:
    """Within the team's warning days."""
    case = screen.world.consented_case()
    screen.world.clock.set(screen.world.clock.now() + timedelta(days=180))
    other = Screen(screen.page, screen.world, case)
    assert not other.tab.attention.isHidden()
    assert "går ut om 3 dagar" in other.tab.attention.text()


@pytest.mark.rule("R9")
def test_the_thanks_are_there_for_every_answer_and_carry_no_case(screen: Screen) -> None:
    """The button stands there before anybody has answered, and what it opens knows no case."""
    screen.tab.thanks_button.click()
    assert screen.page.context.navigation.place == Place("papers", {"kind": "thanks"})


@pytest.mark.rule("R44")
def test_the_interpreters_script_is_made_for_this_case(screen: Screen) -> None:
    """Beside the form, with what has been agreed."""
    screen.tab.script_button.click()
    place = Place("papers", {"kind": "interpreter_script", "case_id": screen.case.id})
    assert screen.page.context.navigation.place == place
