"""Steps of a child's item while the store is slower than the person: what is newest stays on screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal

from barnombud.domain.ids import ItemId
from barnombud.domain.meeting.child_item import ChildVoice, VoicePosition
from barnombud.domain.wellbeing.rating import PetalAnswer
from barnombud.domain.wellbeing.template import Petal
from barnombud.ui.pages.meeting.steps.five_questions_presenter import Answers, FiveQuestionsPresenter
from barnombud.ui.pages.meeting.steps.flower_presenter import FlowerPresenter
from barnombud.ui.pages.meeting.steps.flower_sheet import FlowerShown
from barnombud.ui.pages.meeting.steps.item_saver import ItemSaver
from barnombud.ui.pages.meeting.steps.step import Step
from barnombud.ui.pages.meeting.steps.voice_presenter import VoicePresenter
from tests.open_item import OpenItem, open_item
from tests.slow_jobs import SlowJobs
from tests.world import World


class Signals(QObject):
    """What a saver speaks through, without a widget."""

    saved = Signal(str)
    changed = Signal()


@dataclass
class View:
    """Remembers what the presenters showed; stands for any of the steps' views."""

    voices: list[tuple[ChildVoice, bool]] = field(default_factory=list)
    answers: list[Answers] = field(default_factory=list)
    flowers: list[FlowerShown] = field(default_factory=list)
    petals: list[tuple[str, PetalAnswer, bool]] = field(default_factory=list)
    ages: list[int | None] = field(default_factory=list)
    done: list[bool] = field(default_factory=list)
    asked: int = 0

    def show_voice(self, voice: ChildVoice, *, newer_on_screen: bool) -> None:
        """Remember the voice."""
        self.voices.append((voice, newer_on_screen))

    def show_age(self, years: int | None) -> None:
        """Remember the age."""
        self.ages.append(years)

    def show_answers(self, answers: Answers) -> None:
        """Remember the answers."""
        self.answers.append(answers)

    def show_prepared(self, concern: str, wish: str) -> None:
        """Nothing was prepared."""
        assert (concern, wish) == ("", "")

    def show_flower(self, shown: FlowerShown) -> None:
        """Remember the flower."""
        self.flowers.append(shown)

    def show_petal(self, petal: Petal, answer: PetalAnswer, *, texts_too: bool) -> None:
        """Remember the petal."""
        self.petals.append((petal.key, answer, texts_too))

    def say_done(self, *, done: bool) -> None:
        """Remember the tick."""
        self.done.append(done)

    def ask_again(self) -> None:
        """Count the times."""
        self.asked += 1


@pytest.fixture
def item(world: World) -> OpenItem:
    """Lend an open item."""
    return open_item(world)


@pytest.fixture
def jobs() -> SlowJobs:
    """Lend jobs that wait."""
    return SlowJobs()


@pytest.fixture
def saver(jobs: SlowJobs) -> ItemSaver:
    """Lend a saver without a widget."""
    return ItemSaver(cast("Step", Signals()), jobs)


def test_an_older_page_does_not_take_back_a_position(
    item: OpenItem, jobs: SlowJobs, saver: ItemSaver
) -> None:
    """A page fetched before the save came back shows neither the old position nor old words."""
    view = View()
    presenter = VoicePresenter(item.world.desk, view, saver)
    before = item.page()
    presenter.show(before)
    jobs.go()
    presenter.choose(VoicePosition.ASKED)
    presenter.show(before)
    assert view.voices[-1] == (ChildVoice(position=VoicePosition.ASKED), True)
    jobs.go()
    presenter.show(item.page())
    assert view.voices[-1] == (ChildVoice(position=VoicePosition.ASKED), False)
    assert (view.ages, view.asked, view.done) == ([None], 1, [True])


def test_an_age_that_comes_late_is_not_shown(item: OpenItem, jobs: SlowJobs, saver: ItemSaver) -> None:
    """The item was shut while the answer was under way."""
    view = View()
    presenter = VoicePresenter(item.world.desk, view, saver)
    presenter.show(item.page())
    presenter.forget()
    jobs.go()
    assert view.ages == []


def test_an_older_page_does_not_take_back_an_answer(item: OpenItem, jobs: SlowJobs, saver: ItemSaver) -> None:
    """The five questions stay as written until the store has them."""
    view = View()
    presenter = FiveQuestionsPresenter(item.world.desk, view, saver)
    before = item.page()
    presenter.show(before)
    presenter.write(2, "Bildstöd")
    presenter.show(before)
    assert len(view.answers) == 1
    jobs.go()
    presenter.show(item.page())
    assert view.answers[-1] == ("", "", "Bildstöd", "", "")


def test_a_petal_is_drawn_at_once_and_stays(item: OpenItem, jobs: SlowJobs, saver: ItemSaver) -> None:
    """Two answers in a row are drawn before either is saved, and both are kept."""
    view = View()
    presenter = FlowerPresenter(item.world.desk, view, saver)
    before = item.page()
    presenter.show(before)
    jobs.go()
    presenter.give_step("safe", 2)
    presenter.show(before)
    presenter.give_step("active", 3)
    assert [layer.answer("safe").value for layer in view.flowers[-1].layers] == [2]
    jobs.go()
    presenter.show(item.page())
    jobs.go()
    (drawn,) = view.flowers[-1].layers
    assert (drawn.answer("safe").value, drawn.answer("active").value) == (2, 3)
    assert view.petals[-1][0] == "active"
    count = len(view.flowers)
    presenter.give_step("active", 3)
    assert len(view.flowers) == count


def test_a_flower_that_comes_late_is_not_shown(item: OpenItem, jobs: SlowJobs, saver: ItemSaver) -> None:
    """The item was shut, or another opened, while the flower was under way."""
    view = View()
    presenter = FlowerPresenter(item.world.desk, view, saver)
    presenter.show(item.page())
    presenter.forget()
    jobs.go()
    assert view.flowers == []
    page = item.page()
    presenter.show(page)
    other = page.item.model_copy(update={"id": ItemId("other")})
    presenter.show(page.model_copy(update={"item": other}))
    assert not presenter.is_enough(page.item.id)
