"""Who is here: one tick a person, agency by agency; deputies and who will not come."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from barnombud.domain.ids import AgencyId, MemberId
from barnombud.domain.meeting.attendance import AttendanceEvent, AttendanceKind
from barnombud.domain.team import Member
from barnombud.services.holding import MeetingNow
from barnombud.texts import meeting as texts
from barnombud.ui.pages.meeting.deputy_form import DeputyForm
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick import Tick


class MemberRow(QWidget):
    """One person: here or not, as a deputy, or not coming.

    Attributes:
        noted: what is to be noted (`AttendanceKind`) and whether as a deputy.
    """

    noted = Signal(object, bool)

    def __init__(self, member: Member, parent: QWidget | None = None) -> None:
        """Show the person's name and role."""
        super().__init__(parent)
        words = f"{member.name}, {member.role}"
        self.tick = Tick(words)
        self.tick.ticked.connect(self._on_ticked)
        self.mark = Text("", "caption")
        self.deputy = make_button(texts.AS_DEPUTY, "link", self._on_deputy)
        self.deputy.setAccessibleName(texts.says(member.name, texts.AS_DEPUTY_NAME))
        self.absent = make_button(texts.WILL_NOT_COME, "link", self._on_absent)
        self.absent.setAccessibleName(texts.says(member.name, texts.WILL_NOT_COME))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        row.addWidget(self.tick, 4)
        row.addWidget(self.mark, 1)
        row.addWidget(self.deputy)
        row.addWidget(self.absent)

    def show_event(self, event: AttendanceEvent | None) -> None:
        """Show what was last noted about the person."""
        kind = event.kind if event else None
        here = kind in (AttendanceKind.ARRIVED, AttendanceKind.RETURNED)
        self.tick.set_ticked(here)
        self.mark.setText(_mark(event))
        self.deputy.setVisible(here and event is not None and not event.deputy)
        self.absent.setVisible(kind is None)

    def _on_ticked(self, on: bool) -> None:
        self.noted.emit(AttendanceKind.ARRIVED if on else AttendanceKind.LEFT, False)

    def _on_deputy(self) -> None:
        self.noted.emit(AttendanceKind.ARRIVED, True)

    def _on_absent(self) -> None:
        self.noted.emit(AttendanceKind.ABSENT, False)


class AttendancePanel(QWidget):
    """Everybody in the team by agency.

    Attributes:
        noted: member id, what is to be noted, whether as a deputy.
        all_here: an agency's id, or "" for the whole team.
        deputy: lets somebody in who stands in for another.
    """

    noted = Signal(str, object, bool)
    all_here = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: dict[MemberId, MemberRow] = {}
        self._people: tuple[MemberId, ...] = ()
        self._every: dict[QPushButton, tuple[MemberId, ...]] = {}
        self.card = Card(texts.ATTENDANCE_TITLE)
        self._column = Column(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.card)
        self.everybody = make_button(texts.EVERYBODY_HERE, "secondary", lambda: self.all_here.emit(""))
        self.card.add(Text(texts.ATTENDANCE_HELP, "quiet"))
        self.card.add(self.everybody)
        self.deputy = DeputyForm()
        self._column.addWidget(self.deputy)
        self._groups: list[QWidget] = []

    def show_room(self, now: MeetingNow) -> None:
        """Show who is here; a person who stays on the list keeps row and focus."""
        self.deputy.show_agencies(now.agencies)
        people = tuple(member.id for member in now.members)
        if people != self._people:
            self._rebuild(now)
            self._people = people
        events = {event.member_id: event for event in now.attendance}
        for member_id, row in self._rows.items():
            row.show_event(events.get(member_id))
        self.everybody.setVisible(any(member not in events for member in people))
        for every, members in self._every.items():
            every.setVisible(any(member not in events for member in members))

    def focus_first(self) -> None:
        """Let the keyboard begin at the first press."""
        first = next(iter(self._rows.values()), None)
        if not self.everybody.isHidden() or first is None:
            self.everybody.setFocus()
        else:
            first.tick.setFocus()

    def row(self, member_id: MemberId) -> MemberRow:
        """Return one person's row."""
        return self._rows[member_id]

    def _rebuild(self, now: MeetingNow) -> None:
        for group in self._groups:
            group.hide()
            group.deleteLater()
        self._groups, self._rows, self._every = [], {}, {}
        for agency in now.agencies:
            members = [member for member in now.members if member.agency_id == agency.id]
            if members:
                self._add_group(agency.id, agency.name, members)

    def _add_group(self, agency_id: AgencyId, name: str, members: list[Member]) -> None:
        group = QWidget()
        column = Column(group)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S // 2)
        top = QHBoxLayout()
        top.addWidget(Text(name, "strong"), 1)
        if len(members) > 1:
            every = make_button(texts.ALL_OF_AGENCY, "link", lambda: self.all_here.emit(agency_id))
            every.setAccessibleName(texts.says(name, texts.ALL_OF_AGENCY))
            top.addWidget(every)
            self._every[every] = tuple(member.id for member in members)
        column.addLayout(top)
        for member in members:
            row = MemberRow(member)
            row.noted.connect(self._teller(member.id))
            column.addWidget(row)
            self._rows[member.id] = row
        self.card.add(group)
        self._groups.append(group)

    def _teller(self, member_id: MemberId) -> Callable[[object, bool], None]:
        return lambda kind, deputy: self.noted.emit(member_id, kind, deputy)


def _mark(event: AttendanceEvent | None) -> str:
    if event is None:
        return ""
    if event.kind in (AttendanceKind.ARRIVED, AttendanceKind.RETURNED):
        return texts.AS_DEPUTY_NAME if event.deputy else ""
    return texts.mark(event.kind, event.at)
