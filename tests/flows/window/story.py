"""A team's first month at the window, told once for the mouse and once for the keyboard."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.flows.window import afterwards, meeting, preparing
from tests.flows.window.person import Person

MEETING = datetime(2026, 11, 10, 12, 0, tzinfo=UTC)
NEXT_MEETING = datetime(2026, 12, 8, 12, 0, tzinfo=UTC)


def hold_a_whole_meeting(person: Person, folder: Path) -> None:
    """From an empty machine to papers handed over, and into the next meeting."""
    preparing.first_start(person)
    preparing.add_people(person)
    numbers = preparing.add_three_children(person, folder)
    preparing.ask_without_names(person)
    preparing.plan_meeting(person)
    call = preparing.save_call(person, folder)
    assert not [word for word in ("Alva", "Milo", *numbers.all) if word in call]
    person.running.clock.set(MEETING)
    meeting.open_meeting(person)
    person.sees_not(*meeting.ALVA, *meeting.MILO, *meeting.NOOR, *numbers.all)
    meeting.check_consent(person)
    meeting.advise(person)
    meeting.alvas_item(person, numbers)
    meeting.learn(person)
    meeting.milos_item(person, numbers)
    meeting.end_meeting(person, numbers)
    afterwards.finalise(person)
    papers = afterwards.save_papers(person, folder / "papper")
    afterwards.look_at_papers(person, papers, numbers)
    afterwards.preview_and_hand_over(person)
    afterwards.look_at_promises(person, numbers)
    person.running.clock.set(NEXT_MEETING)
    meeting.open_meeting(person)
    person.press("Punkt 6: Lära av varandra")
    meeting.lock_while_typing(person, "Bodil Påhitt", "Anteckningar", "BVC berättar om åttamånadersbesöket")
