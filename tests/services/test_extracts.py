"""Registerutdrag: everything about one person, and not a word of anybody else, read back from the paper."""

from __future__ import annotations

from datetime import date

import pytest

from barnombud.documents.model import Table
from barnombud.documents.papers.extract import build
from barnombud.domain.case import CaseIdentity, HindranceGround, Preparation, ProtectionFlag
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.ids import ScanId, new_id
from barnombud.domain.meeting.written_input import WrittenInput
from barnombud.domain.minutes import HandoverWay, PaperKind
from barnombud.domain.papers.extract import ExtractContent, ExtractOf, ExtractPerson
from barnombud.domain.wellbeing.rating import PetalAnswer, Rater, RaterKind
from barnombud.errors import NotFound, RuleViolation
from barnombud.services import child_identity, child_items, consents, minutes, ratings, support
from barnombud.services.extract_masking import Masking
from barnombud.services.extracts import extract_content, extract_people, make_extract
from barnombud.services.handing_over import hand_over, take_out
from barnombud.services.paper_contents import make_paper
from barnombud.texts import extract as texts
from tests.documents import reading
from tests.held_meeting import agreement, hold
from tests.open_item import OpenItem, open_item
from tests.world import World

MARKS = {
    "child": ("Zäpplewisk", "Kvarnmossa"),
    "first": ("Blimparyd", "Odensnö"),
    "second": ("Fjällskyttla", "Grönvinge"),
    "other_child": ("Pimpelhatt", "Rågfåle"),
    "grandmother": ("Vindeltrast", "Mosippa"),
}
"""Made-up words, each of one person alone."""


def marked(world: World) -> OpenItem:
    """Open an item of a child with two guardians, a grandmother and another child, each with a word."""
    other = world.consented_case("Rågfåle", "Pimpelhatt", guardians=("Någon Rågfåle",))
    with world.desk.unit_of_work() as uow:
        uow.cases.save_identity(other.id, CaseIdentity(alias="Rågfåle", first_name="Pimpelhatt"))
        uow.commit(Op.CHANGE_CASE, other.id)
    told = Preparation(
        concern="Zäpplewisk i samlingen. Fjällskyttla ringde, och Pimpelhatt är kompis. Ring 070-1740605.",
        wish="Odensnö hemma",
        works="Leker",
        five_questions=("Trött", "", "", "", ""),
    )
    item = open_item(
        world, first_name="Alva", guardians=("Mira Blimparyd", "Love Fjällskyttla"), preparation=told
    )
    desk, case_id = world.desk, item.case.id
    with desk.unit_of_work() as uow:
        one, two = uow.guardians.for_case(case_id)
    terms = world.terms().model_copy(update={"facts": "Kvarnmossa vid läggning"})
    consents.record_answer(desk, case_id, one.id, Answer.YES, terms)
    consents.record_answer(
        desk, case_id, two.id, Answer.YES, terms.model_copy(update={"facts": "Grönvinge på kvällen"})
    )
    consents.record_answer(desk, case_id, None, Answer.YES, terms, other_adult="Vera Vindeltrast")
    for agency in world.agencies:
        consents.confirm_consent(desk, case_id, agency.id)
    child_items.add_note(desk, item.item_id, world.preschool.id, "Kvarnmossa: sover i pass")
    for name, word in (("Vera Vindeltrast", "Mosippa"), ("Love Fjällskyttla", "Grönvinge")):
        child_items.add_note(desk, item.item_id, world.preschool.id, f"{word} orkar inte", other_adult=name)
    petal = ratings.flower_page(desk, case_id).template.petals[0].key
    for guardian, word in ((one, "Odensnö"), (two, "Grönvinge")):
        rater = Rater(kind=RaterKind.GUARDIAN, guardian_id=guardian.id)
        said = PetalAnswer(petal_key=petal, value=2, strengths=f"{word} gott", challenges=f"{word} ibland")
        ratings.rate_petal(desk, case_id, rater, said, item_id=item.item_id)
    service = Rater(kind=RaterKind.SERVICE, agency_id=world.preschool.id)
    said = PetalAnswer(petal_key=petal, value=1, strengths="Kvarnmossa klättrar")
    ratings.rate_petal(desk, case_id, service, said, item_id=item.item_id)
    return item


