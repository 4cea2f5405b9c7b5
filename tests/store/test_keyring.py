"""The keyring: slots, proofs, and telling a wrong passphrase from a damaged file."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from barnombud.errors import (
    InputError,
    KeyringDamaged,
    NotFound,
    RuleViolation,
    StoreMissing,
    StoreTooNew,
    WrongPassphrase,
)
from barnombud.store.folder import keyring_path
from barnombud.store.key_derivation import PRODUCTION_CAPS, KdfCaps, KdfCost
from barnombud.store.keyring import (
    Keyring,
    NewSlot,
    UnlockedKeys,
    add_slot,
    change_passphrase,
    create_keyring,
    prove_keyring,
    remove_slot,
    rename_team,
    unlock,
    update_slot_names,
)
from barnombud.store.keyring_file import decode, encode, read_keyring_file, write_keyring_file
from tests.stores import ALVA, BO, FAST_CAPS, FAST_COST, PASSPHRASE, make_keyring

OTHER = "en helt annan mening"


def _unlock(folder: Path, member_id: str = ALVA.member_id, passphrase: str = PASSPHRASE) -> UnlockedKeys:
    return unlock(folder, member_id, passphrase, caps=FAST_CAPS)


def _create(folder: Path, passphrase: str, caps: KdfCaps = PRODUCTION_CAPS) -> UnlockedKeys:
    return create_keyring(
        folder,
        store_id="s",
        team_name="",
        practice=False,
        first=ALVA,
        passphrase=passphrase,
        cost=FAST_COST,
        caps=caps,
    )


def _rewrite(folder: Path, **changes: Any) -> None:
    """Change the file and mend its checksum, as somebody with bad intent would."""
    write_keyring_file(folder, read_keyring_file(folder).model_copy(update=changes))


@pytest.mark.rule("R34")
def test_the_right_passphrase_gives_the_same_keys(tmp_path: Path) -> None:
    """What was made at first start comes back at unlock."""
    made = make_keyring(tmp_path)
    opened = _unlock(tmp_path)
    assert opened.store_key == made.store_key
    assert len(opened.store_key) == 32
    assert opened.private_key.private_bytes_raw() == made.private_key.private_bytes_raw()
    assert (opened.store_id, opened.member_id) == ("5" * 32, ALVA.member_id)


def test_readable_part_shows_names_and_no_secret(tmp_path: Path) -> None:
    """The unlock window reads team and members without a passphrase, and nothing secret is in the file."""
    keys = make_keyring(tmp_path, practice=True)
    keyring = Keyring.read(tmp_path)
    assert (keyring.store_id, keyring.team_name, keyring.practice) == (
        "5" * 32,
        "Laget i Exempelkommun",
        True,
    )
    (slot,) = keyring.slots
    assert (slot.name, slot.role, slot.agency, slot.cost) == (ALVA.name, ALVA.role, ALVA.agency, FAST_COST)
    raw = keyring_path(tmp_path).read_bytes()
    assert keys.store_key not in raw
    assert keys.store_key.hex().encode() not in raw
    assert PASSPHRASE.encode() not in raw


def test_keys_hide_themselves(tmp_path: Path) -> None:
    """A trace or a log that shows the object shows no key."""
    keys = make_keyring(tmp_path)
    shown = f"{keys!r} {keys}"
    assert keys.store_key.hex() not in shown
    assert repr(keys.store_key) not in shown
    assert "***" in shown


def test_wrong_passphrase_is_said_so(tmp_path: Path) -> None:
    """A sound file and a wrong passphrase give exactly that answer."""
    make_keyring(tmp_path)
    with pytest.raises(WrongPassphrase):
        _unlock(tmp_path, passphrase=PASSPHRASE + " ")


def test_passphrase_typed_on_another_keyboard_opens(tmp_path: Path) -> None:
    """å as one sign or as a and ring is the same passphrase."""
    make_keyring(tmp_path)
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    assert decomposed != PASSPHRASE
    assert _unlock(tmp_path, passphrase=decomposed).member_id == ALVA.member_id


def test_odd_passphrases_work(tmp_path: Path) -> None:
    """Nothing a keyboard can send is an error of the program's."""
    for number, passphrase in enumerate(("\ud800", "\x00", "😀" * 500, " ")):
        folder = tmp_path / str(number)
        folder.mkdir()
        _create(folder, passphrase, caps=FAST_CAPS)
        assert _unlock(folder, passphrase=passphrase).store_id == "s"


