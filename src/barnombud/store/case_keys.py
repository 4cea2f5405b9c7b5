"""The keys of the cases the signed-in member holds, and to whom they are sealed.

Who should hold a key is decided in `domain.consent.key_policy`; this file only carries it out.
"""

from __future__ import annotations

from collections.abc import Iterable

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from sqlalchemy import delete, select
from sqlalchemy.orm import Session, aliased

from barnombud.domain.ids import CaseId, MemberId
from barnombud.errors import KeyNotHeld
from barnombud.models.cases import CaseKeyRow
from barnombud.models.team import MemberRow
from barnombud.store.keyring import UnlockedKeys
from barnombud.store.sealing import CaseSeal, new_case_key, open_case_key, raw_case_key, seal_case_key


class OpenedKeys:
    """Seals already opened in this session of the store; forgotten with it. Lives on the store lane."""

    def __init__(self) -> None:
        """Start with none."""
        self.seals: dict[CaseId, CaseSeal] = {}


class CaseKeys:
    """Opens, makes and passes on case keys within one transaction."""

    def __init__(self, session: Session, keys: UnlockedKeys, opened: OpenedKeys) -> None:
        """Work in ``session`` with the signed-in member's private key."""
        self._session = session
        self._keys = keys
        self._opened = opened
        self._proved: set[CaseId] = set()
        """Cases whose key has been seen to be held within this transaction."""
        self._unopened: dict[CaseId, bytes] = {}
        """Sealed keys seen within this transaction; opened when first used, as opening takes its time."""

    def seal_of(self, case_id: CaseId) -> CaseSeal:
        """Return the seal of one case; one that was opened before serves only while the key is still held.

        Raises:
            KeyNotHeld: the case's key is not, or no longer, sealed to the signed-in member.
        """
        if case_id not in self._proved:
            self._unopened[case_id] = self._sealed(case_id)
            self._proved.add(case_id)
        if case_id not in self._opened.seals:
            sealed = self._unopened[case_id]
            self._opened.seals[case_id] = open_case_key(sealed, self._keys.private_key, case_id)
        return self._opened.seals[case_id]

    def held(self) -> frozenset[CaseId]:
        """Return every case whose key the signed-in member holds; `seal_of` opens those that are needed."""
        rows = self._session.execute(
            select(CaseKeyRow.case_id, CaseKeyRow.sealed).where(CaseKeyRow.member_id == self._keys.member_id)
        )
        sealed_keys = {CaseId(found): sealed for found, sealed in rows}
        self._unopened |= sealed_keys
        found_now = frozenset(sealed_keys)
        self._proved |= found_now
        return found_now

    def holders(self, case_id: CaseId) -> frozenset[MemberId]:
        """Return the members the case's key is sealed to."""
        rows = self._session.scalars(select(CaseKeyRow.member_id).where(CaseKeyRow.case_id == case_id))
        return frozenset(MemberId(row) for row in rows)

    def all_holders(self) -> dict[CaseId, frozenset[MemberId]]:
        """Return the holders of every case's key."""
        found: dict[CaseId, set[MemberId]] = {}
        for case_id, member_id in self._session.execute(select(CaseKeyRow.case_id, CaseKeyRow.member_id)):
            found.setdefault(CaseId(case_id), set()).add(MemberId(member_id))
        return {case_id: frozenset(members) for case_id, members in found.items()}

    def make(self, case_id: CaseId, members: Iterable[MemberId]) -> None:
        """Make a new key for a new case and seal it to ``members``, the signed-in one always among them."""
        key = new_case_key()
        self._opened.seals[case_id] = CaseSeal(key)
        self._proved.add(case_id)
        self._grant(case_id, key, {*members, MemberId(self._keys.member_id)})

    def share(self, case_id: CaseId, members: frozenset[MemberId]) -> None:
        """Let exactly ``members`` hold the key: seal it to the new ones, forget the others' copies.

        Raises:
            KeyNotHeld: the signed-in member does not hold it and so cannot pass it on.
        """
        present = self.holders(case_id)
        gone, new = present - members, members - present
        if new:
            self._grant(case_id, self._raw(case_id), new)
        if gone:
            self._session.execute(
                delete(CaseKeyRow).where(CaseKeyRow.case_id == case_id, CaseKeyRow.member_id.in_(gone))
            )
        if self._keys.member_id in gone:
            self._proved.discard(case_id)
            self._unopened.pop(case_id, None)
            self._opened.seals.pop(case_id, None)

    def forget_holder(self, member_id: MemberId) -> None:
        """Take every key from one member, held by the signed-in one or not; a last copy is left."""
        others = aliased(CaseKeyRow)
        shared = select(others.case_id).where(others.member_id != member_id)
        self._session.execute(
            delete(CaseKeyRow).where(CaseKeyRow.member_id == member_id, CaseKeyRow.case_id.in_(shared))
        )

    def _grant(self, case_id: CaseId, key: bytes, members: Iterable[MemberId]) -> None:
        wanted = sorted(members)
        rows = self._session.execute(
            select(MemberRow.id, MemberRow.public_key).where(MemberRow.id.in_(wanted))
        )
        for member_id, public_key in rows:
            public = X25519PublicKey.from_public_bytes(public_key)
            self._session.add(
                CaseKeyRow(case_id=case_id, member_id=member_id, sealed=seal_case_key(key, public, case_id))
            )
        self._session.flush()

    def _sealed(self, case_id: CaseId) -> bytes:
        sealed = self._session.scalar(
            select(CaseKeyRow.sealed).where(
                CaseKeyRow.case_id == case_id, CaseKeyRow.member_id == self._keys.member_id
            )
        )
        if sealed is None:
            raise KeyNotHeld(case_id)
        return sealed

    def _raw(self, case_id: CaseId) -> bytes:
        return raw_case_key(self._sealed(case_id), self._keys.private_key, case_id)
