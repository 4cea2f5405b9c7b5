"""Whether the date can be trusted enough for something to be destroyed by itself (R32).

A clock that stands a year ahead makes everything due at once. The access log tells how long nobody was here.
"""

from __future__ import annotations

from datetime import timedelta

from barnombud.store.unit_of_work import UnitOfWork

LONGEST_PAUSE = timedelta(days=90)
"""A summer and some weeks: a longer one is more likely a clock that has been set wrong."""
_PROPOSED_ONLY = timedelta(days=30)
"""After such a pause; somebody notices a wrong date within a month of use."""


def is_date_trusted(uow: UnitOfWork) -> bool:
    """Whether the log has gone on without a long pause up to now and for the last thirty days.

    Later unlocks on the same wrong day change nothing: the pause lies in the log until its days have passed.
    """
    now = uow.now()
    before, since = uow.audit.instants_around(now - _PROPOSED_ONLY)
    return before is None or (since or now) - before <= LONGEST_PAUSE
