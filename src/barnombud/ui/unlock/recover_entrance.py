"""The way to the page with two shares of the recovery key; made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from barnombud.texts import recovery as texts
from barnombud.ui.jobs import Jobs
from barnombud.ui.unlock.presenter import UnlockPresenter
from barnombud.ui.unlock.window import UnlockWindow

if TYPE_CHECKING:
    from barnombud.ui.unlock.gate import EnteredRecovery, Gate, Recovered
    from barnombud.ui.unlock.recover.presenter import RecoverPresenter
    from barnombud.ui.unlock.recover.view import RecoverView


class RecoverEntrance:
    """Builds the page in the first window at its first visit; GUI thread."""

    def __init__(self, window: UnlockWindow, jobs: Jobs, gate: Gate, unlocking: UnlockPresenter) -> None:
        """Build nothing yet."""
        self._window, self._jobs, self._gate, self._unlocking = window, jobs, gate, unlocking
        self._made: tuple[RecoverView, RecoverPresenter] | None = None

    def open(self) -> None:
        """Show the page for the team that is to be unlocked."""
        team = self._unlocking.team
        if team is None:
            return
        self._made = view, presenter = self._made or self._make()
        self._window.show_page(view)
        presenter.start(team, self._window.form.chosen_member)

    def _make(self) -> tuple[RecoverView, RecoverPresenter]:
        # Seen once in many years.
        from barnombud.ui.unlock.recover.presenter import RecoverPresenter  # noqa: PLC0415  # see above
        from barnombud.ui.unlock.recover.view import RecoverView  # noqa: PLC0415  # see above

        view = RecoverView(self._gate.group_fits)
        self._window.add_page(view, RecoverView.CHARACTERS)
        view.left.connect(self._leave)
        view.reveal.connect(self._window.reveal)
        return view, RecoverPresenter(
            view, self._jobs, self._gate.judge, self._gate.recover, self._on_recovered
        )

    def _leave(self) -> None:
        if self._made is not None:
            self._made[0].forget()
        self._window.show_page(self._window.form)

    def _on_recovered(self, entered: EnteredRecovery, recovered: Recovered) -> None:
        """Let who has a new passphrase type it once more, to get in."""
        self._leave()
        self._unlocking.choose_member(entered.member_id)
        self._window.form.take_focus()
        self._window.message_bar.say(texts.RECOVERED_TITLE, texts.let_in(*recovered.counts))
