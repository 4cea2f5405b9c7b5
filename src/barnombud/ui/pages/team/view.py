"""Team: who is in it, from which agency, and whose laptop it is; widgets only."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from barnombud.services.machine import Machine
from barnombud.services.passing_on import LeavingPage
from barnombud.texts import access_log as log_texts
from barnombud.texts import agencies as agency_texts
from barnombud.texts import buttons, recovery
from barnombud.texts import team as texts
from barnombud.ui.dialogs import Question
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.pages.team.forms import (
    AgencyForm,
    LetInForm,
    MemberForm,
    OwnTeamForm,
    PhraseForm,
    TeamFormBody,
)
from barnombud.ui.pages.team.key_part import KeyPart
from barnombud.ui.pages.team.leaving_form import LeavingForm
from barnombud.ui.pages.team.presenter import TeamPresenter
from barnombud.ui.pages.team.rows import TeamLines
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.labels import Text, Title
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.openings import opens
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow
from barnombud.ui.widgets.strength_line import Judged, StrengthLine
from barnombud.ui.widgets.table_cells import Cell


class TeamPage(Page):
    """The page about the team; everything is changed in small forms over it."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its content comes with `shown`."""
        super().__init__(context, texts.TITLE)
        machine = context.machine or Machine(data_dir=context.desk.store.folder, clock=context.desk.clock)
        self.presenter = TeamPresenter(context.desk, machine, context.jobs, self, self)
        context.bus.changed.connect(self.presenter.on_change)
        self.message = MessageBar()
        self._name, self._where, self._host = Title(""), Text("", "quiet"), Text()
        self.change_button = opens(make_button(texts.TEAM_CHANGE, "secondary", self.open_team))
        self.people = SimpleTable(texts.PEOPLE, texts.PEOPLE_HEADERS, weights=(4, 6, 3, 2))
        self.people.row_activated.connect(self.open_member)
        self.add_person = opens(
            make_button(texts.PERSON_ADD, "primary", lambda: self.open_member(""), icon="plus")
        )
        self.agencies = SimpleTable(texts.AGENCIES, texts.AGENCY_HEADERS, weights=(5, 4, 3, 2))
        self.agencies.row_activated.connect(self.open_agency)
        self.add_agency = opens(
            make_button(texts.AGENCY_ADD, "secondary", lambda: self.open_agency(""), icon="plus")
        )
        self.alone = Card(texts.ALONE_TITLE, "attention")
        self.keys = KeyPart(context, self, self.message, saved=self.saved.emit, lock=self.lock_wanted.emit)
        self._lay_out()

    def _lay_out(self) -> None:
        ground = ScrollPage(widest=1100)
        top = Card()
        line = QHBoxLayout()
        words = QVBoxLayout()
        for label in (self._name, self._where, self._host):
            words.addWidget(label)
        line.addLayout(words, 1)
        line.addWidget(self.change_button)
        top.add(line)
        self.alone.add(Text(texts.ALONE_TEXT))
        people = Card(texts.PEOPLE)
        people.add(self.people)
        people.body.addSpacing(SPACE_M)
        people.add(self.add_person)
        agencies = Card(texts.AGENCIES)
        agencies.add(self.agencies)
        agencies.body.addSpacing(SPACE_M)
        agencies.add(self.add_agency)
        phrase = Card(texts.OWN_PHRASE)
        phrase.add(Text(texts.OWN_PHRASE_TEXT, "quiet"))
        self.phrase_button = make_button(texts.OWN_PHRASE_CHANGE, "secondary", self.open_phrase)
        phrase.add(self.phrase_button)
        for widget in (
            self.message,
            self.keys,
            top,
            self.alone,
            people,
            agencies,
            Columns(phrase, self._make_log()),
        ):
            ground.add(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)

    def _make_log(self) -> Card:
        card = Card(log_texts.CARD)
        card.add(Text(log_texts.CARD_TEXT, "quiet"))
        self.log_button = make_button(
            log_texts.OPEN, "secondary", lambda: self.context.navigation.go("access_log")
        )
        card.add(self.log_button)
        return card

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch the team."""
        del ids
        self.presenter.load()
        self.keys.load()

    # -- what the presenter shows

    def show_team(self, lines: TeamLines) -> None:
        """Show everybody."""
        self._name.setText(lines.name)
        self._where.setText(texts.where(lines.municipality))
        self._host.setText(texts.host_line(lines.host_name))
        self.set_title(texts.TITLE, texts.agencies_of_the_team(len(lines.agencies), len(lines.people)))
        self.alone.setVisible(len(lines.people) == 1)
        self.people.set_rows(
            [
                TableRow(
                    line.member.id,
                    (
                        Cell(line.member.name, "strong", texts.YOU if line.is_you else ""),
                        Cell(line.member.role, "", line.agency),
                        line.member.telephone,
                        "",
                    ),
                )
                for line in lines.people
            ]
        )
        for row, line in enumerate(lines.people):
            _put_button(self.people, row, line.member.name, partial(self.open_member, line.member.id))
        self.agencies.set_rows(
            [
                TableRow(
                    agency.id,
                    (
                        Cell(agency.name, "strong", agency_texts.kind_word(agency.kind)),
                        agency.responsible_body,
                        agency.telephone,
                        "",
                    ),
                )
                for agency in lines.agencies
            ]
        )
        for row, agency in enumerate(lines.agencies):
            _put_button(self.agencies, row, agency.name, partial(self.open_agency, agency.id))

    def show_leaving(self, page: LeavingPage) -> None:
        """Ask who takes over from a person who leaves."""
        lines = self.presenter.lines
        names = {agency.id: agency.name for agency in lines.agencies} if lines is not None else {}
        form = LeavingForm(page, names)
        self._open(
            texts.leave_title(page.member.name),
            form,
            lambda: self.presenter.remove_member(page.member.id, form.chosen(), form),
            accept=texts.PERSON_LEAVE,
        )

    def lead_to_new_key(self) -> None:
        """Go on to a new store key: somebody has left."""
        self.keys.lead()

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")

    def say_phrase_changed(self) -> None:
        """Say that the passphrase is another one now."""
        self.message.say(texts.PHRASE_CHANGED, texts.PHRASE_CHANGED_TEXT)

    def say_let_in(self, text: str) -> None:
        """Say what opens for who has got a new passphrase."""
        self.message.say(recovery.LET_IN_DONE, text)

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""
        self.saved.emit(time)

    # -- forms

    def open_team(self) -> None:
        """Open the form about the team itself."""
        lines = self.presenter.lines
        if lines is not None:
            form = OwnTeamForm(lines)
            self._open(
                texts.TEAM_CHANGE,
                form,
                lambda: self.presenter.save_team(
                    form.name.text(), form.municipality.text(), str(form.host.currentData()), form
                ),
            )

    def open_agency(self, agency_id: str) -> None:
        """Open the form about an agency; an empty id is a new one."""
        lines = self.presenter.lines
        if lines is None:
            return
        agency = lines.agency(agency_id) if agency_id else None
        form = AgencyForm(agency, lambda: self._ask_close(form, agency_id))
        if agency is None:
            self._open(texts.AGENCY_ADD, form, lambda: self.presenter.add_agency(form.entry(), form))
        else:
            self._open(
                texts.AGENCY_CHANGE,
                form,
                lambda: self.presenter.save_agency(agency_id, form.entry(), form),
            )

    def open_member(self, member_id: str) -> None:
        """Open the form about a person; an empty id is a new one."""
        lines = self.presenter.lines
        if lines is None:
            return
        if not member_id:
            new = MemberForm(None, lines.agencies)
            if new.phrase is not None:
                _have_judged(self.presenter, new.phrase.strength)
            self._open(texts.PERSON_ADD, new, lambda: self._add_member(new))
            return
        form = MemberForm(lines.member(member_id), lines.agencies)
        if member_id != lines.you:
            if lines.member(member_id).account:
                form.offer_new_phrase(lambda: self._ask_let_in(form, member_id))
            form.offer_to_leave(lambda: self._ask_leave(form, member_id))
        self._open(
            texts.PERSON_CHANGE, form, lambda: self.presenter.save_member(member_id, form.entry(), form)
        )

    def open_phrase(self) -> None:
        """Open the form that changes one's own passphrase."""
        form = PhraseForm()
        _have_judged(self.presenter, form.phrase.strength)
        self._open(
            texts.OWN_PHRASE_CHANGE,
            form,
            lambda: self.presenter.change_passphrase(
                form.current.text(), form.phrase.first.text(), form.phrase.again.text(), form
            ),
        )

    def _open(self, title: str, form: TeamFormBody, accepted: object, *, accept: str = buttons.SAVE) -> None:
        def on_accept() -> bool:
            if callable(accepted):
                accepted()
            return False

        form.dialog = self.context.dialogs.open_form(title, form, accept, on_accept)

    def _add_member(self, form: MemberForm) -> None:
        if form.phrase is not None:
            self.presenter.add_member(form.entry(), form.phrase.first.text(), form.phrase.again.text(), form)

    def _ask_let_in(self, form: MemberForm, member_id: str) -> None:
        form.close_form()
        new = LetInForm()
        _have_judged(self.presenter, new.phrase.strength)
        self._open(
            recovery.LET_IN,
            new,
            lambda: self.presenter.let_in(member_id, new.phrase.first.text(), new.phrase.again.text(), new),
            accept=recovery.LET_IN,
        )

    def _ask_leave(self, form: MemberForm, member_id: str) -> None:
        form.close_form()
        self.presenter.ask_leaving(member_id)

    def _ask_close(self, form: AgencyForm, agency_id: str) -> None:
        question = Question(
            texts.close_title(form.name.text()), texts.CLOSE_TEXT, texts.AGENCY_CLOSE, danger=True
        )
        form.close_form()
        self.context.dialogs.ask(question, partial(self.presenter.close_agency, agency_id))


def _put_button(table: SimpleTable, row: int, name: str, pressed: partial[None]) -> None:
    button = opens(make_button(texts.CHANGE, "link", pressed, name=texts.change_whom(name)))
    table.set_widget(row, 3, button)


def _have_judged(presenter: TeamPresenter, line: StrengthLine) -> None:
    """Have what is typed judged, and said below it while the form is open."""

    def say(text: str, judged: Judged) -> None:
        if shiboken6.isValid(line):
            line.show_judged(text, judged)

    line.judge_wanted.connect(lambda text: presenter.judge(text, partial(say, text)))
