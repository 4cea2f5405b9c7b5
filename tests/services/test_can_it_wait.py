"""What is asked when a child is added: how long to the next meeting, and whom to ring."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from barnombud.domain.clock import STOCKHOLM
from barnombud.domain.team import TeamRules
from barnombud.services import meetings, team
from barnombud.services.can_it_wait import can_it_wait
from tests.services.test_protection import enable
from tests.world import World


def test_without_a_planned_meeting_there_is_none_to_wait_for(world: World) -> None:
    """An extra one is proposed for the next working day."""
    facts = can_it_wait(world.desk)
    assert (facts.next_meeting, facts.days) == (None, None)
    assert facts.extra_at.astimezone(STOCKHOLM).isoformat()[:16] == "2026-03-04T13:00"
    assert facts.agencies == world.agencies
    assert (facts.own_agency, facts.today) == (world.preschool.id, date(2026, 3, 3))


def test_days_are_counted_to_the_soonest_planned_meeting(world: World) -> None:
    """A cancelled one is not waited for."""
    for day in (20, 10, 5):
        planned = meetings.plan_meeting(world.desk, datetime(2026, 3, day, 12, tzinfo=UTC)).value
        if day == 5:
            meetings.cancel_meeting(world.desk, planned.id)
    facts = can_it_wait(world.desk)
    assert (facts.next_meeting, facts.days) == (datetime(2026, 3, 10, 12, tzinfo=UTC), 7)


def test_weekends_and_holidays_are_passed_over(world: World) -> None:
    """Thursday before Good Friday: the Tuesday after Easter Monday."""
    world.clock.set(datetime(2026, 4, 2, 8, tzinfo=UTC))
    assert can_it_wait(world.desk).extra_at.astimezone(STOCKHOLM).date() == date(2026, 4, 7)


def test_the_teams_own_telephones_are_told(world: World) -> None:
    """Day and out of hours."""
    rules = TeamRules(telephone_social_services="08-46500410", telephone_out_of_hours="08-46500499")
    team.save_rules(world.desk, rules)
    facts = can_it_wait(world.desk)
    assert (facts.telephone_social_services, facts.telephone_out_of_hours) == ("08-46500410", "08-46500499")


@pytest.mark.rule("R23")
def test_it_says_whether_protected_identities_are_handled_here(world: World) -> None:
    """Only once the municipality's decision is entered."""
    assert not can_it_wait(world.desk).handles_protected
    enable(world)
    assert can_it_wait(world.desk).handles_protected
