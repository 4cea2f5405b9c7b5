"""A meeting in which no child is taken up is a whole meeting too."""

from __future__ import annotations

from pathlib import Path

from tests.documents.reading import text
from tests.flows.window import preparing
from tests.flows.window.driver import RunningProgram
from tests.flows.window.meeting import open_meeting
from tests.flows.window.person import MousePerson
from tests.flows.window.story import MEETING


def test_a_meeting_without_children(running: RunningProgram, tmp_path: Path) -> None:
    """Nobody to agree about, nothing to confirm: the agenda is full, and its notes are finalised."""
    person = MousePerson(running)
    preparing.first_start(person)
    preparing.add_people(person)
    preparing.plan_meeting(person)
    person.sees("Inget barn tas upp med namn.", "Lära av varandra", "Synlighet i familjers vardag")
    running.clock.set(MEETING)
    open_meeting(person)
    person.sees_not("Barn 1", "andra delen")
    person.press("Punkt 3: Samtyckeskontroll")
    person.sees("Inga barn tas upp med namn")
    person.press("Nästa punkt")
    person.sees("Ingen fråga är förberedd.")
    person.press("Nästa punkt")
    person.fill("Anteckningar", "BVC berättade om besöket vid åtta månader.")
    person.press("Punkt 7: Mötet på en minut")
    person.press("Planera tisdag 8 december 13.00")
    person.press("Avsluta mötet", -1)
    person.sees("Mötet är avslutat", "Allt blev klart.")
    person.press("Läs igenom och skriv ut")
    person.tick("Jag har läst igenom")
    person.press("Färdigställ mötesanteckningarna")
    person.sees("Mötesanteckningar 1/2026 är färdigställda")
    person.press("Visa Mötesanteckningar")
    person.press("Spara som PDF")
    person.save_as(tmp_path / "anteckningar.pdf")
    words = text((tmp_path / "anteckningar.pdf").read_bytes())
    assert "BVC berättade om besöket vid åtta månader." in words
