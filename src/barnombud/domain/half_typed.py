"""What somebody has half typed on one page, and where she stood in the program when it was kept."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from barnombud.domain.ids import CaseId
from barnombud.domain.value import Value


class Spot(Value):
    """Where a member was: page, records, field and cursor; ids and codes, never a name or a text.

    Attributes:
        page: the page's code name.
        ids: the records it showed.
        kept: where on the page one was, as the page itself says it: a tab, an item, a step.
        openings: what was pressed since the page was shown to open the form one typed in, in order.
        field: address of the field the keyboard was on; empty when it was on none.
        cursor: place in its text, in characters.
        anchor: where what is marked begins; the same place when nothing is.
        scroll: how far down the page was, in logical pixels.
    """

    page: str
    ids: dict[str, str] = Field(default_factory=dict)
    kept: dict[str, str] = Field(default_factory=dict)
    openings: tuple[str, ...] = ()
    field: str = ""
    cursor: int = 0
    anchor: int = 0
    scroll: int = 0


class HalfTyped(Value):
    """Texts of a page that stand in its fields and nowhere else yet.

    Attributes:
        fields: the texts by the fields' addresses.
        case_id: the child all of them are about; None when about no child.
        before_consent: whether the fields are there before a consent holds (R12).
    """

    fields: dict[str, str] = Field(default_factory=dict)
    case_id: CaseId | None = None
    before_consent: bool = False


class Unsaved(Value):
    """What stood in the fields of a page when the program locked and the store could not take it.

    Attributes:
        at: when it was held.
        spot: where the member was.
        typed: what stood in fields and nowhere else.
        own: what stood in fields that save themselves.
        others_since: whether somebody else has signed in since, so that the store may hold other texts.
    """

    at: datetime
    spot: Spot
    typed: tuple[HalfTyped, ...] = ()
    own: tuple[HalfTyped, ...] = ()
    others_since: bool = False
