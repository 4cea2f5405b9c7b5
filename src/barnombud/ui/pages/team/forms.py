"""The forms of the page Team: the team, an agency, a person, a new passphrase; fields and errors only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from barnombud.domain.ids import AgencyId
from barnombud.domain.team import Agency, Member
from barnombud.texts import agencies as agency_texts
from barnombud.texts import passphrase as phrase_texts
from barnombud.texts import recovery, roles
from barnombud.texts import team as texts
from barnombud.ui.dialogs import FormDialog
from barnombud.ui.pages.team.rows import AgencyEntry, MemberEntry, TeamLines
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.unlock.setup.suggesting import suggest_passphrase
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.drop_list import DropBox
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.passphrase_field import PassphraseField
from barnombud.ui.widgets.strength_line import StrengthLine

_LONGEST = 160
"""Longer than any field takes, so that who pastes too much is told instead of cut short."""


class TeamFormBody(QWidget):
    """Rows by the field's code name, in a column.

    Attributes:
        dialog: the dialog it stands in, once it is open.
        rows: field rows by code name.
    """

    def __init__(self) -> None:
        """Start without rows."""
        super().__init__()
        self.dialog: FormDialog | None = None
        self.rows: dict[str, FieldRow] = {}
        self._accept_text = ""
        half_filled(self)
        self.column = Column(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_M)

    def add_row(self, field: str, label: str, widget: QWidget, help_text: str = "") -> FieldRow:
        """Add one field."""
        row = FieldRow(label, widget, help_text=help_text)
        self.rows[field] = row
        self.column.addWidget(row)
        return row

    def add_line(self, field: str, label: str, value: str = "", help_text: str = "") -> QLineEdit:
        """Add a line of text."""
        line = QLineEdit(value)
        line.setMaxLength(_LONGEST)
        self.add_row(field, label, line, help_text)
        return line

    def show_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field and go there."""
        for row in self.rows.values():
            row.clear_error()
        row = self.rows.get(field) or next(iter(self.rows.values()))
        row.set_error(text)
        row.field.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Take nothing while it is being saved."""
        self.setEnabled(not busy)
        if self.dialog is not None:
            button = self.dialog.accept_button
            self._accept_text = self._accept_text or button.text()
            button.setEnabled(not busy)
            button.setText(texts.MAKING if busy else self._accept_text)

    def close_form(self) -> None:
        """Close the dialog: it is saved."""
        if self.dialog is not None:
            self.dialog.accept()


class OwnTeamForm(TeamFormBody):
    """The team's name, its municipality and whose laptop it is."""

    def __init__(self, lines: TeamLines) -> None:
        """Show what is so now."""
        super().__init__()
        self.name = self.add_line("team", texts.TEAM_NAME, lines.name)
        self.municipality = self.add_line("municipality", texts.MUNICIPALITY, lines.municipality)
        self.host = _choice([(agency.name, agency.id) for agency in lines.agencies], lines.host)
        self.add_row("host", texts.HOST, self.host, texts.HOST_HELP)


class AgencyForm(TeamFormBody):
    """An agency, new or known."""

    def __init__(self, agency: Agency | None, close: Callable[[], object]) -> None:
        """Show ``agency``, or empty fields; ``close`` is called when it is to leave the team."""
        super().__init__()
        self.kind = _choice(
            [(agency_texts.kind_word(code), code) for code in agency_texts.KINDS],
            agency.kind if agency else next(iter(agency_texts.KINDS)),
        )
        self.add_row("kind", texts.AGENCY_KIND, self.kind, texts.AGENCY_KIND_HELP)
        self.name = self.add_line("name", texts.AGENCY_NAME, agency.name if agency else "")
        self.body = self.add_line(
            "responsible_body",
            texts.AGENCY_BODY,
            agency.responsible_body if agency else "",
            texts.AGENCY_BODY_HELP,
        )
        self.statute = self.add_line(
            "statute", texts.STATUTE, agency.statute if agency else "", agency_texts.STATUTE_HELP
        )
        self.telephone = self.add_line(
            "telephone",
            texts.AGENCY_TELEPHONE,
            agency.telephone if agency else "",
            texts.AGENCY_TELEPHONE_HELP,
        )
        if agency is not None:
            self.leave_button = make_button(texts.AGENCY_CLOSE, "link", close)
            self.column.addWidget(self.leave_button)
        self.kind.currentIndexChanged.connect(self._show_rows)
        self._show_rows()

    def entry(self) -> AgencyEntry:
        """Return what is filled in."""
        return AgencyEntry(
            name=self.name.text(),
            kind=str(self.kind.currentData()),
            responsible_body=self.body.text(),
            statute=self.statute.text(),
            telephone=self.telephone.text(),
        )

    def _show_rows(self) -> None:
        self.rows["statute"].setVisible(self.kind.currentData() == "other")


