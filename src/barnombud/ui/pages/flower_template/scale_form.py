"""The scale in words: none, three or five steps, each with a word and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.texts import flower_template as texts
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text

MOST_STEPS = 5
_LINE = 240


class ScaleForm(Card):
    """Hands on each word as soon as the typing rests.

    Attributes:
        kind_chosen: code of the kind of scale.
        step_changed: number of the step from 1, ``word`` or ``description``, and the text.
        rows: field rows by their place, such as ``scale.1`` and ``scale.1.description``.
    """

    kind_chosen = Signal(str)
    step_changed = Signal(int, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make lines for as many steps as there can be."""
        super().__init__(texts.SCALE, parent=parent)
        self.body.setSpacing(SPACE_M)
        self.kind = ChoiceButtons(texts.SCALE, texts.SCALE_KINDS)
        self.kind.chosen.connect(self.kind_chosen)
        self.add(Text(texts.SCALE_TEXT, "quiet"))
        self.add(self.kind)
        self.rows: dict[str, FieldRow] = {}
        self.lines: list[tuple[AutosaveLine, AutosaveLine]] = []
        self._steps: list[QWidget] = []
        for number in range(1, MOST_STEPS + 1):
            self._add_step(number)

    def _add_step(self, number: int) -> None:
        word = AutosaveLine(texts.step_word(number), most_characters=_LINE)
        word.text_rested.connect(lambda text: self.step_changed.emit(number, "word", text))
        description = AutosaveLine(texts.step_description(number), most_characters=_LINE)
        description.text_rested.connect(lambda text: self.step_changed.emit(number, "description", text))
        self.rows[f"scale.{number}"] = FieldRow(texts.step_word(number), word)
        self.rows[f"scale.{number}.description"] = FieldRow(texts.STEP_DESCRIPTION, description)
        step = Columns(
            self.rows[f"scale.{number}"],
            self.rows[f"scale.{number}.description"],
            weights=(1, 2),
            stack_below=64,
        )
        self.lines.append((word, description))
        self._steps.append(step)
        self.add(step)

    def show_scale(self, scale: Mapping[str, Any]) -> None:
        """Show kind and steps."""
        self.kind.set_value(scale["kind"])
        steps = scale["steps"]
        for place, (widget, (word, description)) in enumerate(zip(self._steps, self.lines, strict=True)):
            widget.setVisible(place < len(steps))
            if place < len(steps):
                word.set_text(steps[place]["word"])
                description.set_text(steps[place]["description"])

    def flush(self) -> None:
        """Hand on what is typed, at once."""
        for word, description in self.lines:
            word.flush()
            description.flush()
