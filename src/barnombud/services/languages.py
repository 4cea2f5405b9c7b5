"""The languages of families' papers: which are offered, correcting a sentence, approving one (R43)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime

from barnombud.documents import phrases
from barnombud.domain.case import GUARDIAN_CAPACITIES
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.ids import CaseId, MemberId
from barnombud.domain.languages.phrase_book import SOURCE, PhraseBook, PhraseHeader, PhraseVersion
from barnombud.domain.languages.phrase_checks import FaultyPhrase, book_faults, phrase_faults, places_of
from barnombud.domain.languages.translation import Translation
from barnombud.domain.value import Value
from barnombud.errors import InputError, NotFound
from barnombud.services.desk import Desk
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts.languages import LANGUAGES

_LONGEST_REVIEWER = 120  # as `PhraseHeader.reviewed_by`


class LanguageLine(Value):
    """One language as the page lists it.

    Attributes:
        left: how many sentences keep it from being offered; 0 when it is offered.
        reviewed: somebody has reviewed it as the Swedish stands now.
        changed_at, changed_by: the team's own last correction or approval; None and empty when shipped.
    """

    header: PhraseHeader
    left: int
    reviewed: bool
    changed_at: datetime | None = None
    changed_by: str = ""

    @property
    def is_offered(self) -> bool:
        """Whether papers can be made in it."""
        return self.left == 0

    @property
    def is_source(self) -> bool:
        """Whether it is the Swedish that every other language is made from."""
        return self.header.language == SOURCE


class Sentence(Value):
    """One sentence with the Swedish it stands beside."""

    key: str
    swedish: str
    text: str
    places: tuple[str, ...]
    faults: tuple[FaultyPhrase, ...]


class LanguageSheet(Value):
    """One language, sentence by sentence in the order of the Swedish."""

    line: LanguageLine
    sentences: tuple[Sentence, ...]


class PaperLanguages(Value):
    """What a paper can be printed in beside the Swedish.

    Attributes:
        offered: every whole language with whether it counts as reviewed, in the order a list has them.
        proposed: the language the guardians speak; Swedish when theirs is not offered.
        missing: languages of the guardians that are not offered: Swedish and an interpreter.
    """

    offered: tuple[tuple[PhraseHeader, bool], ...]
    proposed: str
    missing: tuple[str, ...]


def paper_languages(desk: Desk, case_id: CaseId | None = None) -> PaperLanguages:
    """Return what a paper can be printed in, for one child's guardians or for nobody in particular."""
    with desk.unit_of_work() as uow:
        made = Translations(uow)
        beside = {code: made.beside(code) for code in _spoken(uow, case_id)}
        found = [translation.language for translation in beside.values() if translation is not None]
        return PaperLanguages(
            offered=tuple((each.book.header, each.reviewed) for each in offered(uow)),
            proposed=found[0] if found else SOURCE,
            missing=tuple(code for code, translation in beside.items() if translation is None),
        )


def spoken_by_guardians(uow: UnitOfWork, case_id: CaseId | None) -> Translation | None:
    """Return the first offered language the child's guardians speak; None when Swedish has to do."""
    made = Translations(uow)
    found = (made.beside(code) for code in _spoken(uow, case_id))
    return next((each for each in found if each is not None), None)


def _spoken(uow: UnitOfWork, case_id: CaseId | None) -> tuple[str, ...]:
    """Return what those with custody speak beside Swedish, each once, in their order."""
    guardians = uow.guardians.for_case(case_id) if case_id else ()
    codes = (each.language for each in guardians if each.capacity in GUARDIAN_CAPACITIES)
    return tuple(dict.fromkeys(code for code in codes if code != SOURCE))


def languages_page(desk: Desk) -> tuple[LanguageLine, ...]:
    """Return every language there is a file of, the Swedish first."""
    with desk.unit_of_work() as uow:
        own = uow.phrases.newest()
        names = {member.id: member.name for member in uow.members.list()}
        return tuple(_line(own.get(tag), _book(uow, tag, own.get(tag)), names) for tag in _in_order())


def language_sheet(desk: Desk, language: str) -> LanguageSheet:
    """Return one language sentence by sentence.

    Raises:
        NotFound: there is no file of it.
    """
    _refuse_unknown(language)
    source = phrases.swedish()
    with desk.unit_of_work() as uow:
        version = uow.phrases.latest(language)
        book = _book(uow, language, version)
        names = {member.id: member.name for member in uow.members.list()}
        return LanguageSheet(
            line=_line(version, book, names),
            sentences=tuple(
                Sentence(
                    key=key,
                    swedish=swedish,
                    text=book.phrases.get(key, ""),
                    places=places_of(swedish),
                    faults=phrase_faults(key, book.phrases.get(key, ""), swedish),
                )
                for key, swedish in source.phrases.items()
            ),
        )


def check_phrase(key: str, text: str) -> tuple[FaultyPhrase, ...]:
    """Return what is wrong with ``text`` as the sentence ``key``, while it is being typed."""
    return phrase_faults(key, unicodedata.normalize("NFC", text.strip()), phrases.swedish().phrases[key])


