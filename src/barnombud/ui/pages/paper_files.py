"""Tells the passphrase of what has been saved locked, once: the program does not keep it (R37)."""

from __future__ import annotations

from barnombud.services.paper_files import Saved
from barnombud.texts import papers_page as texts
from barnombud.ui.dialogs import Dialogs


def tell_phrase(dialogs: Dialogs, saved: Saved) -> None:
    """Show the passphrase of an encrypted archive; a file that stays on the computer has none."""
    if saved.phrase:
        dialogs.tell(texts.locked_title(saved.path.name), texts.locked_text(saved.phrase))
