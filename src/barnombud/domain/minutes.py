"""Minutes: frozen snapshots with a hash, yearly numbers, dated additions, and what was handed to whom."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from barnombud.domain.ids import AgencyId, CaseId, ItemId, MeetingId, MemberId, PaperId
from barnombud.domain.value import Value
from barnombud.errors import StoreDamaged


class MinutesState(StrEnum):
    """R30: utkast, färdigställd, överlämnad."""

    DRAFT = "draft"
    FINALISED = "finalised"
    HANDED_OVER = "handed_over"
    DISPOSED = "disposed"
    """The text is gone for good by a decision; the number is not given again (R32)."""


class MinutesBlocker(StrEnum):
    """Why minutes cannot be finalised, changed or handed over."""

    MEETING_NOT_ENDED = "meeting_not_ended"
    NOT_READ_THROUGH = "not_read_through"
    ALREADY_FINALISED = "already_finalised"
    NOT_FINALISED = "not_finalised"
    NO_RECIPIENT = "no_recipient"
    ITEM_NOT_AGREED = "item_not_agreed"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    RECIPIENT_NOT_PERMITTED = "recipient_not_permitted"


class Snapshot(Value):
    """Finished content, frozen: every paper is made from it and from nothing else."""

    content: str
    """Canonical JSON of a `domain.papers` content."""
    sha256: str
    """Of `content` as UTF-8, hexadecimal."""

    @classmethod
    def of(cls, content: str) -> Snapshot:
        """Freeze ``content``."""
        return cls(content=content, sha256=hashlib.sha256(content.encode()).hexdigest())

    @property
    def is_whole(self) -> bool:
        """Whether the content still is what was frozen."""
        return hashlib.sha256(self.content.encode()).hexdigest() == self.sha256

    def checked(self) -> str:
        """Return the content.

        Raises:
            StoreDamaged: it is no longer what was frozen.
        """
        if not self.is_whole:
            raise StoreDamaged
        return self.content


class Minutes(Value):
    """The minutes of one meeting: the general part, without anything of a child."""

    meeting_id: MeetingId
    state: MinutesState
    year: int
    number: int
    """Yearly numbering (R29); given when finalised."""
    version: int = 1
    snapshot: Snapshot
    finalised_at: datetime
    finalised_by: MemberId


class ItemSnapshot(Value):
    """One child's item, frozen when agreed; sealed with the case's key."""

    item_id: ItemId
    case_id: CaseId
    meeting_id: MeetingId
    version: int = 1
    frozen_at: datetime
    frozen_by: MemberId
    snapshot: Snapshot


class Addendum(Value):
    """A dated addition, or an objection: "Anteckning: X anser att ..." (R30)."""

    id: str
    meeting_id: MeetingId
    item_id: ItemId | None = None
    case_id: CaseId | None = None
    at: datetime
    author_id: MemberId
    author_shown: str
    agency_id: AgencyId | None = None
    """The author's agency when it was written; None in additions from before it was kept (R3)."""
    text: str = Field(min_length=1, max_length=5000)
    objection_by: str = Field(default="", max_length=120)


class PaperKind(StrEnum):
    """Kinds of paper."""

    CALL = "call"
    MINUTES = "minutes"
    ENCLOSURE = "enclosure"
    GUARDIAN_SHEET = "guardian_sheet"
    CONSENT_FORM = "consent_form"
    BLANK_FLOWER = "blank_flower"
    PICTURES = "pictures"
    THANKS = "thanks"
    """ "Tack för ditt svar": the same for every answer (R9)."""
    LEAFLET = "leaflet"
    """ "Till alla familjer": who the team is, before there is any concern (R50)."""
    INTERPRETER_SCRIPT = "interpreter_script"
    """ "Tolkens manus": what is read aloud when consent is asked for with an interpreter (R43, R44)."""
    STATISTICS = "statistics"
    """Half-year totals for the steering group (R22)."""
    PRIVACY = "privacy"
    """ "Om personuppgifter" (R39)."""
    INCIDENT = "incident"
    """What to do when something is lost (R37)."""
    OWN_NOTE = "own_note"
    """What one agency takes into its own record (R49)."""
    PROMISES = "promises"
    """What one agency has promised."""
    ADDENDUM = "addendum"
    """Dated additions on a paper of their own (R30)."""
    RECEIPT = "receipt"
    """What somebody has been given, to sign (R31)."""
    EXTRACT = "extract"
    """Registerutdrag: one person's data (R33)."""
    DISPOSAL_CERTIFICATE = "disposal_certificate"
    """Gallringsintyg (R32)."""
    DELIVERY_INDEX = "delivery_index"
    """What lies in a delivery to an archive (R32)."""
    REGISTER = "register"
    """What was handed over after a meeting, to whom, how, when and by whom (R31)."""


FAMILY_PAPERS = frozenset(
    {
        PaperKind.GUARDIAN_SHEET,
        PaperKind.CONSENT_FORM,
        PaperKind.BLANK_FLOWER,
        PaperKind.PICTURES,
        PaperKind.THANKS,
        PaperKind.LEAFLET,
        PaperKind.INTERPRETER_SCRIPT,
    }
)
"""Papers that families read; each may be had in large print."""


class HandoverWay(StrEnum):
    """How a paper left (R31)."""

    PAPER = "paper"
    ENCRYPTED = "encrypted"
    TALKED_THROUGH = "talked_through"
    """Handed over in a conversation; the default for families."""
    DELIVERED = "delivered"
    """In a package to an agency's archive (R32)."""


class HandoverStage(StrEnum):
    """How far a delivery to an archive has come; every other paper is handed over when it is noted."""

    BEGUN = "begun"
    """Its package may lie where it was to be written: nobody knows until it is noted, or looked for."""
    DONE = "done"
    BROKEN_OFF = "broken_off"
    """Somebody has looked where the package was to lie; what lay there was taken away."""


class HandedOver(Value):
    """The register of what was given to whom, how, when, by whom (R31). No name of a child or guardian."""

    id: PaperId
    kind: PaperKind
    meeting_id: MeetingId | None = None
    item_id: ItemId | None = None
    case_id: CaseId | None = None
    recipient_agency: AgencyId | None = None
    recipient_ordinal: int | None = None
    """Guardian 1, 2, ...; the name stays behind the seal."""
    recipient_other: str = Field(default="", max_length=120)
    way: HandoverWay
    document_id: str
    version: int
    sha256: str
    at: datetime
    by: MemberId
    stage: HandoverStage = HandoverStage.DONE


class Draft(Value):
    """Half-typed text of one field, kept until the text it becomes is saved."""

    place: str
    """Stable code of page, record and field; never a name."""
    member_id: MemberId
    case_id: CaseId | None = None
    text: str = Field(max_length=50000)
    saved_at: datetime


def yearly_title(number: int, year: int) -> str:
    """Return number and year as printed, such as ``7/2026`` (R29)."""
    return f"{number}/{year}"


def read_through_overdue(ended_on: date, today: date, days: int) -> bool:
    """Whether minutes not yet finalised have waited longer than the team's days."""
    return (today - ended_on).days > days
