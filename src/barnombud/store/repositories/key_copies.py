"""The sealed copies of case keys as they lie there, whoever they are sealed to; opens none for use."""

from __future__ import annotations

from contextlib import suppress

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from barnombud.domain.ids import CaseId, MemberId
from barnombud.errors import StoreDamaged
from barnombud.models.cases import CaseKeyRow
from barnombud.store.sealing import raw_case_key


class KeyCopyRepository:
    """For rehearsals, and for members whose key pair is another; what is held is in `case_keys`."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def openable_by(self, holder: MemberId, private_key: X25519PrivateKey) -> frozenset[CaseId]:
        """Return the cases of which ``private_key`` opens every generation; nothing is kept opened."""
        query = select(CaseKeyRow.case_id, CaseKeyRow.generation, CaseKeyRow.sealed).where(
            CaseKeyRow.member_id == holder
        )
        there = select(CaseKeyRow.case_id, CaseKeyRow.generation).distinct()
        missing = {(case_id, generation) for case_id, generation in self._session.execute(there)}
        for case_id, generation, sealed in self._session.execute(query):
            with suppress(StoreDamaged):
                raw_case_key(sealed, private_key, case_id, generation)
                missing.discard((case_id, generation))
        every = {CaseId(case_id) for case_id in self._session.scalars(select(CaseKeyRow.case_id).distinct())}
        return frozenset(every - {CaseId(case_id) for case_id, _ in missing})

    def drop(self, member_id: MemberId) -> frozenset[CaseId]:
        """Take away copies that a member cannot open any more; return of which cases. Nobody else loses any.

        For who has a new key pair: she lost none of the keys, so those who hold them keep them. Done before
        anything of hers is opened in the same transaction.
        """
        mine = select(CaseKeyRow.case_id).where(CaseKeyRow.member_id == member_id)
        dropped = frozenset(CaseId(case_id) for case_id in self._session.scalars(mine))
        self._session.execute(delete(CaseKeyRow).where(CaseKeyRow.member_id == member_id))
        return dropped
