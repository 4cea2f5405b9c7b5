"""An agency's promises on paper: what it may have of each child, clean or not made, answers logged."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.ids import AgreementId, CaseId
from barnombud.domain.minutes import MinutesBlocker, PaperKind
from barnombud.domain.papers.promises import PromisesContent
from barnombud.domain.protection import ProtectionBlocker
from barnombud.errors import NotFound, RuleViolation
from barnombud.services import commitments, consents, paper_checks
from barnombud.services.handing_over import take_out
from barnombud.services.paper_contents import make_paper, paper_content
from barnombud.services.papers import PaperRequest
from tests.documents import reading
from tests.held_meeting import hold, start
from tests.services.test_additions import SAID, add, leave_out_bvc
from tests.services.test_paper_checks import blocked, protect
from tests.world import World

PAPER = PaperRequest(kind=PaperKind.PROMISES)


def promise(world: World, text: str, case_id: CaseId | None = None, due: int = 0) -> None:
    """Let the rektor promise something, about a child or not."""
    due_on = world.desk.today() + timedelta(days=due)
    commitments.add_commitment(
        world.desk,
        text,
        due_on,
        world.preschool.id,
        world.rektor.id,
        case_id=case_id,
        names_looked_at=True,
    )


def printed(world: World) -> list[str]:
    """What stands on the paper of the signed-in member's agency."""
    content = paper_content(world.desk, PAPER)
    assert isinstance(content, PromisesContent)
    return [row.what for row in content.rows]


@pytest.mark.rule("R7")
def test_a_withdrawn_case_is_left_out(world: World) -> None:
    """Whom to tell of it stays on the page; the paper says that it is not everything, and not how many."""
    held = hold(world)
    promise(world, "Sätta upp affischen")
    assert {"Sätta upp affischen", "Bildstöd vid samling"} <= set(printed(world))
    consents.withdraw_consent(world.desk, held.cases["Ekorren"].id, held.guardians()[0].id)
    assert printed(world) == ["Sätta upp affischen"]
    assert "Alla åtaganden finns i programmet." in reading.text(make_paper(world.desk, PAPER).pdf)
    lines = commitments.commitment_page(world.desk).still_open
    assert {"BVC Norra", "IFO Exempelkommun"} <= {line.commitment.text for line in lines}


@pytest.mark.rule("R23")
def test_a_protected_child_is_left_out(world: World) -> None:
    """Also what is promised about it without an agreement."""
    held = hold(world)
    promise(world, "Ringa hem", held.cases["Ekorren"].id)
    assert "Ringa hem" in printed(world)
    protect(world, held)
    assert printed(world) == []


@pytest.mark.rule("R3")
def test_an_agency_gets_what_consent_lets_it_have(world: World) -> None:
    """One that the family has left out since gets nothing about the child."""
    held = hold(world)
    world.sign_in(world.nurse)
    assert "Samtal om sömn" in printed(world)
    world.sign_in(world.rektor)
    leave_out_bvc(held)
    assert "Bildstöd vid samling" in printed(world)
    world.sign_in(world.nurse)
    assert printed(world) == []


def test_what_is_not_frozen_is_left_out(world: World) -> None:
    """Nobody knows yet what it may be told about; nor of an agreement that is gone."""
    held = start(world)
    held.open_child()
    assert printed(world) == []
    with world.desk.unit_of_work() as uow:
        (one, *_) = (each for each in uow.commitments.list(still_open=True) if each.case_id)
        uow.commitments.save(one.model_copy(update={"agreement_id": AgreementId("borta")}))
        uow.commit(Op.CHANGE_COMMITMENT, one.id)
    assert printed(world) == []


