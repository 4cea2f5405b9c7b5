"""What the page that edits the team's flower says."""

from __future__ import annotations

TITLE = "Ändra blomman"
SUBTITLE = "Inställningar"
INTRODUCTION = (
    "Gör blomman till er egen. Det du ändrar syns i bilden direkt och sparas som utkast medan du skriver. "
    "När du sparar blir det en ny version. Gamla bedömningar behåller sin."
)
NAME = "Blommans namn"
SUGGESTION = "Förslag"
OWN = "Er egen"
DRAFT = "Utkast, inte sparat"
DISCARD = "Släng utkastet"
DISCARD_TITLE = "Släng utkastet?"
DISCARD_TEXT = "Ändringarna sedan den sparade versionen försvinner."
BACK = "Till Inställningar"
SAVED_TEXT = "Möten från och med nu använder den."

PETALS = "Kronblad"
PETALS_TEXT = "Tre till tolv kronblad. Ordningen är medurs från toppen."
ADD_PETAL = "Lägg till kronblad"
REMOVE_PETAL = "Ta bort kronbladet"
NEW_PETAL = "Nytt kronblad"

EXAMPLE = "Exempel"

PETAL = "Kronbladet"
LABEL = "Namn"
CHILD_LINE = "Barnets mening"
CHILD_LINE_HELP = "Så säger man det till ett barn, till exempel: Jag känner mig trygg."
HELP = "Vad det handlar om"
QUESTIONS = "Frågor att utgå från"
QUESTIONS_HELP = "En fråga på varje rad, högst sex."
CHILD_QUESTION = "Fråga till barnet"
COLOUR = "Färg"
MARK = "Mönster"

SCALE = "Skalan"
SCALE_TEXT = (
    "Stegen är ord, inte poäng. Utan skala beskriver ni varje kronblad med ord. "
    "Byter du skala går blommorna inte att lägga bredvid de gamla."
)
SCALE_KINDS = (("three", "Tre steg"), ("five", "Fem steg"), ("none", "Ingen skala"))
STEP_DESCRIPTION = "Vad det betyder"


def version(number: int) -> str:
    """Say which version is saved."""
    return f"Version {number}"


def save_as(number: int) -> str:
    """Name the button that makes the next version."""
    return f"Spara som version {number}"


def saved(number: int) -> str:
    """Say that a version is saved."""
    return f"Version {number} är sparad."


def step_word(number: int) -> str:
    """Label the word of one step, counted from 1, lowest first."""
    return f"Steg {number}"


def step_description(number: int) -> str:
    """Name the description of one step."""
    return f"{STEP_DESCRIPTION}, steg {number}"
