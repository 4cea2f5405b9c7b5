"""The words a shared or unsealed text must not hold: names and units the team knows (R13, R24)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from barnombud import resources
from barnombud.domain.leak_check import Leak, LeakKind, LeakWords, find_leaks
from barnombud.domain.name_search import OrdinaryWords
from barnombud.domain.rare_traits import TraitBook, trait_book_from_dict
from barnombud.errors import InputError
from barnombud.store.unit_of_work import UnitOfWork

TRAITS = "words/rare_traits.toml"
TOWNS = "words/towns.txt"
ORDINARY = "words/ordinary_names.toml"
_BETWEEN_PLACES = re.compile(r"[,;\n]+")


def child_words(uow: UnitOfWork) -> tuple[str, ...]:
    """Return names and aliases of children, and names of guardians, of every case whose key is held."""
    found: set[str] = set()
    for identity in uow.cases.identities().values():
        found |= {identity.alias, identity.first_name, identity.family_name}
    for guardians in uow.guardians.all_held().values():
        found |= {guardian.name for guardian in guardians}
    return tuple(sorted(found - {""}))


def known_words(uow: UnitOfWork) -> LeakWords:
    """Return what a de-identified text is screened for: children, guardians, members, agencies, places."""
    members = tuple(member.name for member in uow.members.list())
    team = uow.team.team()
    own = (place.strip() for place in _BETWEEN_PLACES.split(uow.team.rules().local_places))
    return LeakWords(
        names=(*child_words(uow), *members),
        units=tuple(agency.name for agency in uow.agencies.list()),
        places=(team.municipality, *(place for place in own if place)),
        towns=towns(),
    )


def screened(uow: UnitOfWork, text: str, today: date) -> tuple[Leak, ...]:
    """Return every hit in a text that must point out nobody, rare combinations among them (R13)."""
    return find_leaks(
        text,
        known_words(uow),
        today=today,
        traits=trait_book(),
        small_place=uow.team.rules().small_place,
    )


@cache
def trait_book() -> TraitBook:
    """Return what the program takes for unusual, as shipped."""
    return trait_book_from_dict(resources.read_toml(TRAITS))


@cache
def towns() -> tuple[str, ...]:
    """Return the names of Sweden's municipalities and provinces."""
    return tuple(resources.read_text(TOWNS).split("\n"))


@cache
def ordinary_words() -> OrdinaryWords:
    """Return the names that are words of the language too, as shipped."""
    lists = resources.read_toml(ORDINARY)
    return OrdinaryWords(**{name: frozenset(words.split()) for name, words in lists.items()})


def require_no_child(uow: UnitOfWork, field: str, text: str, today: date) -> None:
    """Refuse a line that is printed for everybody and read through by nobody, when it may name a child (R14).

    Raises:
        InputError: ``names_a_child`` for a name or alias the signed-in member knows, or a number of a person.
    """
    leaks = find_leaks(text, LeakWords(names=child_words(uow)), today=today)
    if any(leak.kind in (LeakKind.NAME, LeakKind.IDENTITY_NUMBER) for leak in leaks):
        raise InputError(field, "names_a_child")
