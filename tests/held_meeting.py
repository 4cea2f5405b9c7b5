"""A meeting held through the use cases: general items written, children agreed about, and ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from barnombud.domain.case import Case, Guardian
from barnombud.domain.consent.round import HeardWay
from barnombud.domain.ids import CaseId, ItemId, MeetingId
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.domain.meeting.child_item import ChildVoice, VoicePosition
from barnombud.domain.meeting.meeting import AgendaItem, ItemKind
from barnombud.domain.minutes import PaperKind
from barnombud.domain.support.agreement import AgreementDraft, SupportOffer
from barnombud.domain.wellbeing.rating import NonAnswer, PetalAnswer, Rater, RaterKind
from barnombud.services import child_items, consent_round, holding, meetings, ratings, room, support
from barnombud.services.papers import PaperLine, papers_page
from tests.world import World

WORKS = "Leker gärna i små grupper och tröstar andra"
LEARNT = "Vi gick igenom hur BVC följer upp språkscreeningen."
AGREED = "BVC skickar bildstödet till förskolan"


@dataclass
class Held:
    """The meeting and what is in it; ``items`` is every agenda item by kind's first, children by alias."""

    world: World
    meeting_id: MeetingId
    cases: dict[str, Case] = field(default_factory=dict)
    children: dict[str, ItemId] = field(default_factory=dict)

    def general(self, kind: ItemKind) -> AgendaItem:
        """The first general item of a kind."""
        with self.world.desk.unit_of_work() as uow:
            return next(item for item in uow.agenda.for_meeting(self.meeting_id) if item.kind is kind)

    def guardians(self, alias: str = "Ekorren") -> tuple[Guardian, ...]:
        """The guardians of a child."""
        with self.world.desk.unit_of_work() as uow:
            return uow.guardians.for_case(self.cases[alias].id)

    def lines(self, kind: PaperKind) -> tuple[PaperLine, ...]:
        """The papers of a kind as the page lists them."""
        page = papers_page(self.world.desk, self.meeting_id)
        return tuple(line for line in page.lines if line.request.kind is kind)

    def open_child(self, alias: str = "Ekorren") -> ItemId:
        """Open a child's item and write all that is said, up to the agreement."""
        desk, item_id, case = self.world.desk, self.children[alias], self.cases[alias]
        holding.open_child_item(desk, item_id)
        child_items.save_voice(
            desk, item_id, ChildVoice(position=VoicePosition.ASKED, how="I leken", words="Jag vill vara med")
        )
        child_items.save_works_and_hard(desk, item_id, WORKS, "Långa samlingar")
        answers = ("Lite sömn", "Ja, det mesta", "Kortare samlingar", "Bildstöd", "")
        child_items.save_five_questions(desk, item_id, answers)
        child_items.add_note(desk, item_id, self.world.preschool.id, "Bildstöd prövas från måndag")
        rate(self, case.id, item_id)
        support.save_agreement_draft(desk, item_id, agreement(self.world))
        support.agree_support(desk, item_id)
        return item_id


def rate(held: Held, case_id: CaseId, item_id: ItemId) -> None:
    """Let the preschool and the first guardian say how it is."""
    template = ratings.flower_page(held.world.desk, case_id).template
    with held.world.desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(case_id)[0]
    preschool = Rater(kind=RaterKind.SERVICE, agency_id=held.world.preschool.id)
    for step, petal in enumerate(template.petals):
        answer = PetalAnswer(petal_key=petal.key, value=step % 3 + 1)
        ratings.rate_petal(held.world.desk, case_id, preschool, answer, item_id=item_id)
    own = Rater(kind=RaterKind.GUARDIAN, guardian_id=guardian.id)
    for answer in (
        PetalAnswer(petal_key=template.petals[0].key, value=2, strengths="Sover gott hos mormor"),
        PetalAnswer(petal_key=template.petals[1].key, non_answer=NonAnswer.UNKNOWN),
    ):
        ratings.rate_petal(held.world.desk, case_id, own, answer, item_id=item_id)
    child = PetalAnswer(petal_key=template.petals[2].key, value=3)
    ratings.rate_petal(held.world.desk, case_id, Rater(kind=RaterKind.CHILD), child, item_id=item_id)


