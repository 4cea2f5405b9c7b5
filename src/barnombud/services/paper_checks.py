"""Looking through a paper before it is made: word by word, and signed for exactly that version (R24, R25)."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from barnombud.domain.case import PaperCheck, WordAnswer
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.ids import CaseId
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.promises import PromisesContent
from barnombud.domain.protection import ProtectionBlocker
from barnombud.domain.value import Value
from barnombud.errors import NotFound, RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.paper_contents import case_of, struck_out, unchecked_content
from barnombud.services.paper_words import FoundWord, digest_of, find_check, words_on
from barnombud.services.papers import PaperRequest, paper_ids
from barnombud.services.promise_checks import keep_answers, words_in_promises
from barnombud.store.unit_of_work import UnitOfWork


class CheckPage(Value):
    """What somebody looks through before a paper is made."""

    request: PaperRequest
    document_id: str
    version: int
    protected: bool
    """The child is protected: somebody signs, and a guardian's copy is not the usual thing (R25)."""
    found: tuple[FoundWord, ...]
    signed: PaperCheck | None


def check_page(desk: Desk, request: PaperRequest) -> CheckPage:
    """Return what has to be looked at on one paper about a child, or on an agency's promises.

    Raises:
        NotFound: the paper is about no child, or there is nothing to make it from.
        KeyNotHeld: the signed-in member does not hold the case's key.
    """
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_PAPER, *paper_ids(request))
        return _page(uow, desk, request)


def sign_check(
    desk: Desk, request: PaperRequest, answered: Collection[int], struck: Collection[int] = ()
) -> Outcome[PaperCheck]:
    """Sign that a paper has been looked through, each place in `CheckPage.found` answered by its number.

    ``answered`` may stay, ``struck`` are struck out of the paper; what is frozen stays as it is. Each answer
    lies sealed with the case, with the hand and the time, and holds for exactly this version.

    Raises:
        NotFound: as `check_page`.
        RuleViolation: a word has not been answered, or one that must go was to stay.
    """
    with desk.unit_of_work() as uow:
        page = _page(uow, desk, request)
        if set(range(len(page.found))) - set(answered) - set(struck):
            raise RuleViolation((ProtectionBlocker.WORDS_NOT_ANSWERED,), page.document_id)
        if any(word.must_go and number not in struck for number, word in enumerate(page.found)):
            raise RuleViolation((ProtectionBlocker.NOT_THIS_FAMILYS,), page.document_id)
        content = unchecked_content(uow, desk, request)
        check = PaperCheck(
            document_id=page.document_id,
            version=page.version,
            digest=digest_of(content),
            member_id=desk.member.id,
            at=uow.now(),
            answered=len(page.found),
            answers=tuple(_answer(word, number in struck) for number, word in enumerate(page.found)),
        )
        if struck:
            check = check.model_copy(update={"made": digest_of(struck_out(content, check))})
        if isinstance(content, PromisesContent):
            cases = keep_answers(uow, content, check)
        else:
            cases = frozenset({_keep(uow, _case(uow, request), check)})
        return Outcome(check, uow.commit(Op.CHECK_PAPER, *sorted(cases)))


def _keep(uow: UnitOfWork, case_id: CaseId, check: PaperCheck) -> CaseId:
    kept = uow.cases.preparation(case_id)
    kept = kept.model_copy(update={"paper_checks": (*kept.paper_checks, check)})
    uow.cases.save_preparation(case_id, kept)
    return case_id


def _answer(word: FoundWord, struck: bool) -> WordAnswer:
    return WordAnswer(path=word.path, start=word.leak.start, end=word.leak.end, struck=struck)


def _page(uow: UnitOfWork, desk: Desk, request: PaperRequest) -> CheckPage:
    if request.kind is PaperKind.PROMISES:
        return _page_of_promises(uow, desk, request)
    case_id = _case(uow, request)
    content = unchecked_content(uow, desk, request)
    return CheckPage(
        request=request,
        document_id=content.document_id,
        version=content.version,
        protected=uow.cases.identity(case_id).is_protected,
        found=words_on(uow, content, request, case_id, desk.today()),
        signed=find_check(uow, content, case_id),
    )


def _page_of_promises(uow: UnitOfWork, desk: Desk, request: PaperRequest) -> CheckPage:
    """Return what has to be looked at in an agency's promises; of protected children none is there."""
    content = cast("PromisesContent", unchecked_content(uow, desk, request))  # as asked for by kind
    return CheckPage(
        request=request,
        document_id=content.document_id,
        version=content.version,
        protected=False,
        found=words_in_promises(uow, desk, content),
        signed=None,
    )


def _case(uow: UnitOfWork, request: PaperRequest) -> CaseId:
    case_id = case_of(uow, request)
    if case_id is None:
        raise NotFound(request.meeting_id or "")
    return case_id
