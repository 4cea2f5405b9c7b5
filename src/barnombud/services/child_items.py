"""Writing in a child's item: voice, what works and is hard, the five questions, notes; and closing it."""

from __future__ import annotations

from collections.abc import Callable

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consent.gate import GateAnswer, may_write
from barnombud.domain.ids import AgencyId, CaseId, ItemId, new_id
from barnombud.domain.meeting.child_item import (
    ChildRecord,
    ChildVoice,
    ItemBlocker,
    ItemNote,
    NoteWithholding,
)
from barnombud.domain.meeting.meeting import AgendaItem, ItemState
from barnombud.domain.value import Value
from barnombud.errors import ConsentError, InputError, NotFound, RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.freezing import settle_item, shareable_notes
from barnombud.services.item_gate import gate_of, opened_topics
from barnombud.store.unit_of_work import UnitOfWork

LONGEST_TEXT = 10_000
"""Characters of one text, as in `ChildRecord` and `ItemNote`; a longer one could not be read back."""
LONGEST_NAME = 120


class ItemPage(Value):
    """The child's item that is open now."""

    item: AgendaItem
    record: ChildRecord
    answer: GateAnswer
    shown_name: str
    case_number: str
    concern: str
    wish: str


def item_page(desk: Desk, item_id: ItemId) -> ItemPage:
    """Return the open item; asks the gate again first.

    Raises:
        ConsentError: the gate is no longer open.
        RuleViolation: the item is not open.
    """
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_ITEM, item_id)
        item, record, answer = require_open(uow, desk, item_id)
        preparation = uow.cases.preparation(record.case_id)
        return ItemPage(
            item=item,
            record=record,
            answer=answer,
            shown_name=uow.cases.identity(record.case_id).shown_name,
            case_number=uow.cases.get(record.case_id).number,
            concern=preparation.concern,
            wish=preparation.wish,
        )


def save_voice(desk: Desk, item_id: ItemId, voice: ChildVoice) -> Outcome[ChildRecord]:
    """Keep the child's own voice: a position is required, words never (R11)."""
    return _written(desk, item_id, lambda record: record.model_copy(update={"voice": voice}))


def save_works_and_hard(desk: Desk, item_id: ItemId, works: str, hard: str) -> Outcome[ChildRecord]:
    """Keep what works and what is hard.

    Raises:
        InputError: a text is too long.
    """
    _fits("works", works)
    _fits("hard", hard)
    return _written(desk, item_id, lambda record: record.model_copy(update={"works": works, "hard": hard}))


def save_five_questions(
    desk: Desk, item_id: ItemId, answers: tuple[str, str, str, str, str]
) -> Outcome[ChildRecord]:
    """Keep the answers to the five questions.

    Raises:
        InputError: an answer is too long.
    """
    for answer in answers:
        _fits("five_questions", answer)
    return _written(desk, item_id, lambda record: record.model_copy(update={"five_questions": answers}))


def add_note(
    desk: Desk,
    item_id: ItemId,
    agency_id: AgencyId,
    text: str,
    *,
    other_adult: str = "",
    withheld: NoteWithholding | None = None,
) -> Outcome[ChildRecord]:
    """Add a note by one agency in the room; it must have confirmed the consent first (R8).

    Raises:
        InputError: at ``text`` (``empty``, ``too_long``) or ``other_adult`` (``too_long``).
        NotFound: it is to be kept from a guardian whom the case does not have (R26).
        RuleViolation: the agency may not write.
        ConsentError: the gate is no longer open.
    """
    if not text.strip():
        raise InputError("text", "empty")
    _fits("text", text)
    _fits("other_adult", other_adult.strip(), LONGEST_NAME)
    with desk.unit_of_work() as uow:
        _, record, answer = require_open(uow, desk, item_id)
        if not may_write(answer, agency_id):
            raise RuleViolation((ItemBlocker.AGENCY_MAY_NOT_WRITE,), item_id)
        _require_guardians(uow, record.case_id, withheld)
        note = ItemNote(
            id=new_id(),
            agency_id=agency_id,
            member_id=desk.member.id,
            at=uow.now(),
            text=text,
            other_adult=other_adult.strip(),
            withheld=withheld,
        )
        record = record.model_copy(update={"notes": (*record.notes, note)})
        uow.records.save(record)
        return Outcome(record, uow.commit(Op.WRITE_ITEM, item_id))


