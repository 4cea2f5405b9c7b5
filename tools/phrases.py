"""Phrase files: `python -m tools.phrases check ar` says what is left to do; `new` writes an empty one.

Without a language `check` goes through every file; it ends with 1 when a begun translation has a fault.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from barnombud.domain.languages.phrase_book import SOURCE, PhraseBook
from barnombud.domain.languages.phrase_checks import book_faults, book_from_dict
from barnombud.errors import InputError
from tools.paths import ROOT

PHRASES = ROOT / "assets" / "phrases"


def read(file: Path) -> PhraseBook:
    """Return one file's sentences; raises `InputError` or `TOMLDecodeError` when it cannot be read."""
    return book_from_dict(tomllib.loads(file.read_text(encoding="utf-8")))


def check(file: Path) -> list[str]:
    """Return a line for every fault of a file; a file nobody has begun has none."""
    try:
        book = read(file)
    except (InputError, tomllib.TOMLDecodeError) as error:
        return [f"{file.name}: {error}"]
    if book.header.language != file.stem:
        return [f"{file.name}: header.language is {book.header.language}"]
    if not any(text.strip() for text in book.phrases.values()) and not book.header.translated_by:
        return []
    source = read(PHRASES / f"{SOURCE}.toml")
    return [
        f"{file.name}: {each.key}: {each.fault.value} {' '.join(each.places)}".rstrip()
        for each in book_faults(book, source)
    ]


def empty(language: str, name_swedish: str, name_own: str, direction: str) -> str:
    """Return a file with nothing filled in: the Swedish stands above each sentence."""
    source = read(PHRASES / f"{SOURCE}.toml")
    lines = [
        "# Fyll i varje mening. Den svenska står ovanför. Ord inom klammer, som {child}, ska stå kvar.",
        "# Språket erbjuds inte förrän varje mening är ifylld.",
        "",
        "[header]",
        f'language = "{language}"',
        f'name_swedish = "{name_swedish}"',
        f'name_own = "{name_own}"',
        f'direction = "{direction}"',
        "version = 1",
        f"source_version = {source.header.version}",
        'translated_by = ""',
        'reviewed_by = ""',
        'reviewed_on = ""',
        'status = "unreviewed"',
    ]
    part = ""
    for key, text in source.phrases.items():
        section, name = key.split(".")
        if section != part:
            lines += ["", f"[{section}]"]
            part = section
        lines += [f"# {text}", f'{name} = ""']
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Run ``check [language]`` or ``new language name_swedish name_own direction``; return the exit code."""
    if len(arguments) == 5 and arguments[0] == "new":
        target = PHRASES / f"{arguments[1]}.toml"
        if target.exists():
            print(f"{target.name} is already there")
            return 1
        target.write_text(empty(*arguments[1:]), encoding="utf-8", newline="\n")
        return 0
    if not arguments or arguments[0] != "check":
        print(__doc__)
        return 2
    files = [PHRASES / f"{name}.toml" for name in arguments[1:]] or sorted(PHRASES.glob("*.toml"))
    found = [line for file in files for line in check(file)]
    print("\n".join(found) or "no faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
