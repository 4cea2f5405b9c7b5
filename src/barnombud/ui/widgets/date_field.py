"""Dates and times of day as one types them in Swedish, with a calendar at hand."""

from __future__ import annotations

import datetime as dt
import re
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from barnombud.texts import widgets as texts
from barnombud.ui.theme.icons import put_icon
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.buttons import make_button

Value = TypeVar("Value", dt.date, dt.time)
_DATE = re.compile(r"(\d{4})[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})")
_AIR = 30
"""Round the text of a line: its padding and edge, and room for the cursor."""
_TIME = re.compile(r"(\d{1,2})(?:[.: ]?(\d{2}))?")


def parse_date(text: str) -> dt.date | None:
    """Read `2026-12-08`, `20261208` or `2026.12.8`; None for anything that is no date."""
    match = _DATE.fullmatch(text.strip())
    try:
        return dt.date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None


def parse_time(text: str) -> dt.time | None:
    """Read `13.00`, `13:00`, `1300` or `13`; None for anything that is no time of day."""
    match = _TIME.fullmatch(text.strip())
    try:
        return dt.time(int(match[1]), int(match[2] or 0)) if match else None
    except ValueError:
        return None


class _TypedField(QWidget, Generic[Value]):
    """What date and time fields share: a line, its value, and a plain sentence when it cannot be read."""

    error_changed = Signal(str)

    def __init__(self, name: str, placeholder: str, *, required: bool, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._required = required
        self._value: Value | None = None
        self._error = ""
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.setMaxLength(20)
        self.line.editingFinished.connect(self.check)
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_S)
        self._row.addWidget(self.line)
        self._fit_line()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need a wider line."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_line()

    def _fit_line(self) -> None:
        """Never narrower than a whole value, however little room there is."""
        metrics = self.fontMetrics()
        self.line.setMinimumWidth(metrics.horizontalAdvance(self.line.placeholderText()) + _AIR)

    def setAccessibleName(self, name: str) -> None:
        """Name the line too: it is what takes the focus."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, text: str) -> None:
        """Describe the line too."""
        super().setAccessibleDescription(text)
        self.line.setAccessibleDescription(text)

    @property
    def error(self) -> str:
        """What is wrong, or nothing."""
        return self._error

    def value(self) -> Value | None:
        """Return the last value that could be read; None when the line is empty."""
        return self._value

    def check(self) -> bool:
        """Read the line now; True when it holds a usable value, or nothing where nothing is needed."""
        text = self.line.text().strip()
        value, error = self._read(text)
        self._say(error)
        if error:
            return False
        if value is not None:
            typed = self.line.isModified()
            self.line.setText(self._write(value))
            self.line.setModified(typed)  # the same value, only written out: it is saved nowhere by that
        if value != self._value:
            self._value = value
            self._tell(value)
        return True

    def set_value(self, value: Value | None) -> None:
        """Show a stored value without telling anybody; half-typed text stays when it is the same."""
        if value == self._value and self._is_half_typed():
            return
        self._value = value
        self.line.setText(self._write(value) if value is not None else "")
        self._say("")

    def _is_half_typed(self) -> bool:
        written = self._write(self._value) if self._value is not None else ""
        return self.line.isModified() and self.line.text().strip() not in ("", written)

    def _say(self, error: str) -> None:
        if error != self._error:
            self._error = error
            self.error_changed.emit(error)

    def _read(self, text: str) -> tuple[Value | None, str]:
        raise NotImplementedError

    def _write(self, value: Value) -> str:
        raise NotImplementedError

    def _tell(self, value: Value | None) -> None:
        raise NotImplementedError


class DateField(_TypedField[dt.date]):
    """A date, typed as yyyy-mm-dd or picked.

    Attributes:
        date_changed: the new `datetime.date`, or None when the line was emptied.
        error_changed: a plain sentence, or "" when all is well; `FieldRow` shows it.
    """

    date_changed = Signal(object)

    def __init__(
        self,
        name: str = "",
        *,
        earliest: dt.date | None = None,
        latest: dt.date | None = None,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty field; dates outside `earliest`-`latest` (both allowed) are refused in words."""
        super().__init__(name, texts.DATE_PLACEHOLDER, required=required, parent=parent)
        self._earliest, self._latest = earliest, latest
        self._pick = make_button(
            texts.DATE_PICK, "quiet", self._open_calendar, icon="calendar", name=f"{texts.DATE_PICK}, {name}"
        )
        self._row.addWidget(self._pick)
        self._row.addStretch(1)
        self._calendar_frame: QFrame | None = None

    def set_range(self, earliest: dt.date | None, latest: dt.date | None) -> None:
        """Change which dates are allowed."""
        self._earliest, self._latest = earliest, latest

    def _read(self, text: str) -> tuple[dt.date | None, str]:
        if not text:
            return None, texts.DATE_MISSING if self._required else ""
        value = parse_date(text)
        if value is None:
            return None, texts.DATE_WRONG
        if self._earliest is not None and value < self._earliest:
            return None, texts.DATE_TOO_EARLY
        if self._latest is not None and value > self._latest:
            return None, texts.DATE_TOO_LATE
        return value, ""

    def _write(self, value: dt.date) -> str:
        return value.isoformat()

    def _tell(self, value: dt.date | None) -> None:
        self.date_changed.emit(value)

    def _open_calendar(self) -> None:
        frame = QFrame(self, Qt.WindowType.Popup)
        frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_kind(frame, "card")
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setAccessibleName(self.accessibleName())
        if self._earliest is not None:
            calendar.setMinimumDate(QDate(self._earliest.year, self._earliest.month, self._earliest.day))
        if self._latest is not None:
            calendar.setMaximumDate(QDate(self._latest.year, self._latest.month, self._latest.day))
        if self._value is not None:
            calendar.setSelectedDate(QDate(self._value.year, self._value.month, self._value.day))
        _calm(calendar)
        calendar.activated.connect(self._on_picked)
        calendar.clicked.connect(self._on_picked)
        QVBoxLayout(frame).addWidget(calendar)
        frame.adjustSize()
        frame.move(self._place_for(frame))
        self._calendar_frame = frame
        frame.show()
        calendar.setFocus()

    def _place_for(self, frame: QFrame) -> QPoint:
        """Put the calendar under the line, or above it when the screen ends."""
        room = self.screen().availableGeometry()
        below = self.line.mapToGlobal(QPoint(0, self.line.height() + 4))
        if below.y() + frame.height() > room.bottom():
            below = self.line.mapToGlobal(QPoint(0, -frame.height() - 4))
        left = min(below.x(), room.right() - frame.width())
        return QPoint(max(left, room.left()), max(below.y(), room.top()))

    def _on_picked(self, day: QDate) -> None:
        self.line.setText(day.toString(Qt.DateFormat.ISODate))
        self.line.setModified(True)
        if self._calendar_frame is not None:
            self._calendar_frame.close()
            self._calendar_frame = None
        self.line.setFocus()
        self.check()


