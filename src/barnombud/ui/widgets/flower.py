"""The flower on screen: petals that are chosen and rated by mouse, touch, keyboard and screen reader (R40).

The flower shows what it is given and emits what a person wants; it never changes an answer by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from barnombud.domain.wellbeing.flower_scene import FlowerLayer, flower_scene
from barnombud.domain.wellbeing.template import FlowerTemplate
from barnombud.texts import flower as texts
from barnombud.ui.theme.petal_colours import flower_inks
from barnombud.ui.widgets.flower_accessible import PetalButtons, petal_name
from barnombud.ui.widgets.flower_growth import PetalGrowth, fractions
from barnombud.ui.widgets.flower_layout import FlowerLayout
from barnombud.ui.widgets.flower_legend import draw_legend, legend_height
from barnombud.ui.widgets.flower_painter import FlowerPainter

_TURN = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_NOT_RELEVANT = {Qt.Key.Key_0, Qt.Key.Key_I}


class FlowerWidget(QWidget):
    """One flower with its views.

    Attributes:
        petal_chosen: key of the petal a person has chosen.
        petal_rated: key and step (1 and up) a person wants to give.
        petal_not_relevant: key of a petal that a person sets aside for today.
    """

    petal_chosen = Signal(str)
    petal_rated = Signal(str, int)
    petal_not_relevant = Signal(str)

    def __init__(self, template: FlowerTemplate, parent: QWidget | None = None) -> None:
        """Show ``template`` without any view; the first petal is where the keyboard starts."""
        super().__init__(parent)
        self._template = template
        self._layers: tuple[FlowerLayer, ...] = ()
        self._centre = ""
        self._chosen = template.petals[0].key
        self._editable = True
        self._motion = True
        self._layout: FlowerLayout | None = None
        self._growth = PetalGrowth(self)
        self._growth.moved.connect(self.update)
        self._buttons = PetalButtons(self)
        self._buttons.key_pressed.connect(self._on_key)
        self._buttons.focus_moved.connect(self.update)
        self.setMinimumSize(320, 300)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_centre("")
        self.set_template(template)

    @property
    def chosen(self) -> str:
        """Key of the petal with the ring."""
        return self._chosen

    def is_growing(self) -> bool:
        """Whether petals are on their way to a new step."""
        return self._growth.is_moving

    def set_template(self, template: FlowerTemplate) -> None:
        """Show another flower, without views; the chosen petal stays if the new flower has it."""
        self._template = template
        self._layers = ()
        self._layout = None
        if self._chosen not in {petal.key for petal in template.petals}:
            self._chosen = template.petals[0].key
        self._growth.jump({})
        self._buttons.make(template)
        self._buttons.place(self.layout_now().petal_boxes)
        self.set_chosen(self._chosen)
        self.set_editable(editable=self._editable)

    def set_layers(self, layers: Sequence[FlowerLayer]) -> None:
        """Show these views; petals of the filled view grow from where they are drawn now."""
        self._layers = tuple(layers)
        self._layout = None
        target = fractions(self._template, self._layers)
        if self._motion and self.isVisible():
            self._growth.go(target)
        else:
            self._growth.jump(target)
        self._buttons.speak(self._template, self._layers)
        self._buttons.place(self.layout_now().petal_boxes)
        self.update()

    def set_centre(self, text: str) -> None:
        """Write the child's first name or alias in the middle."""
        self._centre = text
        self.setAccessibleName(f"{texts.FLOWER_NAME}, {text}" if text else texts.FLOWER_NAME)
        self.update()

    def set_chosen(self, petal_key: str) -> None:
        """Put the ring round a petal without telling anybody; KeyError when the flower has none such."""
        self._chosen = self._template.petal(petal_key).key
        self._buttons.choose(petal_key)
        self.update()

    def set_editable(self, *, editable: bool) -> None:
        """Allow rating, or only looking and choosing."""
        self._editable = editable
        with_steps = texts.KEYS_HELP if self._template.scale.step_count else texts.KEYS_HELP_NO_SCALE
        self.setAccessibleDescription(with_steps if editable else texts.READ_HELP)
        self._buttons.speak(self._template, self._layers)

    def set_motion(self, *, allowed: bool) -> None:
        """Let petals grow to their step, or be there at once (reduced motion)."""
        self._motion = allowed

    def sizeHint(self) -> QSize:
        """Return a size at which the flower reads well across a table."""
        return QSize(600, 560)

    def layout_now(self) -> FlowerLayout:
        """Return where everything lies at the present size and font."""
        if self._layout is None:
            height = self.height() - legend_height(self._layers, self.font(), self.width())
            self._layout = FlowerLayout(self._template, QSizeF(self.width(), height), self.font())
        return self._layout

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scene, the words and the legend."""
        laid_out = self.layout_now()
        inks = flower_inks(dark=self.palette().color(QPalette.ColorRole.Window).lightness() < 128)
        scene = flower_scene(
            self._template,
            self._layers,
            chosen=self._chosen,
            focused=self._buttons.has_focus(),
            growth=self._growth.now,
        )
        painter = QPainter(self)
        drawing = FlowerPainter(painter, laid_out.placed, inks)
        drawing.draw(scene)
        if laid_out.has_labels:
            drawing.write_labels(scene.writings, laid_out.label_font, self._chosen)
        drawing.write_non_answers(scene.writings, self.font(), laid_out.answer_width)
        drawing.write_centre(self._centre, laid_out.label_font)
        draw_legend(painter, self.rect(), self.font(), self._layers, inks)
        painter.end()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the flower out for the new size."""
        super().resizeEvent(event)
        self._layout = None
        self._buttons.place(self.layout_now().petal_boxes)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._layout = None
            self._buttons.place(self.layout_now().petal_boxes)
            self.update()

    def _on_key(self, event: QKeyEvent) -> None:
        """Move between petals, or give the chosen one a step."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return
        keys = [petal.key for petal in self._template.petals]
        key = event.key()
        step = key - Qt.Key.Key_0
        if key in _TURN:
            self._choose(keys[(keys.index(self._chosen) + _TURN[Qt.Key(key)]) % len(keys)])
        elif key in _ENDS:
            self._choose(keys[_ENDS[Qt.Key(key)]])
        elif self._editable and 1 <= step <= self._template.scale.step_count:
            self.petal_rated.emit(self._chosen, step)
        elif self._editable and key in _NOT_RELEVANT:
            self.petal_not_relevant.emit(self._chosen)
        else:
            return
        event.accept()

    def _choose(self, petal_key: str) -> None:
        """Choose a petal and say so."""
        if petal_key != self._chosen:
            self.set_chosen(petal_key)
            self.petal_chosen.emit(petal_key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the petal pressed; a press on the chosen one sets the step it reaches to."""
        laid_out = self.layout_now()
        petal_key = laid_out.petal_under(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or petal_key is None:
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        drawn = laid_out.petal_drawn_under(event.position())
        if petal_key != self._chosen:
            self._choose(petal_key)
        elif self._editable and self._template.scale.step_count and drawn is not None:
            self.petal_rated.emit(petal_key, laid_out.step_under(event.position()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a petal can be pressed."""
        over = self.layout_now().petal_under(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell a petal's answer in a tool tip."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        petal_key = self.layout_now().petal_under(QPointF(event.pos()))
        if petal_key is None:
            QToolTip.hideText()
        else:
            petal = self._template.petal(petal_key)
            QToolTip.showText(event.globalPos(), petal_name(petal, self._template, self._layers), self)
        return True
