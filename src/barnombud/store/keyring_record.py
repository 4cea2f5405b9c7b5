"""What stands in the keyring, part by part; no secret in the open (docs/keyring-format.md)."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, ConfigDict, Field, model_validator

from barnombud.domain.value import Value
from barnombud.store.key_derivation import KdfCost

FORMAT = "barnombud-keyring"
VERSION = 2
"""What is written; version 1, which knew none of the parts that may be missing, is still read."""

_MOST_SLOTS = 200
_Text = Annotated[str, Field(max_length=500)]
_Id = Annotated[str, Field(min_length=1, max_length=64)]
_Key = Annotated[bytes, Field(min_length=32, max_length=32)]
_Blob = Annotated[bytes, Field(min_length=32, max_length=512)]


class _Record(Value):
    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64", hide_input_in_errors=True)


class KdfRecord(_Record):
    """How a slot's passphrase becomes a key; ``memory_kib`` in KiB."""

    algorithm: Literal["argon2id"] = "argon2id"
    salt: Annotated[bytes, Field(min_length=16, max_length=64)]
    memory_kib: int
    iterations: int
    lanes: int

    @property
    def cost(self) -> KdfCost:
        """Return the cost without the salt."""
        return KdfCost(self.memory_kib, self.iterations, self.lanes)


class SlotRecord(_Record):
    """One member's slot. Name, role and agency are readable on purpose: they are chosen from at unlock."""

    member_id: _Id
    name: _Text
    role: _Text
    agency: _Text
    kdf: KdfRecord
    public_key: _Key
    sealed_private_key: _Blob
    sealed_store_key: _Blob


class NextSlotRecord(_Record):
    """The next store key as sealed to one member."""

    member_id: _Id
    sealed_store_key: _Blob


class NextRecord(_Record):
    """A change of the store's key that has begun and is not through: the next key, sealed to everybody."""

    slots: Annotated[tuple[NextSlotRecord, ...], Field(min_length=1, max_length=_MOST_SLOTS)]
    recovery_sealed_store_key: _Blob | None = None


class ShareRecord(_Record):
    """What is known of one office holder's share: nothing of the share itself.

    ``test_value`` proves that a share was typed right, and tells nothing of the key.
    """

    index: Annotated[int, Field(ge=1, le=255)]
    role: _Text
    made_at: AwareDatetime
    test_value: Annotated[str, Field(max_length=128)]


class RecoveryRecord(_Record):
    """The office holders' key, which ``threshold`` of the shares make: its public half and what it opens."""

    public_key: _Key
    sealed_store_key: _Blob
    threshold: Annotated[int, Field(ge=2, le=255)]
    shares: Annotated[tuple[ShareRecord, ...], Field(min_length=2, max_length=255)]

    @model_validator(mode="after")
    def _shares_suffice(self) -> Self:
        if len({share.index for share in self.shares}) != len(self.shares):
            raise ValueError("Two shares with one index")
        if self.threshold > len(self.shares):
            raise ValueError("More shares are asked for than there are")
        return self


class KeyringRecord(_Record):
    """The whole file but for its checksum. ``mac`` is empty only while a new one is being worked out."""

    format: Literal["barnombud-keyring"] = "barnombud-keyring"
    version: Literal[1, 2] = 2
    store_id: _Id
    team_name: _Text
    practice: bool
    slots: Annotated[tuple[SlotRecord, ...], Field(min_length=1, max_length=_MOST_SLOTS)]
    next: NextRecord | None = None
    recovery: RecoveryRecord | None = None
    former: Annotated[tuple[_Blob, ...], Field(min_length=1, max_length=_MOST_SLOTS)] | None = None
    """Former store keys, newest first, sealed under the one of now, while a backup still needs them."""
    sequence: Annotated[int, Field(ge=1, le=10**15)] | None = None
    """Grows by one at each writing, so that of several copies the newest is known."""
    mac: bytes = b""

    @model_validator(mode="after")
    def _parts_belong_together(self) -> Self:
        if self.version == 1 and (self.next or self.recovery or self.former or self.sequence):
            raise ValueError("Version 1 has none of these parts")
        if self.next is None:
            return self
        if [slot.member_id for slot in self.next.slots] != [slot.member_id for slot in self.slots]:
            raise ValueError("The next key is sealed to others than those who have a slot")
        if (self.next.recovery_sealed_store_key is None) != (self.recovery is None):
            raise ValueError("The next key is not sealed to the same recovery key")
        return self
