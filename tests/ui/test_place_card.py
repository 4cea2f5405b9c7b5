"""The card about where the team's file lies: asked once, remembered, and in nobody's way (R34)."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from barnombud.store.data_place import Place
from barnombud.texts import place as texts
from barnombud.ui.pages.disk import place_card
from barnombud.ui.pages.home.view import HomePageView
from barnombud.ui.pages.settings.view import SettingsPage
from barnombud.ui.theme.theme import Theme
from tests.ui.page_world import context_for, show
from tests.world import World


@pytest.mark.rule("R34")
def test_hem_asks_where_the_system_does_not_tell_and_keeps_the_answer(
    qtbot: QtBot, theme: Theme, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A no stays with what to do; a yes takes the card away, and the settings say who and when."""
    monkeypatch.setattr(place_card, "find_place", lambda _folder: Place.UNKNOWN)  # the system's own answer
    page = show(qtbot, HomePageView(context_for(world, theme)))
    assert page.place.isVisible()
    assert page.place.words.text() == f"{texts.UNKNOWN} {texts.ASKING}"
    page.place.not_sure_button.click()
    assert page.place.words.text() == texts.denied(world.rektor.name, world.desk.today())
    assert not page.place.not_sure_button.isVisible()
    page.place.confirm_button.click()
    assert not page.place.isVisible()
    settings = show(qtbot, SettingsPage(context_for(world, theme)))
    assert settings.place.words.text() == texts.confirmed(world.rektor.name, world.desk.today())


@pytest.mark.rule("R34")
def test_a_known_place_is_said_in_the_settings_only(
    qtbot: QtBot, theme: Theme, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hem shows nothing that is well."""
    monkeypatch.setattr(place_card, "find_place", lambda _folder: Place.LOCAL)
    context = context_for(world, theme)
    assert not show(qtbot, HomePageView(context)).place.isVisible()
    assert show(qtbot, SettingsPage(context)).place.words.text() == texts.KNOWN
