"""The plan as a table, and a form for the line that is being changed; widgets only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from barnombud.domain.retention import BY_ITSELF, RecordKind, RetentionTerm, TimeUnit
from barnombud.services.retention import PlanLine
from barnombud.texts import municipality
from barnombud.texts import retention as texts
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.number_field import NumberField
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow
from barnombud.ui.widgets.tick import Tick

MOST_TIME = 3650


class PlanCard(Card):
    """Every kind of record with how long it is kept; GUI thread.

    Attributes:
        changed: the `RetentionTerm` somebody wants kept.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(texts.PLAN)
        self._lines: dict[str, PlanLine] = {}
        self._open: PlanLine | None = None
        self.add(Text(texts.PLAN_TEXT, "quiet"))
        self.missing = Text("", "warning")
        self.add(self.missing)
        self.table = SimpleTable(texts.PLAN, texts.PLAN_HEADERS, weights=(6, 3, 4, 4))
        self.table.row_activated.connect(self.open)
        self.add(self.table)
        self.add(self._make_form())

    def _make_form(self) -> QWidget:
        self.title, self.help = Text("", "strong"), Text("", "quiet")
        self.basis, self.decision = QLineEdit(), QLineEdit()
        self.time = NumberField(texts.TIME, 1, MOST_TIME)
        self.unit = DropList(texts.UNIT, tuple(texts.UNITS.items()))
        self.kept, self.by_itself = Tick(texts.KEPT_FIELD), Tick(texts.BY_ITSELF)
        self.rows = {
            "basis": FieldRow(texts.BASIS, self.basis, help_text=texts.BASIS_HELP),
            "time": FieldRow(texts.TIME, self.time),
            "unit": FieldRow(texts.UNIT, self.unit),
            "decision": FieldRow(texts.DECISION, self.decision, help_text=texts.DECISION_HELP),
        }
        self.by_itself_help = Text(texts.BY_ITSELF_HELP, "caption")
        self.save_button = make_button(texts.SAVE, "primary", self._save)
        self.close_button = make_button(texts.CLOSE, "quiet", self.close_form)
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        for widget in (
            self.title,
            self.help,
            self.rows["basis"],
            Columns(self.rows["time"], self.rows["unit"], stack_below=40),
            self.kept,
            self.rows["decision"],
            self.by_itself,
            self.by_itself_help,
            ButtonRow(self.save_button, self.close_button),
        ):
            column.addWidget(widget)
        self.basis.setMaxLength(300)
        self.decision.setMaxLength(120)
        self.form.hide()
        return self.form

    def show_lines(self, lines: Sequence[PlanLine]) -> None:
        """Show the plan; what somebody is typing stays."""
        self._lines = {f"{each.term.kind.value}/{each.term.agency_id or ''}": each for each in lines}
        self.table.set_rows([TableRow(key, _cells(line)) for key, line in self._lines.items()])
        undecided = [each.term.kind.value for each in lines if not each.term.is_decided]
        asked = [kind.value for kind in RecordKind if kind.value in undecided and kind in _TO_DECIDE]
        self.missing.setText(texts.missing(asked) if asked else "")
        self.missing.setVisible(bool(asked))

    def open(self, key: str) -> None:
        """Open the form for one line; one that is decided elsewhere is only read."""
        self._open = line = self._lines[key]
        term = line.term
        self.title.setText(texts.what(term.kind.value, line.agency))
        self.help.setText(texts.HELPS[term.kind.value])
        self.basis.setText(term.basis)
        self.decision.setText(term.decision)
        self.time.set_value(term.time)
        self.unit.set_value(term.unit.value)
        self.kept.box.setChecked(term.kept)
        self.by_itself.box.setChecked(term.by_itself)
        locked = "" if line.may_change else _why_locked(line)
        for row in self.rows.values():
            row.clear_error()
            row.set_locked(locked)
        for tick in (self.kept, self.by_itself):
            tick.setEnabled(line.may_change)
        for widget in (self.by_itself, self.by_itself_help):
            widget.setVisible(term.kind in BY_ITSELF)
        self.save_button.setVisible(line.may_change)
        self.form.show()
        (self.basis if line.may_change else self.close_button).setFocus()

    def close_form(self) -> None:
        """Go back to the table."""
        self.form.hide()
        self._open = None
        self.table.setFocus()

    def show_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field."""
        self.rows.get(field, self.rows["decision"]).set_error(text)

    def _save(self) -> None:
        line, time = self._open, self.time.value()
        if line is None or not self.time.check() or time is None:
            self.time.setFocus()
            return
        for row in self.rows.values():
            row.clear_error()
        term = line.term.model_copy(
            update={
                "basis": self.basis.text(),
                "time": time,
                "unit": TimeUnit(self.unit.value()),
                "kept": self.kept.box.isChecked(),
                "decision": self.decision.text(),
                "by_itself": self.by_itself.box.isChecked(),
            }
        )
        self.changed.emit(term)


_TO_DECIDE = BY_ITSELF | {RecordKind.REFUSAL}


def _cells(line: PlanLine) -> tuple[str, str, str, str]:
    term: RetentionTerm = line.term
    return (
        texts.what(term.kind.value, line.agency),
        texts.keeps(term.time, term.unit.value, kept=term.kept),
        texts.decision_cell(term.decision, by_itself=term.by_itself),
        texts.SOURCES[line.source.value],
    )


def _why_locked(line: PlanLine) -> str:
    return texts.HELPS["refusal"] if line.term.kind is RecordKind.REFUSAL else municipality.LOCKED
