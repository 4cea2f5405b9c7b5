"""The way back after a lock or a new start lets go as soon as the person acts."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from barnombud.services.half_typed import last_spot
from barnombud.ui.navigation import Place
from barnombud.ui.shell import text_fields
from barnombud.ui.shell.text_fields import text_of
from barnombud.ui.theme.theme import Theme
from tests.ui.page_world import write
from tests.ui.typing_world import TypingWindow
from tools import tour
from tools.practice_window import PracticeWindow

TYPED = "Preschool"


def test_letters_stay_together_when_somebody_types_before_the_cursor_is_back(
    qtbot: QtBot, theme: Theme
) -> None:
    """She types at the end at once; the place where the cursor stood is no longer gone to."""
    with PracticeWindow(theme, tour.moments()[0]) as practice:
        first = TypingWindow(practice)
        first.show(qtbot)
        first.go("access_log")
        address, field = next(iter(first.keeper.surface.fields_on_screen().items()))
        field.setFocus()
        write(TYPED)
        text_fields.put_cursor(field, 3, 3)
        first.rest()
        first.break_off()
        second = TypingWindow(practice)
        spot = last_spot(second.context.desk)
        assert spot is not None
        assert spot.cursor == 3
        second.show(qtbot)
        second.context.navigation.resume(Place(spot.page, dict(spot.ids), dict(spot.kept)))
        second.keeper.surface.put_pending()
        again = second.keeper.surface.fields_on_screen()[address]
        assert text_of(again) == TYPED
        second.way_back.lead_to(spot)
        again.setFocus()
        text_fields.put_cursor(again, len(TYPED), len(TYPED))
        write(" in ")
        qtbot.waitUntil(lambda: not second.way_back.is_under_way)
        write("town")
        assert text_of(again) == f"{TYPED} in town"
        second.leave()
