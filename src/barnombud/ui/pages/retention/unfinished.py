"""Deliveries that were begun and never noted: what to look for, and that somebody has (R31)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import AgencyId
from barnombud.domain.minutes import HandedOver
from barnombud.texts import delivery as texts
from barnombud.texts.dates import long_date
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text


class UnfinishedDeliveries(QWidget):
    """A sentence and a button for each; hidden when there is none.

    Attributes:
        closed: id of a delivery that somebody has looked for.
    """

    closed = Signal(str)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._column = Column(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)
        self.hide()

    def show_packages(self, packages: tuple[HandedOver, ...], agencies: Mapping[AgencyId, str]) -> None:
        """Show what is unfinished."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for package in packages:
            agency = agencies[package.recipient_agency] if package.recipient_agency else ""
            day, name = long_date(swedish_date(package.at)), texts.package_name(package.document_id)
            line = Text(texts.unfinished(agency, day, name), "strong")
            button = make_button(texts.UNFINISHED_CLOSE, "secondary", partial(self.closed.emit, package.id))
            button.setAccessibleDescription(line.text())
            self._column.addWidget(line)
            self._column.addWidget(ButtonRow(button))
        self.setVisible(bool(packages))
