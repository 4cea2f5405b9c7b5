"""When what is typed is handed on: within a second of rest, and of ten while somebody keeps typing.

The clock is the test's: the timers are wound by hand, so every millisecond is exact and none passes.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from barnombud.services.half_typed import find_half_typed, last_spot
from barnombud.ui.shell import text_fields
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets import autosave_text
from barnombud.ui.widgets.autosave_text import LONGEST_MS, REST_MS, AutosaveLine, AutosaveText, Rest
from barnombud.ui.widgets.never_kept import reason_never_kept
from tests.ui.hand_clock import HandClock
from tests.ui.page_world import write
from tests.ui.typing_world import TypingWindow
from tools import tour
from tools.practice_window import MEETING, PracticeWindow

SECOND, TEN_SECONDS = 1_000, 10_000
PATTERNS = {
    "one key": [0],
    "a word, then nothing": [0, 120, 250, 400],
    "slow, a rest after each": [0, 1_500, 3_000, 4_500],
    "just no rest": list(range(0, 60_000, REST_MS - 1)),
    "fast for half a minute": list(range(0, 30_000, 90)),
    "fast, a rest, fast": [*range(0, 12_000, 150), *range(14_000, 26_000, 150)],
    "a key in the moment it is handed on": [0, REST_MS, LONGEST_MS, 2 * LONGEST_MS],
}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> HandClock:
    """Lend the clock of every field made from now on."""
    made = HandClock()
    monkeypatch.setattr(autosave_text, "QTimer", made.timer)
    return made


def test_the_promise_leaves_room_for_the_commit() -> None:
    """A tenth of a second after rest, half a second after ten: a draft's commit takes some milliseconds."""
    assert REST_MS == SECOND - 100
    assert LONGEST_MS == TEN_SECONDS - 500


@pytest.mark.rule("R34")
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_every_key_is_handed_on_in_time(clock: HandClock, qtbot: QtBot, pattern: list[int]) -> None:
    """Whatever the rhythm: at most a second after a rest begins, at most ten after any key."""
    del qtbot
    owner = QObject()
    told: list[int] = []

    def tell() -> None:
        told.append(clock.now)
        rest.stop()

    rest = Rest(owner, tell)
    for at in pattern:
        clock.advance(at - clock.now)
        rest.typed()
    clock.advance(60_000)
    for place, key in enumerate(pattern):
        following = pattern[place + 1] if place + 1 < len(pattern) else 10**9
        limit = SECOND if following - key > SECOND else TEN_SECONDS
        assert any(key <= at <= key + limit for at in told), key
    assert not any(timer.isActive() for timer in clock.timers)


@pytest.mark.parametrize("kind", [AutosaveText, AutosaveLine])
def test_fields_that_save_themselves_keep_the_promise(
    clock: HandClock, qtbot: QtBot, theme: Theme, kind: type[AutosaveText | AutosaveLine]
) -> None:
    """Not a millisecond before the rest is over, and then at once; and in the middle of a long text."""
    del theme
    field = kind("Anteckning")
    told: list[tuple[int, str]] = []
    qtbot.addWidget(field)
    field.text_rested.connect(lambda text: told.append((clock.now, text)))
    QTest.keyClicks(field, "torn")
    clock.advance(REST_MS - 1)
    assert told == []
    clock.advance(1)
    assert told == [(REST_MS, "torn")]
    begun = clock.now
    while clock.now < begun + TEN_SECONDS:
        QTest.keyClicks(field, "x")
        clock.advance(250)
    assert [at for at, _text in told[1:]] == [begun + LONGEST_MS]


@pytest.mark.rule("R34")
def test_every_field_of_a_page_and_a_dialog_keeps_the_promise(
    clock: HandClock, qtbot: QtBot, theme: Theme
) -> None:
    """In the window, on the real store: one key in each field, and the draft lies there within the second."""
    tried: list[str] = []
    with PracticeWindow(theme, tour.moments()[0]) as practice:
        for page, *presses in (("agenda",), ("team", "Lägg till person"), ("settings",)):
            screen = TypingWindow(practice)
            screen.show(qtbot)
            screen.go(page, **({"meeting": MEETING} if page == "agenda" else {}))
            screen.press(*presses)
            screen.activate(qtbot)
            clock.advance(REST_MS)
            tried += [page for address in _kept_fields(screen) if _is_kept_in_time(screen, clock, address)]
            screen.leave()
    assert len(tried) > 20
    assert {"agenda", "team", "settings"} == set(tried)


def _kept_fields(screen: TypingWindow) -> list[str]:
    fields = screen.keeper.surface.fields_on_screen()
    return [address for address, field in fields.items() if not reason_never_kept(field)]


def _is_kept_in_time(screen: TypingWindow, clock: HandClock, address: str) -> bool:
    """Type one key in a field; it is handed on when the rest is over, and not before."""
    field = screen.keeper.surface.fields_on_screen()[address]
    field.setFocus()
    clock.advance(REST_MS)
    told: list[str] = []
    own = text_fields.keeps_itself(field)
    if isinstance(field, AutosaveText | AutosaveLine) and own:
        field.text_rested.connect(told.append)
    write("7")
    text = text_fields.text_of(field)
    clock.advance(REST_MS - 1)
    assert not told
    assert own or _draft(screen, address) != text, address
    clock.advance(1)
    assert told == [text] if own else _draft(screen, address) == text, address
    return True


def _draft(screen: TypingWindow, address: str) -> str | None:
    spot = last_spot(screen.context.desk)
    assert spot is not None
    return find_half_typed(screen.context.desk, spot).fields.get(address)
