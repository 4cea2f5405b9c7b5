"""Registerutdrag: one command puts together what is stored about one person in one case (R33)."""

from __future__ import annotations

from barnombud.domain.changes import Op
from barnombud.domain.ids import CaseId
from barnombud.domain.minutes import MinutesState, PaperKind
from barnombud.domain.papers.extract import ExtractContent, ExtractOf, ExtractPerson, ExtractSection
from barnombud.domain.protection import ProtectionBlocker
from barnombud.errors import NotFound, RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.extract_masking import Masking, everybody_known
from barnombud.services.extract_of_adult import adult_facts, adult_sections
from barnombud.services.extract_of_child import child_facts, child_sections
from barnombud.services.extract_rows import Facts, facts_of, log_section
from barnombud.services.paper_contents import MadePaper, rendered
from barnombud.services.paper_dress import dressed
from barnombud.services.papers import PaperRequest
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts.consent_page import row_name


def extract_people(desk: Desk, case_id: CaseId) -> tuple[ExtractPerson, ...]:
    """Return of whom something is stored in one case: the child, its guardians, other adults by name.

    Raises:
        NotFound: the case is gone.
        KeyNotHeld: the signed-in member does not hold its key.
    """
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_CASE, case_id)
        return _people(uow, case_id)


def extract_content(desk: Desk, case_id: CaseId, person: ExtractPerson) -> ExtractContent:
    """Return everything stored about ``person`` in one case, and log that it was put together.

    Nothing of another guardian, another child or staff's own data is in it; names of others in free text are
    replaced. Consents are her own only (R25). A note that is kept from a guardian is neither on hers nor on
    the child's, which a guardian asks for (R26).

    Raises:
        NotFound: the case has no such person.
        RuleViolation: the child is protected; such an extract is made outside the program (R23, R25).
        KeyNotHeld: the signed-in member does not hold the case's key.
    """
    with desk.unit_of_work() as uow:
        if person not in _people(uow, case_id):
            raise NotFound(person.guardian_id or case_id)
        facts = facts_of(uow, case_id, desk.today(), desk.member.agency_id)
        if facts.identity.is_protected:
            raise RuleViolation((ProtectionBlocker.MASKING_NOT_SIGNED,), case_id)
        masking = Masking(_own_names(facts, person), everybody_known(uow, case_id))
        sections = _sections(uow, facts, person, masking)
        team, rules = uow.team.team(), uow.team.rules()
        content = ExtractContent(
            document_id=f"R-{facts.case.number}-{person.ordinal or person.of.value[0]}",
            version=1,
            state=MinutesState.FINALISED,
            practice=team.practice,
            printed_at=uow.now(),
            printed_by=desk.member.name,
            team=team.name,
            sender=rules.neutral_sender or team.name,
            subject=row_name(person.ordinal, person.name),
            case_number=facts.case.number,
            facts=child_facts(facts) if person.of is ExtractOf.CHILD else adult_facts(facts, person),
            sections=tuple(section for section in sections if section.rows),
            left_out=masking.count,
        )
        content = dressed(uow, content)
        uow.commit(Op.MAKE_EXTRACT, case_id)
        return content


def make_extract(desk: Desk, case_id: CaseId, person: ExtractPerson) -> MadePaper:
    """Return the paper; raises as `extract_content`, and `InputError` for what cannot be printed."""
    content = extract_content(desk, case_id, person)
    return rendered(PaperRequest(kind=PaperKind.EXTRACT, case_id=case_id), content)


def _people(uow: UnitOfWork, case_id: CaseId) -> tuple[ExtractPerson, ...]:
    identity = uow.cases.identity(case_id)
    guardians = uow.guardians.for_case(case_id)
    adults = {event.other_adult for event in uow.consents.for_case(case_id)}
    adults |= {note.other_adult for record in uow.records.for_case(case_id) for note in record.notes}
    others = sorted(adults - {guardian.name for guardian in guardians} - {""})
    return (
        ExtractPerson(of=ExtractOf.CHILD, name=identity.shown_name),
        *(
            ExtractPerson(of=ExtractOf.GUARDIAN, guardian_id=g.id, name=g.name, ordinal=g.ordinal)
            for g in guardians
        ),
        *(ExtractPerson(of=ExtractOf.OTHER_ADULT, name=name) for name in others),
    )


def _own_names(facts: Facts, person: ExtractPerson) -> tuple[str, ...]:
    """Return the names that stay: her own, and on a guardian's paper the child's."""
    child = (facts.identity.alias, facts.identity.first_name, facts.identity.family_name)
    return (person.name, *child) if person.of is not ExtractOf.OTHER_ADULT else (person.name,)


def _sections(
    uow: UnitOfWork, facts: Facts, person: ExtractPerson, masking: Masking
) -> tuple[ExtractSection, ...]:
    if person.of is ExtractOf.CHILD:
        return (*child_sections(uow, facts, masking), log_section(uow, facts))
    sections = adult_sections(uow, facts, person, masking)
    return (*sections, log_section(uow, facts)) if person.of is ExtractOf.GUARDIAN else sections
