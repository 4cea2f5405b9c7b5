"""Draws the program's icon from the flower's own geometry: `assets/icons/app.svg` and PNGs beside it.

Run it from the checkout after changing the flower's shape or colours: `python tools/draw_icon.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

from barnombud import resources
from barnombud.domain.wellbeing.flower_geometry import Curve, Point, flower_shape
from barnombud.domain.wellbeing.flower_pattern import Pattern, pattern
from barnombud.domain.wellbeing.template import FlowerTemplate, template_from_dict

ICONS = Path(__file__).resolve().parents[1] / "assets" / "icons"
BOX = 256
RADIUS = 125
DISC = 34
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def _number(value: float) -> str:
    """Return a coordinate with one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def _place(point: Point) -> str:
    """Return a point in the icon's coordinates."""
    return f"{_number(BOX / 2 + point.x * RADIUS)} {_number(BOX / 2 + point.y * RADIUS)}"


def _path(curve: Curve) -> str:
    """Return a curve as SVG path data."""
    pieces = " ".join("C" + ", ".join(_place(point) for point in piece) for piece in curve.pieces)
    return f"M{_place(curve.start)} {pieces}" + (" Z" if curve.closed else "")


def _petals(template: FlowerTemplate, *, patterned: bool) -> list[str]:
    """Return the drawn petals, every one full."""
    inks = resources.read_toml("flower/colours.toml")["light"]["petals"]
    drawn = []
    for petal, place in zip(template.petals, flower_shape(len(template.petals)).petals, strict=True):
        ink = inks[petal.colour.value]
        drawn.append(f'<path d="{_path(place.outline)}" fill="{ink["fill"]}"/>')
        if patterned:
            drawn += _marks(pattern(place, petal.mark, 1.0), ink["mark"])
            edge = f'fill="none" stroke="{ink["edge"]}" stroke-width="1.2"'
            drawn.append(f'<path d="{_path(place.outline)}" {edge}/>')
    return drawn


def _marks(drawn: Pattern, ink: str) -> list[str]:
    """Return a petal's pattern as SVG."""
    data = " ".join(f"M{_place(line.start)} L{_place(line.end)}" for line in drawn.segments)
    data += " ".join(_path(curve) for curve in drawn.curves)
    marks = [f'<path d="{data}" fill="none" stroke="{ink}" stroke-width="1.6"/>'] if data else []
    for dot in drawn.dots:
        x, y = _place(dot).split()
        marks.append(f'<circle cx="{x}" cy="{y}" r="{_number(drawn.dot_radius * RADIUS)}" fill="{ink}"/>')
    return marks


def icon_svg(*, patterned: bool) -> str:
    """Return the icon; small sizes are drawn without patterns, which would only blur."""
    template = template_from_dict(resources.read_toml("flower/default.toml"))
    light = resources.read_toml("flower/colours.toml")["light"]
    middle = BOX // 2
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BOX} {BOX}" width="{BOX}" height="{BOX}">',
        "<title>Barnombud</title>",
        *_petals(template, patterned=patterned),
        f'<circle cx="{middle}" cy="{middle}" r="{DISC}" fill="{light["centre"]}" '
        f'stroke="{light["centre_edge"]}" stroke-width="4"/>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the SVG and every PNG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QByteArray, Qt  # noqa: PLC0415  # Qt reads the platform when it is imported
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415  # as above
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  # as above

    application = QGuiApplication([])
    ICONS.mkdir(parents=True, exist_ok=True)
    (ICONS / "app.svg").write_text(icon_svg(patterned=True), encoding="utf-8")
    for size in SIZES:
        renderer = QSvgRenderer(QByteArray(icon_svg(patterned=size >= 256).encode()))
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        image.save(str(ICONS / f"app_{size}.png"))
    del application


if __name__ == "__main__":
    main()
