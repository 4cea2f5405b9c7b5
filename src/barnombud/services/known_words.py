"""The words a shared or unsealed text must not hold: names and units the team knows (R13, R24)."""

from __future__ import annotations

from datetime import date

from barnombud.domain.leak_check import LeakKind, LeakWords, find_leaks
from barnombud.errors import InputError
from barnombud.store.unit_of_work import UnitOfWork


def child_words(uow: UnitOfWork) -> tuple[str, ...]:
    """Return names and aliases of children, and names of guardians, of every case whose key is held."""
    found: set[str] = set()
    for identity in uow.cases.identities().values():
        found |= {identity.alias, identity.first_name, identity.family_name}
    for guardians in uow.guardians.all_held().values():
        found |= {guardian.name for guardian in guardians}
    return tuple(sorted(found - {""}))


def known_words(uow: UnitOfWork) -> LeakWords:
    """Return all that a de-identified text is screened for: children, guardians, members, agencies."""
    members = tuple(member.name for member in uow.members.list())
    return LeakWords(
        names=(*child_words(uow), *members),
        units=tuple(agency.name for agency in uow.agencies.list()),
    )


def require_no_child(uow: UnitOfWork, field: str, text: str, today: date) -> None:
    """Refuse a line that is printed for everybody and read through by nobody, when it may name a child (R14).

    Raises:
        InputError: ``names_a_child`` for a name or alias the signed-in member knows, or a number of a person.
    """
    leaks = find_leaks(text, LeakWords(names=child_words(uow)), today=today)
    if any(leak.kind in (LeakKind.NAME, LeakKind.IDENTITY_NUMBER) for leak in leaks):
        raise InputError(field, "names_a_child")
