"""What the families of every held case are called, for the search of papers; remembered while unlocked."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from barnombud.domain.case import CaseIdentity, Guardian
from barnombud.domain.ids import CaseId
from barnombud.domain.name_search import NameSet, family_names
from barnombud.domain.value import Value
from barnombud.models.cases import CaseRow, GuardianRow
from barnombud.store.case_keys import CaseKeys
from barnombud.store.repositories.box import Box
from barnombud.store.repositories.guardians import opened_guardians

_REMEMBERED = "names"


class _Seen(Value):
    """The names as they were opened from exactly these sealed texts."""

    sealed: tuple[bytes, ...]
    names: NameSet


class NameRepository:
    """Names of children and guardians, by case; a case in the bin counts too."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._keys = keys
        self._identities = Box(keys, CaseRow.__tablename__)
        self._old = Box(keys, GuardianRow.__tablename__)

    def held(self) -> dict[CaseId, NameSet]:
        """Return the names of each case whose key is held; only what has changed is opened again."""
        held = self._keys.held()
        old: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
        for case_id, row_id, sealed in self._session.execute(
            select(GuardianRow.case_id, GuardianRow.id, GuardianRow.sealed)
        ):
            old[case_id].append((row_id, sealed))
        rows = self._session.execute(select(CaseRow.id, CaseRow.identity, CaseRow.guardians))
        return {
            CaseId(case_id): self._names(CaseId(case_id), identity, guardians, old[case_id])
            for case_id, identity, guardians in rows
            if case_id in held
        }

    def _names(
        self, case_id: CaseId, identity: bytes, guardians: bytes | None, old: list[tuple[str, bytes]]
    ) -> NameSet:
        self._keys.opener(case_id, identity)
        sealed = (identity, guardians or b"", *(blob for _, blob in old))
        known = self._keys.remembered(case_id)
        seen = known.get(_REMEMBERED)
        if not isinstance(seen, _Seen) or seen.sealed != sealed:
            child = self._identities.open(CaseIdentity, case_id, case_id, identity, "identity")
            people = [
                *opened_guardians(self._keys, case_id, guardians),
                *(self._old.open(Guardian, case_id, row_id, blob) for row_id, blob in old),
            ]
            names = family_names(
                alias=child.alias,
                first=child.first_name,
                last=child.family_name,
                adults=[person.name for person in people],
            )
            seen = known[_REMEMBERED] = _Seen(sealed=sealed, names=names)
        return seen.names
