"""Papers on their way out of the page: saved, printed, stopped, refused (R31, R37)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from barnombud.domain.minutes import PaperKind
from barnombud.services import minutes
from barnombud.services.papers import papers_page
from barnombud.ui.dialogs import Dialogs, PresetDialogs
from barnombud.ui.jobs import Jobs
from barnombud.ui.pages.papers import leaving
from barnombud.ui.pages.papers.removable import device_is_removable, is_removable
from barnombud.ui.pages.papers.view import PapersPage
from barnombud.ui.theme.theme import Theme
from tests.documents import reading
from tests.held_meeting import Held, hold
from tests.ui.papers_world import Shown
from tests.ui.shell_world import page_context
from tests.world import World


@pytest.fixture
def held(world: World) -> Held:
    """A meeting about one child that has ended."""
    return hold(world)


@pytest.fixture
def final(held: Held) -> Held:
    """The same, with finalised minutes."""
    minutes.finalise_minutes(held.world.desk, held.meeting_id, read_through=True)
    return held


def pdf_printer(path: Path) -> QPrinter:
    """A printer that prints into a file."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(100)
    return printer


def test_saving_one_paper_and_several(qtbot: QtBot, theme: Theme, final: Held, tmp_path: Path) -> None:
    """Whole files under names without names; what was saved is what is handed over."""
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    page = shown.page
    (key, *_) = shown.keys(PaperKind.GUARDIAN_SHEET)
    page.outgoing.rows[key].show_button.click()
    shown.dialogs.will_choose(tmp_path / "blad.pdf", None)
    page.preview.save_button.click()
    assert shown.said == "Sparad som blad.pdf och kontrollerad"
    assert "Mira" not in (tmp_path / "blad.pdf").name
    page.outgoing.rows[key].ways["talked_through"].click()
    (line,) = papers_page(final.world.desk, final.meeting_id).lines[5].handed_over
    assert line.sha256 == page.presenter.taken_out[key].sha256
    page.preview.save_button.click()  # the person leaves the chooser
    folder = tmp_path / "papper"
    folder.mkdir()
    shown.dialogs.will_choose(folder)
    page.outgoing.all_button.click()
    assert page.outgoing.save_button.isEnabled()
    page.outgoing.save_button.click()
    assert shown.said == "7 papper är sparade och kontrollerade"
    assert len(list(folder.iterdir())) == 7
    page.outgoing.all_button.click()
    assert page.outgoing.ticked() == ()


def test_a_folder_that_cannot_be_used_is_told(
    qtbot: QtBot, theme: Theme, final: Held, tmp_path: Path
) -> None:
    """The paper is still there."""
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    shown.page.outgoing.rows[shown.keys(PaperKind.CALL)[0]].show_button.click()
    shown.dialogs.will_choose(tmp_path / "borta" / "a.pdf")
    shown.page.preview.save_button.click()
    assert shown.said == "Mappen går inte att nå"
    assert shown.page.preview.paper is not None
    assert not shown.page.leaving.is_busy


