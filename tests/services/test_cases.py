"""Cases in the real store: what may be kept before and after a consent, guardians, the bin, closing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from barnombud.domain.case import (
    Capacity,
    CaseIdentity,
    CaseState,
    Guardian,
    Preparation,
    ProtectionFlag,
)
from barnombud.domain.case_rules import CaseBlocker
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.ids import AgreementId, CaseId, GuardianId, ItemId, MeetingId, new_id
from barnombud.domain.support.agreement import SingleEntry, SupportAgreement
from barnombud.errors import InputError, KeyNotHeld, NotFound, RuleViolation
from barnombud.services import cases, consents
from barnombud.services.cases import CaseRefusal, NewGuardian
from tests.world import World

SOLE = NewGuardian(capacity=Capacity.SOLE_GUARDIAN)
JOINT = NewGuardian()
NUMBER = "20170101-2393"  # law document, section 3


def add(world: World, alias: str = "Ekorren", *guardians: NewGuardian) -> CaseId:
    """Add a child as the signed-in member."""
    return cases.add_case(world.desk, alias, guardians or (SOLE,)).value.id


def say_yes(world: World, case_id: CaseId) -> None:
    """Let every guardian say yes to everything the team may hear."""
    for guardian in cases.case_page(world.desk, case_id).guardians:
        consents.record_answer(world.desk, case_id, guardian.id, Answer.YES, world.terms())


def audit(world: World, count: int) -> list[str]:
    """Return the operations of the newest log lines, newest first."""
    with world.desk.unit_of_work() as uow:
        return [line[2] for line in uow.audit.lines(count)]


def test_a_new_case_is_a_number_an_alias_and_guardians_without_names(world: World) -> None:
    """Nothing else is kept before a first consent."""
    new = (JOINT, NewGuardian(language="so", needs_interpreter=True))
    outcome = cases.add_case(world.desk, "  Ekorren\t i  granen ", new, world.preschool.id)
    case = outcome.value
    page = cases.case_page(world.desk, case.id)
    assert outcome.change.op is Op.ADD_CASE
    assert (case.state, case.brought_by, case.created_on) == (
        CaseState.ASKING,
        world.preschool.id,
        date(2026, 3, 3),
    )
    assert page.identity == CaseIdentity(alias="Ekorren i granen")
    assert page.preparation == Preparation()
    assert [(g.ordinal, g.name, g.language, g.needs_interpreter) for g in page.guardians] == [
        (1, "", "sv", False),
        (2, "", "so", True),
    ]
    assert not page.consent_holds
    assert not page.may_write
    assert page.agencies == world.agencies
    assert page.members == world.members
    assert page.today == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("alias", "reason"),
    [
        (" \n", "empty"),
        ("E" * 61, "too_long"),
        ("Ekorren\x07", "unprintable"),
        ("\u202eEkorren", "unprintable"),
        (f"Alva {NUMBER}", "points_out"),
    ],
)
@pytest.mark.rule("R46")
def test_an_alias_that_cannot_be_used_is_refused_at_its_field(world: World, alias: str, reason: str) -> None:
    """Empty, long, with control or turning characters, or with an identity number."""
    with pytest.raises(InputError) as refused:
        add(world, alias)
    assert (refused.value.field, refused.value.reason) == ("alias", reason)
    with world.desk.unit_of_work() as uow:
        assert uow.cases.list() == ()


def test_emoji_and_right_to_left_text_may_be_an_alias(world: World) -> None:
    """They are ordinary letters to somebody."""
    assert cases.case_page(world.desk, add(world, "سنجاب 🐿")).identity.alias == "سنجاب 🐿"


@pytest.mark.rule("R4")
@pytest.mark.parametrize(
    "new",
    [(), (NewGuardian(capacity=Capacity.PARENT_WITHOUT_CUSTODY),)],
)
def test_somebody_with_custody_is_needed(world: World, new: tuple[NewGuardian, ...]) -> None:
    """A parent without custody can never answer for the child."""
    with pytest.raises(InputError) as refused:
        cases.add_case(world.desk, "Ekorren", new)
    assert (refused.value.field, refused.value.reason) == ("guardians", "empty")


def test_more_than_four_guardians_are_refused(world: World) -> None:
    """Both when adding the case and afterwards."""
    with pytest.raises(InputError, match="guardians"):
        cases.add_case(world.desk, "Ekorren", (JOINT,) * 5)
    case_id = add(world, "Ekorren", *(JOINT,) * 4)
    with pytest.raises(InputError, match="guardians"):
        cases.add_guardian(world.desk, case_id, JOINT)


@pytest.mark.rule("R23")
@pytest.mark.parametrize("flag", [ProtectionFlag.SECRECY_MARK, ProtectionFlag.PROTECTED_REGISTRATION])
def test_a_protected_identity_is_handled_outside_and_leaves_nothing(
    world: World, flag: ProtectionFlag
) -> None:
    """No case, no guardian, no line in the log."""
    before = audit(world, 5)
    with pytest.raises(RuleViolation) as refused:
        cases.add_case(world.desk, "Ekorren", (SOLE,), protection=flag)
    assert refused.value.blockers == (CaseRefusal.PROTECTED_OUTSIDE,)
    assert audit(world, 5) == before
    with world.desk.unit_of_work() as uow:
        assert uow.cases.numbers() == frozenset()


def test_only_the_bringing_agency_holds_the_key_of_a_new_case(world: World) -> None:
    """The others see a number and that it is not theirs."""
    case_id = add(world)
    with world.desk.unit_of_work() as uow:
        assert uow.case_keys.holders(case_id) == {world.rektor.id, world.teacher.id}
    world.sign_in(world.family_worker)
    with pytest.raises(KeyNotHeld):
        cases.case_page(world.desk, case_id)


def test_reading_a_child_page_is_logged(world: World) -> None:
    """One line for each look."""
    case_id = add(world)
    cases.case_page(world.desk, case_id)
    assert audit(world, 1) == [Op.READ_CASE]
    with pytest.raises(NotFound):
        cases.case_page(world.desk, CaseId("none"))


@pytest.mark.rule("R12")
def test_name_concern_and_guardians_names_wait_for_the_consent(world: World) -> None:
    """Refused before, kept afterwards."""
    case_id = add(world)
    identity = CaseIdentity(alias="Ekorren", first_name="Alva")
    (guardian,) = cases.case_page(world.desk, case_id).guardians
    named = guardian.model_copy(update={"name": "Mira Påhitt"})
    for attempt in (
        lambda: cases.save_identity(world.desk, case_id, identity),
        lambda: cases.save_preparation(world.desk, case_id, Preparation(concern="Trött")),
        lambda: cases.save_guardian(world.desk, named),
    ):
        with pytest.raises(RuleViolation):
            attempt()
    say_yes(world, case_id)
    cases.save_identity(world.desk, case_id, identity)
    cases.save_preparation(world.desk, case_id, Preparation(concern="Trött"))
    cases.save_guardian(world.desk, named)
    page = cases.case_page(world.desk, case_id)
    assert page.may_write
    assert (page.identity, page.preparation.concern) == (identity, "Trött")
    assert page.guardians[0].name == "Mira Påhitt"


@pytest.mark.rule("R7")
def test_what_was_written_is_frozen_when_the_consent_is_withdrawn(world: World) -> None:
    """It can be read; custody and language can still be put right, a new name cannot be given."""
    case_id = add(world)
    say_yes(world, case_id)
    (guardian,) = cases.case_page(world.desk, case_id).guardians
    named = cases.save_guardian(world.desk, guardian.model_copy(update={"name": "Mira Påhitt"})).value
    cases.save_preparation(world.desk, case_id, Preparation(concern="Trött"))
    consents.withdraw_consent(world.desk, case_id, guardian.id)
    page = cases.case_page(world.desk, case_id)
    assert not page.may_write
    assert page.preparation.concern == "Trött"
    with pytest.raises(RuleViolation):
        cases.save_preparation(world.desk, case_id, Preparation())
    cases.save_guardian(world.desk, named.model_copy(update={"language": "so"}))
    with pytest.raises(RuleViolation):
        cases.save_guardian(world.desk, named.model_copy(update={"name": "Någon Annan"}))


@pytest.mark.rule("R4")
def test_a_guardian_added_later_is_asked_too(world: World) -> None:
    """Her silence closes what was open, and takes the keys back from the others."""
    case_id = add(world)
    say_yes(world, case_id)
    added = cases.add_guardian(world.desk, case_id, JOINT)
    assert added.change.op is Op.CHANGE_GUARDIANS
    assert added.value.ordinal == 2
    assert not cases.case_page(world.desk, case_id).consent_holds
    with world.desk.unit_of_work() as uow:
        assert uow.case_keys.holders(case_id) == {world.rektor.id, world.teacher.id}


def test_two_guardians_never_have_the_same_number(world: World) -> None:
    """A new one takes the first that is free; a number that is taken is refused."""
    case_id = add(world, "Ekorren", JOINT, JOINT)
    second = cases.case_page(world.desk, case_id).guardians[1]
    with pytest.raises(RuleViolation) as refused:
        cases.save_guardian(world.desk, second.model_copy(update={"ordinal": 1}))
    assert refused.value.blockers == (CaseBlocker.SAME_GUARDIAN_NUMBER,)
    stranger = Guardian(
        id=GuardianId(new_id()), case_id=case_id, ordinal=3, capacity=Capacity.PARENT_WITHOUT_CUSTODY
    )
    assert cases.save_guardian(world.desk, stranger).value.ordinal == 3


def test_a_case_goes_to_the_bin_and_comes_back(world: World) -> None:
    """With the day it was removed."""
    case_id = add(world)
    removed = cases.remove_case(world.desk, case_id)
    assert (removed.change.op, removed.value.removed_on) == (Op.REMOVE_CASE, date(2026, 3, 3))
    with world.desk.unit_of_work() as uow:
        assert uow.cases.list() == ()
        assert [case.id for case in uow.cases.list(removed=True)] == [case_id]
    restored = cases.restore_case(world.desk, case_id)
    assert (restored.change.op, restored.value.removed_on) == (Op.RESTORE_CASE, None)


def test_a_case_is_closed_once_and_not_while_an_agreement_runs(world: World) -> None:
    """Afterwards it can be read and not written."""
    case_id = add(world)
    say_yes(world, case_id)
    agreement = SupportAgreement(
        id=AgreementId(new_id()),
        case_id=case_id,
        meeting_id=MeetingId(new_id()),
        item_id=ItemId(new_id()),
        agreed_on=world.desk.today(),
        need="",
        better="",
        entry=SingleEntry(agency_id=world.bvc.id, function="BVC-sjuksköterska", since=world.desk.today()),
        tell_member=world.rektor.id,
        tell_by=world.desk.today(),
        follow_up_on=world.desk.today() + timedelta(days=30),
    )
    with world.desk.unit_of_work() as uow:
        uow.agreements.save(agreement)
        uow.commit(Op.AGREE_SUPPORT, case_id)
    with pytest.raises(RuleViolation) as refused:
        cases.close_case(world.desk, case_id)
    assert refused.value.blockers == (CaseBlocker.AGREEMENT_RUNS,)
    with world.desk.unit_of_work() as uow:
        uow.agreements.save(agreement.model_copy(update={"closed_on": world.desk.today()}))
        uow.commit(Op.CHANGE_SUPPORT, case_id)
    closed = cases.close_case(world.desk, case_id)
    assert (closed.value.state, closed.value.closed_on) == (CaseState.CLOSED, date(2026, 3, 3))
    assert not cases.case_page(world.desk, case_id).may_write
    with pytest.raises(RuleViolation) as again:
        cases.close_case(world.desk, case_id)
    assert again.value.blockers == (CaseBlocker.ALREADY_CLOSED,)


def test_an_agency_without_anybody_in_the_team_cannot_bring_a_child(world: World) -> None:
    """Nobody would hold the key."""
    with world.desk.unit_of_work() as uow:
        uow.members.save(world.family_worker.model_copy(update={"active": False}))
        uow.commit(Op.REMOVE_MEMBER, world.family_worker.id)
    with pytest.raises(InputError) as refused:
        cases.add_case(world.desk, "Ekorren", (SOLE,), world.ifo.id)
    assert (refused.value.field, refused.value.reason) == ("brought_by", "unknown_choice")


@pytest.mark.parametrize("shut", [cases.close_case, cases.remove_case])
def test_a_shut_case_takes_no_writing_but_a_denial(world: World, shut: Callable[..., object]) -> None:
    """Closed or in the bin; somebody may still take back what was said (R7)."""
    case_id = add(world)
    say_yes(world, case_id)
    (guardian,) = cases.case_page(world.desk, case_id).guardians
    shut(world.desk, case_id)
    for attempt in (
        lambda: cases.save_preparation(world.desk, case_id, Preparation()),
        lambda: cases.save_guardian(world.desk, guardian),
        lambda: cases.add_guardian(world.desk, case_id, JOINT),
        lambda: consents.record_answer(world.desk, case_id, guardian.id, Answer.YES, world.terms()),
        lambda: consents.record_asked(world.desk, case_id, guardian.id),
    ):
        with pytest.raises(RuleViolation) as refused:
            attempt()
        assert refused.value.blockers == (CaseBlocker.ALREADY_CLOSED,)
    consents.withdraw_consent(world.desk, case_id, guardian.id)
