"""The one way in: a green card that says who, and the form behind it (R19)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.domain.support.agreement import AgreementDraft, SingleEntry, SupportAgreement
from barnombud.services.item_people import ItemPeople
from barnombud.services.support_page import SupportPage
from barnombud.texts import one_way_in as texts
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.openings import opens


class EntryForm(Card):
    """Whom to choose, and the words on the family's sheet.

    Attributes:
        chosen: ``member:id`` or ``agency:id``.
        written: field of the draft and its text.
        ready: show the green card.
    """

    chosen = Signal(str)
    written = Signal(str, str)
    ready = Signal()

    def __init__(self) -> None:
        """Lay out an empty form."""
        super().__init__(texts.ENTRY)
        self.who = DropList(texts.ENTRY_WHO)
        self.who.chosen.connect(self._on_who)
        self.who_row = FieldRow(texts.ENTRY_WHO, self.who, help_text=texts.ENTRY_HELP)
        self.function = AutosaveLine(texts.ENTRY_FUNCTION, most_characters=120)
        self.name = AutosaveLine(texts.ENTRY_NAME, most_characters=120)
        self.telephone = AutosaveLine(texts.ENTRY_TELEPHONE, most_characters=40)
        self.fields = {
            "entry_function": self.function,
            "entry_name": self.name,
            "entry_telephone": self.telephone,
        }
        for field, line in self.fields.items():
            line.text_rested.connect(lambda text, field=field: self.written.emit(field, text))
        self.function_row = FieldRow(texts.ENTRY_FUNCTION, self.function, help_text=texts.ENTRY_FUNCTION_HELP)
        self.rows = (
            self.function_row,
            FieldRow(texts.ENTRY_NAME, self.name),
            FieldRow(texts.ENTRY_TELEPHONE, self.telephone),
        )
        self.ready_button = make_button(texts.ENTRY_READY, "secondary", self.ready.emit)
        self.body.setSpacing(SPACE_M)
        for widget in (self.who_row, *self.rows, self.ready_button):
            self.add(widget)

    def show_draft(self, people: ItemPeople, draft: AgreementDraft) -> None:
        """Show who can be chosen, and what is written."""
        names = {agency.id: agency.name for agency in people.agencies}
        members = (
            (f"member:{m.id}", texts.entry_person(m.name, m.role, names.get(m.agency_id, "")))
            for m in people.members
        )
        agencies = ((f"agency:{agency.id}", agency.name) for agency in people.agencies)
        self.who.set_choices((("", texts.ENTRY_CHOOSE), *members, *agencies))
        self.who.set_value(
            f"member:{draft.entry_member}" if draft.entry_member else f"agency:{draft.entry_agency}"
        )
        for field, words in self.fields.items():
            words.set_text(getattr(draft, field))
        has_entry = draft.entry_agency is not None
        for widget in (*self.rows, self.ready_button):
            widget.setVisible(has_entry)

    def flush(self) -> None:
        """Hand on what is typed."""
        for line in self.fields.values():
            line.flush()

    def forget(self) -> None:
        """Empty everything."""
        self.who.clear()
        for line in self.fields.values():
            line.clear()
            line.flush()

    def _on_who(self, code: str) -> None:
        if code:
            self.flush()
            self.chosen.emit(code)


class EntryCard(QWidget):
    """The green card, and in its place the form while somebody changes it.

    Attributes:
        change_pressed: "Byt väg in".
        accept_pressed: the one who was asked has said yes.
    """

    change_pressed = Signal()
    accept_pressed = Signal()

    def __init__(self) -> None:
        """Lay out both, empty."""
        super().__init__()
        self.form = EntryForm()
        self.form.ready.connect(self._on_ready)
        self.hero = Card(kind="hero")
        self.hero.setAccessibleName(texts.ENTRY)
        self.label = Text(texts.ENTRY, "hero-text")
        self.function = Text("", "hero-title")
        self.agency = Text("", "hero-heading")
        self.telephone = Text("", "hero-title")
        self.stays = Text("", "hero-text")
        self.asked = Text("", "hero-heading")
        self.accept = make_button(texts.ACCEPTED, "hero-button", self.accept_pressed.emit)
        self.change = opens(make_button(texts.ENTRY_CHANGE, "hero-button", self._on_change))
        self._open = False
        self._lay_out()

    def _lay_out(self) -> None:
        self.hero.body.setSpacing(SPACE_S)
        for widget in (self.label, self.function, self.agency):
            self.hero.add(widget)
        self.hero.body.addSpacing(SPACE_M)
        self.hero.add(self.telephone)
        self.hero.body.addSpacing(SPACE_M)
        self.hero.add(self.stays)
        self.hero.add(self.asked)
        self.hero.body.addSpacing(SPACE_S)
        self.hero.add(ButtonRow(self.accept, self.change))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.hero)
        layout.addWidget(self.form)

    def show_entry(self, page: SupportPage, draft: AgreementDraft, *, reading: bool) -> None:
        """Show the way in: of the agreement while ``reading``, else of the draft."""
        self.form.show_draft(page.people, draft)
        if reading:
            self._open = False
        writes = not reading and (self._open or draft.entry_agency is None or not draft.entry_function)
        self._open = writes
        self.form.setVisible(writes)
        self.hero.setVisible(not writes)
        if reading and page.agreement is not None:
            self._show_agreed(page, page.agreement)
        else:
            self._show_draft(page, draft)

    def open_form(self) -> None:
        """Put the form in the card's place, and go there."""
        self._open = True
        self.hero.hide()
        self.form.show()
        self.form.who.setFocus()

    def close_when_whole(self) -> None:
        """Show the green card at once when whoever was chosen has function and telephone."""
        if self.form.function.text().strip() and self.form.telephone.text().strip():
            self._on_ready()

    def forget(self) -> None:
        """Empty everything."""
        self._open = False
        self.form.forget()
        for text in (self.function, self.agency, self.telephone, self.stays, self.asked):
            text.setText("")

    def _show_agreed(self, page: SupportPage, agreement: SupportAgreement) -> None:
        entry, asked = agreement.entry, agreement.next_entry
        self._write(entry, page)
        stays = texts.stays_until(_said(entry), _said(asked)) if asked else texts.ENTRY_STAYS
        self._say(stays, texts.asked_to_take_over(_said(asked)) if asked else "")

    def _show_draft(self, page: SupportPage, draft: AgreementDraft) -> None:
        if draft.entry_agency is None or not draft.entry_function.strip():
            return
        entry = SingleEntry(
            agency_id=draft.entry_agency,
            function=draft.entry_function.strip(),
            contact_name=draft.entry_name.strip(),
            telephone=draft.entry_telephone.strip(),
            since=page.people.today,
        )
        self._write(entry, page)
        holder = page.followed.entry if page.followed is not None else None
        other = holder is not None and (holder.agency_id, holder.function, holder.contact_name) != (
            entry.agency_id,
            entry.function,
            entry.contact_name,
        )
        self._say(texts.will_stay(_said(holder)) if holder and other else texts.ENTRY_STAYS, "")

    def _write(self, entry: SingleEntry, page: SupportPage) -> None:
        agency = page.people.agency(entry.agency_id)
        self.function.setText(texts.entry_title(entry.function))
        self.agency.setText(texts.entry_line(entry.contact_name, agency.name if agency else ""))
        self.telephone.setText(entry.telephone or texts.NO_TELEPHONE)

    def _say(self, stays: str, asked: str) -> None:
        self.stays.setText(stays)
        self.asked.setText(asked)
        self.asked.setVisible(bool(asked))
        self.accept.setVisible(bool(asked))

    def _on_ready(self) -> None:
        self.form.flush()
        self._open = False
        if self.form.function.text().strip():
            self.form.hide()
            self.hero.show()
            self.change.setFocus()

    def _on_change(self) -> None:
        self.change_pressed.emit()
        self.open_form()


def _said(entry: SingleEntry | None) -> str:
    """Return a way in as it is said in a sentence: the name, else the function."""
    if entry is None:
        return ""
    return entry.contact_name or texts.entry_title(entry.function)
