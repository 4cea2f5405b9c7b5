"""A delivery to an agency's archive: read back with other people's tools; nothing is lost (R31, R32)."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from barnombud.documents.delivery_package import checksum_list, checksums_hold, index_csv
from barnombud.domain.case import ProtectionFlag
from barnombud.domain.changes import Op
from barnombud.domain.ids import AgencyId
from barnombud.domain.minutes import HandoverStage, HandoverWay, MinutesState, PaperKind
from barnombud.domain.papers.enclosure import EnclosureContent
from barnombud.domain.retention import RecordKind
from barnombud.domain.team import TeamRules
from barnombud.errors import InputError, NoPermission, NotFound
from barnombud.services.consents import withdraw_consent
from barnombud.services.delivery import (
    Delivery,
    ToDeliver,
    close_unfinished,
    delivery_choices,
    forget_delivery,
    gather_delivery,
    note_delivered,
    with_own_names,
)
from barnombud.services.delivery_files import Written, read_package, write_delivery
from barnombud.services.disposing import dispose_of_records
from barnombud.services.dry_run import dry_run
from barnombud.services.encrypted_archive import unpacked
from barnombud.services.handing_over import hand_over
from barnombud.services.paper_contents import make_paper
from barnombud.services.protection import set_protection
from barnombud.services.retention import retention_page
from barnombud.services.team import save_rules
from barnombud.texts import delivery as texts
from barnombud.ui.jobs import Cancelled, CancelToken
from tests.documents.reading import text as text_of
from tests.held_meeting import WORKS
from tests.services.kept_records import decide, decide_cases, finished_meeting, pass_days
from tests.sticks import as_stick
from tests.world import World


def gathered(world: World, agency_id: AgencyId | None = None) -> Delivery:
    """Gather the papers of an agency of the year, the preschool's when none is named."""
    return gather_delivery(world.desk, agency_id or world.preschool.id, 2026).value


def written(delivery: Delivery, folder: Path) -> Written:
    """Write a delivery without stopping."""
    return write_delivery(delivery, folder, lambda _done, _of: None)


@pytest.mark.rule("R32")
def test_a_package_holds_papers_index_and_checksums_that_others_can_check(
    world: World, tmp_path: Path
) -> None:
    """By `sha256sum -c` and a CSV reader; no name is in a file's name or in the index."""
    held = finished_meeting(world, second_child=True)
    steps: list[tuple[int, int]] = []
    made = write_delivery(gathered(world), tmp_path, lambda done, of: steps.append((done, of)))
    package = made.saved.path
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3), (3, 3)]
    assert package.parent == tmp_path
    assert package.name.startswith("leverans-2026-")
    checked = subprocess.run(
        [shutil.which("sha256sum") or "sha256sum", "-c", "--strict", texts.SUMS],
        cwd=package,
        capture_output=True,
        text=True,
        check=True,
    )
    assert checked.stdout.count(": OK") == 5
    rows = list(csv.DictReader(io.StringIO((package / texts.CSV).read_text("utf-8"), newline="")))
    numbers = {case.number for case in held.cases.values()}
    assert [row["slag"] for row in rows] == ["minutes", "enclosure", "enclosure"]
    assert {row["arende"] for row in rows} == {"", *numbers}
    assert {row["motesdag"] for row in rows} == {"2026-03-03"}
    for row in rows:
        assert (package / row["fil"]).stat().st_size == int(row["storlek"])
        assert made.sums[row["fil"]] == row["sha256"]
    index = text_of((package / texts.PDF).read_bytes())
    for word in ("Alva", "Love", "Ekorren", "Mira", "Rakel"):
        assert word not in (package / texts.CSV).read_text("utf-8")
        assert not any(word in str(path) for path in package.rglob("*"))
        if word != "Rakel":
            assert word not in index
    assert "Förskolan Tallbacken" in index


@pytest.mark.rule("R30")
@pytest.mark.rule("R32")
def test_papers_are_delivered_as_they_were_finalised(world: World, tmp_path: Path) -> None:
    """The same bytes the next year, after they have been handed over; only their own package differs."""
    finished_meeting(world)
    first = written(gathered(world), tmp_path)
    note_delivered(world.desk, gathered(world), first.sums, first.listed, first.way)
    pass_days(world, 400)
    again = written(gathered(world), tmp_path)
    assert again.sums == first.sums
    assert all(paper.content.state is MinutesState.FINALISED for paper in gathered(world).papers)
    assert again.saved.path != first.saved.path


