"""What every page is made of says nothing of a case whose key its reader does not hold: two worlds alike."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import ConfigDict, TypeAdapter

import barnombud.services
from barnombud.domain.access_log import LogQuestion
from barnombud.domain.case import CaseIdentity
from barnombud.domain.clock import FixedClock
from barnombud.domain.half_typed import HalfTyped, Spot
from barnombud.domain.ids import MeetingId, ScanId
from barnombud.domain.media import DiskState
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.extract import ExtractOf, ExtractPerson
from barnombud.domain.protection import UncoverReason
from barnombud.domain.team import Agency, Member
from barnombud.errors import UserError
from barnombud.services import (
    access_log,
    after_restore,
    agency_papers,
    backups,
    can_it_wait,
    case_lines,
    case_story,
    cases,
    child_identity,
    child_items,
    commitments,
    consent_round,
    consent_scans,
    consents,
    consultations,
    delivery,
    disk,
    disposal,
    disposal_holds,
    drafts,
    dry_run,
    extracts,
    flower_templates,
    half_typed,
    holding,
    home,
    item_people,
    languages,
    meetings,
    minutes,
    own_records,
    paper_checks,
    paper_contents,
    papers,
    passing_on,
    privacy,
    protection,
    ratings,
    recovery,
    recovery_sheets,
    retention,
    room,
    stopping,
    substitutes,
    support_page,
    team,
    written_inputs,
)
from barnombud.services.desk import Desk
from barnombud.services.papers import PaperRequest
from tests.flows.marked_child import MarkedChild
from tests.held_meeting import everybody_answers
from tests.world import World, found

ANYTHING = TypeAdapter[object](object, config=ConfigDict(ser_json_bytes="base64"))
START = datetime(2026, 3, 3, 8, tzinfo=UTC)
RANDOM = re.compile(r"[0-9a-f]{32,64}|M2026-[0-9a-f]{6}")
"""Ids, sums and the draft's number."""
OFFICES = ("rektor", "verksamhetschef", "registrator")
"""Who keep the shares of the recovery key."""
Page = Callable[[Desk, MarkedChild], object]

ALIKE: dict[str, Page] = {
    "after_restore.restore_round": lambda desk, _: after_restore.restore_round(desk),
    "backups.backup_state": lambda desk, _: backups.backup_state(desk),
    "can_it_wait.can_it_wait": lambda desk, _: can_it_wait.can_it_wait(desk),
    "commitments.commitment_page": lambda desk, _: commitments.commitment_page(desk, with_settled=True),
    "consent_round.regret_list": lambda desk, it: consent_round.regret_list(desk, it.meeting_id),
    "consent_round.round_page": lambda desk, it: consent_round.round_page(desk, it.meeting_id),
    "consultations.consultation_page": lambda desk, _: consultations.consultation_page(desk),
    "consultations.screen_text": lambda desk, it: consultations.screen_text(
        desk, f"{it.word('first_name')} och {it.word('guardian 1')} är här."
    ),
    "delivery.delivery_choices": lambda desk, _: delivery.delivery_choices(desk),
    "disk.disk_page": lambda desk, _: disk.disk_page(desk, DiskState.UNKNOWN),
    "disposal_holds.hold_page": lambda desk, _: disposal_holds.hold_page(desk),
    "disposal.disposal_page": lambda desk, _: disposal.disposal_page(desk),
    "drafts.drafts_for": lambda desk, _: drafts.drafts_for(desk, ""),
    "flower_templates.current_template": lambda desk, _: flower_templates.current_template(desk),
    "half_typed.last_spot": lambda desk, _: half_typed.last_spot(desk),
    "home.home_page": lambda desk, _: home.home_page(desk),
    "languages.language_sheet": lambda desk, _: languages.language_sheet(desk, "so"),
    "languages.languages_page": lambda desk, _: languages.languages_page(desk),
    "meetings.meeting_list": lambda desk, _: meetings.meeting_list(desk),
    "meetings.meeting_page": lambda desk, it: meetings.meeting_page(desk, it.meeting_id),
    "meetings.propose_meeting": lambda desk, _: meetings.propose_meeting(desk),
    "minutes.minutes_draft": lambda desk, it: minutes.minutes_draft(desk, it.meeting_id),
    "minutes.sections_to_look_at": lambda desk, it: minutes.sections_to_look_at(desk, it.meeting_id),
    "papers.papers_page": lambda desk, it: papers.papers_page(desk, it.meeting_id),
    "passing_on.leaving_page": lambda desk, it: [
        passing_on.leaving_page(desk, member.id) for member in it.world.members
    ],
    "privacy.privacy_page": lambda desk, _: privacy.privacy_page(desk),
    "retention.retention_page": lambda desk, _: retention.retention_page(desk),
    "substitutes.duty_lines": lambda desk, it: substitutes.duty_lines(desk, it.meeting_id),
    "team.team_view": lambda desk, _: team.team_view(desk),
}
"""What every member may open: the same, to a letter and a number, as if there were no such child."""

