"""What the page with backups says: when a team goes back to one, and when it is fetched to this machine."""

from __future__ import annotations

from dataclasses import dataclass

from barnombud.texts import backups, fetching


@dataclass(frozen=True)
class RestoreWords:
    """The words that differ; ``here`` and ``second`` say where a backup lies, ``other`` leads elsewhere."""

    title: str
    text: str
    look: str
    restore: str
    restoring: str
    check_title: str
    check_lines: tuple[str, ...]
    done_title: str
    here: str
    second: str
    other: str


GOING_BACK = RestoreWords(
    title=backups.RESTORE_TITLE,
    text=backups.RESTORE_TEXT,
    look=backups.SHOW_BACKUPS,
    restore=backups.RESTORE,
    restoring=backups.RESTORING,
    check_title=backups.CHECK_TITLE,
    check_lines=backups.CHECK_LINES,
    done_title=backups.DONE_TITLE,
    here=backups.place(second=False),
    second=backups.place(second=True),
    other=fetching.ELSEWHERE,
)
FETCHING = RestoreWords(
    title=fetching.TITLE,
    text=fetching.WHO_TEXT,
    look=fetching.SHOW_BACKUPS,
    restore=fetching.FETCH,
    restoring=fetching.FETCHING,
    check_title=fetching.CHECK_TITLE,
    check_lines=fetching.CHECK_LINES,
    done_title=fetching.DONE_TITLE,
    here=fetching.AT_THE_PLACE,
    second=fetching.AT_THE_PLACE,
    other=fetching.WITH_SHARES,
)
