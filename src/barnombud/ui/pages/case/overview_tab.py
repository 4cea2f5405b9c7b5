"""Översikt: the child, its guardians, what comes next, and what can be done with the case. Widgets only."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.domain.case import CaseState
from barnombud.services.cases import MOST_GUARDIANS, CasePage
from barnombud.services.child_identity import LookAlike
from barnombud.texts import case_page as texts
from barnombud.texts import extract as extract_texts
from barnombud.ui.pages.case.anew_presenter import AnewPresenter
from barnombud.ui.pages.case.child_card import ChildCard
from barnombud.ui.pages.case.covering_tab import CoveringTab
from barnombud.ui.pages.case.guardian_panel import GuardianPanel
from barnombud.ui.pages.case.overview_presenter import OverviewPresenter
from barnombud.ui.pages.case.own_note_button import OwnNoteButton
from barnombud.ui.pages.case.protection_card import ProtectionCard
from barnombud.ui.pages.page import PageContext
from barnombud.ui.pages.telling import tell_trouble
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Heading, Text


class OverviewTab(CoveringTab):
    """The overview of one case."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the tab; its content comes with `show_page`."""
        super().__init__(context)
        self.presenter = OverviewPresenter(context.desk, context.jobs, self, self)
        self.anew = AnewPresenter(context.desk, context.jobs, self, self)
        self.panels: dict[str, GuardianPanel] = {}
        self._next_tab = "consent"
        self.next_text = Heading("")
        self.next_button = make_button("", "primary", lambda: self.tab_wanted.emit(self._next_tab))
        self.child = ChildCard()
        self.child.changed.connect(self.presenter.save_child)
        self.child.uncover_wanted.connect(self.presenter.uncover)
        self.child.are_different.connect(self.presenter.are_different)
        self.child.is_same.connect(self.presenter.protection.ask_same)
        self.protection = ProtectionCard()
        self.protection.mark_wanted.connect(self.presenter.protection.ask_mark)
        self.protection.uncover_wanted.connect(self.presenter.protection.ask_why)
        self.protection.lift_wanted.connect(self.presenter.protection.ask_lift)
        self.protection.cover_wanted.connect(self.cover)
        self.child.consent_wanted.connect(lambda: self.tab_wanted.emit("consent"))
        self.child.look_alike_opened.connect(lambda case_id: context.navigation.go("case", case_id=case_id))
        self.add_guardian = make_button(texts.GUARDIAN_ADD, "quiet", self.presenter.add_guardian, icon="plus")
        self.close_case = make_button(texts.CLOSE_CASE, "quiet", self.presenter.close)
        self.ask_anew = make_button(texts.ANEW, "quiet", self.anew.ask)
        self.extract = make_button(extract_texts.OPEN, "quiet", self._to_extract, icon="printer")
        self.own_print = OwnNoteButton(context, self.presenter.case_id, partial(tell_trouble, self))
        self.remove_case = make_button(texts.REMOVE_CASE, "quiet", self.presenter.remove)
        self._lay_out()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M + 4)
        self._next = Card("", "soft")
        for widget in (Text(texts.NEXT, "quiet"), self.next_text, self.next_button):
            self._next.add(widget)
        column.addWidget(self._next)
        self._guardians = Card(texts.GUARDIANS)
        self._people = QVBoxLayout()
        self._people.setSpacing(SPACE_M)
        self._guardians.add(self._people)
        self._guardians.add(self.add_guardian)
        care = Card(texts.CARE)
        self.own_lines = Text()
        self.own_entered = make_button(
            texts.OWN_ENTERED, "quiet", partial(self.presenter.tick_own_records, entered=True), icon="check"
        )
        self.own_nothing = make_button(
            texts.OWN_NOTHING, "quiet", partial(self.presenter.tick_own_records, entered=False)
        )
        self._own = QWidget()
        own = Column(self._own)
        own.setContentsMargins(0, 0, 0, SPACE_M)
        for words in (Text(texts.OWN_TITLE, "strong"), Text(texts.OWN_TEXT, "quiet"), self.own_lines):
            own.addWidget(words)
        self._own_buttons = ButtonRow(self.own_entered, self.own_nothing)
        own.addWidget(self._own_buttons)
        own.addWidget(self.own_print)
        self._own.hide()
        care.add(self._own)
        care.add(Text(extract_texts.CARD, "strong"))
        care.add(Text(extract_texts.OPEN_TEXT, "quiet"))
        care.add(self.extract)
        care.add(ButtonRow(self.close_case, self.ask_anew, self.remove_case))
        self._care = care
        right = QWidget()
        beside = self._beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(SPACE_M + 4)
        beside.addWidget(self._guardians)
        beside.addWidget(care)
        beside.addWidget(self.protection)
        beside.addStretch(1)
        left = QWidget()
        first = QVBoxLayout(left)
        first.setContentsMargins(0, 0, 0, 0)
        first.addWidget(self.child)
        first.addStretch(1)
        column.addWidget(Columns(left, right, weights=(3, 2), stack_below=100))

    def _to_extract(self) -> None:
        self.context.navigation.go("extract", case_id=self.presenter.case_id())

    def flush(self) -> None:
        """Save what is typed."""
        self.child.flush()
        for panel in self.panels.values():
            panel.flush()

    def clear(self) -> None:
        """Forget everything of the child."""
        self.cover_timer.stop()
        self.forget_names()

    def forget_names(self) -> None:
        """Empty every field with a name in it."""
        self.child.clear()
        self._drop_panels(frozenset())

    def show_again(self) -> None:
        """Show the page as it was fetched last."""
        self.presenter.show_again()

    def show_case(self, page: CasePage) -> None:
        """Show the case; while the names are uncovered, the page stays as it is until they are covered."""
        self.anew.show(page)
        self.presenter.show(page)

    def show_page(self, page: CasePage) -> None:
        """Show the case."""
        if not self._uncovered:
            self.fill(page)

    def fill(self, page: CasePage) -> None:
        """Fill the tab with a page, covered or not."""
        self.child.show_page(page, uncovered=self._uncovered)
        # Uncovering stands above the names it uncovers; without protection it is a link among the last.
        protected = page.identity.is_protected
        column, place = (self._column, 0) if protected else (self._beside, self._beside.count() - 1)
        if column.indexOf(self.protection) < 0:
            column.insertWidget(place, self.protection)
        self.protection.show_state(protected=page.identity.is_protected, uncovered=self._uncovered)
        self._show_next(page)
        open_case = page.case.state is not CaseState.CLOSED and page.case.removed_on is None
        self._drop_panels(frozenset(guardian.id for guardian in page.guardians))
        for guardian in page.guardians:
            panel = self.panels.get(guardian.id)
            if panel is None:
                panel = GuardianPanel(guardian)
                panel.changed.connect(self.presenter.save_guardian)
                panel.hindered.connect(partial(self.presenter.note_hindrance, guardian.id))
                panel.lifted.connect(partial(self.presenter.lift_hindrance, guardian.id))
                self.panels[guardian.id] = panel
                self._people.addWidget(panel)
            panel.show_guardian(
                guardian,
                may_name=page.may_write and (self._uncovered or not page.identity.is_protected),
                may_write=open_case,
            )
        self.add_guardian.setVisible(open_case and len(page.guardians) < MOST_GUARDIANS)
        self._care.setVisible(open_case)
        self.protection.setVisible(open_case or page.identity.is_protected)
        self._next.setVisible(open_case)

    def show_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field of the child."""
        self.child.show_error(field, text)

    def clear_errors(self) -> None:
        """Take every sentence away."""
        self.child.clear_errors()

    def show_guardian_error(self, key: str, field: str, text: str) -> None:
        """Say what is wrong at a field of a guardian."""
        self.panels[key].show_error(field, text)

    def close_hindrance(self, key: str) -> None:
        """Close the fields of a hindrance."""
        self.panels[key].close_hindrance()

    def show_number(self, number: str) -> None:
        """Show the whole identity number."""
        self.child.show_number(number)

    def number_saved(self, warnings: tuple[str, ...]) -> None:
        """Close the field of the number."""
        self.child.number_saved(warnings)

    def show_look_alikes(self, found: tuple[LookAlike, ...]) -> None:
        """Ask whether another case is about the same child."""
        self.child.show_look_alikes(found)

    def show_own_records(self, lines: tuple[str, ...], *, may_tick: bool) -> None:
        """Show which agencies have ticked; nothing when none has to."""
        self.own_lines.setText("\n".join(lines))
        self._own.setVisible(bool(lines))
        self._own_buttons.setVisible(may_tick)

    def _show_next(self, page: CasePage) -> None:
        if not page.consent_holds:
            words, button, self._next_tab = texts.NEXT_ASK, texts.SHUT_BUTTON, "consent"
        elif not page.preparation.concern.strip():
            words, button, self._next_tab = texts.NEXT_PREPARE, texts.NEXT_PREPARE_BUTTON, "prepare"
        else:
            words, button, self._next_tab = texts.NEXT_READY, texts.NEXT_READY_BUTTON, "prepare"
        self.next_text.setText(words)
        self.next_button.setText(button)

    def _drop_panels(self, keep: frozenset[str]) -> None:
        for key in [key for key in self.panels if key not in keep]:
            panel = self.panels.pop(key)
            self._people.removeWidget(panel)
            panel.hide()
            panel.setParent(None)  # at once: what it shows may be covered
            panel.deleteLater()
