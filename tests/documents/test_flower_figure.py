"""The flower on paper is read back: words, pictures, grey, no transparency, and the same values as rows."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, SimpleDocTemplate

from barnombud import resources
from barnombud.documents.flower import FlowerFlowable, flower_rows
from barnombud.documents.flower_canvas import FlowerFonts, paper_inks
from barnombud.domain.wellbeing.flower_scene import FlowerLayer, LayerAnswer, LayerRole
from barnombud.domain.wellbeing.rating import NonAnswer
from barnombud.domain.wellbeing.template import template_from_dict
from barnombud.texts import flower as texts

TEMPLATE = template_from_dict(resources.read_toml("flower/default.toml"))
FONTS = FlowerFonts("FlowerTestRegular", "FlowerTestBold")
WIDTH, HEIGHT = 440.0, 420.0


def view(role: LayerRole, label: str, **answers: int) -> FlowerLayer:
    """Return an invented view in which responsibility is set aside."""
    given = [LayerAnswer(petal_key=key, value=value, touched=True) for key, value in answers.items()]
    aside = LayerAnswer(petal_key="responsible", non_answer=NonAnswer.NOT_RELEVANT_TODAY, touched=True)
    return FlowerLayer(label=label, role=role, answers=(*given, aside))


EVERY = {
    petal.key: 1 + number % 3 for number, petal in enumerate(TEMPLATE.petals) if petal.key != "responsible"
}
VIEWS = (
    view(LayerRole.FILLED, "nu, gemensamt", **EVERY),
    view(LayerRole.OUTLINED, "Vårdnadshavare", safe=3),
    view(LayerRole.EARLIER, "10 november", safe=2),
)


@pytest.fixture(autouse=True)
def fonts() -> None:
    """Register the bundled fonts under the names of this test."""
    for name, weight in zip(FONTS, ("Regular", "Bold"), strict=True):
        data = resources.read_bytes(f"fonts/AtkinsonHyperlegibleNext-{weight}.ttf")
        pdfmetrics.registerFont(TTFont(name, BytesIO(data)))


def pdf(figure: Flowable) -> bytes:
    """Return a page with nothing but the figure."""
    out = BytesIO()
    page = SimpleDocTemplate(
        out, pagesize=(500, 480), leftMargin=20, rightMargin=20, topMargin=20, bottomMargin=20
    )
    page.build([figure])
    return out.getvalue()


def words(data: bytes) -> str:
    """Return the page's text in drawing order."""
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    text = page.get_textpage()
    found = text.get_text_bounded()
    text.close()
    page.close()
    document.close()
    return " ".join(str(found).split())


def pixels(data: bytes) -> Counter[tuple[int, ...]]:
    """Return how often each colour (red, green, blue) is on the page drawn at 144 dots per inch."""
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    bitmap = page.render(scale=2, rev_byteorder=True)
    channels, stride, raw = bitmap.n_channels, bitmap.stride, bytes(bitmap.buffer)
    rows = (raw[row * stride : row * stride + bitmap.width * channels] for row in range(bitmap.height))
    found = Counter(tuple(row[at : at + 3]) for row in rows for at in range(0, len(row), channels))
    bitmap.close()
    page.close()
    document.close()
    return found


def printed(ink: str) -> tuple[int, ...]:
    """Return an ink as red, green and blue from 0 to 255."""
    return tuple(round(part * 255) for part in paper_inks()[ink].rgb())


def luminance(colour: tuple[int, ...]) -> float:
    """Return how light a colour (0 to 255 each) prints without colour, from 0 to 1."""
    red, green, blue = colour
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def figure(size: float = 11.0) -> FlowerFlowable:
    """Return a flower with three views."""
    return FlowerFlowable(
        TEMPLATE, VIEWS, width=WIDTH, height=HEIGHT, fonts=FONTS, font_size=size, centre="Alva"
    )


@pytest.mark.rule("R41")
def test_names_and_legend_are_real_text() -> None:
    """Every petal's name, the child's name, the views and the non-answer can be read out of the file."""
    text = words(pdf(figure()))
    for said in (
        *(petal.label for petal in TEMPLATE.petals),
        "Alva",
        "inte aktuellt",
        *(v.label for v in VIEWS),
    ):
        assert said in text


