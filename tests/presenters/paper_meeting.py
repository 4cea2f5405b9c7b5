"""A meeting led by its presenter, against a page of paper that remembers what it was told to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from barnombud.domain.ids import MeetingId
from barnombud.domain.meeting.meeting import ItemKind
from barnombud.services.consent_round import RegretLine, RoundPage
from barnombud.services.vouching import Vouch
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.jobs import InlineJobs
from barnombud.ui.pages.consultation.screening import Mark
from barnombud.ui.pages.meeting.part_rows import LeakRow, PromiseRow, QuestionRow
from barnombud.ui.pages.meeting.presenter import MeetingPresenter
from barnombud.ui.pages.meeting.scenes import (
    Asked,
    ChildScene,
    GateScene,
    GateShown,
    GeneralScene,
    NextDate,
    Scene,
    Side,
    ToldRow,
)
from tests.held_meeting import plan
from tests.world import World


@dataclass
class PaperAdvice:
    """The fields of the advice, on paper."""

    marks: dict[str, tuple[Mark, ...]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def show_marks(self, place: str, marks: tuple[Mark, ...]) -> None:
        """Remember them."""
        self.marks[place] = marks

    def replace_text(self, place: str, text: str) -> None:
        """Remember it."""
        self.texts[place] = text

    def show_error(self, place: str, text: str) -> None:
        """Remember it."""
        self.errors[place] = text


@dataclass
class PaperPage:
    """View and stage in one."""

    side: Side | None = None
    scene: Scene | None = None
    child: ChildScene | None = None
    """What of the child is on the page now."""
    round: tuple[RoundPage, Asked] | None = None
    regrets: tuple[RegretLine, ...] = ()
    told: tuple[ToldRow, ...] | None = None
    promises: tuple[PromiseRow, ...] = ()
    questions: tuple[QuestionRow, ...] = ()
    leaks: list[LeakRow] = field(default_factory=list)
    advice: PaperAdvice = field(default_factory=PaperAdvice)
    next_date: NextDate | None = None
    said: list[str] = field(default_factory=list)
    went: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    locks: int = 0
    next_member: str = ""
    phones: tuple[str, str, str] = ("", "", "")
    vouchers: tuple[tuple[str, str], ...] = ()
    vouch_with: Callable[[Vouch], object] | None = None
    vouch_trouble: list[str] = field(default_factory=list)
    deputy_errors: list[str] = field(default_factory=list)

    def show_side(self, side: Side) -> None:
        """Remember it."""
        self.side = side

    def show_scene(self, scene: Scene) -> None:
        """Remember it."""
        self.scene = scene
        if isinstance(scene, ChildScene):
            self.child = scene

    def forget_child(self) -> None:
        """Forget the child."""
        self.child = None
        if isinstance(self.scene, ChildScene):
            self.scene = None

    def show_round(self, page: RoundPage, asked: Asked) -> None:
        """Remember it."""
        self.round = (page, asked)

    def show_regrets(self, lines: tuple[RegretLine, ...]) -> None:
        """Remember it."""
        self.regrets = lines

    def show_told(self, rows: tuple[ToldRow, ...]) -> None:
        """Remember it."""
        self.told = rows

    def show_deputy(self, field: str = "", text: str = "") -> None:
        """Remember the field."""
        self.deputy_errors.append(field)

    def show_promises(self, rows: tuple[PromiseRow, ...]) -> None:
        """Remember it."""
        self.promises = rows

    def show_questions(self, rows: tuple[QuestionRow, ...]) -> None:
        """Remember it."""
        self.questions = rows

    def show_leaks(self, row: LeakRow) -> None:
        """Remember it."""
        self.leaks.append(row)

    def show_next_date(self, date: NextDate) -> None:
        """Remember it."""
        self.next_date = date

    def show_saved(self, time: str) -> None:
        """Remember it."""
        self.saved.append(time)

    def say(self, title: str, text: str) -> None:
        """Remember the title."""
        self.said.append(title)

    def go(self, page: str, ids: dict[str, str]) -> None:
        """Remember it."""
        self.went.append((page, ids))

    def lock(self, next_member: str = "") -> None:
        """Count it, and remember who is to sign in."""
        self.locks += 1
        self.next_member = next_member

    @property
    def vouching(self) -> PaperPage:
        """The page itself asks."""
        return self

    def ask(self, people: tuple[tuple[str, str], ...], then: Callable[[Vouch], object]) -> None:
        """Remember who may vouch, and how."""
        self.vouchers, self.vouch_with = people, then

    def close(self, trouble: str) -> None:
        """Remember it."""
        self.vouch_trouble.append(trouble)

    def show_duty(self, by_day: str, on_call: str, reference: str) -> None:
        """Remember it."""
        self.phones = (by_day, on_call, reference)


class Led:
    """A planned meeting on its page."""

    def __init__(self, world: World) -> None:
        """Plan a meeting with what is in the world, and load it."""
        self.world = world
        self.page = PaperPage()
        self.bus = ChangeBus()
        self._owner = QObject()
        self.meeting_id: MeetingId = plan(world)
        self.sign_in()

    def sign_in(self) -> None:
        """Let whoever is at the world's desk open the page."""
        jobs = InlineJobs(self.bus)
        self.lead = MeetingPresenter(self.world.desk, jobs, self.page, self.page, self._owner)
        self.bus.changed.connect(self.lead.on_change)
        self.lead.load(self.meeting_id)

    def start(self) -> None:
        """Start, with everybody there."""
        self.lead.start()
        self.lead.room.note_all()

    def titles(self) -> list[str]:
        """The list as it stands on the screen."""
        return [row.title for row in self.side().rows]

    def key(self, title: str) -> str:
        """The key of a line."""
        return next(row.key for row in self.side().rows if row.title == title)

    def go_to(self, kind: ItemKind) -> None:
        """Press Next until a general item of the kind is on screen."""
        for _ in range(20):
            if isinstance(self.page.scene, GeneralScene) and self.page.scene.item.kind is kind:
                return
            self.lead.next_item()
        raise AssertionError(f"never came to {kind}")

    def check_consents(self) -> None:
        """Answer that nobody has changed her mind, and confirm."""
        here = self.lead.check.asked(frozenset()).here
        self.lead.check.nobody_changed(tuple(agency.id for agency in here))
        self.lead.check.confirm_all()

    def scene(self) -> Scene | None:
        """What is on screen now."""
        return self.page.scene

    def side(self) -> Side:
        """The side as it is now."""
        assert self.page.side is not None
        return self.page.side

    def child(self) -> ChildScene | None:
        """What of the child is on screen now."""
        return self.page.child

    def open_child(self) -> ChildScene:
        """The child's item that is on screen."""
        assert self.page.child is not None
        return self.page.child

    def gate(self) -> GateScene:
        """The gate on screen."""
        assert isinstance(self.page.scene, GateScene), self.page.scene
        return self.page.scene

    def shown(self) -> GateShown:
        """What the gate on screen says."""
        shown = self.gate().shown
        assert shown is not None
        return shown

    def offers(self) -> list[str]:
        """What can be done at the gate on screen."""
        return [action.code for action in self.shown().actions]
