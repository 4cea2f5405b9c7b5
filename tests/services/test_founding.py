"""Founding a team: what lies on disk afterwards, and that nothing does when it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from barnombud.domain.clock import FixedClock
from barnombud.domain.team import TeamRules
from barnombud.errors import InputError, NoPermission, StoreInUse
from barnombud.services import founding
from barnombud.services.founding import found_team
from barnombud.services.machine import Machine
from barnombud.services.team import team_view
from barnombud.settings import known_teams
from barnombud.store.key_derivation import KdfCost
from tests.stores import FAST_CAPS, FAST_COST, PASSPHRASE
from tests.world import TEAM


@pytest.fixture
def machine(tmp_path: Path, fixed_clock: FixedClock) -> Machine:
    """Return a machine with an empty data folder and a quick key derivation."""
    return Machine(data_dir=tmp_path / "data", clock=fixed_clock, cost=FAST_COST, caps=FAST_CAPS)


def test_new_team_lies_among_the_teams_and_its_first_member_is_in(machine: Machine) -> None:
    """One store, listed for unlocking, with everything the four pages gathered."""
    desk = found_team(machine, TEAM, PASSPHRASE)
    try:
        view = team_view(desk)
        assert (desk.member.name, desk.member.role, desk.practice) == ("Rakel Påhitt", "rektor", False)
        assert desk.member.joined_on == desk.today()
        assert view.team.municipality == "Exempelkommun"
        assert view.team.host_agency_id == view.agencies[0].id == desk.member.agency_id
        assert [agency.responsible_body for agency in view.agencies] == [
            "Exempelkommun",
            "Region Exempel",
            "Exempelkommun",
        ]
        assert view.rules == TeamRules()
    finally:
        desk.close()
    (team,) = known_teams(machine.data_dir)
    assert (team.team_name, team.damaged, team.folder.parent.name) == (TEAM.name, False, "teams")
    assert [member.agency for member in team.members] == ["Förskolan Tallbacken"]


def test_two_teams_are_two_stores(machine: Machine) -> None:
    """Several teams on a laptop never share anything."""
    for name in ("Laget A", "Laget B"):
        found_team(machine, TEAM.model_copy(update={"name": name}), PASSPHRASE).close()
    assert [team.team_name for team in known_teams(machine.data_dir)] == ["Laget A", "Laget B"]


def test_host_and_member_may_be_of_any_agency(machine: Machine) -> None:
    """They are chosen among those entered."""
    new = TEAM.model_copy(update={"host": 2, "member_agency": 1})
    desk = found_team(machine, new, PASSPHRASE)
    view = team_view(desk)
    desk.close()
    assert view.team.host_agency_id == view.agencies[2].id
    assert view.members[0].agency_id == view.agencies[1].id


def test_short_passphrase_leaves_nothing_behind(machine: Machine) -> None:
    """It is refused before anything is made."""
    with pytest.raises(InputError):
        found_team(machine, TEAM, "kort")
    assert not machine.data_dir.exists()


def test_folder_that_is_there_is_left_alone(machine: Machine, tmp_path: Path) -> None:
    """No team is ever founded over another."""
    folder = tmp_path / "there"
    folder.mkdir()
    (folder / "note").write_text("ours", encoding="utf-8")
    with pytest.raises(StoreInUse):
        found_team(machine, TEAM, PASSPHRASE, folder)
    assert [path.name for path in folder.iterdir()] == ["note"]


def test_read_only_place_gives_a_plain_answer_and_leaves_nothing(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A half-made team would be offered at unlock and never open."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise NoPermission

    monkeypatch.setattr(founding, "create_store", refuse)
    with pytest.raises(NoPermission):
        found_team(machine, TEAM, PASSPHRASE)
    assert list((machine.data_dir / "teams").iterdir()) == []


@pytest.mark.rule("R34")
def test_cost_of_the_key_is_fitted_to_the_machine(
    tmp_path: Path, fixed_clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a cost from outside it is measured, here by a stand-in for the stop watch."""
    monkeypatch.setattr(founding, "calibrate", lambda: KdfCost(memory_kib=128, iterations=2, lanes=1))
    found_team(Machine(tmp_path, fixed_clock, caps=FAST_CAPS), TEAM, PASSPHRASE).close()
    keyring = next(tmp_path.glob("teams/*/keyring.json")).read_text(encoding="utf-8")
    assert '"memory_kib": 128' in keyring.replace('"memory_kib":128', '"memory_kib": 128')
