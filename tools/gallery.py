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
    top = Card()
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
    top.add(row)
    page.add(top)
    todo = Card("Att göra")
    table = SimpleTable("Att göra", ("Vad", "Vem", "När", ""), weights=(5, 2, 2, 3))
    table.set_rows(
        (
            TableRow(
                "a",
                (
                    "Återkoppla till vårdnadshavarna, ärende K7Q",
                    "Rektor",
                    Cell("i dag", "strong"),
                    Cell("lovat inom en vecka", "quiet"),
                ),
            ),
            TableRow("b", ("Erbjud plats i föräldragrupp, ärende K7Q", "IFO", "10 dec", "")),
            TableRow("c", ("Ring öppna förskolan om språkgrupp", "BVC", "12 dec", "")),
            TableRow(
                "d",
                ("Samtycket i ärende M2F går ut om 9 dagar", "Rektor", "30 nov", Cell("fråga igen", "quiet")),
            ),
        )
    )
    todo.add(table)
    todo.add(make_button("Alla åtaganden", "link"))
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
    page.add(Columns(todo, side, weights=(2, 1)))
    return page


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
    left = Card("Om barnet")
    text = AutosaveText("Det här fungerar", lines=2)
    text.set_text("Berättar långa historier hemma på somaliska. Bygger och löser problem med händerna.")
    left.add(FieldRow("Det här fungerar", text, help_text="Skriv det barnet och familjen är bra på."))
    name = QLineEdit("Alva Påhitt")
    left.add(FieldRow("Förnamn eller alias", name))
    wrong = FieldRow("Uppföljning", DateField())
    wrong.set_error("Det datumet finns inte. Skriv till exempel 2026-12-08.")
    left.add(wrong)
    left.add(FieldRow("Tid", TimeField()))
    box = QComboBox()
    box.addItems(("Välj ditt namn", "Berit Exempel", "Cesar Påhitt"))
    left.add(FieldRow("Namn", box))
    right = Card("Samtycke i dag")
    choices = ChoiceButtons(
        "Svar", (("yes", "Ja"), ("partly", "Ja, delvis"), ("no", "Nej"), ("not_asked", "Inte tillfrågad"))
    )
    choices.set_value("partly")
    right.add(choices)
    right.add(Heading("Läge"))
    ladder = LadderBar("Språkgrupp")
    ladder.set_state(2, 6, "erbjuden")
    right.add(ladder)
    right.add(Tick("Vår verksamhet har kontrollerat samtycket", on=True))
    right.add(Tick("Tolk behövs"))
    radio = RadioList(
        "Svar", (("both", "Båda vårdnadshavarna har svarat"), ("one", "En vårdnadshavare har svarat"))
    )
    radio.set_value("both")
    right.add(radio)
    saved = SavedLabel()
    saved.show_saved("14.03")
    right.add(saved)
    agenda = ReorderList("Dagordning")
    agenda.set_rows(
        (
            ReorderRow("1", "1 Välkomna, närvaro", movable=False),
            ReorderRow("2", "2 Sedan sist"),
            ReorderRow("3", "3 Konsultation"),
        )
    )
    right.add(agenda)
    page.add(Columns(left, right, weights=(3, 2)))
    page.add(ButtonRow(make_button("Tillbaka"), make_button("Nästa: Blomman", "primary"), to_the_right=True))
    return page


def _way_in() -> QWidget:
    page = ScrollPage()
    hero = Card(kind="hero")
    hero.add(Text("Familjen vänder sig till", "hero-text"))
    hero.add(Text("BVC-sjuksköterskan", "hero-title"))
    hero.add(Text("BVC Norra", "hero-heading"))
    hero.add(Text("070-174 06 05", "hero-title"))
    hero.add(Text("Ansvarar tills någon annan har tagit över och sagt ja.", "hero-text"))
    hero.add(make_button("Byt väg in", "hero-button"))
    offers = Card("Det vi erbjuder")
    table = SimpleTable("Det vi erbjuder", ("Stöd", "Vem", "Klart", "Läge"), weights=(4, 3, 2, 4))
    table.set_rows(
        (
            TableRow(
                "a",
                (
                    Cell("Språkgrupp på öppna förskolan", "strong"),
                    "BVC-sjuksköterska",
                    "15 dec",
                    Cell("erbjuden", ladder=(2, 6)),
                ),
            ),
            TableRow(
                "b",
                (
                    Cell("Föräldragrupp, sex träffar", "strong"),
                    "IFO, familjestöd",
                    "20 jan",
                    Cell("föreslagen", ladder=(1, 6)),
                ),
            ),
            TableRow(
                "c",
                (
                    Cell("Bildstöd i samlingen", "strong"),
                    "Förskolan",
                    Cell("10 dec", "chip-amber"),
                    Cell("påbörjad", ladder=(5, 6)),
                ),
            ),
        )
    )
    offers.add(table)
    offers.add(ButtonRow(make_button("Lägg till stöd", icon="plus"), make_button("Ur stödkartan")))
    page.add(Columns(hero, offers, weights=(1, 2)))
    soft = Card("I dag kan Alva tas upp med förskolan och BVC.", kind="soft")
    soft.add(
        Text("Inte med IFO: svar saknas från en vårdnadshavare. IFO lämnar rummet innan Alvas punkt visas.")
    )
    page.add(soft)
    attention = Card("En verksamhet måste lämna rummet", kind="attention")
    attention.add(Text("IFO är inte med i nästa punkt."))
    page.add(attention)
    page.add(
        EmptyState(
            "Inga barn än",
            "Här står barnen som teamet får tala om. Börja med att lägga till ett ärende.",
            "Lägg till barn",
            icon="user-plus",
        )
    )
    page.add(
        ButtonRow(
            *(
                make_button(kind, kind, icon="check")
                for kind in ("primary", "secondary", "quiet", "danger-outline", "link")
            )
        )
    )
    return page


def gallery_pages() -> dict[str, Callable[[], QWidget]]:
    """Return name and maker of every gallery page."""
    return {"gallery-start": _start, "gallery-form": _form, "gallery-way-in": _way_in}
