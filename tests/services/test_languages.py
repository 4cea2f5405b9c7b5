"""Languages of families' papers: which are offered, correcting a sentence, approving, and versions (R43)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from barnombud import resources
from barnombud.documents import phrases
from barnombud.domain.changes import Op
from barnombud.domain.languages.phrase_book import PhraseStatus
from barnombud.domain.languages.phrase_checks import PhraseFault
from barnombud.errors import InputError, NotFound
from barnombud.services import languages
from tests.world import World

DAY = date(2026, 3, 1)
KEY = "sheet.again"
WORDS = "We meet again on {date}, in the team."


def line(world: World, language: str) -> languages.LanguageLine:
    """Return one language as the page lists it."""
    return next(each for each in languages.languages_page(world.desk) if each.header.language == language)


@pytest.mark.rule("R43")
def test_only_a_whole_language_is_offered(world: World) -> None:
    """The files nobody has begun are listed and not offered; Swedish comes first."""
    found = languages.languages_page(world.desk)
    assert [each.header.language for each in found[:2]] == ["sv", "sv-x-easy"]
    assert {each.header.language for each in found} == set(phrases.shipped_languages())
    left = {each.header.language: each.left for each in found}
    assert left["en"] == 0
    assert left["yi"] == len(phrases.swedish().phrases)
    with world.desk.unit_of_work() as uow:
        codes = [each.language for each in languages.offered(uow)]
        assert "en" in codes
        assert not {"sv", "yi", "se", "rom-x-arli"} & set(codes)
        assert languages.translation_for(uow, "sv") is None
        assert languages.translation_for(uow, "yi") is None
        assert languages.translation_for(uow, "rom") is None
        assert languages.translation_for(uow, "swl") is None
        english = languages.translation_for(uow, "en")
        assert english is not None
        assert not english.reviewed
        easy = languages.translation_for(uow, "sv-x-easy")
        assert easy is not None
        assert easy.language == "sv-x-easy"


@pytest.mark.rule("R43")
def test_a_corrected_sentence_is_a_new_version_that_nobody_has_reviewed(world: World) -> None:
    """The wording holds at once; the version before stays; the log says what was done, not the words."""
    outcome = languages.correct_phrase(world.desk, "en", KEY, f"  {WORDS} ")
    assert (outcome.change.op, outcome.change.touched) == (Op.CHANGE_PHRASE, frozenset({"en"}))
    assert outcome.value.book.header.version == phrases.shipped("en").header.version + 1
    languages.correct_phrase(world.desk, "en", KEY, "We see each other on {date}.")
    with world.desk.unit_of_work() as uow:
        kept = uow.phrases.versions("en")
        assert [each.book.phrases[KEY] for each in kept] == [WORDS, "We see each other on {date}."]
        book = languages.translation_for(uow, "en")
        assert book is not None
        assert book.book.phrases[KEY] == "We see each other on {date}."
    assert line(world, "en").changed_by == world.rektor.name
    assert line(world, "en").changed_at == world.clock.now()
    assert line(world, "so" if "so" in phrases.shipped_languages() else "yi").changed_by == ""


@pytest.mark.rule("R43")
def test_approving_needs_a_name_and_a_correction_takes_it_back(world: World) -> None:
    """Reviewed by somebody on a day; a corrected sentence makes the language unreviewed again."""
    outcome = languages.approve_language(world.desk, "en", " Nadia Påhitt ", DAY)
    assert outcome.change.op is Op.APPROVE_LANGUAGE
    header = outcome.value.book.header
    assert (header.reviewed_by, header.reviewed_on, header.status) == (
        "Nadia Påhitt",
        DAY,
        PhraseStatus.REVIEWED,
    )
    assert line(world, "en").reviewed
    with world.desk.unit_of_work() as uow:
        found = languages.translation_for(uow, "en")
        assert found is not None
        assert found.reviewed
    languages.correct_phrase(world.desk, "en", KEY, WORDS)
    after = line(world, "en")
    assert not after.reviewed
    assert (after.header.reviewed_by, after.header.version) == ("", header.version + 1)


@pytest.mark.rule("R43")
@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", PhraseFault.EMPTY),
        ("We meet again.", PhraseFault.PLACE_MISSING),
        ("We meet again on {date} {day}.", PhraseFault.PLACE_UNKNOWN),
        ("We meet again on {date} {.", PhraseFault.BRACE),
    ],
)
def test_a_sentence_that_has_lost_its_places_is_not_kept(world: World, text: str, fault: PhraseFault) -> None:
    """Told while it is typed, and refused when it is saved."""
    assert fault in [each.fault for each in languages.check_phrase(KEY, text)]
    with pytest.raises(InputError, match=fault) as caught:
        languages.correct_phrase(world.desk, "en", KEY, text)
    assert caught.value.field == "phrase"
    with world.desk.unit_of_work() as uow:
        assert uow.phrases.versions("en") == ()


@pytest.mark.parametrize(
    ("reviewer", "on", "fault"),
    [
        ("  ", DAY, "reviewer: empty"),
        ("N" * 121, DAY, "reviewer: too_long"),
        ("Nadia Påhitt", date(2099, 1, 1), "reviewed_on: in_future"),
    ],
)
def test_nobody_approves_without_a_name_or_in_the_future(
    world: World, reviewer: str, on: date, fault: str
) -> None:
    """The field is named."""
    with pytest.raises(InputError, match=fault):
        languages.approve_language(world.desk, "en", reviewer, on)


@pytest.mark.rule("R43")
def test_a_language_that_is_not_whole_is_not_approved(world: World) -> None:
    """Empty sentences have nothing to approve."""
    with pytest.raises(InputError, match="phrase_empty"):
        languages.approve_language(world.desk, "yi", "Nadia Påhitt", DAY)


def test_what_does_not_exist_and_the_source_are_not_changed(world: World) -> None:
    """Neither an unknown language, an unknown sentence nor the Swedish."""
    for language, key in (("xx", KEY), ("en", "sheet.unknown"), ("sv", KEY)):
        with pytest.raises(NotFound):
            languages.correct_phrase(world.desk, language, key, WORDS)
    for language in ("xx", "sv"):
        with pytest.raises(NotFound):
            languages.approve_language(world.desk, language, "Nadia Påhitt", DAY)
    with pytest.raises(NotFound):
        languages.language_sheet(world.desk, "xx")


def test_a_sheet_shows_every_sentence_beside_the_swedish(world: World) -> None:
    """With its places and its faults, in the order of the Swedish."""
    sheet = languages.language_sheet(world.desk, "en")
    assert [each.key for each in sheet.sentences] == list(phrases.swedish().phrases)
    again = next(each for each in sheet.sentences if each.key == KEY)
    assert (again.places, again.faults) == (("date",), ())
    assert again.swedish == "Vi ses igen den {date}."
    assert sheet.line == line(world, "en")
    unbegun = languages.language_sheet(world.desk, "yi")
    assert {fault.fault for each in unbegun.sentences for fault in each.faults} == {PhraseFault.EMPTY}
    assert not unbegun.line.is_offered


@pytest.fixture
def other_files(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Let a test change what a later program would ship."""
    files: dict[str, str] = {}
    read, raw = resources.read_text, resources.read_bytes

    def changed(name: str) -> bytes:
        return files[Path(name).stem].encode() if Path(name).stem in files else raw(name)

    monkeypatch.setattr(resources, "read_text", lambda name: files.get(Path(name).stem) or read(name))
    monkeypatch.setattr(resources, "read_bytes", changed)
    yield files
    for cached in (phrases.shipped, phrases.swedish):
        cached.cache_clear()


