"""Om personuppgifter: kept, printed, and overruled by the municipality value by value (R37, R38, R39)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.minutes import PaperKind
from barnombud.domain.personal_data import PrivacyFacts
from barnombud.domain.team import TeamRules
from barnombud.errors import InputError
from barnombud.services.handing_over import take_out
from barnombud.services.municipality import parse_municipality
from barnombud.services.paper_contents import make_paper
from barnombud.services.papers import PaperRequest
from barnombud.services.privacy import privacy_page, save_privacy_facts
from barnombud.services.team import save_rules
from barnombud.texts import personal_data as texts
from tests.documents import reading
from tests.world import World

DAY = date(2026, 2, 2)
FACTS = PrivacyFacts(officer="Ombudet, 08-46500452", controllers="UBN 46", controllers_on=DAY)


def printed(world: World, kind: PaperKind) -> str:
    """Return the words of a paper, on one line, as it leaves for the printer."""
    paper = make_paper(world.desk, PaperRequest(kind=kind))
    take_out(world.desk, (paper,), op=Op.PRINT_PAPER)
    return " ".join(reading.text(paper.pdf).split())


@pytest.mark.rule("R39")
def test_what_is_entered_is_kept_trimmed(world: World) -> None:
    """In the store, with a line in the log."""
    outcome = save_privacy_facts(world.desk, FACTS.model_copy(update={"officer": " Ombudet, 08-46500452 "}))
    assert (outcome.change.op, outcome.change.touched) == (Op.CHANGE_TEAM, frozenset({"privacy"}))
    page = privacy_page(world.desk)
    assert (page.facts, page.ruled) == (FACTS, frozenset())


@pytest.mark.parametrize(
    ("changed", "field", "reason"),
    [
        ({"officer": "x" * 201}, "officer", "too_long"),
        ({"controllers": "x" * 121}, "controllers", "too_long"),
        ({"legal_basis": "a\x07"}, "legal_basis", "unprintable"),
        ({"controllers_on": date(2099, 1, 1)}, "controllers_on", "in_future"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(
    world: World, changed: dict[str, object], field: str, reason: str
) -> None:
    """Nothing is changed."""
    with pytest.raises(InputError) as caught:
        save_privacy_facts(world.desk, FACTS.model_copy(update=changed))
    assert (caught.value.field, caught.value.reason) == (field, reason)
    assert privacy_page(world.desk).facts == PrivacyFacts()


@pytest.mark.rule("R38")
def test_the_municipality_wins_and_the_teams_own_stays_underneath(world: World) -> None:
    """As with the team's rules."""
    save_privacy_facts(world.desk, FACTS)
    world.desk = replace(
        world.desk, municipality=parse_municipality('[personal_data]\nofficer = "Kommunens ombud"\n')
    )
    page = privacy_page(world.desk)
    assert (page.facts.officer, page.ruled) == ("Kommunens ombud", frozenset({"officer"}))
    kept = save_privacy_facts(world.desk, page.facts.model_copy(update={"controller": "Nämnden"})).value
    assert (kept.controller, kept.officer) == ("Nämnden", "Kommunens ombud")
    with pytest.raises(InputError) as caught:
        save_privacy_facts(world.desk, page.facts.model_copy(update={"officer": "Ett annat"}))
    assert caught.value.reason == "ruled_by_municipality"
    with world.desk.unit_of_work() as uow:
        assert uow.team.own_privacy_facts().officer == FACTS.officer


@pytest.mark.rule("R39")
@pytest.mark.rule("R38")
def test_the_paper_says_who_answers_on_what_ground_and_for_how_long(world: World) -> None:
    """Without a named controller it is the body of the agency where the laptop is; a draft is called one."""
    words = printed(world, PaperKind.PRIVACY)
    assert texts.TITLE in words
    assert "Exempelkommun" in words
    assert "BVC Norra: Region Exempel" in words
    assert "Utkast, inte bekräftat av kommunen" in words
    assert "Gallringsbeslut saknas" in words
    assert words.count(texts.NOT_CONFIRMED) == 4
    save_rules(world.desk, TeamRules(refusal_disposal_days=14, disposal_decision="BUN 2026/17"))
    save_privacy_facts(
        world.desk,
        FACTS.model_copy(update={"controller": "Utbildningsnämnden", "legal_basis": "Vår egen grund."}),
    )
    words = printed(world, PaperKind.PRIVACY)
    for part in (
        "Utbildningsnämnden",
        "Vår egen grund.",
        "efter 14 dagar",
        "BUN 2026/17",
        "UBN 46, 2 februari 2026",
    ):
        assert part in words
    assert "Utkast" not in words
    assert words.count(texts.NOT_CONFIRMED) == 3


@pytest.mark.rule("R37")
def test_the_incident_sheet_is_printed_with_whom_to_ring(world: World) -> None:
    """One page for the wall; the municipality's number wins."""
    save_rules(world.desk, TeamRules(incident_contact="Ida Påhitt", incident_telephone="08-46500402"))
    assert "Anmäl genast till Ida Påhitt, 08-46500402." in printed(world, PaperKind.INCIDENT)
    decided = parse_municipality('[rules]\nincident_telephone = "08-46500452"\n')
    world.desk = replace(world.desk, municipality=decided)
    paper = make_paper(world.desk, PaperRequest(kind=PaperKind.INCIDENT))
    assert "Ida Påhitt, 08-46500452" in " ".join(reading.text(paper.pdf).split())
    assert len(reading.pages(paper.pdf)) == 1
    assert paper.file_name == "nagot-har-kommit-bort-I0.pdf"
