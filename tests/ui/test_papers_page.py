"""The page after the meeting with real widgets: reading through, preview, print, save, hand over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from barnombud.domain.meeting.meeting import ItemKind
from barnombud.domain.minutes import MinutesState, PaperKind
from barnombud.services import consents, holding, minutes
from barnombud.services.papers import papers_page
from barnombud.texts import papers_page as texts
from barnombud.ui.theme.theme import Theme
from tests.documents import reading
from tests.held_meeting import Held, hold, plan, start
from tests.ui.papers_world import Shown
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


@pytest.mark.rule("R30")
def test_reading_through_writing_and_finalising(qtbot: QtBot, theme: Theme, held: Held) -> None:
    """The preview follows what is written; the tick opens the one press; then the papers come."""
    shown = Shown(qtbot, theme, held.world, meeting_id=held.meeting_id)
    page = shown.page
    part = page.reading.part
    assert page.steps.current == "read"
    assert part.state.text() == "Läs igenom senast 10 mars 2026."
    before = page.preview.paper
    part.sections[0].notes.setPlainText("Alla hälsade")
    page.flush()
    assert held.general(ItemKind.WELCOME).notes == "Alla hälsade"
    assert page.preview.paper is not None
    assert page.preview.paper is not before
    assert "Alla hälsade" in reading.text(page.preview.paper.pdf)
    assert not part.finalise.isEnabled()
    QTest.keyClick(part.tick.box, Qt.Key.Key_Space)
    QTest.keyClick(part.finalise, Qt.Key.Key_Space)
    assert shown.said == "Mötesanteckningar 1/2026 är färdigställda"
    assert page.steps.current == "papers"
    assert part.sections == []
    assert shown.saved


def test_a_name_in_the_general_part_is_asked_about(qtbot: QtBot, theme: Theme, held: Held) -> None:
    """Nothing is frozen until somebody has looked again."""
    holding.write_general_item(held.world.desk, held.general(ItemKind.WELCOME).id, "Alva nämndes", "")
    shown = Shown(qtbot, theme, held.world, meeting_id=held.meeting_id)
    part = shown.page.reading.part
    assert [not section.mark.isHidden() for section in part.sections][:2] == [True, False]
    part.tick.box.click()
    shown.dialogs.will_answer(False, True)
    part.finalise.click()
    assert papers_page(held.world.desk, held.meeting_id).minutes is None
    part.finalise.click()
    assert papers_page(held.world.desk, held.meeting_id).minutes is not None
    assert [question.title for question in shown.dialogs.asked] == [texts.MAY_NAME] * 2


def test_what_cannot_be_printed_is_told_with_its_section(qtbot: QtBot, theme: Theme, held: Held) -> None:
    """The words stay; the page stays at reading through."""
    shown = Shown(qtbot, theme, held.world, meeting_id=held.meeting_id)
    part = shown.page.reading.part
    part.sections[1].agreed.setPlainText("Fika 🎉")
    part.tick.box.click()
    part.finalise.click()
    assert shown.said == "Rätta det ni kom överens om i § 2"
    assert shown.page.steps.current == "read"
    assert part.sections[1].agreed.text() == "Fika 🎉"


def test_before_the_meeting_has_ended_nothing_is_finalised(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The notes can be read and written all the same."""
    running = start(world)
    shown = Shown(qtbot, theme, world, meeting_id=running.meeting_id)
    part = shown.page.reading.part
    assert part.state.text() == texts.NOT_ENDED
    assert not part.tick.box.isEnabled()


