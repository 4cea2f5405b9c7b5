"""Sentences in families' languages that the team has corrected or approved; versions are never changed."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from barnombud.domain.ids import MemberId
from barnombud.domain.languages.phrase_book import PhraseBook, PhraseVersion
from barnombud.models.phrases import PhraseVersionRow
from barnombud.store.repositories.writing import as_json


class PhraseRepository:
    """The team's own versions of languages."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def latest(self, language: str) -> PhraseVersion | None:
        """Return the team's newest version of a language, or None when it uses the shipped one."""
        row = self._session.scalar(
            select(PhraseVersionRow)
            .where(PhraseVersionRow.language == language)
            .order_by(PhraseVersionRow.version.desc())
            .limit(1)
        )
        return _version(row) if row is not None else None

    def newest(self) -> dict[str, PhraseVersion]:
        """Return the newest version of every language the team has changed, by language."""
        newest = (
            select(PhraseVersionRow.language, func.max(PhraseVersionRow.version).label("version"))
            .group_by(PhraseVersionRow.language)
            .subquery()
        )
        query = select(PhraseVersionRow).join(
            newest,
            (PhraseVersionRow.language == newest.c.language) & (PhraseVersionRow.version == newest.c.version),
        )
        return {row.language: _version(row) for row in self._session.scalars(query)}

    def versions(self, language: str) -> tuple[PhraseVersion, ...]:
        """Return every version of a language the team has made, oldest first."""
        query = select(PhraseVersionRow).where(PhraseVersionRow.language == language)
        return tuple(map(_version, self._session.scalars(query.order_by(PhraseVersionRow.version))))

    def add(self, version: PhraseVersion) -> None:
        """Keep a new version beside those before it."""
        header = version.book.header
        self._session.add(
            PhraseVersionRow(
                language=header.language,
                version=header.version,
                content=as_json(version.book),
                state=header.status.value,
                at=version.at,
                member_id=version.member_id,
            )
        )
        self._session.flush()


def _version(row: PhraseVersionRow) -> PhraseVersion:
    return PhraseVersion(
        book=PhraseBook.model_validate_json(row.content), at=row.at, member_id=MemberId(row.member_id)
    )
