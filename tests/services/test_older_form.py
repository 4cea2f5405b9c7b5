"""PDF/A-1 where the archive asks for it: the team's own choice, and the municipality's over it (R27)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from barnombud.domain.minutes import PaperKind
from barnombud.errors import InputError
from barnombud.services.incident import incident_paper
from barnombud.services.municipality import parse_municipality
from barnombud.services.paper_contents import make_paper
from barnombud.services.papers import PaperRequest
from barnombud.services.recovery_sheets import begin_sheets, printed_sheets
from barnombud.services.team import save_rules, team_view
from tests.services.recovery_world import OFFICES
from tests.world import World

OLDER, NEWER = b"%PDF-1.4", b"%PDF-1.7"


def choose(world: World, *, older: bool) -> None:
    """Tick or untick it in the team's own settings."""
    rules = team_view(world.desk).rules
    save_rules(world.desk, rules.model_copy(update={"older_archive_form": older}))


@pytest.mark.rule("R27")
def test_the_teams_own_choice_holds_where_the_municipality_has_none(world: World) -> None:
    """What the municipality decides wins over it and cannot be changed here."""
    request = PaperRequest(kind=PaperKind.BLANK_FLOWER)
    assert make_paper(world.desk, request).pdf.startswith(NEWER)
    choose(world, older=True)
    made = make_paper(world.desk, request)
    assert made.pdf.startswith(OLDER)
    assert b"<pdfaid:part>1</pdfaid:part>" in made.pdf
    choose(world, older=False)
    decided = parse_municipality("[rules]\nolder_archive_form = false\n")
    world.desk = replace(world.desk, municipality=decided)
    with pytest.raises(InputError) as raised:
        choose(world, older=True)
    assert raised.value.reason == "ruled_by_municipality"
    assert make_paper(world.desk, request).pdf.startswith(NEWER)


@pytest.mark.rule("R27")
def test_the_office_holders_sheets_follow_it(world: World) -> None:
    """They are made from memory, not from a request."""
    choose(world, older=True)
    sheets = begin_sheets(world.desk, OFFICES).sheets
    assert all(paper.startswith(OLDER) for paper in printed_sheets(sheets[:1]))


@pytest.mark.rule("R27")
@pytest.mark.rule("R37")
def test_the_sheet_that_needs_no_passphrase_follows_the_municipality(world: World, tmp_path: Path) -> None:
    """Before anybody has unlocked only the municipality's choice is known."""
    path = tmp_path / "kommun.toml"
    machine = replace(world.machine, municipality_file=path)
    assert incident_paper(machine).startswith(NEWER)
    path.write_text("[rules]\nolder_archive_form = true\n", "utf-8")
    assert incident_paper(machine).startswith(OLDER)
