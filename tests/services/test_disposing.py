"""Disposal by the plan: dry run, erasure, certificate, no way back; the real store on a set clock (R32)."""

from __future__ import annotations

from pathlib import Path

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.disposal_certificate import DisposalBlocker
from barnombud.domain.ids import CaseId, CertificateId
from barnombud.domain.minutes import HandoverWay, MinutesState, PaperKind
from barnombud.domain.retention import IN_CASE, RecordKind, RetentionTerm, TimeUnit
from barnombud.errors import DiskFull, InputError, NotFound, RuleViolation
from barnombud.services.backups import back_up_now, choose_place
from barnombud.services.disposing import dispose_by_plan, dispose_of_records, let_go_of_old_backups
from barnombud.services.dry_run import DryRun, dry_run
from barnombud.services.handing_over import hand_over, take_out
from barnombud.services.meetings import meeting_list
from barnombud.services.minutes import add_addendum, minutes_draft
from barnombud.services.paper_contents import make_paper
from barnombud.services.papers import PaperRequest, papers_page
from barnombud.services.restoring import restore_backup
from barnombud.services.retention import retention_page, save_term
from barnombud.store.backup import backups_of
from barnombud.store.failed_unlocks import note_failed_unlock
from tests.flows.marked_child import MarkedChild
from tests.flows.outside_reader import Reader
from tests.services.kept_records import (
    DECISION,
    add_consultation,
    close,
    closed_case,
    decide,
    decide_cases,
    finished_meeting,
    pass_days,
)
from tests.stores import PASSPHRASE
from tests.world import World


def all_due(world: World) -> DryRun:
    """Look at everything that is due."""
    return dry_run(world.desk, {each.record_id for each in retention_page(world.desk).due})


def case_ids(world: World) -> list[CaseId]:
    """Return the cases that are left."""
    with world.desk.unit_of_work() as uow:
        return [case.id for case in uow.cases.list()]


def go_back(world: World, backup: Path) -> None:
    """Lock, restore an older copy and unlock."""
    world.desk.close()
    restore_backup(world.machine, world.folder, world.rektor.id, PASSPHRASE, backup)
    world.sign_in(world.rektor)


@pytest.mark.rule("R32")
def test_a_dry_run_names_every_record_paper_and_backup_and_changes_nothing(
    world: World, tmp_path: Path
) -> None:
    """Papers that were given say when; no child's name is in it."""
    held = finished_meeting(world)
    add_consultation(world, held.meeting_id)
    for kind in (PaperKind.GUARDIAN_SHEET, PaperKind.MINUTES):
        paper = make_paper(world.desk, held.lines(kind)[0].request)
        hand_over(
            world.desk, paper, HandoverWay.PAPER, recipient="Nämnden" if kind is PaperKind.MINUTES else ""
        )
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_place(world.desk, stick)
    back_up_now(world.desk)
    pass_days(world, 31)
    before = retention_page(world.desk)
    found = all_due(world)
    number = held.cases["Ekorren"].number
    by_kind = {each.record.kind: each for each in found.records}
    rows = dict(by_kind[RecordKind.CASE].rows)
    assert {"child_record", "item_snapshot", "consent_event", "rating", "agreement", "handed_over"} <= set(
        rows
    )
    assert rows["handed_over"] == 1
    papers = by_kind[RecordKind.CASE].papers
    assert [paper.document_id.startswith((f"B-{number}-", f"F-{number}-")) for paper in papers] == [True] * 5
    assert [paper.kind for paper in papers if paper.handed_over_at] == [PaperKind.GUARDIAN_SHEET]
    (minutes,) = by_kind[RecordKind.MINUTES].papers
    assert (minutes.document_id, minutes.handed_over_at is None) == ("M2026-1", False)
    assert by_kind[RecordKind.CONSULTATION].papers == ()
    assert found.papers == 6
    assert [each.second_place for each in found.backups] == [False, True]
    assert not found.second_place_away
    assert "Alva" not in found.model_dump_json()
    assert retention_page(world.desk) == before
    stick.rename(tmp_path / "pulled-out")
    assert all_due(world).second_place_away


