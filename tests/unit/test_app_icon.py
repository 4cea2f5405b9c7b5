"""The icon in the tree is the one the geometry draws."""

from __future__ import annotations

from barnombud import resources
from tools.draw_icon import SIZES, icon_svg


def test_icon_is_drawn_from_the_geometry() -> None:
    """Changing the flower without drawing the icon again is noticed."""
    assert resources.read_text("icons/app.svg") == icon_svg(patterned=True)


def test_icon_has_a_petal_per_area_and_a_title() -> None:
    """A whole small SVG: eight fills, a centre and the program's name."""
    lines = icon_svg(patterned=False).splitlines()[1:-1]
    assert [line[1:].split(maxsplit=1)[0].split(">")[0] for line in lines] == [
        "title",
        *["path"] * 8,
        "circle",
    ]


def test_every_size_is_in_the_tree() -> None:
    """From the task bar to the shop window."""
    for size in SIZES:
        assert resources.read_bytes(f"icons/app_{size}.png").startswith(b"\x89PNG")
