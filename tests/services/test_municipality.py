"""The municipality's settings file: it wins where it speaks, and a fault costs one value only (R35, R38)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from barnombud.domain.languages.phrase_book import PhraseStatus
from barnombud.domain.minutes import PaperKind
from barnombud.domain.municipality import (
    NOTHING_DECIDED,
    MunicipalFault,
    MunicipalFinding,
    MunicipalSettings,
)
from barnombud.domain.personal_data import PrivacyFacts, PrivacyTemplate
from barnombud.domain.team import TeamRules
from barnombud.errors import InputError
from barnombud.services import languages
from barnombud.services.municipality import municipality_path, parse_municipality, read_municipality
from barnombud.services.paper_contents import make_paper
from barnombud.services.papers import PaperRequest
from barnombud.services.team import save_rules, team_view
from barnombud.services.unlocking import unlock_team
from tests.stores import PASSPHRASE
from tests.world import World
from tools.paths import ROOT

EXAMPLE = ROOT / "docs" / "municipality" / "kommun.toml"


def decided(world: World, text: str) -> MunicipalSettings:
    """Let the team be one of a municipality that has written ``text``."""
    settings = parse_municipality(text)
    world.desk = replace(world.desk, municipality=settings)
    return settings


def test_the_example_file_is_whole_and_names_every_table() -> None:
    """What the documentation shows can be copied as it is."""
    settings = read_municipality(EXAMPLE)
    assert settings.findings == ()
    assert (settings.rules.lock_minutes, settings.rules.disposal_decision) == (3, "UBN 2026/41")
    assert settings.backup.second_place == "//filserver/barnombud/kopior"
    assert settings.decided_by.startswith("Exempelkommun")
    assert settings.personal_data.confirmed(PrivacyTemplate.CONTROLLERS) == ("UBN 2026/46", date(2026, 2, 2))
    assert settings.ruled_facts == frozenset(PrivacyFacts.model_fields)
    assert [term.kind for term in settings.retention] == ["case", "case", "minutes"]
    assert settings.approved("ar", 1) is not None
    assert settings.approved("ar", 2) is None


def test_without_a_file_the_team_decides_itself(tmp_path: Path) -> None:
    """No file, no place for one, and an empty one are the same."""
    empty = tmp_path / "kommun.toml"
    empty.write_text("", encoding="utf-8")
    for path in (None, tmp_path / "none.toml", empty):
        assert read_municipality(path) == NOTHING_DECIDED
    own = TeamRules(lock_minutes=4)
    assert NOTHING_DECIDED.over_rules(own) == own
    assert NOTHING_DECIDED.over_facts(PrivacyFacts(officer="Ombudet")).officer == "Ombudet"


@pytest.mark.parametrize(
    ("content", "fault", "line"),
    [
        (b"[rules]\nlock_minutes =\n", MunicipalFault.NOT_TOML, 2),
        (b'[rules]\nincident_contact = "', MunicipalFault.NOT_TOML, None),
        (b"n = " + b"9" * 5000, MunicipalFault.NOT_TOML, None),
        (b"# \xe5\n[rules]\nx = '\xff'\n", MunicipalFault.NOT_TEXT, 1),
        (b"\n\nversion = 2\n[rules]\nlock_minutes = 1\n", MunicipalFault.TOO_NEW, 3),
        (b"#" * 300_000, MunicipalFault.UNREADABLE, None),
    ],
)
def test_a_file_that_cannot_be_used_at_all_decides_nothing(
    tmp_path: Path, content: bytes, fault: MunicipalFault, line: int | None
) -> None:
    """It is said what is wrong and on which line; the team's own holds."""
    path = tmp_path / "kommun.toml"
    path.write_bytes(content)
    settings = read_municipality(path)
    (finding,) = settings.findings
    assert (finding.fault, finding.line) == (fault, line)
    assert settings.model_copy(update={"findings": ()}) == NOTHING_DECIDED


