"""Sealing with a case's key, and sealing that key to a member."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from barnombud.errors import StoreDamaged
from barnombud.store.sealed_box import open_sealed, seal_to
from barnombud.store.sealing import CaseSeal, new_case_key, raw_case_key, seal_case_key, seal_context

PLACE = seal_context("child", "c1", "name")


@given(st.binary(max_size=2000), st.text(max_size=50))
def test_what_is_sealed_opens(plaintext: bytes, context: str) -> None:
    """Any text at any place."""
    seal = CaseSeal(new_case_key())
    context = context.encode("utf-8", "replace").decode()
    assert seal.open(seal.seal(plaintext, context), context) == plaintext


@pytest.mark.rule("R34")
def test_sealed_text_is_bound_to_its_place_and_key() -> None:
    """Moved to another row, or opened with another child's key, it is damage and not a text."""
    seal = CaseSeal(new_case_key())
    blob = seal.seal(b"Alva", PLACE)
    assert b"Alva" not in blob
    for other in (seal_context("child", "c2", "name"), seal_context("child", "c1", "alias")):
        with pytest.raises(StoreDamaged):
            seal.open(blob, other)
    with pytest.raises(StoreDamaged):
        CaseSeal(new_case_key()).open(blob, PLACE)


def test_same_text_never_looks_the_same() -> None:
    """Who sees the rows cannot tell that two children share a name."""
    seal = CaseSeal(new_case_key())
    assert len({seal.seal(b"Alva", PLACE) for _ in range(50)}) == 50


def test_every_changed_or_missing_byte_is_found() -> None:
    """No tampered text is ever shown."""
    seal = CaseSeal(new_case_key())
    blob = seal.seal("Åsa sa att …".encode(), PLACE)
    for offset in range(len(blob)):
        with pytest.raises(StoreDamaged):
            seal.open(blob[:offset] + bytes([blob[offset] ^ 1]) + blob[offset + 1 :], PLACE)
        with pytest.raises(StoreDamaged):
            seal.open(blob[:offset], PLACE)


def test_seal_hides_its_key_and_refuses_a_short_one() -> None:
    """Nothing in a trace, and no half key."""
    key = new_case_key()
    assert repr(CaseSeal(key)) == "CaseSeal(***)"
    with pytest.raises(StoreDamaged):
        CaseSeal(key[:16])


def test_case_key_opens_for_its_member_and_case_only() -> None:
    """The sealed key is bound to who holds it and to which case it is."""
    mine, theirs = X25519PrivateKey.generate(), X25519PrivateKey.generate()
    key = new_case_key()
    blob = seal_case_key(key, mine.public_key(), "case-1")
    assert key not in blob
    sealed = CaseSeal(key).seal(b"text", PLACE)
    assert CaseSeal(raw_case_key(blob, mine, "case-1")).open(sealed, PLACE) == b"text"
    with pytest.raises(StoreDamaged):
        raw_case_key(blob, theirs, "case-1")
    with pytest.raises(StoreDamaged):
        raw_case_key(blob, mine, "case-2")


def test_every_changed_or_missing_byte_of_a_sealed_box_is_found() -> None:
    """Also in the part that carries the sender's one-time key."""
    mine = X25519PrivateKey.generate()
    blob = seal_to(mine.public_key(), b"secret", b"here")
    assert open_sealed(mine, blob, b"here") == b"secret"
    for offset in range(len(blob)):
        with pytest.raises(StoreDamaged):
            open_sealed(mine, blob[:offset] + bytes([blob[offset] ^ 1]) + blob[offset + 1 :], b"here")
        with pytest.raises(StoreDamaged):
            open_sealed(mine, blob[:offset], b"here")
