"""Konsultation: general questions to the team, without any child; widgets only."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.texts import consultation as texts
from barnombud.texts.deidentified import REMINDER
from barnombud.ui.dialogs import Question
from barnombud.ui.pages.consultation.cards import AskCard, DoneCard, PreparedCard
from barnombud.ui.pages.consultation.lines import Line, NewQuestion
from barnombud.ui.pages.consultation.presenter import FORM, ConsultationPresenter
from barnombud.ui.pages.consultation.question_form import QuestionForm
from barnombud.ui.pages.consultation.screened_text import ScreenedText
from barnombud.ui.pages.consultation.screening import Mark
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.duty_banner import DutyBanner
from barnombud.ui.widgets.empty_state import EmptyState
from barnombud.ui.widgets.labels import Heading, Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.openings import opens
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.tab_order import follow_layout


class ConsultationPage(Page):
    """The page of de-identified consultation (R13); the duty to report is always on it (R16)."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its questions come with `shown`."""
        super().__init__(context, texts.TITLE)
        self.set_title(texts.TITLE, texts.SUBTITLE)
        self.presenter = ConsultationPresenter(context.desk, context.jobs, self, self)
        context.bus.changed.connect(self.presenter.on_change)
        self.cards: dict[str, PreparedCard] = {}
        self.message, self.duty, self.asking = MessageBar(), DutyBanner(), AskCard()
        self.asking.wanted.connect(partial(context.navigation.go, "cases", add="new"))
        self.add_button = opens(make_button(texts.ADD, "primary", self.presenter.open_new, icon="plus"))
        self.form = QuestionForm()
        self.show_stopped = self.form.show_stopped
        self.form.hide()
        self.form.stopped.connect(self.presenter.stop)
        self.form.left.connect(self.presenter.leave_form)
        self.form.saved.connect(self.presenter.save_form)
        self._connect_text(FORM, self.form.question)
        self.empty = EmptyState(texts.EMPTY_TITLE, texts.EMPTY_TEXT, texts.ADD, icon="plus")
        opens(self.empty.button)
        self.empty.pressed.connect(self.presenter.open_new)
        self.done = DoneCard()
        self.done.again.connect(self.presenter.take_up_again)
        self.done.removed.connect(lambda key: self.presenter.discard(key, recognised=False))
        self.more = make_button(texts.MORE, "secondary", self.presenter.show_more)
        self._prepared_title = Heading(texts.PREPARED)
        self._lay_out()

    def _lay_out(self) -> None:
        self.ground = ScrollPage()
        reminder = Card(REMINDER.title, "soft")
        for line in REMINDER.lines:
            reminder.add(Text(line))
        left, right = QWidget(), QWidget()
        column, beside = QVBoxLayout(left), QVBoxLayout(right)
        for each in (column, beside):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(SPACE_M + 4)
        for widget in (reminder, self.form, self.empty, self.add_button):
            column.addWidget(widget)
        column.addStretch(1)
        beside.addWidget(self.duty)
        beside.addWidget(self.asking)
        beside.addStretch(1)
        self._prepared = QVBoxLayout()
        self._prepared.setSpacing(SPACE_M + 4)
        self.ground.add(self.message)
        self.ground.add(Columns(left, right, weights=(3, 2), stack_below=110))
        self.ground.add(self._prepared_title)
        self.ground.add(self._prepared)
        self.ground.add(self.done)
        self.ground.add(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.ground)

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch the questions."""
        del ids
        self.presenter.load()

    def flush(self) -> None:
        """Save what is typed."""
        self.form.question.field.flush()
        for card in self.cards.values():
            card.advice.field.flush()

    def show_lines(self, prepared: tuple[Line, ...], done: tuple[Line, ...], *, more: bool) -> None:
        """Show the questions; cards keep what is typed in them."""
        wanted = {line.key for line in prepared}
        lost_focus = self.empty.button.hasFocus() or self.add_button.hasFocus()
        for key in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(key)
            lost_focus = lost_focus or any(each.hasFocus() for each in card.findChildren(QWidget))
            card.hide()
            card.deleteLater()
        for line in prepared:
            card = self.cards.get(line.key) or self._new_card(line.key)
            card.show_line(line)
            self._prepared.addWidget(card)
        self.done.show_lines(done)
        self.more.setVisible(more)
        self._show_buttons()
        if lost_focus:
            self._focus_opener()

    def show_surroundings(
        self, petals: tuple[tuple[str, str], ...], telephones: tuple[str, str], reference: str
    ) -> None:
        """Offer the petals and show the duty to report with the team's numbers."""
        self.form.show_petals(petals)
        self.duty.set_phones(*telephones, reference)

    def open_form(self, new: NewQuestion) -> None:
        """Open the form."""
        self.form.begin(new)
        self._show_buttons()
        self.ground.ensureWidgetVisible(self.form)

    def close_form(self) -> None:
        """Close the form; the focus goes to what opened it."""
        self.form.end()
        self._show_buttons()
        self._focus_opener()

    def show_marks(self, place: str, marks: tuple[Mark, ...]) -> None:
        """Show what could point somebody out."""
        field = self._field(place)
        if field is not None:
            field.show_marks(marks)
            follow_layout(field)

    def replace_text(self, place: str, text: str) -> None:
        """Show the text after something was removed from it."""
        field = self._field(place)
        if field is not None:
            field.replace(text)

    def show_error(self, place: str, text: str) -> None:
        """Say what is wrong with a text."""
        field = self._field(place)
        if field is not None:
            field.show_error(text)

    def say(self, title: str) -> None:
        """Say what happened."""
        self.message.say(title)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Let the top bar say "Sparat"."""
        self.saved.emit(time)

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask before going on."""
        self.context.dialogs.ask(question, then)

    def _field(self, place: str) -> ScreenedText | None:
        if place == FORM:
            return self.form.question
        card = self.cards.get(place)
        return card.advice if card is not None else None

    def _new_card(self, key: str) -> PreparedCard:
        card = self.cards[key] = PreparedCard(key)
        card.finished.connect(self.presenter.finish)
        card.changed.connect(self.presenter.open_change)
        card.recognised.connect(partial(self.presenter.discard, recognised=True))
        self._connect_text(key, card.advice)
        return card

    def _connect_text(self, place: str, text: ScreenedText) -> None:
        looked_after = self.presenter.texts
        text.text_rested.connect(partial(looked_after.type_text, place))
        text.removed.connect(partial(looked_after.remove_mark, place))
        text.kept.connect(lambda mark, kept: looked_after.keep_mark(place, mark, kept=kept))

    def _show_buttons(self) -> None:
        """Show one way to begin, and only while the form is closed."""
        closed = self.form.isHidden()
        self.empty.setVisible(closed and not self.cards)
        self.add_button.setVisible(closed and bool(self.cards))
        self._prepared_title.setVisible(bool(self.cards))
        follow_layout(self.ground)

    def _focus_opener(self) -> None:
        """Go to what opens the form, whichever of the two is there."""
        (self.add_button if self.empty.isHidden() else self.empty.button).setFocus()
