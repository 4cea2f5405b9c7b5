"""A stopped run of papers gives the next one nothing: its answers come late and go nowhere (R31, R37)."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from barnombud.domain.minutes import PaperKind
from barnombud.domain.retention import RecordKind
from barnombud.services import minutes
from barnombud.services.disposing import dispose_of_records
from barnombud.services.dry_run import dry_run
from barnombud.texts.papers_page import DISPOSED
from barnombud.ui.theme.theme import Theme
from tests.documents import reading
from tests.held_meeting import Held, hold, plan
from tests.services.kept_records import decide, finished_meeting, pass_days
from tests.ui.held_jobs import HeldJobs
from tests.ui.papers_world import Shown, pdf_printer
from tests.world import World


@pytest.fixture
def final(world: World) -> Held:
    """A meeting about one child that has ended, with finalised minutes."""
    held = hold(world)
    minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    return held


class Slow(Shown):
    """The page, whose answers wait from now on."""

    made_jobs = HeldJobs

    def __init__(self, qtbot: QtBot, theme: Theme, final: Held) -> None:
        """Fetch the list at once, and hold what comes after."""
        super().__init__(qtbot, theme, final.world, meeting_id=final.meeting_id)
        assert isinstance(self.context.jobs, HeldJobs)
        self.jobs = self.context.jobs
        self.jobs.holds = True
        self.leaving = self.page.leaving
        self.call, self.enclosure = self.keys(PaperKind.CALL)[0], self.keys(PaperKind.ENCLOSURE)[0]

    def stop(self) -> None:
        """Press the button that stops."""
        self.page.outgoing.stop_button.click()
        assert self.said == "Avbrutet"
        assert not self.leaving.is_busy


@pytest.fixture
def slow(qtbot: QtBot, theme: Theme, final: Held) -> Slow:
    """The page of the papers of that meeting."""
    return Slow(qtbot, theme, final)


@pytest.mark.rule("R37")
def test_a_place_that_answers_after_the_stop_gets_nothing(slow: Slow, tmp_path: Path) -> None:
    """A slow disk is left for another: only what was chosen last is saved, and there only."""
    slow_disk, other = tmp_path / "trög", tmp_path / "annan"
    slow_disk.mkdir()
    other.mkdir()
    slow.dialogs.will_choose(slow_disk, other / "en.pdf")
    slow.leaving.save_papers((slow.call, slow.enclosure))
    assert slow.leaving.is_busy
    slow.stop()
    slow.leaving.save_papers((slow.enclosure,))
    slow.jobs.give()
    slow.jobs.give_all()
    assert slow.said == "Sparad som en.pdf och kontrollerad"
    assert list(slow_disk.iterdir()) == []
    assert [path.name for path in other.iterdir()] == ["en.pdf"]
    assert set(slow.page.presenter.taken_out) == {slow.enclosure}


def test_a_paper_that_is_made_after_the_stop_is_not_saved_in_the_next_run(slow: Slow, tmp_path: Path) -> None:
    """Wherever it was when it was stopped: made, drawn, or asked about."""
    for answered in (1, 2, 3):
        left, chosen = tmp_path / f"a{answered}.pdf", tmp_path / f"b{answered}.pdf"
        slow.dialogs.will_choose(left, chosen)
        slow.leaving.save_papers((slow.call,))
        slow.jobs.give(answered)
        slow.stop()
        slow.leaving.save_papers((slow.enclosure,))
        slow.jobs.give_all()
        assert slow.said == f"Sparad som {chosen.name} och kontrollerad"
        assert not left.exists()
        assert set(slow.page.presenter.taken_out) == {slow.enclosure}
        assert chosen.read_bytes() == slow.page.presenter.taken_out[slow.enclosure].pdf


def test_a_paper_that_is_made_after_the_stop_is_not_printed_in_the_next_run(
    slow: Slow, tmp_path: Path
) -> None:
    """Wherever it was, also half way to the printer that was stopped: nothing comes out there either."""
    for answered in (0, 1, 2, 3):
        left, chosen = tmp_path / f"a{answered}.pdf", tmp_path / f"b{answered}.pdf"
        slow.dialogs.will_print(pdf_printer(left), pdf_printer(chosen))
        slow.leaving.print_papers((slow.call,))
        slow.jobs.give(answered)
        slow.stop()
        slow.leaving.print_papers((slow.enclosure,))
        slow.jobs.give_all()
        assert slow.said == "Papperet är skickat till skrivaren"
        assert not left.exists()
        made = slow.page.presenter.taken_out[slow.enclosure].pdf
        assert len(reading.pages(chosen.read_bytes())) == len(reading.pages(made))
        assert (slow.call in slow.page.presenter.taken_out) == (answered == 3)


def test_what_was_before_a_run_is_not_told_in_it(slow: Slow, tmp_path: Path) -> None:
    """Neither the trouble of one that was stopped, nor what an earlier one saved."""
    slow.page.outgoing.rows[slow.call].recipient.setText("")
    slow.dialogs.will_choose(tmp_path / "a.pdf", tmp_path / "b.pdf", tmp_path / "c.pdf")
    slow.leaving.save_papers((slow.call,))
    slow.jobs.give(3)  # what is left would say that the recipient is missing
    slow.stop()
    slow.leaving.save_papers((slow.enclosure,))
    slow.jobs.give()
    assert slow.said != "Mottagare saknas"
    assert slow.leaving.is_busy
    slow.jobs.give_all()
    assert slow.said == "Sparad som b.pdf och kontrollerad"
    slow.leaving.save_papers((slow.enclosure,))
    slow.stop()
    assert slow.page.message.accessibleName() == "Avbrutet Inget papper är sparat och inget halvt finns kvar."


def test_papers_that_have_left_the_list_are_told_and_nothing_goes_out(slow: Slow, tmp_path: Path) -> None:
    """As when they were taken away while the place was chosen."""
    slow.jobs.holds = False
    for let_out in (slow.leaving.save_papers, slow.leaving.print_papers):
        slow.page.message.clear()
        slow.dialogs.will_choose(tmp_path / "a.pdf")
        slow.dialogs.will_print(pdf_printer(tmp_path / "a.pdf"))
        let_out(("gone",))
        assert slow.said == "Papperen du valde finns inte längre i listan"
        assert not (tmp_path / "a.pdf").exists()
        assert not slow.leaving.is_busy


@pytest.mark.rule("R31")
def test_papers_go_out_as_they_were_chosen_though_another_meeting_is_shown(
    slow: Slow, world: World, tmp_path: Path
) -> None:
    """To whom was written when they were chosen; what left is not the other meeting's to hand over."""
    (general,) = slow.keys(PaperKind.MINUTES)
    slow.dialogs.will_choose(tmp_path)
    slow.leaving.save_papers((slow.call, general))
    slow.jobs.give()  # what the place is
    slow.page.shown({"meeting_id": plan(world)})
    slow.jobs.give_all()
    assert slow.said == "2 papper är sparade och kontrollerade"
    assert len(list(tmp_path.glob("*.pdf"))) == 2
    assert list(slow.page.outgoing.rows) == [slow.call]
    assert slow.page.presenter.taken_out == {}


