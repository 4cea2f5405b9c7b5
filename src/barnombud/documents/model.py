"""The document model: what a paper says and what each part of it is, before any of it has a place on a page.

Every block carries its role, so that structure tags (R41) can be written while it is drawn without asking the
papers again. Papers are written in terms of these values, never in drawing calls.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from string import Formatter
from typing import TYPE_CHECKING, ClassVar, TypeAlias

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from barnombud.domain.papers.letterhead import Logo

SWEDISH = "sv"
"""BCP 47 tag of every paper unless a passage says otherwise (R41)."""


class Role(StrEnum):
    """What a block is, named as the structure types of PDF."""

    HEADING = "H"
    PARAGRAPH = "P"
    LIST = "L"
    TABLE = "Table"
    FIGURE = "Figure"
    GROUP = "Div"
    FORM_LINES = "Form"
    ARTIFACT = "Artifact"


class Tone(StrEnum):
    """How loud a paragraph speaks."""

    BODY = "body"
    LEAD = "lead"
    QUIET = "quiet"
    SMALL = "small"
    NOTICE = "notice"
    """Set apart on the highlight colour: needs attention, not danger."""
    READING = "reading"
    """Large whatever the paper's size: information that a family reads through."""
    STRIP = "strip"
    """Set apart on a soft ground: an addition or a guardian's note."""


class Size(StrEnum):
    """The type sizes a paper is set in."""

    STAFF = "staff"
    FAMILY = "family"
    FAMILY_COMPACT = "family_compact"
    """Somewhat smaller: chosen by the typesetter when a family's paper does not keep to its pages."""
    FAMILY_DENSE = "family_dense"
    """As small as a paper for the team: chosen when two languages do not keep to their pages otherwise."""
    FAMILY_LARGE = "family_large"
    """Large print, 18 points: chosen by the person; runs on as long as it needs."""


class ArchiveForm(StrEnum):
    """The part of PDF/A that an archive asks for (R27); both of level A, tagged and searchable."""

    PDF_A_2 = "pdf_a_2"
    PDF_A_1 = "pdf_a_1"

    @property
    def part(self) -> int:
        """The part of the standard."""
        return 1 if self is ArchiveForm.PDF_A_1 else 2


@dataclass(frozen=True, slots=True)
class Identity:
    """What the file says about itself beside its title (R28, R30); never a name.

    Attributes:
        document_id, version: as they stand on every page.
        state: code of the state of the minutes.
        printed_at: with its time zone.
    """

    document_id: str
    version: int
    state: str
    printed_at: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one voice.

    Attributes:
        language: BCP 47 tag; empty for the language of what it stands in.
        source: code name of the field it comes from, for errors.
        inserted: a name, number or date put into a sentence: keeps its own direction whatever stands around
            it, and is never set in that sentence's typeface (R43).
    """

    text: str
    bold: bool = False
    quiet: bool = False
    language: str = ""
    source: str = "text"
    inserted: bool = False


Runs: TypeAlias = tuple[Run, ...]
Label: TypeAlias = str | Runs
"""What stands at a place for a pen; runs when it is said in two languages."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; never left alone at the foot of a page."""

    role: ClassVar[Role] = Role.HEADING
    runs: Runs
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks in it are kept."""

    role: ClassVar[Role] = Role.PARAGRAPH
    runs: Runs
    tone: Tone = Tone.BODY
    centred: bool = False
    """In the middle of its column: running text under a drawing."""


@dataclass(frozen=True, slots=True)
class BulletList:
    """Points without order."""

    role: ClassVar[Role] = Role.LIST
    points: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Points in order, counted from `start`; `last` is the greatest number of several lists set alike."""

    role: ClassVar[Role] = Role.LIST
    points: tuple[Runs, ...]
    start: int = 1
    last: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column headers; `widths` are shares of the width, `row_headers` marks the first column."""

    role: ClassVar[Role] = Role.TABLE
    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...]
    row_headers: bool = False
    ruled: bool = False
    """Edges round every cell and tall rows: a table to fill in by pen."""
    dense: bool = False
    """Small type and low rows: values that stand beside the drawing they repeat."""
    summary: str = ""
    """What the table holds, for a reader that cannot see it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing made for a width in points; `alt_text` says the same in words.

    It is empty where the text beside the drawing says the same already.
    """

    role: ClassVar[Role] = Role.FIGURE
    make: Callable[[float], Flowable] = field(compare=False)
    alt_text: str
    caption: str = ""
    share: float = 1.0
    """Part of the text width the drawing takes."""


@dataclass(frozen=True, slots=True)
class KeyValue:
    """Facts with their names, in two columns."""

    role: ClassVar[Role] = Role.TABLE
    pairs: tuple[tuple[str, Runs], ...]
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class CallOut:
    """The green card: whom to turn to, and the telephone number large."""

    role: ClassVar[Role] = Role.GROUP
    label: Label
    main: str
    side: str = ""
    note: str = ""
    source: str = "text"


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """Lines to sign on, each with what stands under it."""

    role: ClassVar[Role] = Role.FORM_LINES
    labels: tuple[Label, ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class WriteLines:
    """Empty lines for a pen."""

    role: ClassVar[Role] = Role.FORM_LINES
    count: int = 2
    label: str = ""


@dataclass(frozen=True, slots=True)
class TickBoxes:
    """Boxes to tick by pen or already ticked, side by side or below each other."""

    role: ClassVar[Role] = Role.FORM_LINES
    choices: tuple[tuple[Label, bool], ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line between parts."""

    role: ClassVar[Role] = Role.ARTIFACT


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty height in points."""

    role: ClassVar[Role] = Role.ARTIFACT
    height: float = 8.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""

    role: ClassVar[Role] = Role.ARTIFACT


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns read left then right; `left_share` is the left one's part of the width.

    When they do not fit on one page they are set one after the other instead.
    """

    role: ClassVar[Role] = Role.GROUP
    left: tuple[Block, ...]
    right: tuple[Block, ...]
    left_share: float = 0.5


