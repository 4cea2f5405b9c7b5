"""The steps of a scenario file about children, consent and consultation, and the base of every step."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from barnombud.domain.consent.events import Answer, ConsentForm, InterpreterUse, SheetTranslation
from barnombud.domain.consent.topics import Topic
from barnombud.domain.consultation import AgeBand
from barnombud.services.scenario.parts import Key, Part


class ScopePart(Part):
    """One ordered pair: who may tell whom about what."""

    from_: Key = Field(alias="from")
    to: Key
    topics: tuple[Topic, ...] = Field(min_length=1)


class Step(Part):
    """What every step has: when, and who is signed in (the first member when left out)."""

    at: datetime
    by: Key | None = None


class AddChild(Step):
    """The child is added as number and alias."""

    do: Literal["add_child"]
    child: Key


class Ask(Step):
    """A guardian is asked."""

    do: Literal["ask"]
    child: Key
    guardian: Key


class AnswerConsent(Step):
    """Somebody answers: a guardian, the child (``guardian`` left out) or another adult (``adult``)."""

    do: Literal["answer"]
    child: Key
    guardian: Key | None = None
    adult: str = ""
    answer: Answer
    purpose: str = ""
    may: tuple[Key, ...] = ()
    """Agencies that may be in the room, all telling each other about `topics`; or exact `scopes`."""
    topics: tuple[Topic, ...] = ()
    scopes: tuple[ScopePart, ...] = ()
    facts: str = ""
    not_raised: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    form: ConsentForm = ConsentForm.WRITTEN
    place: str = ""
    information_version: str = "samtycke-sv/1"  # data: id of the shipped form
    information_language: str = "sv"
    translation: SheetTranslation = SheetTranslation.NOT_STATED
    informed: bool = True
    interpreter: InterpreterUse | None = None
    interpreter_note: str = ""
    original_kept_at: str = ""
    on: date | None = None


class Withdraw(Step):
    """Consent is withdrawn."""

    do: Literal["withdraw"]
    child: Key
    guardian: Key | None = None
    adult: str = ""
    """Another adult takes back what she said of her own affairs (R6)."""
    on: date | None = None


class Confirm(Step):
    """An agency confirms that it has checked the consent (R8)."""

    do: Literal["confirm"]
    child: Key
    agency: Key


class Prepare(Step):
    """Name, concern and the rest are entered, as the consent allows."""

    do: Literal["prepare"]
    child: Key


class Consult(Step):
    """A de-identified consultation; kept words are answered as pointing out nobody."""

    do: Literal["consult"]
    key: Key
    question: str = Field(min_length=1)
    advice: str = ""
    age_band: AgeBand = AgeBand.NOT_SAID
    petals: tuple[str, ...] = ()
    somebody_said_no: bool = False
    keep_marked: bool = False
    meeting: Key | None = None
