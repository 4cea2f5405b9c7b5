"""From a case's line to the four words the list shows: number, child, next step, consent (R21)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from barnombud.services.case_lines import CaseLine
from barnombud.texts import cases as texts
from barnombud.ui.widgets.table_cells import Cell

WARN_DAYS = 30


@dataclass(frozen=True)
class ListRow:
    """One row: whose it is, whether it can be opened, and its cells from left to right."""

    case_id: str
    number: str
    name: str
    mine: bool
    cells: tuple[Cell, Cell, Cell, Cell]

    def matches(self, words: str) -> bool:
        """Whether number or name begins like what is typed; nothing else is searched (R21)."""
        wanted = words.casefold().strip()
        return self.number.casefold().startswith(wanted) or any(
            part.startswith(wanted) for part in self.name.casefold().split()
        )


def list_rows(lines: Sequence[CaseLine], today: date, warning_days: int = WARN_DAYS) -> tuple[ListRow, ...]:
    """Return the rows in the order of the lines, which is by number."""
    return tuple(_row(line, today, warning_days) for line in lines)


def _row(line: CaseLine, today: date, warning_days: int) -> ListRow:
    mine = line.next_step != "not_yours"
    return ListRow(
        case_id=line.case.id,
        number=line.case.number,
        name=line.shown_name,
        mine=mine,
        cells=(
            Cell(line.case.number, "strong"),
            Cell(line.shown_name) if mine else Cell(texts.NOT_SHARED, "quiet"),
            Cell(texts.NEXT_STEPS[line.next_step]),
            _consent(line, today, warning_days) if mine else Cell(texts.CONSENT_UNKNOWN),
        ),
    )


def _consent(line: CaseLine, today: date, warning_days: int) -> Cell:
    if not line.consent_holds:
        return Cell(texts.CONSENT_MISSING, "chip-sand")
    left = (line.runs_out_on - today).days if line.runs_out_on is not None else None
    if left is not None and left <= warning_days:
        return Cell(texts.runs_out(left), "chip-amber")
    return Cell(texts.CONSENT_HOLDS, "chip-green")