def test_a_place_that_cannot_be_read_decides_nothing(tmp_path: Path) -> None:
    """A folder where the file should be."""
    assert read_municipality(tmp_path).findings == (MunicipalFinding(fault=MunicipalFault.UNREADABLE),)


FAULTY = """\
version = 1
surprise = true

[rules]
lock_minutes = 9
consent_max_months = 8
neutral_sender = "Socialtjänsten i Exempelkommun"
incident_contact = "Ombudet\\u0007"
telefon = "08-46500450"

[backup]
second_place = 4

[[languages]]
language = "ar"
version = 0
reviewed_by = ""
reviewed_on = 2026-02-16

[[languages]]
language = "en"
version = 1
reviewed_by = "Nadia Påhitt"
reviewed_on = 2026-02-16

[personal_data]
officer = "Ombudet\\u0007"
controllers_on = "i går"
"""


def test_a_faulty_value_is_left_out_and_named_with_its_line_and_the_rest_holds() -> None:
    """One slip of the pen does not undo what the municipality has decided elsewhere."""
    settings = parse_municipality(FAULTY)
    found = {(each.name, each.line): each.fault for each in settings.findings}
    unknown, wrong = MunicipalFault.UNKNOWN_NAME, MunicipalFault.WRONG_VALUE
    assert found == {
        ("surprise", 2): unknown,
        ("rules.lock_minutes", 5): wrong,
        ("rules.neutral_sender", 7): wrong,
        ("rules.incident_contact", 8): wrong,
        ("rules.telefon", 9): unknown,
        ("backup.second_place", 12): wrong,
        ("languages.version", 16): wrong,
        ("languages.reviewed_by", 17): wrong,
        ("personal_data.officer", 27): wrong,
        ("personal_data.controllers_on", 28): wrong,
    }
    assert settings.ruled == {"consent_max_months"}
    assert [each.language for each in settings.languages] == ["en"]
    assert settings.ruled_facts == frozenset()


def test_a_table_of_the_wrong_form_is_left_out_whole() -> None:
    """A number where a table should be, and a list entry that is none."""
    settings = parse_municipality("rules = 3\nlanguages = ['ar']\n")
    assert [(each.name, each.line) for each in settings.findings] == [("rules", 1), ("languages", 2)]
    assert settings.ruled == frozenset()
    (finding,) = parse_municipality('[rules.lock_minutes]\nvalue = 3\n[backup]\nsecond_place = "/x"').findings
    assert (finding.name, finding.line) == ("rules.lock_minutes", None)


def test_only_an_administrators_place_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each system's own folder for the whole machine."""
    monkeypatch.setenv("PROGRAMDATA", "D:\\Data")
    assert municipality_path("linux") == Path("/etc/xdg/barnombud/kommun.toml")
    assert municipality_path("darwin") == Path("/Library/Application Support/Barnombud/kommun.toml")
    assert municipality_path("win32") == Path("D:\\Data") / "Barnombud" / "kommun.toml"


def test_it_is_read_at_unlock_and_wins_over_the_teams_own(world: World, tmp_path: Path) -> None:
    """The team's own comes back as soon as the municipality takes its line away."""
    save_rules(world.desk, TeamRules(lock_minutes=5, feedback_days=3))
    path = tmp_path / "kommun.toml"
    path.write_text("[rules]\nlock_minutes = 2\n", encoding="utf-8")
    world.desk.close()
    machine = replace(world.machine, municipality_file=path)
    world.desk = unlock_team(machine, world.folder, world.rektor.id, PASSPHRASE)
    view = team_view(world.desk)
    assert (view.rules.lock_minutes, view.rules.feedback_days) == (2, 3)
    assert view.municipality.ruled == {"lock_minutes"}
    with world.desk.unit_of_work() as uow:
        assert uow.team.own_rules().lock_minutes == 5


