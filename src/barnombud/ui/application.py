"""Makes the Qt application: name, scaling, Swedish for Qt's own words, typeface and theme."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from barnombud.resources import file_path
from barnombud.texts import shell as texts
from barnombud.ui.theme.theme import Theme
from barnombud.ui.theme.tokens import ThemeMode


def create_application(
    arguments: Sequence[str] | None = None, mode: ThemeMode = ThemeMode.SYSTEM, scale: float = 1.0
) -> tuple[QApplication, Theme]:
    """Return the application and its theme; the first thing `app.main` does with Qt.

    Args:
        arguments: the command line; the process's own when left out.
        mode: the chosen colours.
        scale: the chosen text size, 1.0 to 2.0.
    """
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(list(sys.argv if arguments is None else arguments))
    # Qt's own file chooser would write down the folders it has shown (R34).
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    application.setApplicationName(texts.APP_NAME)
    application.setApplicationDisplayName("")
    application.setDesktopFileName("barnombud")
    application.setWindowIcon(QIcon(str(file_path("icons/app.svg"))))
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
    _speak_swedish(application)
    return application, Theme(application, mode, scale)


def _speak_swedish(application: QApplication) -> None:
    """Load Qt's own Swedish words for file choosers and text menus."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_sv", folder):
        application.installTranslator(translator)
