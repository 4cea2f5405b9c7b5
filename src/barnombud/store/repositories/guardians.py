"""A case's guardians: one sealed text a case, so that not even their number stands in the open."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from barnombud.domain.case import Guardian
from barnombud.domain.ids import CaseId, GuardianId
from barnombud.domain.value import Value
from barnombud.errors import NotFound
from barnombud.models.cases import CaseRow, GuardianRow
from barnombud.store.case_keys import CaseKeys
from barnombud.store.repositories.box import Box
from barnombud.store.repositories.cases import RUNNING

_BLOCK = 1024
_COLUMN = "guardians"


class _Guardians(Value):
    """Everybody who stands in one case."""

    each: tuple[Guardian, ...]


class GuardianRepository:
    """Guardians, sealed with their case's key."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._keys = keys
        self._box = _box(keys)
        self._old = Box(keys, GuardianRow.__tablename__)
        self._known: dict[CaseId, tuple[Guardian, ...]] = {}
        """What this transaction has read or written: who has given away her key can still keep a change."""

    def for_case(self, case_id: CaseId) -> tuple[Guardian, ...]:
        """Return the guardians of one case by ordinal."""
        blob = self._session.scalar(select(CaseRow.guardians).where(CaseRow.id == case_id))
        rows = self._session.scalars(select(GuardianRow).where(GuardianRow.case_id == case_id))
        old = (self._old.open(Guardian, case_id, row.id, row.sealed) for row in rows)
        return self._keep(case_id, (*self._opened(case_id, blob), *old))

    def all_held(self, *, running: bool = False) -> dict[CaseId, tuple[Guardian, ...]]:
        """Return the guardians of every case whose key is held, by ordinal; with ``running`` of open ones."""
        held = self._keys.held()
        query = select(CaseRow.id, CaseRow.guardians)
        rows = self._session.execute(query.where(*RUNNING) if running else query)
        found = {
            CaseId(case_id): self._opened(CaseId(case_id), blob) for case_id, blob in rows if case_id in held
        }
        for row in self._session.scalars(select(GuardianRow)):
            if row.case_id in found:
                old = self._old.open(Guardian, CaseId(row.case_id), row.id, row.sealed)
                found[CaseId(row.case_id)] = (*found[CaseId(row.case_id)], old)
        return {case_id: self._keep(case_id, guardians) for case_id, guardians in found.items() if guardians}

    def save(self, guardian: Guardian) -> None:
        """Keep a new or changed guardian.

        Raises:
            NotFound: the guardian belongs to another case.
        """
        case_id = guardian.case_id
        before = self._known[case_id] if case_id in self._known else self.for_case(case_id)
        if all(each.id != guardian.id for each in before) and self._case_of(guardian.id) is not None:
            raise NotFound(guardian.id)
        self._write(case_id, (*(each for each in before if each.id != guardian.id), guardian))

    def remove(self, guardian_id: GuardianId) -> None:
        """Forget a guardian entered by mistake."""
        case_id = self._case_of(guardian_id)
        if case_id is not None:
            self._write(case_id, tuple(each for each in self.for_case(case_id) if each.id != guardian_id))

    def gather_old(self) -> int:
        """Move what lies a row a guardian into one text a case, where the key is held; return how many."""
        held = self._keys.held()
        cases = self._session.scalars(select(GuardianRow.case_id).distinct())
        moved = [CaseId(case_id) for case_id in cases if case_id in held]
        for case_id in moved:
            self._write(case_id, self.for_case(case_id))
        return len(moved)

    def _write(self, case_id: CaseId, guardians: tuple[Guardian, ...]) -> None:
        row = self._session.get_one(CaseRow, case_id)
        kept = self._keep(case_id, guardians)
        row.guardians = self._box.seal(case_id, case_id, _Guardians(each=kept), _COLUMN)
        self._session.execute(delete(GuardianRow).where(GuardianRow.case_id == case_id))
        self._session.flush()

    def _case_of(self, guardian_id: GuardianId) -> CaseId | None:
        """Return whose guardian this is, of the cases whose key is held."""
        held, field = self._keys.held(), f'"id":"{guardian_id}"'
        for case_id, blob in self._session.execute(select(CaseRow.id, CaseRow.guardians)):
            if (
                blob
                and case_id in held
                and self._box.mentions(field, CaseId(case_id), case_id, blob, _COLUMN)
            ):
                return CaseId(case_id)
        old = select(GuardianRow.case_id).where(GuardianRow.id == guardian_id)
        return next((CaseId(case_id) for case_id in self._session.scalars(old) if case_id in held), None)

    def _opened(self, case_id: CaseId, blob: bytes | None) -> tuple[Guardian, ...]:
        return opened_guardians(self._keys, case_id, blob)

    def _keep(self, case_id: CaseId, guardians: tuple[Guardian, ...]) -> tuple[Guardian, ...]:
        self._known[case_id] = tuple(sorted(guardians, key=lambda each: each.ordinal))
        return self._known[case_id]


def opened_guardians(keys: CaseKeys, case_id: CaseId, blob: bytes | None) -> tuple[Guardian, ...]:
    """Return the guardians that were sealed into a case's column; none where it is empty."""
    return _box(keys).open(_Guardians, case_id, case_id, blob, _COLUMN).each if blob else ()


def _box(keys: CaseKeys) -> Box:
    return Box(keys, CaseRow.__tablename__, _BLOCK)
