"""What one agency takes into its own record of one child's item: only what is its own business (R49)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.enclosure import EntryRow, NoteRow, OfferRow, Receiver, TellRow
from barnombud.domain.papers.frame import PaperContent, PersonRow


class OwnNoteContent(PaperContent):
    """The note; nothing that another agency has said stands in it."""

    kind: Literal[PaperKind.OWN_NOTE] = PaperKind.OWN_NOTE
    receiver: Receiver
    minutes_number: str = Field(default="", max_length=20)
    on: date
    child: str = Field(min_length=1, max_length=80)
    case_number: str = Field(min_length=1, max_length=10)
    attended: tuple[PersonRow, ...] = ()
    """People of the agency who took part in the item."""
    topics: tuple[str, ...] = ()
    consent_until: date | None = None
    consent_withdrawn_on: date | None = None
    """Set: the paper holds only "Samtycke återkallat" (R7)."""
    need: str = Field(default="", max_length=2000)
    entry: EntryRow | None = None
    offers: tuple[OfferRow, ...] = ()
    """What the agency itself has promised."""
    tell: TellRow | None = None
    follow_up_on: date | None = None
    follow_up_by: str = Field(default="", max_length=400)
    notes: tuple[NoteRow, ...] = ()
    """What its own people wrote about the child."""
