"""What stands in a cell of a `SimpleTable`, and how it is drawn: words, a chip, a quiet line, a ladder."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from barnombud.texts import widgets as texts
from barnombud.ui.theme.palette import tokens_of
from barnombud.ui.theme.tokens import BODY_PT, CAPTION_PT, Tokens
from barnombud.ui.widgets.ladder_bar import RUNG_HEIGHT, draw_ladder

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_SIDE, _TOP, _BETWEEN = 12, 10, 4
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_CHIPS = {
    "chip-green": ("soft", "soft_ink"),
    "chip-sand": ("sand", "sand_ink"),
    "chip-amber": ("highlight", "highlight_ink"),
    "chip-danger": ("danger_soft", "danger"),
}


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes:
        text: the words.
        kind: "" | "strong" | "quiet" | "warning" | "chip-green" | "chip-sand" | "chip-amber" | "chip-danger".
        caption: a smaller, quieter line below.
        ladder: (number, count) draws a ladder above the words; number counts from 1.
        from_right: the words are written from the right, and begin at the right edge.
    """

    text: str
    kind: str = ""
    caption: str = ""
    ladder: tuple[int, int] | None = None
    from_right: bool = False

    @property
    def spoken(self) -> str:
        """The cell in words for a screen reader."""
        words = texts.ladder(self.text, *self.ladder) if self.ladder else self.text
        return f"{words}, {self.caption}" if self.caption else words


Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Draws `Cell`s in the colours of now; GUI thread, one per table."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped words need at the column's width."""
        cell = _cell(index)
        width = max(24, _column_width(option, index) - 2 * _SIDE)
        height = _TOP * 2 + self._text_height(cell, option.font, width)
        if cell.ladder:
            height += round(RUNG_HEIGHT) + _BETWEEN
        if cell.caption:
            height += _BETWEEN + _height(_small(option.font), cell.caption, width)
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground when selected, the line below, and the content."""
        tokens = tokens_of(option.palette)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens.soft))
        painter.setPen(QColor(tokens.edge))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        self._content(painter, option, _cell(index), tokens)
        painter.restore()

    def _content(self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, tokens: Tokens) -> None:
        box = option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        if cell.ladder:
            draw_ladder(painter, QRectF(box), tokens, *cell.ladder)
            box.setTop(box.top() + round(RUNG_HEIGHT) + _BETWEEN)
        font = _font_for(cell, option.font)
        painter.setFont(font)
        height = self._text_height(cell, option.font, box.width())
        if cell.from_right:
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # left in `_WRAP` is then right
        if cell.kind in _CHIPS:
            _draw_chip(painter, box, cell, tokens)
        else:
            colour = {"quiet": tokens.quiet, "warning": tokens.highlight_ink}.get(cell.kind, tokens.ink)
            painter.setPen(QColor(tokens.quiet if cell.ladder else colour))
            painter.drawText(QRect(box.topLeft(), QSize(box.width(), height)), _WRAP, cell.text)
        if cell.caption:
            painter.setFont(_small(option.font))
            painter.setPen(QColor(tokens.quiet))
            painter.drawText(box.adjusted(0, height + _BETWEEN, 0, 0), _WRAP, cell.caption)

    def _text_height(self, cell: Cell, font: QFont, width: int) -> int:
        if not cell.text:
            return 0
        if cell.kind in _CHIPS:
            return _height(_font_for(cell, font), cell.text, width - 22) + 6
        return _height(_font_for(cell, font), cell.text, width)


def _cell(index: Index) -> Cell:
    cell = index.data(CELL_ROLE)
    return cell if isinstance(cell, Cell) else Cell(str(index.data() or ""))


def _column_width(option: QStyleOptionViewItem, index: Index) -> int:
    """Return the width of the index's column; `option.rect` is empty while rows are measured."""
    view = option.widget
    width = view.columnWidth(index.column()) if hasattr(view, "columnWidth") else option.rect.width()
    return int(width)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * CAPTION_PT / BODY_PT)
    return small


def _font_for(cell: Cell, font: QFont) -> QFont:
    made = _small(font) if cell.kind in _CHIPS or cell.ladder else QFont(font)
    if cell.kind == "strong" or cell.kind in _CHIPS:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def _height(font: QFont, text: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(24, width), 10_000), _WRAP, text).height()


def _draw_chip(painter: QPainter, box: QRect, cell: Cell, tokens: Tokens) -> None:
    ground, ink = (str(getattr(tokens, name)) for name in _CHIPS[cell.kind])
    words = painter.fontMetrics().boundingRect(box.adjusted(0, 0, -22, 10_000), _WRAP, cell.text)
    chip = QRect(box.left(), box.top(), words.width() + 22, words.height() + 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(chip, 12, 12)
    painter.setPen(QColor(ink))
    painter.drawText(chip.adjusted(11, 3, -11, -3), _WRAP, cell.text)
