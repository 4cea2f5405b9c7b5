"""Keeps a store as this version writes it, for later versions to upgrade: ``python -m tools.keep_store``.

Run it once at each release, when nothing in the store's form changes any more. A folder that a released
version left is never made anew: it is what that version really wrote.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from barnombud import resources
from barnombud.app import VERSION
from barnombud.domain.clock import SystemClock
from barnombud.domain.ids import CaseId
from barnombud.domain.minutes import yearly_title
from barnombud.services.desk import Desk
from barnombud.services.machine import Machine
from barnombud.services.scenario.played import Played
from barnombud.services.scenario.player import play
from barnombud.services.scenario.reading import read_script
from barnombud.services.scenario.stage import Stage
from barnombud.store.folder import keyring_path, store_path
from barnombud.store.key_derivation import LEAST_COST
from barnombud.store.unit_of_work import UnitOfWork
from tools.paths import ROOT

KEPT = ROOT / "tests" / "migrations" / "fixtures"
FACTS = "facts.json"
DEMONSTRATION = "practice/demo.toml"
PASSPHRASE = "sju gröna skålar på hyllan"  # noqa: S105  # no secret: invented people
README = f"""\
# A store as Barnombud {VERSION} wrote it

Written by `python -m tools.keep_store` from `assets/practice/demo.toml`; every name in it is invented.
The passphrase of every member is `{PASSPHRASE}`, with the least key derivation the program allows.

`{FACTS}` says what was in it then. Later versions must open it and find the same
(`tests/migrations/test_kept_stores.py`). Do not make it anew once {VERSION} is tagged.
"""


def keep(folder: Path) -> None:
    """Play the demonstration, and leave its store, its keyring and what is in it in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="barnombud-") as making:
        machine = Machine(Path(making), SystemClock(), LEAST_COST)
        stage = Stage(read_script(resources.file_path(DEMONSTRATION)), machine, None, PASSPHRASE)
        try:
            play(Played(stage, out=None))
            first = next(iter(stage.members.values()))
            told = facts(stage.desk_of(first))
        finally:
            stage.close()
        for path in (keyring_path(stage.folder), store_path(stage.folder)):
            shutil.copy(path, folder / path.name)
    (folder / FACTS).write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(README, encoding="utf-8")


def facts(desk: Desk) -> dict[str, Any]:
    """Return what must survive every upgrade, as plain JSON: later versions answer in the same shape."""
    with desk.unit_of_work() as uow:
        cases = sorted(uow.cases.list(), key=lambda case: case.number)
        return {
            "team": uow.team.team().name,
            "members": sorted(member.name for member in uow.members.list()),
            "agencies": sorted(agency.name for agency in uow.agencies.list()),
            "cases": {case.number: _case_facts(uow, case.id) for case in cases},
            "meetings": [meeting.starts_at.isoformat() for meeting in uow.meetings.list()],
            "minutes": {
                yearly_title(minutes.number, minutes.year): minutes.snapshot.sha256
                for minutes in uow.minutes.list()
            },
            "consultations": [each.question for each in uow.consultations.list()],
            "commitments": sorted(each.text for each in uow.commitments.list(still_open=True)),
            "audit_lines": len(uow.audit.lines(limit=1_000_000)),
        }


def _case_facts(uow: UnitOfWork, case_id: CaseId) -> dict[str, Any]:
    """Return what is sealed with one case's key."""
    identity = uow.cases.identity(case_id)
    return {
        "alias": identity.alias,
        "first_name": identity.first_name,
        "family_name": identity.family_name,
        "birth_date": identity.birth_date.isoformat() if identity.birth_date else None,
        "guardians": [guardian.name for guardian in uow.guardians.for_case(case_id)],
        "consents": [event.happened_on.isoformat() for event in uow.consents.for_case(case_id)],
        "words": [record.voice.words for record in uow.records.for_case(case_id)],
        "flowers": [len(rating.petals) for rating in uow.ratings.for_case(case_id)],
        "agreements": [
            {
                "need": agreement.need,
                "way_in": agreement.entry.function,
                "offers": [offer.what for offer in agreement.offers],
                "follow_up_on": agreement.follow_up_on.isoformat(),
            }
            for agreement in uow.agreements.for_case(case_id)
        ],
        "frozen_items": [item.snapshot.sha256 for item in uow.item_snapshots.for_case(case_id)],
    }


if __name__ == "__main__":
    target = KEPT / VERSION
    keep(target)
    size = sum(path.stat().st_size for path in target.iterdir())
    print(f"{target.relative_to(ROOT)}: {size // 1024} KiB")
