"""The composition root: puts clock, folders, lanes, pages and window together. Nothing else wires."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from barnombud.domain.clock import SystemClock
from barnombud.domain.half_typed import Spot
from barnombud.domain.ids import MemberId
from barnombud.domain.team import AgencyKind, TeamRules
from barnombud.errors import StoreInUse, UserError
from barnombud.services.backups import back_up_when_due, leave, look_after_backups
from barnombud.services.desk import Desk
from barnombud.services.disposal import dispose_by_decision
from barnombud.services.disposing import dispose_by_plan, let_go_of_old_backups
from barnombud.services.founding import NewAgency, NewTeam, found_team
from barnombud.services.half_typed import find_half_typed, keep_half_typed, last_spot
from barnombud.services.held_typing import HeldTyping, find_held, forget_held, held_spot, hold, is_holding
from barnombud.services.help_copy import make_help_copy
from barnombud.services.key_care import refresh_keys
from barnombud.services.law import load_law_book
from barnombud.services.letting_in import NewWayIn
from barnombud.services.log_care import check_chain
from barnombud.services.machine import Machine
from barnombud.services.mending import mend_with_passphrase
from barnombud.services.municipality import municipality_path
from barnombud.services.passing_on import pass_on_duties
from barnombud.services.practice import open_practice
from barnombud.services.recovering import TwoShares, recover_member
from barnombud.services.restoring import backups_to_choose, restore_backup
from barnombud.services.salvaging import salvage_team
from barnombud.services.settling import settle_agreed
from barnombud.services.slot_cost import keep_dearer, plan_dearer
from barnombud.services.store_check import begin_check, note_checked, prove_store
from barnombud.services.store_key import take_slots_of_the_gone
from barnombud.services.team import team_view
from barnombud.services.unlocking import unlock_team
from barnombud.store.dearer_slot import DearerSlot
from barnombud.store.store_lock import StoreLock, ask_to_front, take_front_request
from barnombud.store.unlock_pace import UnlockPace
from barnombud.texts.errors import said_error
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.coming_back import offered
from barnombud.ui.dialogs import Dialogs
from barnombud.ui.jobs import JobRunner, Jobs, Lane
from barnombud.ui.navigation import Navigation
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.pages.registry import PAGES
from barnombud.ui.shell.backup_watch import BackupWatch
from barnombud.ui.shell.log_watch import LogWatch
from barnombud.ui.shell.main_window import MainWindow
from barnombud.ui.shell.session import Session, SessionJobs, SessionParts
from barnombud.ui.shell.store_watch import StoreWatch
from barnombud.ui.shell.typing_book import TypingBook
from barnombud.ui.theme.theme import Theme
from barnombud.ui.unlock.gate import (
    EnteredRecovery,
    EnteredTeam,
    HelpCopy,
    OfferedBackup,
    Recovered,
    RestoredTeam,
    SavedTeam,
)
from barnombud.ui.unlock.setup.suggesting import suggest_passphrase


def machine_for(data: Path, pace: UnlockPace | None = None, held: HeldTyping | None = None) -> Machine:
    """Return what every store of this program is given from outside; ``pace`` and ``held`` are one a run."""
    return Machine(
        data_dir=data,
        clock=SystemClock(),
        municipality_file=municipality_path(),
        pace=pace or UnlockPace(),
        held=held or HeldTyping(),
    )


@dataclass(frozen=True)
class Opened:
    """A store just opened, with what its window needs to know from the start."""

    machine: Machine
    desk: Desk
    rules: TeamRules
    reference: str
    spot: Spot | None = None
    typed: str = field(default="", repr=False)
    """The passphrase, while it may be needed to make its derivation dearer."""

    @property
    def store_id(self) -> str:
        """Which team it is, by its folder: one made of a damaged team has the other's id inside."""
        return self.desk.store.folder.name

    @property
    def practice(self) -> bool:
        """Whether everything in it is made up."""
        return self.desk.practice

    def enter(self, jobs: Jobs, bus: ChangeBus, theme: Theme, parent: QObject) -> Session:
        """Build the window round the store; GUI thread."""
        return _session(self, jobs, bus, theme, parent)

    def close(self) -> None:
        """Close the store again; store lane."""
        self.desk.close()


