"""The logo as it looks on white paper, in colour and in grey, whatever the colours of the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from barnombud.domain.papers.letterhead import Logo
from barnombud.texts import letterhead as texts

_WIDTH, _HEIGHT, _MARGIN = 200.0, 50.0, 14.0
_PAPER, _EDGE = QColor("#ffffff"), QColor("#c9bfae")


class LogoPaper(QWidget):
    """A strip of paper with the logo twice; nothing to press."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a logo."""
        super().__init__(parent)
        self._pictures: tuple[QImage, ...] = ()
        self.setAccessibleName(texts.PICTURE)
        self.setToolTip(texts.PICTURE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_logo(self, logo: Logo | None) -> None:
        """Show another logo, or nothing."""
        self._pictures = ()
        if logo is not None:
            dots = QImage(logo.dots, logo.width, logo.height, logo.width * 3, QImage.Format.Format_RGB888)
            colour = dots.copy()  # the dots are not kept by the picture itself
            self._pictures = (colour, colour.convertToFormat(QImage.Format.Format_Grayscale8))
        self.setVisible(bool(self._pictures))
        self.update()

    @property
    def pictures(self) -> tuple[QImage, ...]:
        """What is shown: in colour and in grey, or nothing."""
        return self._pictures

    def sizeHint(self) -> QSize:
        """Return room for both, side by side."""
        return QSize(round(2 * _WIDTH + 3 * _MARGIN), round(_HEIGHT + 2 * _MARGIN))

    def minimumSizeHint(self) -> QSize:
        """Return room for both when they are half as large."""
        return QSize(round(_WIDTH + 3 * _MARGIN), round(_HEIGHT + 2 * _MARGIN))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper and both pictures in their own proportions."""
        del event
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paper = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paper.setWidth(min(paper.width(), self.sizeHint().width()))
        painter.setPen(QPen(_EDGE, 1))
        painter.setBrush(_PAPER)
        painter.drawRoundedRect(paper, 4, 4)
        room = (paper.width() - 3 * _MARGIN) / 2
        for place, picture in enumerate(self._pictures):
            size = picture.size().scaled(round(room), round(_HEIGHT), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (
                paper.left() + _MARGIN + place * (room + _MARGIN),
                paper.center().y() - size.height() / 2,
            )
            painter.drawImage(QRectF(left, top, size.width(), size.height()), picture)
        painter.end()
