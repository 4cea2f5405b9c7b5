"""The list of children in real widgets: finding, opening, adding, the bin."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from barnombud.domain.case import Case, CaseState, ProtectionFlag
from barnombud.domain.clock import swedish_instant
from barnombud.domain.ids import AgencyId, CaseId
from barnombud.services import cases, drafts, meetings
from barnombud.services.case_lines import CaseLine, case_list
from barnombud.texts import cases as texts
from barnombud.texts import protection
from barnombud.ui.dialogs import PresetDialogs
from barnombud.ui.navigation import Place
from barnombud.ui.pages.cases.lines import list_rows
from barnombud.ui.pages.cases.view import CasesPage
from barnombud.ui.theme.theme import Theme
from tests.services.test_protection import enable
from tests.ui.page_world import nameless
from tests.ui.shell_world import page_context
from tests.world import World


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, world: World) -> CasesPage:
    """Lend the page at the rektor's desk, on screen."""
    made = CasesPage(page_context(theme, world.desk))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def place_of(page: CasesPage) -> Place:
    """Return where the page has gone."""
    place = page.context.navigation.place
    assert place is not None
    return place


def test_an_empty_list_teaches_and_has_one_button(page: CasesPage, world: World) -> None:
    """It leads to the form, with the focus in its first field."""
    page.shown({})
    assert page.empty.state.isVisible()
    assert page.empty.state.button.text() == texts.ADD
    page.empty.state.button.click()
    assert page.form.alias.hasFocus()


@pytest.mark.rule("R21")
def test_four_columns_by_number_and_no_sorting(page: CasesPage, world: World) -> None:
    """Number, alias or first name, next step, consent; a press on a heading does nothing."""
    world.consented_case("Ekorren", "Alva")
    world.add_case("Igelkotten", guardians=("",))
    page.shown({})
    assert not page.list.table.isSortingEnabled()
    assert page.list.table.model().columnCount() == 4
    assert [row.number for row in page.list.table.rows] == sorted(row.number for row in page.list.table.rows)
    words = {row.name: [cell.text for cell in row.cells[2:]] for row in page.list.table.rows}
    assert words["Alva"] == [texts.NEXT_STEPS["prepare"], texts.CONSENT_HOLDS]
    assert words["Igelkotten"] == [texts.NEXT_STEPS["ask"], texts.CONSENT_MISSING]


@pytest.mark.rule("R25")
def test_the_list_does_not_tell_a_no_from_a_silence() -> None:
    """All three read alike."""
    assert len({texts.NEXT_STEPS[code] for code in ("ask", "wait", "none")}) == 1


def test_a_case_of_others_is_shown_calmly(page: CasesPage, world: World) -> None:
    """Its number, and that it is not shared."""
    world.consented_case(agencies=(world.preschool, world.bvc))
    world.sign_in(world.family_worker)
    (row,) = list_rows(case_list(world.desk), world.desk.today())
    assert [cell.text for cell in row.cells[1:]] == [texts.NOT_SHARED, "", ""]


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (date(2026, 3, 12), "Går ut om 9 dagar"),
        (date(2026, 3, 4), "Går ut i morgon"),
        (date(2026, 3, 3), "Går ut i dag"),
        (date(2026, 9, 3), texts.CONSENT_HOLDS),
    ],
)
def test_a_consent_that_runs_out_says_when(last: date, words: str) -> None:
    """Within thirty days."""
    (row,) = list_rows((line("K7Q", last),), date(2026, 3, 3))
    assert row.cells[3].text == words


def line(number: str, last: date | None = None) -> CaseLine:
    """Return an invented line."""
    case = Case(
        id=CaseId(number),
        number=number,
        state=CaseState.OPEN,
        brought_by=AgencyId("a"),
        created_on=date(2026, 3, 3),
    )
    return CaseLine(case=case, shown_name="Alva", consent_holds=True, runs_out_on=last, next_step="ready")


def test_two_thousand_rows_are_found_by_number_and_name(page: CasesPage) -> None:
    """Typing answers at once, over what is already here."""
    rows = list_rows([line(f"A{n:04}") for n in range(2000)], date(2026, 3, 3))
    page.presenter._rows = rows
    page.presenter.find("")
    assert page.list.search_line.isVisible()
    QTest.keyClicks(page.list.search_line, "a1234")
    assert [row.number for row in page.list.table.rows] == ["A1234"]
    page.list.search_line.setText("alv")
    assert len(page.list.table.rows) == 2000
    page.list.search_line.setText("zzz")
    assert page.list.table.rows == ()
    assert page.list.nothing.isVisible()


