"""What is told when a share of the recovery key cannot be used, or somebody cannot be let in anew."""

from __future__ import annotations

from barnombud.texts.said import Said

RECOVERY = {
    "share_mistyped": Said(
        "Nyckeldelen är inte rätt skriven",
        "Minst ett tecken stämmer inte med papperet.",
        "Jämför grupp för grupp och rätta.",
    ),
    "share_of_later_form": Said(
        "Papperet är gjort av en nyare version",
        "Den här versionen av programmet kan inte läsa nyckeldelen.",
        "Uppdatera programmet först.",
    ),
    "share_of_another_team": Said(
        "Nyckeldelen hör till ett annat team",
        "Den är rätt skriven, men den öppnar ett annat teams uppgifter.",
        "Ta fram papperet för det här teamet.",
    ),
    "share_not_of_now": Said(
        "Nyckeldelen gäller inte längre",
        "Reservnyckeln har bytts sedan papperet skrevs ut.",
        "Ta fram det nyare papperet. Det gamla kan ni förstöra.",
    ),
    "share_twice": Said(
        "Samma nyckeldel två gånger",
        "Båda delarna kommer från samma papper.",
        "Skriv den andra delen från ett annat papper.",
    ),
    "share_of_another_sheet": Said(
        "Det är ett annat papper",
        "Nyckeldelen är rätt skriven men hör till ett av de andra papperen.",
        "Skriv av papperet med det här numret.",
    ),
    "no_recovery_key": Said(
        "Teamet har ingen reservnyckel",
        "Ingen har ordnat den, eller så är kopian äldre än reservnyckeln.",
        "Be någon annan i teamet att släppa in dig.",
    ),
    "let_in_yourself": Said("Det är du själv", "Du är redan inne.", "Byt din egen lösenfras i stället."),
}
