"""The look on this machine: colours and size of letters. Both change at once."""

from __future__ import annotations

from barnombud.texts import settings_page as texts
from barnombud.ui.theme.theme import Theme
from barnombud.ui.theme.tokens import ThemeMode
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.labels import Text


class LookCard(Card):
    """Acts on the theme itself; the program remembers it outside any store."""

    def __init__(self, theme: Theme) -> None:
        """Show what is chosen now."""
        super().__init__(texts.LOOK)
        self._theme = theme
        self.colours = ChoiceButtons(texts.COLOURS, texts.COLOUR_CHOICES)
        self.colours.chosen.connect(lambda code: theme.set_mode(ThemeMode(code)))
        self.letters = ChoiceButtons(texts.SIZE, texts.SIZES)
        self.letters.chosen.connect(lambda code: theme.set_scale(int(code) / 100))
        self.add(Text(texts.LOOK_TEXT, "quiet"))
        self.add(Text(texts.COLOURS, "label"))
        self.add(self.colours)
        self.add(Text(texts.SIZE, "label"))
        self.add(self.letters)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen now."""
        self.colours.set_value(str(self._theme.mode))
        self.letters.set_value(str(round(self._theme.scale * 100)))
