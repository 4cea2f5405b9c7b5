"""The page that edits the flower: drawn while it is changed, kept as a draft, saved as a new version."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from barnombud.domain.wellbeing.template import FlowerTemplate, ScaleKind
from barnombud.services.drafts import find_draft
from barnombud.services.flower_templates import current_template, shipped_scale
from barnombud.texts import flower_template as texts
from barnombud.ui.pages.flower_template.presenter import PLACE
from barnombud.ui.pages.flower_template.view import FlowerTemplatePage
from barnombud.ui.pages.settings.view import SettingsPage
from barnombud.ui.theme.theme import Theme
from tests.ui.page_world import context_for, dialogs_of, nameless, show
from tests.world import World


@pytest.fixture
def page(qtbot: QtBot, world: World, theme: Theme) -> FlowerTemplatePage:
    """Lend the page on screen."""
    return show(qtbot, FlowerTemplatePage(context_for(world, theme)))


def stored(world: World) -> FlowerTemplate:
    """Return the team's flower."""
    return current_template(world.desk)


def labels(page: FlowerTemplatePage) -> list[str]:
    """Return the keys of the petals in order."""
    return page.petals.keys()


@pytest.mark.rule("R40")
def test_suggestion_is_marked_and_nothing_is_to_be_saved(page: FlowerTemplatePage) -> None:
    """Every control has a name; the flower stands beside the fields."""
    assert page.state_chip.text() == texts.SUGGESTION
    assert not page.save_button.isEnabled()
    assert not page.draft_chip.isVisible()
    assert page.flower is not None
    assert nameless(page) == []


def test_changed_words_are_a_draft_until_saved_as_a_version(page: FlowerTemplatePage, world: World) -> None:
    """The team's own from then on; the first version stays as it was."""
    saved: list[str] = []
    page.saved.connect(saved.append)
    page.name.setText("Tallbackens blomma")
    page.petal.label.setText("Lugn")
    page.petal.questions.setPlainText("När är det lugnt?\n\n Var är det lugnt? ")
    page.flush()
    assert page.draft_chip.isVisible()
    assert stored(world).version == 1
    assert find_draft(world.desk, PLACE) is not None
    QTest.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    flower = stored(world)
    assert (flower.version, flower.suggestion, flower.name) == (2, False, "Tallbackens blomma")
    assert flower.petal("safe").label == "Lugn"
    assert flower.petal("safe").questions == ("När är det lugnt?", "Var är det lugnt?")
    assert find_draft(world.desk, PLACE) is None
    assert page.message.title == texts.saved(2)
    assert page.state_chip.text() == texts.OWN
    assert saved


def test_draft_is_there_after_a_lock(
    page: FlowerTemplatePage, world: World, qtbot: QtBot, theme: Theme
) -> None:
    """Whatever was typed, even what does not hold together."""
    page.petal.label.setText("")
    page.flush()
    again = show(qtbot, FlowerTemplatePage(context_for(world, theme)))
    assert again.petal.label.text() == ""
    assert again.petal.rows["label"].error
    assert not again.save_button.isEnabled()
    again.shown({})
    assert again.petal.label.text() == ""


def test_draft_is_thrown_away_after_a_question(page: FlowerTemplatePage, world: World) -> None:
    """And what is saved comes back."""
    page.petal.label.setText("Lugn")
    page.flush()
    dialogs_of(page).will_answer(False, True)
    page.discard_button.click()
    assert page.petal.label.text() == "Lugn"
    page.discard_button.click()
    assert page.petal.label.text() == "Trygg"
    assert find_draft(world.desk, PLACE) is None


def test_what_does_not_hold_together_is_said_at_its_field(page: FlowerTemplatePage) -> None:
    """On the petal that lies open, else at the list; the last sound flower stays drawn."""
    page.petal.label.setText("x" * 41)
    page.flush()
    assert "för lång" in page.petal.rows["label"].error
    page.petals.set_current("healthy")
    assert page.petal.rows["label"].error == ""
    assert "för lång" in page.petals_fault
    page.petals.set_current("safe")
    page.petal.label.setText("Lugn")
    page.flush()
    assert page.petals_fault == ""
    page.petal.mark.setCurrentIndex(page.petal.mark.findData("dots"))
    page.petal.mark.activated.emit(0)
    page.petal.colour.setCurrentIndex(page.petal.colour.findData("brick"))
    page.petal.colour.activated.emit(0)
    assert "ser likadana ut" in page.petals_fault
    page.presenter.save()
    assert not page.save_button.isEnabled()


def test_petals_are_added_removed_and_ordered(page: FlowerTemplatePage, world: World) -> None:
    """A new one has a look of its own; three must remain."""
    page.add_button.click()
    assert page.petal.label.text() == texts.NEW_PETAL
    assert len(labels(page)) == 9
    page.petals.move_current(-1)
    QTest.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert [petal.key for petal in stored(world).petals][-2] == "petal_9"
    for _petal in range(7):
        page.remove_button.click()
    assert len(labels(page)) == 2
    assert "minst tre" in page.petals_fault
    assert not page.add_button.isEnabled()
    page.presenter.add_petal()
    page.remove_button.click()
    page.remove_button.click()
    assert len(labels(page)) == 1


def test_petal_is_chosen_in_the_flower_too(page: FlowerTemplatePage) -> None:
    """What was typed about the one before is handed on first."""
    assert page.flower is not None
    page.petal.label.setText("Lugn")
    page.flower.petal_chosen.emit("playing" if "playing" in labels(page) else labels(page)[4])
    assert page.petals.current_key() == labels(page)[4]
    page.petals.set_current("safe")
    assert page.petal.label.text() == "Lugn"


def test_scale_is_changed_in_words(page: FlowerTemplatePage, world: World) -> None:
    """Three, five or none; two steps may not be called the same."""
    page.scale.kind.button("five").click()
    assert page.scale.lines[4][0].text() == shipped_scale(ScaleKind.FIVE).steps[4].word
    word, description = page.scale.lines[0]
    word.setText(page.scale.lines[1][0].text())
    page.flush()
    assert not page.save_button.isEnabled()
    word.setText("svårt")
    description.setText("Det är svårt.")
    page.flush()
    QTest.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    step = stored(world).scale.steps[0]
    assert (stored(world).scale.kind, step.word, step.description) == (
        ScaleKind.FIVE,
        "svårt",
        "Det är svårt.",
    )
    page.scale.kind.button("none").click()
    assert not page.scale.rows["scale.1"].isVisible()
    page.scale.kind_chosen.emit("none")
    page.scale.kind.button("three").click()
    QTest.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert stored(world).scale == shipped_scale(ScaleKind.THREE)


def test_settings_show_the_new_version(
    page: FlowerTemplatePage, world: World, qtbot: QtBot, theme: Theme
) -> None:
    """The page beside it asks again."""
    settings = show(qtbot, SettingsPage(page.context))
    page.name.setText("Vår blomma")
    page.flush()
    page.save_button.click()
    assert settings.flower_name == "Vår blomma · version 2"


def test_presenter_without_a_flower_does_nothing(world: World, qtbot: QtBot, theme: Theme) -> None:
    """Before the first answer of the store nothing can be saved or thrown away."""
    page = FlowerTemplatePage(context_for(world, theme))
    qtbot.addWidget(page)
    page.presenter.discard()
    assert page.save_button.text() == ""
