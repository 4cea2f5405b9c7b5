"""The whole tree of errors. What a person can act on is a `UserError`; everything else is a `Bug`.

No sentence lives here: errors carry codes, and `texts/errors.py` says them in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterable


class BarnombudError(Exception):
    """Root of every error this program raises on purpose.

    Attributes:
        code: stable snake_case code that `texts/errors.py` turns into title, cause and advice.
        ids: ids of records concerned; never names or free text.
    """

    code = "unknown"

    def __init__(self, *ids: str) -> None:
        """Remember which records the error is about."""
        super().__init__(self.code, *ids)
        self.ids = ids


class UserError(BarnombudError):
    """An expected trouble that the person at the screen can act on."""

    code = "user_error"


class RuleViolation(UserError):
    """A rule of the field says no; `blockers` are the codes of every reason, most important first."""

    code = "rule_violation"

    def __init__(self, blockers: Iterable[str], *ids: str) -> None:
        """Keep the reasons as plain codes."""
        super().__init__(*ids)
        self.blockers: tuple[str, ...] = tuple(str(blocker) for blocker in blockers)

    def __str__(self) -> str:
        """Codes only, so that a log never holds a name."""
        return f"{self.code}: {', '.join(self.blockers)}"


class ConsentError(RuleViolation):
    """The consent gate is not open for what was asked (R12)."""

    code = "consent_missing"


class InputError(UserError):
    """What was entered in one field cannot be used; `field` names it, `reason` is a code."""

    code = "input_error"

    def __init__(self, field: str, reason: str, *ids: str) -> None:
        """Keep the field's code name and the code of what is wrong with it."""
        super().__init__(*ids)
        self.field = field
        self.reason = reason

    def __str__(self) -> str:
        """Codes only."""
        return f"{self.code}: {self.field}: {self.reason}"


class WrongPassphrase(UserError):
    """The passphrase does not open the member's slot; the file itself is sound."""

    code = "wrong_passphrase"
    wait = 0
    """Seconds until somebody may try again."""


class TriedTooSoon(UserError):
    """Too many wrong passphrases in a row: nobody can try for another ``wait`` seconds."""

    code = "tried_too_soon"

    def __init__(self, wait: int) -> None:
        """Keep how long."""
        super().__init__()
        self.wait = wait


class StoreInUse(UserError):
    """Another window holds the store."""

    code = "store_in_use"


class StoreTooNew(UserError):
    """The store was written by a later version of the program."""

    code = "store_too_new"


class StoreDamaged(UserError):
    """The store's pages do not check although the key is right."""

    code = "store_damaged"


class KeyringDamaged(UserError):
    """The keyring file is not whole; found before any passphrase is tried."""

    code = "keyring_damaged"


class StoreMissing(UserError):
    """There is no store where one was expected."""

    code = "store_missing"


class DiskFull(UserError):
    """There is no room left where the program writes."""

    code = "disk_full"


class DiskFailing(UserError):
    """The disk does not read or write as it should, or has been pulled out."""

    code = "disk_failing"


class NoPermission(UserError):
    """The folder or file may not be written."""

    code = "no_permission"


class KeyNotHeld(UserError):
    """The signed-in member does not hold the key of this case."""

    code = "key_not_held"


class NotFound(UserError):
    """The record is gone, for instance removed from another page."""

    code = "not_found"


class Bug(BarnombudError):
    """Everything unexpected, wrapped once at the job boundary."""

    code = "bug"
