"""What people may write in a field and what they may be called: long and short, in many scripts.

Drawn at random; each text ends in the word that marks it, so that a text which is cut off is seen to be.
"""

from __future__ import annotations

from random import Random

from tests.documents.scripts import SAMPLES

COMMON_NAMES = ("Bo", "My", "Kim", "Sol", "Lo", "Liv")
"""Names that are words too; a text that holds one asks whether it is the right person (R25)."""
NAMES = (
    *("José", "Zoë", "Łukasz", "Thảo", "Şükran", "Žofia", "D'Arcy", "Eva-Lotta"),
    *("Наталія", "Ґалина", "أمل", "فاطمه", "ئاوات", "ሰላም", "אסתר", "สมชาย"),
)
"""Names with letters that Swedish has not, and in the other scripts of families' papers."""
SWEDISH = (
    *("lugnt", "och", "tydligt", "samling", "efter", "maten", "sover", "gott", "tröstar", "andra", "leker"),
    *("gärna", "ute", "hemma", "kväll", "morgon", "bildstöd", "hjälper", "när", "det", "blir", "mycket"),
    *("folk", "tiden", "räcker", "vi", "ses", "oftare", "mormor", "hämtar", "varje", "vecka", "språket"),
    *("kommer", "bo", "själv", "my", "sol", "skrattar", "vill", "vara", "med", "i", "små", "grupper"),
)
FOREIGN = tuple(word for sample in SAMPLES.values() for word in sample.passage.split())
ODD = (
    *("12 %", "(3/4)", "[då]", "1 234,50 kr", "kl. 9.30", "12-åringens", "”nej”", "A & B", "<b>", "½", "–"),
    *("2027-01-12", "e.g.", "...", "!?", "\u00ad", "T\u2011bana", "x" * 300, "föräldra" * 30),
)
"""What a line of text is seldom made for; two words of hundreds of letters among it."""
FEW, SOME, MANY, PAGES = 6, 25, 90, 900
"""Words of a text."""


def words(random: Random, count: int) -> list[str]:
    """Return ``count`` words, most of them Swedish, some of another script or of none."""
    drawn = random.random()
    foreign, odd = (0.9, 0.05) if drawn < 0.05 else (0.0, 0.01) if drawn < 0.9 else (0.1, 0.1)
    found = []
    for _ in range(count):
        which = random.random()
        kind = FOREIGN if which < foreign else ODD if which < foreign + odd else SWEDISH
        found.append(random.choice(kind))
    return found


def text(random: Random, mark: str, longest: int, *, wordy: float) -> str:
    """Return a text of at most ``longest`` letters that ends in ``mark``; ``wordy`` from 0 to 1."""
    which = random.random()
    if which > wordy:
        return mark
    count = FEW if which > wordy * 0.6 else SOME if which > wordy * 0.2 else MANY
    found = words(random, PAGES if wordy > 0.9 and which < 0.01 else random.randint(1, count))
    if random.random() < 0.1:
        found.insert(random.randint(0, len(found)), random.choice(COMMON_NAMES))
    kept, left = [], longest - len(mark) - 1
    for word in found:
        left -= len(word) + 1
        if left < 0:
            break
        kept.append(word)
    between = "\n" if longest > MANY * 2 and random.random() < 0.05 else " "
    return between.join((*kept, mark))


def person(random: Random, mark: str) -> str:
    """Return a name with the mark in it, or, at times, one that is nothing but a common word."""
    which = random.random()
    if which < 0.5:
        return mark
    if which < 0.65:
        return random.choice(COMMON_NAMES)
    return f"{random.choice(NAMES)} {mark}" if which < 0.9 else f"{random.choice(COMMON_NAMES)} {mark}"
