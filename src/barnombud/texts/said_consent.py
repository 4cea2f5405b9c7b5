"""What is told about consent: at the gate, on the consent page, and field by field of an answer."""

from __future__ import annotations

from barnombud.texts.said import PROGRAM, Said

_NEUTRAL = PROGRAM["consent_missing"]

ANSWER_CODES = frozenset(
    {
        "withdrawn",
        "refused",
        "no_guardian",
        "not_asked",
        "not_answered",
        "not_yet_valid",
        "expired",
        "empty_intersection",
    }
)
"""Codes that tell a no from a silence: told as "Samtycke saknas" everywhere but on the consent page (R25)."""

ON_CONSENT_PAGE = {
    "withdrawn": Said(
        "Samtycket är återkallat", "En vårdnadshavare har ångrat sig.", "Barnet tas inte upp med namn."
    ),
    "refused": Said("Svaret är nej", "En vårdnadshavare har sagt nej.", "Barnet tas inte upp."),
    "no_guardian": Said(
        "Ingen kan svara än",
        "Det finns ingen vårdnadshavare inlagd som kan svara för barnet.",
        "Lägg till en vårdnadshavare.",
    ),
    "not_asked": Said(
        "Frågan är inte ställd", "En vårdnadshavare är inte tillfrågad.", "Fråga före mötet om du vill."
    ),
    "not_answered": Said(
        "Ett svar saknas",
        "En vårdnadshavare har fått frågan men inte svarat.",
        "Skriv in svaret när det kommer.",
    ),
    "not_yet_valid": Said(
        "Samtycket gäller inte ännu", "Det börjar gälla senare.", "Vänta till första dagen det gäller."
    ),
    "expired": Said("Samtycket har gått ut", "Sista dagen har passerat.", "Fråga igen om det behövs."),
    "empty_intersection": Said(
        "Svaren har inget gemensamt",
        "Vårdnadshavarna har sagt ja till olika saker. Bara det som båda har sagt ja till gäller.",
        "Se vad var och en har svarat.",
    ),
}
"""The plain words, for the case's own consent page only."""

GATE = dict.fromkeys(ANSWER_CODES - {"no_guardian"}, _NEUTRAL) | {
    "no_guardian": ON_CONSENT_PAGE["no_guardian"],
    "agency_unknown": Said(
        "En verksamhet hör inte till teamet",
        "Någon i rummet kommer från en verksamhet som inte finns i teamet.",
        "Rätta närvaron, eller lägg till verksamheten.",
    ),
    "case_closed": Said(
        "Ärendet är avslutat", "Det går bara att läsa.", "Lägg in ett nytt ärende om det behövs."
    ),
    "no_topic": Said("Inget ämne är valt", "Samtycket gäller bestämda ämnen.", "Välj vad ni ska prata om."),
    "topic_not_covered": Said(
        "Ämnet ingår inte i samtycket",
        "Det här har vårdnadshavarna inte sagt ja till att ni pratar om.",
        "Välj ett ämne som ingår.",
    ),
    "nobody_to_talk_with": Said(
        "Ingen mottagare är här",
        "Ingen av dem som får veta något är i rummet.",
        "Flytta punkten till ett möte där de är med.",
    ),
    "bringer_absent": Said(
        "Den som tog upp ärendet är inte här",
        "Verksamheten som har lagt in ärendet saknas i rummet.",
        "Vänta in den, eller flytta punkten.",
    ),
    "one_way_only": Said(
        "Alla får inte höra varandra",
        "Familjen har sagt olika åt olika håll: någon får berätta om ämnet men inte få veta.",
        "Dela punkten: låt den ena lämna rummet och ta den andra sedan, eller välj ett annat ämne.",
    ),
    "agency_must_leave": Said(
        "{agencies} lämnar rummet först",
        "Samtycket gäller inte alla som är här.",
        "Notera när de har gått, så öppnas punkten.",
    ),
    "conflict_of_interest": Said(
        "Jäv: en person lämnar rummet först",
        "Någon här har en egen koppling till ärendet.",
        "Notera när personen har gått, så öppnas punkten.",
    ),
    "signed_in_must_change": Said(
        "Någon annan behöver logga in",
        "Den som är inloggad får inte vara med på punkten.",
        "Lås programmet och låt någon som är med låsa upp.",
    ),
    "visitor_present": Said(
        "En besökare är kvar",
        "Någon som bara är med på en annan punkt är kvar i rummet.",
        "Notera när besökaren har gått.",
    ),
    "not_heard": Said(
        "Alla verksamheter har inte svarat",
        "Innan barnet visas svarar varje verksamhet på om någon har ångrat sig sedan sist. "
        "Den som inte är här kan svara på telefon.",
        "Fråga den som fattas, eller flytta punkten.",
    ),
    "not_heard_since_backup": Said(
        "Alla verksamheter har inte svarat sedan kopian",
        "Teamet har gått tillbaka till en säkerhetskopia. Innan barnet visas svarar varje verksamhet på vad "
        "som har hänt sedan dess.",
        "Frågan står på Hem.",
    ),
    "not_confirmed": Said(
        "Verksamheten behöver bekräfta",
        "Den som tar upp barnet har inte bekräftat att samtycket är kontrollerat.",
        "Bekräfta att er verksamhet har kontrollerat samtycket.",
    ),
}

