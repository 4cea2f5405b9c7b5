"""The kallelse: when, where, who and what; no child and no number of children."""

from __future__ import annotations

from barnombud.documents.model import Block, Document, Heading, Paragraph, Table, Tone, plain
from barnombud.documents.papers import parts
from barnombud.domain.papers.call import CallContent
from barnombud.texts import papers as texts
from barnombud.texts.dates import full_date
from barnombud.texts.passage import capitalised


def build(content: CallContent) -> Document:
    """Return the call as a document."""
    place = ", ".join(word for word in (content.team, content.municipality) if word)
    blocks: list[Block] = [
        Heading(plain(texts.CALL_TITLE), 1),
        Paragraph(plain(texts.CALL_LEAD), Tone.LEAD),
        *parts.facts(
            (
                (texts.DATE, capitalised(full_date(content.on))),
                (texts.TIME, texts.hours(content.starts, content.ends)),
                (texts.PLACE, content.place),
                (texts.ORGAN, place),
            ),
            boxed=True,
        ),
        *parts.paragraphs(content.message, "message"),
        *_agenda(content),
        *parts.people(texts.CALL_INVITED, content.invited),
    ]
    if content.absence_to:
        blocks += parts.section(texts.CALL_ABSENCE, texts.call_absence(content.absence_to), "absence_to")
    return Document(texts.CALL_TITLE, parts.staff_marks(content), tuple(blocks))


def _agenda(content: CallContent) -> list[Block]:
    if not content.agenda:
        return []
    timed = any(line.minutes for line in content.agenda)
    rows = tuple(
        (
            plain(f"{number}."),
            plain(line.title, source="agenda"),
            *([plain(texts.minutes_of_time(line.minutes))] if timed else []),
        )
        for number, line in enumerate(content.agenda, start=1)
    )
    header = parts.cells(("", *texts.CALL_AGENDA_HEADER[: 2 if timed else 1]))
    widths = (0.07, 0.77, 0.16) if timed else (0.07, 0.93)
    return [parts.heading(texts.CALL_AGENDA), Table(header, rows, widths, summary=texts.CALL_AGENDA)]