def test_enter_opens_the_case_under_the_cursor(page: CasesPage, world: World) -> None:
    """By keyboard alone; the cursor stays on its case when the list comes again."""
    for alias in ("Ekorren", "Igelkotten", "Haren"):
        world.add_case(alias)
    page.shown({})
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Down)
    wanted = page.list.table.current_id()
    page.presenter.load()
    assert page.list.table.current_id() == wanted
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert place_of(page) == Place("case", {"case_id": wanted})


def test_adding_a_child_says_when_the_meeting_is_and_whom_to_ring(page: CasesPage, world: World) -> None:
    """Alias and two guardians are enough; then the way leads to the consent."""
    meetings.plan_meeting(world.desk, swedish_instant(date(2026, 3, 10), datetime.min.time()))
    page.shown({"add": "1"})
    page.form.alias.setText("Ekorren")
    page.form.guardians.rows[1].language.set_value("so")
    page.form.guardians.rows[1].interpreter.set_ticked(True)
    page.form.save.click()
    (found,) = case_list(world.desk)
    case = cases.case_page(world.desk, found.case.id)
    assert [(g.language, g.needs_interpreter) for g in case.guardians] == [("sv", False), ("so", True)]
    assert page.added.isVisible()
    assert page.added._wait.text() == "Nästa möte är om 7 dagar. Kan det vänta?"
    assert "08-46500402" in page.added._agencies.text()
    page.added.consent.click()
    assert place_of(page) == Place("case", {"case_id": found.case.id, "tab": "consent"})


def test_an_extra_meeting_is_one_press(page: CasesPage, world: World) -> None:
    """With a day and a time already filled in; a day that cannot be read is told."""
    page.shown({"add": "1"})
    page.form.alias.setText("Ekorren")
    page.form.save.click()
    page.added.day.line.setText("i övermorgon")
    page.added.extra.click()
    assert meetings.meeting_list(world.desk) == ()
    page.added.day.set_value(date(2026, 3, 5))
    page.added.extra.click()
    (planned,) = meetings.meeting_list(world.desk)
    assert planned.meeting.extra
    assert planned.meeting.starts_at == datetime(2026, 3, 5, 12, tzinfo=UTC)
    assert page.message.title == texts.planned(planned.meeting.starts_at)


def test_what_is_wrong_is_told_at_the_field_and_nothing_typed_is_lost(page: CasesPage, world: World) -> None:
    """No alias; shared custody with one guardian alone."""
    page.shown({"add": "1"})
    page.form.save.click()
    assert page.form._rows["alias"].error
    assert page.form.alias.hasFocus()
    page.form.alias.setText("Ekorren")
    page.form.guardians.rows[1].remove.click()
    page.form.guardians.rows[0].capacity.set_value("joint_guardian")
    page.form.save.click()
    assert page.form._rows["guardians"].error == texts.SECOND_MISSING
    assert page.form.alias.text() == "Ekorren"
    assert case_list(world.desk) == ()


def test_guardian_rows_follow_how_many_there_are(page: CasesPage) -> None:
    """One alone has sole custody, two share it; at most four."""
    rows = page.form.guardians
    rows.rows[0].remove.click()
    assert [row.capacity.value() for row in rows.rows] == ["sole_guardian"]
    for _ in range(3):
        rows.add_button.click()
    assert [row.capacity.value() for row in rows.rows] == ["joint_guardian"] * 4
    assert rows.add_button.isHidden()
    assert rows.rows[3].capacity.accessibleName().startswith(texts.guardian_name(4))


@pytest.mark.rule("R23")
def test_a_protected_identity_leaves_nothing_behind(page: CasesPage, world: World) -> None:
    """What was typed is gone from the form and from the drafts, and there is no button to save."""
    page.shown({"add": "1"})
    page.form.alias.setText("Ekorren")
    page.adding.type_alias("Ekorren")
    page.form.protection.box.click()
    assert page.form._outside.isVisible()
    assert page.form.save.isHidden()
    assert page.form.alias.text() == ""
    assert drafts.drafts_for(world.desk, "cases/") == {}
    assert case_list(world.desk) == ()


