"""What a use case did: the operation, the records it touched and the value it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Op(StrEnum):
    """Operations, as they stand in the audit log and in change events. Codes only, no free text (R36)."""

    CREATE_TEAM = "create_team"
    CHANGE_TEAM = "change_team"
    ADD_AGENCY = "add_agency"
    CHANGE_AGENCY = "change_agency"
    ADD_MEMBER = "add_member"
    CHANGE_MEMBER = "change_member"
    REMOVE_MEMBER = "remove_member"
    LET_IN_ANEW = "let_in_anew"
    """A colleague gave somebody who had forgotten her passphrase a new way in."""
    RECOVER_MEMBER = "recover_member"
    """Two of the office holders' shares gave a member a new way in."""
    SET_UP_RECOVERY = "set_up_recovery"
    REHEARSE_RECOVERY = "rehearse_recovery"
    """Two of the office holders' shares were tried; nothing was changed."""
    UNLOCK = "unlock"
    LOCK = "lock"
    FAILED_UNLOCK = "failed_unlock"
    """Somebody gave a wrong passphrase; noted beside the keyring and taken in at the next unlock (R35)."""
    SHARE_KEYS = "share_keys"
    NEW_STORE_KEY = "new_store_key"
    """The store has another key since somebody left (R35)."""
    ADD_CASE = "add_case"
    CHANGE_CASE = "change_case"
    CHANGE_GUARDIANS = "change_guardians"
    CLOSE_CASE = "close_case"
    REMOVE_CASE = "remove_case"
    RESTORE_CASE = "restore_case"
    RECORD_CONSENT = "record_consent"
    WITHDRAW_CONSENT = "withdraw_consent"
    CONFIRM_CONSENT = "confirm_consent"
    DISPOSE = "dispose"
    """What need not be kept any longer is gone; which case, the log does not say (R9)."""
    READ_CASE = "read_case"
    """Something of one or a few cases was shown; also a reading that has no name of its own."""
    READ_LIST = "read_list"
    """A list with a line a child was shown: of every case whose key the member held at that moment."""
    READ_ITEM = "read_item"
    READ_STORY = "read_story"
    READ_PAPER = "read_paper"
    MAKE_EXTRACT = "make_extract"
    """Everything about one person was put together (R33)."""
    UNCOVER_NUMBER = "uncover_number"
    """Somebody looked at a whole identity number (R46)."""
    UNCOVER_IDENTITY = "uncover_identity"
    """Somebody looked at the covered names of a protected child; the reason's code stands beside (R23)."""
    ERASE_CASE = "erase_case"
    HOLD_DISPOSAL = "hold_disposal"
    """A case is kept from disposal for now; why stands in the list, not in the log (R32)."""
    LIFT_HOLD = "lift_hold"
    CHECK_PAPER = "check_paper"
    """Somebody signed that a paper may be made (R24, R25)."""
    PLAN_MEETING = "plan_meeting"
    CHANGE_MEETING = "change_meeting"
    CHANGE_AGENDA = "change_agenda"
    START_MEETING = "start_meeting"
    ATTENDANCE = "attendance"
    HEAR_AGENCIES = "hear_agencies"
    """Agencies have said whether anybody has changed her mind; never what they said (R7)."""
    BACK_UP = "back_up"
    """A checked backup has been made; told to the pages, and no line of the log."""
    SALVAGE_STORE = "salvage_store"
    """A new store was made of what could be read of a damaged one."""
    CHECK_STORE = "check_store"
    """The whole store was checked and found whole."""
    RESTORE_STORE = "restore_store"
    """The store was put back from a backup; what it holds is as of then."""
    HEAR_SINCE_BACKUP = "hear_since_backup"
    """An agency has said what has changed since the backup; never what it said."""
    OPEN_ITEM = "open_item"
    CLOSE_ITEM = "close_item"
    WRITE_ITEM = "write_item"
    END_MEETING = "end_meeting"
    RATE_PETAL = "rate_petal"
    CHANGE_TEMPLATE = "change_template"
    CHANGE_PHRASE = "change_phrase"
    APPROVE_LANGUAGE = "approve_language"
    AGREE_SUPPORT = "agree_support"
    CHANGE_SUPPORT = "change_support"
    ADD_COMMITMENT = "add_commitment"
    CHANGE_COMMITMENT = "change_commitment"
    WRITE_CONSULTATION = "write_consultation"
    END_CONSULTATION = "end_consultation"
    FINALISE_MINUTES = "finalise_minutes"
    ADD_ADDENDUM = "add_addendum"
    MAKE_PAPER = "make_paper"
    PRINT_PAPER = "print_paper"
    SAVE_PAPER = "save_paper"
    HAND_OVER_PAPER = "hand_over_paper"
    SAVE_DRAFT = "save_draft"
    REMINDER_SHOWN = "reminder_shown"
    READ_LOG = "read_log"
    REVIEW_LOG = "review_log"
    BEGIN_LOG_HEAD = "begin_log_head"
    """From here on the end of the log is also kept beside the keyring."""
    LOG_FAULT = "log_fault"
    """The log was found not to be whole; the row says how, as a `LogFinding`."""


@dataclass(frozen=True, slots=True)
class Change:
    """One committed change; listeners ask again for what they show of `touched`."""

    op: Op
    touched: frozenset[str]
    at: datetime


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a writing use case returns: its value and the change to publish."""

    value: T
    change: Change
