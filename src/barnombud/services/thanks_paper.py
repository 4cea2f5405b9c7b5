"""Makes the sheet "Tack för ditt svar" from the team's rules and its agencies; knows of no case (R9)."""

from __future__ import annotations

from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.papers.thanks import SupportPlace, ThanksContent
from barnombud.services.languages import translation_for
from barnombud.store.unit_of_work import UnitOfWork


def thanks_content(uow: UnitOfWork, frame: PaperContent, language: str) -> ThanksContent:
    """Return what stands on the sheet today, with ``language`` beside the Swedish."""
    rules, team = uow.team.rules(), uow.team.team()
    return ThanksContent(
        **{**dict(frame), "printed_by": ""},
        sender=rules.neutral_sender or team.name,
        days=rules.refusal_disposal_days,
        contact=rules.family_contact,
        places=tuple(
            SupportPlace(name=agency.name, telephone=agency.telephone) for agency in uow.agencies.active()
        ),
        translation=translation_for(uow, language),
        open_places=tuple(place.strip() for place in rules.open_support.split(";") if place.strip()),
    )
