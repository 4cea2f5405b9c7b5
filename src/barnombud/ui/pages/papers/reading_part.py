"""The general part to read through: editable until it is finalised, then as it was frozen (R29, R30)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.meeting.meeting import AgendaItem, MeetingState
from barnombud.domain.papers.minutes import MinutesContent, MinutesSection
from barnombud.services.papers import PapersPage
from barnombud.texts import papers_page as texts
from barnombud.ui.pages.papers.addition_form import Additions
from barnombud.ui.pages.papers.rows import additions
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.guidance_box import GuidanceBox
from barnombud.ui.widgets.labels import Heading, Text
from barnombud.ui.widgets.tick import Tick


class SectionFields(Card):
    """One general item: its notes and what was agreed.

    Attributes:
        rested: item, notes and agreement, when the typing rests.
    """

    rested = Signal(str, str, str)

    def __init__(self, number: int, heading: str, item: AgendaItem) -> None:
        """Show one section to write in."""
        super().__init__(texts.section(number, heading))
        self.key = item.id
        self.mark = Text(texts.MAY_NAME, "warning")
        self.mark.hide()
        self.notes = AutosaveText(f"{texts.NOTES}, {heading}", lines=1)
        self.agreed = AutosaveText(f"{texts.AGREED}, {heading}", lines=1, most_characters=5000)
        self.show_item(item)
        for field in (self.notes, self.agreed):
            field.text_rested.connect(self._on_rest)
        self.add(self.mark)
        self.add(FieldRow(texts.NOTES, self.notes))
        self.add(FieldRow(texts.AGREED, self.agreed, help_text=texts.AGREED_HELP))

    def show_item(self, item: AgendaItem) -> None:
        """Show what is kept; never over what is being typed."""
        self.notes.set_text(item.notes)
        self.agreed.set_text(item.agreed)

    def flush(self) -> None:
        """Save what is typed."""
        self.notes.flush()
        self.agreed.flush()

    def _on_rest(self, _text: str) -> None:
        self.rested.emit(self.key, self.notes.text(), self.agreed.text())


class ReadingPart(QWidget):
    """Everything of the general part, and finalising it.

    Attributes:
        rested: item, notes and agreement of a section.
        finalising: the person has read it through and wants it frozen.
        added: an addition's text and who objects.
    """

    rested = Signal(str, str, str)
    finalising = Signal()
    added = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.sections: list[SectionFields] = []
        self._shape: tuple[object, ...] = ()
        self.state = Text("", "strong")
        self.guide = GuidanceBox(texts.READ_GUIDE)
        self._texts = Column()
        self._texts.setSpacing(SPACE_M)
        self.end = Card(texts.FINALISE_TITLE)
        self.tick = Tick(texts.READ_TICK)
        self.tick.ticked.connect(lambda _on: self._allow())
        self.finalise = make_button(texts.FINALISE, "primary", self.finalising.emit, icon="check")
        self.why_not = Text("", "caption")
        for widget in (Text(texts.FINALISE_TEXT, "quiet"), self.tick, self.finalise, self.why_not):
            self.end.add(widget)
        self.additions = Additions()
        self.additions.added.connect(self.added)
        self.after = Card(texts.ADDITIONS)
        self.after.add(self.additions)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.state)
        column.addWidget(self.guide)
        column.addLayout(self._texts)
        column.addWidget(self.end)
        column.addWidget(self.after)
        self._ended = False

    def show_text(self, page: PapersPage, content: MinutesContent) -> None:
        """Show the sections, to write in or frozen."""
        frozen = page.minutes is not None
        self._ended = page.meeting.state is MeetingState.ENDED
        shape = (page.meeting.id, frozen, *(item.id for item in page.general_items))
        if shape != self._shape:
            self._shape = shape
            self.tick.set_ticked(False)
            self._rebuild(page, content, frozen=frozen)
        for section, item in zip(self.sections, page.general_items, strict=False):
            section.show_item(item)
        self._say_state(page, content)
        self.guide.setVisible(not frozen)
        self.end.setVisible(not frozen)
        self.after.setVisible(frozen)
        self.additions.show_lines(additions(page) or (texts.NO_ADDITIONS,))
        self._allow()

    def show_gone(self) -> None:
        """Show no text: it has been disposed of, and nothing can be added to it (R32)."""
        self._clear()
        self._shape = ()
        self.state.setText(texts.DISPOSED)
        for widget in (self.guide, self.end, self.after):
            widget.hide()

    def show_marks(self, numbers: frozenset[int]) -> None:
        """Mark the sections that may point out somebody (R14)."""
        for number, section in enumerate(self.sections, start=1):
            section.mark.setVisible(number in numbers)

    def flush(self) -> None:
        """Save what is typed."""
        for section in self.sections:
            section.flush()

    def _say_state(self, page: PapersPage, content: MinutesContent) -> None:
        words = texts.NOT_ENDED
        if content.number is not None:
            words = texts.finalised(f"{content.number}/{content.year}")
        elif page.read_through_by is not None:
            words = texts.read_by(page.read_through_by, page.today)
        self.state.setText(words)

    def _allow(self) -> None:
        self.tick.box.setEnabled(self._ended)
        self.finalise.setEnabled(self._ended and self.tick.is_ticked())
        self.why_not.setText("" if self._ended else texts.NOT_ENDED)
        self.why_not.setVisible(not self._ended)

    def _clear(self) -> None:
        while (item := self._texts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.sections = []

    def _rebuild(self, page: PapersPage, content: MinutesContent, *, frozen: bool) -> None:
        self._clear()
        for number, section in enumerate(content.sections, start=1):
            if frozen:
                self._texts.addWidget(_frozen(number, section))
            else:
                fields = SectionFields(number, section.heading, page.general_items[number - 1])
                fields.rested.connect(self.rested)
                self.sections.append(fields)
                self._texts.addWidget(fields)


def _frozen(number: int, section: MinutesSection) -> Card:
    card = Card()
    card.add(Heading(texts.section(number, section.heading)))
    card.add(Text(section.discussion or texts.NOTHING_WRITTEN, "" if section.discussion else "quiet"))
    if section.agreed:
        card.add(Text(texts.AGREED, "label"))
        card.add(Text("\n".join(f"• {row.what}" for row in section.agreed)))
    card.body.setSpacing(SPACE_S)
    return card
