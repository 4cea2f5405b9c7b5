"""Confirms an agency's check of the consent; asks for an own passphrase where the team wants it (R8)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from barnombud.domain.changes import Outcome
from barnombud.domain.ids import AgencyId
from barnombud.errors import UserError
from barnombud.services.vouching import Vouch, VouchBlocker
from barnombud.texts.errors import said_error
from barnombud.texts.roles import person_line
from barnombud.ui.pages.meeting.flow import Flow

Confirming = Callable[[Vouch | None], Outcome[Any]]
"""A confirmation that may carry who vouches for it."""


class VouchPresenter:
    """One press, and only if the service asks for it a passphrase."""

    def __init__(self, flow: Flow) -> None:
        """Work in the page's flow."""
        self._flow = flow

    def confirm(self, work: Confirming, agency: AgencyId | None = None) -> None:
        """Confirm for ``agency``, or for all who are here."""
        failed = partial(self._refused, work, agency)
        self._flow.write(partial(work, None), self._flow.refresh, failed)

    def _refused(self, work: Confirming, agency: AgencyId | None, error: UserError) -> None:
        if VouchBlocker.OWN_PROOF_NEEDED not in getattr(error, "blockers", ()):
            self._flow.trouble(error)
            return
        self._flow.view.vouching.ask(self._people(agency), partial(self._try, work))

    def _people(self, agency: AgencyId | None) -> tuple[tuple[str, str], ...]:
        now = self._flow.now
        here = {presence.member_id for presence in now.present} if now else set()
        names = {each.id: each.name for each in now.agencies} if now else {}
        return tuple(
            (member.id, person_line(member.name, member.role, names.get(member.agency_id, "")))
            for member in (now.members if now else ())
            if member.id in here and agency in (None, member.agency_id)
        )

    def _try(self, work: Confirming, vouch: Vouch) -> None:
        self._flow.write(partial(work, vouch), self._done, self._wrong)

    def _done(self, _value: object) -> None:
        self._flow.view.vouching.close("")
        self._flow.refresh()

    def _wrong(self, error: UserError) -> None:
        words = said_error(error)[0]
        self._flow.view.vouching.close(f"{words.title}. {words.advice}")
