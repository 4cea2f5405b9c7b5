"""Fields one types in: nothing is lost, nothing typed is overwritten, errors are plain."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.autosave_text import AutosaveLine, AutosaveText
from barnombud.ui.widgets.date_field import DateField, TimeField, parse_date, parse_time
from barnombud.ui.widgets.field_row import FieldRow

Field = AutosaveText | AutosaveLine


def made(kind: type[Field], rest_ms: int = 60_000, longest_ms: int = 60_000) -> Field:
    """Return a field that rests and waits for so many milliseconds."""
    return kind("Anteckning", rest_ms=rest_ms, longest_ms=longest_ms)


@pytest.fixture(params=[AutosaveText, AutosaveLine])
def kind(request: pytest.FixtureRequest, theme: Theme) -> type[Field]:
    """Lend both kinds of field."""
    chosen: type[Field] = request.param
    return chosen


def test_text_is_told_when_the_typing_rests(qtbot: QtBot, kind: type[Field]) -> None:
    """A short while after the last key the whole text comes once."""
    field = made(kind, rest_ms=20)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.text_rested) as blocker:
        QTest.keyClicks(field, "Bygger torn")
    assert blocker.args == ["Bygger torn"]
    assert not field.is_waiting


def test_text_is_told_while_somebody_types_on(qtbot: QtBot, kind: type[Field]) -> None:
    """The longer wait does not begin anew with each key."""
    field = made(kind, longest_ms=30)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.text_rested):
        QTest.keyClicks(field, "abc")


def test_flush_tells_at_once_and_only_news(qtbot: QtBot, kind: type[Field]) -> None:
    """Locking and closing flush; a second flush has nothing to say."""
    field, told = made(kind), list[str]()
    qtbot.addWidget(field)
    field.text_rested.connect(told.append)
    QTest.keyClicks(field, "x")
    field.flush()
    field.flush()
    assert told == ["x"]


def test_leaving_the_field_tells(qtbot: QtBot, kind: type[Field]) -> None:
    """Tab leaves the field, also the one with several lines."""
    ground = QWidget()
    qtbot.addWidget(ground)
    field, other = made(kind), QLineEdit()
    layout = QVBoxLayout(ground)
    layout.addWidget(field)
    layout.addWidget(other)
    with qtbot.waitActive(ground):
        ground.show()
    field.setFocus()
    QTest.keyClicks(field, "hej")
    with qtbot.waitSignal(field.text_rested):
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert other.hasFocus()


def test_stored_text_never_overwrites_typing(qtbot: QtBot, kind: type[Field]) -> None:
    """What comes back from the store is shown only when nothing typed waits."""
    field = made(kind)
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.text_rested):
        field.set_text("från förra gången")
        field.set_text("från förra gången")
    assert field.text() == "från förra gången"
    field.selectAll()
    QTest.keyClicks(field, "nytt")
    field.set_text("annat")
    assert field.text() == "nytt"
    field.flush()
    field.set_text("annat")
    assert field.text() == "annat"


def test_odd_text_is_kept_as_it_is(qtbot: QtBot, kind: type[Field]) -> None:
    """Emoji, right-to-left and markup are text like any other."""
    field = made(kind)
    qtbot.addWidget(field)
    for text in ("😀 فاطمة", "<b>inte fet</b>", "a" * 150):
        field.set_text(text)
        assert field.text() == text


def test_too_long_text_is_cut_as_it_is_typed(qtbot: QtBot, theme: Theme) -> None:
    """The field says no to more than there is room for, and keeps the beginning."""
    field = AutosaveText("Anteckning", most_characters=10)
    qtbot.addWidget(field)
    field.insertPlainText("0123456789abc")
    assert field.text() == "0123456789"
    field.flush()


def test_field_grows_with_its_text(qtbot: QtBot, theme: Theme) -> None:
    """From the fewest to the most lines, then it scrolls; never wider than a calm line."""
    field = AutosaveText("Anteckning", lines=2, most_lines=5)
    qtbot.addWidget(field)
    field.show()
    small = field.height()
    field.set_text("rad\n" * 4)
    middle = field.height()
    field.set_text("rad\n" * 40)
    assert small < middle <= field.height()
    assert field.height() < small * 4
    assert field.maximumWidth() < field.fontMetrics().averageCharWidth() * 80


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-08", dt.date(2026, 12, 8)),
        (" 20261208 ", dt.date(2026, 12, 8)),
        ("2026.12.8", dt.date(2026, 12, 8)),
        ("2026/1/2", dt.date(2026, 1, 2)),
        ("2026-02-30", None),
        ("26-12-08", None),
        ("i morgon", None),
        ("", None),
    ],
)
def test_dates_are_read_as_one_types_them(text: str, expected: dt.date | None) -> None:
    """Year, month, day, with or without signs between."""
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13.00", dt.time(13)),
        ("13:05", dt.time(13, 5)),
        ("1305", dt.time(13, 5)),
        ("9", dt.time(9)),
        ("25.00", None),
        ("13.70", None),
        ("lunch", None),
    ],
)
def test_times_are_read_as_one_types_them(text: str, expected: dt.time | None) -> None:
    """Hours and minutes, or hours alone."""
    assert parse_time(text) == expected


def typed(qtbot: QtBot, field: DateField | TimeField, text: str) -> None:
    """Type over what stands in the field and leave it with Enter."""
    field.line.selectAll()
    QTest.keyClicks(field.line, text) if text else QTest.keyClick(field.line, Qt.Key.Key_Delete)
    QTest.keyClick(field.line, Qt.Key.Key_Return)


def test_date_is_told_once_and_written_whole(qtbot: QtBot, theme: Theme) -> None:
    """A typed date is told as a date, and the line shows it in full."""
    field, told = DateField("Uppföljning"), list[object]()
    qtbot.addWidget(field)
    field.date_changed.connect(told.append)
    typed(qtbot, field, "20261208")
    typed(qtbot, field, "2026-12-08")
    typed(qtbot, field, "")
    assert told == [dt.date(2026, 12, 8), None]
    assert field.value() is None
    field.set_value(dt.date(2027, 1, 12))
    assert field.line.text() == "2027-01-12"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-02-30", "Det datumet finns inte. Skriv till exempel 2026-12-08."),
        ("2025-12-31", "Datumet är för tidigt."),
        ("2027-01-02", "Datumet är för sent."),
        ("", "Skriv ett datum, till exempel 2026-12-08."),
    ],
)
def test_wrong_date_says_so_at_the_field(qtbot: QtBot, theme: Theme, text: str, words: str) -> None:
    """What was typed stays, the last good value too, and the row says what to do."""
    field = DateField(required=True)
    field.set_range(dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    row = FieldRow("Uppföljning", field, help_text="Högst ett år fram.")
    qtbot.addWidget(row)
    field.set_value(dt.date(2026, 6, 1))
    typed(qtbot, field, text)
    assert row.error == words
    assert field.line.text() == text
    assert field.value() == dt.date(2026, 6, 1)
    assert field.line.property("wrong") == "true"
    assert field.line.accessibleDescription() == words
    typed(qtbot, field, "2026-06-02")
    assert row.error == ""
    assert field.line.property("wrong") == "false"


def test_calendar_picks_a_date(qtbot: QtBot, theme: Theme) -> None:
    """The calendar opens beside the line, knows the range, and closes on a choice."""
    field = DateField("Uppföljning", earliest=dt.date(2026, 1, 1), latest=dt.date(2026, 12, 31))
    qtbot.addWidget(field)
    field.show()
    field.set_value(dt.date(2026, 6, 1))
    field._open_calendar()
    calendar = field.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 6, 1)
    with qtbot.waitSignal(field.date_changed):
        calendar.activated.emit(QDate(2026, 6, 15))
    assert field.value() == dt.date(2026, 6, 15)


def test_time_is_told(qtbot: QtBot, theme: Theme) -> None:
    """A time of day, and a plain sentence when there is none such."""
    field, told = TimeField("Tid", required=True), list[object]()
    qtbot.addWidget(field)
    field.time_changed.connect(told.append)
    typed(qtbot, field, "1330")
    assert field.line.text() == "13.30"
    typed(qtbot, field, "sen")
    assert field.error == "Den tiden finns inte. Skriv till exempel 13.00."
    typed(qtbot, field, "")
    assert field.error == "Skriv en tid, till exempel 13.00."
    assert told == [dt.time(13, 30)]
    relaxed = TimeField("Tid")
    qtbot.addWidget(relaxed)
    assert relaxed.check()


def test_row_names_its_field(qtbot: QtBot, theme: Theme) -> None:
    """The label is the field's name for a screen reader, and moves the focus to it."""
    line = QLineEdit()
    row = FieldRow("Förnamn eller alias", line)
    qtbot.addWidget(row)
    assert line.accessibleName() == "Förnamn eller alias"
    row.set_label("Alias")
    assert line.accessibleName() == "Alias"
    row.set_error("Skriv ett alias.")
    assert row.error == "Skriv ett alias."
    row.clear_error()
    assert row.error == ""


def test_lines_are_never_wider_than_a_calm_line(qtbot: QtBot, theme: Theme) -> None:
    """75 characters, also when the letters grow."""
    rows = [FieldRow("Namn", QLineEdit()), FieldRow("Roll", QComboBox())]
    for row in rows:
        qtbot.addWidget(row)
        row.show()
    before = [row.field.maximumWidth() for row in rows]
    theme.set_scale(2.0)
    after = [row.field.maximumWidth() for row in rows]
    assert all(wide > small for wide, small in zip(after, before, strict=True))
