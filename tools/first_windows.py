"""The windows before a team is open: welcome, a new team, unlocking, and ways out of trouble."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from barnombud.domain.recovery_share import group_fits
from barnombud.settings import KnownMember, KnownTeam
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.dialogs import PresetDialogs
from barnombud.ui.jobs import InlineJobs
from barnombud.ui.unlock.damaged.view import DamagedView
from barnombud.ui.unlock.fetch.view import FetchView
from barnombud.ui.unlock.gate import FoundTeam, OfferedBackup
from barnombud.ui.unlock.incident_page import IncidentPage
from barnombud.ui.unlock.recover.view import RecoverView
from barnombud.ui.unlock.restore.view import RestoreView
from barnombud.ui.unlock.restore.words import FETCHING, GOING_BACK
from barnombud.ui.unlock.setup.view import SetupView
from barnombud.ui.unlock.window import UnlockWindow

_BACKUPS = tuple(
    OfferedBackup(path=Path(f"{number}.db"), at=at, holds=holds, second_place=number == 1)
    for number, (at, holds) in enumerate(
        (
            (datetime(2026, 12, 8, 8, 12, tzinfo=UTC), (3, 2, 5)),
            (datetime(2026, 12, 7, 14, 40, tzinfo=UTC), (3, 2, 4)),
            (datetime(2026, 12, 1, 9, 5, tzinfo=UTC), None),
            (datetime(2026, 11, 3, 10, 30, tzinfo=UTC), (2, 1, 3)),
        )
    )
)
_TEAM = KnownTeam(
    store_id="0" * 32,
    team_name="Barnombudsteamet Tallbacken",
    practice=False,
    folder=Path(),
    members=(KnownMember("1" * 32, "Rut Rektorsson", "rektor", "Förskolan Tallbacken"),),
)
_FOUND = FoundTeam(
    where=Path("/media/sticka/Barnombud"),
    team_name=_TEAM.team_name,
    members=_TEAM.members,
    copies=len(_BACKUPS),
    newest=_BACKUPS[0].at,
    has_case_keys=True,
    is_here=False,
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
    yield from _ways_out()


class _Whom:
    """Whom to ring, as a municipality has written it."""

    def incident_contacts(self) -> tuple[str, str]:
        """Return contact and telephone."""
        return "Ingrid Exempel, informationssäkerhet", "08-46500452"

    def incident_paper(self) -> bytes:
        """Return no paper: nobody prints a picture."""
        return b""


def _ways_out() -> Iterator[tuple[str, UnlockWindow]]:
    """Yield the pages for who has forgotten, lost something, goes back, fetches, or has a damaged team."""
    window = UnlockWindow()
    window.show_page(window.forgotten)
    yield "forgotten", window
    window = UnlockWindow()
    incident = IncidentPage(_Whom(), InlineJobs(ChangeBus()), window.close)
    window.add_page(incident)
    window.show_page(incident)
    incident.back_button.setFocus()
    yield "incident", window
    window, damaged = UnlockWindow(), DamagedView(PresetDialogs())
    window.add_page(damaged, DamagedView.CHARACTERS)
    window.show_page(damaged)
    damaged.backups_button.setFocus()
    yield "damaged", window
    window, recover = UnlockWindow(), RecoverView(group_fits)
    window.add_page(recover, RecoverView.CHARACTERS)
    recover.show_members(_TEAM.members, _TEAM.members[0].member_id)
    window.show_page(recover)
    recover.shares[0].setFocus()
    yield "recover", window
    for name, words in (("restore", GOING_BACK), ("fetch-backup", FETCHING)):
        window, restore = UnlockWindow(), RestoreView(words)
        window.add_page(restore, RestoreView.CHARACTERS)
        restore.show_members(_TEAM.members, _TEAM.members[0].member_id)
        window.show_page(restore)
        yield f"{name}-who", window
        window, restore = UnlockWindow(), RestoreView(words)
        window.add_page(restore, RestoreView.CHARACTERS)
        restore.show_backups(_BACKUPS)
        window.show_page(restore)
        yield name, window
    window, fetch = UnlockWindow(), FetchView(PresetDialogs())
    window.add_page(fetch, FetchView.CHARACTERS)
    fetch.show_teams((_FOUND,))
    window.show_page(fetch)
    yield "fetch", window
