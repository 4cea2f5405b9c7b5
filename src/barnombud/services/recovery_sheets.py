"""The three sheets with the shares, made in memory to be printed; nothing of them is kept anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from barnombud.documents.papers.recovery_sheet import rendered_sheet
from barnombud.domain.papers.recovery_sheet import RecoverySheet
from barnombud.domain.recovery_share import share_groups
from barnombud.services.desk import Desk
from barnombud.services.recovery import begin_recovery, check_roles
from barnombud.store.recovery_key import FreshRecovery


@dataclass(frozen=True, repr=False)
class FreshSheets:
    """A key that nothing is sealed to yet, and what stands on its sheets; lives in memory only."""

    fresh: FreshRecovery
    sheets: tuple[RecoverySheet, ...]

    @property
    def keepers(self) -> tuple[str, ...]:
        """Return whose the sheets are."""
        return tuple(sheet.keeper for sheet in self.sheets)


def begin_sheets(desk: Desk, roles: Sequence[str]) -> FreshSheets:
    """Make a fresh key and what stands on its three sheets; on the store lane, and nothing is kept.

    Raises:
        InputError: a role cannot be used.
    """
    entered, fresh = check_roles(roles), begin_recovery(desk)
    with desk.unit_of_work() as uow:
        team, older = uow.team.team().name, uow.team.rules().older_archive_form
    sheets = tuple(
        RecoverySheet(
            team=team,
            number=share.index,
            keeper=entered[share.index - 1],
            others=tuple(role for place, role in enumerate(entered, start=1) if place != share.index),
            made_on=desk.today(),
            groups=share_groups(share),
            practice=desk.practice,
            older_form=older,
        )
        for share in fresh.shares
    )
    return FreshSheets(fresh, sheets)


def printed_sheets(sheets: Sequence[RecoverySheet]) -> tuple[bytes, ...]:
    """Return each sheet as a PDF of its own; on any thread.

    Raises:
        InputError: a role or the team's name has a character that no font has.
    """
    return tuple(rendered_sheet(sheet) for sheet in sheets)
