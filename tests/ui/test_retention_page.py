"""Gallring och leverans with real widgets: plan, dry run, erasure, certificate, delivery (R31, R32)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from barnombud.domain.changes import Op
from barnombud.domain.minutes import PaperKind
from barnombud.domain.retention import RecordKind, TimeUnit
from barnombud.services.municipality import parse_municipality
from barnombud.services.paper_contents import make_paper
from barnombud.services.papers import PaperRequest
from barnombud.services.retention import retention_page
from barnombud.texts import delivery, municipality
from barnombud.texts import disposal_hold as hold_texts
from barnombud.texts import retention as texts
from barnombud.ui.pages.papers.view import PapersPage
from barnombud.ui.pages.retention.view import RetentionPageView
from barnombud.ui.theme.theme import Theme
from tests.documents.reading import text as text_of
from tests.services.kept_records import (
    DECISION,
    closed_case,
    decide_cases,
    finished_meeting,
    pass_days,
)
from tests.slow_jobs import SlowJobs
from tests.sticks import as_stick
from tests.ui.page_world import context_for, dialogs_of, nameless, press, show, tab_to, write
from tests.world import World


def opened(qtbot: QtBot, theme: Theme, world: World) -> RetentionPageView:
    """Show the page."""
    return show(qtbot, RetentionPageView(context_for(world, theme)))


def told(page: RetentionPageView) -> str:
    """Return every word of the message bar."""
    return " ".join(label.text() for label in page.message.findChildren(QLabel))


def cells(page: RetentionPageView, row: int) -> list[str]:
    """Return one line of the plan as shown."""
    found = (page.plan.table.item(row, column) for column in range(4))
    return [item.text() for item in found if item]


@pytest.mark.rule("R32")
@pytest.mark.rule("R40")
def test_a_line_of_the_plan_is_changed_by_keyboard(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Until then the page says which kinds of record lack a decision."""
    page = opened(qtbot, theme, world)
    assert nameless(page) == []
    assert page.plan.missing.isVisible()
    assert "ärenden och bilagor" in page.plan.missing.text()
    assert cells(page, 0)[0] == "Ärenden och bilagor, Förskolan Tallbacken"
    assert cells(page, 0)[1:] == ["30 dagar", texts.MISSING, "programmets förslag"]
    tab_to(page.plan.table)
    press(Qt.Key.Key_Return)
    assert page.plan.basis.hasFocus()
    write("Dokumentplanen")
    page.plan.time.setText("2")
    page.plan.unit.set_value("years")
    tab_to(page.plan.decision)
    write(DECISION)
    tab_to(page.plan.save_button)
    press(Qt.Key.Key_Space)
    assert cells(page, 0)[1:] == ["2 år", DECISION, "teamet"]
    assert page.plan.form.isHidden()
    assert page.plan.table.hasFocus()
    term = retention_page(world.desk).lines[0].term
    assert (term.basis, term.unit) == ("Dokumentplanen", TimeUnit.YEARS)


@pytest.mark.rule("R32")
def test_by_itself_without_a_decision_is_said_at_the_field(qtbot: QtBot, theme: Theme, world: World) -> None:
    """What was typed stays; a time that is no number is not handed on."""
    page = opened(qtbot, theme, world)
    page.plan.open(f"case/{world.preschool.id}")
    page.plan.by_itself.box.setChecked(True)
    page.plan.save_button.click()
    assert "beslut" in page.plan.rows["decision"].error
    page.plan.time.setText("0")
    page.plan.save_button.click()
    assert page.plan.form.isVisible()
    assert page.plan.time.hasFocus()
    page.plan.close_button.click()
    assert not any(line.term.by_itself for line in retention_page(world.desk).lines)


@pytest.mark.rule("R32")
def test_the_page_says_why_nothing_goes_by_itself(qtbot: QtBot, theme: Theme, world: World) -> None:
    """With a clock far ahead; on an ordinary day it says nothing of it."""
    closed_case(world)
    decide_cases(world, by_itself=True)
    pass_days(world, 30)
    assert not opened(qtbot, theme, world).due.waits.isVisible()
    pass_days(world, 366)
    assert opened(qtbot, theme, world).due.waits.isVisible()


