"""What the step Blomman does: whose view, which petal, what is answered; no widgets here (R20)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from barnombud.domain.ids import ItemId
from barnombud.domain.value import Value
from barnombud.domain.wellbeing.rating import NonAnswer, PetalAnswer
from barnombud.domain.wellbeing.template import Petal
from barnombud.services import consents, ratings
from barnombud.services.item_people import ItemPeople, item_people
from barnombud.services.ratings import FlowerPage
from barnombud.ui.pages.meeting.steps.flower_raters import JOINT, MODES
from barnombud.ui.pages.meeting.steps.flower_sheet import FlowerSheet, FlowerShown
from barnombud.ui.pages.meeting.steps.item_saver import ItemSaver

if TYPE_CHECKING:
    from barnombud.services.child_items import ItemPage
    from barnombud.services.desk import Desk


class FlowerBeside(Value):
    """What the step asks for beside the page."""

    people: ItemPeople
    flower: FlowerPage


class FlowerView(Protocol):
    """What the presenter needs of the step."""

    def show_flower(self, shown: FlowerShown) -> None:
        """Show flower, table, chips and layers."""

    def show_petal(self, petal: Petal, answer: PetalAnswer, *, texts_too: bool) -> None:
        """Show the chosen petal; without ``texts_too`` what is written stays."""

    def say_done(self, *, done: bool) -> None:
        """Say whether one petal has a strength."""

    def ask_again(self) -> None:
        """Let the page fetch the item, and with it ask the gate, again."""


class FlowerPresenter:
    """Turns what a person does with the flower into ratings; GUI thread.

    What has been answered is drawn at once and saved behind; the drawn ratings are therefore the newest.
    """

    def __init__(self, desk: Desk, view: FlowerView, saver: ItemSaver) -> None:
        """Talk to ``view`` and save through ``saver``."""
        self._desk, self._view, self._saver = desk, view, saver
        self._page: ItemPage | None = None
        self._sheet: FlowerSheet | None = None

    def forget(self) -> None:
        """Forget the item."""
        self._page = self._sheet = None

    def show(self, page: ItemPage) -> None:
        """Show the flower of an open item."""
        if self._page is not None and self._page.item.id != page.item.id:
            self.forget()
        self._page = page
        work = partial(_beside, self._desk, page)
        self._saver.fetch(work, partial(self._on_beside, page))

    def is_enough(self, item_id: ItemId) -> bool:
        """Whether one petal has a strength; False for an item that is not on screen."""
        return self._sheet is not None and self._sheet.page.item.id == item_id and self._sheet.is_enough

    def choose_rater(self, code: str) -> None:
        """Write another's view from now on."""
        if self._sheet is not None:
            found = (line.rater for line in self._sheet.lines.values() if line.code == code)
            self._sheet.front = next(found, JOINT)
            self._show()

    def choose_petal(self, petal_key: str) -> None:
        """Go to another petal."""
        if self._sheet is not None:
            self._sheet.petal_key = petal_key
            self._show_petal()

    def give_step(self, petal_key: str, value: int) -> None:
        """Answer a petal with a step."""
        self._change(petal_key, {"value": value, "non_answer": None})

    def take_back(self, petal_key: str) -> None:
        """Take back a step or an answer in words."""
        self._change(petal_key, {"value": None, "non_answer": None})

    def give_non_answer(self, petal_key: str, code: str) -> None:
        """Answer a petal in words instead of with a step; a full answer."""
        self._change(petal_key, {"value": None, "non_answer": NonAnswer(code)})

    def write(self, field: str, text: str) -> None:
        """Keep ``strengths`` or ``challenges`` of the chosen petal."""
        if self._sheet is not None:
            self._change(self._sheet.petal_key, {field: text}, texts_too=False)

    def show_layer(self, code: str, *, shown: bool) -> None:
        """Show or hide another view."""
        if self._sheet is not None:
            (self._sheet.hidden.discard if shown else self._sheet.hidden.add)(code)
            self._view.show_flower(self._sheet.shown())

    def set_own_first(self, *, on: bool) -> None:
        """Let the others' views wait for the chosen rater's own, or show them at once."""
        if self._sheet is not None:
            (self._sheet.own_first.add if on else self._sheet.own_first.discard)(self._sheet.front)
            self._view.show_flower(self._sheet.shown())

    def confirm(self) -> None:
        """Confirm for the chosen rater's agency that it has checked the consent (R8)."""
        if self._sheet is not None and self._sheet.front.agency_id is not None:
            case_id, agency_id = self._sheet.page.record.case_id, self._sheet.front.agency_id
            work = partial(consents.confirm_consent, self._desk, case_id, agency_id)
            self._saver.save("confirm", work, lambda _done: self._view.ask_again())

    def _change(self, petal_key: str, update: dict[str, object], *, texts_too: bool = True) -> None:
        sheet = self._sheet
        if sheet is None or sheet.locked:
            return
        sheet.petal_key = petal_key
        before = sheet.answer
        answer = before.model_copy(update=update)
        if answer == before:
            return
        sheet.put(answer, self._desk.clock.now())
        self._show(texts_too=texts_too)
        self._view.say_done(done=sheet.is_enough)
        work = partial(
            ratings.rate_petal,
            self._desk,
            sheet.page.record.case_id,
            sheet.front,
            answer,
            item_id=sheet.page.item.id,
            mode=MODES[sheet.front.kind],
        )
        self._saver.save(f"{sheet.front!r} {petal_key}", work)

    def _on_beside(self, page: ItemPage, beside: FlowerBeside) -> None:
        if self._page is None or self._page.item.id != page.item.id:
            return
        found, template = beside.flower.ratings, beside.flower.template
        if self._sheet is None:
            self._sheet = FlowerSheet(page, beside.people, template, found)
        else:
            self._sheet.page, self._sheet.people, self._sheet.template = page, beside.people, template
            if not self._saver.is_busy:
                self._sheet.ratings = found
        self._sheet.settle()
        self._show()
        self._view.say_done(done=self._sheet.is_enough)

    def _show(self, *, texts_too: bool = True) -> None:
        if self._sheet is not None:
            self._view.show_flower(self._sheet.shown())
            self._show_petal(texts_too=texts_too)

    def _show_petal(self, *, texts_too: bool = True) -> None:
        if self._sheet is not None:
            self._view.show_petal(self._sheet.petal, self._sheet.answer, texts_too=texts_too)


def _beside(desk: Desk, page: ItemPage) -> FlowerBeside:
    """Fetch people and flower in one go; on the store's thread."""
    return FlowerBeside(
        people=item_people(desk, page.item.id), flower=ratings.flower_page(desk, page.record.case_id)
    )
