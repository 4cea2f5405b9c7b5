"""The card about the head of papers: a logo is chosen, seen as it will be, refused in words, taken away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from barnombud.errors import NoPermission
from barnombud.services.letterhead import save_logo, team_logo
from barnombud.services.municipality import parse_municipality
from barnombud.services.team import team_view
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts import letterhead as texts
from barnombud.texts import municipality
from barnombud.ui.jobs import Lane
from barnombud.ui.pages.settings.letterhead_card import LetterheadCard
from barnombud.ui.pages.settings.logo_paper import LogoPaper
from barnombud.ui.pages.settings.view import SettingsPage
from barnombud.ui.theme.theme import Theme
from tests.documents import logos
from tests.ui.page_world import context_for, dialogs_of, nameless, press, show, tab_to
from tests.world import World


@pytest.fixture
def page(qtbot: QtBot, world: World, theme: Theme) -> SettingsPage:
    """Lend the page on screen."""
    return show(qtbot, SettingsPage(context_for(world, theme)))


def choose(page: SettingsPage, file: Path, content: bytes) -> LetterheadCard:
    """Choose a file with ``content`` as the logo."""
    file.write_bytes(content)
    dialogs_of(page).will_choose(file)
    page.letterhead.choose_button.click()
    return page.letterhead


@pytest.mark.rule("R40")
def test_a_logo_is_chosen_by_keyboard_seen_and_taken_away_and_back(
    page: SettingsPage, world: World, tmp_path: Path
) -> None:
    """In colour and in grey as on paper; taking it away can be undone where it was done."""
    card = page.letterhead
    saved: list[str] = []
    page.saved.connect(saved.append)
    assert (card.none.isHidden(), card.paper.isHidden(), card.remove_button.isHidden()) == (False, True, True)
    (tmp_path / "logotyp.png").write_bytes(logos.as_file(logos.mark()))
    dialogs_of(page).will_choose(tmp_path / "logotyp.png")
    card.choose_button.setFocus()
    QTest.keyClick(card.choose_button, Qt.Key.Key_Space)
    assert team_logo(world.desk) == logos.logo()
    assert card.message.title == texts.KEPT
    assert card.choose_button.text() == texts.CHANGE
    colour, grey = card.paper.pictures
    assert colour.pixelColor(80, 80).name() == "#005e8c"
    assert grey.isGrayscale()
    assert card.none.isHidden()
    assert nameless(page) == []
    assert card.choose_button.hasFocus()
    tab_to(card.remove_button)
    QTest.keyClick(card.remove_button, Qt.Key.Key_Space)
    assert team_logo(world.desk) is None
    assert card.choose_button.hasFocus()
    assert card.message.title == texts.REMOVED
    card.message.focus_action()
    press(Qt.Key.Key_Space)
    assert team_logo(world.desk) == logos.logo()
    assert len(saved) == 3


BAD = {
    "Filen är ingen bild": ("text.png", b"Hej"),
    "Bilden är för stor": ("bomb.png", logos.bomb()),
    "Bilden är skadad": ("halv.jpg", logos.turned()[:900]),
    "En SVG går inte att använda": ("logotyp.svg", b"<svg/>"),
}


def test_what_cannot_be_used_is_said_in_the_card_and_the_old_one_stays(
    page: SettingsPage, world: World, tmp_path: Path
) -> None:
    """With cause and what to do; the picture on screen and in the store is the one that was there."""
    save_logo(world.desk, logos.logo())
    page.letterhead.load()
    for title, (name, content) in BAD.items():
        card = choose(page, tmp_path / name, content)
        assert card.message.title == title
        assert card.message.accessibleName().count(".") >= 2
        assert len(card.paper.pictures) == 2
        assert team_logo(world.desk) == logos.logo()
        assert card.none.isHidden()


def test_a_store_that_takes_nothing_is_said_too(
    page: SettingsPage, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a new logo nor the loss of the old one is shown before it is kept."""
    save_logo(world.desk, logos.logo())
    page.letterhead.load()

    def refuse(self: UnitOfWork, *_arguments: object, **_named: object) -> None:
        raise NoPermission

    with monkeypatch.context() as patched:
        patched.setattr(UnitOfWork, "commit", refuse)
        page.letterhead.remove_button.click()
        assert page.letterhead.message.title == "Det går inte att spara här"
        assert len(page.letterhead.paper.pictures) == 2
        choose(page, tmp_path / "ny.png", logos.as_file(logos.mark(600, 200, "RGB")))
    assert page.letterhead.message.title == "Det går inte att spara här"
    assert team_logo(world.desk) == logos.logo()


