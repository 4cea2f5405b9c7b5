"""From the consent page's facts to what is shown: matrix, the one sentence, the diary. No widgets here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from barnombud.domain.case import GUARDIAN_CAPACITIES, Capacity, Guardian
from barnombud.domain.consent.events import Answer, ConsentEvent, ConsentKind, ConsentTerms
from barnombud.domain.consent.sentence import TodayState
from barnombud.domain.consent.standing import NOT_ENTERED, PersonStanding, Standing
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId
from barnombud.domain.team import Agency
from barnombud.services.consents import ConsentPage
from barnombud.texts import consent_page as texts
from barnombud.texts.agencies import short_word
from barnombud.texts.cases import CAPACITY_CHOICES
from barnombud.texts.consent_words import CAPACITIES
from barnombud.texts.languages import language_name
from barnombud.texts.passage import capitalised
from barnombud.texts.topics import TOPICS
from barnombud.ui.widgets.table_cells import Cell

ANSWERED, SILENT = "chip-green", "chip-sand"
"""A no and a withdrawal have the same calm colour as a yes; only silence differs."""


@dataclass(frozen=True)
class MatrixRow:
    """One row: its key, its name, a cell for each agency, and how long it holds."""

    key: str
    name: Cell
    cells: tuple[Cell, ...]
    until: Cell


@dataclass(frozen=True)
class TodayWords:
    """The one sentence: what may happen today, what is missing, and what to look at."""

    title: str
    lines: tuple[str, ...]
    attention: str = ""


def agency_words(agencies: Sequence[Agency]) -> dict[AgencyId, str]:
    """Return what each agency is called in a sentence: its kind, or its name when there are two of a kind."""
    kinds = Counter(short_word(agency.kind) for agency in agencies)
    return {
        agency.id: short_word(agency.kind) if kinds[short_word(agency.kind)] == 1 else agency.name
        for agency in agencies
    }


def who(guardian: Guardian) -> str:
    """Return what a guardian is called inside a sentence."""
    return texts.guardian(guardian.ordinal, guardian.name)


def today_words(page: ConsentPage) -> TodayWords:
    """Return the sentence of the day (issue 3, item 4)."""
    facts, name = page.facts, page.shown_name
    said = agency_words(page.agencies)
    people = {guardian.ordinal: who(guardian) for guardian in page.guardians}
    called = [people.get(n, texts.guardian(n)) for n in facts.missing]
    lines = []
    if facts.state is TodayState.MAY:
        title = texts.may_today(name, [said.get(agency, "") for agency in facts.may])
        lines.append(texts.left_out([said[agency] for agency in facts.left_out], name))
        if facts.ends_on is not None:
            lines.append(texts.ends(facts.ends_on, (facts.ends_on - page.today).days))
    else:
        title = texts.not_today(name)
        lines.append(texts.said_no([people.get(n, texts.guardian(n)) for n in facts.said_no]))
        if facts.state is TodayState.NOBODY_ASKED:
            lines.append(texts.NOBODY_ASKED)
        elif facts.state is TodayState.NOTHING_IN_COMMON:
            lines.append(texts.NOTHING_IN_COMMON)
        elif not facts.said_no:
            lines.append(texts.missing(called))
    if facts.not_entered:
        lines.append(f"{texts.SECOND_MISSING_TITLE}. {texts.SECOND_MISSING_TEXT}")
    attention = ""
    if facts.expiring and facts.ends_on is not None:
        days = (facts.ends_on - page.today).days
        attention = texts.expires([people.get(n, texts.guardian(n)) for n in facts.expiring], days)
    return TodayWords(title, tuple(line for line in lines if line), attention)


def matrix(page: ConsentPage) -> tuple[MatrixRow, ...]:
    """Return a row for each guardian, the child once asked, and what all come to together."""
    standings = {person.guardian_id: person for person in page.people}
    rows = [_guardian_row(page, guardian, standings.get(guardian.id)) for guardian in page.guardians]
    if NOT_ENTERED in standings:
        silent = Cell(texts.standing(Standing.NOT_ASKED), SILENT)
        name = Cell(texts.row_name(2, ""), "strong", texts.NOT_ENTERED)
        rows.append(
            MatrixRow("not_entered", name, (silent,) * len(page.agencies), Cell(texts.NO_DATE, "quiet"))
        )
    if None in standings:
        rows.append(_row(page, "child", Cell(texts.THE_CHILD, "strong"), standings[None]))
    may = frozenset(page.facts.may) if page.facts.state is TodayState.MAY else frozenset()
    together = tuple(
        Cell(texts.TAKES_PART, "strong") if agency.id in may else Cell(texts.LEFT_OUT, "quiet")
        for agency in page.agencies
    )
    ends = Cell(texts.until_words(page.facts.ends_on)) if page.facts.ends_on else Cell(texts.NO_DATE, "quiet")
    rows.append(MatrixRow("together", Cell(texts.TOGETHER, "quiet"), together, ends))
    return tuple(rows)


def _guardian_row(page: ConsentPage, guardian: Guardian, person: PersonStanding | None) -> MatrixRow:
    joint = guardian.capacity is Capacity.JOINT_GUARDIAN
    caption = texts.row_caption(
        "" if joint else CAPACITIES.get(guardian.capacity, CAPACITY_CHOICES[guardian.capacity]),
        language_name(guardian.language),
        interpreter=guardian.needs_interpreter,
        named=guardian.ordinal if guardian.name else 0,
    )
    name = Cell(texts.row_name(guardian.ordinal, guardian.name), "strong", caption)
    if person is not None:
        return _row(page, guardian.id, name, person)
    custody = guardian.capacity in GUARDIAN_CAPACITIES
    silent = Cell(capitalised(texts.HINDERED if custody else texts.NOT_ASKED_AT_ALL), SILENT)
    return MatrixRow(guardian.id, name, (silent,) * len(page.agencies), Cell(texts.NO_DATE, "quiet"))


def _row(page: ConsentPage, key: str, name: Cell, person: PersonStanding) -> MatrixRow:
    terms = person.terms
    ends = Cell(texts.until_words(terms.valid_to)) if terms is not None else Cell(texts.NO_DATE, "quiet")
    cells = tuple(_cell(agency.id, page, person) for agency in page.agencies)
    return MatrixRow(key, name, cells, ends)


def _cell(agency: AgencyId, page: ConsentPage, person: PersonStanding) -> Cell:
    if not person.holds or person.terms is None:
        answered = person.standing in (Standing.NO, Standing.WITHDRAWN)
        return Cell(texts.standing(person.standing), ANSWERED if answered else SILENT)
    if agency == page.case.brought_by:
        return Cell(texts.standing(Standing.YES), ANSWERED)
    heard = _heard(person.terms, page.case.brought_by)
    if agency not in heard:
        return Cell(capitalised(texts.NOT_WITH), ANSWERED)
    everything = frozenset[Topic]().union(*heard.values())
    words = capitalised(texts.YES_IN_PART) if heard[agency] != everything else texts.standing(Standing.YES)
    return Cell(words, ANSWERED, texts.topics_short(topic_words(heard[agency])))


def _heard(terms: ConsentTerms, brought_by: AgencyId) -> Mapping[AgencyId, frozenset[Topic]]:
    """Return what each agency may be told by the one that brought the case."""
    heard: dict[AgencyId, frozenset[Topic]] = {}
    for scope in terms.scopes:
        if scope.from_agency == brought_by:
            heard[scope.to_agency] = heard.get(scope.to_agency, frozenset()) | scope.topics
    return heard


def topic_words(topics: frozenset[Topic]) -> list[str]:
    """Return the words of topics in the order they are offered."""
    return [word for code, word in TOPICS.items() if code in topics]


def may_be_raised(page: ConsentPage) -> tuple[str, ...]:
    """Return what all have in common, agency by agency."""
    said = agency_words(page.agencies)
    return tuple(
        texts.raised_with(said[to], topic_words(topics))
        for source, to, topics in page.permitted
        if source == page.case.brought_by and to in said
    )


def not_raised(page: ConsentPage) -> tuple[str, ...]:
    """Return what somebody whose consent holds has said must not be raised, word for word."""
    found = (person.terms.not_raised.strip() for person in page.people if person.holds and person.terms)
    return tuple(dict.fromkeys(words for words in found if words))


def diary(page: ConsentPage) -> tuple[str, ...]:
    """Return what has happened, newest first, with the days on which answers ran out."""
    in_order = sorted(enumerate(dated_diary(page)), key=lambda each: (each[1][0], each[0]), reverse=True)
    return tuple(texts.diary_line(day, page.today, words) for _, (day, words) in in_order)


def dated_diary(page: ConsentPage) -> list[tuple[date, str]]:
    """Return what has happened with the day of each, as it was recorded."""
    people = {guardian.id: capitalised(who(guardian)) for guardian in page.guardians}
    told: list[tuple[date, str]] = []
    for event in page.events:
        if event.other_adult:
            name = texts.other_adult(event.other_adult)
        elif event.guardian_id is None:
            name = texts.THE_CHILD
        else:
            name = people.get(event.guardian_id, "")
        told.append((event.happened_on, _happened(event, name)))
    for person in page.people:
        if person.standing is Standing.EXPIRED and person.terms is not None:
            name = people.get(person.guardian_id, "") if person.guardian_id else texts.THE_CHILD
            told.append((person.terms.valid_to + timedelta(days=1), texts.diary_lapsed(name)))
    return told


def _happened(event: ConsentEvent, name: str) -> str:
    if event.kind is ConsentKind.ASKED:
        return texts.diary_asked(name)
    if event.kind is ConsentKind.WITHDRAWN:
        return texts.diary_withdrawn(name)
    if event.kind is ConsentKind.CLEARED:
        return texts.diary_cleared(name)
    answer = texts.ANSWERS[event.answer or Answer.NO]
    if event.kind is ConsentKind.CORRECTED:
        return texts.diary_corrected(name, answer)
    terms = event.terms
    return texts.diary_answer(
        name,
        answer,
        terms.valid_to if terms else None,
        terms.form if terms else "",
        event.collector_shown if terms else "",
    )