WITHOUT_A_WORD: dict[str, Page] = {
    "agency_papers.own_note_request": lambda desk, it: agency_papers.own_note_request(desk, it.case_id),
    "access_log.log_page": lambda desk, _: access_log.log_page(desk, LogQuestion()),
    "backups.backup_page": lambda desk, _: backups.backup_page(desk),
    "case_lines.case_list": lambda desk, _: case_lines.case_list(desk),
    "case_story.case_story": lambda desk, it: case_story.case_story(desk, it.case_id),
    "cases.case_page": lambda desk, it: cases.case_page(desk, it.case_id),
    "cases.look_alikes": lambda desk, it: cases.look_alikes(
        desk, it.case_id, CaseIdentity(alias=it.word("alias"), first_name=it.word("first_name"))
    ),
    "child_identity.uncover_number": lambda desk, it: child_identity.uncover_number(desk, it.case_id),
    "child_items.item_page": lambda desk, it: child_items.item_page(desk, it.item_id),
    "child_items.notes_kept_out": lambda desk, it: child_items.notes_kept_out(desk, it.item_id),
    "consent_round.givers_of": lambda desk, it: consent_round.givers_of(desk, it.case_id),
    "consent_scans.open_scan": lambda desk, it: consent_scans.open_scan(desk, it.case_id, scan_of(desk, it)),
    "consents.consent_page": lambda desk, it: consents.consent_page(desk, it.case_id),
    "drafts.find_draft": lambda desk, it: drafts.find_draft(desk, f"case/{it.case_id}/concern"),
    "dry_run.dry_run": lambda desk, it: dry_run.dry_run(desk, {it.case_id}),
    "extracts.extract_content": lambda desk, it: extracts.extract_content(desk, it.case_id, child_of(it)),
    "extracts.extract_people": lambda desk, it: extracts.extract_people(desk, it.case_id),
    "extracts.make_extract": lambda desk, it: extracts.make_extract(desk, it.case_id, child_of(it)),
    "half_typed.find_half_typed": lambda desk, it: half_typed.find_half_typed(desk, spot_of(it), it.case_id),
    "holding.item_gate": lambda desk, it: holding.item_gate(desk, it.item_id),
    "holding.meeting_now": lambda desk, it: holding.meeting_now(desk, it.meeting_id),
    "holding.next_hidden": lambda desk, it: holding.next_hidden(desk, it.meeting_id),
    "item_people.item_people": lambda desk, it: item_people.item_people(desk, it.item_id),
    "languages.paper_languages": lambda desk, it: languages.paper_languages(desk, it.case_id),
    "own_records.own_records_page": lambda desk, it: own_records.own_records_page(desk, it.case_id),
    "paper_checks.check_page": lambda desk, it: paper_checks.check_page(desk, form_of(it)),
    "paper_contents.make_paper": lambda desk, it: paper_contents.make_paper(desk, form_of(it)),
    "paper_contents.paper_content": lambda desk, it: paper_contents.paper_content(desk, form_of(it)),
    "protection.uncovered_page": lambda desk, it: protection.uncovered_page(
        desk, it.case_id, UncoverReason.RIGHT_CHILD
    ),
    "ratings.flower_page": lambda desk, it: ratings.flower_page(desk, it.case_id),
    "recovery.recovery_page": lambda desk, _: recovery.recovery_page(desk),
    "recovery_sheets.begin_sheets": lambda desk, _: recovery_sheets.begin_sheets(desk, OFFICES).sheets,
    "stopping.must_be_told": lambda desk, it: stopping.must_be_told(desk, it.case_id),
    "support_page.support_page": lambda desk, it: support_page.support_page(desk, it.item_id),
    "written_inputs.written_page": lambda desk, it: written_inputs.written_page(desk, it.item_id),
}
"""What is about one child, or says by design that there is a case with a number (the list, the log), how many
cases there are (backups, the recovery key) or that something comes later (the room): refused, or without any
of the child's words."""

