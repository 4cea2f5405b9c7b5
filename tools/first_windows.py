"""The windows before a team is open: welcome, the four pages of a new team, and unlocking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from barnombud.settings import KnownMember, KnownTeam
from barnombud.ui.unlock.setup.view import SetupView
from barnombud.ui.unlock.window import UnlockWindow

_TEAM = KnownTeam(
    store_id="0" * 32,
    team_name="Barnombudsteamet Tallbacken",
    practice=False,
    folder=Path(),
    members=(KnownMember("1" * 32, "Rut Rektorsson", "rektor", "Förskolan Tallbacken"),),
)


def first_windows() -> Iterator[tuple[str, UnlockWindow]]:
    """Yield each page of the first window with its name; the caller deletes them."""
    window = UnlockWindow()
    window.show_page(window.welcome)
    yield "welcome", window
    for number, name in enumerate(("team", "agencies", "member", "passphrase"), 1):
        window, view = UnlockWindow(), SetupView()
        window.add_page(view, SetupView.CHARACTERS)
        window.show_page(view)
        view.show_step(number)
        yield f"setup-{number}-{name}", window
    window = UnlockWindow()
    window.form.show_teams((_TEAM,), _TEAM)
    window.form.show_members(_TEAM.members)
    window.form.show_practice("")
    window.show_page(window.form)
    yield "unlock", window
