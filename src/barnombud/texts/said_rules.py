"""What is told when a rule of the work says not yet: cases, consultations, items, agreements, minutes."""

from __future__ import annotations

from barnombud.texts.said import Said

CASES = {
    "named_without_consent": Said(
        "Namn sparas först med samtycke",
        "Inget samtycke gäller ännu.",
        "Använd bara alias tills vårdnadshavarna har sagt ja.",
    ),
    "guardian_named_without_consent": Said(
        "Vårdnadshavarens namn sparas först med samtycke",
        "Inget samtycke gäller ännu.",
        "Låt det stå vårdnadshavare 1 eller 2 så länge.",
    ),
    "birth_date_in_future": Said(
        "Födelsedatumet har inte varit än", "Datumet ligger i framtiden.", "Ändra födelsedatumet."
    ),
    "same_child": Said(
        "Barnet finns redan", "Ett annat ärende gäller samma barn.", "Öppna det ärendet i stället."
    ),
    "second_guardian_missing": Said(
        "En vårdnadshavare saknas",
        "Gemensam vårdnad betyder att två ska svara.",
        "Lägg till den andra, eller ändra till ensam vårdnad.",
    ),
    "same_guardian_number": Said(
        "Två vårdnadshavare har samma nummer", "De går inte att skilja åt.", "Ta bort den ena."
    ),
    "already_closed": Said("Ärendet är redan avslutat", "Någon har avslutat det.", "Öppna listan igen."),
    "agreement_runs": Said(
        "Ett överenskommet stöd pågår", "Ärendet har stöd som inte är avslutat.", "Avsluta stödet först."
    ),
    "taken_up_now": Said(
        "Barnets punkt är öppen", "Ärendet tas upp på mötet just nu.", "Stäng punkten först."
    ),
    "own_systems_not_ticked": Said(
        "Egna system är inte klara",
        "En verksamhet har inte markerat vad den ska föra in i sitt eget system.",
        "Markera att det är infört, eller att inget ska föras in.",
    ),
    "protected_outside": Said(
        "Hanteras utanför programmet",
        "Barn med skyddade personuppgifter läggs inte in här.",
        "Gör som er verksamhet har bestämt.",
    ),
    "protected_inside": Said(
        "Ärendet tas inte ut ur programmet",
        "Kommunen har beslutat att skyddade personuppgifter hanteras här.",
        "Markera barnet som skyddat i stället.",
    ),
    "uncover_with_reason": Said(
        "Numret är dolt",
        "Barnet har skyddade personuppgifter.",
        "Välj Visa i en minut och ange varför.",
    ),
    "masking_not_signed": Said(
        "Papperet är inte kontrollerat",
        "Barnet har skyddade personuppgifter. Någon ska läsa igenom just den här versionen och skriva under.",
        "Gör maskningskontrollen först. Till en vårdnadshavare är det vanliga att inte göra någon kopia.",
    ),
    "words_not_answered": Said(
        "Något på papperet kan säga för mycket",
        "Där står ett namn, ett nummer, en adress eller en enhet.",
        "Gå igenom orden ett i taget, eller ändra texten.",
    ),
    "not_this_familys": Said(
        "Något på papperet får inte stå där",
        "Där står någon annans hela namn, eller ord ur en anteckning som mottagaren inte får läsa.",
        "Gå igenom orden och stryk dem.",
    ),
    "may_not_know": Said(
        "Verksamheten får inte veta",
        "Familjen har inte sagt ja till att den verksamheten får veta om barnet.",
        "Be familjen att själv vända sig dit.",
    ),
    "no_consent_yet": Said(
        "Det öppnas med samtycket", "Inget samtycke har gällt ännu.", "Skriv in svaren när de kommer."
    ),
    "agency_not_here": Said(
        "Verksamheten är inte här",
        "Du bekräftar för din egen verksamhet, och under mötet för dem som är i rummet.",
        "Låt någon från verksamheten bekräfta.",
    ),
    "author_is_here": Said(
        "Hon är här", "Den du har valt är antecknad som närvarande.", "Låt henne säga det själv."
    ),
    "author_may_not_write": Said(
        "Texten kan inte läggas in",
        "Verksamheten deltar inte i punkten, eller har inte bekräftat att samtycket är kontrollerat.",
        "Låt verksamheten bekräfta först, eller lämna texten utanför.",
    ),
    "own_proof_needed": Said(
        "Bekräfta med din egen lösenfras",
        "Ert team har bestämt att var och en bekräftar själv.",
        "Välj ditt namn och skriv din lösenfras. Den sparas inte.",
    ),
    "agreement_open": Said(
        "Ett överenskommet stöd pågår", "Ärendet har stöd som inte är avslutat.", "Avsluta stödet först."
    ),
}
CONSULTATIONS = {
    "somebody_said_no": Said(
        "Ta inte upp frågan",
        "En vårdnadshavare har sagt nej till att teamet pratar om barnet.",
        "Prata med er egen verksamhet i stället.",
    ),
    "not_asked_about_no": Said(
        "En fråga är inte besvarad",
        "Det ska vara klart att ingen vårdnadshavare har sagt nej.",
        "Svara på frågan ovanför.",
    ),
    "leaks_unanswered": Said(
        "Något i texten kan peka ut en person",
        "Varje markerat ställe behöver ett svar.",
        "Ta bort det, eller svara att det inte pekar ut någon.",
    ),
}
ITEMS = {
    "voice_unset": Said(
        "Barnets röst är inte ifylld",
        "Det ska framgå om barnet är tillfrågat, och varför om det inte är det.",
        "Välj tillfrågat, så visar barnet, eller inte tillfrågat och varför.",
    ),
    "nothing_agreed": Said(
        "Inget är överenskommet",
        "Punkten saknar en väg in.",
        "Fyll i den, eller låt punkten gå vidare till nästa möte.",
    ),
    "feedback_missing": Said(
        "Vem berättar för vårdnadshavarna?",
        "Det ska vara klart vem som berättar och när.",
        "Välj en person och ett datum.",
    ),
    "not_open": Said("Punkten är inte öppen", "Den har stängts eller inte börjat.", "Öppna punkten först."),
    "agency_may_not_write": Said(
        "Verksamheten får inte skriva här",
        "Den ingår inte i samtycket, eller har inte bekräftat att det är kontrollerat.",
        "Bekräfta samtycket, eller låt någon annan skriva.",
    ),
}
AGREEMENTS = {
    "entry_missing": Said(
        "En väg in saknas", "Familjen ska ha en verksamhet att vända sig till.", "Välj verksamhet."
    ),
    "entry_function_missing": Said(
        "Vem familjen vänder sig till saknas",
        "Det ska stå en funktion eller en person.",
        "Skriv till exempel rektor eller familjestödjare.",
    ),
    "entry_not_permitted": Said(
        "Verksamheten ingår inte i samtycket",
        "Vägen in kan bara vara en verksamhet som har varit med.",
        "Välj en annan verksamhet.",
    ),
    "offer_not_permitted": Said(
        "Ett stöd ges av en verksamhet som inte ingår",
        "Samtycket gäller inte den verksamheten.",
        "Välj en annan, eller ta bort stödet.",
    ),
    "tell_who_missing": Said("Vem berättar för vårdnadshavarna?", "Ingen person är vald.", "Välj en person."),
    "tell_when_missing": Said(
        "När berättar ni?", "Inget datum är valt.", "Välj ett datum, helst inom en vecka."
    ),
    "follow_up_missing": Said("Dag för uppföljning saknas", "Inget datum är valt.", "Välj ett datum."),
    "follow_up_in_past": Said(
        "Dagen för uppföljning har varit", "Datumet ligger före i dag.", "Välj ett senare datum."
    ),
    "state_not_next": Said(
        "Steget går inte att ta härifrån", "Stödet är på ett annat steg.", "Välj ett av stegen som visas."
    ),
    "has_owner": Said(
        "Någon har redan åtagandet", "En annan person ansvarar för det nu.", "Öppna listan igen."
    ),
    "already_settled": Said(
        "Det är redan klart", "Någon har bockat av det, kanske från en annan sida.", "Öppna listan igen."
    ),
    "not_settled": Said("Det är inte klart ännu", "Åtagandet är inte avbockat.", "Bocka av det först."),
    "may_name_a_child": Said(
        "Texten kan peka ut ett barn",
        "Ett åtagande utan ärende syns för hela teamet.",
        "Ta bort namnet, eller skriv åtagandet på barnets punkt.",
    ),
}
MINUTES = {
    "meeting_not_ended": Said(
        "Mötet är inte avslutat", "Anteckningarna färdigställs efter mötet.", "Avsluta mötet först."
    ),
    "not_read_through": Said(
        "Anteckningarna är inte genomlästa",
        "Efter färdigställandet ändras inte texten.",
        "Läs igenom dem och markera att det är gjort.",
    ),
    "already_finalised": Said(
        "Anteckningarna är färdigställda",
        "Texten ändras inte längre.",
        "Skriv ett tillägg med datum och namn.",
    ),
    "not_finalised": Said(
        "Anteckningarna är ett utkast", "Bara färdiga anteckningar lämnas över.", "Färdigställ dem först."
    ),
    "no_recipient": Said(
        "Mottagare saknas", "Inget lämnas ut utan att det framgår till vem.", "Välj en mottagare."
    ),
    "item_not_agreed": Said(
        "Punkten är inte klar", "Bladet görs när punkten är överenskommen.", "Gör klart punkten först."
    ),
    "consent_withdrawn": Said(
        "Samtycke återkallat", "Då lämnas inget ut till andra.", "Det som är skrivet finns kvar hos er."
    ),
    "recipient_not_permitted": Said(
        "Mottagaren ingår inte i samtycket", "Papperet får inte lämnas dit.", "Välj en annan mottagare."
    ),
}
RETENTION = {
    "no_decision": Said(
        "Gallringsbeslut saknas",
        "Inget raderas utan ett beslut att hänvisa till.",
        "Skriv in beslutet i gallringsplanen först.",
    ),
    "not_due": Said(
        "Det är inte dags att gallra",
        "Något av det du valde har inte legat så länge som planen säger, eller är redan borta.",
        "Öppna listan igen.",
    ),
    "on_hold": Said(
        "Ärendet är undantaget från gallring",
        "Någon har bestämt att det ska vara kvar tills vidare.",
        "Häv undantaget på sidan Gallring och leverans först, om det inte behövs längre.",
    ),
    "changed_meanwhile": Said(
        "Listan stämmer inte längre",
        "Något har ändrats sedan du tittade på vad som raderas.",
        "Titta igenom listan en gång till.",
    ),
}
MEETINGS = {
    "has_begun": Said("Mötet har börjat", "Det går inte att ändra nu.", "Ändra på nästa möte i stället."),
    "not_running": Said("Mötet pågår inte", "Det har inte börjat, eller är avslutat.", "Starta mötet först."),
    "another_runs": Said(
        "Ett annat möte pågår", "Bara ett möte kan pågå åt gången.", "Avsluta det andra mötet först."
    ),
    "item_has_text": Said(
        "Punkten har text", "Det som är skrivet skulle försvinna.", "Flytta texten eller behåll punkten."
    ),
    "child_has_no_title": Said(
        "Ett barns punkt har ingen rubrik", "Dagordningen ska inte peka ut något barn.", "Lämna rubriken tom."
    ),
    "item_not_open": Said(
        "Punkten är inte öppen", "Den har stängts eller inte börjat.", "Öppna punkten först."
    ),
    "item_is_child": Said(
        "Punkten gäller ett barn",
        "Det som rör barnet skrivs på barnets egen sida i mötet.",
        "Öppna barnets punkt.",
    ),
    "item_is_not_child": Said(
        "Punkten gäller inget barn", "Det här görs bara på ett barns punkt.", "Välj ett barns punkt."
    ),
}
LAW = {
    "law_book_unreadable": Said(
        "Filen med lagrum går inte att läsa",
        "Något i den är fel skrivet.",
        "Rätta filen, eller lägg tillbaka den gamla.",
    ),
    "law_key_unknown": Said(
        "Ett lagrum saknas", "Filen med lagrum har inte den raden.", "Lägg tillbaka raden i filen."
    ),
    "law_kind_missing": Said(
        "En sorts verksamhet saknar text",
        "Filen om sekretess har inte alla sorters verksamheter.",
        "Lägg tillbaka raden i filen.",
    ),
}
RULES = CASES | CONSULTATIONS | ITEMS | AGREEMENTS | MINUTES | RETENTION | MEETINGS | LAW
"""Every blocker's text by its code. A new blocker's text is added to the family it belongs to."""
