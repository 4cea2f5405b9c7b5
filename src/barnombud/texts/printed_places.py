"""What the parts of a paper are called when something in one of them cannot be printed."""

from __future__ import annotations

from typing import Final

PLACES: Final = {
    "absence_to": "vem man hör av sig till vid frånvaro",
    "addition": "tillägget",
    "agenda": "dagordningen",
    "caption": "texten under blomman",
    "challenges": "det som är svårt i blomman",
    "child": "barnets namn",
    "child_voice": "barnets röst",
    "commitments": "åtagandena",
    "contact": "familjens kontakt",
    "discussion": "det ni pratade om",
    "enclosure_kinds": "bilagorna",
    "foot": "det som står nederst på papperet",
    "head": "teamets eller organisationens namn, överst på papperet",
    "heading": "rubriken",
    "keeper": "vem som har nyckeldelen",
    "language": "språket",
    "meeting": "mötet",
    "message": "meddelandet i kallelsen",
    "open_places": "det som är öppet för alla",
    "own_records": "det som ska föras in i egna system",
    "persons": "ett namn eller en roll",
    "petal": "ett kronblad",
    "places": "verksamheternas namn och telefoner",
    "printed_by": "vem som skriver ut",
    "private_senders": "de privata verksamheterna",
    "questions": "frågorna",
    "receiver": "mottagaren",
    "reference": "lagrummet",
    "responsible": "vem som ansvarar",
    "strengths": "det som fungerar i blomman",
    "subject": "vem utdraget gäller",
    "what": "det som står i utdraget",
    "who": "vem som står bakom en uppgift i utdraget",
    "withdraw_contact": "familjens kontakt",
    "writer": "vem som skrev",
}
"""Code name of a part of a paper (`Run.source`) → its name in a sentence."""
