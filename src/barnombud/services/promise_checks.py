"""Looking through an agency's promises before they are a paper: clean or not made (R3, R25).

One paper holds promises of several cases, so each row is searched by itself: its own family may stand there,
every other may not. An answer lies with the promise it is about, under the same seal, and holds for exactly
its words: another name asks anew, and so does a promise that is worded anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from barnombud.domain.case import PaperCheck, WordAnswer
from barnombud.domain.ids import CaseId, ItemId
from barnombud.domain.minutes import PaperKind
from barnombud.domain.name_search import NameSet, names_to_look_for, words_near
from barnombud.domain.papers.promises import PromiseRow, PromisesContent
from barnombud.domain.papers.written_parts import written_parts
from barnombud.services.desk import Desk
from barnombud.services.kept_out import KeptOut, kept_out_of
from barnombud.services.own_names import own_names
from barnombud.services.paper_words import FoundWord, covers, hits_in, refuse_unanswered
from barnombud.services.papers import PaperRequest
from barnombud.store.unit_of_work import UnitOfWork

_PATH = "rows"


def words_in_promises(uow: UnitOfWork, desk: Desk, content: PromisesContent) -> tuple[FoundWord, ...]:
    """Return what in the promises may tell too much, in the order of the paper."""
    held = uow.names.held()
    team = own_names(uow, content.model_copy(update={"rows": ()}))
    kept_out: dict[ItemId | None, KeptOut] = {}
    found: list[FoundWord] = []
    for part in written_parts(content):
        row = content.rows[_number(part.path)]
        if row.item_id not in kept_out:
            kept_out[row.item_id] = kept_out_of(uow, _as_enclosure(row, desk))
        others = (names for case_id, names in held.items() if case_id != row.case_id)
        family = held[row.case_id] if row.case_id else NameSet()
        names = names_to_look_for(others, family, team, near=words_near((part.text,)))
        found += hits_in(part, names, kept_out[row.item_id])
    return tuple(found)


def require_promises_checked(uow: UnitOfWork, desk: Desk, content: PromisesContent) -> tuple[WordAnswer, ...]:
    """Refuse the paper while a word on it has not been answered; return the answers.

    Raises:
        RuleViolation: `ProtectionBlocker.NOT_THIS_FAMILYS` or `WORDS_NOT_ANSWERED`.
    """
    answers, found = tuple(_answers(uow, content)), words_in_promises(uow, desk, content)
    if not covers(answers, found):
        refuse_unanswered(content.document_id, found)
    return answers


def keep_answers(uow: UnitOfWork, content: PromisesContent, check: PaperCheck) -> frozenset[CaseId]:
    """Keep what was answered with each promise it is about; return the cases of those promises."""
    cases: set[CaseId] = set()
    for number, row in enumerate(content.rows):
        path = f"{_PATH}.{number}.what"
        own = tuple(answer for answer in check.answers if answer.path == path)
        if own and row.commitment_id is not None:
            kept = check.model_copy(update={"digest": _digest(row), "answered": len(own), "answers": own})
            promise = uow.commitments.get(row.commitment_id)
            uow.commitments.save(promise.model_copy(update={"paper_check": kept}))
            cases |= {row.case_id} if row.case_id else set()
    return frozenset(cases)


def _answers(uow: UnitOfWork, content: PromisesContent) -> Iterator[WordAnswer]:
    """Yield the answers that lie with the promises and hold for their words as they stand."""
    checks = {each.id: each.paper_check for each in uow.commitments.list(still_open=True)}
    for number, row in enumerate(content.rows):
        check = checks.get(row.commitment_id) if row.commitment_id else None
        if check is not None and check.digest == _digest(row):
            path = f"{_PATH}.{number}.what"
            yield from (answer.model_copy(update={"path": path}) for answer in check.answers)


def _as_enclosure(row: PromiseRow, desk: Desk) -> PaperRequest:
    """Return the paper of the item whose reader is the same: what that may not hold, a promise may not."""
    return PaperRequest(
        kind=PaperKind.ENCLOSURE, item_id=row.item_id, case_id=row.case_id, agency_id=desk.member.agency_id
    )


def _digest(row: PromiseRow) -> str:
    """Return the fingerprint of what a promise says, wherever on a paper and whenever it is due."""
    return hashlib.sha256(f"{row.case_id or ''}\n{row.what}".encode()).hexdigest()


def _number(path: str) -> int:
    return int(path.split(".")[1])
