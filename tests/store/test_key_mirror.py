"""The file of newest case keys: in step with the store, whole or refused, and mended."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from barnombud.domain.changes import Op
from barnombud.errors import StoreDamaged
from barnombud.services.consents import withdraw_consent
from barnombud.services.erasing import erase_case
from barnombud.store.engine import driver_connection
from barnombud.store.folder import backups_path, case_keys_path
from barnombud.store.key_mirror import (
    KeyMirror,
    decode_mirror,
    encode_mirror,
    newest_mirror,
    put_mirror,
    read_mirror,
)
from barnombud.store.key_mirror_rows import mirrored_rows
from tests.stores import make_keyring
from tests.world import World


def _file(world: World, where: Path | None = None) -> KeyMirror:
    found = read_mirror(where or world.folder, world.desk.store.keys)
    assert found is not None
    return found


def _holders(mirror: KeyMirror) -> set[str]:
    columns, *rows = mirror.tables["case_key"]
    return {row[columns.index("member_id")] for row in rows}


def _says(world: World) -> dict[str, list[list[object]]]:
    with driver_connection(world.desk.store.engine) as connection:
        return mirrored_rows(connection)


def test_file_follows_every_answer_and_withdrawal(world: World) -> None:
    """Beside the store and among its backups, at once; what a withdrawal takes is gone from both."""
    case = world.consented_case()
    assert _holders(_file(world)) == {member.id for member in world.members}
    with world.desk.unit_of_work() as uow:
        (guardian,) = uow.guardians.for_case(case.id)
    withdraw_consent(world.desk, case.id, guardian.id)
    for where in (world.folder, backups_path(world.folder)):
        mirror = _file(world, where)
        assert _holders(mirror) == {world.rektor.id, world.teacher.id}
        assert len(mirror.tables["consent_event"]) == 1 + 2
        assert mirror.tables == _says(world)
    raw = case_keys_path(world.folder).read_bytes()
    assert world.nurse.id.encode() not in raw
    assert case.id.encode() not in raw


@pytest.mark.rule("R32")
def test_an_erased_case_stands_in_the_file_by_its_id_alone(world: World) -> None:
    """No key is left, and older copies are told to forget it."""
    case = world.consented_case()
    erase_case(world.desk, case.id, case.number)
    mirror = _file(world, backups_path(world.folder))
    assert mirror.tables["case_key"] == [["case_id", "generation", "member_id", "sealed"]]
    assert mirror.tables["erased_case"] == [["case_id"], [case.id]]


def test_what_changes_no_key_writes_no_file(world: World) -> None:
    """Typing and planning cost nothing more."""
    world.consented_case()
    before = case_keys_path(world.folder).read_bytes()
    with world.desk.unit_of_work() as uow:
        uow.commit(Op.CHANGE_TEAM)
    with world.desk.unit_of_work() as uow:
        uow.cases.list()
    assert case_keys_path(world.folder).read_bytes() == before


def test_a_file_that_could_not_be_written_is_written_at_the_next_chance(world: World) -> None:
    """Nobody is kept from recording an answer because a second file cannot be written."""
    where = case_keys_path(world.folder)
    where.unlink()
    where.mkdir()
    (where / "something").touch()
    world.consented_case()
    mirror = world.desk.store.mirror
    assert mirror.behind
    (where / "something").unlink()
    where.rmdir()
    with world.desk.unit_of_work() as uow:
        uow.commit(Op.CHANGE_TEAM)
    assert world.desk.store.mirror.behind is False
    assert _file(world).tables == _says(world)


@pytest.mark.parametrize("trouble", ["missing", "damaged", "older", "apart"])
def test_file_is_mended(world: World, trouble: str) -> None:
    """Whatever has happened to one of the two, both are what the store says afterwards, newer than before."""
    world.consented_case()
    here, there = case_keys_path(world.folder), case_keys_path(backups_path(world.folder))
    assert not world.desk.store.mend_case_keys()
    sequence = _file(world).sequence
    if trouble == "missing":
        there.unlink()
    elif trouble == "damaged":
        here.write_bytes(here.read_bytes().replace(b'"sealed": "', b'"sealed": "A'))
    elif trouble == "older":
        older = here.read_bytes()
        world.consented_case("Kajan", "Bo")
        sequence += 4
        here.write_bytes(older)
        there.write_bytes(older)
    else:
        put_mirror(world.folder, encode_mirror(KeyMirror(sequence + 7, _says(world)), world.desk.store.keys))
        sequence += 7
    world.sign_in(world.rektor)
    assert world.desk.store.mend_case_keys()
    for where in (world.folder, backups_path(world.folder)):
        assert _file(world, where).tables == _says(world)
    if trouble != "older":
        assert _file(world).sequence > sequence - 1
    assert not world.desk.store.mend_case_keys()


def test_newest_of_several_places(tmp_path: Path) -> None:
    """By the number inside, not by the file's time; unusable ones are passed over."""
    keys = make_keyring(tmp_path / "team")
    places = [tmp_path / name for name in ("one", "two", "three", "none")]
    for place, sequence in zip(places, (2, 9, 4), strict=False):
        place.mkdir()
        put_mirror(place, encode_mirror(KeyMirror(sequence, {}), keys))
    assert newest_mirror(places, keys) == KeyMirror(9, {})
    case_keys_path(places[1]).write_bytes(b"{}")
    assert newest_mirror(places, keys) == KeyMirror(4, {})
    assert newest_mirror([tmp_path], keys) is None


def test_every_changed_byte_is_found(tmp_path: Path) -> None:
    """One flipped bit anywhere, a file cut short anywhere, another store's file, another key."""
    keys = make_keyring(tmp_path)
    raw = encode_mirror(KeyMirror(3, {"case_key": [["sealed"], ["AAAA"]]}), keys)
    assert decode_mirror(raw, keys).tables == {"case_key": [["sealed"], ["AAAA"]]}
    for at in range(len(raw)):
        flipped = bytearray(raw)
        flipped[at] ^= 1 << (at % 8)
        for changed in (bytes(flipped), raw[:at]):
            with pytest.raises(StoreDamaged):
                decode_mirror(changed, keys)
    for others in (replace(keys, store_key=bytes(32)), replace(keys, store_id="6" * 32)):
        with pytest.raises(StoreDamaged):
            decode_mirror(raw, others)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"7",
        b"[" * 100_000,
        b'{"sealed": 1}',
        b"\xff",
        json.dumps({"sealed": "", "checksum": "", "sequence": 1}).encode(),
    ],
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, raw: bytes) -> None:
    """Whatever lies there, it is damage and nothing worse."""
    with pytest.raises(StoreDamaged):
        decode_mirror(raw, make_keyring(tmp_path))
