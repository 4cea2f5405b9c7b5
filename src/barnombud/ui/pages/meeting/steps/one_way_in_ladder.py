"""Where an offer stands, as a ladder, and the next step with what belongs to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.support.agreement import NEXT_STATES, SupportOffer, SupportState
from barnombud.texts import one_way_in as texts
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.ladder_bar import LadderBar

_ORDER = tuple(SupportState)


class OfferLadder(QWidget):
    """The ladder of one offer; opens the steps it can take.

    Attributes:
        opened: the steps are asked for.
    """

    opened = Signal()

    def __init__(self, offer: SupportOffer, *, can_step: bool) -> None:
        """Show where ``offer`` stands."""
        super().__init__()
        self.bar = LadderBar(texts.ladder_name(offer.what))
        reason = offer.waiting_reason.value if offer.waiting_reason else ""
        word = texts.state_word(offer.state.value, reason, offer.stopped or "")
        self.bar.set_state(texts.LADDER_STEPS[offer.state.value], texts.LADDER_COUNT, word)
        self.button = make_button(
            texts.STEP_FROM, "link", self.opened.emit, name=f"{texts.STEP_FROM}, {offer.what}"
        )
        self.button.setVisible(can_step and bool(NEXT_STATES[offer.state]))
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.add(self.bar)
        column.add(self.button)
        column.addStretch(1)


class StepChoices(QWidget):
    """The next steps of one offer; waiting asks why, and looking back asks how it went.

    Attributes:
        stepped: the state, and the code of why or how (empty when neither is asked).
    """

    stepped = Signal(str, str)

    def __init__(self, offer: SupportOffer) -> None:
        """Show the steps that can follow where ``offer`` stands."""
        super().__init__()
        after = [state for state in _ORDER if state in NEXT_STATES[offer.state]]
        self.states = ChoiceButtons(
            texts.STEP_FROM, tuple((state.value, texts.step_word(state.value)) for state in after)
        )
        self.states.chosen.connect(self._on_state)
        self.question = Text("", "strong")
        self.why = ChoiceButtons(texts.STUCK_WHY, texts.reasons())
        self.how = ChoiceButtons(texts.OUTCOME, texts.outcomes())
        self.why.chosen.connect(lambda code: self.stepped.emit(SupportState.WAITING.value, code))
        self.how.chosen.connect(lambda code: self.stepped.emit(SupportState.EVALUATED.value, code))
        column = Column(self)
        column.setContentsMargins(0, 0, 0, SPACE_S)
        column.setSpacing(SPACE_S)
        for widget in (self.states, self.question, self.why, self.how):
            column.add(widget)
        self._ask("")

    def _on_state(self, code: str) -> None:
        if code in (SupportState.WAITING, SupportState.EVALUATED):
            self._ask(code)
        else:
            self.stepped.emit(code, "")

    def _ask(self, code: str) -> None:
        waits, looks_back = code == SupportState.WAITING, code == SupportState.EVALUATED
        self.question.setText(texts.STUCK_WHY if waits else texts.OUTCOME)
        self.question.setVisible(waits or looks_back)
        self.why.setVisible(waits)
        self.how.setVisible(looks_back)
