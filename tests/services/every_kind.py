"""One of every kind of paper, as the services make them after a meeting that is over."""

from __future__ import annotations

from collections.abc import Iterator

from barnombud.documents.catalogue import Content
from barnombud.domain.changes import Op
from barnombud.domain.disposal_certificate import DisposalCertificate, DisposedLine
from barnombud.domain.ids import CertificateId, new_id
from barnombud.domain.minutes import HandoverWay, PaperKind
from barnombud.domain.papers.retention import DeliveryIndexContent
from barnombud.domain.retention import RecordKind, TimeUnit
from barnombud.services.delivery import gather_delivery
from barnombud.services.extracts import extract_content, extract_people
from barnombud.services.handing_over import hand_over
from barnombud.services.minutes import add_addendum
from barnombud.services.paper_contents import make_paper, paper_content
from barnombud.services.papers import PaperRequest, papers_page
from tests.held_meeting import Held
from tests.services.kept_records import finished_meeting
from tests.world import World

_FROM_ELSEWHERE = (PaperKind.EXTRACT, PaperKind.DISPOSAL_CERTIFICATE, PaperKind.DELIVERY_INDEX)
"""Made otherwise than from a request alone."""


def everything_done(world: World) -> Held:
    """A finished meeting of which one paper has been given and something was added since."""
    held = finished_meeting(world)
    sheet = held.lines(PaperKind.GUARDIAN_SHEET)[0]
    add_addendum(world.desk, held.meeting_id, "Affischen hänger på BVC nu")
    hand_over(world.desk, make_paper(world.desk, sheet.request), HandoverWay.TALKED_THROUGH)
    return held


def contents_of(held: Held) -> dict[PaperKind, Content]:
    """A content of every kind, made now."""
    found = dict(_asked_for(held))
    desk, case = held.world.desk, held.cases["Ekorren"]
    found[PaperKind.EXTRACT] = extract_content(desk, case.id, extract_people(desk, case.id)[0])
    certificate = PaperRequest(kind=PaperKind.DISPOSAL_CERTIFICATE, certificate_id=_certificate(held.world))
    found[PaperKind.DISPOSAL_CERTIFICATE] = paper_content(desk, certificate)
    frame = gather_delivery(desk, held.world.preschool.id, 2026).value.frame
    found[PaperKind.DELIVERY_INDEX] = DeliveryIndexContent(
        **dict(frame), agency="Förskolan Tallbacken", year=2026, papers=()
    )
    return found


def _asked_for(held: Held) -> Iterator[tuple[PaperKind, Content]]:
    desk = held.world.desk
    listed = {line.request.kind: line.request for line in papers_page(desk, held.meeting_id).lines}
    made_of = {PaperKind.RECEIPT: PaperKind.GUARDIAN_SHEET, PaperKind.OWN_NOTE: PaperKind.ENCLOSURE}
    requests = listed | {
        kind: listed[paper].model_copy(update={"kind": kind}) for kind, paper in made_of.items()
    }
    for kind in PaperKind:
        if kind not in _FROM_ELSEWHERE:
            yield kind, paper_content(desk, requests.get(kind, PaperRequest(kind=kind)))


def _certificate(world: World) -> CertificateId:
    with world.desk.unit_of_work() as uow:
        line = DisposedLine(
            kind=RecordKind.MINUTES, count=1, time=2, unit=TimeUnit.YEARS, decision="UBN 2026/41"
        )
        made = DisposalCertificate(
            id=CertificateId(new_id()),
            year=2026,
            number=uow.retention.next_number(2026),
            at=world.clock.now(),
            by=world.rektor.id,
            by_shown="Rakel Påhitt, rektor",
            lines=(line,),
        )
        uow.retention.add_certificate(made)
        uow.commit(Op.DISPOSE)
    return made.id
