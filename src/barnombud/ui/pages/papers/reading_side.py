"""Reading through as a whole: the widgets and their presenter, and additions wherever they are written."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.domain.ids import ItemId
from barnombud.domain.papers.minutes import MinutesContent
from barnombud.services.papers import PapersPage
from barnombud.ui.pages.page import PageContext
from barnombud.ui.pages.papers.addition_form import Additions
from barnombud.ui.pages.papers.reading_part import ReadingPart
from barnombud.ui.pages.papers.reading_presenter import ReadingPresenter


class ReadingSide(QWidget):
    """The first step of the page.

    Attributes:
        said, trouble: title and text for the page to say.
        saved: time of a commit.
        finalised: on to the papers.
    """

    said = Signal(str, str)
    trouble = Signal(str, str)
    saved = Signal(str)
    finalised = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.part = ReadingPart()
        self.presenter = ReadingPresenter(context.desk, context.jobs, context.dialogs, self, self)
        self._adding: Additions = self.part.additions
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.part)
        self.part.rested.connect(self.presenter.write)
        self.part.finalising.connect(self._finalise)
        self.part.added.connect(partial(self.add, self.part.additions, None))

    def add(self, form: Additions, item_id: ItemId | None, text: str, objection_by: str) -> None:
        """Keep an addition written in ``form``, which hears how it went."""
        self._adding = form
        self.presenter.add(text, objection_by, item_id)

    def show_text(self, page: PapersPage, content: MinutesContent) -> None:
        """Show the general part, to write in or frozen."""
        self.part.show_text(page, content)

    def show_gone(self) -> None:
        """Say that the text has been disposed of."""
        self.part.show_gone()

    def show_marks(self, numbers: frozenset[int]) -> None:
        """Mark the sections that may point out somebody."""
        self.part.show_marks(numbers)

    def show_addition_error(self, field: str, text: str) -> None:
        """Say what is wrong in the form that was used."""
        self._adding.show_error(field, text)

    def close_addition(self) -> None:
        """Close the form that was used."""
        self._adding.close_form()

    def say(self, title: str, text: str = "") -> None:
        """Say what has been done."""
        self.said.emit(title, text)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.trouble.emit(title, text)

    def show_saved(self, time: str) -> None:
        """Let the top bar say "Sparat"."""
        self.saved.emit(time)

    def show_finalised(self) -> None:
        """Go on to the papers."""
        self.finalised.emit()

    def _finalise(self) -> None:
        self.part.flush()
        self.presenter.finalise()
