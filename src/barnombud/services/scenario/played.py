"""What has been played so far: the stage, where papers go, and the rows of the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from barnombud.domain.ids import AgreementId
from barnombud.services.scenario.report import GateRow, MeetingRow, PaperRow, ScenarioReport
from barnombud.services.scenario.stage import Stage


@dataclass
class Played:
    """Grows while a scenario is played."""

    stage: Stage
    out: Path | None
    """Where papers are written; None keeps them in memory only."""
    gates: list[GateRow] = field(default_factory=list)
    meetings: list[MeetingRow] = field(default_factory=list)
    papers: list[PaperRow] = field(default_factory=list)
    agreements: dict[str, AgreementId] = field(default_factory=dict)
    """The agreement last made for a child."""
    offers: dict[tuple[str, str], str] = field(default_factory=dict)
    """Offer ids by child and key."""

    def report(self) -> ScenarioReport:
        """Return the report so far."""
        return ScenarioReport(
            gates=tuple(self.gates), meetings=tuple(self.meetings), papers=tuple(self.papers)
        )

    def keys(self) -> dict[str, str]:
        """Return the file's keys by the ids of agencies and members."""
        agencies = {str(agency_id): key for key, agency_id in self.stage.agencies.items()}
        return agencies | {str(member_id): key for key, member_id in self.stage.members.items()}
