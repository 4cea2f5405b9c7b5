"""The baton: who is the way in until somebody else has accepted."""

from __future__ import annotations

from datetime import date

import pytest

from barnombud.domain.ids import AgencyId
from barnombud.domain.support.agreement import SingleEntry, SupportOffer, SupportState
from barnombud.domain.support.baton import carried_on, handed

PRESCHOOL, CARE = AgencyId("preschool"), AgencyId("care")
HOLDER = SingleEntry(agency_id=PRESCHOOL, function="Rektor", since=date(2026, 2, 3))
WANTED = SingleEntry(agency_id=CARE, function="BVC", since=date(2026, 3, 3))


@pytest.mark.rule("R19")
def test_the_holder_stays_until_the_next_has_accepted() -> None:
    """Asked to take over is not yet the way in; without a holder, or one who may not take part, it is."""
    assert handed(WANTED, HOLDER, (PRESCHOOL, CARE)) == (HOLDER, WANTED)
    assert handed(WANTED, None, (PRESCHOOL, CARE)) == (WANTED, None)
    assert handed(WANTED, HOLDER, (CARE,)) == (WANTED, None)


def test_another_telephone_is_still_the_same_way_in() -> None:
    """The day it began stays, the new number is kept."""
    changed = HOLDER.model_copy(update={"telephone": "070-1740605", "since": date(2026, 3, 3)})
    now, asked = handed(changed, HOLDER, (PRESCHOOL,))
    assert (now.telephone, now.since, asked) == ("070-1740605", HOLDER.since, None)


def test_offers_keep_their_step_when_they_are_reworded() -> None:
    """Words are new, the ladder is not; a new offer begins where it begins."""
    known = SupportOffer(
        id="one", what="Lek", agency_id=CARE, by_when=date(2026, 3, 3), state=SupportState.STARTED
    )
    reworded = known.model_copy(update={"what": "Språklek", "state": SupportState.PROPOSED})
    fresh = reworded.model_copy(update={"id": "two"})
    first, second = carried_on((reworded, fresh), (known,))
    assert (first.what, first.state) == ("Språklek", SupportState.STARTED)
    assert second == fresh
