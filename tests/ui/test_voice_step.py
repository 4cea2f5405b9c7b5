"""Barnets röst, strengths and the five questions, by real widgets on the real store."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from barnombud.domain.case import Preparation
from barnombud.domain.meeting.child_item import VoicePosition
from barnombud.texts import voice as texts
from barnombud.ui.pages.meeting.steps.five_questions import FiveQuestionsStep
from barnombud.ui.pages.meeting.steps.voice import VoiceStep
from barnombud.ui.theme.theme import Theme
from tests.open_item import OpenItem, open_item
from tests.ui.steps_world import hosted
from tests.world import World


@pytest.fixture
def item(world: World) -> OpenItem:
    """Lend an open item about a child of four."""
    preparation = Preparation(
        concern="Drar sig undan", wish="Hjälp med språket", five_questions=("Svenskan", "", "", "", "")
    )
    return open_item(world, born=date(2022, 1, 5), preparation=preparation)


@pytest.mark.rule("R11")
def test_a_position_is_asked_for_and_words_are_not(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """Asked: how, by whom, and the exact words, all saved; the tick comes with the position."""
    step, host = hosted(qtbot, theme, item, VoiceStep)
    assert not step.is_done(item.page())
    assert step.needed.isVisible()
    assert not step.words_row.isVisible()
    step.position.button("asked").click()
    assert step.words_row.isVisible()
    assert host.done[-1:] == [True]
    step.how.setPlainText("Frej frågade vid lunchen")
    step.words.setPlainText("Jag vill bygga")
    step.flush()
    voice = item.page().record.voice
    assert voice.position is VoicePosition.ASKED
    assert (voice.how, voice.words) == ("Frej frågade vid lunchen", "Jag vill bygga")
    assert step.is_done(item.page())
    assert host.saved == ["09.02"] * 3


@pytest.mark.rule("R11")
def test_not_asked_needs_a_reason(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """Not asked is a position when it says why."""
    step, host = hosted(qtbot, theme, item, VoiceStep)
    step.position.button("not_asked").click()
    assert step.why_not_row.isVisible()
    assert host.done[-1:] == [False]
    step.why_not.setPlainText("Nytt i gruppen")
    step.flush()
    assert host.done[-1:] == [True]
    assert item.page().record.voice.why_not == "Nytt i gruppen"


@pytest.mark.rule("R11")
def test_small_children_show_what_they_want(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """Observed has its own questions, and words chosen before are kept when one changes one's mind."""
    step, _ = hosted(qtbot, theme, item, VoiceStep)
    step.position.button("asked").click()
    step.words.setPlainText("Jag vill bygga")
    step.position.button("observed").click()
    assert step.how.accessibleName() == texts.HOW["observed"]
    assert step.words.accessibleName() == texts.WORDS["observed"]
    step.flush()
    assert item.page().record.voice.words == "Jag vill bygga"


@pytest.mark.parametrize(
    ("years", "part"),
    [(None, "Titta efter"), (0, "under ett år"), (2, "drar sig undan"), (4, "bild"), (5, "mät inte")],
)
def test_advice_follows_age(qtbot: QtBot, theme: Theme, item: OpenItem, years: int | None, part: str) -> None:
    """How one asks depends on the child's age."""
    step, _ = hosted(qtbot, theme, item, VoiceStep)
    assert "Barnet är 4 år." in step.hint_text.text()
    step.show_age(years)
    assert part in step.hint_text.text()


@pytest.mark.rule("R12")
def test_clearing_empties_everything_and_saves_nothing(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """When the item is shut, nothing of the child stays, and the emptiness is not saved."""
    step, _ = hosted(qtbot, theme, item, VoiceStep)
    step.position.button("asked").click()
    step.words.setPlainText("Jag vill bygga")
    step.flush()
    step.clear()
    step.flush()
    step.presenter.write("words", "efteråt")
    assert (step.words.text(), step.how.text(), step.position.value()) == ("", "", None)
    assert item.page().record.voice.words == "Jag vill bygga"


def test_the_wall_hides_the_advice(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """On the wall only the item itself is shown."""
    step, _ = hosted(qtbot, theme, item, VoiceStep)
    step.set_wall(True)
    assert not step.hints.isVisible()
    step.set_wall(False)
    assert step.hints.isVisible()


def test_what_is_typed_is_not_written_over(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """A page fetched while somebody types leaves the words alone."""
    step, _ = hosted(qtbot, theme, item, VoiceStep)
    step.position.button("asked").click()
    step.words.setPlainText("Jag vill")
    step.show_item(item.page())
    assert step.words.text() == "Jag vill"


def test_five_questions_begin_with_what_is_prepared(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """Answers come from the preparation and are saved one by one; none is required."""
    step, host = hosted(qtbot, theme, item, FiveQuestionsStep)
    assert step.fields[0].text() == "Svenskan"
    assert (step.concern.text(), step.wish.text()) == ("Drar sig undan", "Hjälp med språket")
    assert step.is_done(item.page())
    step.fields[4].setPlainText("Logoped")
    step.flush()
    assert item.page().record.five_questions == ("Svenskan", "", "", "", "Logoped")
    assert host.done[-1:] == [True]
    assert host.saved == ["09.02"]


def test_five_questions_can_be_emptied(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """Without an answer there is no tick, and clearing saves nothing."""
    step, host = hosted(qtbot, theme, item, FiveQuestionsStep)
    step.fields[0].setPlainText("")
    step.flush()
    assert host.done[-1:] == [False]
    assert not step.is_done(item.page())
    step.fields[1].setPlainText("Ja")
    step.flush()
    step.clear()
    step.presenter.write(0, "efteråt")
    assert step.fields[1].text() == ""
    assert not step.prepared.isVisible()
    assert item.page().record.five_questions[1] == "Ja"
    step.set_wall(True)
    assert not step.guidance.isVisible()
