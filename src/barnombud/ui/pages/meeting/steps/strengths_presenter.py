"""What the step Styrkor does: what works, what is hard, and notes by each agency (R6, R8); no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Protocol

from barnombud.domain.ids import AgencyId, GuardianId, ItemId
from barnombud.domain.meeting.child_item import ChildRecord, ItemNote, NoteWithholding
from barnombud.domain.minutes import Draft
from barnombud.domain.value import Value
from barnombud.errors import RuleViolation, UserError
from barnombud.services import child_items, consents, drafts
from barnombud.services.item_papers import recipient_name
from barnombud.services.item_people import ItemPeople, item_people
from barnombud.services.vouching import VouchBlocker
from barnombud.texts import strengths as texts
from barnombud.texts.consent_page import row_name
from barnombud.ui.pages.meeting.steps.item_saver import ItemSaver

if TYPE_CHECKING:
    from barnombud.services.child_items import ItemPage
    from barnombud.services.desk import Desk


class Beside(Value):
    """What the step asks for beside the page."""

    people: ItemPeople
    kept_out: frozenset[str]
    """Ids of notes that are not shared (R6)."""
    draft: str


@dataclass(frozen=True)
class WithholdForm:
    """The mark as it is filled in: why, and the ids of the guardians that are ticked (R26)."""

    reason: str
    guardians: tuple[str, ...]


@dataclass(frozen=True)
class NoteLine:
    """One note as it is shown."""

    id: str
    agency: str
    at: datetime
    text: str
    other_adult: str
    kept_out: bool
    withheld: str
    """From whom it is kept and why; empty without a mark (R26)."""


class StrengthsView(Protocol):
    """What the presenter needs of the step."""

    def show_texts(self, works: str, hard: str) -> None:
        """Show what works and what is hard."""

    def show_writers(self, agencies: tuple[tuple[str, str], ...], chosen: str | None, locked: str) -> None:
        """Offer who writes; ``locked`` names the chosen one while it has not confirmed (R8), else empty."""

    def show_guardians(self, guardians: tuple[tuple[str, str], ...]) -> None:
        """Offer whom a note can be kept from."""

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        """Show the notes, oldest first."""

    def show_draft(self, text: str) -> None:
        """Show a half-written note."""

    def clear_note(self) -> None:
        """Empty the note's fields; it has been added."""

    def say_note_error(self, field: str, text: str) -> None:
        """Say what is wrong at ``text``, ``adult``, ``reason`` or ``whom``."""

    def say_removed(self) -> None:
        """Say that a note is gone, with a way to take it back."""

    def ask_proof(self, agency: AgencyId) -> None:
        """Let somebody of ``agency`` confirm with her own passphrase (R8)."""

    def say_done(self, *, done: bool) -> None:
        """Say whether there is a strength."""

    def ask_again(self) -> None:
        """Let the page fetch the item, and with it ask the gate, again."""


