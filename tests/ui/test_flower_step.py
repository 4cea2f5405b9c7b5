"""Blomman in a child's item by real widgets: mouse, keyboard, layers, table; saved at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from barnombud.domain.changes import Op
from barnombud.domain.ids import AgencyId, RatingId, new_id
from barnombud.domain.wellbeing.flower_scene import LayerRole
from barnombud.domain.wellbeing.rating import NonAnswer, PetalAnswer, Rater, RaterKind, Rating, RatingMode
from barnombud.domain.wellbeing.template import ScaleKind
from barnombud.services import flower_templates, ratings
from barnombud.texts import flower_step as texts
from barnombud.ui.pages.meeting.steps.flower import FlowerStep, MeetingFlower
from barnombud.ui.theme.theme import Theme
from tests.open_item import OpenItem, open_item
from tests.ui.steps_world import HostedStep, hosted
from tests.world import World

JOINT = Rater(kind=RaterKind.JOINT)


@pytest.fixture
def item(world: World) -> OpenItem:
    """Lend an open item in which the social services have not confirmed."""
    return open_item(world, confirmed=(world.preschool, world.bvc))


@pytest.fixture
def host(qtbot: QtBot, theme: Theme, item: OpenItem) -> HostedStep:
    """Host the step, with petals that are at once where they go."""
    theme.set_motion(False)
    return hosted(qtbot, theme, item, FlowerStep)[1]


@pytest.fixture
def step(host: HostedStep) -> FlowerStep:
    """Lend the hosted step."""
    assert isinstance(host.step, FlowerStep)
    return host.step


def flower_of(step: FlowerStep) -> MeetingFlower:
    """Return the drawn flower."""
    assert step.flower is not None
    return step.flower


def petal_button(step: FlowerStep) -> QRadioButton:
    """Return what takes the keyboard in the flower."""
    button = flower_of(step).focusProxy()
    assert isinstance(button, QRadioButton)
    return button


def focused() -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def stored(item: OpenItem, rater: Rater = JOINT) -> Rating:
    """Return one rater's view in the store."""
    found = ratings.flower_page(item.world.desk, item.case.id).ratings
    return next(rating for rating in found if rating.rater == rater)


def layers(step: FlowerStep) -> dict[LayerRole, list[str]]:
    """Return the labels of what is drawn, by role."""
    found: dict[LayerRole, list[str]] = {}
    for layer in flower_of(step)._layers:
        found.setdefault(layer.role, []).append(layer.label)
    return found


def rate(item: OpenItem, rater: Rater, value: int) -> None:
    """Keep another's view of the first petal."""
    answer = PetalAnswer(petal_key="safe", value=value)
    ratings.rate_petal(item.world.desk, item.case.id, rater, answer, item_id=item.item_id)


def test_one_petal_and_one_strength_is_enough(step: FlowerStep, host: HostedStep, item: OpenItem) -> None:
    """The tick comes with a strength, without any step."""
    assert not step.is_done(item.page())
    step.panel.works.setPlainText("Söker tröst hos Frej")
    step.flush()
    assert stored(item).answer("safe").strengths == "Söker tröst hos Frej"
    assert host.done == [True]
    assert step.is_done(item.page())
    assert host.saved == ["09.02"]


@pytest.mark.rule("R40")
def test_everything_by_keyboard(qtbot: QtBot, step: FlowerStep, item: OpenItem) -> None:
    """Arrows between petals, a digit for a step, 0 for not today, Tab into the panel."""
    del qtbot
    petal_button(step).setFocus()
    QTest.keyClick(petal_button(step), Qt.Key.Key_2)
    QTest.keyClick(petal_button(step), Qt.Key.Key_Right)
    assert step.panel.title.text() == "Frisk och mår bra"
    QTest.keyClick(petal_button(step), Qt.Key.Key_0)
    found = stored(item)
    assert found.answer("safe").value == 2
    assert found.answer("healthy").non_answer is NonAnswer.NOT_RELEVANT_TODAY
    assert "inte aktuellt i dag" in petal_button(step).accessibleName()
    for expected in (step.panel.works, step.panel.hard, step.panel.steps[0]):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert expected.hasFocus()
    QTest.keyClick(step.panel.steps[0], Qt.Key.Key_Backtab)
    assert step.panel.hard.hasFocus()


def test_steps_and_answers_in_words_exclude_each_other(step: FlowerStep, item: OpenItem) -> None:
    """A step is said in words; another press takes it back; an answer in words stands instead."""
    step.panel.steps[1].click()
    assert step.panel.meaning.text() == "2 · både och. Det fungerar ibland och är svårt ibland."
    assert step.panel.steps[1].isChecked()
    step.panel.non_answers["unknown"].click()
    assert not step.panel.steps[1].isChecked()
    assert stored(item).answer("safe").non_answer is NonAnswer.UNKNOWN
    assert step.panel.meaning.text() == ""
    step.panel.non_answers["unknown"].click()
    step.panel.steps[0].click()
    step.panel.steps[0].click()
    assert not stored(item).answer("safe").is_touched
    assert step.panel.meaning.text() == texts.NO_STEP


