"""After the meeting: read through and finalise, then every paper that goes out; widgets only."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from barnombud.domain.ids import CaseId, ItemId
from barnombud.domain.meeting.meeting import MeetingState
from barnombud.domain.minutes import FAMILY_PAPERS
from barnombud.services.paper_checks import CheckPage
from barnombud.services.papers import PapersPage as Papers
from barnombud.texts import papers_page as texts
from barnombud.texts.paper_check import SIGN
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.pages.papers.beside import Beside
from barnombud.ui.pages.papers.check_form import CheckForm
from barnombud.ui.pages.papers.language_choice import LanguageChoice
from barnombud.ui.pages.papers.leaving import Leaving
from barnombud.ui.pages.papers.outgoing import Outgoing
from barnombud.ui.pages.papers.presenter import IN_LANGUAGES, PapersPresenter
from barnombud.ui.pages.papers.preview import Preview
from barnombud.ui.pages.papers.reading_side import ReadingSide
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.step_bar import StepBar
from barnombud.ui.widgets.tick import Tick


class PapersPage(Page):
    """The page of papers."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its content comes with `shown`."""
        super().__init__(context, texts.TITLE)
        self.message = MessageBar()
        self.steps = StepBar(texts.STEPS_NAME, texts.STEPS)
        self.reading = ReadingSide(context)
        self.language = LanguageChoice(context.desk, context.jobs)
        self.large = Tick(texts.LARGE)
        self.outgoing = Outgoing()
        self.preview = Preview(context.jobs)
        desk, jobs = context.desk, context.jobs
        self.presenter = PapersPresenter(
            desk, jobs, view=self, paper_list=self.outgoing, preview=self.preview, owner=self
        )
        self.leaving = Leaving(
            desk,
            jobs,
            context.dialogs,
            view=self,
            paper_list=self.outgoing,
            papers=self.presenter,
            owner=self,
        )
        context.bus.changed.connect(self.presenter.on_change)
        self._meeting = ""
        self._single = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.ground = ScrollPage()
        for widget in (self.message, self.steps, self.reading, self.language, self.large, self.outgoing):
            self.ground.add(widget)
        self.beside = Beside(self.ground, self.preview)
        self.beside.narrow_changed.connect(self.preview.set_narrow)
        self.preview.set_narrow(self.beside.is_narrow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.beside)

    def _connect(self) -> None:
        self.large.ticked.connect(self.presenter.choose_large)
        self.language.chosen.connect(self.presenter.choose_language)
        self.steps.step_chosen.connect(self._go_to)
        self.reading.said.connect(self.say)
        self.reading.trouble.connect(self.say_trouble)
        self.reading.saved.connect(self.saved)
        self.reading.finalised.connect(lambda: self._go_to("papers"))
        self.outgoing.show_wanted.connect(self._show)
        self.outgoing.handed.connect(self.presenter.hand_over)
        self.outgoing.printing.connect(self.leaving.print_papers)
        self.outgoing.saving.connect(self._save)
        self.outgoing.stopping.connect(self.leaving.stop)
        self.outgoing.added.connect(self._add_to_item)
        self.preview.printing.connect(lambda: self.leaving.print_papers(self.presenter.selected))
        self.preview.saving.connect(lambda: self._save(self.presenter.selected))
        self.preview.left.connect(self._back_to_list)

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch the papers of ``meeting_id``, or the one paper ``kind`` names."""
        self.message.clear()
        self.preview.clear()
        self.beside.show_right(False)
        self._meeting, self._single = "", "kind" in ids
        self.steps.hide()
        self.reading.hide()
        self.outgoing.setVisible(self._single)
        self.large.setVisible(ids.get("kind", "") in FAMILY_PAPERS)
        speaks = ids.get("kind", "") in IN_LANGUAGES
        self.language.setVisible(speaks)
        self.presenter.come(ids)
        if speaks:
            self.language.come(CaseId(ids["case_id"]) if "case_id" in ids else None)

    def flush(self) -> None:
        """Save what is typed."""
        self.reading.part.flush()

    def show_heading(self, day: date | None) -> None:
        """Say which meeting the papers are of."""
        if day is None or self._single:
            self.set_title(texts.BLANKS_TITLE, texts.held(day) if day else "")
        else:
            self.set_title(texts.TITLE, texts.held(day))

    def show_page(self, page: Papers) -> None:
        """Show the general part, and the step one comes for."""
        planned = page.meeting.state is MeetingState.PLANNED
        if self._single or planned:
            self.outgoing.show()
            return
        self.steps.show()
        self.steps.set_done(("read",) if page.minutes else ())
        self.reading.presenter.show(page)
        if page.meeting.id != self._meeting:
            self._meeting = page.meeting.id
            self._go_to("papers" if page.minutes else "read")

    def say(self, title: str, text: str = "") -> None:
        """Say what has been done."""
        self.message.say(title, text)
        self.ground.ensureWidgetVisible(self.message)

    def show_check(self, page: CheckPage) -> None:
        """Let the person look through a paper before it is made."""
        form = CheckForm(page)

        def sign() -> bool:
            if form.is_whole():
                self.presenter.sign_check(page.request, form.kept(), form.struck(), form.close_form)
            return False

        form.dialog = self.context.dialogs.open_form(form.title, form, SIGN, sign)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")
        self._back_to_list()
        self.ground.ensureWidgetVisible(self.message)

    def show_saved(self, time: str) -> None:
        """Let the top bar say "Sparat"."""
        self.saved.emit(time)

    def _go_to(self, step: str) -> None:
        self.preview.set_draft(step == "read")
        self.steps.set_current(step)
        reading = step == "read"
        self.presenter.is_reading = reading
        self.reading.setVisible(reading)
        self.outgoing.setVisible(not reading)
        self.large.setVisible(not reading)
        self.ground.verticalScrollBar().setValue(0)
        if reading:
            self.presenter.select_minutes()
        else:
            self.flush()

    def _show(self, key: str) -> None:
        self.presenter.select(key)
        if self.beside.is_narrow:
            self.beside.show_right(True)
            self.preview.back.setFocus()

    def _back_to_list(self) -> None:
        self.beside.show_right(False)
        for key in self.presenter.selected:
            if self.beside.is_narrow and not self.outgoing.isHidden():
                self.outgoing.rows[key].show_button.setFocus()

    def _save(self, keys: tuple[str, ...]) -> None:
        paper = self.preview.paper
        self.leaving.save_papers(keys, paper.file_name if paper and keys == self.presenter.selected else "")

    def _add_to_item(self, item_id: str, text: str, objection_by: str) -> None:
        item = ItemId(item_id)
        self.reading.add(self.outgoing.additions[item], item, text, objection_by)
