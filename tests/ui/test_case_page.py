"""One child's page in real widgets: shut and open, name and number, guardians, preparation, the way in."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from barnombud.domain.case import Capacity, Case, CaseIdentity, CaseState
from barnombud.domain.case_rules import MAX_PREPARED_INPUTS, prepared_inputs
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.services import cases, child_identity, consents
from barnombud.services.child_identity import ChildForm
from barnombud.texts import case_page as texts
from barnombud.ui.dialogs import PresetDialogs
from barnombud.ui.navigation import Place
from barnombud.ui.pages.case.consent_tab import ConsentTab
from barnombud.ui.pages.case.flower_tab import FlowerTab
from barnombud.ui.pages.case.overview_tab import OverviewTab
from barnombud.ui.pages.case.prepare_tab import PrepareTab
from barnombud.ui.pages.case.view import CasePageView
from barnombud.ui.pages.cases.add_form import AddForm
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.autosave_text import AutosaveLine, AutosaveText
from tests.ui.shell_world import page_context
from tests.world import World

NUMBER = "20170101-2393"  # law document, section 3


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, world: World) -> CasePageView:
    """Lend the page at the rektor's desk, on screen."""
    return new_page(qtbot, theme, world)


def new_page(qtbot: QtBot, theme: Theme, world: World) -> CasePageView:
    """Return a page at whoever's desk it is now."""
    made = CasePageView(page_context(theme, world.desk))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def asking(world: World) -> Case:
    """Add a child that nobody has been asked about, with two guardians."""
    new = (cases.NewGuardian(language="so", needs_interpreter=True), cases.NewGuardian())
    return cases.add_case(world.desk, "Ekorren", new).value


def overview(page: CasePageView) -> OverviewTab:
    """Return the first tab."""
    return cast("OverviewTab", page.made["overview"])


def typed(field: AutosaveText | AutosaveLine, text: str) -> None:
    """Write into a field and leave it; Qt's own key presses know no Swedish letters."""
    if isinstance(field, AutosaveText):
        field.insertPlainText(text)
    else:
        field.insert(text)
    field.flush()


def nameless(page: CasePageView) -> list[QWidget]:
    """Return what takes the focus and says nothing."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]


@pytest.mark.rule("R12")
@pytest.mark.parametrize("tab", ["flower", "prepare"])
def test_before_a_consent_the_page_explains_and_leads_to_it(
    page: CasePageView, world: World, tab: str
) -> None:
    """Flower and preparation are shut; one button goes to the consent."""
    page.shown({"case_id": asking(world).id, "tab": tab})
    made = cast("FlowerTab | PrepareTab", page.made[tab])
    assert made._shut.isVisible()
    assert made._body.isHidden()
    made._shut.button.click()
    assert page.current == "consent"


def test_the_page_begins_where_the_next_step_is(page: CasePageView, world: World) -> None:
    """With the consent while it is missing, then with the overview; number and alias stand in the bar."""
    case = asking(world)
    page.shown({"case_id": case.id})
    assert page.current == "consent"
    assert (page.title, page.subtitle) == (texts.title(case.number), "Ekorren")
    page.shown({"case_id": world.consented_case().id})
    assert page.current == "overview"
    assert page.subtitle == "Alva"


@pytest.mark.rule("R16")
def test_the_duty_to_report_stands_on_every_tab(page: CasePageView, world: World) -> None:
    """Also on a case that is shut."""
    page.shown({"case_id": world.consented_case().id})
    for tab in texts.TABS:
        page.show_tab(tab)
        assert page.duty.isVisible()
        assert len(page.duty.sentences) == 5
        assert not nameless(page)


@pytest.mark.rule("R3")
def test_a_case_of_others_says_so_calmly_and_shows_nothing_of_the_child(
    qtbot: QtBot, theme: Theme, world: World
) -> None:
    """No tabs, no name in the bar; the duty to report stays."""
    case = world.consented_case(agencies=(world.preschool, world.bvc))
    world.sign_in(world.family_worker)
    page = new_page(qtbot, theme, world)
    page.shown({"case_id": case.id})
    assert page.locked.isVisible()
    assert page.locked.accessibleName() == texts.LOCKED_TITLE
    assert page.tabs.isHidden()
    assert page.subtitle == ""
    assert page.duty.isVisible()
    page.locked.button.click()
    assert page.context.navigation.place == Place("cases", {})


def test_a_case_that_is_gone_is_told(page: CasePageView) -> None:
    """With the way back."""
    page.shown({"case_id": "none"})
    assert page.gone.isVisible()


@pytest.mark.rule("R7")
def test_losing_the_key_empties_the_page_at_once(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The nurse withdraws for the guardian, and from then on sees nothing of the child."""
    case = world.consented_case()
    child_identity.save_child(world.desk, case.id, ChildForm(alias="Ekorren", first_name="Alva"))
    world.sign_in(world.nurse)
    page = new_page(qtbot, theme, world)
    page.shown({"case_id": case.id, "tab": "overview"})
    assert overview(page).child.first_name.text() == "Alva"
    page.show_tab("consent")
    cast("PresetDialogs", page.context.dialogs).will_answer(True)
    consent = cast("ConsentTab", page.made["consent"])
    (guardian,) = cases.case_page(world.desk, case.id).guardians
    consent.presenter.withdraw(guardian.id, "", "", world.desk.today())
    assert page.locked.isVisible()
    assert overview(page).child.first_name.text() == ""
    assert overview(page).child.alias.text() == ""


