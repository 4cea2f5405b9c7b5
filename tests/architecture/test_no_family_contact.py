"""No record has a field for where a family lives or works, how it is reached, or for a child's unit (R24)."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any, get_args, get_type_hints

import pytest
from pydantic import BaseModel
from sqlalchemy import Column, MetaData, String, Table

import barnombud.domain
import barnombud.services
from barnombud.domain.case import Case, CaseIdentity, Guardian, Preparation
from barnombud.domain.consent.events import ConsentEvent, ConsentTerms
from barnombud.domain.consultation import Consultation
from barnombud.domain.meeting.child_item import ChildRecord
from barnombud.domain.meeting.frozen_item import FrozenItem
from barnombud.domain.support.agreement import SupportAgreement
from barnombud.domain.support.commitment import Commitment
from barnombud.domain.value import Value
from barnombud.domain.wellbeing.rating import Rating
from barnombud.models.all_rows import METADATA

PLACES_AND_WAYS = (
    *("address", "street", "postcode", "postal", "zip", "residence", "home", "household", "city"),
    *("phone", "mobile", "cell", "sms", "contact", "number_to_call"),
    *("mail", "email", "fax", "messenger", "whatsapp"),
    *("workplace", "employer", "employment", "occupation", "profession", "job"),
    *("unit", "units", "preschool", "department", "section_name", "class_name", "school"),
    *("adress", "gata", "postnummer", "postort", "bostad", "telefon", "mobil", "epost", "kontakt"),
    *("arbetsplats", "arbetsgivare", "arbete", "yrke", "enhet", "avdelning", "forskola"),
)
"""How such a field would be called, in the code's English and in Swedish without dots."""

OF_STAFF = {
    "Agency.telephone": "the agency's own, printed for families",
    "Member.telephone": "a member's at work",
    "NewAgency.telephone": "the agency's own, typed when the team is founded",
    "TeamRules.telephone_social_services": "the authority's",
    "TeamRules.telephone_out_of_hours": "the authority's",
    "TeamRules.incident_contact": "a function of the municipality",
    "TeamRules.incident_telephone": "a function of the municipality",
    "IncidentContent.contact": "a function of the municipality",
    "IncidentContent.telephone": "a function of the municipality",
    "TeamRules.family_contact": "a function whom a guardian rings",
    "CanItWait.telephone_social_services": "the authority's",
    "CanItWait.telephone_out_of_hours": "the authority's",
    "TeamPart.telephone_social_services": "the authority's, of a made-up team",
    "TeamPart.family_contact": "a function whom a guardian rings, of a made-up team",
    "TeamPart.telephone_out_of_hours": "the authority's, of a made-up team",
    "AgencyPart.telephone": "the agency's own, of a made-up team",
    "MemberPart.telephone": "a member's at work, of a made-up team",
    "SingleEntry.contact_name": "the member who is the way in",
    "SingleEntry.telephone": "of the agency that is the way in",
    "AgreementDraft.entry_telephone": "of the agency that is the way in",
    "Agree.entry_telephone": "of the agency that is the way in, in a played story",
    "EntryRow.contact_name": "the member who is the way in",
    "EntryRow.telephone": "of the agency that is the way in",
    "SupportPlace.telephone": "an agency's own",
    "FrozenItem.family_contact": "a function whom a guardian rings",
    "InformationContent.contact": "a function whom a guardian rings",
    "ConsentFormContent.contact": "a function whom a guardian rings",
    "InterpreterScriptContent.contact": "a function whom a guardian rings",
    "LeafletContent.contact": "a function whom any family rings",
    "GuardianSheetContent.withdraw_contact": "a function whom a guardian rings",
    "ThanksContent.contact": "a function whom a guardian rings",
}
"""Every field that may be called so, with whose it is."""

NOT_A_PLACE = {
    "LeakWords.units": "names of units that free text is screened for, not any child's",
    "MunicipalTerm.unit": "days, months or years",
    "RetentionTerm.unit": "days, months or years",
    "DisposedLine.unit": "days, months or years",
}
"""Fields that only sound like it."""

ROOTS = (
    *(Case, CaseIdentity, Guardian, Preparation, ConsentTerms, ConsentEvent, ChildRecord, SupportAgreement),
    *(FrozenItem, Rating, Commitment, Consultation),
)
"""What a family's own records begin with."""


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    """Import every module of a package."""
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def is_record(found: object) -> bool:
    """Whether something is a class with named fields."""
    return isinstance(found, type) and (issubclass(found, BaseModel) or dataclasses.is_dataclass(found))


def classes_of(*packages: ModuleType) -> set[type]:
    """Return every class with fields that a module of the packages makes."""
    return {
        found
        for package in packages
        for module in modules_of(package)
        for found in vars(module).values()
        if is_record(found) and found.__module__ == module.__name__
    }


