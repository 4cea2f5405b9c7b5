"""Sections of law as dated data, and the texts that follow them."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from barnombud import resources
from barnombud.domain.law import LawBook, LawReference, SecrecyRule, law_book_from_dict
from barnombud.domain.team import AgencyKind
from barnombud.errors import InputError
from barnombud.services.law import load_law_book, read_law_book
from barnombud.texts import agencies, consent_words, duty

TODAY = date(2026, 12, 8)


@pytest.fixture
def shipped() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the two shipped files as read."""
    references, secrecy = (
        tomllib.loads(resources.read_text(f"law/{name}.toml")) for name in ("references", "secrecy")
    )
    return references, secrecy


@pytest.mark.rule("R18")
@pytest.mark.parametrize(
    ("day", "text", "source"),
    [
        (date(2025, 6, 30), "14 kap. 1 § SoL", "2001:453"),
        (date(2025, 7, 1), "19 kap. 1 § SoL", "2025:400"),
        (date(2026, 1, 15), "19 kap. 1 § SoL", "2026-01-15"),
        (date(1990, 1, 1), "14 kap. 1 § SoL", "2001:453"),
    ],
)
def test_the_wording_follows_the_day(day: date, text: str, source: str) -> None:
    """The newest that has come, and the first for a day before them all."""
    reference = load_law_book().at(day).reference("duty_to_report")
    assert reference.text == text
    assert source in reference.source


