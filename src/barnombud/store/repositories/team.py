"""The team, its rules, agencies and members."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from barnombud.domain.disk_answer import DiskAnswer, MachineAnswer, PlaceAnswer
from barnombud.domain.ids import AgencyId, MemberId
from barnombud.domain.meeting.agenda import DEFAULT_TEMPLATE
from barnombud.domain.meeting.meeting import AgendaTemplate
from barnombud.domain.meeting_calendar import MeetingSeries
from barnombud.domain.municipality import NOTHING_DECIDED, MunicipalSettings
from barnombud.domain.personal_data import PrivacyFacts
from barnombud.domain.team import Agency, Member, Team, TeamRules
from barnombud.errors import NotFound
from barnombud.models.settings import SettingRow
from barnombud.models.team import AgencyRow, MemberRow
from barnombud.store.repositories.writing import as_json

Answered = TypeVar("Answered", bound=MachineAnswer)
_ANSWERS: dict[type[MachineAnswer], str] = {DiskAnswer: "disk_answer", PlaceAnswer: "place_answer"}


class TeamRepository:
    """What a team has exactly one of."""

    def __init__(self, session: Session, decided: MunicipalSettings = NOTHING_DECIDED) -> None:
        """Work in ``session``; ``decided`` wins over what the team has set for itself."""
        self._session = session
        self._decided = decided

    def team(self) -> Team:
        """Return the team.

        Raises:
            NotFound: the store has not been set up.
        """
        found = self._read("team")
        if found is None:
            raise NotFound("team")
        return Team.model_validate_json(found)

    def save_team(self, team: Team) -> None:
        """Keep the team."""
        self._write("team", as_json(team))

    def rules(self) -> TeamRules:
        """Return the rules that hold: the municipality's where it has decided, else the team's own."""
        return self._decided.over_rules(self.own_rules())

    def own_rules(self) -> TeamRules:
        """Return the rules the team has set for itself, or the defaults."""
        return TeamRules.model_validate_json(self._read("rules") or "{}")

    def save_rules(self, rules: TeamRules) -> None:
        """Keep the rules."""
        self._write("rules", as_json(rules))

    def privacy_facts(self) -> PrivacyFacts:
        """Return the facts about personal data that hold, as `rules` (R39)."""
        return self._decided.over_facts(self.own_privacy_facts())

    def own_privacy_facts(self) -> PrivacyFacts:
        """Return what the team has entered itself, or nothing."""
        return PrivacyFacts.model_validate_json(self._read("privacy_facts") or "{}")

    def save_privacy_facts(self, facts: PrivacyFacts) -> None:
        """Keep what the team has entered."""
        self._write("privacy_facts", as_json(facts))

    def machine_answer(self, kind: type[Answered]) -> Answered | None:
        """Return what somebody has last said of the disk's encryption, or where the file lies (R34, R38)."""
        found = self._read(_ANSWERS[kind])
        return kind.model_validate_json(found) if found else None

    def save_machine_answer(self, answer: MachineAnswer) -> None:
        """Keep what somebody says of it."""
        self._write(_ANSWERS[type(answer)], as_json(answer))

    def agenda_template(self) -> AgendaTemplate:
        """Return the team's agenda template, or the default."""
        found = self._read("agenda_template")
        return AgendaTemplate.model_validate_json(found) if found else DEFAULT_TEMPLATE

    def save_agenda_template(self, template: AgendaTemplate) -> None:
        """Keep the agenda template."""
        self._write("agenda_template", as_json(template))

    def series(self) -> MeetingSeries | None:
        """Return how the team's meetings recur, if it has said so."""
        found = self._read("series")
        return MeetingSeries.model_validate_json(found) if found else None

    def save_series(self, series: MeetingSeries) -> None:
        """Keep the series."""
        self._write("series", as_json(series))

    def store_key_due(self) -> datetime | None:
        """Return since when a new store key is due, because somebody has left who knew the one of now."""
        found = self._read("store_key_due")
        return datetime.fromisoformat(found) if found else None

    def note_store_key_due(self, since: datetime) -> None:
        """Keep that a new store key is due."""
        self._write("store_key_due", since.isoformat())

    def forget_store_key_due(self) -> None:
        """Take that away: the store has its new key."""
        self._session.execute(delete(SettingRow).where(SettingRow.key == "store_key_due"))

    def _read(self, key: str) -> str | None:
        return self._session.scalar(select(SettingRow.content).where(SettingRow.key == key))

    def _write(self, key: str, content: str) -> None:
        self._session.merge(SettingRow(key=key, content=content))


