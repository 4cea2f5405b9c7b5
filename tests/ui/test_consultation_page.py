"""Konsultation with real widgets on the real store, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from barnombud.domain.consultation import AgeBand
from barnombud.services import consultations
from barnombud.services.drafts import drafts_for
from barnombud.texts import consultation as texts
from barnombud.texts.deidentified import REMINDER
from barnombud.ui.pages.cases.view import CasesPage
from barnombud.ui.pages.consultation.view import ConsultationPage
from barnombud.ui.theme.theme import Theme
from barnombud.ui.theme.tokens import ThemeMode
from tests.ui.page_world import context_for, dialogs_of, nameless, press, show, tab_to, write
from tests.world import World

QUESTION = "Hur kan vi stötta ett barn som sover dåligt?"


def opened(qtbot: QtBot, theme: Theme, world: World) -> ConsultationPage:
    """Show the page."""
    return show(qtbot, ConsultationPage(context_for(world, theme)))


def asked(world: World, question: str = QUESTION) -> str:
    """Keep one question and return its id."""
    return consultations.add_consultation(world.desk, question, somebody_said_no=False).value.id


def filled(qtbot: QtBot, theme: Theme, world: World, text: str) -> ConsultationPage:
    """Show the page with a question typed in the form."""
    page = opened(qtbot, theme, world)
    page.presenter.open_new()
    page.form.asked.button("nobody").click()
    page.form.question.field.setPlainText(text)
    page.flush()
    return page


def test_a_question_is_written_by_keyboard_alone(qtbot: QtBot, theme: Theme, world: World) -> None:
    """From the empty page to the list; what was typed as a draft is then gone."""
    page = opened(qtbot, theme, world)
    tab_to(page.empty.button)
    press(Qt.Key.Key_Space)
    assert page.form.asked.button("nobody").hasFocus()
    assert not page.form.question.isVisible()
    press(Qt.Key.Key_Space)
    assert page.form.question.field.hasFocus()
    write(QUESTION)
    tab_to(page.form.age.button("not_said"))
    press(Qt.Key.Key_3)
    tab_to(page.form._petals["safe"])
    press(Qt.Key.Key_Space)
    tab_to(page.form.save)
    press(Qt.Key.Key_Space)
    (kept,) = consultations.consultation_page(world.desk).prepared
    assert (kept.question, kept.age_band, kept.petals) == (QUESTION, AgeBand.THREE_TO_FOUR, ("safe",))
    assert list(page.cards) == [kept.id]
    assert drafts_for(world.desk, "consultation/") == {}
    assert page.message.title == texts.SAID_SAVED
    assert page.add_button.hasFocus()


@pytest.mark.rule("R9")
@pytest.mark.rule("R13")
def test_a_no_stops_it_calmly_and_nothing_is_kept(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Also what was typed before is gone."""
    page = filled(qtbot, theme, world, QUESTION)
    assert drafts_for(world.desk, "consultation/") == {"consultation/new/question": QUESTION}
    page.form.asked.button("somebody").click()
    assert page.form.close_button.hasFocus()
    assert page.form.question.text() == ""
    assert drafts_for(world.desk, "consultation/") == {}
    press(Qt.Key.Key_Space)
    assert page.form.isHidden()
    assert consultations.consultation_page(world.desk).prepared == ()


@pytest.mark.rule("R13")
def test_each_mark_is_removed_or_kept_before_it_can_be_saved(
    qtbot: QtBot, theme: Theme, world: World
) -> None:
    """Marks stand in the text; saving too early says so at the field; focus stays among the marks."""
    world.add_case(first_name="Maj")
    page = filled(qtbot, theme, world, "På Tallbacken i maj är någon ledsen.")
    field = page.form.question
    assert len(field.field.extraSelections()) == 2
    page.form.save.click()
    assert field.row.error.startswith("Varje markerat ställe behöver ett svar.")
    remove = next(
        each for each in field.list.findChildren(QPushButton) if "Tallbacken" in each.accessibleName()
    )
    tab_to(remove)
    press(Qt.Key.Key_Space)
    assert field.text() == "På i maj är någon ledsen."
    (mark,) = field.list._marks
    assert mark.snippet == "maj"
    field.kept.emit(0, True)
    assert field.field.extraSelections() == []
    assert field.row.error == ""
    field.kept.emit(0, False)
    assert len(field.field.extraSelections()) == 1
    field.kept.emit(0, True)
    page.form.save.click()
    assert [each.question for each in consultations.consultation_page(world.desk).prepared] == [
        "På i maj är någon ledsen."
    ]


