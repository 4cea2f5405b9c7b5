"""The flower on paper: a reportlab figure with alternative text and the same values as rows (R41)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.platypus import Flowable

from barnombud.documents.flower_canvas import (
    FlowerCanvas,
    FlowerFonts,
    draw_legend,
    label_size,
    legend_height,
    paper_inks,
)
from barnombud.domain.wellbeing.flower_fit import fit
from barnombud.domain.wellbeing.flower_geometry import flower_shape
from barnombud.domain.wellbeing.flower_scene import FlowerLayer, answer_parts, flower_scene
from barnombud.domain.wellbeing.template import FlowerTemplate
from barnombud.texts import flower as texts

_MARGIN = 2.0
_LEGEND_SIZE = 0.9


class FlowerRows(NamedTuple):
    """The flower's values in words: one row per petal, one column per view after the petal's name."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def flower_rows(template: FlowerTemplate, layers: Sequence[FlowerLayer]) -> FlowerRows:
    """Return the table that says what the drawing shows; a blank flower's rows give the children's lines."""
    if not layers:
        return FlowerRows(
            (texts.TABLE_PETAL, texts.TABLE_CHILD_LINE),
            tuple((petal.label, petal.child_line) for petal in template.petals),
        )
    rows = []
    for petal in template.petals:
        answers = [answer_parts(layer.answer(petal.key), template) for layer in layers]
        said = [texts.answer_words(*parts[:4], touched=parts.touched) for parts in answers]
        rows.append((petal.label, *said))
    return FlowerRows((texts.TABLE_PETAL, *(layer.label for layer in layers)), tuple(rows))


class FlowerFlowable(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """One drawn flower.

    Attributes:
        width: points across, as given.
        height: points down, as given, the legend included.
        alt_text: what the figure is called for somebody who does not see it.
        table: the same values in words, to be set beside or under the figure.
    """

    def __init__(
        self,
        template: FlowerTemplate,
        layers: Sequence[FlowerLayer] = (),
        *,
        width: float,
        height: float,
        fonts: FlowerFonts,
        font_size: float = 9.0,
        centre: str = "",
        alt_text: str = "",
    ) -> None:
        """Lay out ``template`` with its views in ``width`` by ``height`` points; fonts by registered name."""
        super().__init__()
        self.width = width
        self.height = height
        self.alt_text = alt_text or texts.alternative_text(centre, "")
        self.table = flower_rows(template, layers)
        self._template = template
        self._layers = tuple(layers)
        self._fonts = fonts
        self._size = font_size
        self._centre = centre
        self._note = ""

    @classmethod
    def blank(
        cls,
        template: FlowerTemplate,
        *,
        width: float,
        height: float,
        fonts: FlowerFonts,
        font_size: float = 11.0,
    ) -> FlowerFlowable:
        """Return an empty flower to fill in with a pen: white petals, step marks, room for a name."""
        empty = cls(
            template,
            width=width,
            height=height,
            fonts=fonts,
            font_size=font_size,
            alt_text=texts.BLANK_ALTERNATIVE,
        )
        empty._note = texts.steps_outwards(tuple(step.word for step in template.scale.steps))
        return empty

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Return the size in points, which never changes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the flower with its lower left corner at the canvas's origin."""
        canvas = self.canv
        legend = self._legend_height()
        room = self.height - legend
        shape = flower_shape(len(self._template.petals))
        sizes = [label_size(petal.label, self._fonts.bold, self._size) for petal in self._template.petals]
        placed = fit(shape, self.width, room, sizes, _MARGIN)
        inks = dict(paper_inks())
        if self._note:
            inks["centre"] = inks["petal_paper"]
        canvas.saveState()
        drawing = FlowerCanvas(canvas, placed, self.height, inks)
        scene = flower_scene(self._template, self._layers)
        drawing.draw(scene)
        drawing.write_labels(scene.writings, self._fonts.bold, self._size)
        drawing.write_non_answers(shape, scene.writings, self._fonts.regular, self._size)
        drawing.write_centre(self._centre, self._fonts.bold, self._size)
        self._draw_legend()
        canvas.restoreState()

    def _legend_height(self) -> float:
        small = self._size * _LEGEND_SIZE
        if self._note:
            return small * 2
        return legend_height(self._layers, self._fonts.regular, small, self.width)

    def _draw_legend(self) -> None:
        """Say under the flower whose line is whose, or how a blank one is read."""
        small = self._size * _LEGEND_SIZE
        if self._note:
            self.canv.setFillColor(paper_inks()["quiet"])
            self.canv.setFont(self._fonts.regular, small)
            self.canv.drawCentredString(self.width / 2, small * 0.4, self._note)
        else:
            draw_legend(self.canv, self._layers, self._fonts.regular, small, self.width)