OF_AN_ITEM = {
    *("child_items.item_page", "child_items.notes_kept_out", "holding.item_gate", "item_people.item_people"),
    *("support_page.support_page", "written_inputs.written_page"),
}
"""Pages of an item, which there is none of before the meeting."""

SAYS_ITS_NUMBER = {"access_log.log_page", "case_lines.case_list"}

NO_PAGE = {
    **dict.fromkeys(("letterhead.team_logo", "place.place_page", "recovery.is_set_up"), "knows of no child"),
    "half_typed.keep_half_typed": "says when it kept what its own member typed",
    "recovery.begin_recovery": "makes a fresh key's shares; knows of no child",
    "slot_cost.plan_dearer": "works out the member's own slot anew; knows of no child",
    "slot_cost.keep_dearer": "says whether the member's own slot was kept",
    "store_check.begin_check": "lends a reader of sealed pages to a check that only says whole or not",
    "store_check.note_checked": "says that the log has one line more; knows of no child",
    "disposal.dispose_by_decision": "work at night; its number is shown nowhere",
    "disposing.dispose_by_plan": "work at unlocking; its certificate names no child",
    **dict.fromkeys(("disposing.let_go_of_old_backups", "dry_run.backups_now"), "knows of backups only"),
    "log_care.check_chain": "goes through the log's sums, which know of no child",
    "store_key.key_work": "counts backups and says since when a key is due; knows of no child",
    "store_key.rekey_one_backup": "says whether a file took the key",
    **dict.fromkeys(("store_key.end_change", "store_key.take_slots_of_the_gone"), "counts backups or slots"),
    "store_key.is_closed": "says whether the store is open",
    "holding.recheck": "shuts the open item; what it says is `item_gate`'s",
}
NO_PAGE |= dict.fromkeys(("held_typing.find_held", "held_typing.held_spot", "held_typing.is_holding"), "own")
AT_UNLOCKING = ("key_care.refresh_keys", "passing_on.pass_on_duties", "settling.settle_agreed")
NO_PAGE |= dict.fromkeys(AT_UNLOCKING, "its number is shown nowhere")
"""Services that answer and make no page; `held_typing` says what its own member typed."""


def spot_of(child: MarkedChild) -> Spot:
    """Where the one who brings the child has something half typed."""
    return Spot(page="case", ids={"case_id": child.case_id}, field="concern")


def child_of(child: MarkedChild) -> ExtractPerson:
    """The child, as an extract is asked for."""
    return ExtractPerson(of=ExtractOf.CHILD, name=child.words["first_name"])


def form_of(child: MarkedChild) -> PaperRequest:
    """The consent form of the case."""
    return PaperRequest(kind=PaperKind.CONSENT_FORM, case_id=child.case_id)


