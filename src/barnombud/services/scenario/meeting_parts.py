"""The steps of a scenario file about meetings, items, support, minutes and papers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, Self

from pydantic import Field, model_validator

from barnombud.domain.consent.round import HeardWay
from barnombud.domain.consent.topics import Topic
from barnombud.domain.meeting.child_item import VoicePosition
from barnombud.domain.meeting.meeting import ItemKind
from barnombud.domain.minutes import HandoverWay, PaperKind
from barnombud.domain.support.agreement import StuckReason, SupportState
from barnombud.domain.wellbeing.rating import NonAnswer, RaterKind, RatingMode
from barnombud.services.scenario.consent_parts import Step
from barnombud.services.scenario.parts import Key, Part


class Plan(Step):
    """A meeting is planned."""

    do: Literal["plan"]
    meeting: Key
    starts: datetime
    minutes: int = 90
    place: str = ""
    chair: Key | None = None
    note_taker: Key | None = None
    extra: bool = False


class Start(Step):
    """The meeting begins."""

    do: Literal["start"]
    meeting: Key


class Attend(Step):
    """Members arrive, leave, step out, return, or are absent; or a visitor comes to a child's item."""

    do: Literal["arrive", "leave", "step_out", "return", "absent"]
    meeting: Key
    members: tuple[Key, ...] = ()
    agencies: tuple[Key, ...] = ()
    deputy: bool = False
    """The members named stand in for somebody else of their agency."""
    visitor: Literal["guardian", "interpreter", "support_person"] | None = None
    child: Key | None = None
    """The child whose item a visitor attends; both or neither."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Refuse a visitor without an item, and a note about nobody."""
        if (self.visitor is None) is not (self.child is None):
            raise ValueError("visitor and child belong together")
        if self.visitor is None and not self.members and not self.agencies:
            raise ValueError("nobody")
        return self


class Hear(Step):
    """Agencies answer "Har någon ångrat sig sedan sist?" in the consent check.

    A script without this step in a meeting lets every agency answer before the first child's item, those that
    are not in the room by telephone.
    """

    do: Literal["hear"]
    meeting: Key
    agencies: tuple[Key, ...] = Field(min_length=1)
    way: HeardWay = HeardWay.PRESENT


class GeneralItem(Step):
    """A general item is held: opened, written in and closed. A title of its own adds a new item."""

    do: Literal["item"]
    meeting: Key
    kind: ItemKind
    title: str = ""
    notes: str = ""
    agreed: str = ""


class Task(Step):
    """A promise of the team's own is made."""

    do: Literal["task"]
    meeting: Key
    text: str = Field(min_length=1)
    agency: Key
    member: Key | None = None
    due: date


class OpenChild(Step):
    """The gate is asked, and the item opened when it is open. A closed gate is a result, not an error."""

    do: Literal["open"]
    meeting: Key
    child: Key
    topics: tuple[Topic, ...] = ()


class Write(Step):
    """What is written in the open item."""

    do: Literal["write"]
    meeting: Key
    child: Key
    voice: VoicePosition | None = None
    voice_how: str = ""
    voice_why_not: str = ""
    voice_words: str = ""
    works: str | None = None
    hard: str | None = None
    five_questions: tuple[str, str, str, str, str] | None = None


class Note(Step):
    """One agency's note, about the child or another adult (R6)."""

    do: Literal["note"]
    meeting: Key
    child: Key
    agency: Key
    text: str = Field(min_length=1)
    about_adult: str = ""


class PetalPart(Part):
    """One petal of a rating: a step, or an answer that is none."""

    petal: str
    value: int | None = None
    non_answer: NonAnswer | None = None
    strengths: str = ""
    challenges: str = ""


class Rate(Step):
    """A rater's flower, in the open item or (without ``meeting``) between meetings."""

    do: Literal["rate"]
    meeting: Key | None = None
    child: Key
    rater: RaterKind
    guardian: Key | None = None
    agency: Key | None = None
    mode: RatingMode = RatingMode.COLLEGIAL
    petals: tuple[PetalPart, ...] = Field(min_length=1)


class OfferPart(Part):
    """One thing that is offered."""

    key: Key
    what: str = Field(min_length=1)
    agency: Key
    function: str = ""
    by_when: date
    petals: tuple[str, ...] = ()


class Agree(Step):
    """Exactly one way in is agreed."""

    do: Literal["agree"]
    meeting: Key
    child: Key
    need: str = ""
    better: str = ""
    petals: tuple[str, ...] = ()
    entry_agency: Key
    entry_function: str
    entry_name: str = ""
    entry_telephone: str = ""
    offers: tuple[OfferPart, ...] = ()
    tell_member: Key
    tell_by: date | None = None
    tell_how: str = ""
    tell_language: str = "sv"
    follow_up_on: date
    follow_up_member: Key | None = None
    talked_through: bool = False


class Finish(Step):
    """The child's item is closed as done."""

    do: Literal["finish"]
    meeting: Key
    child: Key


class StepOffer(Step):
    """An offer goes one step on the ladder."""

    do: Literal["step_offer"]
    child: Key
    offer: Key
    state: SupportState
    note: str = ""
    reason: StuckReason | None = None


class End(Step):
    """The meeting ends in one press."""

    do: Literal["end"]
    meeting: Key


class Finalise(Step):
    """The minutes have been read through and are finalised."""

    do: Literal["finalise"]
    meeting: Key


class Addition(Step):
    """A dated addition to the minutes or to a child's item."""

    do: Literal["add"]
    meeting: Key
    child: Key | None = None
    text: str = Field(min_length=1)
    objection_by: str = ""


class MakePapers(Step):
    """Every paper of the meeting is made; and those that need no meeting when ``meeting`` is left out."""

    do: Literal["papers"]
    meeting: Key | None = None
    hand_over: HandoverWay | None = None
    recipient: str = ""
    kinds: tuple[PaperKind, ...] = ()
    """Only these kinds; empty: all."""