@pytest.mark.rule("R32")
@pytest.mark.rule("R36")
def test_disposing_destroys_the_key_and_leaves_a_certificate(world: World) -> None:
    """Every word of the child is gone from the store; the log says only that something went."""
    child = MarkedChild(world, world.agencies)
    child.everything()
    with world.desk.unit_of_work() as uow:
        case = uow.cases.get(child.case_id)
        agenda = uow.agenda.for_case(case.id)
    close(world, case)
    decide_cases(world)
    pass_days(world, 30)
    shown = dry_run(world.desk, {case.id})
    outcome = dispose_of_records(world.desk, shown, " 1 ")
    assert (outcome.change.op, outcome.change.touched) == (Op.DISPOSE, frozenset())
    reader = Reader(world.folder, world.rektor.id, PASSPHRASE)
    text = reader.text()
    assert not {label for label, word in child.words.items() if word in text} - {"half-typed alias"}
    assert agenda
    assert case.number not in {row["number"] for row in reader.rows["case_file"]}
    made = outcome.value
    (kept,) = reader.rows["disposal_certificate"]
    assert not any(word in str(kept["content"]) for word in (*child.words.values(), case.number, case.id))
    assert [(each.kind, each.count, each.decision, each.agency) for each in made.lines] == [
        (kind, 1, DECISION, "Förskolan Tallbacken") for kind in IN_CASE
    ]
    assert made.lines[0].papers == len(shown.records[0].papers) > 0
    assert (made.year, made.number, made.by_itself) == (2026, 1, False)
    assert made.by_shown == "Rakel Påhitt, rektor, Förskolan Tallbacken"
    assert made.backups == len(backups_of(world.folder)) == 1
    with world.desk.unit_of_work() as uow:
        assert uow.retention.certificate(made.id) == made
        assert uow.audit.is_whole()
        with pytest.raises(NotFound):
            uow.retention.certificate(CertificateId("0" * 32))


@pytest.mark.rule("R32")
def test_minutes_and_consultations_go_with_their_text_and_keep_their_number(world: World) -> None:
    """The next minutes get the next number, and the meeting is still counted."""
    held = finished_meeting(world)
    add_consultation(world, held.meeting_id)
    minutes = make_paper(world.desk, held.lines(PaperKind.MINUTES)[0].request)
    hand_over(world.desk, minutes, HandoverWay.PAPER, recipient="Nämnden")
    decide(world, RecordKind.MINUTES)
    decide(world, RecordKind.CONSULTATION)
    pass_days(world, 30)
    due = {e.record_id for e in retention_page(world.desk).due if e.kind is not RecordKind.CASE}
    made = dispose_of_records(world.desk, dry_run(world.desk, due), "2").value
    assert {(each.kind, each.agency, each.papers) for each in made.lines} == {
        (RecordKind.MINUTES, "", 1),
        (RecordKind.CONSULTATION, "", 0),
    }
    with world.desk.unit_of_work() as uow:
        assert uow.consultations.list() == ()
        found = uow.minutes.find(held.meeting_id)
        assert found is not None
        assert (found.state, found.number, found.snapshot.checked()) == (MinutesState.DISPOSED, 1, "")
        assert uow.minutes.next_number(2026) == 2
        assert not any(item.notes for item in uow.agenda.for_meeting(held.meeting_id))
        assert [each for each in uow.handovers.for_meeting(held.meeting_id) if not each.case_id] == []
    assert len(meeting_list(world.desk)) == 1
    assert papers_page(world.desk, held.meeting_id).lines[0].request.kind is PaperKind.CALL
    assert held.lines(PaperKind.MINUTES) == ()
    with pytest.raises(NotFound):
        minutes_draft(world.desk, held.meeting_id)
    assert [each.kind for each in retention_page(world.desk).due] == [RecordKind.CASE]


@pytest.mark.rule("R32")
def test_what_is_gone_is_neither_handed_over_nor_added_to(world: World) -> None:
    """From a preview that was made before, too; the next disposal meets nothing that is half there."""
    held = finished_meeting(world)
    add_addendum(world.desk, held.meeting_id, "Rätt datum är 21 mars.")
    added = PaperRequest(kind=PaperKind.ADDENDUM, meeting_id=held.meeting_id)
    stale = make_paper(world.desk, held.lines(PaperKind.MINUTES)[0].request)
    stale_addition = make_paper(world.desk, added)
    take_out(world.desk, (stale, stale_addition), recipient="Nämnden")
    decide(world, RecordKind.MINUTES)
    pass_days(world, 30)
    dispose_of_records(world.desk, dry_run(world.desk, {held.meeting_id}), "1")
    for paper in (stale, stale_addition):
        with pytest.raises(NotFound):
            take_out(world.desk, (paper,), recipient="Nämnden")
    with pytest.raises(NotFound):
        make_paper(world.desk, added)
    with pytest.raises(NotFound):
        hand_over(world.desk, stale, HandoverWay.PAPER, recipient="Nämnden")
    with pytest.raises(NotFound):
        add_addendum(world.desk, held.meeting_id, "Rätt datum är 20 mars.")
    with world.desk.unit_of_work() as uow:
        uow.minutes.mark_handed_over(held.meeting_id)
        uow.commit(Op.HAND_OVER_PAPER, held.meeting_id)
    with world.desk.unit_of_work() as uow:
        found = uow.minutes.find(held.meeting_id)
        assert found is not None
        assert found.state is MinutesState.DISPOSED
        assert uow.addenda.for_meeting(held.meeting_id) == ()
        assert [each for each in uow.handovers.for_meeting(held.meeting_id) if not each.case_id] == []
    decide(world, RecordKind.MINUTES, by_itself=True)
    assert dispose_by_plan(world.desk) is None


