"""Åtkomstlogg: filters, fifty lines at a time, whether the log is whole, who has reviewed; widgets only."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from barnombud.domain.access_log import ChainWalk
from barnombud.services.access_log import LogPage
from barnombud.texts import access_log as texts
from barnombud.ui.pages.access_log.presenter import AccessLogPresenter
from barnombud.ui.pages.access_log.rows import reviews, table_rows
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.date_field import DateField
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.simple_table import SimpleTable


class AccessLogPage(Page):
    """The page on which any member reviews the log."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its lines come with `shown`."""
        super().__init__(context, texts.TITLE)
        self.set_title(texts.TITLE, texts.SUBTITLE)
        self.presenter = AccessLogPresenter(context.desk, context.jobs, self, self)
        self.message = MessageBar()
        self.member = DropList(texts.MEMBER, (("", texts.EVERYBODY),))
        self.kind = DropList(texts.KIND, (("", texts.EVERYTHING), *texts.KINDS.items()))
        self.first_day, self.last_day = DateField(texts.FIRST_DAY), DateField(texts.LAST_DAY)
        self.last_row = FieldRow(texts.LAST_DAY, self.last_day)
        for choice in (self.member, self.kind):
            choice.chosen.connect(lambda _code: self._ask())
        for day in (self.first_day, self.last_day):
            day.date_changed.connect(lambda _day: self._ask())
        self.all_button = make_button(texts.SHOW_ALL, "link", self.show_all)
        self.table = SimpleTable(texts.TABLE, texts.HEADERS, weights=(3, 5, 6, 3))
        self.none = Text(f"{texts.NONE_TITLE}. {texts.NONE_TEXT}", "quiet")
        self.older = make_button(texts.OLDER, "secondary", self.presenter.show_older)
        self.newer = make_button(texts.NEWER, "secondary", self.presenter.show_newer)
        self.state, self.faults = Text(texts.CHECKING), Text("", "warning")
        self.review_button = make_button(texts.REVIEW, "primary", self.presenter.review, icon="check")
        self.review_button.setAccessibleDescription(texts.REVIEW_HELP)
        self.reviews = Text("", "quiet")
        self._lay_out()

    def _lay_out(self) -> None:
        ground = ScrollPage(widest=1100)
        ground.add(self.message)
        ground.add(Text(texts.INTRODUCTION, "quiet"))
        state = Card(texts.STATE)
        for each in (self.state, self.faults):
            state.add(each)
        review = Card(texts.REVIEWS)
        review.add(self.reviews)
        review.body.addSpacing(SPACE_M)
        review.add(self.review_button)
        review.add(Text(texts.REVIEW_HELP, "caption"))
        ground.add(Columns(state, review))
        rows = Card()
        rows.setAccessibleName(texts.FILTERS)
        rows.add(
            Columns(FieldRow(texts.MEMBER, self.member), FieldRow(texts.KIND, self.kind), stack_below=60)
        )
        rows.add(Columns(FieldRow(texts.FIRST_DAY, self.first_day), self.last_row, stack_below=60))
        rows.add(self.all_button)
        rows.body.addSpacing(SPACE_M)
        for widget in (self.none, self.table, ButtonRow(self.newer, self.older)):
            rows.add(widget)
        ground.add(rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch the newest lines."""
        del ids
        self.message.clear()
        self.presenter.load()

    def show_all(self) -> None:
        """Empty the filters and show every line again."""
        for choice in (self.member, self.kind):
            choice.set_value("")
        for day in (self.first_day, self.last_day):
            day.set_value(None)
        self._ask()

    def _ask(self) -> None:
        self.last_row.clear_error()
        self.presenter.ask(
            self.member.value(), self.kind.value(), self.first_day.value(), self.last_day.value()
        )

    # -- what the presenter shows

    def show_page(self, page: LogPage, *, newer: bool) -> None:
        """Show some lines; ``newer`` when there are lines ahead of them."""
        members = sorted(page.members, key=lambda member: member.name.casefold())
        self.member.set_choices((("", texts.EVERYBODY), *((str(each.id), each.name) for each in members)))
        self.table.set_rows(table_rows(page))
        self.table.setVisible(bool(page.lines))
        self.none.setVisible(not page.lines)
        self.older.setEnabled(page.older)
        self.newer.setEnabled(newer)
        for button in (self.older, self.newer):
            button.setVisible(page.older or newer)
        self.reviews.setText("\n".join(reviews(page)) or texts.NO_REVIEW)
        found = [texts.found_at(at, fault.value) for at, fault in page.faults]
        self.faults.setText("\n".join([*found, texts.WHAT_TO_DO] if found else []))
        self.faults.setVisible(bool(found))

    def show_chain(self, walk: ChainWalk) -> None:
        """Say how far the chain has been gone through, and what was found."""
        if not walk.done:
            self.state.setText(texts.CHECKING)
        else:
            self.state.setText(texts.WHOLE if walk.broken_at is None else texts.broken_at(walk.broken_at))

    def show_period_error(self) -> None:
        """Say that the period ends before it begins."""
        self.last_row.set_error(texts.PERIOD_WRONG)

    def say_reviewed(self) -> None:
        """Say that the review is noted."""
        self.message.say(texts.REVIEWED)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""
        self.saved.emit(time)
