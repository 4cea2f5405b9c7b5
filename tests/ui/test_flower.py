"""The flower on screen: by mouse, by keyboard, by ear, and the same values as a table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from barnombud import resources
from barnombud.domain.wellbeing.flower_geometry import Point, reach, turned
from barnombud.domain.wellbeing.flower_scene import FlowerLayer, LayerAnswer, LayerRole
from barnombud.domain.wellbeing.rating import NonAnswer
from barnombud.domain.wellbeing.template import FlowerTemplate, scale_from_dict, template_from_dict
from barnombud.texts import flower as texts
from barnombud.ui.theme.palette import palette_for
from barnombud.ui.theme.petal_colours import COLOUR_NAMES, flower_inks
from barnombud.ui.theme.tokens import DARK, LIGHT, contrast
from barnombud.ui.widgets.flower import FlowerWidget
from barnombud.ui.widgets.flower_table import FlowerTable

SUGGESTED = template_from_dict(resources.read_toml("flower/default.toml"))
TEMPLATE = SUGGESTED.edited(scale=scale_from_dict(resources.read_toml("flower/scale_five.toml")))

SUGGESTED_KEYS = [petal.key for petal in SUGGESTED.petals]


def view(role: LayerRole, label: str, spoken: str = "", **answers: int | NonAnswer) -> FlowerLayer:
    """Return an invented view."""
    given = tuple(
        LayerAnswer(petal_key=key, non_answer=answer, touched=True)
        if isinstance(answer, NonAnswer)
        else LayerAnswer(petal_key=key, value=answer, touched=True)
        for key, answer in answers.items()
    )
    return FlowerLayer(label=label, spoken=spoken, role=role, answers=given)


VIEWS = (
    view(
        LayerRole.FILLED,
        "Förskola",
        "förskolans bedömning",
        safe=3,
        healthy=5,
        responsible=NonAnswer.NOT_RELEVANT_TODAY,
    ),
    view(LayerRole.OUTLINED, "Vårdnadshavare", "vårdnadshavarens bedömning", safe=4),
    view(LayerRole.EARLIER, "10 november", safe=2),
)


@pytest.fixture
def flower(qtbot: QtBot) -> Iterator[FlowerWidget]:
    """Return a flower with three views, shown at a page's size."""
    widget = FlowerWidget(TEMPLATE)
    qtbot.addWidget(widget)
    widget.set_motion(allowed=False)
    widget.set_centre("Alva")
    widget.set_layers(VIEWS)
    widget.resize(600, 560)
    widget.show()
    qtbot.waitExposed(widget)
    yield widget
    widget.hide()


def button(flower: FlowerWidget, key: str) -> QRadioButton:
    """Return what a screen reader meets for one petal."""
    found = flower.findChild(QRadioButton, f"petal_{key}")
    assert isinstance(found, QRadioButton)
    return found


def on_petal(flower: FlowerWidget, index: int, distance: float) -> QPoint:
    """Return a place on a petal, at a distance from the centre in flower units."""
    placed = flower.layout_now().placed
    spot = turned(Point(distance, 0.0), index * 6.283185307 / len(TEMPLATE.petals))
    return QPointF(*placed.place(spot)).toPoint()


def press(flower: FlowerWidget, key: Qt.Key) -> None:
    """Press a key where the keyboard is when the flower has it."""
    proxy = flower.focusProxy()
    assert isinstance(proxy, QWidget)
    QTest.keyClick(proxy, key)


def click(
    flower: FlowerWidget, place: QPoint, with_button: Qt.MouseButton = Qt.MouseButton.LeftButton
) -> None:
    """Press and let go at a place in the flower."""
    QTest.mouseClick(flower, with_button, Qt.KeyboardModifier.NoModifier, place)


def picture(widget: QWidget) -> QImage:
    """Return what is on screen."""
    return widget.grab().toImage()


@pytest.mark.rule("R40")
def test_arrow_keys_go_round_the_flower(flower: FlowerWidget) -> None:
    """Right and down go clockwise, left and up back, Home and End to the ends, and all the way round."""
    chosen: list[str] = []
    flower.petal_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        press(flower, key)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Home):
        press(flower, key)
    assert chosen == ["healthy", "achieving", "healthy", "safe", "included", "safe", "included", "safe"]


