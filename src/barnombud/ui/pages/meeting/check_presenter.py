"""The consent check: has anybody changed her mind, withdrawal, and every agency's confirmation (R7, R8)."""

from __future__ import annotations

from functools import partial

from barnombud.domain.ids import AgencyId, CaseId, GuardianId
from barnombud.domain.team import Agency
from barnombud.services import consent_round, consents, drafts
from barnombud.services.consent_round import RoundPage
from barnombud.ui.pages.meeting.flow import Flow


class CheckPresenter:
    """What is asked before any child is named."""

    def __init__(self, flow: Flow) -> None:
        """Work in the page's flow."""
        self._flow = flow

    def show_round(self) -> None:
        """Fetch how far the consent check has come."""
        work = partial(consent_round.round_page, self._flow.desk, self._flow.meeting_id)
        self._flow.read(work, self._on_round)

    def _on_round(self, page: RoundPage) -> None:
        self._flow.stage.show_round(page, self.to_ask(), self.answered_names())

    def to_ask(self) -> tuple[Agency, ...]:
        """Return the agencies in the room that have not yet answered whether anybody has changed her mind."""
        now = self._flow.now
        here = {presence.agency_id for presence in now.present} if now else set()
        agencies = now.agencies if now else ()
        return tuple(a for a in agencies if a.id in here and a.id not in self._flow.answered)

    def answered_names(self) -> tuple[str, ...]:
        """Return the agencies in the room that have answered."""
        now, asking = self._flow.now, self.to_ask()
        here = {presence.agency_id for presence in now.present} if now else set()
        agencies = now.agencies if now else ()
        return tuple(a.name for a in agencies if a.id in here and a not in asking)

    def nobody_changed(self, agencies: tuple[AgencyId, ...]) -> None:
        """Note that nobody whom these agencies meet has changed her mind; kept over a lock."""
        self._flow.answered |= set(agencies)
        place = f"meeting/{self._flow.meeting_id}/answered"
        text = " ".join(sorted(self._flow.answered))
        self._flow.write(partial(drafts.save_draft, self._flow.desk, place, text), self._flow.refresh)

    def somebody_changed(self) -> None:
        """Offer whose consent to withdraw, among what may be on the screen now."""
        work = partial(consent_round.regret_list, self._flow.desk, self._flow.meeting_id)
        self._flow.read(work, self._flow.stage.show_regrets)

    def confirm_all(self) -> None:
        """Confirm for every agency in the room and every child, in one press (R8)."""
        work = partial(consent_round.confirm_present, self._flow.desk, self._flow.meeting_id)
        self._flow.write(work, self._flow.refresh)

    def withdraw(self, case_id: CaseId, guardian_id: GuardianId | None) -> None:
        """Withdraw one person's consent; an open item is shut by the next look, at once (R7)."""
        work = partial(consents.withdraw_consent, self._flow.desk, case_id, guardian_id)
        self._flow.write(work, self._flow.refresh)
