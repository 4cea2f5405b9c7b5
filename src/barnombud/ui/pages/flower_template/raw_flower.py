"""The flower as raw data while it is edited: what is half typed need not hold together. No widgets here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from barnombud.domain.wellbeing.template import FlowerTemplate, free_look, new_petal_key

Raw = dict[str, Any]


class RawFlower:
    """The name, petals and scale somebody edits, and which petal lies open.

    Attributes:
        data: plain data in the form of `FlowerTemplate`.
        current: key of the petal that lies open.
    """

    def __init__(self, data: Raw) -> None:
        """Begin with the first petal open."""
        self.data = data
        self.current: str = next((petal["key"] for petal in self.petals), "")

    @property
    def petals(self) -> list[Raw]:
        """The petals, clockwise from the top."""
        petals: list[Raw] = self.data["petals"]
        return petals

    @property
    def petal(self) -> Raw:
        """The petal that lies open."""
        return next(petal for petal in self.petals if petal["key"] == self.current)

    @property
    def labels(self) -> list[tuple[str, str]]:
        """Key and label of every petal."""
        return [(petal["key"], petal["label"]) for petal in self.petals]

    def order(self, keys: Sequence[str]) -> None:
        """Put the petals in another order."""
        known = {petal["key"]: petal for petal in self.petals}
        self._put([known[key] for key in keys])

    def add(self, sound: FlowerTemplate, label: str) -> None:
        """Add a petal that looks unlike those of ``sound``, and open it."""
        colour, mark = free_look(sound.petals)
        self.current = new_petal_key([petal["key"] for petal in self.petals])
        words = {"label": label, "child_line": "", "help": "", "questions": [], "child_question": ""}
        look = {"colour": str(colour), "mark": str(mark), "order": 0}
        self._put([*self.petals, {"key": self.current, **words, **look}])

    def remove(self) -> bool:
        """Take the open petal away and open the first; the last one stays. Says whether it went."""
        rest = [petal for petal in self.petals if petal["key"] != self.current]
        if rest:
            self.current = rest[0]["key"]
            self._put(rest)
        return bool(rest)

    def shown_place(self, field: str) -> str:
        """Return a faulty field as the page knows it: of the open petal its field, of another the list."""
        prefix = f"petals.{self.current}."
        if field.startswith(prefix):
            return field.removeprefix(prefix)
        return "petals" if field.startswith("petals") else field

    def as_json(self) -> str:
        """Return the data as a draft keeps it."""
        return json.dumps(self.data, ensure_ascii=False)

    def _put(self, petals: list[Raw]) -> None:
        for place, petal in enumerate(petals, 1):
            petal["order"] = place
        self.data["petals"] = petals


def raw_of(template: FlowerTemplate) -> Raw:
    """Return the template as it is edited: plain data."""
    return template.model_dump(mode="json")
