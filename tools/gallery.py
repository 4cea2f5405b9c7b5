"""Pages of invented content with every shared widget on them, for looking at the theme as a whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.buttons import ButtonRow, ButtonStack, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.date_field import DateField, TimeField
from barnombud.ui.widgets.empty_state import EmptyState
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.guidance_box import GuidanceBox
from barnombud.ui.widgets.labels import Chip, Heading, SavedLabel, Text, Title
from barnombud.ui.widgets.ladder_bar import LadderBar
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.reorder_list import ReorderList, ReorderRow
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow
from barnombud.ui.widgets.step_bar import StepBar
from barnombud.ui.widgets.table_cells import Cell
from barnombud.ui.widgets.tick import RadioList, Tick


def _start() -> QWidget:
    page = ScrollPage()
    bar = MessageBar()
    bar.say("Punkten är flyttad till nästa möte.", action_text="Ångra", action=bar.clear)
    page.add(bar)
    page.add(_next_meeting())
    page.add(Columns(_to_do(), _side(), weights=(2, 1)))
    return page


def _next_meeting() -> Card:
    card = Card()
    words = QVBoxLayout()
    words.addWidget(Text("Nästa möte · om 3 dagar", "quiet"))
    words.addWidget(Title("Tisdag 8 december, 13.00–14.30"))
    words.addWidget(
        ButtonRow(
            Chip("2 barn kan tas upp med namn", "green"),
            Chip("1 konsultation"),
            Chip("3 uppföljningar"),
            Chip("1 svar saknas", "amber"),
        )
    )
    row = QHBoxLayout()
    row.addLayout(words, 1)
    row.addWidget(ButtonStack(make_button("Starta mötet", "primary"), make_button("Förbered")))
    card.add(row)
    return card


def _to_do() -> Card:
    card = Card("Att göra")
    table = SimpleTable("Att göra", ("Vad", "Vem", "När", ""), weights=(5, 2, 2, 3))
    today, promised = Cell("i dag", "strong"), Cell("lovat inom en vecka", "quiet")
    table.set_rows(
        (
            TableRow("a", ("Återkoppla till vårdnadshavarna, ärende K7Q", "Rektor", today, promised)),
            TableRow("b", ("Erbjud plats i föräldragrupp, ärende K7Q", "IFO", "10 dec", "")),
            TableRow("c", ("Ring öppna förskolan om språkgrupp", "BVC", "12 dec", "")),
            TableRow("d", ("Samtycket i ärende M2F går ut om 9 dagar", "Rektor", "30 nov", "")),
        )
    )
    card.add(table)
    card.add(make_button("Alla åtaganden", "link"))
    return card


def _side() -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(20)
    column.addWidget(
        GuidanceBox(
            (
                "Innan ni frågar om samtycke: visa familjen bladet, formuläret och ett exempel.",
                "Ett nej är ett svar som alla andra.",
            )
        )
    )
    backup = Card("Säkerhetskopia")
    backup.add(Text("Senast kontrollerad i dag 12.40"))
    backup.add(Text("Också på stickan Team blå, i går 15.10", "quiet"))
    column.addWidget(backup)
    column.addStretch(1)
    return side


def _form() -> QWidget:
    page = ScrollPage()
    steps = StepBar(
        "Steg för barnet",
        (
            ("consent", "Samtycke"),
            ("voice", "Barnets röst"),
            ("strengths", "Styrkor"),
            ("flower", "Blomman"),
            ("five", "Fem frågor"),
            ("way_in", "En väg in"),
        ),
    )
    steps.set_done(("consent", "voice"))
    steps.set_current("strengths")
    page.add(steps)
    page.add(Columns(_fields(), _choices(), weights=(3, 2)))
    page.add(ButtonRow(make_button("Tillbaka"), make_button("Nästa: Blomman", "primary"), to_the_right=True))
    return page


def _fields() -> Card:
    card = Card("Om barnet")
    text = AutosaveText("Det här fungerar", lines=2)
    text.set_text("Berättar långa historier hemma på somaliska. Bygger och löser problem med händerna.")
    card.add(FieldRow("Det här fungerar", text, help_text="Skriv det barnet och familjen är bra på."))
    card.add(FieldRow("Förnamn eller alias", QLineEdit("Alva Påhitt")))
    wrong = FieldRow("Uppföljning", DateField())
    wrong.set_error("Det datumet finns inte. Skriv till exempel 2026-12-08.")
    card.add(wrong)
    card.add(FieldRow("Tid", TimeField()))
    box = QComboBox()
    box.addItems(("Välj ditt namn", "Berit Exempel", "Cesar Påhitt"))
    card.add(FieldRow("Namn", box))
    return card


def _choices() -> Card:
    card = Card("Samtycke i dag")
    choices = ChoiceButtons(
        "Svar", (("yes", "Ja"), ("partly", "Ja, delvis"), ("no", "Nej"), ("not_asked", "Inte tillfrågad"))
    )
    choices.set_value("partly")
    card.add(choices)
    card.add(Heading("Läge"))
    ladder = LadderBar("Språkgrupp")
    ladder.set_state(2, 6, "erbjuden")
    card.add(ladder)
    card.add(Tick("Vår verksamhet har kontrollerat samtycket", on=True))
    card.add(Tick("Tolk behövs"))
    radio = RadioList(
        "Svar", (("both", "Båda vårdnadshavarna har svarat"), ("one", "En vårdnadshavare har svarat"))
    )
    radio.set_value("both")
    card.add(radio)
    saved = SavedLabel()
    saved.show_saved("14.03")
    card.add(saved)
    agenda = ReorderList("Dagordning")
    agenda.set_rows(
        (
            ReorderRow("1", "1 Välkomna, närvaro", movable=False),
            ReorderRow("2", "2 Sedan sist"),
            ReorderRow("3", "3 Konsultation"),
        )
    )
    card.add(agenda)
    return card


def _way_in() -> QWidget:
    page = ScrollPage()
    page.add(Columns(_hero(), _offers(), weights=(1, 2)))
    soft = Card("I dag kan Alva tas upp med förskolan och BVC.", kind="soft")
    soft.add(Text("Inte med IFO: svar saknas från en vårdnadshavare. IFO lämnar rummet innan Alvas punkt."))
    page.add(soft)
    attention = Card("En verksamhet måste lämna rummet", kind="attention")
    attention.add(Text("IFO är inte med i nästa punkt."))
    page.add(attention)
    page.add(
        EmptyState(
            "Inga barn än",
            "Här står barnen som teamet får tala om. Börja med att lägga till ett ärende.",
            "Lägg till barn",
            icon="plus",
        )
    )
    kinds = ("primary", "secondary", "quiet", "danger-outline", "link")
    page.add(ButtonRow(*(make_button(kind, kind, icon="check") for kind in kinds)))
    return page


def _hero() -> Card:
    card = Card(kind="hero")
    card.add(Text("Familjen vänder sig till", "hero-text"))
    card.add(Text("BVC-sjuksköterskan", "hero-title"))
    card.add(Text("BVC Norra", "hero-heading"))
    card.add(Text("070-174 06 05", "hero-title"))
    card.add(Text("Ansvarar tills någon annan har tagit över och sagt ja.", "hero-text"))
    card.add(make_button("Byt väg in", "hero-button"))
    return card


def _offers() -> Card:
    card = Card("Det vi erbjuder")
    table = SimpleTable("Det vi erbjuder", ("Stöd", "Vem", "Klart", "Läge"), weights=(4, 3, 2, 4))
    offers = (
        ("Språkgrupp på öppna förskolan", "BVC-sjuksköterska", "15 dec", "erbjuden", 2),
        ("Föräldragrupp, sex träffar", "IFO, familjestöd", "20 jan", "föreslagen", 1),
        ("Bildstöd i samlingen", "Förskolan", "10 dec", "påbörjad", 5),
    )
    table.set_rows(
        [
            TableRow(what, (Cell(what, "strong"), who, when, Cell(state, ladder=(step, 6))))
            for what, who, when, state, step in offers
        ]
    )
    card.add(table)
    card.add(ButtonRow(make_button("Lägg till stöd", icon="plus"), make_button("Ur stödkartan")))
    return card


def gallery_pages() -> dict[str, Callable[[], QWidget]]:
    """Return name and maker of every gallery page."""
    return {"gallery-start": _start, "gallery-form": _form, "gallery-way-in": _way_in}