def person(world: World, item: OpenItem, of: ExtractOf, ordinal: int = 0) -> ExtractPerson:
    """Return one person of the case."""
    people = extract_people(world.desk, item.case.id)
    return next(each for each in people if (each.of, each.ordinal) == (of, ordinal))


def paper(world: World, item: OpenItem, of: ExtractOf, ordinal: int = 0) -> str:
    """Return the words of the paper, read back from the PDF, without white space."""
    return reading.letters(make_extract(world.desk, item.case.id, person(world, item, of, ordinal)).pdf)


def words(content: ExtractContent, title: str) -> list[str]:
    """Return what one section says."""
    return [row.what for section in content.sections if section.title == title for row in section.rows]


def tables(content: ExtractContent, title: str) -> list[Table]:
    """Return the tables the paper holds under a title."""
    blocks = build(content).blocks
    return [block for block in blocks if isinstance(block, Table) and block.summary == title]


@pytest.mark.rule("R33")
@pytest.mark.rule("R25")
@pytest.mark.parametrize(
    ("of", "ordinal", "own", "foreign"),
    [
        (ExtractOf.CHILD, 0, ("child",), ("second", "other_child", "grandmother")),
        (ExtractOf.GUARDIAN, 1, ("first",), ("second", "other_child", "grandmother")),
        (ExtractOf.GUARDIAN, 2, ("second",), ("first", "other_child", "grandmother")),
        (ExtractOf.OTHER_ADULT, 0, ("grandmother",), ("first", "second", "other_child")),
    ],
)
def test_each_ones_paper_holds_her_own_words_and_nobody_elses(
    world: World, of: ExtractOf, ordinal: int, own: tuple[str, ...], foreign: tuple[str, ...]
) -> None:
    """Read back from the PDF: words unique to the others have no hit."""
    item = marked(world)
    read = paper(world, item, of, ordinal)
    for who in own:
        assert any(word in read for word in MARKS[who]), who
    for who in foreign:
        for word in MARKS[who]:
            assert word not in read, (who, word)
    assert "1740605" not in read


@pytest.mark.rule("R33")
def test_the_childs_paper_tells_everything_about_the_child(world: World) -> None:
    """What was prepared, written, rated, and who has read it; names of others are replaced and counted."""
    item = marked(world)
    form = child_identity.ChildForm(
        alias="Ekorren",
        first_name="Alva",
        family_name="Blimparyd",
        birth_date=date(2021, 5, 4),
        identity_number="20170101-2393",
    )
    child_identity.save_child(world.desk, item.case.id, form)
    content = extract_content(world.desk, item.case.id, person(world, item, ExtractOf.CHILD))
    facts = dict(content.facts)
    assert (facts[texts.FIRST_NAME], facts[texts.FAMILY_NAME]) == ("Alva", "Blimparyd")
    assert facts[texts.BORN] == "4 maj 2021"
    assert "2393" not in facts[texts.NUMBER] and "20170101" in facts[texts.NUMBER]
    assert words(content, texts.PREPARED)[0] == (
        f"Oro: Zäpplewisk i samlingen. {texts.MASK} ringde, och {texts.MASK} är kompis. Ring {texts.MASK}."
    )
    assert content.left_out == 3
    assert "Kvarnmossa: sover i pass" in words(content, texts.ITEMS)
    assert [word for word in words(content, texts.FLOWER) if "Kvarnmossa" in word]
    assert words(content, texts.CONSENTS) == []
    assert any("Läste" in word for word in words(content, texts.LOG))
    assert [len(table.header) for table in tables(content, texts.PREPARED)] == [2], "no empty column"
    assert [len(table.header) for table in tables(content, texts.LOG)] == [3]
    roles = {row.who for section in content.sections if section.title == texts.LOG for row in section.rows}
    assert roles == {"rektor, Förskolan Tallbacken"}


