"""Registerutdrag: whose data, a reminder to look at who gets it, and the paper beside; widgets only."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from barnombud.domain.ids import CaseId
from barnombud.domain.papers.extract import ExtractOf, ExtractPerson
from barnombud.services.paper_contents import MadePaper
from barnombud.texts import extract as texts
from barnombud.texts.consent_page import row_name
from barnombud.ui.pages.extract.presenter import ExtractPresenter
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.pages.papers.beside import Beside
from barnombud.ui.pages.papers.preview import Preview
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.tick import Tick


class ExtractPage(Page):
    """The page on which one person's data are put on paper."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its people come with `shown`."""
        super().__init__(context, texts.TITLE)
        self.set_title(texts.TITLE, texts.PAGE_SUBTITLE)
        self.presenter = ExtractPresenter(context.desk, context.jobs, context.dialogs, self, self)
        self.message = MessageBar()
        self.person = half_filled(DropList(texts.WHO))
        self.person.chosen.connect(lambda _code: self._forget_paper())
        self.checked = Tick(texts.CHECKED)
        self.checked.ticked.connect(lambda _on: self._allow())
        self.make_button = make_button(texts.MAKE, "primary", self._make)
        self.back_button = make_button(texts.BACK, "quiet", self._back, icon="chevron-left")
        self.preview = Preview(context.jobs)
        self.preview.printing.connect(self.presenter.print_paper)
        self.preview.saving.connect(self.presenter.save_paper)
        self.preview.left.connect(self._to_form)
        self._lay_out()

    def _lay_out(self) -> None:
        ground = ScrollPage()
        ground.add(self.message)
        ground.add(self.back_button)
        card = Card()
        card.add(FieldRow(texts.WHO, self.person))
        card.add(Text(texts.MORE_CASES, "caption"))
        card.add(self.checked)
        card.add(Text(texts.CHECKED_HELP, "quiet"))
        card.add(self.make_button)
        ground.add(card)
        ground.add(Text(texts.MARK_OF_NOTES, "warning"))
        self.beside = Beside(ground, self.preview)
        self.beside.narrow_changed.connect(self.preview.set_narrow)
        self.preview.set_narrow(self.beside.is_narrow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.beside)

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch the people of ``case_id``."""
        self.message.clear()
        self.person.set_choices(())
        self.checked.set_ticked(False)
        self._forget_paper()
        self.presenter.load(CaseId(ids.get("case_id", "")))

    # -- what the presenter shows

    def show_people(self, people: tuple[ExtractPerson, ...]) -> None:
        """Offer of whom the extract may be."""
        self.person.set_choices((str(place), _words(person)) for place, person in enumerate(people))
        self._allow()

    def show_making(self, making: bool) -> None:
        """Say that it is being made."""
        self.make_button.setText(texts.MAKING if making else texts.MAKE)
        self._allow(free=not making)

    def show_paper(self, paper: MadePaper) -> None:
        """Show the paper."""
        self.preview.show_paper(paper, texts.TITLE)
        set_kind(self.make_button, "secondary")  # printing what is made is now the next step
        if self.beside.is_narrow:
            self.beside.show_right(True)
            self.preview.back.setFocus()

    def say(self, title: str) -> None:
        """Say what has been done."""
        self.message.say(title)
        self._to_form()

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")
        self._to_form()

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""
        self.saved.emit(time)

    # -- inside

    def _make(self) -> None:
        self.message.clear()
        self.presenter.make(int(self.person.value() or -1))

    def _allow(self, *, free: bool = True) -> None:
        ready = self.checked.box.isChecked() and self.person.count() > 0
        self.make_button.setEnabled(free and ready)

    def _forget_paper(self) -> None:
        """Another person: the paper on screen is not hers."""
        self.presenter.paper = None
        self.preview.clear()
        set_kind(self.make_button, "primary")
        self._allow()

    def _to_form(self) -> None:
        self.beside.show_right(False)

    def _back(self) -> None:
        self.context.navigation.go("case", case_id=self.presenter.case_id)


def _words(person: ExtractPerson) -> str:
    if person.of is ExtractOf.CHILD:
        return f"{texts.CHILD}, {person.name}"
    if person.of is ExtractOf.GUARDIAN:
        return row_name(person.ordinal, person.name)
    return texts.OTHER_ADULT.format(name=person.name)
