"""Every paper of random teams is clean, well laid out, valid and the same wherever it is made.

One team in every run; hundreds by ``./run bench teams``.
"""

from __future__ import annotations

import io
from random import Random

import pytest
from reportlab.pdfgen.canvas import Canvas

from barnombud.documents.model import Document, InLanguage, PageMarks, Paragraph, plain
from barnombud.documents.typesetter import render
from tests.documents import layout
from tests.documents.rendered_elsewhere import Elsewhere
from tests.flows import written
from tests.flows.papers_of_teams import looked_at, varied_team
from tests.world import World

SEED = 46
"""Of a small team, a guardian in which speaks Polish."""


@pytest.mark.rule("R25")
@pytest.mark.rule("R41")
def test_every_paper_of_a_random_team_holds(world: World) -> None:
    """Made here and in another process: whatever its reader, its language and its length."""
    with Elsewhere() as other:
        looked, papers = looked_at(varied_team(world, SEED), other)
    assert looked.troubles == []
    assert looked.papers == len(papers) >= 6 and looked.pages > looked.papers


def test_the_looking_finds_what_is_wrong() -> None:
    """Words beyond the edge, words on words, and a file that is cut off."""
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.drawString(100, 700, "Bra rad")  # data: only for the looking
    canvas.drawString(100, 690, "Nästa rad")  # data: only for the looking
    canvas.drawString(100, 400, "Ovanpå")  # data: only for the looking
    canvas.drawString(104, 402, "varandra")  # data: only for the looking
    canvas.drawString(560, 300, "Utanför kanten")  # data: only for the looking
    canvas.save()
    found = layout.troubles(made.getvalue())
    assert len(found) == 2
    assert "beyond the edge" in found[0] and "Utanf" in found[0]
    assert "lies on" in found[1]


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_scripts_that_move_back_in_the_line_lie_beside_each_other(language: str) -> None:
    """Names and numbers within Arabic, Arabic and Hebrew within Swedish, marks above and below letters."""
    mixed = plain("Hon säger שלום دەدات 12 % (och) Žofia Påhitt جزيلًا ผู้ที่ดื่ม Thảo! " * 8)
    paper = render(Document("Prov", PageMarks("Prov"), (InLanguage(language, (Paragraph(mixed),)),)))
    assert layout.troubles(paper) == []


def test_a_text_ends_in_its_mark_and_keeps_its_length() -> None:
    """Whatever is drawn: a text that is cut off has lost its mark."""
    random = Random(5)
    texts = [written.text(random, "Qbcd", 120, wordy=1.0) for _ in range(300)]
    assert all(text.endswith("Qbcd") and len(text) <= 120 for text in texts)
    assert any(name in text.split() for text in texts for name in written.COMMON_NAMES)
    assert {written.person(random, "Qbcd") for _ in range(300)} > set(written.COMMON_NAMES)
