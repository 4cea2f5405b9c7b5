"""The page Åtkomstlogg with real widgets on the real store, by keyboard; and what is said after unlock."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from barnombud.domain.access_log import ChainWalk, FoundAtUnlock, LogFinding, LogQuestion
from barnombud.domain.changes import Op
from barnombud.errors import DiskFull
from barnombud.services.access_log import LogPage, log_page
from barnombud.services.cases import case_page
from barnombud.texts import access_log as texts
from barnombud.texts import team as team_texts
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.jobs import InlineJobs
from barnombud.ui.navigation import Navigation, Place
from barnombud.ui.pages.access_log.view import AccessLogPage
from barnombud.ui.pages.registry import PAGES
from barnombud.ui.pages.team.view import TeamPage
from barnombud.ui.shell.log_watch import PAGE, LogWatch
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.message_bar import MessageBar
from tests.store.raw import run_sql
from tests.ui.page_world import context_for, nameless, press, show, tab_to, write
from tests.world import World


@pytest.fixture
def case_number(world: World) -> str:
    """Put some lines in the log and return the case's number."""
    case = world.consented_case("Ekorren", "Alva")
    case_page(world.desk, case.id)
    world.sign_in(world.nurse)
    world.sign_in(world.rektor)
    return case.number


def opened(qtbot: QtBot, theme: Theme, world: World) -> AccessLogPage:
    """Show the page."""
    return show(qtbot, AccessLogPage(context_for(world, theme)))


def cells(page: AccessLogPage, column: int) -> list[str]:
    """Return the words of one column."""
    found = [page.table.item(row, column) for row in range(page.table.rowCount())]
    return [item.text() for item in found if item is not None]


@pytest.mark.rule("R36")
def test_page_says_who_what_when_and_which_number(
    qtbot: QtBot, theme: Theme, world: World, case_number: str
) -> None:
    """In plain Swedish, newest first, without any word from the case; and that the log is whole."""
    page = opened(qtbot, theme, world)
    assert cells(page, 2)[:3] == ["Låste upp", "Låste", "Låste upp"]
    row = cells(page, 2).index("Läste i ärendet")
    assert (cells(page, 0)[row], cells(page, 1)[row], cells(page, 3)[row]) == (
        "2026-03-03 09.00",
        "Rakel Påhitt",
        case_number,
    )
    shown = " ".join(word for column in range(4) for word in cells(page, column))
    assert "Ekorren" not in shown and "Alva" not in shown
    assert page.state.text() == texts.WHOLE
    assert page.faults.isHidden()


@pytest.mark.rule("R36")
@pytest.mark.rule("R40")
def test_review_is_noted_by_keyboard(qtbot: QtBot, theme: Theme, world: World, case_number: str) -> None:
    """The button says so, and it stands among the reviews with name and time."""
    del case_number
    page = opened(qtbot, theme, world)
    assert page.reviews.text() == texts.NO_REVIEW
    tab_to(page.review_button)
    press(Qt.Key.Key_Space)
    assert page.message.title == texts.REVIEWED
    assert page.reviews.text() == "2026-03-03 09.00, Rakel Påhitt"
    assert cells(page, 2)[0] == "Granskade åtkomstloggen"
    assert nameless(page) == []


@pytest.mark.rule("R40")
def test_filters_work_by_keyboard(qtbot: QtBot, theme: Theme, world: World, case_number: str) -> None:
    """Person, kind and period; a period that ends before it begins is said at its field."""
    del case_number
    page = opened(qtbot, theme, world)
    tab_to(page.member)
    page.member.set_value(str(world.nurse.id))
    page.member.chosen.emit(str(world.nurse.id))
    assert set(cells(page, 1)) == {"Bo Låtsas"}
    tab_to(page.kind)
    page.kind.set_value("paper")
    page.kind.chosen.emit("paper")
    assert page.table.isHidden() and page.none.isVisible()
    tab_to(page.all_button)
    press(Qt.Key.Key_Space)
    assert page.member.value() == page.kind.value() == ""
    assert page.table.isVisible()
    tab_to(page.first_day.line)
    write("2026-03-04")
    press(Qt.Key.Key_Tab)
    assert page.table.isHidden()
    tab_to(page.last_day.line)
    write("2026-03-03")
    press(Qt.Key.Key_Tab)
    assert page.last_row.error == texts.PERIOD_WRONG
    page.first_day.line.setFocus()
    page.first_day.line.selectAll()
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Tab)
    assert page.last_row.error == ""
    assert page.table.isVisible()


