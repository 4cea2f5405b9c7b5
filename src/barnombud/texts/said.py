"""What a person is told when something cannot be done: a title, one sentence of cause, one of what to do."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """A title, its cause and what to do about it. Never a code, never blame."""

    title: str
    cause: str
    advice: str

    @property
    def text(self) -> str:
        """All three as running text, for a screen reader or a line on standard error."""
        return f"{self.title}. {self.cause} {self.advice}".strip()


PROGRAM = {
    "unknown": Said(
        "Det gick inte",
        "Något oväntat hände i programmet.",
        "Försök igen. Det du har skrivit finns kvar.",
    ),
    "user_error": Said(
        "Det gick inte",
        "Något hindrar det du vill göra.",
        "Kontrollera det du har fyllt i och försök igen.",
    ),
    "rule_violation": Said(
        "Det går inte än",
        "Något behöver göras först.",
        "Läs vad som saknas och försök igen.",
    ),
    "consent_missing": Said(
        "Samtycke saknas",
        "I dag får barnet inte tas upp med namn.",
        "Öppna barnets sida om samtycke, eller ta upp frågan avidentifierat.",
    ),
    "input_error": Said(
        "Rätta {field}",
        "Det som står där går inte att använda.",
        "Ändra det och försök igen.",
    ),
    "wrong_passphrase": Said(
        "Lösenfrasen stämmer inte",
        "Filen är hel, men den öppnas inte med den här lösenfrasen.",
        "Skriv den igen. Titta om Caps Lock är på.",
    ),
    "store_in_use": Said(
        "Teamets fil är redan öppen",
        "Ett annat fönster använder den.",
        "Stäng det andra fönstret och försök igen.",
    ),
    "store_too_new": Said(
        "Filen är gjord i ett nyare program",
        "Den här versionen av Barnombud är äldre än filen.",
        "Öppna filen med det nyare programmet.",
    ),
    "store_damaged": Said(
        "Teamets fil är skadad",
        "Lösenfrasen är rätt, men delar av filen går inte att läsa.",
        "Stäng programmet och ta fram den senaste säkerhetskopian.",
    ),
    "keyring_damaged": Said(
        "Nyckelfilen är skadad",
        "Filen som hör till lösenfraserna är inte hel. Det beror inte på din lösenfras.",
        "Gå till upplåsningen. Där letar programmet efter en hel kopia av den.",
    ),
    "team_is_here": Said(
        "Teamet finns redan på den här datorn",
        "Det kan låsas upp som vanligt.",
        "Vill du till en äldre kopia, välj Gå tillbaka till en säkerhetskopia i det första fönstret.",
    ),
    "store_missing": Said(
        "Teamets fil finns inte här",
        "Programmet hittar ingen fil på den platsen.",
        "Kontrollera att mappen finns, eller välj en annan.",
    ),
    "disk_full": Said(
        "Datorns disk är full",
        "Det finns ingen plats kvar att spara på.",
        "Ta bort något annat på datorn och försök igen. Det du har skrivit finns kvar i fönstret.",
    ),
    "disk_failing": Said(
        "Disken svarar inte som den ska",
        "Det går inte att läsa eller skriva. Ett minne kan ha dragits ur, eller så är disken trasig.",
        "Sätt i minnet igen och försök en gång till. Händer det igen, be den som sköter datorn om hjälp.",
    ),
    "no_permission": Said(
        "Det går inte att spara här",
        "Mappen eller filen är skrivskyddad.",
        "Välj en annan mapp, eller be den som sköter datorn om hjälp.",
    ),
    "key_not_held": Said(
        "Ärendet är låst för dig",
        "Din verksamhet ingår inte i samtycket, eller så har nyckeln inte delats med dig.",
        "Fråga den som har lagt in ärendet.",
    ),
    "not_found": Said(
        "Det finns inte längre",
        "Någon har tagit bort det, kanske från en annan sida.",
        "Gå tillbaka. Listan är uppdaterad.",
    ),
    "bug": Said(
        "Något gick fel i programmet",
        "Det beror inte på dig. Det du har sparat finns kvar.",
        "Försök igen. Händer det en gång till, starta om programmet.",
    ),
    "tried_too_soon": Said(
        "Det går inte att försöka just nu",
        "Lösenfrasen har varit fel flera gånger, och då blir väntan lite längre för varje gång.",
        "Vänta en stund och försök igen.",
    ),
    "synced_folder": Said(
        "Teamets fil får inte ligga i en mapp som synkas",
        "Mappen delas med andra datorer, till exempel av OneDrive, Dropbox eller Nextcloud. Där kan filen "
        "skadas, och gamla kopior blir kvar.",
        "Be den som sköter datorn att flytta mappen Barnombud till datorns egen disk. Säkerhetskopior får "
        "ligga i en mapp som synkas. De är krypterade.",
    ),
    "network_folder": Said(
        "Teamets fil får inte ligga på nätverket",
        "Mappen finns på en server och inte på den här datorn. Där kan filen skadas när förbindelsen bryts.",
        "Be den som sköter datorn att flytta mappen Barnombud till datorns egen disk. Säkerhetskopior får "
        "ligga på nätverket. De är krypterade.",
    ),
    "last_member": Said(
        "Teamet behöver minst en person",
        "Du håller på att ta bort den sista som kan låsa upp.",
        "Lägg till en annan person först.",
    ),
    "key_change_begun": Said(
        "Teamets fil håller på att få en ny nyckel",
        "Bytet avbröts innan det var klart. Så länge går det inte att ändra vilka som kan låsa upp.",
        "Lås programmet och lås upp igen. Då görs bytet klart.",
    ),
    "member_has_slot": Said(
        "Personen har redan en lösenfras",
        "Namnet finns redan bland dem som kan låsa upp.",
        "Låt personen byta lösenfras i stället.",
    ),
    "yourself": Said(
        "Du kan inte ta bort dig själv",
        "Du är den som är inne i programmet nu.",
        "Be någon annan i teamet göra det.",
    ),
    "agency_has_members": Said(
        "Verksamheten har personer i teamet",
        "De skulle stå utan verksamhet.",
        "Flytta eller ta bort dem först.",
    ),
    "agency_has_cases": Said(
        "Verksamheten har ärenden",
        "Det finns ärenden som verksamheten har lagt in.",
        "Öppna varje ärende och välj Avsluta ärendet, eller Låt en annan verksamhet fråga på nytt.",
    ),
    "in_the_meeting": Said(
        "Personen sitter i mötet",
        "Den som är i rummet räknas till sin verksamhet så länge mötet pågår.",
        "Markera att personen har gått, eller vänta till efter mötet.",
    ),
    "agency_is_host": Said(
        "Verksamheten har datorn",
        "Den ansvarar för mötesanteckningarna.",
        "Välj först en annan verksamhet som har datorn.",
    ),
}
"""Errors of the program, the store and the team."""
