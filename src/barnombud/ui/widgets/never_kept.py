"""Fields whose text is kept nowhere while it is typed, each with its reason."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

PROPERTY = "never-kept"
PASSPHRASE, SEARCH, CONFIRMATION = "passphrase", "search", "confirmation"
REASONS = {
    PASSPHRASE: "a passphrase is written down nowhere (R35)",
    SEARCH: "what is searched for is not going to become anything",
    CONFIRMATION: "typing it anew is the point: it shows that somebody means it",
}


def never_kept(field: QWidget, reason: str) -> None:
    """Let what is typed in a field, or in what stands in a widget, be kept nowhere.

    Raises:
        ValueError: the reason is none of `REASONS`.
    """
    if reason not in REASONS:
        raise ValueError(reason)
    field.setProperty(PROPERTY, reason)


def reason_never_kept(field: QWidget) -> str:
    """Return why a field's text is kept nowhere; empty when it is kept."""
    if isinstance(field, QLineEdit) and field.echoMode() is not QLineEdit.EchoMode.Normal:
        return PASSPHRASE
    above: QWidget | None = field
    while above is not None:
        if reason := str(above.property(PROPERTY) or ""):
            return reason
        above = above.parentWidget()
    return ""
