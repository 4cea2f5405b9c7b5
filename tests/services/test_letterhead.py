"""The organisation's name and logo on every kind of paper; neither where a neutral sender is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from barnombud.documents.catalogue import build, render_paper
from barnombud.domain.case import ProtectionFlag
from barnombud.domain.changes import Op
from barnombud.domain.minutes import PaperKind
from barnombud.domain.municipality import NOTHING_DECIDED
from barnombud.domain.papers.letterhead import LARGEST_PICTURE, LogoFault
from barnombud.errors import InputError, NoPermission
from barnombud.services.letterhead import remove_logo, save_logo, team_logo
from barnombud.services.logo_file import read_logo, read_municipality_with_logo
from barnombud.services.paper_contents import make_paper, paper_content, unchecked_content
from barnombud.services.papers import PaperRequest
from barnombud.services.protection import set_protection
from barnombud.services.team import save_rules, save_team, team_view
from barnombud.store.unit_of_work import UnitOfWork
from tests.documents import logos
from tests.documents.reading import text as text_of
from tests.services.every_kind import contents_of, everything_done
from tests.services.kept_records import finished_meeting
from tests.world import World

ORGANISATION, NEUTRAL = "Exempelkommun", "Laget på Tallbacken"
AT_HOME = frozenset(
    {
        PaperKind.GUARDIAN_SHEET,
        PaperKind.CONSENT_FORM,
        PaperKind.BLANK_FLOWER,
        PaperKind.PICTURES,
        PaperKind.THANKS,
        PaperKind.LEAFLET,
        PaperKind.INTERPRETER_SCRIPT,
        PaperKind.PRIVACY,
        PaperKind.RECEIPT,
        PaperKind.EXTRACT,
    }
)
"""Papers that a family reads and may have lying about."""


def choose(world: World, **rules: str | bool) -> None:
    """Keep some of the team's rules."""
    save_rules(world.desk, team_view(world.desk).rules.model_copy(update=rules))


@pytest.mark.rule("R27")
@pytest.mark.rule("R28")
@pytest.mark.rule("R33")
def test_every_kind_of_paper_follows_the_settings(world: World) -> None:
    """Name and logo are on all; a neutral sender stands alone on what a family may have at home.

    The form for the archive is every paper's, also registerutdrag's and that of the index of a delivery,
    which have ways of their own.
    """
    save_logo(world.desk, logos.logo())
    choose(world, organisation=ORGANISATION)
    held = everything_done(world)
    made = contents_of(held)
    assert not any(content.older_form for content in made.values())
    plain = {kind: build(content).marks for kind, content in made.items()}
    assert set(plain) == set(PaperKind)
    team = "Tallbackens barnombudsteam"
    assert {kind for kind, marks in plain.items() if marks.head_left != f"{ORGANISATION}\n{team}"} == set()
    assert {kind for kind, marks in plain.items() if marks.logo != logos.logo()} == set()
    choose(world, neutral_sender=NEUTRAL, older_archive_form=True)
    made = contents_of(held)
    assert all(content.older_form for content in made.values())
    asked = {kind: build(content).marks for kind, content in made.items()}
    neutral = {kind for kind, marks in asked.items() if marks.logo is None}
    assert neutral == AT_HOME
    # What was agreed was frozen under the team's own name, which says nothing either.
    assert {asked[kind].head_left for kind in AT_HOME - {PaperKind.GUARDIAN_SHEET}} == {NEUTRAL}
    assert asked[PaperKind.GUARDIAN_SHEET].head_left == team
    assert {asked[kind].head_left for kind in set(PaperKind) - AT_HOME} == {f"{ORGANISATION}\n{team}"}


@pytest.mark.rule("R25")
@pytest.mark.rule("R28")
def test_a_protected_familys_paper_tells_nothing_of_where_it_lives(world: World) -> None:
    """Neither the municipality's name nor its arms."""
    save_logo(world.desk, logos.logo())
    choose(world, organisation="Sagokommunen", protection_reference="UBN 2026/42")
    case = world.consented_case()
    set_protection(world.desk, case.id, ProtectionFlag.SECRECY_MARK)
    request = PaperRequest(kind=PaperKind.CONSENT_FORM, case_id=case.id)
    with world.desk.unit_of_work() as uow:
        form = unchecked_content(uow, world.desk, request)
    assert form.letterhead is None
    assert "Sagokommunen" not in text_of(render_paper(form))


@pytest.mark.rule("R28")
def test_a_sheet_keeps_the_sender_it_was_written_under(world: World) -> None:
    """When the team is called otherwise now, its head is not put over the old name."""
    save_logo(world.desk, logos.logo())
    held = finished_meeting(world)
    sheet, enclosure = (
        held.lines(kind)[0].request for kind in (PaperKind.GUARDIAN_SHEET, PaperKind.ENCLOSURE)
    )
    assert paper_content(world.desk, sheet).letterhead is not None
    save_team(world.desk, "Granens team", "Exempelkommun", world.preschool.id)
    assert paper_content(world.desk, sheet).letterhead is None
    assert paper_content(world.desk, enclosure).letterhead is not None


