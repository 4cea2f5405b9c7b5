"""Tries on this machine everything a team will need; for the built program, which may have lost a file."""

from __future__ import annotations

import pkgutil
import tempfile
import tomllib
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path

from sqlalchemy import create_engine

from barnombud import resources, texts
from barnombud.documents.logo_picture import logo_from
from barnombud.domain.meeting_calendar import is_swedish_holiday
from barnombud.domain.wellbeing.template import ScaleKind
from barnombud.services.flower_templates import default_template, shipped_scale
from barnombud.services.law import load_law_book
from barnombud.services.practice import SCENARIO
from barnombud.services.scenario.command import play_script
from barnombud.services.scenario.script import Script
from barnombud.store.migrating import run_steps
from barnombud.store.revision import HEAD_REVISION

_FOLDERS = ("flower", "fonts", "icons", "law", "practice", "words")
_PDF = b"%PDF-"
_A_PICTURE = "icons/app_128.png"
_CHRISTMAS_EVE = date(2026, 12, 24)


@dataclass(frozen=True)
class SelfCheck:
    """What was found to work: how many papers were written, and modules of texts and files of assets read.

    `paper` is one of the papers as PDF, for who wants to draw it.
    """

    papers: int
    texts: int
    assets: int
    paper: bytes


def self_check() -> SelfCheck:
    """Hold the demonstration meeting in a temporary encrypted store and write its papers.

    Whatever does not work is raised as it comes; nothing is left behind.
    """
    script = Script.model_validate(tomllib.loads(resources.read_text(SCENARIO)))
    with tempfile.TemporaryDirectory(prefix="barnombud-check-") as folder:
        play_script(script, Path(folder))
        read = [path.read_bytes() for path in Path(folder).rglob("*.pdf")]
    papers = [paper for paper in read if paper.startswith(_PDF)]
    if not papers:
        raise FileNotFoundError("no paper was written")
    _migrate_nothing()
    logo_from(resources.read_bytes(_A_PICTURE))
    is_swedish_holiday(_CHRISTMAS_EVE)
    load_law_book()
    default_template()
    shipped_scale(ScaleKind.FIVE)
    modules = [
        import_module(f"{texts.__name__}.{each.name}") for each in pkgutil.iter_modules(texts.__path__)
    ]
    assets = [resources.read_bytes(name) for folder in _FOLDERS for name in resources.list_names(folder)]
    return SelfCheck(len(papers), len(modules), len(assets), papers[0])


def _migrate_nothing() -> None:
    """Lead an empty database to today's form: Alembic finds its steps as plain files."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        run_steps(connection, HEAD_REVISION)
    engine.dispose()
