"""The last step of every paper: what makes it one that archives take and that everybody can read (R27, R41).

PDF/A of level A and PDF/UA-1 at once, never encrypted: PDF/A forbids it. What is drawn and how it is
structured is done before; here the file says so, names its colours, and is packed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pikepdf

from barnombud import resources
from barnombud.documents import xmp
from barnombud.documents.model import ArchiveForm, Document

_PRODUCT = "Barnombud"
_COLOURS = "sRGB IEC61966-2.1"
_VERSIONS = {ArchiveForm.PDF_A_1: "1.4", ArchiveForm.PDF_A_2: "1.7"}


def archived(paper: bytes, document: Document, title: str, form: ArchiveForm) -> bytes:
    """Return ``paper``, whose structure is in it already, in its archive form; the same bytes each time."""
    with pikepdf.open(BytesIO(paper)) as pdf:
        root = pdf.Root
        root.MarkInfo = pikepdf.Dictionary(Marked=True)
        root.OutputIntents = pikepdf.Array([_output_intent(pdf)])
        about = xmp.packet(title, document.language, _PRODUCT, document.identity, form)
        root.Metadata = pikepdf.Stream(pdf, about, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        for index, page in enumerate(pdf.pages):
            page.obj.StructParents = index
            del page.obj["/Trans"]
        _say_the_same(pdf, title, document.identity.printed_at if document.identity else None)
        if form is ArchiveForm.PDF_A_1:
            _list_glyphs(pdf)
        target = BytesIO()
        packed = form is ArchiveForm.PDF_A_2
        modes = pikepdf.ObjectStreamMode
        pdf.save(
            target,
            force_version=_VERSIONS[form],
            object_stream_mode=modes.generate if packed else modes.disable,
            deterministic_id=True,
        )
        return target.getvalue()


def _output_intent(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return that the colours in the file are sRGB, with the profile that says what that is."""
    profile = pikepdf.Stream(pdf, resources.read_bytes("colour/srgb.icc"), N=3)
    return pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=_COLOURS,
        Info=_COLOURS,
        DestOutputProfile=pdf.make_indirect(profile),
    )


def _say_the_same(pdf: pikepdf.Pdf, title: str, printed_at: datetime | None) -> None:
    """Write the older properties with the same values as the packet: they must not differ."""
    about = pikepdf.Dictionary(Title=title, Author=_PRODUCT, Creator=_PRODUCT, Producer=_PRODUCT)
    if printed_at is not None:
        at = printed_at.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
        about.CreationDate = about.ModDate = at
    pdf.trailer.Info = pdf.make_indirect(about)


def _list_glyphs(pdf: pikepdf.Pdf) -> None:
    """Say which glyphs each font has, as PDF/A-1 asks; its codes are 0, 1, 2 ... without a gap."""
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            if font.Subtype == pikepdf.Name.Type0 and "/CIDSet" not in font.DescendantFonts[0].FontDescriptor:
                codes = len(font.DescendantFonts[0].CIDToGIDMap.read_bytes()) // 2
                present = ((1 << codes) - 1) << (-codes % 8)
                listed = pikepdf.Stream(pdf, present.to_bytes((codes + 7) // 8))
                font.DescendantFonts[0].FontDescriptor.CIDSet = listed
