"""The practice scenarios tell what their first lines say, through the same services as the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from barnombud.domain.clock import SystemClock
from barnombud.domain.minutes import PaperKind
from barnombud.services.machine import Machine
from barnombud.services.scenario.played import Played
from barnombud.services.scenario.player import play
from barnombud.services.scenario.reading import read_script
from barnombud.services.scenario.report import GateRow, PaperRow
from barnombud.services.scenario.stage import Stage
from tests.documents.reading import text
from tests.stores import FAST_CAPS, FAST_COST, PASSPHRASE

PRACTICE = Path(__file__).parents[2] / "assets" / "practice"


@contextmanager
def played(name: str, folder: Path) -> Iterator[Played]:
    """Play a practice file and write its papers into ``folder / "out"``."""
    machine = Machine(folder / "data", SystemClock(), FAST_COST, FAST_CAPS)
    stage = Stage(read_script(PRACTICE / f"{name}.toml"), machine, None, PASSPHRASE)
    (folder / "out").mkdir()
    try:
        result = Played(stage, folder / "out")
        play(result)
        yield result
    finally:
        stage.close()


def read(folder: Path, row: PaperRow) -> str:
    """Return the words on one paper, with single spaces."""
    return " ".join(text((folder / "out" / row.path).read_bytes()).split())


def of_kind(result: Played, kind: PaperKind) -> list[PaperRow]:
    """Return the papers of one kind."""
    return [row for row in result.papers if row.kind is kind]


def told(gates: list[GateRow], child: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the gate's answers about one child, in order."""
    return [(row.gate.value, tuple(row.codes)) for row in gates if row.child == child]


def test_demonstration_leaves_a_whole_meetings_papers(tmp_path: Path) -> None:
    """One child fully consented, one where IFO is left out, one with a no; a consultation; learning."""
    with played("demo", tmp_path) as result:
        assert told(result.gates, "alva") == [("open", ())]
        assert told(result.gates, "milo") == [("closed", ("agency_must_leave",)), ("open", ())]
        assert told(result.gates, "noor") == [("closed", ("refused", "not_asked"))]
        assert [row.on_agenda for row in result.gates] == [True, True, True, False]
        assert {(row.child, row.recipient) for row in of_kind(result, PaperKind.ENCLOSURE)} == {
            ("alva", "tallbacken"),
            ("alva", "bvc"),
            ("alva", "ifo"),
            ("milo", "tallbacken"),
            ("milo", "bvc"),
        }
        (minutes,) = of_kind(result, PaperKind.MINUTES)
        general = read(tmp_path, minutes)
    for word in ("Alva", "Milo", "Noor", "Igelkotten", "Kajan", "Lodjuret"):
        assert word not in general


@pytest.mark.rule("R14")
def test_meeting_without_children_is_full_and_useful(tmp_path: Path) -> None:
    """Held, finalised, added to and printed; nobody misses a child."""
    with played("empty_meeting", tmp_path) as result:
        (row,) = result.meetings
        assert (row.state, row.minutes_number) == ("ended", "1/2026")
        assert not [item for item in row.items if item.startswith("child") or not item.endswith("done")]
        assert result.gates == []
        call, minutes = result.papers
        assert "fyraårsbesöket" in read(tmp_path, minutes)
        assert "hälsobesök vid fyra år" in read(tmp_path, minutes)
        assert "barn" not in read(tmp_path, call).replace("Barnombud", "").replace(
            "Barn- och", ""
        ).lower().replace("barnombud", "")


@pytest.mark.rule("R7")
def test_withdrawal_in_the_middle_of_a_meeting(tmp_path: Path) -> None:
    """The item locks at once; what had been agreed gives papers that say only that."""
    with played("withdrawal", tmp_path) as result:
        closed = ("closed", ("withdrawn",))
        assert told(result.gates, "alva") == [("open", ()), closed, closed]
        assert told(result.gates, "milo") == [("open", ()), closed]
        assert {row.child for row in result.papers} == {"", "alva"}
        enclosures = [read(tmp_path, row) for row in of_kind(result, PaperKind.ENCLOSURE)]
    assert len(enclosures) == 3
    for words in enclosures:
        assert "Samtycke återkallat" in words
        for kept in ("Vaknar ofta", "Med bilder", "orka hela dagen", "Samtal om sömn"):
            assert kept not in words


@pytest.mark.rule("R4")
@pytest.mark.rule("R6")
@pytest.mark.rule("R12")
@pytest.mark.rule("R15")
def test_two_preschools_with_scopes_that_are_not_the_same(tmp_path: Path) -> None:
    """What two guardians have in common decides; a hindered one is not waited for; the aunt leaves."""
    with played("two_preschools", tmp_path) as result:
        first, second = (row for row in result.gates if row.child == "tuva")
        assert set(first.must_leave) == {"bjorkbacken", "ifo"}
        assert first.members_must_leave == ("moster",)
        assert first.permitted == ("bvc", "tallbacken")
        assert (second.gate, second.topics) == ("open", ("sleep_and_food",))
        assert told(result.gates, "sam") == [("closed", ("one_way_only",))]
        enclosures = of_kind(result, PaperKind.ENCLOSURE)
        assert {(row.child, row.recipient) for row in enclosures} == {("tuva", "tallbacken"), ("tuva", "bvc")}
        words = [read(tmp_path, row) for row in enclosures]
        (row,) = result.meetings
        assert sorted(row.items[-2:]) == ["child: done", "child: moved"]
    for paper in words:
        assert "somnar lättare med sin filt" in paper
        assert "sin egen oro" in paper, "Tora has answered for herself"
        assert "Mormodern" not in paper, "Maja has not"
