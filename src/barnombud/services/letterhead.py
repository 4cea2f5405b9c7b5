"""The logo at the head of papers: kept in the store, shown, removed; the municipality's wins."""

from __future__ import annotations

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.papers.letterhead import Logo
from barnombud.errors import InputError
from barnombud.services.desk import Desk


def team_logo(desk: Desk) -> Logo | None:
    """Return the logo that holds: the municipality's, else the team's own, if there is one."""
    with desk.unit_of_work() as uow:
        return uow.letterhead.logo()


def save_logo(desk: Desk, logo: Logo) -> Outcome[Logo]:
    """Keep the logo; papers made from now on have it.

    Raises:
        InputError: at ``logo``: the municipality has decided it (``ruled_by_municipality``).
    """
    _require_own(desk)
    with desk.unit_of_work() as uow:
        uow.letterhead.save_logo(logo)
        return Outcome(logo, uow.commit(Op.CHANGE_TEAM, "logo"))


def remove_logo(desk: Desk) -> Outcome[None]:
    """Take the logo away; papers made from now on are without it. Raises as `save_logo`."""
    _require_own(desk)
    with desk.unit_of_work() as uow:
        uow.letterhead.remove_logo()
        return Outcome(None, uow.commit(Op.CHANGE_TEAM, "logo"))


def _require_own(desk: Desk) -> None:
    if desk.municipality.logo is not None:
        raise InputError("logo", "ruled_by_municipality")
