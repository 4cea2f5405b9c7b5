"""A second, slow and obvious reading of the consent rules, to check the real gate against.

Written from the rules R1-R8, R12 and R15 and docs/consent-gate.md as sentences with loops. It uses the
vocabulary of the domain (the values and the codes) and none of its functions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from barnombud.domain.case import Capacity, CaseState, Guardian
from barnombud.domain.consent.codes import Gate, GateCode
from barnombud.domain.consent.events import Answer, ConsentEvent, ConsentKind, ConsentTerms
from barnombud.domain.consent.gate import CaseFacts, Room
from barnombud.domain.consent.topics import Topic

CHILD = "the child"


@dataclass
class Verdict:
    """What the oracle says; compared field by field with the gate's answer."""

    gate: Gate = Gate.CLOSED
    codes: set[GateCode] = field(default_factory=set)
    permitted: set[str] = field(default_factory=set)
    must_leave: set[str] = field(default_factory=set)
    members_must_leave: set[str] = field(default_factory=set)
    scopes: dict[tuple[str, str], set[Topic]] = field(default_factory=dict)
    consent_ids: set[str] = field(default_factory=set)
    notes_locked: set[str] = field(default_factory=set)


@dataclass
class Word:
    """What one person has said, at the moment asked about."""

    status: str
    terms: ConsentTerms | None = None
    event: ConsentEvent | None = None
    was_cleared: bool = False


def oracle(facts: CaseFacts, room: Room, topics: frozenset[Topic], at: datetime) -> Verdict:
    """Answer the gate's question the slow way."""
    words = words_that_are_needed(facts, at)
    verdict = Verdict()
    _say_what_is_missing(verdict, facts, words, topics)
    if verdict.codes:
        nobody_asked = True
        for word in words:
            if word.status != "never asked":
                nobody_asked = False
        if nobody_asked and verdict.codes == {GateCode.NOT_ASKED}:
            verdict.gate = Gate.DEIDENTIFIED_ONLY
        return verdict
    for word in words:
        assert word.event is not None
        verdict.consent_ids.add(word.event.id)
    _say_who_may_hear(verdict, facts, room, words, topics)
    _look_round_the_room(verdict, facts, room)
    _look_for_one_way_pairs(verdict, room, topics)
    _look_for_confirmations(verdict, facts, room, words, at)
    if not verdict.codes:
        verdict.gate = Gate.OPEN
    return verdict


def after_going_back(verdict: Verdict, asked: list[tuple[set[str], set[str]]]) -> Verdict:
    """Say what restores do to a verdict: ``asked`` are, for each, the agencies and those that have answered.

    Written as the rule is said: after a restore no child is named until every agency has answered.
    """
    somebody_silent = False
    for agencies, answered in asked:
        for agency in agencies:
            if agency not in answered:
                somebody_silent = True
    consent_holds = len(verdict.permitted) > 0
    if somebody_silent and consent_holds:
        verdict.codes.add(GateCode.NOT_HEARD_SINCE_BACKUP)
        verdict.gate = Gate.CLOSED
    return verdict


def _has_custody(capacity: Capacity) -> bool:
    # R4: a parent without custody never consents for the child; neither does any other adult.
    if capacity is Capacity.JOINT_GUARDIAN:
        return True
    if capacity is Capacity.SOLE_GUARDIAN:
        return True
    if capacity is Capacity.SPECIALLY_APPOINTED:
        return True
    return capacity is Capacity.TEMPORARY_GUARDIAN


def words_that_are_needed(facts: CaseFacts, at: datetime) -> list[Word]:
    """What everybody has said whose yes is needed."""
    words: list[Word] = []
    with_custody: list[Guardian] = []
    for guardian in facts.guardians:
        if not _has_custody(guardian.capacity):
            continue
        with_custody.append(guardian)
        word = _word_of(guardian.id, facts, at)
        if guardian.hindrance is None:
            words.append(word)
        elif word.status in ("no", "withdrawn", "yes", "later", "cleared") or word.was_cleared:
            # A ground for not asking her never silences what she has said.
            words.append(word)
    if len(with_custody) == 1 and with_custody[0].capacity is Capacity.JOINT_GUARDIAN:
        # Two share custody but only one is known: the other has not been asked.
        words.append(Word("never asked"))
    child = _word_of(CHILD, facts, at)
    if child.status != "never asked":
        words.append(child)
    return words