def correct_phrase(desk: Desk, language: str, key: str, text: str) -> Outcome[PhraseVersion]:
    """Keep another wording of one sentence; an approved language is then no longer reviewed.

    Raises:
        NotFound: there is no such language or sentence, or it is the Swedish source.
        InputError: the sentence cannot be used as it stands; the reason is a `PhraseFault`.
    """
    _refuse_unknown(language)
    source = phrases.swedish()
    if language == SOURCE or key not in source.phrases:
        raise NotFound(language)
    wording = unicodedata.normalize("NFC", text.strip())
    for faulty in phrase_faults(key, wording, source.phrases[key]):
        raise InputError("phrase", faulty.fault)
    with desk.unit_of_work() as uow:
        book = _book(uow, language, uow.phrases.latest(language))
        changed = book.corrected(key, wording, book.header.version + 1, source)
        return _keep(uow, desk, changed, Op.CHANGE_PHRASE)


def approve_language(desk: Desk, language: str, reviewer: str, on: date) -> Outcome[PhraseVersion]:
    """Keep that somebody who knows the language has read it through.

    Raises:
        NotFound: there is no such language, or it is the Swedish source.
        InputError: no name, a name too long, a day to come, or a sentence that is not whole.
    """
    _refuse_unknown(language)
    if language == SOURCE:
        raise NotFound(language)
    name = reviewer.strip()
    if not name:
        raise InputError("reviewer", "empty")
    if len(name) > _LONGEST_REVIEWER:
        raise InputError("reviewer", "too_long")
    if on > desk.today():
        raise InputError("reviewed_on", "in_future")
    source = phrases.swedish()
    with desk.unit_of_work() as uow:
        book = _book(uow, language, uow.phrases.latest(language))
        for faulty in book_faults(book, source):
            raise InputError("phrase", faulty.fault)
        approved = book.approved(name, on, book.header.version + 1, source)
        return _keep(uow, desk, approved, Op.APPROVE_LANGUAGE)


class Translations:
    """What papers can be made in, looked up once for any number of papers in one transaction."""

    def __init__(self, uow: UnitOfWork) -> None:
        """Read the team's own versions."""
        self._uow, self._own = uow, uow.phrases.newest()
        self._found: dict[str, Translation | None] = {}

    def beside(self, language: str) -> Translation | None:
        """Return what stands beside the Swedish; None when it is Swedish or is not offered.

        A language with varieties, such as romani, is answered with the first one that is offered.
        """
        if language not in self._found:
            tags = [tag for tag in _in_order() if tag == language or tag.startswith(f"{language}-")]
            made = (
                _translation(_book(self._uow, tag, self._own.get(tag))) for tag in tags if language != SOURCE
            )
            self._found[language] = next((each for each in made if each is not None), None)
        return self._found[language]


def translation_for(uow: UnitOfWork, language: str) -> Translation | None:
    """Return what one paper in ``language`` is made with, as `Translations.beside`."""
    return Translations(uow).beside(language)


def offered(uow: UnitOfWork) -> tuple[Translation, ...]:
    """Return every language that papers can be made in beside Swedish, in the order a list has them."""
    own = uow.phrases.newest()
    found = (_translation(_book(uow, tag, own.get(tag))) for tag in _in_order() if tag != SOURCE)
    return tuple(each for each in found if each is not None)


def _translation(book: PhraseBook) -> Translation | None:
    source = phrases.swedish()
    if book_faults(book, source):
        return None
    return Translation(book=book, reviewed=book.is_reviewed_against(source))


def _book(uow: UnitOfWork, language: str, version: PhraseVersion | None) -> PhraseBook:
    """Return the team's own book, else the shipped one, reviewed where the municipality says so."""
    shipped, source = phrases.shipped(language), phrases.swedish()
    if version is not None:
        return version.book.completed(shipped, source)
    approval = uow.decided.approved(language, shipped.header.version)
    if approval is None or shipped.header.source_version != source.header.version:
        return shipped
    return shipped.approved(approval.reviewed_by, approval.reviewed_on, shipped.header.version, source)


def _line(version: PhraseVersion | None, book: PhraseBook, names: Mapping[MemberId, str]) -> LanguageLine:
    source = phrases.swedish()
    return LanguageLine(
        header=book.header,
        left=len({each.key for each in book_faults(book, source)}),
        reviewed=book.is_reviewed_against(source),
        changed_at=version.at if version else None,
        changed_by=names.get(version.member_id, "") if version else "",
    )


def _keep(uow: UnitOfWork, desk: Desk, book: PhraseBook, op: Op) -> Outcome[PhraseVersion]:
    version = PhraseVersion(book=book, at=uow.now(), member_id=desk.member.id)
    uow.phrases.add(version)
    return Outcome(version, uow.commit(op, book.language))


def _in_order() -> tuple[str, ...]:
    """Return the tag of every file: Swedish, then as lists of languages have them, varieties after each."""
    places = {code: place for place, code in enumerate(LANGUAGES)}
    return tuple(
        sorted(phrases.shipped_languages(), key=lambda tag: (places.get(tag.split("-")[0], len(places)), tag))
    )


def _refuse_unknown(language: str) -> None:
    if language not in phrases.shipped_languages():
        raise NotFound(language)
