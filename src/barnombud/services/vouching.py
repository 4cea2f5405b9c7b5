"""Confirming with one's own passphrase, typed at the laptop where somebody else is signed in (R8).

Only where the municipality demands it (`TeamRules.confirm_with_passphrase`). The passphrase is tried against
the member's own slot in the keyring, and nothing of it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from barnombud.domain.ids import AgencyId, MemberId
from barnombud.errors import RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.machine import Machine
from barnombud.services.unlocking import try_passphrase
from barnombud.store.unit_of_work import UnitOfWork


class VouchBlocker(StrEnum):
    """Why a confirmation is not taken."""

    OWN_PROOF_NEEDED = "own_proof_needed"


@dataclass(frozen=True)
class Vouch:
    """Who confirms, and her passphrase, which no log and no message ever shows."""

    member_id: MemberId
    passphrase: str = field(repr=False)
    machine: Machine


def prove(desk: Desk, vouch: Vouch | None) -> None:
    """Try the passphrase against the member's slot; takes as long as the slot's cost says.

    Done before the transaction that keeps the confirmation begins, so that the store is not held meanwhile.

    Raises:
        WrongPassphrase, TriedTooSoon: it is not hers; the try is noted as a failed unlock is (R35).
        NotFound: she has no slot of her own.
    """
    if vouch is None:
        return
    try_passphrase(vouch.machine, desk.store.folder, vouch.member_id, vouch.passphrase)


def vouched_by(uow: UnitOfWork, desk: Desk, agency: AgencyId, vouch: Vouch | None) -> MemberId:
    """Return in whose name ``agency`` confirms: the signed-in member's, or hers who has vouched for it.

    Raises:
        RuleViolation: the team's rules ask for an own passphrase by a member of that agency.
    """
    if not uow.team.rules().confirm_with_passphrase:
        return desk.member.id
    if vouch is None or uow.members.get(vouch.member_id).agency_id != agency:
        raise RuleViolation((VouchBlocker.OWN_PROOF_NEEDED,), agency)
    return vouch.member_id
