"""The page Reservnyckel: sheets printed and typed back, rehearsed, and nothing left of a share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from barnombud.domain.recovery_share import group_fits, share_groups
from barnombud.services.recovery import is_set_up
from barnombud.texts import recovery as texts
from barnombud.ui.pages.home.view import HomePageView
from barnombud.ui.pages.recovery.view import RecoveryPageView
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.share_field import ShareField
from tests.documents.reading import text
from tests.services.recovery_world import OFFICES, mistyped, set_up
from tests.ui.page_world import context_for, dialogs_of, nameless, show, write
from tests.world import World


@pytest.fixture
def page(world: World, theme: Theme, qtbot: QtBot) -> Iterator[RecoveryPageView]:
    """Lend the page, shown."""
    world.consented_case("Ekorren")
    yield show(qtbot, RecoveryPageView(context_for(world, theme)))


def _fill(share: ShareField, groups: tuple[str, ...]) -> None:
    """Type a share as from paper, in small letters and in one go."""
    share.lines[0].setFocus()
    for sign in "".join(groups).lower():
        write(sign)


def _printed(page: RecoveryPageView, tmp_path: Path) -> list[tuple[str, ...]]:
    """Choose who keeps the shares, print, and return what stands on the three sheets."""
    page.begin_button.click()
    for row, office in zip(page.choose.rows, OFFICES, strict=True):
        assert isinstance(row.field, QLineEdit)
        row.field.setText(office)
    page.choose.on_button.click()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ut.pdf"))
    dialogs_of(page).will_print(printer)
    pdfs = page.presenter._pdfs  # what the paper in somebody's hand says
    words = [text(pdf).split() for pdf in pdfs]
    page.printing.print_button.click()
    assert (tmp_path / "ut.pdf").read_bytes().count(b"/Type /Page\n") == 3
    found = []
    for sheet in words:
        places = [at for at, word in enumerate(sheet) if group_fits(0, word)]
        found.append(tuple(sheet[places[0] : places[0] + 5]) + _second_row(sheet, places[0] + 5))
    return found


def _second_row(sheet: list[str], after: int) -> tuple[str, ...]:
    start = next(at for at in range(after, len(sheet)) if group_fits(5, sheet[at]))
    return tuple(sheet[start : start + 5])


@pytest.mark.rule("R34")
@pytest.mark.rule("R40")
def test_from_nothing_to_a_recovery_key_and_a_rehearsal(
    page: RecoveryPageView, world: World, tmp_path: Path
) -> None:
    """Each sheet is typed back; then two of them are rehearsed, and the shares are gone from the page."""
    sheets = _printed(page, tmp_path)
    assert [field.lines[0].accessibleName() for field in page.typing.shares] == [
        f"Nyckeldel {number} av 3: {office}, grupp 1 av 10" for number, office in enumerate(OFFICES, start=1)
    ]
    assert nameless(page) == []
    for field, groups in zip(page.typing.shares, sheets, strict=True):
        _fill(field, groups)
        assert field.said == texts.SHARE_RIGHT
    page.typing.done_button.click()
    assert is_set_up(world.desk)
    assert page.message.title == texts.DONE_TITLE
    assert all(not any(field.groups) for field in page.typing.shares)
    assert page.presenter._made is None  # nothing of a share is left
    assert page.presenter._pdfs == ()  # the same
    page.rehearse_button.click()
    for field, groups in zip(page.trying.shares, (sheets[2], sheets[0]), strict=True):
        _fill(field, groups)
    page.trying.done_button.click()
    assert page.message.title == texts.REHEARSED_TITLE
    assert page.begin_button.text() == texts.RENEW


def test_a_slip_of_the_pen_is_told_where_it_was_made(page: RecoveryPageView, tmp_path: Path) -> None:
    """Which group, and when a sheet is typed in another's place; nothing is in force meanwhile."""
    sheets = _printed(page, tmp_path)
    first = page.typing.shares[0]
    wrong = (*sheets[0][:6], mistyped(sheets[0][6]), *sheets[0][7:])
    _fill(first, wrong)
    assert first.said == texts.wrong([7])
    first.take()
    _fill(first, sheets[1])
    assert "Det är ett annat papper" in first.said or "hör till ett av de andra" in first.said
    page.typing.done_button.click()
    assert not is_set_up(page.context.desk)
    assert page.typing.isVisibleTo(page)


def test_what_was_typed_goes_when_the_page_is_left(page: RecoveryPageView, world: World) -> None:
    """No share stays in a widget."""
    fresh = set_up(world)
    page.shown({})
    page.rehearse_button.click()
    _fill(page.trying.shares[0], share_groups(fresh.shares[0]))
    page.hide()
    assert not any(page.trying.shares[0].groups)


def test_wrong_shares_are_told_apart(page: RecoveryPageView, world: World) -> None:
    """The same sheet twice, and one from before the key was renewed."""
    old, new = set_up(world), set_up(world)
    page.shown({})
    page.rehearse_button.click()
    one, other = page.trying.shares
    _fill(one, share_groups(new.shares[0]))
    _fill(other, share_groups(new.shares[0]))
    page.trying.done_button.click()
    assert "Båda delarna kommer från samma papper." in other.said
    other.take()
    _fill(other, share_groups(old.shares[1]))
    page.trying.done_button.click()
    assert "Reservnyckeln har bytts" in other.said


def test_offices_are_asked_for_at_their_line(page: RecoveryPageView) -> None:
    """An empty one stops, and without a printer it is said."""
    page.begin_button.click()
    page.choose.on_button.click()
    assert page.choose.rows[0].error
    for row, office in zip(page.choose.rows, OFFICES, strict=True):
        assert isinstance(row.field, QLineEdit)
        row.field.setText(office)
    page.choose.on_button.click()
    dialogs_of(page).will_print(None)
    page.printing.print_button.click()
    assert page.printing.isVisibleTo(page)
    assert page.message.title


def test_pasting_and_going_back(page: RecoveryPageView, world: World) -> None:
    """A whole share is spread over its lines; Backspace in an empty line leads to the one before."""
    fresh = set_up(world)
    page.shown({})
    page.rehearse_button.click()
    share = page.trying.shares[0]
    QGuiApplication.clipboard().setText(" ".join(share_groups(fresh.shares[1])))
    share.lines[0].setFocus()
    QTest.keySequence(share.lines[0], QKeySequence(QKeySequence.StandardKey.Paste))
    assert share.said == texts.SHARE_RIGHT
    share.take()
    share.lines[3].setFocus()
    QTest.keyClick(share.lines[3], Qt.Key.Key_Backspace)
    assert share.lines[2].hasFocus()
    QTest.keyClick(share.lines[2], Qt.Key.Key_Space)
    assert share.groups[2] == ""


def test_home_reminds_until_there_is_one(world: World, theme: Theme, qtbot: QtBot) -> None:
    """Calmly, on Hem."""
    home = show(qtbot, HomePageView(context_for(world, theme)))
    assert home.recovery.isVisibleTo(home)
    set_up(world)
    home.shown({})
    assert not home.recovery.isVisibleTo(home)
