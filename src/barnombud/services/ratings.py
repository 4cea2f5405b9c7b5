"""Min livsblomma: ratings by one or several raters, petal by petal; never summed (R20)."""

from __future__ import annotations

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consent.gate import may_write
from barnombud.domain.ids import CaseId, ItemId, RatingId, new_id
from barnombud.domain.meeting.child_item import ItemBlocker
from barnombud.domain.value import Value
from barnombud.domain.wellbeing.rating import PetalAnswer, Rater, Rating, RatingMode, check_rating
from barnombud.domain.wellbeing.template import FlowerTemplate
from barnombud.errors import NotFound, RuleViolation
from barnombud.services.cases import require_holding
from barnombud.services.child_items import require_open
from barnombud.services.desk import Desk
from barnombud.services.flower_templates import default_template, template_in_use
from barnombud.services.representing import own_agency
from barnombud.store.unit_of_work import UnitOfWork


class FlowerPage(Value):
    """The flower of one case: the template in use and every rating, oldest first."""

    template: FlowerTemplate
    ratings: tuple[Rating, ...]


def flower_page(desk: Desk, case_id: CaseId) -> FlowerPage:
    """Return the flower of one case.

    Raises:
        KeyNotHeld: the signed-in member does not hold the case's key.
    """
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_STORY, case_id)
        return FlowerPage(template=template_in_use(uow), ratings=uow.ratings.for_case(case_id))


def rate_petal(
    desk: Desk,
    case_id: CaseId,
    rater: Rater,
    answer: PetalAnswer,
    *,
    item_id: ItemId | None = None,
    mode: RatingMode = RatingMode.COLLEGIAL,
) -> Outcome[Rating]:
    """Keep what one rater says about one petal today; starts the rater's flower when there is none yet.

    In a meeting the item must be open and a service's own view needs its confirmation (R8); between meetings
    a consent must hold, and a service's view is that of one's own.

    Raises:
        ConsentError: the gate is not open.
        RuleViolation: the item is not open or about another child, the service may not write, or no consent
            holds.
        NotFound: the guardian is not one of the child's.
        InputError: the petal or the step is not in the template.
    """
    with desk.unit_of_work() as uow:
        if item_id is not None:
            _require_rater(uow, desk, item_id, case_id, rater)
        else:
            require_holding(uow, uow.cases.get(case_id))
            if rater.agency_id not in (None, own_agency(uow, desk)):
                raise RuleViolation((ItemBlocker.AGENCY_MAY_NOT_WRITE,), case_id)
        guardians = {guardian.id for guardian in uow.guardians.for_case(case_id)}
        if rater.guardian_id is not None and rater.guardian_id not in guardians:
            raise NotFound(rater.guardian_id)
        template = _kept_template(uow)
        fresh = _new(uow, desk, case_id, template, rater=rater, mode=mode)
        fresh = fresh.model_copy(update={"item_id": item_id})
        rating = _todays(uow, fresh) or fresh
        rating = rating.with_answer(answer, at=uow.now(), on=desk.today())
        check_rating(rating, template)
        uow.ratings.save(rating)
        return Outcome(rating, uow.commit(Op.RATE_PETAL, case_id, rating.id))


def _require_rater(uow: UnitOfWork, desk: Desk, item_id: ItemId, case_id: CaseId, rater: Rater) -> None:
    """Refuse a view in an item that is not open, not about this child, or not that service's to give."""
    _, record, answer = require_open(uow, desk, item_id)
    if record.case_id != case_id:
        raise RuleViolation((ItemBlocker.NOT_OPEN,), item_id)
    if rater.agency_id is not None and not may_write(answer, rater.agency_id):
        raise RuleViolation((ItemBlocker.AGENCY_MAY_NOT_WRITE,), item_id)


def _todays(uow: UnitOfWork, fresh: Rating) -> Rating | None:
    """Return the rating the same rater has already begun today, in the same item."""
    alike = (fresh.rater, fresh.item_id, fresh.rated_on, fresh.template_version)
    for rating in uow.ratings.for_case(fresh.case_id):
        if (rating.rater, rating.item_id, rating.rated_on, rating.template_version) == alike:
            return rating
    return None


def _kept_template(uow: UnitOfWork) -> FlowerTemplate:
    """Return the team's flower; the shipped one is kept with the first rating made in it."""
    template = uow.templates.current()
    if template is None:
        template = default_template()
        uow.templates.add(template, uow.now())
    return template


def _new(
    uow: UnitOfWork, desk: Desk, case_id: CaseId, template: FlowerTemplate, *, rater: Rater, mode: RatingMode
) -> Rating:
    return Rating(
        id=RatingId(new_id()),
        case_id=case_id,
        template_id=template.id,
        template_version=template.version,
        rater=rater,
        mode=mode,
        rated_on=desk.today(),
        rated_at=uow.now(),
    )
