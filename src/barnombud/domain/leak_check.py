"""Screening of free text for what could point out a person (R13, R24); every hit is answered one by one.

A hit says where and what it looks like, never whose it is: whoever sees it may not know that the name is
known to the team. Patterns miss things, and short names give false hits; both are said to the writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import takewhile

from barnombud.domain.identity_number import find_identity_numbers
from barnombud.domain.rare_traits import Span, TraitBook
from barnombud.domain.text_folding import FoldedText
from barnombud.domain.value import Value


class LeakKind(StrEnum):
    """What a hit looks like."""

    IDENTITY_NUMBER = "identity_number"
    TELEPHONE = "telephone"
    STREET_ADDRESS = "street_address"
    EMAIL = "email"
    BIRTH_DATE = "birth_date"
    NAME = "name"
    UNIT = "unit"
    PLACE = "place"
    RARE_COMBINATION = "rare_combination"
    """Several words that together may point out a child; the hit names each of them in `Leak.parts`."""
    OTHERS_WORDS = "others_words"
    """A passage that stands, word for word, in a record that the reader may not have."""


class LeakWords(Value):
    """Words the team knows that must not stand in a shared text."""

    names: tuple[str, ...] = ()
    """Of children, guardians and siblings; each part of a name counts by itself."""
    units: tuple[str, ...] = ()
    """Of preschools and other units; the part that tells them apart counts by itself."""
    places: tuple[str, ...] = ()
    """Where people live; found wherever they stand."""
    towns: tuple[str, ...] = ()
    """Names that are ordinary words too ("Vara", "Mark"); found only with a capital letter."""


class Leak(Value):
    """One hit: places in the text as it was written, ``end`` not included."""

    kind: LeakKind
    start: int
    end: int
    parts: tuple[Span, ...] = ()
    """Of a combination: the words between start and end that it is made of; else empty."""

    def moved(self, by: int) -> Leak:
        """Return the same hit ``by`` characters further on."""
        parts = tuple((start + by, end + by) for start, end in self.parts)
        return self.model_copy(update={"start": self.start + by, "end": self.end + by, "parts": parts})


class LeakAnswer(Value):
    """The writer has looked at one hit and says that it points out nobody; a hit that does is removed."""

    leak: Leak


_GAP = r"[^\S\n]?[-/.()]?[^\S\n]?"
_TELEPHONE = re.compile(
    rf"(?<![\w+])(?!\d\d[.:]\d\d\b)(?:\(?0|(?:\+|00)46{_GAP}(?:\(0\))?)(?:{_GAP}\d){{7,10}}(?!\d)"
    rf"|(?<![\w+])\+(?:\d{_GAP}){{7,14}}\d(?!\d)"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ROAD = r"(?:gatan?|gata|vag(?:en)?|grand(?:en)?|stig(?:en)?|torget?|torg|allen?|backen|kajen|leden|svangen)"
_HOUSE = r"[^\S\n]{1,3}\d{1,4}(?:[^\S\n]?[a-h])?(?!\w)"
_ADDRESS = re.compile(rf"(?<!\w)[^\W\d]{{2,}}{_ROAD}{_HOUSE}|(?<!\w)box[^\S\n]\d{{1,5}}(?!\w)")
_ADDRESS_IN_TWO_WORDS = re.compile(rf"(?<!\w)[^\W\d]+[^\S\n]{_ROAD}{_HOUSE}")
_ROAD_ALONE = re.compile(r"(?<!\w)[^\W\d]{2,}(?:gatan|vagen|granden|stigen|torget|allen)(?!\w)")
_POSTCODE = re.compile(r"(?<!\w)(?:se?-)?\d{3}[^\S\n]?\d{2}[^\S\n]+[^\W\d]{2,}")
_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DATES = tuple(
    re.compile(rf"(?<![\d-]){pattern}(?![\d-])")
    for pattern in (
        rf"{_YEAR}[-/. ]?(?P<m>\d{{2}})[-/. ]?(?P<d>\d{{2}})",
        r"(?P<y>\d{2})-?(?P<m>\d{2})-?(?P<d>\d{2})",
        r"(?P<d>\d{1,2})[./ -]{1,2}(?P<m>\d{1,2})[./ -]{1,2}(?P<y>(?:19|20)?\d\d)",
        rf"(?P<d>\d{{1,2}}):?e?[^\S\n]+(?P<m>{'|'.join(_MONTHS)})[a-z]*\.?,?[^\S\n]+(?P<y>(?:19|20)?\d\d)",
    )
)
_BORN = re.compile(
    r"(?<!\w)(?:fodd\w*|fodelsedag\w*|fodelsedatum|fyller|f\.)[^\n]{0,40}?(?<!\d)"
    rf"(?P<date>\d{{1,2}}[/.]\d{{1,2}}|\d{{1,2}}(?::?e)?[^\S\n]+(?:{'|'.join(_MONTHS)})[a-z]*)(?!\w)"
)
COMMON_IN_NAMES = re.compile(  # data: compared with what somebody wrote, never shown
    "von|van|der|den|del|de|da|di|du|la|le|el|al|af|av|och|i|på|bin|ibn|abu|binti|st|s:t|sankta?"
    "|(?:familje)?förskolan?|skolan?|bvc|(?:barna)?vårdcentral(?:en)?|avdelning(?:en)?|socialtjänst(?:en)?|ifo"
    "|kommun(?:en|s)?|region(?:en)?|familjecentral(?:en)?|öppna|enhet(?:en)?|team(?:et)?"
)
"""Words of names and units that tell nobody apart."""


def find_leaks(
    text: str,
    words: LeakWords,
    *,
    today: date | None = None,
    traits: TraitBook | None = None,
    small_place: bool = True,
) -> tuple[Leak, ...]:
    """Return every hit in ``text``, in order of place.

    With ``today`` (Swedish date), dates later than it are left alone: nobody is born then. With ``traits``,
    words that are rare together are one hit, sooner in a small place.
    """
    folded = FoldedText(text)
    plain = FoldedText(text, without_marks=True)
    spans: dict[LeakKind, Iterable[tuple[int, int]]] = {
        LeakKind.IDENTITY_NUMBER: find_identity_numbers(text),
        LeakKind.TELEPHONE: _places(_TELEPHONE, plain),
        LeakKind.STREET_ADDRESS: _addresses(text, plain),
        LeakKind.EMAIL: _places(_EMAIL, folded),
        LeakKind.BIRTH_DATE: _dates(plain, today),
        LeakKind.NAME: _known(words.names, folded),
        LeakKind.UNIT: _known(words.units, folded),
        LeakKind.PLACE: (*_known(words.places, folded), *_towns(text, words.towns, folded)),
    }
    found = [Leak(kind=kind, start=a, end=b) for kind, places in spans.items() for a, b in _merged(places)]
    parts = traits.combination(folded, small_place=small_place) if traits else ()
    if parts:
        found.append(Leak(kind=LeakKind.RARE_COMBINATION, start=parts[0][0], end=parts[-1][1], parts=parts))
    return tuple(sorted(_without_repeats(found), key=lambda leak: (leak.start, leak.end, leak.kind)))


def unanswered(leaks: Iterable[Leak], answers: Iterable[LeakAnswer]) -> tuple[Leak, ...]:
    """Return the hits that nobody has answered yet."""
    looked_at = {answer.leak for answer in answers}
    return tuple(leak for leak in leaks if leak not in looked_at)


def answered(leaks: Iterable[Leak], answers: Iterable[LeakAnswer]) -> bool:
    """Whether every hit has its own answer; only then may the text be saved or shared."""
    return not unanswered(leaks, answers)


def carried_over(answers: Iterable[LeakAnswer], before: str, after: str) -> tuple[LeakAnswer, ...]:
    """Return the answers that still hold when ``before`` has been edited to ``after``.

    An answer holds where its hit lies, with the character on either side, in the part that was not touched;
    those behind the edit move with it. Anything else is asked again.
    """
    limit = min(len(before), len(after))
    head = sum(1 for _ in takewhile(bool, (a == b for a, b in zip(before, after, strict=False))))
    backwards = zip(reversed(before), reversed(after), strict=False)
    tail = min(sum(1 for _ in takewhile(bool, (a == b for a, b in backwards))), limit - head)
    shift = len(after) - len(before)
    kept: list[LeakAnswer] = []
    for answer in answers:
        leak = answer.leak
        if leak.end < head or before == after:
            kept.append(answer)
        elif leak.start > len(before) - tail:
            kept.append(LeakAnswer(leak=leak.moved(shift)))
    return tuple(kept)


def _places(pattern: re.Pattern[str], folded: FoldedText) -> Iterator[tuple[int, int]]:
    return (folded.span(*match.span()) for match in pattern.finditer(folded.text))


def _addresses(text: str, plain: FoldedText) -> Iterator[tuple[int, int]]:
    yield from _places(_ADDRESS, plain)
    # Without a house number, or with the road as a word of its own, only a capital letter tells a name
    # ("Norra vägen 12") from ordinary words ("på vägen 3 gånger").
    for pattern in (_ADDRESS_IN_TWO_WORDS, _ROAD_ALONE):
        yield from ((a, b) for a, b in _places(pattern, plain) if text[a].isupper())
    yield from (
        (a, b) for a, b in _places(_POSTCODE, plain) if text[a:b].rsplit(maxsplit=1)[-1][:1].isupper()
    )


def _dates(plain: FoldedText, today: date | None) -> Iterator[tuple[int, int]]:
    for pattern in _DATES:
        for match in pattern.finditer(plain.text):
            if _may_be_birth(match, today):
                yield plain.span(*match.span())
    yield from (plain.span(*match.span("date")) for match in _BORN.finditer(plain.text))


def _may_be_birth(match: re.Match[str], today: date | None) -> bool:
    year, month = int(match["y"]), match["m"]
    number = int(month) if month.isdecimal() else _MONTHS.index(month) + 1
    latest = today.year if today else 2099
    try:
        # Two digits are of this century unless that year has not come.
        day = date(year if year > 99 else latest - (latest - year) % 100, number, int(match["d"]))
    except ValueError:
        return False
    return today is None or day <= today


def _known(words: Iterable[str], folded: FoldedText) -> Iterator[tuple[int, int]]:
    patterns = {pattern for word in words for pattern in _word_patterns(FoldedText(word).text)} - {""}
    if patterns:
        # The genitive adds an s, after some spellings with an apostrophe.
        either = "|".join(sorted(patterns, key=len, reverse=True))
        yield from _places(re.compile(rf"(?<!\w)(?:{either})(?:'?s)?(?!\w)"), folded)


def _towns(text: str, towns: Iterable[str], folded: FoldedText) -> Iterator[tuple[int, int]]:
    return ((start, end) for start, end in _known(towns, folded) if text[start].isupper())


def _word_patterns(word: str) -> Iterator[str]:
    """Give the whole phrase, each word of it that tells it apart, and each part of a hyphenated word."""
    words = word.split()
    apart = [one for one in words if len(one) > 1 and not COMMON_IN_NAMES.fullmatch(one)]
    for phrase in (*([words] if len(words) > 1 else []), *([one] for one in apart)):
        yield r"[\s\-]+".join(re.escape(part) for one in phrase for part in one.split("-") if part)
    yield from (re.escape(part) for one in apart for part in one.split("-") if len(part) > 1)


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give overlapping spans of one kind as one."""
    open_start, open_end = -1, -1
    for start, end in sorted(spans):
        if start < open_end:
            open_end = max(open_end, end)
            continue
        if open_end > 0:
            yield open_start, open_end
        open_start, open_end = start, end
    if open_end > 0:
        yield open_start, open_end


_SAID_BETTER = {
    LeakKind.BIRTH_DATE: (LeakKind.IDENTITY_NUMBER,),
    LeakKind.TELEPHONE: (LeakKind.IDENTITY_NUMBER,),
    LeakKind.PLACE: (LeakKind.UNIT, LeakKind.NAME),
}
"""Kinds that are only a part or another reading of a hit of these kinds."""


def _without_repeats(leaks: list[Leak]) -> Iterator[Leak]:
    """Leave out a hit that lies within one that says it better: nobody answers for a word twice."""
    for leak in leaks:
        better = _SAID_BETTER.get(leak.kind, ())
        if not any(o.kind in better and o.start <= leak.start and leak.end <= o.end for o in leaks):
            yield leak