@pytest.mark.rule("R32")
def test_what_is_gone_does_not_come_back_with_an_older_copy(world: World) -> None:
    """Cases, minutes and consultations; the certificate stays, and its number is not given again."""
    held = finished_meeting(world)
    add_consultation(world, held.meeting_id)
    back_up_now(world.desk)
    (older,) = backups_of(world.folder)
    decide_cases(world)
    decide(world, RecordKind.MINUTES)
    decide(world, RecordKind.CONSULTATION)
    pass_days(world, 30)
    made = dispose_of_records(world.desk, all_due(world), "3").value
    go_back(world, older.path)
    assert case_ids(world) == []
    with world.desk.unit_of_work() as uow:
        assert uow.consultations.list() == ()
        found = uow.minutes.find(held.meeting_id)
        assert found is not None
        assert found.state is MinutesState.DISPOSED
        assert not any(item.notes for item in uow.agenda.for_meeting(held.meeting_id))
        assert uow.retention.certificates() == (made,)
        assert uow.retention.next_number(2026) == 2


@pytest.mark.rule("R32")
def test_nothing_goes_without_a_decision_a_typed_number_and_what_was_shown(world: World) -> None:
    """Each refusal leaves everything as it was."""
    case = closed_case(world)
    with pytest.raises(RuleViolation) as early:
        dry_run(world.desk, {case.id})
    assert early.value.blockers == (DisposalBlocker.NOT_DUE,)
    with pytest.raises(RuleViolation):
        dry_run(world.desk, ())
    pass_days(world, 30)
    shown = all_due(world)
    with pytest.raises(InputError) as mistyped:
        dispose_of_records(world.desk, shown, "2")
    assert (mistyped.value.field, mistyped.value.reason) == ("count", "count_differs")
    with pytest.raises(RuleViolation) as undecided:
        dispose_of_records(world.desk, shown, "1")
    assert undecided.value.blockers == (DisposalBlocker.NO_DECISION,)
    decide_cases(world)
    with pytest.raises(RuleViolation) as changed:
        dispose_of_records(world.desk, shown, "1")
    assert changed.value.blockers == (DisposalBlocker.CHANGED_MEANWHILE,)
    assert case_ids(world) == [case.id]
    assert retention_page(world.desk).certificates == ()


