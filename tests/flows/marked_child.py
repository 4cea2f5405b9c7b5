"""A child about whom every field holds a word of its own, for who looks in the store from outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from barnombud.domain.case import Capacity, CaseIdentity, Preparation
from barnombud.domain.consent.events import Answer, ConsentTerms, InterpreterUse
from barnombud.domain.ids import CaseId, GuardianId, ItemId, MeetingId
from barnombud.domain.meeting.attendance import AttendanceKind, VisitorKind
from barnombud.domain.meeting.child_item import ChildVoice, VoicePosition
from barnombud.domain.meeting.meeting import ItemKind
from barnombud.domain.minutes import HandoverWay, PaperKind
from barnombud.domain.support.agreement import AgreementDraft, SupportOffer
from barnombud.domain.team import Agency
from barnombud.domain.wellbeing.rating import PetalAnswer, Rater, RaterKind
from barnombud.services import (
    cases,
    child_items,
    commitments,
    consent_round,
    consent_scans,
    consents,
    drafts,
    handing_over,
    holding,
    meetings,
    minutes,
    paper_contents,
    papers,
    ratings,
    room,
    support,
)
from barnombud.services.cases import NewGuardian
from tests.held_meeting import everybody_answers
from tests.open_item import full_draft
from tests.world import World

LETTERS = "bcdfghjklmnpqrstvwxz"
PICTURE = b"%PDF-1.4 "
BORN = date(2021, 5, 17)


@dataclass
class MarkedChild:
    """A child of the preschool's, and every word that points to it; ``told`` are the agencies let in."""

    world: World
    told: tuple[Agency, ...]
    random: Random = field(default_factory=lambda: Random(1))
    words: dict[str, str] = field(default_factory=dict)
    case_id: CaseId = field(init=False)
    guardian_id: GuardianId = field(init=False)
    meeting_id: MeetingId = field(init=False)
    item_id: ItemId = field(init=False)

    def word(self, label: str) -> str:
        """Return the word of one field: letters without a vowel, found nowhere else."""
        if label not in self.words:
            self.words[label] = "Q" + "".join(self.random.choices(LETTERS, k=15))
        return self.words[label]

    def minute(self) -> None:
        """Let a minute go."""
        self.world.clock.set(self.world.clock.now() + timedelta(minutes=1))

    def everything(self) -> None:
        """Live a child's whole way: asked, answered, prepared, met about, agreed, handed over."""
        self.ask()
        self.answer()
        self.prepare()
        self.meet()
        self.agree()
        self.afterwards()

    def ask(self) -> None:
        """Enter the child by alias with two guardians."""
        desk = self.world.desk
        drafts.save_draft(desk, "cases/new/alias", self.word("half-typed alias"))
        two = (
            NewGuardian(capacity=Capacity.SOLE_GUARDIAN, language="so", needs_interpreter=True),
            NewGuardian(capacity=Capacity.PARENT_WITHOUT_CUSTODY),
        )
        case = cases.add_case(desk, self.word("alias"), two).value
        with desk.unit_of_work() as uow:
            self.guardian_id = uow.guardians.for_case(case.id)[0].id
        self.case_id = case.id
        consents.record_asked(desk, case.id, self.guardian_id)
        drafts.save_draft(desk, f"consent/{self.guardian_id}/purpose", self.word("half-typed"), case.id)
        self.minute()

    def terms(self, told: tuple[Agency, ...], before: str = "") -> ConsentTerms:
        """Return the terms of a yes in which every text is a word; ``before`` sets their labels apart."""
        texts = ("purpose", "facts", "not_raised", "place", "interpreter_note", "original_kept_at")
        update = {name: self.word(f"{before}{name}") for name in texts}
        interpreter = {"interpreter": InterpreterUse.PROFESSIONAL}
        return self.world.terms(told).model_copy(update={**update, **interpreter})

    def answer(self) -> None:
        """Let the guardian say yes, with a scan and names."""
        desk = self.world.desk
        given = consents.record_answer(
            desk, self.case_id, self.guardian_id, Answer.YES, self.terms(self.told)
        ).value
        consent_scans.attach_scan(desk, self.case_id, given.id, PICTURE + self.word("scan").encode())
        identity = CaseIdentity(
            alias=self.word("alias"),
            first_name=self.word("first_name"),
            family_name=self.word("family_name"),
            birth_date=BORN,
        )
        cases.save_identity(desk, self.case_id, identity)
        with desk.unit_of_work() as uow:
            guardians = uow.guardians.for_case(self.case_id)
        for guardian in guardians:
            named = guardian.model_copy(update={"name": self.word(f"guardian {guardian.ordinal}")})
            cases.save_guardian(desk, named)
        self.minute()

    def prepare(self) -> None:
        """Write the concern and the rest, and leave some half typed."""
        one, two, three, four, five = (self.word(f"prepared {number}") for number in range(5))
        preparation = Preparation(
            take_up=True,
            concern=self.word("concern"),
            works=self.word("works"),
            wish=self.word("wish"),
            five_questions=(one, two, three, four, five),
        )
        cases.save_preparation(self.world.desk, self.case_id, preparation)
        place = f"case/{self.case_id}/concern"
        drafts.save_draft(self.world.desk, place, self.word("half-typed concern"), self.case_id)

    def meet(self) -> None:
        """Hold a meeting with those who may be there, the guardian too, and open the item."""
        desk = self.world.desk
        planned = meetings.plan_meeting(desk, self.world.clock.now() + timedelta(hours=1)).value
        self.meeting_id = planned.id
        holding.start_meeting(desk, planned.id)
        here = tuple(m.id for m in self.world.members if m.agency_id in {agency.id for agency in self.told})
        room.note_members(desk, planned.id, here, AttendanceKind.ARRIVED)
        everybody_answers(self.world, planned.id)
        self.minute()
        consent_round.confirm_present(desk, planned.id)
        self.minute()
        with desk.unit_of_work() as uow:
            items = uow.agenda.for_meeting(planned.id)
        self.item_id = next(item.id for item in items if item.kind is ItemKind.CHILD)
        holding.open_child_item(desk, self.item_id)
        for visitor in (VisitorKind.GUARDIAN, VisitorKind.INTERPRETER):
            room.note_visitor(desk, planned.id, self.item_id, visitor, AttendanceKind.ARRIVED)
        self.minute()
        room.visitors_leave(desk, planned.id)

    def agree(self) -> None:
        """Write in every step of the item, rate, agree and finish."""
        desk, item_id = self.world.desk, self.item_id
        voice = ChildVoice(
            position=VoicePosition.ASKED, how=self.word("voice how"), words=self.word("voice words")
        )
        child_items.save_voice(desk, item_id, voice)
        child_items.save_works_and_hard(desk, item_id, self.word("item works"), self.word("item hard"))
        one, two, three, four, five = (self.word(f"question {number}") for number in range(5))
        child_items.save_five_questions(desk, item_id, (one, two, three, four, five))
        child_items.add_note(desk, item_id, self.world.preschool.id, self.word("note"))
        self.rate()
        support.save_agreement_draft(desk, item_id, self.draft())
        support.agree_support(desk, item_id)
        child_items.finish_child_item(desk, item_id)
        holding.end_meeting(desk, self.meeting_id)
        self.minute()

    def rate(self) -> None:
        """Let the preschool rate one petal in words."""
        petal = ratings.flower_page(self.world.desk, self.case_id).template.petals[0]
        answer = PetalAnswer(
            petal_key=petal.key,
            value=2,
            strengths=self.word("strengths"),
            challenges=self.word("challenges"),
        )
        rater = Rater(kind=RaterKind.SERVICE, agency_id=self.world.preschool.id)
        ratings.rate_petal(self.world.desk, self.case_id, rater, answer, item_id=self.item_id)

    def draft(self) -> AgreementDraft:
        """Return an agreement in which every text is a word."""
        soon = self.world.desk.today() + timedelta(days=14)
        offer = SupportOffer(
            id="1",
            what=self.word("offer"),
            agency_id=self.world.preschool.id,
            function=self.word("offer function"),
            by_when=soon,
        )
        texts = ("need", "better", "entry_function", "entry_name", "tell_how")
        entry = self.told[-1].id
        return full_draft(
            self.world,
            entry_agency=entry,
            entry_member=next(member.id for member in self.world.members if member.agency_id == entry),
            offers=(offer,),
            talked_through=True,
            **{name: self.word(f"agreement {name}") for name in texts},
        )

    def afterwards(self) -> None:
        """Finalise, add to it, hand papers over, promise more, and leave something half typed."""
        desk = self.world.desk
        minutes.finalise_minutes(desk, self.meeting_id, read_through=True)
        minutes.add_addendum(desk, self.meeting_id, self.word("addition"), item_id=self.item_id)
        for line in papers.papers_page(desk, self.meeting_id).lines:
            if line.request.kind in (PaperKind.GUARDIAN_SHEET, PaperKind.ENCLOSURE):
                made = paper_contents.make_paper(desk, line.request)
                handing_over.hand_over(desk, made, HandoverWay.TALKED_THROUGH, recipient=self.word("given"))
        promise = commitments.add_commitment(
            desk,
            self.word("promise"),
            desk.today() + timedelta(days=3),
            self.world.preschool.id,
            case_id=self.case_id,
        ).value
        commitments.move_commitment(
            desk, promise.id, desk.today() + timedelta(days=4), self.word("promise note")
        )
        place = f"case/{self.case_id}/works"
        drafts.save_draft(desk, place, self.word("half-typed works"), self.case_id)
