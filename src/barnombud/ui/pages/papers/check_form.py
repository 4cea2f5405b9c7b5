"""A paper is looked through before it is made: each word that may tell too much, then a signature."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from barnombud.domain.minutes import PaperKind
from barnombud.services.paper_checks import CheckPage
from barnombud.texts import paper_check as texts
from barnombud.ui.dialogs import FormDialog
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick import Tick


class CheckForm(QWidget):
    """One tick a word; for a protected child one more, that the whole paper has been read.

    Attributes:
        ticks: one for each word found, in the order of the paper.
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
        self.ticks = [
            Tick(texts.found_line(found.place, found.text, found.leak.start, found.leak.end, found.leak.kind))
            for found in page.found
        ]
        self.seen = Tick(texts.SEEN) if page.protected else None
        if not self.ticks:
            column.addWidget(Text(texts.NOTHING_FOUND, "quiet"))
        for tick in (*self.ticks, *([self.seen] if self.seen is not None else [])):
            column.addWidget(tick)
        self.error = Text("", "warning")
        self.error.hide()
        column.addWidget(self.error)

    @property
    def title(self) -> str:
        """What the dialog is called."""
        return texts.PROTECTED_TITLE if self._page.protected else texts.TITLE

    def answered(self) -> tuple[int, ...]:
        """Return the places of the words that may stay."""
        return tuple(place for place, tick in enumerate(self.ticks) if tick.box.isChecked())

    def is_whole(self) -> bool:
        """Whether everything is answered; says what is missing and goes there when not."""
        wanted = (*self.ticks, *([self.seen] if self.seen is not None else []))
        missing = next((tick for tick in wanted if not tick.box.isChecked()), None)
        self.error.setText(texts.ALL_NEEDED if missing else "")
        self.error.setVisible(missing is not None)
        if missing is not None:
            missing.box.setFocus()
        return missing is None

    def close_form(self) -> None:
        """Close the dialog: it is signed."""
        if self.dialog is not None:
            self.dialog.accept()
