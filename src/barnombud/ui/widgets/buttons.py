"""Makes buttons of the five looks, with an icon beside the word, and rows of them that wrap."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from barnombud.ui.theme.icons import put_icon
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.flow_layout import FlowLayout

_ICON_COLOUR = {
    "primary": "on_accent",
    "secondary": "accent_ink",
    "link": "accent_ink",
    "danger-outline": "danger",
    "hero-button": "hero_ink",
}


def make_button(
    text: str,
    kind: str = "secondary",
    pressed: Callable[[], object] | None = None,
    *,
    icon: str = "",
    name: str = "",
) -> QPushButton:
    """Make a push button.

    Args:
        text: a verb, shown on the button.
        kind: "primary" (one a page), "secondary", "quiet", "danger-outline", "link" or "hero-button".
        pressed: called without arguments on a click, Space or Enter.
        icon: file name in `assets/icons` without `.svg`.
        name: what a screen reader says, when the visible verb needs its object ("Ta bort Språkgrupp").
    """
    button = QPushButton(text)
    button.setAutoDefault(True)  # so that Enter presses it too
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    set_kind(button, kind)
    if name:
        button.setAccessibleName(name)
    if icon:
        put_icon(button, icon, _ICON_COLOUR.get(kind, "ink"))
    if pressed is not None:
        button.clicked.connect(lambda _checked=False: pressed())
    return button


class ButtonStack(QWidget):
    """Buttons below each other, all as wide as the widest."""

    def __init__(self, *buttons: QPushButton, parent: QWidget | None = None) -> None:
        """Lay out `buttons` from top to bottom."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for button in buttons:
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            column.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)


class ButtonRow(QWidget):
    """Buttons (or chips) in lines that wrap; the most important one last when they stand to the right."""

    def __init__(self, *widgets: QWidget, to_the_right: bool = False, parent: QWidget | None = None) -> None:
        """Lay out `widgets` from left to right."""
        super().__init__(parent)
        self._flow = FlowLayout(self, to_the_right=to_the_right)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self._flow.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        """Add one more at the end."""
        self._flow.addWidget(widget)

    def clear(self) -> None:
        """Remove everything."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
