"""The use cases of the team: names, agencies, people and passphrases, in store and keyring alike."""

from __future__ import annotations

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.meeting.meeting import AgendaTemplate, AgendaTemplateItem, ItemKind
from barnombud.domain.meeting_calendar import MONTHLY
from barnombud.domain.team import AgencyKind, TeamRules
from barnombud.errors import DiskFull, InputError, NotFound, RuleViolation, WrongPassphrase
from barnombud.services.entered import entered_line
from barnombud.services.team import (
    TeamBlocker,
    add_agency,
    add_member,
    change_own_passphrase,
    remove_member,
    save_agency,
    save_agenda_template,
    save_member,
    save_rules,
    save_series,
    save_team,
    team_view,
)
from barnombud.services.unlocking import unlock_team
from barnombud.store.keyring import Keyring
from barnombud.store.unit_of_work import UnitOfWork
from tests.stores import PASSPHRASE
from tests.world import World

NEW_PHRASE = "nio blå hinkar i sanden"


def names_at_unlock(world: World) -> list[tuple[str, str, str]]:
    """Return name, role and agency as the unlock window shows them."""
    return [(slot.name, slot.role, slot.agency) for slot in Keyring.read(world.folder).slots]


def test_view_holds_everything_the_pages_show(world: World) -> None:
    """Team, rules, agencies, members, template and who is signed in, in one read."""
    view = team_view(world.desk)
    assert (view.team.name, view.team.host_agency_id) == ("Tallbackens barnombudsteam", world.preschool.id)
    assert view.rules == TeamRules()
    assert [agency.name for agency in view.agencies] == [agency.name for agency in world.agencies]
    assert [member.name for member in view.members] == [member.name for member in world.members]
    assert (view.series, view.signed_in) == (None, world.rektor.id)


def test_team_gets_another_name_and_host(world: World) -> None:
    """The name at unlock follows, as it lies in the keyring."""
    done = save_team(world.desk, "  Nya laget ", "Annan kommun", world.bvc.id)
    assert done.change.op is Op.CHANGE_TEAM
    team = team_view(world.desk).team
    assert (team.name, team.municipality, team.host_agency_id) == ("Nya laget", "Annan kommun", world.bvc.id)
    assert Keyring.read(world.folder).team_name == "Nya laget"


def test_team_needs_a_name_and_a_host_that_is_in_it(world: World) -> None:
    """Each refusal names its field and nothing is changed."""
    closed = add_agency(world.desk, AgencyKind.OTHER, "Logopedin").value
    save_agency(world.desk, closed.model_copy(update={"active": False}))
    for name, place, host, field in (
        (" ", "Exempelkommun", world.bvc.id, "team"),
        ("Laget", "x" * 121, world.bvc.id, "municipality"),
        ("Laget", "Exempelkommun", closed.id, "host"),
    ):
        with pytest.raises(InputError) as caught:
            save_team(world.desk, name, place, host)
        assert caught.value.field == field
    assert team_view(world.desk).team.name == "Tallbackens barnombudsteam"


def test_rules_series_and_template_are_kept(world: World) -> None:
    """They lie in the store, so that every laptop with the store has them."""
    rules = TeamRules(lock_minutes=3, telephone_social_services=" 08-46500410 ")
    template = AgendaTemplate(items=(AgendaTemplateItem(kind=ItemKind.LEARNING, minutes=30),))
    assert save_rules(world.desk, rules).value.telephone_social_services == "08-46500410"
    save_series(world.desk, MONTHLY)
    save_agenda_template(world.desk, template)
    view = team_view(world.desk)
    assert (view.rules.lock_minutes, view.series, view.template) == (3, MONTHLY, template)


@pytest.mark.rule("R2")
def test_a_consent_is_not_proposed_for_longer_than_the_longest(world: World) -> None:
    """The default may not pass the team's own maximum."""
    with pytest.raises(InputError) as caught:
        save_rules(world.desk, TeamRules(consent_default_months=8, consent_max_months=6))
    assert (caught.value.field, caught.value.reason) == ("consent_default_months", "out_of_range")


@pytest.mark.rule("R28")
def test_sender_on_papers_to_families_stays_neutral(world: World) -> None:
    """An envelope from social services says too much."""
    with pytest.raises(InputError) as caught:
        save_rules(world.desk, TeamRules(neutral_sender="Socialtjänsten i Exempelkommun"))
    assert (caught.value.field, caught.value.reason) == ("neutral_sender", "sender_not_neutral")


def test_control_characters_in_a_contact_are_refused_at_the_field(world: World) -> None:
    """They cannot be printed."""
    with pytest.raises(InputError) as caught:
        save_rules(world.desk, TeamRules(family_contact="Rektorn\x07"))
    assert (caught.value.field, caught.value.reason) == ("family_contact", "unprintable")


