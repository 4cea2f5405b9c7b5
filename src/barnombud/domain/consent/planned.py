"""What an item is planned to be about, and whom that leaves out; asked before anybody is in the room."""

from __future__ import annotations

from collections.abc import Iterable

from barnombud.domain.consent.standing import Permits
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId


def planned_topics(prepared: Iterable[str], brought_by: AgencyId, allowed: Permits) -> frozenset[Topic]:
    """Return the topics prepared, or when none are: what everybody who may be told something may be told.

    When those have nothing in common, the largest scope alone is meant, and the others leave.
    """
    chosen = frozenset(Topic(topic) for topic in prepared)
    if chosen:
        return chosen
    scopes = [topics for (source, to), topics in sorted(allowed.items()) if source == brought_by != to]
    if not scopes:
        return frozenset()
    return frozenset.intersection(*scopes) or max(scopes, key=len)


def told_about(brought_by: AgencyId, allowed: Permits, topics: frozenset[Topic]) -> frozenset[AgencyId]:
    """Return the agencies that may be told about every one of ``topics`` by the bringing agency."""
    return frozenset(
        to
        for (source, to), found in allowed.items()
        if source == brought_by != to and topics and topics <= found
    )
