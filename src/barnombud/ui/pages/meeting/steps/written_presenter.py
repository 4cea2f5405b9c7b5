"""What the card of written input does; no widgets here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from barnombud.domain.ids import ItemId, MemberId
from barnombud.errors import UserError
from barnombud.services import written_inputs
from barnombud.services.written_inputs import WrittenPage
from barnombud.ui.pages.meeting.steps.item_saver import ItemSaver

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class WrittenView(Protocol):
    """What the presenter needs of the card."""

    def show_page(self, page: WrittenPage) -> None:
        """Show what has been sent in, and from whom more may be entered."""

    def added(self) -> None:
        """The text is kept."""

    def show_error(self, error: UserError) -> bool:
        """Say why it was not kept; True when that has been said."""


class WrittenPresenter:
    """Keeps what absent members have sent in; GUI thread."""

    def __init__(self, desk: Desk, view: WrittenView, saver: ItemSaver) -> None:
        """Talk to ``view`` and save through ``saver``."""
        self._desk, self._view, self._saver = desk, view, saver
        self._item_id: ItemId | None = None

    def show(self, item_id: ItemId) -> None:
        """Show an open item's."""
        self._item_id = item_id
        self._saver.fetch(partial(written_inputs.written_page, self._desk, item_id), self._on_page)

    def forget(self) -> None:
        """Forget the item."""
        self._item_id = None

    def enter(self, member_id: str, text: str) -> None:
        """Keep a text as this member's."""
        if self._item_id is None:
            return
        work = partial(written_inputs.enter_written, self._desk, self._item_id, MemberId(member_id), text)
        self._saver.save("written", work, self._on_entered, self._view.show_error)

    def remove(self, written_id: str) -> None:
        """Take a text away."""
        if self._item_id is None:
            return
        work = partial(written_inputs.remove_written, self._desk, self._item_id, written_id)
        self._saver.save("written", work, self._again)

    def _on_entered(self, _written: object) -> None:
        self._view.added()
        self._again()

    def _again(self, _value: object = None) -> None:
        if self._item_id is not None:
            self.show(self._item_id)

    def _on_page(self, page: WrittenPage) -> None:
        if page.item_id == self._item_id:
            self._view.show_page(page)
