"""The agenda builds itself: template, what is due, and children whose consent holds on the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from barnombud.domain.case import Case, Preparation
from barnombud.domain.consent.planned import planned_topics, told_about
from barnombud.domain.consent.standing import Permits
from barnombud.domain.ids import AgencyId, AgreementId, CaseId, ItemId, MeetingId, new_id
from barnombud.domain.meeting.meeting import (
    MAX_ITEM_MINUTES,
    AgendaItem,
    AgendaTemplate,
    AgendaTemplateItem,
    ItemKind,
    ItemState,
)
from barnombud.domain.value import Value

DEFAULT_TEMPLATE = AgendaTemplate(
    items=(
        AgendaTemplateItem(kind=ItemKind.WELCOME, minutes=3),
        AgendaTemplateItem(kind=ItemKind.COMMITMENTS, minutes=10),
        AgendaTemplateItem(kind=ItemKind.CONSENT_CHECK, minutes=5),
        AgendaTemplateItem(kind=ItemKind.CONSULTATION, minutes=15),
        AgendaTemplateItem(kind=ItemKind.CHILD, minutes=20),
        AgendaTemplateItem(kind=ItemKind.LEARNING, minutes=10),
        AgendaTemplateItem(kind=ItemKind.VISIBILITY, minutes=5),
        AgendaTemplateItem(kind=ItemKind.EVALUATION, minutes=3),
    )
)
"""Domain document, section 3. The CHILD line stands for every child and vanishes when there is none."""

_TAKES_FREE_TIME = (ItemKind.CONSULTATION, ItemKind.LEARNING)


class ChildDue(Value):
    """A case that may be on the agenda of the day: its consent holds then."""

    case_id: CaseId
    minutes: int
    leaves_out: bool
    """Some agency of the team is outside the consent."""
    follow_up_of: AgreementId | None = None
    left_out: tuple[AgencyId, ...] = ()
    """The agencies it leaves out, sorted: children who leave out the same stand together."""


def child_due(
    case: Case,
    preparation: Preparation,
    allowed: Permits,
    team: frozenset[AgencyId],
    follow_up_of: AgreementId | None = None,
) -> ChildDue | None:
    """Return what the agenda of a day needs to know of an open case, or None when it is not to be on it.

    ``allowed`` is `standing.permits` of that day; ``team`` are the active agencies. Somebody has to be told
    about what is planned, and the case be prepared to be taken up or have something to follow up.
    """
    topics = planned_topics(preparation.planned_topics, case.brought_by, allowed)
    told = told_about(case.brought_by, allowed, topics) & team
    if not told or not (preparation.take_up or follow_up_of):
        return None
    left_out = team - told - {case.brought_by}
    return ChildDue(
        case_id=case.id,
        minutes=preparation.minutes,
        leaves_out=bool(left_out or preparation.conflicted),
        follow_up_of=follow_up_of,
        left_out=tuple(sorted(left_out)),
    )


def _left_out_together(children: Iterable[ChildDue]) -> list[ChildDue]:
    """Return the last block: who leaves out the same stand together, the first of each kind in its place."""
    waiting = list(children)
    kinds = list(dict.fromkeys(child.left_out for child in waiting))
    return sorted(waiting, key=lambda child: kinds.index(child.left_out))


def build_agenda(
    meeting_id: MeetingId, template: AgendaTemplate, children: Sequence[ChildDue]
) -> tuple[AgendaItem, ...]:
    """Return the items of a meeting in order.

    Children who leave nobody out stand at the template's CHILD line; those that do come last in one block.
    With none at the CHILD line their planned time goes to consultation and learning (domain document, section
    3): the last block changes no other item, so that no length tells that there is one (R3).
    """
    first = [child for child in children if not child.leaves_out]
    second = _left_out_together(child for child in children if child.leaves_out)
    spare = 0 if first else sum(i.minutes for i in template.items if i.kind is ItemKind.CHILD)
    items: list[AgendaItem] = []
    for line in template.items:
        if line.kind is ItemKind.CHILD:
            items += [_child_item(meeting_id, child) for child in first]
            first = []
        else:
            items.append(_general_item(meeting_id, line, spare // 2 if line.kind in _TAKES_FREE_TIME else 0))
    items += [_child_item(meeting_id, child) for child in (*first, *second)]
    return renumbered(items)


def _general_item(meeting_id: MeetingId, line: AgendaTemplateItem, more: int) -> AgendaItem:
    return AgendaItem(
        id=ItemId(new_id()),
        meeting_id=meeting_id,
        kind=line.kind,
        position=0,
        minutes=min(line.minutes + more, MAX_ITEM_MINUTES),
        title=line.title,
    )


def _child_item(meeting_id: MeetingId, child: ChildDue) -> AgendaItem:
    return AgendaItem(
        id=ItemId(new_id()),
        meeting_id=meeting_id,
        kind=ItemKind.CHILD,
        position=0,
        minutes=child.minutes,
        case_id=child.case_id,
        follow_up_of=child.follow_up_of,
        second_part=child.leaves_out,
    )


def renumbered(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return ``items`` with positions 0.. in the given order, the block that leaves an agency out last."""
    ordered = sorted(items, key=lambda item: item.second_part)
    return tuple(item.model_copy(update={"position": place}) for place, item in enumerate(ordered))


def moved(items: Sequence[AgendaItem], item_id: ItemId, to: int) -> tuple[AgendaItem, ...]:
    """Return the agenda with one item moved to position ``to``; the last block stays last.

    An item that is gone, for instance removed from another page, moves nothing.
    """
    rest = [item for item in items if item.id != item_id]
    one = [item for item in items if item.id == item_id]
    at = max(0, min(to, len(rest)))
    rest[at:at] = one
    return renumbered(rest)


def undecided(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return what moves to the next meeting by itself when this one ends: children not yet done."""
    return tuple(
        item
        for item in items
        if item.kind is ItemKind.CHILD and item.state not in (ItemState.DONE, ItemState.MOVED)
    )


def attendance_taken(items: Iterable[AgendaItem]) -> bool:
    """Whether those who are here have been noted: until then nobody can say that an agency has left."""
    taking = (ItemState.WAITING, ItemState.OPEN)
    return not any(item.kind is ItemKind.WELCOME and item.state in taking for item in items)
