"""Takes pictures of every kind of paper, all pages of one side by side, in colour and in grey.

`python -m tools.paper_pictures [FOLDER] [NAME ...]` draws into `docs/pictures/papers` or FOLDER, all papers
or those whose file name holds a NAME. What is on them is made up in `tests/documents`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pypdfium2
from PIL import Image

from barnombud.documents import phrases
from barnombud.documents.catalogue import render_paper
from barnombud.domain.languages.translation import Translation
from barnombud.domain.minutes import MinutesState
from tests.documents import every_paper, samples
from tests.documents.every_paper import Paper
from tools.paths import ROOT

FOLDER = ROOT / "docs" / "pictures" / "papers"
HEIGHT, GAP = 1000, 8
COLOURS, GREYS = 256, 16
_BETWEEN = (128, 128, 128)


def papers() -> Iterator[Paper]:
    """Yield every kind of paper in Swedish, and some in the ways that change how a page looks."""
    yield from every_paper.papers(languages=False)
    arabic = Translation(book=phrases.shipped("ar"), reviewed=False)
    worked_on = {"state": MinutesState.DRAFT, "practice": True}
    for name, content in (
        ("93-sheet-arabic", samples.sheet(translation=arabic)),
        ("94-form-arabic", samples.form(translation=arabic)),
        ("95-sheet-large", samples.sheet(large=True)),
        ("96-sheet-two-views", samples.sheet(flower=samples.flower(2))),
        ("97-enclosure-eight-views", samples.enclosure(flower=samples.flower(8))),
        ("98-enclosure-practice-draft", samples.enclosure(**worked_on)),
    ):
        yield Paper(name, partial(render_paper, content))


def picture(paper: bytes) -> Image.Image:
    """Return all pages side by side, `HEIGHT` pixels high."""
    document = pypdfium2.PdfDocument(paper)
    try:
        pages = [page.render(scale=HEIGHT / page.get_height()).to_pil().convert("RGB") for page in document]
    finally:
        document.close()
    width = sum(page.width + GAP for page in pages) - GAP
    whole = Image.new("RGB", (width, HEIGHT), _BETWEEN)
    left = 0
    for page in pages:
        whole.paste(page, (left, 0))
        left += page.width + GAP
    return whole


def main(arguments: Sequence[str]) -> int:
    """Draw into the folder named, or the usual one."""
    folder = Path(arguments[0]) if arguments else FOLDER
    wanted = arguments[1:]
    folder.mkdir(parents=True, exist_ok=True)
    for paper in papers():
        if wanted and not any(name in paper.name for name in wanted):
            continue
        drawn = picture(paper.make())
        few = drawn.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(folder / f"{paper.name}-colour.png", optimize=True)
        grey = drawn.convert("L").quantize(GREYS, dither=Image.Dither.NONE)
        grey.save(folder / f"{paper.name}-grey.png", optimize=True)
    size = sum(file.stat().st_size for file in folder.glob("*.png"))
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}, {size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
