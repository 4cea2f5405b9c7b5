"""The register of what was handed over: shown at each paper, and a paper of its own (R31)."""

from __future__ import annotations

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.minutes import HandoverWay, PaperKind
from barnombud.domain.papers.register import RegisterContent
from barnombud.services import minutes
from barnombud.services.handing_over import hand_over, take_out
from barnombud.services.paper_contents import make_paper, paper_content
from barnombud.services.papers import PaperRequest, papers_page
from tests.documents import layout, reading
from tests.held_meeting import Held, hold
from tests.world import World


def register(held: Held) -> RegisterContent:
    """The register as it stands."""
    request = PaperRequest(kind=PaperKind.REGISTER, meeting_id=held.meeting_id)
    content = paper_content(held.world.desk, request)
    assert isinstance(content, RegisterContent)
    return content


@pytest.mark.rule("R31")
def test_the_register_says_what_to_whom_how_when_and_by_whom(world: World) -> None:
    """On paper too, which needs no recipient to be printed; it names neither child nor guardian."""
    held = hold(world)
    assert register(held).rows == ()
    assert not held.lines(PaperKind.REGISTER)
    empty = make_paper(world.desk, PaperRequest(kind=PaperKind.REGISTER, meeting_id=held.meeting_id))
    assert "Inget papper är antecknat som lämnat" in reading.text(empty.pdf)
    assert "Mötet 3 mars 2026" in reading.text(empty.pdf)
    sheet, enclosure = held.lines(PaperKind.GUARDIAN_SHEET)[0], held.lines(PaperKind.ENCLOSURE)[1]
    hand_over(world.desk, make_paper(world.desk, sheet.request), HandoverWay.TALKED_THROUGH)
    hand_over(world.desk, make_paper(world.desk, enclosure.request), HandoverWay.ENCRYPTED)
    minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    general = make_paper(world.desk, held.lines(PaperKind.MINUTES)[0].request)
    hand_over(world.desk, general, HandoverWay.PAPER, recipient="Kim på nämnden")
    number = held.cases["Ekorren"].number
    rows = [(row.what, row.to_whom, row.how, row.by) for row in register(held).rows]
    assert rows == [
        (f"Blad till vårdnadshavare, ärende {number}", "Vårdnadshavare 1", "i samtal", "Rakel Påhitt"),
        (f"Bilaga, ärende {number}", "BVC Norra", "krypterat", "Rakel Påhitt"),
        ("Mötesanteckningar", "Kim på nämnden", "på papper", "Rakel Påhitt"),
    ]
    (line,) = held.lines(PaperKind.REGISTER)
    paper = make_paper(world.desk, line.request)
    assert take_out(world.desk, (paper,)).change.op is Op.MAKE_PAPER
    text = reading.text(paper.pdf)
    assert "Mötesanteckningar 1/2026, mötet 3 mars 2026" in text
    assert all(part in text for row in rows for part in row)
    assert not [name for name in ("Alva", "Ekorren", "Mira", "Hittepå") if name in text]
    assert paper.file_name.startswith("lamnade-papper-L")
    assert layout.troubles(paper.pdf) == []


@pytest.mark.rule("R31")
def test_who_does_not_hold_a_childs_key_sees_the_teams_papers_alone(world: World) -> None:
    """Neither the number of the case nor that anything was handed over about it."""
    held = hold(world, second_child=True)
    line = next(
        line
        for line in held.lines(PaperKind.ENCLOSURE)
        if line.request.case_id == held.cases["Igelkotten"].id
    )
    hand_over(world.desk, make_paper(world.desk, line.request), HandoverWay.PAPER)
    call = make_paper(world.desk, held.lines(PaperKind.CALL)[0].request)
    hand_over(world.desk, call, HandoverWay.PAPER, recipient="Alla i teamet")
    assert len(register(held).rows) == 2
    world.sign_in(world.family_worker)
    assert [row.what for row in register(held).rows] == ["Kallelse"]
    assert papers_page(world.desk, held.meeting_id).people[world.rektor.id] == "Rakel Påhitt"
