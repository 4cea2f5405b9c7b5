"""The agenda of a planned meeting with real widgets on the real store, by mouse and by keyboard."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from barnombud.domain.meeting.meeting import Meeting, MeetingState
from barnombud.errors import UserError
from barnombud.services import meetings
from barnombud.services.holding import start_meeting
from barnombud.texts import meetings as texts
from barnombud.ui.navigation import Place
from barnombud.ui.pages.agenda.view import AgendaPage
from barnombud.ui.theme.theme import Theme
from barnombud.ui.theme.tokens import ThemeMode
from tests.ui.page_world import context_for, dialogs_of, nameless, press, show, tab_to, write
from tests.world import World

AT = datetime(2026, 3, 10, 12, tzinfo=UTC)


def planned(world: World) -> Meeting:
    """Plan a meeting."""
    return meetings.plan_meeting(world.desk, AT, place="Rummet").value


def opened(qtbot: QtBot, theme: Theme, world: World, meeting: Meeting) -> AgendaPage:
    """Show the page of one meeting."""
    page = show(qtbot, AgendaPage(context_for(world, theme)))
    page.shown({"meeting_id": meeting.id})
    return page


def titles(world: World, meeting: Meeting) -> list[str]:
    """Return own titles, or kinds, in order."""
    lines = meetings.meeting_page(world.desk, meeting.id).agenda
    return [line.item.title or line.item.kind.value for line in lines]


def test_one_clear_next_step_stands_at_the_top(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Date, planned time and the way to the meeting."""
    meeting = planned(world)
    page = opened(qtbot, theme, world, meeting)
    assert page.when.text() == "Tisdag 10 mars, 13.00–14.30"
    assert page.total.text().startswith("Punkterna tar")
    assert page.note.text() == texts.NO_CHILDREN
    page.start_button.click()
    assert page.context.navigation.place == Place("meeting", {"meeting_id": meeting.id})
    page.call_button.click()
    assert page.context.navigation.place == Place("papers", {"kind": "call", "meeting_id": meeting.id})


