"""What stands on an office holder's sheet: a share of the recovery key and how to keep it. About no child."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from barnombud.domain.value import Value


class RecoverySheet(Value):
    """One of three sheets; printed from memory, never kept.

    Attributes:
        keeper: whose share it is, as a role.
        others: who keeps the other two.
        groups: the share's ten groups.
        older_form: whether the archive asks for PDF/A-1 (R27).
    """

    team: str = Field(min_length=1, max_length=120)
    number: int = Field(ge=1, le=3)
    keeper: str = Field(min_length=1, max_length=80)
    others: tuple[str, ...]
    made_on: date
    groups: tuple[str, ...] = Field(repr=False)
    practice: bool = False
    older_form: bool = False
