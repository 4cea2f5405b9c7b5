"""How a passphrase is judged: by who would guess it, in Swedish."""

from __future__ import annotations

import pytest

from barnombud.domain.passphrase import JudgedPhrase, PhraseHint, PhraseStrength
from barnombud.errors import InputError
from barnombud.services.passphrases import check_passphrase, judge
from barnombud.texts import passphrase as texts
from barnombud.texts.unlock import PRACTICE_PHRASE
from barnombud.ui.unlock.setup.suggesting import suggest_passphrase
from tests.stores import PASSPHRASE

OWN = ("Rakel Påhitt", "Tallbackens barnombudsteam")


@pytest.mark.rule("R35")
@pytest.mark.parametrize(
    ("passphrase", "strength", "hint"),
    [
        ("elva tecken", PhraseStrength.TOO_SHORT, None),
        (" " * 20, PhraseStrength.TOO_SHORT, None),
        ("sommar2024sommar", PhraseStrength.EASY, PhraseHint.COMMON),
        ("lösenordet är hemligt", PhraseStrength.EASY, PhraseHint.COMMON),
        ("Sommaren2026!", PhraseStrength.EASY, PhraseHint.COMMON),
        ("rakelpåhitt1980", PhraseStrength.EASY, PhraseHint.OWN),
        ("111111111111", PhraseStrength.EASY, PhraseHint.REPEATED),
        ("abcdefghijklmn", PhraseStrength.EASY, PhraseHint.IN_A_ROW),
        ("1980-03-12-12", PhraseStrength.EASY, PhraseHint.DATE),
        ("en helt annan mening", PhraseStrength.FAIR, PhraseHint.COMMON),
        (PASSPHRASE, PhraseStrength.GOOD, None),
        (PRACTICE_PHRASE, PhraseStrength.GOOD, None),
        ("x" * 500, PhraseStrength.EASY, PhraseHint.REPEATED),
        ("\ud800\x00" * 40, PhraseStrength.EASY, PhraseHint.REPEATED),
    ],
)
def test_phrases_are_judged_by_who_would_guess_them(
    passphrase: str, strength: PhraseStrength, hint: PhraseHint | None
) -> None:
    """Common words, own names, rows and dates are found, with the length alone nothing is won."""
    assert judge(passphrase, OWN) == JudgedPhrase(strength=strength, hint=hint)


def test_an_unknown_word_hints_at_nothing() -> None:
    """What the library knows nothing of is judged by its length."""
    assert judge("kqzv xwj hqc") == JudgedPhrase(strength=PhraseStrength.FAIR)


@pytest.mark.rule("R35")
def test_what_the_program_suggests_is_good() -> None:
    """Even for who knows the list of words."""
    assert all(judge(suggest_passphrase()).strength is PhraseStrength.GOOD for _time in range(20))


def test_every_judgement_has_a_sentence() -> None:
    """Of each strength and each hint, without an exclamation or a ban."""
    assert set(texts.STRENGTHS) == {str(each) for each in PhraseStrength}
    assert set(texts.HINTS) == {str(each) for each in PhraseHint}
    assert texts.judged("easy", "date").endswith(texts.HINTS["date"])
    assert [each.taken for each in map(_judged, PhraseStrength)] == [False, False, True, True]


def _judged(strength: PhraseStrength) -> JudgedPhrase:
    return JudgedPhrase(strength=strength)


@pytest.mark.parametrize(
    ("passphrase", "repeated", "fault"),
    [
        ("elva tecken", "elva tecken", ("passphrase", "too_short")),
        ("            ", "            ", ("passphrase", "too_short")),
        ("anna maria 1980", "anna maria 1980", ("passphrase", "easy_to_guess")),
        (PASSPHRASE, PASSPHRASE.upper(), ("repeated", "not_the_same")),
    ],
)
@pytest.mark.rule("R35")
def test_passphrase_is_long_and_typed_the_same_twice(
    passphrase: str, repeated: str, fault: tuple[str, str]
) -> None:
    """Length is what makes a passphrase strong; blanks are none."""
    with pytest.raises(InputError) as caught:
        check_passphrase(passphrase, repeated)
    assert (caught.value.field, caught.value.reason) == fault
