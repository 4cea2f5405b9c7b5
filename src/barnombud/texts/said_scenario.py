"""What is told when a scenario file cannot be used."""

from __future__ import annotations

from barnombud.texts.said import Said

_TITLE = "Filen går inte att använda"

SCENARIO = {
    "scenario_error": Said(_TITLE, "Något i den är fel.", "Rätta den och försök igen."),
    "scenario_unreadable": Said(_TITLE, "Filen går inte att läsa.", "Kontrollera sökvägen."),
    "scenario_not_toml": Said(_TITLE, "Filen är inte skriven som TOML.", "Rätta raden och försök igen."),
    "scenario_wrong_field": Said(
        _TITLE, "Filen har fält som saknas, är fel eller inte finns.", "Rätta dem och försök igen."
    ),
    "scenario_unknown_key": Said(
        _TITLE, "Filen nämner något som inte finns i den.", "Rätta namnet eller lägg till det som saknas."
    ),
    "scenario_key_twice": Said(_TITLE, "Samma nyckel används två gånger.", "Byt den ena."),
    "scenario_not_in_order": Said(
        _TITLE, "Stegen står inte i tidsordning.", "Sätt dem i ordning och försök igen."
    ),
}
