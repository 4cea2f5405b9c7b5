"""Confirming with one's own passphrase, where the municipality asks for it (R8, R35)."""

from __future__ import annotations

import pytest

from barnombud.domain.consent.events import Confirmation
from barnombud.domain.ids import AgencyId, CaseId, MeetingId, MemberId
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.domain.team import Agency, Member, TeamRules
from barnombud.errors import RuleViolation, WrongPassphrase
from barnombud.services import consent_round, consents, holding, room
from barnombud.services.representing import RepresentingBlocker
from barnombud.services.team import save_rules
from barnombud.services.vouching import Vouch, VouchBlocker
from tests.held_meeting import plan
from tests.stores import PASSPHRASE
from tests.world import World


def _ready(world: World) -> tuple[CaseId, MeetingId]:
    """A running meeting with everybody there and one child; the rules ask for own passphrases."""
    save_rules(world.desk, TeamRules(confirm_with_passphrase=True))
    case = world.consented_case()
    meeting_id = plan(world)
    holding.start_meeting(world.desk, meeting_id)
    everybody = tuple(member.id for member in world.members)
    room.note_members(world.desk, meeting_id, everybody, AttendanceKind.ARRIVED)
    return case.id, meeting_id


def _vouch(world: World, member: Member, passphrase: str = PASSPHRASE) -> Vouch:
    return Vouch(member.id, passphrase, world.machine)


def _confirmed(world: World, case_id: CaseId) -> dict[AgencyId, MemberId]:
    with world.desk.unit_of_work() as uow:
        found: tuple[Confirmation, ...] = uow.consents.confirmations(case_id)
    return {each.agency_id: each.member_id for each in found}


@pytest.mark.rule("R8")
@pytest.mark.parametrize("who", ["nobody", "another_agency"])
def test_without_her_own_passphrase_nothing_is_confirmed(world: World, who: str) -> None:
    """Neither by the signed-in member's press nor by somebody of another agency."""
    case_id, meeting_id = _ready(world)
    vouch = None if who == "nobody" else _vouch(world, world.rektor)
    with pytest.raises(RuleViolation) as refused:
        consents.confirm_consent(world.desk, case_id, world.bvc.id, vouch)
    assert refused.value.blockers == (VouchBlocker.OWN_PROOF_NEEDED,)
    if vouch is None:
        with pytest.raises(RuleViolation):
            consent_round.confirm_present(world.desk, meeting_id)
    assert _confirmed(world, case_id) == {}


@pytest.mark.rule("R8")
@pytest.mark.rule("R35")
def test_a_wrong_passphrase_confirms_nothing(world: World) -> None:
    """It is tried against her slot in the keyring."""
    case_id, meeting_id = _ready(world)
    wrong = _vouch(world, world.nurse, "något helt annat här")
    with pytest.raises(WrongPassphrase):
        consents.confirm_consent(world.desk, case_id, world.bvc.id, wrong)
    with pytest.raises(WrongPassphrase):
        consent_round.confirm_present(world.desk, meeting_id, wrong)
    assert _confirmed(world, case_id) == {}


@pytest.mark.rule("R8")
def test_each_confirms_for_her_own_agency_in_her_own_name(world: World) -> None:
    """One press an agency; the confirmation is the vouching person's, not the signed-in one's."""
    case_id, meeting_id = _ready(world)
    made = consent_round.confirm_present(world.desk, meeting_id, _vouch(world, world.nurse))
    assert made.value == 1
    consents.confirm_consent(world.desk, case_id, world.ifo.id, _vouch(world, world.family_worker))
    consents.confirm_consent(world.desk, case_id, vouch=_vouch(world, world.teacher))
    assert _confirmed(world, case_id) == {
        world.bvc.id: world.nurse.id,
        world.ifo.id: world.family_worker.id,
        world.preschool.id: world.teacher.id,
    }


@pytest.mark.rule("R8")
def test_where_it_is_not_asked_for_a_vouch_changes_nothing(world: World) -> None:
    """The default: one press by the signed-in member for all who are here."""
    case_id, meeting_id = _ready(world)
    save_rules(world.desk, TeamRules())
    assert consent_round.confirm_present(world.desk, meeting_id).value == 3
    assert set(_confirmed(world, case_id).values()) == {world.rektor.id}


@pytest.mark.rule("R8")
def test_an_absent_agency_is_not_vouched_for(world: World) -> None:
    """Her passphrase is right, but nobody of her agency is in the room (docs/decisions/0031)."""
    case_id, meeting_id = _ready(world)
    agency: Agency = world.bvc
    room.note_members(world.desk, meeting_id, (world.nurse.id,), AttendanceKind.LEFT)
    with pytest.raises(RuleViolation) as refused:
        consents.confirm_consent(world.desk, case_id, agency.id, _vouch(world, world.nurse))
    assert refused.value.blockers == (RepresentingBlocker.AGENCY_NOT_HERE,)


def test_the_passphrase_is_in_no_message(world: World) -> None:
    """What could be logged does not hold it."""
    assert PASSPHRASE not in repr(_vouch(world, world.nurse))
