"""What an agency is delivered of a year: its papers as they were finalised, and the note of it (R31, R32).

Nothing is lost by delivering: cases stay where they are, and their time runs from the delivery on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from barnombud.documents.catalogue import Content, file_name
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, MeetingId, MemberId, PaperId, new_id
from barnombud.domain.minutes import (
    HandedOver,
    HandoverStage,
    HandoverWay,
    ItemSnapshot,
    Minutes,
    MinutesState,
    PaperKind,
)
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.team import Agency
from barnombud.domain.value import Value
from barnombud.errors import InputError, NotFound, RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.item_papers import receivers
from barnombud.services.paper_contents import struck_out, unchecked_content
from barnombud.services.paper_dress import dressed
from barnombud.services.paper_frame import paper_frame
from barnombud.services.paper_words import require_checked
from barnombud.services.papers import PaperRequest, frozen_of, still_holds
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts.delivery import FOLDER


class DeliveryChoices(Value):
    """For whom and of which years there is something to deliver."""

    agencies: tuple[Agency, ...]
    years: tuple[int, ...]
    """Newest first."""
    unfinished: tuple[HandedOver, ...] = ()
    """Deliveries that were begun and never noted: a lock or a crash came between (R31)."""


@dataclass(frozen=True)
class ToDeliver:
    """One paper that goes with a delivery, before it is made."""

    request: PaperRequest
    content: Content
    file: str
    meeting_on: date
    case_number: str = ""


@dataclass(frozen=True)
class Delivery:
    """Everything that goes, gathered at once; ``left_out`` papers have to be looked through first."""

    package: HandedOver
    """The register's line of the whole, begun before anything is written and done when it has been noted."""
    agency: Agency
    year: int
    frame: PaperContent
    papers: tuple[ToDeliver, ...]
    left_out: int = 0

    @property
    def document_id(self) -> str:
        """The id of the package, which its name and its index bear."""
        return self.package.document_id


def delivery_choices(desk: Desk) -> DeliveryChoices:
    """Return the agencies and the years with finalised minutes."""
    with desk.unit_of_work() as uow:
        years = {minutes.year for minutes in _finalised(uow)}
        return DeliveryChoices(
            agencies=uow.agencies.list(),
            years=tuple(sorted(years, reverse=True)),
            unfinished=_unfinished(uow),
        )


def gather_delivery(desk: Desk, agency_id: AgencyId, year: int) -> Outcome[Delivery]:
    """Gather an agency's papers of a year, and log that they leave (R36); of cases whose key is held.

    The register holds the package from now on, as begun: whatever happens, none lies anywhere that it does
    not know of (R31).

    Raises:
        InputError: at ``year``: there is no paper (``nothing_to_deliver``).
        NotFound: there is no such agency.
    """
    with desk.unit_of_work() as uow:
        agency, found, left_out = uow.agencies.get(agency_id), [], 0
        for request, at, by, number in _wanted(uow, agency_id, year):
            try:
                content = _as_finalised(uow, desk, request, at, by)
            except RuleViolation:
                left_out += 1
                continue
            day = swedish_date(_started(uow, request))
            file = f"{FOLDER}/{file_name(request.kind, content.document_id)}"
            found.append(ToDeliver(request, content, file, day, number))
        if not found:
            raise InputError("year", "nothing_to_deliver")
        package = _begun(uow, desk, agency_id, f"L{year}-{new_id()[:6]}")
        uow.handovers.add(package)
        delivery = Delivery(
            package=package,
            agency=agency,
            year=year,
            frame=dressed(uow, paper_frame(uow, desk, package.document_id)),
            papers=tuple(with_own_names(found)),
            left_out=left_out,
        )
        cases = {each.request.case_id for each in found if each.request.case_id}
        return Outcome(delivery, uow.commit(Op.SAVE_PAPER, package.id, *cases))


