"""The calendar file of a team's own meetings, saved beside the computer's files and on a stick."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.meeting_calendar import MONTHLY
from barnombud.services.calendar_file import make_calendar, save_calendar
from barnombud.services.encrypted_archive import unpacked
from barnombud.services.meetings import cancel_meeting, plan_extra_meeting, plan_meeting, save_meeting
from barnombud.services.team import save_series
from tests.calendar_reader import read_calendar
from tests.held_meeting import hold
from tests.sticks import as_stick
from tests.world import World


def test_meetings_ahead_and_the_days_of_the_series_for_a_year(world: World) -> None:
    """A meeting that is over is left out, and so is everything of a child."""
    held = hold(world)
    made = make_calendar(world.desk)
    assert (made.change.op, made.value.events) == (Op.SAVE_PAPER, 0)
    assert held.meeting_id not in str(made.value.content)
    day = world.clock.now() + timedelta(days=7)
    meeting = plan_meeting(world.desk, day, place="Personalrummet").value
    plan_extra_meeting(world.desk, day + timedelta(days=1))
    save_series(world.desk, MONTHLY)
    content = make_calendar(world.desk).value.content
    events = read_calendar(content)
    assert [each.status for each in events] == ["CONFIRMED"] * 2 + ["TENTATIVE"] * (len(events) - 2)
    assert 11 <= len(events) - 2 <= 13
    assert events[0].location == "Personalrummet"
    assert all(each.starts.astimezone().isoweekday() == 2 for each in events[2:])
    for word in ("Alva", "Ekorren", "Mira", held.cases["Ekorren"].number, "Rakel"):
        assert word not in content.decode()
    save_meeting(world.desk, meeting.model_copy(update={"starts_at": day + timedelta(hours=1)}))
    again = read_calendar(make_calendar(world.desk).value.content)
    assert (again[0].uid, again[0].sequence) == (events[0].uid, 1)
    assert again[1:] == events[1:]
    cancel_meeting(world.desk, meeting.id)
    assert read_calendar(make_calendar(world.desk).value.content)[0].status == "CANCELLED"


def test_it_is_written_whole_with_its_ending_and_locked_on_a_stick(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On what can be carried away it lies in an encrypted archive (R37)."""
    plan_meeting(world.desk, world.clock.now() + timedelta(days=7))
    made = make_calendar(world.desk).value
    saved = save_calendar(made, tmp_path / "möten")
    assert (saved.path.name, saved.phrase) == ("möten.ics", "")
    assert saved.path.read_bytes() == made.content
    assert save_calendar(made, tmp_path / "a.ICS").path.name == "a.ICS"
    stick = as_stick(monkeypatch, tmp_path / "stick")
    locked = save_calendar(made, stick / "b.ics")
    assert locked.path == stick / "barnombudsmoten.zip"
    assert unpacked(locked.path.read_bytes(), locked.phrase) == (("barnombudsmoten.ics", made.content),)
    assert made.content not in locked.path.read_bytes()
