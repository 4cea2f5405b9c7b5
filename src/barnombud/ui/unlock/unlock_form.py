"""The form that opens a team: whose team, who one is, the passphrase, and what went wrong, at its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from barnombud.settings import KnownMember, KnownTeam
from barnombud.texts import backups, roles
from barnombud.texts import unlock as texts
from barnombud.texts.said import Said
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S
from barnombud.ui.unlock.flower_mark import FlowerMark
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.passphrase_field import PassphraseField

_SECOND_MS = 1000


class UnlockForm(QWidget):
    """The view of `UnlockPresenter`.

    Attributes:
        team_chosen: store id of another team.
        unlock_wanted: member id ("" when nobody is chosen) and passphrase.
        practise_wanted, new_team_wanted, forgotten_wanted, restore_wanted, leave_practice_wanted: the links
            below.
        second_passed: one second of waiting is over.
        unlock_words: what the button says when it can be pressed, from the next `set_waiting` on.
    """

    team_chosen = Signal(str)
    unlock_wanted = Signal(str, str)
    practise_wanted = Signal()
    new_team_wanted = Signal()
    forgotten_wanted = Signal()
    restore_wanted = Signal()
    leave_practice_wanted = Signal()
    second_passed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the form without teams."""
        super().__init__(parent)
        self.mark = FlowerMark()
        self._subtitle = _centred("", "subtitle")
        self.team = QComboBox()
        self.team.activated.connect(lambda _place: self.team_chosen.emit(str(self.team.currentData())))
        self._team_row = FieldRow(texts.TEAM, self.team)
        self.member = QComboBox()
        self.member.setPlaceholderText(texts.CHOOSE_NAME)
        self.member.activated.connect(self._on_member)
        self.member_row = FieldRow(texts.NAME, self.member)
        self.passphrase = PassphraseField(texts.PHRASE)
        self.passphrase.returnPressed.connect(self._on_unlock)
        self.passphrase.textEdited.connect(self._on_typed)
        self.passphrase_row = FieldRow(texts.PHRASE, self.passphrase)
        self._caps = Text(texts.CAPS_LOCK, "warning")
        self._caps.hide()
        self.passphrase.caps_changed.connect(self._on_caps)
        self.unlock_button = make_button(texts.UNLOCK, "primary", self._on_unlock)
        self.unlock_button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.unlock_words = texts.UNLOCK
        self._timer = QTimer(self, interval=_SECOND_MS)
        self._timer.timeout.connect(self.second_passed)
        self._build()

    def _build(self) -> None:
        card = Card()
        self.trouble = _Trouble()
        for row in (self._team_row, self.member_row, self.passphrase_row, self._caps, self.trouble):
            card.add(row)
        card.body.addSpacing(SPACE_S)
        card.add(self.unlock_button)
        card.body.setSpacing(SPACE_M - 4)
        self._hint = _centred("", "caption")
        self._real_links = [
            make_button(texts.PRACTISE, "link", self.practise_wanted.emit),
            make_button(texts.FORGOTTEN, "link", self.forgotten_wanted.emit),
            make_button(texts.NEW_TEAM, "link", self.new_team_wanted.emit),
            make_button(backups.RESTORE_LINK, "link", self.restore_wanted.emit),
        ]
        self._leave = make_button(texts.LEAVE_PRACTICE, "link", self.leave_practice_wanted.emit)
        links = QVBoxLayout()
        links.setSpacing(0)
        links.addLayout(_in_the_middle(*self._real_links[:2]))
        links.addLayout(_in_the_middle(*self._real_links[2:], self._leave))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.mark)
        column.addSpacing(SPACE_S)
        column.addWidget(_centred(texts.APP_NAME, "title"))
        column.addWidget(self._subtitle)
        column.addSpacing(SPACE_L - SPACE_S)
        column.addWidget(card)
        column.addWidget(self._hint)
        column.addLayout(links)

    @property
    def hint(self) -> str:
        """What is said about practising; empty in the real way in."""
        return self._hint.text()

    # -- what the presenter shows

    def show_teams(self, teams: Sequence[KnownTeam], chosen: KnownTeam) -> None:
        """Offer the teams on this machine; one alone stands as a subtitle."""
        several = len(teams) > 1
        self._team_row.setVisible(several)
        self._subtitle.setText("" if several else chosen.team_name)
        self._subtitle.setVisible(not several)
        self.team.clear()
        for team in teams:
            self.team.addItem(team.team_name or team.store_id[:8], team.store_id)
        self.team.setCurrentIndex(self.team.findData(chosen.store_id))

    def show_members(self, members: Sequence[KnownMember]) -> None:
        """Offer who may unlock; one alone is chosen already."""
        self.member.clear()
        for member in members:
            self.member.addItem(roles.person_line(member.name, member.role, member.agency), member.member_id)
        self.member.setCurrentIndex(0 if len(members) == 1 else -1)
        self.member_row.clear_error()

    @property
    def chosen_member(self) -> str:
        """Whose name is in place; empty for nobody's."""
        return str(self.member.currentData() or "")

    def choose_member(self, member_id: str) -> None:
        """Put one of the members on offer in place; an unknown one changes nothing."""
        place = self.member.findData(member_id)
        if place >= 0:
            self.member.setCurrentIndex(place)

    def show_practice(self, hint: str) -> None:
        """Dress as the practice team's way in; an empty hint is the real one."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._leave.setVisible(bool(hint))
        for link in self._real_links:
            link.setVisible(not hint)
        if hint:
            self._subtitle.setText(texts.PRACTICE_SUBTITLE)

    def show_wrong_name(self, text: str) -> None:
        """Say what is wrong with the name."""
        self.member_row.set_error(text)
        self.member.setFocus()

    def show_wrong_passphrase(self, text: str) -> None:
        """Say what is wrong with the passphrase; the line is ready for the next try."""
        self.passphrase_row.set_error(text)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def show_trouble(self, said: Said | None) -> None:
        """Say what is wrong with the team's files, below the passphrase; None takes it away."""
        self.trouble.show_said(said)

    def set_usable(self, usable: bool) -> None:
        """Allow or stop trying: a team whose key file is damaged cannot be unlocked."""
        for widget in (self.member, self.passphrase, self.unlock_button):
            widget.setEnabled(usable)

    def set_busy(self, text: str) -> None:
        """Say what goes on and take nothing meanwhile; an empty text ends it."""
        self.unlock_button.setText(text or self.unlock_words)
        for widget in (self.team, self.member, self.passphrase, self.unlock_button, *self._real_links):
            widget.setEnabled(not text)
        if not text:
            self.passphrase.setFocus()

    def set_waiting(self, seconds: int) -> None:
        """Let the button rest; typing goes on."""
        self.unlock_button.setEnabled(seconds == 0)
        self.unlock_button.setText(texts.wait(seconds) if seconds else self.unlock_words)
        if seconds and not self._timer.isActive():
            self._timer.start()
        elif not seconds:
            self._timer.stop()

    def forget_passphrase(self) -> None:
        """Empty the line and hide its letters."""
        self.passphrase.take()
        self.passphrase.set_shown(False)

    def take_focus(self) -> None:
        """Let typing land in the passphrase at once."""
        self.passphrase.setFocus()

    # -- what the person does

    def _on_member(self) -> None:
        self.member_row.clear_error()
        self.passphrase.setFocus()

    def _on_typed(self) -> None:
        if self.passphrase_row.error:
            self.passphrase_row.clear_error()

    def _on_caps(self, on: bool) -> None:
        self._caps.setVisible(on)
        if on:
            announce(self.passphrase, texts.CAPS_LOCK)

    def _on_unlock(self) -> None:
        if self.unlock_button.isEnabled():
            self.unlock_wanted.emit(self.chosen_member, self.passphrase.text())


class _Trouble(QFrame):
    """Title, cause and advice on the warm ground."""

    def __init__(self) -> None:
        super().__init__()
        set_kind(self, "attention")
        self._title, self._text = Text("", "strong"), Text()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S + 2, SPACE_M, SPACE_S + 2)
        column.addWidget(self._title)
        column.addWidget(self._text)
        self.hide()

    @property
    def title(self) -> str:
        """What is said, or nothing."""
        return self._title.text() if not self.isHidden() else ""

    def show_said(self, said: Said | None) -> None:
        """Show, or hide with None."""
        self.setVisible(said is not None)
        if said is not None:
            self._title.setText(said.title)
            self._text.setText(f"{said.cause} {said.advice}")
            self.setAccessibleName(said.text)
            announce(self, said.text)


def _in_the_middle(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(SPACE_L)
    line.addStretch(1)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return line


def _centred(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    set_kind(label, kind)
    return label