@pytest.mark.rule("R7")
def test_what_an_agency_never_had_is_not_delivered_after_a_withdrawal(world: World, tmp_path: Path) -> None:
    """Only what it was given while consent held; else the paper says that consent was withdrawn."""
    held = finished_meeting(world)
    enclosures = {line.request.agency_id: line.request for line in held.lines(PaperKind.ENCLOSURE)}
    hand_over(world.desk, make_paper(world.desk, enclosures[world.bvc.id]), HandoverWay.PAPER)
    pass_days(world, 1)
    withdraw_consent(world.desk, held.cases["Ekorren"].id, held.guardians()[0].id)
    had, had_not = (
        written(gathered(world, agency.id), tmp_path).saved.path for agency in (world.bvc, world.ifo)
    )
    texts_of = [
        text_of(path.read_bytes()) for package in (had, had_not) for path in package.glob("*/bilaga*")
    ]
    assert [WORKS in text for text in texts_of] == [True, False]
    assert ["Samtycke återkallat" in text for text in texts_of] == [False, True]


@pytest.mark.rule("R7")
@pytest.mark.rule("R32")
def test_an_archive_gets_what_the_agency_had_while_consent_held(world: World) -> None:
    """Also when it has been given the paper that says withdrawn since, and when it has left the team."""
    held = finished_meeting(world)
    enclosures = {line.request.agency_id: line.request for line in held.lines(PaperKind.ENCLOSURE)}
    hand_over(world.desk, make_paper(world.desk, enclosures[world.bvc.id]), HandoverWay.PAPER)
    pass_days(world, 1)
    withdraw_consent(world.desk, held.cases["Ekorren"].id, held.guardians()[0].id)
    pass_days(world, 1)
    for agency in (world.bvc, world.ifo):
        made = make_paper(world.desk, enclosures[agency.id])
        assert made.withdrawn
        hand_over(world.desk, made, HandoverWay.PAPER)
    with world.desk.unit_of_work() as uow:
        uow.agencies.save(world.bvc.model_copy(update={"active": False}))
        uow.commit(Op.CHANGE_AGENCY, world.bvc.id)
    assert not says_withdrawn(world, world.bvc.id)
    assert says_withdrawn(world, world.ifo.id)


def says_withdrawn(world: World, agency_id: AgencyId) -> bool:
    """Whether the agency's paper about the child would be delivered without any of its words."""
    (content,) = (
        paper.content for paper in gathered(world, agency_id).papers if paper.request.agency_id == agency_id
    )
    assert isinstance(content, EnclosureContent)
    return content.consent_withdrawn_on is not None


@pytest.mark.rule("R3")
def test_an_agency_gets_its_own_papers_alone(world: World) -> None:
    """Social services was left out of one child's item: no word and no number of it is in its delivery."""
    held = finished_meeting(world, second_child=True)
    of_ifo = gathered(world, world.ifo.id)
    numbers = {paper.case_number for paper in of_ifo.papers if paper.case_number}
    assert numbers == {held.cases["Ekorren"].number}
    assert {paper.request.agency_id for paper in of_ifo.papers} == {None, world.ifo.id}


@pytest.mark.rule("R31")
@pytest.mark.rule("R36")
def test_what_was_delivered_is_noted_and_nothing_is_lost(world: World, tmp_path: Path) -> None:
    """A line in the register for each paper and for the package; the case's time runs from the delivery."""
    held = finished_meeting(world)
    case = held.cases["Ekorren"]
    pass_days(world, 20)
    outcome = gather_delivery(world.desk, world.bvc.id, 2026)
    assert (outcome.change.op, case.id in outcome.change.touched) == (Op.SAVE_PAPER, True)
    made = written(outcome.value, tmp_path)
    noted = note_delivered(world.desk, outcome.value, made.sums, made.listed, made.way)
    assert (noted.value, noted.change.op) == (2, Op.HAND_OVER_PAPER)
    with world.desk.unit_of_work() as uow:
        (given,) = uow.handovers.for_case(case.id)
        general = [each for each in uow.handovers.for_meeting(held.meeting_id) if each.case_id is None]
        minutes = uow.minutes.find(held.meeting_id)
    assert (given.recipient_agency, given.way) == (world.bvc.id, HandoverWay.DELIVERED)
    assert given.sha256 in made.sums.values()
    assert [each.kind for each in general] == [PaperKind.MINUTES]
    assert minutes is not None
    assert minutes.state is MinutesState.HANDED_OVER
    with world.desk.store.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT content FROM handed_over WHERE meeting_id IS NULL")
        (content,) = found.scalars()
    assert outcome.value.document_id in content
    assert made.listed in content
    pass_days(world, 29)
    assert retention_page(world.desk).due == ()
    assert {paper.case_number for paper in gathered(world, world.bvc.id).papers} == {"", case.number}


