"""Promises (åtaganden): everything promised, by whom and when; ticked off, moved, stuck, dropped.

Promises about a child are shown to holders of the case's key only, by case number and the name that may be
shown (R46). A new note about a child needs a consent that holds; ticking off and moving do not (R7).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from barnombud.domain.case import Case, CaseIdentity
from barnombud.domain.changes import Change, Op, Outcome
from barnombud.domain.ids import AgencyId, AgreementId, CaseId, CommitmentId, MeetingId, MemberId, new_id
from barnombud.domain.leak_check import LeakKind, LeakWords, find_leaks
from barnombud.domain.support import commitment_steps
from barnombud.domain.support.agreement import StuckReason
from barnombud.domain.support.commitment import (
    Commitment,
    CommitmentKind,
    CommitmentState,
    CommitmentStep,
    overdue_first,
)
from barnombud.domain.support.commitment_steps import CommitmentBlocker, Hand
from barnombud.domain.team import Agency, Member
from barnombud.domain.value import Value
from barnombud.errors import InputError, NotFound, RuleViolation
from barnombud.services.cases import require_holding
from barnombud.services.desk import Desk
from barnombud.services.known_words import child_words
from barnombud.store.unit_of_work import UnitOfWork

LONGEST_TEXT = 500
"""Characters of a promise or of a note."""


class CommitmentStepLine(Value):
    """One line of a promise's history, with the name of who did it."""

    step: CommitmentStep
    member_name: str
    left_name: str = ""
    """Who had the promise until she left the team, when the step is that it passed on."""


class CommitmentLine(Value):
    """One promise as the page shows it."""

    commitment: Commitment
    member_name: str
    """Who has promised; empty when the agency as a whole has."""
    agency_name: str
    case_number: str = ""
    """Empty for the team's own promises."""
    shown_name: str = ""
    days_late: int
    """Days past the date; 0 or less when it is not late."""
    mine: bool
    history: tuple[CommitmentStepLine, ...] = ()


class CommitmentPage(Value):
    """Everything the page of promises shows."""

    still_open: tuple[CommitmentLine, ...]
    """Overdue first, then by date."""
    settled: tuple[CommitmentLine, ...]
    """Done and dropped, newest first; empty unless asked for."""
    members: tuple[Member, ...]
    agencies: tuple[Agency, ...]
    signed_in: MemberId
    today: date


def commitment_page(desk: Desk, *, with_settled: bool = False) -> CommitmentPage:
    """Return what is promised: the team's own, and of every case whose key is held."""
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_LIST, "commitments")
        found = uow.commitments.list(still_open=True)
        if with_settled:
            found = (*found, *uow.commitments.list(still_open=False))
        names = _Names(uow)
        today = desk.today()
        lines = tuple(
            names.line(commitment, desk.member.id, today)
            for commitment in overdue_first(found, today)
            if commitment.case_id is None or commitment.case_id in names.cases
        )
        return CommitmentPage(
            still_open=tuple(line for line in lines if line.commitment.is_open),
            settled=tuple(line for line in lines if not line.commitment.is_open),
            members=uow.members.active(),
            agencies=uow.agencies.active(),
            signed_in=desk.member.id,
            today=today,
        )


def add_commitment(
    desk: Desk,
    text: str,
    due_on: date,
    agency_id: AgencyId,
    member_id: MemberId | None = None,
    *,
    kind: CommitmentKind = CommitmentKind.TASK,
    case_id: CaseId | None = None,
    meeting_id: MeetingId | None = None,
    agreement_id: AgreementId | None = None,
    names_looked_at: bool = False,
) -> Outcome[Commitment]:
    """Keep a new promise. With ``member_id`` it is that member's, and her agency's.

    Without a case its words are not sealed, so they may not name a child; ``names_looked_at`` says that the
    writer has looked at the hit and that it names none.

    Raises:
        InputError: at ``text`` (``empty``, ``too_long``) or ``due_on`` (``in_past``).
        RuleViolation: `CommitmentBlocker.MAY_NAME_A_CHILD`, or no consent holds in the case (R12).
        KeyNotHeld: the signed-in member does not hold the case's key.
        NotFound: the agreement is not one of the case's.
    """
    words = _usable(text, "text")
    if not words:
        raise InputError("text", "empty")
    _check_date(desk, due_on)
    with desk.unit_of_work() as uow:
        if agreement_id is not None and uow.agreements.get(agreement_id).case_id != case_id:
            raise NotFound(agreement_id)  # outside the child's seal nothing may point to an agreement
        if case_id is not None:
            require_holding(uow, uow.cases.get(case_id))
        elif not names_looked_at:
            _check_names(uow, words, desk.today())
        commitment = Commitment(
            id=CommitmentId(new_id()),
            kind=kind,
            due_on=due_on,
            agency_id=uow.members.get(member_id).agency_id if member_id else agency_id,
            member_id=member_id,
            meeting_id=meeting_id,
            case_id=case_id,
            agreement_id=agreement_id,
            text=words,
            made_on=desk.today(),
        )
        uow.commitments.save(commitment)
        return Outcome(commitment, _commit(uow, Op.ADD_COMMITMENT, commitment))


def tick_off(desk: Desk, commitment_id: CommitmentId) -> Outcome[Commitment]:
    """Note that a promise is kept; having told the guardians is noted in the agreement too.

    Raises:
        NotFound, KeyNotHeld: as the repository.
        RuleViolation: it is done or dropped already.
    """
    return _change(desk, commitment_id, commitment_steps.ticked)


def undo_tick(desk: Desk, commitment_id: CommitmentId) -> Outcome[Commitment]:
    """Take back a tick, or that it was dropped; the promise is as it was before.

    Raises:
        NotFound, KeyNotHeld: as the repository.
        RuleViolation: it is still open.
    """
    return _change(desk, commitment_id, commitment_steps.taken_back)


