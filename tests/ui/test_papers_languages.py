"""Choosing what stands beside the Swedish on the page of papers (R43)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from barnombud.domain.minutes import PaperKind
from barnombud.services import languages
from barnombud.texts import papers_page as texts
from barnombud.ui.theme.theme import Theme
from tests.documents import reading
from tests.held_meeting import hold
from tests.services.test_papers_in_languages import case_with
from tests.ui.page_world import nameless
from tests.ui.papers_world import Shown
from tests.world import World


def text(shown: Shown) -> str:
    """Return what the shown paper says."""
    assert shown.page.preview.paper is not None
    return reading.text(shown.page.preview.paper.pdf)


@pytest.mark.rule("R43")
def test_the_guardians_language_is_taken_by_itself(qtbot: QtBot, theme: Theme, world: World) -> None:
    """With what has to be known about it; another is chosen by keyboard."""
    case = case_with(world, "so", "yi")
    shown = Shown(qtbot, theme, world, kind="consent_form", case_id=case.id)
    choice = shown.page.language
    assert choice.list.value() == "so"
    assert choice.note.text() == texts.READING_AID
    assert "jiddisch" in choice.missing.text()
    assert "Översättning till somaliska" in text(shown)
    (row,) = shown.page.outgoing.rows.values()
    assert row.caption.text() == "På svenska och somaliska, ej granskad översättning"
    assert nameless(shown.page) == []
    QTest.keyClick(choice.list, Qt.Key.Key_Home)
    assert choice.list.value() == "sv"
    assert "Översättning" not in text(shown)
    assert choice.note.isHidden()
    assert len(shown.page.outgoing.rows) == 1


@pytest.mark.rule("R43")
def test_a_reviewed_language_is_no_reading_aid(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Said neither in the list nor at the row."""
    languages.approve_language(world.desk, "fi", "Nadia Påhitt", date(2026, 3, 1))
    shown = Shown(qtbot, theme, world, kind="consent_form")
    choice = shown.page.language
    assert choice.list.value() == "sv"
    assert choice.missing.isHidden()
    place = choice.list.findData("fi")
    assert choice.list.itemText(place) == "Finska"
    assert choice.list.itemText(choice.list.findData("ru")) == "Ryska, ej granskad"
    choice.list.set_value("fi")
    choice.list.chosen.emit("fi")
    assert choice.note.isHidden()
    (row,) = shown.page.outgoing.rows.values()
    assert row.caption.text() == "På svenska och finska"
    assert "Granskad i teamet 1 mars 2026." in text(shown)


def test_a_flower_for_a_pen_has_no_language(qtbot: QtBot, theme: Theme, world: World) -> None:
    """And a call has none either."""
    assert Shown(qtbot, theme, world, kind="blank_flower").page.language.isHidden()


def test_a_case_that_is_not_shared_gets_a_swedish_form(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Its guardians' language cannot be known; the trouble is told and nothing is lost."""
    case = case_with(world, "so")
    world.sign_in(world.nurse)
    shown = Shown(qtbot, theme, world, kind="consent_form", case_id=case.id)
    assert shown.page.language.list.value() == "sv"


@pytest.mark.rule("R43")
def test_a_sheet_after_the_meeting_says_its_language(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The guardian's own, without anybody choosing."""
    held = hold(world)
    shown = Shown(qtbot, theme, world, meeting_id=held.meeting_id)
    assert shown.page.language.isHidden()
    captions = {shown.page.presenter.rows[key].caption for key in shown.keys(PaperKind.GUARDIAN_SHEET)}
    assert captions
    assert all(caption.startswith("På svenska") for caption in captions)
