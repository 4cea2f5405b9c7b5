"""A scan of the signed original: what kind of picture it may be, and how large."""

from __future__ import annotations

from enum import StrEnum

LARGEST_SCAN = 10 * 1024 * 1024
"""Bytes: a page in colour is one or two megabytes, and the store is copied whole at every backup."""
MOST_SCANS = 6
"""Of one answer: some phones take one picture a page."""
_PDF, _JPEG, _PNG = b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"


class ScanKind(StrEnum):
    """What kind of file a scan is; known by its first bytes, never by its name."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"


class ScanBlocker(StrEnum):
    """Why a file cannot be kept as the scan of an answer."""

    EMPTY = "scan_empty"
    TOO_LARGE = "scan_too_large"
    UNKNOWN_KIND = "scan_unknown_kind"
    UNREADABLE = "scan_unreadable"
    TOO_MANY = "scan_too_many"
    NO_ANSWER = "scan_no_answer"
    """There is no yes to which a signed original belongs; a no has no paper (R9)."""


def scan_kind(content: bytes) -> ScanKind | None:
    """Return what kind of picture ``content`` is, or None when it is none that is taken."""
    for start, kind in ((_PDF, ScanKind.PDF), (_JPEG, ScanKind.JPEG), (_PNG, ScanKind.PNG)):
        if content.startswith(start):
            return kind
    return None


def check_scan(content: bytes) -> ScanBlocker | None:
    """Return why ``content`` cannot be kept, or None."""
    if not content:
        return ScanBlocker.EMPTY
    if len(content) > LARGEST_SCAN:
        return ScanBlocker.TOO_LARGE
    return ScanBlocker.UNKNOWN_KIND if scan_kind(content) is None else None
