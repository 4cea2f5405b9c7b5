"""The logo at the head of papers: taken from a file, kept in the store, removed."""

from __future__ import annotations

from pathlib import Path

from barnombud.documents.logo_picture import logo_from
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.papers.letterhead import LARGEST_PICTURE, Logo, LogoFault
from barnombud.errors import InputError
from barnombud.services.desk import Desk


def read_logo(path: Path) -> Logo:
    """Return the picture in a file a person has chosen as it will be drawn; touches no store, for any thread.

    The file is left as it lies, and nothing of it is kept but the dots.

    Raises:
        InputError: at ``logo``, with a `LogoFault`: it cannot be read or is no picture that can be used.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_PICTURE + 1)
    except OSError as error:
        raise InputError("logo", LogoFault.UNREADABLE) from error
    if len(content) > LARGEST_PICTURE:
        raise InputError("logo", LogoFault.FILE_TOO_LARGE)
    return logo_from(content)


def team_logo(desk: Desk) -> Logo | None:
    """Return the team's logo, if it has one."""
    with desk.unit_of_work() as uow:
        return uow.letterhead.logo()


def save_logo(desk: Desk, logo: Logo) -> Outcome[Logo]:
    """Keep the logo; papers made from now on have it."""
    with desk.unit_of_work() as uow:
        uow.letterhead.save_logo(logo)
        return Outcome(logo, uow.commit(Op.CHANGE_TEAM, "logo"))


def remove_logo(desk: Desk) -> Outcome[None]:
    """Take the logo away; papers made from now on are without it."""
    with desk.unit_of_work() as uow:
        uow.letterhead.remove_logo()
        return Outcome(None, uow.commit(Op.CHANGE_TEAM, "logo"))
