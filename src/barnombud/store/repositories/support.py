"""Agreements and promises."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from barnombud.domain.ids import AgreementId, CaseId, CommitmentId, ItemId
from barnombud.domain.support.agreement import SupportAgreement
from barnombud.domain.support.commitment import Commitment, CommitmentState
from barnombud.errors import NotFound
from barnombud.models.support import AgreementRow, CommitmentRow
from barnombud.store.case_keys import CaseKeys
from barnombud.store.repositories.box import Box
from barnombud.store.repositories.writing import as_json

_STILL_OPEN = (CommitmentState.OPEN.value, CommitmentState.STUCK.value)


class AgreementRepository:
    """Support agreements, sealed with their case's key."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._keys = keys
        self._box = Box(keys, AgreementRow.__tablename__)

    def get(self, agreement_id: AgreementId) -> SupportAgreement:
        """Return one agreement.

        Raises:
            NotFound: there is none with this id.
        """
        row = self._session.get(AgreementRow, agreement_id)
        if row is None:
            raise NotFound(agreement_id)
        return self._open(row)

    def for_case(self, case_id: CaseId) -> tuple[SupportAgreement, ...]:
        """Return the agreements of one case, oldest first."""
        query = select(AgreementRow).where(AgreementRow.case_id == case_id)
        return tuple(self._open(row) for row in self._session.scalars(query.order_by(AgreementRow.agreed_on)))

    def for_item(self, item_id: ItemId) -> SupportAgreement | None:
        """Return the agreement made in one item, if any."""
        row = self._session.scalar(select(AgreementRow).where(AgreementRow.item_id == item_id))
        return self._open(row) if row else None

    def to_follow_up(self, until: date) -> tuple[SupportAgreement, ...]:
        """Return open agreements to follow up by ``until``, of cases whose key is held."""
        held = self._keys.held()
        query = select(AgreementRow).where(
            AgreementRow.closed_on.is_(None), AgreementRow.follow_up_on <= until
        )
        rows = self._session.scalars(query.order_by(AgreementRow.follow_up_on))
        return tuple(self._open(row) for row in rows if row.case_id in held)

    def save(self, agreement: SupportAgreement) -> None:
        """Keep a new or changed agreement."""
        self._session.merge(
            AgreementRow(
                id=agreement.id,
                case_id=agreement.case_id,
                item_id=agreement.item_id,
                agreed_on=agreement.agreed_on,
                follow_up_on=agreement.follow_up_on,
                closed_on=agreement.closed_on,
                sealed=self._box.seal(agreement.case_id, agreement.id, agreement),
            )
        )
        self._session.flush()

    def _open(self, row: AgreementRow) -> SupportAgreement:
        return self._box.open(SupportAgreement, CaseId(row.case_id), row.id, row.sealed)


class CommitmentRepository:
    """Promises: the team's own, and those of cases whose key is held."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._keys = keys
        self._box = Box(keys, CommitmentRow.__tablename__)

    def get(self, commitment_id: CommitmentId) -> Commitment:
        """Return one promise.

        Raises:
            NotFound: there is none with this id.
            KeyNotHeld: it is about a case whose key the signed-in member does not hold.
        """
        row = self._session.get(CommitmentRow, commitment_id)
        if row is None:
            raise NotFound(commitment_id)
        return self._open(row)

    def list(self, *, still_open: bool) -> tuple[Commitment, ...]:
        """Return promises still open, or done and dropped ones, by date."""
        query = select(CommitmentRow).order_by(CommitmentRow.due_on, CommitmentRow.id)
        inside = CommitmentRow.state.in_(_STILL_OPEN)
        held = self._keys.held()
        rows = self._session.scalars(query.where(inside if still_open else ~inside))
        return tuple(self._open(row) for row in rows if row.case_id is None or row.case_id in held)

    def for_case(self, case_id: CaseId) -> tuple[Commitment, ...]:
        """Return the promises made in one case, by date."""
        query = select(CommitmentRow).where(CommitmentRow.case_id == case_id)
        return tuple(self._open(row) for row in self._session.scalars(query.order_by(CommitmentRow.due_on)))

    def save(self, commitment: Commitment) -> None:
        """Keep a new or changed promise."""
        case_id = commitment.case_id
        self._session.merge(
            CommitmentRow(
                id=commitment.id,
                case_id=case_id,
                state=commitment.state.value,
                due_on=commitment.due_on,
                content=None if case_id else as_json(commitment),
                sealed=self._box.seal(case_id, commitment.id, commitment) if case_id else None,
            )
        )
        self._session.flush()

    def remove(self, commitment_id: CommitmentId) -> None:
        """Forget a promise that an agreement no longer makes."""
        self._session.execute(delete(CommitmentRow).where(CommitmentRow.id == commitment_id))

    def _open(self, row: CommitmentRow) -> Commitment:
        if row.case_id is None or row.sealed is None:
            return Commitment.model_validate_json(row.content or "")
        return self._box.open(Commitment, CaseId(row.case_id), row.id, row.sealed)
