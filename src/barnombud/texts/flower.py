"""What the flower says: answers, legends, the spoken petal, the table beside it and faults in a template."""

from __future__ import annotations

FLOWER_NAME = "Blomman"
TABLE_NAME = "Blommans svar som tabell"
TABLE_PETAL = "Kronblad"
TABLE_CHILD_LINE = "Barnets mening"
TABLE_EMPTY = "–"
NO_VIEWS = "Svar"
SUGGESTION_MARK = "Förslag – byt till er egen blomma"
KEYS_HELP = "Pilarna byter kronblad. En siffra ger ett steg. 0 betyder inte aktuellt i dag."
KEYS_HELP_NO_SCALE = "Pilarna byter kronblad. 0 betyder inte aktuellt i dag."
READ_HELP = "Pilarna byter kronblad."
NOT_ANSWERED = "inget svar än"
ONLY_WORDS = "beskrivet med ord"
NOT_A_GRADE = "Blomman visar hur vi ser det i dag. Den är inget betyg."
PEN_HELP = "Fyll varje kronblad inifrån så långt det stämmer i dag. Hoppa över det som inte är aktuellt."
HELD_BACK = "De andras bedömningar visas när du har svarat på något själv."

NON_ANSWERS = {
    "unknown": "vet inte",
    "not_asked": "inte frågat",
    "not_my_area": "inte mitt område",
    "declined": "vill inte svara",
    "not_relevant_today": "inte aktuellt i dag",
}
_WRITTEN_IN_PETAL = {
    "unknown": ("vet inte",),
    "not_asked": ("inte", "frågat"),
    "not_my_area": ("inte mitt", "område"),
    "declined": ("vill inte", "svara"),
    "not_relevant_today": ("inte", "aktuellt"),
}
MODES = {
    "with_guardian": "tillsammans med vårdnadshavare",
    "with_child": "tillsammans med barnet",
    "own_reflection": "egen reflektion",
    "collegial": "tillsammans med kollegor",
    "group_without_child": "om gruppen, utan enskilt barn",
}
RATER_LABELS = {
    "joint": "Gemensamt",
    "guardian": "Vårdnadshavare",
    "service": "Verksamhet",
    "child": "Barnet",
}
_SPOKEN_RATERS = {
    "joint": "den gemensamma bedömningen",
    "guardian": "vårdnadshavarens bedömning",
    "child": "barnets egen bild",
}
_SPOKEN_SERVICES = {
    "preschool": "förskolans bedömning",
    "child_health": "BVC:s bedömning",
    "child_health_care": "BVC:s bedömning",
    "social_services": "IFO:s bedömning",
}
COLOUR_WORDS = {
    "blue": "blå",
    "brick": "tegelröd",
    "violet": "violett",
    "rose": "rosa",
    "amber": "bärnstensgul",
    "teal": "blågrön",
    "olive": "olivgrön",
    "sky": "himmelsblå",
}
MARK_WORDS = {
    "plain": "utan mönster",
    "dots": "prickar",
    "stripes_left": "ränder åt vänster",
    "stripes_right": "ränder åt höger",
    "stripes_across": "ränder tvärs över",
    "stripes_along": "ränder utåt",
    "rings": "ringar",
    "grid": "rutor",
    "lattice": "snedrutor",
    "dashes": "streck",
}
FAULTS = {
    "text_missing": "Skriv något här.",
    "text_too_long": "Texten är för lång. Korta den.",
    "text_unprintable": "Texten har tecken som inte går att skriva ut. Ta bort dem.",
    "too_few_petals": "Blomman behöver minst tre kronblad.",
    "too_many_petals": "Blomman kan ha högst tolv kronblad.",
    "too_many_questions": "Ett kronblad kan ha högst sex frågor.",
    "petal_key_taken": "Två kronblad har samma nyckel. Ta bort det ena.",
    "petal_label_taken": "Två kronblad heter likadant. Byt namn på det ena.",
    "petal_look_taken": "Två kronblad ser likadana ut. Byt färg eller mönster på det ena.",
    "petal_order_taken": "Två kronblad har samma plats. Flytta det ena.",
    "scale_step_count": "Skalan ska ha tre eller fem steg, eller inga alls.",
    "scale_step_values": "Stegen ska numreras från ett och uppåt.",
    "scale_word_taken": "Två steg har samma ord. Byt det ena.",
    "template_unreadable": "Mallen går inte att läsa. Välj en annan fil.",
    "value_and_non_answer": "Välj antingen ett steg eller ett svar i ord, inte båda.",
    "petal_unknown": "Kronbladet finns inte i den här blomman.",
    "scale_step_unknown": "Steget finns inte i den här blommans skala.",
    "other_template": "Svaret är gjort i en annan version av blomman.",
    "petal_twice": "Samma kronblad har två svar. Ta bort det ena.",
    "rater_unclear": "Välj vems bedömning det är.",
}


def answer_words(value: int | None, steps: int, word: str, non_answer: str | None, *, touched: bool) -> str:
    """Say one answer in full for a table, such as ``2 av 3, både och``."""
    if non_answer is not None:
        return NON_ANSWERS[non_answer]
    if value is not None:
        return f"{value} av {steps}, {word}"
    return ONLY_WORDS if touched else TABLE_EMPTY


def short_answer(value: int | None, steps: int, non_answer: str | None, *, touched: bool) -> str:
    """Say one answer briefly for speech, such as ``3 av 5``."""
    if non_answer is not None:
        return NON_ANSWERS[non_answer]
    if value is not None:
        return f"{value} av {steps}"
    return ONLY_WORDS if touched else NOT_ANSWERED


def spoken_petal(label: str, answer: str, whose: str) -> str:
    """Say a petal, such as ``Trygg, 3 av 5, förskolans bedömning``."""
    return ", ".join(part for part in (label, answer, whose) if part)


def other_view(whose: str, answer: str) -> str:
    """Say what another view answers on the same petal."""
    return f"{whose[:1].upper()}{whose[1:]}: {answer}."


def petal_lines(non_answer: str) -> tuple[str, ...]:
    """Return the words written inside a petal that has a non-answer, in one or two lines."""
    return _WRITTEN_IN_PETAL[non_answer]


def spoken_rater(kind: str, *, name: str = "", agency_kind: str = "") -> str:
    """Say whose view it is, such as ``förskolans bedömning``; ``name`` when there are several alike."""
    if name:
        return f"bedömning av {name}"
    if kind == "service":
        return _SPOKEN_SERVICES.get(agency_kind, "verksamhetens bedömning")
    return _SPOKEN_RATERS[kind]


def now_label(rater: str) -> str:
    """Name the filled view in the legend."""
    return f"nu, {rater[:1].lower()}{rater[1:]}" if rater[1:] != rater[1:].upper() else f"nu, {rater}"


def earlier_label(day: str) -> str:
    """Name the view from last time; ``day`` is written out, such as ``10 november``."""
    return day


def alternative_text(centre: str, day: str) -> str:
    """Describe the drawn flower for somebody who does not see it; the values are in the table."""
    of_whom = f" för {centre}" if centre else ""
    on = f" den {day}" if day else ""
    return f"En blomma{of_whom}{on}. Varje kronblad är ett område. Svaren står i tabellen intill."


BLANK_ALTERNATIVE = "En tom blomma att fylla i med penna. Kronbladens namn står i tabellen intill."


def steps_outwards(words: tuple[str, ...]) -> str:
    """Say what the steps mean on a flower that is filled in with a pen, from the centre outwards."""
    return f"Inifrån och ut: {' – '.join(words)}" if words else ""
