"""One transaction: the repositories that share it, the commit that logs it, the rollback otherwise."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session

from barnombud.domain.changes import Change, Op
from barnombud.domain.clock import Clock
from barnombud.domain.municipality import NOTHING_DECIDED, MunicipalSettings
from barnombud.domain.team import Member
from barnombud.store.case_keys import CaseKeys, OpenedKeys
from barnombud.store.faults import store_faults
from barnombud.store.key_mirror_rows import MIRRORED
from barnombud.store.repositories.answer_totals import AnswerTotalRepository
from barnombud.store.repositories.attendance import AttendanceRepository
from barnombud.store.repositories.audit import AuditRepository, AuditReviewRepository
from barnombud.store.repositories.cases import CaseRepository, ConsentRepository
from barnombud.store.repositories.consent_round import ConsentRoundRepository
from barnombud.store.repositories.consultations import ConsultationRepository
from barnombud.store.repositories.disposal import DisposalRepository
from barnombud.store.repositories.drafts import DraftRepository
from barnombud.store.repositories.guardians import GuardianRepository
from barnombud.store.repositories.key_copies import KeyCopyRepository
from barnombud.store.repositories.letterhead import LetterheadRepository
from barnombud.store.repositories.meetings import (
    AgendaRepository,
    ChildRecordRepository,
    MeetingRepository,
)
from barnombud.store.repositories.minutes import (
    AddendumRepository,
    HandoverRepository,
    ItemSnapshotRepository,
    MinutesRepository,
)
from barnombud.store.repositories.names import NameRepository
from barnombud.store.repositories.phrases import PhraseRepository
from barnombud.store.repositories.restores import RestoreRepository
from barnombud.store.repositories.retention import RetentionRepository
from barnombud.store.repositories.scans import ScanRepository
from barnombud.store.repositories.substitutes import SubstituteRepository
from barnombud.store.repositories.support import AgreementRepository, CommitmentRepository
from barnombud.store.repositories.team import AgencyRepository, MemberRepository, TeamRepository
from barnombud.store.repositories.wellbeing import RatingRepository, TemplateRepository
from barnombud.store.repositories.written_input import WrittenInputRepository
from barnombud.store.vault import OpenStore

READING = frozenset({"audit"})
"""Tables that are written to when somebody only reads."""
_CLOCKS_DIFFER = timedelta(minutes=5)
"""What a machine's clock may be put right by without a word."""


class _WatchedSession(Session):
    """A session that knows what has been written in it: the tables' names, until they are taken."""

    written: frozenset[str] = frozenset()


@event.listens_for(_WatchedSession, "after_flush")
def _on_flush(session: _WatchedSession, _context: object) -> None:
    session.written |= {row.__tablename__ for row in (*session.new, *session.dirty, *session.deleted)}


@event.listens_for(_WatchedSession, "do_orm_execute")
def _on_execute(state: ORMExecuteState) -> None:
    if not state.is_select and isinstance(state.session, _WatchedSession):
        mapper = state.bind_mapper
        state.session.written |= {str(mapper.local_table) if mapper is not None else ""}