def fields_of(record: type) -> dict[str, Any]:
    """Return a class's fields with what each holds."""
    if issubclass(record, BaseModel):
        return {name: field.annotation for name, field in record.model_fields.items()}
    hints = get_type_hints(record)
    return {field.name: hints[field.name] for field in dataclasses.fields(record)}  # type: ignore[arg-type]  # a dataclass, see is_record


def within(annotation: Any) -> Iterator[type]:
    """Yield the classes with fields in an annotation, however deep."""
    if is_record(annotation):
        yield annotation
    for part in get_args(annotation):
        yield from within(part)


def reached(roots: Iterable[type]) -> set[type]:
    """Return ``roots`` and every class that a field of theirs holds, and so on."""
    found: set[type] = set()
    waiting = list(roots)
    while waiting:
        record = waiting.pop()
        if record not in found:
            found.add(record)
            waiting += [inner for held in fields_of(record).values() for inner in within(held)]
    return found


def sounds_like_it(name: str) -> bool:
    """Whether a field's name holds one of the words, or a longer word that ends or begins with one."""
    parts = re.split(r"_+", name.lower())
    long = [word for word in PLACES_AND_WAYS if len(word) > 4]
    return (
        any(part in PLACES_AND_WAYS for part in parts)
        or any(part.startswith(word) or part.endswith(word) for part in parts for word in long)
        or any("_" in word and word in name.lower() for word in PLACES_AND_WAYS)
        or "_".join(parts).startswith("e_mail")
    )


def found_in(records: Iterable[type]) -> set[str]:
    """Return ``Class.field`` for every field that sounds like a place or a way to reach somebody."""
    return {
        f"{record.__name__}.{name}"
        for record in records
        for name in fields_of(record)
        if sounds_like_it(name)
    }


def found_in_tables(metadata: MetaData) -> set[str]:
    """Return every table and column that sounds like it."""
    names = {table.name for table in metadata.sorted_tables}
    names |= {f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns}
    return {name for name in names if sounds_like_it(name.rpartition(".")[2])}


@pytest.mark.rule("R24")
def test_no_class_of_a_family_has_a_place_or_a_way_to_reach_it() -> None:
    """Neither in the domain nor in what the services take and give; staff's own numbers are listed above."""
    everything = reached([*classes_of(barnombud.domain, barnombud.services), *ROOTS])
    assert set(ROOTS) <= everything
    assert len(everything) > 150
    assert found_in(everything) == set(OF_STAFF) | set(NOT_A_PLACE)


@pytest.mark.rule("R24")
def test_what_a_family_s_records_hold_has_only_the_staff_s() -> None:
    """From each record of a family, through everything that lies in it."""
    allowed = {"Agency.telephone", "Member.telephone", "SingleEntry.contact_name", "SingleEntry.telephone"}
    allowed |= {"FrozenItem.family_contact", "AgreementDraft.entry_telephone"}
    assert found_in(reached(ROOTS)) == allowed
    for record in (Case, CaseIdentity, Guardian, Preparation, ConsentTerms, ConsentEvent):
        assert found_in(reached([record])) == set(), record


@pytest.mark.rule("R24")
def test_no_table_has_a_column_for_it() -> None:
    """What lies outside the seal has none at all, not even the staff's own: that lies in `content`."""
    assert len(METADATA.sorted_tables) > 20
    assert found_in_tables(METADATA) == set()


class _MadeUpSibling(Value):
    """What the tests above are there to catch."""

    name: str = ""
    work_email: str = ""


@dataclasses.dataclass(frozen=True)
class _MadeUpHome:
    """The same in a plain class."""

    sibling: dict[str, tuple[_MadeUpSibling, ...]] | None = None


class _MadeUpGuardian(Guardian):
    """A guardian with more than may be asked for."""

    home: _MadeUpHome | None = None
    arbetsplats: str = ""


@pytest.mark.rule("R24")
def test_such_a_field_is_found_wherever_it_is_added() -> None:
    """In a class, in one that lies in another, and as a column: the tests above would fail."""
    assert found_in(reached([_MadeUpGuardian])) == {
        "_MadeUpGuardian.home",
        "_MadeUpGuardian.arbetsplats",
        "_MadeUpSibling.work_email",
    }
    metadata = MetaData()
    Table("guardian", metadata, Column("id", String, primary_key=True), Column("phone", String))
    assert found_in_tables(metadata) == {"guardian.phone"}


@pytest.mark.rule("R24")
@pytest.mark.parametrize(
    "name",
    [
        *("address", "home_address", "street", "postal_code", "telephone", "telephone_number", "mobile"),
        *(
            "phone_2",
            "email",
            "e_mail",
            "mail",
            "workplace",
            "employer",
            "job_title",
            "preschool_unit",
            "unit",
        ),
        *("department", "school_name", "adress", "telefonnummer", "epost", "enhet", "avdelning"),
    ],
)
def test_each_way_to_call_it_is_known(name: str) -> None:
    """The made-up class would be caught by any of these names."""
    assert sounds_like_it(name)
