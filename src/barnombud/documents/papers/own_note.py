"""What one agency takes into its own record: its own people, promises and notes, on one page (R49)."""

from __future__ import annotations

from barnombud.documents.model import (
    Block,
    Document,
    Heading,
    Paragraph,
    SignatureLines,
    TickBoxes,
    Together,
    Tone,
    plain,
)
from barnombud.documents.papers import parts
from barnombud.domain.papers.own_note import OwnNoteContent
from barnombud.texts import papers as texts
from barnombud.texts import papers_agency as words
from barnombud.texts.dates import full_date, long_date
from barnombud.texts.passage import capitalised, listed


def build(content: OwnNoteContent) -> Document:
    """Return the note; after a withdrawal it holds only that consent was withdrawn (R7)."""
    receiver = content.receiver
    marks = parts.staff_marks(
        content,
        right=long_date(content.on),
        marking=texts.marking_line(receiver.marking, content.on, receiver.issuing_body, receiver.reference),
        secret=True,
    )
    blocks: list[Block] = [
        Heading(plain(words.OWN_TITLE), 1),
        Paragraph(plain(texts.enclosure_for(receiver.name), source="receiver"), Tone.LEAD),
    ]
    if content.consent_withdrawn_on:
        withdrawn = f"{texts.WITHDRAWN} {long_date(content.consent_withdrawn_on)}."
        blocks += [
            *parts.facts(((texts.CASE, content.case_number),), boxed=True),
            Paragraph(plain(withdrawn)),
        ]
    else:
        blocks += _body(content)
    blocks.append(_ticked())
    return Document(words.OWN_TITLE, marks, tuple(blocks), pages=1)


def _body(content: OwnNoteContent) -> list[Block]:
    until = long_date(content.consent_until) if content.consent_until else ""
    people = [texts.signed_by(row.name, row.role, "") for row in content.attended]
    return [
        *parts.facts(
            (
                (texts.CASE, f"{content.case_number}, {content.child}"),
                (texts.DATE, capitalised(full_date(content.on))),
                (texts.BELONGS_TO, texts.minutes_title(content.minutes_number)),
                (words.OWN_ATTENDED, listed(people)),
                (texts.CONSENT_TOPICS, listed(content.topics)),
                (texts.CONSENT_UNTIL, until),
            ),
            boxed=True,
        ),
        Paragraph(plain(words.OWN_NOT_A_RECORD), Tone.QUIET),
        *parts.section(texts.NEED, content.need, "need"),
        *_offers(content),
        *_entry(content),
        *_notes(content),
    ]


def _offers(content: OwnNoteContent) -> list[Block]:
    table = parts.offers(content.offers, words.OWN_OFFERS)
    return [parts.heading(words.OWN_OFFERS), *(table or [Paragraph(plain(words.OWN_NO_OFFERS))])]


def _entry(content: OwnNoteContent) -> list[Block]:
    entry, told = content.entry, content.tell
    pairs = []
    if entry:
        words_of = (f"{entry.function}, {entry.agency}", entry.contact_name, entry.telephone)
        pairs.append((texts.ENTRY_CARD, ", ".join(part for part in words_of if part)))
    if told:
        pairs.append((texts.TELL, texts.tell(told.who, told.by_when, told.how, told.language)))
    if content.follow_up_on:
        pairs.append((texts.FOLLOW_UP, texts.follow_up(content.follow_up_on, content.follow_up_by)))
    return parts.facts(pairs)


def _notes(content: OwnNoteContent) -> list[Block]:
    blocks: list[Block] = []
    for note in content.notes:
        blocks += [*parts.section(note.author, note.text, "notes", level=3)]
        blocks += parts.paragraphs(note.withheld, "notes", Tone.NOTICE)
    return [parts.heading(words.OWN_NOTES), *blocks] if blocks else []


def _ticked() -> Together:
    boxes = TickBoxes(tuple((word, False) for word in words.OWN_TICKS), columns=2)
    return Together((parts.heading(texts.OWN_RECORDS), boxes, SignatureLines(words.OWN_SIGNED)))