@pytest.mark.rule("R40")
def test_number_keys_set_a_step_and_zero_sets_aside(flower: FlowerWidget) -> None:
    """Numbers up to the scale's last step rate the chosen petal; 0 is not relevant today, in one key."""
    rated: list[tuple[str, int]] = []
    aside: list[str] = []
    flower.petal_rated.connect(lambda key, step: rated.append((key, step)))
    flower.petal_not_relevant.connect(aside.append)
    flower.set_chosen("active")
    for key in (Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_6, Qt.Key.Key_0, Qt.Key.Key_I, Qt.Key.Key_X):
        press(flower, key)
    assert rated == [("active", 1), ("active", 5)]
    assert aside == ["active", "active"]


def test_a_flower_to_look_at_takes_no_step(flower: FlowerWidget) -> None:
    """On the child's page petals can be chosen but not changed."""
    flower.set_editable(editable=False)
    rated: list[int] = []
    flower.petal_rated.connect(lambda _key, step: rated.append(step))
    flower.petal_not_relevant.connect(lambda _key: rated.append(0))
    press(flower, Qt.Key.Key_3)
    press(flower, Qt.Key.Key_0)
    click(flower, on_petal(flower, 0, 0.6))
    assert rated == []
    assert flower.accessibleDescription() == texts.READ_HELP


