"""Meetings, agenda items and the sealed records of children's items."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from barnombud.domain.calendar_book import CalendarBook
from barnombud.domain.ids import CaseId, ItemId, MeetingId
from barnombud.domain.meeting.child_item import ChildRecord
from barnombud.domain.meeting.meeting import AgendaItem, ItemState, Meeting, MeetingState
from barnombud.domain.value import Value
from barnombud.errors import NotFound
from barnombud.models.meetings import AgendaItemRow, ChildRecordRow, MeetingRow
from barnombud.models.minutes import ItemSnapshotRow, MinutesRow
from barnombud.models.settings import SettingRow
from barnombud.store.case_keys import CaseKeys
from barnombud.store.repositories.box import Box
from barnombud.store.repositories.writing import as_columns, as_json

_CALENDAR = "calendar_book"


def _loose(row: object, kind: type[Value]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in kind.model_fields}


class MeetingRepository:
    """Meetings, newest start last."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def get(self, meeting_id: MeetingId) -> Meeting:
        """Return one meeting.

        Raises:
            NotFound: there is none with this id.
        """
        row = self._session.get(MeetingRow, meeting_id)
        if row is None:
            raise NotFound(meeting_id)
        return _meeting(row)

    def list(self) -> tuple[Meeting, ...]:
        """Return every meeting by planned start."""
        rows = self._session.scalars(select(MeetingRow).order_by(MeetingRow.starts_at, MeetingRow.id))
        return tuple(_meeting(row) for row in rows)

    def in_state(self, state: MeetingState) -> tuple[Meeting, ...]:
        """Return the meetings in one state by planned start."""
        query = select(MeetingRow).where(MeetingRow.state == state.value)
        rows = self._session.scalars(query.order_by(MeetingRow.starts_at, MeetingRow.id))
        return tuple(_meeting(row) for row in rows)

    def ended_without_minutes(self) -> tuple[Meeting, ...]:
        """Return the ended meetings whose minutes are not finalised yet, by planned start."""
        finalised = select(MinutesRow.meeting_id)
        query = select(MeetingRow).where(
            MeetingRow.state == MeetingState.ENDED.value, MeetingRow.id.not_in(finalised)
        )
        rows = self._session.scalars(query.order_by(MeetingRow.starts_at, MeetingRow.id))
        return tuple(_meeting(row) for row in rows)

    def save(self, meeting: Meeting) -> None:
        """Keep a new or changed meeting."""
        self._session.merge(MeetingRow(**as_columns(meeting)))
        self._session.flush()

    add = save

    def calendar_book(self) -> CalendarBook:
        """Return what the calendar file has told, or nothing."""
        row = self._session.get(SettingRow, _CALENDAR)
        return CalendarBook.model_validate_json(row.content) if row else CalendarBook()

    def save_calendar_book(self, book: CalendarBook) -> None:
        """Keep what the calendar file tells now."""
        self._session.merge(SettingRow(key=_CALENDAR, content=as_json(book)))


class AgendaRepository:
    """Agenda items in the order of the meeting."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def get(self, item_id: ItemId) -> AgendaItem:
        """Return one item.

        Raises:
            NotFound: there is none with this id.
        """
        row = self._session.get(AgendaItemRow, item_id)
        if row is None:
            raise NotFound(item_id)
        return _item(row)

    def for_meeting(self, meeting_id: MeetingId) -> tuple[AgendaItem, ...]:
        """Return the items of one meeting by position."""
        query = select(AgendaItemRow).where(AgendaItemRow.meeting_id == meeting_id)
        rows = self._session.scalars(query.order_by(AgendaItemRow.position, AgendaItemRow.id))
        return tuple(_item(row) for row in rows)

    def for_case(self, case_id: CaseId) -> tuple[AgendaItem, ...]:
        """Return the items that have taken up one case."""
        rows = self._session.scalars(select(AgendaItemRow).where(AgendaItemRow.case_id == case_id))
        return tuple(_item(row) for row in rows)

    def save(self, item: AgendaItem) -> None:
        """Keep a new or changed item."""
        self._session.merge(AgendaItemRow(**as_columns(item)))
        self._session.flush()

    def save_all(self, items: Iterable[AgendaItem]) -> None:
        """Keep several items."""
        for item in items:
            self._session.merge(AgendaItemRow(**as_columns(item)))
        self._session.flush()

    def remove(self, item_id: ItemId) -> None:
        """Take one item off the agenda, with whatever was written in it."""
        self._session.execute(delete(AgendaItemRow).where(AgendaItemRow.id == item_id))


class ChildRecordRepository:
    """What is written in children's items, sealed."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._keys = keys
        self._box = Box(keys, ChildRecordRow.__tablename__)

    def get(self, item_id: ItemId) -> ChildRecord:
        """Return the record of one item.

        Raises:
            NotFound: nothing has been opened or written there.
            KeyNotHeld: the signed-in member does not hold the case's key.
        """
        row = self._session.get(ChildRecordRow, item_id)
        if row is None:
            raise NotFound(item_id)
        return self._box.open(ChildRecord, CaseId(row.case_id), item_id, row.sealed)

    def find(self, item_id: ItemId) -> ChildRecord | None:
        """Return the record of one item, or None when nothing has been opened or written there."""
        try:
            return self.get(item_id)
        except NotFound:
            return None

    def for_case(self, case_id: CaseId) -> tuple[ChildRecord, ...]:
        """Return every record of one case."""
        rows = self._session.scalars(select(ChildRecordRow).where(ChildRecordRow.case_id == case_id))
        return tuple(self._box.open(ChildRecord, case_id, row.item_id, row.sealed) for row in rows)

    def never_settled(self) -> tuple[tuple[ChildRecord, AgendaItem], ...]:
        """Return what was written in items that moved on at the end of a meeting and were never frozen.

        Only of cases whose key is held; oldest meeting first.
        """
        frozen = select(ItemSnapshotRow.item_id)
        query = (
            select(ChildRecordRow, AgendaItemRow)
            .join(AgendaItemRow, AgendaItemRow.id == ChildRecordRow.item_id)
            .join(MeetingRow, MeetingRow.id == AgendaItemRow.meeting_id)
            .where(
                AgendaItemRow.state == ItemState.MOVED.value,
                MeetingRow.state == MeetingState.ENDED.value,
                ChildRecordRow.item_id.not_in(frozen),
            )
            .order_by(MeetingRow.starts_at, AgendaItemRow.position)
        )
        held = self._keys.held()
        return tuple(
            (self._box.open(ChildRecord, CaseId(row.case_id), row.item_id, row.sealed), _item(item))
            for row, item in self._session.execute(query)
            if row.case_id in held
        )

    def save(self, record: ChildRecord) -> None:
        """Keep a new or changed record."""
        sealed = self._box.seal(record.case_id, record.item_id, record)
        self._session.merge(ChildRecordRow(item_id=record.item_id, case_id=record.case_id, sealed=sealed))
        self._session.flush()


def _meeting(row: MeetingRow) -> Meeting:
    return Meeting.model_validate(_loose(row, Meeting), strict=False)


def _item(row: AgendaItemRow) -> AgendaItem:
    return AgendaItem.model_validate(_loose(row, AgendaItem), strict=False)