def _word_of(person: str, facts: CaseFacts, at: datetime) -> Word:
    said = _what_was_said_by(person, facts, at)
    if not said:
        return Word("never asked")
    answers = [event for event in said if event.kind is not ConsentKind.ASKED]
    if not answers:
        return Word("silent")
    last = _last_word(answers)
    if last.kind is ConsentKind.CLEARED:
        # R9: an answer has been disposed of; she counts as not asked until somebody asks anew.
        for event in said:
            if event.kind is ConsentKind.ASKED and event.recorded_at > last.recorded_at:
                return Word("silent", None, last, was_cleared=True)
        return Word("cleared", None, last, was_cleared=True)
    takes_away = last.kind is ConsentKind.WITHDRAWN
    if takes_away:
        return Word("withdrawn", None, last)
    if last.answer is None or last.answer is Answer.NO:
        return Word("no", None, last)
    if last.terms is None or _corrects_nothing(last, answers):
        return Word("silent", None, last)
    today = at.astimezone(ZoneInfo("Europe/Stockholm")).date()
    if _is_day_after(today, last.terms.valid_to):
        return Word("ended", None, last)
    if _is_day_after(last.terms.valid_from, today):
        return Word("later", None, last)
    return Word("yes", last.terms, last)


def _is_day_after(one: date, other: date) -> bool:
    return (one.year, one.month, one.day) > (other.year, other.month, other.day)


def _what_was_said_by(person: str, facts: CaseFacts, at: datetime) -> list[ConsentEvent]:
    found: list[ConsentEvent] = []
    for event in facts.events:
        if event.recorded_at > at:
            continue
        if event.other_adult != "":
            # R6: about that adult's own affairs, not the child's.
            continue
        if person == CHILD:
            if event.capacity is Capacity.THE_CHILD:
                found.append(event)
        elif event.guardian_id == person and _has_custody(event.capacity):
            found.append(event)
    return found


def _denies(event: ConsentEvent) -> bool:
    if event.kind is ConsentKind.WITHDRAWN:
        return True
    return event.answer is None or event.answer is Answer.NO


def _rank_in_the_same_instant(event: ConsentEvent) -> int:
    # Two things noted in one and the same instant: the stricter counts as the later.
    if event.kind is ConsentKind.WITHDRAWN:
        return 3
    if event.kind is ConsentKind.CORRECTED:
        return 2
    if _denies(event):
        return 1
    return 0


def _in_diary_order(answers: list[ConsentEvent]) -> list[ConsentEvent]:
    diary: list[ConsentEvent] = []
    for event in answers:
        place = len(diary)
        while place > 0:
            before = diary[place - 1]
            if before.recorded_at < event.recorded_at:
                break
            same = before.recorded_at == event.recorded_at
            if same and _rank_in_the_same_instant(before) <= _rank_in_the_same_instant(event):
                break
            place -= 1
        diary.insert(place, event)
    return diary


def _first_of_chain(event: ConsentEvent, diary: list[ConsentEvent]) -> ConsentEvent | None:
    """The answer a correction goes back to, through other corrections; None when it corrects no answer."""
    current = event
    while current.kind is ConsentKind.CORRECTED:
        target = None
        for earlier in diary[: diary.index(current)]:
            gone = earlier.kind in (ConsentKind.WITHDRAWN, ConsentKind.CLEARED)
            if earlier.id == current.corrects and not gone:
                target = earlier
        if target is None:
            return None
        current = target
    return current


def _corrects_nothing(event: ConsentEvent, answers: list[ConsentEvent]) -> bool:
    if event.kind is not ConsentKind.CORRECTED:
        return False
    return _first_of_chain(event, _in_diary_order(answers)) is None


def _last_word(answers: list[ConsentEvent]) -> ConsentEvent:
    diary = _in_diary_order(answers)
    told: list[tuple[ConsentEvent, ConsentEvent]] = []  # (as first told, as it reads today)
    for event in diary:
        root = _first_of_chain(event, diary)
        if event.kind is ConsentKind.CORRECTED and root is not None:
            told = [(first, event if first is root else now) for first, now in told]
        else:
            told.append((event, event))
    said = [now for _, now in told]
    standing = said[0]
    for number, event in enumerate(said):
        if _denies(event):
            standing = event
            continue
        # A yes found afterwards, given before a denial that was already noted, changes nothing.
        overtaken = False
        for denial in said[:number]:
            if _denies(denial) and denial.happened_on > event.happened_on:
                overtaken = True
        if not overtaken:
            standing = event
    return standing


def _say_what_is_missing(
    verdict: Verdict, facts: CaseFacts, words: list[Word], topics: frozenset[Topic]
) -> None:
    because = {
        "never asked": GateCode.NOT_ASKED,
        "cleared": GateCode.NOT_ASKED,
        "silent": GateCode.NOT_ANSWERED,
        "no": GateCode.REFUSED,
        "withdrawn": GateCode.WITHDRAWN,
        "ended": GateCode.EXPIRED,
        "later": GateCode.NOT_YET_VALID,
    }
    for word in words:
        if word.status != "yes":
            verdict.codes.add(because[word.status])
    if facts.state is CaseState.CLOSED:
        verdict.codes.add(GateCode.CASE_CLOSED)
    if not _somebody_to_ask(facts):
        verdict.codes.add(GateCode.NO_GUARDIAN)
    if verdict.codes:
        return
    if not anything_in_common(words):
        verdict.codes.add(GateCode.EMPTY_INTERSECTION)
    elif not topics:
        verdict.codes.add(GateCode.NO_TOPIC)


