"""Every page of the program with the demonstration's data on it, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import Qt

from barnombud.ui.pages.languages.view import LanguagesPage
from barnombud.ui.theme.theme import Theme
from tools.odd_stops import ODD_STOPS
from tools.practice_window import MEETING, Moment, PracticeWindow
from tools.stops import Stop, meeting, page
from tools.store_stops import STORE_STOPS

_MORNING = Moment("start", datetime(2026, 12, 8, 9, 12))  # noqa: DTZ001  # Swedish wall-clock time; see Moment
_BEGUN = Moment("item", datetime(2026, 12, 8, 13, 2))  # noqa: DTZ001  # as above
_ALVA = Moment("agree", datetime(2026, 12, 8, 13, 41), "alva")  # noqa: DTZ001  # as above
_AGREED = Moment("finish", datetime(2026, 12, 8, 13, 47), "alva")  # noqa: DTZ001  # as above
_MILO = Moment("step_out", datetime(2026, 12, 8, 14, 11))  # noqa: DTZ001  # as above
_LAST = Moment("end", datetime(2026, 12, 8, 14, 27))  # noqa: DTZ001  # as above
_ENDED = Moment("finalise", datetime(2026, 12, 9, 8, 20))  # noqa: DTZ001  # as above
_AFTER = Moment("", datetime(2026, 12, 9, 9, 0))  # noqa: DTZ001  # as above


def _open_language(practice: PracticeWindow) -> None:
    practice.go("languages", language="ar")
    for shown in practice.window.findChildren(LanguagesPage):
        shown.sentences.row_activated.emit("information.withdraw_how")
    practice.settle()


def _wall(practice: PracticeWindow) -> None:
    practice.go("meeting", meeting=MEETING)
    practice.press("Blomman")
    practice.window.set_wall(on=True)
    practice.window.setWindowState(Qt.WindowState.WindowNoState)
    practice.settle()


STOPS: tuple[Stop, ...] = (
    Stop("home", _MORNING, page("home")),
    Stop("meetings", _MORNING, page("meetings")),
    Stop("agenda", _MORNING, page("agenda", meeting=MEETING)),
    Stop("cases", _MORNING, page("cases")),
    Stop("cases-add", _MORNING, page("cases", "Lägg till barn")),
    Stop("case-overview", _MORNING, page("case", "Översikt", case="alva")),
    Stop("case-consent", _MORNING, page("case", "Samtycke", case="alva")),
    Stop("case-consent-form", _MORNING, page("case", "Samtycke", "Skriv in svar", "Ja", case="noor")),
    Stop("case-flower", _MORNING, page("case", "Blomman", case="alva")),
    Stop("case-prepare", _MORNING, page("case", "Förbereda", case="alva")),
    Stop("consultation", _MORNING, page("consultation")),
    Stop("consultation-write", _MORNING, page("consultation", "Skriv en fråga", "Nej, ingen har sagt nej")),
    Stop("team", _MORNING, page("team")),
    Stop("extract", _MORNING, page("extract", "Jag har kontrollerat", "Gör utdraget", case="alva")),
    Stop("access-log", _MORNING, page("access_log")),
    Stop("settings", _MORNING, page("settings")),
    Stop("retention", _MORNING, page("retention")),
    Stop("flower-template", _MORNING, page("flower_template")),
    Stop("languages", _MORNING, page("languages")),
    Stop("language", _MORNING, _open_language),
    Stop("meeting-start", _MORNING, meeting()),
    Stop("meeting-attendance", _BEGUN, meeting("Punkt 1")),
    Stop("meeting-consent", _BEGUN, meeting("Punkt 3")),
    Stop("meeting-consultation", _BEGUN, meeting("Punkt 4")),
    Stop("meeting-before-child", _BEGUN, meeting("Punkt 5")),
    Stop("child-consent", _ALVA, meeting("Samtycke")),
    Stop("child-voice", _ALVA, meeting("Barnets röst")),
    Stop("child-strengths", _ALVA, meeting("Styrkor")),
    Stop("child-flower", _ALVA, meeting("Blomman")),
    Stop("child-questions", _ALVA, meeting("Fem frågor")),
    Stop("child-way-in", _ALVA, meeting("En väg in")),
    Stop("child-wall", _ALVA, _wall),
    Stop("child-flower-table", _ALVA, meeting("Blomman", "Visa som tabell")),
    Stop("child-agreed", _AGREED, meeting("En väg in")),
    Stop("meeting-leaves-first", _MILO, meeting("Därefter")),
    Stop("meeting-last", _LAST, meeting("Avsluta mötet")),
    Stop("read-through", _ENDED, page("papers", meeting=MEETING)),
    Stop("papers", _AFTER, page("papers", "Visa Blad", meeting=MEETING)),
    Stop("commitments", _AFTER, page("commitments")),
    Stop("case-way-in", _AFTER, page("case", "En väg in", case="alva")),
    Stop("case-story", _AFTER, page("case", "Historia", case="alva")),
    Stop("home-after", _AFTER, page("home")),
    *STORE_STOPS,
    *ODD_STOPS,
)


def moments() -> tuple[Moment, ...]:
    """Return every moment the tour stops at, in order."""
    return tuple(dict.fromkeys(stop.moment for stop in STOPS))


def parts(most: int) -> tuple[tuple[Stop, ...], ...]:
    """Return every stop in order, at most ``most`` of one moment together, for walks side by side."""
    found: list[tuple[Stop, ...]] = []
    for moment in moments():
        stops = tuple(stop for stop in STOPS if stop.moment == moment)
        found += [stops[place : place + most] for place in range(0, len(stops), most)]
    return tuple(found)


def visit(
    theme: Theme, moment: Moment, stops: Sequence[Stop] = STOPS
) -> Iterator[tuple[str, PracticeWindow]]:
    """Yield each page of a moment on screen, with its name; the window is the same for all of ``stops``."""
    with PracticeWindow(theme, moment) as practice:
        practice.window.resize(1366, 768)
        practice.window.show()
        practice.window.activateWindow()
        for stop in (each for each in stops if each.moment == moment):
            stop.reach(practice)
            yield stop.name, practice
            practice.leave_dialog()
            practice.window.set_wall(on=False)
