"""What every table shares: base class, names of constraints, and how instants and dates lie on disk."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import DDL, BigInteger, Dialect, MetaData, String, event
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class UtcInstant(TypeDecorator[datetime]):
    """An instant, stored as whole microseconds since 1970 in UTC; goes in and comes out timezone-aware."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Return the microseconds; a naive datetime is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("An instant needs a timezone")
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Return the aware UTC datetime."""
        return None if value is None else _EPOCH + timedelta(microseconds=int(value))


class LocalDate(TypeDecorator[date]):
    """A date in Swedish time, stored as ``YYYY-MM-DD`` so that it sorts."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Return the date's text; a datetime is a bug, as its date depends on where one is."""
        if value is None:
            return None
        if isinstance(value, datetime):
            raise TypeError("A date was expected, not an instant")
        return value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Return the date."""
        return None if value is None else date.fromisoformat(value)


class Base(DeclarativeBase):
    """The base of every table row; ``datetime`` columns are instants, ``date`` columns Swedish dates."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy reads this attribute once, at class creation
        datetime: UtcInstant,
        date: LocalDate,
    }


WHILE_CASE_STANDS = "EXISTS (SELECT 1 FROM case_file WHERE id = OLD.case_id)"
"""For `refuse`: a row goes only together with its whole case (erasure), never alone."""

NOT_DISPOSED_OF = "NOT EXISTS (SELECT 1 FROM disposal WHERE record_id = OLD.id)"
"""For `refuse`: a row may also go alone when its lawful disposal stands in the store (R9, R32)."""


def refuse(row: type[Base], verb: str, name: str, when: str = "") -> None:
    """Give the table of ``row`` a trigger ``name`` that refuses ``verb``, such as ``UPDATE`` or ``DELETE``.

    ``when`` is an SQL condition; without it every row is meant. What is append-only or frozen by rule (R7,
    R30, R36) is so in the store itself, not only in our code.
    """
    table = row.__tablename__
    only = f"WHEN {when} " if when else ""
    statement = (
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} {only}BEGIN SELECT RAISE(ABORT, '{name}'); END"
    )
    event.listen(row.__table__, "after_create", DDL(statement))  # type: ignore[no-untyped-call]  # untyped in SQLAlchemy