class AgencyRepository:
    """The team's agencies, in the order they were added."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def get(self, agency_id: AgencyId) -> Agency:
        """Return one agency.

        Raises:
            NotFound: there is none with this id.
        """
        row = self._session.get(AgencyRow, agency_id)
        if row is None:
            raise NotFound(agency_id)
        return Agency.model_validate_json(row.content)

    def list(self) -> tuple[Agency, ...]:
        """Return every agency, inactive ones too."""
        rows = self._session.scalars(select(AgencyRow.content).order_by(AgencyRow.position))
        return tuple(Agency.model_validate_json(content) for content in rows)

    def active(self) -> tuple[Agency, ...]:
        """Return the agencies that are in the team now."""
        return tuple(agency for agency in self.list() if agency.active)

    def add(self, agency: Agency) -> None:
        """Keep a new agency last."""
        place = self._session.scalar(select(func.count()).select_from(AgencyRow)) or 0
        self._session.add(
            AgencyRow(id=agency.id, position=place, active=agency.active, content=as_json(agency))
        )
        self._session.flush()

    def save(self, agency: Agency) -> None:
        """Keep a changed agency.

        Raises:
            NotFound: there is none with this id.
        """
        row = self._session.get(AgencyRow, agency.id)
        if row is None:
            raise NotFound(agency.id)
        row.active, row.content = agency.active, as_json(agency)


class MemberRepository:
    """The team's members, in the order they joined."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def get(self, member_id: MemberId) -> Member:
        """Return one member.

        Raises:
            NotFound: there is none with this id.
        """
        row = self._session.get(MemberRow, member_id)
        if row is None:
            raise NotFound(member_id)
        return Member.model_validate_json(row.content)

    def list(self) -> tuple[Member, ...]:
        """Return every member, also those who have left."""
        rows = self._session.scalars(select(MemberRow.content).order_by(MemberRow.position))
        return tuple(Member.model_validate_json(content) for content in rows)

    def active(self) -> tuple[Member, ...]:
        """Return the members who are in the team now."""
        return tuple(member for member in self.list() if member.active)

    def add(self, member: Member, public_key: bytes) -> None:
        """Keep a new member last, with the X25519 public key (32 bytes) of her keyring slot."""
        place = self._session.scalar(select(func.count()).select_from(MemberRow)) or 0
        self._session.add(
            MemberRow(
                id=member.id,
                agency_id=member.agency_id,
                position=place,
                active=member.active,
                public_key=public_key,
                content=as_json(member),
            )
        )
        self._session.flush()

    def public_key(self, member_id: MemberId) -> bytes:
        """Return the public half of a member's key pair, as the store knows it.

        Raises:
            NotFound: there is none with this id.
        """
        found = self._session.scalar(select(MemberRow.public_key).where(MemberRow.id == member_id))
        if found is None:
            raise NotFound(member_id)
        return found

    def save_public_key(self, member_id: MemberId, public_key: bytes) -> None:
        """Keep the public half (32 bytes) of a member's new key pair; case keys are sealed to it from now on.

        Raises:
            NotFound: there is none with this id.
        """
        row = self._session.get(MemberRow, member_id)
        if row is None:
            raise NotFound(member_id)
        row.public_key = public_key

    def save(self, member: Member) -> None:
        """Keep a changed member.

        Raises:
            NotFound: there is none with this id.
        """
        row = self._session.get(MemberRow, member.id)
        if row is None:
            raise NotFound(member.id)
        row.agency_id, row.active, row.content = member.agency_id, member.active, as_json(member)
