"""Every field of every page and dialog is filled in, the program breaks off, and all is there again.

No form has to say that its text is kept; what is kept nowhere has its reason in `widgets/never_kept`. A form
that is saved by a button says that its choices are (`widgets/half_filled`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from barnombud.domain.half_typed import Spot
from barnombud.texts import case_page, papers_page
from barnombud.texts import meeting as meeting_texts
from barnombud.ui.shell.text_fields import TextField, text_of
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.half_filled import HalfChosen, is_touched
from barnombud.ui.widgets.never_kept import reason_never_kept
from barnombud.ui.widgets.number_field import NumberField
from tests.ui.typing_world import TypingWindow
from tools import tour
from tools.practice_window import MEETING, Moment, PracticeWindow

Reach = Callable[[TypingWindow], None]


def _at(page: str, *presses: str, **keys: str) -> Reach:
    def reach(typing: TypingWindow) -> None:
        typing.go(page, **keys)
        typing.press(*presses)

    return reach


def _row(page: str, key: str, **keys: str) -> Reach:
    def reach(typing: TypingWindow) -> None:
        typing.go(page, **keys)
        typing.open_row(key)

    return reach


def _meeting(*presses: str) -> Reach:
    return _at("meeting", *presses, meeting=MEETING)


MORNING: dict[str, Reach] = {
    "another day": _at("meetings", "Välj en annan dag"),
    "agenda": _at("agenda", meeting=MEETING),
    "new child": _at("cases", "Lägg till barn"),
    "child": _at("case", "Översikt", case="alva"),
    "guardian": _at("case", "Översikt", "Ändra vårdnadshavare 1", case="alva"),
    "consent": _at("case", "Samtycke", "Skriv in svar", case="noor"),
    "prepare": _at("case", "Förbereda", case="alva"),
    "team": _at("team", "Ändra teamet"),
    "person": _at("team", "Lägg till person"),
    "agency": _at("team", "Lägg till verksamhet"),
    "extract": _at("extract", case="alva"),
    "log": _at("access_log"),
    "settings": _at("settings"),
    "flower": _at("flower_template"),
    "sentence": _row("languages", "information.withdraw_how", language="ar"),
}
BEGUN: dict[str, Reach] = {"deputy": _meeting("Punkt 1", meeting_texts.DEPUTY_OPEN)}
ALVA: dict[str, Reach] = {
    "voice": _meeting("Barnets röst"),
    "strengths": _meeting("Styrkor"),
    "petal": _meeting("Blomman"),
    "questions": _meeting("Fem frågor"),
    "way in": _meeting("En väg in"),
}
AFTERWARDS: dict[str, Reach] = {
    "addition": _at("papers", papers_page.ADD, meeting=MEETING),
    "commitment": _at("commitments", "Lägg till"),
    "change": _at("commitments", "Ändra"),
    "story": _at("case", "Historia", case="alva"),
    "closing": _at("case", "En väg in", case_page.WAY_CLOSE, case="alva"),
    "handing over": _at("case", "En väg in", case_page.HAND_OVER, case="alva"),
}
WALKS = {"start": MORNING, "item": BEGUN, "agree": ALVA, "": AFTERWARDS}


@pytest.mark.no_cover  # each page and its services have tests of their own
@pytest.mark.rule("R34")
@pytest.mark.parametrize(
    "moment",
    [next(each for each in tour.moments() if each.do == do and not each.odd) for do in WALKS],
    ids=lambda each: each.do or "afterwards",
)
def test_every_field_is_there_again(qtbot: QtBot, theme: Theme, moment: Moment) -> None:
    """With the keyboard where it was: plans, team, settings, dialogs, a child's item, what comes after."""
    _walk(qtbot, theme, moment, WALKS[moment.do])


def _walk(qtbot: QtBot, theme: Theme, moment: Moment, scenes: dict[str, Reach]) -> None:
    lost: dict[str, list[str]] = {}
    with PracticeWindow(theme, moment) as practice:
        for name, reach in scenes.items():
            wrong = list(_type_and_break_off(qtbot, practice, reach))
            if wrong:
                lost[name] = wrong
    assert not lost


def _type_and_break_off(qtbot: QtBot, practice: PracticeWindow, reach: Reach) -> Iterator[str]:
    """Yield what is wrong after typing in every field of one scene and breaking off."""
    first = TypingWindow(practice)
    first.show(qtbot)
    reach(first)
    first.activate(qtbot)
    chosen = _choose_everywhere(first)
    typed: dict[str, str] = {}
    called: dict[str, str] = {}
    for address, field in first.keeper.surface.fields_on_screen().items():
        if not reason_never_kept(field):
            typed[address] = _type(field, len(typed))
            called[address] = f"{type(field).__name__} {field.accessibleName()}"
    if not typed and not chosen:
        yield "nothing to type in"
        first.break_off()
        return
    last, at = _where(first)
    if not last:
        yield "the keyboard is on no field"
    first.rest()
    if first.troubles:
        yield f"not kept: {first.troubles}"
    first.break_off()
    again = TypingWindow(practice)
    again.come_back(qtbot)
    fields = again.keeper.surface.fields_on_screen()
    for address, text in typed.items():
        there = text_of(fields[address]) if address in fields else None
        if there is None or text not in there:
            yield f"{called[address]}: {text!r} became {there!r}"
    choices = again.keeper.surface.choices_on_screen()
    for address, code in chosen.items():
        there = _chosen(choices[address]) if address in choices else None
        if there != code:
            yield f"{address}: {code!r} chosen became {there!r}"
    if (last, at) != _where(again):
        yield f"the cursor is at {_where(again)}, not at {called.get(last)} {at}"
    again.leave()


def _choose_everywhere(typing: TypingWindow) -> dict[str, str]:
    """Choose another in every choice of a half-filled form, by the keyboard; return what is chosen."""
    for address in tuple(typing.keeper.surface.choices_on_screen()):
        choice = typing.keeper.surface.choices_on_screen().get(address)
        if choice is not None:
            _choose(choice)
    found = typing.keeper.surface.choices_on_screen()
    return {address: _chosen(choice) for address, choice in found.items() if is_touched(choice)}


def _choose(choice: QWidget) -> None:
    if isinstance(choice, QComboBox):
        choice.setFocus()
        QTest.keyClick(choice, Qt.Key.Key_Down if choice.currentIndex() == 0 else Qt.Key.Key_Up)
        return
    buttons = [choice] if isinstance(choice, QAbstractButton) else choice.findChildren(QAbstractButton)
    free = [each for each in buttons if each.isEnabled() and each.isVisible() and not each.isChecked()]
    if free:
        free[0].setFocus()
        QTest.keyClick(free[0], Qt.Key.Key_Space)


def _chosen(choice: QWidget) -> str:
    assert isinstance(choice, HalfChosen)
    return choice.chosen_text()


def _where(typing: TypingWindow) -> tuple[str, int]:
    """Return the address of the field or choice the keyboard is on, and where in it the cursor stands."""
    spot = typing.keeper.surface.spot(Spot(page=""))
    return spot.field, spot.cursor


def _type(field: TextField, number: int) -> str:
    field.setFocus()
    text = str(1 + number % 5) if isinstance(field, NumberField) else f"Q{number} zz"
    if isinstance(field, NumberField):
        field.selectAll()
    for letter in text:
        QApplication.sendEvent(
            field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )
    return text
