"""Papers families read that are about no meeting: information, forms, what is filled in by pen (R43, R50)."""

from __future__ import annotations

from barnombud.documents.catalogue import FamilyContent
from barnombud.domain.consent.topics import Topic
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.family import (
    BlankFlowerContent,
    ConsentFormContent,
    FormAgency,
    FormTopic,
    PictureSheetContent,
    PrivateSender,
)
from barnombud.domain.papers.leaflet import LeafletContent
from barnombud.services.desk import Desk
from barnombud.services.flower_templates import template_in_use
from barnombud.services.languages import spoken_by_guardians, translation_for
from barnombud.services.law import load_law_book
from barnombud.services.paper_frame import paper_frame
from barnombud.services.papers import PaperRequest
from barnombud.services.read_aloud import script_content
from barnombud.services.thanks_paper import thanks_content
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts.papers_family import FORM_ID, FORM_VERSION, SHELTERED_SENDER
from barnombud.texts.topics import topic_word


def family_content(uow: UnitOfWork, desk: Desk, request: PaperRequest) -> FamilyContent:
    """Return what stands on the paper; a blank flower for a kind that is not one of these."""
    if request.kind is PaperKind.CONSENT_FORM:
        return _consent_form(uow, desk, request)
    if request.kind is PaperKind.PICTURES:
        return _pictures(uow, desk, request)
    if request.kind is PaperKind.THANKS:
        return thanks_content(uow, paper_frame(uow, desk, "T0"), request.language)
    if request.kind is PaperKind.LEAFLET:
        return _leaflet(uow, desk, request)
    if request.kind is PaperKind.INTERPRETER_SCRIPT:
        number = uow.cases.get(request.case_id).number if request.case_id else "0"
        return script_content(uow, paper_frame(uow, desk, f"M{number}"), request)
    frame = paper_frame(uow, desk, "B0")
    sender = uow.team.rules().neutral_sender or frame.team
    return BlankFlowerContent(**{**dict(frame), "team": sender}, template=template_in_use(uow))


def _pictures(uow: UnitOfWork, desk: Desk, request: PaperRequest) -> PictureSheetContent:
    """Return the information in pictures: about no child, so only its language is chosen."""
    frame = paper_frame(uow, desk, "P0")
    return PictureSheetContent(
        **{**dict(frame), "version": FORM_VERSION},
        sender=uow.team.rules().neutral_sender or uow.team.team().name,
        translation=translation_for(uow, request.language),
    )


def _leaflet(uow: UnitOfWork, desk: Desk, request: PaperRequest) -> LeafletContent:
    """Return the leaflet for all families: about no child, with the team's own flower as an example."""
    frame = paper_frame(uow, desk, "E0")
    rules = uow.team.rules()
    return LeafletContent(
        **{**dict(frame), "version": FORM_VERSION, "printed_by": ""},
        sender=rules.neutral_sender or uow.team.team().name,
        contact=rules.family_contact,
        template=template_in_use(uow),
        translation=translation_for(uow, request.language),
    )


def _consent_form(uow: UnitOfWork, desk: Desk, request: PaperRequest) -> ConsentFormContent:
    """Return information and form; with a case only its number: the family ticks, for each guardian anew."""
    team, rules, law = uow.team.team(), uow.team.rules(), load_law_book().at(desk.today())
    agencies = uow.agencies.active()
    number = uow.cases.get(request.case_id).number if request.case_id else ""
    protected = request.case_id is not None and uow.cases.identity(request.case_id).is_protected
    frame = paper_frame(uow, desk, f"S{number or '0'}")
    private = [(a, law.secrecy(a.kind, a.statute)) for a in agencies]
    return ConsentFormContent(
        **{**dict(frame), "version": FORM_VERSION},
        sender=SHELTERED_SENDER if protected else rules.neutral_sender or team.name,
        form_id=FORM_ID,
        agencies=tuple(FormAgency(name=agency.name) for agency in agencies),
        topics=tuple(FormTopic(label=topic_word(topic.value)) for topic in Topic),
        contact="" if protected else rules.family_contact,
        reference=law.reference("consent_lifts_secrecy").text,
        private_senders=tuple(
            PrivateSender(name=agency.name, statute=rule.statute) for agency, rule in private if rule.private
        ),
        translation=translation_for(uow, request.language)
        if request.language
        else spoken_by_guardians(uow, request.case_id),
    )