class StrengthsPresenter:
    """Keeps texts and notes; GUI thread."""

    def __init__(self, desk: Desk, view: StrengthsView, saver: ItemSaver) -> None:
        """Talk to ``view`` and save through ``saver``."""
        self._desk, self._view, self._saver = desk, view, saver
        self._page: ItemPage | None = None
        self._beside: Beside | None = None
        self._works = self._hard = ""
        self._writer: AgencyId | None = None
        self._removed: ItemNote | None = None

    def show(self, page: ItemPage) -> None:
        """Show an open item."""
        is_new = self._page is None or self._page.item.id != page.item.id
        self._page = page
        if is_new or not self._saver.is_busy:
            self._works, self._hard = page.record.works, page.record.hard
            self._view.show_texts(self._works, self._hard)
        work = partial(_beside, self._desk, page.item.id)
        done = partial(self._on_beside, page.item.id, is_new)
        self._saver.fetch(work, done)

    def forget(self) -> None:
        """Forget the item."""
        self._page = self._beside = self._writer = self._removed = None
        self._works = self._hard = ""

    def write_works(self, text: str) -> None:
        """Keep what works."""
        self._works = text
        self._write()

    def write_hard(self, text: str) -> None:
        """Keep what is hard."""
        self._hard = text
        self._write()

    def choose_writer(self, agency_id: str) -> None:
        """Write notes for this agency."""
        self._writer = AgencyId(agency_id)
        self._show_writers()

    def confirm(self) -> None:
        """Confirm for the chosen agency that it has checked the consent (R8)."""
        if self._page is None or self._writer is None:
            return
        work = partial(consents.confirm_consent, self._desk, self._page.record.case_id, self._writer)
        refused = partial(self._needs_proof, self._writer)
        self._saver.save("confirm", work, lambda _done: self._view.ask_again(), refused)

    def keep_draft(self, text: str) -> None:
        """Keep a half-written note, sealed with the case's key."""
        if self._page is None:
            return
        place, case_id = _draft_place(self._page.item.id), self._page.record.case_id
        self._saver.save("draft", partial(drafts.save_draft, self._desk, place, text, case_id))

    def add_note(
        self, text: str, about_adult: bool, adult: str, withhold: WithholdForm | None = None
    ) -> None:
        """Add a note by the chosen agency about the child or another adult, marked or not (R26)."""
        if self._page is None or self._writer is None:
            return
        if not text.strip():
            self._view.say_note_error("text", texts.NOTE_MISSING)
            return
        if about_adult and not adult.strip():
            self._view.say_note_error("adult", texts.ADULT_MISSING)
            return
        if withhold is not None and not withhold.reason.strip():
            self._view.say_note_error("reason", texts.WITHHOLD_MISSING)
            return
        known = self._guardians()
        if withhold is not None and known and not withhold.guardians:
            self._view.say_note_error("whom", texts.WITHHOLD_NOBODY)
            return
        work = partial(
            child_items.add_note,
            self._desk,
            self._page.item.id,
            self._writer,
            text.strip(),
            other_adult=adult.strip() if about_adult else "",
            withheld=_mark(withhold, known),
        )
        self._saver.save("note", work, self._on_added)

    def remove_note(self, note_id: str) -> None:
        """Take a note away; one press brings it back."""
        if self._page is None:
            return
        self._removed = next((n for n in self._page.record.notes if n.id == note_id), None)
        work = partial(child_items.remove_note, self._desk, self._page.item.id, note_id)
        self._saver.save("note", work, self._on_removed)

    def unmark_note(self, note_id: str) -> None:
        """Take the mark of a note away."""
        if self._page is None:
            return
        work = partial(child_items.withhold_note, self._desk, self._page.item.id, note_id, None)
        self._saver.save("note", work, lambda _record: self._view.ask_again())

    def put_back(self) -> None:
        """Add the note that was taken away last once more."""
        note, self._removed = self._removed, None
        if self._page is None or note is None:
            return
        work = partial(
            child_items.add_note,
            self._desk,
            self._page.item.id,
            note.agency_id,
            note.text,
            other_adult=note.other_adult,
            withheld=note.withheld,
        )
        self._saver.save("note", work, lambda _record: self._view.ask_again())

    def _needs_proof(self, agency: AgencyId, error: UserError) -> bool:
        """Lead straight to the passphrase where the team wants each to confirm herself."""
        asked = isinstance(error, RuleViolation) and VouchBlocker.OWN_PROOF_NEEDED in error.blockers
        if asked:
            self._view.ask_proof(agency)
        return asked

    def _write(self) -> None:
        if self._page is None:
            return
        self._view.say_done(done=bool(self._works.strip()))
        item_id = self._page.item.id
        work = partial(child_items.save_works_and_hard, self._desk, item_id, self._works, self._hard)
        self._saver.save("texts", work)

    def _on_added(self, _record: ChildRecord) -> None:
        self._view.clear_note()
        if self._page is not None:
            work = partial(drafts.discard_drafts, self._desk, _draft_place(self._page.item.id))
            self._saver.save("draft", work)
        self._view.ask_again()

    def _on_removed(self, _record: ChildRecord) -> None:
        self._view.say_removed()
        self._view.ask_again()

    def _on_beside(self, item_id: ItemId, is_new: bool, beside: Beside) -> None:
        if self._page is None or self._page.item.id != item_id:
            return
        self._beside = beside
        if is_new:
            self._view.show_draft(beside.draft)
        self._show_writers()
        guardians = self._guardians()
        self._view.show_guardians(tuple(guardians.items()))
        names = {agency.id: agency.name for agency in beside.people.agencies}
        self._view.show_notes(
            tuple(
                NoteLine(
                    id=note.id,
                    agency=names.get(note.agency_id, ""),
                    at=note.at,
                    text=note.text,
                    other_adult=note.other_adult,
                    kept_out=note.id in beside.kept_out,
                    withheld=_withheld(note, guardians),
                )
                for note in self._page.record.notes
            )
        )

    def _guardians(self) -> dict[GuardianId, str]:
        """Return those who have custody, by id: by name, or by number."""
        found = self._beside.people.guardians if self._beside is not None else ()
        return {each.id: recipient_name(each, found) or row_name(each.ordinal, "") for each in found}

    def _show_writers(self) -> None:
        if self._page is None or self._beside is None:
            return
        people = self._beside.people
        here = [agency for agency in people.agencies if agency.id in people.taking_part]
        known = {agency.id for agency in here}
        if self._writer not in known:
            own = people.member(people.signed_in)
            mine = own.agency_id if own is not None and own.agency_id in known else None
            self._writer = mine or (here[0].id if here else None)
        locked = self._page.answer.notes_locked
        name = next((a.name for a in here if a.id == self._writer and a.id in locked), "")
        self._view.show_writers(tuple((agency.id, agency.name) for agency in here), self._writer, name)


def _beside(desk: Desk, item_id: ItemId) -> Beside:
    """Fetch who may write, which notes are kept out, and a half-written note; on the store's thread."""
    return Beside(
        people=item_people(desk, item_id),
        kept_out=frozenset(note.id for note in child_items.notes_kept_out(desk, item_id)),
        draft=_draft_text(drafts.find_draft(desk, _draft_place(item_id))),
    )


def _draft_text(draft: Draft | None) -> str:
    return draft.text if draft is not None else ""


def _draft_place(item_id: ItemId) -> str:
    return f"item/{item_id}/note"


def _mark(form: WithholdForm | None, known: dict[GuardianId, str]) -> NoteWithholding | None:
    """Return the mark; with every guardian ticked it holds for one who comes later, too."""
    if form is None:
        return None
    ticked = tuple(GuardianId(each) for each in form.guardians)
    return NoteWithholding(reason=form.reason, guardians=() if set(ticked) >= set(known) else ticked)


def _withheld(note: ItemNote, guardians: dict[GuardianId, str]) -> str:
    if note.withheld is None:
        return ""
    names = [guardians[each] for each in note.withheld.guardians if each in guardians]
    return texts.withheld_line(names, note.withheld.reason)
