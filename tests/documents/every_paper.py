"""One of every kind of paper, and each of them in every language it can be had in.

A new kind of content that is not here fails `test_every_kind_of_paper_is_here`, so that none escapes the
checks of tags, archive form and speech.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from typing import NamedTuple, get_args

from barnombud.documents import phrases
from barnombud.documents.catalogue import Content, render_paper
from barnombud.documents.model import ArchiveForm
from barnombud.documents.papers.recovery_sheet import rendered_sheet
from barnombud.documents.typesetter import render
from barnombud.domain.half_year import AnswerCount, CountedAnswer, shown_half_year
from barnombud.domain.languages.phrase_checks import book_faults
from barnombud.domain.languages.translation import Translation
from barnombud.domain.minutes import FAMILY_PAPERS, MinutesState
from barnombud.domain.papers.extract import ExtractContent, ExtractRow, ExtractSection
from barnombud.domain.papers.privacy import IncidentContent, PrivacyContent
from barnombud.domain.papers.recovery_sheet import RecoverySheet
from barnombud.domain.papers.register import RegisterContent, RegisterRow
from barnombud.domain.papers.statistics import StatisticsContent
from barnombud.domain.papers.thanks import SupportPlace, ThanksContent
from barnombud.domain.personal_data import PrivacyFacts
from tests.documents import agency_papers, awkward, logos, records, samples

OFFERED = tuple(
    code
    for code in phrases.shipped_languages()
    if code != "sv" and not book_faults(phrases.shipped(code), phrases.swedish())
)
"""Languages a family's paper can be had in beside Swedish."""
SENDER = "Barnombudsteamet Tallbacken"
OF_MEETING = "Mötesanteckningar 3/2026, mötet 8 december 2026"


class Paper(NamedTuple):
    """A paper as it is tried: a name for the run, and what makes the file."""

    name: str
    make: Callable[[], bytes]


def _others() -> tuple[Content, ...]:
    """Contents that no other sample has."""
    counts = (
        AnswerCount(half_year="2026H1", answer=CountedAnswer.CASE, count=31),
        AnswerCount(half_year="2026H1", answer=CountedAnswer.YES, language="sv", count=12),
        AnswerCount(half_year="2026H1", answer=CountedAnswer.NO, language="so", count=4),
    )
    rows = (
        ExtractRow(on=date(2026, 9, 3), what="Barnet trivs i samlingen.", who="Förskolläraren, Tallbacken"),
        ExtractRow(what="Språkgrupp erbjuden."),
    )
    given = RegisterRow(
        what="Bilaga, ärende K7Q",
        document="A7-3, version 1",
        to_whom="BVC Norra",
        how="På papper",
        at=samples.frame()["printed_at"],
        by="Rut Rektorsson",
    )
    return (
        *agency_papers.every(),
        RegisterContent(**samples.frame(), meeting=OF_MEETING, rows=(given,)),
        ThanksContent(
            **samples.frame(printed_by=""),
            sender=SENDER,
            days=30,
            contact="samordnaren, 08-46500404",
            places=(SupportPlace(name="BVC Norra", telephone="08-46500402"), SupportPlace(name="Förskolan")),
            open_places=("Öppna förskolan Gläntan, 08-46500405",),
        ),
        StatisticsContent(**samples.frame(), half_years=(shown_half_year("2026H1", 6, counts),)),
        PrivacyContent(
            **samples.frame(),
            facts=PrivacyFacts(controller="Barn- och utbildningsnämnden", officer="Dataskyddsombudet"),
            bodies=("Förskolan Tallbacken: Barn- och utbildningsnämnden", "BVC Norra: Regionstyrelsen"),
            consent_months=6,
            refusal_days=30,
        ),
        IncidentContent(**samples.frame(), contact="Säkerhetsskyddschefen", telephone="08-46500406"),
        ExtractContent(
            **samples.frame(),
            subject="Alva",
            case_number="K7Q",
            sender=SENDER,
            facts=(("Språk", "svenska"),),
            sections=(ExtractSection(title="Anteckningar", rows=rows),),
            left_out=1,
        ),
        *records.of_records(),
    )


def contents() -> tuple[Content, ...]:
    """One of every kind of content, some twice: filled in and blank."""
    return (*samples.every(), *_others())


def in_every_language(content: Content) -> Iterator[tuple[str, Content]]:
    """The paper in Swedish and, where it can be had beside it, in each other language."""
    yield "sv", content
    if "translation" in type(content).model_fields:
        for code in OFFERED:
            translation = Translation(book=phrases.shipped(code), reviewed=code == OFFERED[0])
            yield code, content.model_copy(update={"translation": translation})


def papers(*, older: bool = False, languages: bool = True) -> Iterator[Paper]:
    """Every kind of paper, in every language and in large print when asked, and the office holders' sheet.

    ``older`` gives them in the form that some archives ask for.
    """
    for number, content in enumerate(contents(), start=1):
        form = content.model_copy(update={"older_form": older})
        name = f"{number:02}-{type(content).__name__}"
        for code, each in in_every_language(form):
            if code == "sv" or languages:
                yield Paper(f"{name}-{code}", partial(render_paper, each))
        if languages and getattr(content, "kind", None) in FAMILY_PAPERS:
            yield Paper(f"{name}-large", partial(render_paper, form.model_copy(update={"large": True})))
    sheet = RECOVERY.model_copy(update={"older_form": older})
    yield Paper("90-RecoverySheet-sv", partial(rendered_sheet, sheet))


def awkward_papers(form: ArchiveForm = ArchiveForm.PDF_A_2) -> Iterator[Paper]:
    """Papers of what no layout expects."""
    yield Paper("91-awkward", partial(render, awkward.awkward(), form))
    yield Paper("92-empty", partial(render, awkward.EMPTY, form))


def with_a_logo(*, older: bool = False) -> Iterator[Paper]:
    """Papers of each size and for each reader under the organisation's name and logo."""
    settings = {"letterhead": logos.letterhead(), "older_form": older}
    for content in (samples.enclosure(), samples.sheet(), samples.call(), samples.blank_flower()):
        headed = content.model_copy(update=settings)
        yield Paper(f"logo-{type(content).__name__}", partial(render_paper, headed))
    large = samples.sheet().model_copy(update=settings | {"large": True})
    yield Paper("logo-large", partial(render_paper, large))


def worked_on() -> Iterator[Paper]:
    """Papers that say on every page that they are drafts and made up."""
    for content in contents():
        fields = {"practice": True, "state": MinutesState.DRAFT}
        name = f"draft-{type(content).__name__}"
        yield Paper(name, partial(render_paper, content.model_copy(update=fields)))


RECOVERY = RecoverySheet(
    team=SENDER,
    number=1,
    keeper="förskolechefen",
    others=("verksamhetschefen", "enhetschefen"),
    made_on=samples.DAY,
    groups=tuple(f"ABCD{number}" for number in range(10)),
)


@cache
def kinds() -> frozenset[type]:
    """The classes of content there are samples of."""
    return frozenset(type(content) for content in contents())


def known_kinds() -> frozenset[type]:
    """The classes of content that can be printed."""
    return frozenset(get_args(Content))
