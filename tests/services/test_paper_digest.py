"""The fingerprint of what a paper says: the same in every run of the program (R24, R25)."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from barnombud.domain.ids import AgencyId
from barnombud.domain.papers.frame import PaperContent
from barnombud.services.paper_words import digest_of
from tests.documents import samples

SPEAKING = frozenset(AgencyId(f"agency-{number}") for number in range(9))
IN_ANOTHER_RUN = """
import sys
from barnombud.domain.papers.frame import PaperContent
content = PaperContent.model_validate_json(sys.argv[1])
print(*content.speakers)
print(content.model_dump_json())
"""
"""Only what the fingerprint is taken of: a whole start of the program would take seconds."""


def run_with(seed: str, content: PaperContent) -> tuple[str, str]:
    """Return the order of the speakers and the text of a paper in a run whose hashes start at ``seed``."""
    run = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_RUN, content.model_dump_json()],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONIOENCODING": "utf-8",
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        },
        timeout=120,
    )
    order, text = run.stdout.splitlines()
    return order, text


@pytest.mark.rule("R24")
@pytest.mark.rule("R25")
def test_what_was_signed_is_known_again_after_a_restart() -> None:
    """Python gives a set another order in each run; the text of a signed check may not follow it."""
    content = PaperContent(**samples.frame(speakers=SPEAKING))
    (order, one), (other_order, two) = run_with("1", content), run_with("2", content)
    assert order != other_order
    assert one == two == content.model_dump_json()


def test_who_speaks_is_part_of_the_fingerprint_in_one_order() -> None:
    """What was looked through with other speakers is another paper; a set stays a set."""
    content = samples.enclosure(speakers=SPEAKING)
    assert digest_of(content) != digest_of(samples.enclosure())
    assert content.model_dump(mode="json")["speakers"] == sorted(SPEAKING)
    assert content.model_dump()["speakers"] == SPEAKING
    assert type(content).model_validate_json(content.model_dump_json()) == content