def remove_note(desk: Desk, item_id: ItemId, note_id: str) -> Outcome[ChildRecord]:
    """Take away a note while the item is open; only for an agency that may write one.

    Raises:
        RuleViolation: the note's agency may not write.
        ConsentError: the gate is no longer open.
    """
    with desk.unit_of_work() as uow:
        _, record, answer = require_open(uow, desk, item_id)
        if any(note.id == note_id and not may_write(answer, note.agency_id) for note in record.notes):
            raise RuleViolation((ItemBlocker.AGENCY_MAY_NOT_WRITE,), item_id)
        record = record.model_copy(update={"notes": tuple(n for n in record.notes if n.id != note_id)})
        uow.records.save(record)
        return Outcome(record, uow.commit(Op.WRITE_ITEM, item_id))


def withhold_note(
    desk: Desk, item_id: ItemId, note_id: str, withheld: NoteWithholding | None
) -> Outcome[ChildRecord]:
    """Keep a note of the open item from guardians, or with None take that mark away (R26).

    Raises:
        NotFound: the note is gone, or the case has no such guardian.
        RuleViolation: the note's agency may not write.
        ConsentError: the gate is no longer open.
    """
    with desk.unit_of_work() as uow:
        _, record, answer = require_open(uow, desk, item_id)
        note = next((each for each in record.notes if each.id == note_id), None)
        if note is None:
            raise NotFound(note_id)
        if not may_write(answer, note.agency_id):
            raise RuleViolation((ItemBlocker.AGENCY_MAY_NOT_WRITE,), item_id)
        _require_guardians(uow, record.case_id, withheld)
        changed = note.model_copy(update={"withheld": withheld})
        notes = tuple(changed if each.id == note_id else each for each in record.notes)
        record = record.model_copy(update={"notes": notes})
        uow.records.save(record)
        return Outcome(record, uow.commit(Op.WRITE_ITEM, item_id))


def notes_kept_out(desk: Desk, item_id: ItemId) -> tuple[ItemNote, ...]:
    """Return the notes about another adult that lack her own consent, to warn about (R6)."""
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_ITEM, item_id)
        record = uow.records.get(item_id)
        shared = {note.id for note in shareable_notes(uow, record)}
        return tuple(note for note in record.notes if note.id not in shared)


def finish_child_item(desk: Desk, item_id: ItemId) -> Outcome[AgendaItem]:
    """Close a child's item as done.

    Raises:
        RuleViolation: the child's voice has no position, or it was not asked and nobody says why (R11); or
            nothing has been agreed.
    """
    with desk.unit_of_work() as uow:
        item, record, _ = require_open(uow, desk, item_id)
        blockers = []
        if not record.voice.is_settled:
            blockers.append(ItemBlocker.VOICE_UNSET)
        if record.agreed_on is None:
            blockers.append(ItemBlocker.NOTHING_AGREED)
        if blockers:
            raise RuleViolation(blockers, item_id)
        done = settle_item(uow, desk, item, record, uow.now())
        return Outcome(done, uow.commit(Op.CLOSE_ITEM, item_id))


def _fits(field: str, text: str, longest: int = LONGEST_TEXT) -> None:
    if len(text) > longest:
        raise InputError(field, "too_long")


def _require_guardians(uow: UnitOfWork, case_id: CaseId, withheld: NoteWithholding | None) -> None:
    """Refuse a mark against somebody unknown: it would keep the note from nobody."""
    asked = withheld.guardians if withheld else ()
    known = {guardian.id for guardian in uow.guardians.for_case(case_id)} if asked else set()
    for guardian_id in asked:
        if guardian_id not in known:
            raise NotFound(guardian_id)


def _written(
    desk: Desk, item_id: ItemId, change: Callable[[ChildRecord], ChildRecord]
) -> Outcome[ChildRecord]:
    with desk.unit_of_work() as uow:
        _, record, _ = require_open(uow, desk, item_id)
        record = change(record)
        uow.records.save(record)
        return Outcome(record, uow.commit(Op.WRITE_ITEM, item_id))


def require_open(uow: UnitOfWork, desk: Desk, item_id: ItemId) -> tuple[AgendaItem, ChildRecord, GateAnswer]:
    """Return item, record and the gate's answer now; refuse when it is not open at this moment (R12)."""
    item = uow.agenda.get(item_id)
    if item.state is not ItemState.OPEN:
        raise RuleViolation((ItemBlocker.NOT_OPEN,), item_id)
    record = uow.records.get(item_id)
    answer = gate_of(uow, desk, item, uow.now(), opened_topics(record)).answer
    if not answer.is_open:
        raise ConsentError(answer.codes, item_id)
    return item, record, answer
