"""The theme: contrast, typeface, style sheet, and changes while the program runs."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from reportlab.pdfbase.ttfonts import TTFont

from barnombud.resources import file_path
from barnombud.ui.theme.fonts import FONT_FILES, load_fonts
from barnombud.ui.theme.icons import icon, put_icon
from barnombud.ui.theme.palette import palette_for, tokens_of
from barnombud.ui.theme.style_sheet import KINDS, style_sheet
from barnombud.ui.theme.theme import Theme, set_kind
from barnombud.ui.theme.tokens import (
    DARK,
    EDGE_PAIRS,
    FAMILY,
    LIGHT,
    TEXT_PAIRS,
    ThemeMode,
    Tokens,
    contrast,
    tokens_named,
)

LETTERS = "åäöÅÄÖéüáàçñąćęłńóśźżĄĆĘŁŃÓŚŹŻăâîșțĂÂÎȘȚđčšžışğëÇË•–—”’…×−·°§©½"


@pytest.mark.rule("R40")
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_every_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    """Each text colour used has 4.5:1 against its ground."""
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.rule("R40")
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_every_edge_can_be_seen(tokens: Tokens, edge: str, ground: str) -> None:
    """Each edge, icon and focus ring has 3:1 against its ground."""
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3.0


def test_contrast_is_the_known_one() -> None:
    """Black on white is 21, equal colours 1."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#123456", "#123456") == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("mode", "system_is_dark", "expected"),
    [
        (ThemeMode.LIGHT, True, LIGHT),
        (ThemeMode.DARK, False, DARK),
        (ThemeMode.SYSTEM, True, DARK),
        (ThemeMode.SYSTEM, False, LIGHT),
    ],
)
def test_mode_decides_the_colours(mode: ThemeMode, system_is_dark: bool, expected: Tokens) -> None:
    """Only "as the desktop" asks the desktop."""
    assert tokens_named(mode, system_is_dark=system_is_dark) is expected


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_palette_leads_back_to_its_tokens(qapp: QApplication, tokens: Tokens) -> None:
    """A painted widget finds the colours of now in its palette."""
    assert tokens_of(palette_for(tokens)) is tokens


def test_style_sheet_knows_every_kind(theme: Theme) -> None:
    """No kind in the list is without a look, but for those that are the plain look."""
    sheet = style_sheet(LIGHT)
    plain = {"secondary"}
    for class_name, kinds in KINDS.items():
        for kind in set(kinds) - plain:
            family = f'{class_name}[kind^="{kind.split("-", maxsplit=1)[0]}-"]'
            assert f'{class_name}[kind="{kind}"]' in sheet or family in sheet
    assert "$" not in sheet


def test_theme_changes_while_running(qtbot: QtBot, theme: Theme) -> None:
    """Dark colours and larger letters reach a widget that is already there, and its icon."""
    button = QPushButton("Lås nu")
    qtbot.addWidget(button)
    put_icon(button, "lock")
    button.show()
    small = button.fontMetrics().height()
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(ThemeMode.DARK)
    assert tokens_of(button.palette()) is DARK
    with qtbot.waitSignal(theme.changed):
        theme.set_scale(2.0)
    assert button.fontMetrics().height() >= small * 1.9
    assert button.iconSize().height() > 24
    assert theme.scale == 2.0
    assert theme.mode is ThemeMode.DARK


def test_theme_follows_the_desktop_only_when_asked(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    """A change of the desktop's colours is answered in the mode "as the desktop" alone."""
    scheme = qapp.styleHints().colorScheme()
    with qtbot.assertNotEmitted(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(scheme)
    theme.set_mode(ThemeMode.SYSTEM)
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(scheme)


def test_icon_in_a_label_and_none_at_all(qtbot: QtBot, theme: Theme) -> None:
    """A label shows the icon alone; an empty name takes a button's icon away."""
    label, button = QLabel(), QPushButton("Spara")
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    put_icon(label, "info", "quiet")
    assert not label.pixmap().isNull()
    put_icon(button, "check")
    put_icon(button, "")
    assert button.icon().isNull()


def test_text_size_stays_within_its_ends(theme: Theme) -> None:
    """From 100 to 200 %."""
    theme.set_scale(9.0)
    assert theme.scale == 2.0
    theme.set_scale(0.1)
    assert theme.scale == 1.0


def test_same_choice_again_changes_nothing(qtbot: QtBot, theme: Theme) -> None:
    """Choosing what is chosen draws nothing anew."""
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode(theme.mode)
        theme.set_scale(theme.scale)
        theme.set_wall_factor(1.0)
    theme.set_motion(False)
    assert not theme.motion
    theme.set_motion(True)


def test_typeface_is_there_in_all_weights(theme: Theme) -> None:
    """The bundled family is used, not a substitute."""
    load_fonts()
    assert FAMILY in QFontDatabase.families()
    label = QLabel("Åäö")
    set_kind(label, "title")
    assert QFontInfo(label.font()).family() == FAMILY
    label.deleteLater()


@pytest.mark.parametrize("name", FONT_FILES)
def test_typeface_holds_the_letters_we_write(qapp: QApplication, name: str) -> None:
    """Swedish, Polish, Romanian, Somali, Bosnian, Albanian and Turkish, and our signs."""
    font = QRawFont(str(file_path(name)), 11)
    assert [letter for letter in LETTERS if not font.supportsCharacter(ord(letter))] == []


@pytest.mark.parametrize("name", FONT_FILES)
def test_papers_can_embed_the_typeface(name: str) -> None:
    """Reportlab needs glyf outlines."""
    assert TTFont(name, str(file_path(name))).face.charWidths[ord("å")] > 0


def test_icon_is_drawn_in_its_colour(qapp: QApplication) -> None:
    """The icon's strokes have the token's colour."""
    image = icon("check", "#1F5C4A").pixmap(24, 24).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(24) for y in range(24)}
    assert "#1f5c4a" in colours


def test_marks_in_the_style_sheet_have_the_tokens_colours() -> None:
    """The two images a style sheet needs as files are drawn in the tokens' colours."""
    for tokens in (LIGHT, DARK):
        for name, colour in (("check", tokens.on_accent), ("chevron-down", tokens.quiet)):
            drawing = file_path(f"icons/{name}-on-{tokens.name}.svg").read_text(encoding="utf-8")
            assert f'stroke="{colour}"' in drawing


def test_first_window_loads_nothing_heavy() -> None:
    """What the unlock window is made of imports no store, no pydantic and no papers."""
    names = "barnombud.ui.application, barnombud.ui.jobs, barnombud.ui.widgets.field_row"
    heavy = "sqlalchemy, alembic, sqlcipher3, pydantic, reportlab, barnombud.services, barnombud.domain"
    program = f"import sys, {names}\nprint([name for name in {heavy.split(', ')!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_application_speaks_swedish() -> None:
    """Made in a process of its own: Qt's own buttons are Swedish, dates too, and the name is ours."""
    program = (
        "from barnombud.ui.application import create_application\n"
        "from PySide6.QtCore import QCoreApplication, QLocale\n"
        "application, theme = create_application(['barnombud'])\n"
        "print(QCoreApplication.translate('QPlatformTheme', 'Cancel'), QLocale().name(), theme.scale)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["Avbryt", "sv_SE", "1.0"]
