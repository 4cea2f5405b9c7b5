"""What guardians are told before they answer (law text 4.3, R42, R50), and what is signed (R10)."""

from __future__ import annotations

from typing import NamedTuple

from barnombud.texts.passage import Passage

CONSENT_REFERENCE = "12 kap. 2 § OSL, offentlighets- och sekretesslagen"
BLANK = "____________________"
"""Stands for what is filled in by hand on a blank form."""

WHO_SITS = Passage(
    "Får vi prata om ditt barn i barnombudsteamet?",
    "I teamet möts förskolan, barnavårdscentralen (BVC) och socialtjänsten. "
    "Vi vill att ni ska få hjälp tidigt och på ett ställe.",
)
SOCIAL_SERVICES = Passage(
    "Socialtjänsten är med.",
    "De kan ge stöd till familjer. Att vi pratar i teamet är inte en anmälan. "
    "Men får de veta att ett barn kan behöva skydd eller stöd kan de behöva starta en utredning.",
)
YOU_DECIDE = Passage(
    "Du bestämmer.",
    "Du kan säga ja, nej eller ja till en del. "
    "Du kan säga nej till att någon av oss är med, till exempel socialtjänsten. "
    "Du behöver aldrig säga varför. "
    "Ett nej påverkar inte barnets plats i förskolan eller vården på BVC. "
    "Har barnet två vårdnadshavare måste båda säga ja.",
)
EXCEPTIONS = Passage(
    "Det finns undantag.",
    "Om vi misstänker att ett barn far illa måste vi anmäla det till socialnämnden. "
    "Det gäller även om du har sagt nej. "
    "Ibland har polisen eller någon annan myndighet rätt att få uppgifter enligt lag.",
)
INTERPRETER = Passage("Säg till om du behöver tolk.", "Barn och släktingar ska inte tolka.")
I_KNOW = "Jag vet att jag kan säga nej och ångra mig."


class Asked(NamedTuple):
    """What one guardian is asked about; every field is ready-made Swedish, empty on a blank form."""

    facts: str = ""
    """Topics and free text, as in ``språk samt lek och kamrater``."""
    sender: str = ""
    """Who tells, as in ``Förskolan Tallbacken``."""
    receivers: str = ""
    """Who is told, as in ``BVC och socialtjänsten``."""
    purpose: str = ""
    """As it follows on "för att"."""
    until: str = ""
    """Last day, ``7 juni 2027``."""
    contact: str = ""
    """Function and telephone of the team's contact for families."""


BLANK_FORM = Asked()


def what_we_share(asked: Asked) -> Passage:
    """Return the paragraph on what is shared, by whom, to whom and why."""
    return Passage(
        "Det här delar vi.",
        f"Bara det som står här: {asked.facts or BLANK}. "
        f"{asked.sender or BLANK} berättar för {asked.receivers or BLANK}. "
        f"Vi gör det för att {asked.purpose or BLANK}.",
    )


def how_long(asked: Asked) -> Passage:
    """Return the paragraph on how long it lasts."""
    return Passage("Så länge gäller det.", f"Till och med {asked.until or BLANK}. Sedan måste vi fråga igen.")


def change_your_mind(asked: Asked) -> Passage:
    """Return the paragraph on withdrawing."""
    return Passage(
        "Du kan ångra dig när du vill.",
        f"Säg till någon i teamet eller ring {asked.contact or BLANK}. "
        "Då slutar vi genast att dela uppgifter. "
        "Det som redan är skrivet kan vi behöva spara. Det vi har lämnat vidare kan vi inte ta tillbaka.",
    )


def information(asked: Asked = BLANK_FORM) -> tuple[Passage, ...]:
    """Return the whole information in its order; `BLANK_FORM` gives lines to fill in by hand."""
    return (
        WHO_SITS,
        SOCIAL_SERVICES,
        YOU_DECIDE,
        what_we_share(asked),
        how_long(asked),
        change_your_mind(asked),
        EXCEPTIONS,
        INTERPRETER,
    )


def signed_line(reference: str = CONSENT_REFERENCE) -> str:
    """Return what is signed when the telling body is public (R10)."""
    return f"Jag lämnar samtycke till att bryta sekretess ({reference}) enligt texten ovan. {I_KNOW}"


def signed_line_private(sender: str, statute: str) -> str:
    """Return what is signed when the telling body is private (R10).

    Args:
        sender: the body that tells, ``Förskolan Påhittet``.
        statute: its own section, ``29 kap. 14 § skollagen``.
    """
    return (
        f"Jag lämnar samtycke till att {sender} berättar trots tystnadsplikt ({statute}) enligt texten ovan. "
        f"{I_KNOW}"
    )
