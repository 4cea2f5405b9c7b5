"""Möten with real widgets on the real store, by mouse and by keyboard."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from barnombud.domain.clock import STOCKHOLM
from barnombud.domain.meeting_calendar import MONTHLY
from barnombud.services import meetings
from barnombud.services.holding import end_meeting, start_meeting
from barnombud.services.minutes import finalise_minutes
from barnombud.texts import calendar
from barnombud.texts import meetings as texts
from barnombud.ui.pages.meetings.presenter import NewMeeting
from barnombud.ui.pages.meetings.view import MeetingsPage
from barnombud.ui.theme.theme import Theme
from tests.calendar_reader import read_calendar
from tests.sticks import as_stick
from tests.ui.page_world import context_for, dialogs_of, nameless, press, show, tab_to
from tests.world import World

AT = datetime(2026, 3, 10, 12, tzinfo=UTC)


def opened(qtbot: QtBot, theme: Theme, world: World) -> MeetingsPage:
    """Show the page."""
    return show(qtbot, MeetingsPage(context_for(world, theme)))


def page_of(page: MeetingsPage) -> str:
    """Return the page navigated to."""
    assert page.context.navigation.place is not None
    return page.context.navigation.place.page


def test_new_team_takes_the_proposed_date_with_one_press(qtbot: QtBot, theme: Theme, world: World) -> None:
    """No form until somebody wants another day; the agenda comes up at once."""
    page = opened(qtbot, theme, world)
    assert page.empty.isVisible()
    assert page.fields.isHidden()
    assert (page.when.text(), page.note.text()) == ("Tisdag 10 mars, 13.00–14.30", texts.PROPOSED)
    tab_to(page.plan_button)
    press(Qt.Key.Key_Space)
    (line,) = meetings.meeting_list(world.desk)
    assert line.meeting.starts_at == AT
    assert page.context.navigation.place is not None
    assert page.context.navigation.place.ids == {"meeting_id": line.meeting.id}
    assert page_of(page) == "agenda"
    assert page.table.isVisible()


def test_another_day_is_chosen_in_the_fields(qtbot: QtBot, theme: Theme, world: World) -> None:
    """By keyboard alone; errors stand at the field and what was typed stays."""
    page = opened(qtbot, theme, world)
    tab_to(page.change_button)
    press(Qt.Key.Key_Space)
    assert page.fields.isVisible()
    page.day.line.setText("2026-02-30")
    page.plan_button.click()
    assert page.rows["starts_at"].error
    page.day.line.setText("2026-03-17")
    page.length.setText("")
    page.plan_button.click()
    assert page.rows["minutes"].error
    page.length.setText("601")
    page.plan_button.click()
    assert page.rows["minutes"].error
    page.length.setText("45")
    page.place.setText("Salen")
    page.presenter.load()
    assert page.day.line.text() == "2026-03-17", "what is typed stays when the list is fetched again"
    tab_to(page.plan_button)
    press(Qt.Key.Key_Space)
    (line,) = meetings.meeting_list(world.desk)
    starts = line.meeting.starts_at.astimezone(STOCKHOLM)
    assert (starts.date(), line.meeting.minutes, line.meeting.place) == (date(2026, 3, 17), 45, "Salen")
    assert not line.meeting.extra


def test_extra_meeting_is_asked_for_and_can_be_taken_back(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The proposal is there again afterwards."""
    page = opened(qtbot, theme, world)
    page.extra_button.click()
    assert page.when.text() == texts.EXTRA_TITLE
    assert page.plan_button.text() == texts.PLAN_EXTRA
    page.day.line.setText("2026-03-05")
    page.no_extra_button.click()
    assert page.fields.isHidden()
    assert page.day.value() == date(2026, 3, 10)
    page.extra_button.click()
    page.day.line.setText("2026-03-05")
    page.plan_button.click()
    (line,) = meetings.meeting_list(world.desk)
    assert line.meeting.extra


def test_rows_lead_to_the_page_that_fits_the_meeting(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Planned: agenda; running: the meeting; ended: papers. Newest first, with the minutes' number."""
    done = meetings.plan_meeting(world.desk, world.clock.now()).value
    start_meeting(world.desk, done.id)
    end_meeting(world.desk, done.id)
    page = opened(qtbot, theme, world)
    finalise_minutes(world.desk, done.id, read_through=True)
    running = meetings.plan_meeting(world.desk, world.clock.now() + timedelta(hours=1)).value
    start_meeting(world.desk, running.id)
    later = meetings.plan_meeting(world.desk, AT).value
    page.shown({})
    for meeting, place in ((later, "agenda"), (running, "meeting"), (done, "papers")):
        page.table.row_activated.emit(meeting.id)
        assert page_of(page) == place


def test_proposal_on_a_holiday_says_which(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The series skips them; a proposal made elsewhere may still be one."""
    page = opened(qtbot, theme, world)
    note = texts.holiday(date(2026, 6, 19), "midsummer_eve")
    page.show_proposal(NewMeeting(date(2026, 6, 19), MONTHLY.start_time, 90, "Fredag 19 juni", note))
    assert "midsommarafton" in page.note.text()


def test_trouble_and_changes_elsewhere(qtbot: QtBot, theme: Theme, world: World) -> None:
    """What is told on top, and when the list is fetched anew."""
    page = opened(qtbot, theme, world)
    page.say_trouble("Det gick inte", "Försök igen.")
    assert page.message.title == "Det gick inte"
    outcome = meetings.plan_meeting(world.desk, AT)
    page.context.bus.changed.emit(outcome.change)
    assert page.table.isVisible()
    page.presenter.on_change(None)
    page.presenter.plan(None, None, "60", "", extra=False)
    assert page.rows["starts_at"].error == texts.DAY_MISSING
    page.presenter.plan(date(2026, 3, 17), MONTHLY.start_time, "x", "", extra=False)
    assert page.rows["minutes"].error == texts.NUMBER_WRONG
    page.presenter.plan(date(2026, 3, 1), MONTHLY.start_time, "60", "", extra=False)
    assert page.fields.isVisible()
    assert page.rows["starts_at"].error not in ("", texts.DAY_MISSING)


@pytest.mark.rule("R40")
def test_every_control_has_a_name(qtbot: QtBot, theme: Theme, world: World) -> None:
    """With the fields open too."""
    page = opened(qtbot, theme, world)
    page.change_button.click()
    assert nameless(page) == []


def test_the_meetings_are_saved_for_an_ordinary_calendar(
    qtbot: QtBot, theme: Theme, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By keyboard; on a stick its passphrase is told, and a folder that is gone is said."""
    meetings.plan_meeting(world.desk, AT)
    page = opened(qtbot, theme, world)
    dialogs_of(page).will_choose(tmp_path / "moten.ics", tmp_path / "borta" / "moten.ics")
    tab_to(page.calendar.button)
    press(Qt.Key.Key_Space)
    assert len(read_calendar((tmp_path / "moten.ics").read_bytes())) == 1
    shown = [label.text() for label in page.message.findChildren(QLabel)]
    assert calendar.SAVED in shown
    page.calendar.button.click()
    assert calendar.SAVED not in [label.text() for label in page.message.findChildren(QLabel)]
    stick = as_stick(monkeypatch, tmp_path / "stick")
    dialogs_of(page).will_choose(stick / "moten.ics")
    page.calendar.button.click()
    assert [path.name for path in stick.iterdir()] == ["barnombudsmoten.zip"]
    assert page.calendar.button.isEnabled()
