"""What a scenario file may say, validated strictly; documented in docs/scenario.md.

Everything is named by short keys (``rektor``, ``alva``). Instants are Swedish wall-clock time.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from barnombud.services.scenario.consent_parts import (
    AddChild,
    AnswerConsent,
    Ask,
    Confirm,
    Consult,
    Prepare,
    Withdraw,
)
from barnombud.services.scenario.meeting_parts import (
    Addition,
    Agree,
    Attend,
    End,
    Finalise,
    Finish,
    GeneralItem,
    Hear,
    MakePapers,
    Note,
    OpenChild,
    Plan,
    Rate,
    Start,
    StepOffer,
    Task,
    Write,
)
from barnombud.services.scenario.parts import AgencyPart, ChildPart, MemberPart, Part, TeamPart

AnyStep = Annotated[
    AddChild
    | Ask
    | AnswerConsent
    | Withdraw
    | Confirm
    | Prepare
    | Consult
    | Plan
    | Start
    | Attend
    | Hear
    | GeneralItem
    | Task
    | OpenChild
    | Write
    | Note
    | Rate
    | Agree
    | Finish
    | StepOffer
    | End
    | Finalise
    | Addition
    | MakePapers,
    Field(discriminator="do"),
]


class Script(Part):
    """A whole scenario file; steps run in the order they stand."""

    team: TeamPart
    agencies: tuple[AgencyPart, ...] = Field(min_length=1)
    members: tuple[MemberPart, ...] = Field(min_length=1)
    children: tuple[ChildPart, ...] = ()
    steps: tuple[AnyStep, ...] = Field(min_length=1)
