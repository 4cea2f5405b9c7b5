"""The command that plays a file: every exit code, what it says, and what it leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from barnombud.services.scenario.command import DONE, FORBIDDEN, INVALID, UNWRITABLE, run
from barnombud.texts import scenario as texts
from tests.scenario.files import ADD, ARRIVE, CHILD, OPEN, PLAN, PRACTICE, START, file, step

ONE_STEP = step("consult", 0, 'key = "q"\nquestion = "Hur gör ni med vilan?"')


def tried(path: Path, out: Path, report: Path | None = None) -> tuple[int, str]:
    """Run the command and return the code and what it said."""
    said: list[str] = []
    return run(path, out, report, said.append), "\n".join(said)


def test_done_writes_papers_and_a_report(tmp_path: Path) -> None:
    """Exit 0."""
    report = tmp_path / "report.json"
    papers = step("papers", 1)
    code, said = tried(file(tmp_path, ONE_STEP, papers), tmp_path / "out", report)
    assert (code, said) == (DONE, texts.done(6, str(tmp_path / "out")))
    rows = json.loads(report.read_text(encoding="utf-8"))["papers"]
    for_anybody = ["consent_form", "blank_flower", "pictures", "thanks", "leaflet", "interpreter_script"]
    assert [row["kind"] for row in rows] == for_anybody
    assert all((tmp_path / "out" / row["path"]).read_bytes().startswith(b"%PDF") for row in rows)


def test_report_is_written_only_when_wanted(tmp_path: Path) -> None:
    """Exit 0 without one: the folder holds the papers and nothing else."""
    out = tmp_path / "out"
    assert tried(file(tmp_path, ONE_STEP), out) == (DONE, texts.done(0, str(out)))
    assert list(out.iterdir()) == []


def test_closed_gate_is_a_result_and_not_an_error(tmp_path: Path) -> None:
    """A child nobody has been asked about: exit 0, and the report has the gate's own answer."""
    report = tmp_path / "report.json"
    path = file(tmp_path, CHILD, ADD, PLAN, START, ARRIVE, OPEN)
    assert tried(path, tmp_path / "out", report)[0] == DONE
    (gate,) = json.loads(report.read_text(encoding="utf-8"))["gates"]
    assert (gate["gate"], gate["codes"], gate["on_agenda"]) == ("deidentified_only", ["not_asked"], False)


@pytest.mark.parametrize(
    ("parts", "places"),
    [
        ((ONE_STEP.replace("key =", "kye ="),), "steps.0.consult.kye"),
        ((ONE_STEP + "\nunknown = 1",), "steps.0.consult.unknown"),
        ((ONE_STEP.replace('"consult"', '"juggle"'),), "steps.0"),
        ((), "steps"),
        ((step("start", 0, 'meeting = "m"'),), "steps.0.meetings.m"),
        ((step("add_child", 0, 'child = "bo"'),), "steps.0.children.bo"),
        ((ONE_STEP, step("consult", 1, 'key = "q"\nquestion = "x"\nby = "bo"')), "steps.1.members.bo"),
        ((CHILD.replace('"skola"', '"skolan"'), ADD), "children.alva.brought_by"),
        ((CHILD, CHILD, ADD), "children.alva"),
        ((CHILD, ADD, step("ask", 1, 'child = "alva"\nguardian = "g9"')), "g9"),
        (
            (
                step("plan", 1, 'meeting = "m"\nstarts = 2026-03-10T10:00:00'),
                step("start", 0, 'meeting = "m"'),
            ),
            "steps.1.at",
        ),
        ((PLAN, START, step("arrive", 61, 'meeting = "m"')), "steps.2.arrive"),
        ((PLAN, START, step("arrive", 61, 'meeting = "m"\nvisitor = "guardian"')), "steps.2.arrive"),
    ],
)
def test_invalid_file_names_every_place(tmp_path: Path, parts: tuple[str, ...], places: str) -> None:
    """Exit 2: unknown field, word or key, the same key twice, steps out of order."""
    code, said = tried(file(tmp_path, *parts), tmp_path / "out")
    assert code == INVALID
    assert places in said
    assert said.endswith(")")


