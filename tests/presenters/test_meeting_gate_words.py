"""What the consent step says for each answer of the gate."""

from __future__ import annotations

import pytest

from barnombud.domain.consent.codes import CODES_OF_AN_ANSWER, Gate, GateCode
from barnombud.domain.consent.gate import GateAnswer, Presence
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import ItemId
from barnombud.domain.meeting.substitute import Duty
from barnombud.services import holding
from barnombud.services.holding import MeetingNow
from barnombud.services.item_gate import ItemGate
from barnombud.services.substitutes import DutyLine
from barnombud.texts import meeting as texts
from barnombud.texts.consent_words import MISSING
from barnombud.ui.pages.meeting import gate_words, takeover_words
from barnombud.ui.pages.meeting.gate_words import gate_shown
from barnombud.ui.pages.meeting.scenes import GateShown
from tests.held_meeting import start
from tests.world import World


def now_of(world: World) -> MeetingNow:
    """Return a meeting with everybody but the teacher there."""
    return holding.meeting_now(world.desk, start(world).meeting_id)


def gate(world: World, *codes: GateCode, kind: Gate = Gate.CLOSED) -> ItemGate:
    """Return an answer of the gate."""
    return ItemGate(
        item_id=ItemId("1"),
        answer=GateAnswer(gate=kind, codes=codes, permitted=frozenset({world.preschool.id, world.bvc.id})),
        topics=frozenset({Topic.PLAY}),
        may_name=False,
        brought_by=world.preschool.id,
    )


def codes_of(shown: GateShown) -> list[str]:
    """Return what can be done."""
    return [action.code for action in shown.actions]


@pytest.mark.rule("R15")
def test_who_takes_over_is_said_before_anybody_leaves(world: World) -> None:
    """By name and duty; who is signed in hands over the laptop first."""
    now = now_of(world)
    duties = (
        DutyLine(duty=Duty.CHAIR, holder_id=world.family_worker.id, chosen=world.nurse.id),
        DutyLine(duty=Duty.NOTE_TAKER, holder_id=world.rektor.id, chosen=world.nurse.id),
        DutyLine(duty=Duty.SIGNED_IN, holder_id=world.family_worker.id, proposal=world.rektor.id),
    )
    answer = GateAnswer(
        gate=Gate.CLOSED,
        codes=(GateCode.AGENCY_MUST_LEAVE,),
        permitted=frozenset({world.preschool.id, world.bvc.id}),
        must_leave=frozenset({world.ifo.id}),
    )
    asked = gate(world).model_copy(update={"answer": answer})
    shown = gate_shown(asked, now, world.family_worker.id, duties)
    assert texts.takes_over("chair", "Bo Låtsas") in shown.text
    assert texts.takes_over("signed_in", "Rakel Påhitt") in shown.text
    assert texts.takes_over("note_taker", "Bo Låtsas") not in shown.text
    assert codes_of(shown) == [takeover_words.SWITCH, takeover_words.STEP_OUT]
    assert shown.actions[0].label == texts.switch_to("Rakel Påhitt")
    assert codes_of(gate_shown(asked, now, world.family_worker.id)) == [takeover_words.STEP_OUT]
    assert codes_of(gate_shown(None, now, world.family_worker.id, duties)) == [
        takeover_words.SWITCH,
        takeover_words.LOCK,
    ]


@pytest.mark.rule("R9")
@pytest.mark.rule("R25")
def test_no_word_tells_a_no_from_a_silence(world: World) -> None:
    """Every code of an answer, and nobody asked at all, look exactly the same."""
    now = now_of(world)
    seen = {gate_shown(gate(world, code), now, world.rektor.id) for code in CODES_OF_AN_ANSWER}
    seen.add(gate_shown(gate(world, GateCode.NOT_ASKED, kind=Gate.DEIDENTIFIED_ONLY), now, world.rektor.id))
    (shown,) = seen
    assert (shown.title, codes_of(shown)) == (MISSING, [gate_words.CONSULT])


