"""Writes the one style sheet from tokens; widgets opt in with the dynamic property `kind`.

The kinds are listed in `KINDS`. Nothing outside this folder sets a style sheet.
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from barnombud.resources import file_path
from barnombud.ui.theme.tokens import BODY_PT, CAPTION_PT, HEADING_PT, TITLE_PT, Tokens

KINDS: dict[str, tuple[str, ...]] = {
    "QPushButton": (
        "primary",
        "secondary",
        "quiet",
        "danger-outline",
        "link",
        "tab",
        "nav",
        "agenda",
        "choice",
        "hero-button",
    ),
    "QLabel": (
        "title",
        "heading",
        "subtitle",
        "caption",
        "quiet",
        "strong",
        "label",
        "error",
        "warning",
        "chip-green",
        "chip-sand",
        "chip-amber",
        "chip-danger",
        "hero-title",
        "hero-heading",
        "hero-text",
        "practice",
    ),
    "QFrame": (
        "card",
        "hero",
        "soft",
        "attention",
        "danger",
        "sidebar",
        "topbar",
        "line",
        "practice-frame",
        "plain",
    ),
}
"""Which value of `kind` each class of widget understands."""

_GROUND = """
* { font-family: "Atkinson Hyperlegible Next"; }
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget[kind="page"] { background: $paper; }
QLabel { background: transparent; }
QScrollArea, QScrollArea > QWidget > QWidget[kind="page"] { border: none; }
QScrollArea { background: transparent; }
QToolTip { background: $card; color: $ink; border: 1px solid $field_edge; padding: 6px 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $field_edge; border-radius: 4px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $sand; border: none; border-radius: 4px; max-height: 8px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QMenu { background: $card; border: 1px solid $edge; padding: 6px; }
QMenu::item { padding: 8px 24px 8px 16px; border-radius: 6px; }
QMenu::item:selected { background: $soft; color: $soft_ink; }
QSplitter::handle { background: $edge; }
"""

_LABELS = """
QLabel[kind="title"] { font-size: ${title_pt}pt; font-weight: 700; }
QLabel[kind="heading"] { font-size: ${heading_pt}pt; font-weight: 700; }
QLabel[kind="subtitle"], QLabel[kind="quiet"] { color: $quiet; }
QLabel[kind="subtitle"] { font-size: ${body_pt}pt; }
QLabel[kind="caption"] { color: $quiet; font-size: ${caption_pt}pt; }
QLabel[kind="strong"], QLabel[kind="label"] { font-weight: 600; }
QLabel[kind="error"] { color: $highlight_ink; font-size: ${caption_pt}pt; font-weight: 600; }
QLabel[kind="warning"] { color: $highlight_ink; font-size: ${caption_pt}pt; }
QLabel[kind^="chip-"] { font-size: ${caption_pt}pt; font-weight: 600; border-radius: ${chip_radius}px;
    padding: 4px 11px; }
QLabel[kind="chip-green"] { background: $soft; color: $soft_ink; }
QLabel[kind="chip-sand"] { background: $sand; color: $sand_ink; }
QLabel[kind="chip-amber"] { background: $highlight; color: $highlight_ink; }
QLabel[kind="chip-danger"] { background: $danger_soft; color: $danger; }
QLabel[kind^="hero-"] { color: $hero_ink; }
QLabel[kind="hero-title"] { font-size: ${title_pt}pt; font-weight: 700; }
QLabel[kind="hero-heading"] { font-size: ${heading_pt}pt; }
QLabel[kind="hero-text"] { color: $hero_quiet; }
QLabel[kind="practice"] { background: $practice; color: $on_practice; font-weight: 700; padding: 4px 12px; }
"""

_FRAMES = """
QFrame[kind="card"] { background: $card; border: 1px solid $edge; border-radius: 14px; }
QFrame[kind="hero"] { background: $hero; border: none; border-radius: 14px; }
QFrame[kind="soft"] { background: $soft; border: 1px solid $soft_edge; border-radius: 14px; }
QFrame[kind="attention"] { background: $highlight; border: none; border-radius: 14px; }
QFrame[kind="danger"] { background: $danger_soft; border: 1px solid $danger; border-radius: 14px; }
QFrame[kind="attention"] QLabel { color: $highlight_ink; }
QFrame[kind="sidebar"] { background: $sidebar; border: none; border-right: 1px solid $edge; }
QWidget[kind="side-content"] { background: transparent; }
QFrame[kind="topbar"] { background: $topbar; border: none; border-bottom: 1px solid $edge; }
QFrame[kind="line"] { background: $edge; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="practice-frame"] { border: 4px solid $practice; }
QFrame[kind="plain"] { background: transparent; border: none; }
"""

_BUTTONS = """
QPushButton, QToolButton, QCheckBox, QRadioButton { outline: none; }
QPushButton { background: $card; color: $accent_ink; border: 1px solid $accent; border-radius: 8px;
    padding: 9px 17px; font-weight: 600; }
QPushButton:hover { background: $soft; }
QPushButton:pressed { background: $sand; }
QPushButton:disabled { color: $quiet; border-color: $edge; background: transparent; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_hover;
    border-color: $accent_hover; }
QPushButton[kind="primary"]:disabled { background: $sand; color: $sand_ink; border-color: $sand; }
QPushButton[kind="quiet"] { color: $ink; border-color: $field_edge; font-weight: 400; padding: 7px 12px; }
QPushButton[kind="quiet"]:disabled { color: $quiet; border-color: $edge; }
QPushButton[kind="danger-outline"] { color: $danger; border-color: $danger; padding: 7px 12px; }
QPushButton[kind="danger-outline"]:hover { background: $danger_soft; }
QPushButton[kind="link"] { background: transparent; border: none; padding: 4px 2px; text-align: left; }
QPushButton[kind="link"]:disabled, QPushButton[kind="danger-outline"]:disabled { color: $quiet;
    border-color: $edge; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="tab"] { background: transparent; border: 1px solid transparent; color: $quiet;
    font-weight: 400; padding: 8px 15px; }
QPushButton[kind="tab"][done="true"] { color: $accent_ink; }
QPushButton[kind="tab"]:hover { background: $soft; color: $soft_ink; }
QPushButton[kind="tab"][current="true"] { background: $card; border-color: $accent; color: $accent_ink;
    font-weight: 600; }
QPushButton[kind="nav"] { background: transparent; border: 1px solid transparent; color: $ink;
    font-weight: 400; padding: 9px 11px; text-align: left; }
QPushButton[kind="nav"]:hover { background: $soft; }
QPushButton[kind="nav"]:checked { background: $accent; color: $on_accent; font-weight: 600; }
QPushButton[kind="nav"][compact="true"] { font-size: ${caption_pt}pt; padding: 6px 8px; }
QPushButton[kind="agenda"] { background: transparent; border: 1px solid transparent; color: $quiet;
    font-weight: 400; padding: 9px 10px; text-align: left; }
QPushButton[kind="agenda"][done="true"] { color: $accent_ink; }
QPushButton[kind="agenda"][later="true"] { color: $highlight_ink; padding: 4px 10px; }
QPushButton[kind="agenda"]:hover { background: $soft; }
QPushButton[kind="agenda"][current="true"] { background: $card; border-color: $accent; color: $accent_ink;
    font-weight: 600; }
QPushButton[kind="choice"] { color: $ink; border-color: $field_edge; padding: 8px 15px; }
QPushButton[kind="choice"]:checked { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[kind="choice"]:disabled { color: $quiet; }
QPushButton[kind="hero-button"] { background: transparent; color: $hero_ink; border: 1px solid $hero_ink;
    padding: 8px 14px; }
QPushButton[kind="hero-button"]:hover { background: $accent_hover; }
QPushButton[kind="hero-button"]:hover:!pressed { color: $hero_ink; background: $hero; border-width: 2px;
    padding: 7px 13px; }
QCheckBox, QRadioButton { spacing: 10px; padding: 4px 2px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: ${mark}px; height: ${mark}px;
    border: 1px solid $field_edge; background: $card; }
QCheckBox::indicator { border-radius: 5px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox::indicator:indeterminate { background: $sand; border: 2px solid $accent; }
QRadioButton::indicator { border-radius: ${half_mark}px; }
QRadioButton::indicator:checked { border: 2px solid $accent; background: qradialgradient(cx:0.5, cy:0.5,
    radius:0.5, fx:0.5, fy:0.5, stop:0 $accent, stop:0.52 $accent, stop:0.58 $card, stop:1 $card); }
QCheckBox:disabled, QRadioButton:disabled { color: $quiet; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $card; color: $ink;
    border: 1px solid $field_edge; border-radius: 8px; padding: 8px 11px;
    selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $focus; padding: 7px 10px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px 7px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"],
QAbstractSpinBox[wrong="true"] { border: 2px solid $highlight_ink; padding: 7px 10px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled,
QLineEdit:read-only, QPlainTextEdit:read-only { background: transparent; color: $quiet; border-color: $edge; }
QComboBox { padding-right: 30px; combobox-popup: 0; }
QComboBox:focus { padding-right: 29px; }
QComboBox::drop-down { border: none; width: 30px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url("$chevron"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $field_edge; padding: 4px;
    selection-background-color: $soft; selection-color: $soft_ink; outline: none; }
QComboBox QAbstractItemView::item { min-height: ${row}px; padding: 2px 8px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QTableView, QListView, QTreeView { background: transparent; border: 1px solid transparent; border-radius: 8px;
    gridline-color: $edge; outline: none; selection-background-color: $soft; selection-color: $ink; }
QTableView:focus, QListView:focus, QTreeView:focus { border: 2px solid $focus; }
QListView::item { padding: 8px; border-radius: 6px; }
QListView::item:selected { background: $soft; color: $ink; }
QComboBox QAbstractItemView:focus { border: 1px solid $field_edge; }
QHeaderView { background: transparent; }
QHeaderView::section { background: transparent; color: $quiet; border: none;
    border-bottom: 1px solid $field_edge; padding: 8px 12px; font-size: ${caption_pt}pt; font-weight: 600; }
QTabBar::tab { padding: 8px 15px; }
QCalendarWidget QWidget { background: $card; alternate-background-color: $sand; }
QCalendarWidget QToolButton { color: $accent_ink; background: transparent; border: none; padding: 6px 10px;
    border-radius: 6px; font-weight: 600; }
QCalendarWidget QToolButton:hover { background: $soft; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent;
    outline: none; border: none; }
"""


def style_sheet(tokens: Tokens, scale: float = 1.0, points_per_point: float = 1.0) -> str:
    """Return the whole style sheet.

    Args:
        tokens: the colours.
        scale: the person's text size, 1.0 to 2.0.
        points_per_point: evens out desktops that count 72 pixels to the inch.
    """
    factor = scale * points_per_point
    mark = round(18 * (0.5 + 0.5 * scale))
    mark += mark % 2
    values: dict[str, object] = dict(asdict(tokens))
    values |= {
        "title_pt": f"{TITLE_PT * factor:.2f}",
        "heading_pt": f"{HEADING_PT * factor:.2f}",
        "body_pt": f"{BODY_PT * factor:.2f}",
        "caption_pt": f"{CAPTION_PT * factor:.2f}",
        "chip_radius": int((16 * factor + 8) / 2) - 1,  # Qt draws square corners when it is too large
        "mark": mark,
        "half_mark": mark // 2,
        "row": round(30 * scale),
        "check": file_path(f"icons/check-on-{tokens.name}.svg").as_posix(),
        "chevron": file_path(f"icons/chevron-down-on-{tokens.name}.svg").as_posix(),
    }
    return Template(_GROUND + _LABELS + _FRAMES + _BUTTONS + _FIELDS).substitute(values)
