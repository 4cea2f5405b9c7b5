"""Lets petals grow from where they are drawn to their new step; the one movement of the flower."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QVariantAnimation, Signal

from barnombud.domain.wellbeing.flower_scene import FlowerLayer, LayerAnswer, LayerRole, fraction_of
from barnombud.domain.wellbeing.template import FlowerTemplate

GROWTH_MS = 150


def fractions(template: FlowerTemplate, layers: Sequence[FlowerLayer]) -> dict[str, float]:
    """Return how far (0 to 1) each petal of the filled view is grown when nothing moves."""
    front = next((layer for layer in layers if layer.role is LayerRole.FILLED), None)
    keys = [petal.key for petal in template.petals]
    answers = [front.answer(key) if front else LayerAnswer(petal_key=key) for key in keys]
    return {answer.petal_key: fraction_of(answer, template) for answer in answers}


class PetalGrowth(QObject):
    """The fractions petals are drawn at now.

    Attributes:
        moved: petals have grown or shrunk a little; draw again.
    """

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._from: Mapping[str, float] = {}
        self._to: Mapping[str, float] = {}
        self.now: Mapping[str, float] = {}
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(GROWTH_MS)
        self._animation.valueChanged.connect(self._move)

    @property
    def is_moving(self) -> bool:
        """Whether petals are on their way."""
        return self._animation.state() is QVariantAnimation.State.Running

    def jump(self, target: Mapping[str, float]) -> None:
        """Be at ``target`` at once."""
        self._animation.stop()
        self._to = self.now = dict(target)
        self.moved.emit()

    def go(self, target: Mapping[str, float]) -> None:
        """Grow from what is drawn now to ``target`` in `GROWTH_MS` milliseconds."""
        self._animation.stop()
        self._from, self._to = dict(self.now), dict(target)
        self._animation.start()

    def _move(self, progress: float) -> None:
        """Draw every petal a little nearer to its step, fast at first and then slower."""
        eased = 1.0 - (1.0 - progress) ** 2
        self.now = {
            key: self._from.get(key, 0.0) + (target - self._from.get(key, 0.0)) * eased
            for key, target in self._to.items()
        }
        self.moved.emit()
