"""What a person may save and hand on after a bug: where in the program it happened, and nothing else.

No message of an exception is written: some quote the text that was being saved.
"""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from barnombud import errors


def bug_report(bug: errors.Bug) -> str:
    """Return the report as text: versions, kinds of errors, and file, line and function of every step."""
    lines = [
        "Barnombud",
        f"Python {platform.python_version()} {platform.system()} {platform.release()}",
        f"ids: {' '.join(bug.ids)}",
    ]
    seen: set[int] = set()
    error: BaseException | None = bug
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        lines.extend(
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        )
        error = error.__cause__ or error.__context__
    return "\n".join(lines) + "\n"
