"""Made-up contents of the papers an agency keeps for itself."""

from __future__ import annotations

from datetime import date

from barnombud.domain.minutes import HandoverWay, PaperKind
from barnombud.domain.papers.addendum import AddendumContent
from barnombud.domain.papers.own_note import OwnNoteContent
from barnombud.domain.papers.promises import PromiseRow, PromisesContent
from barnombud.domain.papers.receipt import HandedRow, ReceiptContent
from barnombud.services.agency_papers import addendum_of, own_note_of
from tests.documents import samples


def own_note() -> OwnNoteContent:
    """What the preschool takes into its own record."""
    own = samples.AGENCIES[0]
    offers = tuple(offer.model_copy(update={"agency": own}) for offer in samples.OFFERS)
    return own_note_of(samples.enclosure(offers=offers))


def addendum() -> AddendumContent:
    """Additions to a child's part."""
    return addendum_of(samples.enclosure())


def promises() -> PromisesContent:
    """Two promises of the preschool."""
    rows = (
        PromiseRow(what="Erbjud plats i föräldragrupp", by_when=date(2026, 12, 10), case="K7Q, Alva"),
        PromiseRow(what="Be biblioteket om en sagostund", who="Rut Rektorsson", by_when=date(2027, 1, 12)),
    )
    frame = samples.frame(document_id="P2026-12-08-4f1c07")
    return PromisesContent(**frame, receiver=samples.receiver(), on=samples.DAY, rows=rows)


def receipt() -> ReceiptContent:
    """What the child health centre was given."""
    row = HandedRow(
        what=PaperKind.ENCLOSURE,
        document_id="B-K7Q-ab12-2",
        version=1,
        way=HandoverWay.PAPER,
        on=samples.DAY,
        by="Rut Rektorsson",
    )
    frame = samples.frame(document_id="QB-K7Q-ab12-2")
    return ReceiptContent(**frame, sender="Barnombudsteamet Tallbacken", recipient="BVC Norra", rows=(row,))


def every() -> tuple[OwnNoteContent, AddendumContent, PromisesContent, ReceiptContent]:
    """One of each."""
    return own_note(), addendum(), promises(), receipt()
