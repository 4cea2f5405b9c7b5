"""After the meeting: reading through, papers, promises, and the next agenda."""

from __future__ import annotations

from pathlib import Path

from tests.documents.reading import text
from tests.flows.window.person import Person
from tests.flows.window.preparing import Numbers

FOR_ALVA = (
    "Bilaga till Förskolan Tallbacken",
    "Bilaga till BVC Norra",
    "Bilaga till Familj och stöd",
    "Blad till vårdnadshavare 1",
    "Blad till vårdnadshavare 2",
)
FOR_MILO = ("Bilaga till Förskolan Tallbacken", "Bilaga till BVC Norra", "Blad till vårdnadshavare 1")


def finalise(person: Person) -> None:
    """Read the notes through and finalise them."""
    person.press("Läs igenom och skriv ut")
    person.sees("Läs igenom senast 17 november 2026.", "Vi lärde oss hur öppna förskolan")
    person.sees_not("Alva", "Milo", "Lodjuret")
    person.tick("Jag har läst igenom")
    person.press("Färdigställ mötesanteckningarna")
    person.sees("Mötesanteckningar 1/2026 är färdigställda")


def save_papers(person: Person, folder: Path) -> dict[str, str]:
    """Save every paper in a folder; returns what stands in each, by file name."""
    folder.mkdir()
    person.press("Välj alla")
    person.press("Spara valda")
    person.choose_folder(folder)
    person.sees("10 papper är sparade och kontrollerade")
    return {path.name: text(path.read_bytes()) for path in sorted(folder.iterdir())}


def look_at_papers(person: Person, papers: dict[str, str], numbers: Numbers) -> None:
    """Nobody gets what is not meant for them, and the general part names no child."""
    of_alva = [name for name in papers if numbers.alva in name]
    of_milo = [name for name in papers if numbers.milo in name]
    assert (len(of_alva), len(of_milo), len(papers)) == (len(FOR_ALVA), len(FOR_MILO), 10)
    assert not any("Familj och stöd" in papers[name].split("Får delta")[0] for name in of_milo)
    for name, words in papers.items():
        if name not in of_alva:
            assert "Alva" not in words, name
            assert numbers.alva not in words, name
        if name not in of_milo:
            assert "Milo" not in words, name
            assert numbers.milo not in words, name
        assert numbers.noor not in words, name
        assert "Lodjuret" not in words, name
    person.sees_not(numbers.noor, "Lodjuret")


def preview_and_hand_over(person: Person) -> None:
    """Look at one child's papers on screen and note that they are handed over."""
    for name, receiver in (
        ("Bilaga till BVC Norra", "BVC Norra"),
        ("Blad till vårdnadshavare 2", "Vårdnadshavare 2"),
    ):
        person.press(f"Visa {name}")
        person.sees(f"{name} Sida 1 av")
        if person.has("Till listan"):
            person.press("Till listan")
        person.press(f"Lämnad till {receiver}: På papper")
        person.sees(f"{name}: antecknad som lämnad")


def look_at_promises(person: Person, numbers: Numbers) -> None:
    """Everything promised stands in Åtaganden, and by itself on the next agenda."""
    person.go("Åtaganden")
    person.sees("Återkoppla till vårdnadshavarna", f"Ärende {numbers.alva}, Alva", "Föräldragrupp i vår")
    person.go("Möten")
    person.open_row("Möten", "8 december")
    person.sees(f"Alva, ärende {numbers.alva}", f"Milo, ärende {numbers.milo}")
