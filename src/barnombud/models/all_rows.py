"""Every table, so that the metadata is whole; a new file of rows adds its import, in alphabetical order."""

from __future__ import annotations

from barnombud.models import (
    audit,
    backups,
    cases,
    consultations,
    disposal,
    drafts,
    meetings,
    minutes,
    phrases,
    settings,
    support,
    team,
    wellbeing,
)
from barnombud.models.base import Base

TABLE_FILES = (
    audit,
    backups,
    cases,
    consultations,
    disposal,
    drafts,
    meetings,
    minutes,
    phrases,
    settings,
    support,
    team,
    wellbeing,
)

METADATA = Base.metadata