def test_name_and_birth_date_are_saved_as_they_are_typed(page: CasePageView, world: World) -> None:
    """The bar says the first name from then on."""
    case = world.consented_case("Ekorren", "")
    page.shown({"case_id": case.id, "tab": "overview"})
    child = overview(page).child
    typed(child.first_name, "Alva")
    child.birth_date.line.setText("2021-05-04")
    child.birth_date.check()
    assert cases.case_page(world.desk, case.id).identity == CaseIdentity(
        alias="Ekorren", first_name="Alva", birth_date=date(2021, 5, 4)
    )
    assert page.subtitle == "Alva"
    child.alias.clear()
    child.alias.flush()
    assert child.rows["alias"].error


@pytest.mark.rule("R46")
def test_the_number_is_masked_until_somebody_asks_and_that_is_logged(
    page: CasePageView, world: World
) -> None:
    """It is covered again by one press, and when the page is shown anew."""
    case = world.consented_case()
    page.shown({"case_id": case.id, "tab": "overview"})
    child = overview(page).child
    assert child.uncover.isHidden()
    child.change_number.click()
    child.typed.setText("20170101-2394")
    child.save_number.click()
    assert child.rows["identity_number"].error
    child.typed.setText(NUMBER)
    child.save_number.click()
    assert child.number.text() == "20170101-••••"
    assert child.typed.text() == ""
    child.uncover.click()
    assert child.number.text() == NUMBER
    with world.desk.unit_of_work() as uow:
        assert uow.audit.lines(1)[0][2] == Op.UNCOVER_NUMBER
    child.uncover.click()
    assert child.number.text() == "20170101-••••"


def test_an_unusual_number_is_kept_with_a_word_about_it(page: CasePageView, world: World) -> None:
    """A samordningsnummer whose month is not known, from the official test set."""
    case = world.consented_case()
    page.shown({"case_id": case.id, "tab": "overview"})
    child = overview(page).child
    child.change_number.click()
    child.kind.set_value("samordningsnummer")
    child.typed.setText("191711602399")
    child.save_number.click()
    assert child.warnings.isVisible() or child.rows["identity_number"].error


def test_a_look_alike_is_a_question(page: CasePageView, world: World) -> None:
    """That they are different is remembered for this visit; the other case is one press away."""
    other = world.consented_case("Igelkotten", "")
    case = world.consented_case("Ekorren", "")
    form = ChildForm(alias="Igelkotten", first_name="Alva", family_name="Påhitt")
    child_identity.save_child(world.desk, other.id, form)
    page.shown({"case_id": case.id, "tab": "overview"})
    child = overview(page).child
    typed(child.family_name, "Påhitt")
    typed(child.first_name, "Alva")
    assert child.same.isVisible()
    assert other.number in child._same_text.text()
    child.same_no.click()
    typed(child.family_name, " ")
    assert child.same.isHidden()
    overview(page).presenter._different = frozenset()
    typed(child.family_name, " ")
    child.family_name.setText("Påhitt")
    child.family_name.flush()
    child.same_open.click()
    assert page.context.navigation.place == Place("case", {"case_id": other.id})


