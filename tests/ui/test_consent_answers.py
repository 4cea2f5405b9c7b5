"""On the consent page: answers put right, the child's and other adults' own, both directions, and scans."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from barnombud.domain.case import Capacity, HindranceGround
from barnombud.domain.consent.events import Answer, ConsentKind
from barnombud.domain.consent.standing import Standing, one_way
from barnombud.domain.consent.topics import Topic
from barnombud.services import cases, child_identity, consents
from barnombud.services.consent_scans import open_scan
from barnombud.texts import consent_form as form_texts
from barnombud.texts import consent_page as texts
from barnombud.texts.said_consent import SCANS
from barnombud.ui.pages.case.view import CasePageView
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.labels import Text
from tests.ui.consent_screen import Screen
from tests.ui.shell_world import page_context
from tests.world import World

SLEEP = frozenset({Topic.SLEEP_AND_FOOD})


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, world: World) -> CasePageView:
    """Lend a case page at the rektor's desk."""
    view = CasePageView(page_context(theme, world.desk))
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    return view


def later(world: World) -> None:
    """Let an hour pass."""
    world.clock.set(world.clock.now() + timedelta(hours=1))


@pytest.mark.rule("R1")
def test_an_answer_is_put_right_on_the_page(page: CasePageView, world: World) -> None:
    """Its own form comes up as it was given; the old answer stays in the diary."""
    screen = Screen(page, world, world.consented_case())
    later(world)
    screen.button(texts.correct_name("Mira Påhitt")).click()
    assert screen.form.heading.text() == form_texts.correct_for("Mira Påhitt (vårdnadshavare 1)")
    assert screen.form._corrected.text() == form_texts.correct_text("3 mars 2026")
    assert screen.form.answer.value() == "yes"
    assert screen.form.record.informed.is_ticked()
    screen.form.scope.room.box(world.ifo.id).click()
    screen.form.answer.button("partly").click()
    screen.form.save.click()
    event = screen.consent().events[-1]
    assert (event.kind, event.answer) == (ConsentKind.CORRECTED, Answer.PARTLY)
    assert screen.tab.title.text() == "I dag kan Alva tas upp med förskolan och BVC."
    lines = screen.tab.diary_lines.text().split("\n\n")
    assert (
        "Svaret från Mira Påhitt (vårdnadshavare 1), 3 mars 2026, rättades till ja, till en del." in lines[0]
    )
    assert lines[1].startswith("Tisdag 3 mars: Mira Påhitt (vårdnadshavare 1) svarade ja, skriftligt.")


@pytest.mark.rule("R9")
def test_a_no_is_put_right_too_and_carries_nothing(page: CasePageView, world: World) -> None:
    """The form of a no holds day and answer."""
    case = world.add_case("Ekorren", guardians=("Mira Påhitt",))
    guardian = cases.case_page(world.desk, case.id).guardians[0]
    consents.record_answer(world.desk, case.id, guardian.id, Answer.NO)
    screen = Screen(page, world, case)
    assert "Nej, 3 mars 2026." in [label.text() for label in screen.tab.answers.findChildren(Text)]
    assert not [
        each
        for each in screen.tab.answers.findChildren(QPushButton)
        if each.text() == texts.SCAN_ADD and each.isVisible()
    ]
    later(world)
    screen.button(texts.correct_name("Mira Påhitt")).click()
    assert screen.form.answer.value() == "no"
    screen.fill_yes(foreign=False)
    screen.form.save.click()
    assert screen.consent().people[0].standing is Standing.YES