def unlock(machine: Machine, folder: Path, member_id: str, passphrase: str, *, mend: bool = False) -> Opened:
    """Open a store as one member; a window that has it open already is brought to the front.

    With ``mend`` a damaged keyring is first taken back from its newest copy, if the passphrase proves it.

    Raises:
        UserError: as `unlock_team` and `mend_with_passphrase`.
    """
    try:
        if mend:
            mend_with_passphrase(machine, folder, MemberId(member_id), passphrase)
        desk = unlock_team(machine, folder, MemberId(member_id), passphrase)
    except StoreInUse:
        ask_to_front(folder)
        raise
    return replace(opened(machine, desk), typed=passphrase)


def found(machine: Machine, entered: EnteredTeam, passphrase: str) -> Opened:
    """Make a new team and sign its first member in.

    Raises:
        UserError: as `found_team`.
    """
    return opened(machine, found_team(machine, new_team(entered), passphrase))


def practise(machine: Machine, passphrase: str) -> Opened:
    """Make the practice team anew and open it.

    Raises:
        UserError: as `open_practice`.
    """
    return opened(machine, open_practice(machine, passphrase))


def recover(machine: Machine, folder: Path, entered: EnteredRecovery) -> Recovered:
    """Give a member a new passphrase with two of the office holders' shares.

    Raises:
        UserError: as `recover_member`.
    """
    way_in = NewWayIn(MemberId(entered.member_id), entered.passphrase, entered.repeated)
    let_in = recover_member(machine, folder, TwoShares(entered.first, entered.second), way_in)
    return Recovered(given=let_in.given, waiting=let_in.waiting, lost=let_in.lost)


def offered_backups(
    machine: Machine, folder: Path, member_id: str, passphrase: str
) -> tuple[OfferedBackup, ...]:
    """Return the backups of a team, as the first window offers them.

    Raises:
        UserError: as `backups_to_choose`.
    """
    lines = backups_to_choose(machine, folder, MemberId(member_id), passphrase)
    return tuple(offered(line) for line in lines)


def go_back(machine: Machine, folder: Path, member_id: str, passphrase: str, backup: Path) -> RestoredTeam:
    """Go back to one backup.

    Raises:
        UserError: as `restore_backup`.
    """
    done = restore_backup(machine, folder, MemberId(member_id), passphrase, backup)
    return RestoredTeam(done.backup_at, done.aside, done.answers, done.erased)


def salvage(machine: Machine, folder: Path, member_id: str, passphrase: str) -> SavedTeam:
    """Save what can be read of a damaged team.

    Raises:
        UserError: as `salvage_team`.
    """
    done = salvage_team(machine, folder, MemberId(member_id), passphrase)
    hurt = {each.table: each.lost for each in done.hurt if each.lost}
    return SavedTeam(done.folder, done.name, done.saved, done.lost, done.more_lost, hurt)


def prove(machine: Machine, folder: Path, member_id: str, passphrase: str) -> None:
    """Look through all of a team's file, after damage was found in it.

    Raises:
        UserError: as `prove_store`.
    """
    prove_store(machine, folder, MemberId(member_id), passphrase)


def help_copy(machine: Machine, folder: Path, to: Path) -> HelpCopy:
    """Put a team's files as they are into one file, behind a passphrase of its own.

    Raises:
        UserError: as `make_help_copy`.
    """
    phrase = suggest_passphrase()
    return HelpCopy(make_help_copy(machine, folder, to, phrase), phrase)


def opened(machine: Machine, desk: Desk) -> Opened:
    """Read what the window needs at once; the desk is closed again when that fails."""
    try:
        rules = team_view(desk).rules
        reference = load_law_book().at(desk.today()).reference("duty_to_report").text
        machine.held.note_opened(desk)
        spot = held_spot(desk, machine.held) or last_spot(desk)
    except BaseException:
        desk.close()
        raise
    return Opened(machine, desk, rules, reference, spot)


def is_open_elsewhere(folder: Path) -> bool:
    """Tell whether another window has the store open, and ask that one to come to the front."""
    lock = StoreLock(folder)
    try:
        lock.acquire(patience=0)
    except StoreInUse:
        ask_to_front(folder)
        return True
    lock.release()
    return False