@pytest.mark.rule("R31")
@pytest.mark.rule("R32")
@pytest.mark.parametrize("gone", [RecordKind.MINUTES, RecordKind.CASE])
def test_what_is_disposed_of_while_it_is_written_stays_gone(
    world: World, tmp_path: Path, gone: RecordKind
) -> None:
    """The rest of the delivery is noted, and the package itself."""
    held = finished_meeting(world)
    case_id = held.cases["Ekorren"].id
    decide(world, RecordKind.MINUTES)
    decide_cases(world)
    pass_days(world, 30)
    delivery = gathered(world)
    made = written(delivery, tmp_path)
    record_id = case_id if gone is RecordKind.CASE else held.meeting_id
    dispose_of_records(world.desk, dry_run(world.desk, {record_id}), "1")
    noted = note_delivered(world.desk, delivery, made.sums, made.listed, made.way)
    assert noted.value == 1
    assert (case_id in noted.change.touched) is (gone is RecordKind.MINUTES)
    with world.desk.unit_of_work() as uow:
        minutes = uow.minutes.find(held.meeting_id)
        given = uow.handovers.for_meeting(held.meeting_id)
    assert minutes is not None
    disposed = gone is RecordKind.MINUTES
    assert minutes.state is (MinutesState.DISPOSED if disposed else MinutesState.HANDED_OVER)
    assert [each.kind for each in given] == [PaperKind.ENCLOSURE if disposed else PaperKind.MINUTES]


@pytest.mark.rule("R37")
def test_on_a_stick_it_lies_in_an_encrypted_archive(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the same files and checksums inside; without the words nothing can be read, names neither."""
    held = finished_meeting(world)
    delivery = gathered(world)
    stick = as_stick(monkeypatch, tmp_path / "stick")
    made = written(delivery, stick)
    assert (made.way, made.saved.path.suffix) == (HandoverWay.ENCRYPTED, ".zip")
    assert [path.name for path in stick.iterdir()] == [made.saved.path.name]
    locked = made.saved.path.read_bytes()
    ((name, whole),) = unpacked(locked, made.saved.phrase)
    assert name == made.saved.path.name
    for word in (held.cases["Ekorren"].number, "bilaga", texts.FOLDER, texts.CSV):
        assert word.encode() not in locked
    with ZipFile(io.BytesIO(whole)) as package:
        files = {each: package.read(each) for each in package.namelist()}
    assert checksums_hold(files.pop(texts.SUMS), files)
    assert set(files) == {*made.sums, texts.CSV, texts.PDF}


@pytest.mark.rule("R32")
def test_a_delivery_that_is_stopped_or_fails_leaves_nothing(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped between two papers, a folder that is gone or not to be written, a disk that changes it."""
    finished_meeting(world)
    delivery, token = gathered(world), CancelToken()

    def stop_at_second(done: int, _of: int) -> None:
        if done == 1:
            token.cancel()
        token.step()

    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Cancelled):
        write_delivery(delivery, folder, stop_at_second)
    with pytest.raises(InputError) as gone:
        written(delivery, tmp_path / "borta")
    assert gone.value.reason == "folder_gone"
    assert not (tmp_path / "borta").exists()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", _refuse)
        with pytest.raises(NoPermission):
            written(delivery, folder)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", lambda _path: b"")
        with pytest.raises(InputError) as differs:
            written(delivery, folder)
    assert differs.value.reason == "saved_file_differs"
    assert list(folder.iterdir()) == []
    left = folder / f".leverans-{delivery.document_id.removeprefix('L')}.del"
    left.mkdir()  # as after a computer that went dark
    path = written(delivery, folder).saved.path
    assert [each.name for each in folder.iterdir()] == [path.name]
    assert written(delivery, folder).saved.path.name == f"{path.name}-2"


