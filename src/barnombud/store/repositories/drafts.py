"""Half-typed text, kept until what it becomes is saved."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from barnombud.domain.ids import CaseId, MemberId
from barnombud.domain.minutes import Draft
from barnombud.models.drafts import DraftRow
from barnombud.store.case_keys import CaseKeys
from barnombud.store.repositories.box import Box
from barnombud.store.repositories.writing import as_json


class DraftRepository:
    """Drafts of the signed-in member."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._keys = keys
        self._box = Box(keys, DraftRow.__tablename__)

    def find(self, place: str, member_id: MemberId) -> Draft | None:
        """Return the draft of one field, or None."""
        row = self._session.get(DraftRow, (place, member_id))
        return self._open(row) if row else None

    def starting_with(self, prefix: str, member_id: MemberId) -> tuple[Draft, ...]:
        """Return the drafts of every field whose place starts with ``prefix``, of cases whose key is held."""
        held = self._keys.held()
        query = select(DraftRow).where(
            DraftRow.member_id == member_id, DraftRow.place.startswith(prefix, autoescape=True)
        )
        rows = self._session.scalars(query.order_by(DraftRow.place))
        return tuple(self._open(row) for row in rows if row.case_id is None or row.case_id in held)

    def save(self, draft: Draft) -> None:
        """Keep what has been typed so far."""
        case_id = draft.case_id
        row_id = f"{draft.place}/{draft.member_id}"
        self._session.merge(
            DraftRow(
                place=draft.place,
                member_id=draft.member_id,
                case_id=case_id,
                saved_at=draft.saved_at,
                content=None if case_id else as_json(draft),
                sealed=self._box.seal(case_id, row_id, draft) if case_id else None,
            )
        )
        self._session.flush()

    def discard(self, prefix: str, member_id: MemberId) -> None:
        """Forget the drafts whose place starts with ``prefix``: what they became has been saved."""
        self._session.execute(
            delete(DraftRow).where(
                DraftRow.member_id == member_id, DraftRow.place.startswith(prefix, autoescape=True)
            )
        )

    def forget_place(self, prefix: str) -> None:
        """Forget everybody's drafts whose place starts with ``prefix``."""
        self._session.execute(delete(DraftRow).where(DraftRow.place.startswith(prefix, autoescape=True)))

    def forget_about(self, case_id: CaseId, prefix: str) -> None:
        """Forget everybody's drafts about one case whose place starts with ``prefix``."""
        self._session.execute(
            delete(DraftRow).where(
                DraftRow.case_id == case_id, DraftRow.place.startswith(prefix, autoescape=True)
            )
        )

    def _open(self, row: DraftRow) -> Draft:
        if row.case_id is None or row.sealed is None:
            return Draft.model_validate_json(row.content or "")
        return self._box.open(Draft, CaseId(row.case_id), f"{row.place}/{row.member_id}", row.sealed)
