"""Where the team's file lies: asked where the system does not tell, kept with name and day (R34)."""

from __future__ import annotations

import platform
from datetime import timedelta

import pytest

from barnombud.domain.changes import Op
from barnombud.services.disk import answer_disk
from barnombud.services.place import answer_place, find_place, place_page, this_folder
from barnombud.store.data_place import Place
from tests.world import World


@pytest.mark.rule("R34")
def test_it_is_asked_only_where_the_system_does_not_tell(world: World) -> None:
    """What it names is settled; this machine's own answer is one of the four."""
    page = place_page(world.desk, Place.LOCAL)
    assert (page.ask, page.settled, page.answer, page.by) == (False, True, None, "")
    page = place_page(world.desk, Place.UNKNOWN)
    assert (page.ask, page.settled) == (True, False)
    assert find_place(world.folder) in set(Place)


@pytest.mark.rule("R34")
def test_an_answer_is_kept_with_who_and_when(world: World) -> None:
    """A no is remembered and settles nothing; the answer about encryption is another one."""
    answer_disk(world.desk, encrypted=True)
    outcome = answer_place(world.desk, own_disk=False)
    assert (outcome.change.op, outcome.change.touched) == (Op.CHANGE_TEAM, frozenset({"place"}))
    page = place_page(world.desk, Place.UNKNOWN)
    assert (page.ask, page.settled, page.by) == (False, False, world.rektor.name)
    answer_place(world.desk, own_disk=True)
    page = place_page(world.desk, Place.UNKNOWN)
    assert (page.ask, page.settled) == (False, True)


@pytest.mark.rule("R34")
def test_after_a_year_on_another_computer_or_in_another_folder_it_is_asked_anew(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder may be moved, or brought to another machine."""
    answer_place(world.desk, own_disk=True)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(platform, "node", lambda: "another-laptop")
        assert place_page(world.desk, Place.UNKNOWN).ask
    assert this_folder(world.folder) != this_folder(world.folder.parent)
    assert not place_page(world.desk, Place.UNKNOWN).ask
    world.clock.set(world.clock.now() + timedelta(days=366))
    assert place_page(world.desk, Place.UNKNOWN).ask