@pytest.mark.rule("R23")
@pytest.mark.rule("R40")
def test_the_choice_of_protection_comes_with_the_municipality_s_decision(
    page: CasesPage, world: World
) -> None:
    """By keyboard: the tick, then which protection; the page that says what was added names nobody."""
    enable(world)
    page.shown({"add": "1"})
    form = page.form
    row = form._rows["protection"]
    assert row.isHidden()
    form.alias.setText("Uttern")
    QTest.keyClick(form.protection.box, Qt.Key.Key_Space)
    assert row.isVisible()
    assert form._outside.isHidden()
    assert form.flag.accessibleName() == protection.MARK_TITLE
    assert nameless(page) == []
    QTest.keyClick(form.save, Qt.Key.Key_Space)
    assert row.error == texts.PROTECTION_MISSING
    first = form.flag.button("secrecy_mark")
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert row.error == ""
    QTest.keyClick(form.save, Qt.Key.Key_Space)
    (found,) = case_list(world.desk)
    with world.desk.unit_of_work() as uow:
        kept = uow.cases.identity(found.case.id)
    assert (kept.alias, kept.protection) == ("Uttern", ProtectionFlag.SECRECY_MARK)
    assert page.added.isVisible()
    assert not [label for label in page.findChildren(QLabel) if "Uttern" in label.text()]


@pytest.mark.rule("R23")
def test_fictitious_data_is_never_kept_and_the_tick_can_be_taken_back(page: CasesPage, world: World) -> None:
    """Fictitious data is handled as its plan says; without the tick the child is like any other."""
    enable(world)
    page.shown({"add": "1"})
    form = page.form
    form.protection.box.click()
    form.alias.setText("Ekorren")
    form.flag.button("planned").click()
    assert form._outside.isVisible()
    assert form._outside_words.text() == protection.PLANNED_TEXT
    assert form.save.isHidden()
    assert form.alias.text() == ""
    form.protection.box.click()
    assert form._outside.isHidden()
    assert form._rows["protection"].isHidden()
    form.alias.setText("Igelkotten")
    form.save.click()
    (found,) = case_list(world.desk)
    assert found.shown_name == "Igelkotten"


def test_the_half_typed_alias_is_kept(page: CasesPage, world: World) -> None:
    """Leaving the page keeps it; "Avbryt" forgets it."""
    page.shown({"add": "1"})
    QTest.keyClicks(page.form.alias, "Ekor")
    page.flush()
    page.shown({"add": "1"})
    assert page.form.alias.text() == "Ekor"
    page.form.cancel.click()
    assert drafts.drafts_for(world.desk, "cases/") == {}


def test_the_bin_gives_a_case_back(page: CasesPage, world: World) -> None:
    """The button stands there only when something lies in it."""
    case = world.consented_case()
    page.shown({})
    assert page.list.bin_button.isHidden()
    cases.remove_case(world.desk, case.id)
    page.presenter.load()
    page.empty.bin_button.click()
    assert page.bin.table.rowCount() == 1
    restore = page.bin.table.cellWidget(0, 3)
    assert restore.accessibleName() == texts.restore_name(case.number)
    page.presenter.restore(case.id)
    assert page.bin.empty.isVisible()
    page._to_list()
    assert [row.name for row in page.list.table.rows] == ["Alva"]


def test_blank_forms_are_saved_without_anybody_being_registered(
    page: CasesPage, world: World, tmp_path: Path
) -> None:
    """Form and flower; a folder that is not there is told in words."""
    dialogs = cast("PresetDialogs", page.context.dialogs)
    page.shown({})
    for button, name in ((page.list.form_button, "form.pdf"), (page.list.flower_button, "flower.pdf")):
        dialogs.will_choose(tmp_path / name)
        button.click()
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")
    dialogs.will_choose(tmp_path / "none" / "form.pdf")
    page.list.form_button.click()
    assert page.message.title == "Mappen går inte att nå"
    assert not (tmp_path / "none").exists()
    assert case_list(world.desk) == ()


def test_every_control_has_a_name(page: CasesPage) -> None:
    """Whatever takes the focus says what it is."""
    page.shown({"add": "1"})
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert not nameless