@pytest.mark.rule("R1")
def test_the_childs_own_answer_counts_as_everybodys(page: CasePageView, world: World) -> None:
    """With a row of its own once it has been asked; its no shuts the case, and its yes can be taken back."""
    screen = Screen(page, world, world.consented_case())
    later(world)
    screen.tab.child.click()
    assert not screen.form._child.isHidden()
    assert screen.form.rows["other_adult"].isHidden()
    screen.fill_yes(foreign=False)
    screen.form.save.click()
    assert [row.key for row in screen.tab.matrix.rows][-2:] == ["child", "together"]
    assert screen.consent().facts.may == (world.preschool.id, world.bvc.id)
    screen.dialogs.will_answer(True)
    later(world)
    screen.button("Barnet självt tar tillbaka").click()
    assert screen.consent().permitted == ()
    later(world)
    screen.tab.child.click()
    screen.form.answer.button("no").click()
    assert screen.form.summary.text().startswith("Barnet självt säger nej.")
    screen.form.save.click()
    assert screen.consent().facts.said_no == (0,)


@pytest.mark.rule("R6")
def test_another_adult_answers_about_herself(page: CasePageView, world: World) -> None:
    """Named in the form; never counted for the child; withdrawn and put right like any answer."""
    screen = Screen(page, world, world.consented_case())
    later(world)
    screen.tab.adult.click()
    assert screen.form.other_adult.hasFocus()
    screen.fill_yes(foreign=False)
    screen.form.save.click()
    assert screen.wrong() == {"other_adult"}
    screen.form.other_adult.setText("mormor")
    screen.form.other_adult.flush()
    assert screen.form.summary.text().startswith("Mormor säger ja till att förskolan och BVC talar om")
    assert "som rör hen själv" in screen.form.summary.text()
    screen.form.save.click()
    assert [name for name, _ in screen.consent().adults] == ["mormor"]
    assert "child" not in [row.key for row in screen.tab.matrix.rows]
    later(world)
    screen.button(texts.correct_name("mormor")).click()
    assert screen.form.other_adult.text() == "mormor"
    screen.form.answer.button("partly").click()
    screen.form.save.click()
    assert screen.consent().events[-1].kind is ConsentKind.CORRECTED
    screen.dialogs.will_answer(True)
    screen.button("Mormor tar tillbaka").click()
    assert page.message.title == texts.withdrawn("mormor")
    assert screen.consent().adults[0][1].standing is Standing.WITHDRAWN
    assert screen.consent().permitted


@pytest.mark.rule("R3")
def test_the_family_says_different_things_in_different_directions(page: CasePageView, world: World) -> None:
    """Closed by default; page and form say in one sentence what follows in the room."""
    case = world.add_case("Ekorren", guardians=("Mira Påhitt",))
    screen = Screen(page, world, case)
    screen.open_form(1)
    screen.fill_yes(foreign=False)
    scope = screen.form.scope
    scope.topics.box("sleep_and_food").click()
    pair = (world.preschool.id, world.bvc.id)
    assert scope.apart.value() == ()
    assert not scope.apart.lists[pair].isVisible()
    scope.apart.opener.click()
    scope.apart.lists[pair].box("sleep_and_food").click()
    sentence = "BVC får berätta för förskolan om sömn och mat, men inte tvärtom."
    assert sentence in screen.form.summary.text()
    assert "tas sömn och mat inte upp medan båda är i rummet" in screen.form.summary.text()
    scope.topics.box("play").click()
    assert scope.apart.value() == ((*pair, frozenset({Topic.LANGUAGE, Topic.HEALTH, Topic.PLAY})),)
    before = screen.form.value()
    page.flush()
    screen.tab.close_form()
    screen.open_form(1)
    assert screen.form.value() == before
    screen.form.save.click()
    found = {(one, other): topics for one, other, topics in screen.consent().permitted}
    assert one_way(found) == {(world.bvc.id, world.preschool.id): SLEEP}
    assert sentence in screen.tab.lines.text()


