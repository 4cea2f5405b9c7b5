"""What guardians are told before they answer (text 4.3, R42, R50), and what is signed (R10)."""

from __future__ import annotations

from barnombud.documents.model import Paragraph
from barnombud.documents.papers.words import BLANK, Words, listed_in_swedish
from barnombud.domain.papers.family import ConsentFormContent


def passages(words: Words, content: ConsentFormContent) -> list[Paragraph]:
    """Return the whole information in its order; what is not filled in becomes a line for a pen."""
    until = words.long_date(content.until) if content.until else BLANK
    return [
        words.passage("information.team", "information.team_who", "information.team_why"),
        words.passage(
            "information.social",
            "information.social_support",
            "information.social_not_report",
            "information.social_may_look",
        ),
        words.passage(
            "information.decide",
            "information.decide_answers",
            "information.decide_leave_out",
            "information.decide_no_reason",
            "information.decide_nothing_changes",
            "information.decide_both",
        ),
        _share(words, content),
        words.passage("information.long", "information.long_until", "information.long_again", until=until),
        words.passage(
            "information.withdraw",
            "information.withdraw_how",
            "information.withdraw_stop",
            "information.withdraw_kept",
            "information.withdraw_given",
            source="information",
            contact=content.contact or BLANK,
        ),
        words.passage(
            "information.exceptions",
            "information.exceptions_duty",
            "information.exceptions_even_no",
            "information.exceptions_police",
        ),
        words.passage("information.interpreter", "information.interpreter_not_family"),
    ]


def _share(words: Words, content: ConsentFormContent) -> Paragraph:
    """Return what is shared, by whom, to whom and why."""
    tells = tuple(agency.name for agency in content.agencies if agency.tells)
    learns = tuple(agency.name for agency in content.agencies if agency.learns)
    chosen = tuple(topic.label for topic in content.topics if topic.chosen)
    facts = words.listed(tuple(words.known("topic", label) or label.lower() for label in chosen))
    each_other = len(tells) > 1 and tells == learns
    return words.passage(
        "information.share",
        "information.share_what",
        "information.share_each_other" if each_other else "information.share_who",
        "information.share_why",
        source="information",
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
