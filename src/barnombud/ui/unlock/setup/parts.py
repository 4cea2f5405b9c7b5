"""The four pages of the first start, each with its fields and its errors at them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from barnombud.texts import agencies, roles
from barnombud.texts import passphrase as phrase_texts
from barnombud.texts import setup as texts
from barnombud.texts.errors import said
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.unlock.gate import EnteredAgency
from barnombud.ui.unlock.setup.agency_block import AgencyBlock
from barnombud.ui.unlock.setup.checks import LONGEST_NAME, LONGEST_ROLE, Fault
from barnombud.ui.unlock.setup.suggesting import suggest_passphrase
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.passphrase_field import PassphraseField
from barnombud.ui.widgets.strength_line import StrengthLine

_FIRST_KINDS = ("municipal_preschool", "child_health_care", "social_services")
_FEWEST_AGENCIES = 1
_MOST_AGENCIES = 20


class Part(QWidget):
    """A page: its fields by code name, so that faults find them."""

    def __init__(self) -> None:
        """Start without fields."""
        super().__init__()
        self.rows: dict[str, FieldRow] = {}
        self.column = Column(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_M)

    def show_faults(self, faults: Sequence[Fault]) -> QWidget | None:
        """Say what is wrong at each field and return the first one."""
        for row in self.rows.values():
            row.clear_error()
        for field, reason in reversed(faults):
            words = said(reason, field=field)
            self.rows[field].set_error(f"{words.cause} {words.advice}")
        return self.rows[faults[0][0]].field if faults else None

    def first_field(self) -> QWidget:
        """Return the field that gets the focus."""
        return next(iter(self.rows.values())).field


class TeamPart(Part):
    """The team's name and municipality."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.name, self.municipality = _line(LONGEST_NAME), _line(LONGEST_NAME)
        self.rows = {
            "team": FieldRow(texts.TEAM_NAME, self.name, help_text=texts.TEAM_NAME_HELP),
            "municipality": FieldRow(texts.MUNICIPALITY, self.municipality),
        }
        card = Card()
        card.body.setSpacing(SPACE_M)
        for row in self.rows.values():
            card.add(row)
        self.column.addWidget(card)


class AgenciesPart(Part):
    """As many agencies as the team has; one of them hosts the laptop.

    Attributes:
        changed: an agency has come, gone or got another name.
    """

    changed = Signal()

    def __init__(self) -> None:
        """Start with the three every team has."""
        super().__init__()
        self.blocks: list[AgencyBlock] = []
        self._host = 0
        self._add_button = make_button(texts.ADD_AGENCY, "secondary", self.add_agency, icon="plus")
        self._blocks = Column()
        self._blocks.setSpacing(SPACE_M)
        self.column.addLayout(self._blocks)
        self.column.addWidget(self._add_button)
        self.column.addWidget(Text(texts.AGENCY_HOST_HELP, "caption"))
        for kind in _FIRST_KINDS:
            self._add(kind)
        self._renumber()

    @property
    def host(self) -> int:
        """Which agency hosts the laptop, counted from 0."""
        return self._host

    def add_agency(self) -> None:
        """Add an empty preschool below and go there."""
        self._add(_FIRST_KINDS[0])
        self._renumber()
        self.blocks[-1].kind.setFocus()

    def entered(self) -> tuple[EnteredAgency, ...]:
        """Return what is filled in."""
        return tuple(block.entered() for block in self.blocks)

    def _add(self, kind: str) -> None:
        block = AgencyBlock(kind)
        block.removed.connect(lambda: self._remove(block))
        block.made_host.connect(lambda: self._set_host(self.blocks.index(block)))
        block.changed.connect(self.changed)
        self.blocks.append(block)
        self._blocks.addWidget(block)

    def _remove(self, block: AgencyBlock) -> None:
        place = self.blocks.index(block)
        self.blocks.remove(block)
        block.hide()
        block.deleteLater()
        self._host = max(0, self._host - (1 if place <= self._host else 0))
        self._renumber()
        self.blocks[min(place, len(self.blocks) - 1)].name.setFocus()

    def _set_host(self, place: int) -> None:
        self._host = place
        for each, block in enumerate(self.blocks):
            block.set_host(each == place)

    def _renumber(self) -> None:
        self.rows = {}
        for place, block in enumerate(self.blocks):
            block.set_number(place + 1, may_go=len(self.blocks) > _FEWEST_AGENCIES)
            self.rows[f"agency.{place}"] = block.name_row
            self.rows[f"body.{place}"] = block.body_row
        self._set_host(self._host)
        self._add_button.setEnabled(len(self.blocks) < _MOST_AGENCIES)
        self.changed.emit()