def test_pages_are_turned(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Fifty lines at a time, older and newer."""
    case = world.add_case()
    for _ in range(60):
        case_page(world.desk, case.id)
    page = opened(qtbot, theme, world)
    first = cells(page, 2)
    assert (len(first), page.older.isEnabled(), page.newer.isEnabled()) == (50, True, False)
    tab_to(page.older)
    press(Qt.Key.Key_Space)
    assert (page.older.isEnabled(), page.newer.isEnabled()) == (False, True)
    page.presenter.show_older()
    assert 0 < page.table.rowCount() < 50
    page.newer.click()
    page.presenter.show_newer()
    assert page.table.rowCount() == 50


@pytest.mark.rule("R36")
def test_a_broken_log_is_said_with_what_to_do(
    qtbot: QtBot, theme: Theme, world: World, case_number: str
) -> None:
    """Which line, what it means, whom to tell; the page goes on working."""
    del case_number
    run_sql(world, "DROP TRIGGER audit_no_update")
    run_sql(world, "UPDATE audit SET member_id = 'x' WHERE sequence = 4")
    page = opened(qtbot, theme, world)
    assert page.state.text() == texts.broken_at(4)
    page.shown({})
    assert page.faults.text() == (f"{texts.found_at(world.clock.now(), 'row_changed')}\n{texts.WHAT_TO_DO}")
    assert "Okänd" in cells(page, 1)


def test_failed_tries_and_erased_cases_have_words(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Nobody knows who tried; of an erased case there is no number any more."""
    world.add_case()
    run_sql(world, "DELETE FROM case_file")
    with world.desk.unit_of_work() as uow:
        uow.audit.add(Op.FAILED_UNLOCK, frozenset(), uow.now(), "", "")
        uow.audit.add(Op.LOG_FAULT, frozenset({"head_missing"}), uow.now(), "", "")
        uow.commit(Op.SHARE_KEYS)
    page = opened(qtbot, theme, world)
    assert cells(page, 1)[1:3] == [texts.PROGRAM, texts.NOBODY_KNOWN]
    assert texts.ERASED in cells(page, 3)


def test_trouble_is_said(qtbot: QtBot, theme: Theme, world: World) -> None:
    """What the store cannot do stands on the page."""
    page = AccessLogPage(context_for(world, theme))
    page.presenter.show_older()
    page.presenter.review()
    page = show(qtbot, page)
    page.presenter._failed(DiskFull())
    assert page.message.title == "Datorns disk är full"


@pytest.mark.rule("R36")
def test_the_page_is_reached_from_the_team(qtbot: QtBot, theme: Theme, world: World) -> None:
    """By a button on Team."""
    context = context_for(world, theme)
    page = show(qtbot, TeamPage(context))
    went: list[Place] = []
    context.navigation.went.connect(went.append)
    tab_to(page.log_button)
    press(Qt.Key.Key_Space)
    assert [place.page for place in went] == [PAGE]
    assert PAGE in PAGES
    assert page.log_button.text() == texts.OPEN
    assert page.title == team_texts.TITLE


def watch(qtbot: QtBot, found: FoundAtUnlock, walks: list[ChainWalk]) -> tuple[MessageBar, Navigation]:
    """Run what is said after unlock; ``walks`` are the answers of going through the chain."""
    bar, navigation = MessageBar(), Navigation()
    qtbot.addWidget(bar)
    owner = QObject(bar)
    LogWatch(
        found,
        lambda _walk: walks.pop(0),
        jobs=InlineJobs(ChangeBus(owner)),
        bar=bar,
        navigation=navigation,
        parent=owner,
    ).start()
    return bar, navigation


@pytest.mark.rule("R36")
def test_what_was_found_at_unlock_is_said_and_leads_to_the_log(qtbot: QtBot, world: World) -> None:
    """In plain Swedish, with one thing to do; nobody is kept out."""
    end = [ChainWalk(through=2), ChainWalk(through=4, done=True)]
    bar, navigation = watch(qtbot, FoundAtUnlock(fault=LogFinding.ROWS_MISSING), end)
    assert bar.title == texts.FAULT_TITLE
    assert end == []
    bar._on_action()
    assert navigation.place == Place(PAGE)
    tries = FoundAtUnlock(failed_tries=3, last_try=world.clock.now() - timedelta(hours=1))
    bar, _ = watch(qtbot, tries, [ChainWalk(done=True)])
    assert bar.title == texts.TRIES_TITLE
    assert texts.tries(3, tries.last_try).startswith(
        "3 försök misslyckades sedan förra gången. Det senaste var 2026-03-03 08.00."
    )
    assert "senaste" not in texts.tries(3, None)


@pytest.mark.rule("R36")
def test_a_whole_log_is_not_talked_about_and_a_broken_one_is(qtbot: QtBot) -> None:
    """The chain is gone through in the background; silence when all is well."""
    bar, _ = watch(qtbot, FoundAtUnlock(), [ChainWalk(done=True)])
    assert bar.isHidden()
    bar, _ = watch(qtbot, FoundAtUnlock(), [ChainWalk(through=3, broken_at=3, done=True)])
    assert bar.title == texts.FAULT_TITLE


def test_reading_the_page_is_itself_a_line(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The next reviewer sees who has looked."""
    page = opened(qtbot, theme, world)
    assert isinstance(page.presenter.page, LogPage)
    assert log_page(world.desk, LogQuestion()).lines[0].op == Op.READ_LOG
