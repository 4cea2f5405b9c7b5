"""What the consent form needs to know before anybody types in it. No widgets here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from barnombud.domain.case import Guardian
from barnombud.domain.consent.history import deciding_event, is_denial
from barnombud.domain.ids import AgencyId, MemberId
from barnombud.domain.promise_dates import default_consent_end
from barnombud.services.consent_forms import AnswerForm
from barnombud.services.consents import ConsentPage
from barnombud.texts.consent_words import PURPOSE_PROPOSED
from barnombud.texts.papers_family import FORM_ID, FORM_VERSION
from barnombud.texts.passage import capitalised
from barnombud.ui.pages.case.consent_matrix import agency_words


@dataclass(frozen=True)
class FormFacts:
    """Whose answer it is, who can be in the room, who can have taken it, and whose answer is alike."""

    key: str
    who: str
    """As it is said inside a sentence; empty for another adult, who is named in the form."""
    brought_by: AgencyId
    agencies: tuple[tuple[str, str], ...]
    """Id and name of those that can be in the room beside the one that brought the case."""
    said: Mapping[str, str] = field(default_factory=dict)
    """What each agency is called in a sentence, the bringing one included."""
    brings: str = ""
    language: str = "sv"
    needs_interpreter: bool = False
    same_as: str = ""
    """Who has already answered yes, if anybody."""
    members: tuple[tuple[str, str], ...] = ()
    """Id, and name with role, of those who can have taken the answer; the signed-in one first."""
    other_adult: bool = False
    is_child: bool = False
    has_answer: bool = False
    """Whether an earlier answer holds, which this one replaces."""
    denied_on: date | None = None
    """The latest day this person said no or changed her mind: a yes of an earlier day opens nothing (R7)."""
    translations: Mapping[str, bool] = field(default_factory=dict)
    """Languages the program prints the sheet in → whether the translation counts as reviewed (R43)."""
    corrected_day: str = ""
    """The day of the answer that is put right, in words; empty for a new answer."""


def form_facts(
    page: ConsentPage,
    key: str,
    who: str,
    guardian: Guardian | None,
    same_as: str,
    *,
    other_adult: bool = False,
) -> FormFacts:
    """Return the facts of a new answer by ``guardian``, or by somebody who is none."""
    person = (guardian.id if guardian else None, who if other_adult else "")
    mine = [each for each in page.events if (each.guardian_id, each.other_adult) == person]
    decided, replaced = deciding_event(mine), {each.corrects for each in mine}
    denials = [each.happened_on for each in mine if is_denial(each) and each.id not in replaced]
    names = {agency.id: agency.name for agency in page.agencies}
    bringer = page.case.brought_by
    own = page.signed_in
    members = (own, *(member for member in page.members if member.id != own.id))
    return FormFacts(
        key=key,
        who=who,
        brought_by=bringer,
        agencies=tuple((each, name) for each, name in names.items() if each != bringer),
        said={str(key): word for key, word in agency_words(page.agencies).items()},
        brings=names.get(bringer, ""),
        language=guardian.language if guardian else "sv",
        needs_interpreter=guardian is not None and guardian.needs_interpreter,
        same_as=same_as,
        members=tuple((member.id, f"{member.name}, {member.role}") for member in members),
        other_adult=other_adult,
        has_answer=decided is not None and not is_denial(decided),
        denied_on=max(denials, default=None),
        translations=dict(page.translations),
    )


def usual_form(page: ConsentPage, language: str) -> AnswerForm:
    """Return the form as it starts: with what is known, without anything the family has to say."""
    return AnswerForm(
        happened_on=page.today,
        purpose=capitalised(PURPOSE_PROPOSED),
        valid_from=page.today,
        valid_to=default_consent_end(page.today, page.rules.consent_default_months),
        information_language=language,
        information_version=f"{FORM_ID}-{FORM_VERSION}",
        taken_by=MemberId(page.signed_in.id),
    )