def new_team(entered: EnteredTeam) -> NewTeam:
    """Turn what the first pages have gathered, and checked, into the value the service takes."""
    return NewTeam(
        name=entered.name.strip(),
        municipality=entered.municipality.strip(),
        agencies=tuple(
            NewAgency(
                kind=AgencyKind(agency.kind),
                name=agency.name.strip(),
                responsible_body=agency.responsible_body.strip(),
                statute=agency.statute.strip(),
                telephone=agency.telephone.strip(),
            )
            for agency in entered.agencies
        ),
        host=entered.host,
        member_name=entered.member_name.strip(),
        member_role=entered.member_role.strip(),
        member_agency=entered.member_agency,
    )


def explain(error: UserError) -> tuple[str, str]:
    """Say an error nobody has claimed: its title, then cause and advice."""
    words = said_error(error)
    return words[0].title, " ".join(f"{each.cause} {each.advice}" for each in words)


def register_pages(window: MainWindow, context: PageContext) -> None:
    """Let the window find every page; each is imported at its first visit."""
    for name, place in PAGES.items():
        window.register_page(name, partial(_make_page, place, context))


def _make_page(place: str, context: PageContext) -> Page:
    module, _, name = place.partition(":")
    return cast("type[_PageClass]", getattr(import_module(module), name))(context)


class _PageClass(Page):
    """How every page in the registry is made."""

    def __init__(self, context: PageContext) -> None:
        raise NotImplementedError


def _look_after(desk: Desk) -> None:
    """After unlock, on the store lane: keys follow the clock, and so does what need not be kept (R9, R32).

    A slot that a crash left to somebody who has gone is taken away. What rested on members who have left
    passes on too, and what was agreed at a meeting that somebody without the key ended is frozen, as far as
    the keys reach.
    """
    look_after_backups(desk)
    take_slots_of_the_gone(desk)
    refresh_keys(desk)
    settle_agreed(desk)
    pass_on_duties(desk)
    dispose_by_decision(desk)
    dispose_by_plan(desk)
    let_go_of_old_backups(desk)


def typing_book(desk: Desk, held: HeldTyping) -> TypingBook:
    """Return where what is half typed in the windows of one store is kept, or held when it cannot be."""
    return TypingBook(
        keep=partial(keep_half_typed, desk),
        find=partial(find_half_typed, desk),
        hold=partial(hold, desk, held),
        find_held=partial(find_held, desk, held),
        forget_held=partial(forget_held, desk, held),
        is_holding=partial(is_holding, desk, held),
    )


def _session(opened: Opened, jobs: Jobs, bus: ChangeBus, theme: Theme, parent: QObject) -> Session:
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101  # there is no window without one
    desk = opened.desk
    navigation, dialogs, page_jobs = Navigation(), Dialogs(), SessionJobs(jobs)
    window = MainWindow(theme, navigation, dialogs, practice=desk.practice, explain=explain)
    navigation.setParent(window)
    dialogs.setParent(window)
    register_pages(window, PageContext(desk, page_jobs, bus, navigation, dialogs, theme, opened.machine))
    parts = SessionParts(
        desk=desk,
        jobs=jobs,
        page_jobs=page_jobs,
        bus=bus,
        window=window,
        navigation=navigation,
        dialogs=dialogs,
        application=application,
        rules=opened.rules,
        reference=opened.reference,
        read_rules=lambda: team_view(desk).rules,
        refresh_keys=partial(_look_after, desk),
        front_wanted=partial(take_front_request, desk.store.folder),
        leave=partial(leave, desk),
        backup_watch=BackupWatch(
            partial(back_up_when_due, desk), page_jobs, bar=window.message_bar, parent=window
        ),
        store_watch=StoreWatch(partial(begin_check, desk), partial(note_checked, desk), page_jobs, window),
        log_watch=LogWatch(
            desk.found,
            partial(check_chain, desk),
            jobs=page_jobs,
            bar=window.message_bar,
            navigation=navigation,
            parent=window,
        ),
        typing=typing_book(desk, opened.machine.held),
        spot=opened.spot,
    )
    session = Session(parts, parent)
    _make_dearer(opened, page_jobs, session)
    return session


def _make_dearer(opened: Opened, jobs: JobRunner, owner: QObject) -> None:
    """Raise the cost of the derivation in the background; where it cannot be, the old one stands."""

    def keep(dearer: DearerSlot | None) -> None:
        if dearer is not None:
            jobs.run(owner, partial(keep_dearer, opened.desk, dearer), failed=lambda _error: None)

    if opened.typed:
        work = partial(plan_dearer, opened.desk, opened.machine, opened.typed)
        jobs.run(owner, work, keep, failed=lambda _error: None, lane=Lane.SMALL)
