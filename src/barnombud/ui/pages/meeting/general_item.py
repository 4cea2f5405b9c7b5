"""A general item: what belongs to its kind, what was said, and what the team came to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.meeting.meeting import AgendaItem, ItemKind
from barnombud.services.consent_round import RoundPage
from barnombud.texts import deidentified
from barnombud.texts import meeting as texts
from barnombud.ui.pages.meeting.attendance_panel import AttendancePanel
from barnombud.ui.pages.meeting.consent_check import ConsentCheck
from barnombud.ui.pages.meeting.evaluation import Evaluation
from barnombud.ui.pages.meeting.next_date import NextDateCard
from barnombud.ui.pages.meeting.part_rows import LeakRow
from barnombud.ui.pages.meeting.promises import Promises
from barnombud.ui.pages.meeting.questions import Questions
from barnombud.ui.pages.meeting.scenes import Asked, GeneralScene
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.guidance_box import GuidanceBox
from barnombud.ui.widgets.labels import Text

_WITHOUT_NOTES = (ItemKind.CONSENT_CHECK, ItemKind.EVALUATION, ItemKind.WELCOME)
"""Their own part says it all; a note in the consent check could tell whose mind has changed."""


class GeneralItem(QWidget):
    """Every kind of general item, one at a time.

    Attributes:
        written: item id, notes, agreed; after a second's rest.
        next_wanted: the item is done.
        end_wanted: the meeting is over.
        attendance, check, promises, questions, evaluation, next_date: the parts of the kinds.
    """

    written = Signal(str, str, str)
    next_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make every part once."""
        super().__init__(parent)
        self._item: AgendaItem | None = None
        self._focus_waits = False
        self.attendance, self.check = AttendancePanel(), ConsentCheck()
        self.promises, self.questions = Promises(), Questions()
        self.evaluation, self.next_date = Evaluation(), NextDateCard()
        self._parts: dict[ItemKind, tuple[QWidget, ...]] = {
            ItemKind.WELCOME: (self.attendance,),
            ItemKind.CONSENT_CHECK: (self.check,),
            ItemKind.COMMITMENTS: (self.promises,),
            ItemKind.CONSULTATION: (self.questions,),
            ItemKind.EVALUATION: (self.evaluation, self.next_date),
        }
        self.notes = AutosaveText(texts.NOTES, lines=4, placeholder=texts.NOTES_PLACEHOLDER)
        self.agreed = AutosaveText(
            texts.AGREED, lines=2, placeholder=texts.AGREED_PLACEHOLDER, most_characters=5_000
        )
        self._leak = Text("", "warning")
        self._paper = Card()
        self._reminder = Card(deidentified.REMINDER.title, "soft")
        for line in deidentified.REMINDER.lines:
            self._reminder.add(Text(line))
        self._guidance: dict[str, GuidanceBox] = {
            kind: GuidanceBox(sentences) for kind, sentences in texts.GUIDANCE.items() if sentences
        }
        self.forward = make_button(texts.NEXT_ITEM, "primary", self.next_wanted.emit)
        self.forward.setToolTip(texts.NEXT_HELP)
        self.end = make_button(texts.END, "primary", self.end_wanted.emit)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._paper.add(FieldRow(texts.NOTES, self.notes, help_text=texts.NO_NAMES))
        self._paper.add(FieldRow(texts.AGREED, self.agreed))
        self._paper.add(self._leak)
        self._leak.hide()
        work, self._aside = QWidget(), QWidget()
        left, right, column = Column(work), Column(self._aside), Column(self)
        for each in (left, right, column):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(SPACE_M)
        for parts in self._parts.values():
            for part in parts:
                left.addWidget(part)
        left.addWidget(self._paper)
        left.addStretch(1)
        for box in (self._reminder, *self._guidance.values()):
            right.addWidget(box)
        right.addStretch(1)
        column.addWidget(Columns(work, self._aside, weights=(5, 2)))
        column.addWidget(ButtonRow(self.forward, self.end, to_the_right=True))

    def _connect(self) -> None:
        self.notes.text_rested.connect(self._on_written)
        self.agreed.text_rested.connect(self._on_written)
        self.evaluation.written.connect(self._on_evaluated)

    def show_scene(self, scene: GeneralScene) -> None:
        """Show an item; what is being typed in the same item is left alone."""
        item = scene.item
        if self._item is None or self._item.id != item.id:
            self.flush()
            self._show_leak("")
        self._item = item
        self.notes.set_text(item.notes)
        self.agreed.set_text(item.agreed)
        for kind, parts in self._parts.items():
            for part in parts:
                part.setVisible(kind is item.kind)
        for code, box in self._guidance.items():
            box.setVisible(code == item.kind.value)
        self._reminder.setVisible(item.kind is ItemKind.CONSULTATION)
        self._aside.setVisible(item.kind.value in self._guidance)
        self._paper.setVisible(item.kind not in _WITHOUT_NOTES)
        if item.kind is ItemKind.WELCOME:
            self._show_room(scene)
        if item.kind is ItemKind.EVALUATION:
            self.evaluation.show_notes(item.notes)
        if item.kind is not ItemKind.CONSENT_CHECK:
            set_kind(self.forward, "primary")
        self.end.setVisible(scene.last)
        self.forward.setVisible(not scene.last)

    def _show_room(self, scene: GeneralScene) -> None:
        everybody = self.attendance.everybody
        pressed = everybody.hasFocus()
        self.attendance.show_room(scene.now)
        if pressed and everybody.isHidden():  # when all are here the way on is next, not unticking the first
            self.forward.setFocus()

    def focus_first(self) -> None:
        """Let the keyboard begin at what the kind of item asks for, or at the notes."""
        kind = self._item.kind if self._item else None
        first: dict[ItemKind | None, QWidget] = {
            ItemKind.CONSENT_CHECK: self.check.ask.all,
            ItemKind.EVALUATION: next(iter(self.evaluation.lines.values())),
        }
        self._focus_waits = kind is ItemKind.CONSENT_CHECK and self.check.ask.all.isHidden()
        if kind is ItemKind.WELCOME:
            self.attendance.focus_first()
        else:
            first.get(kind, self.notes).setFocus()

    def show_round(self, page: RoundPage, asked: Asked) -> None:
        """Show how far the consent check has come; until it is done the way on is not the main thing."""
        asking = not self.check.ask.all.isHidden()
        self.check.show_round(page, asked)
        if asking and not asked.here and self.check.ask.some.hasFocus():
            # One Enter too many must not say that somebody has changed her mind.
            (self.forward if self.check.confirm.isHidden() else self.check.confirm).setFocus()
        if self._focus_waits:
            self._focus_waits = False
            self.check.focus_first()
        set_kind(self.forward, "secondary" if asked.here or page.unconfirmed else "primary")

    def show_leaks(self, row: LeakRow) -> None:
        """Remind, under the notes, of what may point somebody out."""
        if self._item is not None and row.key == self._item.id:
            self._show_leak(f"{texts.MAY_NAME}. {texts.found_words(row.words)}" if row.words else "")

    def flush(self) -> None:
        """Save what is typed."""
        self.notes.flush()
        self.agreed.flush()
        self.evaluation.flush()
        self.questions.flush()

    def set_wall(self, on: bool) -> None:
        """On the wall no guidance is shown."""
        for box in self._guidance.values():
            box.set_closed(on)

    def _show_leak(self, text: str) -> None:
        self._leak.setText(text)
        self._leak.setVisible(bool(text))

    def _on_written(self, _text: str) -> None:
        if self._item is not None:
            self.written.emit(self._item.id, self.notes.text(), self.agreed.text())

    def _on_evaluated(self, notes: str) -> None:
        if self._item is not None:
            self.written.emit(self._item.id, notes, self._item.agreed)
