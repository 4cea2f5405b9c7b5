"""From document model to PDF: A4, fonts embedded, headings with their text, same bytes each time."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from threading import Lock

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from barnombud.documents import fonts
from barnombud.documents.blocks import BlockSetter
from barnombud.documents.model import Document, Size
from barnombud.documents.page_frame import CountingCanvas, PageFrame
from barnombud.documents.style import MARGIN_LEFT, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH, sheet

_ONE_AT_A_TIME = Lock()
"""Fonts keep the state of the document they are being subset for, so papers are set one after the other."""

_PRODUCT = "Barnombud"


def render(document: Document) -> bytes:
    """Return ``document`` as PDF; the same document gives the same bytes (time of printing is content).

    Title and language are document properties; nobody's name is (R41).

    Raises:
        InputError: ``glyph_missing``, naming the field whose text has a character that no font has.
    """
    with _ONE_AT_A_TIME:
        fonts.register()
        paper, pages = _set(document, document.size)
        if document.size is Size.FAMILY and 0 < document.pages < pages:
            paper, _ = _set(document, Size.FAMILY_COMPACT)
        return paper


def _set(document: Document, size: Size) -> tuple[bytes, int]:
    """Return the paper set in ``size`` and its number of pages."""
    frame = PageFrame(document.marks)
    height = PAGE_HEIGHT - frame.top - frame.bottom
    target = BytesIO()
    template = _template(document, frame, height, target)
    story = BlockSetter(sheet(size), height, document.language).story(document.blocks, TEXT_WIDTH)
    template.build(story, canvasmaker=partial(CountingCanvas, frame=frame))
    return target.getvalue(), template.page


def _template(document: Document, frame: PageFrame, height: float, target: BytesIO) -> BaseDocTemplate:
    template = BaseDocTemplate(
        target,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=fonts.cleaned(document.title).replace(fonts.BREAK, ""),
        author=_PRODUCT,
        creator=_PRODUCT,
        subject="",
        lang=document.language,
        displayDocTitle=True,
        invariant=1,
        pageCompression=1,
        initialFontName=fonts.REGULAR,
    )
    area = Frame(
        MARGIN_LEFT,
        frame.bottom,
        TEXT_WIDTH,
        height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    template.addPageTemplates(PageTemplate(id="page", frames=[area], onPage=frame.draw_under))
    return template
