"""The page Team: people and agencies by real forms on the real store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from barnombud.domain.changes import Change, Op
from barnombud.domain.ids import MemberId
from barnombud.services import commitments
from barnombud.services.team import remove_member, save_agency, team_view
from barnombud.services.unlocking import unlock_team
from barnombud.store.keyring import Keyring
from barnombud.texts import passphrase as phrase_texts
from barnombud.texts import team as texts
from barnombud.ui.dialogs import FormDialog
from barnombud.ui.pages.page import PageContext
from barnombud.ui.pages.team.forms import MemberForm, PhraseForm, TeamFormBody
from barnombud.ui.pages.team.leaving_form import LeavingForm
from barnombud.ui.pages.team.view import TeamPage
from barnombud.ui.theme.theme import Theme
from tests.stores import PASSPHRASE
from tests.ui.page_world import context_for, dialogs_of, nameless, show
from tests.world import World

PHRASE = "nio blå hinkar i sanden"


@pytest.fixture
def context(world: World, theme: Theme) -> PageContext:
    """Return what the page is given, with a key derivation that takes no time."""
    given = context_for(world, theme)
    return PageContext(
        given.desk, given.jobs, given.bus, given.navigation, given.dialogs, theme, world.machine
    )


@pytest.fixture
def page(qtbot: QtBot, context: PageContext) -> TeamPage:
    """Lend the page on screen."""
    page = TeamPage(context)
    context.dialogs.set_window(page)
    return show(qtbot, page)


def open_forms(page: TeamPage) -> list[FormDialog]:
    """Return the forms on screen."""
    return [form for form in page.findChildren(FormDialog) if form.isVisible()]


def form_of(page: TeamPage) -> TeamFormBody:
    """Return the form that lies over the page."""
    body = open_forms(page)[-1].findChild(TeamFormBody)
    assert isinstance(body, TeamFormBody)
    return body


def fill(form: TeamFormBody, **values: str) -> None:
    """Write into the form's fields by their code names."""
    for field, text in values.items():
        widget = form.rows[field].field
        if isinstance(widget, QComboBox):
            place = widget.findData(text)
            if place >= 0:
                widget.setCurrentIndex(place)
            else:
                widget.setCurrentText(text)
        else:
            assert isinstance(widget, QLineEdit)
            widget.setText(text)


def accept(form: TeamFormBody) -> None:
    """Press the form's verb."""
    assert form.dialog is not None
    QTest.mouseClick(form.dialog.accept_button, Qt.MouseButton.LeftButton)


def words(page: TeamPage) -> list[str]:
    """Return the names in the table of people."""
    items = (page.people.item(row, 0) for row in range(page.people.rowCount()))
    return [item.text() for item in items if item is not None]


@pytest.mark.rule("R40")
def test_everybody_is_shown_and_every_control_has_a_name(page: TeamPage) -> None:
    """Who one is oneself is said, too."""
    assert words(page) == ["Rakel Påhitt", "Bo Låtsas", "Inga Exempel", "Frej Tänkt"]
    assert page.subtitle == "3 verksamheter · 4 personer"
    assert page.agencies.rowCount() == 3
    assert not page.alone.isVisible()
    assert nameless(page) == []


def test_new_person_types_a_passphrase_of_her_own(page: TeamPage, world: World) -> None:
    """She can unlock at once."""
    saved: list[str] = []
    page.saved.connect(saved.append)
    page.add_person.click()
    form = form_of(page)
    fill(form, name="Nils Påhitt", agency_id=world.bvc.id, role="psykolog")
    fill(form, passphrase=PHRASE, repeated=PHRASE)
    accept(form)
    assert words(page)[-1] == "Nils Påhitt"
    assert len(saved) == 1
    world.desk.close()
    new = team_slot(world, "Nils Påhitt")
    world.desk = unlock_team(world.machine, world.folder, new, PHRASE)


