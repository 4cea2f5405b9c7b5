"""The enclosure: one child's item for one receiving agency, marked by the agency's kind (R28, R48)."""

from __future__ import annotations

from barnombud.documents.model import (
    Block,
    BulletList,
    CallOut,
    Columns,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
    Tone,
    plain,
)
from barnombud.documents.papers import flower_part, parts
from barnombud.domain.papers.enclosure import EnclosureContent, ItemAttendance
from barnombud.texts import papers as texts
from barnombud.texts.dates import full_date, long_date
from barnombud.texts.passage import capitalised, listed

_VIEWS_BESIDE = 2
"""So many views fit in a table beside the drawing."""


def build(content: EnclosureContent) -> Document:
    """Return the enclosure; after a withdrawal it holds only that consent was withdrawn (R7)."""
    receiver = content.receiver
    marks = parts.staff_marks(
        content,
        right=long_date(content.on),
        marking=texts.marking_line(receiver.marking, content.on, receiver.issuing_body, receiver.reference),
        secret=True,
        title=texts.minutes_title(content.minutes_number),
        finalised=content.finalised,
    )
    title = f"{texts.ENCLOSURE_TITLE} {content.minutes_number}".strip()
    blocks: list[Block] = [
        Heading(plain(title), 1),
        Paragraph(plain(texts.enclosure_for(receiver.name), source="receiver"), Tone.LEAD),
    ]
    if content.consent_withdrawn_on:
        withdrawn = f"{texts.WITHDRAWN} {long_date(content.consent_withdrawn_on)}."
        blocks += [*_case_line(content), Paragraph(plain(withdrawn))]
    else:
        blocks += _body(content)
    return Document(title, marks, tuple(blocks))


def _case_line(content: EnclosureContent) -> list[Block]:
    return parts.facts(((texts.CASE, content.case_number),), boxed=True)


def _body(content: EnclosureContent) -> list[Block]:
    return [
        *parts.facts(
            (
                (texts.CASE, f"{content.case_number}, {content.child}"),
                (texts.DATE, capitalised(full_date(content.on))),
                (texts.TIME, texts.hours(content.starts, content.ends)),
            ),
            boxed=True,
        ),
        *_consent(content),
        *_attendance(content.attendance),
        *_voice(content),
        *parts.section(texts.WORKS, content.works, "works"),
        *parts.section(texts.HARD, content.hard, "hard"),
        *_flower(content),
        *_questions(content),
        *_notes(content),
        *_way_in(content),
        *_own_records(content),
        *parts.additions(content.additions),
    ]


def _consent(content: EnclosureContent) -> list[Block]:
    until = long_date(content.consent_until) if content.consent_until else ""
    pairs = parts.facts(
        (
            (texts.CONSENT_AGENCIES, listed(content.permitted)),
            (texts.CONSENT_TOPICS, listed(content.topics)),
            (texts.CONSENT_NOT_TOPICS, listed(content.not_topics)),
            (texts.CONSENT_UNTIL, until),
        )
    )
    return [parts.heading(texts.CONSENT), *pairs] if pairs else []


def _presence(row: ItemAttendance) -> str:
    if row.left_at is not None:
        return texts.left_the_meeting(row.left_at, row.back_at)
    return texts.presence((span.since, span.until) for span in row.spans)


def _attendance(rows: tuple[ItemAttendance, ...]) -> list[Block]:
    lines = tuple(
        (
            plain(row.person.name, source="persons"),
            plain(row.person.role, source="persons"),
            plain(row.person.agency, source="persons"),
            plain(_presence(row)),
        )
        for row in rows
    )
    if not lines:
        return []
    header = parts.cells(texts.ATTENDANCE_HEADER)
    return [
        parts.heading(texts.ATTENDANCE),
        Table(header, lines, (0.28, 0.24, 0.25, 0.23), row_headers=True, summary=texts.ATTENDANCE),
    ]


def _voice(content: EnclosureContent) -> list[Block]:
    voice = content.voice
    if voice is None:
        return []
    how = " ".join(
        word for word in (texts.voice(voice.position.value), voice.how.strip(), voice.why_not.strip()) if word
    )
    words = f"”{voice.words.strip()}”" if voice.words.strip() else ""
    return [
        parts.heading(texts.CHILD_VOICE),
        Paragraph(plain(how, source="child_voice")),
        *parts.paragraphs(words, "child_voice", Tone.STRIP),
    ]


def _flower(content: EnclosureContent) -> list[Block]:
    flower = content.flower
    if flower is None or not flower.layers:
        return []
    table = flower_part.table(flower)
    if len(flower.layers) <= _VIEWS_BESIDE:
        both: list[Block] = [Columns((flower_part.figure(flower, share=1.0),), tuple(table), 0.4)]
    else:
        both = [flower_part.figure(flower, share=0.6), *table]
    return [parts.heading(texts.FLOWER), *both, *flower_part.notes(flower)]


def _questions(content: EnclosureContent) -> list[Block]:
    blocks: list[Block] = []
    for row in content.questions:
        blocks += parts.section(row.question, row.answer, "five_questions", level=3)
    return [parts.heading(texts.QUESTIONS), *blocks] if blocks else []


def _notes(content: EnclosureContent) -> list[Block]:
    blocks: list[Block] = []
    for note in content.notes:
        blocks += parts.section(texts.note_about(note.author, note.about), note.text, "notes", level=3)
        blocks += parts.paragraphs(note.withheld, "notes", Tone.NOTICE)
    return [parts.heading(texts.NOTES), *blocks] if blocks else []


def _way_in(content: EnclosureContent) -> list[Block]:
    blocks: list[Block] = []
    entry = content.entry
    if entry:
        blocks.append(
            CallOut(
                texts.ENTRY_CARD,
                f"{entry.function}, {entry.agency}",
                entry.telephone,
                entry.contact_name,
                source="entry",
            )
        )
    blocks += parts.section(texts.NEED, content.need, "need", level=3)
    blocks += parts.section(texts.BETTER, content.better, "better", level=3)
    blocks += _offers(content)
    pairs = []
    if content.tell:
        told = content.tell
        pairs.append((texts.TELL, texts.tell(told.who, told.by_when, told.how, told.language)))
    if content.follow_up_on:
        pairs.append((texts.FOLLOW_UP, texts.follow_up(content.follow_up_on, content.follow_up_by)))
    blocks += parts.facts(pairs)
    return [parts.heading(texts.ENTRY), *blocks] if blocks else []


def _offers(content: EnclosureContent) -> list[Block]:
    table = parts.offers(content.offers, texts.OFFERS)
    return [parts.heading(texts.OFFERS, 3), *table] if table else []


def _own_records(content: EnclosureContent) -> list[Block]:
    points = tuple((Run(text, source="own_records"),) for text in content.own_records if text.strip())
    return [parts.heading(texts.OWN_RECORDS), BulletList(points)] if points else []
