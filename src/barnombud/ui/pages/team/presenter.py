"""What the page Team does: adds, changes and takes away; no widgets here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op, Outcome
from barnombud.domain.ids import AgencyId, MemberId
from barnombud.domain.team import AgencyKind
from barnombud.errors import InputError, TriedTooSoon, UserError, WrongPassphrase
from barnombud.services import team as service
from barnombud.services.letting_in import LetIn, NewWayIn, let_in_anew
from barnombud.services.machine import Machine
from barnombud.services.passing_on import LeavingPage, leaving_page
from barnombud.services.passphrases import judge
from barnombud.texts import recovery
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pages.team.rows import AgencyEntry, MemberEntry, TeamLines, team_lines
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

_OURS = frozenset(
    {
        Op.CHANGE_TEAM,
        Op.ADD_AGENCY,
        Op.CHANGE_AGENCY,
        Op.ADD_MEMBER,
        Op.CHANGE_MEMBER,
        Op.REMOVE_MEMBER,
    }
)


class OpenedForm(Protocol):
    """A form over the page, as the presenter sees it."""

    def show_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field; the form stays open."""

    def set_busy(self, busy: bool) -> None:
        """Take nothing while it is being saved."""

    def close_form(self) -> None:
        """Close it: it is saved."""


class TeamPageView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_team(self, lines: TeamLines) -> None:
        """Show everybody."""

    def show_leaving(self, page: LeavingPage) -> None:
        """Ask who takes over from a person who leaves."""

    def lead_to_new_key(self) -> None:
        """Go on to a new store key: somebody has left."""

    def say_phrase_changed(self) -> None:
        """Say that the passphrase is another one now."""

    def say_let_in(self, text: str) -> None:
        """Say what opens for who has got a new passphrase."""


