"""The pages the demonstration never comes to: odd custody, scans, withdrawals, covered names, dialogs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QPushButton, QRadioButton

from barnombud.domain.case import ProtectionFlag
from barnombud.services.protection import set_protection
from barnombud.services.team import save_rules, team_view
from barnombud.ui.pages.consultation.view import ConsultationPage
from barnombud.ui.pages.home.disposal_card import DisposalCard
from tools.practice_window import Moment, PracticeWindow
from tools.stops import Stop, meeting, page

_MORNING = Moment("start", datetime(2026, 12, 8, 9, 12), odd=True)  # noqa: DTZ001  # Swedish wall-clock time; see Moment
_ALVA = Moment("finish", datetime(2026, 12, 8, 13, 29), "alva", odd=True)  # noqa: DTZ001  # as above
_SAGA = Moment("end", datetime(2026, 12, 8, 13, 40), odd=True)  # noqa: DTZ001  # as above
_MUST_GO = Moment("end", datetime(2026, 12, 8, 13, 41), odd=True, member="familjestod")  # noqa: DTZ001  # as above

_LEAKING = (
    "Ebba Påhitt på Tallbacken äter bara vit mat sedan familjen flyttade från Syrien. "
    "Mamman går att nå på 070-174 06 33. Hur brukar ni göra?"
)
"""A question of the kind the leak check is there for."""

_LEAVES = ("Ändra Bodil Påhitt", "Personen slutar")


def _scan(practice: PracticeWindow) -> None:
    """Take in a picture of a signed paper and show it."""
    picture = QImage(1240, 1754, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    font = painter.font()
    font.setPixelSize(46)
    painter.setFont(font)
    painter.drawText(
        QRect(120, 140, 1000, 500), Qt.TextFlag.TextWordWrap, "Samtycke\n\nTuva Påhitt\n\nMira Påhitt"
    )
    painter.end()
    file = practice.papers / "signerad.png"
    picture.save(str(file))
    practice.dialogs.will_choose(file)
    practice.go("case", case="tuva")
    practice.press("Samtycke", "Lägg till inskannat original", "Visa inskannat original")


def _cover(practice: PracticeWindow) -> None:
    desk = practice.context.desk
    rules = team_view(desk).rules.model_copy(update={"protection_reference": "Nämnden 2026-10-01 § 7"})
    save_rules(desk, rules)
    set_protection(desk, practice.stage.case("tuva"), ProtectionFlag.SECRECY_MARK)


def _covered(name: str, *presses: str, **keys: str) -> Callable[[PracticeWindow], None]:
    """Reach a page with a protected child on it."""

    def reach(practice: PracticeWindow) -> None:
        _cover(practice)
        page(name, *presses, **keys)(practice)

    return reach


def _uncovered(practice: PracticeWindow) -> None:
    _covered("case", "Översikt", "Visa i en minut", case="tuva")(practice)
    practice.top.findChildren(QRadioButton)[0].click()
    practice.press("Visa i en minut")


def _proof_wanted(practice: PracticeWindow) -> None:
    desk = practice.context.desk
    save_rules(desk, team_view(desk).rules.model_copy(update={"confirm_with_passphrase": True}))
    meeting("Samtycke", "BVC Norra")(practice)


def _leaking(practice: PracticeWindow) -> None:
    page("consultation", "Skriv en fråga", "Nej, ingen har sagt nej")(practice)
    for shown in practice.window.findChildren(ConsultationPage):
        shown.form.question.field.setPlainText(_LEAKING)
        shown.flush()
    practice.settle()


def _disposal(practice: PracticeWindow) -> None:
    practice.go("home")
    for card in practice.window.findChildren(DisposalCard):
        card.findChildren(QPushButton)[0].setFocus()
    practice.settle()


def _hindrance(practice: PracticeWindow) -> None:
    page("case", "Översikt", "Ändra", "Anteckna ett hinder", case="tuva")(practice)


ODD_STOPS: tuple[Stop, ...] = (
    Stop("home-disposal", _MORNING, _disposal),
    Stop("case-consent-custody", _MORNING, page("case", "Samtycke", case="tuva")),
    Stop("case-consent-changes", _MORNING, page("case", "Samtycke", case="ivar")),
    Stop("case-consent-no", _MORNING, page("case", "Samtycke", case="noor")),
    Stop("case-consent-scan", _MORNING, _scan),
    Stop("case-consent-regret", _MORNING, page("case", "Samtycke", "Siv Låtsas", case="saga")),
    Stop("case-guardian-hindrance", _MORNING, _hindrance),
    Stop("consultation-marks", _MORNING, _leaking),
    Stop("case-covered", _MORNING, _covered("case", "Översikt", case="tuva")),
    Stop("cases-covered", _MORNING, _covered("cases")),
    Stop("case-uncover-why", _MORNING, _covered("case", "Översikt", "Visa i en minut", case="tuva")),
    Stop("case-uncovered", _MORNING, _uncovered),
    Stop("team-leaves", _MORNING, page("team", *_LEAVES)),
    Stop("team-new-key", _MORNING, page("team", *_LEAVES, "Personen slutar")),
    Stop("child-own-proof", _ALVA, _proof_wanted),
    Stop("child-withdrawn", _ALVA, meeting("Samtycke", "Vårdnadshavare 1")),
    Stop("meeting-chair-leaves", _SAGA, meeting("Därefter")),
    Stop("meeting-change-user", _MUST_GO, meeting("Därefter")),
)
