"""One text on its way to being kept, and its presenter against a view of paper."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject

from barnombud.domain.leak_check import LeakAnswer, LeakWords, find_leaks
from barnombud.services.drafts import drafts_for
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.jobs import InlineJobs
from barnombud.ui.pages.consultation.screening import Mark, Screening
from barnombud.ui.pages.consultation.text_presenter import TextPresenter
from tests.world import World

WORDS = LeakWords(names=("Alva",))


def screened(text: str) -> Screening:
    """Return a text that has been looked through."""
    screening = Screening(text)
    assert screening.found(text, find_leaks(text, WORDS))
    return screening


@dataclass
class PaperView:
    """Remembers what it was told to show."""

    marks: tuple[Mark, ...] = ()
    told: list[tuple[str, ...]] = field(default_factory=list)

    def show_marks(self, place: str, marks: tuple[Mark, ...]) -> None:
        """Remember the marks."""
        self.marks = marks

    def replace_text(self, place: str, text: str) -> None:
        """Remember the text."""
        self.told.append(("text", text))

    def show_error(self, place: str, text: str) -> None:
        """Remember it."""
        self.told.append(("error", text))

    def say_trouble(self, title: str, text: str) -> None:
        """Remember it."""
        self.told.append(("trouble", title))

    def show_saved(self, time: str) -> None:
        """Remember it."""
        self.told.append(("saved", time))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Vi såg Alva leka", "Vi såg leka"),
        ("Vi såg Alva.", "Vi såg."),
        ("Alva leker", " leker"),
        ("Vi såg Alva", "Vi såg"),
    ],
)
def test_removing_leaves_no_gap(text: str, left: str) -> None:
    """One blank goes with the word."""
    assert screened(text).without(0) == left


@pytest.mark.rule("R13")
def test_answers_follow_the_text(world: World) -> None:
    """Typing before a kept word keeps the answer; changing the word asks again."""
    screening = screened("Se Alva leka")
    clear = [screening.is_clear]
    screening.keep(0, kept=True)
    clear.append(screening.is_clear)
    for text in ("Vi: Se Alva leka", "Vi: Se Alvas leka"):
        screening.typed(text)
        screening.found(text, find_leaks(text, WORDS))
        clear.append(screening.is_clear)
    assert clear == [False, True, True, False]


def test_what_was_found_in_an_older_text_is_not_used() -> None:
    """Somebody typed on while it was looked through."""
    screening = Screening("Se Alva")
    screening.typed("Se barnet")
    assert not screening.found("Se Alva", find_leaks("Se Alva", WORDS))
    assert screening.marks == ()


def test_clear_text_is_handed_on_with_its_answers(world: World) -> None:
    """Not while a mark is unanswered, and not after the text was let go of."""
    view, clear = PaperView(), list[tuple[str, tuple[LeakAnswer, ...]]]()
    presenter = TextPresenter(world.desk, InlineJobs(ChangeBus()), view, QObject())
    presenter.on_clear = lambda _place, text, answers: clear.append((text, answers))
    presenter.begin("form", "consultation/new/question", "")
    presenter.type_text("form", "Fråga Inga")
    assert clear == [("", ())]
    presenter.keep_mark("form", 0, kept=True)
    assert [text for text, _answers in clear] == ["", "Fråga Inga"]
    assert presenter.answers("form", "Fråga Inga") == clear[-1][1]
    presenter.remove_mark("form", 0)
    assert ("text", "Fråga") in view.told
    assert drafts_for(world.desk, "consultation/") == {"consultation/new/question": "Fråga"}
    presenter.forget("form")
    presenter.type_text("form", "Sent")
    assert drafts_for(world.desk, "consultation/") == {"consultation/new/question": "Fråga"}
    assert not presenter.knows("form")