@pytest.mark.rule("R41")
def test_figure_has_alternative_text_and_rows_of_the_same_values() -> None:
    """What the drawing shows is also said in words."""
    drawn = figure()
    assert (
        drawn.alt_text == "En blomma för Alva. Varje kronblad är ett område. Svaren står i tabellen intill."
    )
    assert drawn.table == flower_rows(TEMPLATE, VIEWS)
    assert drawn.table.headings == ("Kronblad", "nu, gemensamt", "Vårdnadshavare", "10 november")
    assert drawn.table.rows[0] == ("Trygg", "1 av 3, behöver stöd", "3 av 3, bra", "2 av 3, både och")
    assert drawn.table.rows[6][1] == "inte aktuellt i dag"
    assert texts.alternative_text("Alva", "8 december").startswith("En blomma för Alva den 8 december.")


def test_nothing_is_transparent_and_fonts_are_embedded() -> None:
    """Old printers and archives get plain curves."""
    with pikepdf.open(BytesIO(pdf(figure()))) as document:
        assert all(not document.pages[0].resources.get(name) for name in ("/ExtGState", "/XObject"))
        content = document.pages[0].Contents.read_bytes()
        assert b" gs" not in content
        fonts = document.pages[0].resources.Font
        embedded = [font for font in fonts.values() if "/FontDescriptor" in font]
        assert len(embedded) >= 2
        assert all("/FontFile2" in font.FontDescriptor for font in embedded)


def test_every_colour_of_the_petals_is_on_the_page() -> None:
    """The picture has each grown petal's fill."""
    colours = pixels(pdf(figure()))
    for petal in TEMPLATE.petals:
        assert (printed(f"{petal.colour.value}.fill") in colours) == (petal.key != "responsible")


@pytest.mark.rule("R40")
def test_petals_hold_apart_in_grey() -> None:
    """Patterns stay visible without colour: pattern, petal and paper differ clearly in lightness."""
    for petal in TEMPLATE.petals:
        fill, mark = printed(f"{petal.colour.value}.fill"), printed(f"{petal.colour.value}.mark")
        assert abs(luminance(fill) - luminance(mark)) > 0.25
        assert abs(luminance(fill) - luminance(printed("petal_paper"))) > 0.25


def test_blank_flower_is_for_a_pen() -> None:
    """No values and no view, but the steps in words and the children's lines as rows."""
    blank = FlowerFlowable.blank(TEMPLATE, width=WIDTH, height=HEIGHT, fonts=FONTS)
    data = pdf(blank)
    assert "Inifrån och ut: behöver stöd – både och – bra" in words(data)
    assert blank.alt_text == texts.BLANK_ALTERNATIVE
    assert blank.table.rows[0] == ("Trygg", "Jag känner mig trygg")
    colours = pixels(data)
    assert not any(printed(f"{petal.colour.value}.fill") in colours for petal in TEMPLATE.petals)


def test_size_is_what_was_asked_for_and_small_ones_draw_too() -> None:
    """A thumbnail on a family's sheet works; words without room become a dash, a long name is cut."""
    small = FlowerFlowable(
        TEMPLATE, VIEWS, width=130, height=115, fonts=FONTS, font_size=7, centre="Wilhelmina-Alexandra Påhitt"
    )
    assert small.wrap(10, 10) == (130, 115)
    text = words(pdf(small))
    assert "…" in text
    assert "–" in text
    assert "Wilhelmina-Alexandra Påhitt" not in text


def test_many_views_take_a_second_line_of_legend() -> None:
    """Six views fit under a narrow flower."""
    views = [
        VIEWS[0],
        *(view(LayerRole.OUTLINED, f"Verksamhet nummer {number}", safe=2) for number in range(6)),
    ]
    text = words(pdf(FlowerFlowable(TEMPLATE, views, width=300, height=380, fonts=FONTS)))
    assert all(f"Verksamhet nummer {number}" in text for number in range(6))