@pytest.mark.rule("R32")
def test_nothing_goes_when_it_cannot_be_backed_up_first(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One transaction: what breaks off in the middle leaves key, rows and list as they were."""
    case = closed_case(world)
    decide_cases(world)
    pass_days(world, 30)
    shown = all_due(world)

    def full(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr("barnombud.store.backup.replace_file", full)
        with pytest.raises(DiskFull):
            dispose_of_records(world.desk, shown, "1")
    world.sign_in(world.rektor)
    with world.desk.unit_of_work() as uow:
        assert uow.cases.identity(case.id).first_name == "Alva"
        assert uow.retention.certificates() == ()
    assert dispose_of_records(world.desk, all_due(world), "1").value.lines[0].count == 1


@pytest.mark.rule("R32")
def test_by_itself_only_what_is_decided_to_go_so(world: World) -> None:
    """A decision alone does not do it; one agency's decision is not another's."""
    first = closed_case(world)
    pass_days(world, 30)
    assert dispose_by_plan(world.desk) is None
    decide_cases(world)
    assert dispose_by_plan(world.desk) is None
    decide_cases(world, world.bvc.id, by_itself=True)
    assert dispose_by_plan(world.desk) is None
    decide_cases(world, by_itself=True)
    second = closed_case(world, "Kajan")
    made = dispose_by_plan(world.desk)
    assert made is not None
    assert (made.by_itself, made.lines[0].count) == (True, 1)
    assert case_ids(world) == [second.id]
    assert first.id not in case_ids(world)
    assert dispose_by_plan(world.desk) is None


@pytest.mark.rule("R32")
@pytest.mark.rule("R36")
def test_backups_expire_by_the_plan_and_the_newest_stays(world: World, tmp_path: Path) -> None:
    """Here and at the second place; without a decision only the program's own rule lets go of them."""
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_place(world.desk, stick)
    for _ in range(3):
        world.consented_case("Ekorren")
        back_up_now(world.desk)
        pass_days(world, 40)
    assert let_go_of_old_backups(world.desk) == 0
    term = RetentionTerm(kind=RecordKind.BACKUP, time=2, unit=TimeUnit.MONTHS, decision=DECISION)
    save_term(world.desk, term.model_copy(update={"kept": True}))
    assert let_go_of_old_backups(world.desk) == 0
    save_term(world.desk, term)
    assert let_go_of_old_backups(world.desk) == 4
    assert lines_of_disposal(world) == 1
    assert len(backups_of(world.folder)) == 1
    assert let_go_of_old_backups(world.desk) == 0
    pass_days(world, 400)
    assert let_go_of_old_backups(world.desk) == 0
    assert len(backups_of(world.folder)) == 1
    assert lines_of_disposal(world) == 1


def lines_of_disposal(world: World) -> int:
    """Count what the log says has been disposed of."""
    with world.desk.unit_of_work() as uow:
        return len(uow.audit.page(1000, ops=frozenset({Op.DISPOSE.value})))


@pytest.mark.rule("R32")
def test_a_case_of_somebody_elses_key_is_left_alone(world: World) -> None:
    """A plan that goes by itself erases only what the signed-in member can open."""
    case = close(world, world.consented_case(agencies=(world.preschool, world.bvc)))
    decide_cases(world, by_itself=True)
    pass_days(world, 30)
    world.sign_in(world.family_worker)
    assert dispose_by_plan(world.desk) is None
    world.sign_in(world.nurse)
    assert dispose_by_plan(world.desk) is not None
    assert case.id not in case_ids(world)


@pytest.mark.rule("R32")
def test_a_clock_a_year_ahead_destroys_nothing_by_itself(world: World) -> None:
    """It is only proposed, also at the next unlock on the wrong day, and with the window left open."""
    case = closed_case(world)
    decide_cases(world, by_itself=True)
    pass_days(world, 366)
    assert dispose_by_plan(world.desk) is None
    for _ in range(2):
        world.sign_in(world.rektor)
        assert dispose_by_plan(world.desk) is None
        page = retention_page(world.desk)
        assert ([each.record_id for each in page.due], page.waits) == ([case.id], True)
    assert case_ids(world) == [case.id]
    assert dispose_of_records(world.desk, all_due(world), "1").value.lines[0].count == 1


@pytest.mark.rule("R32")
@pytest.mark.parametrize(("days", "goes"), [(90, True), (91, False)])
def test_a_pause_of_more_than_ninety_days_lets_a_month_pass(world: World, days: int, goes: bool) -> None:
    """Counted between lines of the log; tries that failed fill no pause, as nothing proves their file."""
    closed_case(world)
    decide_cases(world, by_itself=True)
    pass_days(world, 45)
    note_failed_unlock(world.folder, world.clock.now())
    pass_days(world, days - 45)
    world.sign_in(world.rektor)
    assert (dispose_by_plan(world.desk) is not None) is goes
    pass_days(world, 31)
    world.sign_in(world.rektor)
    assert (dispose_by_plan(world.desk) is not None) is not goes


@pytest.mark.rule("R32")
def test_backups_outlive_a_clock_far_ahead(world: World) -> None:
    """A plan of two months lets go of them only when the date can be trusted."""
    decided = RetentionTerm(kind=RecordKind.BACKUP, time=2, unit=TimeUnit.MONTHS, decision=DECISION)
    save_term(world.desk, decided)
    back_up_now(world.desk)
    pass_days(world, 150)
    world.sign_in(world.rektor)
    world.consented_case("Ekorren")
    back_up_now(world.desk)
    assert let_go_of_old_backups(world.desk) == 0
    assert len(backups_of(world.folder)) == 2
    pass_days(world, 31)
    assert let_go_of_old_backups(world.desk) == 1
