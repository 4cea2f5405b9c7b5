"""The access log as it is reviewed: kinds of event, lines without case data, how it is not whole (R36)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from barnombud.domain.changes import Op
from barnombud.domain.ids import CaseId, MemberId
from barnombud.domain.value import Value


class LogKind(StrEnum):
    """What sort of event a line is about; what a reviewer filters by."""

    OPENED = "opened"
    FAILED_UNLOCK = "failed_unlock"
    READ = "read"
    WROTE = "wrote"
    CONSENT = "consent"
    UNCOVERED = "uncovered"
    PAPER = "paper"
    DISPOSED = "disposed"
    TEAM = "team"
    LOG = "log"


_KINDS: dict[LogKind, tuple[Op, ...]] = {
    LogKind.OPENED: (Op.UNLOCK, Op.LOCK, Op.SHARE_KEYS, Op.NEW_STORE_KEY),
    LogKind.FAILED_UNLOCK: (Op.FAILED_UNLOCK,),
    LogKind.READ: (Op.READ_CASE, Op.READ_LIST, Op.READ_ITEM, Op.READ_STORY, Op.READ_PAPER, Op.REMINDER_SHOWN),
    LogKind.CONSENT: (Op.RECORD_CONSENT, Op.WITHDRAW_CONSENT, Op.CONFIRM_CONSENT, Op.HEAR_SINCE_BACKUP),
    LogKind.UNCOVERED: (Op.UNCOVER_NUMBER, Op.UNCOVER_IDENTITY),
    LogKind.PAPER: (
        Op.MAKE_PAPER,
        Op.CHECK_PAPER,
        Op.PRINT_PAPER,
        Op.SAVE_PAPER,
        Op.HAND_OVER_PAPER,
        Op.MAKE_EXTRACT,
    ),
    LogKind.DISPOSED: (
        Op.REMOVE_CASE,
        Op.RESTORE_CASE,
        Op.ERASE_CASE,
        Op.DISPOSE,
        Op.HOLD_DISPOSAL,
        Op.LIFT_HOLD,
    ),
    LogKind.TEAM: (
        Op.CREATE_TEAM,
        Op.CHANGE_TEAM,
        Op.ADD_AGENCY,
        Op.CHANGE_AGENCY,
        Op.ADD_MEMBER,
        Op.CHANGE_MEMBER,
        Op.REMOVE_MEMBER,
        Op.LET_IN_ANEW,
        Op.RECOVER_MEMBER,
        Op.SET_UP_RECOVERY,
        Op.REHEARSE_RECOVERY,
    ),
    LogKind.LOG: (
        Op.READ_LOG,
        Op.REVIEW_LOG,
        Op.BEGIN_LOG_HEAD,
        Op.LOG_FAULT,
        Op.RESTORE_STORE,
        Op.SALVAGE_STORE,
        Op.CHECK_STORE,
    ),
}
_KIND_OF: dict[str, LogKind] = {op.value: kind for kind, ops in _KINDS.items() for op in ops}


def kind_of(op: str) -> LogKind:
    """Return what sort of event an operation is; whatever is not named otherwise is writing."""
    return _KIND_OF.get(op, LogKind.WROTE)


def operations_of(kind: LogKind) -> frozenset[Op]:
    """Return the operations of one kind."""
    return frozenset(op for op in Op if kind_of(op) is kind)


class LogFinding(StrEnum):
    """How the log is not whole."""

    ROWS_MISSING = "rows_missing"
    """Its end has been cut off, or an older copy of the store has been put back."""
    ROW_CHANGED = "row_changed"
    """A line does not follow from the one before: it was changed, taken out or put in."""
    HEAD_MISSING = "head_missing"
    """The end of the log that was kept beside the keyring is gone."""
    HEAD_UNREADABLE = "head_unreadable"
    """The end of the log that was kept beside the keyring is not what this program wrote."""
    TRIES_UNREADABLE = "tries_unreadable"
    """The file of failed tries to unlock was not what this program wrote; it was begun anew."""


class LogHead(Value):
    """The last line of the log: its number and its link of the chain (32 bytes)."""

    sequence: int
    chain: bytes


class ChainWalk(Value):
    """How far the chain has been gone through."""

    through: int = 0
    """The last line looked at."""
    chain: bytes = b""
    broken_at: int | None = None
    """The first line that does not follow from the one before."""
    done: bool = False


class FoundAtUnlock(Value):
    """What the log had to tell when the store was unlocked."""

    fault: LogFinding | None = None
    failed_tries: int = 0
    """Wrong passphrases since the unlock before this one."""
    last_try: datetime | None = None


class LogQuestion(Value):
    """What a reviewer wants to see; empty means everything."""

    member_id: MemberId | None = None
    kind: LogKind | None = None
    first_day: date | None = None
    last_day: date | None = None


class LogLine(Value):
    """One line as a reviewer sees it: no name or text from any case, only a random number."""

    sequence: int
    at: datetime
    member_id: str
    agency_id: str
    op: str
    case_ids: tuple[CaseId, ...] = ()
    codes: tuple[str, ...] = ()
    """Ids that are not cases', and codes such as a `LogFinding`."""


class LogReview(Value):
    """Somebody has looked through the log up to a line."""

    id: str
    at: datetime
    member_id: MemberId
    through_sequence: int
