"""The incident sheet before anybody has unlocked: who finds something lost needs no passphrase (R37).

The team's own contact lies in its encrypted store; here only the municipality's is known.
"""

from __future__ import annotations

from barnombud.documents.catalogue import render_paper
from barnombud.domain.minutes import MinutesState
from barnombud.domain.papers.privacy import IncidentContent
from barnombud.services.machine import Machine
from barnombud.services.municipality import read_municipality

_SENDER = "Barnombud"


def incident_contacts(machine: Machine) -> tuple[str, str]:
    """Return whom to ring, as the municipality has decided: contact and telephone, either may be empty."""
    rules = read_municipality(machine.municipality_file).rules
    return rules.incident_contact, rules.incident_telephone


def incident_paper(machine: Machine) -> bytes:
    """Return the sheet as PDF, in memory only."""
    rules = read_municipality(machine.municipality_file).rules
    return render_paper(
        IncidentContent(
            document_id="I0",
            version=1,
            state=MinutesState.FINALISED,
            printed_at=machine.clock.now(),
            team=_SENDER,
            contact=rules.incident_contact,
            telephone=rules.incident_telephone,
            older_form=rules.older_archive_form,
        )
    )
