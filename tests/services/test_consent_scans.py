"""Scans of signed consents: sealed with the case, shown again, never changed and never told by the log."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer, ConsentEvent
from barnombud.domain.consent.scan import LARGEST_SCAN, MOST_SCANS, ScanBlocker, ScanKind, scan_kind
from barnombud.domain.ids import CaseId, ConsentEventId, ScanId
from barnombud.errors import InputError, KeyNotHeld, NotFound, RuleViolation
from barnombud.services import cases, consents
from barnombud.services.consent_scans import attach_scan, open_scan, read_scan
from tests.services.test_consents import asked_case, later
from tests.store.raw import run_sql
from tests.world import World

PDF = b"%PDF-1.7 Mira P\xe5hitt"
JPEG = b"\xff\xd8\xff\xe0 picture"
PNG = b"\x89PNG\r\n\x1a\n picture"


def answered(world: World) -> tuple[CaseId, ConsentEvent]:
    """Keep a case whose only guardian has said yes to the preschool and BVC."""
    case, (guardian,) = asked_case(world)
    terms = world.terms((world.preschool, world.bvc))
    return case.id, consents.record_answer(world.desk, case.id, guardian.id, Answer.YES, terms).value


def refused(path: Path) -> str:
    """Return why a file is not taken."""
    with pytest.raises(InputError) as error:
        read_scan(path)
    assert error.value.field == "scan"
    return error.value.reason


@pytest.mark.rule("R1")
def test_a_scan_is_sealed_with_its_answer_and_shown_as_it_was(world: World) -> None:
    """Also after a withdrawal; the row of the log is that of any answer."""
    case_id, event = answered(world)
    change = attach_scan(world.desk, case_id, event.id, PDF)
    attach_scan(world.desk, case_id, event.id, PNG)
    assert change.change.op is Op.RECORD_CONSENT
    page = consents.consent_page(world.desk, case_id)
    assert page.scans[0] == (event.id, change.value)
    assert [open_scan(world.desk, case_id, scan) for _, scan in page.scans] == [PDF, PNG]
    raw = b"".join(path.read_bytes() for path in world.folder.iterdir() if path.is_file())
    assert b"picture" not in raw
    assert event.guardian_id is not None
    later(world)
    consents.withdraw_consent(world.desk, case_id, event.guardian_id)
    assert open_scan(world.desk, case_id, change.value) == PDF


@pytest.mark.rule("R3")
def test_a_left_out_agency_opens_no_scan(world: World) -> None:
    """Nor does the scan of one case open as another's."""
    case_id, event = answered(world)
    scan = attach_scan(world.desk, case_id, event.id, JPEG).value
    other = world.consented_case()
    with pytest.raises(NotFound):
        open_scan(world.desk, other.id, scan)
    with pytest.raises(NotFound):
        open_scan(world.desk, case_id, ScanId("none"))
    world.sign_in(world.family_worker)
    with pytest.raises(KeyNotHeld):
        open_scan(world.desk, case_id, scan)


@pytest.mark.rule("R9")
def test_only_a_yes_has_an_original(world: World) -> None:
    """A no, a question and another case's answer take no picture; nor does a closed case, nor a seventh."""
    case_id, event = answered(world)
    assert event.guardian_id is not None
    asked = consents.record_asked(world.desk, case_id, event.guardian_id).value
    later(world)
    no = consents.record_answer(world.desk, case_id, event.guardian_id, Answer.NO).value
    for nothing in (asked.id, no.id, ConsentEventId("none")):
        with pytest.raises(InputError) as wrong:
            attach_scan(world.desk, case_id, nothing, PDF)
        assert wrong.value.reason == ScanBlocker.NO_ANSWER
    for _ in range(MOST_SCANS):
        attach_scan(world.desk, case_id, event.id, PDF)
    with pytest.raises(InputError) as many:
        attach_scan(world.desk, case_id, event.id, PDF)
    assert many.value.reason == ScanBlocker.TOO_MANY
    cases.remove_case(world.desk, case_id)
    with pytest.raises(RuleViolation):
        attach_scan(world.desk, case_id, event.id, PDF)


def test_what_is_no_picture_is_not_taken(world: World, tmp_path: Path) -> None:
    """Known by its content, never by its name; the file stays as it is."""
    case_id, event = answered(world)
    file = tmp_path / "samtycke.pdf"
    for content, reason in (
        (b"", ScanBlocker.EMPTY),
        (b"PK\x03\x04", ScanBlocker.UNKNOWN_KIND),
        (PDF + b" " * LARGEST_SCAN, ScanBlocker.TOO_LARGE),
    ):
        file.write_bytes(content)
        assert refused(file) == reason
        with pytest.raises(InputError) as wrong:
            attach_scan(world.desk, case_id, event.id, content)
        assert wrong.value.reason == reason
    assert refused(tmp_path / "gone.pdf") == ScanBlocker.UNREADABLE
    file.write_bytes(PDF)
    assert read_scan(file) == file.read_bytes() == PDF
    assert [scan_kind(each) for each in (PDF, JPEG, PNG, b"GIF89a")] == [*ScanKind, None]


def test_a_scan_is_neither_changed_nor_removed_while_its_case_stands(world: World) -> None:
    """Not even by SQL: it goes with the lawful disposal of the case."""
    case_id, event = answered(world)
    attach_scan(world.desk, case_id, event.id, PDF)
    for statement in ("DELETE FROM consent_scan", "UPDATE consent_scan SET sealed = x'00'"):
        with pytest.raises(IntegrityError):
            run_sql(world, statement)
    assert len(consents.consent_page(world.desk, case_id).scans) == 1
