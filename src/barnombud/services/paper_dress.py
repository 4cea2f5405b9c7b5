"""What the settings give every paper: the form its archive asks for (R27), and the head it has (R28)."""

from __future__ import annotations

from typing import TypeVar

from barnombud.domain.papers.family import BlankFlowerContent
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.papers.letterhead import Letterhead
from barnombud.domain.papers.privacy import PrivacyContent
from barnombud.store.unit_of_work import UnitOfWork

Paper = TypeVar("Paper", bound=PaperContent)

_WITHOUT_SENDER = (BlankFlowerContent, PrivacyContent)
"""Papers that may lie at home although they have no field of their own for a sender."""


def dressed(uow: UnitOfWork, content: Paper) -> Paper:
    """Return a paper as the settings that hold want it; every way to a paper in an open store leads here."""
    own = {"older_form": uow.team.rules().older_archive_form, "letterhead": _letterhead(uow, content)}
    return content.model_copy(update=own)


def _letterhead(uow: UnitOfWork, content: PaperContent) -> Letterhead | None:
    """Return the organisation's name and logo; neither where a neutral sender is asked for (R28).

    A family's paper has them only when its sender is the team as it is called today: not when the family is
    protected (R25), and not on a sheet whose sender was another when it was written.
    """
    rules, team = uow.team.rules(), uow.team.team().name
    sender = getattr(content, "sender", content.team if isinstance(content, _WITHOUT_SENDER) else None)
    if sender is not None and (rules.neutral_sender or sender != team):
        return None
    return uow.letterhead.letterhead(rules.organisation)