@pytest.mark.rule("R4")
def test_a_guardian_is_changed_and_hindered_on_the_overview(page: CasePageView, world: World) -> None:
    """Ground, words and a responsible name; what is missing is told at its field."""
    case = asking(world)
    page.shown({"case_id": case.id, "tab": "overview"})
    _first, second = cases.case_page(world.desk, case.id).guardians
    panel = overview(page).panels[second.id]
    panel.opener.click()
    assert not panel.name.isEnabled()
    panel.language.set_value("ar")
    panel.language.chosen.emit("ar")
    assert cases.case_page(world.desk, case.id).guardians[1].language == "ar"
    panel.hindrance.click()
    overview(page).presenter.note_hindrance(second.id, "hindered", " ", "")
    assert panel._rows["hindrance"].error
    overview(page).presenter.note_hindrance(second.id, "hindered", "Ligger på sjukhus.", "Rakel Påhitt")
    assert not panel.hindrance_line.isHidden()
    assert "Rakel Påhitt" in panel.hindrance_line.text()
    panel.lift.click()
    assert panel.hindrance_line.isHidden()
    panel.opener.click()
    assert panel.fields is None
    overview(page).add_guardian.click()
    assert len(overview(page).panels) == 3


def test_guardians_are_named_once_the_consent_holds(page: CasePageView, world: World) -> None:
    """Not before."""
    case = world.consented_case(guardians=("",))
    page.shown({"case_id": case.id, "tab": "overview"})
    (panel,) = overview(page).panels.values()
    panel.opener.click()
    typed(panel.name, "Mira Påhitt")
    assert panel.title.text() == texts.guardian_title(1, "Mira Påhitt")


def test_removing_is_undone_in_the_same_place(page: CasePageView, world: World) -> None:
    """The page offers to restore; closing asks first."""
    case = world.consented_case()
    page.shown({"case_id": case.id, "tab": "overview"})
    overview(page).remove_case.click()
    assert page.removed.isVisible()
    page.restore.click()
    assert page.removed.isHidden()
    dialogs = cast("PresetDialogs", page.context.dialogs)
    dialogs.will_answer(False, True)
    overview(page).close_case.click()
    assert cases.case_page(world.desk, case.id).case.state is CaseState.OPEN
    overview(page).close_case.click()
    assert page.closed.isVisible()
    assert overview(page).close_case.isHidden() or overview(page)._care.isHidden()


def test_at_most_fifteen_inputs_prepare_a_case(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Counted on the widgets: what somebody has to choose or write, for two guardians who say yes alike."""
    form = AddForm()
    qtbot.addWidget(form)
    page = new_page(qtbot, theme, world)
    case = world.consented_case(guardians=("Mira Påhitt", "Olle Låtsas"))
    counted = required(form)
    for tab in ("overview", "prepare", "consent"):
        page.shown({"case_id": case.id, "tab": tab})
        counted += required(page.made[tab])
    own_again = 3  # the other guardian's own answer, its day, and that she has been told
    assert counted + own_again == prepared_inputs(2) <= MAX_PREPARED_INPUTS


def required(widget: QWidget) -> int:
    """Return how many inputs are marked as required."""
    return sum(child.property("required") is True for child in widget.findChildren(QWidget))


def test_capacity_words_cover_every_guardian() -> None:
    """Everybody who can be entered has plain words."""
    from barnombud.texts.cases import CAPACITY_CHOICES  # noqa: PLC0415 - only this test reads it

    assert set(CAPACITY_CHOICES) == set(Capacity) - {Capacity.THE_CHILD, Capacity.OTHER_ADULT}


def test_leaving_for_another_child_takes_the_first_one_away(page: CasePageView, world: World) -> None:
    """Nothing of the first is left in any tab."""
    first, second = world.consented_case("Ekorren", "Alva"), asking(world)
    consents.confirm_consent(world.desk, first.id)
    page.shown({"case_id": first.id})
    for tab in texts.TABS:
        page.show_tab(tab)
    page.shown({"case_id": second.id})
    labels = [label.text() for label in page.findChildren(QLabel)]
    lines = [line.text() for line in page.findChildren(QLineEdit)]
    assert not [words for words in (*labels, *lines) if "Alva" in words]
    assert page.made["overview"].isHidden()
    assert Answer.YES  # the consent of the first is untouched
