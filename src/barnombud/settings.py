"""What is needed before unlock: theme, window, last team, and which teams lie on this machine.

Stdlib only, as the first window loads it. Nothing about children or families; the names of a team's members
are readable in its keyring on purpose (docs/threat-model.md). Whether a keyring is genuine the store decides.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from barnombud.errors import DiskFull, NoPermission

SCHEMA = 1
DATA_VARIABLE = "BARNOMBUD_DATA"
THEMES = ("system", "light", "dark")
LEAST_TEXT, MOST_TEXT = 100, 200
_APP = "Barnombud"
_SETTINGS = "settings.json"
_BROKEN = "settings.broken.json"
_KEYRING = "keyring.json"
_MOST_BYTES = 1_048_576
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True)
class Settings:
    """What the program remembers outside any store.

    ``theme`` is one of `THEMES`, ``text_percent`` the size of letters, ``geometry`` the window's place in
    Qt's own text (base64), ``last_store_id`` the team opened last; each empty text means unknown.
    """

    theme: str = "system"
    text_percent: int = 100
    geometry: str = ""
    last_store_id: str = ""
    schema: int = SCHEMA


@dataclass(frozen=True)
class ReadSettings:
    """The settings, and where a file that could not be used was set aside, so that the window can say so."""

    settings: Settings
    set_aside: Path | None = None


@dataclass(frozen=True)
class KnownMember:
    """A member who may unlock a team, as shown for choosing."""

    member_id: str
    name: str
    role: str
    agency: str


@dataclass(frozen=True)
class KnownTeam:
    """A team on this machine, as shown for choosing.

    ``damaged`` when its keyring cannot be read; ``from_copy`` when the names are those of a copy of it, which
    is to be put in its place once a passphrase has proved it.
    """

    store_id: str
    team_name: str
    practice: bool
    folder: Path
    members: tuple[KnownMember, ...]
    damaged: bool = False
    from_copy: bool = False


def data_dir() -> Path:
    """Return where everything of ours lies: local to this machine and account, never roaming."""
    chosen = os.environ.get(DATA_VARIABLE)
    if chosen:
        return Path(chosen).absolute()
    system: str = sys.platform
    if system == "linux":
        # What platformdirs does here too; asking it costs a tenth of the time until the first window.
        shared = os.environ.get("XDG_DATA_HOME", "")
        return (Path(shared) if Path(shared).is_absolute() else Path.home() / ".local" / "share") / _APP
    from platformdirs import user_data_path  # noqa: PLC0415  # see above

    return user_data_path(_APP, appauthor=False, roaming=False)


def teams_dir(data: Path, *, practice: bool = False) -> Path:
    """Return the folder of the teams' folders; practice has its own, so that the two never mix."""
    return data / ("practice" if practice else "teams")


def team_folder(data: Path, store_id: str, *, practice: bool = False) -> Path:
    """Return the folder of one team's store."""
    return teams_dir(data, practice=practice) / store_id


def known_teams(data: Path, *, practice: bool = False) -> tuple[KnownTeam, ...]:
    """Return the teams on this machine in order of name, the unreadable last; half-made ones are left out."""
    root = teams_dir(data, practice=practice)
    try:
        folders = [path for path in root.iterdir() if not path.name.startswith(".") and path.is_dir()]
    except OSError:
        return ()
    teams = [_read_team(folder, practice) for folder in folders]
    return tuple(sorted(teams, key=lambda team: (team.damaged, team.team_name.casefold(), team.store_id)))


def read_settings(data: Path) -> ReadSettings:
    """Return what is remembered, or the defaults; an unusable file is set aside, not overwritten."""
    path = data / _SETTINGS
    try:
        return ReadSettings(_parse(_read_json(path)))
    except OSError:
        return ReadSettings(Settings())
    except (ValueError, RecursionError):
        return ReadSettings(Settings(), _set_aside(path))


def write_settings(data: Path, settings: Settings) -> None:
    """Remember ``settings``; the old file stands until the new one is whole.

    Raises:
        DiskFull: there is no room.
        NoPermission: the folder may not be written.
    """
    path = data / _SETTINGS
    fresh = path.with_suffix(".tmp")
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        raise (DiskFull if error.errno in _FULL else NoPermission)() from error


def _read_json(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        raw = file.read(_MOST_BYTES + 1)
    document = json.loads(raw.decode("utf-8"))
    if len(raw) > _MOST_BYTES or not isinstance(document, dict):
        raise ValueError("Not one JSON object of a reasonable size")
    return document


def _text(document: dict[str, Any], name: str) -> str:
    value = document[name]
    if not isinstance(value, str):
        raise ValueError("Not a text")  # noqa: TRY004  # the file's fault, like every other in it
    return value


def _parse(document: dict[str, Any]) -> Settings:
    if document.keys() != {field.name for field in fields(Settings)} or document["schema"] != SCHEMA:
        raise ValueError("Not the fields of this version")
    theme = _text(document, "theme")
    if theme not in THEMES:
        raise ValueError("No such theme")
    percent = document["text_percent"]
    if type(percent) is not int or not LEAST_TEXT <= percent <= MOST_TEXT:
        raise ValueError("No such size of letters")
    return Settings(theme, percent, _text(document, "geometry"), _text(document, "last_store_id"))


def _set_aside(path: Path) -> Path | None:
    aside = path.with_name(_BROKEN)
    try:
        path.replace(aside)
    except OSError:
        return None
    return aside


def _read_team(folder: Path, practice: bool) -> KnownTeam:
    try:
        document = _read_json(folder / _KEYRING)
        members = tuple(
            KnownMember(*(_text(slot, name) for name in ("member_id", "name", "role", "agency")))
            for slot in document["slots"]
        )
        name = _text(document, "team_name")
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return KnownTeam(folder.name, "", practice, folder, (), damaged=True)
    return KnownTeam(folder.name, name, practice, folder, members)
