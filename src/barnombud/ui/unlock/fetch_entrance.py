"""The way to the pages by which a team is fetched from its backups; made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from barnombud.settings import KnownTeam
from barnombud.texts import fetching as texts
from barnombud.texts import recovery
from barnombud.ui.jobs import Jobs
from barnombud.ui.unlock.gate import EnteredPassphrase, EnteredRecovery
from barnombud.ui.unlock.window import UnlockWindow

if TYPE_CHECKING:
    from barnombud.ui.unlock.fetch.presenter import FetchPresenter
    from barnombud.ui.unlock.fetch.view import FetchView
    from barnombud.ui.unlock.gate import FetchedTeam, FoundTeam, Gate, OfferedBackup
    from barnombud.ui.unlock.recover.presenter import RecoverPresenter
    from barnombud.ui.unlock.recover.view import RecoverView
    from barnombud.ui.unlock.restore.presenter import RestorePresenter
    from barnombud.ui.unlock.restore.view import RestoreView


class FetchEntrance:
    """Place and team, then who one is (with a passphrase or two shares), then which backup; GUI thread.

    Two shares are kept only until the pages are left or the team is here.
    """

    def __init__(self, window: UnlockWindow, jobs: Jobs, gate: Gate, unlock: Callable[[str], object]) -> None:
        """Build nothing yet; ``unlock`` shows the way in, with one team's folder name or with none chosen."""
        self._window, self._jobs, self._gate, self._unlock = window, jobs, gate, unlock
        self._pages: _Pages | None = None
        self._team: KnownTeam | None = None
        self._shares: EnteredRecovery | None = None
        self._fetched = ""

    def open(self) -> None:
        """Show the first page, with nothing chosen."""
        self._pages = pages = self._pages or _Pages(self)
        self._team, self._shares, self._fetched = None, None, ""
        self._window.show_page(pages.place)
        pages.choosing.start()

    # -- from page to page

    def go_on(self, found: FoundTeam) -> None:
        """Ask who one is, of the team that has been chosen."""
        pages = self._made
        self._team = KnownTeam(found.where.name, found.team_name, False, found.where, found.members)
        self._window.show_page(pages.backups)
        pages.restoring.start(self._team)

    def type_shares(self) -> None:
        """Let two office holders type their shares instead."""
        pages = self._made
        if self._team is not None:
            self._window.show_page(pages.shares)
            pages.recovering.start(self._team, str(pages.backups.member.currentData() or ""))

    def show_backups(self, entered: EnteredRecovery, backups: tuple[OfferedBackup, ...]) -> None:
        """Offer the backups that two shares have opened."""
        self._shares = entered
        self._made.shares.forget()
        self._window.show_page(self._made.backups)
        self._made.backups.show_backups(backups)

    def fetch(self, where: Path, member_id: str, passphrase: str, backup: Path) -> FetchedTeam:
        """Fetch the team of one backup; store lane."""
        way = self._shares or EnteredPassphrase(member_id, passphrase)
        return self._gate.fetching.fetch(where, way, backup)

    def say_done(self, done: FetchedTeam) -> Sequence[str]:
        """Remember which team is here now, and say what fetching has come to."""
        self._fetched, self._shares = done.name, None
        let_in = done.recovered
        more = [] if let_in is None else [f"{recovery.RECOVERED_TITLE}. {recovery.let_in(*let_in.counts)}"]
        return [*texts.done(done.backup_at, done.answers, done.erased), *more]

    def leave(self) -> None:
        """Show the way in again, to the fetched team if there is one; nothing of what was typed is kept."""
        self._made.shares.forget()
        self._shares = None
        self._unlock(self._fetched)

    def back_to_names(self) -> None:
        """From the shares to the passphrase again."""
        self._made.shares.forget()
        self._window.show_page(self._made.backups)

    @property
    def _made(self) -> _Pages:
        assert self._pages is not None  # noqa: S101  # nothing is pressed before `open`
        return self._pages

    # -- what the pages are built of

    def place_page(self) -> tuple[FetchView, FetchPresenter]:
        """Build the first page."""
        from barnombud.ui.dialogs import Dialogs  # noqa: PLC0415  # wanted once in years, and costly to build
        from barnombud.ui.unlock.fetch.presenter import FetchPresenter  # noqa: PLC0415  # as above
        from barnombud.ui.unlock.fetch.view import FetchView  # noqa: PLC0415  # as above

        dialogs = Dialogs(self._window)
        view = FetchView(dialogs)
        self._window.add_page(view, FetchView.CHARACTERS)
        view.left.connect(self.leave)
        return view, FetchPresenter(view, self._jobs, self._gate.fetching, self.go_on)

    def backups_page(self) -> tuple[RestoreView, RestorePresenter]:
        """Build the page on which one says who one is, and chooses a backup."""
        from barnombud.ui.unlock.restore.presenter import RestorePresenter, RestoreWork  # noqa: PLC0415  # as above
        from barnombud.ui.unlock.restore.view import RestoreView  # noqa: PLC0415  # as above
        from barnombud.ui.unlock.restore.words import FETCHING  # noqa: PLC0415  # as above

        def backups(where: Path, member_id: str, passphrase: str) -> tuple[OfferedBackup, ...]:
            self._shares = None
            return self._gate.fetching.backups_at(where, EnteredPassphrase(member_id, passphrase))

        view = RestoreView(FETCHING)
        self._window.add_page(view, RestoreView.CHARACTERS)
        view.other_wanted.connect(self.type_shares)
        work = RestoreWork(backups, self.fetch, self.say_done)
        return view, RestorePresenter(view, self._jobs, work, self.leave)

    def shares_page(self) -> tuple[RecoverView, RecoverPresenter]:
        """Build the page with two shares."""
        from barnombud.ui.unlock.recover.presenter import RecoverPresenter  # noqa: PLC0415  # as above
        from barnombud.ui.unlock.recover.view import RecoverView  # noqa: PLC0415  # as above

        view = RecoverView(self._gate.group_fits, texts.SHOW_BACKUPS)
        self._window.add_page(view, RecoverView.CHARACTERS)
        view.left.connect(self.back_to_names)
        view.reveal.connect(self._window.reveal)
        backups = self._gate.fetching.backups_at
        return view, RecoverPresenter(view, self._jobs, self._gate.judge, backups, self.show_backups)


class _Pages:
    """The three pages and who tends them."""

    def __init__(self, entrance: FetchEntrance) -> None:
        self.place, self.choosing = entrance.place_page()
        self.backups, self.restoring = entrance.backups_page()
        self.shares, self.recovering = entrance.shares_page()
