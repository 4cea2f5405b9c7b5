"""The flower as data: what is shipped, how it is edited and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from barnombud import resources
from barnombud.domain.wellbeing.template import (
    FlowerTemplate,
    Petal,
    PetalColour,
    PetalMark,
    ScaleKind,
    TemplateFault,
    free_look,
    new_petal_key,
    scale_from_dict,
    template_from_dict,
)
from barnombud.errors import InputError
from barnombud.texts import flower as texts

KEYS = ["safe", "healthy", "achieving", "nurtured", "active", "respected", "responsible", "included"]


@pytest.fixture
def raw() -> dict[str, Any]:
    """Return the shipped flower as parsed data."""
    return resources.read_toml("flower/default.toml")


@pytest.fixture
def template(raw: dict[str, Any]) -> FlowerTemplate:
    """Return the shipped flower."""
    return template_from_dict(raw)


def fault(raw: dict[str, Any]) -> str:
    """Return the reason a template is refused for."""
    with pytest.raises(InputError) as caught:
        template_from_dict(raw)
    return caught.value.reason


def petal(number: int, **changed: Any) -> Petal:
    """Return a made-up petal with a look and place of its own."""
    colour, mark = list(PetalColour)[number % 8], list(PetalMark)[number % 10]
    given = {
        "key": f"k{number}",
        "label": f"Område {number}",
        "colour": colour,
        "mark": mark,
        "order": number,
    }
    return Petal(**{**given, **changed})


def test_shipped_flower_is_a_suggestion_with_eight_petals_and_three_words(template: FlowerTemplate) -> None:
    """The default of the domain reference, marked as a suggestion."""
    assert [petal.key for petal in template.petals] == KEYS
    assert template.suggestion
    assert template.name == texts.SUGGESTION_MARK
    assert [step.word for step in template.scale.steps] == ["behöver stöd", "både och", "bra"]
    assert all(petal.questions and petal.child_question and petal.help for petal in template.petals)


def test_shipped_petals_differ_in_colour_and_in_pattern(template: FlowerTemplate) -> None:
    """No petal is told apart by colour alone (R40)."""
    assert len({petal.colour for petal in template.petals}) == 8
    assert len({petal.mark for petal in template.petals}) == 8


def test_five_step_scale_describes_every_step() -> None:
    """The scale a team can choose instead."""
    scale = scale_from_dict(resources.read_toml("flower/scale_five.toml"))
    assert scale.kind is ScaleKind.FIVE
    assert scale.word(2) == "behöver ofta hjälp"
    assert all(step.description for step in scale.steps)


def test_editing_makes_the_next_version_and_leaves_the_old_one(template: FlowerTemplate) -> None:
    """A rating keeps the version it was made with."""
    edited = template.edited(name="Vår blomma", petals=template.petals[:5])
    assert (edited.id, edited.version, edited.suggestion) == (template.id, 2, False)
    assert (template.version, len(template.petals)) == (1, 8)
    assert edited.edited(scale=scale_from_dict({"kind": "none"})).scale.step_count == 0


def test_petals_are_kept_in_drawing_order(template: FlowerTemplate) -> None:
    """The order number decides, not the place in the file."""
    assert template.edited(petals=template.petals[::-1]).petals == template.petals


@pytest.mark.parametrize(
    ("petals", "reason"),
    [
        ([petal(1), petal(2)], TemplateFault.TOO_FEW_PETALS),
        (
            [petal(number, mark=list(PetalMark)[number // 8]) for number in range(13)],
            TemplateFault.TOO_MANY_PETALS,
        ),
        ([petal(1), petal(2), petal(3, key="k1")], TemplateFault.KEY_TAKEN),
        ([petal(1), petal(2), petal(3, label="område 1 ")], TemplateFault.LABEL_TAKEN),
        ([petal(1), petal(2), petal(3, order=1)], TemplateFault.ORDER_TAKEN),
        (
            [petal(1), petal(2), petal(3, colour=petal(1).colour, mark=petal(1).mark)],
            TemplateFault.LOOK_TAKEN,
        ),
    ],
)
def test_petals_that_do_not_hold_together_are_refused(
    template: FlowerTemplate, petals: list[Petal], reason: TemplateFault
) -> None:
    """Each fault has a code and a Swedish sentence."""
    with pytest.raises(InputError) as caught:
        template.edited(petals=tuple(petals))
    assert (caught.value.field, caught.value.reason) == ("petals", reason)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"label": " "}, TemplateFault.MISSING),
        ({"label": "x" * 41}, TemplateFault.TOO_LONG),
        ({"child_line": "a\x00b"}, TemplateFault.UNPRINTABLE),
        ({"questions": ["Varför?"] * 7}, TemplateFault.TOO_MANY_QUESTIONS),
        ({"questions": [""]}, TemplateFault.MISSING),
        ({"colour": "pink"}, TemplateFault.UNREADABLE),
        ({"key": "Å"}, TemplateFault.UNREADABLE),
        ({"colour_hex": "#ffffff"}, TemplateFault.UNREADABLE),
    ],
)
def test_bad_words_in_a_petal_are_refused(
    raw: dict[str, Any], change: dict[str, Any], reason: TemplateFault
) -> None:
    """Empty, long, unprintable and unknown input is named, never drawn."""
    raw["petals"][0] |= change
    assert fault(raw) == reason


@pytest.mark.parametrize(
    ("scale", "reason"),
    [
        ({"kind": "three", "steps": []}, TemplateFault.STEP_COUNT),
        ({"kind": "none", "steps": [{"value": 1, "word": "bra"}]}, TemplateFault.STEP_COUNT),
        (
            {"kind": "three", "steps": [{"value": v, "word": str(v)} for v in (3, 2, 1)]},
            TemplateFault.STEP_VALUES,
        ),
        (
            {"kind": "three", "steps": [{"value": v, "word": "bra"} for v in (1, 2, 3)]},
            TemplateFault.STEP_WORD_TAKEN,
        ),
        ({"kind": "seven", "steps": []}, TemplateFault.UNREADABLE),
    ],
)
def test_scales_that_do_not_hold_together_are_refused(scale: dict[str, Any], reason: TemplateFault) -> None:
    """A scale is none, three or five words in order."""
    with pytest.raises(InputError) as caught:
        scale_from_dict(scale)
    assert caught.value.reason == reason


def test_what_is_not_data_is_refused(raw: dict[str, Any]) -> None:
    """A file with something unreadable in it is a user's trouble, not a crash."""
    assert fault({**raw, "name": object()}) == TemplateFault.UNREADABLE
    assert fault({}) == TemplateFault.UNREADABLE


def test_every_fault_has_a_swedish_sentence() -> None:
    """No code ever reaches a person."""
    assert {fault.value for fault in TemplateFault} <= texts.FAULTS.keys()


def test_new_petals_get_a_free_key_and_look(template: FlowerTemplate) -> None:
    """Twelve petals can be added one by one without a clash."""
    petals = list(template.petals)
    while len(petals) < 12:
        colour, mark = free_look(petals)
        key = new_petal_key([petal.key for petal in petals])
        petals.append(petal(len(petals) + 1, key=key, colour=colour, mark=mark))
    assert len(template.edited(petals=tuple(petals)).petals) == 12
    assert new_petal_key(["petal_2"]) == "petal_3"


def test_assets_are_reached_by_name_only() -> None:
    """The door lists and reads, and refuses to leave the folder."""
    assert "flower/default.toml" in resources.list_names("flower")
    assert resources.read_bytes("flower/default.toml").decode() == resources.read_text("flower/default.toml")
    for name in ("../pyproject.toml", "/etc/hosts", "", "flower\\default.toml"):
        with pytest.raises(ValueError, match="not the name of an asset"):
            resources.read_bytes(name)
    with pytest.raises(FileNotFoundError):
        resources.read_text("flower/missing.toml")
