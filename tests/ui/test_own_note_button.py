"""The way from a case to what one's own agency takes into its own record (R49)."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from barnombud.domain.minutes import PaperKind
from barnombud.errors import UserError
from barnombud.ui.navigation import Place
from barnombud.ui.pages.case.own_note_button import OwnNoteButton
from barnombud.ui.theme.theme import Theme
from tests.held_meeting import hold
from tests.ui.papers_world import Shown
from tests.ui.shell_world import page_context
from tests.world import World


@pytest.mark.rule("R49")
def test_the_note_is_shown_on_the_page_of_papers(qtbot: QtBot, theme: Theme, world: World) -> None:
    """With the ids that the page needs; a case in which nothing was agreed says so."""
    held = hold(world)
    context = page_context(theme, world.desk)
    gone: list[Place] = []
    context.navigation.went.connect(gone.append)
    trouble: list[UserError] = []
    button = OwnNoteButton(context, lambda: held.cases["Ekorren"].id, trouble.append)
    qtbot.addWidget(button)
    button.button.click()
    qtbot.waitUntil(lambda: bool(gone))
    page, ids = gone[0].page, gone[0].ids
    assert (page, ids["kind"], ids["agency_id"]) == ("papers", "own_note", world.preschool.id)
    shown = Shown(qtbot, theme, world, **{name: each for name, each in ids.items() if name != "meeting_id"})
    qtbot.waitUntil(lambda: shown.page.preview.paper is not None)
    paper = shown.page.preview.paper
    assert paper is not None
    assert paper.request.kind is PaperKind.OWN_NOTE
    other = OwnNoteButton(context, lambda: world.add_case("Igelkotten").id, trouble.append)
    qtbot.addWidget(other)
    other.button.click()
    qtbot.waitUntil(lambda: bool(trouble))
