"""What somebody who listens to a paper hears where others see a box to tick or a line for a pen (R41)."""

from __future__ import annotations

from typing import Final

BOX: Final = "Tom ruta att kryssa i"
BOX_TICKED: Final = "Ikryssad ruta"
SIGN_HERE: Final = "Rad för underskrift"


def write_here(lines: int) -> str:
    """Return what stands for empty lines to write on by pen."""
    return "Rad att skriva på" if lines == 1 else f"{lines} rader att skriva på"
