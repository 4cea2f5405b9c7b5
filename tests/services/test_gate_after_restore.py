"""After a restore no child is named in a meeting until every agency has said what has changed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.consent.codes import GateCode
from barnombud.domain.consent.restored import Restored
from barnombud.domain.ids import new_id
from barnombud.errors import ConsentError
from barnombud.services.after_restore import note_answer_after_restore
from barnombud.services.child_items import item_page
from barnombud.services.holding import item_gate
from tests.open_item import open_item
from tests.world import World


@pytest.mark.rule("R7")
@pytest.mark.rule("R12")
def test_no_item_is_open_until_each_agency_has_answered(world: World) -> None:
    """Asked at the gate itself, which says who is missing; the last answer opens it."""
    item = open_item(world)
    with world.desk.unit_of_work() as uow:
        at = world.clock.now()
        uow.restores.add(Restored(id=new_id(), at=at, backup_at=at - timedelta(days=1)))
        uow.commit(Op.RESTORE_STORE)
    missing = {agency.id for agency in world.agencies}
    for agency in world.agencies:
        answer = item_gate(world.desk, item.item_id).answer
        assert answer.codes == (GateCode.NOT_HEARD_SINCE_BACKUP,)
        assert answer.unheard_since_backup == missing
        with pytest.raises(ConsentError) as refused:
            item_page(world.desk, item.item_id)
        assert refused.value.blockers == (GateCode.NOT_HEARD_SINCE_BACKUP,)
        note_answer_after_restore(world.desk, agency.id)
        missing.remove(agency.id)
    assert item_gate(world.desk, item.item_id).answer.is_open
    assert item_page(world.desk, item.item_id).item.id == item.item_id
