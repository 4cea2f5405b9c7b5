"""Saving in a step when the disk is full, the item was shut, or an older page comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from barnombud.domain.changes import Change, Op, Outcome
from barnombud.domain.meeting.child_item import ItemBlocker
from barnombud.errors import ConsentError, DiskFull, RuleViolation, UserError
from barnombud.ui.pages.meeting.steps.item_saver import ItemSaver
from barnombud.ui.pages.meeting.steps.step import Step
from barnombud.ui.theme.theme import Theme
from tests.slow_jobs import SlowJobs
from tests.ui.shell_world import page_context

NOW = datetime(2026, 3, 3, 8, 5, tzinfo=UTC)


@pytest.fixture
def jobs() -> SlowJobs:
    """Lend jobs that wait."""
    return SlowJobs()


@pytest.fixture
def step(qtbot: QtBot, theme: Theme) -> Step:
    """Lend a bare step."""
    found = Step(page_context(theme))
    qtbot.addWidget(found)
    return found


@pytest.fixture
def saver(step: Step, jobs: SlowJobs) -> ItemSaver:
    """Lend a saver."""
    return ItemSaver(step, jobs)


class Store:
    """A store that refuses while it is told to."""

    def __init__(self) -> None:
        """Start empty and willing."""
        self.refuses: UserError | None = None
        self.kept: list[str] = []

    def keep(self, text: str) -> Callable[[], Outcome[str]]:
        """Return work that keeps ``text``."""

        def work() -> Outcome[str]:
            if self.refuses is not None:
                raise self.refuses
            self.kept.append(text)
            return Outcome(text, Change(Op.WRITE_ITEM, frozenset(), NOW))

        return work


def test_saved_is_said_when_the_commit_has_returned(saver: ItemSaver, step: Step, jobs: SlowJobs) -> None:
    """Not a moment earlier; until then a fetched page is older than the screen."""
    said: list[str] = []
    step.saved.connect(said.append)
    saver.save("text", Store().keep("one"))
    assert saver.is_busy
    assert said == []
    jobs.go()
    assert said == ["09.05"]
    assert not saver.is_busy


def test_what_could_not_be_saved_is_tried_again(saver: ItemSaver, jobs: SlowJobs) -> None:
    """The error is shown by the shell, the text stays, and the next save takes it along."""
    store = Store()
    store.refuses = DiskFull()
    saver.save("text", store.keep("one"))
    jobs.go()
    assert [error.code for error in jobs.unclaimed] == ["disk_full"]
    assert saver.is_busy
    store.refuses = None
    saver.retry()
    jobs.go()
    assert store.kept == ["one"]
    assert not saver.is_busy


def test_a_newer_text_takes_the_place_of_one_that_failed(saver: ItemSaver, jobs: SlowJobs) -> None:
    """An old text is never written over a new one."""
    store = Store()
    store.refuses = DiskFull()
    saver.save("text", store.keep("one"))
    jobs.go()
    store.refuses = None
    saver.save("text", store.keep("two"))
    saver.retry()
    jobs.go()
    assert store.kept == ["two"]


@pytest.mark.rule("R12")
@pytest.mark.parametrize(
    "error",
    [ConsentError(("withdrawn",)), RuleViolation((ItemBlocker.NOT_OPEN,))],
)
def test_a_shut_item_makes_the_page_ask_the_gate(
    saver: ItemSaver, step: Step, jobs: SlowJobs, error: UserError
) -> None:
    """Nothing is tried again; the page hides everything and says why."""
    asked: list[bool] = []
    step.changed.connect(lambda: asked.append(True))
    store = Store()
    store.refuses = error
    saver.save("text", store.keep("one"))
    saver.fetch(store.keep("page"), lambda _found: None)
    jobs.go()
    assert asked == [True, True]
    assert jobs.unclaimed == []
    assert not saver.is_busy


def test_another_rule_is_shown_by_the_shell_or_at_its_field(saver: ItemSaver, jobs: SlowJobs) -> None:
    """What nobody claims goes to the shell; a refusal that is shown where it belongs does not."""
    store = Store()
    store.refuses = RuleViolation(("voice_unset",))
    saver.save("text", store.keep("one"))
    saver.save("text", store.keep("one"), refused=lambda _error: True)
    saver.save("text", store.keep("one"), refused=lambda _error: False)
    saver.fetch(store.keep("page"), lambda _found: None)
    jobs.go()
    assert len(jobs.unclaimed) == 3
    assert not saver.is_busy


def test_after_a_shut_item_nothing_is_tried_again(saver: ItemSaver, jobs: SlowJobs) -> None:
    """What could not be saved is dropped with the item."""
    store = Store()
    store.refuses = DiskFull()
    saver.save("text", store.keep("one"))
    jobs.go()
    saver.forget()
    store.refuses = None
    saver.retry()
    jobs.go()
    assert store.kept == []
    assert not saver.is_busy
