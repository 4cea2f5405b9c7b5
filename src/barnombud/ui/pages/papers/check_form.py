"""A paper is looked through before it is made: each word that may tell too much, then a signature."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from barnombud.domain.minutes import PaperKind
from barnombud.services.paper_checks import CheckPage
from barnombud.services.paper_words import FoundWord
from barnombud.texts import paper_check as texts
from barnombud.ui.dialogs import FormDialog
from barnombud.ui.theme.tokens import SPACE_M, SPACE_XS
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick import RadioList, Tick


class FoundRow(QWidget):
    """One word with its answers; what must go has none, as it is struck out.

    Attributes:
        choice: keep or strike; None where there is no choice.
    """

    def __init__(self, found: FoundWord) -> None:
        """Ask about one word; nothing is chosen beforehand."""
        super().__init__()
        words = texts.found_words(found.text, found.leak.start, found.leak.end)
        line = texts.found_line(found.place, words, found.leak.kind, must_go=found.must_go)
        self.line = Text(line, "strong" if found.must_go else "")
        self.choice = None if found.must_go else RadioList(line, texts.choices(found.leak.kind))
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.line)
        if self.choice is not None:
            column.addWidget(self.choice)

    @property
    def answer(self) -> str | None:
        """``keep``, ``strike``, or None while it is not answered."""
        return "strike" if self.choice is None else self.choice.value()


class CheckForm(QWidget):
    """An answer a word; for a protected child a tick too, that the whole paper has been read.

    Attributes:
        found: one row for each word found, in the order of the paper.
        seen: that the paper has been read; None where words alone are answered.
        dialog: the dialog it stands in, once it is open.
    """

    def __init__(self, page: CheckPage) -> None:
        """Show what has to be looked at."""
        super().__init__()
        self.dialog: FormDialog | None = None
        self._page = page
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(Text(texts.PROTECTED_INTRO if page.protected else texts.INTRO))
        if page.protected and page.request.kind is PaperKind.GUARDIAN_SHEET:
            column.addWidget(Text(texts.NO_COPY, "strong"))
        self.found = [FoundRow(found) for found in page.found]
        self.seen = Tick(texts.SEEN) if page.protected else None
        if not self.found:
            column.addWidget(Text(texts.NOTHING_FOUND, "quiet"))
        for row in (*self.found, *([self.seen] if self.seen is not None else [])):
            column.addWidget(row)
        self.error = Text("", "warning")
        self.error.hide()
        column.addWidget(self.error)

    @property
    def title(self) -> str:
        """What the dialog is called."""
        return texts.PROTECTED_TITLE if self._page.protected else texts.TITLE

    def kept(self) -> tuple[int, ...]:
        """Return the places of the words that may stay."""
        return tuple(place for place, row in enumerate(self.found) if row.answer == "keep")

    def struck(self) -> tuple[int, ...]:
        """Return the places of the words that are struck out."""
        return tuple(place for place, row in enumerate(self.found) if row.answer == "strike")

    def is_whole(self) -> bool:
        """Whether everything is answered; says what is missing and goes there when not."""
        missing = next((row.choice for row in self.found if row.choice and row.answer is None), None)
        unread = self.seen is not None and not self.seen.is_ticked()
        self.error.setText(texts.ALL_NEEDED if missing or unread else "")
        self.error.setVisible(missing is not None or unread)
        if missing is not None:
            missing.button("keep").setFocus()
        elif self.seen is not None and unread:
            self.seen.box.setFocus()
        return missing is None and not unread

    def close_form(self) -> None:
        """Close the dialog: it is signed."""
        if self.dialog is not None:
            self.dialog.accept()
