"""What a municipality has decided for all its teams: it wins over what a team sets for itself.

Only what is written in the municipality's file rules; everything else stays the team's own.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from barnombud.domain.personal_data import PrivacyFacts
from barnombud.domain.team import TeamRules
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


class MunicipalFile(Value):
    """What may stand in the file."""

    version: Literal[1] = 1
    decided_by: str = Field(default="", max_length=120)
    """Who in the municipality keeps the file, as people there say it."""
    rules: TeamRules = TeamRules()
    backup: MunicipalBackup = MunicipalBackup()
    languages: tuple[ApprovedLanguage, ...] = ()
    personal_data: PrivacyFacts = PrivacyFacts()


class MunicipalSettings(MunicipalFile):
    """What the file says as far as it can be used, and what could not."""

    findings: tuple[MunicipalFinding, ...] = ()

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

    def approved(self, language: str, version: int) -> ApprovedLanguage | None:
        """Return the approval of one translation as it stands in ``version``."""
        found = (each for each in self.languages if (each.language, each.version) == (language, version))
        return next(found, None)


NOTHING_DECIDED = MunicipalSettings()
"""Where there is no file: the team decides everything itself."""
