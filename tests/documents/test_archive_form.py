"""The archive form of each paper, checked by its structure: always, also without the reference validator.

What the validator checks by the standards' own rules is in `test_reference_validator`; these are the rules we
know a paper could break.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from barnombud import resources
from barnombud.documents.catalogue import render_paper
from tests.documents import archive_form, every_paper, samples
from tests.documents.every_paper import Paper
from tests.documents.speech import heard
from tools import colour_profile

MODERN = tuple(every_paper.papers(languages=False))
OLDER = tuple(every_paper.papers(older=True, languages=False))
SCRIPTS = ("ar", "th", "ti")


@cache
def made(paper: Paper) -> bytes:
    """The file."""
    return paper.make()


def form_in(language: str, *, older: bool = False) -> bytes:
    """The consent form beside a language."""
    return render_paper(dict(every_paper.in_every_language(samples.form(older_form=older)))[language])


@pytest.mark.rule("R27")
@pytest.mark.rule("R41")
@pytest.mark.parametrize("paper", [*MODERN, *OLDER], ids=lambda paper: paper.name)
def test_what_archives_and_readers_ask_for_is_there(paper: Paper) -> None:
    """Tags, language, title, colours, claims of the standards; nothing encrypted, run or see-through."""
    assert archive_form.lacking(made(paper)) == []


@pytest.mark.rule("R27")
@pytest.mark.parametrize("paper", MODERN, ids=lambda paper: paper.name)
def test_the_file_is_whole(paper: Paper, tmp_path: Path) -> None:
    """By pikepdf always, and by qpdf itself where it is."""
    with pikepdf.open(io.BytesIO(made(paper))) as document:
        assert document.check_pdf_syntax() == []
    if program := shutil.which("qpdf"):
        file = tmp_path / "paper.pdf"
        file.write_bytes(made(paper))
        done = subprocess.run([program, "--check", str(file)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.rule("R27")
def test_the_older_form_lists_the_glyphs_of_each_font() -> None:
    """PDF/A-1 has no packed objects, and asks for the glyphs of fonts that show them by number."""
    for language in SCRIPTS:
        paper = form_in(language, older=True)
        assert paper.startswith(b"%PDF-1.4")
        assert b"/ObjStm" not in paper
        with pikepdf.open(io.BytesIO(paper)) as document:
            fonts = list(chain.from_iterable(page.Resources.Font.values() for page in document.pages))
            listed = [_listed(font) for font in fonts if font.Subtype == "/Type0"]
        assert listed
        assert all(bits == codes for bits, codes in listed)


def _listed(font: Any) -> tuple[int, int]:
    """How many glyphs the font says it has, and how many codes it has for them."""
    descendant = font.DescendantFonts[0]
    bits = descendant.FontDescriptor.CIDSet.read_bytes()
    return sum(byte.bit_count() for byte in bits), len(descendant.CIDToGIDMap.read_bytes()) // 2


@pytest.mark.rule("R27")
@pytest.mark.rule("R30")
def test_the_file_says_which_paper_it_is_and_names_nobody() -> None:
    """Id, version, state and time of printing; the older properties say the same."""
    with pikepdf.open(io.BytesIO(render_paper(samples.enclosure(version=4)))) as document:
        packet = document.Root.Metadata.read_bytes().decode("utf-8")
        created = str(document.docinfo["/CreationDate"])
    for words in (
        "<dc:identifier>A7-3</dc:identifier>",
        "<paper:version>4</paper:version>",
        "<paper:state>finalised</paper:state>",
        "<xmp:CreateDate>2026-12-08T13:05:00+00:00</xmp:CreateDate>",
        "<pdfaProperty:name>state</pdfaProperty:name>",
    ):
        assert words in packet
    assert created == "D:20261208130500+00'00'"
    assert not any(name in packet for name in ("Alva", "Rut", "Bodil", "K7Q", "Tallbacken"))


@pytest.mark.rule("R41")
def test_the_bookmarks_are_the_headings_in_swedish() -> None:
    """One for each, under the one above it, leading to its page; the other language's are not among them."""
    with pikepdf.open(io.BytesIO(form_in("ar"))) as document, document.open_outline() as outline:
        below = [entry.title for top in outline.root for entry in top.children]
        places: list[Any] = [entry.destination for entry in outline.root]
        assert [entry.title for entry in outline.root] == [
            "Får vi prata om ditt barn?",
            "Blankett för samtycke",
        ]
        assert [place[0].objgen for place in places] == [document.pages[page].objgen for page in (0, 2)]
        assert "Ditt svar" in below
        everything = [part for part in heard(form_in("ar")) if part.kind[0] == "H" and part.language == "sv"]
        assert int(document.Root.Outlines.Count) == len(everything)


def test_same_bytes_in_two_processes() -> None:
    """Also for scripts that are shaped, and in the older form."""
    code = (
        "import hashlib;from tests.documents.test_archive_form import form_in;"
        "print(*(hashlib.sha256(form_in('ar', older=older)).hexdigest() for older in (False, True)))"
    )
    root = Path(__file__).parents[2]
    other = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    here = [hashlib.sha256(form_in("ar", older=older)).hexdigest() for older in (False, True)]
    assert other.stdout.split() == here


def test_the_colour_profile_is_the_one_that_is_written() -> None:
    """Made anew, it is the same."""
    assert resources.read_bytes("colour/srgb.icc") == colour_profile.profile()
