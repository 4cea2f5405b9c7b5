"""One rater's view: full non-answers, strengths first, and nothing that counts or compares."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from barnombud import resources
from barnombud.domain.ids import AgencyId, CaseId, GuardianId, RatingId
from barnombud.domain.wellbeing.flower_scene import LayerRole, LineStyle, layers_of, line_styles
from barnombud.domain.wellbeing.rating import (
    NonAnswer,
    PetalAnswer,
    Rater,
    RaterKind,
    Rating,
    RatingFault,
    RatingMode,
    check_rating,
    is_complete_enough,
    layers,
)
from barnombud.domain.wellbeing.template import template_from_dict
from barnombud.errors import InputError
from barnombud.texts import flower as texts

TEMPLATE = template_from_dict(resources.read_toml("flower/default.toml"))
DAY = date(2026, 3, 3)
AT = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
CASE = CaseId("case_1")
JOINT = Rater(kind=RaterKind.JOINT)
PRESCHOOL = Rater(kind=RaterKind.SERVICE, agency_id=AgencyId("preschool"))
GUARDIAN = Rater(kind=RaterKind.GUARDIAN, guardian_id=GuardianId("guardian_1"))
CHILD = Rater(kind=RaterKind.CHILD)


def rating(rater: Rater = JOINT, *answers: PetalAnswer, days: int = 0, **changed: Any) -> Rating:
    """Return an invented rating made ``days`` days after `DAY`."""
    given = {
        "id": RatingId(f"{rater.kind}_{days}"),
        "case_id": CASE,
        "template_id": TEMPLATE.id,
        "template_version": TEMPLATE.version,
        "rater": rater,
        "mode": RatingMode.COLLEGIAL,
        "rated_on": DAY + timedelta(days),
        "rated_at": AT + timedelta(days),
        "petals": answers,
    }
    return Rating(**{**given, **changed})


def safe(value: int | None = None, **changed: Any) -> PetalAnswer:
    """Return an answer on the petal `safe`."""
    return PetalAnswer(petal_key="safe", value=value, **changed)


def reason(make: Any) -> str:
    """Return the code something is refused for."""
    with pytest.raises(InputError) as caught:
        make()
    return caught.value.reason


@pytest.mark.rule("R20")
def test_a_rating_says_who_when_and_whose_view() -> None:
    """The rater is named by exactly what its kind needs."""
    assert rating(PRESCHOOL).rater.agency_id == "preschool"
    assert reason(lambda: Rater(kind=RaterKind.SERVICE)) == RatingFault.RATER_UNCLEAR
    assert (
        reason(lambda: Rater(kind=RaterKind.GUARDIAN, agency_id=AgencyId("x"))) == RatingFault.RATER_UNCLEAR
    )
    assert (
        reason(lambda: Rater(kind=RaterKind.CHILD, guardian_id=GuardianId("x"))) == RatingFault.RATER_UNCLEAR
    )


def test_a_step_and_a_non_answer_exclude_each_other() -> None:
    """Each alone, or neither, is an answer that can be kept."""
    assert reason(lambda: safe(2, non_answer=NonAnswer.UNKNOWN)) == RatingFault.VALUE_AND_NON_ANSWER
    assert not safe().is_touched
    assert safe(1).is_touched
    assert safe(non_answer=NonAnswer.DECLINED).is_touched
    assert safe(challenges="Svårt vid lämning").is_touched


def test_notes_have_a_length_one_can_read() -> None:
    """Very long text is refused at its field."""
    assert reason(lambda: safe(strengths="x" * 4001)) == RatingFault.NOTE_TOO_LONG


def test_answers_replace_each_other_and_no_petal_is_answered_twice() -> None:
    """A changed mind leaves one answer and the time of the change."""
    first = rating().with_answer(safe(1), at=AT, on=DAY)
    second = first.with_answer(safe(3, strengths="Söker tröst"), at=AT + timedelta(minutes=1), on=DAY)
    assert [answer.value for answer in second.petals] == [3]
    assert second.rated_at > first.rated_at
    assert second.answer("safe").strengths == "Söker tröst"
    assert second.answer("included") == PetalAnswer(petal_key="included")
    assert reason(lambda: rating(JOINT, safe(1), safe(2))) == RatingFault.PETAL_TWICE


def test_one_petal_with_a_strength_is_enough() -> None:
    """Challenges, steps and blanks alone are not; the rest of the flower may stay empty."""
    assert not is_complete_enough(rating(JOINT, safe(3, challenges="Trött", strengths="  ")))
    assert is_complete_enough(rating(JOINT, safe(strengths="Skrattar mycket")))


def test_a_rating_must_belong_to_its_template() -> None:
    """Version, petals and steps are those of the template it was made with."""
    check_rating(rating(JOINT, safe(3)), TEMPLATE)
    assert reason(lambda: check_rating(rating(template_version=2), TEMPLATE)) == RatingFault.OTHER_TEMPLATE
    assert reason(lambda: check_rating(rating(JOINT, safe(4)), TEMPLATE)) == RatingFault.UNKNOWN_STEP
    unknown = PetalAnswer(petal_key="other", value=1)
    assert reason(lambda: check_rating(rating(JOINT, unknown), TEMPLATE)) == RatingFault.UNKNOWN_PETAL


@pytest.mark.rule("R20")
def test_ratings_have_no_order() -> None:
    """Neither ratings nor answers can be ranked."""
    with pytest.raises(TypeError):
        sorted([rating(JOINT, safe(1)), rating(CHILD, safe(2))])  # type: ignore[type-var]  # must not be orderable
    with pytest.raises(TypeError):
        sorted([safe(1), safe(2)])  # type: ignore[type-var]  # must not be orderable


def test_views_are_shown_by_whose_they_are() -> None:
    """Joint first and filled, then guardian, service, child, whatever they say and in any order given."""
    views = [
        rating(CHILD, safe(3)),
        rating(PRESCHOOL, safe(1)),
        rating(JOINT, safe(2)),
        rating(GUARDIAN, safe(3)),
    ]
    for given in (views, views[::-1]):
        overlay = layers(given, TEMPLATE, case_id=CASE, on=DAY)
        assert overlay.filled is not None
        assert overlay.filled.rater == JOINT
        assert [view.rater for view in overlay.outlined] == [GUARDIAN, PRESCHOOL, CHILD]
        assert overlay.earlier is None


def test_a_raters_latest_view_of_the_day_counts() -> None:
    """A corrected view replaces the one before it the same day."""
    again = rating(JOINT, safe(3), id=RatingId("again"), rated_at=AT + timedelta(hours=1))
    overlay = layers([again, rating(JOINT, safe(1))], TEMPLATE, case_id=CASE, on=DAY)
    assert overlay.filled == again
    assert overlay.outlined == ()


def test_earlier_is_the_same_raters_last_view_in_the_same_template() -> None:
    """Another version, another rater and the future are no earlier view."""
    old = [
        rating(JOINT, safe(1), days=-60),
        rating(JOINT, safe(2), days=-30),
        rating(JOINT, safe(3), days=-10, template_version=2),
        rating(PRESCHOOL, safe(3), days=-5),
        rating(JOINT, safe(1), days=5),
    ]
    overlay = layers([*old, rating(JOINT, safe(3))], TEMPLATE, case_id=CASE, on=DAY)
    assert overlay.earlier == old[1]
    before_rating = layers(old, TEMPLATE, case_id=CASE, on=DAY)
    assert (before_rating.filled, before_rating.earlier) == (None, old[1])


@pytest.mark.rule("R20")
def test_another_child_is_never_laid_beside_this_one() -> None:
    """Ratings of another case are left out even when handed over."""
    other = rating(JOINT, safe(3), case_id=CaseId("case_2"))
    overlay = layers([other], TEMPLATE, case_id=CASE, on=DAY)
    assert (overlay.filled, overlay.outlined, overlay.earlier) == (None, (), None)


def test_own_view_first_then_the_others() -> None:
    """Others wait until the front rater has said something."""
    others = [rating(GUARDIAN, safe(3)), rating(CHILD, safe(1))]
    waiting = layers(
        [*others, rating(PRESCHOOL)], TEMPLATE, case_id=CASE, on=DAY, front=PRESCHOOL, own_first=True
    )
    assert waiting.outlined == ()
    assert waiting.held_back
    own = rating(PRESCHOOL, safe(non_answer=NonAnswer.NOT_MY_AREA))
    shown = layers([*others, own], TEMPLATE, case_id=CASE, on=DAY, front=PRESCHOOL, own_first=True)
    assert len(shown.outlined) == 2
    assert not shown.held_back
    alone = layers([rating(PRESCHOOL)], TEMPLATE, case_id=CASE, on=DAY, front=PRESCHOOL, own_first=True)
    assert not alone.held_back


def test_every_view_has_a_line_of_its_own() -> None:
    """The drawing and the legend take their lines from the same place."""
    views = [
        rating(JOINT, safe(1)),
        rating(GUARDIAN, safe(2)),
        rating(CHILD, safe(2)),
        rating(JOINT, days=-9),
    ]
    overlay = layers(views, TEMPLATE, case_id=CASE, on=DAY)
    drawn = layers_of(overlay, lambda view, role: (f"{view.rater.kind}", role.value))
    assert [layer.role for layer in drawn] == [
        LayerRole.FILLED,
        LayerRole.OUTLINED,
        LayerRole.OUTLINED,
        LayerRole.EARLIER,
    ]
    assert line_styles(drawn)[1:] == (LineStyle.SOLID, LineStyle.LONG_DASH, LineStyle.FINE_DASH)
    assert [layer.spoken for layer in drawn] == ["filled", "outlined", "outlined", "earlier"]


def test_every_code_of_a_rating_has_swedish_words() -> None:
    """Non-answers, modes, raters and faults can all be said."""
    assert {answer.value for answer in NonAnswer} == texts.NON_ANSWERS.keys()
    assert all(texts.petal_lines(answer.value) for answer in NonAnswer)
    assert {mode.value for mode in RatingMode} == texts.MODES.keys()
    assert {kind.value for kind in RaterKind} == texts.RATER_LABELS.keys()
    assert {fault.value for fault in RatingFault} <= texts.FAULTS.keys()
    assert texts.spoken_rater("service", agency_kind="preschool") == "förskolans bedömning"
    assert texts.spoken_rater("guardian") == "vårdnadshavarens bedömning"
    assert texts.spoken_rater("guardian", name="vårdnadshavare 2") == "bedömning av vårdnadshavare 2"
    assert texts.now_label("BVC") == "nu, BVC"
    assert texts.now_label("Gemensamt") == "nu, gemensamt"


def test_a_rating_survives_being_stored_as_text() -> None:
    """What the store seals is read back the same."""
    made = rating(GUARDIAN, safe(2, strengths="مرحبا 🌼"), language="ar", interpreter=True)
    assert Rating.model_validate_json(made.model_dump_json()) == made
