"""What a paper lacks of the archive form by its structure, as far as we know how a paper could break it."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from tools import colour_profile

FORBIDDEN = frozenset(
    {"/AA", "/OpenAction", "/JavaScript", "/EmbeddedFiles", "/XFA", "/Encrypt", "/SMask", "/Trans"}
)


def keys(document: pikepdf.Pdf) -> set[str]:
    """The keys of every dictionary in the file."""
    found = {str(key) for key in document.trailer}
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            found |= {str(key) for key in each}
    return found


def lacking(paper: bytes) -> list[str]:
    """Return what the paper lacks of tags, language, title, colours and claims, or has and may not have."""
    with pikepdf.open(io.BytesIO(paper)) as document:
        return [what for what, is_there in _asked(document) if not is_there]


def _asked(document: pikepdf.Pdf) -> Iterator[tuple[str, bool]]:
    """Yield each thing asked for, and whether it is so."""
    root = document.Root
    yield "tags", bool(root.MarkInfo.Marked)
    yield "language", str(root.Lang) == "sv"
    yield "title shown", bool(root.ViewerPreferences.DisplayDocTitle)
    yield "title", bool(str(document.docinfo["/Title"]).strip())
    yield "output intent", root.OutputIntents[0].S == "/GTS_PDFA1"
    profile = root.OutputIntents[0].DestOutputProfile.read_bytes()
    yield "colour profile", profile == colour_profile.profile()
    yield "not encrypted", not document.is_encrypted
    yield "nothing forbidden", not FORBIDDEN & keys(document)
    packet = root.Metadata.read_bytes().decode("utf-8")
    part = "1" if document.pdf_version == "1.4" else "2"
    claim = f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A<"
    yield "claim of PDF/A", claim in packet
    yield "claim of PDF/UA", "<pdfuaid:part>1</pdfuaid:part>" in packet
    numbers = [page.obj.StructParents for page in document.pages]
    yield "every page in the tags", numbers == list(range(len(document.pages)))
    for page in document.pages:
        yield "nothing see-through", "/ExtGState" not in page.Resources
        yield "nothing drawn elsewhere", "/XObject" not in page.Resources