@pytest.mark.rule("R33")
@pytest.mark.rule("R25")
def test_a_guardians_paper_tells_her_own_answers_only(world: World) -> None:
    """Her consent with its terms; not that, when or what the other one answered."""
    item = marked(world)
    content = extract_content(world.desk, item.case.id, person(world, item, ExtractOf.GUARDIAN, 1))
    facts = dict(content.facts)
    assert facts[texts.NAME] == "Mira Blimparyd"
    assert facts[texts.LANGUAGE].casefold() == "svenska"
    answers = words(content, texts.CONSENTS)
    assert len(answers) == 2 and "Kvarnmossa vid läggning" in answers[1]
    assert words(content, texts.PREPARED) == []
    assert len(words(content, texts.FLOWER)) == 1
    assert not any("samtycke" in word.casefold() for word in words(content, texts.LOG))


@pytest.mark.rule("R33")
def test_a_sole_guardians_wish_is_hers(world: World) -> None:
    """What guardians share stands on nobody's paper when they are two."""
    told = Preparation(concern="Oro", wish="Lugnare kvällar")
    item = open_item(world, guardians=("Mira Påhitt",), preparation=told)
    content = extract_content(world.desk, item.case.id, person(world, item, ExtractOf.GUARDIAN, 1))
    assert words(content, texts.PREPARED) == ["Önskan: Lugnare kvällar"]


@pytest.mark.rule("R33")
def test_a_hindered_guardian_reads_why_she_is_not_asked(world: World) -> None:
    """The ground and its words are stored about her."""
    item = open_item(world, guardians=("Mira Påhitt", "Love Låtsas"))
    with world.desk.unit_of_work() as uow:
        _, two = uow.guardians.for_case(item.case.id)
    child_identity.note_hindrance(
        world.desk,
        item.case.id,
        two.id,
        ground=HindranceGround.HINDERED,
        text="Ligger på sjukhus",
        responsible_name="Rakel Påhitt",
    )
    content = extract_content(world.desk, item.case.id, person(world, item, ExtractOf.GUARDIAN, 2))
    assert dict(content.facts)[texts.HINDRANCE].endswith("Ligger på sjukhus")


@pytest.mark.rule("R33")
@pytest.mark.rule("R36")
def test_making_one_is_a_line_of_its_own_and_so_is_letting_it_out(world: World) -> None:
    """Who made it when, of which case; printing and saving as for every paper."""
    item = marked(world)
    made = make_extract(world.desk, item.case.id, person(world, item, ExtractOf.CHILD))
    assert made.file_name.startswith("registerutdrag-R-")
    assert "Alva" not in made.file_name
    take_out(world.desk, (made,), recipient="Barnets vårdnadshavare", op=Op.PRINT_PAPER)
    with world.desk.unit_of_work() as uow:
        out, put_together = uow.audit.page(2)
    assert (out.op, out.touched) == (Op.PRINT_PAPER, (item.case.id,))
    assert (put_together.op, put_together.touched) == (Op.MAKE_EXTRACT, (item.case.id,))


@pytest.mark.rule("R33")
def test_after_a_meeting_agreements_additions_and_papers_stand_in_it(world: World) -> None:
    """Each where it belongs: what was agreed about the child, what was handed to whom."""
    held = hold(world)
    case, item_id = held.cases["Ekorren"], held.children["Ekorren"]
    line = held.lines(PaperKind.GUARDIAN_SHEET)[0]
    enclosure = held.lines(PaperKind.ENCLOSURE)[0]
    for each in (line, enclosure):
        hand_over(world.desk, make_paper(world.desk, each.request), HandoverWay.PAPER)
    guardian = held.guardians()[0]
    minutes.add_addendum(world.desk, held.meeting_id, "Ny tid bokad", item_id=item_id)
    minutes.add_addendum(
        world.desk, held.meeting_id, "det inte stämmer", item_id=item_id, objection_by=guardian.name
    )
    people = extract_people(world.desk, case.id)
    child = extract_content(world.desk, case.id, people[0])
    assert words(child, texts.ADDITIONS) == ["Ny tid bokad"]
    assert any(word.startswith("En väg in: ") for word in words(child, texts.AGREED))
    assert any(word.startswith("Behov: ") for word in words(child, texts.AGREED))
    assert len(words(child, texts.HANDED_OVER)) == 1
    assert words(child, texts.COMMITMENTS)
    own = extract_content(world.desk, case.id, next(p for p in people if p.guardian_id == guardian.id))
    assert words(own, texts.ADDITIONS) == ["det inte stämmer"]
    assert len(words(own, texts.HANDED_OVER)) == 1
    assert words(own, texts.COMMITMENTS)[0].startswith("Återkoppling till vårdnadshavarna senast")


