"""What every step inside a child's item has in common; the meeting page knows steps only by this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.ui.pages.page import PageContext

if TYPE_CHECKING:
    from barnombud.services.child_items import ItemPage


class Step(QWidget):
    """One step of a child's item. It lies inside the meeting page's own scrolling and fills its width.

    Attributes:
        code: stable code of the step, as in `registry.STEPS`; set by the class.
        title: the word on its tab; set by the class.
        changed: a commit has changed the item; the page fetches it anew and calls `show_item` on the step
            on screen. Not needed after text is autosaved.
        saved: local time `HH.MM` of a commit that has returned; the top bar says "Sparat HH.MM".
        done_changed: whether the step has what it needs, for the tick on its tab.
        main_act: whether the main thing to do is a button of the step itself; the way on is then quieter.
        item_finished: the person has closed the item as done from inside the step.
        own_proof_wanted: id of the agency that confirms, where the team wants it with an own passphrase (R8).
    """

    code = ""
    title = ""
    changed = Signal()
    saved = Signal(str)
    done_changed = Signal(bool)
    main_act = Signal(bool)
    item_finished = Signal()
    own_proof_wanted = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Remember what the step may use; sub-classes build their widgets."""
        super().__init__(parent)
        self.context = context
        self.setAccessibleName(self.title)

    def show_item(self, page: ItemPage) -> None:
        """Show the open item; called when the step comes on screen and when the item has changed.

        Text that somebody is typing is never overwritten. The gate was open a moment ago; every service asks
        it again, and a `ConsentError` may be left unclaimed: the page shuts the item by itself.
        """

    def flush(self) -> None:
        """Save what is typed, at once; called before another step, item, lock or close."""

    def clear(self) -> None:
        """Forget and hide everything about the child, at once: the item was shut or another one opens."""

    def is_done(self, page: ItemPage) -> bool:
        """Whether the step has what it needs, for the tick on its tab; asked of steps not yet shown too."""
        del page
        return False

    def set_wall(self, on: bool) -> None:
        """The wall view begins or ends: hide help texts and what is only for the one who writes."""
