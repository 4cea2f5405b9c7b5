"""The named colours, spacings, radii and type sizes everything on screen is drawn with.

Pure data: no Qt import here, so that contrast can be computed and papers can borrow the colours.
Lengths are logical pixels on an 8-point grid, type sizes are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ThemeMode(StrEnum):
    """Which set of colours a person has chosen."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True)
class Tokens:
    """One set of colours as `#RRGGBB`; the names say the job, never the hue of the moment."""

    name: str
    paper: str
    card: str
    sidebar: str
    topbar: str
    ink: str
    quiet: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_ink: str
    soft: str
    soft_ink: str
    soft_edge: str
    sand: str
    sand_ink: str
    highlight: str
    highlight_ink: str
    danger: str
    danger_soft: str
    edge: str
    field_edge: str
    hero: str
    hero_ink: str
    hero_quiet: str
    practice: str
    on_practice: str
    focus: str
    shadow: str


LIGHT = Tokens(
    name="light",
    paper="#FAF7F1",
    card="#FFFEFB",
    sidebar="#F0ECE1",
    topbar="#FFFDF8",
    ink="#22302B",
    quiet="#59655F",
    accent="#1F5C4A",
    on_accent="#FFFFFF",
    accent_hover="#174839",
    accent_ink="#1F5C4A",
    soft="#E3F0E9",
    soft_ink="#1B5241",
    soft_edge="#C9DFD4",
    sand="#ECE7DC",
    sand_ink="#4B534E",
    highlight="#FBEBC8",
    highlight_ink="#684700",
    danger="#9F3224",
    danger_soft="#F9E9E4",
    edge="#E4DFD3",
    field_edge="#8B8D83",
    hero="#1F5C4A",
    hero_ink="#FFFFFF",
    hero_quiet="#DCEBE4",
    practice="#7A4FA0",
    on_practice="#FFFFFF",
    focus="#1F5C4A",
    shadow="#D9D3C5",
)

DARK = Tokens(
    name="dark",
    paper="#171D1A",
    card="#1F2723",
    sidebar="#131815",
    topbar="#1B221E",
    ink="#E9EEEA",
    quiet="#AAB6AF",
    accent="#86CDB0",
    on_accent="#0D2219",
    accent_hover="#A3DCC5",
    accent_ink="#93D4BA",
    soft="#21382E",
    soft_ink="#BFE6D4",
    soft_edge="#33584A",
    sand="#343C37",
    sand_ink="#D3DAD5",
    highlight="#473A1A",
    highlight_ink="#F4DFA9",
    danger="#F2A193",
    danger_soft="#43251F",
    edge="#37413B",
    field_edge="#808E86",
    hero="#1D4A3C",
    hero_ink="#F4F8F5",
    hero_quiet="#CFE3DA",
    practice="#C6A5E4",
    on_practice="#221430",
    focus="#A3DCC5",
    shadow="#0F1311",
)

# (text colour, ground) pairs that are used together; tests hold every one to 4.5:1.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "sidebar"),
    ("ink", "topbar"),
    ("ink", "soft"),
    ("ink", "highlight"),
    ("ink", "sand"),
    ("ink", "danger_soft"),
    ("quiet", "paper"),
    ("quiet", "card"),
    ("quiet", "sidebar"),
    ("quiet", "topbar"),
    ("quiet", "soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("accent_ink", "paper"),
    ("accent_ink", "card"),
    ("accent_ink", "soft"),
    ("accent_ink", "sidebar"),
    ("soft_ink", "soft"),
    ("sand_ink", "sand"),
    ("highlight_ink", "highlight"),
    ("highlight_ink", "paper"),
    ("highlight_ink", "card"),
    ("highlight_ink", "sidebar"),
    ("danger", "paper"),
    ("danger", "card"),
    ("danger", "topbar"),
    ("danger", "danger_soft"),
    ("hero_ink", "hero"),
    ("hero_quiet", "hero"),
    ("on_practice", "practice"),
)

# (edge or icon colour, ground) pairs; tests hold every one to 3:1.
EDGE_PAIRS: tuple[tuple[str, str], ...] = (
    ("field_edge", "paper"),
    ("field_edge", "card"),
    ("field_edge", "topbar"),
    ("focus", "paper"),
    ("focus", "card"),
    ("focus", "sidebar"),
    ("focus", "topbar"),
    ("focus", "soft"),
    ("focus", "highlight"),
    ("accent", "paper"),
    ("accent", "card"),
    ("accent", "sidebar"),
    ("danger", "topbar"),
    ("danger", "card"),
    ("highlight_ink", "paper"),
    ("highlight_ink", "card"),
    ("practice", "paper"),
    ("hero_ink", "hero"),
)

GRID = 8
"""Every gap is a multiple (or a half) of this many logical pixels."""

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 16, 24, 32
RADIUS_S, RADIUS_M, RADIUS_L = 6, 8, 14

FAMILY = "Atkinson Hyperlegible Next"
CAPTION_PT, BODY_PT, HEADING_PT, TITLE_PT = 9.75, 11.0, 13.0, 19.0
WALL_SCALE = 1.35
"""How much larger the wall view writes than the person's own text size."""

MIN_SCALE, MAX_SCALE = 1.0, 2.0
TEXT_COLUMNS = 75
"""Longest line of running text, in characters."""


def tokens_named(mode: ThemeMode, *, system_is_dark: bool) -> Tokens:
    """Give the colours for a chosen mode; `SYSTEM` follows what the desktop says."""
    dark = mode is ThemeMode.DARK or (mode is ThemeMode.SYSTEM and system_is_dark)
    return DARK if dark else LIGHT


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio (1 to 21) between two `#RRGGBB` colours."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4) for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
