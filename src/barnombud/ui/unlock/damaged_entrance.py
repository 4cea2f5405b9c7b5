"""The way to the page about a damaged team; made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from barnombud.settings import KnownTeam
from barnombud.ui.jobs import Jobs
from barnombud.ui.unlock.restore_entrance import RestoreEntrance
from barnombud.ui.unlock.window import UnlockWindow

if TYPE_CHECKING:
    from barnombud.ui.unlock.damaged.presenter import DamagedPresenter
    from barnombud.ui.unlock.damaged.view import DamagedView
    from barnombud.ui.unlock.gate import Gate


class DamagedEntrance:
    """Builds the page in the first window when a team turns out to be damaged; GUI thread.

    Attributes:
        view: the page, once it was needed.
    """

    def __init__(
        self,
        window: UnlockWindow,
        jobs: Jobs,
        gate: Gate,
        restoring: RestoreEntrance,
        unlock: Callable[[str], object],
    ) -> None:
        """Build nothing yet; ``unlock`` shows the way in, with one team's store id or with none chosen."""
        self._window, self._jobs, self._gate = window, jobs, gate
        self._restoring, self._unlock = restoring, unlock
        self.view: DamagedView | None = None
        self._presenter: DamagedPresenter | None = None

    def open(self, team: KnownTeam, member_id: str, passphrase: str) -> None:
        """Show the page to who has just given the right passphrase."""
        if self.view is None or self._presenter is None:
            # Needed once in years, and costly to build.
            from barnombud.ui.dialogs import Dialogs  # noqa: PLC0415  # see above
            from barnombud.ui.unlock.damaged.presenter import DamagedPresenter, WaysOut  # noqa: PLC0415  # see above
            from barnombud.ui.unlock.damaged.view import DamagedView  # noqa: PLC0415  # see above

            dialogs = Dialogs()
            dialogs.setParent(self._window)
            self.view = DamagedView(dialogs)
            self._window.add_page(self.view, DamagedView.CHARACTERS)
            ways = WaysOut(self._restoring.open, self._unlock, lambda: self._unlock(""))
            self._presenter = DamagedPresenter(self.view, self._jobs, self._gate, ways)
        self._window.show_page(self.view)
        self._presenter.start(team, member_id, passphrase)
