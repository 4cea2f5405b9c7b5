"""Papers to and for families: the guardian's sheet, the consent form and the blank flower."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from barnombud.domain.languages.translation import Translation
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.enclosure import EntryRow
from barnombud.domain.papers.flower import FlowerContent
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.value import Value
from barnombud.domain.wellbeing.template import FlowerTemplate
from barnombud.errors import InputError

_NOT_NEUTRAL = ("socialtj", "socialn", "socialf", "familjeomsorg", "ifo ", "orosanm")


def is_neutral(sender: str) -> bool:
    """Whether ``sender`` may stand first on a family's paper: it must not name social services (R28)."""
    words = f"{sender.casefold()} "
    return not any(part in words for part in _NOT_NEUTRAL)


def _neutral(sender: str) -> str:
    if not is_neutral(sender):
        raise InputError("sender", "sender_not_neutral")
    return sender


NeutralSender = Annotated[str, Field(min_length=1), AfterValidator(_neutral)]
"""The first line tells nobody who sees a family's paper that social services are involved (R28)."""


class FamilyOffer(Value):
    """What happens next in plain words: what, who gets in touch, and when."""

    what: str = Field(min_length=1, max_length=300)
    who: str = Field(default="", max_length=250)
    by_when: date | None = None


class LongPart(StrEnum):
    """A part of a sheet that may make it longer than one page."""

    OFFERS = "offers"
    """More than five, or one said at length."""
    WORKS = "works"
    BETTER = "better"
    FLOWER = "flower"
    """More than one view beside each other."""
    LANGUAGE = "language"
    """Nothing is long: two languages need two pages."""


_SHORT_TEXT, _SHORT_OFFER = 250, 80
_OFFERS, _VIEWS = 5, 1


class GuardianSheetContent(PaperContent):
    """One guardian's sheet about one child; nothing of the other guardian or another child (R25)."""

    kind: Literal[PaperKind.GUARDIAN_SHEET] = PaperKind.GUARDIAN_SHEET
    sender: NeutralSender
    on: date
    child: str = Field(min_length=1, max_length=80)
    recipient: str = Field(default="", max_length=160)
    """Name of this guardian, with her number where two have the same; optional."""
    language: str = Field(default="", max_length=60)
    """The family's language in Swedish, such as ``arabiska``; empty when it is Swedish."""
    translation: Translation | None = None
    """The family's language beside the Swedish; None when it is not offered (R43)."""
    entry: EntryRow | None = None
    offers: tuple[FamilyOffer, ...] = ()
    works: str = Field(default="", max_length=10000)
    better: str = Field(default="", max_length=2000)
    next_on: date | None = None
    """When the team follows up."""
    flower: FlowerContent | None = None
    """Only views that have been talked through with the guardian."""
    withdraw_contact: str = ""

    @property
    def long_parts(self) -> tuple[LongPart, ...]:
        """What to shorten when the sheet does not keep to its page, the longest way first."""
        long = {
            LongPart.OFFERS: len(self.offers) > _OFFERS
            or any(len(o.what) > _SHORT_OFFER for o in self.offers),
            LongPart.WORKS: len(self.works) > _SHORT_TEXT,
            LongPart.BETTER: len(self.better) > _SHORT_TEXT,
            LongPart.FLOWER: self.flower is not None and len(self.flower.layers) > _VIEWS,
        }
        otherwise = LongPart.LANGUAGE if self.translation else LongPart.OFFERS
        return tuple(part for part, is_so in long.items() if is_so) or (otherwise,)


class FormAgency(Value):
    """One agency on the consent form; the ticks are None on a form that is filled in by pen."""

    name: str = Field(min_length=1, max_length=120)
    tells: bool | None = None
    """Tells the others."""
    learns: bool | None = None
    """Learns from the others."""
    left_out: bool | None = None


class FormTopic(Value):
    """One area that may be shared, ticked or not."""

    label: str = Field(min_length=1, max_length=120)
    chosen: bool = False


class PrivateSender(Value):
    """A private body that tells, and the section of law its duty of silence rests on (R10, R48)."""

    name: str = Field(min_length=1, max_length=120)
    statute: str = Field(min_length=1, max_length=200)


class InformationContent(PaperContent):
    """What text 4.3 tells before somebody answers (R50); empty fields become lines for a pen."""

    sender: NeutralSender
    purpose: str = Field(default="", max_length=2000)
    agencies: tuple[FormAgency, ...] = ()
    topics: tuple[FormTopic, ...] = ()
    until: date | None = None
    contact: str = ""
    translation: Translation | None = None
    """The family's language beside the Swedish; one nobody has reviewed is a reading aid (R43)."""


class ConsentFormContent(InformationContent):
    """Information and form (R1, R10, R50)."""

    kind: Literal[PaperKind.CONSENT_FORM] = PaperKind.CONSENT_FORM
    form_id: str = Field(min_length=1, max_length=40)
    """Id of the form's text, stands with language and version (R1)."""
    child: str = Field(default="", max_length=60)
    not_topics: str = Field(default="", max_length=2000)
    reference: str = Field(min_length=1, max_length=200)
    """Section that lets a guardian lift secrecy, as the law book has it on the day (R10, R18)."""
    private_senders: tuple[PrivateSender, ...] = ()
    """Private bodies that tell: each has its own signed line (R10)."""


class InterpreterScriptContent(InformationContent):
    """The same information to be read aloud, sentence by sentence, with an interpreter (R43, R44).

    It names no child and keeps no answer: that stands on the form alone.
    """

    kind: Literal[PaperKind.INTERPRETER_SCRIPT] = PaperKind.INTERPRETER_SCRIPT


class PictureSheetContent(PaperContent):
    """Information and what happens next mostly in pictures; the same for every family (R42, R43)."""

    kind: Literal[PaperKind.PICTURES] = PaperKind.PICTURES
    sender: NeutralSender
    translation: Translation | None = None
    """The family's language beside the Swedish."""


class BlankFlowerContent(PaperContent):
    """A flower and the five questions to fill in by pen; nobody is registered for it."""

    kind: Literal[PaperKind.BLANK_FLOWER] = PaperKind.BLANK_FLOWER
    template: FlowerTemplate
    questions: tuple[str, ...] = ()
    """The five questions in the team's words; empty prints the default ones."""
    child_lines: bool = False
    """Whether the child's own line of every petal stands beside it."""
