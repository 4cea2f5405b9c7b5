"""Hem: the next meeting, what is to be done, and what runs out; widgets only."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from barnombud import resources
from barnombud.texts import home as texts
from barnombud.texts import recovery as recovery_texts
from barnombud.ui.pages.disk.card import DiskCard
from barnombud.ui.pages.disk.place_card import PlaceCard
from barnombud.ui.pages.home.backup_cards import BackupCard, RestoreCard
from barnombud.ui.pages.home.backup_presenter import HomeBackupPresenter
from barnombud.ui.pages.home.disposal_card import DisposalCard
from barnombud.ui.pages.home.disposal_presenter import DisposalPresenter
from barnombud.ui.pages.home.presenter import DueRow, Hero, HomePresenter, ReadThrough
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, ButtonStack, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.labels import Chip, Text, Title
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow
from barnombud.ui.widgets.table_cells import Cell

_FLOWER = 112


class HomePageView(Page):
    """The first page after unlocking."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its content comes with `shown`."""
        super().__init__(context, texts.TITLE)
        self.presenter = HomePresenter(context.desk, context.jobs, self, self)
        self.disposing = DisposalPresenter(context.desk, context.jobs, self, self)
        self.backing_up = HomeBackupPresenter(context.desk, context.jobs, self, self)
        for presenter in (self.presenter, self.disposing, self.backing_up):
            context.bus.changed.connect(presenter.on_change)
        self.disposal = DisposalCard()
        self.disposal.wanted.connect(self.disposing.want)
        self.disposal.plan_wanted.connect(partial(self._go, "retention"))
        self.backups, self.restored = BackupCard(partial(self._go, "backups")), RestoreCard()
        self.restored.answered.connect(self.backing_up.answered)
        self.show_backup_state, self.show_restore_round = self.backups.show_state, self.restored.show_round
        self.show_disposal = self.disposal.show_page
        self.ask = context.dialogs.ask
        self.disk = DiskCard(context.desk, context.jobs, only_when_open=True)
        context.bus.changed.connect(self.disk.on_change)
        self.place = PlaceCard(context.desk, context.jobs, only_when_open=True)
        context.bus.changed.connect(self.place.on_change)
        self._meeting_id = ""
        self._running = False
        self._lay_out()

    def _lay_out(self) -> None:
        ground = ScrollPage(widest=1180)
        ground.add(self._make_hero())
        ground.add(self.restored)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        self._read = self._make_read_through()
        self._ending, self._ending_lines = Card(texts.RUNNING_OUT), ButtonRow()
        self._ending.add(self._ending_lines)
        self._ending.hide()
        self.recovery = self._make_recovery()
        side_cards = (
            self._read,
            self._ending,
            self._make_guidance(),
            self.recovery,
            self.disposal,
            self.disk,
            self.place,
            self.backups,
        )
        for card in side_cards:
            column.addWidget(card)
        column.addStretch(1)
        main = QWidget()
        due = QVBoxLayout(main)
        due.addWidget(self._make_due())
        due.addStretch(1)  # the card is as high as what is to be done, not as what lies beside it
        due.setContentsMargins(0, 0, 0, 0)
        ground.add(Columns(main, side, weights=(2, 1)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)

    def _make_hero(self) -> Card:
        card = Card()
        flower = QSvgWidget()
        flower.load(resources.read_bytes("icons/app.svg"))
        flower.setFixedSize(_FLOWER, _FLOWER)
        flower.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over, self._title_label = Text("", "quiet"), Title("")
        self._chips = ButtonRow()
        words = QVBoxLayout()
        words.setSpacing(SPACE_S)
        words.addStretch(1)
        words.addWidget(self._over)
        words.addWidget(self._title_label)
        words.addWidget(self._chips)
        words.addStretch(1)
        self.start_button = make_button(texts.START, "primary", self._on_start)
        self.prepare_button = make_button(texts.PREPARE, "secondary", self._on_prepare)
        buttons = ButtonStack(self.start_button, self.prepare_button)
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        row.addWidget(flower)
        row.addLayout(words, 1)
        row.addWidget(buttons)
        card.add(row)
        return card

    def _make_due(self) -> Card:
        card = Card(texts.TO_DO)
        self.table = SimpleTable(texts.TO_DO, texts.HEADERS, weights=(5, 2, 2))
        self.table.row_activated.connect(lambda _key: self.context.navigation.go("commitments"))
        self._nothing = Text(texts.NOTHING_TO_DO, "quiet")
        card.add(self.table)
        card.add(self._nothing)
        card.add(make_button(texts.ALL_COMMITMENTS, "link", partial(self._go, "commitments")))
        return card

    def _make_read_through(self) -> Card:
        card = Card(texts.READ_THROUGH, "attention")
        self._read_text = Text("")
        self._read_meeting = ""
        card.add(self._read_text)
        card.add(make_button(texts.READ_THROUGH_BUTTON, "secondary", self._on_read_through))
        card.hide()
        return card

    def _make_recovery(self) -> Card:
        card = Card(recovery_texts.REMINDER)
        card.add(Text(recovery_texts.REMINDER_TEXT, "quiet"))
        card.add(make_button(recovery_texts.REMINDER_BUTTON, "link", partial(self._go, "recovery")))
        card.hide()
        return card

    def _make_guidance(self) -> Card:
        card = Card(texts.HOW_WE_DO)
        card.add(Text(texts.HOW_WE_ASK, "quiet"))
        go = self.context.navigation.go
        card.add(make_button(texts.PRINT_LEAFLET, "link", partial(go, "papers", kind="leaflet")))
        card.add(make_button(texts.PRINT_FORM, "link", partial(go, "papers", kind="consent_form")))
        card.add(make_button(texts.PRINT_PICTURES, "link", partial(go, "papers", kind="pictures")))
        card.add(make_button(texts.PRINT_SCRIPT, "link", partial(go, "papers", kind="interpreter_script")))
        card.add(make_button(texts.PRINT_THANKS, "link", partial(go, "papers", kind="thanks")))
        card.add(make_button(texts.PRINT_FLOWER, "link", partial(go, "papers", kind="blank_flower")))
        return card

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch the overview."""
        del ids
        self.presenter.load()
        self.disposing.load()
        self.disk.load()
        self.place.load()
        self.backing_up.load()

    def show_hero(self, hero: Hero) -> None:
        """Show the next meeting, or that there is none."""
        self._meeting_id, self._running = hero.meeting_id, hero.running
        self._over.setText(hero.over)
        self._title_label.setText(hero.title)
        self._chips.clear()
        for words, colour in hero.chips:
            self._chips.add(Chip(words, colour))
        if not hero.meeting_id:
            self.start_button.setText(texts.PLAN)
        else:
            self.start_button.setText(texts.GO_ON if hero.running else texts.START)
        self.prepare_button.setVisible(bool(hero.meeting_id) and not hero.running)

    def show_due(self, rows: tuple[DueRow, ...]) -> None:
        """Show what is to be done."""
        self.table.set_rows(
            [
                TableRow(row.key, (row.what, row.who, Cell(row.when, "strong" if row.late else "", row.late)))
                for row in rows
            ]
        )
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def show_running_out(self, rows: tuple[tuple[str, str], ...]) -> None:
        """Show the consents that run out."""
        self._ending_lines.clear()
        for case_id, words in rows:
            go = partial(self.context.navigation.go, "case", case_id=case_id)
            self._ending_lines.add(make_button(words, "link", go))
        self._ending.setVisible(bool(rows))

    def show_read_through(self, waiting: ReadThrough | None) -> None:
        """Show the minutes to read through, or nothing."""
        self._read.setVisible(waiting is not None)
        if waiting is not None:
            self._read_meeting = waiting.meeting_id
            self._read_text.setText(waiting.text)

    def show_recovery_missing(self, missing: bool) -> None:
        """Remind of the recovery key, or not."""
        self.recovery.setVisible(missing)

    def _go(self, page: str) -> None:
        self.context.navigation.go(page)

    def _on_start(self) -> None:
        if self._meeting_id:
            self.context.navigation.go("meeting", meeting_id=self._meeting_id)
        else:
            self.context.navigation.go("meetings")

    def _on_prepare(self) -> None:
        self.context.navigation.go("agenda", meeting_id=self._meeting_id)

    def _on_read_through(self) -> None:
        self.context.navigation.go("papers", meeting_id=self._read_meeting)