def _somebody_to_ask(facts: CaseFacts) -> bool:
    found = False
    for guardian in facts.guardians:
        if _has_custody(guardian.capacity) and guardian.hindrance is None:
            found = True
    return found


def anything_in_common(words: list[Word]) -> bool:
    """Whether all these yeses let any agency tell another anything."""
    for one in _agencies_in(words):
        for other in _agencies_in(words):
            for topic in Topic:
                if everybody_lets(words, one, other, topic):
                    return True
    return False


def _agencies_in(words: list[Word]) -> set[str]:
    agencies: set[str] = set()
    for word in words:
        assert word.terms is not None
        for scope in word.terms.scopes:
            agencies.add(scope.from_agency)
            agencies.add(scope.to_agency)
    return agencies


def everybody_lets(words: list[Word], one: str, other: str, topic: Topic) -> bool:
    """Whether all these yeses let one agency tell another about a topic."""
    for word in words:
        lets = False
        assert word.terms is not None
        for scope in word.terms.scopes:
            if scope.from_agency == one and scope.to_agency == other and topic in scope.topics:
                lets = True
        if not lets:
            return False
    return True


def _say_who_may_hear(
    verdict: Verdict, facts: CaseFacts, room: Room, words: list[Word], topics: frozenset[Topic]
) -> None:
    for one in room.known_agencies:
        for other in room.known_agencies:
            for topic in topics:
                if everybody_lets(words, one, other, topic):
                    verdict.scopes.setdefault((one, other), set()).add(topic)
    verdict.permitted.add(facts.brought_by)
    for agency in room.known_agencies:
        if verdict.scopes.get((facts.brought_by, agency), set()) == set(topics):
            verdict.permitted.add(agency)
    if verdict.permitted == {facts.brought_by}:
        verdict.codes.add(GateCode.TOPIC_NOT_COVERED)


def _look_round_the_room(verdict: Verdict, facts: CaseFacts, room: Room) -> None:
    staying: dict[str, str] = {}
    for person in room.present:
        goes = False
        if person.agency_id not in room.known_agencies:
            verdict.codes.add(GateCode.AGENCY_UNKNOWN)
        if person.agency_id not in verdict.permitted:
            verdict.codes.add(GateCode.AGENCY_MUST_LEAVE)
            verdict.must_leave.add(person.agency_id)
            goes = True
        if person.member_id in room.conflicted:
            verdict.codes.add(GateCode.CONFLICT_OF_INTEREST)
            verdict.members_must_leave.add(person.member_id)
            goes = True
        if not goes:
            staying[person.member_id] = person.agency_id
    if room.signed_in not in staying:
        verdict.codes.add(GateCode.SIGNED_IN_MUST_CHANGE)
    if room.other_visitors:
        verdict.codes.add(GateCode.VISITOR_PRESENT)
    if facts.brought_by not in staying.values():
        verdict.codes.add(GateCode.BRINGER_ABSENT)
    others = [agency for agency in staying.values() if agency != facts.brought_by]
    if not others:
        verdict.codes.add(GateCode.NOBODY_TO_TALK_WITH)


def _look_for_one_way_pairs(verdict: Verdict, room: Room, topics: frozenset[Topic]) -> None:
    for one in room.present:
        for other in room.present:
            if one.agency_id == other.agency_id:
                continue
            if one.agency_id not in verdict.permitted or other.agency_id not in verdict.permitted:
                continue
            for topic in topics:
                if topic not in verdict.scopes.get((one.agency_id, other.agency_id), set()):
                    verdict.codes.add(GateCode.ONE_WAY_ONLY)


def _look_for_confirmations(
    verdict: Verdict, facts: CaseFacts, room: Room, words: list[Word], at: datetime
) -> None:
    if not _has_checked(facts.brought_by, facts, words, at):
        verdict.codes.add(GateCode.NOT_CONFIRMED)
    for person in room.present:
        if person.agency_id not in verdict.permitted:
            continue
        if not _has_checked(person.agency_id, facts, words, at):
            verdict.notes_locked.add(person.agency_id)


def _has_checked(agency: str, facts: CaseFacts, words: list[Word], at: datetime) -> bool:
    # R8: the agency has checked the consent after the last of the answers that now hold was written down.
    for confirmation in facts.confirmations:
        if confirmation.agency_id != agency or confirmation.at > at:
            continue
        after_all = True
        for word in words:
            assert word.event is not None
            if confirmation.at < word.event.recorded_at:
                after_all = False
        if after_all:
            return True
    return False
