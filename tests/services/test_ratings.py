"""Ratings in the real store: who, when, which petal; the gate is asked each time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.ids import GuardianId
from barnombud.domain.meeting.child_item import ItemBlocker
from barnombud.domain.wellbeing.rating import (
    NonAnswer,
    PetalAnswer,
    Rater,
    RaterKind,
    Rating,
    RatingFault,
    RatingMode,
)
from barnombud.errors import ConsentError, InputError, NotFound, RuleViolation
from barnombud.services import consents, flower_templates, holding, ratings
from barnombud.services.cases import CaseRefusal
from tests.open_item import OpenItem, open_item
from tests.world import World

JOINT = Rater(kind=RaterKind.JOINT)


@pytest.fixture
def item(world: World) -> OpenItem:
    """Lend an open item."""
    return open_item(world)


def rate(item: OpenItem, answer: PetalAnswer, rater: Rater = JOINT) -> Rating:
    """Rate one petal in the open item."""
    desk, case_id = item.world.desk, item.case.id
    return ratings.rate_petal(desk, case_id, rater, answer, item_id=item.item_id).value


def stored(item: OpenItem) -> tuple[Rating, ...]:
    """Return what is in the store."""
    return ratings.flower_page(item.world.desk, item.case.id).ratings


@pytest.mark.rule("R20")
def test_a_view_grows_petal_by_petal(item: OpenItem) -> None:
    """The same rater goes on with the same view all day; it says who, when and how."""
    rate(item, PetalAnswer(petal_key="safe", value=2))
    rate(item, PetalAnswer(petal_key="active", non_answer=NonAnswer.NOT_MY_AREA))
    (rating,) = stored(item)
    assert rating.answer("safe").value == 2
    assert rating.answer("active").non_answer is NonAnswer.NOT_MY_AREA
    assert (rating.rater, rating.mode, rating.item_id) == (JOINT, RatingMode.COLLEGIAL, item.item_id)
    assert rating.rated_on == item.world.desk.today()


@pytest.mark.rule("R20")
def test_views_are_kept_apart(item: OpenItem) -> None:
    """Each rater has an own view; none is added to another."""
    with item.world.desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(item.case.id)[0]
    rate(item, PetalAnswer(petal_key="safe", value=2))
    rate(item, PetalAnswer(petal_key="safe", value=3), Rater(kind=RaterKind.CHILD))
    rate(
        item,
        PetalAnswer(petal_key="safe", value=1),
        Rater(kind=RaterKind.GUARDIAN, guardian_id=guardian.id),
    )
    assert [rating.answer("safe").value for rating in stored(item)] == [2, 3, 1]


def test_the_shipped_flower_is_kept_with_the_first_rating(item: OpenItem) -> None:
    """A rating keeps the version it was made with, also of the shipped flower, which is kept once."""
    rate(item, PetalAnswer(petal_key="safe", value=2))
    rate(item, PetalAnswer(petal_key="safe", value=3), Rater(kind=RaterKind.CHILD))
    shipped = flower_templates.default_template()
    assert all(rating.made_with(shipped) for rating in stored(item))
    with item.world.desk.unit_of_work() as uow:
        assert uow.templates.get(shipped.id, shipped.version) == shipped


def test_another_day_is_another_view(world: World) -> None:
    """A view is of one day."""
    case = world.consented_case()
    for _ in range(2):
        ratings.rate_petal(world.desk, case.id, JOINT, PetalAnswer(petal_key="safe", value=1))
        world.clock.set(world.clock.now() + timedelta(days=1))
    found = ratings.flower_page(world.desk, case.id).ratings
    assert len(found) == 2
    assert found[0].rated_on < found[1].rated_on


def test_a_new_version_of_the_flower_is_another_view(item: OpenItem) -> None:
    """Answers of two versions are never mixed."""
    rate(item, PetalAnswer(petal_key="safe", value=2))
    edited = flower_templates.default_template().edited(name="Vår blomma")
    item.world.clock.set(item.world.clock.now() + timedelta(seconds=1))
    flower_templates.save_template(item.world.desk, edited)
    rate(item, PetalAnswer(petal_key="safe", value=3))
    assert [rating.template_version for rating in stored(item)] == [1, 2]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (PetalAnswer(petal_key="unheard_of", value=1), RatingFault.UNKNOWN_PETAL),
        (PetalAnswer(petal_key="safe", value=4), RatingFault.UNKNOWN_STEP),
    ],
)
def test_what_the_flower_lacks_is_refused(item: OpenItem, answer: PetalAnswer, reason: RatingFault) -> None:
    """A petal or a step that is not in the template is told at its field, and nothing is kept."""
    with pytest.raises(InputError) as caught:
        rate(item, answer)
    assert caught.value.reason == reason
    assert stored(item) == ()


@pytest.mark.rule("R12")
def test_the_gate_is_asked_for_every_petal(item: OpenItem) -> None:
    """A consent withdrawn a moment ago stops the next petal."""
    with item.world.desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(item.case.id)[0]
    consents.withdraw_consent(item.world.desk, item.case.id, guardian.id)
    with pytest.raises(ConsentError):
        rate(item, PetalAnswer(petal_key="safe", value=2))


@pytest.mark.rule("R12")
def test_a_closed_item_takes_no_rating(item: OpenItem) -> None:
    """A paused item is not written in."""
    holding.close_item(item.world.desk, item.item_id, done=False)
    with pytest.raises(RuleViolation) as caught:
        rate(item, PetalAnswer(petal_key="safe", value=2))
    assert caught.value.blockers == (ItemBlocker.NOT_OPEN,)


@pytest.mark.rule("R12")
def test_one_childs_item_does_not_open_another_childs_flower(item: OpenItem) -> None:
    """The open item must be about the child whose flower is answered."""
    other = item.world.consented_case("Igelkotten", "Ture")
    with pytest.raises(RuleViolation):
        ratings.rate_petal(
            item.world.desk, other.id, JOINT, PetalAnswer(petal_key="safe", value=2), item_id=item.item_id
        )
    assert ratings.flower_page(item.world.desk, other.id).ratings == ()


@pytest.mark.rule("R12")
def test_between_meetings_a_consent_must_hold(world: World) -> None:
    """Nothing is rated before a first consent."""
    case = world.add_case()
    with pytest.raises(RuleViolation) as caught:
        ratings.rate_petal(world.desk, case.id, JOINT, PetalAnswer(petal_key="safe", value=2))
    assert caught.value.blockers == (CaseRefusal.NO_CONSENT_YET,)


@pytest.mark.rule("R8")
def test_an_agency_confirms_before_its_own_view(world: World) -> None:
    """A service's view waits for that service's confirmation; the joint view does not."""
    item = open_item(world, confirmed=(world.preschool, world.bvc))
    own = Rater(kind=RaterKind.SERVICE, agency_id=world.ifo.id)
    rate(item, PetalAnswer(petal_key="safe", value=2))
    with pytest.raises(RuleViolation) as caught:
        rate(item, PetalAnswer(petal_key="safe", value=2), own)
    assert caught.value.blockers == (ItemBlocker.AGENCY_MAY_NOT_WRITE,)
    consents.confirm_consent(world.desk, item.case.id, world.ifo.id)
    assert rate(item, PetalAnswer(petal_key="safe", value=3), own).rater == own


def test_a_stranger_has_no_view(item: OpenItem) -> None:
    """A guardian's view is one of the child's own guardians'."""
    with pytest.raises(NotFound):
        rate(
            item,
            PetalAnswer(petal_key="safe", value=1),
            Rater(kind=RaterKind.GUARDIAN, guardian_id=GuardianId("somebody")),
        )


@pytest.mark.rule("R8")
def test_between_meetings_one_speaks_for_ones_own_agency(world: World) -> None:
    """The rektor writes the preschool's view, not the social services'."""
    case = world.consented_case()
    answer = PetalAnswer(petal_key="safe", value=1)
    own = Rater(kind=RaterKind.SERVICE, agency_id=world.preschool.id)
    other = Rater(kind=RaterKind.SERVICE, agency_id=world.ifo.id)
    assert ratings.rate_petal(world.desk, case.id, own, answer).value.item_id is None
    with pytest.raises(RuleViolation) as caught:
        ratings.rate_petal(world.desk, case.id, other, answer)
    assert caught.value.blockers == (ItemBlocker.AGENCY_MAY_NOT_WRITE,)