class MemberForm(TeamFormBody):
    """A person: known, or new with a passphrase she types herself."""

    def __init__(self, member: Member | None, agencies: Sequence[Agency]) -> None:
        """Show ``member``, or empty fields."""
        super().__init__()
        self._kinds = {agency.id: str(agency.kind) for agency in agencies}
        self.name = self.add_line("name", texts.PERSON_NAME, member.name if member else "")
        self.agency = _choice(
            [(agency.name, agency.id) for agency in agencies],
            member.agency_id if member else agencies[0].id,
        )
        self.add_row("agency_id", texts.PERSON_AGENCY, self.agency)
        self.role = QComboBox()
        self.role.setEditable(True)
        self.role.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.add_row("role", texts.PERSON_ROLE, self.role, texts.PERSON_ROLE_HELP)
        self.telephone = self.add_line(
            "telephone", texts.PERSON_TELEPHONE, member.telephone if member else ""
        )
        self.agency.currentIndexChanged.connect(self._suggest_roles)
        self._suggest_roles()
        self.role.setCurrentText(member.role if member else "")
        self.phrase: NewPhrase | None = None
        if member is None:
            self.column.addWidget(Text(texts.PERSON_PHRASE_TEXT))
            self.phrase = NewPhrase(self, texts.PHRASE)

    def entry(self) -> MemberEntry:
        """Return what is filled in, but for the passphrase."""
        return MemberEntry(
            name=self.name.text(),
            role=self.role.currentText(),
            agency_id=AgencyId(str(self.agency.currentData())),
            telephone=self.telephone.text(),
        )

    def offer_new_phrase(self, let_in: Callable[[], object]) -> None:
        """Add the button by which somebody who has forgotten her passphrase gets a new one."""
        self.let_in_button = make_button(recovery.LET_IN, "link", let_in)
        self.column.addWidget(self.let_in_button)

    def offer_to_leave(self, leave: Callable[[], object]) -> None:
        """Add the button by which the person leaves the team."""
        self.leave_button = make_button(texts.PERSON_LEAVE, "link", leave)
        self.column.addWidget(self.leave_button)

    def _suggest_roles(self) -> None:
        typed = self.role.currentText()
        self.role.clear()
        self.role.addItems(list(roles.usual_roles(self._kinds[AgencyId(self.agency.currentData())])))
        self.role.setCurrentIndex(-1)  # so that the arrow key begins with the first
        self.role.setCurrentText(typed)


class PhraseForm(TeamFormBody):
    """One's own passphrase: the one of today, and the new one twice."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.current = PassphraseField(texts.CURRENT_PHRASE)
        self.add_row("current", texts.CURRENT_PHRASE, self.current)
        self.phrase = NewPhrase(self, texts.NEW_PHRASE)


class LetInForm(TeamFormBody):
    """A new passphrase for somebody who has forgotten hers, typed by herself."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.column.addWidget(Text(recovery.LET_IN_TEXT))
        self.phrase = NewPhrase(self, texts.NEW_PHRASE)


class NewPhrase:
    """Adds the two lines of a new passphrase, and the button that suggests one, to a form."""

    def __init__(self, form: TeamFormBody, label: str) -> None:
        """Add them at the end of ``form``."""
        self.first, self.again = PassphraseField(label), PassphraseField(texts.PHRASE_AGAIN)
        self.strength = StrengthLine(self.first)
        form.add_row("passphrase", label, self.first)
        form.column.addWidget(self.strength)
        form.column.addWidget(make_button(phrase_texts.SUGGEST, "link", self._suggest))
        self._note = Text(phrase_texts.SUGGESTED, "warning")
        self._note.hide()
        form.column.addWidget(self._note)
        form.add_row("repeated", texts.PHRASE_AGAIN, self.again)

    def _suggest(self) -> None:
        self.first.setText(suggest_passphrase())
        self.first.set_shown(True)
        self._note.show()
        self.again.take()
        self.again.setFocus()


def _choice(choices: Sequence[tuple[str, str]], chosen: str) -> DropBox:
    box = DropBox()
    for words, code in choices:
        box.addItem(words, str(code))
    box.setCurrentIndex(box.findData(str(chosen)))
    return box
