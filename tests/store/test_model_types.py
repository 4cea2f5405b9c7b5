"""How instants and dates lie on disk."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, literal, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError

from barnombud.models.base import LocalDate, UtcInstant

DIALECT = sqlite.dialect()


@given(st.datetimes(timezones=st.timezones()))
def test_instants_come_back_in_utc(at: datetime) -> None:
    """The same instant to the microsecond, whatever the zone it was given in."""
    stored = UtcInstant().process_bind_param(at, DIALECT)
    back = UtcInstant().process_result_value(stored, DIALECT)
    assert back == at.astimezone(UTC)
    assert back is not None
    assert back.tzinfo is UTC


@given(st.dates())
def test_dates_come_back(day: date) -> None:
    """Also far away ones."""
    stored = LocalDate().process_bind_param(day, DIALECT)
    assert LocalDate().process_result_value(stored, DIALECT) == day


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_stored_instants_sort_as_instants(one: datetime, other: datetime) -> None:
    """So the database can order and compare them."""
    first, second = (UtcInstant().process_bind_param(at, DIALECT) for at in (one, other))
    assert first is not None
    assert second is not None
    assert (first < second) == (one < other)


@pytest.mark.parametrize(
    ("kind", "value"),
    [(UtcInstant(), datetime(2026, 1, 1)), (LocalDate(), datetime(2026, 1, 1, tzinfo=UTC))],  # noqa: DTZ001  # what is refused
)
def test_wrong_kind_of_time_is_a_bug(kind: Any, value: datetime) -> None:
    """A naive instant, and an instant where a date belongs."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection, pytest.raises(StatementError):
        connection.execute(select(literal(value, kind)))
    engine.dispose()


def test_nothing_stays_nothing() -> None:
    """Empty in, empty out."""
    for kind in (UtcInstant(), LocalDate()):
        assert kind.process_bind_param(None, DIALECT) is None
        assert kind.process_result_value(None, DIALECT) is None
