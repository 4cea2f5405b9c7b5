"""Frozen minutes and yearly numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barnombud.domain.minutes import HandedOver, Snapshot, read_through_overdue, yearly_title


@pytest.mark.rule("R30")
@given(st.text(), st.text())
def test_a_snapshot_shows_any_change(content: str, other: str) -> None:
    """Whole as frozen; other content under the same hash is not whole."""
    frozen = Snapshot.of(content)
    assert frozen.is_whole
    assert frozen.model_copy(update={"content": other}).is_whole is (content == other)


@pytest.mark.rule("R29")
def test_numbers_start_again_each_year() -> None:
    """Number and year as they are printed."""
    assert yearly_title(7, 2026) == "7/2026"


def test_reading_through_is_overdue_the_day_after_the_last() -> None:
    """Seven days are seven days."""
    assert not read_through_overdue(date(2026, 3, 3), date(2026, 3, 10), 7)
    assert read_through_overdue(date(2026, 3, 3), date(2026, 3, 11), 7)


@pytest.mark.rule("R31")
def test_the_register_of_papers_holds_no_name() -> None:
    """Whom a paper went to is an agency, a guardian's number, or a function, never a name of a family."""
    fields = set(HandedOver.model_fields)
    assert {"recipient_agency", "recipient_ordinal", "way", "at", "by"} <= fields
    assert not {"name", "recipient_name", "child", "guardian_id"} & fields
