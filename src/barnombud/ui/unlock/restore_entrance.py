"""The way to the page on which one goes back to a backup; made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from barnombud.settings import KnownTeam
from barnombud.texts import backups as texts
from barnombud.ui.jobs import Jobs
from barnombud.ui.unlock.window import UnlockWindow

if TYPE_CHECKING:
    from barnombud.ui.unlock.gate import Gate, RestoredTeam
    from barnombud.ui.unlock.restore.presenter import RestorePresenter
    from barnombud.ui.unlock.restore.view import RestoreView


class RestoreEntrance:
    """Builds the page in the first window at its first visit; GUI thread.

    Attributes:
        view: the page, once somebody has wanted it.
    """

    def __init__(
        self,
        window: UnlockWindow,
        jobs: Jobs,
        gate: Gate,
        leave: Callable[[], object],
        elsewhere: Callable[[], object],
    ) -> None:
        """Build nothing yet; ``leave`` shows the way in again, ``elsewhere`` fetches from another place."""
        self._window, self._jobs, self._gate = window, jobs, gate
        self._leave, self._elsewhere = leave, elsewhere
        self.view: RestoreView | None = None
        self._presenter: RestorePresenter | None = None

    def open(self, team: KnownTeam | None) -> None:
        """Show the page for the team on the form; without a team there is nothing to go back to."""
        if team is None:
            return
        if self.view is None or self._presenter is None:
            # Wanted once in years, and costly to build.
            from barnombud.ui.unlock.restore.presenter import RestorePresenter, RestoreWork  # noqa: PLC0415  # see above
            from barnombud.ui.unlock.restore.view import RestoreView  # noqa: PLC0415  # see above

            self.view = RestoreView()
            self._window.add_page(self.view, RestoreView.CHARACTERS)
            self.view.other_wanted.connect(self._elsewhere)
            work = RestoreWork(self._gate.backups, self._gate.restore, _say)
            self._presenter = RestorePresenter(self.view, self._jobs, work, self._leave)
        self._window.show_page(self.view)
        self._presenter.start(team)


def _say(done: RestoredTeam) -> Sequence[str]:
    return texts.done(done.backup_at, str(done.aside), done.answers, done.erased)