@pytest.mark.rule("R25")
def test_another_familys_name_asks_and_the_answer_is_kept(world: World) -> None:
    """About a child, and about none; own family and the team ask nothing; a full name can only be struck."""
    held = hold(world, second_child=True)
    case_id = held.cases["Ekorren"].id
    promise(world, "Prata med Alva och Mira Påhitt, och med Bo Låtsas", case_id, due=1)
    make_paper(world.desk, PAPER)
    promise(world, "Låna bilder av Love i en vecka", case_id, due=2)
    promise(world, "Boka rum åt Nova", due=3)
    assert blocked(world, PAPER) == ProtectionBlocker.WORDS_NOT_ANSWERED
    page = paper_checks.check_page(world.desk, PAPER)
    words = [word.text[word.leak.start : word.leak.end] for word in page.found]
    assert (words, page.protected) == (["Love", "Nova"], False)
    with pytest.raises(RuleViolation):
        paper_checks.sign_check(world.desk, PAPER, {0})
    kept = paper_checks.sign_check(world.desk, PAPER, {0}, {1})
    assert (kept.change.op, kept.change.touched) == (Op.CHECK_PAPER, frozenset({case_id}))
    assert {"Låna bilder av Love i en vecka", "Boka rum åt [struket]"} <= set(printed(world))
    promise(world, "Hälsa Nova Tänkt", due=0)
    assert blocked(world, PAPER) == ProtectionBlocker.NOT_THIS_FAMILYS
    page = paper_checks.check_page(world.desk, PAPER)
    (must,) = (number for number, word in enumerate(page.found) if word.must_go)
    others = set(range(len(page.found))) - {must}
    with pytest.raises(RuleViolation):
        paper_checks.sign_check(world.desk, PAPER, {*others, must})
    paper_checks.sign_check(world.desk, PAPER, others, {must})
    assert {"Hälsa [struket]", "Boka rum åt Nova"} <= set(printed(world))


def test_an_answer_holds_for_exactly_its_words(world: World) -> None:
    """Moved to another day it holds still; said in other words it does not."""
    held = hold(world, second_child=True)
    promise(world, "Låna bilder av Love", held.cases["Ekorren"].id)
    paper_checks.sign_check(world.desk, PAPER, {0})
    (line,) = (
        each.commitment
        for each in commitments.commitment_page(world.desk).still_open
        if each.commitment.paper_check
    )
    commitments.move_commitment(world.desk, line.id, line.due_on + timedelta(days=30))
    assert "Låna bilder av Love" in printed(world)
    with world.desk.unit_of_work() as uow:
        moved = uow.commitments.get(line.id)
        uow.commitments.save(moved.model_copy(update={"text": "Låna leksaker av Love"}))
        uow.commit(Op.CHANGE_COMMITMENT, line.id)
    assert blocked(world, PAPER) == ProtectionBlocker.WORDS_NOT_ANSWERED


@pytest.mark.rule("R3")
def test_words_of_a_left_out_note_block_it(world: World) -> None:
    """A promise made in an item may hold no more of it than the item's enclosure."""
    held = hold(world)
    case_id = held.cases["Ekorren"].id
    add(held, world.nurse, SAID)
    with world.desk.unit_of_work() as uow:
        (agreement,) = uow.agreements.for_case(case_id)
    commitments.add_commitment(
        world.desk,
        f"Tänka på att {SAID}",
        world.desk.today(),
        world.preschool.id,
        case_id=case_id,
        agreement_id=agreement.id,
    )
    assert f"Tänka på att {SAID}" in printed(world)
    leave_out_bvc(held)
    assert blocked(world, PAPER) == ProtectionBlocker.NOT_THIS_FAMILYS


@pytest.mark.rule("R7")
def test_it_is_asked_about_again_when_it_leaves(world: World) -> None:
    """What was made before the withdrawal may not be printed after it."""
    held = hold(world)
    made = make_paper(world.desk, PAPER)
    assert len(made.promises) >= 1
    take_out(world.desk, (made,))
    consents.withdraw_consent(world.desk, held.cases["Ekorren"].id, held.guardians()[0].id)
    with pytest.raises(RuleViolation) as refused:
        take_out(world.desk, (made,))
    assert refused.value.blockers == (MinutesBlocker.CONSENT_WITHDRAWN,)


def test_a_paper_about_nobody_has_no_check(world: World) -> None:
    """Only children's papers and promises are looked through."""
    with pytest.raises(NotFound):
        paper_checks.check_page(world.desk, PaperRequest(kind=PaperKind.STATISTICS))
