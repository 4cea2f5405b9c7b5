"""SQL past all of our code, as somebody with the store's key could run it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event, text

from barnombud.services.desk import Desk
from tests.world import World


def run_sql(world: World, statement: str) -> None:
    """Run one statement."""
    with world.desk.store.engine.begin() as connection:
        connection.execute(text(statement))


@contextmanager
def statements(desk: Desk) -> Iterator[list[str]]:
    """Collect the SQL that our code runs in the block."""
    found: list[str] = []

    def note(_c: object, _k: object, statement: str, *_rest: object) -> None:
        found.append(statement)

    event.listen(desk.store.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(desk.store.engine, "before_cursor_execute", note)
