"""Papers on their way out of the page: saved, printed, stopped, refused (R31, R37)."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from pytestqt.qtbot import QtBot

from barnombud.domain.minutes import PaperKind
from barnombud.services import minutes
from barnombud.services.encrypted_archive import opened_archive
from barnombud.ui.dialogs import Dialogs, PresetDialogs
from barnombud.ui.jobs import Jobs
from barnombud.ui.pages.papers.view import PapersPage
from barnombud.ui.theme.theme import Theme
from tests.documents import reading
from tests.held_meeting import Held, hold
from tests.sticks import as_stick
from tests.ui.papers_world import Shown, pdf_printer
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
    (line,) = final.lines(PaperKind.GUARDIAN_SHEET)[0].handed_over
    assert line.sha256 == page.presenter.taken_out[key].sha256
    page.preview.save_button.click()  # the person leaves the chooser
    folder = tmp_path / "papper"
    folder.mkdir()
    shown.dialogs.will_choose(folder)
    page.outgoing.all_button.click()
    assert page.outgoing.save_button.isEnabled()
    page.outgoing.save_button.click()
    assert len(shown.keys(PaperKind.REGISTER)) == len(shown.keys(PaperKind.RECEIPT)) == 1
    assert shown.said == "9 papper är sparade och kontrollerade", "the register and the receipt too"
    assert len(list(folder.iterdir())) == 9
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
def test_on_a_stick_papers_go_locked_and_the_words_are_told_once(
    qtbot: QtBot, theme: Theme, final: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One archive for all that was ticked, under a name without names; nothing readable beside it."""
    stick = as_stick(monkeypatch, tmp_path / "sticka")
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    shown.page.outgoing.rows[shown.keys(PaperKind.CALL)[0]].show_button.click()
    shown.dialogs.will_choose(stick / "Alva.pdf", stick)
    shown.page.preview.save_button.click()
    assert shown.said == "Sparad som papper.zip och kontrollerad"
    shown.page.outgoing.all_button.click()
    shown.page.outgoing.save_button.click()
    assert shown.said == "Sparad som papper-2.zip och kontrollerad"
    assert sorted(path.name for path in stick.iterdir()) == ["papper-2.zip", "papper.zip"]
    (_one, (title, words)) = shown.dialogs.told
    assert title == "papper-2.zip är låst med en lösenfras"
    phrase = words.split("\n")[0]
    assert len(opened_archive((stick / "papper-2.zip").read_bytes(), phrase)) == 7
    assert "annat sätt än filen" in words


@pytest.mark.rule("R37")
def test_a_stick_that_was_pulled_out_is_told(
    qtbot: QtBot, theme: Theme, final: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No phrase is told for what was not saved."""
    stick = as_stick(monkeypatch, tmp_path / "sticka")
    stick.rmdir()
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    shown.page.outgoing.rows[shown.keys(PaperKind.CALL)[0]].show_button.click()
    shown.dialogs.will_choose(stick / "a.pdf")
    shown.page.preview.save_button.click()
    assert shown.said == "Stickan är inte kvar"
    assert shown.dialogs.told == []
    assert not shown.page.leaving.is_busy


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
    qtbot.waitUntil(lambda: page.message.title == "Avbrutet", timeout=20_000)
    jobs.shut_down()
    assert page.outgoing.save_button.isEnabled()
    files = sorted(path.name for path in folder.iterdir())
    assert 2 <= len(files) < 7
    assert all(reading.pages(path.read_bytes()) for path in folder.iterdir())
    assert all(name in page.message.accessibleName() for name in files)


def test_what_was_saved_before_the_trouble_is_told(
    qtbot: QtBot, theme: Theme, final: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full after two: those are whole and named, and nothing half is left."""
    folder = tmp_path / "papper"
    folder.mkdir()
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    shown.dialogs.will_choose(folder)
    shown.page.outgoing.all_button.click()
    synced, real = [], os.fsync

    def full(number: int) -> None:
        if shown.page.leaving._is_writing:
            synced.append(number)
        if len(synced) > 2:
            raise OSError(errno.ENOSPC, "full")
        real(number)

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        shown.page.outgoing.save_button.click()
    assert shown.said == "Datorns disk är full"
    files = sorted(path.name for path in folder.iterdir())
    assert len(files) == 2
    assert all(name in shown.page.message.accessibleName() for name in files)


def test_stopped_before_anything_is_saved(qtbot: QtBot, theme: Theme, final: Held) -> None:
    """It says so; what is being made goes nowhere."""
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    leaving = shown.page.leaving
    leaving._begin(tuple(shown.keys(PaperKind.CALL)), lambda _paper, _on: None, lambda _count: None)
    assert leaving.is_busy
    leaving.stop()
    said = shown.page.message.accessibleName()
    assert said == "Avbrutet Inget papper är sparat och inget halvt finns kvar."
    assert not leaving.is_busy


@pytest.mark.rule("R37")
def test_stopped_while_the_archive_is_written_it_is_whole_and_its_words_are_told(
    qtbot: QtBot, theme: Theme, final: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise a locked file would lie there that nobody can open."""
    stick = as_stick(monkeypatch, tmp_path / "sticka")
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    shown.dialogs.will_choose(stick)
    shown.page.outgoing.all_button.click()
    real = os.fsync

    def stopping(number: int) -> None:
        if shown.page.leaving._is_writing:  # the store syncs files of its own meanwhile
            shown.page.outgoing.stop_button.click()
        real(number)

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", stopping)
        shown.page.outgoing.save_button.click()
    assert shown.said == "Avbrutet"
    assert "papper.zip" in shown.page.message.accessibleName()
    ((_title, words),) = shown.dialogs.told
    assert len(opened_archive((stick / "papper.zip").read_bytes(), words.split("\n")[0])) == 7


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
