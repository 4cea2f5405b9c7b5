"""Blomman: the drawn flower and, beside it, one petal at a time; widgets only (R20, R40)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout

from barnombud.domain.wellbeing.rating import NonAnswer, PetalAnswer
from barnombud.domain.wellbeing.template import FlowerTemplate, Petal
from barnombud.texts import flower_step as texts
from barnombud.ui.pages.meeting.steps.flower_buttons import ChipButton
from barnombud.ui.pages.meeting.steps.flower_panel import PetalPanel
from barnombud.ui.pages.meeting.steps.flower_presenter import FlowerPresenter
from barnombud.ui.pages.meeting.steps.flower_sheet import FlowerShown, LayerChoice
from barnombud.ui.pages.meeting.steps.item_saver import ItemSaver
from barnombud.ui.pages.meeting.steps.step import Step
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.flower import FlowerWidget
from barnombud.ui.widgets.flower_accessible import PetalButton
from barnombud.ui.widgets.flower_table import FlowerTable
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tab_order import follow_layout
from barnombud.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from barnombud.services.child_items import ItemPage


SMALL_HEIGHT, LARGE_HEIGHT, LINES = 420, 640, 18
"""Logical pixels; and how many lines of text high the flower is between them."""


class MeetingFlower(FlowerWidget):
    """The flower at a size that leaves room for the steps and buttons round it on a small laptop."""

    def sizeHint(self) -> QSize:
        """Return a size that fits a 1366 x 768 screen with the meeting's bars; larger text needs more."""
        return QSize(520, min(max(SMALL_HEIGHT, self.fontMetrics().lineSpacing() * LINES), LARGE_HEIGHT))


