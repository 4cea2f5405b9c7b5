"""Leads back to the spot where somebody was: opens the form again and puts the cursor where it stood."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from barnombud.domain.half_typed import Spot
from barnombud.ui.jobs import JobRunner
from barnombud.ui.shell import text_fields
from barnombud.ui.shell.typed_surface import TypedSurface
from barnombud.ui.widgets.openings import open_again

PACE_MS, MOST_TRIES = 20, 150
"""How long to wait between two looks, and how often to look before giving up."""
_ACTS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.InputMethod)
_LOOKS_BEFORE_PRESSING = 3


class WayBack(QObject):
    """One return to one spot; GUI thread. Ends by itself; what cannot be found any more is left alone.

    Ends too as soon as the person acts: a cursor that moved under her hands would put her letters elsewhere.
    """

    def __init__(self, surface: TypedSurface, jobs: JobRunner, parent: QObject) -> None:
        """Start nowhere."""
        super().__init__(parent)
        self._surface, self._jobs = surface, jobs
        self._spot: Spot | None = None
        self._openings: list[str] = []
        self._tries = self._looks = 0
        self._timer = QTimer(self, singleShot=True, interval=PACE_MS)
        self._timer.timeout.connect(self._ask)

    @property
    def is_under_way(self) -> bool:
        """Whether the spot is not reached yet."""
        return self._spot is not None

    def lead_to(self, spot: Spot) -> None:
        """Begin; the spot's page is being shown."""
        self._spot, self._openings = spot, list(spot.openings)
        self._tries = self._looks = 0
        _application().installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Leave the person where she is."""
        self._spot = None
        _application().removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End when the person presses something on the page."""
        if event.type() in _ACTS and isinstance(watched, QWidget) and self._surface.has(watched):
            self.stop()
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        """Look when everything the page has asked the store for has come back."""
        self._jobs.run(self, lambda: None, lambda _nothing: self._look())

    def _look(self) -> None:
        spot = self._spot
        if spot is None:
            return
        self._tries, self._looks = self._tries + 1, self._looks + 1
        self._surface.put_pending()
        if self._looks >= _LOOKS_BEFORE_PRESSING and (self._reach(spot) or self._tries >= MOST_TRIES):
            self.stop()
            return
        if self._looks >= _LOOKS_BEFORE_PRESSING and self._openings and self._press(self._openings[0]):
            del self._openings[0]
            self._looks = 0
        self._timer.start()

    def _reach(self, spot: Spot) -> bool:
        field = self._surface.fields_on_screen().get(spot.field) if spot.field else None
        choice = self._surface.choices_on_screen().get(spot.field) if spot.field else None
        if field is None and choice is None and (spot.field or self._openings):
            return False
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            text_fields.put_cursor(field, spot.cursor, spot.anchor)
        elif choice is not None:
            _key_of(choice).setFocus(Qt.FocusReason.OtherFocusReason)
        ground = self._surface.ground(field or choice)
        if ground is not None:
            ground.verticalScrollBar().setValue(spot.scroll)
        return True

    def _press(self, opening: str) -> bool:
        address, _, key = opening.partition("#")
        opener = self._surface.opener(address)
        return opener is not None and open_again(opener, key)


def _key_of(choice: QWidget) -> QWidget:
    """Return what takes the keyboard in a choice: the button that is down, or else the first, or itself."""
    buttons = choice.findChildren(QAbstractButton)
    return next((each for each in buttons if each.isChecked()), buttons[0] if buttons else choice)


def _application() -> QCoreApplication:
    found = QCoreApplication.instance()
    if found is None:
        raise LookupError("no application runs")
    return found