def test_marks_lie_right_behind_letters_outside_the_basic_plane(
    qtbot: QtBot, theme: Theme, world: World
) -> None:
    """Qt counts an emoji as two."""
    page = filled(qtbot, theme, world, "🌸🌸 Fråga Inga")
    (selection,) = page.form.question.field.extraSelections()
    assert selection.cursor.selectedText() == "Inga"


def test_typing_goes_on_where_it_stopped(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Half a question is there when the form is opened again, until it is thrown away."""
    filled(qtbot, theme, world, "Halv")
    other = opened(qtbot, theme, world)
    other.presenter.open_new()
    assert other.form.question.text() == "Halv"
    other.form.leave.click()
    assert drafts_for(world.desk, "consultation/") == {}
    assert other.empty.button.hasFocus()


def test_advice_is_kept_while_typed_and_ends_the_question(qtbot: QtBot, theme: Theme, world: World) -> None:
    """As soon as it points out nobody the whole team has it."""
    key = asked(world)
    page = opened(qtbot, theme, world)
    card = page.cards[key]
    tab_to(card.advice.field)
    write("Fasta tider.")
    page.flush()
    assert consultations.consultation_page(world.desk).prepared[0].advice == "Fasta tider."
    write(" Ring Inga.")
    page.flush()
    assert consultations.consultation_page(world.desk).prepared[0].advice == "Fasta tider."
    assert drafts_for(world.desk, "consultation/") == {
        f"consultation/{key}/advice": "Fasta tider. Ring Inga."
    }
    card.done.click()
    assert card.advice.row.error
    card.advice.kept.emit(0, True)
    card.done.click()
    assert [each.advice for each in consultations.consultation_page(world.desk).done] == [
        "Fasta tider. Ring Inga."
    ]
    assert page.cards == {}
    assert page.done.isVisible()


def test_typed_advice_is_there_after_locking(qtbot: QtBot, theme: Theme, world: World) -> None:
    """A draft that is not yet screened comes back."""
    key = asked(world)
    page = opened(qtbot, theme, world)
    page.cards[key].advice.field.setPlainText("Fråga Inga")
    page.flush()
    other = opened(qtbot, theme, world)
    assert other.cards[key].advice.text() == "Fråga Inga"
    assert len(other.cards[key].advice.field.extraSelections()) == 1


@pytest.mark.rule("R13")
def test_somebody_recognises_the_child(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Asked once, for it cannot be undone; then all is gone."""
    key = asked(world)
    page = opened(qtbot, theme, world)
    dialogs_of(page).will_answer(False, True)
    tab_to(page.cards[key].recognise)
    press(Qt.Key.Key_Space)
    assert list(page.cards) == [key]
    press(Qt.Key.Key_Space)
    assert page.cards == {}
    assert page.empty.button.hasFocus()
    assert consultations.consultation_page(world.desk).prepared == ()


def test_done_questions_can_be_taken_up_again_or_removed(qtbot: QtBot, theme: Theme, world: World) -> None:
    """From the log."""
    first, second = asked(world), asked(world, "En annan fråga?")
    for each in consultations.consultation_page(world.desk).prepared:
        consultations.write_advice(world.desk, each.id, "", done=True)
    page = opened(qtbot, theme, world)
    page.done.again.emit(first)
    assert list(page.cards) == [first]
    dialogs_of(page).will_answer(True)
    page.done.removed.emit(second)
    assert page.done.isHidden()


def test_wording_can_be_changed(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The form opens with what is kept; a guardian's no is not asked about again."""
    key = asked(world)
    page = opened(qtbot, theme, world)
    page.cards[key].change.click()
    assert page.form.question.text() == QUESTION
    assert not page.form.asked.isVisible()
    page.form.question.field.setPlainText("Hur gör vi?")
    page.form.save.click()
    assert consultations.consultation_page(world.desk).prepared[0].question == "Hur gör vi?"
    page.presenter.open_change("gone")
    assert page.form.isHidden()


def test_long_log_is_shown_in_parts(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Twenty at a time."""
    for number in range(21):
        asked(world, f"Fråga {number}?")
    for each in consultations.consultation_page(world.desk).prepared:
        consultations.write_advice(world.desk, each.id, "Råd", done=True)
    page = opened(qtbot, theme, world)
    assert page.more.isVisible()
    page.more.click()
    assert page.more.isHidden()


def test_question_gone_from_elsewhere_is_said_plainly(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The message stays in the page."""
    key = asked(world)
    page = opened(qtbot, theme, world)
    (kept,) = consultations.consultation_page(world.desk).prepared
    consultations.discard_consultation(world.desk, kept.id)
    page.cards[key].done.click()
    assert page.message.title == "Det finns inte längre"


@pytest.mark.rule("R16")
def test_the_duty_to_report_is_on_the_page_in_every_state(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Every point of it, with the form open too."""
    page = opened(qtbot, theme, world)
    assert page.duty.isVisible()
    page.presenter.open_new()
    assert page.duty.isVisible()
    assert "ring 112" in " ".join(page.duty.sentences)


@pytest.mark.rule("R40")
@pytest.mark.parametrize("look", [(ThemeMode.LIGHT, 1.0, 700), (ThemeMode.DARK, 2.0, 1120)])
def test_everything_has_a_name_and_nothing_is_cut(
    qtbot: QtBot, theme: Theme, world: World, look: tuple[ThemeMode, float, int]
) -> None:
    """What is left beside the side bar of a small laptop at 150 %, and of a larger one at 200 % text."""
    mode, scale, width = look
    theme.set_mode(mode)
    theme.set_scale(scale)
    asked(world)
    page = show(qtbot, ConsultationPage(context_for(world, theme)), width, 450)
    page.presenter.open_new()
    page.form.asked.button("nobody").click()
    page.form.question.field.setPlainText("Ring 070-1740605")
    page.flush()
    assert nameless(page) == []
    inner = page.ground.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= page.ground.viewport().width()
    theme.set_mode(ThemeMode.LIGHT if mode is ThemeMode.DARK else ThemeMode.DARK)
    assert len(page.form.question.field.extraSelections()) == 1


@pytest.mark.rule("R13")
@pytest.mark.rule("R40")
def test_the_leak_check_is_answered_by_keyboard_alone(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Every mark, each by itself, one word of a combination too; every answer has a name of its own."""
    world.add_case(first_name="Maj")
    page = opened(qtbot, theme, world)
    tab_to(page.empty.button)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    write("Maj är en flicka på fyra år som talar tigrinska.")
    page.flush()
    field = page.form.question
    names = [each.accessibleName() or each.text() for each in field.list.findChildren(QPushButton)]
    assert len(names) == len(set(names)) == 6
    press(Qt.Key.Key_Tab)
    assert focused() == "Ta bort: Maj"
    press(Qt.Key.Key_Space)
    assert field.text().startswith(" är en flicka")
    assert focused() == "Ta bort ”flicka”"
    press(Qt.Key.Key_Tab, 2)
    assert focused() == "Ta bort ”tigrinska”"
    press(Qt.Key.Key_Space)
    assert field.text() == " är en flicka på fyra år som talar."
    assert field.list.isHidden()
    assert field.field.hasFocus()
    write("x 070-1740605")
    page.flush()
    press(Qt.Key.Key_Tab, 2)
    press(Qt.Key.Key_Space)
    assert field.field.hasFocus()
    press(Qt.Key.Key_Tab)
    assert focused() == "Ändra svaret: 070-1740605"
    tab_to(page.form.save)
    press(Qt.Key.Key_Space)
    assert len(consultations.consultation_page(world.desk).prepared) == 1


def focused() -> str:
    """Return what a screen reader would say of the control with the focus."""
    widget = QApplication.focusWidget()
    return (widget.accessibleName() or str(widget.property("text"))) if widget is not None else ""


@pytest.mark.rule("R13")
def test_it_becomes_a_case_only_by_asking_and_nothing_goes_along(
    qtbot: QtBot, theme: Theme, world: World
) -> None:
    """One button leads to an empty form for a new case; no id and no text is in the way there."""
    asked(world)
    page = opened(qtbot, theme, world)
    tab_to(page.asking.button)
    press(Qt.Key.Key_Space)
    place = page.context.navigation.place
    assert place is not None
    assert (place.page, place.ids) == ("cases", {"add": "new"})
    cases = show(qtbot, CasesPage(page.context))
    cases.shown(place.ids)
    assert cases.form.alias.text() == ""
    assert QUESTION not in " ".join(each.text() for each in cases.findChildren(QLabel))


@pytest.mark.rule("R13")
def test_the_reminder_is_there_in_every_state(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Text 4.2, word for word, and the question that comes first."""
    page = opened(qtbot, theme, world)
    page.presenter.open_new()
    words = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    assert all(line in words for line in REMINDER.lines)
    question = "Har en vårdnadshavare sagt nej till att vi talar om barnet? Då tas det inte upp här."
    assert question in words
    assert not page.form.question.isVisible()
