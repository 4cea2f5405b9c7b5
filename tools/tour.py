"""Every page of the program with the demonstration's data on it, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt

from barnombud.ui.pages.languages.view import LanguagesPage
from barnombud.ui.theme.theme import Theme
from tools.practice_window import MEETING, Moment, PracticeWindow

_MORNING = Moment("start", datetime(2026, 12, 8, 9, 12))  # noqa: DTZ001  # Swedish wall-clock time; see Moment
_BEGUN = Moment("item", datetime(2026, 12, 8, 13, 2))  # noqa: DTZ001  # as above
_ALVA = Moment("agree", datetime(2026, 12, 8, 13, 41), "alva")  # noqa: DTZ001  # as above
_AGREED = Moment("finish", datetime(2026, 12, 8, 13, 47), "alva")  # noqa: DTZ001  # as above
_MILO = Moment("step_out", datetime(2026, 12, 8, 14, 11))  # noqa: DTZ001  # as above
_LAST = Moment("end", datetime(2026, 12, 8, 14, 27))  # noqa: DTZ001  # as above
_ENDED = Moment("finalise", datetime(2026, 12, 9, 8, 20))  # noqa: DTZ001  # as above
_AFTER = Moment("", datetime(2026, 12, 9, 9, 0))  # noqa: DTZ001  # as above


@dataclass(frozen=True)
class Stop:
    """One page worth looking at: its name in pictures, when, and how one gets there."""

    name: str
    moment: Moment
    reach: Callable[[PracticeWindow], None]


def _page(page: str, *presses: str, **keys: str) -> Callable[[PracticeWindow], None]:
    def reach(practice: PracticeWindow) -> None:
        practice.go(page, **keys)
        practice.press(*presses)

    return reach


def _meeting(*presses: str) -> Callable[[PracticeWindow], None]:
    return _page("meeting", *presses, meeting=MEETING)


def _open_language(practice: PracticeWindow) -> None:
    practice.go("languages", language="ar")
    for page in practice.window.findChildren(LanguagesPage):
        page.sentences.row_activated.emit("information.withdraw_how")
    practice.settle()


def _wall(practice: PracticeWindow) -> None:
    practice.go("meeting", meeting=MEETING)
    practice.press("Blomman")
    practice.window.set_wall(on=True)
    practice.window.setWindowState(Qt.WindowState.WindowNoState)
    practice.settle()


STOPS: tuple[Stop, ...] = (
    Stop("home", _MORNING, _page("home")),
    Stop("meetings", _MORNING, _page("meetings")),
    Stop("agenda", _MORNING, _page("agenda", meeting=MEETING)),
    Stop("cases", _MORNING, _page("cases")),
    Stop("cases-add", _MORNING, _page("cases", "Lägg till barn")),
    Stop("case-overview", _MORNING, _page("case", "Översikt", case="alva")),
    Stop("case-consent", _MORNING, _page("case", "Samtycke", case="alva")),
    Stop("case-consent-form", _MORNING, _page("case", "Samtycke", "Skriv in svar", "Ja", case="noor")),
    Stop("case-flower", _MORNING, _page("case", "Blomman", case="alva")),
    Stop("case-prepare", _MORNING, _page("case", "Förbereda", case="alva")),
    Stop("consultation", _MORNING, _page("consultation")),
    Stop("consultation-write", _MORNING, _page("consultation", "Skriv en fråga", "Nej, ingen har sagt nej")),
    Stop("team", _MORNING, _page("team")),
    Stop("extract", _MORNING, _page("extract", "Jag har kontrollerat", "Gör utdraget", case="alva")),
    Stop("access-log", _MORNING, _page("access_log")),
    Stop("settings", _MORNING, _page("settings")),
    Stop("flower-template", _MORNING, _page("flower_template")),
    Stop("languages", _MORNING, _page("languages")),
    Stop("language", _MORNING, _open_language),
    Stop("meeting-start", _MORNING, _meeting()),
    Stop("meeting-attendance", _BEGUN, _meeting("Punkt 1")),
    Stop("meeting-consent", _BEGUN, _meeting("Punkt 3")),
    Stop("meeting-consultation", _BEGUN, _meeting("Punkt 4")),
    Stop("meeting-before-child", _BEGUN, _meeting("Punkt 5")),
    Stop("child-consent", _ALVA, _meeting("Samtycke")),
    Stop("child-voice", _ALVA, _meeting("Barnets röst")),
    Stop("child-strengths", _ALVA, _meeting("Styrkor")),
    Stop("child-flower", _ALVA, _meeting("Blomman")),
    Stop("child-questions", _ALVA, _meeting("Fem frågor")),
    Stop("child-way-in", _ALVA, _meeting("En väg in")),
    Stop("child-wall", _ALVA, _wall),
    Stop("child-flower-table", _ALVA, _meeting("Blomman", "Visa som tabell")),
    Stop("child-agreed", _AGREED, _meeting("En väg in")),
    Stop("meeting-leaves-first", _MILO, _meeting("Därefter")),
    Stop("meeting-last", _LAST, _meeting("Avsluta mötet")),
    Stop("read-through", _ENDED, _page("papers", meeting=MEETING)),
    Stop("papers", _AFTER, _page("papers", "Visa Blad", meeting=MEETING)),
    Stop("commitments", _AFTER, _page("commitments")),
    Stop("case-way-in", _AFTER, _page("case", "En väg in", case="alva")),
    Stop("case-story", _AFTER, _page("case", "Historia", case="alva")),
    Stop("home-after", _AFTER, _page("home")),
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
            practice.window.set_wall(on=False)
