"""Papers in the guardian's language: chosen by itself, Swedish always beside, unreviewed says so (R43)."""

from __future__ import annotations

from datetime import date

import pytest

from barnombud.documents import phrases
from barnombud.domain.case import Capacity, Case
from barnombud.domain.changes import Op
from barnombud.domain.ids import CaseId
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.family import ConsentFormContent
from barnombud.services import languages
from barnombud.services.paper_contents import make_paper, paper_content
from barnombud.services.papers import PaperRequest
from tests.documents import reading
from tests.world import World


def case_with(world: World, *codes: str, capacity: Capacity = Capacity.JOINT_GUARDIAN) -> Case:
    """Keep a case whose guardians speak ``codes``."""
    case = world.add_case(guardians=tuple(f"Påhitt {number}" for number, _ in enumerate(codes)))
    with world.desk.unit_of_work() as uow:
        for guardian, code in zip(uow.guardians.for_case(case.id), codes, strict=True):
            changed = {"language": code, "needs_interpreter": code != "sv", "capacity": capacity}
            uow.guardians.save(guardian.model_copy(update=changed))
        uow.commit(Op.CHANGE_GUARDIANS, case.id)
    return case


def form(world: World, case_id: CaseId | None, language: str = "") -> ConsentFormContent:
    """Return what stands on the consent form."""
    request = PaperRequest(kind=PaperKind.CONSENT_FORM, case_id=case_id, language=language)
    content = paper_content(world.desk, request)
    assert isinstance(content, ConsentFormContent)
    return content


@pytest.mark.rule("R43")
@pytest.mark.parametrize(
    ("codes", "proposed", "missing"),
    [
        (("sv", "so"), "so", ()),
        (("ar", "so"), "ar", ()),
        (("yi", "fi"), "fi", ("yi",)),
        (("swl",), "sv", ("swl",)),
        (("rom", "rom"), "sv", ("rom",)),
        (("sv", "sv"), "sv", ()),
        ((), "sv", ()),
    ],
)
def test_the_guardians_language_is_proposed(
    world: World, codes: tuple[str, ...], proposed: str, missing: tuple[str, ...]
) -> None:
    """The first that is offered; what is not is named, for Swedish and an interpreter."""
    case = case_with(world, *codes)
    found = languages.paper_languages(world.desk, case.id)
    assert (found.proposed, found.missing) == (proposed, missing)
    translation = form(world, case.id).translation
    assert (translation.language if translation else "sv") == proposed


@pytest.mark.rule("R43")
def test_a_form_for_nobody_in_particular_is_swedish_until_a_language_is_chosen(world: World) -> None:
    """Every whole language can be chosen; Swedish can be chosen for a child whose guardians speak another."""
    found = languages.paper_languages(world.desk)
    assert (found.proposed, found.missing) == ("sv", ())
    assert {"en", "ar", "ti"} <= {header.language for header, _ in found.offered}
    assert not any(reviewed for _, reviewed in found.offered)
    assert form(world, None).translation is None
    chosen = form(world, None, "ti").translation
    assert chosen is not None
    assert chosen.language == "ti"
    assert form(world, case_with(world, "ar").id, "sv").translation is None


@pytest.mark.rule("R43")
def test_the_information_in_pictures_is_about_nobody(world: World) -> None:
    """Swedish until a language is chosen."""
    for language, told in (("", "Du kan få tolk."), ("fi", phrases.shipped("fi").phrases["picture.talk"])):
        request = PaperRequest(kind=PaperKind.PICTURES, language=language)
        paper = make_paper(world.desk, request)
        assert told in reading.text(paper.pdf)
        assert paper.file_name == "bilder-P0.pdf"


@pytest.mark.rule("R43")
def test_a_parent_without_custody_decides_no_language(world: World) -> None:
    """The form is for those who answer."""
    case = case_with(world, "ar", capacity=Capacity.PARENT_WITHOUT_CUSTODY)
    assert languages.paper_languages(world.desk, case.id).missing == ()
    assert form(world, case.id).translation is None


@pytest.mark.rule("R43")
def test_an_approved_language_is_no_longer_printed_as_unreviewed(world: World) -> None:
    """Until then it is a reading aid: the Swedish is what is signed, with an interpreter."""
    request = PaperRequest(kind=PaperKind.CONSENT_FORM, language="en")
    text = reading.text(make_paper(world.desk, request).pdf)
    say = phrases.swedish().say
    for key in ("reading.unreviewed", "reading.aid", "reading.signing"):
        assert say(key) in text
        assert phrases.shipped("en").say(key) in text
    assert "Översättning till engelska, version 1. Ej granskad översättning." in text
    languages.approve_language(world.desk, "en", "Nadia Påhitt", date(2026, 3, 1))
    text = reading.text(make_paper(world.desk, request).pdf)
    assert "Översättning till engelska, version 2. Granskad i teamet 1 mars 2026." in text
    assert "Nadia" not in text
    for key in ("reading.unreviewed", "reading.aid", "reading.signing"):
        assert say(key) not in text
        assert phrases.shipped("en").say(key) not in text