@pytest.mark.rule("R40")
def test_items_are_moved_by_keyboard_and_by_button(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Alt and an arrow; the cursor follows the item."""
    meeting = planned(world)
    page = opened(qtbot, theme, world, meeting)
    before = titles(world, meeting)
    tab_to(page.list)
    focused = QApplication.focusWidget()
    assert focused is not None
    chosen = page.list.current_key()
    QTest.keyClick(focused, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(world, meeting) == [before[1], before[0], *before[2:]]
    assert page.list.current_key() == chosen
    QTest.keyClick(focused, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(world, meeting) == before
    page.list.move_current(2)
    assert titles(world, meeting) == [before[1], before[2], before[0], *before[3:]]


def test_chosen_item_gets_its_title_and_minutes(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Kept when the field is left; a wrong number is said there and what was typed stays."""
    meeting = planned(world)
    page = opened(qtbot, theme, world, meeting)
    card = page.item_card
    tab_to(card.title_edit)
    card.title_edit.selectAll()
    write("Hej och välkomna")
    tab_to(card.minutes_edit)
    card.minutes_edit.selectAll()
    write("7")
    press(Qt.Key.Key_Return)
    first = meetings.meeting_page(world.desk, meeting.id).agenda[0].item
    assert (first.title, first.minutes) == ("Hej och välkomna", 7)
    card.minutes_edit.selectAll()
    write("999")
    press(Qt.Key.Key_Return)
    assert card.minutes_row.error
    assert card.minutes_edit.text() == "999"
    assert meetings.meeting_page(world.desk, meeting.id).agenda[0].item.minutes == 7
    card.title_edit.setText("Blomman 🌸")
    card.title_edit.editingFinished.emit()
    assert card.title_row.error
    assert card.title_edit.text() == "Blomman 🌸"


def test_items_are_added_in_one_line_and_removed(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Enter adds; a refused title stays in the field."""
    meeting = planned(world)
    page = opened(qtbot, theme, world, meeting)
    page.day.line.setText("2026-03-17")
    tab_to(page.new_title)
    press(Qt.Key.Key_Return)
    assert page.new_row.error
    write("Semester")
    press(Qt.Key.Key_Return)
    assert titles(world, meeting)[-1] == "Semester"
    assert (page.new_title.text(), page.new_row.error) == ("", "")
    assert page.day.line.text() == "2026-03-17", "what is typed and not yet saved stays"
    write("x🌸")
    page.add_button.click()
    assert page.new_title.text() == "x🌸"
    key = page.list.keys()[-1]
    page._on_chosen(key)
    page.item_card.remove_button.click()
    assert "Semester" not in titles(world, meeting)


@pytest.mark.rule("R12")
def test_child_has_no_title_and_the_last_block_cannot_be_moved(
    qtbot: QtBot, theme: Theme, world: World
) -> None:
    """The one who prepares sees first name and number; both parts say which they are."""
    world.consented_case("Ekorren", "Alva", agencies=(world.preschool, world.bvc))
    case = world.consented_case("Kajan", "Milo")
    meeting = planned(world)
    page = opened(qtbot, theme, world, meeting)
    assert page.note.text() == texts.LAST_BLOCK_HELP
    rows = {row.key: row for row in page._rows.values() if row.is_child}
    assert [row.last_block for row in rows.values()] == [False, True]
    first = next(key for key, row in rows.items() if not row.last_block)
    page._on_chosen(first)
    assert page.item_card.name.text() == f"Milo, ärende {case.number}"
    assert page.item_card.title_row.isHidden()
    assert page.item_card.remove_button.text() == texts.REMOVE_CHILD
    page._on_chosen("")
    assert page.item_card.help.isVisible()


def test_date_people_and_place_are_saved(qtbot: QtBot, theme: Theme, world: World) -> None:
    """A holiday is told and allowed; an impossible number and an empty date are told at their fields."""
    meeting = planned(world)
    page = opened(qtbot, theme, world, meeting)
    page.length.setText("0")
    page.save_button.click()
    assert page.rows["minutes"].error
    page.length.setText("60")
    page.day.line.setText("")
    page.save_button.click()
    assert page.rows["starts_at"].error
    page.day.line.setText("2026-06-19")
    page.place.setText("Salen")
    page.chair.setCurrentIndex(1)
    page.note_taker.setCurrentIndex(2)
    tab_to(page.save_button)
    press(Qt.Key.Key_Space)
    kept = meetings.meeting_page(world.desk, meeting.id).meeting
    assert (kept.minutes, kept.place, kept.chair_id, kept.note_taker_id) == (
        60,
        "Salen",
        world.rektor.id,
        world.nurse.id,
    )
    assert "midsommarafton" in page.day_note.text()
    page.place.setText("a\x07")
    page.save_button.click()
    assert page.rows["place"].error


def test_meeting_is_cancelled_only_after_a_question(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Nothing is lost, and the list comes up."""
    meeting = planned(world)
    page = opened(qtbot, theme, world, meeting)
    dialogs_of(page).will_answer(False, True)
    page.cancel_button.click()
    assert meetings.meeting_page(world.desk, meeting.id).meeting.state is MeetingState.PLANNED
    page.cancel_button.click()
    assert meetings.meeting_page(world.desk, meeting.id).meeting.state is MeetingState.CANCELLED
    assert page.context.navigation.place == Place("meetings", {})


def test_meeting_that_has_begun_can_only_be_gone_to(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Fields are closed; trouble from a page that was not fresh is said on top."""
    meeting = planned(world)
    page = opened(qtbot, theme, world, meeting)
    start_meeting(world.desk, meeting.id)
    page.save_button.click()
    assert page.message.title
    page.shown({"meeting_id": meeting.id})
    assert page.start_button.text() == texts.GO_ON
    assert not page.save_button.isEnabled()
    page.presenter.on_change("nothing of ours")


def test_nothing_is_saved_before_a_meeting_is_shown(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Half a form, or no meeting, is not sent on."""
    page = show(qtbot, AgendaPage(context_for(world, theme)))
    page.presenter.save(None, None, "", "", ("", ""))
    meeting = planned(world)
    page.shown({"meeting_id": meeting.id})
    page.presenter.save(None, None, "60", "", ("", ""))
    assert page.rows["starts_at"].error == texts.DAY_MISSING
    page.presenter.save(date(2026, 3, 17), time(13), "x", "", ("", ""))
    assert page.rows["minutes"].error == texts.NUMBER_WRONG
    assert meetings.meeting_page(world.desk, meeting.id).meeting == meeting


@pytest.mark.rule("R40")
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_has_a_name_and_fits(qtbot: QtBot, theme: Theme, world: World, scale: float) -> None:
    """Light and dark, normal and double text."""
    theme.set_mode(ThemeMode.DARK)
    theme.set_scale(scale)
    page = opened(qtbot, theme, world, planned(world))
    assert nameless(page) == []
    assert not issubclass(UserError, str)


@pytest.mark.rule("R40")
def test_nobody_is_proposed_while_nobody_has_to_leave(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The first choice of each duty then says that nobody is needed, and no proposal without a name."""
    page = opened(qtbot, theme, world, planned(world))
    first = {box.itemText(0) for box in page.substitutes.boxes.values()}
    assert first == {"Behövs inte, som det ser ut nu"}
