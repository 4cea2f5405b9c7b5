"""The middle of the meeting page: one thing at a time, large."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.ids import ItemId
from barnombud.services.consent_round import RegretLine, RoundPage
from barnombud.texts import meeting as texts
from barnombud.ui.pages.meeting.attendance_panel import AttendancePanel
from barnombud.ui.pages.meeting.child_item import ChildItem
from barnombud.ui.pages.meeting.edges import EndPanel, StartPanel
from barnombud.ui.pages.meeting.gate_panel import GatePanel
from barnombud.ui.pages.meeting.general_item import GeneralItem
from barnombud.ui.pages.meeting.part_rows import LeakRow, PromiseRow, QuestionRow
from barnombud.ui.pages.meeting.scenes import (
    Asked,
    AttendanceScene,
    ChildScene,
    EndedScene,
    EndingScene,
    GateScene,
    GeneralScene,
    NextDate,
    PlannedScene,
    Scene,
    ToldRow,
)
from barnombud.ui.pages.meeting.told_card import ToldCard
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Title
from barnombud.ui.widgets.tab_order import follow_layout
from barnombud.ui.widgets.typed_about import typed_about


@runtime_checkable
class BeginsSomewhere(Protocol):
    """A part that knows which of its controls comes first."""

    def focus_first(self) -> None:
        """Give the focus to it."""


class Stage(QWidget):
    """Draws scenes; one of its parts is on screen at a time.

    Attributes:
        headed: heading and the quiet words beside it, for the top bar.
        scene_shown: the scene that has just been drawn.
        start, general, gate, child, attendance, ending: the parts.
        advice: the prepared questions, with the fields of the team's advice.
        told: who must hear of a withdrawal.
        skip, leave_attendance: the buttons below the parts that have none of their own.
        item_id: the item on screen; empty when it is none.
    """

    headed = Signal(str, str)
    scene_shown = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Make every part once, all hidden."""
        super().__init__(parent)
        self.item_id = ItemId("")
        self._place: tuple[object, ...] = ()
        self.heading, self.told = Title(""), ToldCard()
        self.heading.hide()
        self.start, self.general, self.gate = StartPanel(), GeneralItem(), GatePanel()
        self.advice = self.general.questions
        self.child, self.attendance, self.ending = ChildItem(context), AttendancePanel(), EndPanel()
        self._parts: tuple[QWidget, ...] = (
            self.start,
            self.general,
            self.gate,
            self.child,
            self.attendance,
            self.ending,
        )
        self.skip = make_button(texts.NEXT_ITEM)
        self.leave_attendance = make_button(texts.BACK_TO_ITEM, "primary")
        self._feet = ButtonRow(self.skip, self.leave_attendance, to_the_right=True)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for part in (self.heading, self.told, *self._parts, self._feet):
            column.addWidget(part)
        self.show_only(None)

    def show_scene(self, scene: Scene) -> None:
        """Show what is in the middle, unless the page has gone out of sight meanwhile."""
        if not self.isVisible():
            return
        if isinstance(scene, GeneralScene):
            self._show_general(scene)
        elif isinstance(scene, GateScene):
            self._show_gate(scene)
        elif isinstance(scene, ChildScene):
            self._show_child(scene)
        else:
            self._show_edge(scene)
        self._focus(scene)
        follow_layout(self)
        self.scene_shown.emit(scene)

    def _focus(self, scene: Scene) -> None:
        """Let the keyboard begin where something new has come; what is only brought up to date keeps it."""
        place = (type(scene), self.item_id)
        if place == self._place:
            return
        self._place = place
        for part in self._parts:
            if part.isVisibleTo(self) and isinstance(part, BeginsSomewhere):
                part.focus_first()

    def _show_general(self, scene: GeneralScene) -> None:
        self.item_id = scene.item.id
        self._head(texts.item_line(scene.number, scene.title))
        self.general.show_scene(scene)
        self.show_only(self.general)

    def _show_gate(self, scene: GateScene) -> None:
        self.item_id = scene.item.id if scene.item else ItemId("")
        self._head(texts.item_line(scene.number, scene.title) if scene.item else scene.title)
        self.gate.show_scene(scene)
        self.skip.setText(texts.NEXT_ITEM if scene.item else texts.SKIP_LATER)
        self.show_only(self.gate)

    def _show_child(self, scene: ChildScene) -> None:
        page = scene.page
        self.item_id = page.item.id
        self._head(texts.item_line(scene.number, page.shown_name), texts.case_line(page.case_number))
        self.gate.visitors.show_visitors(scene.visitors)
        typed_about(self.child, page.item.case_id or "")
        self.child.show_scene(scene)
        self.show_only(self.child)

    def _show_edge(self, scene: PlannedScene | AttendanceScene | EndingScene | EndedScene) -> None:
        self.item_id = ItemId("")
        self._head(texts.TITLE)
        if isinstance(scene, PlannedScene):
            self.start.show_meeting(scene.meeting)
            self.show_only(self.start)
        elif isinstance(scene, AttendanceScene):
            self.attendance.show_room(scene.now)
            self.show_only(self.attendance)
        else:
            self.ending.show_scene(scene)
            self.show_only(self.ending)

    def forget_child(self) -> None:
        """Hide and forget everything about the child, at once."""
        self._place = ()
        self.child.clear()
        typed_about(self.child, "")
        self._head(texts.TITLE)

    def show_round(self, page: RoundPage, asked: Asked) -> None:
        """Show how far the consent check has come."""
        self.general.show_round(page, asked)

    def show_regrets(self, lines: tuple[RegretLine, ...]) -> None:
        """Offer whose consent to withdraw."""
        for ask in (self.gate.ask, self.general.check.ask):
            ask.show_regrets(lines)

    def show_told(self, rows: tuple[ToldRow, ...]) -> None:
        """Show who must hear that nothing more is shared."""
        if self.isVisible():
            self.told.show_rows(rows)

    def show_deputy(self, field: str = "", text: str = "") -> None:
        """A deputy is let in and the form closed; or ``text`` says at a field why not."""
        for panel in (self.attendance, self.general.attendance):
            if field:
                panel.deputy.show_error(field, text)
            else:
                panel.deputy.is_in()

    def show_promises(self, rows: tuple[PromiseRow, ...]) -> None:
        """Show the team's own promises."""
        self.general.promises.show_rows(rows)

    def show_questions(self, rows: tuple[QuestionRow, ...]) -> None:
        """Show the prepared consultations."""
        self.general.questions.show_rows(rows)

    def show_leaks(self, row: LeakRow) -> None:
        """Remind of what in a general item's text may point somebody out."""
        self.general.show_leaks(row)

    def show_next_date(self, date: NextDate) -> None:
        """Show the next meeting, or its proposal."""
        self.general.next_date.show_date(date)
        self.ending.next_date.show_date(date)

    def show_only(self, part: QWidget | None) -> None:
        """Show one part, and the buttons that belong to it."""
        for each in self._parts:
            each.setVisible(each is part)
        self.skip.setVisible(part is self.gate)
        self.leave_attendance.setVisible(part is self.attendance)
        self._feet.setVisible(part in (self.gate, self.attendance))

    def flush(self) -> None:
        """Save what is typed."""
        self.general.flush()
        self.child.flush()

    def set_wall(self, on: bool) -> None:
        """On the wall the heading stands on the page, and no guidance."""
        self.heading.setVisible(on)
        self.general.set_wall(on)
        self.child.set_wall(on)

    def _head(self, title: str, subtitle: str = "") -> None:
        self.heading.setText(title)
        self.headed.emit(title, subtitle)
