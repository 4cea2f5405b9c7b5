"""Labels, cards, messages, guidance and the focus ring."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from barnombud.texts import duty
from barnombud.ui.theme.focus_ring import FocusRing, focus_ring_of
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import ButtonRow, ButtonStack, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.duty_banner import DutyBanner
from barnombud.ui.widgets.elided import ElidedLabel
from barnombud.ui.widgets.empty_state import EmptyState
from barnombud.ui.widgets.flow_layout import FlowLayout
from barnombud.ui.widgets.guidance_box import GuidanceBox
from barnombud.ui.widgets.labels import Chip, SavedLabel, Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.tick_list import TickList

LONG = "En mening som är lång nog att behöva flera rader när sidan är smal. " * 3


def shown(qtbot: QtBot, widget: QWidget, width: int = 600, height: int = 400) -> None:
    """Put a widget on screen at a size."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitActive(widget):
        widget.show()


def texts_of(widget: QWidget) -> list[str]:
    """Return the words of every label that is on screen."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def press(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Press the visible button with a text."""
    button = next(each for each in widget.findChildren(QPushButton) if each.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_text_is_never_markup(qtbot: QtBot, theme: Theme) -> None:
    """What a person has typed is shown, not obeyed."""
    label = Text("<b>fet</b>")
    shown(qtbot, label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_text_keeps_a_calm_line(qtbot: QtBot, theme: Theme) -> None:
    """On a very wide page the lines stay at 75 characters; larger letters widen them."""
    label = Text(LONG)
    shown(qtbot, label, width=3000)
    assert label.heightForWidth(3000) > label.fontMetrics().lineSpacing()
    assert label.contentsMargins().right() > 1500
    before = label.contentsMargins().right()
    theme.set_scale(1.5)
    label.resize(2999, 400)
    assert label.contentsMargins().right() < before


def test_saved_is_said_only_when_told(qtbot: QtBot, theme: Theme) -> None:
    """Nothing before a commit; trouble in its own words."""
    label = SavedLabel()
    qtbot.addWidget(label)
    assert label.text() == ""
    label.show_saved("14.03")
    assert label.text() == "Sparat 14.03"
    label.show_trouble("Inte sparat än")
    assert (label.text(), label.property("kind")) == ("Inte sparat än", "error")
    label.forget()
    assert label.text() == ""


def test_chip_changes_its_ground(qtbot: QtBot, theme: Theme) -> None:
    """The words stay."""
    chip = Chip("Ja", "green")
    qtbot.addWidget(chip)
    chip.set_colour("sand")
    assert (chip.text(), chip.property("kind")) == ("Ja", "chip-sand")


def test_columns_stack_when_narrow_or_large(qtbot: QtBot, theme: Theme) -> None:
    """Beside each other with room, below each other without."""
    left, right = Card("Att göra"), Card("Så gör vi")
    left.add(Text(LONG))
    columns = Columns(left, right, weights=(2, 1))
    shown(qtbot, columns, width=1000)
    assert left.y() == right.y()
    columns.resize(400, 400)
    qtbot.waitUntil(lambda: right.y() > left.y())
    columns.resize(1000, 400)
    qtbot.waitUntil(lambda: right.y() == left.y())
    theme.set_scale(2.0)
    qtbot.waitUntil(lambda: right.y() > left.y())


def test_page_scrolls_down_and_never_sideways(qtbot: QtBot, theme: Theme) -> None:
    """At 910 x 510 with text at 200 % everything is reached by scrolling; Tab brings it into sight."""
    theme.set_scale(2.0)
    page = ScrollPage()
    fields = [QLineEdit() for _ in range(20)]
    for field in fields:
        page.add(field)
    row = QVBoxLayout()
    row.addWidget(Text(LONG))
    page.add(row)
    shown(qtbot, page, width=910, height=510)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert page.horizontalScrollBar().maximum() == 0
    fields[0].setFocus()
    for field in fields[:-1]:
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert fields[-1].hasFocus()
    assert fields[-1].visibleRegion().boundingRect().height() > 0


def test_page_can_fill_its_height(qtbot: QtBot, theme: Theme) -> None:
    """A flower takes what is left; a text leaves it empty."""
    page, card = ScrollPage(), Card()
    inner = QWidget()
    card.add(inner, 1)
    page.add(card, 1)
    shown(qtbot, page, height=700)
    assert inner.height() > 400
    other, text = ScrollPage(), Card("Kort")
    other.add(text)
    shown(qtbot, other, height=700)
    assert text.height() < 120


def test_button_in_a_card_keeps_its_width(qtbot: QtBot, theme: Theme) -> None:
    """A button never narrows the text above it, and leaves no gap."""
    card = Card("Familjen vänder sig till", kind="hero")
    text = Text("Ansvarar tills någon annan har tagit över och sagt ja.", "hero-text")
    button = make_button("Byt", "hero-button")
    card.add(text)
    card.add(button)
    shown(qtbot, card, width=500, height=400)
    assert button.width() < 200
    assert text.height() < 2 * text.fontMetrics().lineSpacing()


def test_buttons_wrap_and_stand_to_the_right(qtbot: QtBot, theme: Theme) -> None:
    """A row of buttons takes two lines where one is too short; the stack is one width."""
    row = ButtonRow(make_button("Tillbaka"), to_the_right=True)
    row.add(make_button("Nästa: En väg in", "primary"))
    shown(qtbot, row, width=500, height=60)
    last = row.findChildren(QPushButton)[-1]
    assert last.geometry().right() >= 498
    assert row.heightForWidth(200) > row.heightForWidth(500)
    row.clear()
    assert row.heightForWidth(500) == 0
    stack = ButtonStack(make_button("Kort"), make_button("Ett längre ord"))
    shown(qtbot, stack)
    short, long = stack.findChildren(QPushButton)
    assert short.width() == long.width()


def test_flow_layout_answers_past_its_end(qtbot: QtBot, theme: Theme) -> None:
    """As Qt expects of a layout."""
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = FlowLayout(ground)
    hidden = QLabel("dold")
    flow.addWidget(hidden)
    flow.addWidget(QLabel("synlig"))
    hidden.hide()
    assert flow.count() == 2
    assert flow.itemAt(5) is None
    assert flow.takeAt(5) is None
    assert flow.expandingDirections() == Qt.Orientation(0)
    assert flow.minimumSize().width() > 0
    ground.show()


def test_ticks_stand_in_columns(qtbot: QtBot, theme: Theme) -> None:
    """However long the words are, the boxes of every row stand under those of the first."""
    ticks = TickList(
        "Ämnen", [(word, word) for word in ("lek", "utveckling och lärande", "mat", "sömn", "hälsa")]
    )
    shown(qtbot, ticks, 520)
    boxes = ticks.findChildren(QCheckBox)
    rows = {box.y() for box in boxes}
    columns = {box.x() for box in boxes}
    assert len(rows) > 1
    assert len(rows) * len(columns) < 2 * len(boxes)
    assert len({box.width() for box in boxes}) == 1


def test_button_tells_without_arguments(qtbot: QtBot, theme: Theme) -> None:
    """What is pressed is called plainly, and a screen reader hears the object too."""
    said = list[str]()
    button = make_button("Ta bort", pressed=lambda: said.append("gone"), icon="x", name="Ta bort stödet")
    qtbot.addWidget(button)
    button.click()
    assert said == ["gone"]
    assert button.accessibleName() == "Ta bort stödet"
    assert not button.icon().isNull()


def test_message_offers_one_thing(qtbot: QtBot, theme: Theme) -> None:
    """The action runs once and the message goes; closing does nothing else."""
    bar, said = MessageBar(), list[str]()
    shown(qtbot, bar)
    bar.clear()
    assert bar.title == ""
    bar.say("Flyttad.", "Till nästa möte.", action_text="Ångra", action=lambda: said.append("undone"))
    assert bar.title == "Flyttad."
    press(qtbot, bar, "Ångra")
    assert (said, bar.isVisible()) == (["undone"], False)
    bar.say("Något att se.", kind="attention")
    press(qtbot, bar, "Stäng")
    assert said == ["undone"]
    bar.say("Fara.", kind="danger")
    assert bar.property("kind") == "danger"


def test_guidance_closes_and_opens_in_its_place(qtbot: QtBot, theme: Theme) -> None:
    """Closing leaves a way back, and the focus on it."""
    box, said = GuidanceBox(("Visa bladet först.", "Ett nej är ett svar.")), list[bool]()
    shown(qtbot, box)
    box.closed_changed.connect(said.append)
    press(qtbot, box, "Dölj tipset")
    assert box.is_closed
    assert texts_of(box) == []
    box.set_closed(True)
    press(qtbot, box, "Visa Så gör vi")
    assert said == [True, False]
    assert "Ett nej är ett svar." in texts_of(box)
    other = GuidanceBox(("a",), closed=True)
    qtbot.addWidget(other)
    assert other.is_closed


def test_empty_page_teaches(qtbot: QtBot, theme: Theme) -> None:
    """What the page is for, and one button where there is something to do."""
    state = EmptyState("Inga barn än", "Här står barnen.", "Lägg till barn", icon="plus")
    shown(qtbot, state)
    with qtbot.waitSignal(state.pressed):
        press(qtbot, state, "Lägg till barn")
    quiet = EmptyState("Inget att göra", "Allt är klart.")
    shown(qtbot, quiet)
    assert not quiet.button.isVisible()


@pytest.mark.rule("R16")
def test_duty_banner_has_every_point_or_one_calm_line(qtbot: QtBot, theme: Theme) -> None:
    """In full for staff; with a guardian in the room or on the wall only the duty and 112."""
    banner = DutyBanner()
    shown(qtbot, banner, width=900)
    banner.set_phones("08-46500400", "08-46500401", "19 kap. 1 § SoL")
    whole = " ".join(texts_of(banner))
    for point in (*duty.banner("08-46500400", "08-46500401").lines, duty.TITLE):
        assert point in whole
    assert not banner.findChildren(QPushButton)
    banner.set_calm(True)
    banner.set_calm(True)
    assert texts_of(banner) == [duty.calm_line()]
    assert "våld" not in duty.calm_line()
    assert "112" in banner.accessibleName()


def test_one_line_is_cut_with_its_whole_in_the_tool_tip(qtbot: QtBot, theme: Theme) -> None:
    """A squeezed heading ends with three dots and can be read in full."""
    label = ElidedLabel("Barnombudsteamet Tallbacken i Exempelkommun")
    shown(qtbot, label, width=80, height=30)
    label.grab()
    assert label.toolTip() == "Barnombudsteamet Tallbacken i Exempelkommun"
    label.resize(900, 30)
    label.grab()
    assert label.toolTip() == ""


@pytest.mark.rule("R40")
@pytest.mark.usefixtures("theme")
def test_another_theme_draws_no_second_ring() -> None:
    """One ring an application, however many themes have been made for it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    ring = focus_ring_of(application)
    assert focus_ring_of(application) is ring
    assert application.findChildren(FocusRing) == [ring]


def test_focus_ring_follows_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    """Round buttons, not round fields; it moves with what it is round, and goes with it."""
    page = ScrollPage()
    first, second, field = make_button("Spara", "primary"), make_button("Byt", "hero-button"), QLineEdit()
    for widget in (field, first, second):
        page.add(widget)
    shown(qtbot, page)

    def rings() -> list[QWidget]:
        return [each for each in page.findChildren(QWidget, "focus_ring") if each.isVisible()]

    def turn(to: QWidget) -> None:
        to.setFocus()
        QApplication.processEvents()

    turn(first)
    assert len(rings()) == 1
    ring = rings()[0]
    around, holder = ring.geometry(), first.parentWidget()
    assert holder is not None
    assert around.contains(first.geometry().translated(holder.pos()))
    assert not ring.grab().isNull()
    field.setFixedHeight(120)
    qtbot.waitUntil(lambda: ring.geometry() != around)
    turn(second)
    assert len(rings()) == 1
    first.setProperty("own_focus", True)
    turn(first)
    assert rings() == []
    turn(second)
    turn(field)
    assert rings() == []
    turn(second)
    second.deleteLater()
    turn(field)
    assert rings() == []


def test_announcing_disturbs_nobody(qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a screen reader nothing happens; with one the widget stays as it is."""
    label = QLabel("x")
    qtbot.addWidget(label)
    announced: list[QAccessibleAnnouncementEvent] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", announced.append)
    announce(label, "Flyttad.")
    QAccessible.setActive(True)
    announce(label, "")
    assert announced == []
    announce(label, "Flyttad.")
    QAccessible.setActive(False)
    assert [event.message() for event in announced] == ["Flyttad."]
    assert (label.text(), label.accessibleName()) == ("x", "")
