"""The issue's list of bad input and trouble: each gets a plain Swedish sentence, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from barnombud.domain.case import CaseIdentity
from barnombud.domain.clock import swedish_instant
from barnombud.domain.consent.events import Answer
from barnombud.domain.identity_number import parse_identity_number
from barnombud.domain.meeting.meeting import AgendaItem, ItemKind
from barnombud.domain.meeting_calendar import MONTHLY
from barnombud.errors import (
    DiskFull,
    InputError,
    NoPermission,
    RuleViolation,
    StoreInUse,
    StoreTooNew,
    UserError,
)
from barnombud.services import cases, meetings
from barnombud.services.commitments import add_commitment
from barnombud.services.consents import record_answer
from barnombud.services.consultations import add_consultation
from barnombud.services.drafts import drafts_for, save_draft
from barnombud.services.founding import found_team
from barnombud.services.holding import open_general_item, start_meeting, write_general_item
from barnombud.services.minutes import add_addendum
from barnombud.services.scenario.command import INVALID, run
from barnombud.services.unlocking import unlock_team
from barnombud.texts.errors import said_error
from tests.faults.disks import files_at_most, remount, small_disk
from tests.scenario.files import file, step
from tests.stores import PASSPHRASE
from tests.world import TEAM, World

LONG = "a" * 200_000
CONTROL = "Vilan\x00\x1b[31m"
ARABIC = "\u202eهل تنام جيدا"
EMOJI = "Sover gott 🌸"


def told(work: Callable[[], object]) -> UserError:
    """Do what is refused; it must be said in Swedish, and not as something nobody expected."""
    with pytest.raises(UserError) as caught:
        work()
    unexpected = said_error(UserError())[0]
    for said in said_error(caught.value):
        assert said != unexpected, caught.value
        assert said.title
        assert said.cause.endswith("."), said
        assert said.advice.endswith((".", "?")), said
        assert "_" not in said.text, "no code is shown"
        assert "{" not in said.text
    return caught.value


def fields(work: Callable[[], object]) -> tuple[str, str]:
    """Return field and reason of what is refused at a field."""
    error = told(work)
    assert isinstance(error, InputError)
    return error.field, error.reason


def running_item(world: World) -> AgendaItem:
    """Return an open general item of a running meeting."""
    meeting = meetings.plan_meeting(world.desk, world.clock.now()).value
    start_meeting(world.desk, meeting.id)
    lines = meetings.meeting_page(world.desk, meeting.id).agenda
    item = next(line.item for line in lines if line.item.kind is ItemKind.LEARNING)
    return open_general_item(world.desk, item.id).value


@pytest.mark.parametrize("blank", ["", "   ", "\n\t "])
def test_empty_text(world: World, blank: str) -> None:
    """At the field that lacks something."""
    meeting = meetings.plan_meeting(world.desk, world.clock.now()).value
    assert fields(lambda: cases.add_case(world.desk, blank, (cases.NewGuardian(),))) == ("alias", "empty")
    assert fields(lambda: meetings.add_item(world.desk, meeting.id, blank)) == ("title", "empty")
    assert fields(lambda: add_consultation(world.desk, blank, somebody_said_no=False))[1] == "empty"
    assert fields(lambda: add_addendum(world.desk, meeting.id, blank)) == ("text", "empty")
    today = world.desk.today()
    assert fields(lambda: add_commitment(world.desk, blank, today, world.bvc.id, None))[1] == "empty"
    assert cases_of(world) == 0


def cases_of(world: World) -> int:
    """Count the cases that are kept."""
    with world.desk.unit_of_work() as uow:
        return len(uow.cases.list())


def test_very_long_text(world: World) -> None:
    """Refused, not cut; what was kept before stands, and what is being typed is kept as a draft."""
    item = running_item(world)
    write_general_item(world.desk, item.id, "Det vi sa.", "")
    assert fields(lambda: write_general_item(world.desk, item.id, LONG, ""))[1] == "too_long"
    with world.desk.unit_of_work() as uow:
        assert uow.agenda.get(item.id).notes == "Det vi sa."
    assert fields(lambda: cases.add_case(world.desk, LONG, (cases.NewGuardian(),)))[1] == "too_long"
    assert fields(lambda: meetings.add_item(world.desk, item.meeting_id, LONG))[1] == "too_long"
    assert fields(lambda: add_consultation(world.desk, LONG, somebody_said_no=False))[1] == "too_long"
    assert fields(lambda: save_draft(world.desk, "a/b", LONG))[1] == "too_long"
    save_draft(world.desk, "a/b", "a" * 40_000)
    assert len(drafts_for(world.desk, "a/")["a/b"]) == 40_000
    case = world.consented_case()
    wrong = CaseIdentity(alias="Ekorren").model_copy(update={"first_name": LONG})
    assert fields(lambda: cases.save_identity(world.desk, case.id, wrong))[1] == "too_long"
    with world.desk.unit_of_work() as uow:
        assert uow.cases.identity(case.id).first_name == "Alva", "the case can still be opened"


@pytest.mark.parametrize("odd", [CONTROL, EMOJI])
def test_control_characters_and_emoji_where_they_would_be_printed(world: World, odd: str) -> None:
    """What cannot be printed is told before it is frozen on paper."""
    meeting = meetings.plan_meeting(world.desk, world.clock.now()).value
    assert fields(lambda: meetings.add_item(world.desk, meeting.id, odd))[0] == "title"
    place = meeting.model_copy(update={"place": odd})
    assert fields(lambda: meetings.save_meeting(world.desk, place))[0] == "place"
    assert meetings.meeting_page(world.desk, meeting.id).meeting == meeting


@pytest.mark.parametrize("odd", [ARABIC, EMOJI, "Zoë Łątka", "日本語", "a\u0301\u200f"])
def test_right_to_left_and_emoji_text_is_kept_as_it_was_written(world: World, odd: str) -> None:
    """Text that is not printed at once is never changed or lost."""
    item = running_item(world)
    write_general_item(world.desk, item.id, odd, odd)
    save_draft(world.desk, "a/b", odd)
    with world.desk.unit_of_work() as uow:
        kept = uow.agenda.get(item.id)
    assert (kept.notes, kept.agreed) == (odd, odd)
    assert drafts_for(world.desk, "a/")["a/b"] == odd


def test_half_a_character_from_a_broken_clipboard(world: World) -> None:
    """Half an emoji can be no text; it is told and not a crash."""
    item = running_item(world)
    assert fields(lambda: write_general_item(world.desk, item.id, "Hej \ud83c", ""))[1] == "unprintable"


def test_dates_that_cannot_be(world: World) -> None:
    """A meeting yesterday, a birth date tomorrow, an answer from the future, a promise already past."""
    yesterday = world.clock.now() - timedelta(days=1)
    assert fields(lambda: meetings.plan_meeting(world.desk, yesterday)) == ("starts_at", "in_the_past")
    case = world.consented_case()
    tomorrow = world.desk.today() + timedelta(days=1)
    unborn = CaseIdentity(alias="Ekorren", first_name="Alva", birth_date=tomorrow)
    assert isinstance(told(lambda: cases.save_identity(world.desk, case.id, unborn)), RuleViolation)
    with world.desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(case.id)[0]
        before = uow.consents.for_case(case.id)
    late = world.terms().model_copy(update={"valid_to": date(2030, 1, 1)})
    answer = Answer.YES
    told(lambda: record_answer(world.desk, case.id, guardian.id, answer, late))
    told(lambda: record_answer(world.desk, case.id, guardian.id, Answer.NO, happened_on=tomorrow))
    with world.desk.unit_of_work() as uow:
        assert uow.consents.for_case(case.id) == before


@pytest.mark.parametrize("number", ["20170101-2394", "20230229-2397", "abc", "2017"])
def test_identity_numbers_that_cannot_be(world: World, number: str) -> None:
    """A wrong check digit, an impossible day, no number at all."""
    today = world.desk.today()
    assert fields(lambda: parse_identity_number(number, today=today))[0] == "identity_number"


@pytest.mark.rule("R45")
def test_same_child_twice_is_a_question_and_never_a_stop(world: World) -> None:
    """Two children may share a name; two cases about one child are found and shown."""
    first = world.consented_case("Ekorren", "Alva")
    second = world.consented_case("Kajan", "Alva")
    born = CaseIdentity(alias="Ekorren", first_name="Alva", family_name="Påhitt", birth_date=date(2021, 5, 4))
    cases.save_identity(world.desk, first.id, born)
    again = born.model_copy(update={"alias": "Kajan"})
    assert cases.look_alikes(world.desk, second.id, again) == (first.id,)
    cases.save_identity(world.desk, second.id, again)
    assert cases.look_alikes(world.desk, first.id, CaseIdentity(alias="Räven", first_name="Bo")) == ()


def test_meeting_on_a_holiday_is_told_and_allowed(world: World) -> None:
    """The team decides itself."""
    at = swedish_instant(date(2026, 12, 24), MONTHLY.start_time)
    meeting = meetings.plan_meeting(world.desk, at).value
    assert meetings.meeting_page(world.desk, meeting.id).holiday is not None


def test_item_with_0_minutes_has_no_time_box_and_below_is_refused(world: World) -> None:
    """0 is allowed; -1 is told at the field."""
    meeting = meetings.plan_meeting(world.desk, world.clock.now()).value
    item = meetings.meeting_page(world.desk, meeting.id).agenda[0].item
    assert meetings.set_item_minutes(world.desk, item.id, 0).value.minutes == 0
    assert fields(lambda: meetings.set_item_minutes(world.desk, item.id, -1)) == ("minutes", "out_of_range")


def test_full_disk(world: World) -> None:
    """The text before stands, and goes in when there is room."""
    item = running_item(world)
    write_general_item(world.desk, item.id, "Det vi sa.", "")
    size = max(path.stat().st_size for path in world.folder.iterdir() if path.is_file())
    with files_at_most(size + 4096):
        error = told(lambda: [write_general_item(world.desk, item.id, "b" * 19_000, "") for _ in range(99)])
    assert isinstance(error, DiskFull)
    with world.desk.unit_of_work() as uow:
        assert uow.agenda.get(item.id).notes in ("Det vi sa.", "b" * 19_000)
    write_general_item(world.desk, item.id, "Och så gick det igen.", "")


def test_folder_that_may_not_be_written(world: World, tmp_path: Path) -> None:
    """A new team is not half made."""
    with small_disk(tmp_path / "disk") as disk:
        remount(disk, "ro")
        error = told(lambda: found_team(world.machine, TEAM, PASSPHRASE, disk / "team"))
        assert isinstance(error, NoPermission)
        assert list(disk.iterdir()) == []


def test_store_in_use_by_another_window(world: World) -> None:
    """The window that has it goes on undisturbed."""
    error = told(lambda: unlock_team(world.machine, world.folder, world.nurse.id, PASSPHRASE))
    assert isinstance(error, StoreInUse)
    world.add_case()


def test_store_of_a_newer_version(world: World) -> None:
    """Told, and left as it is."""
    with world.desk.store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    world.desk.close()
    error = told(lambda: unlock_team(world.machine, world.folder, world.rektor.id, PASSPHRASE))
    assert isinstance(error, StoreTooNew)


def test_scenario_with_an_unknown_field(tmp_path: Path) -> None:
    """The field is named, and nothing is written."""
    said: list[str] = []
    path = file(tmp_path, step("consult", 0, 'key = "q"\nquestion = "Hur?"\ncolour = "blue"'))
    assert run(path, tmp_path / "out", None, said.append) == INVALID
    assert "steps.0.consult.colour" in said[0]
    assert not (tmp_path / "out").exists()
