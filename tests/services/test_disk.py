"""Whether the disk is encrypted: asked where nobody knows, kept with name and day, never in the way (R38)."""

from __future__ import annotations

import platform
from datetime import timedelta

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.media import DiskState
from barnombud.services.disk import answer_disk, disk_page, find_disk_state
from tests.world import World


@pytest.mark.rule("R38")
@pytest.mark.parametrize(
    ("found", "ask", "settled"),
    [
        (DiskState.ENCRYPTED, False, True),
        (DiskState.NOT_ENCRYPTED, True, False),
        (DiskState.UNKNOWN, True, False),
    ],
)
def test_it_is_asked_unless_the_system_says_encrypted(
    world: World, found: DiskState, ask: bool, settled: bool
) -> None:
    """A disk that looks plain may encrypt by itself, so that is asked too."""
    page = disk_page(world.desk, found)
    assert (page.ask, page.settled, page.answer, page.by) == (ask, settled, None, "")


@pytest.mark.rule("R38")
def test_an_answer_is_kept_with_who_and_when(world: World) -> None:
    """A yes settles it, a no does not, and neither is asked anew."""
    outcome = answer_disk(world.desk, encrypted=False)
    assert (outcome.change.op, outcome.change.touched) == (Op.CHANGE_TEAM, frozenset({"disk"}))
    page = disk_page(world.desk, DiskState.UNKNOWN)
    assert (page.ask, page.settled, page.by) == (False, False, world.rektor.name)
    answer_disk(world.desk, encrypted=True)
    page = disk_page(world.desk, DiskState.UNKNOWN)
    assert (page.ask, page.settled) == (False, True)
    assert page.answer is not None
    assert (page.answer.by, page.answer.on) == (world.rektor.id, world.desk.today())


@pytest.mark.rule("R38")
def test_after_a_year_or_on_another_computer_it_is_asked_anew(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store may be brought to a new machine; an old one may be set up anew."""
    answer_disk(world.desk, encrypted=True)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(platform, "node", lambda: "another-laptop")
        assert disk_page(world.desk, DiskState.UNKNOWN).ask
    assert not disk_page(world.desk, DiskState.UNKNOWN).ask
    world.clock.set(world.clock.now() + timedelta(days=366))
    assert disk_page(world.desk, DiskState.UNKNOWN).ask


def test_this_machine_is_asked(world: World) -> None:
    """Whatever it says is one of the three."""
    assert find_disk_state(world.folder) in set(DiskState)
