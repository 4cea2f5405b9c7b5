"""Hem: what waits, what runs out, and the next meeting."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from barnombud.domain.consultation import ConsultationState
from barnombud.services.commitments import add_commitment
from barnombud.services.consents import record_asked
from barnombud.services.consultations import add_consultation
from barnombud.services.holding import end_meeting, start_meeting
from barnombud.services.home import home_page
from barnombud.services.meetings import cancel_meeting, plan_meeting
from barnombud.services.minutes import finalise_minutes
from tests.world import World

NEXT_WEEK = datetime(2026, 3, 10, 12, tzinfo=UTC)


def test_empty_team_sees_an_empty_page(world: World) -> None:
    """Nothing planned, nothing due, nothing to read."""
    page = home_page(world.desk)
    assert page.team.name == "Tallbackens barnombudsteam"
    assert (page.running, page.next_meeting) == (None, None)
    assert (page.named_children, page.without_consent, page.consultations, page.follow_ups) == (0, 0, 0, 0)
    assert (page.due, page.running_out, page.to_read_through, page.read_through_late) == ((), (), (), False)
    assert [member.id for member in page.members] == [member.id for member in world.members]


def test_next_meeting_is_the_first_that_is_still_to_come(world: World) -> None:
    """Cancelled ones and past days do not count; today's does."""
    later = plan_meeting(world.desk, NEXT_WEEK).value
    sooner = plan_meeting(world.desk, NEXT_WEEK - timedelta(days=2)).value
    assert home_page(world.desk).next_meeting == sooner
    cancel_meeting(world.desk, sooner.id)
    assert home_page(world.desk).next_meeting == later
    world.clock.set(NEXT_WEEK + timedelta(hours=5))
    assert home_page(world.desk).next_meeting == later
    world.clock.set(NEXT_WEEK + timedelta(days=1))
    assert home_page(world.desk).next_meeting is None


def test_counts_what_the_meeting_will_take_up(world: World) -> None:
    """Children by name, consultations, and answers still missing."""
    world.consented_case()
    waiting = world.add_case("Kajan", guardians=("Lena Låtsas",))
    with world.desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(waiting.id)[0]
    record_asked(world.desk, waiting.id, guardian.id)
    made = add_consultation(world.desk, "Hur gör ni med vilan?", somebody_said_no=False).value
    plan_meeting(world.desk, NEXT_WEEK)
    page = home_page(world.desk)
    assert made.state is ConsultationState.PREPARED
    assert (page.named_children, page.without_consent, page.consultations) == (1, 1, 1)


def test_promises_come_overdue_first(world: World) -> None:
    """With who and when; the case only when its key is held."""
    add_commitment(world.desk, "Boka lokal", date(2026, 3, 20), world.preschool.id, world.rektor.id)
    add_commitment(world.desk, "Skriv ut", date(2026, 3, 4), world.bvc.id, None)
    world.clock.set(world.clock.now() + timedelta(days=3))
    page = home_page(world.desk)
    assert [(line.commitment.text, line.overdue) for line in page.due] == [
        ("Skriv ut", True),
        ("Boka lokal", False),
    ]
    assert {(line.case_number, line.shown_name) for line in page.due} == {("", "")}


def test_consents_that_run_out_are_told_in_time(world: World) -> None:
    """Within the team's own number of days."""
    case = world.consented_case()
    assert home_page(world.desk).running_out == ()
    world.clock.set(datetime(2026, 8, 20, 8, tzinfo=UTC))
    (line,) = home_page(world.desk).running_out
    assert (line.case.id, line.shown_name, line.runs_out_on) == (case.id, "Alva", date(2026, 9, 2))


def test_minutes_wait_to_be_read_through_and_are_late_after_a_week(world: World) -> None:
    """Until they are finalised."""
    meeting = plan_meeting(world.desk, world.clock.now()).value
    start_meeting(world.desk, meeting.id)
    assert home_page(world.desk).running is not None
    end_meeting(world.desk, meeting.id)
    page = home_page(world.desk)
    assert [each.id for each in page.to_read_through] == [meeting.id]
    assert (page.running, page.read_through_late) == (None, False)
    world.clock.set(world.clock.now() + timedelta(days=8))
    assert home_page(world.desk).read_through_late
    finalise_minutes(world.desk, meeting.id, read_through=True)
    page = home_page(world.desk)
    assert (page.to_read_through, page.read_through_late) == ((), False)
