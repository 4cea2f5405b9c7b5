"""The flower on screen: petals that are chosen and rated by mouse, touch, keyboard and screen reader (R40).

The flower shows what it is given and emits what a person wants; it never changes an answer by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from barnombud.domain.wellbeing.flower_fit import Fit, fit
from barnombud.domain.wellbeing.flower_geometry import (
    Point,
    flattened,
    flower_shape,
    petal_at,
    step_at,
)
from barnombud.domain.wellbeing.flower_scene import (
    FlowerLayer,
    LayerAnswer,
    LayerRole,
    flower_scene,
    fraction_of,
    line_styles,
)
from barnombud.domain.wellbeing.template import FlowerTemplate
from barnombud.texts import flower as texts
from barnombud.ui.theme.petal_colours import FlowerInks, flower_inks
from barnombud.ui.widgets.flower_accessible import PetalButton, petal_description, petal_name
from barnombud.ui.widgets.flower_legend import draw_legend, legend_height
from barnombud.ui.widgets.flower_painter import FlowerPainter, answer_width, label_rect, label_size

GROWTH_MS = 150
_MARGIN = 10.0
_SMALLEST_LABELLED = 70.0
_NEXT = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
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
        self._buttons: list[PetalButton] = []
        self._growth: dict[str, float] = {}
        self._from: dict[str, float] = {}
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=GROWTH_MS)
        self._animation.valueChanged.connect(self._grow)
        self.setAccessibleName(texts.FLOWER_NAME)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._make_buttons()

    # What the page sets

    def set_template(self, template: FlowerTemplate) -> None:
        """Show another flower, without views; the chosen petal stays if the new flower has it."""
        self._template = template
        self._layers = ()
        self._growth = {}
        if self._chosen not in {petal.key for petal in template.petals}:
            self._chosen = template.petals[0].key
        self._make_buttons()
        self.update()

    def set_layers(self, layers: Sequence[FlowerLayer]) -> None:
        """Show these views; petals of the filled view grow from where they are drawn now."""
        before = self._drawn_fractions()
        self._layers = tuple(layers)
        self._animation.stop()
        self._growth = {}
        if self._motion and self.isVisible() and before != self._fractions():
            self._from = before
            self._growth = dict(before)
            self._animation.start()
        self._speak()
        self.update()

    def set_centre(self, text: str) -> None:
        """Write the child's first name or alias in the middle."""
        self._centre = text
        self.setAccessibleName(f"{texts.FLOWER_NAME}, {text}" if text else texts.FLOWER_NAME)
        self.update()

    def set_chosen(self, petal_key: str) -> None:
        """Put the ring round a petal without telling anybody; KeyError when the flower has none such."""
        self._template.petal(petal_key)
        self._chosen = petal_key
        had_focus = any(button.hasFocus() for button in self._buttons)
        for button in self._buttons:
            here = button.petal_key == petal_key
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.NoFocus)
            button.setChecked(here)
            if here:
                self.setFocusProxy(button)
                if had_focus:
                    button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def set_editable(self, *, editable: bool) -> None:
        """Allow rating, or only looking and choosing."""
        self._editable = editable
        self._speak()

    def set_motion(self, *, allowed: bool) -> None:
        """Let petals grow to their step, or be there at once (reduced motion)."""
        self._motion = allowed

    @property
    def chosen(self) -> str:
        """Key of the petal with the ring."""
        return self._chosen

    @property
    def template(self) -> FlowerTemplate:
        """The flower shown."""
        return self._template

    # Sizes

    def sizeHint(self) -> QSize:
        """Return a size at which the flower reads well across a table."""
        return QSize(600, 560)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which petals can still be hit."""
        return QSize(320, 300)

    def fitting(self) -> Fit:
        """Return where the flower lies in the widget now; without room for names they are left out."""
        shape = flower_shape(len(self._template.petals))
        metrics = QFontMetricsF(self._label_font())
        room = self.height() - legend_height(self._layers, self.font(), self.width())
        sizes = [label_size(petal.label, metrics) for petal in self._template.petals]
        placed = fit(shape, self.width(), room, sizes, _MARGIN)
        if placed.radius >= _SMALLEST_LABELLED:
            return placed
        return fit(shape, self.width(), room, (), _MARGIN)

    def _has_labels(self) -> bool:
        """Whether the petals' names have room."""
        shape = flower_shape(len(self._template.petals))
        room = self.height() - legend_height(self._layers, self.font(), self.width())
        return self.fitting().radius < fit(shape, self.width(), room, (), _MARGIN).radius

    def _label_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def inks(self) -> FlowerInks:
        """Return the colours for the palette in force."""
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        return flower_inks(dark=dark)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scene, the words and the legend."""
        placed = self.fitting()
        shape = flower_shape(len(self._template.petals))
        focused = any(button.hasFocus() for button in self._buttons)
        scene = flower_scene(
            self._template, self._layers, chosen=self._chosen, focused=focused, growth=self._growth
        )
        painter = QPainter(self)
        drawing = FlowerPainter(painter, placed, self.inks())
        drawing.draw(scene)
        if self._has_labels():
            drawing.write_labels(scene.writings, self._label_font(), self._chosen)
        drawing.write_non_answers(scene.writings, self.font(), answer_width(shape, placed))
        drawing.write_centre(self._centre, self._label_font())
        styles = line_styles(self._layers)
        draw_legend(painter, self.rect(), self.font(), self._layers, styles, self.inks())
        painter.end()
        event.accept()

    def _fractions(self) -> dict[str, float]:
        """Return how far each petal of the filled view should be grown."""
        front = next((layer for layer in self._layers if layer.role is LayerRole.FILLED), None)
        keys = [petal.key for petal in self._template.petals]
        answers = [front.answer(key) if front else LayerAnswer(petal_key=key) for key in keys]
        return {answer.petal_key: fraction_of(answer, self._template) for answer in answers}

    def _drawn_fractions(self) -> Mapping[str, float]:
        """Return how far each petal is drawn this moment."""
        return {**self._fractions(), **self._growth}

    def _grow(self, progress: float) -> None:
        """Move every petal a little nearer to its step."""
        if progress >= 1.0:
            self._growth = {}
        else:
            eased = 1.0 - (1.0 - progress) ** 2
            self._growth = {
                key: self._from.get(key, 0.0) + (target - self._from.get(key, 0.0)) * eased
                for key, target in self._fractions().items()
            }
        self.update()

    # Screen reader and keyboard

    def _make_buttons(self) -> None:
        """Make one accessible button per petal."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        for petal in self._template.petals:
            button = PetalButton(petal.key, self)
            button.key_pressed.connect(self._on_key)
            button.focus_moved.connect(self.update)
            button.show()
            self._buttons.append(button)
        self.set_chosen(self._chosen)
        self._speak()
        self._place_buttons()

    def _speak(self) -> None:
        """Give every petal its words."""
        for button, petal in zip(self._buttons, self._template.petals, strict=True):
            button.setAccessibleName(petal_name(petal, self._template, self._layers))
            button.setAccessibleDescription(petal_description(petal, self._template, self._layers))
        with_scale = texts.KEYS_HELP if self._template.scale.step_count else texts.KEYS_HELP_NO_SCALE
        self.setAccessibleDescription(with_scale if self._editable else texts.READ_HELP)

    def _place_buttons(self) -> None:
        """Lay every button over its petal."""
        placed = self.fitting()
        for button, petal in zip(self._buttons, flower_shape(len(self._template.petals)).petals, strict=True):
            spots = [placed.place(point) for point in flattened(petal.outline, 4)]
            xs, ys = [x for x, _ in spots], [y for _, y in spots]
            corner = QPoint(int(min(xs)), int(min(ys)))
            button.place(QRect(corner, QPoint(int(max(xs)), int(max(ys)))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons over their petals."""
        super().resizeEvent(event)
        self._place_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._place_buttons()
            self.update()

    def _on_key(self, event: QKeyEvent) -> None:
        """Move between petals, or give the chosen one a step."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return
        key = Qt.Key(event.key())
        steps = self._template.scale.step_count
        keys = [petal.key for petal in self._template.petals]
        step = event.key() - Qt.Key.Key_0
        if key in _NEXT:
            self._choose(keys[(keys.index(self._chosen) + _NEXT[key]) % len(keys)])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._choose(keys[0 if key == Qt.Key.Key_Home else -1])
        elif self._editable and 1 <= step <= steps:
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

    # Mouse and touch

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the petal pressed; a press on the chosen one sets the step it reaches to."""
        petal_key = self.petal_under(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or petal_key is None:
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        steps = self._template.scale.step_count
        on_petal = self._petal_drawn_under(event.position()) is not None
        if petal_key != self._chosen:
            self._choose(petal_key)
        elif self._editable and steps and on_petal:
            self.petal_rated.emit(petal_key, step_at(self._flower_point(event.position()), steps))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a petal can be pressed."""
        over = self.petal_under(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell a petal's answers in a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            petal_key = self.petal_under(QPointF(event.pos()))
            if petal_key is None:
                QToolTip.hideText()
            else:
                petal = self._template.petal(petal_key)
                QToolTip.showText(event.globalPos(), petal_name(petal, self._template, self._layers), self)
            return True
        return super().event(event)

    def petal_under(self, position: QPointF) -> str | None:
        """Return the key of the petal whose drawing or name is at a place in the widget."""
        return self._petal_drawn_under(position) or self._label_under(position)

    def _petal_drawn_under(self, position: QPointF) -> str | None:
        shape = flower_shape(len(self._template.petals))
        index = petal_at(shape, self._flower_point(position))
        return None if index is None else self._template.petals[index].key

    def _label_under(self, position: QPointF) -> str | None:
        if not self._has_labels():
            return None
        placed, metrics = self.fitting(), QFontMetricsF(self._label_font())
        for writing in flower_scene(self._template).writings:
            if QRectF(label_rect(writing, placed, metrics)).contains(position):
                return writing.petal.key
        return None

    def _flower_point(self, position: QPointF) -> Point:
        """Return a place in the widget in flower units."""
        placed = self.fitting()
        radius = placed.radius or 1.0
        return Point((position.x() - placed.x) / radius, (position.y() - placed.y) / radius)
