"""The people of a scenario file: team, agencies, members, children and guardians."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from barnombud.domain.case import Capacity, HindranceGround, ProtectionFlag
from barnombud.domain.consent.topics import Topic
from barnombud.domain.team import AgencyKind

Key = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")]


class Part(BaseModel):
    """Base of every table in the file: unknown fields are refused, enums and dates may be written as text."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TeamPart(Part):
    """The team, and what it has set for itself."""

    name: str = Field(min_length=1, max_length=120)
    municipality: str = Field(min_length=1, max_length=120)
    host: Key
    practice: bool = False
    family_contact: str = ""
    telephone_social_services: str = ""
    telephone_out_of_hours: str = ""
    neutral_sender: str = ""


class AgencyPart(Part):
    """One agency; several preschools are several agencies."""

    key: Key
    kind: AgencyKind
    name: str = Field(min_length=1, max_length=120)
    responsible_body: str = ""
    statute: str = ""
    telephone: str = ""


class MemberPart(Part):
    """One member; the first one founds the team."""

    key: Key
    name: str = Field(min_length=1, max_length=120)
    role: str = Field(min_length=1, max_length=80)
    agency: Key
    telephone: str = ""


class HindrancePart(Part):
    """Why a guardian need not be asked (R4)."""

    ground: HindranceGround
    text: str = Field(min_length=1)
    responsible: Key


class GuardianPart(Part):
    """One guardian, by ordinal as they stand; the name is kept once a consent holds."""

    key: Key
    capacity: Capacity = Capacity.JOINT_GUARDIAN
    name: str = ""
    """Kept only once a consent holds."""
    language: str = "sv"
    interpreter: bool = False
    hindrance: HindrancePart | None = None


class ChildPart(Part):
    """Everything known of one child; the program keeps of it only what a consent opens."""

    key: Key
    alias: str = Field(min_length=1, max_length=60)
    brought_by: Key
    protection: ProtectionFlag = ProtectionFlag.NONE
    first_name: str = ""
    family_name: str = ""
    birth_date: date | None = None
    identity_number: str = ""
    concern: str = ""
    wish: str = ""
    works: str = ""
    five_questions: tuple[str, str, str, str, str] = ("", "", "", "", "")
    topics: tuple[Topic, ...] = ()
    minutes: int = Field(default=20, ge=0, le=240)
    conflicted: tuple[Key, ...] = ()
    """Members with a conflict of interest (R15)."""
    guardians: tuple[GuardianPart, ...] = Field(min_length=1)
