"""One child's page: its tabs, the duty to report, and a calm word when it is not shared. Widgets only."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.domain.case import CaseState
from barnombud.domain.minutes import PaperKind
from barnombud.services.cases import CasePage
from barnombud.services.paper_contents import MadePaper
from barnombud.services.paper_files import Saved
from barnombud.texts import case_page as texts
from barnombud.texts.cases import PDF_FILES, SAVE_PAPER
from barnombud.texts.paper_check import LOOK_THROUGH
from barnombud.ui.pages.case.consent_tab import ConsentTab
from barnombud.ui.pages.case.flower_tab import FlowerTab
from barnombud.ui.pages.case.overview_tab import OverviewTab
from barnombud.ui.pages.case.prepare_tab import PrepareTab
from barnombud.ui.pages.case.presenter import CasePresenter, first_tab, heading
from barnombud.ui.pages.case.story_tab import StoryTab
from barnombud.ui.pages.case.tab import CaseTab
from barnombud.ui.pages.case.way_in_tab import WayInTab
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.pages.paper_files import tell_phrase
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.duty_banner import DutyBanner
from barnombud.ui.widgets.empty_state import EmptyState
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.step_bar import StepBar
from barnombud.ui.widgets.typed_about import TypedAbout

_TABS: dict[str, type[CaseTab]] = {
    "overview": OverviewTab,
    "consent": ConsentTab,
    "flower": FlowerTab,
    "prepare": PrepareTab,
    "way_in": WayInTab,
    "story": StoryTab,
}


class CasePageView(Page):
    """The page of one child."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its content comes with `shown`."""
        super().__init__(context, texts.TABS["overview"])
        self.presenter = CasePresenter(context.desk, context.jobs, self, self)
        context.bus.changed.connect(self.presenter.on_change)
        self.tabs = StepBar(texts.TABS_NAME, [(code, texts.TABS[code]) for code in _TABS])
        self.tabs.step_chosen.connect(self.show_tab)
        self.message = MessageBar()
        self.duty = DutyBanner()
        self.made: dict[str, CaseTab] = {}
        self.current = ""
        self._page: CasePage | None = None
        self._wanted = ""
        self._lay_out()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(SPACE_L + 4, SPACE_M, SPACE_L + 4, 0)
        top.setSpacing(SPACE_S)
        top.addWidget(self.tabs)
        top.addWidget(self.message)
        self.ground = ScrollPage()
        self.locked = EmptyState(texts.LOCKED_TITLE, texts.LOCKED_TEXT, texts.TO_LIST)
        self.locked.pressed.connect(partial(self.context.navigation.go, "cases"))
        self.gone = EmptyState(texts.GONE_TITLE, texts.GONE_TEXT, texts.TO_LIST)
        self.gone.pressed.connect(partial(self.context.navigation.go, "cases"))
        self.removed = Card(texts.REMOVED_TITLE, "attention")
        self.removed.add(Text(texts.REMOVED_TEXT))
        self.restore = make_button(texts.RESTORE, "secondary", self.presenter.restore, icon="rotate-ccw")
        self.removed.add(self.restore)
        self.closed = Card(texts.CLOSED_TITLE, "soft")
        self.closed.add(Text(texts.CLOSED_TEXT))
        self._body = QWidget()
        self._tabs_body = QVBoxLayout(self._body)
        self._tabs_body.setContentsMargins(0, 0, 0, 0)
        for widget in (self.locked, self.gone, self.removed, self.closed, self._body, self.duty):
            self.ground.add(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.ground, 1)
        self._show_only()

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch the case; ``tab`` names the tab to begin with."""
        case_id = ids.get("case_id", "")
        if case_id != self.presenter.case_id:
            self._forget()
        self._wanted = ids.get("tab", "")
        self.message.clear()
        self.presenter.load(case_id)

    def flush(self) -> None:
        """Save what is typed."""
        for tab in self.made.values():
            tab.flush()

    def typed_about(self) -> TypedAbout:
        """The child; the first two tabs are there before a consent holds."""
        return TypedAbout(self.presenter.case_id, self.current in ("", "overview", "consent"))

    def show_case(self, page: CasePage) -> None:
        """Show the case."""
        first = self._page is None
        self._page = page
        self.set_title(*heading(page))
        self._show_only(
            removed=page.case.removed_on is not None, closed=page.case.state is CaseState.CLOSED, tabs=True
        )
        if self._wanted or first:
            self.show_tab(self._wanted if self._wanted in _TABS else first_tab(page))
            self._wanted = ""
        else:
            self._fill()

    def show_tab(self, code: str) -> None:
        """Show one tab; it is made at its first visit."""
        self.current = code
        place = self.context.navigation.place
        if place is not None and place.ids.get("case_id") == self.presenter.case_id:
            self.context.navigation.keep(tab=code)
        self.tabs.set_current(code)
        tab = self.made.get(code)
        if tab is None:
            tab = self._make(code)
        for other, widget in self.made.items():
            widget.setVisible(other == code)
        self.ground.verticalScrollBar().setValue(0)
        self._fill()

    def show_locked(self) -> None:
        """Say calmly that this case is not shared with the signed-in member."""
        self._forget()
        self.set_title(texts.TABS["overview"])
        self._show_only(locked=True)

    def show_gone(self) -> None:
        """Say that there is no such case."""
        self._forget()
        self.set_title(texts.TABS["overview"])
        self._show_only(gone=True)

    def show_duty(self, telephone: str, out_of_hours: str, reference: str) -> None:
        """Show the duty to report with the team's numbers."""
        self.duty.set_phones(telephone, out_of_hours, reference)

    def choose_file(self, name: str, paper: MadePaper) -> None:
        """Let the person say where a paper goes."""
        self.context.dialogs.save_file(SAVE_PAPER, name, PDF_FILES, partial(self.presenter.save_paper, paper))

    def tell_phrase(self, saved: Saved) -> None:
        """Tell the passphrase of a paper that was saved locked."""
        tell_phrase(self.context.dialogs, saved)

    def offer_check(self, title: str, text: str, case_id: str) -> None:
        """Say that the form has to be looked through first; one press leads to it, and so does Enter."""
        check = partial(
            self.context.navigation.go, "papers", kind=PaperKind.CONSENT_FORM.value, case_id=case_id
        )
        self.message.say(title, text, kind="attention", action_text=LOOK_THROUGH, action=check)
        self.message.focus_action()

    def say(self, title: str, text: str = "") -> None:
        """Say what happened."""
        self.message.say(title, text)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Let the top bar say "Sparat"."""
        self.saved.emit(time)

    def _make(self, code: str) -> CaseTab:
        tab = _TABS[code](self.context)
        tab.said.connect(self.say)
        tab.begun.connect(self.message.clear)
        tab.troubled.connect(self.say_trouble)
        tab.saved.connect(self.saved)
        tab.tab_wanted.connect(self.show_tab)
        tab.scroll_up.connect(lambda: self.ground.verticalScrollBar().setValue(0))
        tab.scroll_to.connect(self.ground.bring)
        if isinstance(tab, ConsentTab):
            tab.form_wanted.connect(self.presenter.make_form)
        self.made[code] = tab
        self._tabs_body.addWidget(tab)
        return tab

    def _fill(self) -> None:
        """Hand the page to the tab on screen."""
        tab = self.made.get(self.current)
        if tab is not None and self._page is not None:
            tab.show_case(self._page)

    def _forget(self) -> None:
        """Empty every widget of the child's text."""
        self._page = None
        for tab in self.made.values():
            tab.clear()

    def _show_only(
        self,
        *,
        locked: bool = False,
        gone: bool = False,
        removed: bool = False,
        closed: bool = False,
        tabs: bool = False,
    ) -> None:
        self.locked.setVisible(locked)
        self.gone.setVisible(gone)
        self.removed.setVisible(removed)
        self.closed.setVisible(closed)
        self.tabs.setVisible(tabs)
        self._body.setVisible(tabs)