@pytest.mark.parametrize("name", ["organisation", "neutral_sender", "family_contact", "open_support"])
def test_what_no_font_has_is_refused_where_it_is_typed(world: World, name: str) -> None:
    """Else each paper it stands on would be refused, at a place nobody can change it."""
    with pytest.raises(InputError) as caught:
        save_rules(world.desk, TeamRules().model_copy(update={name: "Räven 🦊"}))
    assert (caught.value.field, caught.value.reason, caught.value.ids) == (
        name,
        "glyph_missing",
        ("U+1F98A",),
    )


@pytest.mark.parametrize(("name", "place"), [("Teamet 🦊", "team"), ("Teamet", "municipality")])
def test_a_team_is_called_what_can_be_printed(world: World, name: str, place: str) -> None:
    """It stands on every paper."""
    municipality = "Exempelkommun" if place == "team" else "日本"
    with pytest.raises(InputError) as caught:
        save_team(world.desk, name, municipality, world.preschool.id)
    assert (caught.value.field, caught.value.reason) == (place, "glyph_missing")


def test_agency_is_added_with_the_municipality_as_default_body(world: World) -> None:
    """Who has no body of its own is the municipality's; texts are trimmed."""
    added = add_agency(
        world.desk, AgencyKind.MUNICIPAL_PRESCHOOL, " Granen ", telephone=" 08-46500404 "
    ).value
    assert (added.name, added.responsible_body, added.telephone) == ("Granen", "Exempelkommun", "08-46500404")
    assert team_view(world.desk).agencies[-1] == added


@pytest.mark.rule("R48")
def test_only_another_kind_brings_its_own_statute(world: World) -> None:
    """The other kinds' sections of law follow from the kind."""
    own = add_agency(world.desk, AgencyKind.OTHER, "Logopedin", statute="25 kap. 1 § OSL").value
    none = add_agency(world.desk, AgencyKind.SOCIAL_SERVICES, "IFO Norr", statute="25 kap. 1 § OSL").value
    assert (own.statute, none.statute) == ("25 kap. 1 § OSL", "")


@pytest.mark.parametrize(("name", "reason"), [("", "empty"), ("bvc norra", "taken"), ("x" * 121, "too_long")])
def test_agency_needs_a_name_of_its_own(world: World, name: str, reason: str) -> None:
    """Two agencies that are called the same cannot be told apart in a consent."""
    with pytest.raises(InputError) as caught:
        add_agency(world.desk, AgencyKind.OTHER, name)
    assert (caught.value.field, caught.value.reason) == ("name", reason)


def test_changed_agency_is_shown_at_unlock(world: World) -> None:
    """The keyring names each member's agency."""
    save_agency(world.desk, world.preschool.model_copy(update={"name": "Förskolan Granen"}))
    agencies = [agency for _name, _role, agency in names_at_unlock(world)]
    assert agencies == ["Förskolan Granen", "BVC Norra", "IFO Exempelkommun", "Förskolan Granen"]


def test_agency_stays_while_anything_hangs_on_it(world: World) -> None:
    """Members, open cases and the laptop are each a reason, all told at once."""
    world.add_case()
    with pytest.raises(RuleViolation) as caught:
        save_agency(world.desk, world.preschool.model_copy(update={"active": False}))
    assert caught.value.blockers == (
        TeamBlocker.AGENCY_HAS_MEMBERS,
        TeamBlocker.AGENCY_HAS_CASES,
        TeamBlocker.AGENCY_IS_HOST,
    )


def test_agency_without_people_and_cases_may_leave(world: World) -> None:
    """It stays in the store, inactive, as papers name it."""
    remove_member(world.desk, world.nurse.id)
    save_agency(world.desk, world.bvc.model_copy(update={"active": False}))
    assert [agency.active for agency in team_view(world.desk).agencies] == [True, False, True]


