"""What the settings give every paper: the form its archive asks for (R27)."""

from __future__ import annotations

from typing import TypeVar

from barnombud.domain.papers.frame import PaperContent
from barnombud.store.unit_of_work import UnitOfWork

Paper = TypeVar("Paper", bound=PaperContent)


def dressed(uow: UnitOfWork, content: Paper) -> Paper:
    """Return a paper as the settings that hold want it; every way to a paper in an open store leads here."""
    return content.model_copy(update={"older_form": uow.team.rules().older_archive_form})
