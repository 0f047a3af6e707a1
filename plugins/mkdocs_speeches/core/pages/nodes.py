"""What a page is made of: a closed set of node types, which one writer puts into Markdown and one into HTML.

Text stands in nodes as a reader sees it, nothing in it escaped; targets are those of Markdown links, relative to the
page's own source. How a node is spelled, its class and its attributes included, is the writers' business alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from mkdocs_speeches.core.model import LineNo


class Style(Enum):
    """What a node is for: it decides how the node looks, whether search reads it, and whether it can be linked to."""

    __hash__ = object.__hash__  # that of Enum is Python's, not C's, and each node is looked up by it

    PAGE = auto()
    """The title of a page of prose or lists."""
    GROUP = auto()
    """The heading of a group of a list."""
    RUN_IN = auto()
    """A heading whose text goes on in the same paragraph."""

    TEXT = auto()
    """A paragraph of a speech; so are the next four."""
    SALUTATION = auto()
    SIGNATURE = auto()
    IMAGE = auto()
    TABLE = auto()
    SUBTITLE = auto()
    FACTS = auto()
    TAGS = auto()
    NEIGHBOURS = auto()
    PREVIOUS = auto()
    NEXT = auto()
    MARGIN = auto()
    """A note beside a paragraph."""
    RELATED_TITLE = auto()
    RELATED = auto()
    COMPARED = auto()

    LINE = auto()
    """A line of a seed."""
    LEFT_OUT = auto()
    """What of a seed stands in no speech."""
    DIAGNOSTIC = auto()
    WARNING = auto()
    ERROR = auto()

    ITEM = auto()
    """A speech or a seed in a list."""
    CITED = auto()
    """A document, a meeting or a formulation in a list."""
    COUNT = auto()
    """How many there are of something, which it leads to."""
    FIGURE = auto()
    FILE_NAME = auto()
    """A figure of the whole library."""
    LISTING = auto()
    """A paragraph that lists speeches."""
    PAGER = auto()
    LETTERS = auto()
    CHIP = auto()
    """A link to a term."""
    MORE = auto()
    """A link to a whole list."""
    TERM = auto()
    FORMS = auto()
    CONCORDANCE = auto()
    CONTEXT = auto()
    """A line of a concordance."""
    COMPARISON = auto()
    """In whose place a script compares two speeches."""
    PAIR = auto()
    """Two speeches that are worth comparing."""
    CHART = auto()


NodeStyles = tuple[Style, ...]


class Tone(Enum):
    """How a run inside a line is set apart."""

    __hash__ = object.__hash__  # that of Enum is Python's, not C's, and each node is looked up by it

    LEAD = auto()
    """The words that a point or a fact begins with."""
    STRONG = auto()
    EMPHASIS = auto()
    SMALL = auto()
    PART = auto()
    """One of several parts of a line."""
    CODE = auto()
    DEBRIS = auto()


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    content: Inlines
    target: str
    styles: NodeStyles = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """A run that is set apart."""

    tone: Tone
    content: Inlines


@dataclass(frozen=True, slots=True)
class Repaired:
    """`text` stands where the seed has `original`; `reason` says why, in words."""

    text: str
    original: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text whose white space is kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line inside a paragraph."""


class CountUnit(StrEnum):
    """What a number of words counts: the places where they stand, or the speeches that they stand in."""

    PLACES = auto()
    SPEECHES = auto()


@dataclass(frozen=True, slots=True)
class WordCount:
    """How often the words `of` stand, counted plainly, in the whole library or `within` a year or a page of it.

    `within` is a year (`2009`) or an address (`speeches/a/`).
    """

    of: str
    unit: CountUnit
    value: int
    within: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in words, and the same (`2009-03-05`, `2009-03`, `2009`) as other programs have dates."""

    text: str
    date: str


Inline = str | Link | Marked | Repaired | Verbatim | Break | WordCount | Moment
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class HeadingNode:
    """A heading; `level` 1 is the page's title. One of a speech's text knows its `line` in the seed.

    Of a group that is cut into pages `before` counts its items on earlier ones, `total` all of them.
    """

    level: int
    content: Inlines
    anchor: str = ""
    styles: NodeStyles = ()
    line: LineNo | None = None
    before: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class ParagraphNode:
    """A paragraph. `continues` says that it goes on where the block before it ended; `line` is that of a seed.

    One that tells a doubt has its code as `doubt`.
    """

    content: Inlines
    anchor: str = ""
    styles: NodeStyles = ()
    line: LineNo | None = None
    continues: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class ItemNode:
    """An item of a list. `date` (EDTF) is what the list can be sorted by; None where it cannot."""

    content: Inlines
    anchor: str = ""
    styles: NodeStyles = ()
    date: str | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list, of one item or more."""

    items: tuple[ItemNode, ...]
    continues: bool = False


@dataclass(frozen=True, slots=True)
class TableNode:
    """A table of a speech, without a head: rows of cells."""

    rows: tuple[tuple[Inlines, ...], ...]
    anchor: str = ""
    styles: NodeStyles = ()
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Folded:
    """A list that is folded away below a summary."""

    summary: str
    items: tuple[ItemNode, ...]
    styles: NodeStyles = ()


@dataclass(frozen=True, slots=True)
class Lettering:
    """Words in a drawing, which begin, are centred or end (`start`, `middle`, `end`) at a point."""

    x: float
    y: float
    align: str
    text: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """One value of a drawing: its rectangle (left, top, width, height) and labels; `said` is read out for it."""

    said: str
    box: tuple[float, float, float, float]
    labels: tuple[Lettering, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its title; `said` is all of it in words."""

    title: str
    said: str
    size: tuple[int, int]
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where a template sets something in."""

    name: str


@dataclass(frozen=True, slots=True)
class Written:
    """Markdown that a person wrote: only Markdown's own reader can tell what it says."""

    markdown: str


BlockNode = HeadingNode | ParagraphNode | ListNode | TableNode | Folded | Figure | Slot | Written


def plain_text(content: Inlines) -> str:
    """What a reader sees of a line, without what sets its parts apart."""
    return "".join(map(_text_of, content))


def _text_of(part: Inline) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Link | Marked):
        return plain_text(part.content)
    if isinstance(part, WordCount):
        return str(part.value)
    return " " if isinstance(part, Break) else part.text
