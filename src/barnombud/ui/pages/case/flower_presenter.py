"""What the tab Blomman does between meetings: whose view, which petal, what is answered; no widgets (R20)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Outcome
from barnombud.domain.ids import CaseId
from barnombud.domain.wellbeing.flower_scene import FlowerLayer, LayerRole, layers_of
from barnombud.domain.wellbeing.rating import NonAnswer, Overlay, PetalAnswer, Rater, Rating, layers
from barnombud.domain.wellbeing.template import FlowerTemplate, Petal
from barnombud.errors import UserError
from barnombud.services import ratings
from barnombud.services.case_story import CaseStory, case_story
from barnombud.services.cases import CasePage
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.meeting.steps.flower_raters import (
    JOINT,
    MODES,
    RaterLine,
    layer_words,
    rater_lines,
)
from barnombud.ui.pages.telling import TellingView, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class CaseFlowerView(TellingView, Protocol):
    """What the presenter needs of the tab."""

    def show_flower(
        self,
        template: FlowerTemplate,
        centre: str,
        drawn: tuple[FlowerLayer, ...],
        raters: tuple[RaterLine, ...],
        front: str,
        *,
        may_write: bool,
    ) -> None:
        """Show flower, table and whose view is written."""

    def show_petal(self, petal: Petal, answer: PetalAnswer) -> None:
        """Show the chosen petal."""


class CaseFlowerPresenter:
    """The flower of one case outside meetings; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: CaseFlowerView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._page: CasePage | None = None
        self._story: CaseStory | None = None
        self._front: Rater = JOINT
        self._petal = ""
        self._said: dict[tuple[Rater, str], PetalAnswer] = {}
        self._under_way = 0

    def show(self, page: CasePage) -> None:
        """Fetch the flower of a case."""
        if self._page is None or self._page.case.id != page.case.id:
            self._front, self._petal, self._story = JOINT, "", None
            self._said = {}
        self._page = page
        work = partial(case_story, self._desk, page.case.id)
        self._jobs.run(self._owner, work, self._on_story, partial(tell_trouble, self._view))

    def forget(self) -> None:
        """Forget the case."""
        self._page = self._story = None

    def choose_rater(self, code: str) -> None:
        """Write another's view from now on."""
        lines = self._lines()
        self._front = next((rater for rater, line in lines.items() if line.code == code), JOINT)
        self._show()

    def choose_petal(self, petal_key: str) -> None:
        """Go to another petal."""
        self._petal = petal_key
        self._show_petal()

    def give_step(self, value: int) -> None:
        """Answer the chosen petal with a step."""
        self._change({"value": value, "non_answer": None})

    def give_non_answer(self, code: str) -> None:
        """Answer the chosen petal in words; a full answer."""
        self._change({"value": None, "non_answer": NonAnswer(code)})

    def take_back(self) -> None:
        """Take back a step or an answer in words."""
        self._change({"value": None, "non_answer": None})

    def write(self, field: str, text: str) -> None:
        """Keep ``strengths`` or ``challenges`` of the chosen petal."""
        self._change({field: text})

    def _change(self, update: Mapping[str, object]) -> None:
        page, story = self._page, self._story
        if page is None or story is None or not page.may_write:
            return
        answer = self._answer()
        changed = answer.model_copy(update=dict(update))
        if changed == answer:
            return
        self._said[self._front, self._petal] = changed
        self._under_way += 1
        self._show_petal()
        work = partial(
            ratings.rate_petal,
            self._desk,
            page.case.id,
            self._front,
            changed,
            mode=MODES[self._front.kind],
        )
        self._jobs.run(self._owner, work, self._on_rated, self._on_not_rated)

    def _on_rated(self, outcome: Outcome[Rating]) -> None:
        self._under_way -= 1
        tell_saved(self._view, outcome)
        if self._page is not None:
            self.show(self._page)

    def _on_not_rated(self, error: UserError) -> None:
        self._under_way -= 1
        tell_trouble(self._view, error)

    def _on_story(self, story: CaseStory) -> None:
        if self._page is None:
            return
        self._story = story
        if not self._under_way:
            self._said = {}
        if self._front not in self._lines():
            self._front = JOINT
        if self._petal not in {petal.key for petal in story.template.petals}:
            self._petal = story.template.petals[0].key
        self._show()

    def _show(self) -> None:
        page, story = self._page, self._story
        if page is None or story is None:
            return
        lines = self._lines()
        drawn = layers_of(self._overlay(story), lambda rating, role: layer_words(rating, role, lines))
        self._view.show_flower(
            story.template,
            page.identity.shown_name,
            drawn,
            tuple(lines.values()),
            lines[self._front].code,
            may_write=page.may_write,
        )
        self._show_petal()

    def _show_petal(self) -> None:
        if self._story is not None:
            self._view.show_petal(self._story.template.petal(self._petal), self._answer())

    def _answer(self) -> PetalAnswer:
        """Return what the chosen rater says of the petal: as just given, else as kept."""
        just_said = self._said.get((self._front, self._petal))
        if just_said is not None:
            return just_said
        filled = self._overlay(self._story).filled if self._story is not None else None
        return filled.answer(self._petal) if filled else PetalAnswer(petal_key=self._petal)

    def _lines(self) -> dict[Rater, RaterLine]:
        return {line.rater: line for line in rater_lines(self._story.people)} if self._story else {}

    def _overlay(self, story: CaseStory) -> Overlay:
        """Return today's views; what was rated today outside a meeting is what is written on."""
        case_id = self._page.case.id if self._page is not None else CaseId("")
        return layers(story.ratings, story.template, case_id=case_id, on=story.today, front=self._front)


def earlier_layers(story: CaseStory) -> tuple[tuple[Rating, tuple[FlowerLayer, ...]], ...]:
    """Return each rating that was made with today's template as an outline of its own, newest first."""
    lines = {line.rater: line for line in rater_lines(story.people)}
    found = [rating for rating in story.ratings if rating.made_with(story.template)]
    found.sort(key=lambda rating: rating.rated_at, reverse=True)
    return tuple(
        (
            rating,
            layers_of(
                Overlay(filled=None, outlined=(), earlier=rating, held_back=False),
                lambda each, _role: layer_words(each, LayerRole.OUTLINED, lines),
            ),
        )
        for rating in found
    )
