"""A paper under the organisation's name and logo: heard as a name, drawn opaque, in its place."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys

import pikepdf
import pypdfium2
import pytest

from barnombud.documents.catalogue import Content, page_count, render_paper
from barnombud.documents.logo_picture import logo_from
from barnombud.domain.papers.letterhead import Letterhead
from tests.documents import layout, logos, samples, speech

LONG = "Samverkansnämnden för barn och unga i Exempelkommun, Sagokommun och Påhittade kommunen med omnejd"


def headed(content: Content, letterhead: Letterhead | None = None) -> bytes:
    """The paper under a letterhead."""
    return render_paper(content.model_copy(update={"letterhead": letterhead or logos.letterhead()}))


@pytest.mark.rule("R27")
@pytest.mark.rule("R41")
def test_a_logo_is_an_opaque_picture_on_every_page_and_the_name_is_what_is_heard() -> None:
    """Nothing see-through, which PDF/A-1 forbids; no colours of its own beside those the file has named."""
    paper, found = headed(samples.enclosure()), set()
    with pikepdf.open(io.BytesIO(paper)) as document:
        assert len(document.pages) > 1
        for page in document.pages:
            (picture,) = page.Resources.XObject.values()
            assert picture.Subtype == "/Image"
            assert (int(picture.Width), int(picture.Height)) == (480, 160)
            assert picture.ColorSpace == "/DeviceRGB"
            assert not {"/SMask", "/Mask", "/Interpolate", "/Metadata"} & set(picture.keys())
            found.add(picture.objgen)
    assert len(found) == 1
    first, *rest = speech.heard(paper)
    assert first.text.replace("\n", " ").split() == ["Exempelkommun", "Barnombudsteamet", "Tallbacken"]
    assert "Figure" not in {part.kind for part in (first, *rest[:4])}


@pytest.mark.rule("R28")
def test_a_familys_sheet_keeps_to_its_page() -> None:
    """With the logo as without it."""
    for offers in (3, 5):
        assert (
            page_count(headed(samples.sheet(offers))) == page_count(render_paper(samples.sheet(offers))) == 1
        )


@pytest.mark.parametrize("width", [310, 900, 3000])
def test_long_names_and_wide_logos_have_room(width: int) -> None:
    """Nothing is cut, overlaps or lies under the picture, which stands inside the margins."""
    logo = logo_from(logos.as_file(logos.mark(width, 280)))
    for content in (samples.enclosure(), samples.sheet(), samples.minutes()):
        paper = headed(content, Letterhead(organisation=LONG, logo=logo))
        assert layout.troubles(paper) == []
        left, bottom, right, top = _picture_box(paper)
        assert 60 < left < right < 190
        _, height, pieces = next(layout.boxes(paper))
        assert top < height - 20
        under = [
            each.text for each in pieces if each.left < right and each.top > bottom and each.bottom < top
        ]
        assert under == []


def _picture_box(paper: bytes) -> tuple[float, float, float, float]:
    document = pypdfium2.PdfDocument(paper)
    try:
        (picture,) = document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        left, bottom, right, top = picture.get_bounds()
        return float(left), float(bottom), float(right), float(top)
    finally:
        document.close()


def test_a_name_alone_and_a_logo_alone() -> None:
    """Either can be had without the other; an organisation called as the team is not said twice."""
    named = speech.heard(headed(samples.call(), Letterhead(organisation="Exempelkommun")))[0]
    assert named.text.split("\n")[0].startswith("Exempelkommun")
    pictured = speech.heard(headed(samples.call(), Letterhead(logo=logos.logo())))[0]
    assert pictured.text.split() == ["Barnombudsteamet", "Tallbacken"]
    same = speech.heard(headed(samples.call(), Letterhead(organisation="Barnombudsteamet Tallbacken")))[0]
    assert same.text.split() == ["Barnombudsteamet", "Tallbacken"]


def test_the_same_bytes_in_another_process() -> None:
    """From the file that was chosen to the paper."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import hashlib; from tests.documents import samples, test_letterhead as t;"
            "print(hashlib.sha256(t.headed(samples.call())).hexdigest())",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout.strip() == hashlib.sha256(headed(samples.call())).hexdigest()
