"""What absent members have sent in: shown with name, role and date, and entered as theirs (R8)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.clock import swedish_date
from barnombud.errors import UserError
from barnombud.services.written_inputs import WrittenPage
from barnombud.texts import strengths as texts
from barnombud.texts.errors import said_error
from barnombud.texts.roles import person_line, sent_in_by
from barnombud.ui.pages.meeting.swap import swap_in
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.drop_list import DropBox
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text


class WrittenCard(Card):
    """The texts, and the form for one more.

    Attributes:
        entered: id of who wrote it, and the text.
        removed: id of a text to take away.
        who, text, add: the form.
    """

    entered = Signal(str, str)
    removed = Signal(str)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(texts.WRITTEN)
        self._page: WrittenPage | None = None
        self._wall = self._has_something = False
        self._rows = QWidget()
        self.who = half_filled(DropBox())
        self.text = AutosaveText(texts.WRITTEN_TEXT, lines=3, most_characters=10_000)
        self._text_row = FieldRow(texts.WRITTEN_TEXT, self.text)
        self.add_button = make_button(texts.WRITTEN_ADD, "secondary", self._on_add)
        self.waiting = Text("", "caption")
        self._form = QWidget()
        form = Column(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(SPACE_S)
        for part in (FieldRow(texts.WRITTEN_WHO, self.who), self._text_row, self.add_button):
            form.addWidget(part)
        for widget in (Text(texts.WRITTEN_HELP, "quiet"), self._rows, self._form, self.waiting):
            self.add(widget)

    def show_page(self, page: WrittenPage) -> None:
        """Show what has been sent in; a half-written text stays."""
        if page == self._page:
            return
        self._page = page
        holder = QWidget()
        column = Column(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        people = {member.id: member for member in page.members}
        for each in page.texts:
            author = people[each.member_id]
            head = texts.written_head(
                sent_in_by(person_line(author.name, author.role, "")), swedish_date(each.at)
            )
            column.addWidget(Text(head, "strong"))
            column.addWidget(Text(each.text))
            column.addWidget(self._remover(each.id, author.name))
        if swap_in(self.body, self._rows, holder):
            self.who.setFocus()
        self._rows = holder
        self._show_authors(page)
        self._has_something = bool(page.texts or page.authors or page.waiting)
        self.setVisible(self._has_something and not self._wall)

    def added(self) -> None:
        """The text is kept: make room for another."""
        self.text.blockSignals(True)
        self.text.clear()
        self.text.flush()
        self.text.blockSignals(False)

    def show_error(self, error: UserError) -> bool:
        """Say at the text why it was not kept."""
        words = said_error(error)[0]
        self._text_row.set_error(f"{words.title}. {words.advice}")
        return True

    def set_wall(self, on: bool) -> None:
        """Hide it on the wall."""
        self._wall = on
        self.setVisible(self._has_something and not on)

    def forget(self) -> None:
        """Empty everything."""
        self._page, self._has_something = None, False
        self.added()
        self.who.clear()
        holder = QWidget()
        swap_in(self.body, self._rows, holder)
        self._rows = holder
        self.hide()

    def _show_authors(self, page: WrittenPage) -> None:
        chosen = self.who.currentData()
        self.who.clear()
        for member in page.authors:
            self.who.addItem(person_line(member.name, member.role, ""), member.id)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        self._form.setVisible(bool(page.authors))
        self.waiting.setText(texts.written_waits(tuple(agency.name for agency in page.waiting)))
        self.waiting.setVisible(bool(page.waiting))

    def _remover(self, written_id: str, name: str) -> QWidget:
        return make_button(
            texts.REMOVE, "link", lambda: self.removed.emit(written_id), name=texts.remove_name(name)
        )

    def _on_add(self) -> None:
        self._text_row.clear_error()
        self.entered.emit(str(self.who.currentData() or ""), self.text.text())
