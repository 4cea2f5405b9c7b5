"""What is told about a sentence in a family's language that cannot be used as it stands."""

from __future__ import annotations

from barnombud.texts.said import Said

_TITLE = "Rätta {field}"

PHRASES = {
    "phrases_unreadable": Said(
        "Filen med meningar går inte att läsa",
        "Något i den är fel skrivet.",
        "Rätta filen, eller lägg tillbaka den gamla.",
    ),
    "phrase_empty": Said(_TITLE, "Meningen är tom.", "Skriv den på språket."),
    "phrase_place_missing": Said(
        _TITLE,
        "Ett ord inom klammer saknas. Där sätts till exempel ett namn eller ett datum in.",
        "Sätt tillbaka ordet med klammer, precis som i den svenska meningen.",
    ),
    "phrase_place_unknown": Said(
        _TITLE,
        "Ett ord inom klammer finns inte i den svenska meningen.",
        "Ta bort det, eller skriv det som i den svenska meningen.",
    ),
    "phrase_brace": Said(
        _TITLE, "En klammer står ensam.", "Skriv klammer före och efter ordet, eller ta bort den."
    ),
    "phrase_unseen": Said(
        _TITLE,
        "Meningen har ett tecken som inte syns, en ny rad eller blanksteg i kanten.",
        "Ta bort det.",
    ),
    "phrase_too_long": Said(_TITLE, "Meningen är för lång.", "Korta den till högst 400 tecken."),
    "phrase_key_missing": Said(_TITLE, "Meningen saknas.", "Skriv den på språket."),
    "phrase_key_unknown": Said(_TITLE, "Meningen finns inte på svenska.", "Ta bort den."),
}
