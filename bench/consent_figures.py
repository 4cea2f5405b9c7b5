"""What consent costs: the gate over a long history, an agenda full of children, a new member's keys."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from barnombud.domain.case import Capacity, Guardian, Preparation
from barnombud.domain.changes import Op
from barnombud.domain.clock import FixedClock
from barnombud.domain.consent.events import Answer, ConsentEvent, ConsentKind
from barnombud.domain.consent.gate import CaseFacts, Presence, Room, open_item
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import CaseId, ConsentEventId, GuardianId, MeetingId, MemberId, new_id
from barnombud.domain.leak_check import LeakWords, find_leaks
from barnombud.domain.team import Member
from barnombud.services.cases import gather
from barnombud.services.key_care import share_held_keys
from barnombud.services.known_words import towns, trait_book
from barnombud.services.meetings import meeting_page, plan_meeting
from bench.figures import line, timed
from tests.world import World, found

EVENTS, ITEMS, RUNNING, CASES = 200, 40, 60, 200
GENERAL_ITEMS = 7
"""Of the agenda template, beside the children."""
TOPICS = frozenset({Topic.LANGUAGE, Topic.PLAY})


def figures(folder: Path) -> Iterator[str]:
    """Yield a line a figure; the store is made anew, with `CASES` children."""
    place = folder / "consent"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    with found(place, FixedClock(datetime(2026, 11, 2, 9, tzinfo=UTC))) as world:
        cases = [world.consented_case(f"Räv {number}").id for number in range(RUNNING)]
        yield from _gate(world, cases[0])
        yield from _agenda(world, cases[: ITEMS - GENERAL_ITEMS])
        for number in range(RUNNING, CASES):
            world.consented_case(f"Räv {number}")
        yield from _new_member(world)
    yield _screening()


def _screening() -> str:
    text = ("Hur stöttar vi ett barn som sover dåligt och är ledset vid lämning på morgonen? " * 130)[:10_000]
    words = LeakWords(names=tuple(f"Namn{n} Efternamn{n}" for n in range(400)), towns=towns())
    traits = trait_book()
    return line(
        "10,000 characters searched for what points a person out (R13), with 200 families' names",
        timed(lambda: find_leaks(text, words, traits=traits), 10),
        target="100",
    )


def _gate(world: World, case_id: CaseId) -> Iterator[str]:
    with world.desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        (guardian,) = uow.guardians.for_case(case_id)
        for number in range(EVENTS - 1):
            uow.consents.add(_event(world, guardian, number))
        facts = gather(uow, case)
        room = Room(
            present=tuple(Presence(member_id=m.id, agency_id=m.agency_id) for m in world.members),
            signed_in=world.rektor.id,
            known_agencies=frozenset(agency.id for agency in world.agencies),
        )
        ask = partial(open_item, facts, room, TOPICS, uow.now())
        yield line(f"The gate over {len(facts.events)} events", timed(ask, 50), target="5")
        read = partial(_read_and_ask, lambda: gather(uow, case), room, uow.now())
        yield line("The same, read and unsealed from the store", timed(read, 10))


def _read_and_ask(read: Callable[[], CaseFacts], room: Room, at: datetime) -> None:
    open_item(read(), room, TOPICS, at)


def _event(world: World, guardian: Guardian, number: int) -> ConsentEvent:
    """Return a yes, then a withdrawal, then a yes: a family that changes its mind a hundred times."""
    gives = number % 2 == 1
    at = world.clock.now() - timedelta(minutes=EVENTS - number)
    return ConsentEvent(
        id=ConsentEventId(new_id()),
        case_id=guardian.case_id,
        kind=ConsentKind.ANSWERED if gives else ConsentKind.WITHDRAWN,
        guardian_id=GuardianId(guardian.id),
        capacity=Capacity.SOLE_GUARDIAN,
        answer=Answer.YES if gives else None,
        terms=world.terms() if gives else None,
        happened_on=at.date(),
        recorded_at=at,
        collected_by=world.rektor.id,
        collector_agency=world.preschool.id,
    )


def _agenda(world: World, cases: list[CaseId]) -> Iterator[str]:
    with world.desk.unit_of_work() as uow:
        for case in uow.cases.list():
            uow.cases.save_preparation(case.id, Preparation(take_up=case.id in cases, concern="Sömn"))
        uow.commit(Op.CHANGE_CASE)
    meeting: MeetingId = plan_meeting(world.desk, world.clock.now() + timedelta(days=7)).value.id
    items = len(meeting_page(world.desk, meeting).agenda)
    shown = partial(meeting_page, world.desk, meeting)
    yield line(f"An agenda of {items} items, {len(cases)} of them children", timed(shown, 10), target="50")


def _new_member(world: World) -> Iterator[str]:
    joining = Member(
        id=MemberId(new_id()),
        name="Ny Låtsas",
        role="BVC-sjuksköterska",
        agency_id=world.bvc.id,
        joined_on=world.desk.today(),
    )
    yield line(
        f"Sealing {CASES} cases for a new member",
        timed(partial(_sealed_for, world, joining), 3),
        target="2000",
    )
    yield line(
        f"New keys for {CASES} cases when a member leaves", timed(partial(_left_by, world), 3), target="2000"
    )


def _sealed_for(world: World, joining: Member) -> None:
    """Seal every case's key to the new member; left without a commit, so that it can be done again."""
    with world.desk.unit_of_work() as uow:
        uow.shows_nothing()
        uow.members.add(joining, world.desk.store.keys.private_key.public_key().public_bytes_raw())
        _check(share_held_keys(uow))


def _left_by(world: World) -> None:
    with world.desk.unit_of_work() as uow:
        uow.shows_nothing()
        uow.members.save(world.nurse.model_copy(update={"active": False}))
        _check(share_held_keys(uow))


def _check(changed: int) -> None:
    if changed != CASES:
        raise SystemExit(f"{changed} of {CASES} cases were sealed: the figure would be of something else")
