"""A backup as a line of a table, on the page and in the first window."""

from __future__ import annotations

from barnombud.services.restoring import BackupLine
from barnombud.texts import backups as texts
from barnombud.texts.dates import moment
from barnombud.ui.widgets.simple_table import TableRow


def table_row(line: BackupLine) -> TableRow:
    """Return when it was made, what it holds and where it lies; the key is its path."""
    counts = line.counts
    holds = (
        texts.UNREADABLE if counts is None else texts.holds(counts.cases, counts.meetings, counts.commitments)
    )
    return TableRow(str(line.path), (moment(line.at), holds, texts.place(second=line.second_place)))