class FlowerStep(Step):
    """The step Blomman."""

    code = "flower"
    title = texts.TITLE

    def __init__(self, context: PageContext) -> None:
        """Lay out the step; the flower comes with the first item."""
        super().__init__(context)
        self._petal_key = ""
        self._shown_item = ""
        self._saver = ItemSaver(self, context.jobs)
        self.presenter = FlowerPresenter(context.desk, self, self._saver)
        self.flower: MeetingFlower | None = None
        self._template: FlowerTemplate | None = None
        self.table = FlowerTable()
        self.panel = PetalPanel()
        self.panel.rater_chosen.connect(self.presenter.choose_rater)
        self.panel.step_given.connect(lambda value: self.presenter.give_step(self._petal_key, value))
        self.panel.non_answer_given.connect(self._on_non_answer)
        self.panel.answer_taken_back.connect(lambda: self.presenter.take_back(self._petal_key))
        self.panel.text_rested.connect(self.presenter.write)
        self.panel.confirm_pressed.connect(self.presenter.confirm)
        self.layer_row = ButtonRow()
        self.layer_label = Text(texts.LAYERS, "caption")
        self.layers: dict[str, ChipButton] = {}
        self.own_first = Tick(texts.OWN_FIRST)
        self.own_first.ticked.connect(lambda on: self.presenter.set_own_first(on=on))
        self.view_button = make_button(texts.AS_TABLE, "quiet", self.toggle_table)
        self._done = False
        self._lay_out()

    def _lay_out(self) -> None:
        self.card = Card()
        self.card.body.setSpacing(SPACE_S)
        self.card.add(self.table, 1)
        self.table.hide()
        below = QHBoxLayout()
        below.setSpacing(SPACE_M)
        below.addWidget(self.layer_label)
        below.addWidget(self.layer_row, 1)
        below.addWidget(self.view_button)
        self.card.add(below)
        self.card.add(self.own_first)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.add(Columns(self.card, self.panel, weights=(4, 3), stack_below=82))
        self._show_layers(())

    @property
    def is_table(self) -> bool:
        """Whether the table stands in the flower's place."""
        return not self.table.isHidden()

    def toggle_table(self) -> None:
        """Show the values as a table, or the flower again."""
        as_table = not self.is_table
        self.table.setVisible(as_table)
        if self.flower is not None:
            self.flower.setVisible(not as_table)
        self.view_button.setText(texts.AS_FLOWER if as_table else texts.AS_TABLE)

    def show_item(self, page: ItemPage) -> None:
        """Show the flower of the item."""
        if page.item.id != self._shown_item:
            self.clear()
            self._shown_item = page.item.id
        self.presenter.show(page)

    def flush(self) -> None:
        """Save what is typed."""
        self.panel.flush()
        self._saver.retry()

    def clear(self) -> None:
        """Forget the child's flower."""
        self._shown_item = ""
        self.presenter.forget()
        self._saver.forget()
        self.panel.forget()
        self._show_layers(())
        self._done = False
        if self.flower is not None and self._template is not None:
            self.flower.set_centre("")
            self.flower.set_layers(())
            self.table.show_flower(self._template, ())

    def is_done(self, page: ItemPage) -> bool:
        """Whether one petal has a strength, as far as is known of that item."""
        return self.presenter.is_enough(page.item.id)

    def set_wall(self, on: bool) -> None:
        """Hide on the wall what is only for the one who writes."""
        self.own_first.setVisible(not on)
        self.view_button.setVisible(not on)

    def show_flower(self, shown: FlowerShown) -> None:
        """Show flower, table, chips and layers."""
        flower = self._flower_of(shown.template)
        flower.set_motion(allowed=self.context.theme.motion)
        flower.set_centre(shown.centre)
        flower.set_layers(shown.layers)
        flower.set_editable(editable=not shown.locked)
        self.table.show_flower(shown.template, shown.layers)
        self.panel.show_raters(shown.raters, shown.front, held_back=shown.held_back, locked=shown.locked)
        self._show_layers(shown.choices)
        self.own_first.set_ticked(shown.own_first)

    def show_petal(self, petal: Petal, answer: PetalAnswer, *, texts_too: bool) -> None:
        """Show the chosen petal in the panel."""
        self._petal_key = petal.key
        if self.flower is not None and self._template is not None:
            if self.flower.chosen != petal.key:
                self.flower.set_chosen(petal.key)
            self.panel.show_petal(self._template, petal, answer, texts_too=texts_too)
            self._order_tabs(self.flower)

    def say_done(self, *, done: bool) -> None:
        """Set or take away the tick of the step."""
        if done != self._done:
            self._done = done
            self.done_changed.emit(done)

    def ask_again(self) -> None:
        """Let the page fetch the item again."""
        self.changed.emit()

    def _flower_of(self, template: FlowerTemplate) -> MeetingFlower:
        """Return the flower, made at the first item and changed when the team's template is another."""
        if self.flower is None:
            self.flower = MeetingFlower(template)
            self.flower.petal_chosen.connect(self._on_petal)
            self.flower.petal_rated.connect(self._on_rated)
            self.flower.petal_not_relevant.connect(self._on_not_relevant)
            self.card.body.insertWidget(0, self.flower, 1)
        elif template != self._template:
            self.flower.set_template(template)
        self._template = template
        return self.flower

    def _order_tabs(self, flower: MeetingFlower) -> None:
        """As the eye goes, and from whose view it is over the chosen petal into the panel's fields.

        Petals stand in no layout, and Qt loses the order of what hands its focus on or takes none; so for a
        moment all of them take it themselves.
        """
        petal, chips = flower.focusProxy(), tuple(self.panel.raters.values())
        follow_layout(self.parentWidget() or self)  # the item's bar keeps its place; what is new has none
        if not chips or petal is None:
            return
        flower.setFocusProxy(None)  # type: ignore[arg-type]  # None is how Qt takes a proxy away
        block = (flower, *flower.findChildren(PetalButton))
        policies = [each.focusPolicy() for each in block]
        for each in block:
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for before, after in pairwise((chips[-1], *block, self.panel.works)):
            self.setTabOrder(before, after)
        for each, policy in zip(block, policies, strict=True):
            each.setFocusPolicy(policy)
        flower.setFocusProxy(petal)

    def _on_petal(self, petal_key: str) -> None:
        self.panel.flush()
        self.presenter.choose_petal(petal_key)

    def _on_rated(self, petal_key: str, value: int) -> None:
        self.panel.flush()
        self.presenter.give_step(petal_key, value)

    def _on_not_relevant(self, petal_key: str) -> None:
        self.panel.flush()
        self.presenter.give_non_answer(petal_key, NonAnswer.NOT_RELEVANT_TODAY.value)

    def _on_non_answer(self, code: str) -> None:
        self.presenter.give_non_answer(self._petal_key, code)

    def _show_layers(self, choices: tuple[LayerChoice, ...]) -> None:
        if [choice.code for choice in choices] != list(self.layers):
            self.layer_row.clear()
            self.layers = {}
            for choice in choices:
                chip = ChipButton(choice.label)
                chip.clicked.connect(lambda on, code=choice.code: self.presenter.show_layer(code, shown=on))
                self.layer_row.add(chip)
                self.layers[choice.code] = chip
        for choice in choices:
            self.layers[choice.code].setChecked(choice.shown)
            self.layers[choice.code].setAccessibleName(texts.layer_name(choice.label, shown=choice.shown))
        self.layer_label.setVisible(bool(choices))
