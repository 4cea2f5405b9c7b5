"""The consent check: has anybody changed her mind, withdrawal, and every agency's confirmation (R7, R8)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from barnombud.domain.changes import Outcome
from barnombud.domain.consent.round import HeardWay
from barnombud.domain.ids import AgencyId, CaseId, GuardianId
from barnombud.domain.support.stopping import ToTell
from barnombud.services import consent_round, consents, stopping
from barnombud.services.consent_round import RoundPage
from barnombud.ui.pages.meeting.flow import Flow
from barnombud.ui.pages.meeting.scenes import Asked, ToldRow
from barnombud.ui.pages.meeting.vouch_presenter import VouchPresenter

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class CheckPresenter:
    """What is asked before any child is named."""

    def __init__(self, flow: Flow) -> None:
        """Work in the page's flow."""
        self._flow = flow
        self.vouching = VouchPresenter(flow)

    def show_round(self) -> None:
        """Fetch how far the consent check has come."""
        work = partial(consent_round.round_page, self._flow.desk, self._flow.meeting_id)
        self._flow.read(work, self._on_round)

    def _on_round(self, page: RoundPage) -> None:
        now = self._flow.now
        everybody = frozenset(agency.id for agency in now.agencies) if now else frozenset()
        self._flow.stage.show_round(page, self.asked(everybody))

    def asked(self, needed: frozenset[AgencyId]) -> Asked:
        """Return which agencies in the room, and which of the ``needed`` elsewhere, have still to answer."""
        now = self._flow.now
        if now is None or not now.present:
            return Asked()
        here = {presence.agency_id for presence in now.present}
        waiting = [agency for agency in now.agencies if agency.id not in now.heard]
        return Asked(
            here=tuple(agency for agency in waiting if agency.id in here),
            absent=tuple(agency for agency in waiting if agency.id in needed - here),
            answered=tuple(agency.name for agency in now.agencies if agency.id in now.heard),
        )

    def nobody_changed(self, agencies: tuple[AgencyId, ...]) -> None:
        """Note that these agencies, which are here, have answered; what they answered is not kept (R7)."""
        self._note(agencies, HeardWay.PRESENT)

    def reached(self, agency: AgencyId) -> None:
        """Note that an agency that is not here has answered by telephone."""
        self._note((agency,), HeardWay.REACHED)

    def _note(self, agencies: tuple[AgencyId, ...], way: HeardWay) -> None:
        desk, meeting_id = self._flow.desk, self._flow.meeting_id
        work = partial(consent_round.note_heard, desk, meeting_id, agencies, way)
        self._flow.write(work, self._flow.refresh)

    def somebody_changed(self) -> None:
        """Offer whose consent to withdraw, among what may be on the screen now."""
        work = partial(consent_round.regret_list, self._flow.desk, self._flow.meeting_id)
        self._flow.read(work, self._flow.stage.show_regrets)

    def confirm_all(self) -> None:
        """Confirm for every agency in the room and every child, in one press (R8)."""
        self.vouching.confirm(partial(consent_round.confirm_present, self._flow.desk, self._flow.meeting_id))

    def withdraw(self, case_id: CaseId, guardian_id: GuardianId | None) -> None:
        """Withdraw one person's consent; an open item is shut by the next look, at once (R7)."""
        work = partial(_withdraw, self._flow.desk, case_id, guardian_id)
        self._flow.write(work, self._on_withdrawn)

    def _on_withdrawn(self, told: tuple[ToTell, ...]) -> None:
        now = self._flow.now
        here = {presence.agency_id for presence in now.present} if now else set()
        found = {each.agency_id: each for each in told}
        rows = tuple(
            ToldRow(agency.name, _why(found[agency.id], here=agency.id in here))
            for agency in (now.agencies if now else ())
            if agency.id in found
        )
        self._flow.stage.show_told(rows)
        self._flow.refresh()


def _why(each: ToTell, *, here: bool) -> tuple[str, ...]:
    if here:
        return ("here",)
    found = {"there": bool(each.members), "papers": each.got_papers}
    return tuple(code for code, holds in found.items() if holds)


def _withdraw(desk: Desk, case_id: CaseId, guardian_id: GuardianId | None) -> Outcome[tuple[ToTell, ...]]:
    """Ask first who must be told: afterwards the key may be gone."""
    told = stopping.must_be_told(desk, case_id)
    return Outcome(told, consents.withdraw_consent(desk, case_id, guardian_id).change)
