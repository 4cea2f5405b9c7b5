"""The four pages of the first start: nothing typed is lost, and every fault stands at its field."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from barnombud import wiring
from barnombud.domain.team import AgencyKind
from barnombud.errors import InputError, NoPermission, UserError
from barnombud.resources import read_text
from barnombud.services.passphrases import judge
from barnombud.settings import KnownTeam
from barnombud.texts import passphrase as phrase_texts
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.jobs import InlineJobs
from barnombud.ui.theme.theme import Theme
from barnombud.ui.unlock.gate import (
    EnteredAgency,
    EnteredRecovery,
    EnteredTeam,
    Fetching,
    HelpCopy,
    OfferedBackup,
    OpenedTeam,
    Recovered,
    RestoredTeam,
    SavedTeam,
)
from barnombud.ui.unlock.setup.checks import agency_faults, member_faults, passphrase_faults, team_faults
from barnombud.ui.unlock.setup.presenter import SetupPresenter
from barnombud.ui.unlock.setup.suggesting import WORD_LIST, WORDS, suggest_passphrase
from barnombud.ui.unlock.setup.view import SetupView
from barnombud.ui.unlock.window import UnlockWindow
from barnombud.ui.widgets.strength_line import StrengthLine
from tests.stores import PASSPHRASE
from tests.ui.page_world import nameless


class Door:
    """A gate that founds nothing: it keeps what it is given, and fails as told."""

    def __init__(self) -> None:
        """Let everybody in."""
        self.given: list[tuple[EnteredTeam, str]] = []
        self.error: UserError | None = None

    def seconds_to_wait(self, folder: Path) -> int:
        """Let everybody try at once."""
        del folder
        return 0

    def judge(self, passphrase: str, own: tuple[str, ...]) -> tuple[str, str]:
        """Judge as the program does."""
        judged = judge(passphrase, own)
        return judged.strength, judged.hint or ""

    def found(self, entered: EnteredTeam, passphrase: str) -> OpenedTeam:
        """Keep what the pages gathered."""
        if self.error is not None:
            raise self.error
        self.given.append((entered, passphrase))
        return cast("OpenedTeam", self)  # nobody looks into it here

    def group_fits(self, place: int, group: str) -> bool:
        """Take no share for right."""
        return not (place or group)

    def recover(self, folder: Path, entered: EnteredRecovery) -> Recovered:
        """Let nobody in by shares."""
        raise AssertionError((folder, entered))

    def warm_up(self, step: int) -> bool:
        """Have nothing to load."""
        return False

    def is_open_elsewhere(self, folder: Path) -> bool:
        """Know of no other window."""
        return False

    @property
    def fetching(self) -> Fetching:
        """Fetch nothing."""
        raise NoPermission

    def spare_team(self, folder: Path) -> KnownTeam | None:
        """Know of no copy."""
        del folder
        return None

    def unlock(self, folder: Path, member_id: str, passphrase: str, *, mend: bool = False) -> OpenedTeam:
        """Open nothing."""
        raise NoPermission

    def salvage(self, folder: Path, member_id: str, passphrase: str) -> SavedTeam:
        """Save nothing."""
        raise NoPermission

    def help_copy(self, folder: Path, to: Path) -> HelpCopy:
        """Write nothing."""
        raise NoPermission

    def prove(self, folder: Path, member_id: str, passphrase: str) -> None:
        """Prove nothing."""
        raise NoPermission

    def practise(self) -> OpenedTeam:
        """Open nothing."""
        raise NoPermission

    def incident_contacts(self) -> tuple[str, str]:
        """Know nobody."""
        raise NoPermission

    def incident_paper(self) -> bytes:
        """Make nothing."""
        raise NoPermission

    def backups(self, folder: Path, member_id: str, passphrase: str) -> tuple[OfferedBackup, ...]:
        """Have none."""
        return ()

    def restore(self, folder: Path, member_id: str, passphrase: str, backup: Path) -> RestoredTeam:
        """Restore nothing."""
        raise NoPermission


class Pages:
    """The first window with the pages of a new team."""

    def __init__(self) -> None:
        """Show the first page."""
        self.window, self.view, self.door = UnlockWindow(), SetupView(), Door()
        self.opened: list[object] = []
        self.window.add_page(self.view, SetupView.CHARACTERS)
        self.view.reveal.connect(self.window.reveal)
        jobs = InlineJobs(ChangeBus())
        self.presenter = SetupPresenter(self.view, jobs, self.door, self.opened.append)
        self.window.show_page(self.view)
        self.presenter.start()

    def next(self) -> None:
        """Press the button that leads on."""
        QTest.mouseClick(self.view.next_button, Qt.MouseButton.LeftButton)

    def errors(self) -> dict[str, str]:
        """Return the sentences on screen by field."""
        rows = {name: row for part in self.view.parts for name, row in part.rows.items()}
        return {name: row.error for name, row in rows.items() if row.error}

    def fill(self, upto: int) -> None:
        """Fill in the pages before page ``upto`` and go there."""
        steps: list[Callable[[], None]] = [self._team, self._agencies, self._member]
        for step in steps[: upto - 1]:
            step()
            self.next()

    def _team(self) -> None:
        self.view.team.name.setText("Laget")
        self.view.team.municipality.setText("Exempelkommun")

    def _agencies(self) -> None:
        for block, name in zip(self.view.agencies.blocks, ("Tallbacken", "BVC", "IFO"), strict=True):
            block.name.setText(name)

    def _member(self) -> None:
        self.view.member.name.setText("Rakel Påhitt")
        self.view.member.role.setCurrentText("rektor")


@pytest.fixture
def pages(qtbot: QtBot, theme: Theme) -> Pages:
    """Lend the pages on screen, the first one open."""
    made = Pages()
    qtbot.addWidget(made.window)
    made.window.resize(900, 700)
    made.window.show()
    return made


def test_empty_page_goes_nowhere_and_says_why(pages: Pages) -> None:
    """The first fault has the focus."""
    pages.next()
    assert set(pages.errors()) == {"team", "municipality"}
    assert pages.view.team.isVisible()
    pages.fill(2)
    assert pages.errors() == {}
    assert pages.view.agencies.isVisible()


def test_going_back_keeps_everything(pages: Pages) -> None:
    """Also what does not hold together yet."""
    pages.fill(3)
    pages.view.member.name.setText("Rakel")
    for _page in range(3):
        pages.view.back_wanted.emit()
    assert pages.view.team.isVisible()
    assert not pages.view.back_button.isVisible()
    assert pages.view.entered().name == "Laget"
    assert pages.view.entered().member_name == "Rakel"


def test_agencies_come_and_go_and_one_has_the_laptop(pages: Pages) -> None:
    """The laptop moves along when the one before it goes; the last agency stays."""
    pages.fill(2)
    agencies = pages.view.agencies
    agencies.add_agency()
    agencies.blocks[3].host.button("host").click()
    assert agencies.host == 3
    agencies.blocks[0].remove_button.click()
    assert (agencies.host, len(agencies.blocks)) == (2, 3)
    agencies.blocks[2].remove_button.click()
    assert agencies.host == 1
    agencies.blocks[0].remove_button.click()
    assert agencies.host == 0
    assert not agencies.blocks[0].remove_button.isVisible()


def test_only_some_kinds_ask_for_a_body_and_a_statute(pages: Pages) -> None:
    """What is not asked for is not handed on."""
    pages.fill(2)
    block = pages.view.agencies.blocks[0]
    block.body_line.setText("Bolaget")
    assert not block.body_row.isVisible()
    assert block.entered().responsible_body == ""
    block.kind.setCurrentIndex(block.kind.findData("other"))
    block.statute.setText("25 kap. 1 § OSL")
    assert block.statute_row.isVisible()
    assert (block.entered().responsible_body, block.entered().statute) == ("Bolaget", "25 kap. 1 § OSL")


@pytest.mark.rule("R40")
def test_every_control_of_every_page_has_a_name(pages: Pages) -> None:
    """A screen reader can say where one is."""
    for step in range(1, 5):
        pages.view.show_step(step)
        assert nameless(pages.window) == []


def test_roles_follow_the_agency_until_one_is_typed(pages: Pages) -> None:
    """A suggestion of another kind goes, an own word stays."""
    pages.fill(3)
    member = pages.view.member
    member.role.setCurrentText("rektor")
    member.agency.setCurrentIndex(1)
    assert member.role.currentText() == ""
    assert member.role.findText("BVC-sjuksköterska") >= 0
    member.role.setCurrentText("samverkanslots")
    member.agency.setCurrentIndex(2)
    assert member.role.currentText() == "samverkanslots"


def test_suggested_passphrase_is_typed_once_more(pages: Pages) -> None:
    """It can be read, and the second line waits for it."""
    pages.fill(4)
    secret = pages.view.secret
    next(each for each in secret.findChildren(QPushButton) if each.text() == phrase_texts.SUGGEST).click()
    assert secret.passphrase.is_shown
    pages.next()
    assert set(pages.errors()) == {"repeated"}
    secret.repeated.setText(secret.passphrase.text())
    pages.next()
    ((entered, passphrase),) = pages.door.given
    assert len(passphrase.split()) == WORDS
    assert (entered.member_name, entered.host) == ("Rakel Påhitt", 0)
    assert pages.opened
    assert pages.view.passphrases() == ("", "")


def _says(line: StrengthLine, words: str) -> bool:
    return line.text() == words


@pytest.mark.rule("R35")
def test_what_is_typed_is_judged_while_it_is_typed(pages: Pages, qtbot: QtBot) -> None:
    """A quiet sentence below the field, without blame; none when it is empty, and never of another text."""
    pages.fill(4)
    secret = pages.view.secret
    line = secret.strength
    for typed, words in (
        ("kort", phrase_texts.judged("too_short", "")),
        ("Rakel Påhitt", phrase_texts.judged("easy", "own")),
        (PASSPHRASE, phrase_texts.judged("good", "")),
    ):
        secret.passphrase.setText(typed)
        qtbot.waitUntil(partial(_says, line, words))
    assert line.property("kind") == "quiet"
    pages.view.show_judged("something else", ("easy", ""))
    assert line.text() == phrase_texts.judged("good", "")
    pages.view.show_judged(PASSPHRASE, ("good", ""))
    secret.passphrase.setText("")
    assert line.text() == ""


@pytest.mark.parametrize(
    ("error", "shown"), [(NoPermission(), {}), (InputError("passphrase", "too_short"), {"passphrase"})]
)
def test_trouble_while_making_the_team_loses_nothing(pages: Pages, error: UserError, shown: set[str]) -> None:
    """A full disk is said on the page, a weak passphrase at its field."""
    pages.fill(4)
    pages.view.secret.passphrase.setText(PASSPHRASE)
    pages.view.secret.repeated.setText(PASSPHRASE)
    pages.door.error = error
    pages.next()
    assert set(pages.errors()) == set(shown)
    assert pages.view.entered().name == "Laget"
    assert pages.view.next_button.isEnabled()
    pages.door.error = None
    pages.next()
    assert len(pages.door.given) == 1


def test_tab_keeps_the_field_in_sight(pages: Pages) -> None:
    """In a low window the page scrolls along."""
    pages.window.resize(600, 420)
    pages.fill(2)
    for _press in range(14):
        QTest.keyClick(pages.window.focusWidget(), Qt.Key.Key_Tab)
    assert not pages.window.focusWidget().visibleRegion().isEmpty()


def test_faults_are_codes_at_fields() -> None:
    """Empty, too long, unprintable, twice."""
    team = EnteredTeam(
        name="x" * 121,
        municipality="a\x00",
        agencies=(
            EnteredAgency("other", "BVC", "y" * 121),
            EnteredAgency("other", " bvc "),
            EnteredAgency("other", ""),
            EnteredAgency("other", ""),
        ),
        member_name="Rakel",
    )
    assert team_faults(team) == [("team", "too_long"), ("municipality", "unprintable")]
    assert agency_faults(team) == [
        ("body.0", "too_long"),
        ("agency.1", "taken"),
        ("agency.2", "empty"),
        ("agency.3", "empty"),
    ]
    assert member_faults(team) == [("role", "empty")]
    assert passphrase_faults("kort", "kort") == [("passphrase", "too_short")]
    assert passphrase_faults(PASSPHRASE, PASSPHRASE) == []


def test_what_the_pages_gather_becomes_a_team() -> None:
    """Trimmed, with the kinds as the domain has them."""
    entered = EnteredTeam(
        " Laget ", " Exempelkommun ", (EnteredAgency("other", " A ", " B "),), 0, " Rakel ", " rektor "
    )
    new = wiring.new_team(entered)
    assert (new.name, new.municipality, new.member_name, new.member_role) == (
        "Laget",
        "Exempelkommun",
        "Rakel",
        "rektor",
    )
    assert (new.agencies[0].kind, new.agencies[0].responsible_body) == (AgencyKind.OTHER, "B")


@pytest.mark.rule("R35")
def test_suggestions_are_words_nobody_can_foresee() -> None:
    """Different each time, at least twelve characters, and just under 44 bits: four of 2,048 words.

    Short words of plain letters only, which every keyboard has in the same place.
    """
    words = read_text(WORD_LIST).split()
    assert len(set(words)) == len(words) == 2048
    assert all(re.fullmatch("[a-z]{3,8}", word) for word in words)
    assert 43.9 < math.log2(math.perm(len(words), WORDS)) < 44
    suggested = {suggest_passphrase() for _time in range(20)}
    assert len(suggested) == 20
    assert all(len(each) >= 12 and set(each.split()) <= set(words) for each in suggested)
