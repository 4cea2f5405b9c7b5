"""The page Team leads to a new store key when somebody has left, and offers it until it is done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from barnombud.errors import DiskFull
from barnombud.services.store_key import KeyWork, change_store_key, key_work
from barnombud.store import new_store_key, rekeying
from barnombud.store.backup import make_backup
from barnombud.texts import store_key as texts
from barnombud.ui.pages.team.key_form import KeyForm, KeyProgress
from barnombud.ui.pages.team.view import TeamPage
from barnombud.ui.theme.theme import Theme
from tests.ui.page_world import context_for, nameless, show
from tests.ui.test_team_page import accept, form_of, leave, open_forms
from tests.world import World


@pytest.fixture
def page(qtbot: QtBot, world: World, theme: Theme) -> TeamPage:
    """Lend the page on screen, of a team with two backups of other days."""
    for day in (1, 2):
        store, at = world.desk.store, world.clock.now() - timedelta(day)
        make_backup(world.folder, store.keys, at)
    context = context_for(world, theme)
    page = TeamPage(context)
    context.dialogs.set_window(page)
    return show(qtbot, page)


def key_form(page: TeamPage) -> KeyForm:
    """Return the form that leads through it."""
    form = form_of(page)
    assert isinstance(form, KeyForm)
    return form


def said_in(form: KeyForm) -> str:
    """Return everything the form says."""
    return "\n".join(label.text() for label in form.findChildren(QLabel))


@pytest.mark.rule("R35")
def test_leaving_leads_to_a_new_key(page: TeamPage, world: World) -> None:
    """What it helps against and what not stands there before anything is pressed."""
    assert not page.keys.isVisible()
    saved: list[str] = []
    page.saved.connect(saved.append)
    accept(leave(page, world.teacher.id))
    form = key_form(page)
    assert page.keys.isVisible()
    for words in (texts.PROTECTS_TEXT, texts.DOES_NOT_TEXT, texts.CALM):
        assert words in said_in(form)
    assert form.store_line.text().endswith(texts.WAITING)
    assert nameless(form) == []
    old = world.desk.store.keys.store_key
    accept(form)
    assert world.desk.store.keys.store_key != old
    assert world.desk.store.keys.former_store_keys == ()
    assert open_forms(page) == []
    assert page.message.title == texts.CHANGED
    assert not page.keys.isVisible()
    assert len(saved) == 2


def test_it_may_wait_and_is_offered_again(page: TeamPage, world: World) -> None:
    """Left alone, the card stays on the page; so it does where only the backups are left."""
    accept(leave(page, world.teacher.id))
    open_forms(page)[-1].reject()
    page.shown({})
    assert page.keys.isVisible()
    assert page.keys.heading is not None
    assert page.keys.heading.text() == texts.CARD
    change_store_key(world.desk)
    page.shown({})
    assert page.keys.heading.text() == texts.CARD_BACKUPS
    assert page.keys.button.text() == texts.GO_ON
    page.keys.button.click()
    form = key_form(page)
    assert form.store_line.text().endswith(texts.DONE)
    accept(form)
    assert not page.keys.isVisible()


def test_backup_that_does_not_check_is_said(page: TeamPage, world: World) -> None:
    """It is left where it is, and so is the card: the key it needs is still kept."""
    path = next(iter(sorted((world.folder / "backups").glob("*.db"))))
    raw = bytearray(path.read_bytes())
    raw[5000] ^= 1
    path.write_bytes(raw)
    accept(leave(page, world.teacher.id))
    accept(key_form(page))
    assert page.message.title == texts.CHANGED
    assert page.keys.isVisible()
    assert key_work(world.desk) == KeyWork(backups=(path.name,))


@pytest.mark.parametrize("closed", [False, True])
def test_no_room_is_said_and_nothing_is_lost(
    page: TeamPage, world: World, monkeypatch: pytest.MonkeyPatch, closed: bool
) -> None:
    """Where nobody can tell which key the store has, the program locks."""
    locked: list[bool] = []
    page.lock_wanted.connect(lambda: locked.append(True))
    accept(leave(page, world.teacher.id))

    def no_room(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as meanwhile:
        where = (rekeying, "finish_key_change") if closed else (new_store_key, "rekey_file")
        meanwhile.setattr(*where, no_room)
        accept(key_form(page))
    assert page.message.title == "Datorns disk är full"
    assert open_forms(page) == []
    assert locked == [True] * closed
    if not closed:
        page.keys.button.click()
        accept(key_form(page))
        assert not page.keys.isVisible()


def test_form_says_how_far_it_has_come(page: TeamPage) -> None:
    """In words, while the verb rests; closed meanwhile, it goes on."""
    page.keys.show_key_work(KeyWork(due_since=page.context.desk.clock.now()))
    page.keys.open_form()
    form = key_form(page)
    page.keys.show_key_progress(KeyProgress(running=True))
    assert form.store_line.text() == texts.step_line(texts.STORE_KEY, texts.NOW)
    assert form.dialog is not None
    assert not form.dialog.accept_button.isEnabled()
    assert form.dialog.accept_button.text() == texts.CHANGING
    page.keys.show_key_progress(KeyProgress(store_done=True, running=True, done=1, total=3))
    assert form.backup_line.text().endswith("1 av 3")
    page.keys.presenter.running = True
    accept(form)
    page.keys.presenter.load()
    open_forms(page)[-1].reject()
    page.keys.show_key_changed(1)
    assert texts.useless_backups(1) in [label.text() for label in page.message.findChildren(QLabel)]
