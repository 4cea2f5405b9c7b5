"""The practice team: made anew, apart from the real ones, with a meeting about to begin."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from barnombud.domain.clock import STOCKHOLM, FixedClock, swedish_date
from barnombud.domain.meeting.meeting import MeetingState
from barnombud.services.machine import Machine
from barnombud.services.practice import clear_practice, open_practice, practice_script
from barnombud.services.self_check import self_check
from barnombud.services.team import team_view
from barnombud.settings import known_teams
from barnombud.store.store_lock import StoreLock
from tests.stores import FAST_CAPS, FAST_COST, PASSPHRASE


@pytest.fixture
def machine(tmp_path: Path, fixed_clock: FixedClock) -> Machine:
    """Return a machine with an empty data folder and a quick key derivation."""
    return Machine(data_dir=tmp_path, clock=fixed_clock, cost=FAST_COST, caps=FAST_CAPS)


def test_practice_team_stands_before_its_meeting(machine: Machine) -> None:
    """Everything before the meeting has happened, the meeting itself has not."""
    desk = open_practice(machine, PASSPHRASE)
    try:
        assert desk.practice
        assert team_view(desk).team.practice
        with desk.unit_of_work() as uow:
            (meeting,) = uow.meetings.in_state(MeetingState.PLANNED)
            assert uow.cases.list()
            assert uow.audit.latest_instant() <= machine.clock.now()  # type: ignore[operator]  # never empty
        days = swedish_date(meeting.starts_at) - desk.today()
        assert timedelta(0) <= days <= timedelta(days=2)
    finally:
        desk.close()
    assert [team.practice for team in known_teams(machine.data_dir, practice=True)] == [True]
    assert known_teams(machine.data_dir) == ()


@pytest.mark.parametrize("hour", [0, 6, 12, 23])
def test_nothing_in_it_lies_in_the_future(hour: int) -> None:
    """Whatever the time of day, the last step has been, and less than a day ago."""
    now = datetime(2026, 3, 3, hour, 30, tzinfo=UTC)
    last = max(step.at for step in practice_script(now).steps).replace(tzinfo=STOCKHOLM)
    assert timedelta(0) <= now - last < timedelta(days=1)


def test_it_is_made_anew_each_time(machine: Machine) -> None:
    """What was practised before is gone, unless another window is still in it."""
    first = open_practice(machine, PASSPHRASE)
    second = open_practice(machine, PASSPHRASE)
    first.close()
    second.close()
    assert len(known_teams(machine.data_dir, practice=True)) == 2
    open_practice(machine, PASSPHRASE).close()
    (team,) = known_teams(machine.data_dir, practice=True)
    assert team.folder not in (first.store.folder, second.store.folder)


def test_clearing_looks_at_folders_of_teams_only(tmp_path: Path) -> None:
    """A missing root and a stray file are no trouble."""
    clear_practice(tmp_path / "none")
    (tmp_path / "note.txt").write_text("", encoding="utf-8")
    held, free = tmp_path / "held", tmp_path / "free"
    held.mkdir()
    free.mkdir()
    lock = StoreLock(held)
    lock.acquire()
    clear_practice(tmp_path)
    lock.release()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "profile") == ["held", "note.txt"]


def test_program_checks_itself() -> None:
    """A meeting held, papers written, texts and assets read."""
    found = self_check()
    assert found.papers >= 5
    assert found.texts >= 30
    assert found.assets >= 40


def test_a_program_that_writes_no_paper_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Silence would look like success."""
    monkeypatch.setattr("barnombud.services.self_check.play_script", lambda _script, _out: None)
    with pytest.raises(FileNotFoundError):
        self_check()
