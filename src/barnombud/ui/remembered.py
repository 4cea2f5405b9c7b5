"""What is remembered outside any store, written as it changes: look, place of the window, last team."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QWidget

from barnombud.settings import Settings, write_settings
from barnombud.ui.jobs import Jobs
from barnombud.ui.theme.theme import Theme

_BIG_ENOUGH = (1366, 768)


class Remembered(QObject):
    """Holds the settings of this start; GUI thread."""

    def __init__(self, settings: Settings, data: Path, jobs: Jobs, theme: Theme, parent: QObject) -> None:
        """Listen to the theme; ``data`` is the folder the settings lie in."""
        super().__init__(parent)
        self._data, self._jobs, self._theme = data, jobs, theme
        self.settings = settings
        theme.changed.connect(self._on_look_changed)

    def keep_team(self, store_id: str) -> None:
        """Offer this team first the next time."""
        self._keep(replace(self.settings, last_store_id=store_id))

    def keep_place(self, geometry: QByteArray) -> None:
        """Open where the window was the next time."""
        self._keep(replace(self.settings, geometry=geometry.toBase64().toStdString()))

    def place(self, window: QWidget) -> None:
        """Show a window where it was, or filling a small screen."""
        kept = QByteArray.fromBase64(self.settings.geometry.encode())
        room = window.screen().availableGeometry()
        if not kept.isEmpty() and window.restoreGeometry(kept):
            window.show()
        elif room.width() <= _BIG_ENOUGH[0] or room.height() <= _BIG_ENOUGH[1]:
            window.showMaximized()
        else:
            window.resize(*_BIG_ENOUGH)
            window.show()

    def _on_look_changed(self) -> None:
        percent = round(self._theme.scale * 100)
        self._keep(replace(self.settings, theme=str(self._theme.mode), text_percent=percent))

    def _keep(self, fresh: Settings) -> None:
        """Write what is new in the store lane: one after the other, the newest last."""
        if fresh != self.settings:
            self.settings = fresh
            self._jobs.run(
                owner=self,
                work=partial(write_settings, self._data, fresh),
                failed=lambda _error: None,  # a look that is not remembered must not disturb anybody
            )
