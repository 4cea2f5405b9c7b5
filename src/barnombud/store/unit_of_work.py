"""One transaction: the repositories that share it, the commit that logs it, the rollback otherwise."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from sqlalchemy.orm import Session

from barnombud.domain.changes import Change, Op
from barnombud.domain.clock import Clock
from barnombud.domain.team import Member
from barnombud.store.case_keys import CaseKeys, OpenedKeys
from barnombud.store.faults import store_faults
from barnombud.store.repositories.audit import AuditRepository
from barnombud.store.repositories.cases import CaseRepository, ConsentRepository, GuardianRepository
from barnombud.store.repositories.consent_round import ConsentRoundRepository
from barnombud.store.repositories.consultations import ConsultationRepository
from barnombud.store.repositories.drafts import DraftRepository
from barnombud.store.repositories.meetings import (
    AgendaRepository,
    AttendanceRepository,
    ChildRecordRepository,
    MeetingRepository,
)
from barnombud.store.repositories.minutes import (
    AddendumRepository,
    HandoverRepository,
    ItemSnapshotRepository,
    MinutesRepository,
)
from barnombud.store.repositories.phrases import PhraseRepository
from barnombud.store.repositories.scans import ScanRepository
from barnombud.store.repositories.substitutes import SubstituteRepository
from barnombud.store.repositories.support import AgreementRepository, CommitmentRepository
from barnombud.store.repositories.team import AgencyRepository, MemberRepository, TeamRepository
from barnombud.store.repositories.wellbeing import RatingRepository, TemplateRepository
from barnombud.store.repositories.written_input import WrittenInputRepository
from barnombud.store.vault import OpenStore

_CLOCKS_DIFFER = timedelta(minutes=5)
"""What a machine's clock may be put right by without a word."""


class UnitOfWork:
    """One transaction on the store lane; leaving without `commit` rolls back.

    The repositories are attributes, named as people say them: ``uow.cases``, ``uow.meetings``.
    """

    def __init__(self, store: OpenStore, opened: OpenedKeys, clock: Clock, member: Member | None) -> None:
        """Open a session; ``member`` is who is signed in, None only while a store is being set up."""
        self._session = Session(store.engine, expire_on_commit=False)
        self._clock = clock
        self._member = member
        keys = CaseKeys(self._session, store.keys, opened)
        self.case_keys = keys
        self.team = TeamRepository(self._session)
        self.agencies = AgencyRepository(self._session)
        self.members = MemberRepository(self._session)
        self.cases = CaseRepository(self._session, keys)
        self.guardians = GuardianRepository(self._session, keys)
        self.consents = ConsentRepository(self._session, keys)
        self.scans = ScanRepository(self._session, keys)
        self.meetings = MeetingRepository(self._session)
        self.agenda = AgendaRepository(self._session)
        self.attendance = AttendanceRepository(self._session)
        self.rounds = ConsentRoundRepository(self._session)
        self.substitutes = SubstituteRepository(self._session)
        self.written = WrittenInputRepository(self._session, keys)
        self.records = ChildRecordRepository(self._session, keys)
        self.templates = TemplateRepository(self._session)
        self.phrases = PhraseRepository(self._session)
        self.ratings = RatingRepository(self._session, keys)
        self.agreements = AgreementRepository(self._session, keys)
        self.commitments = CommitmentRepository(self._session, keys)
        self.consultations = ConsultationRepository(self._session)
        self.minutes = MinutesRepository(self._session)
        self.item_snapshots = ItemSnapshotRepository(self._session, keys)
        self.addenda = AddendumRepository(self._session, keys)
        self.handovers = HandoverRepository(self._session)
        self.drafts = DraftRepository(self._session, keys)
        self.audit = AuditRepository(self._session, store.keys.store_key)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed; say the store's faults as `UserError`s."""
        self._session.close()
        if error is not None:
            with store_faults():
                raise error

    def now(self) -> datetime:
        """Return the present instant, never behind the newest one in the store."""
        latest = self.audit.latest_instant()
        now = self._clock.now()
        return now if latest is None or now >= latest else latest

    def is_clock_behind(self) -> bool:
        """Whether the machine's clock stands more than a few minutes before the newest instant in the store.

        Then the store's time stands still until the clock has caught up (`now`): nothing that has ended
        begins to hold again.
        """
        latest = self.audit.latest_instant()
        return latest is not None and latest - self._clock.now() > _CLOCKS_DIFFER

    def commit(self, op: Op, *touched: str, at: datetime | None = None) -> Change:
        """Write the log line, commit, and return the change to publish.

        Raises:
            DiskFull, NoPermission, StoreDamaged: the store could not take it; nothing was kept.
        """
        when = at or self.now()
        ids = frozenset(touched)
        with store_faults():
            if self._member is not None:
                self.audit.add(op, ids, when, self._member.id, self._member.agency_id)
            else:
                self.audit.add(op, ids, when, "", "")
            self._session.commit()
        return Change(op, ids, when)

    def commit_unlogged(self, op: Op, *touched: str) -> Change:
        """Commit without a log line: for de-identified consultation only, whose raiser is never noted (R13).

        Raises:
            DiskFull, NoPermission, StoreDamaged: the store could not take it; nothing was kept.
        """
        when = self.now()
        with store_faults():
            self._session.commit()
        return Change(op, frozenset(touched), when)