def test_empty_passphrase_is_refused(tmp_path: Path) -> None:
    """There is no such thing as no passphrase."""
    with pytest.raises(InputError) as caught:
        _create(tmp_path, "", caps=FAST_CAPS)
    assert (caught.value.field, caught.value.reason) == ("passphrase", "empty")
    assert not keyring_path(tmp_path).exists()


def test_every_flipped_byte_is_found_before_any_derivation(tmp_path: Path) -> None:
    """Damage anywhere in the file is damage, never a wrong passphrase and never another name."""
    make_keyring(tmp_path)
    whole = keyring_path(tmp_path).read_bytes()
    for offset in range(len(whole)):
        for flip in (0x01, 0x20, 0x80):
            with pytest.raises(KeyringDamaged):
                decode(whole[:offset] + bytes([whole[offset] ^ flip]) + whole[offset + 1 :])


def test_cut_and_strange_files_are_damaged(tmp_path: Path) -> None:
    """Cut short, empty, other JSON, too deep or too long: one plain answer."""
    make_keyring(tmp_path)
    whole = keyring_path(tmp_path).read_bytes()
    strange = [whole[:cut] for cut in range(0, len(whole), 7)]
    strange += [
        b"[]",
        b"null",
        b"[" * 100_000,
        b"9" * 10_000,
        b'{"checksum": 1}',
        whole + b"\n",
        b" " * 2_000_000,
    ]
    strange += [whole.replace(b'"version": 2', b'"version": 2e0'), json.dumps(json.loads(whole)).encode()]
    for raw in strange:
        keyring_path(tmp_path).write_bytes(raw)
        with pytest.raises(KeyringDamaged):
            Keyring.read(tmp_path)


def test_sound_checksum_over_unknown_content_is_damaged(tmp_path: Path) -> None:
    """A field that this version does not know is not read past."""
    make_keyring(tmp_path)
    record = read_keyring_file(tmp_path)
    with pytest.raises(KeyringDamaged):
        decode(encode(record.model_copy(update={"store_id": ""})))


def test_newer_form_is_said_so(tmp_path: Path) -> None:
    """A whole file of a later version is not damage."""
    make_keyring(tmp_path)
    _rewrite(tmp_path, version=3)
    with pytest.raises(StoreTooNew):
        _unlock(tmp_path)


def test_missing_keyring(tmp_path: Path) -> None:
    """No file is not a damaged file."""
    with pytest.raises(StoreMissing):
        Keyring.read(tmp_path)


def test_forged_file_is_found_after_unlock(tmp_path: Path) -> None:
    """Somebody who changes a name or the team and mends the checksum is found out by the store key's MAC."""
    keys = make_keyring(tmp_path)
    _rewrite(tmp_path, team_name="Ett annat lag")
    assert Keyring.read(tmp_path).team_name == "Ett annat lag"
    with pytest.raises(KeyringDamaged):
        _unlock(tmp_path)
    with pytest.raises(KeyringDamaged):
        prove_keyring(tmp_path, keys)
    with pytest.raises(KeyringDamaged):
        remove_slot(tmp_path, keys, ALVA.member_id)


def test_swapped_parts_of_a_slot_are_found(tmp_path: Path) -> None:
    """A public key or a sealed store key that is not this slot's own is found out."""
    keys = make_keyring(tmp_path)
    add_slot(tmp_path, keys, BO, OTHER, FAST_COST, caps=FAST_CAPS)
    record = read_keyring_file(tmp_path)
    mine, theirs = record.slots
    for swapped in ({"public_key": theirs.public_key}, {"sealed_store_key": theirs.sealed_store_key}):
        write_keyring_file(
            tmp_path, record.model_copy(update={"slots": (mine.model_copy(update=swapped), theirs)})
        )
        with pytest.raises(KeyringDamaged):
            _unlock(tmp_path)


