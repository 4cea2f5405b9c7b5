"""The flower of one open item as it is on screen: ratings, whose is in front, which petal, what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from barnombud.domain.ids import RatingId, new_id
from barnombud.domain.wellbeing.flower_scene import FlowerLayer, LayerRole, layers_of
from barnombud.domain.wellbeing.rating import (
    Overlay,
    PetalAnswer,
    Rater,
    Rating,
    is_complete_enough,
    layers,
)
from barnombud.domain.wellbeing.template import FlowerTemplate, Petal
from barnombud.services.item_people import ItemPeople
from barnombud.ui.pages.meeting.steps.flower_raters import (
    JOINT,
    MODES,
    RaterLine,
    layer_words,
    rater_lines,
)

if TYPE_CHECKING:
    from barnombud.services.child_items import ItemPage

EARLIER = "earlier"
"""Code of the layer from last time, beside the codes of `RaterLine`."""


@dataclass(frozen=True)
class LayerChoice:
    """A view beside the chosen one, which can be shown or hidden."""

    code: str
    label: str
    shown: bool


@dataclass(frozen=True)
class FlowerShown:
    """Everything the step shows but the petal chosen.

    Attributes:
        locked: name of the chosen rater's agency while it has not confirmed (R8), else empty.
        own_first: whether the others wait for the chosen rater's own view.
        held_back: whether others' views are waiting now.
    """

    template: FlowerTemplate
    centre: str
    layers: tuple[FlowerLayer, ...]
    raters: tuple[RaterLine, ...]
    front: str
    choices: tuple[LayerChoice, ...]
    own_first: bool
    held_back: bool
    locked: str


@dataclass
class FlowerSheet:
    """What is on screen; changed by the presenter only.

    Attributes:
        front: whose view is drawn filled and written in the panel.
        petal_key: the petal in the panel.
        hidden: codes of views that are not drawn.
        own_first: raters who see the others' views only after their own (domain document, section 5).
    """

    page: ItemPage
    people: ItemPeople
    template: FlowerTemplate
    ratings: tuple[Rating, ...]
    front: Rater = JOINT
    petal_key: str = ""
    hidden: set[str] = field(default_factory=set)
    own_first: set[Rater] = field(default_factory=set)

    def settle(self) -> None:
        """Let rater and petal be among those there are."""
        if self.front not in self.lines:
            self.front = JOINT
        if self.petal_key not in {petal.key for petal in self.template.petals}:
            self.petal_key = self.template.petals[0].key

    @property
    def lines(self) -> dict[Rater, RaterLine]:
        """The views that can be written, in the order of their chips."""
        return {line.rater: line for line in rater_lines(self.people)}

    @property
    def petal(self) -> Petal:
        """The petal in the panel."""
        return self.template.petal(self.petal_key)

    @property
    def answer(self) -> PetalAnswer:
        """What the chosen rater has said about the petal in the panel today."""
        filled = self._overlay().filled
        return filled.answer(self.petal_key) if filled else PetalAnswer(petal_key=self.petal_key)

    @property
    def locked(self) -> str:
        """Name of the chosen rater's agency while it has not confirmed (R8), else empty."""
        if self.front.agency_id not in self.page.answer.notes_locked:
            return ""
        agency = self.people.agency(self.front.agency_id)
        return agency.name if agency is not None else ""

    @property
    def is_enough(self) -> bool:
        """Whether one petal of a view in the item has a strength."""
        mine = [rating for rating in self.ratings if rating.item_id == self.page.item.id]
        return any(is_complete_enough(rating) for rating in mine)

    def put(self, answer: PetalAnswer, at: datetime) -> None:
        """Draw ``answer`` in the chosen rater's view of today, at once."""
        rating = self._mine() or self._fresh(at)
        changed = rating.with_answer(answer, at=at, on=self.people.today)
        self.ratings = (*(kept for kept in self.ratings if kept.id != rating.id), changed)

    def shown(self) -> FlowerShown:
        """Return everything the step shows but the petal chosen."""
        overlay, lines = self._overlay(), self.lines
        drawn = overlay.model_copy(
            update={
                "outlined": tuple(r for r in overlay.outlined if _code(r, lines) not in self.hidden),
                "earlier": None if EARLIER in self.hidden else overlay.earlier,
            }
        )
        return FlowerShown(
            template=self.template,
            centre=self.page.shown_name,
            layers=layers_of(drawn, lambda rating, role: layer_words(rating, role, lines)),
            raters=tuple(lines.values()),
            front=lines[self.front].code,
            choices=self._choices(overlay, lines),
            own_first=self.front in self.own_first,
            held_back=overlay.held_back,
            locked=self.locked,
        )

    def _choices(self, overlay: Overlay, lines: dict[Rater, RaterLine]) -> tuple[LayerChoice, ...]:
        found = []
        for rating in overlay.outlined:
            code = _code(rating, lines)
            label = layer_words(rating, LayerRole.OUTLINED, lines)[0]
            found.append(LayerChoice(code, label, code not in self.hidden))
        if overlay.earlier is not None:
            label = layer_words(overlay.earlier, LayerRole.EARLIER, lines)[0]
            found.append(LayerChoice(EARLIER, label, EARLIER not in self.hidden))
        return tuple(found)

    def _overlay(self) -> Overlay:
        return layers(
            self.ratings,
            self.template,
            case_id=self.page.record.case_id,
            on=self.people.today,
            front=self.front,
            own_first=self.front in self.own_first,
        )

    def _mine(self) -> Rating | None:
        """Return the chosen rater's view of today in this item, which is the one the store goes on with."""
        wanted = (self.front, self.page.item.id, self.people.today)
        return next(
            (
                rating
                for rating in self.ratings
                if (rating.rater, rating.item_id, rating.rated_on) == wanted
                and rating.made_with(self.template)
            ),
            None,
        )

    def _fresh(self, at: datetime) -> Rating:
        """Return a view to draw until the store's own is fetched."""
        return Rating(
            id=RatingId(new_id()),
            case_id=self.page.record.case_id,
            item_id=self.page.item.id,
            template_id=self.template.id,
            template_version=self.template.version,
            rater=self.front,
            mode=MODES[self.front.kind],
            rated_on=self.people.today,
            rated_at=at,
        )


def _code(rating: Rating, lines: dict[Rater, RaterLine]) -> str:
    """Return the code of a view; one by somebody no longer in the item has the rating's id."""
    line = lines.get(rating.rater)
    return line.code if line is not None else rating.id
