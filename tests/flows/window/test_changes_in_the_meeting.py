"""What changes in the middle of a meeting, in the real window and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from barnombud.domain.clock import FixedClock
from barnombud.ui.theme.theme import Theme
from tests.flows.window import ready, screen
from tests.flows.window.driver import RunningProgram
from tests.flows.window.person import KeyboardPerson

BO, IFO = "Bo Låtsas", "IFO Exempelkommun"


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[KeyboardPerson]:
    """Lend somebody at the keyboard of a program with a team, children and a meeting: 9 November 2026."""
    clock, data = FixedClock(datetime(2026, 11, 9, 9, 0, tzinfo=UTC)), tmp_path / "data"
    ready.make_ready(data, clock)
    with RunningProgram(qtbot, theme, clock, data) as program:
        yield KeyboardPerson(program)


@pytest.mark.rule("R7")
@pytest.mark.rule("R12")
@pytest.mark.rule("R40")
def test_a_withdrawal_in_the_middle_of_an_item(person: KeyboardPerson) -> None:
    """One press from any step: the child is gone from the screen, and who must be told stands there."""
    ready.unlock(person, "Rakel")
    ready.begin(person)
    person.press("Punkt 5: Barn 1")
    person.press("Ta upp barnet")
    person.sees("5. Alva")
    person.press("Nästa: Styrkor")
    person.press("Nästa: Blomman")
    person.press("Vårdnadshavare 2 har ångrat sig")
    person.sees_not(*ready.ALVA)
    person.sees("Samtycke saknas", "Punkten stängdes.")
    person.sees("Inget mer delas om barnet", "De här ska få veta det:")
    person.sees("BVC Norra: är här och har hört det", f"{IFO}: är här och har hört det")
    person.press("Punkt 6: Lära av varandra")
    person.sees_not("Inget mer delas om barnet", *ready.ALVA)
    person.press("Punkt 5: Barn 1")
    person.sees("Samtycke saknas")
    assert not person.has("Ta upp barnet")


@pytest.mark.rule("R7")
@pytest.mark.rule("R40")
def test_the_screen_is_empty_before_the_store_has_answered(person: KeyboardPerson) -> None:
    """Nothing is waited for: the same key press that withdraws hides everything of the child."""
    ready.unlock(person, "Rakel")
    ready.begin(person)
    person.press("Punkt 5: Barn 1")
    person.press("Ta upp barnet")
    person.press("Nästa: Styrkor")
    person.press_and_look("Vårdnadshavare 1 har ångrat sig")
    seen = screen.all_words()
    assert not [word for word in ready.ALVA if word in seen]
    person.running.settle()
    person.sees("Samtycke saknas")


@pytest.mark.rule("R3")
@pytest.mark.rule("R15")
@pytest.mark.rule("R40")
def test_leaving_the_room_and_handing_over(person: KeyboardPerson) -> None:
    """The left-out agency's member is signed in: her substitute takes over in one step; she leaves once."""
    ready.unlock(person, "Inga")
    ready.begin(person)
    person.press("Punkt 6: Lära av varandra")
    person.press("Punkt 8: Mötet på en minut")
    person.press("Nästa punkt")
    person.sees("Någon annan behöver vara inloggad")
    person.sees_not(*ready.LOVE)
    person.press(f"Byt till {BO}")
    person.sees("Lås upp")
    assert person.find("Namn", QComboBox).currentText().startswith(BO)
    ready.type_passphrase(person)
    person.sees(f"{IFO} lämnar rummet innan punkten visas", "Hoppa över andra delen")
    assert not person.has("Nästa punkt")
    person.sees_not(*ready.LOVE)
    person.press(f"{IFO} har lämnat rummet")
    person.sees("Utanför rummet: Inga")
    if person.has("Förskolan Tallbacken har kontrollerat och berättat"):
        person.press("Förskolan Tallbacken har kontrollerat och berättat")
    person.press(f"Ta upp barnet utan {IFO}")
    person.sees("Love")
    person.sees_not(*ready.ALVA)
    person.press("Alla är tillbaka")
    person.sees_not(*ready.LOVE)


@pytest.mark.rule("R35")
@pytest.mark.rule("R40")
def test_somebody_else_goes_on_at_the_very_same_step(person: KeyboardPerson) -> None:
    """Locked in the middle of an item, with words half typed: the next one finds item, step and words."""
    ready.unlock(person, "Rakel")
    ready.begin(person)
    person.press("Punkt 5: Barn 1")
    person.press("Ta upp barnet")
    person.press("Nästa: Styrkor")
    person.fill("Det här fungerar", "Alva berättar långa historier")
    person.type(" om rymden")
    person.keys("Ctrl+L")
    person.sees("Lås upp")
    person.sees_not("rymden", *ready.ALVA)
    ready.unlock(person, BO)
    person.sees("5. Alva", "Alva berättar långa historier om rymden")
