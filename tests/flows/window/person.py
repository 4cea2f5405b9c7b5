"""Somebody at the window, with a mouse or with a keyboard alone; both find things by what they are called."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from tests.flows.window import screen
from tests.flows.window.eyes import Eyes

MOST_TABS = 250


class Person(Eyes, ABC):
    """Uses the program as a person would; every act ends when the program has come to rest."""

    def press(self, name: str, place: int = 0, within: str = "") -> None:
        """Press a button, a tick or a choice."""
        self._press(self.find(name, QAbstractButton, place, within))
        self.running.settle()

    def press_and_look(self, name: str) -> None:
        """Press a button and wait for nothing: what is on screen then is what a press does by itself."""
        self._press(self.find(name, QAbstractButton))

    def tick(self, name: str, place: int = 0, within: str = "") -> None:
        """Tick a box that is not ticked."""
        box = self.find(name, QAbstractButton, place, within)
        if not box.isChecked():
            self._press(box)
            self.running.settle()

    def fill(self, name: str, text: str, place: int = 0, within: str = "") -> None:
        """Replace what stands in a line or text."""
        field = self.field(name, place, within)
        self._go_to(field)
        QTest.keySequence(_typed_in(field), QKeySequence(QKeySequence.StandardKey.SelectAll))
        self.type(text)
        self.running.settle()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None, "the focus is lost"
        for letter in text:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(focused, event)

    def choose(self, name: str, words: str, place: int = 0, within: str = "") -> None:
        """Take a row of a drop-down list."""
        box = self.find(name, QComboBox, place, within)
        row = next((row for row in range(box.count()) if box.itemText(row).startswith(words)), None)
        assert row is not None, f"{words!r} is none of {[box.itemText(row) for row in range(box.count())]}"
        self._open_list(box)
        self.running.wait(lambda: box.view().isVisible(), f"the list of {name!r}")
        self._take_row(box.view(), box.model().index(row, box.modelColumn(), box.rootModelIndex()))
        self.running.wait(lambda: not box.view().isVisible(), f"the list of {name!r} is closed")
        self.running.settle()
        assert box.currentIndex() == row or not box.isVisible()

    def open_row(self, name: str, words: str) -> None:
        """Open the row of a table or list in which ``words`` stand."""
        view = self.find(name, QAbstractItemView)
        self._open_row(view, _index_of(view, words))
        self.running.settle()

    def keys(self, keys: str) -> None:
        """Press a shortcut or a key where the focus is."""
        QTest.keySequence(QApplication.focusWidget() or screen.front(), QKeySequence(keys))
        self.running.settle()

    def save_as(self, path: Path) -> None:
        """Answer the file chooser that is open: type where the file goes, and Enter."""

        def chooser_is_open() -> bool:
            return isinstance(screen.front(), QFileDialog) and isinstance(
                QApplication.focusWidget(), QLineEdit
            )

        self.running.wait(chooser_is_open, "a file chooser")
        chooser = screen.front()
        self.keys("Ctrl+A")
        self.type(str(path))
        self.keys("Return")
        self.running.wait(lambda: screen.front() is not chooser, "the file chooser is closed")
        self.running.settle()
        self.running.wait(path.exists, f"{path.name} on the disk")

    def choose_folder(self, folder: Path) -> None:
        """Answer the folder chooser that is open."""
        self.save_as(folder)

    def leave_field(self) -> None:
        """Go out of a field, so that what is typed is handed on."""
        self.keys("Tab")

    # -- hands

    @abstractmethod
    def go(self, page: str) -> None:
        """Go to a page of the side bar."""

    @abstractmethod
    def _press(self, button: QAbstractButton) -> None: ...

    @abstractmethod
    def _go_to(self, field: QWidget) -> None: ...

    @abstractmethod
    def _open_list(self, box: QComboBox) -> None: ...

    @abstractmethod
    def _take_row(self, view: QAbstractItemView, index: QModelIndex) -> None: ...

    @abstractmethod
    def _open_row(self, view: QAbstractItemView, index: QModelIndex) -> None: ...


class MousePerson(Person):
    """Points and clicks, and types only text."""

    def go(self, page: str) -> None:
        """Go to a page of the side bar."""
        self.press(page)

    def _press(self, button: QAbstractButton) -> None:
        self._click(button)

    def _go_to(self, field: QWidget) -> None:
        self._click(field)
        self.running.wait(field.hasFocus, f"{screen.name_of(field)!r} has the focus")

    def _open_list(self, box: QComboBox) -> None:
        self._click(box, right=box.isEditable())

    def _take_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        view.scrollTo(index)
        point = view.visualRect(index).center()

        def taken() -> bool:
            # Qt takes a click soon after the list has opened for the end of the click that opened it.
            if view.isVisible():
                QTest.mouseMove(view.viewport(), point)
                QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
            return not view.isVisible()

        self.running.wait(taken, "a row of the list is taken")

    def _open_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        _bring_into_sight(view)
        point = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)

    def _click(self, widget: QWidget, *, right: bool = False) -> None:
        """Scroll to a control and click on it, where nothing covers it."""
        name = screen.name_of(widget)
        self.running.wait(partial(_bring_into_sight, widget), f"{name!r} in sight")
        seen = widget.visibleRegion().boundingRect()
        point = QPoint(seen.right() - 8, seen.center().y()) if right else seen.center()
        if isinstance(widget, QLineEdit | QComboBox) and not right:
            point = QPoint(min(seen.left() + 12, seen.right()), seen.center().y())
        window = widget.window()
        under = window.childAt(widget.mapTo(window, point))
        through = widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = under is not None and (under is widget or widget.isAncestorOf(under))
        behind = through and under is not None and under.isAncestorOf(widget)
        assert inside or behind, f"{name!r} lies under {under}"
        target = under if under is not None and (behind or isinstance(widget, QPlainTextEdit)) else widget
        QTest.mouseClick(
            target, Qt.MouseButton.LeftButton, pos=target.mapFrom(window, widget.mapTo(window, point))
        )


class KeyboardPerson(Person):
    """Has no mouse: Tab, arrows, Space and Enter lead everywhere, shortcuts to the pages."""

    def go(self, page: str) -> None:
        """Go to a page of the side bar by the shortcut its own tip tells."""
        entry = self.find(page, QAbstractButton)
        self.keys(entry.toolTip().rpartition("(")[2].rstrip(")"))

    def _press(self, button: QAbstractButton) -> None:
        self._walk_to(button)
        if not (button.isChecked() and _one_of_several(button)):
            self._key(Qt.Key.Key_Space)

    def _go_to(self, field: QWidget) -> None:
        self._walk_to(field)

    def _open_list(self, box: QComboBox) -> None:
        self._walk_to(box)
        QTest.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    def _take_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        QTest.keyClick(view, Qt.Key.Key_Home)
        for _ in range(index.row()):
            QTest.keyClick(view, Qt.Key.Key_Down)
        assert view.currentIndex().row() == index.row()
        QTest.keyClick(view, Qt.Key.Key_Return)

    def _open_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        self._walk_to(view)
        for _ in range(view.model().rowCount()):
            here = view.currentIndex().row()
            if here == index.row():
                break
            self._key(Qt.Key.Key_Down if here < index.row() else Qt.Key.Key_Up)
        assert view.currentIndex().row() == index.row(), "the arrows do not reach the row"
        self._key(Qt.Key.Key_Return)

    def _key(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None, "the focus is lost"
        QTest.keyClick(focused, key)

    def _walk_to(self, target: QWidget) -> None:
        """Go to a control with Tab, and with the arrows inside a group of choices."""
        path: list[str] = []
        for _ in range(MOST_TABS):
            if target.hasFocus():
                return
            focused = QApplication.focusWidget()
            assert focused is not None, f"the focus is lost on the way to {screen.name_of(target)!r}: {path}"
            path.append(f"{type(focused).__name__} {screen.name_of(focused)}")
            if self._in_the_same_group(focused, target):
                self._arrow_to(target)
                return
            self._key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {screen.name_of(target)!r}: {path[:80]}")

    @staticmethod
    def _in_the_same_group(focused: QWidget, target: QWidget) -> bool:
        if not (isinstance(focused, QAbstractButton) and isinstance(target, QAbstractButton)):
            return False
        if focused.group() is not None:
            return focused.group() is target.group() and _one_of_several(target)
        return _one_of_several(focused) and _one_of_several(target) and focused.parent() is target.parent()

    def _arrow_to(self, target: QWidget) -> None:
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up):
            for _ in range(12):
                if target.hasFocus():
                    return
                self._key(key)
        raise AssertionError(f"the arrows never reach {screen.name_of(target)!r}")


def _one_of_several(button: QAbstractButton) -> bool:
    """Say whether the button is a choice of which exactly one can be taken."""
    group: QButtonGroup | None = button.group()
    return button.isCheckable() and (button.autoExclusive() if group is None else group.exclusive())


def _typed_in(field: QWidget) -> QWidget:
    """Return what takes the keys: the line inside of a list one may write in, else the field itself."""
    if isinstance(field, QComboBox):
        return field.lineEdit() or field
    return field


def _bring_into_sight(widget: QWidget) -> bool:
    """Scroll as the wheel would; True when something of the widget can be seen."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(widget)
        holder = holder.parentWidget()
    QApplication.processEvents()
    return not widget.visibleRegion().isEmpty()


def _index_of(view: QAbstractItemView, words: str) -> QModelIndex:
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(screen.columns(model)):
            index = model.index(row, column)
            if words in str(model.data(index) or ""):
                return index
    raise AssertionError(f"no row with {words!r}:\n{screen.outline(view)}")
