"""Språk: every language papers can be made in, and one of them sentence by sentence; widgets only."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.services.languages import LanguageLine, Sentence
from barnombud.texts import languages_page as texts
from barnombud.ui.pages.languages.approve_form import ApproveForm
from barnombud.ui.pages.languages.phrase_form import PhraseForm
from barnombud.ui.pages.languages.presenter import LanguagesPresenter, Shown
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.theme.tokens import SPACE_L
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow
from barnombud.ui.widgets.table_cells import Cell


class LanguagesPage(Page):
    """A list of languages; opening one shows it beside the Swedish."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its content comes with `shown`."""
        super().__init__(context, texts.TITLE)
        self.presenter = LanguagesPresenter(context.desk, context.jobs, self, self)
        context.bus.changed.connect(self.presenter.on_change)
        self.message = MessageBar()
        self.table = SimpleTable(texts.LIST, texts.HEADERS, weights=(5, 3, 2, 5, 4))
        self.table.row_activated.connect(self._open)
        self.back_button = make_button(texts.BACK, "quiet", self._to_list, icon="chevron-left")
        self.facts, self.changed = Text("", "quiet"), Text("", "caption")
        self.part = DropList(texts.PART)
        self.part.chosen.connect(self._choose_part)
        self.sentences = SimpleTable(texts.SENTENCES, (texts.SWEDISH, ""))
        self.sentences.row_activated.connect(self._correct)
        self.phrase, self.approval = PhraseForm(), ApproveForm()
        self.phrase.typed.connect(self.presenter.typed)
        self.phrase.saving.connect(self.presenter.save)
        self.phrase.next_wanted.connect(self._next)
        self.approval.approving.connect(self.presenter.approve)
        self._lay_out()

    def _lay_out(self) -> None:
        self.ground = ScrollPage()
        self.everything = Card(texts.LIST)
        self.everything.add(Text(texts.INTRO, "quiet"))
        self.everything.add(self.table)
        self.one = QWidget()
        column = Column(self.one)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.back_button)
        listed = Card(texts.SENTENCES)
        for widget in (self.facts, self.changed, FieldRow(texts.PART, self.part), self.sentences):
            listed.add(widget)
        side = QWidget()
        beside = Column(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.phrase)
        beside.addWidget(self.approval)
        beside.addStretch(1)
        for upright in (column, beside):
            upright.setSpacing(SPACE_L)
        column.addWidget(Columns(listed, side, weights=(6, 5), stack_below=110))
        for part in (self.message, self.everything, self.one):
            self.ground.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.ground)

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch the list, or the ``language`` that is asked for."""
        self.message.clear()
        language = ids.get("language", "")
        self._show_one(on=bool(language))
        self.presenter.load(language)

    def flush(self) -> None:
        """Save the sentence that is being written, when it is whole."""
        self.presenter.save_if_whole(self.phrase.field.toPlainText())

    # -- what the presenter shows

    def show_list(self, lines: tuple[LanguageLine, ...]) -> None:
        """Show every language with who translated and who reviewed it."""
        self._show_one(on=False)
        self.table.set_rows([_row(line) for line in lines])

    def show_language(self, line: LanguageLine, parts: tuple[tuple[str, str], ...], today: date) -> None:
        """Show one language's facts, the parts of its sentences, and approving it."""
        header = line.header
        self.set_title(texts.TITLE, texts.title_of(header.name_swedish))
        words, _ = _state(line)
        self.facts.setText(
            f"{words}. {texts.HEADERS[2]} {header.version}. {texts.translated_by(header.translated_by)}"
        )
        self.changed.setText(texts.changed_by(line.changed_at, line.changed_by) if line.changed_at else "")
        self.changed.setVisible(line.changed_at is not None)
        self.sentences.setHorizontalHeaderLabels([texts.SWEDISH, texts.in_language(header.name_swedish)])
        self.part.set_choices(parts)
        self.part.set_value(self.presenter.part)
        self.approval.show_line(line, today)

    def show_sentences(self, sentences: tuple[Sentence, ...], *, from_right: bool) -> None:
        """Show the sentences of the chosen part beside the Swedish."""
        self.sentences.set_rows(
            [
                TableRow(each.key, (each.swedish, _written(each.text, from_right=from_right)))
                for each in sentences
            ]
        )

    def show_sentence(self, shown: Shown | None) -> None:
        """Show one sentence to correct."""
        self.phrase.show_sentence(shown)

    def show_fault(self, text: str) -> None:
        """Say what is wrong with what is typed."""
        self.phrase.show_fault(text)

    def show_approval_fault(self, field: str, text: str) -> None:
        """Say what is wrong with the name or the day."""
        self.approval.show_fault(field, text)

    def say(self, title: str, text: str = "") -> None:
        """Say what has been done."""
        self.message.say(title, text)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")
        self.ground.ensureWidgetVisible(self.message)

    def show_saved(self, time: str) -> None:
        """Let the top bar say "Sparat"."""
        self.saved.emit(time)

    def _show_one(self, *, on: bool) -> None:
        self.everything.setVisible(not on)
        self.one.setVisible(on)
        if not on:
            self.set_title(texts.TITLE)

    def _open(self, language: str) -> None:
        self.context.navigation.go("languages", language=language)

    def _to_list(self) -> None:
        self.flush()
        self.context.navigation.go("languages")

    def _choose_part(self, part: str) -> None:
        self.flush()
        self.presenter.choose_part(part)

    def _correct(self, key: str) -> None:
        if key != self.presenter.key:
            self.flush()
        self.presenter.choose(key)
        target = self.phrase.field if self.phrase.row.isVisibleTo(self) else self.phrase.next_button
        target.setFocus()
        self.ground.bring(self.phrase)

    def _next(self) -> None:
        key = self.presenter.next_key()
        if key:
            self._correct(key)


def _row(line: LanguageLine) -> TableRow:
    header = line.header
    words, colour = _state(line)
    own = header.name_own if header.name_own != header.name_swedish else ""
    reviewed = "" if line.is_source else texts.reviewed_by(header.reviewed_by, header.reviewed_on)
    return TableRow(
        header.language,
        (
            Cell(texts.title_of(header.name_swedish), "strong", own),
            Cell(words, f"chip-{colour}"),
            str(header.version),
            Cell(texts.translated_by(header.translated_by), "quiet"),
            Cell(reviewed, "quiet"),
        ),
    )


def _written(text: str, *, from_right: bool) -> Cell:
    return Cell(text, from_right=from_right) if text else Cell(texts.NOT_WRITTEN, "quiet")


def _state(line: LanguageLine) -> tuple[str, str]:
    return texts.state_words(line.left, is_source=line.is_source, reviewed=line.reviewed)
