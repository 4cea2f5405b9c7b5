"""Whose views there are in one item, what they are called, and in which mode each is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from barnombud.domain.team import Agency
from barnombud.domain.wellbeing.flower_scene import LayerRole
from barnombud.domain.wellbeing.rating import Rater, RaterKind, Rating, RatingMode
from barnombud.services.item_people import ItemPeople
from barnombud.texts import flower as flower_texts
from barnombud.texts import flower_step as texts
from barnombud.texts.agencies import short_word
from barnombud.texts.passage import capitalised

MODES = {
    RaterKind.JOINT: RatingMode.COLLEGIAL,
    RaterKind.GUARDIAN: RatingMode.WITH_GUARDIAN,
    RaterKind.SERVICE: RatingMode.OWN_REFLECTION,
    RaterKind.CHILD: RatingMode.WITH_CHILD,
}
JOINT = Rater(kind=RaterKind.JOINT)


@dataclass(frozen=True)
class RaterLine:
    """One view that can be written.

    Attributes:
        code: stable within one item, for buttons.
        label: as on the chip.
        spoken: as a screen reader says whose it is.
    """

    code: str
    rater: Rater
    label: str
    spoken: str


def rater_lines(people: ItemPeople) -> tuple[RaterLine, ...]:
    """Return the views of one item: joint, guardians, each agency that takes part, the child."""
    here = [agency for agency in people.agencies if agency.id in people.taking_part]
    return (
        RaterLine("joint", JOINT, texts.JOINT, flower_texts.spoken_rater("joint")),
        *_guardians(people),
        *_services(here),
        RaterLine("child", Rater(kind=RaterKind.CHILD), texts.CHILD, flower_texts.spoken_rater("child")),
    )


def _guardians(people: ItemPeople) -> Iterable[RaterLine]:
    count = len(people.guardians)
    for guardian in people.guardians:
        label = texts.guardian_label(guardian.ordinal, count, guardian.name)
        yield RaterLine(
            f"guardian:{guardian.id}",
            Rater(kind=RaterKind.GUARDIAN, guardian_id=guardian.id),
            label,
            flower_texts.spoken_rater("guardian", name=label if count > 1 else ""),
        )


def _services(agencies: list[Agency]) -> Iterable[RaterLine]:
    """Call an agency by its kind, or by its name when two are of the same kind."""
    kinds = Counter(short_word(agency.kind.value) for agency in agencies)
    for agency in agencies:
        word = short_word(agency.kind.value)
        alone = kinds[word] == 1
        yield RaterLine(
            f"service:{agency.id}",
            Rater(kind=RaterKind.SERVICE, agency_id=agency.id),
            capitalised(word) if alone else agency.name,
            flower_texts.spoken_rater(
                "service", name="" if alone else agency.name, agency_kind=_spoken_kind(agency)
            ),
        )


def _spoken_kind(agency: Agency) -> str:
    return "preschool" if agency.is_preschool else agency.kind.value.removeprefix("private_")


def layer_words(rating: Rating, role: LayerRole, lines: Mapping[Rater, RaterLine]) -> tuple[str, str]:
    """Return a view's label in the legend and how it is spoken."""
    line = lines.get(rating.rater)
    label, spoken = (line.label, line.spoken) if line else _past(rating)
    if role is LayerRole.EARLIER:
        return texts.day_label(rating.rated_on.day, rating.rated_on.month), texts.LAST_TIME
    return (flower_texts.now_label(label) if role is LayerRole.FILLED else label), spoken


def _past(rating: Rating) -> tuple[str, str]:
    """Return the words of a view by somebody who is no longer among the people of the item."""
    kind = rating.rater.kind.value
    return flower_texts.RATER_LABELS[kind], flower_texts.spoken_rater(kind)
