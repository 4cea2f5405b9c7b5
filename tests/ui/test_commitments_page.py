"""Åtaganden with real widgets on the real store, by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from barnombud.domain.ids import CommitmentId
from barnombud.domain.support.agreement import StuckReason
from barnombud.domain.support.commitment import CommitmentState
from barnombud.services import commitments, team
from barnombud.services.drafts import drafts_for
from barnombud.texts import commitments as texts
from barnombud.ui.navigation import Place
from barnombud.ui.pages.commitments.view import CommitmentsPage
from barnombud.ui.theme.theme import Theme
from barnombud.ui.theme.tokens import ThemeMode
from tests.ui.page_world import context_for, dialogs_of, nameless, press, show, tab_to, write
from tests.world import World


def promise(world: World, text: str, due_on: date = date(2026, 3, 10)) -> str:
    """Keep a promise of the rektor's and return its id."""
    return commitments.add_commitment(world.desk, text, due_on, world.preschool.id, world.rektor.id).value.id


def opened(qtbot: QtBot, theme: Theme, world: World) -> CommitmentsPage:
    """Show the page."""
    return show(qtbot, CommitmentsPage(context_for(world, theme)))


def state(world: World, key: str) -> CommitmentState:
    """Return a promise's state as it stands in the store."""
    page = commitments.commitment_page(world.desk, with_settled=True)
    lines = (*page.still_open, *page.settled)
    return next(line.commitment.state for line in lines if line.commitment.id == key)


def test_empty_page_teaches_and_leads_to_the_first_promise(qtbot: QtBot, theme: Theme, world: World) -> None:
    """By keyboard alone: open the form, type, add, and see it in the list."""
    page = opened(qtbot, theme, world)
    assert page.empty is not None
    tab_to(page.empty.button)
    press(Qt.Key.Key_Space)
    assert page.form.what.hasFocus()
    write("Boka lokal")
    tab_to(page.form.save)
    press(Qt.Key.Key_Space)
    (row,) = page.list.rows.values()
    assert row.tick is not None
    assert row.tick.box.accessibleName() == "Boka lokal, Rakel Påhitt, Förskolan Tallbacken, Tisdag 17 mars"
    assert page.message.title == "Tillagt: Boka lokal"
    assert page.add_button.hasFocus()
    assert drafts_for(world.desk, "commitments/") == {}