def _calm(calendar: QCalendarWidget) -> None:
    """Write Saturdays and Sundays in ink (red is for danger) and turn the pages with our own icons."""
    plain = QTextCharFormat()
    plain.setForeground(calendar.palette().text())
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    for name, icon_name, words in (
        ("qt_calendar_prevmonth", "chevron-left", texts.MONTH_BEFORE),
        ("qt_calendar_nextmonth", "chevron-right", texts.MONTH_AFTER),
    ):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            put_icon(button, icon_name, "accent_ink")
            button.setAccessibleName(words)
            button.setToolTip(words)


class TimeField(_TypedField[dt.time]):
    """A time of day, typed as 13.00.

    Attributes:
        time_changed: the new `datetime.time`, or None when the line was emptied.
        error_changed: a plain sentence, or "" when all is well; `FieldRow` shows it.
    """

    time_changed = Signal(object)

    def __init__(self, name: str = "", *, required: bool = False, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(name, texts.TIME_PLACEHOLDER, required=required, parent=parent)
        self._row.addStretch(1)
        self.line.setMaximumWidth(self.fontMetrics().averageCharWidth() * 14)

    def _read(self, text: str) -> tuple[dt.time | None, str]:
        if not text:
            return None, texts.TIME_MISSING if self._required else ""
        value = parse_time(text)
        return (value, "") if value is not None else (None, texts.TIME_WRONG)

    def _write(self, value: dt.time) -> str:
        return f"{value:%H.%M}"

    def _tell(self, value: dt.time | None) -> None:
        self.time_changed.emit(value)
