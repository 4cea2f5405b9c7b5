"""A case (ärende): what may be known of a child before and after a first consent holds."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from barnombud.domain.ids import AgencyId, CaseId, GuardianId, MemberId
from barnombud.domain.value import Value


class CaseState(StrEnum):
    """Where a case stands; the only words about it outside the seal."""

    ASKING = "asking"
    """No consent holds yet: number, alias, guardians by ordinal, what was asked and answered."""
    OPEN = "open"
    """A first consent has held; name, concern and flower may be kept."""
    CLOSED = "closed"


class ProtectionFlag(StrEnum):
    """Protected identity (R23). Anything but NONE is handled outside the program until that is enabled.

    Fictitious personal data is not among them: it is never kept here, but handled as its plan says.
    """

    NONE = "none"
    SECRECY_MARK = "secrecy_mark"
    PROTECTED_REGISTRATION = "protected_registration"


MASK = "••••••"
"""Stands for a name that is covered (R23); nobody is called so, and no field takes it as a name."""


class Case(Value):
    """What lies outside the seal: a random number, states, dates, and who brought it."""

    id: CaseId
    number: str
    state: CaseState
    brought_by: AgencyId
    """The agency that keeps the case; always a holder of its key."""
    created_on: date
    closed_on: date | None = None
    removed_on: date | None = None


class CaseIdentity(Value):
    """Who the child is; sealed. Before a first consent only the alias may be filled."""

    alias: str = Field(min_length=1, max_length=60)
    first_name: str = Field(default="", max_length=80)
    family_name: str = Field(default="", max_length=80)
    birth_date: date | None = None
    identity_number: str = ""
    """12 characters as `identity_number.parse_identity_number` stores it; optional (R45)."""
    protection: ProtectionFlag = ProtectionFlag.NONE
    """Lies inside the seal only; written by `services.protection` alone (R23)."""

    @property
    def is_protected(self) -> bool:
        """Whether names and number are covered wherever they would stand (R23)."""
        return self.protection is not ProtectionFlag.NONE

    @property
    def shown_name(self) -> str:
        """First name when it may be kept, else the alias (R46); covered when the child is protected (R23)."""
        return MASK if self.is_protected else self.first_name or self.alias

    @property
    def covered(self) -> CaseIdentity:
        """As a page may show it: of a protected child only what is filled, never with what (R23)."""
        if not self.is_protected:
            return self
        names = {
            field: MASK
            for field in ("alias", "first_name", "family_name", "identity_number")
            if getattr(self, field)
        }
        return self.model_copy(update={**names, "birth_date": None})

    @property
    def is_named(self) -> bool:
        """Whether anything beyond the alias is filled."""
        return bool(self.first_name or self.family_name or self.birth_date or self.identity_number)


class OwnRecordTick(Value):
    """One agency's "infört i eget system" or "inget att föra in", which a case needs to be closed (R49)."""

    agency_id: AgencyId
    entered: bool
    """False: it has nothing to enter."""
    member_id: MemberId
    at: datetime


class WordAnswer(Value):
    """What somebody answered about one place on a paper: it may stand there, or it is struck out."""

    path: str
    """The part of the paper, such as ``offers.0.what``."""
    start: int
    end: int
    struck: bool = False


class PaperCheck(Value):
    """Somebody has looked through exactly this paper and says that it may be made (R24, R25)."""

    document_id: str
    version: int
    digest: str
    """Of the paper's content, without time and hand of printing; any other word asks for a new check."""
    member_id: MemberId
    at: datetime
    answered: int = 0
    """How many words were looked at one by one."""
    answers: tuple[WordAnswer, ...] = ()
    """Each of them, in the order of the paper."""
    made: str = ""
    """Digest of the paper as it may leave, when something was struck out; else that of the paper."""

    @property
    def may_leave(self) -> str:
        """The digest of the one paper that this check lets out."""
        return self.made or self.digest


class Preparation(Value):
    """What the preschool head prepares once a consent holds; sealed."""

    concern: str = ""
    wish: str = ""
    """What the guardians themselves want help with."""
    works: str = ""
    five_questions: tuple[str, str, str, str, str] = ("", "", "", "", "")
    """Answers to Falun's five questions in their order (domain 4.2)."""
    planned_topics: tuple[str, ...] = ()
    minutes: int = Field(default=20, ge=0, le=240)
    take_up: bool = True
    """Whether the child is to be on the next agenda."""
    conflicted: frozenset[MemberId] = frozenset()
    """Members with a conflict of interest (jäv): not in the room for this case, no copy of it (R15)."""
    own_records: tuple[OwnRecordTick, ...] = ()
    """The latest tick of each agency; written by `services.own_records` alone."""
    paper_checks: tuple[PaperCheck, ...] = ()
    """Papers that somebody has looked through; written by `services.paper_checks` alone."""


class Capacity(StrEnum):
    """In which capacity somebody answers (R1)."""

    JOINT_GUARDIAN = "joint_guardian"
    SOLE_GUARDIAN = "sole_guardian"
    SPECIALLY_APPOINTED = "specially_appointed"
    TEMPORARY_GUARDIAN = "temporary_guardian"
    PARENT_WITHOUT_CUSTODY = "parent_without_custody"
    """Never consents for the child (R4)."""
    THE_CHILD = "the_child"
    OTHER_ADULT = "other_adult"


GUARDIAN_CAPACITIES = frozenset(
    {
        Capacity.JOINT_GUARDIAN,
        Capacity.SOLE_GUARDIAN,
        Capacity.SPECIALLY_APPOINTED,
        Capacity.TEMPORARY_GUARDIAN,
    }
)


class HindranceGround(StrEnum):
    """Why one guardian alone may answer (R4); 6 kap. 13 a § FB is deliberately not among them (R5)."""

    HINDERED = "hindered"
    """6 kap. 13 § andra stycket FB."""
    OTHER = "other"


class Hindrance(Value):
    """The recorded ground for not asking a guardian, and who answers for that judgement (R4)."""

    ground: HindranceGround
    text: str = Field(min_length=1, max_length=500)
    responsible_name: str = Field(min_length=1, max_length=120)
    responsible_member_id: MemberId
    on: date


class Guardian(Value):
    """A guardian, known as "vårdnadshavare 1/2" until a consent holds; sealed.

    No address, telephone, e-mail or workplace (R24).
    """

    id: GuardianId
    case_id: CaseId
    ordinal: int = Field(ge=1, le=4)
    capacity: Capacity
    name: str = Field(default="", max_length=120)
    language: str = Field(default="sv", max_length=12)
    """BCP 47 code, such as ``so`` or ``ar``."""
    needs_interpreter: bool = False
    hindrance: Hindrance | None = None
    answers_from: datetime | None = None
    """Since when she has custody again after having lost it: a yes recorded before does not count (R4)."""

    @property
    def covered(self) -> Guardian:
        """With the name covered, as of a protected child's family (R23)."""
        return self.model_copy(update={"name": MASK}) if self.name else self

    @property
    def must_answer(self) -> bool:
        """Whether this person's yes is needed: has custody and no recorded hindrance (R4)."""
        return self.capacity in GUARDIAN_CAPACITIES and self.hindrance is None
