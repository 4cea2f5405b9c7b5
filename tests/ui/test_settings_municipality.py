"""Inställningar where the municipality has decided, and the card about personal data (R38, R39, R40)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from barnombud.domain.personal_data import PrivacyTemplate
from barnombud.errors import DiskFull
from barnombud.services.municipality import parse_municipality
from barnombud.services.privacy import privacy_page
from barnombud.services.team import team_view
from barnombud.texts import letterhead, settings_page
from barnombud.texts import municipality as texts
from barnombud.ui.navigation import Place
from barnombud.ui.pages.settings import privacy_card
from barnombud.ui.pages.settings.view import SettingsPage
from barnombud.ui.theme.theme import Theme
from tests.ui.page_world import context_for, nameless, show
from tests.world import World

FILE = """
decided_by = "Exempelkommun"
[rules]
lock_minutes = 2
incident_telephone = "08-46500452"
confirm_with_passphrase = true
small_place = true
feedback_days = 99
[personal_data]
officer = "Kommunens ombud"
controllers_on = 2026-02-02
"""


def opened(qtbot: QtBot, theme: Theme, world: World, file: str = "") -> SettingsPage:
    """Show the page of a team whose municipality has written ``file``."""
    world.desk = replace(world.desk, municipality=parse_municipality(file))
    return show(qtbot, SettingsPage(context_for(world, theme)))


def line_of(page: SettingsPage, name: str) -> QWidget:
    """Return the line a day is typed in."""
    line = page.privacy.days[name].focusProxy()
    assert line is not None
    return line


def test_what_is_decided_is_locked_and_says_by_whom(qtbot: QtBot, theme: Theme, world: World) -> None:
    """It can be read and reached, not changed; the team's own fields are as before."""
    page = opened(qtbot, theme, world, FILE)
    field, row = page.rules.fields["lock_minutes"], page.rules.rows["lock_minutes"]
    assert (field.text(), field.isReadOnly()) == ("2", True)
    assert field.accessibleDescription() == texts.LOCKED
    QTest.keyClick(field, Qt.Key.Key_Up)
    page.flush()
    assert field.text() == "2"
    assert row.error == ""
    assert page.contacts.lines["incident_telephone"].isReadOnly()
    assert not page.rules.vouching.box.isEnabled()
    assert page.rules.vouching_help.text() == texts.LOCKED
    assert not page.without_names.small.box.isEnabled()
    assert not page.rules.fields["meeting_minutes"].isReadOnly()
    assert not page.privacy.days["controllers_on"].isEnabled()
    assert page.privacy.lines["officer"].isReadOnly()
    assert nameless(page) == []
    QTest.keyClick(page.rules.fields["meeting_minutes"], Qt.Key.Key_Up)
    page.flush()
    assert team_view(world.desk).rules.meeting_minutes == 91


def test_a_fault_in_the_file_is_told_with_its_line_and_what_holds(
    qtbot: QtBot, theme: Theme, world: World
) -> None:
    """The rest of the file still rules."""
    page = opened(qtbot, theme, world, FILE)
    assert "Exempelkommun" in page.municipal.holds.text()
    (title, line) = page.municipal.findings.text().split("\n")
    assert title == texts.TROUBLE
    assert (
        line
        == "Rad 8: Värdet för ”rules.feedback_days” går inte att använda. Teamets eget val gäller i stället."
    )
    assert not page.rules.fields["feedback_days"].isReadOnly()
    broken = opened(qtbot, theme, world, "[rules\n")
    assert broken.municipal.holds.isHidden()
    assert broken.municipal.findings.text().endswith("Filen används inte. Teamets egna val gäller.")
    unknown = opened(qtbot, theme, world, "x = 1\n")
    assert "Programmet känner inte till ”x”." in unknown.municipal.findings.text()


def test_without_a_file_nothing_is_said_or_locked(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The page is the team's own."""
    page = opened(qtbot, theme, world)
    assert page.municipal.isHidden()
    assert page.rules.vouching_help.text() == settings_page.VOUCHING_HELP
    assert not page.rules.fields["lock_minutes"].isReadOnly()
    assert texts.holds("") == texts.HOLDS
    assert "Rad" not in texts.finding("unreadable", None, "")


@pytest.mark.rule("R39")
@pytest.mark.rule("R38")
def test_facts_and_decisions_are_saved_while_somebody_types(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Reference and day together confirm a draft; what cannot be kept is said at its field."""
    page = opened(qtbot, theme, world)
    saved: list[str] = []
    page.saved.connect(saved.append)
    QTest.keyClicks(page.privacy.lines["officer"], "Ombudet")
    QTest.keyClicks(page.privacy.lines["impact_assessment"], "UBN 43")
    QTest.keyClicks(line_of(page, "impact_assessment_on"), "2026-02-02")
    page.flush()
    facts = privacy_page(world.desk).facts
    assert (facts.officer, facts.confirmed(PrivacyTemplate.IMPACT_ASSESSMENT) is not None) == (
        "Ombudet",
        True,
    )
    assert len(saved) == 3
    QTest.keyClicks(line_of(page, "controllers_on"), "2099-01-01")
    page.flush()
    assert page.privacy.rows["controllers_on"].error
    assert privacy_page(world.desk).facts.controllers_on is None


def test_trouble_that_belongs_to_no_field_is_said_above(
    qtbot: QtBot, theme: Theme, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, as the operating system would report it."""
    page = opened(qtbot, theme, world)

    def full(*_given: object) -> None:
        raise DiskFull

    monkeypatch.setattr(privacy_card, "save_privacy_facts", full)
    QTest.keyClicks(page.privacy.lines["officer"], "Ombudet")
    page.flush()
    assert page.message.title


@pytest.mark.rule("R37")
@pytest.mark.rule("R39")
def test_both_papers_are_reached_from_the_settings(qtbot: QtBot, theme: Theme, world: World) -> None:
    """They are printed and saved like every other paper."""
    page = opened(qtbot, theme, world)
    page.privacy.print_button.click()
    assert page.context.navigation.place == Place("papers", {"kind": "privacy"})
    page.privacy.incident_button.click()
    assert page.context.navigation.place == Place("papers", {"kind": "incident"})


@pytest.mark.rule("R27")
def test_the_form_for_the_archive_is_ticked_here_or_decided_by_the_municipality(
    qtbot: QtBot, theme: Theme, world: World
) -> None:
    """Where somebody looks for a password on papers it says that there can be none."""
    page = opened(qtbot, theme, world)
    assert not page.archive.older.is_ticked()
    page.archive.older.box.click()
    assert team_view(world.desk).rules.older_archive_form
    assert page.archive.help.text() == letterhead.OLDER_FORM_HELP
    told = " ".join(label.text() for label in page.archive.findChildren(QLabel))
    assert "kan inte ha lösenord" in told
    ruled = opened(qtbot, theme, world, "[rules]\nolder_archive_form = false\n")
    assert not ruled.archive.older.is_ticked()
    assert not ruled.archive.older.box.isEnabled()
    assert ruled.archive.help.text() == texts.LOCKED