@pytest.mark.rule("R32")
def test_a_delivery_is_stopped_until_it_gets_its_name(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the very last step nothing is left either, in a folder and on a stick."""
    finished_meeting(world)
    delivery, folder = gathered(world), tmp_path / "out"
    folder.mkdir()
    for place in (folder, as_stick(monkeypatch, tmp_path / "stick")):
        token = CancelToken()
        steps: list[int] = []

        def stop_at_last(done: int, of: int, steps: list[int] = steps, token: CancelToken = token) -> None:
            steps.append(done)
            if steps.count(of) == 2:
                token.cancel()
            token.step()

        with pytest.raises(Cancelled):
            write_delivery(delivery, place, stop_at_last)
        assert list(place.iterdir()) == []


def _refuse(*_anything: object) -> None:
    raise PermissionError(13, "no")


@pytest.mark.rule("R32")
def test_choices_are_the_years_with_papers(world: World) -> None:
    """Not a year whose minutes are gone; and what does not exist is said."""
    assert delivery_choices(world.desk).years == ()
    held = finished_meeting(world)
    choices = delivery_choices(world.desk)
    assert choices.years == (2026,)
    assert [agency.id for agency in choices.agencies] == [agency.id for agency in world.agencies]
    with pytest.raises(InputError) as nothing:
        gather_delivery(world.desk, world.preschool.id, 2025)
    assert (nothing.value.field, nothing.value.reason) == ("year", "nothing_to_deliver")
    with pytest.raises(NotFound):
        gather_delivery(world.desk, AgencyId("0" * 32), 2026)
    decide(world, RecordKind.MINUTES)
    pass_days(world, 30)
    dispose_of_records(world.desk, dry_run(world.desk, {held.meeting_id}), "1")
    assert delivery_choices(world.desk).years == ()


@pytest.mark.rule("R25")
def test_a_paper_that_has_to_be_looked_through_first_is_left_out(world: World, tmp_path: Path) -> None:
    """Of a protected child nothing leaves unsigned; the rest does, and the page says how many are missing."""
    held = finished_meeting(world)
    save_rules(world.desk, TeamRules(protection_reference="UBN 2026/42"))
    set_protection(world.desk, held.cases["Ekorren"].id, ProtectionFlag.SECRECY_MARK)
    delivery = gathered(world)
    assert [paper.request.kind for paper in delivery.papers] == [PaperKind.MINUTES]
    assert delivery.left_out == 1
    made = written(delivery, tmp_path)
    assert "1 papper saknas" in texts.done(str(made.saved.path), made.saved.count, delivery.left_out)


def test_two_papers_with_one_name_get_their_own(world: World) -> None:
    """An id is short; a file is never written over another."""
    finished_meeting(world)
    (minutes, *_rest) = gathered(world).papers
    twice: list[ToDeliver] = [minutes, minutes]
    names = [paper.file for paper in with_own_names(twice)]
    assert names == [minutes.file, f"{minutes.file.removesuffix('.pdf')}-2.pdf"]


def test_a_list_of_checksums_tells_any_other_byte_or_file() -> None:
    """Too many, too few, another byte."""
    files = {"a.pdf": b"1", "b.pdf": b"2"}
    listed = checksum_list(files)
    assert checksums_hold(listed, files)
    assert not checksums_hold(listed, {**files, "c.pdf": b""})
    assert not checksums_hold(listed, {"a.pdf": b"1"})
    assert not checksums_hold(listed, {**files, "b.pdf": b"3"})
    assert index_csv(()).decode() == ",".join(texts.CSV_HEADER) + "\r\n"


def test_a_package_is_read_as_it_lies(tmp_path: Path) -> None:
    """Folders are told with a slash on every system."""
    (tmp_path / "papper").mkdir()
    (tmp_path / "papper" / "a.pdf").write_bytes(b"1")
    assert read_package(tmp_path) == {"papper/a.pdf": b"1"}


@pytest.mark.rule("R31")
def test_no_package_lies_anywhere_that_the_register_does_not_know_of(world: World, tmp_path: Path) -> None:
    """Written and never noted, as after a lock or a crash: begun, until somebody has looked for it."""
    held = finished_meeting(world)
    delivery = gathered(world)
    name = written(delivery, tmp_path).saved.path.name
    (begun,) = delivery_choices(world.desk).unfinished
    assert (begun.stage, begun.recipient_agency) == (HandoverStage.BEGUN, world.preschool.id)
    assert texts.package_name(begun.document_id) == name
    with world.desk.unit_of_work() as uow:
        assert uow.handovers.for_meeting(held.meeting_id) == ()
    closed = close_unfinished(world.desk, begun.id)
    assert (closed.value.stage, closed.change.op) == (HandoverStage.BROKEN_OFF, Op.HAND_OVER_PAPER)
    assert delivery_choices(world.desk).unfinished == ()
    with pytest.raises(NotFound):
        close_unfinished(world.desk, begun.id)
    stages = [HandoverStage.BROKEN_OFF]
    for again in (gathered(world), gathered(world)):
        made = written(again, tmp_path)
        note_delivered(world.desk, again, made.sums, made.listed, made.way)
        stages.append(HandoverStage.DONE)
    forget_delivery(world.desk, gathered(world))
    with world.desk.unit_of_work() as uow:
        assert [package.stage for package in uow.handovers.packages()] == stages
