"""Every stored code that a user meets has a Swedish word, and no word is left without a code."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import pytest

from barnombud.domain import minutes
from barnombud.domain.case import Capacity, CaseState, HindranceGround, ProtectionFlag
from barnombud.domain.consent.codes import Gate
from barnombud.domain.consent.events import ConsentForm, ConsentKind, InterpreterUse, SheetTranslation
from barnombud.domain.consent.standing import Standing
from barnombud.domain.consent.topics import Topic
from barnombud.domain.consultation import AgeBand, ConsultationState
from barnombud.domain.identity_number import IdentityKind
from barnombud.domain.leak_check import LeakKind
from barnombud.domain.meeting.attendance import AttendanceKind, VisitorKind
from barnombud.domain.meeting.child_item import VoicePosition
from barnombud.domain.meeting.meeting import ItemKind, ItemState, MeetingState
from barnombud.domain.meeting_calendar import SwedishHoliday
from barnombud.domain.retention import RecordKind, TimeUnit
from barnombud.domain.support.agreement import StopReason, StuckReason, SupportOutcome, SupportState
from barnombud.domain.support.commitment import CommitmentKind, CommitmentState
from barnombud.domain.team import AgencyKind
from barnombud.services.retention import PlanSource
from barnombud.store.repositories.retention import tables_of_a_case
from barnombud.texts import agencies, consent_words, dates, deidentified, retention, roles, states, topics


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (AgencyKind, agencies.KINDS),
        (Topic, topics.TOPICS),
        (Standing, consent_words.STANDINGS),
        (Capacity, consent_words.CAPACITIES),
        (ConsentForm, consent_words.FORMS),
        (ConsentKind, consent_words.KINDS),
        (InterpreterUse, consent_words.INTERPRETERS),
        (SheetTranslation, consent_words.TRANSLATIONS),
        (HindranceGround, consent_words.HINDRANCES),
        (ProtectionFlag, consent_words.PROTECTION),
        (Gate, consent_words.GATES),
        (LeakKind, deidentified.LEAKS),
        (VisitorKind, roles.VISITORS),
        (SwedishHoliday, dates.HOLIDAYS),
        (SupportState, states.SUPPORT),
        (SupportState, states.SUPPORT_STEPS),
        (StopReason, states.STOPPED),
        (SupportOutcome, states.SUPPORT_OUTCOMES),
        (StuckReason, states.STUCK),
        (ItemKind, states.ITEMS),
        (ItemState, states.ITEM_STATES),
        (MeetingState, states.MEETINGS),
        (minutes.MinutesState, states.MINUTES),
        (minutes.PaperKind, states.PAPERS),
        (minutes.HandoverWay, states.HANDOVERS),
        (CommitmentState, states.COMMITMENTS),
        (CommitmentKind, states.COMMITMENT_KINDS),
        (CaseState, states.CASES),
        (AttendanceKind, states.ATTENDANCE),
        (VoicePosition, states.CHILD_VOICE),
        (AgeBand, states.AGE_BANDS),
        (ConsultationState, states.CONSULTATIONS),
        (IdentityKind, states.IDENTITY_KINDS),
        (RecordKind, retention.KINDS),
        (RecordKind, retention.HELPS),
        (TimeUnit, retention.UNITS),
        (PlanSource, retention.SOURCES),
    ],
)
def test_every_code_has_its_word(codes: type[StrEnum], words: Mapping[str, str]) -> None:
    """Exactly the enum's codes, each with something to say."""
    assert set(words) == {str(code) for code in codes}
    assert all(words.values())


@pytest.mark.parametrize("kind", AgencyKind)
def test_every_kind_of_agency_can_be_said_everywhere(kind: AgencyKind) -> None:
    """In lists, in sentences, to families, with roles to choose among."""
    said = (agencies.kind_word(kind), agencies.short_word(kind), agencies.family_word(kind))
    assert all(said)
    assert roles.usual_roles(kind)


def test_every_table_of_a_case_can_be_said() -> None:
    """So that a dry run leaves nothing out."""
    assert set(retention.TABLES) == set(tables_of_a_case())