class TeamPresenter:
    """Turns the team into lines and forms into use cases; GUI thread."""

    def __init__(
        self, desk: Desk, machine: Machine, jobs: JobRunner, view: TeamPageView, owner: QObject
    ) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._machine, self._jobs = desk, machine, jobs
        self._view, self._owner = view, owner
        self.lines: TeamLines | None = None

    def load(self) -> None:
        """Fetch the team."""
        self._jobs.run(self._owner, partial(service.team_view, self._desk), self._show)

    def on_change(self, change: Change) -> None:
        """Ask again after a change of the team."""
        if change.op in _OURS:
            self.load()

    def save_team(self, name: str, municipality: str, host: str, form: OpenedForm) -> None:
        """Keep the team's own names and whose laptop it is."""
        self._save(form, partial(service.save_team, self._desk, name, municipality, AgencyId(host)))

    def add_agency(self, entry: AgencyEntry, form: OpenedForm) -> None:
        """Take an agency into the team."""
        work = partial(
            service.add_agency,
            self._desk,
            AgencyKind(entry.kind),
            entry.name,
            entry.responsible_body,
            statute=entry.statute,
            telephone=entry.telephone,
        )
        self._save(form, work)

    def save_agency(self, agency_id: str, entry: AgencyEntry, form: OpenedForm) -> None:
        """Keep a changed agency."""
        changed = self._known.agency(agency_id).model_copy(
            update={
                "kind": AgencyKind(entry.kind),
                "name": entry.name,
                "responsible_body": entry.responsible_body,
                "statute": entry.statute,
                "telephone": entry.telephone,
            }
        )
        self._save(form, partial(service.save_agency, self._desk, changed))

    def close_agency(self, agency_id: str) -> None:
        """Let an agency leave the team."""
        gone = self._known.agency(agency_id).model_copy(update={"active": False})
        self._do(partial(service.save_agency, self._desk, gone))

    def add_member(self, entry: MemberEntry, passphrase: str, repeated: str, form: OpenedForm) -> None:
        """Take a person into the team, with a passphrase of her own."""
        if passphrase != repeated:
            self._fail(form, InputError("repeated", "not_the_same"))
            return
        work = partial(
            service.add_member,
            self._desk,
            self._machine,
            entry.name,
            entry.role,
            entry.agency_id,
            passphrase=passphrase,
            telephone=entry.telephone,
        )
        self._save(form, work)

    def save_member(self, member_id: str, entry: MemberEntry, form: OpenedForm) -> None:
        """Keep a changed person."""
        changed = self._known.member(member_id).model_copy(
            update={
                "name": entry.name,
                "role": entry.role,
                "agency_id": entry.agency_id,
                "telephone": entry.telephone,
            }
        )
        self._save(form, partial(service.save_member, self._desk, changed))

    def let_in(self, member_id: str, passphrase: str, repeated: str, form: OpenedForm) -> None:
        """Give somebody who has forgotten her passphrase a new one."""
        form.set_busy(True)
        way_in = NewWayIn(MemberId(member_id), passphrase, repeated)

        def done(outcome: Outcome[LetIn]) -> None:
            form.close_form()
            tell_saved(self._view, outcome)
            found = outcome.value
            self._view.say_let_in(recovery.let_in(found.given, found.waiting, found.lost))

        work = partial(let_in_anew, self._desk, self._machine, way_in)
        self._jobs.run(self._owner, work, done, partial(self._fail, form))

    def ask_leaving(self, member_id: str) -> None:
        """Fetch what rests on a person, and ask who takes it over."""
        work = partial(leaving_page, self._desk, MemberId(member_id))
        self._jobs.run(self._owner, work, self._view.show_leaving, partial(tell_trouble, self._view))

    def remove_member(self, member_id: str, deputy: MemberId | None, form: OpenedForm) -> None:
        """Let a person leave the team; what rests on her passes on."""
        work = partial(service.remove_member, self._desk, MemberId(member_id), deputy)
        self._save(form, work, self._view.lead_to_new_key)

    def judge(self, passphrase: str, done: Callable[[tuple[str, str]], object]) -> None:
        """Have a new passphrase judged while it is typed."""
        team = self._known
        own = (team.name, team.municipality, *(line.member.name for line in team.people))
        self._jobs.run(
            self._owner,
            partial(_judged, passphrase, own),
            done,
            lane=Lane.SMALL,
        )

    def change_passphrase(self, current: str, new: str, repeated: str, form: OpenedForm) -> None:
        """Change the signed-in member's passphrase."""
        form.set_busy(True)
        self._jobs.run(
            self._owner,
            partial(service.change_own_passphrase, self._desk, self._machine, current, new, repeated),
            done=lambda _nothing: self._on_phrase_changed(form),
            failed=partial(self._fail, form),
        )

    @property
    def _known(self) -> TeamLines:
        assert self.lines is not None  # noqa: S101  # forms open on rows only
        return self.lines

    def _show(self, view: service.TeamView) -> None:
        self.lines = team_lines(view)
        self._view.show_team(self.lines)

    def _on_phrase_changed(self, form: OpenedForm) -> None:
        form.close_form()
        self._view.say_phrase_changed()

    def _save(
        self,
        form: OpenedForm,
        work: Callable[[], Outcome[Any]],
        then: Callable[[], None] | None = None,
    ) -> None:
        form.set_busy(True)

        def done(outcome: Outcome[Any]) -> None:
            form.close_form()
            tell_saved(self._view, outcome)
            if then is not None:
                then()

        self._jobs.run(self._owner, work, done, partial(self._fail, form))

    def _do(self, work: Callable[[], Outcome[Any]]) -> None:
        self._jobs.run(self._owner, work, partial(tell_saved, self._view), partial(tell_trouble, self._view))

    def _fail(self, form: OpenedForm, error: UserError) -> None:
        form.set_busy(False)
        if isinstance(error, InputError):
            form.show_error(error.field, sentence(error))
        elif isinstance(error, WrongPassphrase | TriedTooSoon):
            form.show_error("current", sentence(error))
        else:
            form.close_form()
            tell_trouble(self._view, error)


def _judged(passphrase: str, own: tuple[str, ...]) -> tuple[str, str]:
    judged = judge(passphrase, own)
    return judged.strength, judged.hint or ""
