"""The interpreter's script: with what the guardians have agreed to, or with lines for a pen (R43, R44)."""

from __future__ import annotations

from barnombud.domain.consent.said_in_one import said_in_one
from barnombud.domain.consent.standing import standings
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import CaseId
from barnombud.domain.papers.family import FormAgency, FormTopic, InterpreterScriptContent
from barnombud.domain.papers.frame import PaperContent
from barnombud.services.cases import gather
from barnombud.services.languages import spoken_by_guardians, translation_for
from barnombud.services.papers import PaperRequest
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts.papers_family import FORM_VERSION, SHELTERED_SENDER
from barnombud.texts.topics import topic_word


def script_content(uow: UnitOfWork, frame: PaperContent, request: PaperRequest) -> InterpreterScriptContent:
    """Return what is read aloud; of a protected child nothing that tells of place or team (R25).

    The last day is always left for a pen: whoever is asked now is asked for a new one.
    """
    case_id, rules = request.case_id, uow.team.rules()
    protected = case_id is not None and uow.cases.identity(case_id).is_protected
    translation = (
        translation_for(uow, request.language) if request.language else spoken_by_guardians(uow, case_id)
    )
    script = InterpreterScriptContent(
        **{**dict(frame), "version": FORM_VERSION, "printed_by": ""},
        sender=SHELTERED_SENDER if protected else rules.neutral_sender or uow.team.team().name,
        contact="" if protected else rules.family_contact,
        translation=translation,
    )
    return script if case_id is None or protected else _filled_in(uow, case_id, script)


def _filled_in(
    uow: UnitOfWork, case_id: CaseId, script: InterpreterScriptContent
) -> InterpreterScriptContent:
    """Return the script with what everybody has said yes to, where one sentence says it exactly."""
    facts, agencies = gather(uow, uow.cases.get(case_id)), uow.agencies.active()
    people = standings(facts.guardians, facts.events, uow.now())
    agreed = said_in_one(people, {agency.id for agency in agencies})
    if agreed is None:
        return script
    return script.model_copy(
        update={
            "purpose": agreed.purpose,
            "agencies": tuple(
                FormAgency(name=each.name, tells=each.id in agreed.tells, learns=each.id in agreed.learns)
                for each in agencies
            ),
            "topics": tuple(
                FormTopic(label=topic_word(topic.value), chosen=topic in agreed.topics) for topic in Topic
            ),
        }
    )
