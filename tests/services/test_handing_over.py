"""What leaves: to whom, how, and what stops it at the last moment (R7, R15, R31)."""

from __future__ import annotations

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.ids import GuardianId, ItemId
from barnombud.domain.minutes import HandoverWay, MinutesBlocker, MinutesState, PaperKind
from barnombud.domain.papers.family import GuardianSheetContent
from barnombud.domain.papers.minutes import MinutesContent
from barnombud.errors import InputError, NotFound, RuleViolation
from barnombud.services import child_items, consents, minutes
from barnombud.services.handing_over import hand_over, take_out
from barnombud.services.paper_contents import make_paper, paper_content
from barnombud.services.papers import PaperLine
from tests.documents import reading
from tests.held_meeting import Held, hold, start
from tests.world import World


def sheet(world: World, line: PaperLine) -> GuardianSheetContent:
    """Return a guardian's sheet."""
    content = paper_content(world.desk, line.request)
    assert isinstance(content, GuardianSheetContent)
    return content


def withdraw(held: Held, alias: str = "Ekorren") -> None:
    """Let the first guardian take back her consent."""
    case = held.cases[alias]
    consents.withdraw_consent(held.world.desk, case.id, held.guardians(alias)[0].id)


@pytest.mark.rule("R7")
def test_after_a_withdrawal_an_enclosure_says_only_that(world: World) -> None:
    """The page says so, nothing of the child is on the paper, and the guardian may still have her own."""
    held = hold(world)
    before = make_paper(world.desk, held.lines(PaperKind.ENCLOSURE)[1].request)
    withdraw(held)
    line = held.lines(PaperKind.ENCLOSURE)[1]
    after = make_paper(world.desk, line.request)
    assert (line.withdrawn, before.withdrawn, after.withdrawn) == (True, False, True)
    text = reading.text(after.pdf)
    assert "Samtycke återkallat" in text
    assert "Jag vill vara med" not in text
    for leave in (take_out, lambda desk, papers: hand_over(desk, papers[0], HandoverWay.PAPER)):
        with pytest.raises(RuleViolation) as caught:
            leave(world.desk, (before,))
        assert caught.value.blockers == (MinutesBlocker.CONSENT_WITHDRAWN,)
    assert take_out(world.desk, (after,)).change.op is Op.MAKE_PAPER
    assert held.lines(PaperKind.GUARDIAN_SHEET)[0].withdrawn is False


@pytest.mark.rule("R31")
def test_register_says_what_to_whom_how_when_and_by_whom(world: World) -> None:
    """Nothing of a child's or guardian's name; only that recipient's paper is handed over."""
    held = hold(world)
    mira, kim = held.lines(PaperKind.GUARDIAN_SHEET)
    paper = make_paper(world.desk, mira.request)
    handed = hand_over(world.desk, paper, HandoverWay.TALKED_THROUGH).value
    assert (handed.recipient_ordinal, handed.way, handed.by) == (
        1,
        HandoverWay.TALKED_THROUGH,
        world.rektor.id,
    )
    assert (handed.sha256, handed.document_id) == (paper.sha256, paper.document_id)
    assert "Mira" not in handed.model_dump_json()
    assert sheet(world, mira).state is MinutesState.HANDED_OVER
    assert sheet(world, kim).state is MinutesState.FINALISED
    assert held.lines(PaperKind.GUARDIAN_SHEET)[0].handed_over == (handed,)
    bvc = held.lines(PaperKind.ENCLOSURE)[1]
    hand_over(world.desk, make_paper(world.desk, bvc.request), HandoverWay.ENCRYPTED)
    assert [bool(line.handed_over) for line in held.lines(PaperKind.ENCLOSURE)] == [False, True, False]


