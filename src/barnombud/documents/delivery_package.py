"""The files beside the papers of a delivery: an index as CSV, and checksums (docs/delivery-package.md)."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping

from barnombud.domain.papers.retention import DeliveredPaper
from barnombud.texts import delivery as texts


def index_csv(papers: Iterable[DeliveredPaper]) -> bytes:
    """Return the index: UTF-8, comma, CRLF, a header line (RFC 4180)."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(texts.CSV_HEADER)
    for paper in papers:
        writer.writerow(
            (
                paper.file,
                paper.kind.value,
                paper.document_id,
                paper.version,
                paper.meeting_on.isoformat(),
                paper.case_number,
                paper.size,
                paper.sha256,
            )
        )
    return made.getvalue().encode("utf-8")


def checksum_list(files: Mapping[str, bytes]) -> bytes:
    """Return a list that ``sha256sum -c`` takes, in order of name."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode("ascii")


def checksums_hold(listed: bytes, files: Mapping[str, bytes]) -> bool:
    """Whether the files are exactly those in a list, each with its checksum."""
    return checksum_list(files) == listed
