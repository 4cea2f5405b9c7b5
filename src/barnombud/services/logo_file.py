"""Reads a picture for the head of papers from a file: one a person has chosen, or the municipality's."""

from __future__ import annotations

from pathlib import Path

from barnombud.documents.logo_picture import logo_from
from barnombud.domain.municipality import MunicipalFault, MunicipalFinding, MunicipalSettings
from barnombud.domain.papers.letterhead import LARGEST_PICTURE, Logo, LogoFault
from barnombud.errors import InputError
from barnombud.services.municipality import read_municipality


def read_logo(path: Path) -> Logo:
    """Return the picture in a file as it will be drawn; touches no store, for any thread.

    The file is left as it lies, and nothing of it is kept but the dots.

    Raises:
        InputError: at ``logo``, with a `LogoFault`: it cannot be read or is no picture that can be used.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_PICTURE + 1)
    except (OSError, ValueError) as error:  # ValueError: a path that no system takes
        raise InputError("logo", LogoFault.UNREADABLE) from error
    if len(content) > LARGEST_PICTURE:
        raise InputError("logo", LogoFault.FILE_TOO_LARGE)
    return logo_from(content)


def read_municipality_with_logo(path: Path | None) -> MunicipalSettings:
    """Return what the municipality has decided, with the picture it names; one of no use rules nothing."""
    decided = read_municipality(path)
    if path is None or not decided.papers.logo:
        return decided
    try:
        logo = read_logo(path.parent / decided.papers.logo)
    except InputError:
        fault = MunicipalFinding(fault=MunicipalFault.WRONG_PICTURE, name="papers.logo")
        return decided.model_copy(update={"findings": (*decided.findings, fault)})
    return decided.model_copy(update={"logo": logo})