def test_cost_outside_the_caps_is_never_tried(tmp_path: Path) -> None:
    """A file that asks for a terabyte, or for next to nothing, is refused before memory is taken."""
    make_keyring(tmp_path)
    (slot,) = read_keyring_file(tmp_path).slots
    for change in (
        {"memory_kib": 2**30},
        {"memory_kib": 8},
        {"iterations": 2**40},
        {"lanes": 255},
        {"iterations": 0},
    ):
        kdf = slot.kdf.model_copy(update=change)
        _rewrite(tmp_path, slots=(slot.model_copy(update={"kdf": kdf}),))
        with pytest.raises(KeyringDamaged):
            _unlock(tmp_path)
    with pytest.raises(KeyringDamaged):
        unlock(tmp_path, ALVA.member_id, PASSPHRASE)


def test_cost_that_could_not_be_opened_is_never_written(tmp_path: Path) -> None:
    """A fast test cost cannot slip into a real keyring."""
    with pytest.raises(ValueError, match="caps"):
        _create(tmp_path, PASSPHRASE)
    assert not KdfCaps(least_memory_kib=8).allow(KdfCost(memory_kib=8, iterations=1, lanes=2))


@pytest.mark.rule("R35")
def test_members_come_and_go(tmp_path: Path) -> None:
    """Each has an own passphrase to the same store key; who is removed no longer gets in."""
    keys = make_keyring(tmp_path)
    public = add_slot(tmp_path, keys, BO, OTHER, FAST_COST, caps=FAST_CAPS)
    theirs = _unlock(tmp_path, BO.member_id, OTHER)
    assert theirs.store_key == keys.store_key
    assert theirs.private_key.private_bytes_raw() != keys.private_key.private_bytes_raw()
    assert Keyring.read(tmp_path).public_key(BO.member_id) == public
    with pytest.raises(WrongPassphrase):
        _unlock(tmp_path, BO.member_id, PASSPHRASE)
    with pytest.raises(RuleViolation) as twice:
        add_slot(tmp_path, keys, BO, OTHER, FAST_COST, caps=FAST_CAPS)
    assert twice.value.blockers == ("member_has_slot",)
    remove_slot(tmp_path, theirs, ALVA.member_id)
    with pytest.raises(NotFound):
        _unlock(tmp_path)
    with pytest.raises(NotFound):
        Keyring.read(tmp_path).public_key(ALVA.member_id)
    with pytest.raises(RuleViolation) as last:
        remove_slot(tmp_path, theirs, BO.member_id)
    assert last.value.blockers == ("last_member",)


def test_names_change_and_the_passphrase_stays(tmp_path: Path) -> None:
    """A new surname, role or team name needs no passphrase."""
    keys = make_keyring(tmp_path)
    add_slot(tmp_path, keys, BO, OTHER, FAST_COST, caps=FAST_CAPS)
    update_slot_names(tmp_path, keys, NewSlot(BO.member_id, "Bo Hittepå", "samordnare", "BVC Exempelby"))
    rename_team(tmp_path, keys, "Laget i Exempelby")
    keyring = Keyring.read(tmp_path)
    assert [slot.name for slot in keyring.slots] == ["Alva Påhitt", "Bo Hittepå"]
    assert keyring.team_name == "Laget i Exempelby"
    assert _unlock(tmp_path, BO.member_id, OTHER).store_key == keys.store_key


def test_changed_passphrase(tmp_path: Path) -> None:
    """The old one stops working; the keys stay the same."""
    keys = make_keyring(tmp_path)
    with pytest.raises(WrongPassphrase):
        change_passphrase(tmp_path, keys, current=OTHER, new=OTHER, cost=FAST_COST, caps=FAST_CAPS)
    change_passphrase(tmp_path, keys, current=PASSPHRASE, new=OTHER, cost=FAST_COST, caps=FAST_CAPS)
    with pytest.raises(WrongPassphrase):
        _unlock(tmp_path)
    again = _unlock(tmp_path, passphrase=OTHER)
    assert again.store_key == keys.store_key
    assert again.private_key.private_bytes_raw() == keys.private_key.private_bytes_raw()


def test_replacing_leaves_only_the_keyring(tmp_path: Path) -> None:
    """No half-written helper file stays behind, and nobody else on the machine may read the file."""
    keys = make_keyring(tmp_path)
    rename_team(tmp_path, keys, "Nytt namn")
    assert [path.name for path in tmp_path.iterdir()] == ["keyring.json"]
    assert keyring_path(tmp_path).stat().st_mode & 0o077 == 0
