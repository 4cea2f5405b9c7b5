"""Keeps each case's key with those who should hold it; the policy itself is `domain.consent.key_policy`."""

from __future__ import annotations

from barnombud.domain.case import Case, CaseState, Guardian, Preparation
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import ConsentEvent
from barnombud.domain.consent.key_policy import key_holders
from barnombud.domain.consent.standing import Permits, permits, standings
from barnombud.domain.ids import MemberId
from barnombud.services.desk import Desk
from barnombud.store.unit_of_work import UnitOfWork


def refresh_keys(desk: Desk) -> int:
    """Bring every case key the signed-in member holds up to date after unlock; return how many changed.

    Consents begin and end by the clock, with nobody at the program. What an older version kept in the open is
    sealed too, and counted.
    """
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        changed = share_held_keys(uow) + _seal_what_lay_open(uow, desk.member.id)
        if changed:
            uow.commit(Op.SHARE_KEYS, desk.member.id)
        return changed


def _seal_what_lay_open(uow: UnitOfWork, member_id: MemberId) -> int:
    """Seal what the tables of 0.1.0 told of a family; only who holds the keys can."""
    of_families = uow.guardians.gather_old() + uow.handovers.seal_old() + uow.attendance.seal_old()
    return of_families + uow.drafts.seal_old(member_id)


def share_key(
    uow: UnitOfWork,
    case: Case,
    *,
    guardians: tuple[Guardian, ...] | None = None,
    event: ConsentEvent | None = None,
    conflicted: frozenset[MemberId] | None = None,
) -> frozenset[MemberId]:
    """Seal one case's key to exactly those who should hold it now, and return them.

    What is about to be kept, and may take the key from somebody, is given here **before** it is kept: then it
    is sealed with the new key, and who has an old copy cannot read it (R7). ``guardians`` are all of the
    case's, ``event`` comes after those kept already.

    Raises:
        KeyNotHeld: the signed-in member does not hold it.
    """
    _, holders = _follow(uow, case, guardians, event, conflicted)
    return holders


def open_and_share(
    uow: UnitOfWork,
    case: Case,
    *,
    guardians: tuple[Guardian, ...] | None = None,
    event: ConsentEvent | None = None,
) -> None:
    """Let state and key follow the consents: a case opens with the first that holds, and stays open.

    What is about to be kept is given first, as in `share_key`.

    Raises:
        KeyNotHeld: the signed-in member does not hold the key.
    """
    allowed, _ = _follow(uow, case, guardians, event, None)
    if allowed and case.state is CaseState.ASKING:
        uow.cases.save(case.model_copy(update={"state": CaseState.OPEN}))


def _follow(
    uow: UnitOfWork,
    case: Case,
    guardians: tuple[Guardian, ...] | None,
    event: ConsentEvent | None,
    conflicted: frozenset[MemberId] | None,
) -> tuple[Permits, frozenset[MemberId]]:
    people = uow.guardians.for_case(case.id) if guardians is None else guardians
    events = (*uow.consents.for_case(case.id), *([event] if event else []))
    allowed = permits(standings(people, events, uow.now()))
    away = uow.cases.preparation(case.id).conflicted if conflicted is None else conflicted
    holders = key_holders(case, uow.members.active(), allowed, away, uow.case_keys.standby)
    uow.case_keys.share(case.id, holders)
    return allowed, holders


def share_held_keys(uow: UnitOfWork) -> int:
    """Bring every case whose key the signed-in member holds up to date; return how many changed.

    Run when members come and go and after unlock, when dates may have passed: a consent that has run out
    takes the key from those it had let in (R2).
    """
    held = uow.case_keys.held()
    holders = uow.case_keys.all_holders()
    guardians, events = uow.guardians.all_held(), uow.consents.all_held()
    preparations = uow.cases.preparations(every=True)
    members, now = uow.members.active(), uow.now()
    changed = 0
    for case in (*uow.cases.list(), *uow.cases.list(removed=True)):
        if case.id not in held:
            continue
        people = standings(guardians.get(case.id, ()), events.get(case.id, ()), now)
        conflicted = preparations.get(case.id, Preparation()).conflicted
        wanted = key_holders(case, members, permits(people), conflicted, uow.case_keys.standby)
        changed += bool(uow.case_keys.share(case.id, wanted, holders[case.id]))
    return changed
