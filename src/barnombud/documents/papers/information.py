"""What guardians are told before they answer (text 4.3, R42, R50), and what is signed (R10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from barnombud.documents.model import Paragraph, Runs, Tone
from barnombud.documents.papers.words import BLANK, Inserted, Words, listed_in_swedish
from barnombud.domain.papers.family import ConsentFormContent, InformationContent


@dataclass(frozen=True)
class _Told:
    """One passage: the keys of its sentences, the first of them bold, and what is put into them."""

    keys: tuple[str, ...]
    inserted: Mapping[str, Inserted] = field(default_factory=dict)

    @property
    def source(self) -> str:
        return "information" if self.inserted else "text"


def passages(words: Words, content: InformationContent) -> list[Paragraph]:
    """Return the whole information in its order; what is not filled in becomes a line for a pen."""
    return [
        words.passage(lead, *rest, tone=Tone.READING, source=each.source, **each.inserted)
        for each in _told(words, content)
        for lead, *rest in [each.keys]
    ]


def sentences(words: Words, content: InformationContent) -> list[list[Runs]]:
    """Return the same sentence by sentence, passage by passage; the first of each is bold."""
    return [
        [
            words.said(key, bold=not place, source=each.source, **each.inserted)
            for place, key in enumerate(each.keys)
        ]
        for each in _told(words, content)
    ]


def _told(words: Words, content: InformationContent) -> list[_Told]:
    until: Inserted = words.long_date(content.until) if content.until else BLANK
    return [
        _of("team", "team_who", "team_why"),
        _of("social", "social_support", "social_not_report", "social_may_look"),
        _of(
            "decide",
            "decide_answers",
            "decide_leave_out",
            "decide_no_reason",
            "decide_nothing_changes",
            "decide_both",
        ),
        _share(words, content),
        _of("long", "long_until", "long_again", until=until),
        _of(
            "withdraw",
            "withdraw_how",
            "withdraw_stop",
            "withdraw_kept",
            "withdraw_given",
            contact=content.contact or BLANK,
        ),
        _of("exceptions", "exceptions_duty", "exceptions_even_no", "exceptions_police"),
        _of("interpreter", "interpreter_not_family"),
    ]


def _of(*keys: str, **inserted: Inserted) -> _Told:
    return _Told(tuple(f"information.{key}" for key in keys), inserted)


def _share(words: Words, content: InformationContent) -> _Told:
    """Return what is shared, by whom, to whom and why."""
    tells = tuple(agency.name for agency in content.agencies if agency.tells)
    learns = tuple(agency.name for agency in content.agencies if agency.learns)
    chosen = tuple(topic.label for topic in content.topics if topic.chosen)
    facts = words.listed(tuple(words.known("topic", label) or label.lower() for label in chosen))
    each_other = len(tells) > 1 and tells == learns
    return _of(
        "share",
        "share_what",
        "share_each_other" if each_other else "share_who",
        "share_why",
        facts=facts if chosen else BLANK,
        agencies=listed_in_swedish(tells),
        sender=listed_in_swedish(tells) or BLANK,
        receivers=listed_in_swedish(learns) or BLANK,
        purpose=content.purpose.strip().rstrip(".") or BLANK,
    )


def signed(words: Words, content: ConsentFormContent) -> list[Paragraph]:
    """Return what is signed: for public bodies, then a line of its own for each private one that tells."""
    return [
        words.paragraph("signing.public", "signing.know", law=content.reference, source="reference"),
        *(
            words.paragraph(
                "signing.private",
                "signing.know",
                agency=sender.name,
                law=sender.statute,
                source="private_senders",
            )
            for sender in content.private_senders
        ),
    ]
