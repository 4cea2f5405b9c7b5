"""Files that a reader of text stumbles over are refused like every other wrong one."""

from __future__ import annotations

import pytest

from barnombud.services.scenario.reading import ScenarioError, ScenarioFault, parse_script
from tests.scenario.files import ADD, CHILD, TEAM

NINE, FIRST_DAY = "2026-03-02T09:00:00", "0001-01-01T00:00:00+14:00"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a = " + "9" * 5_000, ScenarioFault.NOT_TOML),
        ("a = " + "[" * 5_000, ScenarioFault.NOT_TOML),
        (
            TEAM + CHILD + ADD.replace("2026-03-02T09:00:00", "0001-01-01T00:00:00+14:00"),
            ScenarioFault.NOT_IN_ORDER,
        ),
    ],
)
def test_stumbling_blocks(text: str, fault: ScenarioFault) -> None:
    """Numbers without end, brackets without end, a day before there were days."""
    with pytest.raises(ScenarioError) as caught:
        parse_script(text)
    assert caught.value.fault is fault
