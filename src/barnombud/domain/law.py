"""The law book: sections of law and markings as data with the day each wording holds from (R18).

What a paper needs is copied out of the book into its snapshot, so that old minutes keep the words of their
day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, Self, TypeVar

from pydantic import Field, ValidationError, field_validator, model_validator

from barnombud.domain.team import AgencyKind
from barnombud.domain.value import Value
from barnombud.errors import InputError

OWN_SECTION = "{lagrum}"
"""Stands in the wording for `AgencyKind.OTHER`; the agency's own section takes its place."""
_REVEALS_PROTECTION = "21kap.3"


class LawBookCode(StrEnum):
    """What is wrong with a law book; reasons of the `InputError`."""

    UNREADABLE = "law_book_unreadable"
    KEY_UNKNOWN = "law_key_unknown"
    KIND_MISSING = "law_kind_missing"


class LawReference(Value):
    """One section of law as the program names it, from a day on."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")
    text: str = Field(min_length=1, max_length=200)
    valid_from: date
    source: str = Field(min_length=1, max_length=300)


class SecrecyRule(Value):
    """What binds one kind of agency from a day on: its marking and what consent to it is called."""

    agency_kind: AgencyKind
    private: bool
    """Outside OSL: tystnadsplikt in the body's own statute (R48)."""
    statute: str = Field(min_length=1, max_length=200)
    marking: str = Field(min_length=1, max_length=300)
    consent: str = Field(min_length=1, max_length=300)
    """R10: "samtycke till att bryta sekretess", or for private bodies "trots tystnadsplikt"."""
    valid_from: date
    source: str = Field(min_length=1, max_length=300)

    @field_validator("statute", "marking")
    @classmethod
    def _reveal_no_protection(cls, words: str) -> str:
        """21 kap. 3 § is never printed: it tells that somebody is protected."""
        if _REVEALS_PROTECTION in words.replace(" ", ""):
            raise ValueError("reveals protection")
        return words

    def for_agency(self, own_section: str) -> SecrecyRule:
        """Return the rule with the agency's ``own_section`` filled in where it has a place for one."""
        own = own_section.strip() or "…"
        words = {
            name: getattr(self, name).replace(OWN_SECTION, own) for name in ("statute", "marking", "consent")
        }
        return self.model_copy(update=words)


class _Dated(Protocol):
    @property
    def valid_from(self) -> date: ...


_D = TypeVar("_D", bound=_Dated)


class LawOfTheDay(Value):
    """The wordings that hold on one day."""

    day: date
    references: Mapping[str, LawReference]
    secrecy_rules: Mapping[AgencyKind, SecrecyRule]

    def reference(self, key: str) -> LawReference:
        """Return the section called ``key``.

        Raises:
            InputError: the book has no such key.
        """
        if key not in self.references:
            raise InputError(key, LawBookCode.KEY_UNKNOWN)
        return self.references[key]

    def secrecy(self, kind: AgencyKind, own_section: str = "") -> SecrecyRule:
        """Return what binds an agency of ``kind``; ``own_section`` is used for `AgencyKind.OTHER` only."""
        return self.secrecy_rules[kind].for_agency(own_section)


class LawBook(Value):
    """Every wording the program knows, old and coming ones too."""

    references: tuple[LawReference, ...] = Field(min_length=1)
    secrecy: tuple[SecrecyRule, ...]

    @model_validator(mode="after")
    def _every_kind(self) -> Self:
        """No kind of agency is left without words: a paper could not be marked."""
        if {rule.agency_kind for rule in self.secrecy} != set(AgencyKind):
            raise InputError("secrecy", LawBookCode.KIND_MISSING)
        return self

    def at(self, day: date) -> LawOfTheDay:
        """Return the wordings that hold on ``day``: for each the newest that has come, else its first."""
        return LawOfTheDay(
            day=day,
            references={
                key: _holding(day, (one for one in self.references if one.key == key))
                for key in {one.key for one in self.references}
            },
            secrecy_rules={
                kind: _holding(day, (one for one in self.secrecy if one.agency_kind is kind))
                for kind in AgencyKind
            },
        )

    def with_own(
        self, references: Iterable[LawReference] = (), secrecy: Iterable[SecrecyRule] = ()
    ) -> LawBook:
        """Return the book with a team's own wordings, which win over shipped ones of the same day."""
        return LawBook(references=(*self.references, *references), secrecy=(*self.secrecy, *secrecy))


def law_book_from_dict(references: Mapping[str, Any], secrecy: Mapping[str, Any]) -> LawBook:
    """Read the content of ``law/references.toml`` and ``law/secrecy.toml``.

    Raises:
        InputError: a field is missing, unknown or of the wrong kind; its place is the error's field.
    """
    content = {"references": references.get("reference", ()), "secrecy": secrecy.get("rule", ())}
    try:
        return LawBook.model_validate(content, strict=False)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InputError(place, LawBookCode.UNREADABLE) from error


def _holding(day: date, wordings: Iterable[_D]) -> _D:
    """Return the newest wording that has come; of the same day the one added last."""
    ordered = sorted(wordings, key=lambda one: one.valid_from)
    come = [one for one in ordered if one.valid_from <= day]
    return come[-1] if come else ordered[0]
