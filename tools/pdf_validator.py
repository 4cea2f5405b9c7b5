"""The reference validator for PDF/A and PDF/UA, veraPDF: fetched by Maven if it can be, started once for all.

It is a program in Java and no part of Barnombud: only tests and `python -m tools.pdf_validator paper.pdf ...`
use it. Its files lie in `out/verapdf`, each compared with the checksum in `tools/verapdf/jars.sha256`. Where
Maven, Java or the files cannot be had, `NotToBeHad` says why, and the caller goes on without.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from tools.paths import ROOT

_HOME = ROOT / "tools" / "verapdf"
_JARS = ROOT / "out" / "verapdf"
NOTED = ROOT / "out" / "validated.txt"
"""What the last run of the tests says of the validator; `./run test` prints it."""
_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:2.8:copy-dependencies"
_JAVA_OPTIONS = ("-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m")
_FETCH_SECONDS, _CHECK_SECONDS = 240, 1200
PROFILES = {"2a": "PDF/A-2a", "1a": "PDF/A-1a", "ua1": "PDF/UA-1"}
"""What veraPDF calls the profiles, and what people do."""
BOTH = ("2a", "ua1")
"""What every paper has to be valid by."""


class NotToBeHad(Exception):
    """The validator cannot be had on this machine; the text says why."""


class Verdict(NamedTuple):
    """What the validator found in one file by one profile; no breaches is a valid file."""

    profile: str
    file: str
    breaches: tuple[str, ...]


def provide() -> Path:
    """Return the folder with the validator, fetched when it is not there yet.

    Raises:
        NotToBeHad: Java or Maven is missing, or the files cannot be fetched or are not the pinned ones.
    """
    if shutil.which("java") is None:
        raise NotToBeHad("there is no Java on this machine")
    if not _JARS.is_dir():
        _fetch()
    wrong = _other_than_expected(_JARS)
    if wrong:
        raise NotToBeHad(f"not the files that were expected: {', '.join(wrong)}")
    return _JARS


def _fetch() -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise NotToBeHad("there is no Maven on this machine to fetch it with")
    _JARS.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_JARS.parent) as folder:
        jars = Path(folder) / "jars"
        command = [maven, "-q", "-B", "-f", str(_HOME / "pom.xml"), _GOAL, f"-DoutputDirectory={jars}"]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, check=False, timeout=_FETCH_SECONDS
            )
        except subprocess.TimeoutExpired:
            raise NotToBeHad("Maven did not get it in time") from None
        if done.returncode != 0:
            raise NotToBeHad(f"Maven could not get it: {(done.stdout + done.stderr).strip()[:300]}")
        if not _JARS.is_dir():  # another process may have been quicker
            jars.rename(_JARS)


def _other_than_expected(folder: Path) -> list[str]:
    """Return the names of files that lack, are too many or have another content than was pinned."""
    lines = (_HOME / "jars.sha256").read_text(encoding="ascii").splitlines()
    pinned = {name: digest for digest, name in (line.split() for line in lines)}
    found = {jar.name: hashlib.sha256(jar.read_bytes()).hexdigest() for jar in folder.iterdir()}
    return sorted(name for name in pinned.keys() | found.keys() if pinned.get(name) != found.get(name))


def validate(jobs: Iterable[tuple[Sequence[str], Path]]) -> list[Verdict]:
    """Return a verdict for each file by each of its profiles, all in one start of Java.

    Raises:
        NotToBeHad: see `provide`.
    """
    jars = provide()
    asked = [(profiles, file) for profiles, file in jobs]
    lines = [f"{','.join(profiles)}\t{file}" for profiles, file in asked]
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "jobs"
        listed.write_text("\n".join(lines), encoding="utf-8")
        shell = "org.mozilla.javascript.tools.shell.Main"
        command = ["java", *_JAVA_OPTIONS, "-cp", f"{jars}/*", shell, str(_HOME / "check.js"), str(listed)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_CHECK_SECONDS)
    verdicts = _read(done.stdout)
    wanted = sum(len(profiles) for profiles, _ in asked)
    if len(verdicts) != wanted:
        message = f"{wanted} verdicts asked for, {len(verdicts)} given: {done.stderr[-2000:]}"
        raise RuntimeError(message)
    return verdicts


def note(words: str) -> None:
    """Keep what a run of the tests has to say of the validator."""
    NOTED.parent.mkdir(parents=True, exist_ok=True)
    NOTED.write_text(f"{words}\n", encoding="utf-8")


def _read(printed: str) -> list[Verdict]:
    verdicts: list[Verdict] = []
    for line in printed.splitlines():
        first, *rest = line.split("\t")
        if first:
            verdicts.append(Verdict(first, rest[0], ()))
        elif verdicts:
            last = verdicts[-1]
            verdicts[-1] = last._replace(breaches=(*last.breaches, ": ".join(rest)))
    return verdicts


def main(arguments: Sequence[str]) -> int:
    """Validate the files named by PDF/A-2a and PDF/UA-1 and print what was found."""
    verdicts = validate((BOTH, Path(each)) for each in arguments)
    for verdict in verdicts:
        print(f"{PROFILES[verdict.profile]}\t{verdict.file}\t{'; '.join(verdict.breaches) or 'valid'}")
    return 1 if any(verdict.breaches for verdict in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
