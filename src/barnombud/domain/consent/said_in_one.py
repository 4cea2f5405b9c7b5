"""What a consent lets through, when one sentence says it exactly: to be read aloud again (R3, R50)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from barnombud.domain.consent.standing import PersonStanding, permits
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId
from barnombud.domain.value import Value


class SaidInOne(Value):
    """Who tells whom about which topics, and why: the same in every direction that is open.

    Attributes:
        topics: empty when somebody has said more about them in words of her own.
    """

    tells: frozenset[AgencyId]
    learns: frozenset[AgencyId]
    topics: frozenset[Topic]
    purpose: str


def said_in_one(people: Sequence[PersonStanding], known: Collection[AgencyId]) -> SaidInOne | None:
    """Return what everybody has said yes to, among the agencies that are ``known``.

    None when nothing holds, and when a sentence with one list of topics, of those who tell and of those who
    learn would say more or less than was agreed: what is read aloud must be what is meant.
    """
    allowed = {
        pair: topics for pair, topics in permits(people).items() if pair[0] in known and pair[1] in known
    }
    terms = [person.terms for person in people if person.terms is not None]
    purposes, topics = {each.purpose for each in terms}, set(allowed.values())
    tells = frozenset(one for one, _ in allowed)
    learns = frozenset(other for _, other in allowed)
    every_pair = {(one, other) for one in tells for other in learns if one != other}
    if len(topics) != 1 or len(purposes) != 1 or every_pair != set(allowed):
        return None
    told = topics.pop() if not any(each.facts for each in terms) else frozenset[Topic]()
    return SaidInOne(tells=tells, learns=learns, topics=told, purpose=purposes.pop())
