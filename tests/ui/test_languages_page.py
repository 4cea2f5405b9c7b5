"""The page Språk: the list, correcting a sentence beside the Swedish, approving; by keyboard alone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from barnombud.documents import phrases
from barnombud.errors import NoPermission
from barnombud.services import languages
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts import languages_page as texts
from barnombud.ui.pages.languages.view import LanguagesPage
from barnombud.ui.theme.theme import Theme
from barnombud.ui.theme.tokens import SPACE_L
from tests.ui.page_world import context_for, nameless, press, show
from tests.world import World

KEY = "information.withdraw_how"


@pytest.fixture
def page(qtbot: QtBot, world: World, theme: Theme) -> LanguagesPage:
    """Lend the page on screen."""
    return show(qtbot, LanguagesPage(context_for(world, theme)))


def open_language(page: LanguagesPage, language: str) -> None:
    """Open a language as the main window does after a row was opened."""
    page.table.row_activated.emit(language)
    place = page.context.navigation.place
    assert place is not None
    page.shown(place.ids)


def kept(world: World, language: str, key: str = KEY) -> str:
    """Return the team's own wording of a sentence; empty when it has none."""
    with world.desk.unit_of_work() as uow:
        version = uow.phrases.latest(language)
        return version.book.phrases[key] if version else ""


def cell(page: LanguagesPage, row: int, column: int) -> str:
    """Return what a screen reader says of a cell of the list."""
    item = page.table.item(row, column)
    assert item is not None
    return str(item.data(Qt.ItemDataRole.AccessibleTextRole))


def row_of(page: LanguagesPage, name: str) -> int:
    """Return the row of a language by what its first cell begins with."""
    return next(n for n in range(page.table.rowCount()) if cell(page, n, 0).startswith(name))


@pytest.mark.rule("R43")
def test_the_list_says_version_translator_and_reviewer(page: LanguagesPage) -> None:
    """Every file, the original first; one that nobody has begun says how much is left."""
    assert page.table.rowCount() == len(phrases.shipped_languages())
    assert cell(page, 0, 0) == "Svenska"
    assert cell(page, 0, 1) == texts.SOURCE_STATE[0]
    arabic = row_of(page, "Arabiska")
    assert [cell(page, arabic, column) for column in (1, 2, 4)] == ["Ej granskad", "1", texts.NOBODY]
    assert "ej granskat" in cell(page, arabic, 3)
    assert "meningar kvar" in cell(page, row_of(page, "Nordsamiska"), 1)


@pytest.mark.rule("R40")
@pytest.mark.parametrize("language", ["", "ar"])
def test_every_control_has_a_name(page: LanguagesPage, language: str) -> None:
    """A screen reader can tell them apart, in the list and in a language."""
    if language:
        open_language(page, language)
        page.sentences.row_activated.emit(KEY)
    assert nameless(page) == []


@pytest.mark.rule("R43")
def test_a_sentence_is_corrected_by_keyboard_alone(page: LanguagesPage, world: World) -> None:
    """Open a language, go to a sentence, write, save; it is written from the right where the language is."""
    page.table.setFocus()
    page.table.selectRow(row_of(page, "Arabiska"))
    press(Qt.Key.Key_Return)
    place = page.context.navigation.place
    assert place is not None
    page.shown(place.ids)
    page.sentences.setFocus()
    page.sentences.selectRow(0)
    press(Qt.Key.Key_Return)
    assert page.phrase.field.hasFocus()
    assert page.phrase.field.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert page.phrase.swedish.text() == "Får vi prata om ditt barn?"
    page.phrase.field.selectAll()
    QTest.keyClicks(page.phrase.field, "nytt")
    press(Qt.Key.Key_Tab)
    assert page.phrase.save_button.hasFocus()
    press(Qt.Key.Key_Return)
    assert kept(world, "ar", "information.title") == "nytt"
    assert page.message.isVisible()


def test_on_a_small_screen_the_form_comes_into_sight(page: LanguagesPage, qtbot: QtBot) -> None:
    """At 150 % it stands below the whole list: a press on a sentence leads to it, by mouse as by keyboard."""
    page.resize(726, 460)
    open_language(page, "ar")
    view = page.ground.viewport()
    qtbot.waitUntil(lambda: page.phrase.mapTo(view, QPoint()).y() > view.height())
    page.sentences.cellDoubleClicked.emit(3, 0)
    qtbot.waitUntil(lambda: 0 <= page.phrase.mapTo(view, QPoint()).y() < SPACE_L)
    field = page.phrase.field
    assert field.hasFocus()
    assert field.mapTo(view, QPoint(0, field.height())).y() <= view.height()


