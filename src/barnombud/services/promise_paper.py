"""What one agency has promised, as a paper: never more of a child than the agency may have (R3, R7, R23)."""

from __future__ import annotations

from barnombud.domain.ids import AgencyId, AgreementId, CaseId, CommitmentId, ItemId
from barnombud.domain.minutes import MinutesBlocker
from barnombud.domain.papers.enclosure import Receiver
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.papers.promises import PromiseRow, PromisesContent
from barnombud.domain.support.commitment import Commitment, overdue_first
from barnombud.errors import RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.law import load_law_book
from barnombud.services.papers import frozen_of, still_holds
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts import commitments
from barnombud.texts.papers_agency import case


def promises_content(uow: UnitOfWork, desk: Desk, frame: PaperContent) -> PromisesContent:
    """Return the open promises of the signed-in member's agency that may stand on paper.

    Raises:
        NotFound: the agency is gone.
    """
    agency, today = desk.member.agency_id, desk.today()
    identities = uow.cases.identities()
    numbers = {each.id: each.number for each in uow.cases.list()}
    names = {member.id: member.name for member in uow.members.list()}
    found = [each for each in uow.commitments.list(still_open=True) if each.agency_id == agency]
    told = _Told(uow, agency)
    return PromisesContent(
        **dict(frame),
        receiver=_receiver(uow, desk, agency),
        on=today,
        rows=tuple(
            PromiseRow(
                commitment_id=each.id,
                case_id=each.case_id,
                item_id=told.item_of(each),
                what=commitments.what(each.kind, each.text),
                who=names.get(each.member_id, "") if each.member_id else "",
                by_when=each.due_on,
                case=case(numbers[each.case_id], identities[each.case_id].shown_name) if each.case_id else "",
            )
            for each in overdue_first(found, today)
            if told.may_have(each)
        ),
    )


def require_promises_told(
    uow: UnitOfWork, agency_id: AgencyId, promises: frozenset[CommitmentId], document_id: str
) -> None:
    """Refuse a paper with a promise about a child that its agency may not have any longer (R7, R23).

    Raises:
        RuleViolation: consent does not hold, or the child is protected now.
        NotFound, KeyNotHeld: the promise, its case or its key is gone.
    """
    told = _Told(uow, agency_id)
    if not all(told.may_have(uow.commitments.get(each)) for each in sorted(promises)):
        raise RuleViolation((MinutesBlocker.CONSENT_WITHDRAWN,), document_id)


class _Told:
    """Which promises may stand on one agency's paper; asked once for each case and item."""

    def __init__(self, uow: UnitOfWork, agency_id: AgencyId) -> None:
        self._uow, self._agency = uow, agency_id
        self._identities = uow.cases.identities()
        self._items: dict[CaseId, dict[AgreementId, ItemId]] = {}
        self._known: dict[tuple[CaseId, ItemId | None], bool] = {}

    def may_have(self, commitment: Commitment) -> bool:
        """Whether the agency may have it: the team's own, or about a child by the enclosure's rule.

        One whose agreement is not frozen is left out: nobody knows what it may be told about.
        """
        case_id = commitment.case_id
        if case_id is None:
            return True
        item_id = self.item_of(commitment)
        if commitment.agreement_id is not None and item_id is None:
            return False
        asked = (case_id, item_id)
        if asked not in self._known:
            self._known[asked] = self._may(case_id, item_id)
        return self._known[asked]

    def item_of(self, commitment: Commitment) -> ItemId | None:
        """Return the item it was agreed in; None when it was not, or nothing is known of it."""
        case_id, agreement_id = commitment.case_id, commitment.agreement_id
        if case_id is None or agreement_id is None:
            return None
        if case_id not in self._items:
            found = self._uow.agreements.for_case(case_id)
            self._items[case_id] = {each.id: each.item_id for each in found}
        return self._items[case_id].get(agreement_id)

    def _may(self, case_id: CaseId, item_id: ItemId | None) -> bool:
        identity = self._identities.get(case_id)
        if identity is None or identity.is_protected:
            return False
        if item_id is None:
            return still_holds(self._uow, case_id, self._agency)
        snapshot = self._uow.item_snapshots.latest(item_id)
        if snapshot is None:
            return False
        frozen = frozen_of(snapshot)
        return self._agency in frozen.permitted and still_holds(
            self._uow, case_id, self._agency, frozen.record.topics
        )


def _receiver(uow: UnitOfWork, desk: Desk, agency_id: AgencyId) -> Receiver:
    """Return the agency with the marking of its kind as the law stands today (R18, R28)."""
    agency = uow.agencies.get(agency_id)
    return Receiver(
        kind=agency.kind,
        name=agency.name,
        issuing_body=agency.responsible_body or agency.name,
        marking=load_law_book().at(desk.today()).secrecy(agency.kind, agency.statute).marking,
    )
