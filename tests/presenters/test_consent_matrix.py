"""The matrix, the one sentence and the diary, from the real store and without any widget."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.case import Capacity, Case, Guardian, HindranceGround
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.consent.topics import Topic
from barnombud.services import cases, child_identity, consents
from barnombud.services.consents import ConsentPage
from barnombud.texts import consent_page as texts
from barnombud.ui.pages.case.consent_diary import diary
from barnombud.ui.pages.case.consent_matrix import (
    ANSWERED,
    SILENT,
    matrix,
    may_be_raised,
    not_asked_words,
    not_raised,
    today_words,
)
from tests.world import World


def family(world: World, *capacities: Capacity) -> tuple[Case, tuple[Guardian, ...]]:
    """Add a child with these guardians."""
    new = tuple(cases.NewGuardian(capacity=capacity) for capacity in capacities)
    case = cases.add_case(world.desk, "Ekorren", new).value
    return case, cases.case_page(world.desk, case.id).guardians


def page_of(world: World, case: Case) -> ConsentPage:
    """Return the consent page."""
    return consents.consent_page(world.desk, case.id)


def cells(world: World, case: Case, row: int = 0) -> list[tuple[str, str]]:
    """Return words and colour of a row's cells."""
    return [(cell.text, cell.kind) for cell in matrix(page_of(world, case))[row].cells]


@pytest.mark.rule("R25")
def test_a_no_has_the_same_calm_colour_as_a_yes(world: World) -> None:
    """Only silence looks different."""
    case, (guardian,) = family(world, Capacity.SOLE_GUARDIAN)
    assert cells(world, case) == [("Inte tillfrågad", SILENT)] * 3
    consents.record_answer(world.desk, case.id, guardian.id, Answer.NO)
    assert cells(world, case) == [("Nej", ANSWERED)] * 3
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    consents.record_answer(
        world.desk, case.id, guardian.id, Answer.YES, world.terms((world.preschool, world.bvc))
    )
    assert cells(world, case) == [("Ja", ANSWERED), ("Ja", ANSWERED), ("Nej", ANSWERED)]
    consents.withdraw_consent(world.desk, case.id, guardian.id)
    assert cells(world, case) == [("Återkallat", ANSWERED)] * 3


@pytest.mark.rule("R3")
def test_the_sentence_says_who_may_and_who_leaves(world: World) -> None:
    """Agencies by the words people use."""
    case = world.consented_case("Ekorren", "Alva", agencies=(world.preschool, world.bvc))
    words = today_words(page_of(world, case))
    assert words.title == "I dag kan Alva tas upp med förskolan och BVC."
    assert words.lines[0] == (
        "Inte med socialtjänsten. Socialtjänsten lämnar rummet innan punkten om Alva visas."
    )
    whole = world.consented_case("Igelkotten", "Bo")
    assert today_words(page_of(world, whole)).lines[0] == "Alla verksamheter i teamet får delta."


def test_the_sentence_says_what_is_missing(world: World) -> None:
    """Nobody asked, one answer missing, somebody's no, nothing in common, somebody not entered."""
    case, (first, second) = family(world, Capacity.JOINT_GUARDIAN, Capacity.JOINT_GUARDIAN)
    assert texts.NOBODY_ASKED in today_words(page_of(world, case)).lines
    consents.record_answer(
        world.desk, case.id, first.id, Answer.YES, world.terms((world.preschool, world.bvc))
    )
    words = today_words(page_of(world, case))
    assert words.title == "I dag tas Ekorren inte upp med namn."
    assert words.lines == ("Svar saknas från vårdnadshavare 2.",)
    consents.record_answer(
        world.desk, case.id, second.id, Answer.YES, world.terms((world.preschool, world.ifo))
    )
    assert today_words(page_of(world, case)).lines == (texts.NOTHING_IN_COMMON,)
    consents.withdraw_consent(world.desk, case.id, second.id)
    assert "Vårdnadshavare 2 har svarat nej" in today_words(page_of(world, case)).lines[0]
    alone = world.add_case("Haren", guardians=("Mira Påhitt", "Olle Låtsas"))
    gone = cases.case_page(world.desk, alone.id).guardians[1]
    with world.desk.unit_of_work() as uow:
        uow.guardians.remove(gone.id)
        uow.commit(Op.CHANGE_GUARDIANS, alone.id)
    lines = today_words(page_of(world, alone)).lines
    assert any(texts.SECOND_MISSING_TITLE in line for line in lines)
    assert matrix(page_of(world, alone))[1].key == "not_entered"


@pytest.mark.rule("R4")
def test_hindered_guardians_and_parents_without_custody_are_told(world: World) -> None:
    """Neither is asked, for different reasons; the child stands there once it has been asked."""
    case, guardians = family(
        world, Capacity.JOINT_GUARDIAN, Capacity.JOINT_GUARDIAN, Capacity.PARENT_WITHOUT_CUSTODY
    )
    child_identity.note_hindrance(
        world.desk,
        case.id,
        guardians[1].id,
        ground=HindranceGround.HINDERED,
        text="Ligger på sjukhus",
        responsible_name="Rakel Påhitt",
    )
    assert cells(world, case, 1) == [("Förhindrad", SILENT)] * 3
    assert cells(world, case, 2) == [("Tillfrågas inte", SILENT)] * 3
    consents.record_answer(world.desk, case.id, None, Answer.NO)
    rows = matrix(page_of(world, case))
    assert (rows[3].key, rows[3].name.text) == ("child", texts.THE_CHILD)
    assert "Barnet självt har svarat nej" in today_words(page_of(world, case)).lines[0]


