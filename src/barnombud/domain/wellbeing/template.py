"""The flower as data: petals, words, questions, colours, marks and scale, in versions.

A template is never changed: `FlowerTemplate.edited` makes the next version, and a rating keeps the version
it was made with. What a person has entered wrongly is an `InputError` whose reason is a `TemplateFault`.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from enum import StrEnum

from pydantic import Field, ValidationError, field_validator, model_validator

from barnombud.domain.ids import TemplateId
from barnombud.domain.value import Value
from barnombud.errors import InputError

FEWEST_PETALS = 3
MOST_PETALS = 12
LABEL_LENGTH = 40
LINE_LENGTH = 80
QUESTION_LENGTH = 200
HELP_LENGTH = 400
MOST_QUESTIONS = 6

_KEY_PATTERN = r"^[a-z][a-z0-9_]{0,31}$"


class TemplateFault(StrEnum):
    """What can be wrong with an edited template; the reason of an `InputError`."""

    MISSING = "text_missing"
    TOO_LONG = "text_too_long"
    UNPRINTABLE = "text_unprintable"
    TOO_FEW_PETALS = "too_few_petals"
    TOO_MANY_PETALS = "too_many_petals"
    TOO_MANY_QUESTIONS = "too_many_questions"
    KEY_TAKEN = "petal_key_taken"
    LABEL_TAKEN = "petal_label_taken"
    LOOK_TAKEN = "petal_look_taken"
    ORDER_TAKEN = "petal_order_taken"
    STEP_COUNT = "scale_step_count"
    STEP_VALUES = "scale_step_values"
    STEP_WORD_TAKEN = "scale_word_taken"
    UNREADABLE = "template_unreadable"


class PetalColour(StrEnum):
    """Named colours; what they look like in light, dark and print is in `assets/flower/colours.toml`."""

    BLUE = "blue"
    BRICK = "brick"
    VIOLET = "violet"
    ROSE = "rose"
    AMBER = "amber"
    TEAL = "teal"
    OLIVE = "olive"
    SKY = "sky"


class PetalMark(StrEnum):
    """The pattern that tells petals apart without colour (R40)."""

    PLAIN = "plain"
    DOTS = "dots"
    STRIPES_LEFT = "stripes_left"
    STRIPES_RIGHT = "stripes_right"
    STRIPES_ACROSS = "stripes_across"
    STRIPES_ALONG = "stripes_along"
    RINGS = "rings"
    GRID = "grid"
    LATTICE = "lattice"
    DASHES = "dashes"


class ScaleKind(StrEnum):
    """How finely a petal is answered."""

    NONE = "none"
    THREE = "three"
    FIVE = "five"


_STEP_COUNT = {ScaleKind.NONE: 0, ScaleKind.THREE: 3, ScaleKind.FIVE: 5}


def checked_text(field: str, text: str, longest: int, *, required: bool) -> str:
    """Return ``text`` trimmed; raises `InputError` when missing, over ``longest`` or unprintable."""
    clean = unicodedata.normalize("NFC", text.strip())
    if required and not clean:
        raise InputError(field, TemplateFault.MISSING)
    if len(clean) > longest:
        raise InputError(field, TemplateFault.TOO_LONG)
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in clean):
        raise InputError(field, TemplateFault.UNPRINTABLE)
    return clean


class Petal(Value):
    """One area of a child's life: its words, its look and its place."""

    key: str = Field(pattern=_KEY_PATTERN)
    label: str
    child_line: str = ""
    help: str = ""
    questions: tuple[str, ...] = ()
    child_question: str = ""
    colour: PetalColour
    mark: PetalMark
    order: int = Field(ge=0)

    @model_validator(mode="after")
    def _check_texts(self) -> Petal:
        """Every text is printable and short enough to be read in a meeting."""
        where = f"petals.{self.key}"
        checked_text(f"{where}.label", self.label, LABEL_LENGTH, required=True)
        checked_text(f"{where}.child_line", self.child_line, LINE_LENGTH, required=False)
        checked_text(f"{where}.help", self.help, HELP_LENGTH, required=False)
        checked_text(f"{where}.child_question", self.child_question, QUESTION_LENGTH, required=False)
        if len(self.questions) > MOST_QUESTIONS:
            raise InputError(f"{where}.questions", TemplateFault.TOO_MANY_QUESTIONS)
        for question in self.questions:
            checked_text(f"{where}.questions", question, QUESTION_LENGTH, required=True)
        return self


class ScaleStep(Value):
    """One step in words; the number is only an order, never an amount (R20)."""

    value: int = Field(ge=1)
    word: str
    description: str = ""


