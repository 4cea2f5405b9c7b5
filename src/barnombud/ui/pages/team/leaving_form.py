"""The form by which a person leaves the team: what rests on her, and who takes it over. Widgets only."""

from __future__ import annotations

from collections.abc import Mapping

from barnombud.domain.ids import AgencyId, MemberId
from barnombud.services.passing_on import LeavingPage
from barnombud.texts import team as texts
from barnombud.texts.roles import person_line
from barnombud.ui.pages.team.forms import TeamFormBody
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.labels import Text


class LeavingForm(TeamFormBody):
    """What happens when she leaves, and a list of those who can take over, with a proposal."""

    def __init__(self, page: LeavingPage, agencies: Mapping[AgencyId, str]) -> None:
        """Show what rests on her; ``agencies`` are their names."""
        super().__init__()
        duties = page.duties
        rests = texts.rests(duties.commitments, duties.ways_in, duties.meetings)
        self.rests = Text(rests if duties.any else texts.NOTHING_RESTS, "strong")
        self.column.addWidget(Text(texts.LEAVE_TEXT))
        self.column.addWidget(self.rests)
        choices = {
            str(each.id): person_line(each.name, each.role, agencies.get(each.agency_id, ""))
            for each in page.colleagues
        }
        self.deputy = DropList(texts.DEPUTY, ((*choices.items(), ("", texts.NO_DEPUTY))))
        self.deputy.set_value(str(page.proposed or ""))
        self.add_row("deputy", texts.DEPUTY, self.deputy, texts.DEPUTY_HELP)
        self.column.addWidget(Text(texts.KEY_NOTE, "quiet"))

    def chosen(self) -> MemberId | None:
        """Return who takes over; None when nobody does."""
        return MemberId(self.deputy.value()) if self.deputy.value() else None
