"""From document model to PDF: A4, fonts embedded, tagged, for archives; the same bytes each time."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from threading import Lock

from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Spacer

from barnombud.documents import fonts
from barnombud.documents.archive import archived
from barnombud.documents.blocks import BlockSetter
from barnombud.documents.counting_canvas import CountingCanvas
from barnombud.documents.model import ArchiveForm, Document, Size
from barnombud.documents.page_frame import PageFrame
from barnombud.documents.structure import Tree
from barnombud.documents.style import MARGIN_LEFT, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH, sheet

_ONE_AT_A_TIME = Lock()
"""Fonts keep the state of the document they are being subset for, so papers are set one after the other."""

rl_config.useA85 = 0
"""What is drawn goes on as bytes: `archived` packs it, and would have to undo an armour of plain letters."""

_SMALLER = (Size.FAMILY_COMPACT, Size.FAMILY_DENSE)
"""Tried in this order when a family's paper does not keep to its pages; kept only when it saves a page."""


def render(document: Document, form: ArchiveForm = ArchiveForm.PDF_A_2) -> bytes:
    """Return ``document`` as PDF; the same document gives the same bytes (time of printing is content).

    It is PDF/A of level A and PDF/UA at once (R27, R41). Title and language are document properties; nobody's
    name is.

    Raises:
        InputError: ``glyph_missing``, naming the field whose text has a character that no font has.
    """
    with _ONE_AT_A_TIME:
        fonts.register()
        sizes = _SMALLER if document.size is Size.FAMILY and document.pages else ()
        best, fewest = _set(document, document.size)
        for size in sizes:
            if fewest <= document.pages:
                break
            paper, pages = _set(document, size)
            if pages < fewest:
                best, fewest = paper, pages
    return archived(best, document, _title(document), form)


def _set(document: Document, size: Size) -> tuple[bytes, int]:
    """Return the paper set in ``size`` and its number of pages."""
    tree = Tree(document.language)
    frame = PageFrame(document.marks, tree, large=document.size is Size.FAMILY_LARGE)
    height = PAGE_HEIGHT - frame.top - frame.bottom
    target = BytesIO()
    template = _template(document, frame, height, target)
    story = BlockSetter(sheet(size), height, tree, document.language).story(document.blocks, TEXT_WIDTH)
    frame.speak_foot(tree)
    template.build(story or [Spacer(1, 1)], canvasmaker=partial(CountingCanvas, frame=frame, tree=tree))
    return target.getvalue(), template.page


def _title(document: Document) -> str:
    return fonts.cleaned(document.title).replace(fonts.BREAK, "")


def _template(document: Document, frame: PageFrame, height: float, target: BytesIO) -> BaseDocTemplate:
    template = BaseDocTemplate(
        target,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=_title(document),
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
