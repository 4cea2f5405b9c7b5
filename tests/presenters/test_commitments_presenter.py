"""The presenter of promises against a view of paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op
from barnombud.domain.ids import CommitmentId
from barnombud.domain.support.agreement import StuckReason
from barnombud.services import commitments
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.dialogs import Question
from barnombud.ui.jobs import InlineJobs
from barnombud.ui.pages.commitments.new_presenter import NewPresenter
from barnombud.ui.pages.commitments.presenter import CommitmentsPresenter
from barnombud.ui.pages.commitments.rows import Group
from tests.world import World


@dataclass
class PaperView:
    """Remembers what it was told to show."""

    groups: tuple[Group, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    printing: str = ""
    told: list[tuple[str, ...]] = field(default_factory=list)
    undo: Callable[[], object] | None = None

    def show_groups(self, groups: tuple[Group, ...], *, more: bool) -> None:
        """Remember the rows."""
        self.groups = groups

    def show_empty(self, title: str, text: str, button: str) -> None:
        """Remember it."""
        self.told.append(("empty", title))

    def show_people(self, people: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Remember who."""
        self.people = people

    def show_printing(self, text: str) -> None:
        """Remember for whom."""
        self.printing = text

    def show_new(self, text: str, due_on: date, today: date) -> None:
        """Remember the form."""
        self.told.append(("new", text, due_on.isoformat()))

    def close_new(self) -> None:
        """Remember it."""
        self.told.append(("close_new",))

    def close_row(self) -> None:
        """Remember it."""
        self.told.append(("close_row",))

    def show_note(self, key: str, text: str) -> None:
        """Remember it."""
        self.told.append(("note", text))

    def show_new_error(self, field: str, text: str) -> None:
        """Remember it."""
        self.told.append(("new_error", field))

    def show_row_error(self, field: str, text: str) -> None:
        """Remember it."""
        self.told.append(("row_error", field))

    def say(self, title: str, action: Callable[[], object] | None = None) -> None:
        """Remember it."""
        self.told.append(("say", title))
        self.undo = action

    def say_trouble(self, title: str, text: str) -> None:
        """Remember it."""
        self.told.append(("trouble", title))

    def show_saved(self, time: str) -> None:
        """Remember it."""
        self.told.append(("saved", time))

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Agree at once."""
        self.told.append(("ask", question.title))
        then()


def presented(world: World) -> tuple[CommitmentsPresenter, PaperView]:
    """Return a presenter and its view."""
    view = PaperView()
    return CommitmentsPresenter(world.desk, InlineJobs(ChangeBus()), view, QObject()), view


def promise(world: World, text: str, due_on: date = date(2026, 3, 10)) -> CommitmentId:
    """Keep a promise of the rektor's."""
    made = commitments.add_commitment(world.desk, text, due_on, world.preschool.id, world.rektor.id)
    return made.value.id


def test_rows_in_words(world: World) -> None:
    """What, who, about whom, when, how late, why stuck, and what has happened."""
    case = world.consented_case()
    made = commitments.add_commitment(
        world.desk, "Erbjud plats", date(2026, 3, 3), world.ifo.id, world.family_worker.id, case_id=case.id
    ).value
    commitments.mark_stuck(world.desk, made.id, StuckReason.QUEUE, "Lång väntan")
    world.clock.set(world.clock.now().replace(day=5))
    presenter, view = presented(world)
    presenter.load()
    assert view.printing == "Skriv ut för Förskolan Tallbacken"
    ((row,),) = (group.rows for group in view.groups)
    assert (row.who, row.about) == ("Inga Exempel, IFO Exempelkommun", f"Ärende {case.number}, Alva")
    assert (row.due, row.left, row.late, row.stuck) == (
        "Tisdag 3 mars",
        "",
        "2 dagar sent",
        "Har fastnat: kö",
    )
    assert row.history == ("3 mars, Rakel Påhitt: har fastnat, kö. Lång väntan",)
    assert view.people[0] == (f"member:{world.rektor.id}", "Rakel Påhitt, Förskolan Tallbacken")
    assert view.people[-1] == (f"agency:{world.ifo.id}", "IFO Exempelkommun, hela verksamheten")


def test_only_changes_that_show_are_fetched(world: World) -> None:
    """Somebody typing elsewhere is not one."""
    presenter, view = presented(world)
    now = world.clock.now()
    presenter.on_change(Change(Op.SAVE_DRAFT, frozenset(), now))
    presenter.on_change(object())
    assert view.told == []
    presenter.on_change(Change(Op.ADD_COMMITMENT, frozenset(), now))
    assert view.told == [("empty", "Inget är lovat just nu")]


def test_saved_is_said_with_the_time_of_the_commit(world: World) -> None:
    """And only after it."""
    presenter, view = presented(world)
    key = promise(world, "Boka")
    presenter.tick(key)
    assert view.told == [("close_row",), ("say", "Klart: Boka"), ("saved", "09.00")]
    assert view.undo is not None
    view.undo()
    assert commitments.commitment_page(world.desk).still_open[0].commitment.is_open


def test_what_cannot_be_done_is_said_where_it_belongs(world: World) -> None:
    """A day that has been and a note that is too long at their fields; a missing reason too."""
    presenter, view = presented(world)
    key = promise(world, "Boka")
    presenter.move(key, date(2026, 3, 2), "")
    presenter.drop(key, "a" * 501)
    presenter.stick(key, None, "")
    presenter.move(key, None, "")
    assert view.told == [("row_error", "due_on"), ("row_error", "note"), ("row_error", "reason")]


def test_note_of_a_promise_not_on_the_page_is_not_kept(world: World) -> None:
    """It may have gone meanwhile."""
    presenter, view = presented(world)
    presenter.type_note("gone", "text")
    presenter.show_more()
    assert view.told == []


def test_form_proposes_two_weeks_and_adds_for_an_agency(world: World) -> None:
    """The whole agency can promise; trouble in the store is told in the bar."""
    view = PaperView()
    new = NewPresenter(world.desk, InlineJobs(ChangeBus()), view, QObject())
    new.open()
    assert view.told == [("new", "", "2026-03-17")]
    new.add("Ringa", f"agency:{world.bvc.id}", date(2026, 3, 17))
    (line,) = commitments.commitment_page(world.desk).still_open
    assert (line.member_name, line.agency_name) == ("", "BVC Norra")
    view.told.clear()
    new.add("", f"agency:{world.bvc.id}", date(2026, 3, 17))
    new.add("Ringa", "member:gone", date(2026, 3, 17))
    assert view.told == [("new_error", "text"), ("trouble", "Det finns inte längre")]