def forget_delivery(desk: Desk, delivery: Delivery) -> Outcome[None]:
    """Take a delivery out of the register of which nothing is left where it was to be written."""
    with desk.unit_of_work() as uow:
        uow.handovers.remove(delivery.package.id)
        return Outcome(None, uow.commit(Op.HAND_OVER_PAPER, delivery.package.id))


def close_unfinished(desk: Desk, package_id: PaperId) -> Outcome[HandedOver]:
    """Note that somebody has looked for an unfinished delivery; the register keeps it, as broken off.

    Raises:
        NotFound: no delivery with this id is unfinished.
    """
    with desk.unit_of_work() as uow:
        package = next((each for each in _unfinished(uow) if each.id == package_id), None)
        if package is None:
            raise NotFound(package_id)
        closed = package.model_copy(update={"stage": HandoverStage.BROKEN_OFF})
        uow.handovers.save(closed)
        return Outcome(closed, uow.commit(Op.HAND_OVER_PAPER, package_id))


def note_delivered(
    desk: Desk, delivery: Delivery, sums: dict[str, str], listed: str, way: HandoverWay
) -> Outcome[int]:
    """Note every paper of a delivery that is written and read back, and the package itself (R31).

    ``sums`` are the checksums by file; ``listed`` is that of the list of checksums, which stands for all.
    What has been disposed of while it was written is left alone (R32); the rest is noted.
    """
    with desk.unit_of_work() as uow:
        noted = _still_there(uow, delivery.papers)
        done = {"way": way, "sha256": listed, "at": uow.now(), "stage": HandoverStage.DONE}
        whole = delivery.package.model_copy(update=done)
        uow.handovers.save(whole)
        for paper in noted:
            uow.handovers.add(_of_paper(whole, paper, sums[paper.file]))
            if paper.request.kind is PaperKind.MINUTES and paper.request.meeting_id is not None:
                uow.minutes.mark_handed_over(paper.request.meeting_id)
        cases = {paper.request.case_id for paper in noted if paper.request.case_id}
        return Outcome(len(noted), uow.commit(Op.HAND_OVER_PAPER, whole.id, *cases))


def _still_there(uow: UnitOfWork, papers: tuple[ToDeliver, ...]) -> tuple[ToDeliver, ...]:
    """Return the papers whose record still exists: an erased case has no key, disposed minutes no text."""
    kept, held = {minutes.meeting_id for minutes in _finalised(uow)}, uow.case_keys.held()
    return tuple(
        paper
        for paper in papers
        if (paper.request.case_id in held if paper.request.case_id else paper.request.meeting_id in kept)
    )


def _finalised(uow: UnitOfWork) -> tuple[Minutes, ...]:
    return tuple(each for each in uow.minutes.list() if each.state is not MinutesState.DISPOSED)


def _wanted(
    uow: UnitOfWork, agency_id: AgencyId, year: int
) -> Iterator[tuple[PaperRequest, datetime, MemberId, str]]:
    """Return each paper with when and by whom it was finalised, and the case's number."""
    for minutes in _finalised(uow):
        if minutes.year == year:
            request = PaperRequest(kind=PaperKind.MINUTES, meeting_id=minutes.meeting_id)
            yield request, minutes.finalised_at, minutes.finalised_by, ""
            given = uow.handovers.for_meeting(minutes.meeting_id)
            for snapshot in uow.item_snapshots.for_meeting(minutes.meeting_id):
                yield from _of_item(uow, snapshot, agency_id, given)


