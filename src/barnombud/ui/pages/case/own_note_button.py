"""Goes to the paper that says what one's own agency takes into its own record (R49)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.domain.ids import CaseId
from barnombud.errors import UserError
from barnombud.services.agency_papers import own_note_request
from barnombud.services.papers import PaperRequest
from barnombud.texts.case_page import OWN_PRINT
from barnombud.ui.pages.page import PageContext
from barnombud.ui.widgets.buttons import make_button


class OwnNoteButton(QWidget):
    """The button."""

    def __init__(
        self, context: PageContext, case_id: Callable[[], CaseId], trouble: Callable[[UserError], object]
    ) -> None:
        """Ask ``case_id`` for the case when pressed; say through ``trouble`` that there is no such paper."""
        super().__init__()
        self._context, self._case_id, self._trouble = context, case_id, trouble
        self.button = make_button(OWN_PRINT, "quiet", self._press, icon="printer")
        self.setFocusProxy(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)

    def _press(self) -> None:
        work = partial(own_note_request, self._context.desk, self._case_id())
        self._context.jobs.run(self, work, self._go, self._trouble)

    def _go(self, request: PaperRequest) -> None:
        named = request.model_dump(include={"kind", "meeting_id", "item_id", "case_id", "agency_id"})
        self._context.navigation.go("papers", **{name: str(each) for name, each in named.items()})