def test_the_sentence_follows_what_is_filled_in(page: CasePageView, world: World) -> None:
    """What is missing is asked for; who is left out and who hears less is said."""
    screen = Screen(page, world, world.add_case("Ekorren", guardians=("Mira Påhitt",)))
    screen.open_form(1)
    assert screen.form.summary.text() == form_texts.NOT_CHOSEN
    screen.form.answer.button("partly").click()
    assert screen.form.summary.text() == form_texts.HALF
    screen.fill_yes(foreign=False)
    assert screen.form.summary.text() == (
        "Mira Påhitt (vårdnadshavare 1) säger ja till att förskolan och BVC talar om hälsa samt språk "
        "till och med 2 september 2026. Socialtjänsten är inte med."
    )
    screen.form.scope.room.box(world.ifo.id).click()
    screen.form.scope.less.opener.click()
    screen.form.scope.less._lists[world.ifo.id].box("health").click()
    screen.form.scope.not_raised.insertPlainText("Mammans hälsa")
    screen.form.scope.not_raised.flush()
    assert screen.form.summary.text().endswith("Med socialtjänsten bara om språk. Inte om: Mammans hälsa.")
    for topic in ("language", "health"):
        for agency in (world.bvc, world.ifo):
            box = screen.form.scope.less._lists[agency.id].box(topic)
            if box.isChecked():
                box.click()
    assert screen.form.summary.text() == form_texts.NO_ONE_HEARS


@pytest.mark.rule("R7")
def test_an_older_yes_found_after_a_no_says_that_it_opens_nothing(page: CasePageView, world: World) -> None:
    """It is kept in the history; the sentence stands at the day."""
    case = world.add_case("Ekorren", guardians=("Mira Påhitt",))
    guardian = cases.case_page(world.desk, case.id).guardians[0]
    consents.record_answer(world.desk, case.id, guardian.id, Answer.NO)
    screen = Screen(page, world, case)
    later(world)
    screen.open_form(1)
    screen.fill_yes(foreign=False)
    assert screen.form._older.isHidden()
    screen.form.happened_on.line.setText("2026-03-02")
    screen.form.happened_on.line.editingFinished.emit()
    assert screen.form._older.text() == form_texts.older_than_no(date(2026, 3, 3))
    assert not screen.form._older.isHidden()
    screen.form.save.click()
    assert len(screen.consent().events) == 2
    assert screen.consent().people[0].standing is Standing.NO


@pytest.mark.rule("R2")
def test_a_later_answer_replaces_the_one_that_holds(page: CasePageView, world: World) -> None:
    """Said before it is written; overlapping answers are not added up."""
    screen = Screen(page, world, world.consented_case())
    later(world)
    screen.open_form(1)
    assert not screen.form._replaces.isHidden()
    screen.fill_yes(foreign=False)
    screen.form.save.click()
    page_now = screen.consent()
    assert page_now.facts.may == (world.preschool.id, world.bvc.id)
    assert all(topics == {Topic.LANGUAGE, Topic.HEALTH} for _, _, topics in page_now.permitted)


@pytest.mark.rule("R4")
def test_a_hindered_guardian_stands_with_ground_and_name(page: CasePageView, world: World) -> None:
    """Under the matrix; a parent without custody says so too."""
    new = (
        cases.NewGuardian(),
        cases.NewGuardian(),
        cases.NewGuardian(capacity=Capacity.PARENT_WITHOUT_CUSTODY),
    )
    case = cases.add_case(world.desk, "Ekorren", new).value
    guardian = cases.case_page(world.desk, case.id).guardians[1]
    child_identity.note_hindrance(
        world.desk,
        case.id,
        guardian.id,
        ground=HindranceGround.HINDERED,
        text="Svårt sjuk.",
        responsible_name="Rakel Påhitt",
    )
    screen = Screen(page, world, case)
    why = screen.tab.matrix._why.text()
    assert "Vårdnadshavare 2 tillfrågas inte. Förhindrad (6 kap. 13 § andra stycket FB): Svårt sjuk." in why
    assert "Ansvarig för bedömningen: Rakel Påhitt, 3 mars 2026." in why
    assert texts.without_custody("förälder 3", answered=False) in why