def team_slot(world: World, name: str) -> MemberId:
    """Return the member id of a name in the keyring."""
    return next(slot.member_id for slot in Keyring.read(world.folder).slots if slot.name == name)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"name": ""}, "name"), ({"passphrase": "kort"}, "repeated"), ({"repeated": "annat"}, "repeated")],
)
def test_what_is_wrong_stands_at_its_field(page: TeamPage, wrong: dict[str, str], field: str) -> None:
    """The form stays open, and nothing typed is lost."""
    page.open_member("")
    form = form_of(page)
    fill(form, **({"name": "Nils", "role": "rektor", "passphrase": PHRASE, "repeated": PHRASE} | wrong))
    accept(form)
    assert form.rows[field].error
    assert form.isVisible()
    assert form.isEnabled()
    assert form.rows["role"].field.property("currentText") == "rektor"


def test_suggested_passphrase_is_shown_and_typed_again(page: TeamPage) -> None:
    """Four words; one writes them once."""
    page.open_member("")
    form = form_of(page)
    button = next(each for each in form.findChildren(QPushButton) if each.text() == phrase_texts.SUGGEST)
    button.click()
    line = form.rows["passphrase"].field
    assert isinstance(line, QLineEdit)
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    assert len(set(line.text().split())) == 4


@pytest.mark.rule("R35")
def test_new_passphrase_is_judged_while_it_is_typed(page: TeamPage, qtbot: QtBot) -> None:
    """Of a new person and of one's own; names of the team are the first that anybody tries."""
    page.open_member("")
    form = form_of(page)
    assert isinstance(form, MemberForm)
    assert form.phrase is not None
    line = form.phrase.strength
    fill(form, passphrase="Frej Tänkt 2026")
    qtbot.waitUntil(lambda: line.text() == phrase_texts.judged("easy", "own"))
    fill(form, name="Nils Påhitt", role="psykolog", repeated="Frej Tänkt 2026")
    fill(form, passphrase="anna maria 1980", repeated="anna maria 1980")
    accept(form)
    assert form.rows["passphrase"].error.startswith("Den går för lätt att gissa.")
    open_forms(page)[-1].reject()
    said: list[tuple[str, str]] = []
    page.presenter.judge("x", said.append)
    assert said == [("too_short", "")]
    page.open_phrase()
    own = form_of(page)
    assert isinstance(own, PhraseForm)
    fill(own, passphrase=PHRASE)
    qtbot.waitUntil(lambda: own.phrase.strength.text() == phrase_texts.judged("good", ""))


def test_person_is_changed(page: TeamPage, world: World) -> None:
    """From the row's own button; the keyring follows."""
    page.people.row_activated.emit(world.teacher.id)
    fill(form_of(page), name="Frej Nytänkt", telephone="070-1740605")
    accept(form_of(page))
    assert words(page)[-1] == "Frej Nytänkt"
    assert team_slot(world, "Frej Nytänkt") == world.teacher.id


def leave(page: TeamPage, member_id: MemberId) -> LeavingForm:
    """Press "Personen slutar" and return the form that asks who takes over."""
    page.open_member(member_id)
    button = next(b for b in form_of(page).findChildren(QPushButton) if b.text() == texts.PERSON_LEAVE)
    button.click()
    form = form_of(page)
    assert isinstance(form, LeavingForm)
    return form


@pytest.mark.rule("R35")
def test_person_leaves_after_a_question(page: TeamPage, world: World) -> None:
    """One is asked first, and oneself has no such button."""
    form = leave(page, world.teacher.id)
    assert form.rests.text() == texts.NOTHING_RESTS
    assert form.deputy.value() == world.rektor.id
    open_forms(page)[-1].reject()
    assert "Frej Tänkt" in words(page)
    accept(leave(page, world.teacher.id))
    assert "Frej Tänkt" not in words(page)
    page.open_member(world.rektor.id)
    buttons = [each.text() for each in form_of(page).findChildren(QPushButton)]
    assert texts.PERSON_LEAVE not in buttons


@pytest.mark.rule("R35")
def test_who_takes_over_is_chosen_and_said(page: TeamPage, world: World) -> None:
    """The dialog says what rests on her; her promise is then the deputy's."""
    today = world.desk.today()
    commitments.add_commitment(world.desk, "Boka lokal", today, world.ifo.id, world.family_worker.id)
    form = leave(page, world.family_worker.id)
    assert "1 åtagande" in form.rests.text()
    assert form.deputy.value() == ""
    assert nameless(form) == []
    form.deputy.set_value(world.nurse.id)
    accept(form)
    (line,) = commitments.commitment_page(world.desk).still_open
    assert (line.member_name, line.history[-1].left_name) == ("Bo Låtsas", "Inga Exempel")


