"""What is told at a field: its name in a sentence, and what is wrong with what was entered."""

from __future__ import annotations

from barnombud.texts.flower import FAULTS
from barnombud.texts.printed_places import PLACES
from barnombud.texts.said import Said

ANY_FIELD = "det markerade fältet"
FIELDS = {
    "identity_number": "personnumret",
    "birth_date": "födelsedatumet",
    "alias": "alias",
    "first_name": "förnamnet",
    "family_name": "efternamnet",
    "name": "namnet",
    "team": "teamets namn",
    "municipality": "kommunen",
    "agency": "verksamhetens namn",
    "body": "huvudmannen",
    "responsible_body": "huvudmannen",
    "host": "var datorn finns",
    "consent_default_months": "antalet månader",
    "neutral_sender": "avsändaren",
    "organisation": "organisationens namn",
    "logo": "logotypen",
    "family_contact": "familjens kontakt",
    "incident_contact": "kontakten",
    "incident_telephone": "telefonnumret",
    "telephone_social_services": "telefonnumret",
    "telephone_out_of_hours": "telefonnumret",
    "controller": "den personuppgiftsansvariga",
    "officer": "dataskyddsombudet",
    "legal_basis": "den rättsliga grunden",
    "role": "rollen",
    "telephone": "telefonnumret",
    "passphrase": "lösenfrasen",
    "repeated": "den upprepade lösenfrasen",
    "office_1": "vem som har den första nyckeldelen",
    "office_2": "vem som har den andra nyckeldelen",
    "office_3": "vem som har den tredje nyckeldelen",
    "share_1": "den första nyckeldelen",
    "share_2": "den andra nyckeldelen",
    "share_3": "den tredje nyckeldelen",
    "guardians": "vårdnadshavarna",
    "responsible_name": "namnet på den som ansvarar",
    "hindrance": "skälet",
    "happened_on": "dagen för svaret",
    "information_version": "blankettens version",
    "original_kept_at": "var originalet finns",
    "interpreter_note": "uppgiften om tolk",
    "other_adult": "vem svaret gäller",
    "withheld": "skälet",
    "scan": "det inskannade originalet",
    "not_raised": "det som inte får tas upp",
    "question": "frågan",
    "advice": "svaret",
    "text": "texten",
    "title": "rubriken",
    "minutes": "tiden i minuter",
    "starts_at": "starttiden",
    "place": "platsen",
    "due_on": "datumet",
    "valid_from": "första dagen",
    "valid_to": "sista dagen",
    "purpose": "syftet",
    "facts": "det ni skriver om ämnena",
    "topics": "ämnena",
    "agencies": "verksamheterna",
    "sender": "avsändaren",
    "marking": "märkningen",
    "statute": "lagrummet",
    "template": "blommans mall",
    "petals": "kronbladen",
    "scale": "skalan",
    "phrase": "meningen",
    "reviewer": "namnet på den som har granskat",
    "reviewed_on": "dagen för granskningen",
    "rater": "vems bedömning det är",
    "recipient": "mottagaren",
    "objection_by": "vem som har invänt",
    "notes": "anteckningarna",
    "agreed": "det ni kom överens om",
    "voice": "barnets röst",
    "works": "det som fungerar",
    "hard": "det som är svårt",
    "five_questions": "de fem frågorna",
    "need": "behovet",
    "better": "det som ska bli bättre",
    "entry": "en väg in",
    "offers": "det som erbjuds",
    "tell": "hur vårdnadshavarna får veta",
    "flower": "blomman",
    "members": "teamets personer",
    "next_meeting": "nästa möte",
    **PLACES,
}


def field_word(field: str) -> str:
    """Return what a field is called in a sentence; of a path such as ``petals.safe`` its last known part.

    A part of the minutes, such as ``sections.3.notes``, is told with its number.
    """
    parts = field.split(".")
    word = next((FIELDS[part] for part in reversed(parts) if part in FIELDS), ANY_FIELD)
    return f"{word} i § {parts[1]}" if parts[0] == "sections" else word


_TITLE = "Rätta {field}"


def _reason(cause: str, advice: str) -> Said:
    return Said(_TITLE, cause, advice)


