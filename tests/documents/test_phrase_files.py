"""The phrase files that ship: whole, honest and plain, or not begun and not offered."""

from __future__ import annotations

import re

import pytest

from barnombud import resources
from barnombud.documents import phrases
from barnombud.domain.languages.phrase_book import Direction, PhraseStatus
from barnombud.domain.languages.phrase_checks import PhraseFault, book_faults
from barnombud.errors import InputError
from tests.documents.reading import lix
from tools import phrases as tool
from tools.paths import ROOT

LANGUAGES = phrases.shipped_languages()
FILLED = tuple(code for code in LANGUAGES if phrases.shipped(code).header.translated_by or code == "sv")
NOT_BEGUN = {"fit", "yi", "rom-x-arli", "rom-x-kelderas", "rom-x-lovari", "se", "smj", "sma"}
MUST_BE_SAID = (
    "information.team_who",
    "information.social",
    "information.social_support",
    "information.social_not_report",
    "information.social_may_look",
    "information.decide_answers",
    "information.decide_leave_out",
    "information.decide_no_reason",
    "information.decide_nothing_changes",
    "information.decide_both",
    "information.share_what",
    "information.long_until",
    "information.long_again",
    "information.withdraw_how",
    "information.withdraw_stop",
    "information.withdraw_kept",
    "information.withdraw_given",
    "information.exceptions_duty",
    "information.exceptions_even_no",
    "information.exceptions_police",
    "information.interpreter",
    "information.interpreter_not_family",
)
"""What R50 asks for, sentence by sentence."""


@pytest.mark.rule("R43")
def test_every_begun_language_is_whole() -> None:
    """Same keys, same places, nothing empty: said by the check a translator runs."""
    found = [line for file in sorted(tool.PHRASES.glob("*.toml")) for line in tool.check(file)]
    assert found == []
    assert {"sv", "sv-x-easy", "en"} <= set(FILLED)


@pytest.mark.rule("R43")
@pytest.mark.parametrize("language", sorted(NOT_BEGUN))
def test_a_language_nobody_has_begun_is_ready_and_not_whole(language: str) -> None:
    """Every key is there with the Swedish above it, and every sentence is still empty."""
    book = phrases.shipped(language)
    faults = book_faults(book, phrases.swedish())
    assert {each.fault for each in faults} == {PhraseFault.EMPTY}
    assert len(faults) == len(phrases.swedish().phrases)
    assert not book.header.translated_by
    text = resources.read_text(f"phrases/{language}.toml")
    assert all(f"\n# {sentence}\n" in text for sentence in phrases.swedish().phrases.values())


def test_only_yiddish_of_those_not_begun_goes_from_right_to_left() -> None:
    """The direction stands in the file, not in the program."""
    turned = {code for code in NOT_BEGUN if phrases.shipped(code).header.direction is Direction.RTL}
    assert turned == {"yi"}


@pytest.mark.rule("R43")
@pytest.mark.parametrize("language", [code for code in FILLED if code != "sv"])
def test_what_nobody_has_reviewed_says_so(language: str) -> None:
    """No file claims a reviewer it has not had, and each says how it was made."""
    header = phrases.shipped(language).header
    assert header.status is PhraseStatus.UNREVIEWED
    assert header.reviewed_by == ""
    assert "ej granskat" in header.translated_by
    assert header.source_version == phrases.swedish().header.version


@pytest.mark.rule("R50")
@pytest.mark.parametrize("language", FILLED)
def test_every_language_informs_honestly(language: str) -> None:
    """Each required sentence is there, and is no copy of another."""
    said = [phrases.shipped(language).phrases[key] for key in MUST_BE_SAID]
    assert all(said)
    assert len(set(said)) == len(said)
    assert "(BVC)" in phrases.shipped(language).phrases["information.team_who"]


@pytest.mark.rule("R42")
@pytest.mark.parametrize("language", ["sv", "sv-x-easy"])
def test_swedish_is_plain(language: str) -> None:
    """LIX at most 40 for every part that is running text, and less for easy Swedish."""
    book = phrases.shipped(language)
    for part in ("information", "sheet", "thanks", "picture", "leaflet", "script"):
        words = " ".join(
            text if text[-1] in ".?" else f"{text}."
            for key, text in book.phrases.items()
            if key.startswith(f"{part}.")
        )
        assert lix(words) <= (30 if language == "sv-x-easy" else 40), part


LAW_NAMES = {
    "{facts}": "{uppgifter}",
    "{sender}": "{Från}",
    "{receivers}": "{till}",
    "{purpose}": "{syfte}",
    "{until}": "{datum}",
    "{contact}": "{kontakt}",
    "({law})": "(12 kap. 2 § OSL, offentlighets- och sekretesslagen)",
}
"""How the document that the jurist confirms names the places."""
NOT_IN_LAW = {
    "information.title",
    "information.lead",
    "information.share_each_other",
    "signing.private",
}


@pytest.mark.rule("R50")
def test_the_swedish_is_the_laws_own_word_for_word() -> None:
    """Text 4.3 with what is signed, and the family's copy of 4.6, sentence by sentence in their order."""
    document = ROOT.joinpath("docs", "law", "texts.md").read_text(encoding="utf-8")
    for section, part in (("4.3", "information."), ("4.3", "signing."), ("4.6", "sheet.copy")):
        wanted = " ".join(document.split(f"## {section} ")[1].split("## ")[0].split())
        place = 0
        for key, text in phrases.swedish().phrases.items():
            if key.startswith(part) and key not in NOT_IN_LAW:
                said = text
                for ours, theirs in LAW_NAMES.items():
                    said = said.replace(ours, theirs)
                assert said in wanted[place:], key
                place = wanted.index(said, place)


@pytest.mark.rule("R10")
@pytest.mark.parametrize("language", FILLED)
def test_what_is_signed_lifts_secrecy_and_is_no_data_protection_consent(language: str) -> None:
    """The section of law has its place in both lines, and nothing speaks of data protection."""
    book = phrases.shipped(language)
    assert "{law}" in book.phrases["signing.public"]
    assert "{law}" in book.phrases["signing.private"]
    assert not re.search("GDPR|RGPD|2016/679", " ".join(book.phrases.values()))


@pytest.mark.rule("R10")
def test_the_swedish_line_is_the_laws_own() -> None:
    """Word for word."""
    say = phrases.swedish().say
    assert say("signing.public", law="12 kap. 2 § OSL") == (
        "Jag lämnar samtycke till att bryta sekretess (12 kap. 2 § OSL) enligt texten ovan."
    )
    assert "trots tystnadsplikt (29 kap. 14 § skollagen)" in say(
        "signing.private", agency="Kotten", law="29 kap. 14 § skollagen"
    )


def test_numbers_to_ring_are_the_same_everywhere() -> None:
    """A translator cannot have changed 1177 or 112."""
    for language in FILLED:
        book = phrases.shipped(language)
        assert "1177" in book.phrases["thanks.support_health"], language
        assert "112" in book.phrases["thanks.support_danger"], language


def test_a_broken_file_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody edited it into something that is not TOML."""
    monkeypatch.setattr(resources, "read_bytes", lambda _name: b"a = ")
    with pytest.raises(InputError, match="phrases_unreadable"):
        phrases.shipped.__wrapped__("ar")
