"""Several tick boxes of which any number can be taken; they stand in columns, as many as there is room."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.flow_layout import FlowLayout


class TickList(QWidget):
    """Any number of several.

    Attributes:
        changed: somebody has ticked or unticked one. Not emitted by `set_values`.
    """

    changed = Signal()

    def __init__(
        self, name: str, choices: Iterable[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        """Show ``choices`` as (code, words), none of them ticked."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._boxes: dict[str, QCheckBox] = {}
        self._flow = FlowLayout(self, spacing=SPACE_M, in_columns=True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Show other choices; what is ticked and still there stays ticked."""
        ticked = self.values()
        for box in self._boxes.values():
            self._flow.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = {}
        before: QWidget | None = None
        for code, words in choices:
            box = QCheckBox(words)
            box.setAccessibleDescription(self.accessibleName())
            box.clicked.connect(partial(self.changed.emit))
            self._flow.addWidget(box)
            self._boxes[code] = box
            if before is not None:
                QWidget.setTabOrder(before, box)
            before = box
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))
        self.set_values(ticked)

    def values(self) -> frozenset[str]:
        """Return the codes that are ticked."""
        return frozenset(code for code, box in self._boxes.items() if box.isChecked())

    def set_values(self, codes: Iterable[str]) -> None:
        """Show stored choices."""
        wanted = frozenset(codes)
        for code, box in self._boxes.items():
            box.setChecked(code in wanted)

    def box(self, code: str) -> QCheckBox:
        """Return one of the boxes."""
        return self._boxes[code]
