"""Who is to be asked, in the form of a new child: capacity in plain words, language, interpreter."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.texts import cases as texts
from barnombud.texts.languages import LANGUAGES
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick import Tick

MOST = 4


class GuardianRow(QWidget):
    """One guardian.

    Attributes:
        removed: "Ta bort" was pressed.
    """

    removed = Signal()

    def __init__(self, ordinal: int, capacity: str, parent: QWidget | None = None) -> None:
        """Show one guardian, Swedish-speaking until something else is chosen."""
        super().__init__(parent)
        self._name = Text("", "strong")
        self.capacity = DropList(texts.CAPACITY, texts.CAPACITY_CHOICES.items())
        self.capacity.set_value(capacity)
        self.language = DropList(texts.LANGUAGE, LANGUAGES.items())
        for field in (self.capacity, self.language):
            field.setProperty("required", True)
        self.interpreter = Tick(texts.INTERPRETER)
        self.remove = make_button(texts.REMOVE_GUARDIAN, "link", self.removed.emit)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._name)
        self._capacity_row = FieldRow(texts.CAPACITY, self.capacity)
        self._language_row = FieldRow(texts.LANGUAGE, self.language)
        column.addWidget(Columns(self._capacity_row, self._language_row, stack_below=60))
        column.addWidget(self.interpreter)
        column.addWidget(self.remove)
        self.set_ordinal(ordinal)

    def set_ordinal(self, ordinal: int) -> None:
        """Show which guardian this is."""
        name = texts.guardian_name(ordinal)
        self._name.setText(name)
        self.setAccessibleName(name)
        self.capacity.setAccessibleName(f"{name}: {texts.CAPACITY}")
        self.language.setAccessibleName(f"{name}: {texts.LANGUAGE}")
        self.interpreter.box.setAccessibleName(f"{name}: {texts.INTERPRETER}")
        self.remove.setAccessibleName(texts.remove_guardian_name(ordinal))

    def value(self) -> tuple[str, str, bool]:
        """Return capacity, language and whether an interpreter is needed."""
        return self.capacity.value(), self.language.value(), self.interpreter.is_ticked()


class GuardianRows(QWidget):
    """All who are to be asked; two from the start, as most children have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with two who share custody."""
        super().__init__(parent)
        self.rows: list[GuardianRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_M)
        self.add_button = make_button(texts.ADD_GUARDIAN, "quiet", self.add, icon="plus")
        outer = Column(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_M)
        outer.add(self._column)
        outer.addWidget(self.add_button)
        self.reset()

    def reset(self) -> None:
        """Show two empty rows."""
        while self.rows:
            self._drop(self.rows[-1])
        self.add()
        self.add()

    def add(self) -> None:
        """Show one more; when there was one alone, both now share custody."""
        if len(self.rows) == 1 and self.rows[0].capacity.value() == "sole_guardian":
            self.rows[0].capacity.set_value("joint_guardian")
        row = GuardianRow(len(self.rows) + 1, "joint_guardian")
        row.removed.connect(partial(self._on_removed, row))
        self.rows.append(row)
        self._column.addWidget(row)
        self._renumber()

    def value(self) -> tuple[tuple[str, str, bool], ...]:
        """Return capacity, language and interpreter of each."""
        return tuple(row.value() for row in self.rows)

    def _on_removed(self, row: GuardianRow) -> None:
        self._drop(row)
        if len(self.rows) == 1 and self.rows[0].capacity.value() == "joint_guardian":
            self.rows[0].capacity.set_value("sole_guardian")
        self._renumber()
        self.rows[-1].capacity.setFocus()

    def _drop(self, row: GuardianRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _renumber(self) -> None:
        for ordinal, row in enumerate(self.rows, 1):
            row.set_ordinal(ordinal)
            row.remove.setVisible(len(self.rows) > 1)
        self.add_button.setVisible(len(self.rows) < MOST)
