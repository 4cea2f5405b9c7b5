"""The organisation's logo, one for the whole team; sealed with the store like its other settings."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from barnombud.domain.municipality import NOTHING_DECIDED, MunicipalSettings
from barnombud.domain.papers.letterhead import Letterhead, Logo
from barnombud.models.settings import SettingRow
from barnombud.store.repositories.writing import as_json

_KEY = "logo"


class LetterheadRepository:
    """Reads and keeps the logo; the organisation's name is one of the team's rules."""

    def __init__(self, session: Session, decided: MunicipalSettings = NOTHING_DECIDED) -> None:
        """Work in ``session``; ``decided`` wins over what the team has chosen for itself."""
        self._session = session
        self._decided = decided

    def logo(self) -> Logo | None:
        """Return the logo that holds: the municipality's where it has one, else the team's own."""
        return self._decided.logo or self.own_logo()

    def own_logo(self) -> Logo | None:
        """Return the logo the team has chosen, if it has."""
        found = self._session.scalar(select(SettingRow.content).where(SettingRow.key == _KEY))
        return Logo.model_validate_json(found) if found else None

    def letterhead(self, organisation: str) -> Letterhead | None:
        """Return what stands at the head of papers of an ``organisation`` by name; None when nothing does."""
        logo = self.logo()
        return Letterhead(organisation=organisation, logo=logo) if organisation or logo else None

    def save_logo(self, logo: Logo) -> None:
        """Keep the logo in the place of the one before."""
        self._session.merge(SettingRow(key=_KEY, content=as_json(logo)))

    def remove_logo(self) -> None:
        """Take the logo away."""
        self._session.execute(delete(SettingRow).where(SettingRow.key == _KEY))
