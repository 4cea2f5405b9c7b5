"""What a screen reader meets in the flower: one invisible radio button per petal, with the petal's words.

Real child widgets carry Qt's own accessibility on every platform, and their focus is the keyboard's focus.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from barnombud.domain.wellbeing.flower_scene import FlowerLayer, LayerAnswer, LayerRole, answer_parts
from barnombud.domain.wellbeing.template import FlowerTemplate, Petal
from barnombud.texts import flower as texts


class PetalButton(QRadioButton):
    """One petal for keyboard and screen reader; draws nothing and lets the mouse through to the flower.

    Attributes:
        key_pressed: a key event that the flower interprets; it is accepted there.
        focus_moved: the keyboard came or left.
    """

    key_pressed = Signal(QKeyEvent)
    focus_moved = Signal()

    def __init__(self, petal_key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.petal_key = petal_key
        self.setObjectName(f"petal_{petal_key}")
        self.setProperty("own_focus", True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing: the flower draws the petal."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the key to the flower; what it does not use goes on as usual."""
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            # Not to QRadioButton, whose arrow keys would move the choice a second time.
            QWidget.keyPressEvent(self, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the flower draw its focus ring."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the flower take its focus ring away."""
        super().focusOutEvent(event)
        self.focus_moved.emit()


class PetalButtons(QObject):
    """The buttons of one flower; the chosen petal's is the one that takes the keyboard.

    Attributes:
        key_pressed: a key event on any petal.
        focus_moved: the keyboard came to or left the flower.
    """

    key_pressed = Signal(QKeyEvent)
    focus_moved = Signal()

    def __init__(self, flower: QWidget) -> None:
        super().__init__(flower)
        self._flower = flower
        self._buttons: list[PetalButton] = []
        self._focus_next = False

    def make(self, template: FlowerTemplate) -> None:
        """Replace all buttons by one for each petal of ``template``."""
        self._focus_next = self.has_focus()
        for old in self._buttons:
            old.setObjectName("")
            old.hide()
            old.deleteLater()
        self._buttons = [PetalButton(petal.key, self._flower) for petal in template.petals]
        for button in self._buttons:
            button.key_pressed.connect(self.key_pressed)
            button.focus_moved.connect(self.focus_moved)
            button.show()

    def choose(self, petal_key: str) -> None:
        """Check one petal's button and give it the keyboard's place in the page."""
        had_focus = self.has_focus() or self._focus_next
        self._focus_next = False
        for button in self._buttons:
            here = button.petal_key == petal_key
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.NoFocus)
            button.setChecked(here)
            if here:
                self._flower.setFocusProxy(button)
                if had_focus:
                    button.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Whether the keyboard is on the flower."""
        return any(button.hasFocus() for button in self._buttons)

    def speak(self, template: FlowerTemplate, layers: Sequence[FlowerLayer]) -> None:
        """Give every petal its words."""
        for button, petal in zip(self._buttons, template.petals, strict=True):
            button.setAccessibleName(petal_name(petal, template, layers))
            button.setAccessibleDescription(petal_description(petal, template, layers))

    def place(self, boxes: Sequence[QRect]) -> None:
        """Lay every button over its drawn petal, so that a screen reader's frame shows the right place."""
        for button, box in zip(self._buttons, boxes, strict=True):
            button.setGeometry(box)


def petal_name(petal: Petal, template: FlowerTemplate, layers: Sequence[FlowerLayer]) -> str:
    """Return the petal's spoken name in the filled view, such as ``Trygg, 3 av 5, förskolans bedömning``."""
    front = next((layer for layer in layers if layer.role is LayerRole.FILLED), None)
    if front is None:
        return texts.spoken_petal(petal.label, texts.NOT_ANSWERED, "")
    answer = _short(front.answer(petal.key), template)
    return texts.spoken_petal(petal.label, answer, front.spoken or front.label)


def petal_description(petal: Petal, template: FlowerTemplate, layers: Sequence[FlowerLayer]) -> str:
    """Return what else a screen reader can say: the step in words, the other views, the questions."""
    parts = []
    for layer in layers:
        answer = layer.answer(petal.key)
        if layer.role is LayerRole.FILLED:
            if word := answer_parts(answer, template).word:
                parts.append(f"{word.capitalize()}.")
        elif answer.touched or answer.value is not None or answer.non_answer is not None:
            parts.append(texts.other_view(layer.spoken or layer.label, _short(answer, template)))
    return " ".join([*parts, *petal.questions])


def _short(answer: LayerAnswer, template: FlowerTemplate) -> str:
    """Say one answer briefly."""
    parts = answer_parts(answer, template)
    return texts.short_answer(parts.value, parts.steps, parts.non_answer, touched=parts.touched)
