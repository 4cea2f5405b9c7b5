"""What the plan for retention looks at: dates and counts in the open, of no child by name (R32)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from barnombud.domain.disposal_certificate import DisposalCertificate
from barnombud.domain.disposal_hold import DisposalHolds
from barnombud.domain.ids import CaseId, CertificateId, MeetingId
from barnombud.domain.municipality import NOTHING_DECIDED, MunicipalSettings
from barnombud.domain.retention import RetentionPlan
from barnombud.errors import NotFound
from barnombud.models.all_rows import METADATA
from barnombud.models.cases import CaseRow
from barnombud.models.disposal import DisposalCertificateRow
from barnombud.models.meetings import AgendaItemRow
from barnombud.models.minutes import HandedOverRow
from barnombud.models.settings import SettingRow
from barnombud.store.repositories.team import AgencyRepository
from barnombud.store.repositories.writing import as_json

_PLAN = "retention_plan"
_HOLDS = "disposal_holds"
_KEYS = "case_key"
"""Not a record of its own: it is what opens all the others."""


def tables_of_a_case() -> tuple[str, ...]:
    """Return the tables whose rows go with their case, in order of name."""
    whole = METADATA.tables[CaseRow.__tablename__]
    return tuple(
        sorted(
            table.name
            for table in METADATA.tables.values()
            if table.name != _KEYS and any(key.references(whole) for key in table.foreign_keys)
        )
    )


class RetentionRepository:
    """The plan, dates and counts, and the certificates of what has gone."""

    def __init__(self, session: Session, decided: MunicipalSettings = NOTHING_DECIDED) -> None:
        """Work in ``session``; ``decided`` wins over what the team has set for itself."""
        self._session = session
        self._decided = decided

    def plan(self) -> RetentionPlan:
        """Return the plan that holds: the municipality's where it has decided, else the team's own."""
        return self._decided.over_plan(self.own_plan(), AgencyRepository(self._session).list())

    def own_plan(self) -> RetentionPlan:
        """Return what the team has entered itself, or nothing."""
        row = self._session.get(SettingRow, _PLAN)
        return RetentionPlan.model_validate_json(row.content) if row else RetentionPlan()

    def save_plan(self, plan: RetentionPlan) -> None:
        """Keep what the team has entered."""
        self._session.merge(SettingRow(key=_PLAN, content=as_json(plan)))

    def holds(self) -> DisposalHolds:
        """Return which cases are kept from disposal for now."""
        row = self._session.get(SettingRow, _HOLDS)
        return DisposalHolds.model_validate_json(row.content) if row else DisposalHolds()

    def save_holds(self, holds: DisposalHolds) -> None:
        """Keep which cases are kept from disposal."""
        self._session.merge(SettingRow(key=_HOLDS, content=as_json(holds)))

    def counts(self, case_ids: Collection[CaseId]) -> dict[CaseId, dict[str, int]]:
        """Return how many rows of each table lie in each of some cases."""
        found: dict[CaseId, dict[str, int]] = {case_id: {} for case_id in case_ids}
        for name in tables_of_a_case():
            column = METADATA.tables[name].c.case_id
            query = select(column, func.count()).where(column.in_(sorted(case_ids))).group_by(column)
            for case_id, count in self._session.execute(query):
                found[case_id][name] = count
        return found

    def last_handed_over(self) -> dict[CaseId, datetime]:
        """Return when a paper about each case was last handed over, of those where one was."""
        query = select(HandedOverRow.case_id, func.max(HandedOverRow.at))
        query = query.where(HandedOverRow.case_id.is_not(None)).group_by(HandedOverRow.case_id)
        return {CaseId(case_id or ""): at for case_id, at in self._session.execute(query)}

    def general_part_last_handed_over(self) -> dict[MeetingId, datetime]:
        """Return when a paper about each meeting, and no child, was last handed over."""
        query = select(HandedOverRow.meeting_id, func.max(HandedOverRow.at))
        query = query.where(HandedOverRow.meeting_id.is_not(None), HandedOverRow.case_id.is_(None))
        rows = self._session.execute(query.group_by(HandedOverRow.meeting_id))
        return {MeetingId(meeting_id or ""): at for meeting_id, at in rows}

    def cases_of_meetings(self) -> dict[MeetingId, frozenset[CaseId]]:
        """Return which cases stand on the agenda of each meeting."""
        found: dict[MeetingId, set[CaseId]] = {}
        query = select(AgendaItemRow.meeting_id, AgendaItemRow.case_id)
        for meeting_id, case_id in self._session.execute(query.where(AgendaItemRow.case_id.is_not(None))):
            found.setdefault(MeetingId(meeting_id), set()).add(CaseId(case_id or ""))
        return {meeting_id: frozenset(cases) for meeting_id, cases in found.items()}

    def certificates(self) -> tuple[DisposalCertificate, ...]:
        """Return every certificate, newest first."""
        order = (DisposalCertificateRow.year.desc(), DisposalCertificateRow.number.desc())
        rows = self._session.scalars(select(DisposalCertificateRow.content).order_by(*order))
        return tuple(DisposalCertificate.model_validate_json(content) for content in rows)

    def certificate(self, certificate_id: CertificateId) -> DisposalCertificate:
        """Return one certificate.

        Raises:
            NotFound: there is none with this id.
        """
        row = self._session.get(DisposalCertificateRow, certificate_id)
        if row is None:
            raise NotFound(certificate_id)
        return DisposalCertificate.model_validate_json(row.content)

    def next_number(self, year: int) -> int:
        """Return the next number of a certificate in a year."""
        numbers = select(func.max(DisposalCertificateRow.number)).where(DisposalCertificateRow.year == year)
        return (self._session.scalar(numbers) or 0) + 1

    def add_certificate(self, made: DisposalCertificate) -> None:
        """Keep a certificate; none is ever changed."""
        self._session.add(
            DisposalCertificateRow(
                id=made.id, year=made.year, number=made.number, at=made.at, content=as_json(made)
            )
        )
        self._session.flush()
