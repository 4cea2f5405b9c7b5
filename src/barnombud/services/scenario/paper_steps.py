"""The step that makes papers, writes them to the chosen folder, and notes what was handed over."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from barnombud.domain.minutes import PaperKind
from barnombud.services.handing_over import hand_over
from barnombud.services.paper_contents import MadePaper, make_paper
from barnombud.services.papers import PaperLine, PaperRequest, papers_page
from barnombud.services.scenario.meeting_parts import MakePapers
from barnombud.services.scenario.played import Played
from barnombud.services.scenario.report import PaperRow

_USUALLY = frozenset(PaperKind) - {PaperKind.REGISTER, PaperKind.ADDENDUM, PaperKind.RECEIPT}
"""What grows with each paper that is handed over, and with each addition, is made when it is asked for."""
_WITHOUT_MEETING = (
    PaperKind.CONSENT_FORM,
    PaperKind.BLANK_FLOWER,
    PaperKind.PICTURES,
    PaperKind.THANKS,
    PaperKind.LEAFLET,
    PaperKind.INTERPRETER_SCRIPT,
)
"""What families are given or asked with, about nobody in particular."""


def papers(played: Played, step: MakePapers) -> None:
    """Make every paper of a meeting, or the blank ones; children's papers of cases whose key is held."""
    desk = played.stage.desk(step)
    if step.meeting is None:
        lines = tuple(PaperLine(request=PaperRequest(kind=kind), recipient="") for kind in _WITHOUT_MEETING)
    else:
        lines = papers_page(desk, played.stage.meeting(step.meeting)).lines
    for line in lines:
        if line.request.kind not in (step.kinds or _USUALLY):
            continue
        made = make_paper(desk, line.request)
        given = step.hand_over is not None and not (line.withdrawn or line.request.kind is PaperKind.CALL)
        if given and step.hand_over is not None:
            hand_over(desk, made, step.hand_over, recipient=step.recipient)
        played.papers.append(_row(played, step, line, made, given=given))


def _row(played: Played, step: MakePapers, line: PaperLine, made: MadePaper, *, given: bool) -> PaperRow:
    path = _write(played, made)
    children = {case_id: key for key, case_id in played.stage.cases.items()}
    request = line.request
    recipient = played.keys()[request.agency_id] if request.agency_id else ""
    if line.guardian_ordinal:
        recipient = f"guardian {line.guardian_ordinal}"
    return PaperRow(
        meeting=step.meeting or "",
        kind=request.kind,
        child=children.get(request.case_id, "") if request.case_id else "",
        recipient=recipient,
        path=path,
        sha256=made.sha256,
        handed_over=given,
    )


def _write(played: Played, made: MadePaper) -> str:
    """Write the paper under its own id, never a name; one that is made again gets a number behind it."""
    if played.out is None:
        return ""
    stem, before = made.file_name.removesuffix(".pdf"), {row.path for row in played.papers}
    number = next(n for n in count(1) if _numbered(stem, n) not in before)
    name = _numbered(stem, number)
    (played.out / name).write_bytes(made.pdf)
    return name


def _numbered(stem: str, number: int) -> str:
    return f"{stem}.pdf" if number == 1 else f"{stem}-igen-{number}.pdf"


PAPER_STEPS: dict[str, Callable[[Played, Any], None]] = {"papers": papers}
