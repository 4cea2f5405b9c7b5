"""Two cards of fields: telephones and contacts, and the numbers the team sets for itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.domain.team import TeamRules
from barnombud.texts import settings_page as texts
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.number_field import NumberField
from barnombud.ui.widgets.tick import Tick

_LONGEST = 200


class ContactsCard(Card):
    """Lines that are saved while somebody types.

    Attributes:
        changed: code name of the field and its text.
    """

    changed = Signal(str, str)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(texts.CONTACTS)
        self.add(Text(texts.CONTACTS_TEXT, "quiet"))
        self.lines: dict[str, AutosaveLine] = {}
        self.rows: dict[str, FieldRow] = {}
        for field, (label, help_text) in texts.CONTACT_FIELDS.items():
            line = AutosaveLine(label, most_characters=_LONGEST)
            line.text_rested.connect(lambda text, field=field: self.changed.emit(field, text))
            self.lines[field] = line
            self.rows[field] = FieldRow(label, line, help_text=help_text)
        self.add(_in_two_columns(list(self.rows.values())))

    def show_rules(self, rules: TeamRules) -> None:
        """Show what is stored."""
        for field, line in self.lines.items():
            line.set_text(str(getattr(rules, field)))

    def flush(self) -> None:
        """Save what is typed, at once."""
        for line in self.lines.values():
            line.flush()


class RulesCard(Card):
    """Numbers within the limits of law and good sense.

    Attributes:
        changed: code name of the field and its number.
        vouching: whether each agency confirms with its person's own passphrase.
        vouching_changed: the same, when somebody has changed it.
    """

    changed = Signal(str, int)
    vouching_changed = Signal(bool)

    def __init__(self) -> None:
        """Start empty; the limits are those of `TeamRules`."""
        super().__init__(texts.RULES)
        self.add(Text(texts.RULES_TEXT, "quiet"))
        self.fields: dict[str, NumberField] = {}
        self.rows: dict[str, FieldRow] = {}
        limits = limits_of_rules()
        for name, (label, unit, help_text) in texts.RULE_FIELDS.items():
            least, most = limits[name]
            words = texts.rule_label(label, unit)
            field = NumberField(words, least, most)
            field.number_changed.connect(lambda number, name=name: self.changed.emit(name, number))
            self.fields[name] = field
            self.rows[name] = FieldRow(words, field, help_text=help_text)
        self.add(_in_two_columns(list(self.rows.values())))
        self.vouching = Tick(texts.VOUCHING)
        self.vouching.ticked.connect(self.vouching_changed)
        self.add(self.vouching)
        self.vouching_help = Text(texts.VOUCHING_HELP, "caption")
        self.add(self.vouching_help)

    def show_rules(self, rules: TeamRules) -> None:
        """Show what is stored."""
        self.vouching.set_ticked(rules.confirm_with_passphrase)
        for name, field in self.fields.items():
            field.set_value(int(getattr(rules, name)))

    def lock_vouching(self, because: str) -> None:
        """Let the tick be seen but not changed, and say why; an empty text opens it again."""
        self.vouching.box.setEnabled(not because)
        self.vouching_help.setText(because or texts.VOUCHING_HELP)

    def flush(self) -> None:
        """Save what is typed, at once, if it fits."""
        for field in self.fields.values():
            field.check()


def limits_of_rules() -> dict[str, tuple[int, int]]:
    """Return the least and the most each rule in whole numbers may be, as the domain has them."""
    limits = {}
    for name, field in TeamRules.model_fields.items():
        ends = [(end, each) for each in field.metadata for end in ("ge", "le") if hasattr(each, end)]
        told = {end: int(getattr(each, end)) for end, each in ends}
        if len(told) == 2:
            limits[name] = (told["ge"], told["le"])
    return limits


def _in_two_columns(rows: list[FieldRow]) -> Columns:
    """Read down the left column, then down the right."""
    half = (len(rows) + 1) // 2
    return Columns(_column(rows[:half]), _column(rows[half:]), stack_below=84, spacing=SPACE_M * 2)


def _column(rows: list[FieldRow]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_M)
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    return holder
