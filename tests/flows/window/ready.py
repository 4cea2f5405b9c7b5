"""A team with two consented children and a meeting today, made before the program starts."""

from __future__ import annotations

from pathlib import Path

from barnombud.domain.clock import FixedClock
from barnombud.domain.meeting.substitute import Duty
from barnombud.services.substitutes import choose_substitute
from tests.flows.window.person import Person
from tests.held_meeting import plan
from tests.stores import PASSPHRASE
from tests.world import found

ALVA, LOVE = ("Alva", "Ekorren"), ("Love", "Igelkotten")


def make_ready(data: Path, clock: FixedClock) -> None:
    """Alva may be spoken of with everybody, Love without the IFO; Bo takes over the laptop."""
    with found(data / "teams", clock) as world:
        world.consented_case("Ekorren", "Alva", guardians=("Mira Påhitt", "Kim Hittepå"))
        world.consented_case("Igelkotten", "Love", agencies=(world.preschool, world.bvc))
        meeting_id = plan(world)
        choose_substitute(world.desk, meeting_id, Duty.SIGNED_IN, world.nurse.id)


def unlock(person: Person, name: str) -> None:
    """Choose one's name, unless it stands there already, and type the passphrase."""
    person.sees("Lås upp")
    person.choose("Namn", name)
    type_passphrase(person)


def type_passphrase(person: Person) -> None:
    """Type the passphrase for the name that stands there, and Enter."""
    person.fill("Lösenfras", PASSPHRASE)
    person.keys("Return")


def begin(person: Person) -> None:
    """Start the meeting with everybody there, and let every agency answer and confirm."""
    person.go("Hem")
    person.press("Starta mötet")
    person.press("Starta mötet")
    person.press("Alla är här")
    person.press("Punkt 3: Samtyckeskontroll")
    person.press("Ingen i något ärende har ångrat sig")
    person.press("Alla här har kontrollerat och berättat")
    person.sees("Alla som är här har kontrollerat samtycket.")
