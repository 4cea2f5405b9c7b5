"""Several tick boxes of which any number can be taken; they stand in columns, as many as there is room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.flow_layout import FlowLayout
from barnombud.ui.widgets.half_filled import is_touched, touch, untouch


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
        ticked, touched = self.values(), is_touched(self)
        for box in self._boxes.values():
            self._flow.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = {}
        before: QWidget | None = None
        for code, words in choices:
            box = QCheckBox(words)
            box.setAccessibleDescription(self.accessibleName())
            box.clicked.connect(lambda _on: self._on_clicked())
            self._flow.addWidget(box)
            self._boxes[code] = box
            if before is not None:
                QWidget.setTabOrder(before, box)
            before = box
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))
        self.set_values(ticked)
        untouch(self, still=touched)

    def values(self) -> frozenset[str]:
        """Return the codes that are ticked."""
        return frozenset(code for code, box in self._boxes.items() if box.isChecked())

    def set_values(self, codes: Iterable[str]) -> None:
        """Show stored choices."""
        wanted = frozenset(codes)
        for code, box in self._boxes.items():
            box.setChecked(code in wanted)
        untouch(self)

    def chosen_text(self) -> str:
        """Return the codes that are ticked, a line each."""
        return "\n".join(sorted(self.values()))

    def choose_text(self, text: str) -> bool:
        """Tick and untick as the person would; False when something is not on offer."""
        wanted = frozenset(text.split())
        if not wanted <= self._boxes.keys():
            return False
        for code, box in list(self._boxes.items()):
            if box.isChecked() != (code in wanted):
                box.click()
        return self.values() == wanted

    def _on_clicked(self) -> None:
        touch(self)
        self.changed.emit()

    def box(self, code: str) -> QCheckBox:
        """Return one of the boxes."""
        return self._boxes[code]
