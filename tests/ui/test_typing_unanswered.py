"""What is typed before the store has told what it has is kept when its fields go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from barnombud import wiring
from barnombud.domain.half_typed import HalfTyped, Spot
from barnombud.services.half_typed import find_half_typed, keep_half_typed, last_spot
from barnombud.ui.jobs import Lane
from barnombud.ui.shell.typing_keeper import TypingKeeper
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.never_kept import reason_never_kept
from tests.ui.page_world import write
from tests.ui.typing_world import TypingWindow
from tools import tour
from tools.practice_window import PracticeWindow


class UnansweredJobs:
    """Does the work, but the answers have not come back yet."""

    def run(
        self,
        owner: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Any], object] | None = None,
        lane: Lane = Lane.STORE,
    ) -> None:
        """Do it on the spot and tell nobody."""
        work()


@pytest.mark.rule("R34")
@pytest.mark.parametrize("leaving", ["lock", "page"])
def test_typed_before_the_answer_is_kept_beside_the_rest(qtbot: QtBot, theme: Theme, leaving: str) -> None:
    """At a lock, and when another page is gone to."""
    with PracticeWindow(theme, tour.moments()[0]) as practice:
        screen = TypingWindow(practice)
        screen.keeper.break_off()
        context, desk = screen.context, screen.context.desk
        book = wiring.typing_book(desk, screen.held)
        keeper = TypingKeeper(screen.window, context.navigation, UnansweredJobs(), book, screen.window)
        screen.show(qtbot)
        screen.go("team")
        screen.press("Lägg till verksamhet")
        keeper.keep_now()
        spot = last_spot(desk)
        assert spot is not None
        assert spot.page == "team"
        keep_half_typed(desk, spot, (HalfTyped(fields={"QLineEdit.other.1": "kept before"}),))
        address, field = next(
            (address, field)
            for address, field in keeper.surface.fields_on_screen().items()
            if isinstance(field, QLineEdit) and not reason_never_kept(field)
        )
        field.setFocus()
        write("Öppna förskolan")
        assert _kept(screen, spot) == {"QLineEdit.other.1": "kept before"}
        if leaving == "lock":
            keeper.shut()
        else:
            screen.go("settings")
        assert _kept(screen, spot) == {"QLineEdit.other.1": "kept before", address: "Öppna förskolan"}
        keeper.break_off()
        screen.break_off()


def _kept(screen: TypingWindow, spot: Spot) -> dict[str, str]:
    return dict(find_half_typed(screen.context.desk, spot).fields)