@dataclass(frozen=True, slots=True)
class InLanguage:
    """Blocks in another language than the paper's: they begin at the right where it is written that way."""

    role: ClassVar[Role] = Role.GROUP
    language: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage in Swedish and the same in the family's language."""

    swedish: tuple[Block, ...]
    theirs: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Parallel:
    """Swedish to the left and `language` to the right, a row for each pair (R43).

    A row moves to the next page when it does not fit, and is divided on both sides when it is taller than a
    page. A pair of headings stays with the row under it.
    """

    role: ClassVar[Role] = Role.GROUP
    pairs: tuple[Pair, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks kept on one page when they fit on one; framed when they are set apart from what stands round."""

    role: ClassVar[Role] = Role.GROUP
    blocks: tuple[Block, ...]
    framed: bool = False


Block: TypeAlias = (
    Heading
    | Paragraph
    | BulletList
    | NumberedList
    | Table
    | Figure
    | KeyValue
    | CallOut
    | SignatureLines
    | WriteLines
    | TickBoxes
    | Rule
    | Spacer
    | PageBreak
    | Columns
    | InLanguage
    | Parallel
    | Together
)


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What stands on every page outside the text (R28): artifacts, never part of the reading order."""

    head_left: str
    head_right: str = ""
    marking: str = ""
    """Secrecy marking of the receiving agency; empty on papers without personal data and to guardians."""
    foot_left: tuple[str, ...] = ()
    foot_right: str = ""
    """Stands before ``Sida x (y)``."""
    draft: bool = False
    practice: bool = False
    logo: Logo | None = None
    """The organisation's, at the left of the head; an ornament beside the name."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper: a title without names (it is a document property), marks, blocks in reading order."""

    title: str
    marks: PageMarks
    blocks: tuple[Block, ...]
    size: Size = Size.STAFF
    pages: int = 0
    """How many pages the paper aims to keep to; 0 for any number."""
    language: str = SWEDISH
    identity: Identity | None = None


def plain(text: str, *, source: str = "text") -> Runs:
    """Return ``text`` as one plain run; empty text gives no run at all."""
    return (Run(text, source=source),) if text.strip() else ()


def labelled(label: Label, *, source: str = "text") -> Runs:
    """Return a label as runs, whether it is said in one language or two."""
    return plain(label, source=source) if isinstance(label, str) else label


def strong(text: str, *, source: str = "text") -> Runs:
    """Return ``text`` as one bold run."""
    return (Run(text, bold=True, source=source),) if text.strip() else ()


def filled(
    template: str,
    values: Mapping[str, str | Run],
    *,
    language: str = "",
    bold: bool = False,
    source: str = "text",
) -> Runs:
    """Return ``template`` with a value for each ``{name}``, inserted so that it keeps its own direction.

    Raises:
        KeyError: a name has no value.
        ValueError: a brace stands alone.
    """
    runs: list[Run] = []
    for words, name, _, _ in Formatter().parse(template):
        if words:
            runs.append(Run(words, bold=bold, language=language, source=source))
        if name is not None:
            value = values[name]
            run = value if isinstance(value, Run) else Run(value, bold=bold, source=source)
            runs.append(replace(run, inserted=True))
    return tuple(runs)