def test_ticking_off_by_keyboard_and_undo(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The next row takes the focus; "Ångra" brings it back."""
    first, second = promise(world, "Ett", date(2026, 3, 4)), promise(world, "Två")
    page = opened(qtbot, theme, world)
    box = page.list.rows[first].main_control
    tab_to(box)
    press(Qt.Key.Key_Space)
    assert state(world, first) is CommitmentState.DONE
    assert list(page.list.rows) == [second]
    assert page.list.rows[second].main_control.hasFocus()
    assert page.message.title == "Klart: Ett"
    page.message._on_action()
    assert list(page.list.rows) == [first, second]


def test_last_tick_leaves_the_focus_on_the_page(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The list is empty, and the focus is at the choice of what to show."""
    only = promise(world, "Ett")
    page = opened(qtbot, theme, world)
    tab_to(page.list.rows[only].main_control)
    press(Qt.Key.Key_Space)
    assert page.empty is not None
    assert page.filter.button("all").hasFocus()


def test_moving_by_keyboard_keeps_the_note_as_it_is_typed(qtbot: QtBot, theme: Theme, world: World) -> None:
    """A wrong date is said at the field; the typed note survives until it is saved."""
    key = promise(world, "Boka lokal")
    page = opened(qtbot, theme, world)
    tab_to(page.list.rows[key].button)
    press(Qt.Key.Key_Space)
    panel = page.list.rows[key].panel
    assert panel is not None
    assert panel.date_field.value() == date(2026, 3, 17)
    tab_to(panel.note)
    write("Salen var upptagen")
    page.flush()
    assert drafts_for(world.desk, "commitments/") == {f"commitments/{key}/note": "Salen var upptagen"}
    panel.date_field.line.setText("2026-02-30")
    panel.save.click()
    assert panel.day.error
    panel.date_field.line.setText("2026-03-24")
    tab_to(panel.save)
    press(Qt.Key.Key_Space)
    row = page.list.rows[key]
    assert row.panel is None
    assert row.button.hasFocus()
    (line,) = commitments.commitment_page(world.desk).still_open
    assert line.commitment.due_on == date(2026, 3, 24)
    assert line.history[0].step.note == "Salen var upptagen"
    assert page.message.title == "Flyttat till tisdag 24 mars: Boka lokal"


def test_typed_note_is_there_when_the_row_is_opened_again(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Closed with Esc, opened again: nothing is lost."""
    key = promise(world, "Boka lokal")
    page = opened(qtbot, theme, world)
    page.list.rows[key].button.click()
    panel = page.list.rows[key].panel
    assert panel is not None
    panel.note.setFocus()
    write("Lång kö")
    press(Qt.Key.Key_Escape)
    assert page.list.rows[key].button.hasFocus()
    page.list.rows[key].button.click()
    again = page.list.rows[key].panel
    assert again is not None
    assert again.note.text() == "Lång kö"


def test_stuck_needs_a_reason_and_shows_it(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Without one it is said at the choice."""
    key = promise(world, "Erbjud plats")
    page = opened(qtbot, theme, world)
    page.list.rows[key].button.click()
    panel = page.list.rows[key].panel
    assert panel is not None
    panel.choice.button("stick").click()
    panel.save.click()
    assert panel.reason.error == texts.CHOOSE_WHY
    panel.reason_field.button("queue").click()
    panel.save.click()
    assert state(world, key) is CommitmentState.STUCK
    page.list.rows[key].button.click()
    other = page.list.rows[key].panel
    assert other is not None
    other.choice.button("drop").click()
    other.save.click()
    assert state(world, key) is CommitmentState.DROPPED


def test_settled_ones_can_be_taken_back(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Under "Klara"; the button says which for a screen reader."""
    key = promise(world, "Boka lokal")
    commitments.tick_off(world.desk, commitments.commitment_page(world.desk).still_open[0].commitment.id)
    page = opened(qtbot, theme, world)
    page.filter.button("settled").click()
    row = page.list.rows[key]
    assert row.button.accessibleName() == "Ta tillbaka Boka lokal"
    row.button.setFocus()
    press(Qt.Key.Key_Space)
    assert state(world, key) is CommitmentState.OPEN
    assert page.filter.button("all").hasFocus()


def test_own_promises_only(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The others' are left out; with none of one's own the page says so."""
    commitments.add_commitment(world.desk, "Ringa", date(2026, 3, 10), world.bvc.id, world.nurse.id)
    page = opened(qtbot, theme, world)
    page.filter.button("mine").click()
    assert page.empty is not None
    assert page.empty.accessibleName() == texts.EMPTY_MINE_TITLE
    assert page.add_button.isVisible()


@pytest.mark.rule("R34")
def test_a_childs_name_is_asked_about_before_it_is_kept(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Changing the text keeps what is typed; saying that it is no child saves it."""
    world.add_case(first_name="Maj")
    page = opened(qtbot, theme, world)
    page.new_presenter.open()
    page.form.what.setPlainText("Boka lokal i maj")
    dialogs_of(page).will_answer(False, True)
    page.form.save.click()
    assert page.form.isVisible()
    assert page.form.what.text() == "Boka lokal i maj"
    page.form.save.click()
    assert page.form.isHidden()
    assert len(page.list.rows) == 1


def test_what_is_wrong_is_said_at_the_field(qtbot: QtBot, theme: Theme, world: World) -> None:
    """An empty text; "Avbryt" then closes and forgets."""
    page = opened(qtbot, theme, world)
    page.new_presenter.open()
    page.form.save.click()
    assert page.form.what.accessibleDescription() == "Fältet är tomt. Skriv något där."
    write("Halv")
    page.flush()
    assert drafts_for(world.desk, "commitments/") == {"commitments/new/text": "Halv"}
    page.form.leave.click()
    assert drafts_for(world.desk, "commitments/") == {}
    assert page.form.isHidden()


def test_what_was_typed_in_the_form_survives_leaving_the_page(
    qtbot: QtBot, theme: Theme, world: World
) -> None:
    """It is there when the form is opened again."""
    page = opened(qtbot, theme, world)
    page.new_presenter.open()
    page.form.what.setPlainText("Halvfärdig")
    page.flush()
    other = opened(qtbot, theme, world)
    other.new_presenter.open()
    assert other.form.what.text() == "Halvfärdig"


def test_changes_from_elsewhere_keep_an_open_row(qtbot: QtBot, theme: Theme, world: World) -> None:
    """What is typed under a row stays when the list is shown anew."""
    key = promise(world, "Ett")
    page = opened(qtbot, theme, world)
    page.list.rows[key].button.click()
    panel = page.list.rows[key].panel
    assert panel is not None
    panel.note.setFocus()
    write("Skriver")
    for day in (date(2026, 3, 11), date(2026, 3, 12)):
        page.context.bus.publish(commitments.move_commitment(world.desk, CommitmentId(key), day).change)
    page.context.bus.publish(
        commitments.add_commitment(world.desk, "Två", date(2026, 3, 4), world.ifo.id).change
    )
    assert len(page.list.rows) == 2
    assert page.list.rows[key].panel is panel
    assert panel.note.text() == "Skriver"
    assert panel.note.hasFocus()


@pytest.mark.rule("R40")
def test_tab_follows_the_eye_when_rows_come(qtbot: QtBot, theme: Theme, world: World) -> None:
    """A row that came later and stands first is also reached first."""
    late = promise(world, "Senare", date(2026, 4, 1))
    page = opened(qtbot, theme, world)
    early = promise(world, "Tidigt", date(2026, 3, 4))
    page.presenter.load()
    qtbot.waitUntil(page.list.rows[early].main_control.isVisible)
    tab_to(page.print_own)
    reached = []
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(next(key for key, row in page.list.rows.items() if row.isAncestorOf(focused)))
    assert reached == [early, early, late, late]


def test_long_lists_are_shown_in_parts(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Forty at a time."""
    for number in range(42):
        promise(world, f"Uppgift {number}")
    page = opened(qtbot, theme, world)
    assert len(page.list.rows) == 40
    page.more.click()
    assert len(page.list.rows) == 42
    assert page.more.isHidden()


def test_promise_settled_elsewhere_is_said_plainly(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The list is then as it is."""
    key = promise(world, "Ett")
    page = opened(qtbot, theme, world)
    commitments.tick_off(world.desk, commitments.commitment_page(world.desk).still_open[0].commitment.id)
    page.presenter.tick(key)
    assert page.message.title == "Det är redan klart"
    assert page.list.rows == {}


@pytest.mark.rule("R40")
@pytest.mark.parametrize("look", [(ThemeMode.LIGHT, 1.0, 700), (ThemeMode.DARK, 2.0, 1120)])
def test_everything_has_a_name_and_nothing_is_cut_on_a_small_screen(
    qtbot: QtBot, theme: Theme, world: World, look: tuple[ThemeMode, float, int]
) -> None:
    """What is left beside the side bar of a small laptop at 150 %, and of a larger one at 200 % text."""
    mode, scale, width = look
    theme.set_mode(mode)
    theme.set_scale(scale)
    key = promise(world, "Ringa öppna förskolan om språkgrupp")
    commitments.mark_stuck(
        world.desk,
        commitments.commitment_page(world.desk).still_open[0].commitment.id,
        StuckReason.FAMILY_WANTS_TO_WAIT,
        "Kommentar",
    )
    page = show(qtbot, CommitmentsPage(context_for(world, theme)), width, 450)
    page.list.rows[key].button.click()
    assert nameless(page) == []
    inner = page.ground.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= page.ground.viewport().width()
    assert QApplication.focusWidget() is not None


@pytest.mark.rule("R35")
def test_what_nobody_has_stands_first_and_is_taken_over_by_keyboard(
    qtbot: QtBot, theme: Theme, world: World
) -> None:
    """Under its own heading, with what happened; one press makes it one's own."""
    promise(world, "Ett", date(2026, 3, 4))
    key = commitments.add_commitment(
        world.desk, "Boka lokal", date(2026, 3, 10), world.ifo.id, world.family_worker.id
    ).value.id
    page = opened(qtbot, theme, world)
    team.remove_member(world.desk, world.family_worker.id)
    page.presenter.load()
    assert next(iter(page.list.rows)) == key
    row = page.list.rows[key]
    assert page.list.cards[texts.WITHOUT_OWNER].y() == 0
    assert "Blev utan ansvarig 3 mars när Inga Exempel slutade" in row.accessibleName()
    tab_to(row.take_over)
    assert row.take_over.accessibleName().startswith("Ta över Boka lokal")
    press(Qt.Key.Key_Space)
    assert page.message.title == "Du tog över: Boka lokal"
    assert not page.list.rows[key].take_over.isVisible()
    assert "Togs över av Rakel Påhitt 3 mars när Inga Exempel slutade" in page.list.rows[key].accessibleName()


def test_the_agencys_promises_are_a_press_away(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The button says for whom, and leads to the paper with preview, print and save."""
    page = opened(qtbot, theme, world)
    assert page.print_own.text() == "Skriv ut för Förskolan Tallbacken"
    tab_to(page.print_own)
    press(Qt.Key.Key_Space)
    assert page.context.navigation.place == Place("papers", {"kind": "promises"})
