"""The team: its agencies, its members and the rules it has set for itself."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from barnombud.domain.ids import AgencyId, MeetingId, MemberId
from barnombud.domain.value import Value


class AgencyKind(StrEnum):
    """Kinds of agency; the kind decides secrecy text, duty text and headers of papers (R48)."""

    MUNICIPAL_PRESCHOOL = "municipal_preschool"
    INDEPENDENT_PRESCHOOL = "independent_preschool"
    CHILD_HEALTH_CARE = "child_health_care"
    PRIVATE_CHILD_HEALTH_CARE = "private_child_health_care"
    SOCIAL_SERVICES = "social_services"
    OTHER = "other"


class EarlierName(Value):
    """What an agency was called, and the last Swedish date before it was called otherwise."""

    name: str
    until: date


class Agency(Value):
    """One service (verksamhet) in the team; several preschools are several agencies."""

    id: AgencyId
    kind: AgencyKind
    name: str = Field(min_length=1, max_length=120)
    responsible_body: str = Field(max_length=120)
    """Huvudman or authority that issues the agency's papers, such as a municipality or a region (R28)."""
    statute: str = ""
    """Only for `AgencyKind.OTHER`: the section of law its secrecy rests on."""
    telephone: str = ""
    """The agency's own telephone, printed for families; never a family's (R24)."""
    active: bool = True
    earlier_names: tuple[EarlierName, ...] = ()
    """Oldest first; consents go to the agency whatever its name, frozen papers keep the one of then."""

    @property
    def is_preschool(self) -> bool:
        """Whether the agency is a preschool, municipal or independent."""
        return self.kind in (AgencyKind.MUNICIPAL_PRESCHOOL, AgencyKind.INDEPENDENT_PRESCHOOL)


class Member(Value):
    """A person in the team, with role and agency; reads and writes under an own passphrase (R35)."""

    id: MemberId
    name: str = Field(min_length=1, max_length=120)
    role: str = Field(min_length=1, max_length=80)
    """Role as people say it, such as ``rektor`` or ``BVC-sjuksköterska``."""
    agency_id: AgencyId
    telephone: str = ""
    active: bool = True
    joined_on: date
    deputy_id: MemberId | None = None
    """Who takes over what she answers for when she has left; chosen when she leaves."""
    only_meeting: MeetingId | None = None
    """Stands in for somebody at this meeting alone, and leaves the team when it ends."""
    account: bool = True
    """Whether she has a way in of her own; only a deputy may be without."""


class Team(Value):
    """The barnombud team of one store."""

    name: str = Field(min_length=1, max_length=120)
    municipality: str = Field(min_length=1, max_length=120)
    host_agency_id: AgencyId
    """The agency that hosts the laptop and is controller of the shared minutes."""
    practice: bool = False


class TeamRules(Value):
    """What the team may set for itself; it lies in the store, never outside it."""

    consent_default_months: int = Field(default=6, ge=1, le=12)
    consent_max_months: int = Field(default=12, ge=1, le=12)
    """R2: hard maximum 12."""
    consent_warning_days: int = Field(default=30, ge=1, le=90)
    feedback_days: int = Field(default=7, ge=1, le=31)
    read_through_days: int = Field(default=7, ge=1, le=31)
    refusal_disposal_days: int = Field(default=30, ge=1, le=365)
    lock_minutes: int = Field(default=5, ge=1, le=5)
    """R35: at most five minutes."""
    meeting_minutes: int = Field(default=90, ge=15, le=480)
    telephone_social_services: str = ""
    telephone_out_of_hours: str = ""
    incident_contact: str = ""
    incident_telephone: str = ""
    family_contact: str = ""
    """Whom a guardian rings to change her mind: function and telephone."""
    neutral_sender: str = ""
    """Sender on papers to families; empty means the team's name (R28)."""
    organisation: str = Field(default="", max_length=120)
    """Over the team's name at the head of papers, as a municipality writes its own; empty: nothing does."""
    small_place: bool = True
    """Whether people know each other here: then fewer unusual words together point out a child (R13)."""
    local_places: str = Field(default="", max_length=2000)
    """Villages, quarters and preschools around, with commas between; marked in texts without names (R13)."""
    open_support: str = Field(default="", max_length=1000)
    """where a family finds support itself, with commas between; printed on the sheet after an answer."""
    disposal_decision: str = Field(default="", max_length=120)
    """Reference of the decision to dispose of refusals by themselves (R9, R32); empty: only proposed."""
    meeting_mode_decision: str = Field(default="", max_length=120)
    """The municipality's decision that the lock may wait longer in a meeting; empty: it may not (R35)."""
    older_archive_form: bool = False
    """Whether the municipality's archive asks for PDF/A-1 instead of PDF/A-2 (R27)."""
    protection_reference: str = ""
    """The municipality's decision to handle protected identities in the program; empty: outside it (R23)."""

    @property
    def handles_protected(self) -> bool:
        """Whether sekretessmarkering and skyddad folkbokföring may be kept in the program (R23)."""
        return bool(self.protection_reference.strip())

    confirm_with_passphrase: bool = False
    """Each agency's confirmation (R8) is made with its person's own passphrase: where it is demanded."""
