"""Swedish about what still applies when a team goes on from a backup: going back, or fetching it anew."""

from __future__ import annotations

from typing import Final

from barnombud.texts.dates import counted

CHECK_LINES: Final = (
    "Samtycken som har tagits tillbaka och ärenden som har raderats efter kopian gäller ändå.",
    "Innan något barn tas upp med namn svarar varje verksamhet på vad som har hänt sedan dess.",
)


def caught_up(answers: int, erased: int) -> tuple[str, ...]:
    """Return what has been done so that the copy obeys today, and what is left to ask."""
    lines = []
    if answers:
        lines.append(
            f"{counted(answers, 'svar', 'svar')} om samtycke från tiden efter kopian har förts in igen."
        )
    if erased:
        lines.append(f"{counted(erased, 'ärende', 'ärenden')} som hade raderats är raderade här också.")
    return (*lines, "Lås upp och fråga varje verksamhet vad som har hänt sedan dess. Frågan står på Hem.")
