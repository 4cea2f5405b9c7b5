"""The preview of a paper: no wider than its view at any moment, also before it is drawn anew."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from barnombud.domain.minutes import PaperKind
from barnombud.services.paper_contents import make_paper
from barnombud.services.papers import PaperRequest
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.pdf_pages import PdfPages
from tests.ui.shell_world import page_context
from tests.world import World


@pytest.mark.rule("R40")
def test_the_page_is_as_narrow_as_its_view_at_once(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Made narrow or wide, nothing is scrolled sideways; made larger by the person, it is."""
    context = page_context(theme, world.desk)
    pages = PdfPages(context.jobs)
    qtbot.addWidget(pages)
    pages.resize(1000, 600)
    pages.show()
    paper = make_paper(world.desk, PaperRequest(kind=PaperKind.CONSENT_FORM))
    pages.show_paper(paper.pdf, "Blankett")  # data: a name for the test
    page, sideways = pages.area.widget(), pages.area.horizontalScrollBar()
    assert page is not None
    for width in (1000, 500, 900, 300):
        pages.resize(width, 600)
        assert sideways.maximum() == 0
        assert page.width() > 0.9 * pages.area.viewport().width()
    pages.zoom(1)
    assert sideways.maximum() > 0
    pages.fit_width()
    assert sideways.maximum() == 0
