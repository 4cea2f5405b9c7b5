"""Which pages there are: name to `module:Class`. One line per page; the owner of a page adds it here.

The class is called with a `PageContext` at the first visit. The modules are imported in this order once the
unlock window is on screen, or at the first visit if that comes before.
"""

from __future__ import annotations

PAGES: dict[str, str] = {
    # name: "barnombud.ui.pages.<name>.view:<Name>Page"
    "home": "barnombud.ui.pages.home.view:HomePageView",
    "meeting": "barnombud.ui.pages.meeting.view:MeetingPage",
    "flower_template": "barnombud.ui.pages.flower_template.view:FlowerTemplatePage",
    "settings": "barnombud.ui.pages.settings.view:SettingsPage",
    "team": "barnombud.ui.pages.team.view:TeamPage",
    "meetings": "barnombud.ui.pages.meetings.view:MeetingsPage",
    "agenda": "barnombud.ui.pages.agenda.view:AgendaPage",
    "commitments": "barnombud.ui.pages.commitments.view:CommitmentsPage",
    "consultation": "barnombud.ui.pages.consultation.view:ConsultationPage",
    "papers": "barnombud.ui.pages.papers.view:PapersPage",
    "cases": "barnombud.ui.pages.cases.view:CasesPage",
    "case": "barnombud.ui.pages.case.view:CasePageView",
}
