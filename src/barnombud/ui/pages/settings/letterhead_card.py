"""The organisation's name and logo at the head of papers (R28)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from barnombud.domain.changes import Outcome
from barnombud.domain.papers.letterhead import Logo
from barnombud.domain.team import TeamRules
from barnombud.errors import UserError
from barnombud.services.letterhead import remove_logo, save_logo, team_logo
from barnombud.services.logo_file import read_logo
from barnombud.texts import letterhead as texts
from barnombud.ui.dialogs import Dialogs
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pages.settings.logo_paper import LogoPaper
from barnombud.ui.pages.telling import tell_saved, tell_trouble
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

_LONGEST = 120


class LetterheadCard(Card):
    """The name is saved while somebody types, the picture when it has been chosen and found usable.

    Attributes:
        changed: code name of the rule and its text.
        saved: local time of the last commit.
        message: what came of the last picture; stands in the card, where it was chosen.
    """

    changed = Signal(str, str)
    saved = Signal(str)

    def __init__(self, desk: Desk, jobs: JobRunner, dialogs: Dialogs) -> None:
        """Start empty."""
        super().__init__(texts.HEAD)
        self._desk, self._jobs, self._dialogs = desk, jobs, dialogs
        self._logo: Logo | None = None
        self._busy = self._locked = False
        self.add(Text(texts.HEAD_TEXT, "quiet"))
        self.line = AutosaveLine(texts.ORGANISATION, most_characters=_LONGEST)
        self.line.text_rested.connect(partial(self.changed.emit, "organisation"))
        row = FieldRow(texts.ORGANISATION, self.line, help_text=texts.ORGANISATION_HELP)
        self.rows = {"organisation": row}
        self.add(row)
        self.add(Text(texts.LOGO, "label"))
        self.paper, self.none, self.message = LogoPaper(), Text(texts.NO_LOGO), MessageBar()
        self.choose_button = make_button(texts.CHOOSE, "secondary", self._choose)
        self.remove_button = make_button(texts.REMOVE, "quiet", self._remove)
        self.neutral = Text("", "caption")
        self.help = Text(texts.LOGO_HELP, "caption")
        for part in (self.none, self.paper, self.help, self.message):
            self.add(part)
        self.body.addSpacing(SPACE_M)
        self.add(ButtonRow(self.choose_button, self.remove_button))
        self.add(self.neutral)
        self.show_logo(None)

    def load(self) -> None:
        """Fetch the logo."""
        self._jobs.run(self, partial(team_logo, self._desk), self.show_logo)

    def show_logo(self, logo: Logo | None) -> None:
        """Show the logo there is, or that there is none."""
        self._logo = logo
        self.paper.show_logo(logo)
        self._busy = False
        self.none.setText(texts.NO_LOGO)
        self.none.setVisible(logo is None)
        self.choose_button.setText(texts.CHANGE if logo else texts.CHOOSE)
        self.remove_button.setVisible(logo is not None and not self._locked)

    def show_rules(self, rules: TeamRules) -> None:
        """Show the name, and on which papers neither stands."""
        self.line.set_text(rules.organisation)
        self.note_contact("neutral_sender", rules.neutral_sender)

    def lock_logo(self, because: str) -> None:
        """Let the logo be seen but not changed, and say why; an empty text opens it again."""
        self._locked = bool(because)
        self.choose_button.setVisible(not because)
        self.remove_button.setVisible(self._logo is not None and not because)
        self.help.setText(because or texts.LOGO_HELP)

    def note_contact(self, field: str, text: str) -> None:
        """Follow what is typed as the sender on papers to families."""
        if field == "neutral_sender":
            self.neutral.setVisible(bool(text))
            self.neutral.setText(texts.neutral(text) if text else "")

    def flush(self) -> None:
        """Save what is typed, at once."""
        self.line.flush()

    def say_trouble(self, title: str, text: str) -> None:
        """Say what is wrong with a picture; the logo there was is still there."""
        self.message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""
        self.saved.emit(time)

    def _choose(self) -> None:
        if not self._busy:
            self._dialogs.open_file(texts.CHOOSE_TITLE, texts.FILES, self._read)

    def _read(self, path: Path) -> None:
        self._busy = True  # the buttons stay as they are: one that is shut lets the keyboard go elsewhere
        self.message.clear()
        self.none.setText(texts.READING)
        self.none.show()
        self._jobs.run(self, partial(read_logo, path), self._keep, self._failed, Lane.SMALL)

    def _keep(self, logo: Logo) -> None:
        def kept(outcome: Outcome[Logo]) -> None:
            self.show_logo(outcome.value)
            self.message.say(texts.KEPT, texts.KEPT_TEXT)
            tell_saved(self, outcome)

        self._jobs.run(self, partial(save_logo, self._desk, logo), kept, self._failed)

    def _remove(self) -> None:
        if self._busy:
            return
        before, self._busy = self._logo, True

        def removed(outcome: Outcome[None]) -> None:
            self.show_logo(None)
            again = partial(self._keep, before) if before is not None else None
            self.message.say(texts.REMOVED, action_text=texts.UNDO, action=again)
            self.choose_button.setFocus()
            tell_saved(self, outcome)

        self._jobs.run(self, partial(remove_logo, self._desk), removed, self._failed)

    def _failed(self, error: UserError) -> None:
        self.show_logo(self._logo)
        tell_trouble(self, error)
