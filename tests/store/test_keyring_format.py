"""The recipe in docs/keyring-format.md opens a real store without any code of ours."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import text

from barnombud.store.folder import keyring_path, store_path
from barnombud.store.keyring import add_slot
from barnombud.store.sealing import CaseSeal, new_case_key, seal_case_key, seal_context
from tests.stores import BO, FAST_CAPS, FAST_COST, make_store

DOCUMENT = Path(__file__).parents[2] / "docs" / "keyring-format.md"


@pytest.fixture
def recipe() -> dict[str, Any]:
    """Run the recipe's text and return what it defines."""
    (block,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    defined: dict[str, Any] = {}
    exec(block, defined)  # noqa: S102  # the page itself is what is being tested
    return defined


def test_somebody_else_can_open_the_store(tmp_path: Path, recipe: dict[str, Any]) -> None:
    """From a passphrase and the files to the word that was sealed."""
    case_key = new_case_key()
    sealed = CaseSeal(case_key).seal(b"kantarell", seal_context("child", "c1", "name"))
    with make_store(tmp_path) as store:
        theirs = add_slot(tmp_path, store.keys, BO, "en annan mening", FAST_COST, caps=FAST_CAPS)
        for_them = seal_case_key(case_key, theirs, "case-1")
        with store.engine.begin() as connection:
            connection.execute(text("CREATE TABLE child (name BLOB, key BLOB)"))
            connection.execute(text("INSERT INTO child VALUES (:n, :k)"), {"n": sealed, "k": for_them})

    keyring = json.loads(keyring_path(tmp_path).read_text(encoding="utf-8"))
    private, store_key = recipe["open_keyring"](keyring, BO.member_id, "en annan mening")
    plain = sqlcipher.connect(str(store_path(tmp_path)))
    plain.execute(f"PRAGMA key = \"x'{store_key.hex()}'\"")
    name, key = plain.execute("SELECT name, key FROM child").fetchone()
    plain.close()
    opened = recipe["open_case_key"](private, key, "case-1")
    assert recipe["open_text"](opened, name, "child", "c1", "name") == b"kantarell"
