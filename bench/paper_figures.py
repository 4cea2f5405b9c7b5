"""Ten pages of papers, against LibreOffice converting the same text, when it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from barnombud.documents import phrases
from barnombud.documents.catalogue import Content, render_paper
from barnombud.domain.languages.translation import Translation
from bench.figures import line, ratio, timed
from tests.documents import samples

PAGES = 10


def contents() -> list[Content]:
    """Return papers of at least ten pages, four flowers among them."""
    every: list[Content] = [samples.enclosure(), samples.sheet(), samples.minutes(), samples.blank_flower()]
    return [*every, *every[:2], *every[:1]]


def figures() -> Iterator[str]:
    """Yield a line a figure."""
    papers = contents()
    made = [render_paper(content) for content in papers]
    documents = [pypdfium2.PdfDocument(pdf) for pdf in made]
    pages = sum(len(document) for document in documents)
    text = "\n".join(page.get_textpage().get_text_range() for document in documents for page in document)
    ours = timed(lambda: [render_paper(content) for content in papers])
    yield line(f"{pages} pages of papers with flowers", ours)
    beside = samples.form(translation=Translation(book=phrases.shipped("ar"), reviewed=False))
    form = pypdfium2.PdfDocument(render_paper(beside))
    yield line(f"{len(form)} pages of a form in Swedish and Arabic", timed(lambda: render_paper(beside)))
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        yield "LibreOffice is not installed: its ratio was not measured"
        return
    theirs = timed(lambda: _convert(office, text), 3)
    yield ratio(
        "The same text: LibreOffice / ours, for ten pages", theirs, ours * PAGES / pages, "at least 4"
    )


def _convert(office: str, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "text.txt"
        source.write_text(text, encoding="utf-8")
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
