"""Half-typed text, kept until what it becomes is saved.

A row tells neither what is typed nor in which field: the place is a keyed hash, the text is sealed with the
case's key, or with the member's own where it is about no case yet. What is about no case is marked so that
others can take it away: who ends a consultation ends what anybody has half typed in it.
"""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from barnombud.domain.ids import CaseId, MemberId
from barnombud.domain.minutes import Draft
from barnombud.models.drafts import DraftRow
from barnombud.store.case_keys import CaseKeys
from barnombud.store.repositories.box import Box
from barnombud.store.repositories.writing import as_json
from barnombud.store.sealing import seal_context

_OF_FIELD = select(DraftRow).where(
    DraftRow.member_id == bindparam("member_id"), DraftRow.place.in_(bindparam("places", expanding=True))
)
"""One member's draft of one field; kept ready, as it is asked for with every few letters typed."""


class DraftRepository:
    """Drafts of the signed-in member."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._keys = keys
        self._box = Box(keys, DraftRow.__tablename__)

    def find(self, place: str, member_id: MemberId) -> Draft | None:
        """Return the draft of one field, or None."""
        row = self._row(place, member_id)
        return self._open(row) if row else None

    def starting_with(self, prefix: str, member_id: MemberId) -> tuple[Draft, ...]:
        """Return the drafts of every field whose place starts with ``prefix``, of cases whose key is held."""
        found = (draft for _, draft in self._opened(DraftRow.member_id == member_id))
        return tuple(sorted((d for d in found if d.place.startswith(prefix)), key=lambda draft: draft.place))

    def save(self, draft: Draft) -> None:
        """Keep what has been typed so far, in the place of what was kept of the same field."""
        own = self._keys.own
        mark = own.mark(draft.place) if draft.case_id else own.common_mark(draft.place)
        sealed = self._sealed(draft, f"{mark}/{draft.member_id}")
        row = self._row(draft.place, draft.member_id)
        if row is not None and row.place != mark:
            self._session.delete(row)
        if row is None or row.place != mark:
            row = DraftRow(place=mark, member_id=draft.member_id)
            self._session.add(row)
        row.case_id, row.saved_at, row.content, row.sealed = draft.case_id, draft.saved_at, None, sealed
        self._session.flush()

    def discard(self, prefix: str, member_id: MemberId) -> None:
        """Forget the drafts whose place starts with ``prefix``: what they became has been saved."""
        self._forget(prefix, DraftRow.member_id == member_id)

    def forget(self, place: str, member_id: MemberId) -> None:
        """Forget the draft of one field without opening it; nothing happens when there is none."""
        row = self._row(place, member_id)
        if row is not None:
            self._session.delete(row)
            self._session.flush()

    def forget_everybodys(self, *places: str) -> None:
        """Forget everybody's drafts of certain fields, which are about no case."""
        marks = [*places, *(self._keys.own.common_mark(place) for place in places)]
        self._session.execute(delete(DraftRow).where(DraftRow.place.in_(marks)))

    def forget_about(self, case_id: CaseId, *prefixes: str) -> None:
        """Forget everybody's drafts about one case whose place starts with one of ``prefixes``."""
        self._forget(prefixes, DraftRow.case_id == case_id)

    def forget_own(self, member_id: MemberId) -> None:
        """Forget what a member had half typed about no case: it was sealed to a key that is gone."""
        self._session.execute(
            delete(DraftRow).where(DraftRow.member_id == member_id, DraftRow.case_id.is_(None))
        )

    def seal_old(self, member_id: MemberId) -> int:
        """Seal, and mark anew, drafts of the member's that nobody would find; return how many.

        0.1.0 kept them by their plain places; those about a case are marked by her key pair, and she may have
        got another since.
        """
        own, found = self._keys.own, self._opened(DraftRow.member_id == member_id)
        marks = {draft.place: (own.mark(draft.place), own.common_mark(draft.place)) for _, draft in found}
        old = [(row, draft) for row, draft in found if row.place not in marks[draft.place]]
        newer = {draft.place for row, draft in found if row.place in marks[draft.place]}
        for row, draft in old:
            self._session.delete(row)
            self._session.flush()
            if draft.place not in newer:
                self.save(draft)
        return len(old)

    def _forget(self, prefix: str | tuple[str, ...], which: object) -> None:
        for row, draft in self._opened(which):
            if draft.place.startswith(prefix):
                self._session.delete(row)
        self._session.flush()

    def _opened(self, which: object) -> list[tuple[DraftRow, Draft]]:
        held = self._keys.held()
        rows = self._session.scalars(select(DraftRow).where(which))  # type: ignore[arg-type]  # a column comparison
        return [(row, self._open(row)) for row in rows if row.case_id is None or row.case_id in held]

    def _row(self, place: str, member_id: MemberId) -> DraftRow | None:
        own = self._keys.own
        places = (own.mark(place), own.common_mark(place), place)
        return self._session.scalar(_OF_FIELD, {"member_id": member_id, "places": places})

    def _sealed(self, draft: Draft, row_id: str) -> bytes:
        if draft.case_id is not None:
            return self._box.seal(draft.case_id, row_id, draft)
        return self._keys.own.seal.seal(as_json(draft).encode(), _own_context(row_id))

    def _open(self, row: DraftRow) -> Draft:
        row_id = f"{row.place}/{row.member_id}"
        if row.sealed is None:
            return Draft.model_validate_json(row.content or "")
        if row.case_id is not None:
            return self._box.open(Draft, CaseId(row.case_id), row_id, row.sealed)
        return Draft.model_validate_json(self._keys.own.seal.open(row.sealed, _own_context(row_id)))


def _own_context(row_id: str) -> str:
    return seal_context(DraftRow.__tablename__, row_id, "sealed")