class Scale(Value):
    """The ordinal steps a petal can grow to, lowest first."""

    kind: ScaleKind
    steps: tuple[ScaleStep, ...] = ()

    @model_validator(mode="after")
    def _check_steps(self) -> Scale:
        """There are exactly as many steps as the kind says, numbered from 1, each with its own word."""
        count = _STEP_COUNT[self.kind]
        if len(self.steps) != count:
            raise InputError("scale", TemplateFault.STEP_COUNT)
        if [step.value for step in self.steps] != list(range(1, count + 1)):
            raise InputError("scale", TemplateFault.STEP_VALUES)
        words = set()
        for step in self.steps:
            words.add(checked_text(f"scale.{step.value}", step.word, LABEL_LENGTH, required=True).casefold())
            checked_text(f"scale.{step.value}.description", step.description, QUESTION_LENGTH, required=False)
        if len(words) != count:
            raise InputError("scale", TemplateFault.STEP_WORD_TAKEN)
        return self

    @property
    def step_count(self) -> int:
        """How many steps there are; 0 when the template has no scale."""
        return len(self.steps)

    def word(self, value: int) -> str:
        """Return the word of the step ``value``; KeyError when there is no such step."""
        return {step.value: step.word for step in self.steps}[value]


class FlowerTemplate(Value):
    """One version of a team's flower.

    Attributes:
        id: the same for all versions of one flower.
        version: counts from 1.
        suggestion: True for the shipped example, which every paper marks as a suggestion.
        petals: 3 to 12, in the order they are drawn clockwise from the top.
    """

    id: TemplateId
    name: str
    version: int = Field(ge=1)
    suggestion: bool
    petals: tuple[Petal, ...]
    scale: Scale

    @field_validator("petals", mode="after")
    @classmethod
    def _in_order(cls, petals: tuple[Petal, ...]) -> tuple[Petal, ...]:
        """Petals are kept in drawing order."""
        return tuple(sorted(petals, key=lambda petal: petal.order))

    @model_validator(mode="after")
    def _check_petals(self) -> FlowerTemplate:
        """The number of petals holds, and no two share key, label, look or place."""
        checked_text("name", self.name, LINE_LENGTH, required=True)
        if len(self.petals) < FEWEST_PETALS:
            raise InputError("petals", TemplateFault.TOO_FEW_PETALS)
        if len(self.petals) > MOST_PETALS:
            raise InputError("petals", TemplateFault.TOO_MANY_PETALS)
        _refuse_twins([petal.key for petal in self.petals], TemplateFault.KEY_TAKEN)
        _refuse_twins([petal.label.strip().casefold() for petal in self.petals], TemplateFault.LABEL_TAKEN)
        _refuse_twins([(petal.colour, petal.mark) for petal in self.petals], TemplateFault.LOOK_TAKEN)
        _refuse_twins([petal.order for petal in self.petals], TemplateFault.ORDER_TAKEN)
        return self

    def petal(self, key: str) -> Petal:
        """Return the petal called ``key``; KeyError when the template has none such."""
        return {petal.key: petal for petal in self.petals}[key]

    def edited(
        self,
        *,
        name: str | None = None,
        petals: tuple[Petal, ...] | None = None,
        scale: Scale | None = None,
    ) -> FlowerTemplate:
        """Return the next version with the changes made; it is the team's own, no longer a suggestion.

        Raises:
            InputError: when the edited flower does not hold together; the reason is a `TemplateFault`.
        """
        return FlowerTemplate(
            id=self.id,
            name=self.name if name is None else name,
            version=self.version + 1,
            suggestion=False,
            petals=self.petals if petals is None else petals,
            scale=self.scale if scale is None else scale,
        )


def _refuse_twins(names: Collection[object], fault: TemplateFault) -> None:
    """Raise `InputError` when two petals share what must be their own."""
    if len(set(names)) != len(names):
        raise InputError("petals", fault)


def new_petal_key(taken: Collection[str]) -> str:
    """Return a key for a petal the team adds, which none of ``taken`` has."""
    number = len(taken) + 1
    while f"petal_{number}" in taken:
        number += 1
    return f"petal_{number}"


def free_look(petals: Collection[Petal]) -> tuple[PetalColour, PetalMark]:
    """Return a colour and mark that no petal has together, each used by as few petals as possible."""
    colours = Counter(petal.colour for petal in petals)
    marks = Counter(petal.mark for petal in petals)
    looks = {(petal.colour, petal.mark) for petal in petals}
    free = [(colour, mark) for colour in PetalColour for mark in PetalMark if (colour, mark) not in looks]
    return min(free, key=lambda look: (colours[look[0]], marks[look[1]]))


def template_from_dict(raw: Mapping[str, object]) -> FlowerTemplate:
    """Return the template that parsed TOML or JSON describes.

    Raises:
        InputError: field is the dotted place, reason a `TemplateFault`.
    """
    try:
        return FlowerTemplate.model_validate_json(json.dumps(raw))
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InputError(place or "template", TemplateFault.UNREADABLE) from error
    except (TypeError, ValueError) as error:
        raise InputError("template", TemplateFault.UNREADABLE) from error


def scale_from_dict(raw: Mapping[str, object]) -> Scale:
    """Return the scale that parsed TOML describes; raises `InputError` like `template_from_dict`."""
    try:
        return Scale.model_validate_json(json.dumps(raw))
    except (ValidationError, TypeError) as error:
        raise InputError("scale", TemplateFault.UNREADABLE) from error
