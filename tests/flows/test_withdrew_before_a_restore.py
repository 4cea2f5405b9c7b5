"""A family that withdrew just before a restore: the walk through the real window, by the program's words."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from barnombud.domain.clock import FixedClock
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.services import consent_round, holding, meetings, room
from barnombud.services.backups import back_up_now
from barnombud.services.consents import withdraw_consent
from barnombud.services.machine import Machine
from barnombud.settings import team_folder
from barnombud.store.folder import store_path
from barnombud.store.restore_swap import stores_set_aside
from barnombud.texts import backups as texts
from barnombud.texts import home as home_texts
from barnombud.texts import meeting as meeting_texts
from barnombud.texts.consent_words import MISSING
from barnombud.texts.said_consent import GATE
from tests.flows.first_window import PATIENCE_MS, FirstWindow, Starter
from tests.flows.window import screen
from tests.stores import PASSPHRASE
from tests.world import World, found


class Walk:
    """One person at the window; she sees words and presses buttons by their names."""

    def __init__(self, first: FirstWindow, qtbot: QtBot) -> None:
        """Sit down."""
        self.first, self.qtbot = first, qtbot

    def sees(self, *words: str) -> None:
        """Wait until all of the words stand on the screen."""
        for each in words:
            self.qtbot.waitUntil(partial(self._stands, each), timeout=PATIENCE_MS)

    def sees_no_more(self, words: str) -> None:
        """Wait until the words are gone."""
        self.qtbot.waitUntil(lambda: not self._stands(words), timeout=PATIENCE_MS)

    def sees_not(self, *words: str) -> None:
        """Nothing of this is on the screen."""
        assert not [each for each in words if self._stands(each)]

    def press(self, name: str) -> None:
        """Press the button whose name begins so with the keyboard, once it can be pressed."""
        self.qtbot.waitUntil(lambda: bool(self._buttons(name)), timeout=PATIENCE_MS)
        QTest.keyClick(self._buttons(name)[0], Qt.Key.Key_Space)

    def offers(self, name: str) -> bool:
        """Whether there is such a button."""
        return bool(self._buttons(name))

    @staticmethod
    def _stands(words: str) -> bool:
        return words in screen.all_words()

    @staticmethod
    def _buttons(name: str) -> list[QAbstractButton]:
        return [
            each
            for each in screen.on_screen()
            if isinstance(each, QAbstractButton)
            and each.isEnabled()
            and screen.name_of(each).startswith(name)
        ]


def meeting_under_way(world: World) -> dict[str, str]:
    """Let everybody meet about two children whose families have said yes; return their items' names."""
    cases = {
        name: world.consented_case(name, first) for name, first in (("Ekorren", "Alva"), ("Kajan", "Bo"))
    }
    meeting = meetings.plan_meeting(world.desk, world.clock.now()).value
    holding.start_meeting(world.desk, meeting.id)
    everybody = tuple(member.id for member in world.members)
    room.note_members(world.desk, meeting.id, everybody, AttendanceKind.ARRIVED)
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    consent_round.note_heard(world.desk, meeting.id, tuple(agency.id for agency in world.agencies))
    consent_round.confirm_present(world.desk, meeting.id)
    with world.desk.unit_of_work() as uow:
        places = {item.case_id: n for n, item in enumerate(uow.agenda.for_meeting(meeting.id), start=1)}
    return {name: f"Punkt {places[case.id]}: " for name, case in cases.items()}


def on_the_machine(world: World, machine: Machine) -> Path:
    """Close the world and put its folder where the program looks for teams."""
    store_id = world.desk.store.keys.store_id
    world.desk.close()
    folder = team_folder(machine.data_dir, store_id)
    folder.parent.mkdir(parents=True)
    world.folder.rename(folder)
    return folder


def go_back(walk: Walk, world: World, folder: Path) -> None:
    """Let the unlock window lead to the backup by its own words, and unlock again."""
    old = store_path(folder).stat().st_size
    walk.press(texts.RESTORE_LINK)
    walk.sees(texts.RESTORE_TEXT)
    view = walk.first.program.restoring.view
    assert view is not None
    view.member.setCurrentIndex(view.member.findData(world.rektor.id))
    view.passphrase.setText("inte den här frasen")
    walk.press(texts.SHOW_BACKUPS)
    walk.qtbot.waitUntil(lambda: bool(view.passphrase_row.error), timeout=PATIENCE_MS)
    view.passphrase.setText(PASSPHRASE)
    walk.press(texts.SHOW_BACKUPS)
    walk.sees(*texts.CHECK_LINES, texts.holds(2, 1, 0))
    walk.press(texts.RESTORE)
    walk.sees(texts.DONE_TITLE, "1 svar om samtycke från tiden efter kopian har förts in igen.")
    (aside,) = stores_set_aside(folder)
    walk.sees(str(aside))
    assert store_path(aside).stat().st_size <= old
    assert view.passphrase.text() == ""
    walk.press(texts.BACK_TO_UNLOCK)
    form = walk.first.program.window.form
    form.member.setCurrentIndex(form.member.findData(world.rektor.id))
    form.passphrase.setText(PASSPHRASE)
    QTest.keyClick(form.passphrase, Qt.Key.Key_Return)
    walk.sees(texts.ROUND_TITLE)


def everybody_answers(walk: Walk, world: World) -> None:
    """Note each agency's answer with one press."""
    walk.press(texts.ROUND_ACTION)
    for agency in world.agencies:
        walk.press(texts.has_answered(agency.name))
        walk.sees_no_more(texts.has_answered(agency.name))
    walk.sees_no_more(texts.ROUND_TITLE)


@pytest.mark.rule("R7")
@pytest.mark.rule("R12")
def test_a_family_that_withdrew_just_before_a_restore(
    begin: Starter, machine: Machine, qtbot: QtBot, tmp_path: Path, fixed_clock: FixedClock
) -> None:
    """Her child's item stays shut, whatever is answered; the other child's opens when all have answered."""
    world = found(tmp_path, fixed_clock)
    items = meeting_under_way(world)
    back_up_now(world.desk)
    fixed_clock.set(fixed_clock.now() + timedelta(minutes=40))
    with world.desk.unit_of_work() as uow:
        case_id = next(case.id for case in uow.cases.list() if uow.cases.identity(case.id).alias == "Ekorren")
        (guardian,) = uow.guardians.for_case(case_id)
    withdraw_consent(world.desk, case_id, guardian.id)
    folder = on_the_machine(world, machine)
    walk = Walk(begin(), qtbot)
    go_back(walk, world, folder)

    # Neither child is named; the family that withdrew is like any that has not said yes.
    said = GATE["not_heard_since_backup"]
    walk.press(home_texts.GO_ON)
    walk.press(items["Kajan"])
    walk.sees(said.title)
    assert not walk.offers(meeting_texts.OPEN_CHILD)
    walk.press(items["Ekorren"])
    walk.sees(MISSING)
    walk.sees_not(said.title)

    # The agencies answer, each with one press; then what may be opened is right.
    walk.press(items["Kajan"])
    everybody_answers(walk, world)
    walk.press(home_texts.GO_ON)
    walk.press(items["Ekorren"])
    walk.sees(MISSING)
    assert not walk.offers(meeting_texts.OPEN_CHILD)
    walk.press(items["Kajan"])
    walk.press(meeting_texts.OPEN_CHILD)
    walk.sees("Bo")
