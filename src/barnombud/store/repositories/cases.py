"""Cases, consent events and confirmations.

No search, filter or sort by rating, health, language, origin or protection exists here (R21).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnClause, Row, delete, literal_column, select
from sqlalchemy.orm import Session

from barnombud.domain.case import Case, CaseIdentity, CaseState, Guardian, Preparation
from barnombud.domain.consent.events import Confirmation, ConsentEvent
from barnombud.domain.consent.gate import CaseFacts
from barnombud.domain.ids import AgencyId, CaseId, MemberId, new_id
from barnombud.errors import NotFound
from barnombud.models.backups import ErasedCaseRow
from barnombud.models.cases import CaseRow, ConfirmationRow, ConsentEventRow
from barnombud.store.case_keys import CaseKeys
from barnombud.store.repositories.box import Box

RUNNING = (CaseRow.state != CaseState.CLOSED.value, CaseRow.removed_on.is_(None))
"""Neither closed nor in the bin: what lists and agendas ask the gate about."""


_CONSENT_BLOCK, _CONFIRMATION_BLOCK = 2048, 256
"""Bytes: a no takes as much room as a yes, and every confirmation as much as another."""
_AS_WRITTEN: ColumnClause[int] = literal_column("consent_event.rowid")
"""Events of one and the same instant stand in the order they were written, so that the later one counts."""


class CaseRepository:
    """Cases; what lies outside the seal is readable to every member, the rest to holders of the key."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._keys = keys
        self._box = Box(keys, CaseRow.__tablename__)

    def get(self, case_id: CaseId) -> Case:
        """Return one case.

        Raises:
            NotFound: there is none with this id.
        """
        return _case(self._row(case_id))

    def list(self, *, removed: bool = False, running: bool = False) -> tuple[Case, ...]:
        """Return every case in order of number; those in the bin, or only running ones, when asked for."""
        columns = [getattr(CaseRow, name) for name in Case.model_fields]
        query = select(*columns).order_by(CaseRow.number)
        query = query.where(CaseRow.removed_on.is_not(None) if removed else CaseRow.removed_on.is_(None))
        if running:
            query = query.where(*RUNNING)
        return tuple(_case(row) for row in self._session.execute(query))

    def numbers(self) -> frozenset[str]:
        """Return every number in use, removed cases included."""
        return frozenset(self._session.scalars(select(CaseRow.number)))

    def identity(self, case_id: CaseId) -> CaseIdentity:
        """Return who the child is.

        Raises:
            NotFound: there is no such case.
            KeyNotHeld: the signed-in member does not hold the case's key.
        """
        return self._box.open(CaseIdentity, case_id, case_id, self._row(case_id).identity, "identity")

    def identities(self, *, removed: bool = False, running: bool = False) -> dict[CaseId, CaseIdentity]:
        """Return who the children are, of every case whose key is held.

        With ``removed`` those in the bin instead; with ``running`` only cases that are not closed.
        """
        held = self._keys.held()
        query = select(CaseRow.id, CaseRow.identity)
        query = query.where(CaseRow.removed_on.is_not(None) if removed else CaseRow.removed_on.is_(None))
        if running:
            query = query.where(*RUNNING)
        rows = self._session.execute(query)
        found = ((CaseId(case_id), blob) for case_id, blob in rows)
        return {
            case_id: self._box.open(CaseIdentity, case_id, case_id, blob, "identity")
            for case_id, blob in found
            if case_id in held
        }

    def preparation(self, case_id: CaseId) -> Preparation:
        """Return what has been prepared, empty when nothing has."""
        blob = self._row(case_id).preparation
        return self._box.open(Preparation, case_id, case_id, blob, "preparation") if blob else Preparation()

    def preparations(self, *, every: bool = False) -> dict[CaseId, Preparation]:
        """Return what has been prepared in every running case whose key is held; with ``every`` in all."""
        held = self._keys.held()
        query = select(CaseRow.id, CaseRow.preparation)
        rows = self._session.execute(query if every else query.where(*RUNNING))
        return {
            CaseId(case_id): self._box.open(Preparation, CaseId(case_id), case_id, blob, "preparation")
            for case_id, blob in rows
            if blob is not None and case_id in held
        }

    def add(self, case: Case, identity: CaseIdentity, holders: frozenset[MemberId]) -> None:
        """Keep a new case with a new key, sealed to ``holders`` and the signed-in member."""
        row = CaseRow(id=case.id, identity=b"", preparation=None, **_columns(case))
        self._session.add(row)
        self._session.flush()
        self._keys.make(case.id, holders)
        row.identity = self._box.seal(case.id, case.id, identity, "identity")

    def save(self, case: Case) -> None:
        """Keep what lies outside the seal."""
        row = self._row(case.id)
        for column, value in _columns(case).items():
            setattr(row, column, value)

    def save_identity(self, case_id: CaseId, identity: CaseIdentity) -> None:
        """Keep who the child is."""
        self._row(case_id).identity = self._box.seal(case_id, case_id, identity, "identity")

    def save_preparation(self, case_id: CaseId, preparation: Preparation) -> None:
        """Keep what has been prepared."""
        self._row(case_id).preparation = self._box.seal(case_id, case_id, preparation, "preparation")

    def erase(self, case_id: CaseId) -> None:
        """Destroy every copy of the case's key, and every row about it (R32).

        Raises:
            KeyNotHeld: the signed-in member does not hold the key.
        """
        self._keys.erase(case_id)
        self._session.add(ErasedCaseRow(case_id=case_id))
        self._session.execute(delete(CaseRow).where(CaseRow.id == case_id))

    def _row(self, case_id: CaseId) -> CaseRow:
        row = self._session.get(CaseRow, case_id)
        if row is None:
            raise NotFound(case_id)
        return row


