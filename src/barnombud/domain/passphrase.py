"""How hard a passphrase is to guess: codes only, the judging is in `services.passphrases` (R35)."""

from __future__ import annotations

from enum import StrEnum

from barnombud.domain.value import Value


class PhraseStrength(StrEnum):
    """How long somebody with a copy of the files would have to guess."""

    TOO_SHORT = "too_short"
    EASY = "easy"
    """Too soon found; not taken."""
    FAIR = "fair"
    GOOD = "good"


class PhraseHint(StrEnum):
    """What makes a passphrase easier to guess than its length tells."""

    COMMON = "common"
    """Words and names that everybody tries first."""
    OWN = "own"
    """The person's own name, the team's or the agency's."""
    REPEATED = "repeated"
    IN_A_ROW = "in_a_row"
    """Letters or figures that follow each other, in the alphabet or on the keyboard."""
    DATE = "date"


class JudgedPhrase(Value):
    """The judgement of one passphrase; holds nothing of it."""

    strength: PhraseStrength
    hint: PhraseHint | None = None

    @property
    def taken(self) -> bool:
        """Whether it may be used."""
        return self.strength in (PhraseStrength.FAIR, PhraseStrength.GOOD)
