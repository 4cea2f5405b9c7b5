"""Papers of as much as the program lets people write: each is made, whatever it is (bad input in papers)."""

from __future__ import annotations

from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.family import GuardianSheetContent
from barnombud.domain.papers.thanks import ThanksContent
from barnombud.services import cases, child_items, holding, support
from barnombud.services.paper_contents import paper_content, rendered
from barnombud.services.papers import PaperRequest
from barnombud.services.team import save_rules, team_view
from tests.documents import reading
from tests.held_meeting import agreement, start
from tests.world import World

LONGEST_NAME = ("Åsa-Märta Påhittsdotter " * 5)[:119] + "x"
MANY = 41


def test_a_sheet_of_many_offers_to_one_of_two_with_the_same_long_name(world: World) -> None:
    """More offers than any team should make, and names that only a number tells apart."""
    held = start(world)
    for guardian in held.guardians():
        cases.save_guardian(world.desk, guardian.model_copy(update={"name": LONGEST_NAME}))
    item_id, draft = held.open_child(), agreement(world)
    offers = tuple(
        draft.offers[0].model_copy(update={"id": str(number), "what": f"Stöd {number}"})
        for number in range(MANY)
    )
    support.save_agreement_draft(world.desk, item_id, draft.model_copy(update={"offers": offers}))
    support.agree_support(world.desk, item_id)
    child_items.finish_child_item(world.desk, item_id)
    holding.end_meeting(world.desk, held.meeting_id)
    request = held.lines(PaperKind.GUARDIAN_SHEET)[1].request
    content = paper_content(world.desk, request)
    assert isinstance(content, GuardianSheetContent)
    assert content.recipient == f"{LONGEST_NAME}, vårdnadshavare 2"
    found = reading.text(rendered(request, content).pdf)
    assert all(f"Stöd {number} " in found for number in range(MANY))


def test_the_sheet_after_an_answer_has_every_open_place(world: World) -> None:
    """As many as fit into the team's own text."""
    places = [f"Plats {number}" for number in range(MANY)]
    rules = team_view(world.desk).rules.model_copy(update={"open_support": ";".join(places)})
    save_rules(world.desk, rules)
    content = paper_content(world.desk, PaperRequest(kind=PaperKind.THANKS))
    assert isinstance(content, ThanksContent)
    assert content.open_places == tuple(places)
