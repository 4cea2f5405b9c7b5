"""The plan on the real store: who has decided what, and what the list of due records says (R32)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from barnombud.domain.disposal_certificate import DisposalBlocker
from barnombud.domain.ids import AgencyId
from barnombud.domain.minutes import HandoverWay, PaperKind
from barnombud.domain.retention import BY_ITSELF, RecordKind, RetentionTerm, TimeUnit
from barnombud.domain.team import TeamRules
from barnombud.errors import InputError, RuleViolation
from barnombud.services.cases import remove_case
from barnombud.services.handing_over import hand_over
from barnombud.services.minutes import finalise_minutes
from barnombud.services.municipality import parse_municipality
from barnombud.services.paper_contents import make_paper
from barnombud.services.papers import PaperRequest
from barnombud.services.retention import PlanLine, PlanSource, plan_in_short, retention_page, save_term
from barnombud.services.team import save_rules
from tests.documents.reading import text as text_of
from tests.held_meeting import hold
from tests.services.kept_records import (
    DECISION,
    add_consultation,
    close,
    closed_case,
    decide,
    decide_cases,
    finished_meeting,
    pass_days,
)
from tests.world import World


def line(world: World, kind: RecordKind, agency_id: AgencyId | None = None) -> PlanLine:
    """Return one line of the plan."""
    lines = retention_page(world.desk).lines
    return next(each for each in lines if (each.term.kind, each.term.agency_id) == (kind, agency_id))


def due(world: World) -> list[tuple[RecordKind, str]]:
    """Return what is due, by kind and label."""
    return [(each.kind, each.label) for each in retention_page(world.desk).due]


@pytest.mark.rule("R32")
def test_every_kind_of_record_has_a_line_and_no_decision_to_begin_with(world: World) -> None:
    """Of what lies in cases one for each agency."""
    lines = retention_page(world.desk).lines
    assert {each.term.kind for each in lines} == set(RecordKind)
    assert len(lines) == 3 * 3 + 5
    assert not any(each.term.is_decided for each in lines)
    sources = {each.source for each in lines}
    assert sources == {PlanSource.DEFAULT, PlanSource.RULES}
    assert line(world, RecordKind.CASE, world.bvc.id).agency == "BVC Norra"


@pytest.mark.rule("R32")
def test_what_is_entered_is_kept_and_says_that_it_is_the_teams(world: World) -> None:
    """The texts are trimmed; the rule of what is left of a no is only shown here."""
    term = RetentionTerm(
        kind=RecordKind.CASE, agency_id=world.bvc.id, basis=" Planen ", time=60, decision=f" {DECISION} "
    )
    save_term(world.desk, term)
    kept = line(world, RecordKind.CASE, world.bvc.id)
    assert (kept.term.basis, kept.term.decision, kept.term.time) == ("Planen", DECISION, 60)
    assert (kept.source, kept.may_change) == (PlanSource.TEAM, True)
    save_rules(world.desk, TeamRules(disposal_decision=DECISION, refusal_disposal_days=45))
    ruled = line(world, RecordKind.REFUSAL)
    assert (ruled.term.decision, ruled.term.time, ruled.may_change) == (DECISION, 45, False)


@pytest.mark.rule("R32")
@pytest.mark.parametrize(
    ("term", "field", "reason"),
    [
        (RetentionTerm(kind=RecordKind.REFUSAL), "kind", "unknown_choice"),
        (RetentionTerm(kind=RecordKind.CASE), "kind", "unknown_choice"),
        (RetentionTerm(kind=RecordKind.MINUTES, basis="a\x07b"), "basis", "unprintable"),
        (RetentionTerm(kind=RecordKind.MINUTES, decision="a\nb"), "decision", "unprintable"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(
    world: World, term: RetentionTerm, field: str, reason: str
) -> None:
    """And nothing of it is kept."""
    with pytest.raises(InputError) as refused:
        save_term(world.desk, term)
    assert (refused.value.field, refused.value.reason) == (field, reason)
    assert not any(each.source is PlanSource.TEAM for each in retention_page(world.desk).lines)


@pytest.mark.rule("R32")
def test_nothing_is_to_go_by_itself_before_there_is_a_decision(world: World) -> None:
    """It cannot even be entered."""
    with pytest.raises(RuleViolation) as refused:
        save_term(world.desk, RetentionTerm(kind=RecordKind.MINUTES, by_itself=True, decision=" "))
    assert refused.value.blockers == (DisposalBlocker.NO_DECISION,)
    assert not line(world, RecordKind.MINUTES).term.by_itself


@pytest.mark.rule("R32")
def test_the_municipality_wins_and_the_teams_own_is_kept_underneath(world: World) -> None:
    """Its source is shown; a change is refused; without the file the team's holds again."""
    decide(world, RecordKind.MINUTES)
    free = world.desk
    settings = parse_municipality('[[retention]]\nkind = "minutes"\ntime = 1\nunit = "years"\n')
    world.desk = replace(free, municipality=settings)
    ruled = line(world, RecordKind.MINUTES)
    assert (ruled.source, ruled.may_change, ruled.term.decision) == (PlanSource.MUNICIPALITY, False, "")
    with pytest.raises(InputError) as refused:
        save_term(world.desk, RetentionTerm(kind=RecordKind.MINUTES, time=5))
    assert refused.value.reason == "ruled_by_municipality"
    world.desk = free
    assert line(world, RecordKind.MINUTES).term.decision == DECISION


