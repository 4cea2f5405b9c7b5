"""One step of a child's item on a page of its own, as the meeting page hosts it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from barnombud.ui.pages.meeting.steps.step import Step
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.scroll_page import ScrollPage
from tests.open_item import OpenItem
from tests.ui.shell_world import page_context

S = TypeVar("S", bound=Step)


class HostedStep:
    """A shown step; like the meeting page it fetches the item again whenever the step has changed it."""

    def __init__(self, qtbot: QtBot, theme: Theme, item: OpenItem, step: Step) -> None:
        """Host ``step`` and show ``item`` in it."""
        self.item, self.step = item, step
        self.saved: list[str] = []
        self.done: list[bool] = []
        self.asked_again = 0
        self.ground = QWidget()
        self._scroll = ScrollPage()
        self._scroll.add(step)
        layout = QVBoxLayout(self.ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        step.saved.connect(self.saved.append)
        step.done_changed.connect(self.done.append)
        step.changed.connect(self._on_changed)
        qtbot.addWidget(self.ground)
        self.ground.resize(1130, 712)
        self.ground.show()
        step.show_item(item.page())

    def _on_changed(self) -> None:
        self.asked_again += 1
        if self.asked_again > 50:
            raise AssertionError("the step asks for ever")
        self.step.show_item(self.item.page())


def hosted(
    qtbot: QtBot, theme: Theme, item: OpenItem, kind: type[S], context: PageContext | None = None
) -> tuple[S, HostedStep]:
    """Make one step, host it, and show the item."""
    step = kind(context or page_context(theme, item.world.desk))
    return step, HostedStep(qtbot, theme, item, step)
