"""Notes who comes and goes; after each note the meeting is asked about again."""

from __future__ import annotations

from functools import partial

from barnombud.domain.ids import AgencyId, ItemId, MemberId
from barnombud.domain.meeting.attendance import AttendanceKind, VisitorKind
from barnombud.domain.passphrase import JudgedPhrase
from barnombud.errors import InputError, UserError
from barnombud.services import deputies, room
from barnombud.services.machine import Machine
from barnombud.services.passphrases import judge
from barnombud.texts.errors import said_error
from barnombud.ui.pages.meeting.deputy_form import DeputyForm
from barnombud.ui.pages.meeting.flow import Flow


class RoomPresenter:
    """Attendance: members, deputies, visitors to a single item (R15)."""

    def __init__(self, flow: Flow) -> None:
        """Work in the page's flow."""
        self._flow = flow

    def note(self, members: tuple[MemberId, ...], kind: AttendanceKind, *, deputy: bool = False) -> None:
        """Note that members came, went, came back or will not come."""
        desk, meeting_id = self._flow.desk, self._flow.meeting_id
        work = partial(room.note_members, desk, meeting_id, members, kind, deputy=deputy)
        self._flow.write(work, self._flow.refresh)

    def note_all(self, agency: AgencyId | None = None) -> None:
        """Note that everybody (of one agency) who is neither here, gone nor announced absent has come."""
        now = self._flow.now
        if now is None:
            return
        noted = {event.member_id for event in now.attendance}
        members = tuple(
            member.id
            for member in now.members
            if member.id not in noted and (agency is None or member.agency_id == agency)
        )
        if members:
            self.note(members, AttendanceKind.ARRIVED)

    def let_in(self, machine: Machine, name: str, role: str, agency: str, passphrase: str) -> None:
        """Let in somebody who stands in for a member of an agency at this meeting."""
        desk, meeting_id = self._flow.desk, self._flow.meeting_id
        work = partial(
            deputies.let_in,
            desk,
            machine,
            meeting_id,
            name,
            role,
            agency_id=AgencyId(agency),
            passphrase=passphrase,
        )
        self._flow.write(work, self._on_in, self._not_in)

    def judge(self, form: DeputyForm, passphrase: str) -> None:
        """Have a deputy's new passphrase judged while it is typed; her name is what anybody tries first."""

        def show(judged: JudgedPhrase) -> None:
            form.strength.show_judged(passphrase, (judged.strength, judged.hint or ""))

        self._flow.read(partial(judge, passphrase, (form.name.text(),)), show)

    def _on_in(self, _member: object) -> None:
        self._flow.stage.show_deputy()
        self._flow.refresh()

    def _not_in(self, error: UserError) -> None:
        if isinstance(error, InputError):
            words = said_error(error)[0]
            self._flow.stage.show_deputy(error.field, f"{words.title}. {words.advice}")
        else:
            self._flow.trouble(error)

    def all_back(self) -> None:
        """Note that everybody who stepped out is back."""
        work = partial(room.everybody_returns, self._flow.desk, self._flow.meeting_id)
        self._flow.write(work, self._flow.refresh)

    def note_visitor(self, item_id: ItemId, visitor: VisitorKind, *, here: bool) -> None:
        """Note that a visitor came to, or left, the item on screen."""
        kind = AttendanceKind.ARRIVED if here else AttendanceKind.LEFT
        work = partial(room.note_visitor, self._flow.desk, self._flow.meeting_id, item_id, visitor, kind)
        self._flow.write(work, self._flow.refresh)

    def visitors_left(self) -> None:
        """Note that every visitor has left."""
        work = partial(room.visitors_leave, self._flow.desk, self._flow.meeting_id)
        self._flow.write(work, self._flow.refresh)
