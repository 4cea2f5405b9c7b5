"""What the page Team shows, line by line, and what its forms give back; plain values without widgets."""

from __future__ import annotations

from dataclasses import dataclass

from barnombud.domain.ids import AgencyId, MemberId
from barnombud.domain.team import Agency, Member
from barnombud.services.team import TeamView


@dataclass(frozen=True)
class AgencyEntry:
    """What the form about an agency holds; ``kind`` is a code of `AgencyKind`."""

    name: str
    kind: str
    responsible_body: str
    statute: str
    telephone: str


@dataclass(frozen=True)
class MemberEntry:
    """What the form about a person holds."""

    name: str
    role: str
    agency_id: AgencyId
    telephone: str


@dataclass(frozen=True)
class MemberLine:
    """One person on the page."""

    member: Member
    agency: str
    is_you: bool


@dataclass(frozen=True)
class TeamLines:
    """Everything on the page: the active agencies and people, the team's names and its host."""

    name: str
    municipality: str
    host: AgencyId
    host_name: str
    agencies: tuple[Agency, ...]
    people: tuple[MemberLine, ...]

    def agency(self, agency_id: str) -> Agency:
        """Return one agency by id."""
        return next(agency for agency in self.agencies if agency.id == agency_id)

    def member(self, member_id: str) -> Member:
        """Return one person by id."""
        return next(line.member for line in self.people if line.member.id == member_id)

    @property
    def you(self) -> MemberId:
        """Return who is signed in."""
        return next(line.member.id for line in self.people if line.is_you)


def team_lines(view: TeamView) -> TeamLines:
    """Return what the page shows of ``view``."""
    names = {agency.id: agency.name for agency in view.agencies}
    return TeamLines(
        name=view.team.name,
        municipality=view.team.municipality,
        host=view.team.host_agency_id,
        host_name=names[view.team.host_agency_id],
        agencies=tuple(agency for agency in view.agencies if agency.active),
        people=tuple(
            MemberLine(member, names[member.agency_id], member.id == view.signed_in)
            for member in view.members
            if member.active
        ),
    )
