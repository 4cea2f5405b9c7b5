"""What every registerutdrag is gathered from, and its lines of the access log (R33, R36)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from barnombud.domain.access_log import LogKind, kind_of
from barnombud.domain.case import Case, CaseIdentity, Guardian, Preparation
from barnombud.domain.changes import Op
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.events import ConsentEvent
from barnombud.domain.ids import AgencyId, CaseId, MemberId
from barnombud.domain.meeting.child_item import ChildRecord
from barnombud.domain.papers.extract import ExtractRow, ExtractSection
from barnombud.domain.team import Agency, Member
from barnombud.domain.wellbeing.rating import Rating
from barnombud.services.cases import gather
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts import extract as texts
from barnombud.texts import flower as flower_texts
from barnombud.texts.access_log import WORDS
from barnombud.texts.papers import signed_by

_NOT_SHOWN = frozenset(
    {
        Op.CHANGE_GUARDIANS,
        Op.HAND_OVER_PAPER,
        Op.MAKE_PAPER,
        Op.PRINT_PAPER,
        Op.SAVE_PAPER,
        Op.MAKE_EXTRACT,
    }
)
"""Lines that may tell what another guardian has answered, asked for or been given (R25)."""


@dataclass(frozen=True)
class Facts:
    """One case, opened."""

    case: Case
    identity: CaseIdentity
    preparation: Preparation
    guardians: tuple[Guardian, ...]
    events: tuple[ConsentEvent, ...]
    records: tuple[ChildRecord, ...]
    ratings: tuple[Rating, ...]
    agencies: dict[AgencyId, Agency]
    members: dict[MemberId, Member]
    days: dict[str, date]
    """Swedish date of each meeting by its id."""
    today: date
    reader: AgencyId
    """The agency of whoever puts the extract together."""

    def agency(self, agency_id: AgencyId) -> str:
        """Return an agency's name; one that has left as well."""
        return self.agencies[agency_id].name

    def staff(self, member_id: MemberId) -> str:
        """Return role and agency of a member: no name, as it is the agency that answers."""
        member = self.members[member_id]
        return signed_by("", member.role, self.agency(member.agency_id))


def facts_of(uow: UnitOfWork, case_id: CaseId, today: date, reader: AgencyId) -> Facts:
    """Open one case.

    Raises:
        NotFound: the case is gone.
        KeyNotHeld: the signed-in member does not hold its key.
    """
    case = uow.cases.get(case_id)
    known = gather(uow, case)
    return Facts(
        case=case,
        identity=uow.cases.identity(case_id),
        preparation=uow.cases.preparation(case_id),
        guardians=known.guardians,
        events=known.events,
        records=uow.records.for_case(case_id),
        ratings=uow.ratings.for_case(case_id),
        agencies={agency.id: agency for agency in uow.agencies.list()},
        members={member.id: member for member in uow.members.list()},
        days={meeting.id: swedish_date(meeting.starts_at) for meeting in uow.meetings.list()},
        today=today,
        reader=reader,
    )


def rating_rows(uow: UnitOfWork, rating: Rating, free: Callable[[str], str], who: str) -> list[ExtractRow]:
    """Return one row a petal that has been touched."""
    template = uow.templates.get(rating.template_id, rating.template_version)
    labels = {petal.key: petal.label for petal in template.petals}
    steps = {step.value: step.word for step in template.scale.steps}
    rows = []
    for answer in rating.petals:
        if not answer.is_touched:
            continue
        said = [
            flower_texts.answer_words(
                answer.value,
                len(steps),
                steps.get(answer.value or 0, ""),
                answer.non_answer.value if answer.non_answer else None,
                touched=True,
            ),
            texts.STRENGTHS.format(text=free(answer.strengths)) if answer.strengths.strip() else "",
            texts.CHALLENGES.format(text=free(answer.challenges)) if answer.challenges.strip() else "",
        ]
        words = "; ".join(word for word in said if word)
        what = texts.OWN_VIEW.format(petal=labels.get(answer.petal_key, answer.petal_key), said=words)
        rows.append(ExtractRow(on=rating.rated_on, what=what, who=who))
    return rows


def log_section(uow: UnitOfWork, facts: Facts) -> ExtractSection:
    """Return who has read and written in the case, by role and agency, one row a day and kind of act."""
    found: Counter[tuple[date, str, str]] = Counter()
    for row in uow.audit.about(facts.case.id):
        if row.op in _NOT_SHOWN or kind_of(row.op) in (LogKind.CONSENT, LogKind.LOG):
            continue
        who = facts.staff(MemberId(row.member_id)) if row.member_id else ""
        found[swedish_date(row.at), WORDS.get(row.op, row.op), who] += 1
    rows = tuple(
        ExtractRow(on=day, what=texts.so_often(what, count), who=who)
        for (day, what, who), count in sorted(found.items())
    )
    return ExtractSection(title=texts.LOG, rows=rows)
