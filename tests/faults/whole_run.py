"""The program from beginning to end, to be watched from outside: ``-m tests.faults.whole_run FOLDER PART``.

PART is ``demo`` (a team through its meetings, with every paper), ``start`` (the real start, until the first
window stands) or ``pages`` (every page of a meeting's day in the real window).
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from barnombud import __main__ as program
from barnombud import app

_STANDS = 2.5
"""Seconds the first window stands before the program is closed: it loads the rest meanwhile."""


def demo(folder: Path) -> None:
    """Run the demonstration."""
    file = Path(__file__).parents[2] / "assets" / "practice" / "demo.toml"
    (folder / "papers").mkdir()
    assert program.main(["scenario", str(file), "--out", str(folder / "papers")]) == 0


def start(folder: Path) -> None:
    """Open the first window as a person does, and close the program."""
    ended = threading.Event()
    closing = threading.Thread(target=_close_when_it_stands, args=(ended,))
    closing.start()
    try:
        assert app.open_window([], folder) == 0
    finally:
        ended.set()
        closing.join()


def _close_when_it_stands(ended: threading.Event) -> None:
    while not ended.wait(_STANDS):
        if "barnombud.ui.program" in sys.modules:  # so that nothing is imported by two threads at once
            _ask_to_close()


def _ask_to_close() -> None:
    """Have the window's own thread close the program: waited for here, the two could wait for each other."""
    from PySide6.QtCore import QMetaObject, QObject, Qt, Slot  # noqa: PLC0415  # loaded by the program by now
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # as above

    class Closer(QObject):
        @Slot()
        def close(self) -> None:
            if QApplication.topLevelWidgets():
                QApplication.quit()
            self.deleteLater()

    application = QApplication.instance()
    if application is not None:
        closer = Closer()
        closer.moveToThread(application.thread())
        _asked.append(closer)
        QMetaObject.invokeMethod(closer, "close", Qt.ConnectionType.QueuedConnection)


_asked: list[object] = []
"""What has been asked so far, which has to live until it has run."""


def pages(_folder: Path) -> None:
    """Go through the pages of a morning and of a child's item, and those of the papers."""
    from barnombud.ui.application import create_application  # noqa: PLC0415  # only for this part
    from tools.tour import moments, visit  # noqa: PLC0415  # as above

    _application, theme = create_application(["barnombud"])
    seen = [name for moment in moments()[::3] for name, _ in visit(theme, moment)]
    assert len(seen) > 20, seen


if __name__ == "__main__":
    {"demo": demo, "start": start, "pages": pages}[sys.argv[2]](Path(sys.argv[1]))
