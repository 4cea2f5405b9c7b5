"""Keeps everybody else out of one person's registerutdrag: their names in free text are replaced (R33)."""

from __future__ import annotations

from collections.abc import Iterable

from barnombud.domain.ids import CaseId
from barnombud.domain.leak_check import LeakKind, LeakWords, find_leaks
from barnombud.domain.text_folding import FoldedText
from barnombud.services.cases import gather
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts.extract import MASK

_OF_OTHERS = frozenset({LeakKind.NAME, LeakKind.IDENTITY_NUMBER, LeakKind.TELEPHONE, LeakKind.EMAIL})
"""A number or an address in free text may be anybody's, so it is taken for somebody else's."""


class Masking:
    """Replaces what points out others in free text, and counts how often."""

    def __init__(self, own: Iterable[str], others: Iterable[str]) -> None:
        """``own`` names stay, also where somebody else has the same family name."""
        self._own = {FoldedText(word).text for name in own for word in (name, *name.split())}
        self._words = LeakWords(names=tuple(sorted({name for name in others if name.strip()})))
        self.count = 0

    def free(self, text: str) -> str:
        """Return ``text`` without the others."""
        kept, at = [], 0
        for leak in find_leaks(text, self._words, small_place=False):
            found = FoldedText(text[leak.start : leak.end]).text
            own = {found, found.removesuffix("s").removesuffix("'")} & self._own
            if leak.kind not in _OF_OTHERS or own or leak.start < at:
                continue
            kept += [text[at : leak.start], MASK]
            at = leak.end
            self.count += 1
        return "".join((*kept, text[at:])).strip()


def everybody_known(uow: UnitOfWork, case_id: CaseId) -> tuple[str, ...]:
    """Return every name of a family's that is known: this case's people, and those of every held case."""
    found: set[str] = set()
    for identity in uow.cases.identities().values():
        found |= {identity.alias, identity.first_name, identity.family_name}
    for guardians in uow.guardians.all_held().values():
        found |= {guardian.name for guardian in guardians}
    facts = gather(uow, uow.cases.get(case_id))
    found |= {event.other_adult for event in facts.events}
    for record in uow.records.for_case(case_id):
        found |= {note.other_adult for note in record.notes}
    return tuple(sorted(found - {""}))