def test_the_team_changes_around_what_is_decided_but_not_that(world: World) -> None:
    """Saving another rule keeps the team's own value of the decided one underneath."""
    save_rules(world.desk, TeamRules(lock_minutes=5))
    decided(world, "[rules]\nlock_minutes = 2\n")
    held = team_view(world.desk).rules
    outcome = save_rules(world.desk, held.model_copy(update={"feedback_days": 9}))
    assert (outcome.value.lock_minutes, outcome.value.feedback_days) == (2, 9)
    with world.desk.unit_of_work() as uow:
        assert (uow.team.own_rules().lock_minutes, uow.team.own_rules().feedback_days) == (5, 9)
    with pytest.raises(InputError) as caught:
        save_rules(world.desk, held.model_copy(update={"lock_minutes": 4}))
    assert (caught.value.field, caught.value.reason) == ("lock_minutes", "ruled_by_municipality")


@pytest.mark.rule("R2")
def test_a_consent_is_proposed_for_no_longer_than_the_shorter_of_the_two(world: World) -> None:
    """The municipality may shorten the longest time below what the team proposes, and the other way about."""
    decided(world, "[rules]\nconsent_max_months = 3\n")
    assert team_view(world.desk).rules.consent_default_months == 3
    with pytest.raises(InputError):
        save_rules(world.desk, TeamRules(consent_default_months=4, consent_max_months=3))
    decided(world, "[rules]\nconsent_default_months = 9\n")
    outcome = save_rules(world.desk, TeamRules(consent_default_months=9, consent_max_months=7))
    assert (outcome.value.consent_default_months, outcome.value.consent_max_months) == (7, 7)


@pytest.mark.rule("R43")
def test_an_approved_translation_counts_as_reviewed_in_its_version_only(world: World) -> None:
    """A team's own wording, and another version of the text, were not what was approved."""
    entry = '[[languages]]\nlanguage = "{0}"\nversion = {1}\nreviewed_by = "{2}"\nreviewed_on = 2026-02-16\n'
    decided(world, entry.format("en", 1, "Nadia Påhitt") + entry.format("ar", 99, "Nadia Påhitt"))
    lines = {each.header.language: each for each in languages.languages_page(world.desk)}
    assert (lines["en"].reviewed, lines["ar"].reviewed) == (True, False)
    assert lines["en"].header.status is PhraseStatus.REVIEWED
    assert lines["en"].header.reviewed_by == "Nadia Påhitt"
    assert languages.language_sheet(world.desk, "en").line.reviewed
    assert ("en", True) in [(h.language, ok) for h, ok in languages.paper_languages(world.desk).offered]
    languages.correct_phrase(world.desk, "en", "sheet.again", "We meet again on {date}, all of us.")
    lines = {each.header.language: each for each in languages.languages_page(world.desk)}
    assert not lines["en"].reviewed


def test_a_template_is_confirmed_by_reference_and_day_together() -> None:
    """Half a decision is none."""
    for facts in (
        PrivacyFacts(),
        PrivacyFacts(controllers=" ", controllers_on=date(2026, 1, 2)),
        PrivacyFacts(controllers="UBN 1"),
    ):
        assert facts.confirmed(PrivacyTemplate.CONTROLLERS) is None


def test_tables_within_tables_without_end_decide_nothing() -> None:
    """The reader of TOML takes them; whoever then looks through them goes too deep."""
    found = parse_municipality("x." * 2_000 + "x = 1")
    assert [each.fault for each in found.findings] == [MunicipalFault.NOT_TOML]


@pytest.mark.rule("R27")
def test_an_archive_that_asks_for_the_older_form_gets_it(world: World) -> None:
    """Every paper is PDF/A-1 then, else PDF/A-2; what stands on it is the same."""
    request = PaperRequest(kind=PaperKind.BLANK_FLOWER)
    made = {}
    for asked in (False, True):
        file = f'decided_by = "Exempelkommun"\n[rules]\nolder_archive_form = {str(asked).lower()}\n'
        world.desk = replace(world.desk, municipality=parse_municipality(file))
        made[asked] = make_paper(world.desk, request)
    assert made[False].pdf.startswith(b"%PDF-1.7")
    assert made[True].pdf.startswith(b"%PDF-1.4")
    assert b"<pdfaid:part>1</pdfaid:part>" in made[True].pdf
    assert made[False].digest == made[True].digest
