"""Makes the list beside the meeting and who is here, of what everybody in the room may see."""

from __future__ import annotations

from datetime import datetime

from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import ItemId
from barnombud.domain.meeting.meeting import ItemKind, ItemState, MeetingState
from barnombud.services.holding import MeetingNow, ShownItem
from barnombud.texts import meeting as texts
from barnombud.texts import roles, states
from barnombud.ui.pages.meeting.scenes import ENDING, LATER, ListRow, Side


def item_title(shown: ShownItem) -> str:
    """Return the item's title: a child is a number until it is open."""
    if shown.item.kind is ItemKind.CHILD:
        return shown.shown_name or states.child_item(shown.child_number)
    return states.item_title(shown.item.kind, shown.item.title)


def short_title(shown: ShownItem) -> str:
    """Return the item's title as it stands in the narrow list."""
    if shown.item.kind is ItemKind.CHILD:
        return item_title(shown)
    return shown.item.title or texts.SHORT_ITEMS[shown.item.kind]


def without_names(now: MeetingNow) -> MeetingNow:
    """Return the meeting with every child's name taken away: what is hidden before the store answers."""
    hidden = (shown.model_copy(update={"shown_name": "", "case_number": ""}) for shown in now.items)
    return now.model_copy(update={"items": tuple(hidden)})


def side_of(now: MeetingNow, place: str) -> Side:
    """Return the side; while a visitor is in the room it has no list at all (R16)."""
    names = {member.id: member.name.split()[0] for member in now.members}
    rows = tuple(
        ListRow(
            key=shown.item.id,
            number=number,
            title=short_title(shown),
            done=shown.item.state in (ItemState.DONE, ItemState.MOVED),
            current=shown.item.id == place,
        )
        for number, shown in enumerate(now.items, 1)
    )
    return Side(
        title=texts.side_title(swedish_date(now.meeting.starts_at)),
        rows=() if now.visitors else rows,
        later=now.later_part and not now.visitors,
        later_current=place == LATER,
        present=tuple(names[p.member_id] for p in now.present if p.member_id in names),
        outside=tuple(names[member] for member in now.outside if member in names),
        visitors=tuple(roles.visitor_word(visitor) for visitor in now.visitors),
        running=now.meeting.state is MeetingState.RUNNING,
    )


def number_of(now: MeetingNow, item_id: str) -> int:
    """Return the place of an item in the list, from 1; 0 when it is not in it."""
    return next((n for n, shown in enumerate(now.items, 1) if shown.item.id == item_id), 0)


def shown_item(now: MeetingNow, item_id: str) -> ShownItem | None:
    """Return an item of the list."""
    return next((shown for shown in now.items if shown.item.id == item_id), None)


def item_after(now: MeetingNow, place: str) -> str | None:
    """Return the next item below ``place`` that is not over; None when there is none."""
    over = (ItemState.DONE, ItemState.MOVED)
    rest = now.items[number_of(now, place) :]
    return next((shown.item.id for shown in rest if shown.item.state not in over), None)


def after_the_last(now: MeetingNow) -> str:
    """Return where one comes when the list is over: the last block, or the ending."""
    return LATER if now.later_part else ENDING


def of_last_block(now: MeetingNow) -> str | None:
    """Return the first item of the last block that is in the list and not over."""
    over = (ItemState.DONE, ItemState.MOVED)
    found = (shown.item.id for shown in now.items if shown.item.second_part and shown.item.state not in over)
    return next(found, None)


def open_child(now: MeetingNow) -> ItemId | None:
    """Return the child's item that is open."""
    found = (
        shown.item.id
        for shown in now.items
        if shown.item.kind is ItemKind.CHILD and shown.item.state is ItemState.OPEN
    )
    return next(found, None)


def moving(now: MeetingNow) -> int:
    """How many children of the first part are not done; the last block is never counted."""
    return sum(
        shown.item.kind is ItemKind.CHILD
        and not shown.item.second_part
        and shown.item.state is not ItemState.DONE
        for shown in now.items
    )


def minutes_left(now: MeetingNow, place: str, at: datetime) -> str:
    """Say how much of the open item's time is left; nothing while a visitor is in the room (R16)."""
    shown = shown_item(now, place)
    if shown is None or now.visitors or shown.item.state is not ItemState.OPEN:
        return ""
    used = max(0, int((at - (shown.item.opened_at or at)).total_seconds() // 60))
    return texts.minutes_left(shown.item.minutes - used, shown.item.minutes)
