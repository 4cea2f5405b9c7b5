"""Every table, so that the metadata is whole. Whoever adds a file of rows adds its import here, in order of the alphabet."""

from __future__ import annotations

from barnombud.models.base import Base

METADATA = Base.metadata
