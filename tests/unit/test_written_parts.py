"""What people have written on a paper, where, and the paper without it."""

from __future__ import annotations

from datetime import date

import pytest

from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.enclosure import OfferRow, TellRow
from barnombud.domain.papers.frame import PersonRow
from barnombud.domain.papers.own_note import OwnNoteContent
from barnombud.domain.papers.written_parts import filled_parts, without_words, written_parts
from barnombud.texts.paper_check import STRUCK
from tests.documents import samples


def test_every_part_has_its_place_and_what_is_filled_in_is_not_among_them() -> None:
    """Exact paths, in the order of the paper; codes and fixed text are no text of anybody's."""
    content = samples.enclosure()
    parts = {part.path: part for part in written_parts(content)}
    assert parts["offers.1.what"].place == "offers"
    assert parts["voice.words"].text.startswith("Jag vill bygga")
    assert parts["flower.notes.0.strengths"].text == "Söker tröst hos Lo."
    assert "voice.position" not in parts
    assert not any(path.startswith(("receiver", "attendance", "child")) for path in parts)
    filled = set(filled_parts(content))
    assert {"Förskolan Tallbacken", "Bodil Påhitt", "Alva"} <= filled
    assert not filled & {content.works, content.need, "Söker tröst hos Lo."}


def test_words_are_taken_out_exactly_where_they_stand() -> None:
    """Several in one text and in several texts; everything else is as it was."""
    content = samples.enclosure()
    text = content.works
    first, second = text.index("Alva"), text.index("Hon")
    changed = without_words(
        content,
        [
            ("works", (first, first + 4)),
            ("works", (second, second + 3)),
            ("offers.1.what", (0, 6)),
            ("voice.words", (0, 3)),
        ],
        "#",
    )
    assert changed.works.startswith("# berättar långa historier. # bygger")
    assert changed.offers[1].what == f"#{content.offers[1].what[6:]}"
    assert changed.voice is not None and changed.voice.words.startswith("# vill")
    assert changed.offers[0] == content.offers[0]
    assert (
        changed.model_copy(update={"works": text, "offers": content.offers, "voice": content.voice})
        == content
    )


@pytest.mark.rule("R3")
@pytest.mark.rule("R25")
@pytest.mark.parametrize("name_first", [True, False])
def test_a_name_within_words_that_must_go_leaves_nothing_of_them(name_first: bool) -> None:
    """The words that hold it go to their own end, in whichever order they were found."""
    text = "Han sover bra. Mamma Liv dricker varje kväll och barnet är ensamt. Slut."
    must_go = "Mamma Liv dricker varje kväll och barnet är ensamt."
    start, name = text.index(must_go), text.index("Liv")
    spans = [("works", (name, name + 3)), ("works", (start, start + len(must_go)))]
    changed = without_words(samples.enclosure(works=text), spans if name_first else reversed(spans), STRUCK)
    assert changed.works == f"Han sover bra. {STRUCK} Slut."


@pytest.mark.parametrize(
    ("spans", "left"),
    [
        ([(0, 4), (2, 6)], "#ghij"),
        ([(0, 3), (3, 5)], "#fghij"),
        ([(0, 3), (4, 5)], "#d#fghij"),
        ([(0, 8), (1, 2), (4, 5), (7, 10)], "#"),
        ([(2, 4), (2, 4)], "ab#efghij"),
    ],
)
def test_words_that_overlap_or_touch_go_as_one(spans: list[tuple[int, int]], left: str) -> None:
    """One mark for all of them; those with something between keep what is between."""
    content = samples.enclosure(works="abcdefghij")
    assert without_words(content, [("works", span) for span in spans], "#").works == left


def test_who_tells_and_follows_up_is_filled_in_and_who_comes_back_is_written() -> None:
    """A member's name is the program's own word; the function behind an offer is typed by people."""
    enclosure = samples.enclosure(
        tell=TellRow(who="Bodil Påhitt, rektor", by_when=date(2026, 12, 1), how="I hallen"),
        follow_up_by="Frej Tänkt, sjuksköterska",
        offers=(OfferRow(what="Samtal", who="Kim Lund, Förskolan"),),
    )
    written = {part.path for part in written_parts(enclosure)}
    assert {"tell.how", "offers.0.who"} <= written
    assert not written & {"tell.who", "follow_up_by"}
    filled = set(filled_parts(enclosure))
    assert {"Bodil Påhitt, rektor", "Frej Tänkt, sjuksköterska"} <= filled
    assert not filled & {"I hallen", "Kim Lund, Förskolan"}


def test_people_on_an_agencys_own_note_are_filled_in() -> None:
    """As the attendance of the enclosure that it is made from."""
    enclosure = samples.enclosure()
    note = OwnNoteContent(
        **samples.frame(),
        kind=PaperKind.OWN_NOTE,
        receiver=samples.receiver(),
        on=enclosure.on,
        child=enclosure.child,
        case_number=enclosure.case_number,
        attended=(PersonRow(name="Bodil Påhitt", role="rektor", agency="Förskolan Tallbacken"),),
        need="Lugn",
    )
    assert [part.path for part in written_parts(note)] == ["need"]
    assert {"Bodil Påhitt", "rektor"} <= set(filled_parts(note))
