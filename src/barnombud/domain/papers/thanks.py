"""The sheet "Tack för ditt svar": what is kept, that nothing changes, and where a family finds support (R9).

It is the same for every answer and holds no name, case or answer: nothing on it tells what was said.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from barnombud.domain.languages.translation import Translation
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.family import NeutralSender
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.value import Value


class SupportPlace(Value):
    """Where a family may turn by itself."""

    name: str = Field(min_length=1, max_length=200)
    telephone: str = Field(default="", max_length=60)


class ThanksContent(PaperContent):
    """What stands on the sheet besides its fixed sentences."""

    kind: Literal[PaperKind.THANKS] = PaperKind.THANKS
    sender: NeutralSender
    days: int = Field(ge=1, le=365)
    """Days after which the team has decided that the answer need not be kept."""
    contact: str = Field(default="", max_length=200)
    """Whom to tell when one changes one's mind; empty means anybody in the team."""
    places: tuple[SupportPlace, ...] = ()
    open_places: tuple[str, ...] = ()
    """Open to everybody, as the team has written them."""
    translation: Translation | None = None
    """The family's language beside the Swedish (R43)."""
