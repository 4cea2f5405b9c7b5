"""A file is written beside its name first: what breaks off leaves nothing half made behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from barnombud.errors import InputError, UserError


@contextmanager
def written_beside(beside: Path, said: Callable[[OSError], UserError]) -> Iterator[None]:
    """Clear away the half-written file at ``beside`` when writing fails.

    Raises:
        UserError: what ``said`` makes of the system's error.
        InputError: raised by the block itself, as it is.
    """
    try:
        yield
    except (OSError, InputError) as error:
        with suppress(OSError):
            beside.unlink()
        if not isinstance(error, OSError):
            raise
        raise said(error) from error
