"""Every paper in every language by the reference validator (veraPDF), where it can be had (R27, R41)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from barnombud.documents.catalogue import render_paper
from barnombud.documents.model import ArchiveForm
from tests.documents import every_paper, samples
from tools import pdf_validator
from tools.pdf_validator import BOTH, NotToBeHad, Verdict

Jobs = Iterator[tuple[tuple[str, ...], Path]]


def written(folder: Path) -> Jobs:
    """Every paper as a file, with the profiles it has to be valid by; the last one is not."""
    for paper in (*every_paper.papers(), *every_paper.awkward_papers(), *every_paper.with_a_logo()):
        file = folder / f"{paper.name}.pdf"
        file.write_bytes(paper.make())
        yield BOTH, file
    older = (*every_paper.papers(older=True, languages=False), *every_paper.with_a_logo(older=True))
    for paper in (*older, *every_paper.awkward_papers(ArchiveForm.PDF_A_1)):
        file = folder / f"older-{paper.name}.pdf"
        file.write_bytes(paper.make())
        yield ("1a",), file
        yield ("ua1",), file  # apart: the validator does not take both at once
    broken = folder / "broken.pdf"
    _break(render_paper(samples.call()), broken)
    yield BOTH, broken


def _break(paper: bytes, target: Path) -> None:
    """Write a paper that neither says that it is tagged nor what it is."""
    source = target.with_suffix(".whole")
    source.write_bytes(paper)
    with pikepdf.open(source) as document:
        del document.Root["/MarkInfo"]
        del document.Root["/Metadata"]
        document.save(target)


@pytest.mark.rule("R27")
@pytest.mark.rule("R41")
def test_every_paper_is_valid_by_the_reference_validator(tmp_path: Path) -> None:
    """PDF/A-2a and PDF/UA-1 in every language, PDF/A-1a for every kind; and it finds a file that is not."""
    try:
        pdf_validator.provide()
    except NotToBeHad as reason:
        pdf_validator.note(f"The reference validator did not run: {reason}. The structural checks did.")
        pytest.skip(f"the reference validator cannot be had: {reason}")
    verdicts = pdf_validator.validate(written(tmp_path))
    broken = [verdict for verdict in verdicts if verdict.file.endswith("broken.pdf")]
    papers = [verdict for verdict in verdicts if verdict not in broken]
    pdf_validator.note(_counted(papers))
    assert len(broken) == len(BOTH)
    assert all(verdict.breaches for verdict in broken)
    assert [verdict for verdict in papers if verdict.breaches] == []


def _counted(verdicts: list[Verdict]) -> str:
    by_profile = Counter(verdict.profile for verdict in verdicts)
    said = ", ".join(
        f"{count} by {pdf_validator.PROFILES[each]}" for each, count in sorted(by_profile.items())
    )
    wrong = sum(bool(verdict.breaches) for verdict in verdicts)
    files = len({verdict.file for verdict in verdicts})
    return f"The reference validator looked at {files} papers: {said}; {wrong} with breaches."


def test_where_it_cannot_be_had_it_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No Java, no Maven, no network, or other files than were pinned."""
    jars = tmp_path / "jars"
    monkeypatch.setattr(pdf_validator, "_JARS", jars)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotToBeHad, match="no Java"):
        pdf_validator.provide()
    _program(tmp_path / "java", "exit 0")
    with pytest.raises(NotToBeHad, match="no Maven"):
        pdf_validator.provide()
    _program(tmp_path / "mvn", "echo no way there; exit 1")
    with pytest.raises(NotToBeHad, match="no way there"):
        pdf_validator.provide()
    jars.mkdir()
    (jars / "core-1.28.1.jar").write_bytes(b"something else")
    with pytest.raises(NotToBeHad, match=r"core-1\.28\.1\.jar"):
        pdf_validator.provide()


def _program(path: Path, does: str) -> None:
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="ascii")
    path.chmod(0o755)