@pytest.mark.rule("R43")
def test_a_lost_place_is_told_while_one_types(page: LanguagesPage, world: World) -> None:
    """In a plain sentence that names it; saving waits; leaving the page keeps nothing broken."""
    open_language(page, "en")
    page.sentences.row_activated.emit(KEY)
    assert page.phrase.places.text() == "Ska stå kvar: {contact}"
    page.phrase.field.setPlainText("Tell someone.")
    assert "{contact}" in page.phrase.row.error
    assert not page.phrase.save_button.isEnabled()
    page.flush()
    assert kept(world, "en") == ""
    page.phrase.field.setPlainText("Tell {contact}.")
    assert page.phrase.row.error == ""
    assert page.phrase.save_button.isEnabled()
    page.flush()
    assert kept(world, "en") == "Tell {contact}."
    page.flush()
    with world.desk.unit_of_work() as uow:
        assert len(uow.phrases.versions("en")) == 1


@pytest.mark.rule("R43")
def test_approving_names_who_and_a_correction_takes_it_back(page: LanguagesPage, world: World) -> None:
    """Without a name it is told at the field; afterwards the language is unreviewed again when changed."""
    open_language(page, "en")
    page.approval.approve_button.click()
    assert page.approval.rows["reviewer"].error
    page.approval.reviewer.setText("Nadia Påhitt")
    page.approval.day.line.clear()
    page.approval.approve_button.click()
    assert page.approval.rows["reviewed_on"].error
    page.approval.day.set_value(date(2026, 3, 1))
    page.approval.approve_button.click()
    assert page.approval.state.text() == "Granskad av Nadia Påhitt i teamet 1 mars 2026."
    assert not page.approval.approve_button.isVisible()
    page.sentences.row_activated.emit(KEY)
    page.phrase.field.setPlainText("Tell {contact} now.")
    page.phrase.save_button.click()
    assert "Ej granskad" in page.approval.state.text()
    assert page.approval.approve_button.isVisible()
    assert page.changed.text().endswith(world.rektor.name)
    page.back_button.click()
    page.shown({})
    assert cell(page, row_of(page, "Engelska"), 2) == "3"


def test_the_original_is_read_and_not_changed(page: LanguagesPage) -> None:
    """No field, no approval; the next sentence is one press away."""
    open_language(page, "sv")
    page.sentences.row_activated.emit("information.title")
    assert not page.phrase.row.isVisible()
    assert not page.approval.isVisible()
    assert page.phrase.next_button.hasFocus()
    page.phrase.next_button.click()
    assert page.phrase.swedish.text() == "Information till dig som är vårdnadshavare"


def test_the_parts_are_shown_one_at_a_time(page: LanguagesPage) -> None:
    """After the last sentence of a part comes its first."""
    open_language(page, "so")
    page.part.set_value("signing")
    page.part.chosen.emit("signing")
    assert page.sentences.rowCount() == 3
    assert not page.phrase.row.isVisible()
    page.phrase.next_wanted.emit()
    first = page.phrase.swedish.text()
    for _ in range(3):
        page.phrase.next_button.click()
    assert page.phrase.swedish.text() == first


@pytest.mark.rule("R43")
def test_a_language_nobody_has_begun_can_be_filled_in(page: LanguagesPage, world: World) -> None:
    """A sentence at a time; approving waits until it is whole."""
    open_language(page, "se")
    assert "erbjuds inte än" in page.approval.state.text()
    assert not page.approval.approve_button.isVisible()
    page.sentences.row_activated.emit("information.title")
    page.phrase.field.setPlainText("Okta cealkka")
    page.phrase.save_button.click()
    assert kept(world, "se", "information.title") == "Okta cealkka"
    left = len(phrases.swedish().phrases) - 1
    assert f"{left} meningar kvar" in page.facts.text()


def test_an_unknown_language_leads_to_the_list(page: LanguagesPage) -> None:
    """For instance after a file was taken away."""
    page.shown({"language": "xx"})
    assert page.message.isVisible()
    assert page.presenter.language == ""
    assert page.everything.isVisible()


def test_a_store_that_cannot_be_written_is_told(page: LanguagesPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was typed stays."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise NoPermission

    open_language(page, "en")
    page.sentences.row_activated.emit(KEY)
    monkeypatch.setattr(UnitOfWork, "commit", refuse)
    page.phrase.field.setPlainText("Tell {contact} at once.")
    page.phrase.save_button.click()
    assert page.message.isVisible()
    assert page.phrase.field.toPlainText() == "Tell {contact} at once."
    page.approval.reviewer.setText("Nadia Påhitt")
    page.approval.approve_button.click()
    assert page.message.isVisible()


def test_a_refusal_of_the_service_is_told_at_the_field(
    page: LanguagesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should it know more than the check while typing."""
    open_language(page, "en")
    page.sentences.row_activated.emit(KEY)
    monkeypatch.setattr(languages, "check_phrase", lambda _key, _text: ())
    page.phrase.field.setPlainText("Tell someone.")
    page.phrase.save_button.click()
    assert "klammer" in page.phrase.row.error