@pytest.mark.parametrize(
    ("code", "does"),
    [
        (GateCode.CASE_CLOSED, []),
        (GateCode.NO_TOPIC, []),
        (GateCode.TOPIC_NOT_COVERED, []),
        (GateCode.ONE_WAY_ONLY, []),
        (GateCode.VISITOR_PRESENT, [gate_words.VISITORS_LEFT]),
        (GateCode.AGENCY_UNKNOWN, [gate_words.ATTENDANCE]),
        (GateCode.BRINGER_ABSENT, [gate_words.ATTENDANCE]),
        (GateCode.NOBODY_TO_TALK_WITH, [gate_words.ATTENDANCE]),
        (GateCode.SIGNED_IN_MUST_CHANGE, [takeover_words.LOCK]),
        (GateCode.NOT_CONFIRMED, [gate_words.CONFIRM]),
    ],
)
def test_each_code_says_one_thing_and_what_to_do(world: World, code: GateCode, does: list[str]) -> None:
    """A title, a text, and at most one main thing to press."""
    shown = gate_shown(gate(world, code), now_of(world), world.rektor.id)
    assert shown.title
    assert shown.text
    assert codes_of(shown) == does
    assert code.value not in f"{shown.title} {shown.text}"


def test_topics_stand_there_to_be_chosen(world: World) -> None:
    """Only when they are what is wrong."""
    now = now_of(world)
    for code in (GateCode.NO_TOPIC, GateCode.TOPIC_NOT_COVERED, GateCode.ONE_WAY_ONLY):
        assert gate_shown(gate(world, code), now, world.rektor.id).topics == frozenset({Topic.PLAY})
    assert gate_shown(gate(world, GateCode.NOT_CONFIRMED), now, world.rektor.id).topics is None


def test_an_empty_room_is_filled_first(world: World) -> None:
    """Nobody noted: the attendance, whatever else the gate says of the room."""
    now = now_of(world).model_copy(update={"present": ()})
    shown = gate_shown(gate(world, GateCode.BRINGER_ABSENT), now, world.rektor.id)
    assert codes_of(shown) == [gate_words.ATTENDANCE]
    assert shown.title == texts.WHO_IS_HERE


def test_who_is_outside_may_come_back(world: World) -> None:
    """Nobody to talk with while somebody waits outside: let them in."""
    now = now_of(world).model_copy(update={"outside": (world.nurse.id,)})
    shown = gate_shown(gate(world, GateCode.NOBODY_TO_TALK_WITH), now, world.rektor.id)
    assert codes_of(shown) == [gate_words.ALL_BACK, gate_words.ATTENDANCE]


def test_who_is_not_noted_says_so_herself(world: World) -> None:
    """Signed in and not on the list: one press; sent out: somebody else signs in."""
    now = now_of(world)
    room = tuple(p for p in now.present if p.member_id != world.rektor.id)
    missing = now.model_copy(update={"present": room})
    code = GateCode.SIGNED_IN_MUST_CHANGE
    assert codes_of(gate_shown(gate(world, code), missing, world.rektor.id)) == [gate_words.HERE]
    outside = missing.model_copy(update={"outside": (world.rektor.id,)})
    assert codes_of(gate_shown(gate(world, code), outside, world.rektor.id)) == [takeover_words.LOCK]


@pytest.mark.rule("R15")
def test_those_who_leave_are_named_once(world: World) -> None:
    """Agencies first, then members with a conflict of interest whose agency may stay."""
    now = now_of(world)
    asked = gate(world, GateCode.AGENCY_MUST_LEAVE, GateCode.CONFLICT_OF_INTEREST)
    answer = asked.answer.model_copy(
        update={
            "must_leave": frozenset({world.ifo.id}),
            "members_must_leave": frozenset({world.nurse.id, world.family_worker.id}),
        }
    )
    shown = gate_shown(asked.model_copy(update={"answer": answer}), now, world.rektor.id)
    assert shown.title == "IFO Exempelkommun och Bo Låtsas lämnar rummet innan punkten visas"
    assert codes_of(shown) == [takeover_words.STEP_OUT]


def test_without_a_key_another_signs_in(world: World) -> None:
    """Nothing else can be said of the item."""
    shown = gate_shown(None, now_of(world), world.family_worker.id)
    assert codes_of(shown) == [takeover_words.LOCK]


@pytest.mark.rule("R3")
def test_an_open_gate_says_who_takes_part(world: World) -> None:
    """Everybody, or without whom; opening without somebody says so on the button."""
    now = now_of(world)
    without = gate_shown(gate(world, kind=Gate.OPEN), now, world.rektor.id)
    assert without.title == "IFO Exempelkommun deltar inte i detta ärende"
    assert without.actions[0].label == "Ta upp barnet utan IFO Exempelkommun"
    everybody = frozenset(agency.id for agency in world.agencies)
    asked = gate(world, kind=Gate.OPEN)
    full = asked.model_copy(update={"answer": asked.answer.model_copy(update={"permitted": everybody})})
    assert gate_shown(full, now, world.rektor.id).title == "Alla tre verksamheter får delta"
    assert Presence(member_id=world.rektor.id, agency_id=world.preschool.id) in now.present
