"""The page Inställningar: every change is kept at once, and what does not fit is said at its field."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from barnombud.domain.meeting.agenda import DEFAULT_TEMPLATE
from barnombud.domain.meeting.meeting import ItemKind
from barnombud.domain.team import TeamRules
from barnombud.errors import NoPermission
from barnombud.services.team import TeamView, save_team, team_view
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts import settings_page as texts
from barnombud.ui.navigation import Place
from barnombud.ui.pages.settings.view import SettingsPage
from barnombud.ui.theme.theme import Theme
from barnombud.ui.theme.tokens import ThemeMode
from tests.ui.page_world import context_for, dialogs_of, nameless, show
from tests.world import World


@pytest.fixture
def page(qtbot: QtBot, world: World, theme: Theme) -> SettingsPage:
    """Lend the page on screen."""
    return show(qtbot, SettingsPage(context_for(world, theme)))


def stored(world: World) -> TeamView:
    """Return what lies in the store."""
    return team_view(world.desk)


@pytest.mark.rule("R40")
def test_every_control_has_a_name(page: SettingsPage) -> None:
    """A screen reader can tell them apart."""
    assert nameless(page) == []


def test_look_changes_at_once(page: SettingsPage, theme: Theme) -> None:
    """Colours and size act on the program itself."""
    page.look.colours.button("dark").click()
    page.look.letters.button("150").click()
    assert (theme.mode, theme.scale) == (ThemeMode.DARK, 1.5)
    theme.set_scale(2.0)
    page.shown({})
    assert page.look.letters.value() == "200"


def test_contacts_are_saved_while_somebody_types(page: SettingsPage, world: World) -> None:
    """And flushed when the page is left."""
    saved: list[str] = []
    page.saved.connect(saved.append)
    line = page.contacts.lines["telephone_social_services"]
    QTest.keyClicks(line, "08-46500410")
    page.flush()
    assert stored(world).rules.telephone_social_services == "08-46500410"
    assert saved == ["09.00"]
    page.flush()
    assert len(saved) == 1


@pytest.mark.rule("R13")
@pytest.mark.rule("R32")
def test_places_around_and_the_decision_are_kept(page: SettingsPage, world: World) -> None:
    """A small place is what an unanswered question means; a decision is kept as it is written."""
    assert page.without_names.small.is_ticked()
    page.without_names.small.box.click()
    QTest.keyClicks(page.without_names.line, "Lillhult, Norra Skogen")
    QTest.keyClicks(page.disposal.line, "BUN 2026/17")
    page.flush()
    rules = stored(world).rules
    assert (rules.small_place, rules.local_places) == (False, "Lillhult, Norra Skogen")
    assert rules.disposal_decision == "BUN 2026/17"


@pytest.mark.rule("R28")
def test_sender_that_says_too_much_is_refused_at_its_field(page: SettingsPage, world: World) -> None:
    """What was typed stays to be changed; the next try that fits takes the words away."""
    line = page.contacts.lines["neutral_sender"]
    line.setText("Socialtjänsten")
    line.flush()
    row = page.contacts.rows["neutral_sender"]
    assert "ska inte avslöja något" in row.error
    assert (line.text(), stored(world).rules.neutral_sender) == ("Socialtjänsten", "")
    line.setText("Laget på Tallbacken")
    line.flush()
    assert row.error == ""
    assert stored(world).rules.neutral_sender == "Laget på Tallbacken"


@pytest.mark.rule("R2")
def test_rules_are_kept_within_their_limits(page: SettingsPage, world: World) -> None:
    """The longest consent is twelve months, and none is proposed for longer than the longest."""
    fields, rows = page.rules.fields, page.rules.rows
    fields["consent_max_months"].setText("13")
    assert not fields["consent_max_months"].check()
    assert rows["consent_max_months"].error == "Skriv ett tal från 1 till 12."
    fields["consent_max_months"].setText("4")
    fields["consent_max_months"].check()
    assert rows["consent_max_months"].error == texts.TOO_SHORT_MAX
    assert stored(world).rules == TeamRules()
    fields["consent_default_months"].setText("3")
    fields["consent_default_months"].check()
    rules = stored(world).rules
    assert (rules.consent_default_months, rules.consent_max_months) == (3, 4)
    assert rows["consent_max_months"].error == ""
    fields["consent_default_months"].setText("5")
    page.flush()
    assert rows["consent_default_months"].error == texts.TOO_LONG_DEFAULT


@pytest.mark.rule("R35")
def test_lock_may_not_wait_longer_than_five_minutes(page: SettingsPage, world: World) -> None:
    """Shorter is the team's own choice."""
    field = page.rules.fields["lock_minutes"]
    field.setText("6")
    assert not field.check()
    field.setText("2")
    assert field.check()
    assert stored(world).rules.lock_minutes == 2


