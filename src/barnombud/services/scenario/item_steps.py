"""Steps in a child's item: open through the gate, write, rate, agree on one way in, finish."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from barnombud.domain.consent.gate import open_item
from barnombud.domain.consent.planned import planned_topics
from barnombud.domain.consent.round import HeardWay
from barnombud.domain.consent.standing import permits, standings
from barnombud.domain.ids import ItemId, new_id
from barnombud.domain.meeting.child_item import ChildVoice
from barnombud.domain.meeting.meeting import MeetingState
from barnombud.domain.promise_dates import feedback_due
from barnombud.domain.support.agreement import AgreementDraft, SupportOffer
from barnombud.domain.wellbeing.rating import PetalAnswer, Rater
from barnombud.errors import ConsentError, NotFound
from barnombud.services import child_items, consent_round, holding, ratings, support
from barnombud.services.cases import gather
from barnombud.services.desk import Desk
from barnombud.services.item_gate import ItemGate
from barnombud.services.room import look_round
from barnombud.services.scenario.meeting_parts import (
    Agree,
    Finish,
    Hear,
    Note,
    OfferPart,
    OpenChild,
    Rate,
    StepOffer,
    Write,
)
from barnombud.services.scenario.played import Played
from barnombud.services.scenario.report import GateRow, gate_row


def open_child(played: Played, step: OpenChild) -> None:
    """Ask the gate and open the item when it is open; a closed gate is a result and goes into the report."""
    stage = played.stage
    desk = stage.desk(step)
    try:
        item_id = stage.child_item(desk, step.meeting, step.child)
    except NotFound:
        played.gates.append(_not_on_agenda(desk, played, step))
        return
    topics = frozenset(step.topics) or None
    _let_all_answer(played, desk, step)
    gate = holding.item_gate(desk, item_id, topics)
    played.gates.append(gate_row(step.meeting, step.child, desk.clock.now(), gate, played.keys()))
    try:
        holding.open_child_item(desk, item_id, topics)
    except ConsentError:
        return


def _let_all_answer(played: Played, desk: Desk, step: OpenChild) -> None:
    """Let every agency answer in the consent check, unless the script itself says who does."""
    stage = played.stage
    if any(isinstance(each, Hear) and each.meeting == step.meeting for each in stage.script.steps):
        return
    meeting_id = stage.meeting(step.meeting)
    now = holding.meeting_now(desk, meeting_id)
    silent = tuple(agency.id for agency in now.agencies if agency.id not in now.heard)
    if silent and now.meeting.state is MeetingState.RUNNING:
        consent_round.note_heard(desk, meeting_id, silent, HeardWay.REACHED)


def _not_on_agenda(desk: Desk, played: Played, step: OpenChild) -> GateRow:
    """Ask the gate, with those in the room, why a child that is not on the agenda cannot be opened."""
    stage = played.stage
    case_id, topics = stage.case(step.child), frozenset(step.topics)
    with desk.unit_of_work() as uow:
        case, at = uow.cases.get(case_id), uow.now()
        facts, preparation = gather(uow, case), uow.cases.preparation(case_id)
        allowed = permits(standings(facts.guardians, facts.events, at))
        topics = topics or planned_topics(preparation.planned_topics, case.brought_by, allowed)
        meeting, conflicted = stage.meeting(step.meeting), preparation.conflicted
        room = look_round(uow, meeting, at).for_item(desk, ItemId(""), conflicted=conflicted)
        answer = open_item(facts, room, topics, at)
    gate = ItemGate(item_id=ItemId(""), answer=answer, topics=topics, may_name=False)
    row = gate_row(step.meeting, step.child, at, gate, played.keys())
    return row.model_copy(update={"on_agenda": False})


def write(played: Played, step: Write) -> None:
    """Write in the open item; what is left out stays as it is."""
    desk = played.stage.desk(step)
    item_id = played.stage.child_item(desk, step.meeting, step.child)
    record = child_items.item_page(desk, item_id).record
    if step.voice is not None:
        voice = ChildVoice(
            position=step.voice, how=step.voice_how, why_not=step.voice_why_not, words=step.voice_words
        )
        child_items.save_voice(desk, item_id, voice)
    if step.works is not None or step.hard is not None:
        works = record.works if step.works is None else step.works
        hard = record.hard if step.hard is None else step.hard
        child_items.save_works_and_hard(desk, item_id, works, hard)
    if step.five_questions is not None:
        child_items.save_five_questions(desk, item_id, step.five_questions)


def note(played: Played, step: Note) -> None:
    """Add one agency's note."""
    stage = played.stage
    desk = stage.desk(step)
    item_id = stage.child_item(desk, step.meeting, step.child)
    child_items.add_note(desk, item_id, stage.agency(step.agency), step.text, other_adult=step.about_adult)


