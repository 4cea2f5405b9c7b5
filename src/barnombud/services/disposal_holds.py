"""Keeping one case from disposal until somebody lifts it: a request, a dispute, an inspection (R32).

The case is in no list of what is due, and nothing erases it meanwhile, neither by itself nor by hand.
"""

from __future__ import annotations

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.disposal_certificate import DisposalBlocker
from barnombud.domain.disposal_hold import LONGEST_REFERENCE, DisposalHold, HoldReason
from barnombud.domain.ids import CaseId
from barnombud.domain.value import Value
from barnombud.errors import KeyNotHeld, NotFound, RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.entered import entered_line
from barnombud.services.known_words import require_no_child
from barnombud.store.unit_of_work import UnitOfWork


class HoldLine(Value):
    """One hold as the page shows it."""

    hold: DisposalHold
    number: str
    by: str
    """Who decided it."""


class HoldPage(Value):
    """What the page shows of holds; of children only cases whose key is held, by number."""

    lines: tuple[HoldLine, ...]
    """By case number."""
    others: tuple[tuple[CaseId, str], ...]
    """Cases that may be kept: id and number."""


def hold_page(desk: Desk) -> HoldPage:
    """Return the holds that stand, and the cases that may get one; opens nothing sealed."""
    with desk.unit_of_work() as uow:
        held, holds = uow.case_keys.held(), uow.retention.holds()
        every = (*uow.cases.list(), *uow.cases.list(removed=True))
        numbers = {case.id: case.number for case in every if case.id in held}
        members = {member.id: member.name for member in uow.members.list()}
        lines = [
            HoldLine(hold=each, number=numbers[each.case_id], by=members[each.by])
            for each in holds.holds
            if each.case_id in numbers
        ]
        return HoldPage(
            lines=tuple(sorted(lines, key=lambda line: line.number)),
            others=tuple(
                sorted(
                    ((case_id, number) for case_id, number in numbers.items() if case_id not in holds.cases),
                    key=lambda pair: pair[1],
                )
            ),
        )


def hold_disposal(
    desk: Desk, case_id: CaseId, reason: HoldReason, reference: str = ""
) -> Outcome[DisposalHold]:
    """Keep a case from disposal from today; one that is kept already gets the new reason.

    Raises:
        InputError: at ``reference``: too long, unprintable, or it names a child.
        NotFound: the case is gone.
        KeyNotHeld: the signed-in member does not hold its key.
    """
    with desk.unit_of_work() as uow:
        _require_key(uow, case_id)
        clean = entered_line("reference", reference, LONGEST_REFERENCE, required=False)
        require_no_child(uow, "reference", clean, desk.today())
        hold = DisposalHold(
            case_id=case_id, reason=reason, reference=clean, on=desk.today(), by=desk.member.id
        )
        uow.retention.save_holds(uow.retention.holds().with_hold(hold))
        return Outcome(hold, uow.commit(Op.HOLD_DISPOSAL, case_id))


def lift_hold(desk: Desk, case_id: CaseId) -> Outcome[CaseId]:
    """Let the plan count for a case again.

    Raises:
        NotFound: it is not kept from disposal, or gone.
        KeyNotHeld: the signed-in member does not hold its key.
    """
    with desk.unit_of_work() as uow:
        _require_key(uow, case_id)
        holds = uow.retention.holds()
        if case_id not in holds.cases:
            raise NotFound(case_id)
        uow.retention.save_holds(holds.without(case_id))
        return Outcome(case_id, uow.commit(Op.LIFT_HOLD, case_id))


def require_not_on_hold(uow: UnitOfWork, case_id: CaseId) -> None:
    """Refuse to erase or empty a case that is kept.

    Raises:
        RuleViolation: `DisposalBlocker.ON_HOLD`.
    """
    if case_id in uow.retention.holds().cases:
        raise RuleViolation((DisposalBlocker.ON_HOLD,), case_id)


def _require_key(uow: UnitOfWork, case_id: CaseId) -> None:
    uow.cases.get(case_id)
    if case_id not in uow.case_keys.held():
        raise KeyNotHeld(case_id)
