"""The story of a case in the real store."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from barnombud.domain.case import Case
from barnombud.domain.changes import Op
from barnombud.domain.ids import CommitmentId, PaperId, new_id
from barnombud.domain.meeting.child_item import ChildRecord
from barnombud.domain.minutes import Addendum, HandedOver, HandoverWay, ItemSnapshot, PaperKind, Snapshot
from barnombud.domain.support.commitment import Commitment, CommitmentKind, CommitmentState
from barnombud.domain.wellbeing.rating import PetalAnswer, Rater, RaterKind
from barnombud.errors import KeyNotHeld
from barnombud.services import meetings, ratings
from barnombud.services.case_story import case_story
from barnombud.services.consents import consent_page
from barnombud.services.freezing import frozen_item
from barnombud.texts import case_page as texts
from barnombud.ui.pages.case.story_lines import story_lines
from tests.world import World

AT = datetime(2026, 3, 3, 9, tzinfo=UTC)


def test_a_new_case_has_no_story(world: World) -> None:
    """Only the agencies that may take part have a view in its flower."""
    case = world.consented_case(agencies=(world.preschool, world.bvc))
    story = case_story(world.desk, case.id)
    assert (story.ratings, story.agreements, story.commitments) == ((), (), ())
    assert (story.handed_over, story.additions, story.items) == ((), (), ())
    assert story.people.agencies == (world.preschool, world.bvc)
    assert story.people.taking_part == {world.preschool.id, world.bvc.id}
    assert len(story.people.guardians) == 1
    assert story.members == world.members
    assert story.today == date(2026, 3, 3)


def kept(world: World, case: Case) -> tuple[ItemSnapshot, Addendum, HandedOver, Commitment]:
    """Keep a frozen item in two versions, an addition, a paper that left and a promise."""
    meeting = meetings.plan_meeting(world.desk, AT).value.id
    with world.desk.unit_of_work() as uow:
        (on_agenda, *_) = uow.agenda.for_case(case.id)
        item = on_agenda.id
        record = ChildRecord(item_id=item, case_id=case.id, meeting_id=meeting)
        frozen = frozen_item(uow, world.desk, on_agenda, record)
    snapshot = ItemSnapshot(
        item_id=item,
        case_id=case.id,
        meeting_id=meeting,
        frozen_at=AT,
        frozen_by=world.rektor.id,
        snapshot=Snapshot.of(frozen.model_dump_json()),
    )
    addendum = Addendum(
        id=new_id(),
        meeting_id=meeting,
        item_id=item,
        case_id=case.id,
        at=AT,
        author_id=world.rektor.id,
        author_shown="Rakel Påhitt, rektor",
        text="Mötet började 9.15",
    )
    with world.desk.unit_of_work() as uow:
        uow.item_snapshots.add(snapshot)
        uow.item_snapshots.add(snapshot.model_copy(update={"version": 2}))
        uow.addenda.add(addendum)
        uow.handovers.add(handed := paper(world, case))
        uow.commitments.save(promised := promise(world, case))
        uow.commit(Op.FINALISE_MINUTES, case.id)
    return snapshot, addendum, handed, promised


def paper(world: World, case: Case) -> HandedOver:
    """Return a paper that has left."""
    return HandedOver(
        id=PaperId(new_id()),
        kind=PaperKind.ENCLOSURE,
        case_id=case.id,
        recipient_agency=world.bvc.id,
        way=HandoverWay.PAPER,
        document_id="B1",
        version=1,
        sha256="0" * 64,
        at=AT,
        by=world.rektor.id,
    )


def promise(world: World, case: Case) -> Commitment:
    """Return a promise that has been kept."""
    return Commitment(
        id=CommitmentId(new_id()),
        kind=CommitmentKind.TASK,
        state=CommitmentState.DONE,
        due_on=date(2026, 3, 10),
        agency_id=world.preschool.id,
        case_id=case.id,
        text="Ring BVC",
        made_on=date(2026, 3, 3),
        done_on=date(2026, 3, 4),
    )


def test_what_has_happened_is_gathered(world: World) -> None:
    """Flowers, promises, papers, and the newest version of each frozen item with its additions."""
    case = world.consented_case()
    template = ratings.flower_page(world.desk, case.id).template
    answer = PetalAnswer(petal_key=template.petals[0].key, value=1)
    ratings.rate_petal(world.desk, case.id, Rater(kind=RaterKind.JOINT), answer)
    snapshot, addendum, handed, promised = kept(world, case)
    story = case_story(world.desk, case.id)
    assert [(each.item_id, each.on) for each in story.items] == [(snapshot.item_id, date(2026, 3, 3))]
    assert story.additions == (addendum,)
    assert story.handed_over == (handed,)
    assert story.commitments == (promised,)
    assert len(story.ratings) == 1


def test_the_story_is_told_newest_first(world: World) -> None:
    """In words, with the consent's diary in it; an objection as papers have it (R30)."""
    case = world.consented_case()
    kept(world, case)
    story = case_story(world.desk, case.id)
    objection = story.additions[0].model_copy(update={"objection_by": "Mira Påhitt", "text": "det stämmer"})
    guardian_paper = story.handed_over[0].model_copy(update={"recipient_ordinal": 1})
    story = story.model_copy(
        update={
            "additions": (*story.additions, objection),
            "handed_over": (*story.handed_over, guardian_paper),
        }
    )
    lines = story_lines(story, consent_page(world.desk, case.id))
    assert lines[0] == (date(2026, 3, 4), "Ring BVC: klart")
    words = [line for _, line in lines]
    assert "Bilaga överlämnades till BVC Norra på papper." in words
    assert "Bilaga överlämnades till vårdnadshavare 1 på papper." in words
    assert "Tillägg av Rakel Påhitt, rektor: Mötet började 9.15" in words
    assert "Anteckning: Mira Påhitt anser att det stämmer (Rakel Påhitt, rektor)" in words
    assert texts.STORY_CONSENT in words
    assert not any("svarade" in line for line in words), "answers are told on the consent page alone (R25)"


@pytest.mark.rule("R3")
def test_the_story_is_shut_to_those_left_out(world: World) -> None:
    """Without the key there is none."""
    case = world.consented_case(agencies=(world.preschool, world.bvc))
    world.sign_in(world.family_worker)
    with pytest.raises(KeyNotHeld):
        case_story(world.desk, case.id)
