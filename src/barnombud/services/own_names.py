"""Names that may stand on a child's paper unasked: own family, team, directory and fixed text."""

from __future__ import annotations

from barnombud.domain.ids import CaseId
from barnombud.domain.name_search import NameSet, family_names, names_of
from barnombud.domain.papers.enclosure import EnclosureContent
from barnombud.domain.papers.family import GuardianSheetContent
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.papers.written_parts import filled_parts
from barnombud.store.unit_of_work import UnitOfWork


def own_names(uow: UnitOfWork, content: PaperContent) -> NameSet:
    """Return the names of the team and its agencies, and what the program has filled in on the paper.

    An adult whom a note is about has let it be told (R6).
    """
    team, agencies = uow.team.team(), uow.agencies.list()
    about = (note.about for note in content.notes) if isinstance(content, EnclosureContent) else ()
    return names_of(
        (
            team.name,
            team.municipality,
            *(member.name for member in uow.members.list()),
            *(agency.name for agency in agencies),
            *(agency.responsible_body for agency in agencies),
            *filled_parts(content),
            *about,
        )
    )


def sheet_names(uow: UnitOfWork, content: GuardianSheetContent, case_id: CaseId) -> NameSet:
    """Return the names of the child and of the guardian who gets the sheet, not of the other one (R25)."""
    child = uow.cases.identity(case_id)
    return family_names(
        alias=child.alias, first=child.first_name, last=child.family_name, adults=(content.recipient,)
    )
