"""Möte: the running meeting. Widgets only; what may be shown is decided below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from barnombud.domain.ids import MeetingId
from barnombud.services.machine import Machine
from barnombud.texts import meeting as texts
from barnombud.ui.pages.meeting import gate_words, wiring
from barnombud.ui.pages.meeting.presenter import MeetingPresenter
from barnombud.ui.pages.meeting.scenes import ATTENDANCE, ChildScene, Scene, Side
from barnombud.ui.pages.meeting.stage import Stage
from barnombud.ui.pages.meeting.surroundings import ROOM_FOR_CHIP, Surroundings
from barnombud.ui.pages.meeting.vouch_dialog import VouchDialog
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.scroll_page import ScrollPage

_TICK_MS = 15_000
"""How often the minutes are counted and midnight is looked for."""


class MeetingPage(Page):
    """One thing at a time, large; the list lies in the side bar.

    Attributes:
        stage: the middle.
        around: the list, the facts in the top bar, the duty to report.
        message: says what happened, in one calm sentence.
        presenter: leads through the meeting.
    """

    offers_wall = True

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; what it shows comes with `shown`."""
        super().__init__(context, texts.TITLE)
        self._meeting_id = ""
        self.message, self.stage = MessageBar(), Stage(context)
        self.presenter = MeetingPresenter(context.desk, context.jobs, self, self.stage, self)
        machine = context.machine or Machine(data_dir=context.desk.store.folder, clock=context.desk.clock)
        self._vouching = VouchDialog(context.dialogs, machine, self)
        self.around = Surroundings(self, self.presenter, self.choose)
        self.ground = ScrollPage(widest=1180)
        self.ground.body.setSpacing(SPACE_M)
        for part in (self.message, self.stage, self.around.duty):
            self.ground.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.ground)
        self.stage.headed.connect(self.set_title)
        self.stage.scene_shown.connect(self._on_scene)
        self.stage.child.bar.step_chosen.connect(partial(_on_step, self))
        self.stage.skip.clicked.connect(self.next_item)
        self.stage.leave_attendance.clicked.connect(self.presenter.leave_attendance)
        hands = wiring.Hands(
            self.go,
            self.next_item,
            partial(_finish, self),
            self.end,
            self.act,
            self.prepare,
            lambda: self.go("papers", {"meeting_id": self._meeting_id}),
            self.show_saved,
            machine,
        )
        wiring.connect(self.stage, hands, self.presenter)
        context.bus.changed.connect(self.presenter.on_change)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.next_item)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.wall_left.emit)
        self._escape.setEnabled(False)

    @property
    def vouching(self) -> VouchDialog:
        """Where somebody confirms with her own passphrase."""
        return self._vouching

    # -- as a page of the window

    def shown(self, ids: dict[str, str]) -> None:
        """Show the meeting `meeting_id`; nothing of before is on screen until it has been asked about."""
        self.stage.show_only(None)
        self.message.clear()
        self._meeting_id = ids.get("meeting_id", self._meeting_id)
        self.around.arrive()
        self._timer.start()
        self.stage.child.begin_at(ids.get("step", ""))
        self.presenter.load(MeetingId(self._meeting_id), ids.get("item", ""))

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the child as soon as the page is out of sight: coming back asks the gate first."""
        super().hideEvent(event)
        self._timer.stop()
        self.around.leave()
        self.stage.forget_child()
        self.stage.told.hide()
        self.stage.show_only(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen, or with large text, the top bar has no room for the chip."""
        super().resizeEvent(event)
        characters = self.width() / self.fontMetrics().averageCharWidth()
        self.around.measure(characters)
        self.stage.child.chip.setVisible(characters < ROOM_FOR_CHIP)

    def flush(self) -> None:
        """Save what is typed."""
        self.stage.flush()

    def set_wall(self, on: bool) -> None:
        """On the wall only the current item is shown, large; Esc leaves."""
        self._escape.setEnabled(on)
        self.around.set_wall(on)
        self.stage.set_wall(on)

    # -- what a person does

    def choose(self, key: str) -> None:
        """Go to a line of the list; what is typed is saved first."""
        self.flush()
        self.stage.told.hide()
        self.message.clear()
        _to_top(self.ground)
        self.presenter.choose(key)

    def next_item(self) -> None:
        """Close the item on screen and go to the next."""
        self.flush()
        self.stage.told.hide()
        self.message.clear()
        _to_top(self.ground)
        self.presenter.next_item()

    def end(self) -> None:
        """End the meeting in one press."""
        self.flush()
        self.presenter.end()

    def act(self, code: str) -> None:
        """Do what a button of the gate says."""
        if code == gate_words.ATTENDANCE:
            self.choose(ATTENDANCE)
        elif code == gate_words.ALL_BACK:
            self.presenter.room.all_back()
        elif code == gate_words.VISITORS_LEFT:
            self.presenter.room.visitors_left()
        else:
            self.presenter.consent.act(code)

    def prepare(self) -> None:
        """Go to the page where the agenda is planned."""
        self.go("agenda", {"meeting_id": self._meeting_id})

    # -- what the presenters ask for (`flow.MeetingView`)

    def go(self, page: str, ids: dict[str, str]) -> None:
        """Go to another page."""
        self.context.navigation.go(page, **ids)

    def lock(self, next_member: str = "") -> None:
        """Let somebody else sign in, this member if it is decided; she goes on at the very same place."""
        self.context.navigation.hand_over(next_member)
        self.lock_wanted.emit()

    def show_side(self, side: Side) -> None:
        """Show the list and who is here."""
        self.around.show_side(side)

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""
        self.saved.emit(time)

    def say(self, title: str, text: str) -> None:
        """Say something in one calm sentence."""
        self.message.say(title, text)

    def show_duty(self, by_day: str, on_call: str, reference: str) -> None:
        """Show the team's numbers to social services and the section of law in force."""
        self.around.duty.set_phones(by_day, on_call, reference)

    # -- inside

    def _on_scene(self, scene: Scene) -> None:
        self.around.show_chip(scene.chip if isinstance(scene, ChildScene) else "")
        self.around.show_duty(scene)
        self.around.show_minutes(self.presenter.minutes())
        _keep_place(self)

    def _on_tick(self) -> None:
        self.around.show_minutes(self.presenter.tick())


def _to_top(ground: ScrollPage) -> None:
    """Begin what comes next at its beginning."""
    ground.verticalScrollBar().setValue(0)


def _on_step(page: MeetingPage, _step: str) -> None:
    _to_top(page.ground)
    _keep_place(page)


def _keep_place(page: MeetingPage) -> None:
    """Remember item and step over a lock: who signs in next goes on just there."""
    place, child = page.presenter.flow.place, page.stage.child
    page.context.navigation.keep(item=place, step=child.step if child.isVisible() else "")


def _finish(page: MeetingPage) -> None:
    """Close the child's item as done, or lead to what is missing."""
    page.flush()
    page.message.clear()
    page.presenter.next_item(partial(_lead_to, page))


def _lead_to(page: MeetingPage, step: str) -> None:
    page.stage.child.show_step(step)
    page.stage.child.focus_first()
    _to_top(page.ground)
