"""Papers of what people may well write and no layout expects: each has to be a right paper all the same."""

from __future__ import annotations

from barnombud.documents.model import (
    BulletList,
    CallOut,
    Columns,
    Document,
    Heading,
    InLanguage,
    NumberedList,
    PageBreak,
    PageMarks,
    Pair,
    Paragraph,
    Parallel,
    Rule,
    Run,
    SignatureLines,
    Spacer,
    Table,
    TickBoxes,
    Together,
    Tone,
    WriteLines,
    plain,
)
from barnombud.documents.papers.flower_part import figure
from tests.documents import samples

WORD = "abcdefghij" * 30
SENTENCE = "Vi talar lugnt om hur dagen har varit och vad som hjälper barnet. "
MIXED = (
    "اتصل على Åsa Berg (Tallbacken), 070-174 06 05، قبل 2027-01-12 [مهم] (12 % أو 3/4) غدا. "
    "سلام (hej [då]) 1 234,50 kr. "
)


def awkward() -> Document:
    """Words of 300 letters, a cell longer than a page, 40 commitments, mixed directions, empty parts."""
    wide = Table(
        (plain("A"), plain("B")), ((plain(WORD), plain(SENTENCE * 120)), ((), plain("liten"))), (1, 2)
    )
    commitments = tuple(
        (plain(f"Åtagande {number}: {SENTENCE}"), plain(f"Verksamhet {number}"), plain("15 december"))
        for number in range(40)
    )
    arabic = Paragraph((Run(MIXED * 4), Run(SENTENCE, language="sv", inserted=True)))
    marks = PageMarks(
        f"Avsändaren {WORD}",
        "8 december",
        marking=f"Sekretess {SENTENCE * 4}",
        foot_left=(SENTENCE * 2,),
        foot_right="Dokument A7-3, version 1",
        draft=True,
        practice=True,
    )
    blocks = (
        Heading(plain(f"Rubrik {WORD}"), 3),
        Paragraph(plain(WORD)),
        BulletList((plain(WORD), plain(SENTENCE * 80), ())),
        NumberedList(tuple(plain(f"Punkt {number}") for number in range(120)), start=98),
        wide,
        Table((plain("Vad"), plain("Vem"), plain("När")), commitments, (3, 2, 1), row_headers=True),
        Table((plain("Skriv"), plain("här")), (((), ()), ((), ())), (1, 1), ruled=True),
        CallOut("Ring", WORD, "070-1740605", SENTENCE),
        InLanguage("ar", (arabic, BulletList((plain(MIXED),)), TickBoxes((("نعم", True), (MIXED, False))))),
        Parallel((Pair((Paragraph(plain(SENTENCE * 90)),), (Paragraph(plain(MIXED * 40)),)),), "ar"),
        Parallel((Pair((Heading(plain("Rubrik")),), (Heading(plain("عنوان")),)),), "ar"),
        Columns((Paragraph(plain(SENTENCE * 90)), figure(samples.flower(8), share=1.0)), (wide,)),
        Paragraph(plain(SENTENCE * 200), Tone.NOTICE),
        WriteLines(80, "Skriv"),
        SignatureLines(tuple(f"Namn {number}" for number in range(30))),
        Rule(),
        Spacer(5),
        PageBreak(),
        Together((Heading(plain("Kvar")), Paragraph(plain(SENTENCE * 3)), TickBoxes(()), BulletList(()))),
        Paragraph(()),
        Heading(()),
    )
    return Document("Prov", marks, blocks)


EMPTY = Document("Tomt", PageMarks(""), ())
"""Nothing but a page number."""