@pytest.mark.rule("R32")
def test_a_preview_of_what_is_disposed_of_goes_away(
    qtbot: QtBot, theme: Theme, world: World, tmp_path: Path
) -> None:
    """Nothing of it can be printed or saved any more; pressed before the page knows, it is refused."""
    held = finished_meeting(world)
    shown = Shown(qtbot, theme, world, meeting_id=held.meeting_id)
    (general,) = shown.keys(PaperKind.MINUTES)
    shown.page.presenter.select(general)
    preview = shown.page.preview
    assert preview.paper is not None
    decide(world, RecordKind.MINUTES)
    pass_days(world, 30)
    outcome = dispose_of_records(world.desk, dry_run(world.desk, {held.meeting_id}), "1")
    shown.dialogs.will_choose(tmp_path / "a.pdf")
    preview.save_button.click()
    assert shown.said == "Det finns inte längre"
    assert list(tmp_path.glob("*.pdf")) == []
    shown.context.bus.publish(outcome.change)
    assert shown.page.preview.paper is None
    assert not preview.print_button.isVisible()
    assert not preview.save_button.isVisible()
    shown.page.presenter.select_minutes()
    assert shown.page.presenter.selected == ()
    part = shown.page.reading.part
    assert part.state.text() == DISPOSED
    assert part.sections == []
    assert part.after.isHidden()
