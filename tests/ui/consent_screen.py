"""The consent tab in a real page, with what a person does on it."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from barnombud.domain.case import Case
from barnombud.services import cases, consents
from barnombud.services.consents import ConsentPage
from barnombud.ui.dialogs import PresetDialogs
from barnombud.ui.pages.case.consent_tab import ConsentTab
from barnombud.ui.pages.case.view import CasePageView
from tests.world import World


class Screen:
    """The consent tab of one case."""

    def __init__(self, page: CasePageView, world: World, case: Case) -> None:
        """Open the tab."""
        self.page, self.world, self.case = page, world, case
        page.shown({"case_id": case.id, "tab": "consent"})
        self.tab = cast("ConsentTab", page.made["consent"])
        self.form = self.tab.form

    @property
    def dialogs(self) -> PresetDialogs:
        """What answers questions and chooses files."""
        return cast("PresetDialogs", self.page.context.dialogs)

    def open_form(self, ordinal: int) -> None:
        """Open a guardian's form."""
        guardian = cases.case_page(self.world.desk, self.case.id).guardians[ordinal - 1]
        self.tab.forms.open_form(guardian.id)

    def fill_yes(self, *, foreign: bool = True) -> None:
        """Answer yes for BVC about two topics; in another language with an interpreter."""
        form = self.form
        form.answer.button("yes").click()
        form.scope.room.box(self.world.bvc.id).click()
        for topic in ("language", "health"):
            form.scope.topics.box(topic).click()
        form.record.informed.box.click()
        form.record.form.button("written").click()
        if foreign:
            form.record.translation.button("unreviewed").click()
            form.record.interpreter.button("professional").click()
            form.record.interpreter_note.setText("Språkservice 12")
            form.record.interpreter_note.flush()

    def consent(self) -> ConsentPage:
        """Return what stands in the store."""
        return consents.consent_page(self.world.desk, self.case.id)

    def button(self, begins: str, within: QWidget | None = None) -> QPushButton:
        """Return the visible button whose name begins so."""
        QApplication.processEvents()  # what a layout has just been given is shown in the next round
        found = [
            each
            for each in (within or self.tab).findChildren(QPushButton)
            if (each.accessibleName() or each.text()).startswith(begins) and each.isVisible()
        ]
        assert found, begins
        return found[-1]

    def wrong(self) -> set[str]:
        """Return the fields that say something is wrong."""
        return {key for key, row in self.form.rows.items() if row.error}