@pytest.mark.rule("R33")
def test_what_was_asked_scanned_and_sent_in_is_there_too(world: World) -> None:
    """A question without an answer, a scan of the original, what an absent member sent in; no empty petal."""
    item = open_item(world, guardians=("Mira Påhitt",))
    desk, case_id = world.desk, item.case.id
    with desk.unit_of_work() as uow:
        (guardian,) = uow.guardians.for_case(case_id)
        answered = uow.consents.for_case(case_id)[0]
        uow.scans.add(case_id, answered.id, ScanId(new_id()), b"%PDF-1.7")
        uow.written.add(
            WrittenInput(
                id=new_id(),
                meeting_id=item.meeting_id,
                case_id=case_id,
                member_id=world.nurse.id,
                agency_id=world.bvc.id,
                at=uow.now(),
                entered_by=world.rektor.id,
                text="Syn och hörsel är prövade",
            )
        )
        uow.commit(Op.CHANGE_CASE, case_id)
    petals = ratings.flower_page(desk, case_id).template.petals
    service = Rater(kind=RaterKind.SERVICE, agency_id=world.preschool.id)
    for answer in (PetalAnswer(petal_key=petals[0].key), PetalAnswer(petal_key=petals[1].key, value=1)):
        ratings.rate_petal(desk, case_id, service, answer, item_id=item.item_id)
    agreed = agreement(world).model_copy(update={"better": ""})
    support.save_agreement_draft(desk, item.item_id, agreed)
    support.agree_support(desk, item.item_id)
    consents.record_asked(desk, case_id, guardian.id)
    people = extract_people(desk, case_id)
    child, own = (extract_content(desk, case_id, each) for each in people[:2])
    assert "Syn och hörsel är prövade" in words(child, texts.ITEMS)
    assert len(words(child, texts.FLOWER)) == 1
    assert not any("bli bättre" in word for word in words(child, texts.AGREED))
    first, asked = words(own, texts.CONSENTS)
    assert first.endswith(texts.SCAN) and asked == "tillfrågad"


@pytest.mark.rule("R33")
def test_only_people_of_the_case_have_an_extract(world: World) -> None:
    """And a child whose name may not be kept yet is known by alias, a guardian by ordinal."""
    case = world.add_case("Haren", guardians=("",))
    child, guardian = extract_people(world.desk, case.id)
    assert (child.name, guardian.name) == ("Haren", "")
    assert extract_content(world.desk, case.id, guardian).subject == "Vårdnadshavare 1"
    stranger = ExtractPerson(of=ExtractOf.OTHER_ADULT, name="Nils Ingen")
    with pytest.raises(NotFound):
        extract_content(world.desk, case.id, stranger)


@pytest.mark.rule("R23")
@pytest.mark.rule("R25")
def test_a_protected_child_has_no_extract_here(world: World) -> None:
    """It is made by hand, where each word is looked at."""
    case = world.consented_case()
    with world.desk.unit_of_work() as uow:
        known = uow.cases.identity(case.id)
        uow.cases.save_identity(case.id, known.model_copy(update={"protection": ProtectionFlag.SECRECY_MARK}))
        uow.commit(Op.CHANGE_CASE, case.id)
    with pytest.raises(RuleViolation):
        extract_content(world.desk, case.id, extract_people(world.desk, case.id)[0])


def test_a_name_somebody_shares_with_the_subject_stays() -> None:
    """Own names stay, in the genitive too; those of others go, each place counted."""
    masking = Masking(("Alva Påhitt",), ("Mira Påhitt", "Bo"))
    assert masking.free("Alva Påhitts pappa Bo och Mira.") == (
        f"Alva Påhitts pappa {texts.MASK} och {texts.MASK}."
    )
    assert masking.count == 2
    assert masking.free("  Inget här, 170101.  ") == "Inget här, 170101."
