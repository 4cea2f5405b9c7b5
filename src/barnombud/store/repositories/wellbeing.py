"""Flower templates and ratings. Nothing here sums, averages, ranks or selects by a rating (R20, R21)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from barnombud.domain.ids import CaseId, ItemId, RatingId, TemplateId
from barnombud.domain.wellbeing.rating import Rating
from barnombud.domain.wellbeing.template import FlowerTemplate
from barnombud.errors import NotFound
from barnombud.models.wellbeing import FlowerTemplateRow, RatingRow
from barnombud.store.case_keys import CaseKeys
from barnombud.store.repositories.box import Box
from barnombud.store.repositories.writing import as_json


class TemplateRepository:
    """Versions of the team's flower."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def get(self, template_id: TemplateId, version: int) -> FlowerTemplate:
        """Return one version.

        Raises:
            NotFound: there is no such version.
        """
        row = self._session.get(FlowerTemplateRow, (template_id, version))
        if row is None:
            raise NotFound(template_id)
        return FlowerTemplate.model_validate_json(row.content)

    def current(self) -> FlowerTemplate | None:
        """Return the version saved last, or None when the team still uses the shipped one."""
        content = self._session.scalar(
            select(FlowerTemplateRow.content)
            .order_by(FlowerTemplateRow.saved_at.desc(), FlowerTemplateRow.version.desc())
            .limit(1)
        )
        return FlowerTemplate.model_validate_json(content) if content else None

    def add(self, template: FlowerTemplate, at: datetime) -> None:
        """Keep a new version; versions are never changed."""
        self._session.add(
            FlowerTemplateRow(
                id=template.id, version=template.version, saved_at=at, content=as_json(template)
            )
        )
        self._session.flush()


class RatingRepository:
    """Ratings, sealed with their case's key."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._box = Box(keys, RatingRow.__tablename__)

    def get(self, rating_id: RatingId) -> Rating:
        """Return one rating.

        Raises:
            NotFound: there is none with this id.
        """
        row = self._session.get(RatingRow, rating_id)
        if row is None:
            raise NotFound(rating_id)
        return self._open(row)

    def for_case(self, case_id: CaseId) -> tuple[Rating, ...]:
        """Return the ratings of one case, oldest first."""
        query = select(RatingRow).where(RatingRow.case_id == case_id)
        return tuple(self._open(row) for row in self._session.scalars(query.order_by(RatingRow.rated_at)))

    def for_item(self, item_id: ItemId) -> tuple[Rating, ...]:
        """Return the ratings made in one item, oldest first."""
        query = select(RatingRow).where(RatingRow.item_id == item_id)
        return tuple(self._open(row) for row in self._session.scalars(query.order_by(RatingRow.rated_at)))

    def save(self, rating: Rating) -> None:
        """Keep a new or changed rating."""
        sealed = self._box.seal(rating.case_id, rating.id, rating)
        self._session.merge(
            RatingRow(
                id=rating.id,
                case_id=rating.case_id,
                item_id=rating.item_id,
                rated_at=rating.rated_at,
                sealed=sealed,
            )
        )
        self._session.flush()

    def _open(self, row: RatingRow) -> Rating:
        return self._box.open(Rating, CaseId(row.case_id), row.id, row.sealed)
