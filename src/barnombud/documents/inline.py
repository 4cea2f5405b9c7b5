"""Runs of text as paragraphs: reportlab sets plain text, our own setter every other script and direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape
from typing import TypeAlias

from reportlab.lib.styles import ParagraphStyle

from barnombud.documents import fonts, pieces
from barnombud.documents.bidi_levels import first_strong
from barnombud.documents.fonts import BOLD, REGULAR
from barnombud.documents.languages import is_right_to_left
from barnombud.documents.model import SWEDISH, Run
from barnombud.documents.pieces import Voice, Words
from barnombud.documents.plain_text import PlainText, Stretches, letter_count
from barnombud.documents.set_text import SetText, Setting
from barnombud.documents.structure import Element
from barnombud.documents.style import QUIET_INK

Text: TypeAlias = PlainText | SetText
"""A paragraph that can be wrapped, split and drawn, whoever sets it."""
TEXTS = (PlainText, SetText)
_WITHIN_A_NUMBER = re.compile(r"(?<=[0-9§]) (?=[0-9§])")


def paragraph(
    runs: Iterable[Run],
    style: ParagraphStyle,
    *,
    bullet: str = "",
    language: str = SWEDISH,
    element: Element | None = None,
    label: Element | None = None,
) -> Text:
    """Return the flowable of ``runs`` in ``style``, with ``bullet`` hung before its first line when given.

    ``language`` is that of the block: it says which way the lines run and where they begin. The text is
    heard as ``element`` and its bullet as ``label``; without, it is an artifact.

    Raises:
        InputError: ``glyph_missing`` for a character that no font has.
    """
    made = _made(runs, style, bullet, language)
    made.element, made.label = element, label
    return made


def _made(runs: Iterable[Run], style: ParagraphStyle, bullet: str, language: str) -> Text:
    fonts.register()
    whole = [replace(run, text=_unbroken(fonts.cleaned(run.text), run)) for run in runs]
    bold = style.fontName == BOLD
    mirrored = is_right_to_left(language)
    if not mirrored and all(fonts.is_plain(run.text) for run in whole):
        text = "".join(_markup(run, bold=bold or run.bold) for run in whole)
        plain = PlainText(text, style, bulletText=bullet or None)
        plain.stretches = _stretches(whole, language)
        return plain
    voiced = [(run.text, _voice(run, style, language)) for run in whole]
    passages = [pieces.words(line, right_to_left=_runs_left(line, mirrored)) for line in _lines(voiced)]
    hung: Words = ()
    if bullet:
        hung = pieces.words([(bullet, _voice(Run(bullet), style, language))], right_to_left=mirrored)
    return SetText(passages, Setting(style, mirrored, hung, language))


def _stretches(runs: Sequence[Run], language: str) -> Stretches:
    """Return where other languages than the paragraph's are; nothing when there is none."""
    if all(run.language in ("", language) for run in runs):
        return ()
    own = ("", language)
    return tuple(("" if run.language in own else run.language, letter_count(run.text)) for run in runs)


def _markup(run: Run, *, bold: bool) -> str:
    """Return a run in reportlab's paragraph markup."""
    words = escape(run.text, quote=False).replace("\n", "<br/>")
    text = f'<font name="{BOLD if bold else REGULAR}">{words}</font>'
    return f'<font color="#{QUIET_INK.hexval()[2:]}">{text}</font>' if run.quiet else text


def _unbroken(text: str, run: Run) -> str:
    """Return a text whose numbers, of telephones above all and of paragraphs, stay on one line."""
    if run.inserted and not any(letter.isalpha() for letter in text):
        return text.replace(" ", "\u00a0")
    return _WITHIN_A_NUMBER.sub("\u00a0", text)


def _voice(run: Run, style: ParagraphStyle, language: str) -> Voice:
    return Voice(
        size=style.fontSize,
        ink=QUIET_INK if run.quiet else style.textColor,
        bold=run.bold or style.fontName == BOLD,
        language=run.language or language,
        source=run.source,
        inserted=run.inserted,
    )


def _lines(voiced: Sequence[tuple[str, Voice]]) -> list[list[tuple[str, Voice]]]:
    """Return the runs of each line, parted where the text has line breaks."""
    found: list[list[tuple[str, Voice]]] = [[]]
    for text, voice in voiced:
        first, *later = text.split("\n")
        found[-1].append((first, voice))
        found += [[(part, voice)] for part in later]
    return found


def _runs_left(line: Sequence[tuple[str, Voice]], mirrored: bool) -> bool:
    """Whether a line runs right to left: as its column does, unless nothing in it does."""
    kinds = {first_strong(letter) for text, _ in line for letter in text} - {None}
    return mirrored if len(kinds) > 1 else bool(next(iter(kinds), False))
