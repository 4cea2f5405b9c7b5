"""Items of En väg in as they stand before a test looks at them."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QComboBox

from barnombud.domain.support.agreement import SupportAgreement, SupportOffer
from barnombud.services import support
from barnombud.services.support_page import support_page
from tests.open_item import OpenItem, full_draft
from tests.world import World


def choose(box: QComboBox, data: str) -> None:
    """Choose a line of a list as a person does."""
    place = box.findData(data)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


def agreement_of(item: OpenItem) -> SupportAgreement:
    """Return what is agreed in the item."""
    found = support_page(item.world.desk, item.item_id).agreement
    assert found is not None
    return found


def two_offers(world: World) -> tuple[SupportOffer, ...]:
    """Return two things that are offered."""
    day = world.desk.today() + timedelta(days=10)
    return (
        SupportOffer(id="one", what="Språkgrupp", agency_id=world.ifo.id, by_when=day),
        SupportOffer(id="two", what="Bildstöd", agency_id=world.preschool.id, by_when=day),
    )


def draft_first(item: OpenItem, **changed: object) -> None:
    """Keep a full draft before the step is shown."""
    support.save_agreement_draft(item.world.desk, item.item_id, full_draft(item.world, **changed))


def agree_first(item: OpenItem, **changed: object) -> SupportAgreement:
    """Agree before the step is shown."""
    draft_first(item, **changed)
    return support.agree_support(item.world.desk, item.item_id).value
