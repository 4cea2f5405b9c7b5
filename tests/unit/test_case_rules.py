"""What a case may hold when, double entries, and closing."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from barnombud.domain.case import Case, CaseIdentity, CaseState, Guardian, ProtectionFlag
from barnombud.domain.case_rules import (
    MAX_PREPARED_INPUTS,
    CaseBlocker,
    guardian_blockers,
    identity_blockers,
    may_close_case,
    prepared_inputs,
    same_child,
)
from barnombud.domain.ids import CaseId
from tests.unit.consent.family import (
    ALONE,
    BOTH,
    CARE,
    PRESCHOOL,
    TODAY,
    TWO,
    WITHOUT_CUSTODY,
    case,
    guardian,
)

ASKING = case(CaseState.ASKING)
ALIAS = CaseIdentity(alias="Blå ballong")
ALVA = CaseIdentity(
    alias="Blå ballong",
    first_name="Alva",
    family_name="Påhitt",
    birth_date=date(2022, 5, 17),
    identity_number="201701012393",
)


@pytest.mark.rule("R12")
@pytest.mark.parametrize("field", ["first_name", "family_name", "birth_date", "identity_number"])
def test_before_a_first_consent_only_the_alias(field: str) -> None:
    """Each field beyond the alias is refused until a consent holds."""
    one = CaseIdentity(alias="Blå ballong", **{field: getattr(ALVA, field)})
    assert identity_blockers(ASKING, ALIAS, holds=False, today=TODAY) == ()
    assert identity_blockers(ASKING, one, holds=False, today=TODAY) == (CaseBlocker.NAMED_WITHOUT_CONSENT,)
    assert identity_blockers(ASKING, one, holds=True, today=TODAY) == ()


@pytest.mark.rule("R7")
def test_after_a_withdrawal_the_identity_is_frozen() -> None:
    """An opened case whose consent no longer holds takes no identity; neither does a closed one."""
    assert identity_blockers(case(), ALVA, holds=False, today=TODAY) == (CaseBlocker.NAMED_WITHOUT_CONSENT,)
    closed = case(CaseState.CLOSED)
    assert identity_blockers(closed, ALIAS, holds=True, today=TODAY) == (CaseBlocker.ALREADY_CLOSED,)


def test_nobody_is_born_tomorrow() -> None:
    """Today is possible, tomorrow is not."""
    born = [ALIAS.model_copy(update={"birth_date": day}) for day in (TODAY, date(2026, 3, 4))]
    assert identity_blockers(case(), born[0], holds=True, today=TODAY) == ()
    assert identity_blockers(case(), born[1], holds=True, today=TODAY) == (CaseBlocker.BIRTH_DATE_IN_FUTURE,)


@pytest.mark.rule("R4")
def test_guardians_before_anybody_is_asked() -> None:
    """None with custody, a lone joint one, the same number twice, and names too early."""
    named = guardian().model_copy(update={"name": "Bo Påhitt"})
    assert guardian_blockers(BOTH, holds=False) == ()
    assert guardian_blockers(ALONE, holds=False) == ()
    assert guardian_blockers((), holds=False) == (CaseBlocker.NO_GUARDIAN,)
    assert guardian_blockers((guardian(TWO, WITHOUT_CUSTODY),), holds=True) == (CaseBlocker.NO_GUARDIAN,)
    assert guardian_blockers(BOTH[:1], holds=True) == (CaseBlocker.SECOND_GUARDIAN_MISSING,)
    assert guardian_blockers((BOTH[0], BOTH[0]), holds=True) == (CaseBlocker.SAME_GUARDIAN_NUMBER,)
    assert guardian_blockers((named, BOTH[1]), holds=False) == (CaseBlocker.GUARDIAN_NAMED_WITHOUT_CONSENT,)
    assert guardian_blockers((named, BOTH[1]), holds=True) == ()


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({}, True),
        ({"first_name": "Annan"}, True),
        ({"identity_number": ""}, True),
        ({"identity_number": "", "first_name": " ALVA ", "family_name": "Annan"}, True),
        ({"identity_number": "", "birth_date": date(2021, 1, 1)}, False),
        ({"identity_number": "", "birth_date": None, "family_name": "pahitt"}, True),
        ({"identity_number": "", "birth_date": None, "family_name": ""}, False),
        ({"identity_number": "", "first_name": "Alvar"}, False),
        ({"identity_number": "", "first_name": ""}, False),
    ],
)
def test_a_child_entered_twice_is_found(changed: dict[str, object], same: bool) -> None:
    """Number, or first name with birth date, or first name with family name when a birth date lacks."""
    other = ALVA.model_copy(update=changed)
    assert same_child(ALVA, {CaseId("other"): other}) == ((CaseId("other"),) if same else ())


def test_an_alias_alone_matches_nobody() -> None:
    """Two cases that are only asked about are never said to be the same child."""
    assert same_child(ALIAS, {CaseId("other"): ALIAS}) == ()


def test_a_prepared_case_needs_at_most_fifteen_inputs() -> None:
    """Counted for one and two guardians."""
    assert prepared_inputs(1) == 10
    assert prepared_inputs(2) == MAX_PREPARED_INPUTS == 15


@pytest.mark.rule("R49")
def test_closing_waits_for_every_agencys_own_system() -> None:
    """Blocked until each agency has ticked; blocked while an agreement runs, and when closed already."""
    both = (PRESCHOOL, CARE)
    assert may_close_case(case(), open_agreements=0, agencies=both, ticked=both) == ()
    assert may_close_case(case(), open_agreements=0, agencies=both, ticked=(CARE,)) == (
        CaseBlocker.OWN_SYSTEMS_NOT_TICKED,
    )
    assert may_close_case(case(CaseState.CLOSED), open_agreements=1, agencies=(), ticked=()) == (
        CaseBlocker.ALREADY_CLOSED,
        CaseBlocker.AGREEMENT_RUNS,
    )


@pytest.mark.rule("R46")
def test_shown_name_is_first_name_or_alias() -> None:
    """Never the family name, never the number."""
    assert (ALIAS.shown_name, ALVA.shown_name) == ("Blå ballong", "Alva")
    assert not ALIAS.is_named


@pytest.mark.rule("R24")
@pytest.mark.rule("R21")
def test_no_field_where_a_family_could_be_found() -> None:
    """No address, telephone, e-mail, workplace or unit for families; nothing of a child outside the seal."""
    words = ("address", "phone", "mail", "work", "unit")
    fields = [*Guardian.model_fields, *CaseIdentity.model_fields, *Case.model_fields]
    assert not [field for field in fields if any(word in field for word in words)]
    assert not {"first_name", "family_name", "alias", "birth_date"} & set(Case.model_fields)


@pytest.mark.rule("R23")
def test_fictitious_identity_is_not_a_flag_to_store() -> None:
    """Fingerade personuppgifter are handled by plan, never marked here."""
    assert {flag.value for flag in ProtectionFlag} == {"none", "secrecy_mark", "protected_registration"}


def test_values_are_frozen_and_strict() -> None:
    """A value cannot be changed, takes no unknown field, and converts nothing."""
    with pytest.raises(ValidationError):
        setattr(ALIAS, "alias", "Annat")  # noqa: B010 - a plain assignment is already stopped by mypy
    with pytest.raises(ValidationError):
        CaseIdentity.model_validate({"alias": "x", "nick": "y"})
    with pytest.raises(ValidationError):
        CaseIdentity.model_validate({"alias": "x", "birth_date": "2022-05-17"})
