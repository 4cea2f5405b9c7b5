"""Rows of the phrases in families' languages that a team has corrected or approved itself (R43)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from barnombud.models.base import Base, UtcInstant, refuse


class PhraseVersionRow(Base):
    """One version of a language's phrases; `content` is JSON. A correction is a new version."""

    __tablename__ = "phrase_version"

    language: Mapped[str] = mapped_column(String(20), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(UtcInstant)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))


refuse(PhraseVersionRow, "UPDATE", "phrase_version_no_update")
