"""A reportlab table whose grounds and lines are artifacts: what is heard is in its cells."""

from __future__ import annotations

from reportlab.platypus import Table

from barnombud.documents.marking import artifact


class Grid(Table):  # type: ignore[misc]  # reportlab has no types
    """Rows and columns on the page; which element a cell is hangs on the text in it."""

    def _drawBkgrnd(self) -> None:  # noqa: N802  # reportlab's name
        with artifact(self.canv):
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802  # reportlab's name
        with artifact(self.canv):
            super()._drawLines()
