"""The door to papers: finished content in, PDF bytes and a file name without names out."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import TypeAlias, assert_never

import pikepdf

from barnombud.documents import typesetter
from barnombud.documents.model import ArchiveForm, Document, Identity, Size
from barnombud.documents.papers import (
    addendum,
    blank_flower,
    call,
    consent_form,
    enclosure,
    extract,
    guardian_sheet,
    interpreter_script,
    leaflet,
    minutes,
    own_note,
    pictures,
    privacy,
    promises,
    receipt,
    register,
    retention,
    statistics,
    thanks,
)
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.addendum import AddendumContent
from barnombud.domain.papers.call import CallContent
from barnombud.domain.papers.enclosure import EnclosureContent
from barnombud.domain.papers.extract import ExtractContent
from barnombud.domain.papers.family import (
    BlankFlowerContent,
    ConsentFormContent,
    GuardianSheetContent,
    InterpreterScriptContent,
    PictureSheetContent,
)
from barnombud.domain.papers.leaflet import LeafletContent
from barnombud.domain.papers.minutes import MinutesContent
from barnombud.domain.papers.own_note import OwnNoteContent
from barnombud.domain.papers.privacy import IncidentContent, PrivacyContent
from barnombud.domain.papers.promises import PromisesContent
from barnombud.domain.papers.receipt import ReceiptContent
from barnombud.domain.papers.register import RegisterContent
from barnombud.domain.papers.retention import CertificateContent, DeliveryIndexContent
from barnombud.domain.papers.statistics import StatisticsContent
from barnombud.domain.papers.thanks import ThanksContent
from barnombud.texts import papers as texts

AgencyContent: TypeAlias = (
    EnclosureContent | OwnNoteContent | PromisesContent | AddendumContent | ReceiptContent
)
FamilyContent: TypeAlias = (
    GuardianSheetContent
    | ConsentFormContent
    | BlankFlowerContent
    | PictureSheetContent
    | ExtractContent
    | ThanksContent
    | LeafletContent
    | InterpreterScriptContent
)
TeamContent: TypeAlias = (
    CallContent
    | MinutesContent
    | StatisticsContent
    | PrivacyContent
    | IncidentContent
    | CertificateContent
    | DeliveryIndexContent
    | RegisterContent
)
Content: TypeAlias = AgencyContent | FamilyContent | TeamContent

_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")


def build(content: Content) -> Document:
    """Return the document of ``content``: in large print where it is asked for, a practice one titled so."""
    document = _of_its_kind(content)
    if content.practice:
        document = replace(document, title=texts.practice_title(document.title))
    if content.large and document.size is Size.FAMILY:
        document = replace(document, size=Size.FAMILY_LARGE, pages=0)
    return document


def page_count(paper: bytes) -> int:
    """Return how many pages a paper has."""
    with pikepdf.open(BytesIO(paper)) as document:
        return len(document.pages)


def _of_its_kind(content: Content) -> Document:
    match content:
        case CallContent():
            return call.build(content)
        case MinutesContent():
            return minutes.build(content)
        case StatisticsContent():
            return statistics.build(content)
        case (
            PrivacyContent()
            | IncidentContent()
            | CertificateContent()
            | DeliveryIndexContent()
            | RegisterContent()
        ):
            return _about_records(content)
        case EnclosureContent() | OwnNoteContent() | PromisesContent() | AddendumContent() | ReceiptContent():
            return _for_an_agency(content)
        case _:
            return _for_a_family(content)


def _for_an_agency(content: AgencyContent) -> Document:
    match content:
        case EnclosureContent():
            return enclosure.build(content)
        case OwnNoteContent():
            return own_note.build(content)
        case PromisesContent():
            return promises.build(content)
        case AddendumContent():
            return addendum.build(content)
        case ReceiptContent():
            return receipt.build(content)
        case _:
            assert_never(content)


def _for_a_family(content: FamilyContent) -> Document:
    match content:
        case GuardianSheetContent():
            return guardian_sheet.build(content)
        case ConsentFormContent():
            return consent_form.build(content)
        case BlankFlowerContent():
            return blank_flower.build(content)
        case PictureSheetContent():
            return pictures.build(content)
        case ExtractContent():
            return extract.build(content)
        case ThanksContent():
            return thanks.build(content)
        case LeafletContent():
            return leaflet.build(content)
        case InterpreterScriptContent():
            return interpreter_script.build(content)
        case _:
            assert_never(content)


def _about_records(
    content: PrivacyContent | IncidentContent | CertificateContent | DeliveryIndexContent | RegisterContent,
) -> Document:
    if isinstance(content, RegisterContent):
        return register.build(content)
    if isinstance(content, CertificateContent | DeliveryIndexContent):
        return retention.build(content)
    return privacy.build(content)


def render_paper(content: Content) -> bytes:
    """Return the paper as PDF in its archive form; the same content gives the same bytes.

    Raises:
        InputError: ``glyph_missing``: the field it names has a character that cannot be printed; the error's
            id is the character's number, such as ``U+1F600``.
    """
    identity = Identity(content.document_id, content.version, content.state.value, content.printed_at)
    form = ArchiveForm.PDF_A_1 if content.older_form else ArchiveForm.PDF_A_2
    return typesetter.render(replace(build(content), identity=identity), form)


def file_name(kind: PaperKind, document_id: str) -> str:
    """Return the file name of a paper: its kind and document id, never a name (R34)."""
    return f"{texts.file_stem(kind.value)}-{_UNSAFE.sub('-', document_id).strip('-') or 'papper'}.pdf"
