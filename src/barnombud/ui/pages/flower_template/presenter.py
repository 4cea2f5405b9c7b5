"""Edits the flower as raw data, draws what holds together, and saves it as the next version. No widgets here.

What somebody is in the middle of typing need not hold together; it is kept as a draft all the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Outcome
from barnombud.domain.minutes import Draft
from barnombud.domain.wellbeing.template import (
    FlowerTemplate,
    ScaleKind,
    template_from_dict,
)
from barnombud.errors import InputError
from barnombud.services import drafts, flower_templates
from barnombud.texts import flower_template as texts
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.flower_template.raw_flower import RawFlower, raw_of
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

PLACE = "flower_template/edit"


class FlowerTemplateView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_state(self, *, version: int, suggestion: bool, changed: bool, sound: bool) -> None:
        """Show which version is saved, whether there is a draft and whether it can be saved."""

    def show_name(self, name: str) -> None:
        """Show the flower's name."""

    def show_petals(self, rows: Sequence[tuple[str, str]], current: str) -> None:
        """Show key and label of every petal."""

    def show_petal(self, petal: Mapping[str, Any]) -> None:
        """Show the fields of one petal."""

    def show_scale(self, scale: Mapping[str, Any]) -> None:
        """Show kind and steps of the scale."""

    def show_preview(self, template: FlowerTemplate, petal: str) -> None:
        """Draw the flower as it would be, with one petal chosen."""

    def show_fault(self, place: str, text: str) -> None:
        """Say what does not hold together, at its field; an empty text says that all does."""

    def say_version_saved(self, version: int) -> None:
        """Say that a new version is in use."""


class FlowerTemplatePresenter:
    """Keeps the raw flower between the fields and the store; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: FlowerTemplateView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._stored: FlowerTemplate | None = None
        self._raw = RawFlower({"name": "", "petals": [], "scale": {}})
        self._sound: FlowerTemplate | None = None

    def load(self) -> None:
        """Fetch the team's flower, and the draft of its next version if there is one."""
        if self._stored is None:
            self._jobs.run(self._owner, partial(_fetch, self._desk), self._on_fetched)

    def _on_fetched(self, fetched: tuple[FlowerTemplate, Draft | None]) -> None:
        self._stored, draft = fetched
        self._raw = RawFlower(json.loads(draft.text) if draft is not None else raw_of(self._stored))
        self._show_all()

    # -- the flower and its petals

    def set_name(self, name: str) -> None:
        """Change the flower's name."""
        self._raw.data["name"] = name
        self._edited()

    def choose_petal(self, key: str) -> None:
        """Show another petal's fields."""
        if key != self._raw.current:
            self._raw.current = key
            self._view.show_petal(self._raw.petal)
            self._show_list()
            self._check()

    def set_petal(self, field: str, value: str | list[str]) -> None:
        """Change one field of the petal on screen."""
        self._raw.petal[field] = value
        self._edited(listed=field == "label")

    def order_petals(self, keys: Sequence[str]) -> None:
        """Put the petals in another order, clockwise from the top."""
        self._raw.order(keys)
        self._edited(listed=True)

    def add_petal(self) -> None:
        """Add a petal with a look of its own."""
        if self._sound is not None:
            self._raw.add(self._sound, texts.NEW_PETAL)
            self._edited(listed=True)
            self._view.show_petal(self._raw.petal)

    def remove_petal(self) -> None:
        """Take the petal on screen away; earlier ratings keep it."""
        if self._raw.remove():
            self._edited(listed=True)
            self._view.show_petal(self._raw.petal)

    # -- the scale

    def set_scale_kind(self, kind: str) -> None:
        """Begin anew with the shipped words of a scale."""
        if kind != self._raw.data["scale"]["kind"]:
            self._raw.data["scale"] = flower_templates.shipped_scale(ScaleKind(kind)).model_dump(mode="json")
            self._view.show_scale(self._raw.data["scale"])
            self._edited()

    def set_step(self, number: int, field: str, text: str) -> None:
        """Change ``word`` or ``description`` of a step, counted from 1."""
        self._raw.data["scale"]["steps"][number - 1][field] = text
        self._edited()

    # -- saving

    def save(self) -> None:
        """Keep the flower as the next version; ratings made before keep theirs."""
        self._check()
        if self._stored is None or self._sound is None:
            return
        fresh = self._stored.edited(name=self._sound.name, petals=self._sound.petals, scale=self._sound.scale)
        self._jobs.run(
            self._owner,
            partial(flower_templates.save_template, self._desk, fresh),
            self._on_saved,
            partial(tell_trouble, self._view),
        )

    def discard(self) -> None:
        """Throw the draft away and show what is saved."""
        if self._stored is not None:
            self._raw = RawFlower(raw_of(self._stored))
            self._show_all()
            self._drop_draft()

    def _on_saved(self, outcome: Outcome[FlowerTemplate]) -> None:
        self._stored = outcome.value
        current = self._raw.current
        self._raw = RawFlower(raw_of(outcome.value))
        self._raw.current = current
        tell_saved(self._view, outcome)
        self._view.say_version_saved(outcome.value.version)
        self._drop_draft()
        self._show_all()

    def _drop_draft(self) -> None:
        self._jobs.run(self._owner, partial(drafts.discard_drafts, self._desk, PLACE))

    # -- what is shown of it

    def _edited(self, *, listed: bool = False) -> None:
        """Keep what is typed as a draft; ``listed`` says that the list of petals shows it too."""
        if listed:
            self._show_list()
        self._check()
        self._jobs.run(
            self._owner,
            partial(drafts.save_draft, self._desk, PLACE, self._raw.as_json()),
            partial(tell_saved, self._view),
            partial(tell_trouble, self._view),
        )

    def _check(self) -> None:
        """Draw the flower if it holds together, else say at which field it does not."""
        try:
            self._sound = template_from_dict(self._raw.data)
        except InputError as error:
            self._sound = None
            self._view.show_fault(self._raw.shown_place(error.field), sentence(error))
        else:
            self._view.show_fault("", "")
            self._view.show_preview(self._sound, self._raw.current)
        self._show_state()

    def _show_all(self) -> None:
        self._view.show_name(self._raw.data["name"])
        self._show_list()
        self._view.show_petal(self._raw.petal)
        self._view.show_scale(self._raw.data["scale"])
        self._check()

    def _show_list(self) -> None:
        self._view.show_petals(self._raw.labels, self._raw.current)

    def _show_state(self) -> None:
        if self._stored is not None:
            self._view.show_state(
                version=self._stored.version,
                suggestion=self._stored.suggestion,
                changed=self._raw.data != raw_of(self._stored),
                sound=self._sound is not None,
            )


def _fetch(desk: Desk) -> tuple[FlowerTemplate, Draft | None]:
    return flower_templates.current_template(desk), drafts.find_draft(desk, PLACE)