def _of_item(
    uow: UnitOfWork, snapshot: ItemSnapshot, agency_id: AgencyId, given: tuple[HandedOver, ...]
) -> Iterator[tuple[PaperRequest, datetime, MemberId, str]]:
    """Yield the agency's papers of one item, if it has any; what it has been given it has as it was then.

    The additions stand in the enclosure; on a paper of their own they go when they were handed over so.
    """
    frozen = frozen_of(snapshot)
    if agency_id not in receivers(frozen):
        return
    request = PaperRequest(
        kind=PaperKind.ENCLOSURE,
        meeting_id=snapshot.meeting_id,
        item_id=snapshot.item_id,
        case_id=snapshot.case_id,
        agency_id=agency_id,
    )
    last = _last_given(uow, snapshot, frozen.record.topics, request, given)
    as_then = request.model_copy(update={"as_of": last.at if last else None})
    yield as_then, snapshot.frozen_at, snapshot.frozen_by, frozen.case_number
    request = request.model_copy(update={"kind": PaperKind.ADDENDUM})
    last = _last_given(uow, snapshot, frozen.record.topics, request, given)
    if last is not None:
        yield request.model_copy(update={"as_of": last.at}), last.at, last.by, frozen.case_number


def _last_given(
    uow: UnitOfWork,
    snapshot: ItemSnapshot,
    topics: frozenset[Topic],
    request: PaperRequest,
    given: tuple[HandedOver, ...],
) -> HandedOver | None:
    """Return when the agency was last given the paper while consent held, else when it was last given it.

    What it got later, which says only that consent was withdrawn, takes nothing out of its archive.
    """
    wanted = (request.kind, snapshot.item_id, request.agency_id, snapshot.version)
    found = [
        each for each in given if (each.kind, each.item_id, each.recipient_agency, each.version) == wanted
    ]
    found.sort(key=lambda each: each.at, reverse=True)
    held = (each for each in found if still_holds(uow, snapshot.case_id, request.agency_id, topics, each.at))
    return next(held, next(iter(found), None))


def _as_finalised(uow: UnitOfWork, desk: Desk, request: PaperRequest, at: datetime, by: MemberId) -> Content:
    """Return the paper as it was when it was finalised: the same bytes however often it is delivered."""
    content = unchecked_content(uow, desk, request)
    if request.case_id is not None:
        check = require_checked(uow, content, request, request.case_id, desk.today())
        content = struck_out(content, check)
    name = next((member.name for member in uow.members.list() if member.id == by), "")
    changed = {"printed_at": at, "printed_by": name, "state": MinutesState.FINALISED}
    return content.model_copy(update=changed)


def _started(uow: UnitOfWork, request: PaperRequest) -> datetime:
    meeting = uow.meetings.get(request.meeting_id or MeetingId(""))
    return meeting.started_at or meeting.starts_at


def with_own_names(papers: list[ToDeliver]) -> Iterator[ToDeliver]:
    """Return papers of which no two have the same file name."""
    taken: dict[str, int] = {}
    for paper in papers:
        number = taken[paper.file] = taken.get(paper.file, 0) + 1
        stem = paper.file.removesuffix(".pdf")
        file = paper.file if number == 1 else f"{stem}-{number}.pdf"
        yield ToDeliver(paper.request, paper.content, file, paper.meeting_on, paper.case_number)


def _unfinished(uow: UnitOfWork) -> tuple[HandedOver, ...]:
    return tuple(each for each in uow.handovers.packages() if each.stage is HandoverStage.BEGUN)


def _begun(uow: UnitOfWork, desk: Desk, agency_id: AgencyId, document_id: str) -> HandedOver:
    """Return the register's line of a package that is about to be made."""
    return HandedOver(
        id=PaperId(new_id()),
        kind=PaperKind.DELIVERY_INDEX,
        recipient_agency=agency_id,
        way=HandoverWay.DELIVERED,
        document_id=document_id,
        version=1,
        sha256="",
        at=uow.now(),
        by=desk.member.id,
        stage=HandoverStage.BEGUN,
    )


def _of_paper(whole: HandedOver, paper: ToDeliver, sha256: str) -> HandedOver:
    """Return the register's line of one paper in it."""
    request, content = paper.request, paper.content
    return whole.model_copy(
        update={
            "id": PaperId(new_id()),
            "kind": request.kind,
            "meeting_id": request.meeting_id,
            "item_id": request.item_id,
            "case_id": request.case_id,
            "document_id": content.document_id,
            "version": content.version,
            "sha256": sha256,
        }
    )
