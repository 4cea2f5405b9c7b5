"""Papers: ten pages against LibreOffice, the first page after a click, and a year's papers in a row."""

from __future__ import annotations

import multiprocessing
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pypdfium2

from barnombud.documents import phrases
from barnombud.documents.catalogue import Content, render_paper
from barnombud.domain.languages.translation import Translation
from barnombud.domain.name_search import NameSet, family_names, find_names, joined, words_near
from barnombud.domain.papers.written_parts import written_parts
from barnombud.services.known_words import ordinary_words
from barnombud.ui.pdf_drawing import draw_page
from bench.figures import Took, in_turn, line, ratio, timed
from bench.ten_years import CHILDREN
from tests.documents import samples

PAGES, A_YEAR = 10, 400
PREVIEW_PIXELS = 1.5
"""A point on a screen on which the page is about 900 pixels wide."""
_NOBODY = NameSet()


def contents() -> list[Content]:
    """Return papers of at least ten pages, four flowers among them."""
    every: list[Content] = [samples.enclosure(), samples.sheet(), samples.minutes(), samples.blank_flower()]
    return [*every, samples.enclosure()]


def figures() -> Iterator[str]:
    """Yield a line a figure."""
    yield from _against_office()
    yield from _first_page()
    beside = samples.form(translation=Translation(book=phrases.shipped("ar"), reviewed=False))
    yield line("A form in Swedish and Arabic", timed(partial(render_paper, beside)))
    yield from _a_year()


def _against_office() -> Iterator[str]:
    papers, names = contents(), _families()
    documents = [pypdfium2.PdfDocument(render_paper(content)) for content in papers]
    pages = sum(len(document) for document in documents)
    text = "\n".join(page.get_textpage().get_text_range() for document in documents for page in document)
    ours = partial(_searched_and_set, papers, names)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        yield line(f"{pages} pages with flowers, searched and in archive form", timed(ours))
        yield "LibreOffice is not installed: its ratio was not measured"
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "text.txt"
        source.write_text(text, encoding="utf-8")
        first, second = in_turn((ours, partial(_convert, office, source)))
    yield line(f"{pages} pages with flowers, searched and in archive form", first)
    yield ratio("The same text: LibreOffice / ours, ten pages", second, first * (PAGES / pages), "at least 4")
    search = timed(partial(_searched, papers, names))
    yield line(f"Of it the search among {CHILDREN:,} families", search)


def _first_page() -> Iterator[str]:
    """From the content on, as a page's request comes to it: set, in archive form, drawn."""
    for name, content in (("the enclosure", samples.enclosure()), ("the family's sheet", samples.sheet())):
        yield line(f"First page of {name}, drawn", timed(partial(_shown, content), 9), target="150")


def _shown(content: Content) -> None:
    draw_page(render_paper(content), 1, PREVIEW_PIXELS)


def _a_year() -> Iterator[str]:
    """In a process of its own, whose memory is then that of the papers."""
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawned) as pool:
        took, before, most = pool.submit(set_a_year).result()
    yield line(f"{A_YEAR} papers in a row", took, target="60,000")
    yield line("The most memory meanwhile", most, "MB", "300")
    yield line("Of it before the first paper", before, "MB")


def set_a_year() -> tuple[Took, float, float]:
    """Set a year's papers one after the other; return what it took, and megabytes before and at most."""
    names, before = _families(), _resident()
    begun, worked = time.perf_counter(), time.process_time()
    papers = contents()
    for number in range(A_YEAR):
        _searched_and_set([papers[number % len(papers)].model_copy(update={"version": number + 1})], names)
    took = Took((time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000)
    return took, before, _resident()


def _resident() -> float:
    """Return the most megabytes so far; `getrusage` would begin with what the parent process had."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else 0.0


def _families() -> list[NameSet]:
    """Return the names of as many families as ten years bring."""
    return [
        family_names(
            alias=f"Räv {number}",
            first=f"Påhitt{number}",
            last=f"Låtsasson{number % 700}",
            adults=[f"Vuxen{number} Låtsasson{number % 700}", f"Annan{number} Hittepå"],
        )
        for number in range(CHILDREN)
    ]


def _searched_and_set(papers: list[Content], names: list[NameSet]) -> None:
    _searched(papers, names)
    for content in papers:
        render_paper(content)


def _searched(papers: list[Content], names: list[NameSet]) -> None:
    for content in papers:
        parts = tuple(written_parts(content))
        others = joined(names, near=words_near(part.text for part in parts))
        for part in parts:
            find_names(part.text, others, _NOBODY, ordinary_words())


def _convert(office: str, source: Path) -> None:
    folder = source.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True)
