"""From the consent page's facts to what is shown: the matrix and the one sentence. No widgets here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from barnombud.domain.case import GUARDIAN_CAPACITIES, Capacity, Guardian
from barnombud.domain.consent.events import ConsentTerms
from barnombud.domain.consent.sentence import TodayState
from barnombud.domain.consent.standing import NOT_ENTERED, PersonStanding, Standing, one_way
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId
from barnombud.domain.team import Agency
from barnombud.services.consents import ConsentPage
from barnombud.texts import consent_form as form_texts
from barnombud.texts import consent_page as texts
from barnombud.texts.agencies import short_word
from barnombud.texts.case_page import hindered
from barnombud.texts.cases import CAPACITY_CHOICES
from barnombud.texts.consent_words import CAPACITIES, HINDRANCES
from barnombud.texts.languages import language_name
from barnombud.texts.passage import capitalised
from barnombud.texts.topics import TOPICS
from barnombud.ui.widgets.table_cells import Cell

_YES = texts.standing(Standing.YES)
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
    return texts.guardian(guardian.ordinal, guardian.name, custody=has_custody(guardian))


def has_custody(guardian: Guardian) -> bool:
    """Whether an answer of hers counts; a parent without custody is called no guardian (R4)."""
    return guardian.capacity in GUARDIAN_CAPACITIES


def shared_names(guardians: Sequence[Guardian]) -> frozenset[str]:
    """Return the names that more than one guardian has: they are told apart by number everywhere."""
    names = Counter(guardian.name.strip().casefold() for guardian in guardians if guardian.name.strip())
    return frozenset(name for name, count in names.items() if count > 1)


def short_who(guardian: Guardian, guardians: Sequence[Guardian]) -> str:
    """Return a guardian's name alone where that tells her apart, else with the number."""
    alone = guardian.name.strip().casefold() not in shared_names(guardians)
    return guardian.name if guardian.name and alone else who(guardian)


def today_words(page: ConsentPage) -> TodayWords:
    """Return the sentence of the day (issue 3, item 4)."""
    facts, name = page.facts, page.shown_name
    said = agency_words(page.agencies)
    people = {guardian.ordinal: who(guardian) for guardian in page.guardians}
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
            lines += _missing_words(page, people)
    lines += _one_way_words(page, said)
    if page.clock_is_behind:
        lines.append(texts.CLOCK_BEHIND)
    if facts.not_entered:
        lines.append(f"{texts.SECOND_MISSING_TITLE}. {texts.SECOND_MISSING_TEXT}")
    attention = ""
    if facts.expiring and facts.ends_on is not None:
        days = (facts.ends_on - page.today).days
        attention = texts.expires([people.get(n, texts.guardian(n)) for n in facts.expiring], days)
    return TodayWords(title, tuple(line for line in lines if line), attention)


def _missing_words(page: ConsentPage, people: Mapping[int, str]) -> list[str]:
    """Say whose answer is missing, has run out or has not begun."""
    ordinals = {guardian.id: guardian.ordinal for guardian in page.guardians}
    silent: list[str] = []
    found: list[str] = []
    for person in page.people:
        if person.holds or person.guardian_id == NOT_ENTERED:
            continue
        ordinal = ordinals.get(person.guardian_id, 0) if person.guardian_id else 0
        name = people.get(ordinal, texts.guardian(ordinal))
        if person.standing is Standing.EXPIRED and person.terms is not None:
            found.append(texts.ran_out(name, person.terms.valid_to))
        elif person.standing is Standing.NOT_YET_VALID and person.terms is not None:
            found.append(texts.begins(name, person.terms.valid_from))
        else:
            silent.append(name)
    return [texts.missing(silent), *found]


def _one_way_words(page: ConsentPage, said: Mapping[AgencyId, str]) -> list[str]:
    """Say what goes in one direction only, and what follows from it in the room (R3)."""
    allowed = {(one, other): topics for one, other, topics in page.permitted}
    return [
        form_texts.one_way(said[one], said[other], [topic.value for topic in topics])
        for (one, other), topics in one_way(allowed).items()
        if one in said and other in said
    ]


def not_asked_words(page: ConsentPage) -> tuple[str, ...]:
    """Say why somebody in the matrix is not asked: hindered, by whose judgement, or without custody (R4)."""
    found = []
    for guardian in page.guardians:
        if guardian.hindrance is not None:
            ground = guardian.hindrance
            words = hindered(HINDRANCES[ground.ground], ground.text, ground.responsible_name, ground.on)
            found.append(texts.because(who(guardian), words))
        elif not has_custody(guardian):
            answered = any(event.guardian_id == guardian.id for event in page.events)
            found.append(texts.without_custody(who(guardian), answered=answered))
    return tuple(found)


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
    custody = has_custody(guardian)
    shared = guardian.name.strip().casefold() in shared_names(page.guardians)
    caption = texts.row_caption(
        "" if joint else CAPACITIES.get(guardian.capacity, CAPACITY_CHOICES[guardian.capacity]),
        language_name(guardian.language),
        interpreter=guardian.needs_interpreter,
        named=guardian.ordinal if guardian.name and custody and not shared else 0,
    )
    shown = short_who(guardian, page.guardians) if guardian.name else ""
    name = Cell(texts.row_name(guardian.ordinal, shown, custody=custody), "strong", caption)
    if person is not None:
        return _row(page, guardian.id, name, person)
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
        return Cell(_YES, ANSWERED)
    heard = _heard(person.terms, page.case.brought_by)
    if agency not in heard:
        return Cell(capitalised(texts.NOT_WITH), ANSWERED)
    kept_out = bool(person.terms.not_raised.strip())
    words = capitalised(texts.YES_IN_PART) if kept_out or _in_part(agency, heard, page, person) else _YES
    return Cell(words, ANSWERED, texts.topics_short(topic_words(heard[agency])))


def _in_part(
    agency: AgencyId, heard: Mapping[AgencyId, frozenset[Topic]], page: ConsentPage, person: PersonStanding
) -> bool:
    """Whether a yes about ``agency`` is less than it looks, as when another hears of more.

    Whoever leaves an agency out has that in the agency's own cell. A part that no cell would show is said in
    each of them: it may lie in what the topics are about.
    """
    if heard[agency] != frozenset[Topic]().union(*heard.values()):
        return True
    others = {each.id for each in page.agencies} - {page.case.brought_by}
    shown = any(heard.get(each) != heard[agency] for each in others)
    return person.standing is Standing.PARTLY and not shown


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