_NUMBER_FORM = "Skriv det som ÅÅÅÅMMDD-NNNN."
_GENERAL = {
    "empty": _reason("Fältet är tomt.", "Skriv något där."),
    "too_long": _reason("Texten är för lång.", "Korta den."),
    "too_short": _reason("Texten är för kort.", "Skriv lite mer."),
    "unprintable": _reason("Texten har tecken som inte går att skriva ut.", "Ta bort dem."),
    "covered": _reason("Namnet är dolt.", "Välj Visa i en minut och skriv sedan."),
    "points_out": _reason("Där står ett nummer som pekar ut barnet.", "Skriv något som bara ni förstår."),
    "names_a_child": _reason(
        "Texten kan peka ut ett barn, och alla kan läsa den.", "Skriv utan namn och nummer."
    ),
    "easy_to_guess": _reason(
        "Den går för lätt att gissa.", "Lägg till ett eller två ord som inte hör ihop med de andra."
    ),
    "not_the_same": _reason("De två är inte lika.", "Skriv samma sak båda gångerna."),
    "number_differs": _reason(
        "Det är inte ärendets nummer.", "Skriv numret som står överst på barnets sida."
    ),
    "count_differs": _reason("Det är inte samma antal.", "Räkna i listan och skriv antalet med siffror."),
    "nothing_to_deliver": _reason(
        "Det finns inga papper för den verksamheten det året.", "Välj ett annat år eller en annan verksamhet."
    ),
    "taken": _reason("Det finns redan en likadan.", "Välj något annat."),
    "duplicate": _reason("Samma sak står två gånger.", "Ta bort den ena."),
    "out_of_range": _reason("Talet är för litet eller för stort.", "Välj ett annat tal."),
    "not_a_number": _reason("Det är inget tal.", "Skriv med siffror."),
    "not_a_date": _reason("Det datumet finns inte.", "Skriv till exempel 2026-12-08."),
    "not_a_time": _reason("Den tiden finns inte.", "Skriv till exempel 13.00."),
    "in_past": _reason("Tiden har redan varit.", "Välj en senare."),
    "in_the_past": _reason("Tiden har redan varit.", "Välj en senare."),
    "in_future": _reason("Tiden har inte varit än.", "Välj en tidigare."),
    "unknown_choice": _reason("Valet finns inte längre.", "Välj igen i listan."),
    "unknown_field": _reason("Filen har ett fält som programmet inte känner till.", "Ta bort det ur filen."),
    "sender_not_neutral": _reason(
        "Avsändaren på papper till familjer ska inte avslöja något.",
        "Skriv teamets namn utan socialtjänsten.",
    ),
    "marking_reveals_protection": _reason(
        "Märkningen kan avslöja att någon har skyddade uppgifter.", "Ta bort det lagrummet."
    ),
    "marking_of_other_kind": _reason(
        "Märkningen hör till en annan sorts verksamhet.", "Välj märkningen för mottagaren."
    ),
    "ruled_by_municipality": _reason(
        "Kommunen har bestämt det för alla team.", "Prata med den som har hand om kommunens inställningar."
    ),
    "not_a_folder": _reason("Platsen är ingen mapp som går att öppna.", "Välj en annan."),
    "same_place": _reason(
        "Platsen ligger bland teamets egna filer.", "Välj ett USB-minne eller en delad mapp."
    ),
    "folder_gone": Said(
        "Mappen går inte att nå",
        "Den finns inte längre, eller så är det den ligger på inte inkopplat.",
        "Välj en annan mapp. Papperet finns kvar här.",
    ),
    "folder_removable": Said(
        "Papper sparas bara låsta på en sticka",
        "Det du har valt går att ta med sig, och filen skulle vara läsbar för den som hittar den.",
        "Spara igen, så låser programmet den med en lösenfras. Eller välj en mapp på datorn.",
    ),
    "stick_full": Said(
        "Stickan är full",
        "Det finns inte plats för papperen där. Inget halvt finns kvar.",
        "Ta bort något på stickan, eller ta en annan, och spara igen.",
    ),
    "stick_gone": Said(
        "Stickan är inte kvar",
        "Den drogs ut eller slutade svara innan allt var sparat.",
        "Sätt i den och spara igen. Papperen finns kvar här.",
    ),
    "saved_file_differs": Said(
        "Filen blev inte hel",
        "Det som sparades är inte likadant som papperet. Filen är borttagen.",
        "Välj en annan mapp, eller skriv ut papperet.",
    ),
    "printer_missing": Said(
        "Det går inte att skriva ut här",
        "Datorn har ingen skrivare som programmet kan använda.",
        "Spara papperet som fil och skriv ut det på ett annat sätt.",
    ),
    "printer_stopped": Said(
        "Skrivaren svarade inte",
        "Alla sidor kom kanske inte ut.",
        "Se efter vad som finns i skrivaren och försök igen.",
    ),
    "glyph_missing": _reason("{letter} i texten går inte att skriva ut.", "Skriv det på ett annat sätt."),
}
_NUMBERS = {
    "number_empty": _reason("Inget nummer är ifyllt.", "Skriv numret, eller välj inget nummer."),
    "number_length": _reason("Numret har för många eller för få siffror.", _NUMBER_FORM),
    "number_characters": _reason("Numret har tecken som inte hör dit.", _NUMBER_FORM),
    "number_impossible_date": _reason("Datumet i numret finns inte.", "Kontrollera de första siffrorna."),
    "number_future_date": _reason("Datumet i numret har inte varit än.", "Kontrollera de första siffrorna."),
    "number_century_sign": _reason(
        "Plustecknet betyder att personen fyller hundra år eller mer.", "Skriv ett bindestreck."
    ),
    "number_zero_serial": _reason("Siffrorna efter datumet kan inte vara 000.", "Kontrollera de fyra sista."),
    "number_check_digit": _reason(
        "Den sista siffran stämmer inte med de andra.", "Kontrollera siffrorna en gång till."
    ),
    "number_interim_letter": _reason("Numret har en bokstav.", "Välj reservnummer om det är ett sådant."),
    "number_not_expected": _reason(
        "Inget nummer är valt, men ett är ifyllt.", "Välj sort, eller töm fältet."
    ),
    "number_date_incomplete": Said(
        "Datumet i numret är inte helt",
        "Månad eller dag är inte känd.",
        "Kontrollera numret. Du kan spara det ändå.",
    ),
    "number_interim_used": Said(
        "Numret har en bokstav", "Det är ett tillfälligt nummer.", "Byt det när personen får ett eget."
    ),
    "number_interim_check_digit": Said(
        "Den sista siffran kan vara fel",
        "Den stämmer inte om bokstaven räknas som en etta.",
        "Kontrollera numret. Du kan spara det ändå.",
    ),
    "number_other_kind": Said(
        "Det är en annan sorts nummer",
        "Numret är inte av den sort som är vald.",
        "Sorten ändras när du sparar.",
    ),
}


def _of_flower(words: str) -> Said:
    """Split "Texten är för lång. Korta den." into cause and advice."""
    cause, _, advice = words.partition(". ")
    return _reason(f"{cause}." if advice else cause, advice or "Ändra det och försök igen.")


REASONS = _GENERAL | _NUMBERS | {code: _of_flower(words) for code, words in FAULTS.items()}
"""Reasons of an input error by their code."""
