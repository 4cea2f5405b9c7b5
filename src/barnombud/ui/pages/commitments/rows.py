"""Promises in words: what a row of the page says, and under which heading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from barnombud.services.commitments import CommitmentLine, CommitmentPage, CommitmentStepLine
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
    passed_on: str = ""
    """That it passed on when somebody left the team."""
    may_take_over: bool = False
    """Nobody answers for it."""

    @property
    def spoken(self) -> str:
        """Everything in one sentence, for a screen reader."""
        parts = (
            self.what,
            self.about,
            self.who,
            self.settled or self.due,
            self.late,
            self.stuck,
            self.passed_on,
        )
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
        nobodys = tuple(line for line in shown if line.commitment.lacks_owner)
        owned = tuple(line for line in shown if not line.commitment.lacks_owner)
        late = tuple(line for line in owned if line.days_late > 0)
        parts = [(texts.WITHOUT_OWNER, nobodys), (texts.LATE, late), (texts.COMING, owned[len(late) :])]
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
        passed_on=next((_step(each) for each in reversed(line.history) if each.left_name), "")
        if still
        else "",
        may_take_over=commitment.lacks_owner,
        history=tuple(_step(each) for each in line.history),
    )


def _step(line: CommitmentStepLine) -> str:
    step = line.step
    if line.left_name:
        heir = "" if step.member_id == step.taken_over_from else line.member_name
        return texts.passed_on(step.on, heir, line.left_name)
    happening = texts.happened(step.state, step.due_on, step.reason or "")
    return texts.step(step.on, line.member_name, happening, step.note)
