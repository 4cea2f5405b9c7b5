"""A child's item while it is open: consent first, then the steps, one at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.texts import buttons as words
from barnombud.texts import meeting as texts
from barnombud.ui.pages.meeting.consent_panel import ConsentPanel
from barnombud.ui.pages.meeting.regret_row import RegretRow
from barnombud.ui.pages.meeting.scenes import ChildScene
from barnombud.ui.pages.meeting.steps.registry import make_steps
from barnombud.ui.pages.meeting.steps.step import Step
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Chip, Text
from barnombud.ui.widgets.step_bar import StepBar

CONSENT = "consent"


class ChildItem(QWidget):
    """The bar of steps, the step on screen, and the way to the next.

    Attributes:
        refresh_wanted: a step has changed the item.
        saved: local time HH.MM of a commit.
        finish_wanted: the item is done.
        own_proof_wanted: id of an agency whose person confirms with her own passphrase (R8).
        consent: the first step.
        regret: withdrawal from every other step.
    """

    refresh_wanted = Signal()
    saved = Signal(str)
    finish_wanted = Signal()
    own_proof_wanted = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Make every step once; they are shown and cleared as items come and go."""
        super().__init__(parent)
        self.consent = ConsentPanel()
        self.steps: dict[str, Step] = {step.code: step for step in make_steps(context)}
        titles = ((CONSENT, texts.CONSENT), *((s.code, s.title) for s in self.steps.values()))
        self._titles = dict(titles)
        self.bar = StepBar(texts.STEPS_NAME, titles)
        self.bar.step_chosen.connect(self.show_step)
        self.back = make_button(words.BACK, "secondary", lambda: self.bar.move_by(-1))
        self.forward = make_button(words.NEXT, "primary", self._on_forward)
        self.chip = Chip("", "green")
        self.chip.hide()
        self._finish_text = Text(texts.FINISH_TEXT, "caption")
        self.regret = RegretRow()
        self._scene: ChildScene | None = None
        self._done: set[str] = set()
        self._begin = ""
        self._item_id = ""
        self._acts_within: set[str] = set()
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for widget in (self.chip, self.bar, self.consent, *self.steps.values(), self._finish_text):
            column.addWidget(widget)
        column.addWidget(ButtonRow(self.back, self.forward, to_the_right=True))
        column.addWidget(self.regret)
        for step in self.steps.values():
            self._connect(step)

    def _connect(self, step: Step) -> None:
        step.changed.connect(self.refresh_wanted)
        step.saved.connect(self.saved)
        step.main_act.connect(lambda within, code=step.code: self._on_main_act(code, within))
        step.item_finished.connect(self.finish_wanted)
        step.own_proof_wanted.connect(self.own_proof_wanted)
        step.done_changed.connect(lambda done, code=step.code: self._on_done(code, done))

    @property
    def step(self) -> str:
        """Code of the step on screen."""
        return self.bar.current

    def show_scene(self, scene: ChildScene) -> None:
        """Show an item that is open; another one than before begins at its first step after consent."""
        new = scene.page.item.id != self._item_id
        self._scene, self._item_id = scene, scene.page.item.id
        self.chip.setText(scene.chip)
        self.consent.show_scene(scene)
        self.regret.show_givers(scene.givers)
        self._done = {CONSENT} | {code for code, s in self.steps.items() if s.is_done(scene.page)}
        self.bar.set_done(self._done)
        first = next(iter(self.steps), CONSENT)
        begin, self._begin = self._begin, ""
        self._show((begin or first) if new else self.step)

    def begin_at(self, code: str) -> None:
        """Let the next item that is shown begin at this step; an unknown or empty code changes nothing."""
        self._begin = code if code in self._titles else ""

    def show_step(self, code: str) -> None:
        """Go to a step; what was typed in the one before is saved first."""
        self.flush()
        self._show(code)

    def _show(self, code: str) -> None:
        self.bar.set_current(code)
        self.consent.setVisible(code == CONSENT)
        self.regret.setVisible(code != CONSENT)
        for each, step in self.steps.items():
            step.setVisible(each == code)
        if self._scene is not None and code in self.steps:
            self.steps[code].show_item(self._scene.page)
        codes = list(self._titles)
        place = codes.index(code)
        last = place == len(codes) - 1
        self.back.setVisible(place > 0)
        self.forward.setText(texts.FINISH if last else texts.next_step(self._titles[codes[place + 1]]))
        self._finish_text.setVisible(last)
        self._weigh_forward()

    def clear(self) -> None:
        """Forget and hide everything about the child, at once."""
        self._scene, self._item_id = None, ""
        self.consent.clear()
        self.regret.show_givers(())
        for step in self.steps.values():
            step.clear()
        self.hide()

    def focus_first(self) -> None:
        """Let the keyboard begin at the step on screen."""
        self.bar.button(self.step).setFocus()

    def flush(self) -> None:
        """Save what is typed in every step."""
        for step in self.steps.values():
            step.flush()

    def set_wall(self, on: bool) -> None:
        """Hide what is only for the one who writes."""
        for step in self.steps.values():
            step.set_wall(on)

    def _on_forward(self) -> None:
        if self.step == list(self._titles)[-1]:
            self.flush()
            self.finish_wanted.emit()
        else:
            self.bar.move_by(1)

    def _on_main_act(self, code: str, within: bool) -> None:
        before = code in self._acts_within
        (self._acts_within.add if within else self._acts_within.discard)(code)
        self._weigh_forward()
        if before and not within and self.back.hasFocus():  # Qt's choice when the step's button went away
            self.forward.setFocus()

    def _weigh_forward(self) -> None:
        """One main button a view: the way on gives way to the step's own."""
        set_kind(self.forward, "secondary" if self.step in self._acts_within else "primary")

    def _on_done(self, code: str, done: bool) -> None:
        (self._done.add if done else self._done.discard)(code)
        self.bar.set_done(self._done)