def scan_of(desk: Desk, child: MarkedChild) -> ScanId:
    """The scan's id, which lies outside the seal."""
    with desk.unit_of_work() as uow:
        ((_event, scan),) = uow.scans.of_case(child.case_id)
    return scan


def as_text(page: object) -> str:
    """Everything a page is made of."""
    return ANYTHING.dump_json(page, fallback=str).decode()


def compared(page: object, number: str) -> str:
    """The same without what is random: ids, the known child's number, and the order of both."""

    def ordered(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: ordered(value) for key, value in sorted(part.items())}
        if isinstance(part, list):
            return sorted((ordered(each) for each in part), key=json.dumps)
        return part

    return json.dumps(ordered(json.loads(RANDOM.sub("id", as_text(page)).replace(f'"{number}"', '"number"'))))


class Life:
    """One team's days with a child, or the same days without; somebody looks at every page in between."""

    def __init__(self, world: World, *, told: tuple[Agency, ...], reader: Member, with_child: bool) -> None:
        """``told`` are let in, the first of them brings the child; ``reader`` belongs to none of them."""
        self.world, self.told, self.reader, self.with_child = world, told, reader, with_child
        self.bringer = next(m for m in world.members if m.agency_id == told[0].id)
        self.child = MarkedChild(world, told)
        self.writes = with_child and self.bringer == world.rektor
        """The preschool's child goes the whole way; another's is asked about and taken up."""
        self.known = world.consented_case()
        """A child that everybody may know of, so that there is something to count.

        Without any child the agenda's time for children goes to the general items (`build_agenda`),
        which would tell the two worlds apart: that something comes later, the room is told anyway.
        """
        self.alike: dict[str, str] = {}
        self.found: dict[str, list[str]] = {}

    def live(self) -> None:
        """Ask, prepare, meet, agree; look each time."""
        world, child = self.world, self.child
        world.sign_in(self.bringer)
        if self.with_child:
            child.ask()
            child.answer()
            child.prepare()
            self.leave_half_typed()
        world.clock.set(START + timedelta(hours=1))
        backups.back_up_now(world.desk)
        child.meeting_id = meetings.plan_meeting(world.desk, START + timedelta(hours=3)).value.id
        meetings.meeting_page(world.desk, child.meeting_id)
        self.look("prepared")
        world.clock.set(START + timedelta(hours=3))
        self.meet(child.meeting_id)
        self.look("running")
        if self.writes:
            child.agree()
            child.afterwards()
        else:
            holding.end_meeting(world.desk, child.meeting_id)
            child.minute()
            minutes.finalise_minutes(world.desk, child.meeting_id, read_through=True)
        world.clock.set(START + timedelta(hours=5))
        self.look("afterwards")

    def leave_half_typed(self) -> None:
        """Leave something on the case's page that no form has kept."""
        child = self.child
        typed = HalfTyped(case_id=child.case_id, fields={"concern": child.word("half-typed on the page")})
        half_typed.keep_half_typed(self.world.desk, spot_of(child), (typed,))

    def meet(self, meeting_id: MeetingId) -> None:
        """Hold the meeting with those who may be there, and open the child's item."""
        world, desk, child = self.world, self.world.desk, self.child
        holding.start_meeting(desk, meeting_id)
        agencies = {agency.id for agency in self.told}
        here = tuple(member.id for member in world.members if member.agency_id in agencies)
        room.note_members(desk, meeting_id, here, AttendanceKind.ARRIVED)
        everybody_answers(world, meeting_id)
        child.minute()
        consent_round.confirm_present(desk, meeting_id)
        child.minute()
        if self.with_child:
            with desk.unit_of_work() as uow:
                items = uow.agenda.for_meeting(meeting_id)
            child.item_id = next(item.id for item in items if item.case_id == child.case_id)
            holding.open_child_item(desk, child.item_id)

    def look(self, phase: str) -> None:
        """Open every page as the reader, then give the desk back to whoever brings the child."""
        desk = self.world.sign_in(self.reader)
        for name, page in ALIKE.items():
            shown = opened(page, desk, self.child)
            self.alike[f"{phase}: {name}"] = compared(shown, self.known.number)
            self.search(f"{phase}: {name}", shown)
        for name, page in WITHOUT_A_WORD.items():
            if self.with_child and (name not in OF_AN_ITEM or hasattr(self.child, "item_id")):
                self.search(f"{phase}: {name}", opened(page, desk, self.child))
        self.world.sign_in(self.bringer)

    def search(self, where: str, shown: object) -> None:
        """Note every word of the child that stands on a page, and its number and ids."""
        text = as_text(shown)
        words = {word for word in self.child.words.values() if word in text}
        if self.with_child and where.rpartition(" ")[2] not in SAYS_ITS_NUMBER:
            with self.world.desk.unit_of_work() as uow:
                number = uow.cases.get(self.child.case_id).number
            told = (f'"{number}"', self.child.guardian_id)
            words |= {word for word in told if word in text}
        if words:
            self.found[where] = sorted(words)


