"""The file of newest case keys: in step with the store, whole or refused, and mended."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

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
from barnombud.store.key_mirror_packing import Table, unpack, unpack_first_form
from barnombud.store.key_mirror_rows import mirrored_rows
from barnombud.store.keyring import UnlockedKeys
from barnombud.store.keyring_file import canonical
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
    tables: dict[str, Table] = {"case_key": [["case_id", "sealed"], ["Å", b"\n\x00A"], [None, b""]]}
    raw = encode_mirror(KeyMirror(3, tables), keys)
    assert decode_mirror(raw, keys).tables == tables
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


def _in_first_form(sequence: int, tables: dict[str, Table], keys: UnlockedKeys) -> bytes:
    """Return the file as version 1 was written."""
    header = {
        "format": "barnombud-case-keys",
        "version": 1,
        "store_id": keys.store_id,
        "sequence": sequence,
    }
    key = HKDF(SHA256(), 32, salt=None, info=b"barnombud/case-keys/1").derive(keys.store_key)
    as_text = {
        name: [
            [base64.b64encode(cell).decode() if isinstance(cell, bytes) else cell for cell in row]
            for row in rows
        ]
        for name, rows in tables.items()
    }
    sealed = bytes(12) + AESGCM(key).encrypt(bytes(12), json.dumps(as_text).encode(), canonical(header))
    document = {**header, "sealed": base64.urlsafe_b64encode(sealed).decode()}
    return canonical({**document, "checksum": hashlib.sha256(canonical(document)).hexdigest()})


def test_the_first_form_is_read_and_written_anew(world: World) -> None:
    """The same rows, and the number goes on from there."""
    world.consented_case()
    keys, says = world.desk.store.keys, _says(world)
    for where in (world.folder, backups_path(world.folder)):
        put_mirror(where, _in_first_form(70, says, keys))
        assert _file(world, where) == KeyMirror(70, says)
    world.sign_in(world.rektor)
    world.consented_case("Kajan", "Bo")
    newest = json.loads(case_keys_path(world.folder).read_bytes())
    assert newest["version"] == 2
    assert newest["sequence"] > 70
    assert len(_file(world).tables["case_key"]) > len(says["case_key"])


def test_a_column_of_the_first_form_that_this_version_lacks_is_left_as_it_is() -> None:
    """Only what is bytes here is made bytes; a table nobody knows is damage."""
    tables = {"case_key": [["sealed", "colour"], ["AAAA", "AAAA"]]}
    opened = unpack_first_form(json.dumps(tables).encode())
    assert opened == {"case_key": [["sealed", "colour"], [b"\x00\x00\x00", "AAAA"]]}
    with pytest.raises(KeyError):
        unpack_first_form(b'{"cases": [["sealed"]]}')


@pytest.mark.parametrize("packed", [b"", b"{}", b'{"a": [[[3]]]}\nab', b'{"a": [[[1]]]}\nab'])
def test_rows_that_say_another_length_are_refused(packed: bytes) -> None:
    """Written with the right key by another program: not one byte may be lacking or left over."""
    with pytest.raises(ValueError, match=r"subsection|rows|substring"):
        unpack(packed)