@pytest.mark.rule("R31")
def test_general_part_leaves_to_somebody_and_when_it_is_final(world: World) -> None:
    """No recipient, a draft, and then handed over."""
    held = hold(world)
    request = held.lines(PaperKind.MINUTES)[0].request
    draft = make_paper(world.desk, request)
    for call, blocker in (
        (lambda: hand_over(world.desk, draft, HandoverWay.PAPER), MinutesBlocker.NO_RECIPIENT),
        (lambda: take_out(world.desk, (draft,)), MinutesBlocker.NO_RECIPIENT),
        (
            lambda: hand_over(world.desk, draft, HandoverWay.PAPER, recipient="Alla"),
            MinutesBlocker.NOT_FINALISED,
        ),
    ):
        with pytest.raises(RuleViolation) as caught:
            call()
        assert caught.value.blockers == (blocker,)
    with pytest.raises(InputError) as wrong:
        take_out(world.desk, (draft,), recipient="a" * 121)
    assert (wrong.value.field, wrong.value.reason) == ("recipient", "too_long")
    minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    handed = hand_over(world.desk, make_paper(world.desk, request), HandoverWay.PAPER, recipient=" Alla ")
    assert handed.value.recipient_other == "Alla"
    content = paper_content(world.desk, request)
    assert isinstance(content, MinutesContent)
    assert content.state is MinutesState.HANDED_OVER


@pytest.mark.rule("R15")
def test_nobody_outside_the_consent_gets_a_paper(world: World) -> None:
    """Neither made nor handed over, whatever is asked for."""
    held = hold(world, second_child=True)
    good = next(line for line in held.lines(PaperKind.ENCLOSURE) if line.shown_name == "Love")
    sheet_of_love = held.lines(PaperKind.GUARDIAN_SHEET)[-1]
    paper = make_paper(world.desk, good.request)
    strangers = (
        (good.request.model_copy(update={"agency_id": world.ifo.id}), MinutesBlocker.RECIPIENT_NOT_PERMITTED),
        (
            sheet_of_love.request.model_copy(update={"guardian_id": GuardianId("0" * 32)}),
            MinutesBlocker.RECIPIENT_NOT_PERMITTED,
        ),
        (good.request.model_copy(update={"item_id": ItemId("0" * 32)}), MinutesBlocker.ITEM_NOT_AGREED),
        (good.request.model_copy(update={"item_id": None}), MinutesBlocker.ITEM_NOT_AGREED),
    )
    with pytest.raises(NotFound):
        paper_content(world.desk, good.request.model_copy(update={"agency_id": None}))
    for request, blocker in strangers:
        with pytest.raises(NotFound):
            paper_content(world.desk, request)
        other = type(paper)(**{**vars(paper), "request": request})
        with pytest.raises(RuleViolation) as caught:
            hand_over(world.desk, other, HandoverWay.PAPER)
        assert caught.value.blockers == (blocker,)


@pytest.mark.rule("R6")
def test_paper_that_tells_of_an_adult_who_has_changed_her_mind_does_not_leave(world: World) -> None:
    """The one made before is refused; the one made now leaves her out."""
    held = start(world)
    item_id, case = held.open_child(), held.cases["Ekorren"]
    mormor = "Rut Hittepå"
    consents.record_answer(world.desk, case.id, None, Answer.YES, world.terms(), other_adult=mormor)
    child_items.add_note(world.desk, item_id, world.preschool.id, "Hämtar på fredagar", other_adult=mormor)
    child_items.finish_child_item(world.desk, item_id)
    request = held.lines(PaperKind.ENCLOSURE)[1].request
    before = make_paper(world.desk, request)
    take_out(world.desk, (before,))
    consents.withdraw_consent(world.desk, case.id, None, other_adult=mormor)
    with pytest.raises(RuleViolation) as caught:
        take_out(world.desk, (before,))
    assert caught.value.blockers == (MinutesBlocker.CONSENT_WITHDRAWN,)
    after = make_paper(world.desk, request)
    assert "Hämtar på fredagar" not in reading.text(after.pdf)
    take_out(world.desk, (after,))
