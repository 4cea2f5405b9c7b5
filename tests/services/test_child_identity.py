"""Who the child is, and why a guardian is not asked, in the real store."""

from __future__ import annotations

from datetime import date

import pytest

from barnombud.domain.case import CaseIdentity, CaseState, HindranceGround
from barnombud.domain.case_rules import CaseBlocker
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.ids import GuardianId
from barnombud.errors import InputError, NotFound, RuleViolation
from barnombud.services import cases, child_identity, consents
from barnombud.services.child_identity import ChildForm
from tests.services.test_cases import JOINT, NUMBER, add, audit, say_yes
from tests.world import World


@pytest.mark.rule("R4")
def test_a_hindrance_needs_words_and_a_responsible_name_and_then_lets_one_answer(world: World) -> None:
    """The case opens and the keys follow as soon as it is noted; lifting it closes the case again."""
    case_id = add(world, "Ekorren", JOINT, JOINT)
    first, second = cases.case_page(world.desk, case_id).guardians
    consents.record_answer(world.desk, case_id, first.id, Answer.YES, world.terms())
    for text, name, field in ((" ", "Rakel Påhitt", "hindrance"), ("Sjuk", "", "responsible_name")):
        with pytest.raises(InputError) as refused:
            child_identity.note_hindrance(
                world.desk,
                case_id,
                second.id,
                ground=HindranceGround.HINDERED,
                text=text,
                responsible_name=name,
            )
        assert (refused.value.field, refused.value.reason) == (field, "empty")
    with pytest.raises(InputError, match="too_long"):
        child_identity.note_hindrance(
            world.desk,
            case_id,
            second.id,
            ground=HindranceGround.OTHER,
            text="a" * 501,
            responsible_name="Rakel Påhitt",
        )
    hindered = child_identity.note_hindrance(
        world.desk,
        case_id,
        second.id,
        ground=HindranceGround.HINDERED,
        text="Ligger på sjukhus",
        responsible_name="Rakel Påhitt",
    ).value
    page = cases.case_page(world.desk, case_id)
    assert page.consent_holds
    assert page.case.state is CaseState.OPEN
    assert hindered.hindrance is not None
    assert (hindered.hindrance.responsible_member_id, hindered.hindrance.on) == (
        world.rektor.id,
        date(2026, 3, 3),
    )
    with world.desk.unit_of_work() as uow:
        assert world.nurse.id in uow.case_keys.holders(case_id)
    child_identity.lift_hindrance(world.desk, case_id, second.id)
    assert not cases.case_page(world.desk, case_id).consent_holds
    with pytest.raises(NotFound):
        child_identity.lift_hindrance(world.desk, case_id, GuardianId("none"))


@pytest.mark.rule("R45")
def test_the_identity_number_is_read_kept_masked_and_uncovered_with_a_log_line(world: World) -> None:
    """Birth date is a field of its own; the last four show only by a logged command."""
    case_id = add(world)
    say_yes(world, case_id)
    form = ChildForm(alias="Ekorren", first_name=" Alva ", family_name="Påhitt", birth_date=date(2021, 5, 4))
    saved = child_identity.save_child(
        world.desk, case_id, form.model_copy(update={"identity_number": NUMBER})
    ).value
    assert (saved.identity.first_name, saved.identity.birth_date) == ("Alva", date(2021, 5, 4))
    assert child_identity.masked_number(saved.identity) == "20170101-••••"
    kept = child_identity.save_child(world.desk, case_id, form).value.identity
    assert kept.identity_number == saved.identity.identity_number
    assert child_identity.uncover_number(world.desk, case_id) == NUMBER
    assert audit(world, 1) == [Op.UNCOVER_NUMBER]
    gone = child_identity.save_child(
        world.desk, case_id, form.model_copy(update={"identity_number": ""})
    ).value.identity
    assert gone.identity_number == ""
    assert child_identity.masked_number(gone) == ""
    assert child_identity.uncover_number(world.desk, case_id) == ""


@pytest.mark.parametrize(
    ("stored", "masked"),
    [
        ("20170171T001", "20170171-••••"),
        ("20170171TF01", "20170171-••••"),
        ("191711602399", "19171160-••••"),
        ("Norge 12", "••••"),
        ("ABCDEFGHIJKL", "••••"),
        ("20170101A393", "••••"),
    ],
)
@pytest.mark.rule("R46")
def test_every_kind_of_number_is_masked(stored: str, masked: str) -> None:
    """A reserve number wholly, the others but for the date."""
    identity = CaseIdentity(alias="Ekorren", identity_number=stored)
    assert child_identity.masked_number(identity) == masked


@pytest.mark.rule("R45")
@pytest.mark.parametrize(
    ("update", "field"),
    [
        ({"identity_number": "20170101-2394"}, "identity_number"),
        ({"first_name": "A" * 81}, "first_name"),
        ({"family_name": "P\x00"}, "family_name"),
        ({"alias": ""}, "alias"),
    ],
)
def test_what_cannot_be_used_is_refused_at_its_field(
    world: World, update: dict[str, object], field: str
) -> None:
    """Nothing of the form is kept then."""
    case_id = add(world)
    say_yes(world, case_id)
    form = ChildForm(alias="Ekorren", first_name="Alva").model_copy(update=update)
    with pytest.raises(InputError) as refused:
        child_identity.save_child(world.desk, case_id, form)
    assert refused.value.field == field
    assert not cases.case_page(world.desk, case_id).identity.is_named


@pytest.mark.rule("R43")
def test_a_name_in_another_script_is_kept(world: World) -> None:
    """Also a Persian one, with the joiner that is no blank."""
    case_id = add(world)
    say_yes(world, case_id)
    form = ChildForm(alias="Ekorren", first_name="علی\u200cرضا", family_name="ተስፋይ")
    saved = child_identity.save_child(world.desk, case_id, form).value.identity
    assert (saved.first_name, saved.family_name) == ("علی\u200cرضا", "ተስፋይ")


def test_a_birth_date_in_the_future_is_refused(world: World) -> None:
    """With the rule's own words."""
    case_id = add(world)
    say_yes(world, case_id)
    form = ChildForm(alias="Ekorren", first_name="Alva", birth_date=date(2026, 3, 4))
    with pytest.raises(RuleViolation) as refused:
        child_identity.save_child(world.desk, case_id, form)
    assert refused.value.blockers == (CaseBlocker.BIRTH_DATE_IN_FUTURE,)


def test_a_child_that_may_be_in_twice_is_asked_about_by_number(world: World) -> None:
    """It is a question and never a stop; the other case's alias is not told."""
    first, second = add(world, "Ekorren"), add(world, "Igelkotten")
    for case_id in (first, second):
        say_yes(world, case_id)
    form = ChildForm(alias="Ekorren", first_name="Alva", birth_date=date(2021, 5, 4))
    assert child_identity.save_child(world.desk, first, form).value.look_alikes == ()
    found = child_identity.save_child(world.desk, second, form).value.look_alikes
    number = cases.case_page(world.desk, first).case.number
    assert [(each.case_id, each.number) for each in found] == [(first, number)]
    assert cases.look_alikes(world.desk, second, cases.case_page(world.desk, second).identity) == (first,)
