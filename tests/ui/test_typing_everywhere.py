"""Something is typed in every field of every page and dialog, the program breaks off, and all is there again.

No form has to say that its fields are kept; what is kept nowhere has its reason in `widgets/never_kept`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from barnombud.texts import case_page, papers_page
from barnombud.texts import meeting as meeting_texts
from barnombud.ui.shell import text_fields
from barnombud.ui.shell.text_fields import TextField, text_of
from barnombud.ui.theme.theme import Theme
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


@pytest.mark.rule("R34")
@pytest.mark.parametrize(
    "moment",
    [each for each in tour.moments() if each.do in WALKS and not each.odd],
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
    typed: dict[str, str] = {}
    called: dict[str, str] = {}
    for address, field in first.keeper.surface.fields_on_screen().items():
        if not reason_never_kept(field):
            typed[address] = _type(field, len(typed))
            called[address] = f"{type(field).__name__} {field.accessibleName()}"
    if not typed:
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
    if (last, at) != _where(again):
        yield f"the cursor is at {_where(again)}, not at {called.get(last)} {at}"
    again.leave()


def _where(typing: TypingWindow) -> tuple[str, int]:
    """Return the address of the field the keyboard is on, and where in it the cursor stands."""
    focused = typing.focused()
    if focused is None:
        return "", 0
    fields = typing.keeper.surface.fields()
    return next(key for key, each in fields.items() if each is focused), text_fields.cursor_of(focused)[0]


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