@pytest.mark.rule("R32")
def test_what_others_have_decided_is_only_read(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The municipality's file, and the team's rules about a no."""
    settings = parse_municipality('[[retention]]\nkind = "minutes"\nkept = true\n')
    world.desk = replace(world.desk, municipality=settings)
    page = opened(qtbot, theme, world)
    page.plan.open("minutes/")
    assert not page.plan.save_button.isVisible()
    assert page.plan.close_button.hasFocus()
    words = " ".join(label.text() for label in page.plan.form.findChildren(QLabel))
    assert municipality.LOCKED in words
    assert cells(page, 10)[1:] == [texts.KEPT, texts.MISSING, "kommunen"]
    page.plan.open("refusal/")
    assert not page.plan.save_button.isVisible()


@pytest.mark.rule("R32")
@pytest.mark.rule("R40")
def test_what_goes_is_shown_before_anything_goes(qtbot: QtBot, theme: Theme, world: World) -> None:
    """By keyboard: look, wait, look again, type the number, and find the certificate."""
    held = finished_meeting(world)
    number = held.cases["Ekorren"].number
    decide_cases(world)
    pass_days(world, 30)
    page = opened(qtbot, theme, world)
    assert page.due.run.isHidden()
    tab_to(page.due.look_button)
    press(Qt.Key.Key_Space)
    shown = page.due.goes.text()
    assert f"Ärende {number}" in shown
    assert f"B-{number}-" in shown
    assert "Alva" not in shown
    assert page.due.backups.text() == texts.NO_BACKUPS
    assert page.due.dispose_button.hasFocus()
    tab_to(page.due.wait_button)
    press(Qt.Key.Key_Space)
    assert page.due.run.isHidden()
    assert page.due.look_button.hasFocus()
    press(Qt.Key.Key_Space)
    dialogs_of(page).will_answer(False, True)
    page.due.dispose_button.click()
    assert retention_page(world.desk).certificates == ()
    page.due.dispose_button.click()
    assert texts.DONE in told(page)
    (made,) = retention_page(world.desk).certificates
    question = dialogs_of(page).asked[-1]
    assert (question.must_type, question.danger) == ("1", True)
    assert page.certificates.isVisible()
    page.certificates.row_activated.emit(made.id)
    place = page.context.navigation.place
    assert place is not None
    assert (place.page, place.ids["certificate_id"]) == ("papers", made.id)
    paper = show(qtbot, PapersPage(page.context))
    paper.shown(place.ids)
    request = PaperRequest(kind=PaperKind.DISPOSAL_CERTIFICATE, certificate_id=made.id)
    printed = text_of(make_paper(world.desk, request).pdf)
    for word in ("Gallringsintyg 1/2026", DECISION, "Rakel Påhitt", "Samtycken, Förskolan Tallbacken"):
        assert word in printed
    assert number not in printed


@pytest.mark.rule("R32")
def test_what_has_no_decision_is_looked_at_and_stays(qtbot: QtBot, theme: Theme, world: World) -> None:
    """It is not ticked from the start, and there is no button to erase it."""
    case = closed_case(world)
    pass_days(world, 30)
    page = opened(qtbot, theme, world)
    assert page.due.ticks.values() == frozenset()
    assert not page.due.look_button.isEnabled()
    page.due.ticks.set_values(frozenset({case.id}))
    page.presenter.look({case.id})
    assert page.due.run.isVisible()
    assert not page.due.dispose_button.isVisible()
    page.presenter.look({"gone"})
    assert "dags" in told(page)


@pytest.mark.rule("R32")
def test_what_has_changed_meanwhile_is_told_and_shown_anew(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Nothing goes that was not on the list."""
    closed_case(world)
    decide_cases(world)
    pass_days(world, 30)
    page = opened(qtbot, theme, world)
    page.due.look_button.click()
    with world.desk.unit_of_work() as uow:
        term = uow.retention.plan().term(RecordKind.CASE, world.preschool.id)
        shorter = term.model_copy(update={"time": 5})
        uow.retention.save_plan(uow.retention.own_plan().with_term(shorter))
        uow.commit(Op.CHANGE_TEAM)
    dialogs_of(page).will_answer(True)
    page.due.dispose_button.click()
    assert "stämmer inte" in told(page)
    assert page.due.run.isHidden()
    assert retention_page(world.desk).certificates == ()


@pytest.mark.rule("R31")
@pytest.mark.rule("R37")
def test_a_delivery_is_saved_where_somebody_says(
    qtbot: QtBot, theme: Theme, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By keyboard; on a stick the passphrase is told; a folder that is gone is said."""
    page = opened(qtbot, theme, world)
    assert page.delivery.none.isVisible()
    assert not page.delivery.make_button.isVisible()
    finished_meeting(world)
    page.shown({})
    out, stick = tmp_path / "out", as_stick(monkeypatch, tmp_path / "stick")
    out.mkdir()
    dialogs_of(page).will_choose(out, stick, tmp_path / "borta")
    tab_to(page.delivery.make_button)
    press(Qt.Key.Key_Space)
    assert delivery.DONE in told(page)
    assert [path.name.startswith("leverans-2026-") for path in out.iterdir()] == [True]
    assert not page.delivery.bar.isVisible()
    page.delivery.make_button.click()
    assert [path.suffix for path in stick.iterdir()] == [".zip"]
    page.delivery.make_button.click()
    assert delivery.DONE not in told(page)
    assert page.delivery.make_button.isEnabled()


@pytest.mark.rule("R32")
def test_a_delivery_is_stopped(qtbot: QtBot, theme: Theme, world: World, tmp_path: Path) -> None:
    """Between two papers; nothing is left and nothing is noted."""
    finished_meeting(world)
    jobs = SlowJobs()
    page = show(qtbot, RetentionPageView(replace(context_for(world, theme), jobs=jobs)))
    jobs.go()
    folder = tmp_path / "out"
    folder.mkdir()
    dialogs_of(page).will_choose(folder)
    page.delivery.make_button.click()
    assert page.delivery.bar.isVisible()
    assert page.delivery.cancel_button.hasFocus()
    press(Qt.Key.Key_Space)
    assert page.delivery.progress.text() == delivery.CANCELLING
    assert delivery.CANCELLED not in told(page)
    jobs.go()
    assert delivery.CANCELLED in told(page)
    assert not page.delivery.cancel_button.isVisible()
    assert page.delivery.make_button.hasFocus()
    assert list(folder.iterdir()) == []
    with world.desk.unit_of_work() as uow:
        assert uow.retention.last_handed_over() == {}
        assert uow.handovers.packages() == ()


@pytest.mark.rule("R31")
def test_what_is_stopped_too_late_is_saved_and_noted(
    qtbot: QtBot, theme: Theme, world: World, tmp_path: Path
) -> None:
    """The package is there, so the page says so, and the register has it."""
    finished_meeting(world)
    jobs = SlowJobs()
    page = show(qtbot, RetentionPageView(replace(context_for(world, theme), jobs=jobs)))
    jobs.go()
    dialogs_of(page).will_choose(tmp_path)
    page.delivery.make_button.click()
    jobs.waiting.pop(0)()  # gathers
    jobs.waiting.pop(0)()  # writes
    page.delivery.cancel_button.click()
    page.delivery._show_progress(2, 2)
    assert page.delivery.progress.text() == delivery.CANCELLING
    jobs.go()
    assert delivery.DONE in told(page)
    assert delivery.CANCELLED not in told(page)
    with world.desk.unit_of_work() as uow:
        assert len(uow.retention.last_handed_over()) == 1


@pytest.mark.rule("R31")
def test_a_delivery_ends_with_the_window_at_a_lock(
    qtbot: QtBot, theme: Theme, world: World, tmp_path: Path
) -> None:
    """What could not be noted any more is not written; another page in front stops nothing."""
    finished_meeting(world)
    jobs = SlowJobs()
    page = show(qtbot, RetentionPageView(replace(context_for(world, theme), jobs=jobs)))
    jobs.go()
    folder = tmp_path / "out"
    folder.mkdir()
    dialogs_of(page).will_choose(folder)
    page.delivery.make_button.click()
    page.delivery.hide()
    page.delivery.show()
    assert not page.delivery._token.is_cancelled
    page.hide()
    jobs.go()
    assert list(folder.iterdir()) == []
    with world.desk.unit_of_work() as uow:
        assert uow.retention.last_handed_over() == {}


@pytest.mark.rule("R31")
@pytest.mark.rule("R40")
def test_a_delivery_that_was_never_noted_is_asked_about(
    qtbot: QtBot, theme: Theme, world: World, tmp_path: Path
) -> None:
    """By keyboard; what is just being written is not."""
    finished_meeting(world)
    jobs = SlowJobs()
    page = show(qtbot, RetentionPageView(replace(context_for(world, theme), jobs=jobs)))
    jobs.go()
    dialogs_of(page).will_choose(tmp_path)
    page.delivery.make_button.click()
    jobs.waiting.pop(0)()  # gathers
    page.delivery.load()
    jobs.waiting.pop(1)()  # while it is being written
    assert not page.delivery.unfinished.isVisible()
    jobs.waiting.pop(0)()  # writes, and then the power goes
    page = opened(qtbot, theme, world)
    (folder,) = tmp_path.glob("leverans-*")
    words = page.delivery.unfinished.findChildren(QLabel)
    assert folder.name in words[0].text()
    assert "Förskolan Tallbacken" in words[0].text()
    assert nameless(page) == []
    tab_to(page.delivery.unfinished.findChildren(QPushButton)[0])
    press(Qt.Key.Key_Space)
    assert delivery.UNFINISHED_CLOSED in told(page)
    assert not page.delivery.unfinished.isVisible()
    assert page.delivery.make_button.hasFocus()


@pytest.mark.rule("R32")
@pytest.mark.rule("R40")
def test_a_case_is_kept_from_disposal_by_keyboard(qtbot: QtBot, theme: Theme, world: World) -> None:
    """It leaves the list of what is due, with why and by whom; lifted, it comes back."""
    case = closed_case(world)
    pass_days(world, 31)
    page = opened(qtbot, theme, world)
    assert page.hold.none.isVisible()
    assert page.due.ticks.isVisible()
    tab_to(page.hold.save_button)
    press(Qt.Key.Key_Space)
    assert page.hold.rows["case"].error == hold_texts.CHOOSE_CASE
    assert page.hold.case.hasFocus()
    press(Qt.Key.Key_Down)
    assert page.hold.case.value() == case.id
    page.hold.save_button.click()
    assert page.hold.rows["reason"].error == hold_texts.CHOOSE_REASON
    press(Qt.Key.Key_Down)
    page.hold.reference.setText("Begäran om Alva")
    page.hold.save_button.click()
    assert page.hold.rows["reference"].error
    page.hold.reference.setText("BUN 2026/512")
    page.hold.save_button.click()
    assert hold_texts.SAVED in told(page)
    assert not page.due.ticks.isVisible()
    assert not page.hold.form.isVisible()
    words = " ".join(label.text() for label in page.hold.findChildren(QLabel))
    assert (
        f"Ärende {case.number}: Någon har begärt ut handlingarna, BUN 2026/512. Sedan 3 april 2026" in words
    )
    assert nameless(page) == []
    dialogs_of(page).will_answer(True)
    (lift,) = (each for each in page.hold.findChildren(QPushButton) if each.text() == hold_texts.LIFT)
    tab_to(lift)
    press(Qt.Key.Key_Space)
    assert hold_texts.LIFTED in told(page)
    assert page.hold.case.hasFocus()
    assert page.due.ticks.isVisible()
