"""The leaflet and the interpreter's script as the team makes them (R43, R44, R50)."""

from __future__ import annotations

import pytest

from barnombud.domain.case import ProtectionFlag
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.ids import CaseId
from barnombud.domain.minutes import HandoverWay, PaperKind
from barnombud.domain.papers.family import InterpreterScriptContent
from barnombud.domain.papers.leaflet import LeafletContent
from barnombud.domain.protection import ProtectionBlocker
from barnombud.services import paper_checks, protection
from barnombud.services.consents import record_answer
from barnombud.services.handing_over import hand_over, take_out
from barnombud.services.paper_contents import make_paper, paper_content
from barnombud.services.papers import PaperRequest
from barnombud.services.team import save_rules, team_view
from tests.documents import reading
from tests.services.test_paper_checks import blocked
from tests.services.test_papers_in_languages import case_with
from tests.services.test_protection import enable
from tests.world import World


def script(world: World, case_id: CaseId | None = None) -> InterpreterScriptContent:
    """Return what is read aloud."""
    request = PaperRequest(kind=PaperKind.INTERPRETER_SCRIPT, case_id=case_id)
    content = paper_content(world.desk, request)
    assert isinstance(content, InterpreterScriptContent)
    return content


def agreed(world: World, **terms: object) -> CaseId:
    """Keep a case in which preschool and child health care may speak with each other."""
    case = world.add_case(guardians=("Mira Påhitt",))
    with world.desk.unit_of_work() as uow:
        (guardian,) = uow.guardians.for_case(case.id)
    given = world.terms((world.preschool, world.bvc)).model_copy(update={"facts": "", **terms})
    record_answer(world.desk, case.id, guardian.id, Answer.YES, given)
    return case.id


@pytest.mark.rule("R50")
def test_the_leaflet_is_for_all_and_about_nobody(world: World) -> None:
    """The team's name, its contact and its flower; no case and no member stands on it."""
    save_rules(
        world.desk,
        team_view(world.desk).rules.model_copy(update={"family_contact": "samordnaren, 08-46500404"}),
    )
    request = PaperRequest(kind=PaperKind.LEAFLET, language="so")
    content = paper_content(world.desk, request)
    assert isinstance(content, LeafletContent)
    assert (content.sender, content.contact) == (content.team, "samordnaren, 08-46500404")
    assert content.translation is not None
    assert content.printed_by == ""
    made = make_paper(world.desk, request)
    assert made.file_name == "till-alla-familjer-E0.pdf"
    assert "samordnaren, 08-46500404" in reading.text(made.pdf)
    assert take_out(world.desk, (made,)).change.op is Op.MAKE_PAPER
    assert hand_over(world.desk, made, HandoverWay.PAPER).value.recipient_other == ""


@pytest.mark.rule("R43")
def test_a_script_for_nobody_in_particular_has_lines_for_a_pen(world: World) -> None:
    """Swedish until a language is chosen."""
    content = script(world)
    assert (content.document_id, content.translation, content.agencies) == ("M0", None, ())
    made = make_paper(world.desk, PaperRequest(kind=PaperKind.INTERPRETER_SCRIPT, language="ti"))
    text = reading.text(made.pdf)
    assert text.count("____") >= 4
    assert "Översättning till tigrinja" in text


@pytest.mark.rule("R50")
def test_what_was_agreed_is_filled_in_and_the_last_day_left_for_a_pen(world: World) -> None:
    """Whoever is asked now is asked for a new day; the child's name stands nowhere."""
    content = script(world, agreed(world))
    told = {agency.name for agency in content.agencies if agency.tells and agency.learns}
    assert told == {world.preschool.name, world.bvc.name}
    assert all(topic.chosen for topic in content.topics)
    assert content.purpose == "Att familjen får stöd tidigt"
    assert content.until is None
    assert "Mira" not in content.model_dump_json()
    assert not any(topic.chosen for topic in script(world, agreed(world, facts="Bara vilan.")).topics)


@pytest.mark.rule("R43")
def test_before_an_answer_the_guardians_language_is_all_that_is_known(world: World) -> None:
    """Lines for a pen beside it."""
    content = script(world, case_with(world, "ar").id)
    assert content.translation is not None
    assert content.translation.language == "ar"
    assert (content.agencies, content.topics, content.purpose) == ((), (), "")


@pytest.mark.rule("R25")
def test_the_script_of_a_protected_child_tells_of_no_place(world: World) -> None:
    """Signed for first, and then with lines for a pen: neither team, contact nor agency stands on it."""
    case_id = agreed(world)
    enable(world)
    protection.set_protection(world.desk, case_id, ProtectionFlag.SECRECY_MARK)
    request = PaperRequest(kind=PaperKind.INTERPRETER_SCRIPT, case_id=case_id)
    assert blocked(world, request) == ProtectionBlocker.MASKING_NOT_SIGNED
    paper_checks.sign_check(world.desk, request, ())
    content = script(world, case_id)
    assert "Tallbackens" not in content.sender
    assert (content.contact, content.agencies, content.purpose) == ("", (), "")
    text = reading.text(make_paper(world.desk, request).pdf)
    assert not [agency.name for agency in world.agencies if agency.name in text]
