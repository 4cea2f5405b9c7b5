"""The matrix of guardians and agencies, which turns when it becomes too narrow. Widgets only."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from barnombud.services.consents import ConsentPage
from barnombud.texts import consent_page as texts
from barnombud.texts.passage import capitalised
from barnombud.ui.pages.case.consent_matrix import MatrixRow, agency_words, matrix, not_asked_words
from barnombud.ui.widgets.buttons import ButtonRow
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow
from barnombud.ui.widgets.table_cells import Cell

_LEAST = 10
"""Width of a column with a short heading, of which each character takes one."""
_COLUMN_CHARACTERS = 15
"""Narrower than this, agencies become rows and guardians columns."""


class MatrixCard(Card):
    """Whose answer, about which agency, until when.

    Attributes:
        table: the table on screen; made anew when it turns.
        answer_row: the buttons that open the forms.
        rows: what stands in the table.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent=parent)
        self.setAccessibleName(texts.MATRIX)
        self._page: ConsentPage | None = None
        self.rows: tuple[MatrixRow, ...] = ()
        self.turned = False
        self.table: SimpleTable | None = None
        self._why = Text("", "quiet")
        self._why.hide()
        self.answer_row = ButtonRow()
        self.add(self._why)
        self.add(self.answer_row)

    def show_page(self, page: ConsentPage) -> None:
        """Show what stands today."""
        self._page = page
        self.rows = matrix(page)
        why = "\n".join(not_asked_words(page))
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._show()

    def clear(self) -> None:
        """Forget everything of the family."""
        self._page, self.rows = None, ()
        self._why.setText("")
        if self.table is not None:
            self.table.set_rows([])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the matrix when its columns become too narrow."""
        super().resizeEvent(event)
        self.turn()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters may need the matrix turned."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.turn()

    def turn(self) -> None:
        """Show the matrix the way there is room for."""
        if self._page is not None and self.rows and self._is_narrow() != self.turned:
            self._show()

    def _is_narrow(self) -> bool:
        agencies = len(self._page.agencies) if self._page else 0
        if len(self.rows) + 1 >= agencies + 2:
            return False  # turned it would have as many columns, or more
        return self.width() < (agencies + 2) * _COLUMN_CHARACTERS * self.fontMetrics().averageCharWidth()

    def _show(self) -> None:
        if self._page is None:
            return
        self.turned = self._is_narrow()
        said = agency_words(self._page.agencies)
        names = [capitalised(said[agency.id]) for agency in self._page.agencies]
        headers, lines, weights = self._across(names) if self.turned else self._down(names)
        fresh = SimpleTable(texts.MATRIX, headers, weights=weights)
        fresh.set_rows(lines)
        if self.table is not None:
            had_focus = self.table.hasFocus()
            self.body.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
            if had_focus:
                fresh.setFocus()
        self.table = fresh
        self.body.insertWidget(0, fresh)

    def _down(self, names: list[str]) -> tuple[list[str], list[TableRow], tuple[int, ...]]:
        headers = [texts.WHO, *names, texts.HOLDS_UNTIL]
        lines = [TableRow(row.key, (row.name, *row.cells, row.until)) for row in self.rows]
        return headers, lines, (12, *(_weight(name) for name in names), _LEAST)

    def _across(self, names: list[str]) -> tuple[list[str], list[TableRow], tuple[int, ...]]:
        headers = ["", *(row.name.text for row in self.rows)]
        lines = [
            TableRow(str(place), (Cell(name, "strong"), *(row.cells[place] for row in self.rows)))
            for place, name in enumerate(names)
        ]
        lines.append(TableRow("until", (Cell(texts.HOLDS_UNTIL, "quiet"), *(row.until for row in self.rows))))
        return headers, lines, (4, *(5,) * (len(headers) - 2), 4)


def _weight(heading: str) -> int:
    """Return how wide a column has to be for the longest word of its heading, which does not break."""
    return max(_LEAST, *(len(word) + 1 for word in heading.split()))
