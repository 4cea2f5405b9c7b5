"""One rater's view of one child on one day, petal by petal (R20).

Values are ordinal and stay with their petal: nothing in this program adds, averages, ranks or compares them.
Strengths stand before challenges, and a non-answer is a full answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from pydantic import AwareDatetime, Field, model_validator

from barnombud.domain.ids import AgencyId, CaseId, GuardianId, ItemId, RatingId, TemplateId
from barnombud.domain.value import Value
from barnombud.domain.wellbeing.template import FlowerTemplate
from barnombud.errors import InputError

LONGEST_NOTE = 4000


class RatingFault(StrEnum):
    """What can be wrong with a rating; the reason of an `InputError`."""

    VALUE_AND_NON_ANSWER = "value_and_non_answer"
    NOTE_TOO_LONG = "text_too_long"
    UNKNOWN_PETAL = "petal_unknown"
    UNKNOWN_STEP = "scale_step_unknown"
    OTHER_TEMPLATE = "other_template"
    PETAL_TWICE = "petal_twice"
    RATER_UNCLEAR = "rater_unclear"


class RaterKind(StrEnum):
    """Whose view a rating is, in the order views are shown."""

    JOINT = "joint"
    GUARDIAN = "guardian"
    SERVICE = "service"
    CHILD = "child"


class RatingMode(StrEnum):
    """How the rating came about."""

    WITH_GUARDIAN = "with_guardian"
    WITH_CHILD = "with_child"
    OWN_REFLECTION = "own_reflection"
    COLLEGIAL = "collegial"
    GROUP_WITHOUT_CHILD = "group_without_child"


class NonAnswer(StrEnum):
    """Full answers that are not a step; never zero and never a gap."""

    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"
    NOT_MY_AREA = "not_my_area"
    DECLINED = "declined"
    NOT_RELEVANT_TODAY = "not_relevant_today"


class Rater(Value):
    """Whose view it is; names are looked up where they are shown, never kept here."""

    kind: RaterKind
    guardian_id: GuardianId | None = None
    agency_id: AgencyId | None = None

    @model_validator(mode="after")
    def _check_who(self) -> Rater:
        """A guardian's view names the guardian, a service's its agency; the others name nobody."""
        named = (self.guardian_id is not None, self.agency_id is not None)
        wanted = (self.kind is RaterKind.GUARDIAN, self.kind is RaterKind.SERVICE)
        if named != wanted:
            raise InputError("rater", RatingFault.RATER_UNCLEAR)
        return self


class PetalAnswer(Value):
    """What one rater says about one petal; without value and non-answer it has not been answered yet."""

    petal_key: str
    value: int | None = Field(default=None, ge=1)
    non_answer: NonAnswer | None = None
    strengths: str = ""
    challenges: str = ""

    @model_validator(mode="after")
    def _check_one_answer(self) -> PetalAnswer:
        """A step and a non-answer exclude each other, and notes keep to a readable length."""
        if self.value is not None and self.non_answer is not None:
            raise InputError(f"petals.{self.petal_key}", RatingFault.VALUE_AND_NON_ANSWER)
        for field, note in (("strengths", self.strengths), ("challenges", self.challenges)):
            if len(note) > LONGEST_NOTE:
                raise InputError(f"petals.{self.petal_key}.{field}", RatingFault.NOTE_TOO_LONG)
        return self

    @property
    def is_touched(self) -> bool:
        """Whether anything at all has been said about the petal."""
        notes = self.strengths.strip() or self.challenges.strip()
        return self.value is not None or self.non_answer is not None or bool(notes)


class Rating(Value):
    """One rater's flower for one case on one day, with the version of the template it was made with.

    Attributes:
        item_id: the agenda item it was made in; None when made between meetings.
        language: the language spoken, as a BCP 47 code; None when not told.
        interpreter: whether an interpreter took part; None when not told.
        petals: at most one answer per petal; a petal without one has not been touched.
    """

    id: RatingId
    case_id: CaseId
    item_id: ItemId | None = None
    template_id: TemplateId
    template_version: int = Field(ge=1)
    rater: Rater
    mode: RatingMode
    rated_on: date
    rated_at: AwareDatetime
    language: str | None = None
    interpreter: bool | None = None
    petals: tuple[PetalAnswer, ...] = ()

    @model_validator(mode="after")
    def _check_once(self) -> Rating:
        """No petal is answered twice."""
        keys = [answer.petal_key for answer in self.petals]
        if len(set(keys)) != len(keys):
            raise InputError("petals", RatingFault.PETAL_TWICE)
        return self

    def answer(self, petal_key: str) -> PetalAnswer:
        """Return what was said about ``petal_key``; an untouched answer when nothing was."""
        for answer in self.petals:
            if answer.petal_key == petal_key:
                return answer
        return PetalAnswer(petal_key=petal_key)

    def with_answer(self, answer: PetalAnswer, *, at: datetime, on: date) -> Rating:
        """Return the rating with ``answer`` instead of what was said about the petal, made then."""
        others = [kept for kept in self.petals if kept.petal_key != answer.petal_key]
        petals = tuple(sorted((*others, answer), key=lambda kept: kept.petal_key))
        return Rating(**{**dict(self), "petals": petals, "rated_at": at, "rated_on": on})

    def made_with(self, template: FlowerTemplate) -> bool:
        """Whether this is a rating in exactly that version of that template."""
        return (self.template_id, self.template_version) == (template.id, template.version)


def check_rating(rating: Rating, template: FlowerTemplate) -> None:
    """Refuse a rating that does not belong to ``template`` or uses petals or steps it does not have.

    Raises:
        InputError: reason `OTHER_TEMPLATE`, `UNKNOWN_PETAL` or `UNKNOWN_STEP`.
    """
    if not rating.made_with(template):
        raise InputError("template", RatingFault.OTHER_TEMPLATE)
    keys = {petal.key for petal in template.petals}
    for answer in rating.petals:
        if answer.petal_key not in keys:
            raise InputError(f"petals.{answer.petal_key}", RatingFault.UNKNOWN_PETAL)
        if answer.value is not None and answer.value > template.scale.step_count:
            raise InputError(f"petals.{answer.petal_key}", RatingFault.UNKNOWN_STEP)


def is_complete_enough(rating: Rating) -> bool:
    """Whether one petal has a strength; petals left out are never nagged about."""
    return any(answer.strengths.strip() for answer in rating.petals)


class Overlay(Value):
    """Which ratings are drawn on top of each other.

    Attributes:
        filled: the rating drawn as coloured petals; None when there is none yet.
        outlined: the other raters' views, in the order of `RaterKind`, then by rater.
        earlier: the filled rater's view from last time, as a thin outline; None when there is none.
        held_back: True while others' views wait for the rater's own.
    """

    filled: Rating | None
    outlined: tuple[Rating, ...]
    earlier: Rating | None
    held_back: bool = False


_KIND_ORDER = {kind: place for place, kind in enumerate(RaterKind)}


def _shown_order(rating: Rating) -> tuple[int, str, str]:
    """Return the place of a rating among the views; by whose it is, never by what it says."""
    rater = rating.rater
    return _KIND_ORDER[rater.kind], rater.agency_id or "", rater.guardian_id or ""


def layers(
    ratings: Iterable[Rating],
    template: FlowerTemplate,
    *,
    case_id: CaseId,
    on: date,
    front: Rater | None = None,
    own_first: bool = False,
) -> Overlay:
    """Return what to draw for one case on the day ``on``, in views made with exactly ``template``.

    Each rater's latest view from ``on`` is shown. ``front`` is drawn filled (default: the first in showing
    order). With ``own_first`` the others are held back until the front rater has said something (own view
    first, then reveal). Only one case and one template version: children are never laid beside each other
    (R20).
    """
    fitting = sorted(
        (rating for rating in ratings if rating.case_id == case_id and rating.made_with(template)),
        key=lambda rating: rating.rated_at,
    )
    today = sorted({r.rater: r for r in fitting if r.rated_on == on}.values(), key=_shown_order)
    if front is None:
        front = today[0].rater if today else Rater(kind=RaterKind.JOINT)
    filled = next((rating for rating in today if rating.rater == front), None)
    said = filled is not None and any(answer.is_touched for answer in filled.petals)
    held_back = own_first and not said
    before = [rating for rating in fitting if rating.rater == front and rating.rated_on < on]
    return Overlay(
        filled=filled,
        outlined=() if held_back else tuple(rating for rating in today if rating.rater != front),
        earlier=before[-1] if before else None,
        held_back=held_back and len(today) > (filled is not None),
    )
