"""The keys of the cases the signed-in member holds, and to whom they are sealed.

A case's key has generations. Everybody who holds one holds them all; when somebody loses it, the others get a
new one, so that an old copy opens nothing that is written afterwards (R7). Who should hold a key is decided
in `domain.consent.key_policy`; this file only carries it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, aliased

from barnombud.domain.consent.key_policy import KeyChange, key_change
from barnombud.domain.ids import CaseId, MemberId
from barnombud.domain.recovery_holder import RECOVERY_PREFIX, people, recovery_holder
from barnombud.domain.value import Value
from barnombud.errors import KeyNotHeld, StoreDamaged
from barnombud.models.cases import CaseKeyRow
from barnombud.models.team import MemberRow
from barnombud.store.keyring import UnlockedKeys
from barnombud.store.own_seal import OwnSeal
from barnombud.store.sealing import (
    FIRST_GENERATION,
    CaseSeal,
    generation_of,
    new_case_key,
    raw_case_key,
    seal_case_key,
)

Copies = dict[int, bytes]
"""Generation → the key as sealed to the signed-in member."""


class OpenedKeys:
    """Seals already opened in this session of the store; forgotten with it. Lives on the store lane."""

    def __init__(self) -> None:
        """Start with none."""
        self.seals: dict[bytes, CaseSeal] = {}
        """By the sealed copy each was opened from: a copy that was rolled back is never met again."""
        self.values: dict[CaseId, dict[str, Value]] = {}
        """Values of rows that never change, by case and row; served only while the key is still held."""

    def clear(self) -> None:
        """Forget everything."""
        self.seals.clear()
        self.values.clear()


class CaseKeys:
    """Opens, makes and passes on case keys within one transaction."""

    def __init__(
        self,
        session: Session,
        keys: UnlockedKeys,
        opened: OpenedKeys,
        draft_mark: bytes,
        recovery: bytes | None = None,
    ) -> None:
        """Work in ``session`` with the signed-in member's private key; ``draft_mark`` is everybody's.

        ``recovery`` is the public half of the office holders' key.
        """
        self._session = session
        self._keys = keys
        self._draft_mark = draft_mark
        self._opened = opened
        self._copies: dict[CaseId, Copies] = {}
        """Copies of cases seen to be held in this transaction; opened when used, as that takes time."""
        self._made: dict[CaseId, CaseSeal] = {}
        """Generations made here by who gave her own key away: she may still seal what did it."""
        self._public: dict[MemberId, X25519PublicKey] = {}
        self.standby: frozenset[MemberId] = frozenset()
        """Who holds every case's key and is no member: the office holders' key, if there is one."""
        if recovery is not None:
            self.stand_by(recovery)
        self._held: frozenset[CaseId] | None = None
        """What `held` has answered, until a key is made or passed on."""
        self.opened_now: set[CaseId] = set()
        """Cases of which something sealed was read or written within this transaction (R36)."""

    def stand_by(self, recovery: bytes) -> None:
        """Let the office holders' key with this public half be the one that every case's key is sealed to."""
        holder = recovery_holder(recovery)
        self._public[holder] = X25519PublicKey.from_public_bytes(recovery)
        self.standby = frozenset({holder})

    @cached_property
    def own(self) -> OwnSeal:
        """Return the seal of what belongs to the signed-in member alone."""
        return OwnSeal(self._keys.private_key, self._draft_mark)

    def sealer(self, case_id: CaseId) -> CaseSeal:
        """Return the seal of the newest generation, for what is written now.

        Raises:
            KeyNotHeld: the case's key is not, or no longer, sealed to the signed-in member.
        """
        if case_id in self._made:
            return self._made[case_id]
        return self._seal(case_id, max(self._held_copies(case_id)))

    def opener(self, case_id: CaseId, blob: bytes) -> CaseSeal:
        """Return the seal that opens ``blob``; one opened before serves only while the key is still held.

        Raises:
            KeyNotHeld: the case's key is not, or no longer, sealed to the signed-in member.
            StoreDamaged: ``blob`` is no sealed text, or names a generation that those who hold the key lack.
        """
        return self._seal(case_id, generation_of(blob))

    def remembered(self, case_id: CaseId) -> dict[str, Value]:
        """Return the opened values of one case's unchanging rows; ask `opener` first, which may refuse."""
        return self._opened.values.setdefault(case_id, {})

    def held(self) -> frozenset[CaseId]:
        """Return every case whose key the signed-in member holds; those that are needed are opened later."""
        if self._held is not None:
            return self._held
        rows = self._session.execute(
            select(CaseKeyRow.case_id, CaseKeyRow.generation, CaseKeyRow.sealed).where(
                CaseKeyRow.member_id == self._keys.member_id
            )
        )
        found: dict[CaseId, Copies] = {}
        for case_id, generation, sealed in rows:
            found.setdefault(CaseId(case_id), {})[generation] = sealed
        self._copies |= found
        self._held = frozenset(found)
        return self._held

    def holders(self, case_id: CaseId) -> frozenset[MemberId]:
        """Return whom the case's key is sealed to: members, and the office holders' key."""
        rows = self._session.scalars(select(CaseKeyRow.member_id).where(CaseKeyRow.case_id == case_id))
        return frozenset(MemberId(row) for row in rows)

    def all_holders(self) -> dict[CaseId, frozenset[MemberId]]:
        """Return the holders of every case's key."""
        found: dict[CaseId, set[MemberId]] = {}
        for case_id, member_id in self._session.execute(select(CaseKeyRow.case_id, CaseKeyRow.member_id)):
            found.setdefault(CaseId(case_id), set()).add(MemberId(member_id))
        return {case_id: frozenset(members) for case_id, members in found.items()}

    def generations(self, case_id: CaseId) -> dict[int, frozenset[MemberId]]:
        """Return who holds each generation of one case's key."""
        rows = self._session.execute(
            select(CaseKeyRow.generation, CaseKeyRow.member_id).where(CaseKeyRow.case_id == case_id)
        )
        found: dict[int, set[MemberId]] = {}
        for generation, member_id in rows:
            found.setdefault(generation, set()).add(MemberId(member_id))
        return {generation: frozenset(members) for generation, members in found.items()}

    def make(self, case_id: CaseId, members: Iterable[MemberId]) -> None:
        """Make the first key of a new case and seal it to ``members``, the signed-in one and `standby`."""
        holders = {*members, MemberId(self._keys.member_id), *self.standby}
        self._grant(case_id, {FIRST_GENERATION: new_case_key()}, self._public_keys(holders))

    def share(
        self, case_id: CaseId, members: frozenset[MemberId], present: frozenset[MemberId] | None = None
    ) -> KeyChange:
        """Let exactly ``members`` hold the key, as `key_change` says, and return what that came to.

        ``present`` are those who hold it now, when they are known already. Whoever gives away her own key may
        seal, but no longer open, within this transaction.

        Raises:
            KeyNotHeld: the signed-in member does not hold it and so cannot pass it on.
        """
        change = key_change(self.holders(case_id) if present is None else present, members)
        if not change:
            return change
        copies = self._held_copies(case_id)
        if change.given:
            raw = {
                generation: raw_case_key(sealed, self._keys.private_key, case_id, generation)
                for generation, sealed in copies.items()
            }
            self._grant(case_id, raw, self._public_keys(change.given))
        if change.taken:
            gone = CaseKeyRow.member_id.in_(change.taken)
            with self._session.no_autoflush:  # what waits to be written are copies of those who stay
                self._session.execute(delete(CaseKeyRow).where(CaseKeyRow.case_id == case_id, gone))
            made = self._renew(case_id, max(copies) + 1, members)
            if self._keys.member_id in change.taken:
                self._forget(case_id, copies)
                self._made[case_id] = made
        return change

    def forget_holder(self, member_id: MemberId) -> None:
        """Take every key from one holder, held by the signed-in one or not; the last member's copy is left.

        Those who remain get a new generation: it is sealed to their public keys, and no old one is needed. An
        office holders' key of before gets none.
        """
        others = aliased(CaseKeyRow)
        shared = select(others.case_id).where(
            others.member_id != member_id, others.member_id.not_like(f"{RECOVERY_PREFIX}%")
        )
        mine = select(CaseKeyRow.case_id).where(
            CaseKeyRow.member_id == member_id, CaseKeyRow.case_id.in_(shared)
        )
        losing = frozenset(CaseId(case_id) for case_id in self._session.scalars(mine))
        self._session.execute(
            delete(CaseKeyRow).where(CaseKeyRow.member_id == member_id, CaseKeyRow.case_id.in_(losing))
        )
        self._held = None
        query = select(CaseKeyRow.case_id, func.max(CaseKeyRow.generation)).group_by(CaseKeyRow.case_id)
        newest = {CaseId(case_id): generation for case_id, generation in self._session.execute(query)}
        holders = self.all_holders()
        for case_id in sorted(losing):
            staying = people(holders[case_id]) | (holders[case_id] & self.standby)
            self._renew(case_id, newest[case_id] + 1, staying)

    def erase(self, case_id: CaseId) -> None:
        """Destroy every copy of every generation of one case's key (R32).

        Raises:
            KeyNotHeld: the signed-in member does not hold it.
        """
        copies = self._held_copies(case_id)
        self._session.execute(delete(CaseKeyRow).where(CaseKeyRow.case_id == case_id))
        self._forget(case_id, copies)

    def _forget(self, case_id: CaseId, copies: Copies) -> None:
        self._copies.pop(case_id, None)
        self._held = None
        self._opened.values.pop(case_id, None)
        for sealed in copies.values():
            self._opened.seals.pop(sealed, None)

    def _renew(self, case_id: CaseId, generation: int, members: Iterable[MemberId]) -> CaseSeal:
        key = new_case_key()
        self._copies.pop(case_id, None)
        self._grant(case_id, {generation: key}, self._public_keys(members))
        return CaseSeal(key, generation)

    def _grant(self, case_id: CaseId, raw: dict[int, bytes], public: dict[MemberId, X25519PublicKey]) -> None:
        self._held = None
        self._session.add_all(
            CaseKeyRow(
                case_id=case_id,
                generation=generation,
                member_id=member_id,
                sealed=seal_case_key(key, public_key, case_id, generation),
            )
            for generation, key in raw.items()
            for member_id, public_key in sorted(public.items())
        )

    def _public_keys(self, members: Iterable[MemberId]) -> dict[MemberId, X25519PublicKey]:
        wanted = set(members)
        if missing := wanted - self._public.keys():
            rows = self._session.execute(
                select(MemberRow.id, MemberRow.public_key).where(MemberRow.id.in_(sorted(missing)))
            )
            found = {MemberId(row_id): X25519PublicKey.from_public_bytes(key) for row_id, key in rows}
            self._public |= found
        return {member: self._public[member] for member in wanted}

    def _seal(self, case_id: CaseId, generation: int) -> CaseSeal:
        sealed = self._held_copies(case_id).get(generation)
        if sealed is None:
            raise StoreDamaged(case_id)
        if sealed not in self._opened.seals:
            key = raw_case_key(sealed, self._keys.private_key, case_id, generation)
            self._opened.seals[sealed] = CaseSeal(key, generation)
        self.opened_now.add(case_id)
        return self._opened.seals[sealed]

    def _held_copies(self, case_id: CaseId) -> Copies:
        if case_id not in self._copies:
            rows = self._session.execute(
                select(CaseKeyRow.generation, CaseKeyRow.sealed).where(
                    CaseKeyRow.case_id == case_id, CaseKeyRow.member_id == self._keys.member_id
                )
            )
            found: Copies = {row.generation: row.sealed for row in rows}
            if not found:
                raise KeyNotHeld(case_id)
            self._copies[case_id] = found
        return self._copies[case_id]
