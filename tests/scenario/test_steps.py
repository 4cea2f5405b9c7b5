"""Each kind of step does what the window would do, and tells it in the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from barnombud.domain.ids import SeededIds, new_id
from barnombud.domain.meeting.child_item import VoicePosition
from barnombud.domain.support.agreement import SupportState
from barnombud.errors import DiskFull, NotFound
from barnombud.services.scenario.played import Played
from barnombud.services.scenario.player import Refused, play_step
from barnombud.services.scenario.reading import ScenarioError, ScenarioFault, read_script
from tests.scenario.files import ADD, ARRIVE, CHILD, OPEN, PLAN, PRACTICE, READY, START, YES, played, step

OPENED = (CHILD, ADD, YES, READY, PLAN, START, ARRIVE, OPEN)
WRITE = step("write", 63, 'meeting = "m"\nchild = "alva"\nvoice = "asked"\nworks = "Leker"')
AGREE = step(
    "agree",
    65,
    'meeting = "m"\nchild = "alva"\nentry_agency = "bvc"\nentry_function = "sjuksköterskan"\n'
    'tell_member = "rektor"\nfollow_up_on = 2026-04-14\nfollow_up_member = "nurse"\n'
    'offers = [{ key = "samtal", what = "Samtal", agency = "bvc", by_when = 2026-03-20 }]',
)


def refused(folder: Path, *parts: str) -> Refused:
    """Play and return what was refused."""
    with pytest.raises(Refused) as caught:
        played(folder, *parts)
    return caught.value


@pytest.mark.parametrize("name", sorted(path.stem for path in PRACTICE.glob("*.toml")))
def test_every_practice_file_is_valid(name: str) -> None:
    """Fields, keys and order."""
    assert read_script(PRACTICE / f"{name}.toml").team.practice


def test_what_is_left_out_when_writing_stays(tmp_path: Path) -> None:
    """Two steps write in the same item."""
    more = step(
        "write",
        64,
        'meeting = "m"\nchild = "alva"\nhard = "Vilan"\nfive_questions = ["a", "b", "c", "d", "e"]',
    )
    result = played(tmp_path, *OPENED, WRITE, more)
    desk = result.stage.desk_of(result.stage.member("rektor"))
    with desk.unit_of_work() as uow:
        (record,) = uow.records.for_case(result.stage.case("alva"))
    result.stage.close()
    assert (record.voice.position, record.works, record.hard) == (VoicePosition.ASKED, "Leker", "Vilan")
    assert record.five_questions == ("a", "b", "c", "d", "e")


def test_a_whole_item_and_its_offer_climbs_the_ladder(tmp_path: Path) -> None:
    """Rated by a guardian and a service, noted, agreed, finished, stepped and added to."""
    rest = (
        step("confirm", 62, 'by = "nurse"\nchild = "alva"\nagency = "bvc"'),
        WRITE,
        step("note", 64, 'meeting = "m"\nchild = "alva"\nagency = "skola"\ntext = "Lugn."'),
        step(
            "rate",
            64,
            'meeting = "m"\nchild = "alva"\nrater = "service"\nagency = "bvc"\n'
            'petals = [{ petal = "safe", value = 2 }]',
        ),
        step(
            "rate",
            64,
            'child = "alva"\nrater = "guardian"\nguardian = "g1"\n'
            'petals = [{ petal = "safe", non_answer = "unknown" }]',
        ),
        AGREE,
        step("finish", 66, 'meeting = "m"\nchild = "alva"'),
        step("add", 67, 'meeting = "m"\nchild = "alva"\ntext = "Rättelse."\nobjection_by = "Mira Påhitt"'),
        step("step_offer", 68, 'child = "alva"\noffer = "samtal"\nstate = "offered"\nnote = "Ringt"'),
        step("end", 70, 'meeting = "m"'),
        step("finalise", 75, 'meeting = "m"'),
        step(
            "papers",
            76,
            'meeting = "m"\nhand_over = "paper"\nrecipient = "arkivet"\n'
            'kinds = ["minutes", "guardian_sheet"]',
        ),
        step("papers", 77, 'meeting = "m"\nkinds = ["minutes"]'),
    )
    result = played(tmp_path, *OPENED, *rest)
    desk = result.stage.desk_of(result.stage.member("rektor"))
    with desk.unit_of_work() as uow:
        (agreement,) = uow.agreements.for_case(result.stage.case("alva"))
        assert len(uow.ratings.for_case(result.stage.case("alva"))) == 2
        assert len(uow.handovers.for_meeting(result.stage.meeting("m"))) == 2
    result.stage.close()
    report = result.report()
    assert agreement.offers[0].state is SupportState.OFFERED
    assert [(row.kind, row.recipient, row.handed_over) for row in report.papers] == [
        ("minutes", "", True),
        ("guardian_sheet", "guardian 1", True),
        ("minutes", "", False),
    ]
    assert report.meetings[0].minutes_number == "1/2026"
    assert {row.path for row in report.papers} == {""}, "nothing is written without a folder"


def test_papers_made_again_do_not_write_over_the_first(tmp_path: Path) -> None:
    """The hash in the report always belongs to the file beside it."""
    result = played(tmp_path, step("consult", 0, 'key = "q"\nquestion = "Hur?"'))
    out = tmp_path / "out"
    out.mkdir()
    again = Played(result.stage, out)
    script = read_script(PRACTICE / "demo.toml")
    for place in range(2):
        blank = script.steps[-1].model_copy(update={"at": result.stage.script.steps[0].at})
        play_step(again, place, blank)
    result.stage.close()
    assert sorted(path.name for path in out.iterdir()) == sorted({row.path for row in again.papers})
    assert len({row.path for row in again.papers}) == 12


@pytest.mark.rule("R7")
def test_withdrawal_shuts_the_open_item_at_once(tmp_path: Path) -> None:
    """The report has the answer, and nothing more can be written."""
    gone = step("withdraw", 64, 'child = "alva"\nguardian = "g1"\non = 2026-03-02')
    more = step("write", 65, 'meeting = "m"\nchild = "alva"\nworks = "Mer"')
    assert refused(tmp_path, *OPENED, gone, more).do == "write"
    result = played(tmp_path / "again", *OPENED, gone)
    result.stage.close()
    assert [(row.gate, row.codes) for row in result.gates] == [("open", ()), ("closed", ("withdrawn",))]


@pytest.mark.rule("R12")
def test_somebody_who_comes_in_shuts_the_open_item(tmp_path: Path) -> None:
    """A guardian of another child is enough; after that the same child opens again."""
    other = CHILD.replace('"alva"', '"bo"').replace("Igelkotten", "Kajan").replace('first_name = "Alva"', "")
    steps = (CHILD, other.replace('identity_number = "20170101-2393"', ""), ADD, YES, READY)
    bo = (
        step("add_child", 3, 'child = "bo"'),
        YES.replace("alva", "bo").replace("09:01", "09:03"),
        READY.replace("alva", "bo").replace("09:02", "09:03"),
    )
    visit = step("arrive", 63, 'meeting = "m"\nvisitor = "guardian"\nchild = "bo"')
    leaves = step("leave", 64, 'meeting = "m"\nvisitor = "guardian"\nchild = "bo"')
    again = OPEN.replace("10:02", "10:05")
    result = played(tmp_path, *steps, *bo, PLAN, START, ARRIVE, OPEN, visit, leaves, again)
    result.stage.close()
    assert [(row.child, row.gate, row.codes) for row in result.gates] == [
        ("alva", "open", ()),
        ("alva", "closed", ("visitor_present",)),
        ("alva", "open", ()),
    ]


def test_members_named_and_their_agency_are_noted_once(tmp_path: Path) -> None:
    """And a deputy is one."""
    arrive = step(
        "arrive", 61, 'meeting = "m"\nagencies = ["skola"]\nmembers = ["rektor", "nurse"]\ndeputy = true'
    )
    result = played(tmp_path, PLAN, START, arrive, step("absent", 62, 'meeting = "m"\nmembers = ["nurse"]'))
    desk = result.stage.desk_of(result.stage.member("rektor"))
    with desk.unit_of_work() as uow:
        notes = uow.attendance.for_meeting(result.stage.meeting("m"))
    result.stage.close()
    assert [(note.kind, note.deputy) for note in notes] == [
        ("arrived", True),
        ("arrived", True),
        ("absent", False),
    ]


def test_items_and_promises_of_a_meeting(tmp_path: Path) -> None:
    """A title of its own adds an item; a kind the agenda lacks without a title is refused."""
    item = step("item", 61, 'meeting = "m"\nkind = "other"\ntitle = "Semester"\nnotes = "Juli."')
    task = step(
        "task", 62, 'meeting = "m"\ntext = "Skriv ut"\nagency = "bvc"\nmember = "nurse"\ndue = 2026-03-20'
    )
    team = step("task", 63, 'meeting = "m"\ntext = "Boka"\nagency = "bvc"\ndue = 2026-03-20')
    result = played(tmp_path, PLAN, START, item, task, team, step("end", 70, 'meeting = "m"'))
    result.stage.close()
    assert "other: done" in result.report().meetings[0].items
    missing = step("item", 61, 'meeting = "m"\nkind = "other"')
    assert isinstance(refused(tmp_path / "two", PLAN, START, missing).error, NotFound)


@pytest.mark.rule("R13")
def test_consultation_with_marked_words_needs_them_kept(tmp_path: Path) -> None:
    """Otherwise it is refused, as in the window."""
    text = 'key = "q"\nquestion = "Vad gör vi på Tallbacken?"\nadvice = "Fråga Tallbacken."'
    result = played(tmp_path, step("consult", 0, f"{text}\nkeep_marked = true"))
    result.stage.close()
    assert refused(tmp_path / "two", step("consult", 0, text)).do == "consult"


@pytest.mark.parametrize(
    ("parts", "do"),
    [
        (
            (
                CHILD.replace(
                    "[[children.guardians]]", 'protection = "secrecy_mark"\n[[children.guardians]]'
                ),
                ADD,
            ),
            "add_child",
        ),
        ((CHILD, ADD, step("prepare", 1, 'child = "alva"')), "prepare"),
        ((CHILD, ADD, step("withdraw", 1, 'child = "alva"\nguardian = "g1"')), "withdraw"),
        ((CHILD, ADD, YES.replace('purpose = "Sova gott"', 'purpose = " "')), "answer"),
        ((CHILD, ADD, YES.replace('topics = ["health"]', "")), "answer"),
        ((*OPENED, WRITE, step("finish", 66, 'meeting = "m"\nchild = "alva"')), "finish"),
        ((*OPENED, step("step_offer", 66, 'child = "alva"\noffer = "x"\nstate = "offered"')), "step_offer"),
        ((CHILD, ADD, PLAN, START, step("write", 66, 'meeting = "m"\nchild = "alva"')), "write"),
        ((CHILD.replace("20170101-2393", "20170101-2394"), ADD, YES, READY), "prepare"),
    ],
)
def test_rules_hold_in_a_scenario_too(tmp_path: Path, parts: tuple[str, ...], do: str) -> None:
    """The same services, so the same refusals."""
    assert refused(tmp_path, *parts).do == do


def test_child_itself_and_exact_pairs_can_answer(tmp_path: Path) -> None:
    """``guardian`` left out is the child; scopes name each pair."""
    pairs = "\n".join(
        f'[[steps.scopes]]\nfrom = "{one}"\nto = "{other}"\ntopics = ["health"]'
        for one, other in (("skola", "bvc"), ("bvc", "skola"))
    )
    exact = step("answer", 2, f'child = "alva"\nanswer = "yes"\npurpose = "Sova"\n{pairs}')
    result = played(
        tmp_path, CHILD, ADD, YES, exact, READY.replace("09:02", "09:03"), PLAN, START, ARRIVE, OPEN
    )
    result.stage.close()
    assert result.gates[0].gate == "open"


def test_key_unknown_inside_a_step_is_the_files_fault(tmp_path: Path) -> None:
    """Not a rule that forbids."""
    with pytest.raises(ScenarioError) as caught:
        played(tmp_path, CHILD, ADD, step("ask", 1, 'child = "alva"\nguardian = "g9"'))
    assert caught.value.places == ("steps.1.children.alva.guardians.g9",)


def test_full_disk_is_not_called_a_rule(tmp_path: Path) -> None:
    """It goes on to whoever can say where."""
    result = played(tmp_path, step("consult", 0, 'key = "q"\nquestion = "Hur?"'))
    with result.stage.desk_of(result.stage.member("rektor")).unit_of_work() as uow:
        # SQLite's own way to say that there is no room: no page more than there are.
        uow.audit._session.connection().exec_driver_sql("PRAGMA max_page_count = 1")
    large = result.stage.script.steps[0].model_copy(update={"question": "Hur? " * 900})
    with pytest.raises(DiskFull):
        for place in range(200):
            play_step(result, place, large)
    result.stage.close()


def test_ids_are_repeatable_inside_the_block_only() -> None:
    """Outside, and in another thread, they stay random."""
    with SeededIds("a").used():
        first = [new_id(), new_id()]
    with SeededIds("a").used():
        assert [new_id(), new_id()] == first
    with SeededIds("b").used():
        assert new_id() != first[0]
    assert new_id() not in first
    ids = SeededIds("a")
    with ids.used():
        one = new_id()
    with ids.used():
        assert [one, new_id()] == first


def test_time_with_an_offset_is_an_instant_and_without_swedish(tmp_path: Path) -> None:
    """Nine in Sweden in March is eight in UTC."""
    plain = step("consult", 0, 'key = "q"\nquestion = "Hur?"')
    for text in (plain, plain.replace("09:00:00", "08:00:00Z")):
        result = played(tmp_path / text[-20:].strip()[:4], text)
        assert result.stage.clock.now().isoformat() == "2026-03-02T08:00:00+00:00"
        assert result.stage.folder.is_dir()
        result.stage.close()


def test_item_is_opened_only_by_somebody_who_stays(tmp_path: Path) -> None:
    """The signed-in member steps out herself: the gate says so, and it is a result."""
    out = step("step_out", 62, 'meeting = "m"\nmembers = ["rektor"]')
    result = played(tmp_path, *OPENED[:-1], out, OPEN)
    result.stage.close()
    assert "signed_in_must_change" in result.gates[0].codes


def test_error_without_a_place_is_said_at_its_step() -> None:
    """The step itself is then the place."""
    assert ScenarioError(ScenarioFault.UNKNOWN_KEY).inside("steps.1").places == ("steps.1",)
