"""Takes pictures of the program off screen, in the sizes and colours every page has to stand up to.

`python -m tools.pictures [FOLDER]` draws every page with the demonstration's data, and its papers, into
`docs/pictures` or FOLDER; `--gallery` draws the shared widgets instead. `grab` draws any widget.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
from PIL import Image
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from barnombud.ui.shell.page_focus import show_focused
from barnombud.ui.theme.theme import Theme
from barnombud.ui.theme.tokens import ThemeMode
from tools import tour
from tools.first_windows import first_windows
from tools.gallery import gallery_pages
from tools.paths import ROOT


@dataclass(frozen=True)
class Setting:
    """One way to look at a page: logical size, pixel density, text size, colours."""

    suffix: str
    width: int = 1366
    height: int = 768
    density: float = 1.0
    font_scale: float = 1.0
    dark: bool = False


SETTINGS = (
    Setting("light"),
    Setting("dark", dark=True),
    Setting("150", 910, 512, density=1.5),
    Setting("200-text", font_scale=2.0),
)
"""A laptop, the same in the dark, the same at 150 %, and with text at 200 %."""

_GROUNDS, _PAPER_SCALE = 16, 0.85
"""How many colours are kept as they are; papers smaller than on a screen at 72 points an inch."""
_AROUND_DIALOG = QSize(64, 64)
_OF_README = "child-flower-light"

_theme: list[Theme] = []


def application() -> tuple[QApplication, Theme]:
    """Return the one application and its theme, made at the first call with the bundled fonts."""
    existing = QApplication.instance()
    made = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    if not _theme:
        _theme.append(Theme(made, ThemeMode.LIGHT))
    return made, _theme[0]


def grab(
    widget: QWidget,
    name: str,
    folder: Path,
    *,
    width: int = 1366,
    height: int = 768,
    scale: float = 1.0,
    font_scale: float = 1.0,
    dark: bool = False,
) -> Path:
    """Save a picture of `widget` as `folder/name.png` and return its path.

    Args:
        widget: shown for the moment of the picture if it is not on screen.
        name: file name without `.png`.
        folder: made when missing.
        width: logical pixels.
        height: logical pixels; 0 takes the whole height the content needs.
        scale: pixels per logical pixel (1.5 is a desktop at 150 %).
        font_scale: the person's text size, 1.0 to 2.0.
        dark: dark colours instead of light.
    """
    app, theme = application()
    theme.set_scale(font_scale)
    theme.set_mode(ThemeMode.DARK if dark else ThemeMode.LIGHT)
    widget.resize(width, height or 768)
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
    widget.show()
    _settle(app)
    if not height:
        widget.resize(width, max(widget.sizeHint().height(), widget.heightForWidth(width)))
    widget.resize(QSize(width, height) if height else widget.size())
    _settle(app)
    image = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QApplication.palette().window().color())
    painter = QPainter(image)
    widget.render(
        painter,
        QPoint(),
        QRegion(),
        QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren,
    )
    _draw_dialogs(widget, painter)
    painter.end()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    image.save(str(path))
    return path


def _draw_dialogs(widget: QWidget, painter: QPainter) -> None:
    """Draw what lies over a window in the middle of it: a dialog knows the screen, not the window drawn."""
    for dialog in widget.findChildren(QDialog):
        if not dialog.isVisible():
            continue
        painter.fillRect(widget.rect(), QColor(0, 0, 0, 90))
        dialog.resize(dialog.sizeHint().boundedTo(widget.size() - _AROUND_DIALOG))
        place = (widget.rect().center() - dialog.rect().center()) + QPoint(1, 1)
        dialog.render(painter, place)


def grab_all(
    make: Callable[[], QWidget], name: str, folder: Path, settings: tuple[Setting, ...] = SETTINGS
) -> list[Path]:
    """Save a picture of a freshly made widget for every setting, as `name-suffix.png`."""
    paths = []
    for setting in settings:
        application()
        widget = make()
        paths.append(
            grab(
                widget,
                f"{name}-{setting.suffix}",
                folder,
                width=setting.width,
                height=setting.height,
                scale=setting.density,
                font_scale=setting.font_scale,
                dark=setting.dark,
            )
        )
        widget.close()
        widget.deleteLater()
    return paths


def _settle(app: QApplication) -> None:
    """Let layouts and deferred deletions come to rest, with what the keyboard is on in sight."""
    for _ in range(4):
        app.processEvents()
        app.sendPostedEvents()
    show_focused()


def draw_pages(folder: Path) -> None:
    """Draw every stop of the tour in every setting, the first windows, and the demonstration's papers."""
    _, theme = application()
    for moment in tour.moments():
        for name, practice in tour.visit(theme, moment):
            for setting in SETTINGS:
                _draw(practice.window, name, folder, setting)
            theme.set_scale(1.0)
            theme.set_mode(ThemeMode.LIGHT)
            if not moment.do:
                draw_papers(practice.papers, folder)
    for name, window in first_windows():
        for setting in SETTINGS:
            _draw(window, name, folder, setting)
        window.deleteLater()


def draw_papers(papers: Path, folder: Path) -> None:
    """Draw every page of every paper, numbered in the order of their names."""
    for number, path in enumerate(sorted(papers.rglob("*.pdf")), 1):
        kind = path.stem.split("-")[0]
        document = pypdfium2.PdfDocument(path)
        for page in range(len(document)):
            image = document[page].render(scale=_PAPER_SCALE).to_pil().convert("RGB")
            target = folder / f"paper-{number:02}-{kind}-{page + 1}.png"
            shrunk(image).save(target, optimize=True)
        document.close()


def _draw(widget: QWidget, name: str, folder: Path, setting: Setting) -> None:
    path = grab(
        widget,
        f"{name}-{setting.suffix}",
        folder,
        width=setting.width,
        height=setting.height,
        scale=setting.density,
        font_scale=setting.font_scale,
        dark=setting.dark,
    )
    with Image.open(path) as drawn:
        whole = drawn.convert("RGB")
    shrunk(whole).save(path, optimize=True)
    if path.stem == _OF_README:
        shrunk(whole, rare=96).save(folder / "mote.png", optimize=True)


def shrunk(picture: Image.Image, *, rare: int = 24) -> Image.Image:
    """Return the picture in few colours: its grounds as they are, for the rest the nearest of ``rare``."""
    found: list[tuple[int, Any]] = picture.getcolors(picture.width * picture.height) or []
    most = [colour for _count, colour in sorted(found, reverse=True)[:_GROUNDS]]
    spread = picture.quantize(rare, method=Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*chain.from_iterable(most), *spread[: 3 * rare]])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def main(arguments: list[str]) -> int:
    """Draw into the folder named, or the usual one."""
    named = [each for each in arguments if not each.startswith("-")]
    if "--gallery" in arguments:
        folder = Path(named[0]) if named else ROOT / "out" / "pictures"
        for name, make in gallery_pages().items():
            grab_all(make, name, folder)
    else:
        folder = Path(named[0]) if named else ROOT / "docs" / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        draw_pages(folder)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
