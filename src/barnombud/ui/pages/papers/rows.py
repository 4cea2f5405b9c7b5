"""Papers in words: what a row of the page says, under which heading."""

from __future__ import annotations

from dataclasses import dataclass

from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import ItemId
from barnombud.domain.minutes import HandedOver, Minutes, PaperKind
from barnombud.services.papers import PaperLine, PaperRequest, PapersPage
from barnombud.texts import papers_page as texts
from barnombud.texts.roles import guardian_by_number

_BLANK = frozenset(
    {
        PaperKind.CONSENT_FORM,
        PaperKind.BLANK_FLOWER,
        PaperKind.PICTURES,
        PaperKind.THANKS,
        PaperKind.LEAFLET,
        PaperKind.INTERPRETER_SCRIPT,
        PaperKind.STATISTICS,
        PaperKind.PRIVACY,
        PaperKind.INCIDENT,
        PaperKind.DISPOSAL_CERTIFICATE,
        PaperKind.PROMISES,
        PaperKind.OWN_NOTE,
        PaperKind.RECEIPT,
    }
)

_TO_GIVE = frozenset({PaperKind.LEAFLET, PaperKind.PICTURES, PaperKind.THANKS})
"""The same for every family, with nothing to fill in."""
_AS_IT_IS = frozenset(
    {PaperKind.REGISTER, PaperKind.STATISTICS, PaperKind.PRIVACY, PaperKind.INCIDENT, PaperKind.PROMISES}
)
"""The team's own, as things stand on the day."""


@dataclass(frozen=True)
class Row:
    """One paper in words."""

    key: str
    request: PaperRequest
    title: str
    caption: str
    chip: str
    chip_colour: str
    handed: tuple[str, ...]
    recipient: str
    """Who gets it; empty when the person has to say."""
    first_way: str
    """The way it is usually handed over."""
    may_hand_over: bool
    needs_recipient: bool
    """Nothing leaves without one (R31); a blank form is for nobody yet."""

    @property
    def spoken(self) -> str:
        """Everything in one sentence, for a screen reader."""
        return ", ".join(part for part in (self.title, self.chip, self.caption, *self.handed) if part)


@dataclass(frozen=True)
class Group:
    """Papers under one heading; ``item_id``, ``additions`` and ``case_id`` for a child's."""

    title: str
    rows: tuple[Row, ...]
    item_id: ItemId | None = None
    additions: tuple[str, ...] = ()
    case_id: str = ""


def row_key(request: PaperRequest) -> str:
    """Return what tells a paper from every other on the page."""
    parts = (
        request.kind,
        request.item_id,
        request.agency_id,
        request.guardian_id,
        request.case_id,
        request.language,
    )
    return "/".join(part or "-" for part in parts)


def grouped(page: PapersPage) -> tuple[Group, ...]:
    """Return every paper of a meeting: the team's first, then child by child."""
    general = tuple(_row(line, page) for line in page.lines if line.request.item_id is None)
    groups = [Group(texts.TEAM_GROUP, general)]
    for item_id in dict.fromkeys(line.request.item_id for line in page.lines if line.request.item_id):
        lines = [line for line in page.lines if line.request.item_id == item_id]
        groups.append(
            Group(
                texts.group_title(lines[0].case_number, lines[0].shown_name),
                tuple(_row(line, page) for line in lines),
                item_id,
                additions(page, item_id),
                lines[0].case_id or "",
            )
        )
    return tuple(groups)


def single(request: PaperRequest, reviewed: bool | None = None) -> tuple[Group, ...]:
    """Return the one paper a person came for: a call, or a form to fill in with a pen.

    ``reviewed`` is whether the language beside the Swedish has been reviewed; None when there is none.
    """
    title = texts.BLANK_GROUP if request.kind in _BLANK - _AS_IT_IS else texts.TEAM_GROUP
    title = texts.FAMILY_GROUP if request.kind in _TO_GIVE else title
    line = PaperLine(request=request, recipient="", language=request.language or "sv", reviewed=reviewed)
    return (Group(title, (_row(line, None),)),)


def additions(page: PapersPage, item_id: ItemId | None = None) -> tuple[str, ...]:
    """Return the additions to one child's item, or to the general part, as they stand on paper."""
    return tuple(
        texts.addition(swedish_date(each.at), each.author_shown, each.text, each.objection_by)
        for each in page.additions
        if each.item_id == item_id
    )


def _row(line: PaperLine, page: PapersPage | None) -> Row:
    request, names_nobody = line.request, line.request.kind in (*_BLANK, PaperKind.REGISTER)
    state = _state(line, page.minutes if page else None)
    chip, colour = texts.STATES[state]
    recipient = line.recipient or (guardian_by_number(line.guardian_ordinal) if line.guardian_ordinal else "")
    return Row(
        key=row_key(request),
        request=request,
        title=texts.paper_title(request.kind.value, line.recipient, line.guardian_ordinal),
        caption=texts.in_language(line.language, line.reviewed),
        chip=chip,
        chip_colour=colour,
        handed=tuple(_handed(each, page.people[each.by]) for each in line.handed_over) if page else (),
        recipient=recipient,
        first_way="talked_through" if request.guardian_id else "paper",
        may_hand_over=state != "draft" and not names_nobody,
        needs_recipient=not recipient and not names_nobody,
    )


def _state(line: PaperLine, minutes: Minutes | None) -> str:
    if line.request.kind in _TO_GIVE:
        return "to_give"
    if line.request.kind in _AS_IT_IS:
        return "list"
    if line.request.kind in _BLANK:
        return "blank"
    if line.withdrawn:
        return "withdrawn"
    if line.request.kind is PaperKind.MINUTES and minutes is None:
        return "draft"
    return "handed_over" if line.handed_over else "finalised"


def _handed(given: HandedOver, by: str) -> str:
    return texts.handed(given.at, given.way.value, given.recipient_other, by)