def test_digits_work_in_the_panel_too(step: FlowerStep, item: OpenItem) -> None:
    """On a step or a chip a digit gives the step, 0 sets the petal aside; other keys do nothing."""
    button = step.panel.steps[0]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_3)
    assert stored(item).answer("safe").value == 3
    QTest.keyClick(button, Qt.Key.Key_9)
    QTest.keyClick(button, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert stored(item).answer("safe").value == 3
    QTest.keyClick(button, Qt.Key.Key_0)
    assert stored(item).answer("safe").non_answer is NonAnswer.NOT_RELEVANT_TODAY


def test_words_stay_with_their_petal(step: FlowerStep, item: OpenItem) -> None:
    """What is typed is saved on the petal it was typed for, also when one goes on at once."""
    step.panel.works.setPlainText("Söker tröst")
    step.panel.hard.setPlainText("Höga ljud")
    petal_button(step).setFocus()
    QTest.keyClick(petal_button(step), Qt.Key.Key_Right)
    assert step.panel.works.text() == ""
    found = stored(item)
    assert (found.answer("safe").strengths, found.answer("safe").challenges) == ("Söker tröst", "Höga ljud")
    QTest.keyClick(petal_button(step), Qt.Key.Key_Left)
    assert step.panel.works.text() == "Söker tröst"


@pytest.mark.rule("R20")
def test_each_rater_has_an_own_view(step: FlowerStep, item: OpenItem) -> None:
    """Whose view it is is chosen; the others are outlined and can be hidden."""
    labels = [chip.text() for chip in step.panel.raters.values()]
    assert labels == ["Gemensamt", "Vårdnadshavare", "Förskolan", "BVC", "Socialtjänsten", "Barnet"]
    step.panel.steps[2].click()
    step.panel.raters["child"].click()
    assert step.panel.raters["child"].isChecked()
    assert not any(button.isChecked() for button in step.panel.steps)
    assert layers(step) == {LayerRole.OUTLINED: ["Gemensamt"]}
    step.panel.steps[0].click()
    assert stored(item).answer("safe").value == 3
    child = stored(item, Rater(kind=RaterKind.CHILD))
    assert (child.answer("safe").value, child.mode) == (1, RatingMode.WITH_CHILD)
    step.layers["joint"].click()
    assert layers(step) == {LayerRole.FILLED: ["nu, barnet"]}
    step.layers["joint"].click()
    assert LayerRole.OUTLINED in layers(step)


def test_own_view_first_then_the_others(step: FlowerStep, item: OpenItem) -> None:
    """With the setting, the others wait until the chosen rater has said something; it is per rater."""
    step.panel.steps[2].click()
    step.panel.raters["child"].click()
    step.own_first.box.click()
    assert step.panel.waiting.isVisible()
    assert layers(step) == {}
    step.panel.steps[0].click()
    assert not step.panel.waiting.isVisible()
    assert layers(step)[LayerRole.OUTLINED] == ["Gemensamt"]
    step.panel.raters[f"service:{item.world.bvc.id}"].click()
    assert not step.own_first.is_ticked()
    step.panel.raters["child"].click()
    step.own_first.box.click()
    assert not step.own_first.is_ticked()


@pytest.mark.rule("R8")
def test_an_agency_confirms_before_its_view(step: FlowerStep, item: OpenItem) -> None:
    """Its fields are not there until it has confirmed; the flower cannot be written by key either."""
    code = f"service:{item.world.ifo.id}"
    step.panel.raters[code].click()
    assert step.panel.lock.isVisible()
    assert not step.panel.form.isVisible()
    QTest.keyClick(step.panel, Qt.Key.Key_2)
    step.presenter.give_step("safe", 2)
    step.panel.lock.button.click()
    assert step.panel.form.isVisible()
    assert step.panel.raters[code].isChecked()
    step.panel.steps[0].click()
    own = Rater(kind=RaterKind.SERVICE, agency_id=item.world.ifo.id)
    assert stored(item, own).answer("safe").value == 1


def test_last_time_is_a_thin_outline(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """The same rater's view from another day is drawn, named by its date, and can be hidden."""
    template = flower_templates.default_template()
    day = item.world.desk.today() - timedelta(days=28)
    earlier = Rating(
        id=RatingId(new_id()),
        case_id=item.case.id,
        template_id=template.id,
        template_version=template.version,
        rater=JOINT,
        mode=RatingMode.COLLEGIAL,
        rated_on=day,
        rated_at=item.world.clock.now() - timedelta(days=28),
        petals=(PetalAnswer(petal_key="safe", value=1),),
    )
    with item.world.desk.unit_of_work() as uow:
        uow.ratings.save(earlier)
        uow.commit(Op.RATE_PETAL, item.case.id)
    step, _ = hosted(qtbot, theme, item, FlowerStep)
    assert layers(step) == {LayerRole.EARLIER: ["3 februari"]}
    assert step.panel.works.text() == ""
    step.layers["earlier"].click()
    assert layers(step) == {}


@pytest.mark.rule("R40")
def test_the_same_values_as_a_table(step: FlowerStep) -> None:
    """One press shows the table in the flower's place, and the flower again."""
    step.panel.steps[1].click()
    step.view_button.click()
    assert step.is_table
    assert not flower_of(step).isVisible()
    shown = step.table.item(0, 1)
    assert shown is not None
    assert shown.text() == "2 av 3, både och"
    assert step.view_button.text() == texts.AS_FLOWER
    step.view_button.click()
    assert flower_of(step).isVisible()
    assert not step.is_table


def test_a_press_on_the_flower_is_a_step(step: FlowerStep, item: OpenItem) -> None:
    """A press on the chosen petal gives the step it reaches to."""
    flower_of(step).petal_rated.emit("active", 3)
    assert stored(item).answer("active").value == 3
    assert step.panel.title.text() == "Lek och aktivitet"
    assert flower_of(step).chosen == "active"


def test_two_guardians_are_told_apart(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Several guardians are named; several preschools too."""
    item = open_item(world, guardians=("Mira Påhitt", "Omar Påhitt"))
    step, _ = hosted(qtbot, theme, item, FlowerStep)
    labels = [chip.text() for chip in step.panel.raters.values()]
    assert labels[1:3] == ["Mira Påhitt", "Omar Påhitt"]


def test_a_view_by_somebody_who_has_left_is_still_drawn(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """A view is shown by its kind when whoever gave it no longer takes part."""
    own = Rater(kind=RaterKind.SERVICE, agency_id=item.world.bvc.id)
    rate(item, own, 2)
    with item.world.desk.unit_of_work() as uow:
        (rating,) = uow.ratings.for_case(item.case.id)
        stranger = Rater(kind=RaterKind.SERVICE, agency_id=AgencyId(new_id()))
        gone = rating.model_copy(update={"rater": stranger})
        uow.ratings.save(gone)
        uow.commit(Op.RATE_PETAL, item.case.id)
    step, _ = hosted(qtbot, theme, item, FlowerStep)
    assert layers(step) == {LayerRole.OUTLINED: ["Verksamhet"]}


@pytest.mark.parametrize(("kind", "count"), [(ScaleKind.FIVE, 5), (ScaleKind.NONE, 0)])
def test_the_scale_is_the_teams_own(
    qtbot: QtBot, theme: Theme, item: OpenItem, kind: ScaleKind, count: int
) -> None:
    """Five steps, or none at all: then words are the answer. A new version comes with the next page."""
    step, host = hosted(qtbot, theme, item, FlowerStep)
    scale = flower_templates.shipped_scale(kind)
    flower_templates.save_template(item.world.desk, flower_templates.default_template().edited(scale=scale))
    step.show_item(host.item.page())
    assert len(step.panel.steps) == count
    assert step.panel.step_row.isVisible() == bool(count)
    step.panel.works.setPlainText("Söker tröst")
    step.flush()
    assert stored(item).template_version == 2


@pytest.mark.rule("R12")
def test_clearing_empties_the_flower(step: FlowerStep, item: OpenItem) -> None:
    """No name, no view and no word stays, and nothing more can be written."""
    step.panel.works.setPlainText("Söker tröst")
    step.flush()
    step.clear()
    step.presenter.choose_rater("child")
    step.presenter.choose_petal("safe")
    step.presenter.give_step("safe", 1)
    step.presenter.write("strengths", "efteråt")
    step.presenter.show_layer("joint", shown=False)
    step.presenter.set_own_first(on=True)
    step.presenter.confirm()
    assert flower_of(step).accessibleName() == "Blomman"
    assert layers(step) == {}
    assert (step.panel.works.text(), step.panel.title.text(), step.panel.raters) == ("", "", {})
    assert stored(item).answer("safe").strengths == "Söker tröst"
    assert not step.is_done(item.page())


def test_the_wall_shows_only_the_flower_and_its_words(step: FlowerStep) -> None:
    """What is only for the one who writes is hidden."""
    step.set_wall(True)
    assert not step.own_first.isVisible()
    assert not step.view_button.isVisible()


def test_it_fits_a_small_laptop(host: HostedStep, step: FlowerStep) -> None:
    """Beside the side bar of a 1366 x 768 screen the step needs no scrolling below the bars."""
    assert step.height() <= 768 - 56 - 60 - 60
    assert host.ground.width() == 1130
