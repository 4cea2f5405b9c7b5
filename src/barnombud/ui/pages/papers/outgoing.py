"""Every paper that goes out, child by child, and several in one go."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.ids import ItemId
from barnombud.texts import papers_page as texts
from barnombud.ui.pages.papers.addition_form import Additions
from barnombud.ui.pages.papers.paper_row import PaperRow
from barnombud.ui.pages.papers.rows import Group, Row
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Heading, Text
from barnombud.ui.widgets.tab_order import follow_layout
from barnombud.ui.widgets.typed_about import typed_about


class Outgoing(QWidget):
    """The list of papers.

    Attributes:
        show_wanted: key of the paper to show.
        handed: key, way and recipient.
        printing, saving: keys of the ticked papers.
        stopping: no more papers are to go out.
        added: item, text and who objects.
    """

    show_wanted = Signal(str)
    handed = Signal(str, str, str)
    printing = Signal(object)
    saving = Signal(object)
    stopping = Signal()
    added = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.rows: dict[str, PaperRow] = {}
        self.additions: dict[ItemId, Additions] = {}
        self._shape: tuple[object, ...] = ()
        self.note = Text("", "quiet")
        self.all_button = make_button(texts.CHOOSE_ALL, "quiet", self._choose_all)
        self.print_button = make_button(
            texts.CHOSEN_PRINT, "secondary", lambda: self.printing.emit(self.ticked()), icon="printer"
        )
        self.save_button = make_button(
            texts.CHOSEN_SAVE, "secondary", lambda: self.saving.emit(self.ticked()), icon="save"
        )
        self.progress = Text("", "label")
        self.stop_button = make_button(texts.STOP, "secondary", self.stopping.emit)
        self.many = ButtonRow(self.all_button, self.print_button, self.save_button)
        self.under_way = ButtonRow(self.progress, self.stop_button)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        self._list = Column()
        self._list.setSpacing(SPACE_S)
        for widget in (self.note, self.many, self.under_way):
            column.addWidget(widget)
        column.addLayout(self._list)
        self.show_progress("")

    def show_groups(self, groups: tuple[Group, ...], note: str) -> None:
        """Show the papers; rows that were there before keep tick and focus."""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        shape = tuple((group.title, group.item_id, *(row.key for row in group.rows)) for group in groups)
        if shape != self._shape:
            self._shape = shape
            self._rebuild(groups)
        for group in groups:
            for row in group.rows:
                self.rows[row.key].update_row(row)
            if group.item_id is not None:
                self.additions[group.item_id].show_lines(group.additions)
        self.many.setVisible(len(self.rows) > 1)
        for row_widget in self.rows.values():
            row_widget.tick.setVisible(len(self.rows) > 1)
        self._count()

    def show_selected(self, row: Row) -> None:
        """Mark the row whose paper is shown."""
        for key, widget in self.rows.items():
            widget.set_open(key == row.key)

    def show_progress(self, text: str) -> None:
        """Say how far several papers have come, with a way to stop; empty when it is over."""
        self.progress.setText(text)
        self.under_way.setVisible(bool(text))
        self._count()

    def ticked(self) -> tuple[str, ...]:
        """Return the keys of the ticked papers, from top to bottom."""
        return tuple(key for key, widget in self.rows.items() if widget.tick.isChecked())

    def recipient_of(self, key: str) -> str:
        """Return whom the person has written for a paper that names nobody itself."""
        return self.rows[key].recipient.text().strip()

    def _rebuild(self, groups: tuple[Group, ...]) -> None:
        """Lay the papers out anew; rows that were there before stay as they are, with tick and focus."""
        keys = {row.key for group in groups for row in group.rows}
        items = {group.item_id for group in groups}
        rows = {key: widget for key, widget in self.rows.items() if key in keys}
        additions = {item_id: each for item_id, each in self.additions.items() if item_id in items}
        kept: set[QWidget] = {*rows.values(), *additions.values()}
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in kept:
                widget.hide()
                widget.deleteLater()
        self.rows, self.additions = {}, {}
        for group in groups:
            self._list.addWidget(Heading(group.title))
            for row in group.rows:
                self.rows[row.key] = rows.get(row.key) or self._row(row)
                self._list.addWidget(self.rows[row.key])
            if group.item_id is not None:
                shown = additions.get(group.item_id) or self._additions(group.item_id, group.case_id)
                self.additions[group.item_id] = shown
                self._list.addWidget(shown)
        follow_layout(self)

    def _additions(self, item_id: ItemId, case_id: str) -> Additions:
        additions = Additions()
        typed_about(additions, case_id)
        additions.added.connect(partial(self.added.emit, item_id))
        return additions

    def _row(self, row: Row) -> PaperRow:
        widget = PaperRow(row)
        widget.show_wanted.connect(self.show_wanted)
        widget.handed.connect(self.handed)
        widget.chosen.connect(self._count)
        return widget

    def _choose_all(self) -> None:
        on = len(self.ticked()) < len(self.rows)
        for widget in self.rows.values():
            widget.tick.setChecked(on)
        self._count()

    def _count(self) -> None:
        ticked, busy = len(self.ticked()), bool(self.progress.text())
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(ticked) and not busy)
        self.all_button.setText(texts.CHOOSE_NONE if 0 < ticked == len(self.rows) else texts.CHOOSE_ALL)
