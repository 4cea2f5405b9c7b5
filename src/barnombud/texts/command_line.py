"""What the program says on the command line."""

from __future__ import annotations

HELP = """\
barnombud                                             öppnar programmet
barnombud scenario FIL --out MAPP [--report FIL]      kör en beskriven månad och lägger papperen i mappen
barnombud --self-check                                prövar att programmet fungerar på den här datorn
barnombud --version                                   visar versionen"""


def version(number: str) -> str:
    """Say which version this is."""
    return f"Barnombud {number}"


def self_check_done(papers: int, texts: int, assets: int) -> str:
    """Say in one line that everything works here."""
    return (
        f"Barnombud fungerar här: krypterad fil öppnad, möte hållet, {papers} papper skrivna, "
        f"{texts} textfiler och {assets} andra filer lästa."
    )
