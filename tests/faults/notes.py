"""A table of numbered notes in a real store, to tell what was kept and what was not."""

from __future__ import annotations

from sqlalchemy import text

from barnombud.store.faults import store_faults
from barnombud.store.vault import OpenStore


def make_notes(store: OpenStore) -> None:
    """Make the table."""
    with store_faults(), store.engine.begin() as connection:
        connection.execute(text("CREATE TABLE note (number INTEGER PRIMARY KEY, body TEXT NOT NULL)"))


def body(number: int) -> str:
    """Return what note ``number`` says, about a page long."""
    return f"note {number} " * 400


def add_note(store: OpenStore, number: int) -> None:
    """Commit one note; returning is the acknowledgement."""
    with store_faults(), store.engine.begin() as connection:
        connection.execute(text("INSERT INTO note VALUES (:n, :b)"), {"n": number, "b": body(number)})


def notes(store: OpenStore) -> list[int]:
    """Return the numbers of all notes; each must say what was written."""
    with store_faults(), store.engine.begin() as connection:
        rows = connection.execute(text("SELECT number, body FROM note ORDER BY number")).all()
    assert all(said == body(number) for number, said in rows)
    return [number for number, _ in rows]
