"""docs/scenario.md lists exactly what a scenario file may say."""

from __future__ import annotations

from tools.scenario_fields import DOCUMENT, steps, with_fields


def test_document_and_program_agree_on_every_field() -> None:
    """``python -m tools.scenario_fields`` writes the tables anew."""
    document = DOCUMENT.read_text(encoding="utf-8")
    assert document == with_fields(document)


def test_document_names_every_step() -> None:
    """Also those that share a class."""
    document = DOCUMENT.read_text(encoding="utf-8")
    for words, _ in steps():
        for word in words:
            assert f"`{word}`" in document