def test_keys_with_alt_or_control_are_left_to_the_page(flower: FlowerWidget) -> None:
    """Alt+arrow moves between steps of the meeting, not between petals."""
    proxy = flower.focusProxy()
    assert proxy is not None
    QTest.keyClick(proxy, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert flower.chosen == "safe"


def test_a_press_chooses_and_the_next_one_sets_the_step(flower: FlowerWidget) -> None:
    """First the petal, then how far it reaches."""
    rated: list[tuple[str, int]] = []
    flower.petal_rated.connect(lambda key, step: rated.append((key, step)))
    place = on_petal(flower, 2, (reach(0.6) + reach(0.8)) / 2)
    click(flower, place)
    assert (flower.chosen, rated) == ("achieving", [])
    click(flower, place)
    assert rated == [("achieving", 4)]


def test_a_press_on_the_name_chooses_and_beside_does_nothing(flower: FlowerWidget) -> None:
    """Names are large targets; the empty corner is none."""
    click(flower, on_petal(flower, 4, 1.16))
    assert flower.chosen == "active"
    click(flower, QPoint(2, 2))
    click(flower, on_petal(flower, 0, 0.6), Qt.MouseButton.RightButton)
    assert flower.chosen == "active"


def test_the_pointer_shows_what_can_be_pressed(flower: FlowerWidget) -> None:
    """A hand over petals, an arrow beside."""
    QTest.mouseMove(flower, on_petal(flower, 1, 0.6))
    assert flower.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(flower, QPoint(3, 3))
    assert flower.cursor().shape() is Qt.CursorShape.ArrowCursor


@pytest.mark.rule("R40")
def test_petals_speak(flower: FlowerWidget) -> None:
    """Name, step and whose view; the step's word, other views and questions follow."""
    assert button(flower, "safe").accessibleName() == "Trygg, 3 av 5, förskolans bedömning"
    said = button(flower, "safe").accessibleDescription()
    assert said.startswith("Både och. Vårdnadshavarens bedömning: 4 av 5. 10 november: 2 av 5. När är barnet")
    assert button(flower, "responsible").accessibleName() == (
        "Ansvar efter ålder, inte aktuellt i dag, förskolans bedömning"
    )
    assert button(flower, "nurtured").accessibleName() == "Omsorg, inget svar än, förskolans bedömning"
    assert flower.accessibleName() == "Blomman, Alva"


@pytest.mark.rule("R40")
def test_a_screen_reader_finds_one_radio_button_per_petal(flower: FlowerWidget) -> None:
    """Qt's accessibility gives the flower its petals as children, in order, where they are drawn."""
    interface = QAccessible.queryAccessibleInterface(flower)
    children = [interface.child(number) for number in range(interface.childCount())]
    assert [child.text(QAccessible.Text.Name).split(",")[0] for child in children] == [
        petal.label for petal in TEMPLATE.petals
    ]
    assert {child.role() for child in children} == {QAccessible.Role.RadioButton}
    flower.set_chosen("included")
    assert [child.state().checked for child in children] == [0] * 7 + [1]
    assert all(flower.rect().contains(button(flower, petal.key).geometry()) for petal in TEMPLATE.petals)


@pytest.mark.rule("R40")
def test_the_keyboard_stands_on_the_chosen_petal_and_shows(flower: FlowerWidget, qtbot: QtBot) -> None:
    """One tab stop; the ring looks different with the keyboard on it and moves with it."""
    button(flower, "safe").clearFocus()
    without = picture(flower)
    flower.setFocus()
    qtbot.waitUntil(button(flower, "safe").hasFocus)
    assert picture(flower) != without
    press(flower, Qt.Key.Key_Right)
    assert button(flower, "healthy").hasFocus()
    stops = [
        petal.key
        for petal in TEMPLATE.petals
        if button(flower, petal.key).focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]
    assert stops == ["healthy"]


def test_focus_stays_when_values_come_back_from_the_store(flower: FlowerWidget, qtbot: QtBot) -> None:
    """Focus is never lost after a save."""
    flower.setFocus()
    qtbot.waitUntil(button(flower, "safe").hasFocus)
    flower.set_layers((view(LayerRole.FILLED, "Förskola", safe=5),))
    assert button(flower, "safe").hasFocus()


def test_petals_grow_unless_calm_is_asked_for(flower: FlowerWidget, qtbot: QtBot) -> None:
    """150 ms of growth, and none with reduced motion."""
    flower.set_layers((view(LayerRole.FILLED, "Förskola", safe=1),))
    assert not flower.is_growing()
    at_rest = picture(flower)
    flower.set_layers((view(LayerRole.FILLED, "Förskola", safe=5),))
    grown = picture(flower)
    flower.set_motion(allowed=True)
    flower.set_layers((view(LayerRole.FILLED, "Förskola", safe=1),))
    assert flower.is_growing()
    qtbot.waitUntil(lambda: not flower.is_growing())
    assert picture(flower) == at_rest
    assert at_rest != grown


def test_a_new_template_keeps_the_chosen_petal_if_it_can(flower: FlowerWidget) -> None:
    """Editing the flower changes petals, buttons and steps at once."""
    flower.set_chosen("healthy")
    button(flower, "healthy").setFocus()
    flower.set_template(SUGGESTED.edited(petals=TEMPLATE.petals[:3]))
    assert flower.chosen == "healthy"
    flower.set_template(SUGGESTED.edited(petals=TEMPLATE.petals[4:], scale=scale_from_dict({"kind": "none"})))
    assert flower.chosen == "active"
    assert button(flower, "active").hasFocus()
    assert flower.accessibleDescription() == texts.KEYS_HELP_NO_SCALE
    with pytest.raises(KeyError):
        flower.set_chosen("safe")


@pytest.mark.parametrize("size", [(320, 300), (430, 380), (600, 560), (1300, 700)])
@pytest.mark.parametrize("points", [11, 22])
def test_the_flower_draws_at_any_size(flower: FlowerWidget, size: tuple[int, int], points: int) -> None:
    """From a corner to a wall, at 200 % text: everything keeps inside and a picture comes out."""
    font = QFont(flower.font())
    font.setPointSizeF(points)
    flower.setFont(font)
    flower.resize(*size)
    laid_out = flower.layout_now()
    assert laid_out.placed.radius > 40
    assert all(flower.rect().contains(box) for box in laid_out.petal_boxes)
    assert not picture(flower).isNull()


def test_every_petal_of_a_full_flower_shows_its_colour(flower: FlowerWidget) -> None:
    """All eight colours and patterns are drawn when all petals are grown."""
    flower.set_layers((view(LayerRole.FILLED, "Förskola", "", **dict.fromkeys(SUGGESTED_KEYS, 5)),))
    seen = picture(flower)
    colours = {seen.pixelColor(x, y).name() for x in range(seen.width()) for y in range(seen.height())}
    petals = flower_inks(dark=False).petals.values()
    assert {inks.fill.lower() for inks in petals} <= colours


def test_small_flowers_leave_names_out_but_still_speak(flower: FlowerWidget) -> None:
    """Where names would crowd the flower out they are heard and in the table."""
    font = QFont(flower.font())
    font.setPointSizeF(26)
    flower.setFont(font)
    flower.resize(320, 300)
    assert not flower.layout_now().has_labels
    assert button(flower, "safe").accessibleName().startswith("Trygg")
    assert not picture(flower).isNull()


def test_dark_and_light_follow_the_palette(flower: FlowerWidget) -> None:
    """The same flower in the colours of the theme in force."""
    place = on_petal(flower, 0, 0.4)
    for tokens, dark in ((LIGHT, False), (DARK, True)):
        flower.setPalette(palette_for(tokens))
        ratio = flower.devicePixelRatio()
        seen = picture(flower).pixelColor((QPointF(place) * ratio).toPoint())
        assert seen == QColor(flower_inks(dark=dark).petals["blue"].fill)


@pytest.mark.rule("R40")
def test_the_table_says_the_same(qtbot: QtBot) -> None:
    """Every petal in every view, in words; a blank flower has dashes."""
    table = FlowerTable()
    qtbot.addWidget(table)
    table.show_flower(TEMPLATE, VIEWS)
    rows = [[_cell(table, row, column) for column in range(4)] for row in range(table.rowCount())]
    assert rows[0] == ["Trygg", "3 av 5, både och", "4 av 5, går oftast bra", "2 av 5, behöver ofta hjälp"]
    assert rows[6] == ["Ansvar efter ålder", "inte aktuellt i dag", "–", "–"]
    assert [_heading(table, column) for column in range(4)] == [
        "Kronblad",
        "Förskola",
        "Vårdnadshavare",
        "10 november",
    ]
    assert table.accessibleName() == texts.TABLE_NAME
    table.show_flower(TEMPLATE, ())
    assert (table.columnCount(), _cell(table, 0, 1)) == (2, "–")
    assert table.sizeHint().height() > 100


def _cell(table: FlowerTable, row: int, column: int) -> str:
    item = table.item(row, column)
    assert item is not None
    return item.text()


def _heading(table: FlowerTable, column: int) -> str:
    item = table.horizontalHeaderItem(column)
    assert item is not None
    return item.text()


def test_a_flower_without_scale_shows_words_as_a_whole_petal(flower: FlowerWidget) -> None:
    """Without steps a petal is spoken as described, and number keys say nothing."""
    unscaled: FlowerTemplate = SUGGESTED.edited(scale=scale_from_dict({"kind": "none"}))
    flower.set_template(unscaled)
    words = LayerAnswer(petal_key="safe", touched=True)
    flower.set_layers((FlowerLayer(label="Barnet", role=LayerRole.FILLED, answers=(words,)),))
    assert button(flower, "safe").accessibleName() == "Trygg, beskrivet med ord, Barnet"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.rule("R40")
def test_contrast_of_the_flowers_colours(*, dark: bool) -> None:
    """Text 4.5:1, edges, lines and patterns 3:1, in both themes, on card and on paper."""
    inks = flower_inks(dark=dark)
    tokens = DARK if dark else LIGHT
    assert inks.background == tokens.card
    assert (inks.ink, inks.ring) == (tokens.ink, tokens.accent)
    assert set(inks.petals) == set(COLOUR_NAMES)
    for ground in (tokens.card, tokens.paper, inks.petal_paper):
        for text in ("ink", "quiet"):
            assert contrast(inks.colour(text), ground) >= 4.5
        for line in ("outline", "ring", "centre_edge"):
            assert contrast(inks.colour(line), ground) >= 3.0
        for name in COLOUR_NAMES:
            assert contrast(inks.colour(f"{name}.text"), ground) >= 4.5
            assert contrast(inks.colour(f"{name}.edge"), ground) >= 3.0
            assert contrast(inks.colour(f"{name}.mark"), inks.colour(f"{name}.fill")) >= 3.0
    assert contrast(inks.centre_ink, inks.centre) >= 4.5


def test_tool_tips_say_what_a_petal_says(flower: FlowerWidget, qtbot: QtBot) -> None:
    """Resting the mouse on a petal gives its spoken name."""
    place = on_petal(flower, 0, 0.6)
    QApplication.sendEvent(flower, QHelpEvent(QEvent.Type.ToolTip, place, flower.mapToGlobal(place)))
    assert QToolTip.text() == "Trygg, 3 av 5, förskolans bedömning"
    QApplication.sendEvent(
        flower, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), flower.mapToGlobal(QPoint(1, 1)))
    )
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