class UnitOfWork:
    """One transaction on the store lane; leaving without `commit` rolls back what was written.

    What is shown of a child is logged in the transaction that reads it (R36): leaving without `commit` after
    something sealed with a case's key was opened writes the line ``READ_CASE`` with those cases, and what was
    read reaches the caller only when that line is committed. A service names the line better with `shows`, or
    says `shows_nothing` when what is opened only decides something.

    The repositories are attributes, named as people say them: ``uow.cases``, ``uow.meetings``.
    """

    def __init__(
        self,
        store: OpenStore,
        opened: OpenedKeys,
        clock: Clock,
        member: Member | None,
        decided: MunicipalSettings = NOTHING_DECIDED,
    ) -> None:
        """Open a session; ``member`` is who is signed in, None only while a store is being set up.

        ``decided`` is what the municipality has decided, which wins over the team's own rules.
        """
        self._store = store
        self._session = _WatchedSession(store.engine, expire_on_commit=False)
        self._logged = self._shown_to_nobody = False
        self._reading: tuple[Op, tuple[str, ...]] | None = None
        self._clock, self._member, self.decided = clock, member, decided
        keys = CaseKeys(self._session, store.keys, opened, store.lasting.draft_mark, store.recovery)
        self.case_keys, self.key_copies = keys, KeyCopyRepository(self._session)
        self.team = TeamRepository(self._session, decided)
        self.letterhead = LetterheadRepository(self._session, decided)
        self.agencies, self.members = AgencyRepository(self._session), MemberRepository(self._session)
        self.cases = CaseRepository(self._session, keys)
        self.guardians = GuardianRepository(self._session, keys)
        self.names = NameRepository(self._session, keys)
        self.consents = ConsentRepository(self._session, keys)
        self.scans = ScanRepository(self._session, keys)
        self.meetings = MeetingRepository(self._session)
        self.restores = RestoreRepository(self._session)
        self.attendance = AttendanceRepository(self._session, keys)
        self.rounds = ConsentRoundRepository(self._session)
        self.agenda = AgendaRepository(self._session)
        self.substitutes = SubstituteRepository(self._session)
        self.written = WrittenInputRepository(self._session, keys)
        self.records = ChildRecordRepository(self._session, keys)
        self.templates, self.phrases = TemplateRepository(self._session), PhraseRepository(self._session)
        self.ratings = RatingRepository(self._session, keys)
        self.agreements = AgreementRepository(self._session, keys)
        self.commitments = CommitmentRepository(self._session, keys)
        self.consultations = ConsultationRepository(self._session)
        self.minutes = MinutesRepository(self._session)
        self.item_snapshots = ItemSnapshotRepository(self._session, keys)
        self.addenda = AddendumRepository(self._session, keys)
        self.handovers = HandoverRepository(self._session, keys)
        self.drafts = DraftRepository(self._session, keys)
        self.answer_totals = AnswerTotalRepository(self._session)
        self.disposal = DisposalRepository(self._session)
        self.retention = RetentionRepository(self._session, decided)
        self.audit = AuditRepository(self._session, store.lasting.chain)
        self.audit_reviews = AuditReviewRepository(self._session)

    def __enter__(self) -> Self:
        """Begin.

        Raises:
            ValueError: the store is closed; its engine would quietly open it again, maybe in another's way.
        """
        if not self._store.lock.held:
            raise ValueError("The store is closed")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Log what was read, roll back what was not committed; say the store's faults as `UserError`s."""
        try:
            if error is None:
                self._log_reading()
        finally:
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

        The line names the ids in ``touched``, and the case when only one was opened on the way; disposal
        names none.

        Raises:
            DiskFull, NoPermission, StoreDamaged: the store could not take it; nothing was kept.
        """
        when = at or self.now()
        ids = frozenset(touched)
        opened = self.case_keys.opened_now
        # What has been disposed of is not named: the line would tell which case had a no (R9).
        named = ids | opened if len(opened) == 1 and op is not Op.DISPOSE else ids
        who = (self._member.id, self._member.agency_id) if self._member is not None else ("", "")
        with store_faults():
            end = self.audit.add(op, named, when, *who)
            self._session.commit()
        self._logged = True
        self._store.unbacked.any |= bool(self._session.written - READING)
        if self._store.mirror.behind or self._session.written & MIRRORED:
            self._store.keep_case_keys()
        self._session.written = frozenset()
        if self._store.log_end.passed(end):
            self._store.keep_log_end()
        return Change(op, ids, when)

    def commit_unlogged(self, op: Op, *touched: str) -> Change:
        """Commit without a log line: for de-identified consultation, whose raiser is never noted (R13).

        Beside that only for where a member stands in the program, which tells of no child.

        Raises:
            DiskFull, NoPermission, StoreDamaged: the store could not take it; nothing was kept.
        """
        when = self.now()
        with store_faults():
            self._session.commit()
        self._logged = True
        self._store.unbacked.any |= bool(self._session.written)
        return Change(op, frozenset(touched), when)

    def shows(self, op: Op, *touched: str) -> None:
        """Name the line that is written as this transaction ends; a list only when it showed a child."""
        self._reading, self._shown_to_nobody = (op, touched), False

    def shows_nothing(self) -> None:
        """Say that what is opened here only decides something, and is shown to nobody: it needs no line.

        For the gate, the keys and the search for names; a test lists every use.
        """
        self._shown_to_nobody = True

    def _log_reading(self) -> None:
        opened = self.case_keys.opened_now
        op, touched = self._reading or (Op.READ_CASE, tuple(opened))
        read = bool(opened) or (self._reading is not None and op is not Op.READ_LIST)
        if self._logged or self._shown_to_nobody or not read:
            return
        if self._session.written:
            self._session.rollback()
            self._session.written = frozenset()
        self.commit(op, *touched)
