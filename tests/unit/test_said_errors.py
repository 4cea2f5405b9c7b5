"""Every code has a title, a cause and advice, in plain Swedish and without telling a no from a silence."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

import barnombud.domain
import barnombud.services
import barnombud.store
from barnombud import errors
from barnombud.domain.consent.codes import CODES_OF_AN_ANSWER, GateCode
from barnombud.errors import BarnombudError, ConsentError, InputError, NotFound, RuleViolation
from barnombud.texts import municipality, said_consent
from barnombud.texts.errors import (
    has_text,
    said,
    said_at_gate,
    said_error,
    said_on_consent_page,
)
from barnombud.texts.said import PROGRAM, Said
from barnombud.texts.said_input import ANY_FIELD, REASONS, field_word
from barnombud.texts.said_logo import LOGO
from barnombud.texts.said_phrases import PHRASES
from barnombud.texts.said_rules import RULES

SOURCE = Path(errors.__file__).parent


def _modules() -> Iterator[object]:
    for package in (barnombud.domain, barnombud.services, barnombud.store):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations." not in found.name:
                yield importlib.import_module(found.name)


def _enum_codes() -> set[str]:
    enums = {
        value
        for module in _modules()
        for value in vars(module).values()
        if inspect.isclass(value) and issubclass(value, StrEnum)
    }
    return {str(code) for enum in enums if re.search("(Blocker|Code|Fault)$", enum.__name__) for code in enum}


def _literal_reasons() -> set[str]:
    """Return reasons written as text where an input error or a rule violation is raised."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "InputError":
                found |= {str(a.value) for a in node.args[1:2] if isinstance(a, ast.Constant)}
    return found


def _every_said() -> Iterator[Said]:
    tables = (PROGRAM, RULES, REASONS, PHRASES, LOGO, said_consent.GATE, said_consent.ANSWER_FIELDS)
    for table in (*tables, said_consent.ON_CONSENT_PAGE):
        yield from table.values()


def test_every_code_has_words() -> None:
    """Blockers, codes and faults of the domain, the services and the store, and literal reasons."""
    codes = _enum_codes() | _literal_reasons()
    assert len(codes) > 80
    said_where_it_is_found = municipality.FAULTS.keys()
    assert sorted(code for code in codes - said_where_it_is_found if not has_text(code)) == []


def _places_on_papers() -> set[str]:
    """Return what parts of papers are called where they are set, so that an error can say where."""
    found: set[str] = set()
    for path in (SOURCE / "documents").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.keyword)
                and node.arg == "source"
                and isinstance(node.value, ast.Constant)
            ):
                found.add(str(node.value.value))
            elif isinstance(node, ast.Call) and (_name_of(node) in ("section", "paragraphs", "_measured")):
                found |= {str(a.value) for a in node.args if isinstance(a, ast.Constant) and a.value}
    return found


def _name_of(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def test_every_place_on_a_paper_has_words() -> None:
    """A character that no font has is told with where it stands, not as "det markerade fältet"."""
    places = _places_on_papers()
    assert len(places) > 50
    assert sorted(place for place in places if field_word(place) == ANY_FIELD) == []


def test_a_character_that_cannot_be_printed_is_shown() -> None:
    """By itself where it can be; what only changes another one is not."""
    (told,) = said_error(InputError("works", "glyph_missing", "U+1F98A"))
    assert told.title == "Rätta det som fungerar"
    assert told.cause == "Tecknet 🦊 i texten går inte att skriva ut."
    for number in ("U+0591", "U+200B", "U+D800", "what"):
        (told,) = said_error(InputError("works", "glyph_missing", number))
        assert told.cause == "Ett tecken i texten går inte att skriva ut."
    assert said_error(InputError("works", "glyph_missing"))[0] == told


def test_every_error_has_words() -> None:
    """Each class of the tree of errors."""
    classes = [c for c in vars(errors).values() if inspect.isclass(c) and issubclass(c, BarnombudError)]
    assert len(classes) > 10
    assert [c.code for c in classes if not has_text(c.code)] == []


def test_all_that_is_said_is_whole() -> None:
    """A title without full stop, one sentence of cause or two, advice; no code and no English word."""
    for one in _every_said():
        assert all(one), one
        assert one.title[-1] not in ".!", one
        assert one.cause.endswith("."), one
        assert one.advice.endswith("."), one
        assert "_" not in one.text, one


def test_no_code_is_said_in_two_ways() -> None:
    """A code that two tables knew would be told by whichever came last."""
    tables = (PROGRAM, RULES, REASONS, PHRASES, LOGO, said_consent.GATE, said_consent.ANSWER_FIELDS)
    codes = [code for table in tables for code in table]
    assert len(codes) == len(set(codes))


@pytest.mark.rule("R10")
def test_banned_words_are_not_said() -> None:
    """No GDPR, no minnesanteckningar, no blame."""
    for one in _every_said():
        assert not re.search(r"GDPR|minnesanteckning|personuppgiftsbehandling|ogiltig|felaktig", one.text), (
            one
        )


@pytest.mark.rule("R25")
@pytest.mark.parametrize("code", sorted(CODES_OF_AN_ANSWER))
def test_outside_the_consent_page_a_no_looks_like_a_silence(code: GateCode) -> None:
    """One and the same text at the gate; plain words on the consent page."""
    assert said_at_gate(code) == PROGRAM["consent_missing"]
    assert said_on_consent_page(code) != PROGRAM["consent_missing"]
    assert code in said_consent.ANSWER_CODES
    assert len(said_consent.ANSWER_CODES) == len(CODES_OF_AN_ANSWER)


@pytest.mark.rule("R25")
def test_an_error_of_the_gate_is_told_without_the_answer() -> None:
    """Several answers come to one text; what must happen in the room is told too."""
    told = said_error(ConsentError(["refused", "withdrawn", "agency_must_leave"]), agencies="IFO")
    assert [one.title for one in told] == ["Samtycke saknas", "IFO lämnar rummet först"]


def test_a_rule_tells_every_reason_once() -> None:
    """Heaviest first; without reasons the rule's own words."""
    told = said_error(RuleViolation(["entry_missing", "tell_when_missing", "entry_missing"]))
    assert [one.title for one in told] == ["En väg in saknas", "När berättar ni?"]
    assert said_error(RuleViolation([]))[0] == PROGRAM["rule_violation"]
    assert said_error(NotFound("abc"))[0] == PROGRAM["not_found"]


def test_an_input_error_names_its_field() -> None:
    """The field in a sentence, also inside a path; an unknown one is the marked field."""
    assert said_error(InputError("identity_number", "number_check_digit"))[0] == Said(
        "Rätta personnumret",
        "Den sista siffran stämmer inte med de andra.",
        "Kontrollera siffrorna en gång till.",
    )
    assert said_error(InputError("petals.safe.colour", "petal_look_taken"))[0].title == "Rätta kronbladen"
    assert said_error(InputError("x", "no_such_reason"))[0].title == "Rätta det markerade fältet"
    assert field_word("guardians.0.name") == "namnet"
    assert said("empty").title == "Rätta det markerade fältet"


def test_an_unknown_code_is_never_shown() -> None:
    """Told as something unexpected."""
    assert said("some_new_code") == PROGRAM["unknown"]
    assert not has_text("some_new_code")
    assert said_on_consent_page("case_closed") == said_at_gate("case_closed") == said("case_closed")
