"""Draws a logo as an ornament: the name beside it, in letters, is what is heard (R41)."""

from __future__ import annotations

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from barnombud.documents.marking import Artifact, artifact
from barnombud.domain.papers.letterhead import Logo

WIDEST, HIGHEST = 120.0, 30.0
"""Points on the page: as large as a logo is drawn."""


class DrawnLogo:
    """A logo of one document, unpacked once and drawn on every page."""

    def __init__(self, logo: Logo) -> None:
        """Measure ``logo``.

        Raises:
            ValueError, zlib.error: it is not as it was made.
        """
        scale = min(WIDEST / logo.width, HIGHEST / logo.height)
        self.width, self.height = logo.width * scale, logo.height * scale
        self._picture = ImageReader(picture_of(logo))

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        with artifact(canvas, Artifact.HEAD):
            canvas.drawImage(self._picture, left, top - self.height, self.width, self.height)


def picture_of(logo: Logo) -> Image.Image:
    """Return the logo as a picture; raises as `DrawnLogo`."""
    return Image.frombytes("RGB", (logo.width, logo.height), logo.dots)