def move_commitment(
    desk: Desk, commitment_id: CommitmentId, due_on: date, note: str = ""
) -> Outcome[Commitment]:
    """Give a promise another date, today or later.

    Raises:
        InputError: at ``due_on`` (``in_past``) or ``note`` (``too_long``).
        RuleViolation: it is settled, or a note is written about a child without a consent that holds.
    """
    _check_date(desk, due_on)
    return _change(
        desk, commitment_id, lambda c, hand: commitment_steps.moved(c, hand, due_on, _note(note)), note
    )


def mark_stuck(
    desk: Desk, commitment_id: CommitmentId, reason: StuckReason, note: str = ""
) -> Outcome[Commitment]:
    """Say that a promise has stuck, and why.

    Raises:
        InputError: at ``note`` (``too_long``).
        RuleViolation: as `move_commitment`.
    """
    return _change(
        desk, commitment_id, lambda c, hand: commitment_steps.stuck(c, hand, reason, _note(note)), note
    )


def drop_commitment(desk: Desk, commitment_id: CommitmentId, note: str = "") -> Outcome[Commitment]:
    """Note that a promise is no longer wanted; `undo_tick` takes it back.

    Raises:
        InputError: at ``note`` (``too_long``).
        RuleViolation: as `move_commitment`.
    """
    return _change(desk, commitment_id, lambda c, hand: commitment_steps.dropped(c, hand, _note(note)), note)


def take_over(desk: Desk, commitment_id: CommitmentId) -> Outcome[Commitment]:
    """Take over a promise whose owner has left the team; from now on it is the signed-in member's.

    Raises:
        NotFound, KeyNotHeld: as the repository.
        RuleViolation: it is settled, or somebody has it.
    """
    with desk.unit_of_work() as uow:
        member = uow.members.get(desk.member.id)
        after = commitment_steps.taken_over(
            uow.commitments.get(commitment_id), Hand(member_id=member.id, on=desk.today()), member.agency_id
        )
        uow.commitments.save(after)
        return Outcome(after, _commit(uow, Op.CHANGE_COMMITMENT, after))


def _change(
    desk: Desk, commitment_id: CommitmentId, step: Callable[[Commitment, Hand], Commitment], note: str = ""
) -> Outcome[Commitment]:
    """Take one step with a promise, and let its agreement know when the guardians have been told."""
    with desk.unit_of_work() as uow:
        before = uow.commitments.get(commitment_id)
        after = step(before, Hand(member_id=desk.member.id, on=desk.today()))
        if before.case_id is not None and note.strip():
            require_holding(uow, uow.cases.get(before.case_id))
        uow.commitments.save(after)
        if after.kind is CommitmentKind.TELL_GUARDIANS and CommitmentState.DONE in (
            before.state,
            after.state,
        ):
            _note_told(uow, after)
        uow.drafts.discard(f"commitments/{commitment_id}", desk.member.id)
        return Outcome(after, _commit(uow, Op.CHANGE_COMMITMENT, after))


def _note_told(uow: UnitOfWork, commitment: Commitment) -> None:
    """Keep in the agreement the day the guardians were told, or that they have not been after all."""
    if commitment.agreement_id is not None:
        agreement = uow.agreements.get(commitment.agreement_id)
        uow.agreements.save(agreement.model_copy(update={"told_on": commitment.done_on}))


def _commit(uow: UnitOfWork, op: Op, commitment: Commitment) -> Change:
    touched = (commitment.id, commitment.case_id, commitment.agreement_id)
    return uow.commit(op, *(each for each in touched if each))


def _check_date(desk: Desk, due_on: date) -> None:
    if due_on < desk.today():
        raise InputError("due_on", "in_past")


def _usable(text: str, field: str) -> str:
    words = text.strip()
    if len(words) > LONGEST_TEXT:
        raise InputError(field, "too_long")
    return words


def _note(text: str) -> str:
    return _usable(text, "note")


def _check_names(uow: UnitOfWork, text: str, today: date) -> None:
    leaks = find_leaks(text, LeakWords(names=child_words(uow)), today=today)
    if any(leak.kind in (LeakKind.NAME, LeakKind.IDENTITY_NUMBER) for leak in leaks):
        raise RuleViolation((CommitmentBlocker.MAY_NAME_A_CHILD,))


class _Names:
    """Everything that ids are shown as, fetched once."""

    def __init__(self, uow: UnitOfWork) -> None:
        self.identities: dict[CaseId, CaseIdentity] = uow.cases.identities()
        self.cases: dict[CaseId, Case] = {c.id: c for c in uow.cases.list() if c.id in self.identities}
        self.members = {member.id: member.name for member in uow.members.list()}
        self.agencies = {agency.id: agency.name for agency in uow.agencies.list()}

    def line(self, commitment: Commitment, signed_in: MemberId, today: date) -> CommitmentLine:
        """Return the promise with its names."""
        case_id = commitment.case_id
        return CommitmentLine(
            commitment=commitment,
            member_name=self.members.get(commitment.member_id, "") if commitment.member_id else "",
            agency_name=self.agencies.get(commitment.agency_id, ""),
            case_number=self.cases[case_id].number if case_id else "",
            shown_name=self.identities[case_id].shown_name if case_id else "",
            days_late=(today - commitment.due_on).days,
            mine=commitment.member_id == signed_in,
            history=tuple(
                CommitmentStepLine(
                    step=step,
                    member_name=self.members.get(step.member_id, ""),
                    left_name=self.members.get(step.taken_over_from, "") if step.taken_over_from else "",
                )
                for step in commitment.steps
            ),
        )
