"""Which pages there are: name to `module:Class`. One line per page; the owner of a page adds it here.

The modules are imported in this order once the unlock window is on screen; the class is called with a
`PageContext` at the first visit.
"""

from __future__ import annotations

PAGES: dict[str, str] = {
    # name: "barnombud.ui.pages.<name>.view:<Name>Page", in the order in which they may be wanted
    "home": "barnombud.ui.pages.home.view:HomePageView",
    "meetings": "barnombud.ui.pages.meetings.view:MeetingsPage",
    "agenda": "barnombud.ui.pages.agenda.view:AgendaPage",
    "cases": "barnombud.ui.pages.cases.view:CasesPage",
    "case": "barnombud.ui.pages.case.view:CasePageView",
    "meeting": "barnombud.ui.pages.meeting.view:MeetingPage",
    "commitments": "barnombud.ui.pages.commitments.view:CommitmentsPage",
    "consultation": "barnombud.ui.pages.consultation.view:ConsultationPage",
    "papers": "barnombud.ui.pages.papers.view:PapersPage",
    "team": "barnombud.ui.pages.team.view:TeamPage",
    "extract": "barnombud.ui.pages.extract.view:ExtractPage",
    "access_log": "barnombud.ui.pages.access_log.view:AccessLogPage",
    "settings": "barnombud.ui.pages.settings.view:SettingsPage",
    "retention": "barnombud.ui.pages.retention.view:RetentionPageView",
    "backups": "barnombud.ui.pages.backups.view:BackupsPage",
    "flower_template": "barnombud.ui.pages.flower_template.view:FlowerTemplatePage",
    "recovery": "barnombud.ui.pages.recovery.view:RecoveryPageView",
    "languages": "barnombud.ui.pages.languages.view:LanguagesPage",
}

STEPS: tuple[str, ...] = (
    # "barnombud.ui.pages.meeting.steps.<module>:<Class>"
    "barnombud.ui.pages.meeting.steps.voice:VoiceStep",
    "barnombud.ui.pages.meeting.steps.strengths:StrengthsStep",
    "barnombud.ui.pages.meeting.steps.flower:FlowerStep",
    "barnombud.ui.pages.meeting.steps.five_questions:FiveQuestionsStep",
    "barnombud.ui.pages.meeting.steps.one_way_in:OneWayInStep",
)
"""The steps of a child's item after the consent, in order."""
