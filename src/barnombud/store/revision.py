"""The revision of the store's form that this version writes; apart, so that Alembic is loaded when needed."""

from __future__ import annotations

HEAD_REVISION = "0001"
VERSION_TABLE = "alembic_version"
