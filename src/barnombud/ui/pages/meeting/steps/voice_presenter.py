"""What the step Barnets röst does: a position is required, words never are (R11); no widgets here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from barnombud.domain.ids import ItemId
from barnombud.domain.meeting.child_item import ChildRecord, ChildVoice, VoicePosition
from barnombud.services import child_items
from barnombud.services.item_people import ItemPeople, item_people
from barnombud.ui.pages.meeting.steps.item_saver import ItemSaver

if TYPE_CHECKING:
    from barnombud.services.child_items import ItemPage
    from barnombud.services.desk import Desk


class VoiceView(Protocol):
    """What the presenter needs of the step."""

    def show_voice(self, voice: ChildVoice, *, newer_on_screen: bool) -> None:
        """Show the stored voice; with ``newer_on_screen`` the texts stay as they are typed."""

    def show_age(self, years: int | None) -> None:
        """Show how one asks a child of that age."""

    def say_done(self, *, done: bool) -> None:
        """Say whether the step has what it needs."""

    def ask_again(self) -> None:
        """Let the page fetch the item, and with it ask the gate, again."""


class VoicePresenter:
    """Keeps the child's voice as it is written; GUI thread."""

    def __init__(self, desk: Desk, view: VoiceView, saver: ItemSaver) -> None:
        """Talk to ``view`` and save through ``saver``."""
        self._desk, self._view, self._saver = desk, view, saver
        self._item: ItemId | None = None
        self._voice = ChildVoice()

    def show(self, page: ItemPage) -> None:
        """Show the voice of an open item, and ask how old the child is when the item is another."""
        is_new = page.item.id != self._item
        self._item = page.item.id
        if is_new or not self._saver.is_busy:
            self._voice = page.record.voice
        self._view.show_voice(self._voice, newer_on_screen=self._saver.is_busy and not is_new)
        if is_new:
            work = partial(item_people, self._desk, page.item.id)
            self._saver.fetch(work, partial(self._on_people, page.item.id))

    def forget(self) -> None:
        """Forget the item."""
        self._item, self._voice = None, ChildVoice()

    def choose(self, position: VoicePosition) -> None:
        """Keep whether the child was asked."""
        self._write({"position": position})

    def write(self, field: str, text: str) -> None:
        """Keep ``how``, ``why_not`` or ``words``."""
        self._write({field: text})

    def _write(self, update: dict[str, object]) -> None:
        if self._item is None:
            return
        self._voice = self._voice.model_copy(update=update)
        self._view.say_done(done=self._voice.is_settled)
        work = partial(child_items.save_voice, self._desk, self._item, self._voice)
        self._saver.save("voice", work, self._on_saved)

    def _on_saved(self, _record: ChildRecord) -> None:
        self._view.ask_again()

    def _on_people(self, item_id: ItemId, people: ItemPeople) -> None:
        if item_id == self._item:
            self._view.show_age(people.age)