@pytest.mark.rule("R43")
def test_a_later_program_adds_sentences_and_the_review_no_longer_counts(
    world: World, other_files: dict[str, str]
) -> None:
    """The team's wording stays; new sentences come from the file; a dropped one is let go."""
    languages.correct_phrase(world.desk, "en", KEY, WORDS)
    languages.approve_language(world.desk, "en", "Nadia Påhitt", DAY)
    for language, sentence in (("sv", "Hej {child}."), ("en", "Hello {child}.")):
        text = resources.read_text(f"phrases/{language}.toml")
        dropped = text.replace("copy_wrong", "copy_faulty").replace(
            "source_version = 1", "source_version = 2"
        )
        later = dropped.replace("\nversion = 1", "\nversion = 2")
        other_files[language] = f'{later}\n[new]\nhello = "{sentence}"\n'
    for cached in (phrases.shipped, phrases.swedish):
        cached.cache_clear()
    with world.desk.unit_of_work() as uow:
        found = languages.translation_for(uow, "en")
        assert found is not None
        assert not found.reviewed
        assert found.book.phrases[KEY] == WORDS
        assert found.book.phrases["new.hello"] == "Hello {child}."
        assert "sheet.copy_wrong" not in found.book.phrases
    languages.approve_language(world.desk, "en", "Nadia Påhitt", DAY)
    assert line(world, "en").reviewed


def test_a_variety_answers_for_its_language(world: World, other_files: dict[str, str]) -> None:
    """Romani has three files; the one that is filled in is used for a guardian who speaks romani."""
    text = resources.read_text("phrases/en.toml")
    other_files["rom-x-lovari"] = text.replace('language = "en"', 'language = "rom-x-lovari"')
    phrases.shipped.cache_clear()
    with world.desk.unit_of_work() as uow:
        found = languages.translation_for(uow, "rom")
        assert found is not None
        assert found.language == "rom-x-lovari"


def test_versions_of_several_languages_are_read_in_one_go(world: World) -> None:
    """The newest of each."""
    languages.correct_phrase(world.desk, "en", KEY, WORDS)
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    languages.correct_phrase(world.desk, "en", KEY, "Again on {date}.")
    languages.correct_phrase(world.desk, "sv-x-easy", KEY, "Vi ses {date}.")
    with world.desk.unit_of_work() as uow:
        newest = uow.phrases.newest()
        assert {language: each.book.phrases[KEY] for language, each in newest.items()} == {
            "en": "Again on {date}.",
            "sv-x-easy": "Vi ses {date}.",
        }
        assert uow.phrases.latest("en") == newest["en"]
        assert uow.phrases.latest("fi") is None
