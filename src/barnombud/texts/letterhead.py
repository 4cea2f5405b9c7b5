"""What the settings say of how papers look and in which form they are kept."""

from __future__ import annotations

from typing import Final

ARCHIVE: Final = "Papper för arkivet"
ARCHIVE_TEXT: Final = (
    "Alla papper blir PDF/A-2: en form som arkiv kan spara länge och som går att få uppläst. "
    "De flesta arkiv tar emot den."
)
OLDER_FORM: Final = "Gör papperen som PDF/A-1 i stället"
OLDER_FORM_HELP: Final = (
    "Kryssa här bara om kommunens arkiv ber om PDF/A-1. Det som står på papperen blir detsamma. "
    "Papper som redan är sparade ändras inte."
)
NEVER_LOCKED: Final = (
    "En PDF/A kan inte ha lösenord eller krypteras, det tillåter inte standarden. På ett USB-minne läggs "
    "papperen därför i ett låst arkiv med en egen lösenfras."
)
