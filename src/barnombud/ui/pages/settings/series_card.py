"""How the team meets: once a month or every so many weeks, on which day and when."""

from __future__ import annotations

from PySide6.QtCore import Signal

from barnombud.domain.meeting_calendar import MeetingSeries
from barnombud.texts import settings_page as texts
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.date_field import TimeField
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.number_field import NumberField

_USUAL_WEEK, _USUAL_GAP = "2", 4


class SeriesCard(Card):
    """Every choice is handed on at once, when all fields hold something that fits.

    Attributes:
        changed: the whole `MeetingSeries`.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        """Start with nothing chosen."""
        super().__init__(texts.SERIES)
        self.rhythm = ChoiceButtons(texts.RHYTHM, texts.RHYTHMS)
        self.weekday = ChoiceButtons(texts.WEEKDAY, texts.weekday_choices())
        self.week = ChoiceButtons(texts.WEEK, texts.WEEKS)
        self.every = NumberField(texts.EVERY, 1, 26)
        self.start = TimeField(texts.START, required=True)
        self.minutes = NumberField(texts.LENGTH, 15, 480)
        self.next_date = Text("", "strong")
        self._week_label = Text(texts.WEEK, "label")
        self._every_row = FieldRow(texts.EVERY, self.every)
        self._build()
        for choice in (self.rhythm, self.weekday, self.week):
            choice.chosen.connect(self._on_changed)
        for number in (self.every, self.minutes):
            number.number_changed.connect(self._on_changed)
        self.start.time_changed.connect(self._on_changed)

    def _build(self) -> None:
        self.body.setSpacing(SPACE_S + 4)
        self.add(Text(texts.SERIES_TEXT, "quiet"))
        self.add(self.rhythm)
        self.add(self._week_label)
        self.add(self.week)
        self.add(self._every_row)
        self.add(Text(texts.WEEKDAY, "label"))
        self.add(self.weekday)
        self.add(
            Columns(FieldRow(texts.START, self.start), FieldRow(texts.LENGTH, self.minutes), stack_below=40)
        )
        self.add(self.next_date)

    def show_series(self, series: MeetingSeries) -> None:
        """Show what is stored."""
        monthly = series.every_n_weeks is None
        self.rhythm.set_value("monthly" if monthly else "weekly")
        self.weekday.set_value(str(series.weekday))
        self.week.set_value(str(series.week_of_month) if series.week_of_month else _USUAL_WEEK)
        self.every.set_value(series.every_n_weeks or _USUAL_GAP)
        self.start.set_value(series.start_time)
        self.minutes.set_value(series.minutes)
        self._show_rows()

    def flush(self) -> None:
        """Hand on what is typed, if it fits."""
        for field in (self.every, self.start, self.minutes):
            field.check()

    def _show_rows(self) -> None:
        monthly = self.rhythm.value() == "monthly"
        for widget in (self._week_label, self.week):
            widget.setVisible(monthly)
        self._every_row.setVisible(not monthly)

    def _on_changed(self) -> None:
        self._show_rows()
        sound = [field.check() for field in (self.start, self.minutes, self.every)]
        start, minutes, every = self.start.value(), self.minutes.value(), self.every.value()
        if not all(sound) or start is None or minutes is None or every is None:
            return
        monthly = self.rhythm.value() == "monthly"
        self.changed.emit(
            MeetingSeries(
                weekday=int(self.weekday.value() or 2),
                week_of_month=int(self.week.value() or _USUAL_WEEK) if monthly else None,
                every_n_weeks=None if monthly else every,
                start_time=start,
                minutes=minutes,
            )
        )