def agreement(world: World) -> AgreementDraft:
    """Everything an agreement needs, talked through with the guardians."""
    soon = world.desk.today() + timedelta(days=14)
    return AgreementDraft(
        need="Lugnare kvällar",
        better="Somnar före åtta",
        entry_agency=world.bvc.id,
        entry_function="BVC-sjuksköterska",
        entry_name="Bo Låtsas",
        entry_telephone="08-46500402",
        offers=(
            SupportOffer(
                id="1", what="Samtal om sömn", agency_id=world.bvc.id, function="sjuksköterska", by_when=soon
            ),
            SupportOffer(id="2", what="Bildstöd vid samling", agency_id=world.preschool.id, by_when=soon),
        ),
        tell_member=world.rektor.id,
        tell_by=world.desk.today() + timedelta(days=7),
        tell_how="Samtal på förskolan",
        follow_up_on=world.desk.today() + timedelta(days=60),
        follow_up_member=world.nurse.id,
        talked_through=True,
    )


def plan(world: World) -> MeetingId:
    """Plan a meeting that begins in an hour."""
    starts = world.clock.now() + timedelta(hours=1)
    planned = meetings.plan_meeting(
        world.desk, starts, place="Personalrummet", chair_id=world.rektor.id, note_taker_id=world.teacher.id
    )
    return planned.value.id


def start(world: World, *, second_child: bool = False) -> Held:
    """Add children, start a meeting with everybody there, write a general item and confirm the consents.

    "Ekorren" is Alva, with two guardians and every agency; "Igelkotten" is Love, without social services.
    """
    held = Held(world, MeetingId(""))
    held.cases["Ekorren"] = world.consented_case(guardians=("Mira Påhitt", "Kim Hittepå"))
    if second_child:
        held.cases["Igelkotten"] = world.consented_case(
            "Igelkotten", "Love", agencies=(world.preschool, world.bvc), guardians=("Nova Tänkt",)
        )
    held.meeting_id = plan(world)
    holding.start_meeting(world.desk, held.meeting_id)
    present = tuple(member.id for member in world.members if member != world.teacher)
    room.note_members(world.desk, held.meeting_id, present, AttendanceKind.ARRIVED)
    holding.write_general_item(world.desk, held.general(ItemKind.LEARNING).id, LEARNT, AGREED)
    everybody_answers(world, held.meeting_id)
    consent_round.confirm_present(world.desk, held.meeting_id)
    with world.desk.unit_of_work() as uow:
        items = {item.case_id: item.id for item in uow.agenda.for_meeting(held.meeting_id) if item.case_id}
    held.children = {alias: items[case.id] for alias, case in held.cases.items()}
    return held


def everybody_answers(world: World, meeting_id: MeetingId) -> None:
    """Let every agency say that nobody has changed her mind, those that are not here by telephone."""
    with world.desk.unit_of_work() as uow:
        agencies = tuple(agency.id for agency in uow.agencies.active())
    consent_round.note_heard(world.desk, meeting_id, agencies, HeardWay.REACHED)


def hold(world: World, *, second_child: bool = False, end: bool = True) -> Held:
    """Hold a whole meeting; see `start`."""
    held = start(world, second_child=second_child)
    child_items.finish_child_item(world.desk, held.open_child())
    if second_child:
        room.agencies_step_out(world.desk, held.meeting_id, frozenset({world.ifo.id}))
        consent_round.confirm_present(world.desk, held.meeting_id)
        child_items.finish_child_item(world.desk, held.open_child("Igelkotten"))
        room.everybody_returns(world.desk, held.meeting_id)
    if end:
        world.clock.set(world.clock.now() + timedelta(hours=2, minutes=20))
        holding.end_meeting(world.desk, held.meeting_id)
    return held
