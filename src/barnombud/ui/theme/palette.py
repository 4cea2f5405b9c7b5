"""Turns tokens into the palette Qt's own parts are drawn with, and finds the tokens back from one."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from barnombud.ui.theme.tokens import DARK, LIGHT, Tokens


def palette_for(tokens: Tokens) -> QPalette:
    """Return a palette with the colours of `tokens`."""
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, tokens.paper),
        (role.WindowText, tokens.ink),
        (role.Base, tokens.card),
        (role.AlternateBase, tokens.sand),
        (role.Text, tokens.ink),
        (role.Button, tokens.card),
        (role.ButtonText, tokens.ink),
        (role.BrightText, tokens.danger),
        (role.ToolTipBase, tokens.card),
        (role.ToolTipText, tokens.ink),
        (role.PlaceholderText, tokens.quiet),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent_ink),
        (role.LinkVisited, tokens.accent_ink),
        (role.Light, tokens.card),
        (role.Midlight, tokens.edge),
        (role.Mid, tokens.field_edge),
        (role.Dark, tokens.field_edge),
        (role.Shadow, tokens.shadow),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.quiet))
    return palette


def tokens_of(palette: QPalette) -> Tokens:
    """Return the tokens a palette was made from; painted widgets ask this in `paintEvent`."""
    # A style sheet rewrites most roles of a widget's palette, but never the ground of tool tips.
    return DARK if palette.color(QPalette.ColorRole.ToolTipBase).lightness() < 128 else LIGHT