@pytest.mark.rule("R37")
def test_a_stick_is_refused(
    qtbot: QtBot, theme: Theme, final: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing readable is written there; the machine under test has no stick, so its answer is set."""
    monkeypatch.setattr(leaving, "is_removable", lambda _path: True)
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    shown.page.outgoing.rows[shown.keys(PaperKind.CALL)[0]].show_button.click()
    shown.dialogs.will_choose(tmp_path / "a.pdf")
    shown.page.preview.save_button.click()
    assert shown.said == "Papper sparas inte på en sticka"
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.rule("R37")
def test_the_kernel_says_what_can_be_carried_away(tmp_path: Path) -> None:
    """A stick, a USB disk, an inner disk, an encrypted container on a stick, a plain volume on one."""
    blocks = tmp_path / "class"
    blocks.mkdir()
    for name, place, removable, container in (
        ("sda", "pci/ata1/sda", "0", ""),
        ("sdb", "pci/usb1/sdb", "0", ""),
        ("mmcblk0", "pci/mmc/mmcblk0", "1", ""),
        ("dm-0", "virtual/dm-0", "0", "CRYPT-LUKS2-1"),
        ("dm-1", "virtual/dm-1", "0", "LVM-1"),
    ):
        device = tmp_path / "devices" / place
        (device / "slaves").mkdir(parents=True)
        (device / "removable").write_text(removable, encoding="ascii")
        if container:
            (device / "dm").mkdir()
            (device / "dm" / "uuid").write_text(container, encoding="ascii")
            (device / "slaves" / "sdb").mkdir()
        (blocks / name).symlink_to(device)
    part = tmp_path / "devices/pci/mmc/mmcblk0/mmcblk0p1"
    part.mkdir()
    (part / "partition").write_text("1", encoding="ascii")
    (blocks / "mmcblk0p1").symlink_to(part)
    answers = {
        name: device_is_removable(f"/dev/{name}", blocks)
        for name in ("sda", "sdb", "mmcblk0", "mmcblk0p1", "dm-0", "dm-1", "sdz")
    }
    assert answers == {
        "sda": False,
        "sdb": True,
        "mmcblk0": True,
        "mmcblk0p1": True,
        "dm-0": False,
        "dm-1": True,
        "sdz": False,
    }
    assert not device_is_removable("server:/share", blocks)
    assert not is_removable(tmp_path / "new" / "folder")


def test_printing_gives_the_papers_pages(qtbot: QtBot, theme: Theme, final: Held, tmp_path: Path) -> None:
    """Several papers in one job; the queue sees no name; no printer is told plainly."""
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    page = shown.page
    for key in (shown.keys(PaperKind.CALL)[0], shown.keys(PaperKind.ENCLOSURE)[0]):
        page.outgoing.rows[key].tick.click()
    printer = pdf_printer(tmp_path / "utskrift.pdf")
    shown.dialogs.will_print(printer, None)
    page.outgoing.print_button.click()
    assert shown.said == "2 papper är skickade till skrivaren"
    assert len(reading.pages((tmp_path / "utskrift.pdf").read_bytes())) == 4
    assert printer.docName() == "Barnombud"
    page.outgoing.print_button.click()
    assert shown.said == "Det går inte att skriva ut här"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told(
    qtbot: QtBot, theme: Theme, final: Held, tmp_path: Path
) -> None:
    """As one that has been switched off."""
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    shown.page.outgoing.rows[shown.keys(PaperKind.CALL)[0]].show_button.click()
    shown.dialogs.will_print(pdf_printer(tmp_path / "borta" / "a.pdf"))
    with qtbot.captureExceptions() as caught:
        shown.page.preview.print_button.click()
    assert caught == []
    assert shown.said == "Skrivaren svarade inte"


def test_several_papers_can_be_stopped_half_way(
    qtbot: QtBot, theme: Theme, final: Held, tmp_path: Path
) -> None:
    """On the program's real lanes: what is out stays, and the buttons open again."""
    context = page_context(theme, final.world.desk)
    jobs = Jobs(context.bus)
    page = PapersPage(replace(context, jobs=jobs))
    qtbot.addWidget(page)
    page.shown({"meeting_id": final.meeting_id})
    qtbot.waitUntil(lambda: len(page.outgoing.rows) == 7)
    folder = tmp_path / "papper"
    folder.mkdir()
    cast("PresetDialogs", context.dialogs).will_choose(folder)
    page.outgoing.all_button.click()
    page.outgoing.save_button.click()
    assert page.outgoing.progress.text() == "Papper 1 av 7"
    assert not page.outgoing.save_button.isEnabled()
    qtbot.waitUntil(lambda: page.outgoing.progress.text() == "Papper 3 av 7", timeout=20_000)
    page.outgoing.stop_button.click()
    jobs.shut_down()
    assert page.message.title == "Avbrutet"
    assert page.outgoing.save_button.isEnabled()
    assert 2 <= len(list(folder.iterdir())) < 7


def test_several_papers_that_cannot_go_stop_at_the_first(
    qtbot: QtBot, theme: Theme, final: Held, tmp_path: Path
) -> None:
    """The general part without a recipient is told, and nothing half is left."""
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    outgoing = shown.page.outgoing
    outgoing.rows[shown.keys(PaperKind.CALL)[0]].recipient.setText("")
    outgoing.all_button.click()
    shown.dialogs.will_print(pdf_printer(tmp_path / "a.pdf"))
    outgoing.print_button.click()
    assert shown.said == "Mottagare saknas"
    assert not shown.page.leaving.is_busy
    shown.page.leaving.stop()
    assert shown.said == "Mottagare saknas"


def test_a_computer_without_printers_says_so(qtbot: QtBot, theme: Theme) -> None:
    """The real dialog's door; on a machine with printers there is nothing to show here."""
    del qtbot, theme
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this machine has a printer")
    missing: list[bool] = []
    Dialogs().choose_printer(lambda _printer: None, lambda: missing.append(True))
    assert missing == [True]
