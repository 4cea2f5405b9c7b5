"""What people have written on a paper, where, and the paper without it."""

from __future__ import annotations

from barnombud.domain.papers.written_parts import filled_parts, without_words, written_parts
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
