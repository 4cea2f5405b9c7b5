"""The team's flower: petals, words, questions, colours, patterns and scale; widgets only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from barnombud.domain.wellbeing.flower_scene import FlowerLayer, LayerAnswer, LayerRole
from barnombud.domain.wellbeing.template import FlowerTemplate
from barnombud.texts import flower_template as texts
from barnombud.ui.dialogs import Question
from barnombud.ui.pages.flower_template.petal_form import PetalForm
from barnombud.ui.pages.flower_template.presenter import FlowerTemplatePresenter
from barnombud.ui.pages.flower_template.scale_form import ScaleForm
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.flower import FlowerWidget
from barnombud.ui.widgets.labels import Chip, Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.reorder_list import ReorderList, ReorderRow
from barnombud.ui.widgets.scroll_page import ScrollPage

_NAME_LENGTH = 160
_FLOWER_HEIGHT = 380


class FlowerTemplatePage(Page):
    """The flower is drawn beside what one changes; saving makes a new version."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its content comes with `shown`."""
        super().__init__(context, texts.TITLE)
        self.set_title(texts.TITLE, texts.SUBTITLE)
        self.presenter = FlowerTemplatePresenter(context.desk, context.jobs, self, self)
        self.message = MessageBar()
        self.name = AutosaveLine(texts.NAME, most_characters=_NAME_LENGTH)
        self.name.text_rested.connect(self.presenter.set_name)
        self._name_row = FieldRow(texts.NAME, self.name)
        self.state_chip, self.draft_chip = Chip(""), Chip(texts.DRAFT, "amber")
        self._version = Text("", "quiet")
        self.save_button = make_button("", "primary", self._save)
        self.discard_button = make_button(texts.DISCARD, "secondary", self._ask_discard)
        self.petals = ReorderList(texts.PETALS)
        self.petals.order_changed.connect(self.presenter.order_petals)
        self.petals.current_changed.connect(self._on_petal)
        self._petals_fault = Text("", "error")
        self.add_button = make_button(texts.ADD_PETAL, "secondary", self.presenter.add_petal, icon="plus")
        self.remove_button = make_button(texts.REMOVE_PETAL, "secondary", self.presenter.remove_petal)
        self.petal, self.scale = PetalForm(), ScaleForm()
        self.petal.changed.connect(self.presenter.set_petal)
        self.scale.kind_chosen.connect(self.presenter.set_scale_kind)
        self.scale.step_changed.connect(self.presenter.set_step)
        self._flower_holder = QVBoxLayout()
        self.flower: FlowerWidget | None = None
        self._rows = {"name": self._name_row} | self.petal.rows | self.scale.rows
        self._lay_out()

    def _lay_out(self) -> None:
        ground = ScrollPage(widest=1180)
        ground.add(self.message)
        ground.add(self._make_top())
        left = Card(texts.PETALS)
        left.add(Text(texts.PETALS_TEXT, "quiet"))
        left.add(self._flower_holder)
        left.add(self.petals)
        left.add(self._petals_fault)
        left.add(ButtonRow(self.add_button, self.remove_button))
        ground.add(Columns(left, self.petal, stack_below=96))
        ground.add(self.scale)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)

    def _make_top(self) -> QWidget:
        card = Card()
        card.body.setSpacing(SPACE_M)
        card.add(Text(texts.INTRODUCTION))
        state = QHBoxLayout()
        for chip in (self.state_chip, self.draft_chip):
            state.addWidget(chip)
        state.addWidget(self._version, 1)
        back = make_button(texts.BACK, "link", lambda: self.context.navigation.go("settings"))
        card.add(self._name_row)
        card.add(state)
        card.add(ButtonRow(self.save_button, self.discard_button, back))
        return card

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch the flower, once."""
        del ids
        self.presenter.load()

    def flush(self) -> None:
        """Save what is typed, at once."""
        self.name.flush()
        self.petal.flush()
        self.scale.flush()

    @property
    def petals_fault(self) -> str:
        """What is wrong with the petals together; empty when all is well."""
        return self._petals_fault.text() if not self._petals_fault.isHidden() else ""

    # -- what the presenter shows

    def show_state(self, *, version: int, suggestion: bool, changed: bool, sound: bool) -> None:
        """Show which version is saved, whether there is a draft and whether it can be saved."""
        self.state_chip.setText(texts.SUGGESTION if suggestion else texts.OWN)
        self.state_chip.set_colour("amber" if suggestion else "green")
        self.draft_chip.setVisible(changed)
        self._version.setText(texts.version(version))
        self.save_button.setText(texts.save_as(version + 1))
        self.save_button.setEnabled(changed and sound)
        self.discard_button.setVisible(changed)
        self.add_button.setEnabled(sound)

    def show_name(self, name: str) -> None:
        """Show the flower's name."""
        self.name.set_text(name)

    def show_petals(self, rows: Sequence[tuple[str, str]], current: str) -> None:
        """Show key and label of every petal."""
        self.petals.blockSignals(True)
        self.petals.set_rows([ReorderRow(key, label) for key, label in rows])
        self.petals.set_current(current)
        self.petals.blockSignals(False)

    def show_petal(self, petal: Mapping[str, Any]) -> None:
        """Show the fields of one petal."""
        self.petal.show_petal(petal)

    def show_scale(self, scale: Mapping[str, Any]) -> None:
        """Show kind and steps of the scale."""
        self.scale.show_scale(scale)

    def show_preview(self, template: FlowerTemplate, petal: str) -> None:
        """Draw the flower as it would be, with one petal chosen."""
        if self.flower is None:
            self.flower = FlowerWidget(template)
            self.flower.setFixedHeight(_FLOWER_HEIGHT)
            self.flower.set_editable(editable=False)
            self.flower.set_motion(allowed=False)
            self.flower.petal_chosen.connect(self._on_petal)
            self._flower_holder.addWidget(self.flower)
        else:
            self.flower.set_template(template)
        self.flower.set_layers((_full_grown(template),))
        self.flower.set_chosen(petal)

    def show_fault(self, place: str, text: str) -> None:
        """Say what does not hold together, at its field; an empty text says that all does."""
        for row in self._rows.values():
            if row.error:
                row.clear_error()
        at_field = place in self._rows
        if at_field:
            self._rows[place].set_error(text)
        self._petals_fault.setText(text)
        self._petals_fault.setVisible(bool(text) and not at_field)

    def say_version_saved(self, version: int) -> None:
        """Say that a new version is in use."""
        self.message.say(texts.saved(version), texts.SAVED_TEXT)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""
        self.saved.emit(time)

    # -- what the person does

    def _on_petal(self, key: str) -> None:
        self.petal.flush()
        self.presenter.choose_petal(key)

    def _save(self) -> None:
        self.flush()
        self.presenter.save()

    def _ask_discard(self) -> None:
        question = Question(texts.DISCARD_TITLE, texts.DISCARD_TEXT, texts.DISCARD, danger=True)
        self.context.dialogs.ask(question, self.presenter.discard)


def _full_grown(template: FlowerTemplate) -> FlowerLayer:
    """Return a view in which every petal shows its colour and pattern."""
    step = template.scale.step_count or None
    answers = tuple(LayerAnswer(petal_key=petal.key, value=step, touched=True) for petal in template.petals)
    return FlowerLayer(label=texts.EXAMPLE, role=LayerRole.FILLED, answers=answers)
