"""Turns lines of the access log into words: when, who, what, and which random case number; nothing more."""

from __future__ import annotations

from barnombud.domain.access_log import LogLine
from barnombud.domain.team import Member
from barnombud.services.access_log import LogPage
from barnombud.texts import access_log as texts
from barnombud.texts.dates import date_and_time
from barnombud.ui.widgets.simple_table import TableRow
from barnombud.ui.widgets.table_cells import Cell


def table_rows(page: LogPage) -> list[TableRow]:
    """Return the rows of one page."""
    members = {str(member.id): member for member in page.members}
    agencies = {str(agency.id): agency.name for agency in page.agencies}
    return [
        TableRow(
            str(line.sequence),
            (
                date_and_time(line.at),
                _who(line, members.get(line.member_id), agencies.get(line.agency_id, "")),
                texts.operation(line.op, line.codes),
                _cases(line, page),
            ),
        )
        for line in page.lines
    ]


def reviews(page: LogPage) -> list[str]:
    """Return who has reviewed the log and when, newest first."""
    names = {member.id: member.name for member in page.members}
    return [
        texts.reviewed_by(names.get(review.member_id, texts.NOBODY_KNOWN), review.at)
        for review in page.reviews
    ]


def _who(line: LogLine, member: Member | None, agency: str) -> Cell:
    if not line.member_id:
        return Cell(texts.NOBODY_KNOWN if line.op == "failed_unlock" else texts.PROGRAM, "quiet")
    return Cell(member.name if member else texts.NOBODY_KNOWN, "", agency)


def _cases(line: LogLine, page: LogPage) -> str:
    numbers = [page.numbers.get(case_id, texts.ERASED) for case_id in line.case_ids]
    return ", ".join(sorted(set(numbers)))
