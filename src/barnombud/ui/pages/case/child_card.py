"""Who the child is: an alias until a consent holds, then name, birth date and identity number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.identity_number import IdentityKind
from barnombud.services.cases import CasePage
from barnombud.services.child_identity import ChildForm, LookAlike, masked_number, whole_number
from barnombud.texts import case_page as texts
from barnombud.texts.cases import ALIAS_HELP
from barnombud.texts.protection import SAME
from barnombud.ui.pages.case.overview_presenter import typed_kind
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.date_field import DateField
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.openings import opens


class ChildCard(Card):
    """The child.

    Attributes:
        changed: everything about the child as it is to be kept.
        uncover_wanted: the whole identity number is to be seen.
        look_alike_opened: id of the other case.
        are_different: the look-alikes are other children.
        is_same: id of the other case, which is about the same child.
        consent_wanted: go to the consent tab.
    """

    changed = Signal(object)
    uncover_wanted = Signal()
    look_alike_opened = Signal(str)
    are_different = Signal(object)
    is_same = Signal(str)
    consent_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out an empty card."""
        super().__init__(texts.CHILD, parent=parent)
        self.body.setSpacing(SPACE_M)
        self.alias = AutosaveLine(texts.ALIAS, most_characters=60)
        self.first_name = AutosaveLine(texts.FIRST_NAME, most_characters=80)
        self.first_name.setProperty("required", True)
        self.family_name = AutosaveLine(texts.FAMILY_NAME, most_characters=80)
        self.birth_date = DateField(texts.BIRTH_DATE)
        self.rows = {
            "alias": FieldRow(texts.ALIAS, self.alias, help_text=ALIAS_HELP),
            "first_name": FieldRow(texts.FIRST_NAME, self.first_name),
            "family_name": FieldRow(texts.FAMILY_NAME, self.family_name),
            "birth_date": FieldRow(texts.BIRTH_DATE, self.birth_date, help_text=texts.BIRTH_DATE_HELP),
        }
        self._look_alikes: tuple[LookAlike, ...] = ()
        self._masked = ""
        self._make_number()
        self._lay_out()
        for line in (self.alias, self.first_name, self.family_name):
            line.text_rested.connect(self._on_changed)
        self.birth_date.date_changed.connect(self._on_changed)

    def _make_number(self) -> None:
        self.number = Text()
        self.uncover = make_button(texts.NUMBER_SHOW, "link", self._on_uncover)
        self.uncover.setAccessibleDescription(texts.NUMBER_SHOW_HELP)
        self.change_number = opens(make_button(texts.NUMBER_CHANGE, "link", self._open_number))
        self.kind = DropList(texts.NUMBER_KIND, texts.NUMBER_KINDS.items())
        self.typed = AutosaveLine(texts.NUMBER_NEW, most_characters=40)
        self.save_number = make_button(texts.NUMBER_SAVE, "secondary", self._on_save_number)
        self.rows["identity_number"] = FieldRow(texts.NUMBER_NEW, self.typed)
        self.warnings = Text("", "warning")
        self.warnings.hide()
        self._number_part = half_filled(QWidget())
        part = Column(self._number_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(SPACE_S)
        part.addWidget(
            Columns(FieldRow(texts.NUMBER_KIND, self.kind), self.rows["identity_number"], stack_below=56)
        )
        part.addWidget(self.save_number)
        self._number_part.hide()

    def _lay_out(self) -> None:
        self.same = Card(texts.SAME_TITLE, "attention")
        self._same_text = Text()
        self.same_open = make_button(texts.SAME_OPEN, "secondary", self._on_same_open)
        self.same_no = make_button(texts.SAME_NO, "secondary", self._on_same_no)
        self.same.add(self._same_text)
        self.same_yes = make_button(SAME, "secondary", self._on_same_yes)
        self.same.add(ButtonRow(self.same_open, self.same_no, self.same_yes))
        self.same.hide()
        self._shut = Card(texts.SHUT_TITLE, "soft")
        self._shut.add(Text(texts.SHUT_TEXT))
        self.to_consent = make_button(texts.SHUT_BUTTON, "secondary", self.consent_wanted.emit)
        self._shut.add(self.to_consent)
        self._frozen = Text(texts.FROZEN_TEXT, "quiet")
        self._named = QWidget()
        named = Column(self._named)
        named.setContentsMargins(0, 0, 0, 0)
        named.setSpacing(SPACE_M)
        named.addWidget(Columns(self.rows["first_name"], self.rows["family_name"], stack_below=56))
        named.addWidget(self.rows["birth_date"])
        named.addWidget(Text(texts.NUMBER, "label"))
        named.addWidget(self.number)
        named.addWidget(ButtonRow(self.uncover, self.change_number))
        named.addWidget(self._number_part)
        named.addWidget(self.warnings)
        self.add(self.same)
        self.add(self.rows["alias"])
        self.add(self._frozen)
        self.add(self._shut)
        self.add(self._named)

    def show_page(self, page: CasePage, *, uncovered: bool = False) -> None:
        """Show what is kept; typing is never overwritten. What is covered cannot be written in (R23)."""
        identity = page.identity
        covered = identity.is_protected and not uncovered
        may_write = page.may_write and not covered
        self.alias.set_text(identity.alias)
        self.first_name.set_text(identity.first_name)
        self.family_name.set_text(identity.family_name)
        self.birth_date.set_range(None, page.today)
        if not self.birth_date.line.hasFocus():
            self.birth_date.set_value(identity.birth_date)
        self._masked = masked_number(identity)
        self._cover()
        if identity.is_protected:
            self.uncover.hide()
            if uncovered and identity.identity_number:
                self.number.setText(whole_number(identity.identity_number))
        self.change_number.setText(texts.NUMBER_CHANGE if self._masked else texts.NUMBER_ADD)
        may_alias = may_write or not (
            covered or identity.is_named or page.case.closed_on or page.case.removed_on
        )
        self.alias.setReadOnly(not may_alias)
        for line in (self.first_name, self.family_name):
            line.setReadOnly(not may_write)
        self.birth_date.setEnabled(may_write)
        self.change_number.setVisible(may_write)
        shut = not page.consent_holds and not identity.is_named
        self._shut.setVisible(shut)
        self._named.setVisible(not shut)
        self._frozen.setVisible(not page.consent_holds and identity.is_named)

    def show_number(self, number: str) -> None:
        """Show the whole number until it is hidden or the page is left."""
        self.number.setText(number)
        self.uncover.setText(texts.NUMBER_HIDE)

    def number_saved(self, warnings: tuple[str, ...]) -> None:
        """Close the field, with what is worth a second look."""
        self._number_part.hide()
        self.typed.setText("")
        self.typed.flush()
        self.warnings.setText("\n".join(warnings))
        self.warnings.setVisible(bool(warnings))
        self.change_number.setFocus()

    def show_look_alikes(self, found: tuple[LookAlike, ...]) -> None:
        """Ask whether another case is about the same child; never a stop."""
        self._look_alikes = found
        self._same_text.setText(texts.same_child([each.number for each in found]))
        self.same.setVisible(bool(found))

    def show_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field."""
        row = self.rows.get(field, self.rows["alias"])
        row.set_error(text)
        (row.field.focusProxy() or row.field).setFocus()

    def clear_errors(self) -> None:
        """Take every sentence away."""
        for row in self.rows.values():
            row.clear_error()

    def flush(self) -> None:
        """Hand on what is typed."""
        for line in (self.alias, self.first_name, self.family_name):
            line.flush()

    def clear(self) -> None:
        """Forget everything of the child."""
        for line in (self.alias, self.first_name, self.family_name, self.typed):
            line.set_text("")
            line.setText("")
        self.birth_date.set_value(None)
        self._masked = ""
        self._cover()

    def _cover(self) -> None:
        self.number.setText(texts.number_line(self._masked))
        self.uncover.setText(texts.NUMBER_SHOW)
        self.uncover.setVisible(bool(self._masked))

    def _on_uncover(self) -> None:
        if self.uncover.text() == texts.NUMBER_HIDE:
            self._cover()
        else:
            self.uncover_wanted.emit()

    def _open_number(self) -> None:
        self._number_part.show()
        self.kind.setFocus()

    def _form(self, number: str | None = None, kind: IdentityKind | None = None) -> ChildForm:
        return ChildForm(
            alias=self.alias.text(),
            first_name=self.first_name.text(),
            family_name=self.family_name.text(),
            birth_date=self.birth_date.value(),
            identity_number=number,
            number_kind=kind,
        )

    def _on_changed(self, *_value: object) -> None:
        self.changed.emit(self._form())

    def _on_save_number(self) -> None:
        self.flush()
        self.changed.emit(self._form(self.typed.text(), typed_kind(self.kind.value())))

    def _on_same_open(self) -> None:
        if self._look_alikes:
            self.look_alike_opened.emit(self._look_alikes[0].case_id)

    def _on_same_yes(self) -> None:
        if self._look_alikes:
            self.is_same.emit(self._look_alikes[0].case_id)

    def _on_same_no(self) -> None:
        self.are_different.emit(self._look_alikes)
        self.same.hide()
        self.first_name.setFocus()
