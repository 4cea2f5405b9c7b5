"""What is said of a new passphrase while it is typed: what it is worth and what would help, never blame."""

from __future__ import annotations

STRENGTHS = {
    "too_short": "Skriv minst 12 tecken, gärna fyra ord.",
    "easy": "Den här går att gissa. Lägg till ett eller två ord som inte hör ihop med de andra.",
    "fair": "Den här duger. Ett ord till gör den starkare.",
    "good": "Bra. Den här är svår att gissa.",
}
HINTS = {
    "common": "Vanliga ord, namn och orter prövas först.",
    "own": "Ditt namn och teamets namn prövas först.",
    "repeated": "Samma sak flera gånger hjälper inte.",
    "in_a_row": "Bokstäver eller siffror i följd hjälper inte.",
    "date": "Årtal och datum prövas tidigt.",
}
SUGGEST = "Föreslå en fras"
SUGGESTED = "Skriv ned den på papper och förvara lappen inlåst tills du kan den utantill."


def judged(strength: str, hint: str) -> str:
    """Say what a passphrase is worth, by the codes of `PhraseStrength` and `PhraseHint` ("" for none)."""
    return f"{STRENGTHS[strength]} {HINTS[hint]}" if hint else STRENGTHS[strength]