def rate(played: Played, step: Rate) -> None:
    """Rate petals, in the open item or between meetings."""
    stage = played.stage
    desk = stage.desk(step)
    rater = Rater(
        kind=step.rater,
        guardian_id=stage.guardian(step.child, step.guardian) if step.guardian else None,
        agency_id=stage.agency(step.agency) if step.agency else None,
    )
    item_id = stage.child_item(desk, step.meeting, step.child) if step.meeting else None
    for part in step.petals:
        answer = PetalAnswer(
            petal_key=part.petal,
            value=part.value,
            non_answer=part.non_answer,
            strengths=part.strengths,
            challenges=part.challenges,
        )
        ratings.rate_petal(desk, stage.case(step.child), rater, answer, item_id=item_id, mode=step.mode)


def agree(played: Played, step: Agree) -> None:
    """Agree on exactly one way in."""
    stage = played.stage
    desk = stage.desk(step)
    item_id = stage.child_item(desk, step.meeting, step.child)
    draft = AgreementDraft(
        need=step.need,
        better=step.better,
        petals=step.petals,
        entry_agency=stage.agency(step.entry_agency),
        entry_function=step.entry_function,
        entry_name=step.entry_name,
        entry_telephone=step.entry_telephone,
        offers=tuple(_offer(played, step.child, part) for part in step.offers),
        tell_member=stage.member(step.tell_member),
        tell_by=step.tell_by or feedback_due(desk.today()),
        tell_how=step.tell_how,
        tell_language=step.tell_language,
        follow_up_on=step.follow_up_on,
        follow_up_member=stage.member(step.follow_up_member) if step.follow_up_member else None,
        talked_through=step.talked_through,
    )
    support.save_agreement_draft(desk, item_id, draft)
    played.agreements[step.child] = support.agree_support(desk, item_id).value.id


def _offer(played: Played, child: str, part: OfferPart) -> SupportOffer:
    offer_id = played.offers.setdefault((child, part.key), new_id())
    return SupportOffer(
        id=offer_id,
        what=part.what,
        agency_id=played.stage.agency(part.agency),
        function=part.function,
        by_when=part.by_when,
        petals=part.petals,
    )


def finish(played: Played, step: Finish) -> None:
    """Close the child's item as done."""
    desk = played.stage.desk(step)
    child_items.finish_child_item(desk, played.stage.child_item(desk, step.meeting, step.child))


def step_offer(played: Played, step: StepOffer) -> None:
    """Take an offer one step on the ladder."""
    agreement, offer = played.agreements.get(step.child), played.offers.get((step.child, step.offer))
    if agreement is None or offer is None:
        raise NotFound(step.child)
    desk = played.stage.desk(step)
    support.step_offer(desk, agreement, offer, step.state, note=step.note, reason=step.reason)


ITEM_STEPS: dict[str, Callable[[Played, Any], None]] = {
    "open": open_child,
    "write": write,
    "note": note,
    "rate": rate,
    "agree": agree,
    "finish": finish,
    "step_offer": step_offer,
}
