"""The end of the access log, kept beside the keyring, so that cutting lines off is found (R36).

It may be behind the log, as after a crash; a log that is behind it has lost lines.
"""

from __future__ import annotations

import base64
import hmac
import json
from pathlib import Path
from typing import Any

from barnombud.domain.access_log import LogFinding, LogHead
from barnombud.store.folder import log_head_path, replace_file

FORMAT = "barnombud-log-head"
VERSION = 1
_MOST_BYTES = 4096


def write_head(folder: Path, store_id: str, key: bytes, head: LogHead) -> None:
    """Put ``head`` in place of the one before, proved by ``key`` (`LastingKeys.log_end`).

    Raises:
        DiskFull, NoPermission: the one before stands.
    """
    document = {
        "format": FORMAT,
        "version": VERSION,
        "store_id": store_id,
        "sequence": head.sequence,
        "chain": base64.b64encode(head.chain).decode("ascii"),
    }
    document["mac"] = _mac(document, key)
    replace_file(log_head_path(folder), _canonical(document))


def read_head(folder: Path, store_id: str, key: bytes) -> LogHead | LogFinding:
    """Return the head, or how it is of no use: gone, or not written by who holds the store's key."""
    try:
        with log_head_path(folder).open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return LogFinding.HEAD_MISSING
    except OSError:
        return LogFinding.HEAD_UNREADABLE
    document = _document(raw)
    mac = str(document.pop("mac", "")).encode("utf-8", "surrogatepass") if document is not None else b""
    if document is None or not hmac.compare_digest(mac, _mac(document, key).encode("ascii")):
        return LogFinding.HEAD_UNREADABLE
    if [document.get(key) for key in ("format", "version", "store_id")] != [FORMAT, VERSION, store_id]:
        return LogFinding.HEAD_UNREADABLE
    return LogHead(sequence=document["sequence"], chain=base64.b64decode(document["chain"]))


def _document(raw: bytes) -> dict[str, Any] | None:
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None


def _canonical(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, sort_keys=True, indent=1) + "\n").encode("ascii")


def _mac(document: dict[str, Any], key: bytes) -> str:
    return hmac.digest(key, _canonical(document), "sha256").hex()