def test_choosing_a_paper_shows_it_page_by_page(qtbot: QtBot, theme: Theme, final: Held) -> None:
    """By keyboard: pages turn, the zoom changes, a screen reader hears the words."""
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    (first, *_) = shown.keys(PaperKind.ENCLOSURE)
    row = shown.page.outgoing.rows[first]
    QTest.keyClick(row.show_button, Qt.Key.Key_Space)
    pages = shown.page.preview.pages
    assert row.is_open
    assert (pages.number, pages.count) == (1, 3)
    for key, number in (
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_End, 3),
        (Qt.Key.Key_PageDown, 3),
        (Qt.Key.Key_Home, 1),
    ):
        QTest.keyClick(pages, key)
        assert pages.number == number
    sheet = pages.area.widget()
    assert sheet is not None
    width = sheet.width()
    QTest.keyClick(pages, Qt.Key.Key_Plus)
    assert sheet.width() > width
    QTest.keyClick(pages, Qt.Key.Key_0)
    assert sheet.width() == width
    QTest.keyClick(pages, Qt.Key.Key_X)
    assert "Förskolan Tallbacken" in pages.area.accessibleDescription()
    assert pages.area.accessibleName() == "Bilaga till Förskolan Tallbacken Sida 1 av 3"


@pytest.mark.rule("R31")
def test_handing_over_is_one_press(qtbot: QtBot, theme: Theme, final: Held) -> None:
    """The chip changes, the register is shown, and the reminder about the own system comes."""
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    key = shown.keys(PaperKind.ENCLOSURE)[1]
    shown.page.outgoing.rows[key].show_button.click()
    shown.page.outgoing.rows[key].ways["paper"].click()
    row = shown.page.outgoing.rows[key]
    assert row.chip.text() == "Överlämnad"
    assert row.register.text().startswith("Lämnad på papper 2026-03-03")
    assert shown.said == "Bilaga till BVC Norra: antecknad som lämnad"
    sheet = shown.keys(PaperKind.GUARDIAN_SHEET)[0]
    assert next(iter(shown.page.outgoing.rows[sheet].ways)) == "talked_through"


@pytest.mark.rule("R31")
def test_the_general_part_needs_somebody_to_go_to(qtbot: QtBot, theme: Theme, final: Held) -> None:
    """An emptied field is told; with a name it is noted."""
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    (key,) = shown.keys(PaperKind.MINUTES)
    row = shown.page.outgoing.rows[key]
    row.show_button.click()
    row.recipient.setText("")
    row.ways["paper"].click()
    assert shown.said == "Mottagare saknas"
    row.recipient.setText("Förskolechefen")
    row.ways["paper"].click()
    found = papers_page(final.world.desk, final.meeting_id).minutes
    assert found is not None
    assert found.state is MinutesState.HANDED_OVER


@pytest.mark.rule("R7")
def test_withdrawal_shows_at_once(qtbot: QtBot, theme: Theme, final: Held) -> None:
    """The chip says so and the preview holds nothing else."""
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    key = shown.keys(PaperKind.ENCLOSURE)[1]
    shown.page.outgoing.rows[key].show_button.click()
    case = final.cases["Ekorren"]
    outcome = consents.withdraw_consent(final.world.desk, case.id, final.guardians()[0].id)
    shown.context.bus.publish(outcome.change)
    assert shown.page.outgoing.rows[key].chip.text() == "Samtycke återkallat"
    paper = shown.page.preview.paper
    assert paper is not None
    assert paper.withdrawn
    assert "Jag vill vara med" not in reading.text(paper.pdf)


@pytest.mark.rule("R30")
def test_additions_to_the_minutes_and_to_a_child(qtbot: QtBot, theme: Theme, final: Held) -> None:
    """An objection names who; an empty text is told at its field; nothing typed is lost by that."""
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    page = shown.page
    page.steps.step_chosen.emit("read")
    general = page.reading.part.additions
    QTest.keyClick(general.add_button, Qt.Key.Key_Space)
    general.save_button.click()
    assert general.text_row.error
    general.text.setPlainText("Datumet är 20 mars")
    general.save_button.click()
    assert "Datumet är 20 mars" in general.lines.text()
    assert general.form.isHidden()
    page.steps.step_chosen.emit("papers")
    own = page.outgoing.additions[final.children["Ekorren"]]
    own.open_form()
    own.text.setPlainText("det gick för fort")
    own.objection.box.click()
    own.who.setText("Mira Påhitt")
    own.save_button.click()
    assert "Anteckning: Mira Påhitt anser att det gick för fort" in own.lines.text()
    own.open_form()
    own.text.setPlainText("Mer")
    own.leave_button.click()
    assert own.text.toPlainText() == ""