@pytest.mark.rule("R18")
def test_an_edited_file_changes_the_text_and_not_what_was_copied(
    shipped: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    """A new line from 2027 on: the banner follows, and what old minutes took stays."""
    references, secrecy = shipped
    before = law_book_from_dict(references, secrecy).at(TODAY).reference("duty_to_report")
    kept = before.model_dump_json()
    references["reference"].append(
        {
            "key": "duty_to_report",
            "text": "20 kap. 2 § SoL",
            "valid_from": date(2027, 1, 1),
            "source": "påhittad ändring",
        }
    )
    book = law_book_from_dict(references, secrecy)
    after = book.at(date(2027, 1, 1)).reference("duty_to_report")
    assert "20 kap. 2 § SoL" in duty.banner("", "", after.text).text
    assert book.at(TODAY).reference("duty_to_report").model_dump_json() == kept


@pytest.mark.rule("R18")
def test_a_teams_own_wording_wins_from_its_day() -> None:
    """Also over a shipped one of the very same day."""
    book = load_law_book()
    shipped = book.at(TODAY).reference("interpreter")
    own = shipped.model_copy(update={"text": "13 § förvaltningslagen"})
    assert book.with_own(references=[own]).at(TODAY).reference("interpreter") == own
    assert book.at(TODAY).reference("interpreter") == shipped


@pytest.mark.rule("R16")
@pytest.mark.rule("R18")
def test_what_stands_in_texts_is_what_the_book_says_today() -> None:
    """The fallback wording of texts and the shipped book agree."""
    law = load_law_book().at(TODAY)
    assert law.reference("duty_to_report").text == duty.REFERENCE
    assert law.reference("consent_lifts_secrecy").text == "12 kap. 2 § OSL, offentlighets- och sekretesslagen"
    assert law.secrecy(AgencyKind.SOCIAL_SERVICES).consent == consent_words.LIFT_SECRECY


@pytest.mark.rule("R28")
@pytest.mark.rule("R48")
@pytest.mark.parametrize(
    ("kind", "marking"),
    [
        ("municipal_preschool", "Sekretess enligt 23 kap. 1 § offentlighets- och sekretesslagen (2009:400)"),
        ("child_health_care", "Sekretess enligt 25 kap. 1 § offentlighets- och sekretesslagen (2009:400)"),
        ("social_services", "Sekretess enligt 26 kap. 1 § offentlighets- och sekretesslagen (2009:400)"),
        ("independent_preschool", "Tystnadsplikt enligt 29 kap. 14 § skollagen (2010:800)"),
        ("private_child_health_care", "Tystnadsplikt enligt 6 kap. 12 § patientsäkerhetslagen (2010:659)"),
        ("other", "Kan omfattas av sekretess eller tystnadsplikt: 5 § påhittslagen"),
    ],
)
def test_the_marking_follows_the_kind_of_agency(kind: str, marking: str) -> None:
    """Text 4.4 for every kind; only another kind has a section of its own to fill in."""
    assert load_law_book().at(TODAY).secrecy(AgencyKind(kind), "5 § påhittslagen").marking == marking


@pytest.mark.rule("R10")
@pytest.mark.rule("R48")
@pytest.mark.parametrize("kind", AgencyKind)
@pytest.mark.parametrize("day", [date(2026, 1, 1), TODAY])
def test_private_bodies_never_speak_of_the_act_on_secrecy(kind: AgencyKind, day: date) -> None:
    """Public: "bryta sekretess". Private: "trots tystnadsplikt" and the own statute."""
    rule = load_law_book().at(day).secrecy(kind)
    words = f"{rule.statute} {rule.marking} {rule.consent}"
    assert rule.private is agencies.is_private(kind)
    assert ("trots tystnadsplikt" in rule.consent) is rule.private
    assert not (rule.private and ("OSL" in words or "sekretess" in words.lower()))
    assert "GDPR" not in words
    assert "{" not in words


@pytest.mark.rule("R5")
def test_the_board_overriding_a_guardian_is_no_section_of_the_book() -> None:
    """6 kap. 13 a § FB is not there to be given as a ground."""
    assert not any("13 a" in one.text or "13a" in one.text for one in load_law_book().references)


def test_a_marking_that_reveals_protection_is_refused() -> None:
    """21 kap. 3 § can be put in neither by file nor by hand."""
    with pytest.raises(ValidationError):
        SecrecyRule(
            agency_kind=AgencyKind.OTHER,
            private=False,
            statute="21 kap. 3 § OSL",
            marking="Sekretess",
            consent="samtycke",
            valid_from=TODAY,
            source="påhittad",
        )


def test_an_unknown_key_is_said() -> None:
    """With the key as the field."""
    with pytest.raises(InputError, match="no_such_key: law_key_unknown"):
        load_law_book().at(TODAY).reference("no_such_key")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"valid_from": "snart"}, "references.0.valid_from"),
        ({"text": ""}, "references.0.text"),
        ({"colour": "blue"}, "references.0.colour"),
    ],
)
def test_a_mistake_in_a_file_is_placed(
    shipped: tuple[dict[str, Any], dict[str, Any]], change: dict[str, object], place: str
) -> None:
    """The field says where in the file."""
    references, secrecy = shipped
    references["reference"][0].update(change)
    with pytest.raises(InputError) as caught:
        law_book_from_dict(references, secrecy)
    assert (caught.value.field, caught.value.reason) == (place, "law_book_unreadable")


def test_a_kind_without_words_is_refused(shipped: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """A paper to it could not be marked; nor is an empty book one."""
    references, secrecy = shipped
    secrecy["rule"] = [rule for rule in secrecy["rule"] if rule["agency_kind"] != "social_services"]
    with pytest.raises(InputError, match="law_kind_missing"):
        law_book_from_dict(references, secrecy)
    with pytest.raises(InputError, match="law_book_unreadable"):
        law_book_from_dict({}, {})


def test_a_file_that_is_not_toml_is_said() -> None:
    """The file is the field."""
    with pytest.raises(InputError) as caught:
        read_law_book("[[[", "")
    assert (caught.value.field, caught.value.reason) == ("law/references.toml", "law_book_unreadable")


def test_values_are_the_shipped_ones() -> None:
    """The book is made of plain values."""
    book = load_law_book()
    assert isinstance(book, LawBook)
    assert all(isinstance(one, LawReference) for one in book.references)
