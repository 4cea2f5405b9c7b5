"""The pages about the store itself: backups, recovery, what a municipality rules, and after going back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from barnombud import wiring
from barnombud.domain.changes import Op
from barnombud.domain.consent.restored import Restored
from barnombud.domain.ids import new_id
from barnombud.domain.media import DiskState
from barnombud.services.backups import back_up_now
from barnombud.services.disk import disk_page
from barnombud.services.municipality import parse_municipality
from barnombud.ui.pages.disk.card import DiskCard
from tools.practice_window import Moment, PracticeWindow
from tools.stops import Stop, page

_MORNING = Moment("start", datetime(2026, 12, 8, 9, 14))  # noqa: DTZ001  # Swedish wall-clock time; see Moment
_DECIDED = """
decided_by = "Exempelkommun"
[rules]
lock_minutes = 3
incident_contact = "Ingrid Exempel, informationssäkerhet"
incident_telephone = "08-46500452"
confirm_with_passphrase = true
[personal_data]
officer = "Kommunens dataskyddsombud"
controllers_on = 2026-02-02
"""


def _backups(practice: PracticeWindow) -> None:
    back_up_now(practice.context.desk)
    page("backups")(practice)


def _after_restore(practice: PracticeWindow) -> None:
    """Hem when a backup has been gone back to, on a machine that does not tell of its disk."""
    with practice.context.desk.unit_of_work() as uow:
        at = uow.now()
        uow.restores.add(Restored(id=new_id(), at=at, backup_at=at - timedelta(days=1)))
        uow.commit(Op.RESTORE_STORE)
    page("home")(practice)
    unknown = disk_page(practice.context.desk, DiskState.UNKNOWN)
    for card in practice.window.findChildren(DiskCard):
        card.show_page(unknown)
    practice.settle()


def _municipality(practice: PracticeWindow) -> None:
    desk = replace(practice.context.desk, municipality=parse_municipality(_DECIDED))
    wiring.register_pages(practice.window, replace(practice.context, desk=desk))
    page("settings")(practice)


STORE_STOPS: tuple[Stop, ...] = (
    Stop("backups", _MORNING, _backups),
    Stop("recovery", _MORNING, page("recovery")),
    Stop("settings-municipality", _MORNING, _municipality),
    Stop("home-after-restore", _MORNING, _after_restore),
)
