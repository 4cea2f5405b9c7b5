"""What holds for every text and every list of known words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barnombud.domain.leak_check import LeakAnswer, LeakKind, LeakWords, carried_over, find_leaks

ALPHABET = st.sampled_from("aåbostvABÅÖé-'  \n.0123456789/@+\u200b\u030a\u00adı")
TEXTS = st.text(ALPHABET, max_size=60) | st.text(max_size=40)
NAMES = st.sampled_from(["Alva", "Åke", "Påhitt", "Bo", "Anna-Lisa", "Ståhl", "Zoë"])


@pytest.mark.rule("R13")
@given(TEXTS, st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=2))
def test_every_hit_lies_in_the_text_in_order(text: str, names: list[str], units: list[str]) -> None:
    """Whatever the text and the words, nothing breaks and hits of one kind never overlap."""
    leaks = find_leaks(text, LeakWords(names=tuple(names), units=tuple(units)))
    assert list(leaks) == sorted(leaks, key=lambda leak: (leak.start, leak.end, leak.kind))
    for kind in LeakKind:
        places = [place for leak in leaks if leak.kind is kind for place in (leak.start, leak.end)]
        assert places == sorted(places)
    assert all(0 <= leak.start < leak.end <= len(text) for leak in leaks)


@pytest.mark.rule("R13")
@given(
    TEXTS, NAMES, st.sampled_from(["", "s", "'s", "S"]), st.sampled_from([str, str.upper, str.lower]), TEXTS
)
def test_a_known_name_as_a_word_is_always_found(
    before: str, name: str, ending: str, written: Callable[[str], str], after: str
) -> None:
    """Any case, with or without genitive, whatever stands around it."""
    word = written(name) + ending
    text = f"{before}, {word}, {after}"
    start = len(before) + 2
    hits = find_leaks(text, LeakWords(names=(name,)))
    assert any(
        hit.start <= start and start + len(word) <= hit.end for hit in hits if hit.kind is LeakKind.NAME
    )


@pytest.mark.rule("R24")
@given(TEXTS, TEXTS, st.lists(NAMES, min_size=1, max_size=4))
def test_an_answer_is_kept_only_for_the_same_words(head: str, tail: str, names: list[str]) -> None:
    """After an edit every kept answer still covers exactly what was looked at."""
    words = LeakWords(names=tuple(names))
    before = f"{head} {' och '.join(names)} {tail}"
    after = f"{head} {' och '.join(names[:-1])} barnet {tail}"
    answers = tuple(LeakAnswer(leak=leak) for leak in find_leaks(before, words))
    looked_at = {before[a.leak.start : a.leak.end] for a in answers}
    kept = carried_over(answers, before, after)
    assert {after[a.leak.start : a.leak.end] for a in kept} <= looked_at
    assert len(set(kept)) == len(kept)
