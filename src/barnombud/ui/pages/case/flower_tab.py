"""Blomman on a child's page: the drawn flower, one petal at a time, and the same answers as a table."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from barnombud.domain.wellbeing.flower_scene import FlowerLayer
from barnombud.domain.wellbeing.rating import NonAnswer, PetalAnswer
from barnombud.domain.wellbeing.template import FlowerTemplate, Petal
from barnombud.services.cases import CasePage
from barnombud.texts import case_page as texts
from barnombud.ui.pages.case.flower_presenter import CaseFlowerPresenter
from barnombud.ui.pages.case.shut_card import ShutCard
from barnombud.ui.pages.case.tab import CaseTab
from barnombud.ui.pages.meeting.steps.flower_panel import PetalPanel
from barnombud.ui.pages.meeting.steps.flower_raters import RaterLine
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.flower import FlowerWidget
from barnombud.ui.widgets.flower_table import FlowerTable
from barnombud.ui.widgets.labels import Text


class CaseFlower(FlowerWidget):
    """The flower at a size that leaves the panel beside it in sight on a small laptop."""

    def sizeHint(self) -> QSize:
        """As high as a 1366 x 768 screen has room for."""
        return QSize(520, 470)


class FlowerTab(CaseTab):
    """The flower of one case, between meetings."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the tab; the flower comes with the first case."""
        super().__init__(context)
        self.presenter = CaseFlowerPresenter(context.desk, context.jobs, self, self)
        self.flower: CaseFlower | None = None
        self._template: FlowerTemplate | None = None
        self.table = FlowerTable()
        self.panel = PetalPanel()
        self.panel.rater_chosen.connect(self.presenter.choose_rater)
        self.panel.step_given.connect(self.presenter.give_step)
        self.panel.non_answer_given.connect(self.presenter.give_non_answer)
        self.panel.answer_taken_back.connect(self.presenter.take_back)
        self.panel.text_rested.connect(self.presenter.write)
        self._shut = ShutCard()
        self._shut.pressed.connect(lambda: self.tab_wanted.emit("consent"))
        self._lay_out()

    def _lay_out(self) -> None:
        self.card = Card()
        beside = Card()
        beside.add(self.panel)
        self._frozen = Text(texts.FROZEN_TEXT, "quiet")
        table = Card(texts.FLOWER_TABLE)
        table.add(Text(texts.FLOWER_GUIDANCE, "quiet"))
        table.add(self.table)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(SPACE_M + 4)
        body.addWidget(self._frozen)
        body.addWidget(Columns(self.card, beside, weights=(4, 3), stack_below=82))
        body.addWidget(table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._shut)
        column.addWidget(self._body)

    def show_case(self, page: CasePage) -> None:
        """Fetch the flower, when a consent holds or has held."""
        shut = not page.consent_holds and not page.identity.is_named
        self._shut.setVisible(shut)
        self._body.setVisible(not shut)
        self._frozen.setVisible(not page.consent_holds)
        if not shut:
            self.presenter.show(page)

    def flush(self) -> None:
        """Save what is typed."""
        self.panel.flush()

    def clear(self) -> None:
        """Forget the child's flower."""
        self.presenter.forget()
        self.panel.forget()
        if self.flower is not None and self._template is not None:
            self.flower.set_centre("")
            self.flower.set_layers(())
            self.table.show_flower(self._template, ())

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
        flower = self._flower_of(template)
        flower.set_motion(allowed=self.context.theme.motion)
        flower.set_centre(centre)
        flower.set_layers(drawn)
        flower.set_editable(editable=may_write)
        self.table.show_flower(template, drawn)
        self.table.updateGeometry()
        self.panel.show_raters(raters, front, held_back=False, locked="")
        self.panel.form.setEnabled(may_write)

    def show_petal(self, petal: Petal, answer: PetalAnswer) -> None:
        """Show the chosen petal in the panel; typing is never overwritten."""
        if self.flower is not None and self._template is not None:
            if self.flower.chosen != petal.key:
                self.flower.set_chosen(petal.key)
            self.panel.show_petal(self._template, petal, answer, texts_too=True)

    def _flower_of(self, template: FlowerTemplate) -> CaseFlower:
        if self.flower is None:
            self.flower = CaseFlower(template)
            self.flower.petal_chosen.connect(self._on_petal)
            self.flower.petal_rated.connect(self._on_rated)
            self.flower.petal_not_relevant.connect(self._on_not_relevant)
            self.flower.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.card.add(self.flower)
            self.setTabOrder(self.flower, self.panel.works)
            self.setTabOrder(self.panel.works, self.panel.hard)
        elif template != self._template:
            self.flower.set_template(template)
        self._template = template
        return self.flower

    def _on_petal(self, petal_key: str) -> None:
        self.panel.flush()
        self.presenter.choose_petal(petal_key)

    def _on_rated(self, _petal_key: str, value: int) -> None:
        self.panel.flush()
        self.presenter.give_step(value)

    def _on_not_relevant(self, _petal_key: str) -> None:
        self.panel.flush()
        self.presenter.give_non_answer(NonAnswer.NOT_RELEVANT_TODAY.value)