def test_team_whose_fields_hold_too_much_is_an_invalid_file(tmp_path: Path) -> None:
    """What founding, adding members and the records themselves refuse is said at the file's own place."""
    for before, after, place in (
        ('name = "Bo Låtsas"', 'name = "Bo\\u0007Låtsas"', "members.nurse.name"),
        ('host = "skola"', 'host = "annan"', "team.host"),
        ('agency = "bvc"', 'agency = "vc"', "members.nurse.agency"),
        ('name = "BVC Norra"', f'name = "BVC"\nresponsible_body = "{"a" * 121}"', "team.responsible_body"),
    ):
        path = file(tmp_path, ONE_STEP)
        path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
        code, said = tried(path, tmp_path / "out")
        assert (code, place in said) == (INVALID, True), said


def test_record_that_cannot_hold_a_text_is_an_invalid_field(tmp_path: Path) -> None:
    """A purpose of a thousand letters: exit 2 at the step, not a crash."""
    answer = step(
        "answer",
        1,
        f'child = "alva"\nguardian = "g1"\nanswer = "yes"\npurpose = "{"a" * 1000}"\n'
        'may = ["skola", "bvc"]\ntopics = ["health"]',
    )
    code, said = tried(file(tmp_path, CHILD, ADD, answer), tmp_path / "out")
    assert (code, "steps.1.purpose" in said) == (INVALID, True)


@pytest.mark.parametrize(
    ("content", "fault"),
    [(b"\xff\xfe", "scenario_unreadable"), (b"[team", "scenario_not_toml")],
)
def test_file_that_is_no_scenario(tmp_path: Path, content: bytes, fault: str) -> None:
    """Exit 2: no text, no TOML, no file at all."""
    path = tmp_path / "scenario.toml"
    path.write_bytes(content)
    code, said = tried(path, tmp_path / "out")
    assert code == INVALID
    assert said.startswith(texts.invalid(fault, ()))
    assert tried(tmp_path / "missing.toml", tmp_path / "out")[0] == INVALID
    assert tried(tmp_path, tmp_path / "out")[0] == INVALID


def test_step_the_rules_forbid_is_named_with_its_reason(tmp_path: Path) -> None:
    """Exit 3: a meeting that starts twice."""
    path = file(tmp_path, PLAN, START, step("start", 61, 'meeting = "m"'))
    code, said = tried(path, tmp_path / "out")
    assert code == FORBIDDEN
    assert said.startswith("Steg 3 (start) går inte att göra.")
    assert len(said) > 60


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Exit 4: a file lies where the folder should be, or where the report should be there is a folder."""
    taken = tmp_path / "taken"
    taken.write_text("", encoding="utf-8")
    path = file(tmp_path, ONE_STEP)
    assert tried(path, taken) == (UNWRITABLE, texts.UNWRITABLE)
    assert tried(path, tmp_path / "out", tmp_path)[0] == UNWRITABLE
    blocked = tmp_path / "blocked"
    (blocked / "blomma-B0.pdf").mkdir(parents=True)
    assert tried(file(tmp_path, ONE_STEP, step("papers", 1)), blocked)[0] == UNWRITABLE


def test_full_disk_under_the_store_is_said_and_not_called_a_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 4: the temporary store has no folder it may use."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert tried(file(tmp_path, ONE_STEP), tmp_path / "out")[0] == UNWRITABLE


def test_same_file_gives_the_same_report_in_two_processes(tmp_path: Path) -> None:
    """Same ids, case numbers and bytes of every paper, whatever Python's own hashing does."""
    script = (
        "import sys; from pathlib import Path; from barnombud.services.scenario.command import run;"
        "sys.exit(run(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), lambda text: None))"
    )
    reports = []
    for seed in ("1", "2"):
        out, report = tmp_path / f"out{seed}", tmp_path / f"report{seed}.json"
        command = [sys.executable, "-c", script, str(PRACTICE / "demo.toml"), str(out), str(report)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, timeout=120)
        reports.append(report.read_bytes())
    assert reports[0] == reports[1]
    assert len(json.loads(reports[0])["papers"]) == 16
