"""What the municipality decides, and what in its file could not be used; hidden where there is none."""

from __future__ import annotations

from barnombud.domain.municipality import MunicipalSettings
from barnombud.texts import municipality as texts
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text


class MunicipalCard(Card):
    """Words only; what is decided is locked at its own field."""

    def __init__(self) -> None:
        """Start hidden."""
        super().__init__(texts.TITLE)
        self.holds, self.findings = Text("", "quiet"), Text("")
        self.add(self.holds)
        self.add(self.findings)
        self.hide()

    def show_settings(self, decided: MunicipalSettings) -> None:
        """Say that something is decided, and each fault with its line."""
        lines = [texts.finding(each.fault.value, each.line, each.name) for each in decided.findings]
        any_decided = bool(decided.model_fields_set - {"findings", "version", "decided_by"})
        self.holds.setText(texts.holds(decided.decided_by))
        self.holds.setVisible(any_decided)
        self.findings.setText("\n".join((texts.TROUBLE, *lines)) if lines else "")
        self.findings.setVisible(bool(lines))
        self.setVisible(any_decided or bool(lines))