def test_fewer_topics_for_one_agency_are_a_yes_in_part(world: World) -> None:
    """With the topics under it; many are cut short."""
    case, (guardian,) = family(world, Capacity.SOLE_GUARDIAN)
    terms = world.terms()
    scopes = tuple(
        scope.model_copy(update={"topics": frozenset({Topic.LANGUAGE})})
        if world.ifo.id in (scope.from_agency, scope.to_agency)
        else scope
        for scope in terms.scopes
    )
    terms = terms.model_copy(update={"scopes": scopes, "not_raised": "Mammans hälsa"})
    consents.record_answer(world.desk, case.id, guardian.id, Answer.PARTLY, terms)
    page = page_of(world, case)
    row = matrix(page)[0]
    assert [(cell.text, cell.caption) for cell in row.cells] == [
        ("Ja", ""),
        ("Ja, till en del", "hälsa, språk, utveckling och lärande och 6 till"),
        ("Ja, till en del", "språk"),
    ]
    assert "Socialtjänsten: språk" in may_be_raised(page)
    assert not_raised(page) == ("Mammans hälsa",)


def test_a_part_that_no_cell_would_show_is_said_in_each(world: World) -> None:
    """Whoever leaves an agency out has that in its cell; a part of something else is called a part."""
    case, (guardian,) = family(world, Capacity.SOLE_GUARDIAN)
    consents.record_answer(world.desk, case.id, guardian.id, Answer.PARTLY, world.terms())
    assert [text for text, _ in cells(world, case)] == ["Ja", "Ja, till en del", "Ja, till en del"]
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    terms = world.terms((world.preschool, world.bvc))
    consents.record_answer(world.desk, case.id, guardian.id, Answer.PARTLY, terms)
    assert [text for text, _ in cells(world, case)] == ["Ja", "Ja", "Nej"]
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    without = terms.model_copy(update={"not_raised": "Familjens boende"})
    consents.record_answer(world.desk, case.id, guardian.id, Answer.PARTLY, without)
    assert [text for text, _ in cells(world, case)] == ["Ja", "Ja, till en del", "Nej"]


@pytest.mark.rule("R4")
def test_a_parent_without_custody_is_called_no_guardian(world: World) -> None:
    """Neither with a name nor without one."""
    named = world.consented_case("Haren", "Alva", guardians=("Mira Påhitt", "Kim Påhitt"))
    new = cases.NewGuardian(capacity=Capacity.PARENT_WITHOUT_CUSTODY)
    parent = cases.add_guardian(world.desk, named.id, new).value
    cases.save_guardian(world.desk, parent.model_copy(update={"name": "Robin Låtsas"}))
    page = page_of(world, named)
    row = matrix(page)[2]
    assert (row.name.text, row.name.caption) == ("Robin Låtsas", "förälder utan vårdnad, svenska")
    assert not_asked_words(page)[0].startswith("Robin Låtsas (förälder 3) har inte vårdnaden")
    case, _ = family(world, Capacity.SOLE_GUARDIAN, Capacity.PARENT_WITHOUT_CUSTODY)
    assert matrix(page_of(world, case))[1].name.text == "Förälder 2"


def test_two_agencies_of_a_kind_go_by_their_names(world: World) -> None:
    """Förskolan alone would not say which."""
    case = world.consented_case("Ekorren", "Alva")
    page = page_of(world, case)
    twin = world.preschool.model_copy(update={"id": "other", "name": "Förskolan Grankotten"})
    page = page.model_copy(update={"agencies": (*page.agencies, twin)})
    assert "Förskolan Tallbacken" in today_words(page).title


@pytest.mark.rule("R9")
def test_the_diary_tells_what_happened_newest_first(world: World) -> None:
    """Asked, yes with its end and who took it, no without anything, lapsed, withdrawn, another adult."""
    case, (guardian,) = family(world, Capacity.SOLE_GUARDIAN)
    consents.record_asked(world.desk, case.id, guardian.id)
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    consents.record_answer(world.desk, case.id, guardian.id, Answer.YES, world.terms())
    consents.record_answer(world.desk, case.id, None, Answer.YES, world.terms(), other_adult="Ulla Påhitt")
    lines = diary(page_of(world, case))
    assert lines[-1] == "Tisdag 3 mars: Vårdnadshavare 1 fick frågan."
    assert any("svarade ja, skriftligt. Gäller till och med 2 september 2026" in line for line in lines)
    assert any("Togs emot av Rakel Påhitt, rektor." in line for line in lines)
    assert any("Ulla Påhitt, om sig själv," in line for line in lines)
    world.clock.set(world.clock.now() + timedelta(days=200))
    lapsed = diary(page_of(world, case))[:2]
    assert lapsed[0] == "Torsdag 3 september: Samtycket från Ulla Påhitt, om sig själv, gick ut."
    assert lapsed[1] == "Torsdag 3 september: Samtycket från Vårdnadshavare 1 gick ut."
    consents.withdraw_consent(world.desk, case.id, guardian.id)
    assert "tog tillbaka samtycket" in diary(page_of(world, case))[0]
    world.clock.set(world.clock.now() + timedelta(days=1))
    consents.record_answer(world.desk, case.id, guardian.id, Answer.NO)
    assert diary(page_of(world, case))[0].endswith("Vårdnadshavare 1 svarade nej.")
