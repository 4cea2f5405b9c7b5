"""What a municipality has decided for all its teams: it wins over what a team sets for itself.

Only what is written in the municipality's file rules; everything else stays the team's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from barnombud.domain.papers.letterhead import Logo
from barnombud.domain.personal_data import PrivacyFacts
from barnombud.domain.retention import IN_CASE, OF_TEAM, RecordKind, RetentionPlan, RetentionTerm
from barnombud.domain.team import Agency, AgencyKind, TeamRules
from barnombud.domain.value import Value

VERSION = 1
"""The form of the file this program knows."""


class MunicipalFault(StrEnum):
    """What is wrong with the municipality's file or with one value in it."""

    UNREADABLE = "unreadable"
    NOT_TEXT = "not_text"
    NOT_TOML = "not_toml"
    TOO_NEW = "too_new"
    UNKNOWN_NAME = "unknown_name"
    WRONG_VALUE = "wrong_value"
    WRONG_PICTURE = "wrong_picture"


class MunicipalFinding(Value):
    """One fault, and where: the line counts from 1, the name is such as ``rules.lock_minutes``."""

    fault: MunicipalFault
    line: int | None = None
    name: str = ""


class ApprovedLanguage(Value):
    """A translation that somebody has reviewed for the whole municipality, in one version of its text."""

    language: str = Field(min_length=2, max_length=35)
    version: int = Field(ge=1)
    reviewed_by: str = Field(min_length=1, max_length=120)
    reviewed_on: date


class MunicipalBackup(Value):
    """Where encrypted backups go a second time."""

    second_place: str = Field(default="", max_length=500)
    """A folder; empty: the team chooses."""


class MunicipalPapers(Value):
    """What stands at the head of papers beside the organisation's name, which is one of the rules."""

    logo: str = Field(default="", max_length=500)
    """A picture, beside the file or by its whole path; empty: the team chooses."""


class MunicipalTerm(RetentionTerm):
    """How long one kind of record is kept in every team; ``agency`` is a kind of agency, none means all."""

    agency_id: None = None
    agency: AgencyKind | None = Field(default=None, strict=False)

    @model_validator(mode="after")
    def _can_be_ruled(self) -> Self:
        if self.kind is RecordKind.REFUSAL:
            raise ValueError("What is left of a no is ruled by refusal_disposal_days and disposal_decision")
        if self.agency is not None and self.kind not in IN_CASE:
            raise ValueError("What is the whole team's has no kind of agency")
        if not f"{self.basis}{self.decision}".isprintable():
            raise ValueError("A text is one line")
        return self

    def of(self, agency: Agency | None) -> RetentionTerm:
        """Return it as it stands in the plan of a team that has ``agency``."""
        values = {name: getattr(self, name) for name in RetentionTerm.model_fields if name != "agency_id"}
        return RetentionTerm(**values, agency_id=agency.id if agency else None)


class MunicipalFile(Value):
    """What may stand in the file."""

    version: Literal[1] = 1
    decided_by: str = Field(default="", max_length=120)
    """Who in the municipality keeps the file, as people there say it."""
    rules: TeamRules = TeamRules()
    backup: MunicipalBackup = MunicipalBackup()
    papers: MunicipalPapers = MunicipalPapers()
    languages: tuple[ApprovedLanguage, ...] = ()
    retention: tuple[MunicipalTerm, ...] = ()
    personal_data: PrivacyFacts = PrivacyFacts()


class MunicipalSettings(MunicipalFile):
    """What the file says as far as it can be used, and what could not."""

    findings: tuple[MunicipalFinding, ...] = ()
    logo: Logo | None = None
    """The picture that `papers` names, when it could be read."""

    @property
    def ruled(self) -> frozenset[str]:
        """Which of the team's rules the municipality has decided."""
        return frozenset(self.rules.model_fields_set)

    @property
    def ruled_facts(self) -> frozenset[str]:
        """Which of the facts about personal data the municipality has decided."""
        return frozenset(self.personal_data.model_fields_set)

    def over_rules(self, own: TeamRules) -> TeamRules:
        """Return the rules that hold for a team with its ``own``.

        A consent is never proposed for longer than it may hold: the shorter of the two counts (R2).
        """
        rules = own.model_copy(update={name: getattr(self.rules, name) for name in self.ruled})
        longest = {"consent_default_months", "consent_max_months"} & self.ruled
        if longest and rules.consent_default_months > rules.consent_max_months:
            rules = rules.model_copy(update={"consent_default_months": rules.consent_max_months})
        return rules

    def over_facts(self, own: PrivacyFacts) -> PrivacyFacts:
        """Return the facts about personal data that hold for a team with its ``own``."""
        return own.model_copy(update={name: getattr(self.personal_data, name) for name in self.ruled_facts})

    def ruled_term(self, kind: RecordKind, agency: Agency | None) -> RetentionTerm | None:
        """Return what is decided for one kind of record of ``agency``; its own kind goes before all of them.

        Of several entries about the same records the last counts.
        """
        wanted = (agency.kind, None) if agency is not None else (None,)
        for of_kind in wanted:
            for term in reversed(self.retention):
                if (term.kind, term.agency) == (kind, of_kind):
                    return term.of(agency)
        return None

    def over_plan(self, own: RetentionPlan, agencies: Iterable[Agency]) -> RetentionPlan:
        """Return the plan that holds for a team with its ``own``."""
        places = [(kind, agency) for agency in agencies for kind in IN_CASE]
        plan = own
        for kind, agency in [*places, *((kind, None) for kind in OF_TEAM)]:
            ruled = self.ruled_term(kind, agency)
            plan = plan if ruled is None else plan.with_term(ruled)
        return plan

    def approved(self, language: str, version: int) -> ApprovedLanguage | None:
        """Return the approval of one translation as it stands in ``version``."""
        found = (each for each in self.languages if (each.language, each.version) == (language, version))
        return next(found, None)


NOTHING_DECIDED = MunicipalSettings()
"""Where there is no file: the team decides everything itself."""
