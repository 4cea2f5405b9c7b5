"""Swedish names of the languages families speak, by BCP 47 code; in the order a list offers them.

The list follows R43; a code not in it is shown as it is.
"""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = {
    "sv": "svenska",
    "ar": "arabiska",
    "so": "somaliska",
    "bs": "bosniska/kroatiska/serbiska",
    "fa": "persiska",
    "prs": "dari",
    "ckb": "sorani",
    "kmr": "kurmanji",
    "en": "engelska",
    "ti": "tigrinja",
    "es": "spanska",
    "pl": "polska",
    "sq": "albanska",
    "tr": "turkiska",
    "uk": "ukrainska",
    "ru": "ryska",
    "ro": "rumänska",
    "th": "thailändska",
    "fi": "finska",
    "fit": "meänkieli",
    "se": "nordsamiska",
    "smj": "lulesamiska",
    "sma": "sydsamiska",
    "yi": "jiddisch",
    "rom": "romani",
    "swl": "svenskt teckenspråk",
}


def language_name(code: str) -> str:
    """Return the language's Swedish name."""
    return LANGUAGES.get(code, code)
