"""Turns a scan of any taken kind into pages to show; in memory only. Any thread."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from barnombud.domain.consent.scan import ScanBlocker, ScanKind, scan_kind
from barnombud.errors import InputError
from barnombud.services.consent_scans import read_scan
from barnombud.ui.pdf_drawing import draw_page

_THUMB = 0.1
_DOTS_PER_INCH = 150


def read_drawable(path: Path) -> bytes:
    """Return the content of a file that can be shown again afterwards.

    Raises:
        InputError: at ``scan``: it is no picture that is taken, or cannot be drawn.
    """
    content = read_scan(path)
    pages_of(content)
    return content


def pages_of(content: bytes) -> bytes:
    """Return a scan as a PDF whose first page can be drawn.

    Raises:
        InputError: at ``scan``: it is damaged or locked.
    """
    pdf = content if scan_kind(content) is ScanKind.PDF else _page_of_picture(content)
    try:
        draw_page(pdf, 1, _THUMB)
    except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise InputError("scan", ScanBlocker.UNREADABLE) from error
    return pdf


def _page_of_picture(content: bytes) -> bytes:
    picture = QImage.fromData(QByteArray(content))
    if picture.isNull():
        raise InputError("scan", ScanBlocker.UNREADABLE)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    room = painter.viewport()
    size = picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRect(room.topLeft(), size), picture)
    painter.end()
    buffer.close()
    return bytes(held.data())
