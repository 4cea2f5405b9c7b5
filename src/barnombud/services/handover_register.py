"""The register of what was handed over after a meeting, in words and as a paper (R31)."""

from __future__ import annotations

from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import MeetingId
from barnombud.domain.minutes import HandedOver, yearly_title
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.papers.register import RegisterContent, RegisterRow
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts import register as texts
from barnombud.texts.dates import long_date
from barnombud.texts.states import HANDOVERS, PAPERS


def register_content(uow: UnitOfWork, frame: PaperContent, meeting_id: MeetingId) -> RegisterContent:
    """Return the register of one meeting: the team's papers, and those of cases whose key is held."""
    meeting, minutes = uow.meetings.get(meeting_id), uow.minutes.find(meeting_id)
    agencies = {agency.id: agency.name for agency in uow.agencies.list()}
    members = {member.id: member.name for member in uow.members.list()}
    numbers = {case.id: case.number for removed in (False, True) for case in uow.cases.list(removed=removed)}

    def row(given: HandedOver) -> RegisterRow:
        to_whom = given.recipient_other
        if given.recipient_agency is not None:
            to_whom = agencies[given.recipient_agency]
        elif given.recipient_ordinal is not None:
            to_whom = texts.guardian(given.recipient_ordinal)
        return RegisterRow(
            what=texts.about(PAPERS[given.kind.value], numbers[given.case_id] if given.case_id else ""),
            document=texts.document(given.document_id, given.version),
            to_whom=to_whom,
            how=HANDOVERS[given.way.value],
            at=given.at,
            by=members[given.by],
        )

    day = swedish_date(meeting.started_at or meeting.starts_at)
    number = yearly_title(minutes.number, minutes.year) if minutes else ""
    return RegisterContent(
        **dict(frame),
        meeting=texts.of_meeting(number, long_date(day)),
        rows=tuple(row(given) for given in uow.handovers.for_meeting(meeting_id)),
    )