ANSWER_FIELDS = {
    "answer_missing": Said("Svaret saknas", "Inget svar är valt.", "Välj ja, delvis eller nej."),
    "no_carries_terms": Said(
        "Ett nej sparas utan uppgifter",
        "Vid nej sparas bara datum, att frågan ställdes och svaret.",
        "Ta bort det som är ifyllt.",
    ),
    "terms_missing": Said(
        "Fyll i vad samtycket gäller",
        "Ett ja gäller bestämda uppgifter under en bestämd tid.",
        "Fyll i syfte, ämnen, verksamheter och sista dag.",
    ),
    "purpose_missing": Said(
        "Syftet saknas", "Den som svarar ska veta varför.", "Skriv varför ni vill prata."
    ),
    "facts_missing": Said("Ämnen saknas", "Ett samtycke gäller bestämda ämnen.", "Välj minst ett ämne."),
    "facts_are_everything": Said(
        "Skriv vad det gäller",
        "Ett samtycke kan inte gälla allt.",
        "Välj ämnen, och skriv det som saknas bland dem.",
    ),
    "agencies_missing": Said(
        "Verksamheter saknas", "Det ska framgå vem som får berätta för vem.", "Välj minst en av varje."
    ),
    "same_agency_twice": Said(
        "Samma verksamhet står på båda sidor",
        "En verksamhet behöver inte samtycke för att prata med sig själv.",
        "Välj en annan mottagare.",
    ),
    "starts_too_far_ahead": Said(
        "Första dagen ligger för långt fram", "Svaret hinner bli gammalt.", "Välj ett tidigare datum."
    ),
    "end_missing": Said(
        "Sista dag saknas", "Ett samtycke gäller alltid en bestämd tid.", "Fyll i sista dagen."
    ),
    "end_before_start": Said(
        "Sista dagen är före den första", "Tiden går baklänges.", "Ändra första eller sista dagen."
    ),
    "longer_than_allowed": Said(
        "Tiden är för lång",
        "Samtycket gäller längre än teamet har bestämt, eller längre än tolv månader.",
        "Välj en tidigare sista dag.",
    ),
    "already_ended": Said(
        "Sista dagen har passerat", "Samtycket skulle redan ha gått ut.", "Ändra sista dagen."
    ),
    "happened_in_future": Said(
        "Datumet har inte varit än", "Svaret kan inte ha getts senare.", "Ändra datumet."
    ),
    "withdrawn_before_consent": Said(
        "Datumet är före samtycket", "Det går inte att ångra något som inte är sagt.", "Ändra datumet."
    ),
    "nothing_to_withdraw": Said(
        "Det finns inget att återkalla", "Personen har inget samtycke som gäller.", "Se vad som är antecknat."
    ),
    "corrects_nothing": Said(
        "Det finns inget att rätta", "Svaret som skulle rättas finns inte.", "Välj svaret i listan."
    ),
    "not_a_guardian": Said(
        "Personen är inte vårdnadshavare här",
        "Bara den som är inlagd i ärendet kan svara för barnet.",
        "Välj en av vårdnadshavarna.",
    ),
    "without_custody": Said(
        "Föräldern har inte vårdnaden",
        "En förälder utan vårdnad kan inte lämna samtycke för barnet.",
        "Fråga den som är vårdnadshavare.",
    ),
    "other_adult_missing": Said("Namnet saknas", "Svaret gäller en annan vuxen.", "Skriv vem det gäller."),
    "form_missing": Said(
        "Hur svaret gavs saknas",
        "Det ska framgå om svaret var muntligt eller skriftligt.",
        "Välj ett av dem.",
    ),
    "version_missing": Said(
        "Blankettens version saknas",
        "Det ska framgå vilken information som användes.",
        "Skriv det som står längst ned på blanketten.",
    ),
    "not_informed": Said(
        "Informationen är inte given",
        "Den som svarar ska veta att det går att säga nej och ångra sig, och vad som gäller om anmälan.",
        "Gå igenom informationen och markera att den är given.",
    ),
    "interpreter_missing": Said(
        "Fyll i hur ni förstod varandra",
        "Språket är inte svenska.",
        "Skriv vilken tolk som var med, eller varför tolk inte behövdes.",
    ),
    "interpreter_note_missing": Said(
        "Uppgift om tolk saknas",
        "Det ska framgå vilken tolk som var med, eller varför tolk inte behövdes.",
        "Skriv tolkens förmedling och nummer, eller skälet.",
    ),
    "translation_missing": Said(
        "Uppgift om översättningen saknas",
        "Informationen lästes på ett annat språk än svenska.",
        "Välj om översättningen var granskad.",
    ),
    "unreviewed_without_interpreter": Said(
        "En översättning som inte är granskad räcker inte",
        "Den är bara ett stöd för läsningen. Svaret vilar på den svenska texten.",
        "Läs den svenska texten med tolk, eller välj svenska som språk.",
    ),
}

SCANS = {
    "scan_empty": Said("Filen är tom", "Det finns inget att spara i den.", "Välj en annan fil."),
    "scan_too_large": Said(
        "Filen är för stor", "En inskannad blankett får vara högst 10 MB.", "Skanna i lägre upplösning."
    ),
    "scan_unknown_kind": Said(
        "Filen är av fel slag", "Det går att spara PDF, JPEG och PNG.", "Skanna till något av dem."
    ),
    "scan_unreadable": Said(
        "Filen går inte att läsa",
        "Den är skadad, låst med lösenord eller går inte att nå.",
        "Öppna den själv och se efter, eller skanna på nytt.",
    ),
    "scan_too_many": Said(
        "Det finns redan sex bilder", "Fler ryms inte för ett svar.", "Skanna sidorna till en enda PDF."
    ),
    "scan_no_answer": Said(
        "Svaret har inget original",
        "Bara ett ja har en underskriven blankett att spara.",
        "Välj svaret som blanketten hör till.",
    ),
}
