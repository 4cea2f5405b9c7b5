"""Promises in words: what a row of the page says, and under which heading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from barnombud.services.commitments import CommitmentLine, CommitmentPage
from barnombud.texts import commitments as texts


@dataclass(frozen=True)
class Row:
    """One promise in words."""

    key: str
    what: str
    who: str
    about: str
    """Case number and name; empty for the team's own."""
    due: str
    left: str
    due_on: date
    late: str
    stuck: str
    settled: str
    """When it was done; empty for what is still open."""
    history: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """Everything in one sentence, for a screen reader."""
        parts = (self.what, self.about, self.who, self.settled or self.due, self.late, self.stuck)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    title: str
    rows: tuple[Row, ...]


def grouped(page: CommitmentPage, chosen: str, limit: int) -> tuple[tuple[Group, ...], bool]:
    """Return the headings with their rows, at most ``limit`` rows in all, and whether there are more."""
    found = page.settled if chosen == "settled" else page.still_open
    if chosen == "mine":
        found = tuple(line for line in found if line.mine)
    shown = found[:limit]
    if chosen == "settled":
        parts = [(texts.SETTLED, shown)]
    else:
        late = tuple(line for line in shown if line.days_late > 0)
        parts = [(texts.LATE, late), (texts.COMING, shown[len(late) :])]
    groups = tuple(
        Group(title, tuple(_row(line, page.today) for line in lines)) for title, lines in parts if lines
    )
    return groups, len(found) > limit


def _row(line: CommitmentLine, today: date) -> Row:
    commitment = line.commitment
    still = commitment.is_open
    return Row(
        key=commitment.id,
        what=texts.what(commitment.kind, commitment.text),
        who=texts.who(line.member_name, line.agency_name),
        about=texts.about(line.case_number, line.shown_name),
        due=texts.due(commitment.due_on, today),
        left=texts.days_left(commitment.due_on, today),
        due_on=commitment.due_on,
        late=texts.late(line.days_late) if still and line.days_late > 0 else "",
        stuck=texts.stuck(commitment.stuck) if still and commitment.stuck else "",
        settled="" if still else texts.settled(commitment.state, commitment.done_on or commitment.due_on),
        history=tuple(
            texts.step(
                each.step.on,
                each.member_name,
                texts.happened(each.step.state, each.step.due_on, each.step.reason or ""),
                each.step.note,
            )
            for each in line.history
        ),
    )