def opened(page: Page, desk: Desk, child: MarkedChild) -> object:
    """Return what a page is made of, or the codes of the refusal."""
    try:
        return page(desk, child)
    except UserError as error:
        return {"refused": type(error).__name__}


@pytest.mark.rule("R3")
@pytest.mark.rule("R35")
@pytest.mark.parametrize("left_out", ["preschool", "bvc", "ifo"])
def test_every_page_is_as_if_there_were_no_such_child(tmp_path: Path, left_out: str) -> None:
    """A member of each agency in turn is not told: no name, no number, no count differs from a team without.

    While it is asked, while the room has it open, and after everything about it has been written.
    """
    lives = []
    for with_child in (True, False):
        with found(tmp_path / str(with_child), FixedClock(START)) as world:
            reader = {"preschool": world.teacher, "bvc": world.nurse, "ifo": world.family_worker}[left_out]
            told = tuple(agency for agency in world.agencies if agency.id != reader.agency_id)
            life = Life(world, told=told, reader=reader, with_child=with_child)
            life.live()
            lives.append(life)
    with_child_, without = lives
    assert with_child_.found == {}
    differing = [where for where, page in without.alike.items() if with_child_.alike[where] != page]
    assert differing == []


@pytest.mark.rule("R3")
def test_who_may_know_finds_the_child_on_those_pages(tmp_path: Path) -> None:
    """The same walk by the one who brings it: the pages do hold words, so the search above finds them."""
    with found(tmp_path, FixedClock(START)) as world:
        life = Life(world, told=(world.preschool, world.bvc), reader=world.teacher, with_child=True)
        life.live()
        own = half_typed.find_half_typed(world.sign_in(life.bringer), spot_of(life.child), life.child.case_id)
        assert life.child.words["half-typed on the page"] in as_text(own)
    named = {where.rpartition(" ")[2] for where in life.found}
    assert named >= {
        *("cases.case_page", "case_lines.case_list", "case_story.case_story", "consents.consent_page"),
        *("papers.papers_page", "commitments.commitment_page", "meetings.meeting_page", "home.home_page"),
        *("extracts.extract_content", "support_page.support_page", "child_items.item_page"),
        "ratings.flower_page",
    }


def test_no_page_is_left_out_of_the_walk() -> None:
    """Every service that answers a desk is walked above, or makes no page and says why."""
    answering = set()
    for found_module in pkgutil.iter_modules(barnombud.services.__path__):
        module = importlib.import_module(f"barnombud.services.{found_module.name}")
        for name, service in inspect.getmembers(module, inspect.isfunction):
            signature = inspect.signature(service)
            if service.__module__ == module.__name__ and not name.startswith("_"):
                changes = str(signature.return_annotation).startswith(("Outcome", "None"))
                if next(iter(signature.parameters), "") == "desk" and not changes:
                    answering.add(f"{found_module.name}.{name}")
    assert answering == {*ALIKE, *WITHOUT_A_WORD, *NO_PAGE}
