"""The base of every frozen domain value."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """An immutable, strictly validated value; equal when all its fields are equal."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
