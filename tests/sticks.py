"""Makes a folder count as lying on a stick: the machine under test has none, so the answer is set."""

from __future__ import annotations

from pathlib import Path

import pytest

from barnombud.domain.media import MediaKind
from barnombud.services import paper_files
from barnombud.store.place_probe import media_kind


def as_stick(monkeypatch: pytest.MonkeyPatch, folder: Path, kind: MediaKind = MediaKind.CARRIED) -> Path:
    """Return ``folder``, made; whatever lies below it is ``kind``, everything else as the system says."""
    folder.mkdir()

    def answer(place: Path) -> MediaKind:
        return kind if place == folder or folder in place.parents else media_kind(place)

    monkeypatch.setattr(paper_files, "media_kind", answer)
    return folder