class MemberPart(Part):
    """Who the first member is; the role's suggestions follow the agency's kind."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.name = _line(LONGEST_NAME)
        self.agency = QComboBox()
        self.agency.currentIndexChanged.connect(self._suggest_roles)
        self.role = QComboBox()
        self.role.setEditable(True)
        self.role.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._kinds: tuple[str, ...] = ()
        self.rows = {
            "name": FieldRow(texts.MEMBER_NAME, self.name),
            "agency": FieldRow(texts.MEMBER_AGENCY, self.agency),
            "role": FieldRow(texts.MEMBER_ROLE, self.role, help_text=texts.MEMBER_ROLE_HELP),
        }
        edit = self.role.lineEdit()
        if edit is not None:
            edit.setMaxLength(LONGEST_ROLE)
            edit.setAccessibleName(texts.MEMBER_ROLE)
        card = Card()
        card.body.setSpacing(SPACE_M)
        for row in self.rows.values():
            card.add(row)
        self.column.addWidget(card)

    def show_agencies(self, entered: Sequence[EnteredAgency]) -> None:
        """Offer the agencies of the page before; the choice stays where it was."""
        place = max(0, self.agency.currentIndex())
        self._kinds = tuple(agency.kind for agency in entered)
        self.agency.blockSignals(True)
        self.agency.clear()
        for agency in entered:
            self.agency.addItem(texts.agency_choice(agency.name.strip(), agencies.kind_word(agency.kind)))
        self.agency.setCurrentIndex(min(place, len(entered) - 1))
        self.agency.blockSignals(False)
        self._suggest_roles()

    def _suggest_roles(self) -> None:
        typed = self.role.currentText()
        known = {role for kind in agencies.KINDS for role in roles.usual_roles(kind)}
        place = self.agency.currentIndex()
        fitting = roles.usual_roles(self._kinds[place]) if 0 <= place < len(self._kinds) else ()
        self.role.clear()
        self.role.addItems(list(fitting))
        self.role.setCurrentIndex(-1)  # so that the arrow key begins with the first
        self.role.setCurrentText(typed if typed and (typed not in known or typed in fitting) else "")


class PassphrasePart(Part):
    """The first member's own passphrase, typed twice, or suggested and typed once."""

    def __init__(self) -> None:
        """Start empty and hidden."""
        super().__init__()
        self.passphrase = PassphraseField(texts.PHRASE)
        self.repeated = PassphraseField(texts.REPEATED)
        self.rows = {
            "passphrase": FieldRow(texts.PHRASE, self.passphrase),
            "repeated": FieldRow(texts.REPEATED, self.repeated),
        }
        self.strength = StrengthLine(self.passphrase)
        self._note = Text(phrase_texts.SUGGESTED, "warning")
        self._note.hide()
        card = Card()
        card.body.setSpacing(SPACE_M)
        card.add(self.rows["passphrase"])
        card.add(self.strength)
        card.add(make_button(phrase_texts.SUGGEST, "link", self._suggest))
        card.add(self._note)
        card.add(self.rows["repeated"])
        self.column.addWidget(card)

    def forget(self) -> None:
        """Empty both lines."""
        for field in (self.passphrase, self.repeated):
            field.take()
            field.set_shown(False)
        self._note.hide()

    def _suggest(self) -> None:
        self.passphrase.setText(suggest_passphrase())
        self.passphrase.set_shown(True)
        self._note.show()
        self.repeated.take()
        self.repeated.setFocus()


def _line(longest: int) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(longest)
    return line
