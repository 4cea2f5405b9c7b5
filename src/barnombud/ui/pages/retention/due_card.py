"""What is due, ticked one by one, and what would go: every record, paper and backup; widgets only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.services.dry_run import DryRun, TouchedRecord
from barnombud.services.due_records import DueRecord
from barnombud.texts import retention as texts
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick_list import TickList


class DueCard(Card):
    """Nothing goes before the list of what goes has been shown; GUI thread.

    Attributes:
        look_wanted: the ids of the records somebody wants to look at.
        dispose_wanted: the `DryRun` that is shown, to be carried out.
    """

    look_wanted = Signal(object)
    dispose_wanted = Signal(object)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(texts.DUE)
        self._due: tuple[DueRecord, ...] = ()
        self.shown: DryRun | None = None
        self.none, self.coming = Text(texts.DUE_NONE, "quiet"), Text("", "quiet")
        self.waits = Text(texts.WAITS)
        self.waits.hide()
        self.ticks = TickList(texts.DUE)
        self.ticks.changed.connect(self._on_ticked)
        self.look_button = make_button(texts.LOOK, "secondary", self._look)
        self.goes = Text("")
        self.backups = Text("", "quiet")
        self.dispose_button = make_button(texts.DO_IT, "danger-outline", self._dispose)
        self.wait_button = make_button(texts.WAIT, "quiet", self.hide_run)
        self.add(self.none)
        self.add(self.waits)
        self.add(self.ticks)
        self.add(self.coming)
        self.add(ButtonRow(self.look_button))
        self.run = QWidget()
        column = QVBoxLayout(self.run)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        for widget in (
            Text(texts.WHAT_GOES, "strong"),
            Text(texts.WHAT_GOES_TEXT, "quiet"),
            self.goes,
            Text(texts.BACKUPS, "strong"),
            Text(texts.BACKUPS_TEXT, "quiet"),
            self.backups,
            ButtonRow(self.dispose_button, self.wait_button),
        ):
            column.addWidget(widget)
        self.run.hide()
        self.add(self.run)

    def show_due(self, due: Sequence[DueRecord], coming: Sequence[DueRecord], *, waits: bool = False) -> None:
        """Show what is due; what has a decision is ticked from the start; ``waits``: none goes by itself."""
        self.waits.setVisible(waits)
        self._due = tuple(due)
        self.ticks.set_choices([(each.record_id, _words(each)) for each in due])
        self.ticks.set_values(frozenset(each.record_id for each in due if each.is_decided))
        self.coming.setText(texts.coming(len(coming), coming[0].due_on) if coming else "")
        self.coming.setVisible(bool(coming))
        self.none.setVisible(not due)
        for widget in (self.ticks, self.look_button):
            widget.setVisible(bool(due))
        self._on_ticked()

    def show_run(self, found: DryRun) -> None:
        """Show everything that would go."""
        self.shown = found
        self.goes.setText("\n\n".join(_record(each) for each in found.records))
        lines = [texts.backup(each.at, second_place=each.second_place) for each in found.backups]
        lines = lines or [texts.NO_BACKUPS]
        self.backups.setText("\n".join([*lines, *([texts.AWAY] if found.second_place_away else [])]))
        decided = all(each.record.is_decided for each in found.records)
        self.dispose_button.setVisible(decided)
        self.run.show()
        (self.dispose_button if decided else self.wait_button).setFocus()

    def hide_run(self) -> None:
        """Show only the list again."""
        self.shown = None
        if self.run.isVisible():
            self.run.hide()
            self.look_button.setFocus()

    def _on_ticked(self) -> None:
        self.look_button.setEnabled(bool(self.ticks.values()))
        self.hide_run()

    def _look(self) -> None:
        self.look_wanted.emit(self.ticks.values())

    def _dispose(self) -> None:
        if self.shown is not None:
            self.dispose_wanted.emit(self.shown)


def _name(record: DueRecord) -> str:
    return texts.record(record.kind.value, record.label, record.started_on)


def _words(record: DueRecord) -> str:
    return texts.due_line(_name(record), record.due_on, decided=record.is_decided)


def _record(touched: TouchedRecord) -> str:
    record = touched.record
    lines = [_name(record), texts.rows_of(record.kind.value, touched.rows)]
    lines += [texts.paper(each.kind.value, each.document_id, each.handed_over_at) for each in touched.papers]
    return "\n".join(lines)