def test_a_picture_is_read_away_from_the_window_and_the_store(
    page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large pictures take a moment: nobody can choose another meanwhile, and it says that it reads."""
    waiting: list[object] = []

    def later(*arguments: object) -> None:
        waiting.append(arguments[-1])

    monkeypatch.setattr(page.context.jobs, "run", later)
    card = choose(page, tmp_path / "stor.png", logos.as_file(logos.mark()))
    assert waiting == [Lane.SMALL]
    assert (card.none.text(), card.none.isHidden()) == (texts.READING, False)
    card.choose_button.click()
    card.remove_button.click()
    assert waiting == [Lane.SMALL]


def test_nothing_is_chosen_when_the_person_leaves_the_dialog(page: SettingsPage, world: World) -> None:
    """As before."""
    dialogs_of(page).will_choose(None)
    page.letterhead.choose_button.click()
    assert page.letterhead.message.title == ""
    assert team_logo(world.desk) is None


@pytest.mark.rule("R28")
def test_the_name_is_saved_while_somebody_types_and_the_neutral_sender_is_told(
    qtbot: QtBot, theme: Theme, world: World
) -> None:
    """What the municipality has decided is locked."""
    page = show(qtbot, SettingsPage(context_for(world, theme)))
    QTest.keyClicks(page.letterhead.line, "Exempelkommun")
    page.flush()
    assert team_view(world.desk).rules.organisation == "Exempelkommun"
    assert page.letterhead.neutral.isHidden()
    line = page.contacts.lines["neutral_sender"]
    QTest.keyClicks(line, "Laget på Tallbacken")
    page.flush()
    assert page.letterhead.neutral.text() == texts.neutral("Laget på Tallbacken")
    page.letterhead.line.setText("Socialtjänsten")
    page.flush()
    assert "ska inte avslöja något" in page.letterhead.rows["organisation"].error
    decided = parse_municipality('[rules]\norganisation = "Sagokommun"\n')
    world.desk = replace(world.desk, municipality=decided.model_copy(update={"logo": logos.logo()}))
    ruled = show(qtbot, SettingsPage(context_for(world, theme)))
    assert (ruled.letterhead.line.text(), ruled.letterhead.line.isReadOnly()) == ("Sagokommun", True)
    assert ruled.letterhead.line.accessibleDescription() == municipality.LOCKED
    assert len(ruled.letterhead.paper.pictures) == 2
    assert ruled.letterhead.choose_button.isHidden()
    assert ruled.letterhead.remove_button.isHidden()
    assert ruled.letterhead.help.text() == municipality.LOCKED


def test_a_logo_is_drawn_in_its_own_proportions_on_white(qtbot: QtBot, theme: Theme) -> None:
    """Also where the window is dark, and on a narrow page."""
    del theme
    paper = LogoPaper()
    qtbot.addWidget(paper)
    paper.show_logo(logos.logo())
    paper.resize(paper.minimumSizeHint())
    drawn = paper.grab().toImage()
    assert drawn.pixelColor(5, drawn.height() // 2).name() == "#ffffff"
    row = [drawn.pixelColor(x, drawn.height() // 2) for x in range(drawn.width())]
    blue = [dot for dot in row if dot.blue() > 130 > dot.red()]
    assert 20 <= len(blue) <= 50
    paper.show_logo(None)
    assert paper.pictures == ()