@pytest.mark.rule("R27")
def test_a_logo_is_read_kept_and_removed(world: World, tmp_path: Path) -> None:
    """The file stays as it lies; the same paper twice is the same bytes, and without it as it was before."""
    request = PaperRequest(kind=PaperKind.BLANK_FLOWER)
    before = make_paper(world.desk, request)
    file = tmp_path / "logotyp.png"
    file.write_bytes(logos.as_file(logos.mark()))
    assert team_logo(world.desk) is None
    read = read_logo(file)
    assert save_logo(world.desk, read).change.op is Op.CHANGE_TEAM
    assert team_logo(world.desk) == read
    assert file.read_bytes() == logos.as_file(logos.mark())
    with_logo = make_paper(world.desk, request)
    assert with_logo.pdf != before.pdf
    assert with_logo.pdf == make_paper(world.desk, request).pdf
    assert with_logo.digest == before.digest
    assert "Exempelkommun" not in text_of(with_logo.pdf)
    remove_logo(world.desk)
    assert team_logo(world.desk) is None
    assert make_paper(world.desk, request).pdf == before.pdf


def test_a_file_that_cannot_be_the_logo_costs_nothing_of_the_one_there_is(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused before anything is touched; so is a save that the store cannot take."""
    save_logo(world.desk, logos.logo())
    bad = {"saknas.png": None, "text.png": b"hej", "stor.png": b"\x89PNG" + bytes(LARGEST_PICTURE)}
    reasons = []
    for name, content in bad.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(InputError) as raised:
            read_logo(tmp_path / name)
        reasons.append(raised.value.reason)
    assert reasons == [LogoFault.UNREADABLE, LogoFault.NO_PICTURE, LogoFault.FILE_TOO_LARGE]
    other = read_logo(_written(tmp_path / "annan.png"))

    def refuse(self: UnitOfWork, *_arguments: object, **_named: object) -> None:
        raise NoPermission

    with monkeypatch.context() as patched:
        patched.setattr(UnitOfWork, "commit", refuse)
        with pytest.raises(NoPermission):
            save_logo(world.desk, other)
    assert team_logo(world.desk) == logos.logo()


def _written(path: Path) -> Path:
    path.write_bytes(logos.as_file(logos.mark(600, 200, "RGB")))
    return path


@pytest.mark.rule("R28")
def test_the_organisations_name_says_no_more_than_a_sender_may(world: World) -> None:
    """It stands on papers to families too."""
    with pytest.raises(InputError) as raised:
        choose(world, organisation="Socialtjänsten i Exempelkommun")
    assert (raised.value.field, raised.value.reason) == ("organisation", "sender_not_neutral")
    choose(world, organisation=" Exempelkommun ")
    assert team_view(world.desk).rules.organisation == "Exempelkommun"


@pytest.mark.rule("R28")
def test_the_municipalitys_logo_wins_and_the_teams_own_is_kept_underneath(
    world: World, tmp_path: Path
) -> None:
    """Read at unlock from beside its file; not changed here, and holds no longer than it stands there."""
    own = save_logo(world.desk, logos.logo()).value
    _written(tmp_path / "logotyp.png")
    file = tmp_path / "kommun.toml"
    file.write_text('[papers]\nlogo = "logotyp.png"\n', "utf-8")
    world.machine = replace(world.machine, municipality_file=file)
    world.sign_in(world.rektor)
    theirs = read_logo(tmp_path / "logotyp.png")
    assert team_logo(world.desk) == theirs != own
    request = PaperRequest(kind=PaperKind.BLANK_FLOWER)
    assert build(paper_content(world.desk, request)).marks.logo == theirs
    for change in (lambda: save_logo(world.desk, own), lambda: remove_logo(world.desk)):
        with pytest.raises(InputError) as raised:
            change()
        assert (raised.value.field, raised.value.reason) == ("logo", "ruled_by_municipality")
    file.write_text("", "utf-8")
    world.sign_in(world.rektor)
    assert team_logo(world.desk) == own


def test_a_picture_that_is_no_good_is_told_and_rules_nothing(tmp_path: Path) -> None:
    """Missing, no picture, or a name that no system takes; the rest of the file rules."""
    file = tmp_path / "kommun.toml"
    (tmp_path / "text.png").write_bytes(b"hej")
    for name in ("saknas.png", "text.png", "a\\u0000b"):
        file.write_text(f'[rules]\nlock_minutes = 2\n[papers]\nlogo = "{name}"\n', "utf-8")
        decided = read_municipality_with_logo(file)
        assert (decided.logo, decided.rules.lock_minutes) == (None, 2)
        assert [each.name for each in decided.findings] == ["papers.logo"]
    assert read_municipality_with_logo(None) == NOTHING_DECIDED
    with pytest.raises(InputError, match=LogoFault.UNREADABLE):
        read_logo(Path("a\0b"))