class ConsentRepository:
    """Consent events (append-only) and confirmations."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._keys = keys
        self._box = Box(keys, ConsentEventRow.__tablename__, _CONSENT_BLOCK)
        self._confirmations = Box(keys, ConfirmationRow.__tablename__, _CONFIRMATION_BLOCK)

    def for_case(self, case_id: CaseId) -> tuple[ConsentEvent, ...]:
        """Return the events of one case, oldest first."""
        rows = self._session.scalars(
            select(ConsentEventRow)
            .where(ConsentEventRow.case_id == case_id)
            .order_by(ConsentEventRow.recorded_at, _AS_WRITTEN)
        )
        return tuple(self._box.open_once(ConsentEvent, case_id, row.id, row.sealed) for row in rows)

    def all_held(self, *, running: bool = False) -> dict[CaseId, tuple[ConsentEvent, ...]]:
        """Return the events of every case whose key is held, oldest first; with ``running`` of open ones."""
        held = self._keys.held()
        query = select(ConsentEventRow.case_id, ConsentEventRow.id, ConsentEventRow.sealed)
        query = query.order_by(ConsentEventRow.recorded_at, _AS_WRITTEN)
        if running:
            query = query.join(CaseRow, CaseRow.id == ConsentEventRow.case_id).where(*RUNNING)
        # Those of closed cases are asked for once a session, when the keys are brought up to date.
        opening = self._box.open_once if running else self._box.open
        found: dict[CaseId, list[ConsentEvent]] = {}
        for case_id, row_id, sealed in self._session.execute(query):
            if case_id in held:
                opened = opening(ConsentEvent, CaseId(case_id), row_id, sealed)
                found.setdefault(CaseId(case_id), []).append(opened)
        return {case_id: tuple(events) for case_id, events in found.items()}

    def add(self, event: ConsentEvent) -> None:
        """Append one event; none is ever changed."""
        sealed = self._box.seal(event.case_id, event.id, event)
        self._session.add(
            ConsentEventRow(id=event.id, case_id=event.case_id, recorded_at=event.recorded_at, sealed=sealed)
        )
        self._session.flush()

    def confirmations(self, case_id: CaseId) -> tuple[Confirmation, ...]:
        """Return the agencies' confirmations in one case (R8), in the order they were made."""
        rows = self._session.scalars(select(ConfirmationRow).where(ConfirmationRow.case_id == case_id))
        found = (self._confirmations.open(Confirmation, case_id, row.id, row.sealed) for row in rows)
        return tuple(sorted(found, key=lambda made: (made.at, made.agency_id)))

    def confirm(self, confirmation: Confirmation) -> None:
        """Keep a confirmation."""
        row_id = new_id()
        sealed = self._confirmations.seal(confirmation.case_id, row_id, confirmation)
        self._session.add(ConfirmationRow(id=row_id, case_id=confirmation.case_id, sealed=sealed))
        self._session.flush()


def case_facts(
    case: Case,
    guardians: tuple[Guardian, ...],
    events: tuple[ConsentEvent, ...],
    confirmations: tuple[Confirmation, ...],
) -> CaseFacts:
    """Gather what the gate looks at; a case in the bin is as shut as a closed one."""
    return CaseFacts(
        state=CaseState.CLOSED if case.removed_on is not None else case.state,
        brought_by=case.brought_by,
        guardians=guardians,
        events=events,
        confirmations=confirmations,
    )


def _case(row: CaseRow | Row[Any]) -> Case:
    return Case(
        id=CaseId(row.id),
        number=row.number,
        state=CaseState(row.state),
        brought_by=AgencyId(row.brought_by),
        created_on=row.created_on,
        closed_on=row.closed_on,
        removed_on=row.removed_on,
    )


def _columns(case: Case) -> dict[str, object]:
    return {
        "number": case.number,
        "state": case.state.value,
        "brought_by": case.brought_by,
        "created_on": case.created_on,
        "closed_on": case.closed_on,
        "removed_on": case.removed_on,
    }
