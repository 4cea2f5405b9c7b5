"""Runs of text as reportlab paragraphs: escaped, with the font that has each character, long words broken."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from barnombud.documents import fonts
from barnombud.documents.fonts import BOLD
from barnombud.documents.model import Run
from barnombud.documents.style import QUIET_INK


def markup(runs: Iterable[Run], *, bold: bool = False) -> str:
    """Return ``runs`` in reportlab's paragraph markup.

    Raises:
        InputError: a character that no font has (`fonts.segments`).
    """
    return "".join(_run_markup(run, bold or run.bold) for run in runs)


def _run_markup(run: Run, bold: bool) -> str:
    parts = (
        f'<font name="{name}">{escape(stretch, quote=False)}</font>'
        for name, stretch in fonts.segments(run.text, bold=bold, source=run.source)
    )
    text = "".join(parts).replace("\n", "<br/>")
    return f'<font color="#{QUIET_INK.hexval()[2:]}">{text}</font>' if run.quiet else text


def paragraph(runs: Iterable[Run], style: ParagraphStyle, *, bullet: str = "") -> Paragraph:
    """Return the flowable of ``runs`` in ``style``, with ``bullet`` hung before its first line when given."""
    fonts.register()
    text = markup(runs, bold=style.fontName == BOLD)
    return Paragraph(text, style, bulletText=bullet or None)
