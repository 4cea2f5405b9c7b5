"""What every paper carries besides its own content: id, version, state, time, hand and team."""

from __future__ import annotations

from barnombud.domain.minutes import MinutesState
from barnombud.domain.papers.frame import PaperContent
from barnombud.services.desk import Desk
from barnombud.store.unit_of_work import UnitOfWork


def paper_frame(
    uow: UnitOfWork, desk: Desk, document_id: str, state: MinutesState = MinutesState.FINALISED
) -> PaperContent:
    """Return the frame of a paper as it is printed now."""
    team = uow.team.team()
    return PaperContent(
        document_id=document_id,
        version=1,
        state=state,
        practice=team.practice,
        printed_at=uow.now(),
        printed_by=desk.member.name,
        team=team.name,
    )
