"""What can be filled in on screen, as one surface: the page and the dialogs over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import shiboken6
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from barnombud.domain.half_typed import Spot
from barnombud.ui.dialogs import PaperDialog
from barnombud.ui.pages.page import Page
from barnombud.ui.shell import text_fields
from barnombud.ui.shell.known_typing import Typed
from barnombud.ui.shell.text_fields import TextField
from barnombud.ui.widgets.half_filled import choices_in, choose_again, chosen_in, is_touched
from barnombud.ui.widgets.typed_about import TypedAbout, about_of


@dataclass(frozen=True)
class Waiting:
    """A text kept before whose field is not on screen yet.

    Attributes:
        about: what it is about.
        text: the text itself.
        own: whether its field saves itself, so that it is kept nowhere else.
        beside: whether the field may have got another text meanwhile, which then stays above this one.
    """

    about: TypedAbout
    text: str
    own: bool = False
    beside: bool = False


class TypedSurface:
    """Reads the fields of a window and puts texts back; GUI thread.

    Attributes:
        pending: texts kept before whose fields are not on screen yet, by address.
        openings: what was pressed to open forms since the page was shown, by address.
    """

    def __init__(self, window: QWidget) -> None:
        """Look at ``window``, which shows no page yet."""
        self._window = window
        self._page: Page | None = None
        self.pending: dict[str, Waiting] = {}
        self.openings: list[str] = []
        self._before: dict[str, frozenset[str]] = {}
        """What could be typed in when each was pressed, by the opening."""

    @property
    def page(self) -> Page | None:
        """The page on screen, if it is still there."""
        return self._page if self._page is not None and shiboken6.isValid(self._page) else None

    def show(self, page: Page | None) -> None:
        """Look at another page."""
        self._page, self.pending, self.openings, self._before = page, {}, [], {}

    def roots(self) -> Iterator[tuple[str, QWidget]]:
        """Yield the page and each dialog over it, with what their addresses begin with."""
        if self.page is not None:
            yield "", self.page
        dialogs = [each for each in self._window.findChildren(PaperDialog) if not each.isHidden()]
        for place, each in enumerate(dialogs, 1):
            yield f"dialog{place}/", each

    def has(self, field: QWidget) -> bool:
        """Whether a field belongs to the page or to a dialog over it."""
        return any(root.isAncestorOf(field) for _name, root in self.roots())

    def fields(self) -> dict[str, TextField]:
        """Return every field by address."""
        return {
            f"{name}{key}": each
            for name, root in self.roots()
            for key, each in text_fields.addresses(root).items()
        }

    def fields_on_screen(self) -> dict[str, TextField]:
        """Return those that can be typed in now, by address."""
        return {
            f"{name}{key}": each
            for name, root in self.roots()
            for key, each in text_fields.addresses(root).items()
            if each.isVisibleTo(root) and each.isEnabled()
        }

    def choices_on_screen(self) -> dict[str, QWidget]:
        """Return what can be chosen in half-filled forms now, by address."""
        return {
            f"{name}{key}": each
            for name, root in self.roots()
            for key, each in text_fields.addressed(choices_in(root)).items()
        }

    def openers(self) -> dict[str, QWidget]:
        """Return what opens forms, by address."""
        return {
            f"{name}{key}": each
            for name, root in self.roots()
            for key, each in text_fields.openers(root).items()
        }

    def opener(self, address: str) -> QWidget | None:
        """Return what opens a form by its address; of two with one name whichever is there now."""
        found = self.openers()
        kind = address.rpartition(".")[0]
        alike = [each for key, each in found.items() if key.rpartition(".")[0] == kind]
        return found.get(address) or (alike[0] if len(alike) == 1 else None)

    def abouts(self) -> frozenset[TypedAbout]:
        """Return what the page and its fields are about."""
        page = self.about
        return frozenset({page, *(about_of(field, page) for field in self.fields().values())})

    def half_typed(self, *, own: bool = False) -> Typed:
        """Return what stands in fields and nowhere else, with what waits for its form to be opened.

        With ``own`` what somebody has typed in fields that save themselves, and what waits for those.
        """
        find = text_fields.typed_in_own if own else text_fields.half_typed
        page = self.about
        found: Typed = {}
        for address, waiting in self.pending.items():
            if waiting.own is own:
                found.setdefault(waiting.about, {})[address] = waiting.text
        for name, root in self.roots():
            for key, field in find(root).items():
                found.setdefault(about_of(field, page), {})[f"{name}{key}"] = text_fields.text_of(field)
        for address, choice in () if own else self.choices_on_screen().items():
            if is_touched(choice):
                found.setdefault(about_of(choice, page), {})[address] = chosen_in(choice)
        return found

    @property
    def about(self) -> TypedAbout:
        """What the page itself is about."""
        return self.page.typed_about() if self.page is not None else TypedAbout()

    def wait_for(self, texts: Iterable[tuple[str, Waiting]]) -> None:
        """Put texts back as soon as their fields are on screen; what waits already is newer."""
        self.pending = {**dict(texts), **self.pending}
        self.put_pending()

    def put_pending(self) -> None:
        """Put back what is kept of fields that are on screen now."""
        choices = self.choices_on_screen() if self.pending else {}
        for address in [each for each in self.pending if each in choices]:
            choice = self.choices_on_screen().get(address)  # an earlier one may have brought or taken it
            waiting = self.pending.pop(address, None)  # choosing may lead here again
            if waiting is not None and not choose_again(choice, waiting.text):
                self.pending[address] = waiting
        fields = self.fields_on_screen() if self.pending else {}
        for address in [each for each in self.pending if each in fields]:
            waiting = self.pending.pop(address)
            text_fields.put_text(fields[address], waiting.text, beside=waiting.beside)

    def spot(self, place: Spot) -> Spot:
        """Return ``place`` with where on its page the person is."""
        field = text_fields.as_text_field(QApplication.focusWidget())
        address = next((key for key, each in self.fields().items() if each is field), "")
        if not address:
            address = next((key for key, each in self.choices_on_screen().items() if _has_focus(each)), "")
        cursor, anchor = text_fields.cursor_of(field) if field is not None and address else (0, 0)
        ground = self.ground(QApplication.focusWidget() if address else None)
        return place.model_copy(
            update={
                "openings": tuple(each for each in self.openings if self._is_open(each)),
                "field": address,
                "cursor": cursor,
                "anchor": anchor,
                "scroll": ground.verticalScrollBar().value() if ground is not None else 0,
            }
        )

    def note_opening(self, opener: QWidget, key: str) -> None:
        """Remember what was pressed, to press it again on the way back."""
        address = next((found for found, each in self.openers().items() if each is opener), "")
        if self.openings and self.openings[-1].startswith(f"{address}#") and key:
            del self.openings[-1]  # another row of the same list
        if address:
            self.openings.append(f"{address}#{key}")
            self._before[f"{address}#{key}"] = self._shown()

    def _is_open(self, opening: str) -> bool:
        """Whether what was opened is still there; a form that has been saved shows its fields no more."""
        is_row = not opening.endswith("#")
        return is_row or not self._before[opening].issuperset(self._shown())

    def _shown(self) -> frozenset[str]:
        return frozenset({*self.fields_on_screen(), *self.choices_on_screen()})

    def ground(self, field: QWidget | None) -> QScrollArea | None:
        """Return what scrolls round a field, or the first of the page's."""
        above = field.parentWidget() if field is not None else None
        while above is not None:
            if isinstance(above, QScrollArea):
                return above
            above = above.parentWidget()
        return self.page.findChild(QScrollArea) if self.page is not None else None


def _has_focus(choice: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (choice is focused or choice.isAncestorOf(focused))
