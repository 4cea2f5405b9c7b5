"""About personal data: what is entered, what the municipality has decided, and the two papers (R37-R39)."""

from __future__ import annotations

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.papers.privacy import IncidentContent, PrivacyContent
from barnombud.domain.personal_data import PrivacyFacts
from barnombud.domain.value import Value
from barnombud.errors import InputError
from barnombud.services.desk import Desk
from barnombud.services.entered import entered_line
from barnombud.services.retention import plan_in_short
from barnombud.store.unit_of_work import UnitOfWork

_LONGEST = {"controller": 200, "officer": 200, "legal_basis": 600}
_REFERENCE = 120


class PrivacyPage(Value):
    """What holds, and which of it the municipality has decided."""

    facts: PrivacyFacts
    ruled: frozenset[str]


def privacy_page(desk: Desk) -> PrivacyPage:
    """Return what is shown in the settings."""
    with desk.unit_of_work() as uow:
        return PrivacyPage(facts=uow.team.privacy_facts(), ruled=desk.municipality.ruled_facts)


def save_privacy_facts(desk: Desk, facts: PrivacyFacts) -> Outcome[PrivacyFacts]:
    """Keep what the team has entered.

    Raises:
        InputError: a text is too long or unprintable, a decision's day is to come, or the municipality has
            decided it.
    """
    decided = desk.municipality.ruled_facts
    with desk.unit_of_work() as uow:
        own, held = uow.team.own_privacy_facts(), uow.team.privacy_facts()
        clean: dict[str, object] = {}
        for name in PrivacyFacts.model_fields:
            value = getattr(facts, name)
            if name in decided:
                if value not in (getattr(own, name), getattr(held, name)):
                    raise InputError(name, "ruled_by_municipality")
                clean[name] = getattr(own, name)
            elif isinstance(value, str):
                clean[name] = entered_line(name, value, _LONGEST.get(name, _REFERENCE), required=False)
            elif value is not None and value > desk.today():
                raise InputError(name, "in_future")
        uow.team.save_privacy_facts(facts.model_copy(update=clean))
        return Outcome(uow.team.privacy_facts(), uow.commit(Op.CHANGE_TEAM, "privacy"))


def privacy_content(uow: UnitOfWork, frame: PaperContent) -> PrivacyContent:
    """Return the paper "Om personuppgifter"; without a named controller it is the host's body."""
    facts, rules, team = uow.team.privacy_facts(), uow.team.rules(), uow.team.team()
    agencies = uow.agencies.active()
    host = next((each.responsible_body for each in agencies if each.id == team.host_agency_id), "")
    return PrivacyContent(
        **{**dict(frame), "team": rules.neutral_sender or frame.team},
        facts=facts.model_copy(update={"controller": facts.controller or host}),
        bodies=tuple(f"{each.name}: {each.responsible_body}" for each in agencies),
        consent_months=rules.consent_max_months,
        refusal_days=rules.refusal_disposal_days,
        disposal_decision=rules.disposal_decision,
        plan=plan_in_short(uow),
    )


def incident_content(uow: UnitOfWork, frame: PaperContent) -> IncidentContent:
    """Return the incident sheet with the team's contact."""
    rules = uow.team.rules()
    return IncidentContent(**dict(frame), contact=rules.incident_contact, telephone=rules.incident_telephone)
