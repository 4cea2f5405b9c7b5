"""The card about the disk on Hem and in the settings: calm, asked once, and in nobody's way (R38)."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from barnombud.domain.media import DiskState
from barnombud.services.disk import answer_disk, disk_page
from barnombud.texts import disk as texts
from barnombud.ui.pages.disk import card
from barnombud.ui.pages.home.view import HomePageView
from barnombud.ui.pages.settings.view import SettingsPage
from barnombud.ui.theme.theme import Theme
from tests.ui.page_world import context_for, show
from tests.world import World


def system_says(monkeypatch: pytest.MonkeyPatch, found: DiskState) -> None:
    """Let the system answer ``found``: what it says of the machine under test is its own affair."""
    monkeypatch.setattr(card, "find_disk_state", lambda _folder: found)


@pytest.mark.rule("R38")
def test_hem_asks_where_the_system_cannot_tell_and_keeps_the_answer(
    qtbot: QtBot, theme: Theme, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One press; then it is gone from Hem, and the settings say who and when."""
    system_says(monkeypatch, DiskState.UNKNOWN)
    page = show(qtbot, HomePageView(context_for(world, theme)))
    assert page.disk.isVisible()
    assert page.disk.words.text() == f"{texts.UNKNOWN} {texts.ASKING}"
    page.disk.confirm_button.click()
    assert not page.disk.isVisible()
    page.shown({})
    assert not page.disk.isVisible()
    settings = show(qtbot, SettingsPage(context_for(world, theme)))
    assert settings.disk.words.text() == texts.confirmed(world.rektor.name, world.desk.today())
    assert settings.disk.confirm_button.isHidden() or not settings.disk.confirm_button.isVisible()


@pytest.mark.rule("R38")
def test_a_no_stays_on_hem_without_asking_again(
    qtbot: QtBot, theme: Theme, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What remains is the way to say that it has been done."""
    system_says(monkeypatch, DiskState.NOT_ENCRYPTED)
    page = show(qtbot, HomePageView(context_for(world, theme)))
    assert page.disk.words.text() == f"{texts.NOT_ENCRYPTED} {texts.ASKING}"
    page.disk.not_sure_button.click()
    assert page.disk.words.text() == texts.denied(world.rektor.name, world.desk.today())
    assert not page.disk.not_sure_button.isVisible()
    assert page.disk.confirm_button.isVisible()


@pytest.mark.rule("R38")
def test_an_encrypted_disk_is_said_in_the_settings_only(
    qtbot: QtBot, theme: Theme, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hem shows nothing that is well."""
    system_says(monkeypatch, DiskState.ENCRYPTED)
    context = context_for(world, theme)
    assert not show(qtbot, HomePageView(context)).disk.isVisible()
    settings = show(qtbot, SettingsPage(context))
    assert settings.disk.words.text() == texts.ENCRYPTED
    answer_disk(world.desk, encrypted=False)
    assert disk_page(world.desk, DiskState.ENCRYPTED).answer is not None
    settings.disk.words.setText("")
    settings.disk.load()
    assert settings.disk.words.text() == texts.ENCRYPTED
