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

HEAD: Final = "Överst på papperen"
HEAD_TEXT: Final = (
    "Organisationens namn och logotyp står över teamets namn på alla papper. De står också på papper till "
    "familjer, så välj kommunens och inte socialtjänstens."
)
ORGANISATION: Final = "Organisationens namn"
ORGANISATION_HELP: Final = "Till exempel kommunens namn. Tomt betyder att bara teamets namn står där."
LOGO: Final = "Logotyp"
LOGO_HELP: Final = "PNG eller JPEG, helst minst 500 bildpunkter bred. Genomskinliga delar blir vita."
NO_LOGO: Final = "Ingen logotyp är vald."
PICTURE: Final = "Logotypen som den blir på papper: i färg, och i grått som från en svartvit skrivare."
CHOOSE: Final = "Välj logotyp"
CHANGE: Final = "Byt logotyp"
REMOVE: Final = "Ta bort logotypen"
CHOOSE_TITLE: Final = "Välj en bild med logotypen"
FILES: Final = "Bilder (*.png *.jpg *.jpeg);;Alla filer (*)"
READING: Final = "Läser bilden …"
KEPT: Final = "Logotypen är sparad"
KEPT_TEXT: Final = "Papper du gör från och med nu har den."
REMOVED: Final = "Logotypen är borttagen"
UNDO: Final = "Ångra"


def neutral(sender: str) -> str:
    """Say where neither stands, and why."""
    return (
        f"På papper till familjer står bara ”{sender}”, utan organisation och logotyp, för att ni har valt "
        "en egen avsändare."
    )