def test_trouble_with_the_store_is_said_on_the_page(
    page: SettingsPage, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old rule holds until a save has come back."""

    def refuse(self: UnitOfWork, *_arguments: object, **_named: object) -> None:
        raise NoPermission

    with monkeypatch.context() as patched:
        patched.setattr(UnitOfWork, "commit", refuse)
        page.rules.fields["feedback_days"].setText("5")
        page.rules.fields["feedback_days"].check()
    assert page.message.title == "Det går inte att spara här"
    assert stored(world).rules.feedback_days == 7


def test_series_is_said_in_words_with_its_next_date(page: SettingsPage, world: World) -> None:
    """Monthly by default; every so many weeks on another day after three choices."""
    assert page.series.next_date.text() == (
        "Andra tisdagen varje månad kl. 13.00. Nästa gång: tisdag 10 mars 2026."
    )
    page.series.rhythm.button("weekly").click()
    page.series.weekday.button("4").click()
    page.series.every.setText("3")
    page.series.every.check()
    page.series.start.line.setText("9.30")
    page.series.start.check()
    series = stored(world).series
    assert series is not None
    assert (series.weekday, series.every_n_weeks, series.week_of_month) == (4, 3, None)
    assert series.start_time == time(9, 30)
    assert "var tredje vecka kl. 9.30" in page.series.next_date.text().replace("09.30", "9.30")
    page.series.rhythm.button("monthly").click()
    page.series.week.button("-1").click()
    again = stored(world).series
    assert again is not None
    assert (again.week_of_month, again.every_n_weeks) == (-1, None)


def test_series_waits_for_a_time_that_fits(page: SettingsPage, world: World) -> None:
    """Half a time changes nothing."""
    page.series.start.line.setText("25")
    page.series.start.check()
    page.series.week.button("3").click()
    assert stored(world).series is None


def test_agenda_is_ordered_by_keyboard(page: SettingsPage, world: World) -> None:
    """The line stays under the cursor while it moves."""
    page.agenda.list.set_current(page.agenda.list.keys()[5])
    for _step in range(2):
        page.agenda.list.move_current(-1)
    kinds = [item.kind for item in stored(world).template.items]
    assert kinds[3] is ItemKind.LEARNING
    assert page.agenda.list.keys().index(page.agenda.list.current_key()) == 3
    assert page.agenda.minutes.value() == 10


def test_agenda_line_gets_a_title_and_minutes(page: SettingsPage, world: World) -> None:
    """Each is kept, and the total follows."""
    page.agenda.list.set_current(page.agenda.list.keys()[1])
    QTest.keyClicks(page.agenda.title, "Sedan sist ")
    page.agenda.minutes.setText("0")
    page.flush()
    item = stored(world).template.items[1]
    assert (item.title, item.minutes) == ("Sedan sist", 0)
    page.agenda.minutes.setText("241")
    page.flush()
    assert stored(world).template.items[1].minutes == 0


def test_typed_title_is_kept_when_the_cursor_moves_on(page: SettingsPage, world: World) -> None:
    """Nothing is lost between two lines."""
    QTest.keyClicks(page.agenda.title, "Hej")
    page.agenda.list.set_current(page.agenda.list.keys()[2])
    items = stored(world).template.items
    assert (items[0].title, items[2].title, page.agenda.title.text()) == ("Hej", "", "")


def test_agenda_lines_come_and_go(page: SettingsPage, world: World) -> None:
    """A new one lands last and under the cursor; the last one cannot be removed."""
    page.agenda.kind.setCurrentIndex(page.agenda.kind.findData("other"))
    page.agenda.add_button.click()
    items = stored(world).template.items
    assert (items[-1].kind, len(items)) == (ItemKind.OTHER, 9)
    assert page.agenda.list.current_key() == page.agenda.list.keys()[-1]
    for _line in range(9):
        page.agenda.remove_button.click()
    assert len(stored(world).template.items) == 1
    assert page.message.title == texts.AGENDA


def test_shipped_agenda_comes_back_after_a_question(page: SettingsPage, world: World) -> None:
    """The team's own order is not lost by a slip."""
    page.agenda.remove_button.click()
    dialogs_of(page).will_answer(False, True)
    page.agenda.default_wanted.emit()
    assert len(stored(world).template.items) == 7
    page.agenda.default_wanted.emit()
    assert stored(world).template == DEFAULT_TEMPLATE


def test_flower_is_one_press_away(page: SettingsPage, world: World) -> None:
    """And says that it is only a suggestion so far."""
    page.flower_button.click()
    place = page.context.navigation.place
    assert place is not None
    assert place.page == "flower_template"


def test_languages_are_one_press_away(page: SettingsPage) -> None:
    """Of families' papers."""
    page.languages_button.click()
    place = page.context.navigation.place
    assert place is not None
    assert place.page == "languages"


def test_changes_elsewhere_are_shown_where_they_show(page: SettingsPage, world: World, qtbot: QtBot) -> None:
    """A team's new name shows nothing here."""
    page.context.bus.publish(save_team(world.desk, "Nya laget", "Annan kommun", world.bvc.id).change)
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert page.rules.fields["lock_minutes"].value() == 5


@pytest.mark.rule("R22")
def test_the_totals_are_one_press_away(page: SettingsPage) -> None:
    """Shown and printed as a paper; nothing in the way there names a case."""
    page.statistics_button.click()
    assert page.context.navigation.place == Place("papers", {"kind": "statistics"})