def test_what_runs_out_soon_has_one_step_to_take(page: CasePageView, world: World) -> None:
    """The button opens the form of the one whose answer it is."""
    case = world.consented_case()
    world.clock.set(world.clock.now() + timedelta(days=180))
    screen = Screen(page, world, case)
    screen.button(texts.ask_again("Mira Påhitt (vårdnadshavare 1)")).click()
    assert screen.form.isVisible()
    assert not screen.tab._sentence.isVisible()
    screen.form.leave.click()
    assert screen.tab._sentence.isVisible()


def test_the_child_s_own_answer_that_runs_out_has_its_step_too(page: CasePageView, world: World) -> None:
    """The sentence names the child, and so does a button."""
    case = world.consented_case()
    consents.record_answer(world.desk, case.id, None, Answer.YES, world.terms())
    world.clock.set(world.clock.now() + timedelta(days=180))
    screen = Screen(page, world, case)
    screen.button(texts.ask_again(texts.guardian(0))).click()
    assert screen.form.isVisible()
    assert texts.guardian(0) in screen.form.heading.text()


@pytest.mark.rule("R2")
def test_the_page_says_that_the_clock_is_behind(page: CasePageView, world: World) -> None:
    """And that nothing comes alive again by it."""
    case = world.consented_case()
    right = world.clock.now()
    world.clock.set(right + timedelta(days=190))
    consents.consent_page(world.desk, case.id)
    world.clock.set(right)
    screen = Screen(page, world, case)
    assert texts.CLOCK_BEHIND in screen.tab.lines.text()
    ran_out = texts.ran_out("Mira Påhitt (vårdnadshavare 1)", date(2026, 9, 2))
    assert ran_out in screen.tab.lines.text()
    assert screen.tab.title.text() == "I dag tas Alva inte upp med namn."


@pytest.mark.rule("R1")
def test_a_scan_is_taken_in_and_shown_from_memory(
    page: CasePageView, world: World, tmp_path: Path, qtbot: QtBot
) -> None:
    """A picture becomes a page to turn and zoom; the file is left where it was."""
    screen = Screen(page, world, world.consented_case())
    file = tmp_path / "signerad.png"
    image = QImage(60, 80, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    assert image.save(str(file))
    content = file.read_bytes()
    screen.dialogs.will_choose(file)
    screen.button(f"{texts.SCAN_ADD}: Mira").click()
    assert page.message.title == texts.SCAN_SAVED
    assert file.read_bytes() == content
    ((_, scan_id),) = screen.consent().scans
    assert open_scan(world.desk, screen.case.id, scan_id) == content
    screen.button(f"{texts.SCAN_OPEN}: Mira").click()
    assert screen.tab.scan.isVisible()
    assert screen.tab.scan.pages.count == 1
    assert screen.tab.scan.pages.area.hasFocus()
    view, close = page.ground.viewport(), screen.tab.scan.close_button
    qtbot.waitUntil(lambda: 0 <= close.mapTo(view, QPoint()).y() < view.height() // 4)
    assert page.message.isHidden()
    screen.tab.scan.close_button.click()
    assert screen.tab.scan.isHidden()
    assert screen.tab.scan.pages.count == 0
    screen.button(f"{texts.SCAN_OPEN}: Mira").click()
    screen.tab.clear()
    assert screen.tab.scan.isHidden()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x89PNG\r\n\x1a\n broken", "scan_unreadable"),
        (b"%PDF-1.7 broken", "scan_unreadable"),
        (b"hej", "scan_unknown_kind"),
    ],
)
def test_a_file_that_cannot_be_shown_is_not_taken(
    page: CasePageView, world: World, tmp_path: Path, content: bytes, code: str
) -> None:
    """Told at once, and nothing is kept."""
    screen = Screen(page, world, world.consented_case())
    file = tmp_path / "fil.pdf"
    file.write_bytes(content)
    screen.dialogs.will_choose(file)
    screen.button(f"{texts.SCAN_ADD}: Mira").click()
    assert page.message.title == SCANS[code].title
    assert screen.consent().scans == ()