def test_new_member_unlocks_with_a_passphrase_of_her_own(world: World) -> None:
    """And with nobody else's."""
    done = add_member(
        world.desk, world.machine, " Nils Påhitt ", "rektor", world.preschool.id, passphrase=NEW_PHRASE
    )
    assert done.change.op is Op.ADD_MEMBER
    assert names_at_unlock(world)[-1] == ("Nils Påhitt", "rektor", "Förskolan Tallbacken")
    world.desk.close()
    with pytest.raises(WrongPassphrase):
        unlock_team(world.machine, world.folder, done.value.id, PASSPHRASE)
    world.desk = unlock_team(world.machine, world.folder, done.value.id, NEW_PHRASE)
    assert world.desk.member == done.value


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("role", "y" * 81), ("telephone", "0" * 41), ("passphrase", "kort")],
)
def test_new_member_is_refused_at_the_field(world: World, field: str, value: str) -> None:
    """Nobody is added anywhere."""
    entered = {"name": "Nils", "role": "rektor", "telephone": "", "passphrase": NEW_PHRASE, field: value}
    with pytest.raises(InputError) as caught:
        add_member(
            world.desk,
            world.machine,
            entered["name"],
            entered["role"],
            world.preschool.id,
            passphrase=entered["passphrase"],
            telephone=entered["telephone"],
        )
    assert caught.value.field == field
    assert len(names_at_unlock(world)) == len(team_view(world.desk).members) == 4


def test_new_member_gets_no_slot_when_the_store_cannot_take_her(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keyring and store never tell of different people."""

    def full(self: UnitOfWork, op: Op, *touched: str, at: object = None) -> None:
        raise DiskFull

    monkeypatch.setattr(UnitOfWork, "commit", full)
    with pytest.raises(DiskFull):
        add_member(world.desk, world.machine, "Nils", "rektor", world.preschool.id, passphrase=NEW_PHRASE)
    assert len(names_at_unlock(world)) == 4


def test_changed_member_is_shown_at_unlock(world: World) -> None:
    """Name, role and agency follow."""
    moved = world.teacher.model_copy(update={"name": " Frej Nytänkt ", "agency_id": world.bvc.id})
    assert save_member(world.desk, moved).value.name == "Frej Nytänkt"
    assert names_at_unlock(world)[-1] == ("Frej Nytänkt", "förskollärare", "BVC Norra")


@pytest.mark.parametrize(("field", "value"), [("name", " "), ("role", ""), ("telephone", "\x00")])
def test_changed_member_is_checked_like_a_new_one(world: World, field: str, value: str) -> None:
    """A change is no way round."""
    with pytest.raises(InputError) as caught:
        save_member(world.desk, world.teacher.model_copy(update={field: value}))
    assert caught.value.field == field


@pytest.mark.rule("R35")
def test_member_who_leaves_cannot_unlock(world: World) -> None:
    """Slot and case keys go, her name stays in what she wrote."""
    case = world.add_case(holders=(world.teacher,))
    remove_member(world.desk, world.teacher.id)
    with world.desk.unit_of_work() as uow:
        assert world.teacher.id not in uow.case_keys.all_holders()[case.id]
        assert not uow.members.get(world.teacher.id).active
    world.desk.close()
    with pytest.raises(NotFound):
        unlock_team(world.machine, world.folder, world.teacher.id, PASSPHRASE)
    world.desk = unlock_team(world.machine, world.folder, world.rektor.id, PASSPHRASE)


def test_nobody_removes_herself(world: World) -> None:
    """So the last one stays too."""
    with pytest.raises(RuleViolation) as caught:
        remove_member(world.desk, world.rektor.id)
    assert caught.value.blockers == (TeamBlocker.YOURSELF,)


def test_own_passphrase_is_changed(world: World) -> None:
    """The old one stops at once; the current one is asked for first."""
    with pytest.raises(WrongPassphrase):
        change_own_passphrase(world.desk, world.machine, "något helt annat", NEW_PHRASE, NEW_PHRASE)
    with pytest.raises(InputError) as caught:
        change_own_passphrase(world.desk, world.machine, PASSPHRASE, NEW_PHRASE, "inte samma")
    assert (caught.value.field, caught.value.reason) == ("repeated", "not_the_same")
    change_own_passphrase(world.desk, world.machine, PASSPHRASE, NEW_PHRASE, NEW_PHRASE)
    world.desk.close()
    with pytest.raises(WrongPassphrase):
        unlock_team(world.machine, world.folder, world.rektor.id, PASSPHRASE)
    world.desk = unlock_team(world.machine, world.folder, world.rektor.id, NEW_PHRASE)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "empty"), ("abcdef", "too_long"), ("a\nb", "unprintable"), ("\ud800", "unprintable")],
)
def test_line_that_cannot_be_used_says_why(text: str, reason: str) -> None:
    """Empty, too long, control characters, half a character."""
    with pytest.raises(InputError) as caught:
        entered_line("name", text, 5)
    assert (caught.value.field, caught.value.reason) == ("name", reason)


@pytest.mark.parametrize("text", ["نور", "Åsa", "👩‍👧"])
def test_names_of_every_script_are_taken(text: str) -> None:
    """Right-to-left text and emoji are no control characters."""
    assert entered_line("name", f" {text} ", 5) == text
