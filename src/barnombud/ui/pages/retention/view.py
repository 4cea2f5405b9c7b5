"""Gallring och leverans: the plan, what is due, certificates, delivery; widgets only."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from barnombud.services.dry_run import DryRun
from barnombud.services.retention import RetentionPage
from barnombud.texts import retention as texts
from barnombud.ui.dialogs import Question
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.pages.retention.delivery_card import DeliveryCard
from barnombud.ui.pages.retention.due_card import DueCard
from barnombud.ui.pages.retention.hold_card import HoldCard
from barnombud.ui.pages.retention.plan_card import PlanCard
from barnombud.ui.pages.retention.presenter import RetentionPresenter
from barnombud.ui.pages.telling import tell_trouble
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow


class RetentionPageView(Page):
    """Reached from Inställningar and from Hem."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its content comes with `shown`."""
        super().__init__(context, texts.TITLE)
        self.set_title(texts.TITLE, texts.SUBTITLE)
        self.presenter = RetentionPresenter(context.desk, context.jobs, self, self)
        context.bus.changed.connect(self.presenter.on_change)
        self.message = MessageBar()
        self.due, self.plan, self.delivery = DueCard(), PlanCard(), DeliveryCard(context)
        self.plan.changed.connect(self.presenter.save_term)
        self.due.look_wanted.connect(self.presenter.look)
        self.due.dispose_wanted.connect(self.presenter.dispose)
        self.hold = HoldCard(context)
        self.hold.done.connect(self.say)
        self.hold.failed.connect(partial(tell_trouble, self))
        self.delivery.done.connect(self.say)
        self.delivery.failed.connect(partial(tell_trouble, self))
        self.certificates = SimpleTable(texts.CERTIFICATES, texts.CERTIFICATE_HEADERS, weights=(3, 3, 6))
        self.certificates.row_activated.connect(self._open_certificate)
        self.no_certificates = Text(texts.CERTIFICATES_NONE, "quiet")
        self._lay_out()

    def _lay_out(self) -> None:
        ground = ScrollPage(widest=1100)
        kept = Card(texts.CERTIFICATES)
        kept.add(Text(texts.CERTIFICATES_TEXT, "quiet"))
        kept.add(self.no_certificates)
        kept.add(self.certificates)
        for widget in (self.message, self.due, self.hold, self.plan, self.delivery, kept):
            ground.add(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch everything."""
        del ids
        self.message.clear()
        self.presenter.load()
        self.delivery.load()
        self.hold.load()

    # -- what the presenter shows

    def show_page(self, page: RetentionPage) -> None:
        """Show the plan, what is due, and the certificates."""
        self.due.show_due(page.due, page.coming, waits=page.waits)
        self.plan.show_lines(page.lines)
        self.certificates.set_rows(
            [
                TableRow(
                    each.id,
                    (
                        texts.certificate_title(each.number, each.year),
                        texts.at(each.at),
                        texts.certificate_line([(line.kind.value, line.count) for line in each.lines]),
                    ),
                )
                for each in page.certificates
            ]
        )
        self.certificates.setVisible(bool(page.certificates))
        self.no_certificates.setVisible(not page.certificates)

    def show_term_error(self, field: str, text: str) -> None:
        """Say what is wrong with the line that is being changed."""
        self.plan.show_error(field, text)

    def show_term_saved(self) -> None:
        """Close the form: its line is kept."""
        self.plan.close_form()

    def show_run(self, found: DryRun) -> None:
        """Show everything that would go."""
        self.due.show_run(found)

    def say(self, title: str, text: str = "") -> None:
        """Say what has been done."""
        self.message.say(title, text)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""
        self.saved.emit(time)

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask before going on."""
        self.context.dialogs.ask(question, then)

    def _open_certificate(self, certificate_id: str) -> None:
        self.context.navigation.go("papers", kind="disposal_certificate", certificate_id=certificate_id)