@pytest.mark.parametrize(
    ("kind", "chip"),
    [
        ("consent_form", "Att fylla i"),
        ("blank_flower", "Att fylla i"),
        ("interpreter_script", "Att fylla i"),
        ("pictures", "Klar att lämna"),
        ("thanks", "Klar att lämna"),
        ("leaflet", "Klar att lämna"),
        ("statistics", "Som det är nu"),
    ],
)
def test_papers_about_nobody_come_by_themselves(
    qtbot: QtBot, theme: Theme, world: World, kind: str, chip: str
) -> None:
    """Shown at once, without steps and without handing over; what has no line for a pen says so."""
    shown = Shown(qtbot, theme, world, kind=kind)
    assert shown.page.preview.paper is not None
    assert shown.page.steps.isHidden()
    (row,) = shown.page.outgoing.rows.values()
    assert row.panel.isHidden()
    assert row.tick.isHidden()
    (model,) = shown.page.presenter.rows.values()
    assert model.chip == chip


def test_call_of_a_planned_meeting(qtbot: QtBot, theme: Theme, world: World) -> None:
    """By its kind, and as all a planned meeting has."""
    meeting_id = plan(world)
    for ids in ({"kind": "call", "meeting_id": meeting_id}, {"meeting_id": meeting_id}):
        shown = Shown(qtbot, theme, world, **ids)
        assert len(shown.page.outgoing.rows) == 1
        assert shown.page.preview.paper is not None
        assert shown.page.preview.paper.request.kind is PaperKind.CALL


def test_a_click_in_a_row_shows_its_paper(qtbot: QtBot, theme: Theme, final: Held) -> None:
    """Anywhere in it, and once."""
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    row = shown.page.outgoing.rows[shown.keys(PaperKind.MINUTES)[0]]
    for _ in range(2):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert row.is_open


def test_on_a_small_screen_one_thing_at_a_time(qtbot: QtBot, theme: Theme, final: Held) -> None:
    """The paper takes the place of the list, with a way back to the row it came from."""
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    page = shown.page
    page.resize(700, 430)
    qtbot.waitUntil(lambda: page.beside.is_narrow)
    (key, *_) = shown.keys(PaperKind.ENCLOSURE)
    page.outgoing.rows[key].show_button.click()
    assert page.ground.isHidden()
    page.preview.back.click()
    assert page.preview.isHidden()
    assert not page.ground.isHidden()


def test_every_control_has_a_name(qtbot: QtBot, theme: Theme, final: Held) -> None:
    """What a screen reader says of buttons, ticks and fields."""
    shown = Shown(qtbot, theme, final.world, meeting_id=final.meeting_id)
    fields = (QAbstractButton, QLineEdit, QPlainTextEdit)
    nameless = [
        widget
        for kind in fields
        for widget in shown.page.findChildren(kind)
        if widget.isVisibleTo(shown.page) and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert [(type(each.parent()).__name__, each.property("kind")) for each in nameless] == []


@pytest.mark.rule("R42")
def test_large_print_is_one_tick(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The paper is made anew in large print and back; a paper of the team's own has no such tick."""
    shown = Shown(qtbot, theme, world, kind="blank_flower")
    before = shown.page.preview.paper
    assert before is not None
    shown.page.large.box.click()
    qtbot.waitUntil(lambda: shown.page.preview.paper not in (None, before))
    large = shown.page.preview.paper
    assert large is not None
    assert large.pages > before.pages
    assert Shown(qtbot, theme, world, kind="statistics").page.large.isHidden()
