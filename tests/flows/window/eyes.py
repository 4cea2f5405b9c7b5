"""What somebody at the window can see: controls by their names, and every word on screen."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from tests.flows.window import screen
from tests.flows.window.driver import RunningProgram

W = TypeVar("W", bound=QWidget)


class Eyes:
    """Looks at the screen and waits for what is to come."""

    def __init__(self, running: RunningProgram) -> None:
        """Sit down at ``running``."""
        self.running = running

    def find(self, name: str, kind: type[W], place: int = 0, within: str = "") -> W:
        """Return the visible, usable control called ``name`` (or whose name begins so).

        ``place`` counts among several of the same name, from the top; -1 is the last. ``within`` narrows to
        the inside of something called so.
        """
        found: list[W] = []

        def look() -> bool:
            found[:] = self._matching(name, kind, within)
            return len(found) > (place if place >= 0 else 0)

        self.running.wait(look, f"a usable {kind.__name__} called {name!r}")
        return found[place]

    def _matching(self, name: str, kind: type[W], within: str) -> list[W]:
        root: QWidget = screen.front()
        usable = [each for each in screen.on_screen(root) if isinstance(each, kind) and each.isEnabled()]
        if within:
            holders = [each for each in screen.on_screen(root) if screen.name_of(each) == within]
            usable = [each for each in usable if any(holder.isAncestorOf(each) for holder in holders)]
        exact = [each for each in usable if screen.name_of(each) == name]
        return exact or [each for each in usable if screen.name_of(each).startswith(name)]

    def has(self, name: str, kind: type[QWidget] = QAbstractButton) -> bool:
        """Say whether there is such a control on screen now."""
        return bool(self._matching(name, kind, ""))

    def sees(self, *texts: str) -> None:
        """Wait until all of ``texts`` can be read on screen."""
        for text in texts:
            self.running.wait(partial(_is_seen, text), f"{text!r} on screen")

    def sees_not(self, *texts: str) -> None:
        """Fail when any of ``texts`` stands on any widget, title, list or accessible name."""
        words = screen.all_words()
        found = [text for text in texts if text in words]
        assert not found, f"{found} on screen:\n{screen.outline()}"

    def read(self, before: str, after: str) -> str:
        """Return what stands between two texts on screen."""
        words = screen.all_words()
        end = words.index(after)
        return words[words.rindex(before, 0, end) + len(before) : end]

    def field(self, name: str, place: int = 0, within: str = "") -> QWidget:
        """Return the visible line or text called ``name``."""
        found: list[QWidget] = []

        def look() -> bool:
            found[:] = [
                each
                for each in self._matching(name, QWidget, within)
                if isinstance(each, QLineEdit | QPlainTextEdit)
                or (isinstance(each, QComboBox) and each.isEditable())
            ]
            return len(found) > place

        self.running.wait(look, f"a field called {name!r}")
        return found[place]


def _is_seen(text: str) -> bool:
    return text in screen.all_words()
