"""Parts that several papers share: marks of a page, people, agreements, additions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from barnombud.documents.model import (
    Block,
    Heading,
    KeyValue,
    PageMarks,
    Paragraph,
    Run,
    Runs,
    Table,
    Tone,
    plain,
)
from barnombud.domain.clock import swedish_date
from barnombud.domain.papers.enclosure import OfferRow
from barnombud.domain.papers.frame import AdditionRow, AgreedRow, Finalised, PaperContent, PersonRow
from barnombud.domain.papers.letterhead import Logo
from barnombud.texts import handouts
from barnombud.texts import papers as texts
from barnombud.texts.dates import date_and_time, long_date, numeric_date


class _Head(TypedDict):
    head_left: str
    logo: Logo | None


def heading(text: str, level: int = 2, *, source: str = "heading") -> Heading:
    """Return a heading of one plain run."""
    return Heading(plain(text, source=source), level)


def paragraphs(text: str, source: str, tone: Tone = Tone.BODY) -> list[Paragraph]:
    """Return ``text`` as paragraphs, divided where it has an empty line; nothing for empty text."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return [
        Paragraph(plain(part.strip(), source=source), tone) for part in unified.split("\n\n") if part.strip()
    ]


def section(title: str, text: str, source: str, level: int = 2) -> list[Block]:
    """Return a heading with its text; neither when there is no text."""
    body = paragraphs(text, source)
    return [heading(title, level), *body] if body else []


def facts(pairs: Iterable[tuple[str, str]], *, boxed: bool = False) -> list[Block]:
    """Return named facts; those without a value are left out, and so is the whole when none is left."""
    rows = tuple((name, plain(value, source="facts")) for name, value in pairs if value.strip())
    return [KeyValue(rows, boxed=boxed)] if rows else []


def people(title: str, persons: Iterable[PersonRow]) -> list[Block]:
    """Return persons with role and agency as a table under ``title``; nothing when there is nobody."""
    rows = tuple(
        (
            plain(who.name, source="persons"),
            plain(who.role, source="persons"),
            plain(who.agency, source="persons"),
        )
        for who in persons
    )
    if not rows:
        return []
    header = cells(texts.PERSON_HEADER)
    return [heading(title), Table(header, rows, (0.36, 0.32, 0.32), row_headers=True, summary=title)]


def agreements(rows: Iterable[AgreedRow]) -> list[Block]:
    """Return what was agreed, who answers and by when; nothing when nothing was."""
    lines = tuple(
        (
            plain(row.what, source="agreed"),
            plain(row.responsible, source="responsible"),
            plain(day_or_nothing(row.by_when)),
        )
        for row in rows
    )
    if not lines:
        return []
    return [Table(cells(texts.AGREED_HEADER), lines, (0.5, 0.28, 0.22), summary=texts.AGREED_HEADER[0])]


def additions(rows: Iterable[AdditionRow]) -> list[Block]:
    """Return dated additions and objections (R30), oldest first; nothing when there is none."""
    found = sorted(rows, key=lambda row: row.on)
    if not found:
        return []
    blocks: list[Block] = [heading(texts.ADDITIONS)]
    for row in found:
        text = texts.objection(row.objection_by, row.text) if row.objection_by else row.text
        lead = Run(texts.addition_heading(row.on, row.author) + "\n", bold=True, source="addition")
        blocks.append(Paragraph((lead, Run(text, source="addition")), Tone.STRIP))
    return blocks


def offers(rows: Iterable[OfferRow], summary: str) -> list[Block]:
    """Return a table of what is offered, by whom, by when, and how far it has come; nothing for no offer."""
    found = tuple(
        (
            plain(offer.what, source="offers"),
            plain(offer.who, source="offers"),
            plain(day_or_nothing(offer.by_when)),
            plain(offer.state, source="offers"),
        )
        for offer in rows
    )
    if not found:
        return []
    return [Table(cells(texts.OFFERS_HEADER), found, (0.36, 0.26, 0.23, 0.15), summary=summary)]


def cells(words: Iterable[str]) -> tuple[Runs, ...]:
    """Return ``words`` as header cells."""
    return tuple(plain(word) for word in words)


def day_or_nothing(day: date | None) -> str:
    """Return the date in words, or nothing."""
    return long_date(day) if day else ""


def staff_marks(
    content: PaperContent,
    *,
    right: str = "",
    marking: str = "",
    secret: bool = False,
    title: str = "",
    finalised: Finalised | None = None,
) -> PageMarks:
    """Return head and foot of a paper for the team (R28, texts 4.5 and 4.6).

    ``secret`` adds what a staff print-out says about keeping it safe; ``title`` and ``finalised`` make the
    foot of finalised minutes.
    """
    foot: list[str] = []
    identity = texts.document_line(content.document_id, content.version)
    if finalised and not content.is_draft:
        who = ", ".join(word for word in (finalised.name, finalised.role) if word)
        foot.append(
            handouts.minutes_footer(
                title.removeprefix(texts.MINUTES_TITLE).strip(),
                content.document_id,
                content.version,
                numeric_date(finalised.on),
                who,
            )
        )
        identity = ""  # the sentence above says it
    if secret and content.printed_by:
        foot.append(handouts.staff_print(date_and_time(content.printed_at), content.printed_by))
    else:
        foot.append(texts.printed_line(content.printed_at, content.printed_by))
    return PageMarks(
        **_head(content, content.team),
        head_right=right,
        marking=marking,
        foot_left=tuple(foot),
        foot_right=identity,
        draft=content.is_draft,
        practice=content.practice,
    )


def family_marks(
    content: PaperContent, *, sender: str, right: str, foot: tuple[str, ...], foot_right: str
) -> PageMarks:
    """Return head and foot of a paper to a family: neutral sender, no marking (R28)."""
    return PageMarks(
        **_head(content, sender),
        head_right=right,
        foot_left=foot,
        foot_right=foot_right,
        draft=content.is_draft,
        practice=content.practice,
    )


def dated_marks(content: PaperContent, *, sender: str, foot: tuple[str, ...]) -> PageMarks:
    """Return the same, with the day it was printed and the document's line."""
    return family_marks(
        content,
        sender=sender,
        right=long_date(swedish_date(content.printed_at)),
        foot=foot,
        foot_right=texts.document_line(content.document_id, content.version),
    )


def _head(content: PaperContent, sender: str) -> _Head:
    """Return what stands to the left at the head: the organisation's logo and name over the sender."""
    letterhead = content.letterhead
    if letterhead is None:
        return _Head(head_left=sender, logo=None)
    lines = dict.fromkeys(line for line in (letterhead.organisation, sender) if line)
    return _Head(head_left="\n".join(lines), logo=letterhead.logo)
