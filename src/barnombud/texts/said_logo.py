"""What is told of a file that cannot be the logo: what is wrong with it, and which one would do."""

from __future__ import annotations

from typing import Final

from barnombud.texts.said import Said

_AS_PNG = "Be den som har hand om logotypen om en PNG som är minst 500 bildpunkter bred."

LOGO: Final = {
    "logo_unreadable": Said(
        "Filen går inte att läsa",
        "Den finns inte kvar, är låst eller ligger där programmet inte kommer åt den.",
        "Kopiera den till datorn och välj den där.",
    ),
    "logo_file_too_large": Said(
        "Filen är för stor", "En logotyp får vara högst 20 MB.", "Spara den som en mindre PNG och välj den."
    ),
    "logo_no_picture": Said(
        "Filen är ingen bild",
        "Det som står i den är varken PNG eller JPEG, vad den än heter.",
        "Välj logotypen som PNG eller JPEG.",
    ),
    "logo_other_kind": Said(
        "Bilden är av ett slag som inte går att använda",
        "Programmet tar emot PNG och JPEG.",
        "Öppna den i ett bildprogram, spara den som PNG och välj den.",
    ),
    "logo_vector": Said(
        "En SVG går inte att använda",
        "Den kan hämta annat utifrån, så programmet öppnar den inte.",
        _AS_PNG,
    ),
    "logo_broken": Said(
        "Bilden är skadad",
        "Filen tar slut för tidigt, eller så är något i den förstört.",
        "Hämta eller kopiera den igen och välj den nya.",
    ),
    "logo_too_many_dots": Said(
        "Bilden är för stor",
        "Den har fler än 16 miljoner bildpunkter.",
        "Spara den mindre, ungefär 1 000 bildpunkter bred, och välj den.",
    ),
    "logo_moving": Said(
        "Bilden rör sig", "På papper behövs en bild som står still.", "Välj logotypen som en vanlig PNG."
    ),
    "logo_too_small": Said(
        "Bilden är för liten",
        "På papper skulle den bli suddig.",
        _AS_PNG,
    ),
    "logo_too_narrow": Said(
        "Bilden är för smal",
        "På papper skulle den bara bli ett streck.",
        "Välj en logotyp som är högst tolv gånger så bred som hög, och högst fyra gånger så hög som bred.",
    ),
    "logo_invisible": Said(
        "Logotypen syns inte på vitt papper",
        "Den är vit eller mycket ljus, kanske gjord för mörk bakgrund.",
        "Välj den som är gjord för ljus bakgrund.",
    ),
}