def test_agency_is_added_and_changed(page: TeamPage, world: World) -> None:
    """The statute is asked of other kinds only."""
    page.add_agency.click()
    form = form_of(page)
    assert not form.rows["statute"].isVisible()
    fill(form, kind="other", name="Logopedin", statute="25 kap. 1 § OSL")
    assert form.rows["statute"].isVisible()
    accept(form)
    added = team_view(world.desk).agencies[-1]
    assert (added.name, added.statute) == ("Logopedin", "25 kap. 1 § OSL")
    page.open_agency(added.id)
    fill(form_of(page), name="bvc norra")
    accept(form_of(page))
    assert form_of(page).rows["name"].error == "Det finns redan en likadan. Välj något annat."
    fill(form_of(page), name="Logopedin Syd")
    accept(form_of(page))
    assert team_view(world.desk).agencies[-1].name == "Logopedin Syd"


def test_agency_with_people_stays(page: TeamPage, world: World) -> None:
    """Why is said on the page; without anybody it may go."""
    dialogs_of(page).will_answer(True, True)
    for agency in (world.bvc, world.bvc):
        page.open_agency(agency.id)
        next(b for b in form_of(page).findChildren(QPushButton) if b.text() == texts.AGENCY_CLOSE).click()
        if page.message.title:
            assert page.message.title == "Verksamheten har personer i teamet"
            page.message.clear()
            page.context.bus.publish(remove_member(world.desk, world.nurse.id).change)
    assert page.agencies.rowCount() == 2


def test_team_gets_another_name_and_host(page: TeamPage, world: World) -> None:
    """All three in one small form."""
    page.change_button.click()
    fill(form_of(page), team="Nya laget", municipality="Annan kommun", host=world.bvc.id)
    accept(form_of(page))
    team = team_view(world.desk).team
    assert (team.name, team.municipality, team.host_agency_id) == ("Nya laget", "Annan kommun", world.bvc.id)


def test_own_passphrase_is_changed(page: TeamPage, world: World) -> None:
    """The current one is asked for, and a wrong one is said at its field."""
    page.phrase_button.click()
    form = form_of(page)
    fill(form, current="något annat helt", passphrase=PHRASE, repeated=PHRASE)
    accept(form)
    assert "Titta om Caps Lock är på" in form.rows["current"].error
    fill(form, current=PASSPHRASE)
    accept(form)
    assert page.message.title == texts.PHRASE_CHANGED
    world.desk.close()
    world.desk = unlock_team(world.machine, world.folder, world.rektor.id, PHRASE)


def test_who_is_alone_is_told_to_add_somebody(page: TeamPage, world: World) -> None:
    """Otherwise a forgotten passphrase is the end."""
    for member in (world.nurse, world.family_worker, world.teacher):
        page.context.bus.publish(remove_member(world.desk, member.id).change)
    assert page.alone.isVisible()


def test_trouble_that_belongs_to_no_field_is_said_on_the_page(page: TeamPage, world: World) -> None:
    """The form is closed, as nothing in it helps."""
    page.open_agency(world.ifo.id)
    form = form_of(page)
    save_agency(world.desk, world.ifo.model_copy(update={"name": "IFO Syd"}))
    world.desk.store.engine.dispose()
    (world.folder / "keyring.json").unlink()
    accept(form)
    assert page.message.title == "Teamets fil finns inte här"


def test_changes_elsewhere_that_touch_no_team_ask_nothing(page: TeamPage, world: World) -> None:
    """A rating does not reload the team, and forms open on rows only."""
    page.context.bus.publish(Change(Op.RATE_PETAL, frozenset(), world.clock.now()))
    page.presenter.lines = None
    for open_form in (page.open_team, lambda: page.open_agency(""), lambda: page.open_member("")):
        open_form()
    assert open_forms(page) == []
