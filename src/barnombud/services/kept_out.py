"""What stands in a child's record that the reader of a paper may not have (R3, R6, R25, R26).

By provenance: each note and view knows its agency, its adult and its mark. Words that were copied from one
into a text that has no author are still the same words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from barnombud.domain.copied_words import Passages, of_one_alone
from barnombud.domain.ids import AgencyId
from barnombud.domain.meeting.child_item import ItemNote
from barnombud.domain.meeting.frozen_item import FrozenItem
from barnombud.domain.minutes import ItemSnapshot
from barnombud.domain.wellbeing.rating import Rating
from barnombud.services.additions import told_additions
from barnombud.services.papers import PaperRequest, adults_agree, frozen_of, speakers
from barnombud.store.unit_of_work import UnitOfWork

IN_A_ROW = 6
"""So many words in a row are the words of the note they stand in."""
IN_A_ROW_ELSEWHERE = 12
"""About another child more: teams have phrases of their own, and two children may sleep as badly."""


@dataclass(frozen=True)
class KeptOut:
    """What may not stand on one paper."""

    not_for_the_reader: Passages = field(default_factory=Passages)
    """Of this child's own record."""
    of_other_children: Passages = field(default_factory=Passages)
    """Of the items of the same meeting, whose key is held."""


def kept_out_of(uow: UnitOfWork, request: PaperRequest) -> KeptOut:
    """Return what may not stand on the paper; nothing for one that is made from no item."""
    own = uow.item_snapshots.latest(request.item_id) if request.item_id else None
    if own is None:
        return KeptOut()
    others = (each for each in uow.item_snapshots.for_meeting(own.meeting_id) if each.item_id != own.item_id)
    elsewhere = of_one_alone(Passages(_texts(frozen_of(each)), IN_A_ROW_ELSEWHERE) for each in others)
    return KeptOut(_not_for_the_reader(uow, request, own), elsewhere)


def _not_for_the_reader(uow: UnitOfWork, request: PaperRequest, snapshot: ItemSnapshot) -> Passages:
    frozen = frozen_of(snapshot)
    at, topics = request.as_of, frozen.record.topics
    told_by = speakers(uow, snapshot.case_id, request.agency_id, topics, at)
    notes = [note for note in frozen.record.notes if note.agency_id in told_by]
    if request.agency_id is not None:
        notes = list(adults_agree(uow, snapshot.case_id, notes, request.agency_id, at))
    else:
        notes = [note for note in notes if note.may_reach(request.guardian_id) and not note.other_adult]
    ratings = [rating for rating in frozen.ratings if _may_read(rating, request, told_by)]
    mine = Passages(_said(notes, ratings), IN_A_ROW, whole_notes=True)
    said = Passages(_said(frozen.record.notes, frozen.ratings), IN_A_ROW, whole_notes=True).without(mine)
    return said.also(_added(uow, request, snapshot, told_by, _said(notes, ratings)))


def _added(
    uow: UnitOfWork,
    request: PaperRequest,
    snapshot: ItemSnapshot,
    told_by: frozenset[AgencyId],
    readable: list[str],
) -> Passages:
    """Return the words of the additions that the reader may not have.

    What stood there before an addition was written is no copy of it: the addition quotes.
    """
    told = {each.id: each for each, _ in told_additions(uow, snapshot, request, told_by)}
    found = Passages()
    for each in uow.addenda.for_item(snapshot.item_id):
        if each.id not in told:
            quoted = [earlier.text for earlier in told.values() if earlier.at < each.at]
            quoted += _texts(frozen_of(snapshot)) if snapshot.frozen_at <= each.at else ()
            words = Passages((each.text,), IN_A_ROW, whole_notes=True)
            found = found.also(words.without_those_of((*quoted, *readable)))
    return found


def _may_read(rating: Rating, request: PaperRequest, told_by: frozenset[str]) -> bool:
    if request.guardian_id is not None and rating.rater.guardian_id not in (None, request.guardian_id):
        return False
    return rating.rater.agency_id is None or rating.rater.agency_id in told_by


def _said(
    notes: tuple[ItemNote, ...] | list[ItemNote], ratings: tuple[Rating, ...] | list[Rating]
) -> list[str]:
    petals = [petal for rating in ratings for petal in rating.petals]
    return [
        *(note.text for note in notes),
        *(petal.strengths for petal in petals),
        *(petal.challenges for petal in petals),
    ]


def _texts(frozen: FrozenItem) -> Iterator[str]:
    record, agreement = frozen.record, frozen.agreement
    yield from (record.voice.words, record.works, record.hard, *record.five_questions)
    yield from _said(record.notes, frozen.ratings)
    yield from (agreement.need, agreement.better) if agreement is not None else ()
