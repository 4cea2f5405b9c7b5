"""The recipe in docs/keyring-format.md opens a real store without any code of ours."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import text

from barnombud.domain.recovery_share import share_groups
from barnombud.store.backup import make_backup
from barnombud.store.folder import case_keys_path, keyring_path, store_path
from barnombud.store.keyring import add_slot
from barnombud.store.recovery_key import keep_recovery, make_recovery
from barnombud.store.sealing import CaseSeal, new_case_key, seal_case_key, seal_context
from tests.stores import BO, FAST_CAPS, FAST_COST, PASSPHRASE, make_keyring, make_store
from tests.world import World

DOCUMENT = Path(__file__).parents[2] / "docs" / "keyring-format.md"


@pytest.fixture
def recipe() -> dict[str, Any]:
    """Run the recipe's text and return what it defines."""
    (block,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    defined: dict[str, Any] = {}
    exec(block, defined)  # noqa: S102  # the page itself is what is being tested
    return defined


@pytest.mark.rule("R34")
def test_somebody_else_can_open_the_store(tmp_path: Path, recipe: dict[str, Any]) -> None:
    """From a passphrase and the files to the words that were sealed, with either generation of the key."""
    keys = {1: new_case_key(), 2: new_case_key()}
    sealed = {
        number: CaseSeal(key, number).seal(b"kantarell", seal_context("child", "c1", "name"))
        for number, key in keys.items()
    }
    with make_store(tmp_path) as store:
        theirs = add_slot(tmp_path, store.keys, BO, "en annan mening", FAST_COST, caps=FAST_CAPS)
        with store.engine.begin() as connection:
            connection.execute(text("CREATE TABLE child (name BLOB, key BLOB)"))
            for number, key in keys.items():
                for_them = seal_case_key(key, theirs, "case-1", number)
                connection.execute(
                    text("INSERT INTO child VALUES (:n, :k)"), {"n": sealed[number], "k": for_them}
                )

    keyring = json.loads(keyring_path(tmp_path).read_text(encoding="utf-8"))
    private, store_key = recipe["open_keyring"](keyring, BO.member_id, "en annan mening")
    plain = sqlcipher.connect(str(store_path(tmp_path)))
    plain.execute(f"PRAGMA key = \"x'{store_key.hex()}'\"")
    rows = plain.execute("SELECT name, key FROM child ORDER BY rowid").fetchall()
    plain.close()
    assert [recipe["generation_of"](name) for name, _ in rows] == [1, 2]
    for name, key in rows:
        opened = recipe["open_case_key"](private, key, "case-1", recipe["generation_of"](name))
        assert recipe["open_text"](opened, name, "child", "c1", "name") == b"kantarell"


@pytest.mark.rule("R34")
def test_two_shares_on_paper_open_the_store_by_the_recipe(tmp_path: Path, recipe: dict[str, Any]) -> None:
    """From what stands on two sheets and the files to a case key."""
    case_key = new_case_key()
    keys = make_keyring(tmp_path)
    fresh = make_recovery(keys.store_id)
    keep_recovery(tmp_path, keys, fresh, ("Rektor", "Chef", "Arkivarie"), datetime(2026, 11, 27, tzinfo=UTC))
    public = X25519PublicKey.from_public_bytes(fresh.public_key)
    sealed = seal_case_key(case_key, public, "case-1", 2)
    keyring = json.loads(keyring_path(tmp_path).read_text(encoding="utf-8"))
    one, other = (recipe["read_share"](share_groups(share), keys.store_id) for share in fresh.shares[1:])
    private, store_key = recipe["open_recovery"](keyring, one, other)
    assert store_key == keys.store_key
    assert recipe["open_case_key"](private, sealed, "case-1", 2) == case_key


def test_what_0_1_0_sealed_opens_by_the_recipe(recipe: dict[str, Any]) -> None:
    """Version byte 1: no generation, which means the first."""
    key, nonce = new_case_key(), bytes(12)
    old = b"\x01" + nonce + AESGCM(key).encrypt(nonce, b"kantarell", b"barnombud/text/1/child/c1/name")
    assert recipe["generation_of"](old) == 1
    assert recipe["open_text"](key, old, "child", "c1", "name") == b"kantarell"
    assert CaseSeal(key).open(old, seal_context("child", "c1", "name")) == b"kantarell"


@pytest.mark.rule("R34")
def test_case_keys_beside_the_store_open_by_the_recipe(world: World, recipe: dict[str, Any]) -> None:
    """From a passphrase and three files to a child's name: the backup itself holds no key."""
    case = world.consented_case()
    made = make_backup(world.folder, world.desk.store.keys, world.clock.now())
    keyring = json.loads(keyring_path(made.path.parent).read_text(encoding="utf-8"))
    private, store_key = recipe["open_keyring"](keyring, world.nurse.id, PASSPHRASE)
    document = json.loads(case_keys_path(made.path.parent).read_text(encoding="utf-8"))
    columns, *rows = recipe["open_case_keys"](document, store_key)["case_key"]
    assert columns == ["case_id", "generation", "member_id", "sealed"]
    (mine,) = [row[3] for row in rows if row[:3] == [case.id, 1, world.nurse.id]]
    plain = sqlcipher.connect(str(made.path))
    plain.execute(f"PRAGMA key = \"x'{store_key.hex()}'\"")
    assert plain.execute("SELECT count(*) FROM case_key").fetchone() == (0,)
    (identity,) = plain.execute("SELECT identity FROM case_file").fetchone()
    plain.close()
    opened = recipe["open_case_key"](private, mine, case.id, 1)
    assert b'"Alva"' in recipe["open_text"](opened, identity, "case_file", case.id, "identity")