@pytest.mark.rule("R32")
def test_a_case_is_due_thirty_days_after_its_closing(world: World) -> None:
    """Not before, not while it is open, also from the bin; and what is coming is told a year ahead."""
    case, other = closed_case(world), closed_case(world, "Kajan")
    world.consented_case("Räven")
    remove_case(world.desk, other.id)
    pass_days(world, 29)
    page = retention_page(world.desk)
    assert page.due == ()
    assert sorted(each.label for each in page.coming) == sorted([case.number, other.number])
    pass_days(world, 1)
    page = retention_page(world.desk)
    assert [each.label for each in page.due] == sorted([case.number, other.number])
    assert page.coming == ()
    assert not page.due[0].is_decided
    decide_cases(world)
    assert retention_page(world.desk).due[0].is_decided


@pytest.mark.rule("R32")
def test_only_cases_whose_key_is_held_are_listed(world: World) -> None:
    """The number of a case that leaves an agency out is not on its screen (R3)."""
    close(world, world.consented_case(agencies=(world.preschool, world.bvc)))
    pass_days(world, 40)
    assert len(due(world)) == 1
    world.sign_in(world.family_worker)
    assert due(world) == []


@pytest.mark.rule("R32")
def test_the_general_part_and_a_consultation_wait_for_their_cases_and_meeting(world: World) -> None:
    """Counted from the closing, never from the meeting; handing over later begins the time anew."""
    held = finished_meeting(world)
    add_consultation(world, held.meeting_id)
    add_consultation(world, None)
    pass_days(world, 20)
    minutes = make_paper(world.desk, held.lines(PaperKind.MINUTES)[0].request)
    hand_over(world.desk, minutes, HandoverWay.PAPER, recipient="Utbildningsnämnden")
    pass_days(world, 10)
    assert due(world) == [
        (RecordKind.CASE, held.cases["Ekorren"].number),
        (RecordKind.CONSULTATION, ""),
    ]
    pass_days(world, 20)
    assert (RecordKind.MINUTES, "1/2026") in due(world)
    sheet = make_paper(world.desk, held.lines(PaperKind.GUARDIAN_SHEET)[0].request)
    hand_over(world.desk, sheet, HandoverWay.TALKED_THROUGH)
    assert (RecordKind.CASE, held.cases["Ekorren"].number) not in due(world)


@pytest.mark.rule("R32")
def test_minutes_of_a_meeting_with_an_open_case_are_not_due(world: World) -> None:
    """However old they are."""
    held = hold(world)
    finalise_minutes(world.desk, held.meeting_id, read_through=True)
    pass_days(world, 400)
    assert due(world) == []


@pytest.mark.rule("R3")
def test_minutes_do_not_wait_for_a_case_one_may_not_know_of(world: World) -> None:
    """Else their absence from the list would tell of it."""
    held = hold(world, second_child=True)
    finalise_minutes(world.desk, held.meeting_id, read_through=True)
    close(world, held.cases["Ekorren"])
    pass_days(world, 30)
    assert [kind for kind, _label in due(world)] == [RecordKind.CASE]
    world.sign_in(world.family_worker)
    assert [kind for kind, _label in due(world)] == [RecordKind.CASE, RecordKind.MINUTES]


@pytest.mark.rule("R32")
def test_what_is_kept_for_good_is_never_due(world: World) -> None:
    """A case with one such part, minutes and consultations."""
    held = finished_meeting(world)
    add_consultation(world, held.meeting_id)
    for kind in BY_ITSELF:
        agency = world.preschool.id if kind is RecordKind.CONSENT else None
        if kind in (RecordKind.MINUTES, RecordKind.CONSULTATION, RecordKind.CONSENT):
            save_term(world.desk, RetentionTerm(kind=kind, agency_id=agency, kept=True))
    pass_days(world, 4000)
    page = retention_page(world.desk)
    assert (page.due, page.coming) == ((), ())


@pytest.mark.rule("R39")
def test_the_plan_stands_on_the_paper_about_personal_data(world: World) -> None:
    """Agencies that keep a kind of record alike stand together, those that differ by name."""
    of_bvc = RetentionTerm(kind=RecordKind.CASE, agency_id=world.bvc.id, time=2, unit=TimeUnit.YEARS)
    save_term(world.desk, of_bvc.model_copy(update={"decision": "RS 1"}))
    save_term(world.desk, RetentionTerm(kind=RecordKind.MINUTES, kept=True, decision=DECISION))
    with world.desk.unit_of_work() as uow:
        lines = plan_in_short(uow)
    assert lines == (
        "Ärenden och bilagor (Förskolan Tallbacken och IFO Exempelkommun): 30 dagar efter avslut, "
        "gallringsbeslut saknas.",
        "Ärenden och bilagor (BVC Norra): 2 år efter avslut, beslut RS 1.",
        "Samtycken: 30 dagar efter avslut, gallringsbeslut saknas.",
        "Register över utlämnade papper: 30 dagar efter avslut, gallringsbeslut saknas.",
        f"Mötesanteckningar, allmän del: bevaras, beslut {DECISION}.",
        "Avidentifierade konsultationer: 30 dagar, gallringsbeslut saknas.",
    )
    paper = text_of(make_paper(world.desk, PaperRequest(kind=PaperKind.PRIVACY)).pdf)
    assert "beslut RS 1" in " ".join(paper.split())
