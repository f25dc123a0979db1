"""What a paper says, block by block. A document knows no page, no face and no colour: what is told apart has
a role, and each writer (pages, plain words, HTML) gives it a look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import NamedTuple, TypeAlias
from uuid import UUID

from lfl_desktop.canvas.charts.chart_figures import Chart
from lfl_desktop.content.poster_lines import PosterFrame, PosterLine
from lfl_desktop.domain.activity import SystemItem, Tension
from lfl_desktop.words import tr


class SpanRole(StrEnum):
    """What a stretch of words is for."""

    PLAIN = auto()
    STRONG = auto()
    """Names, states: what the eye looks for in a line."""
    LEAD = auto()
    """What is to be seen first in a part."""
    QUIET = auto()
    """What is said beside the words: labels, days, reasons."""
    ACCENT = auto()
    TITLE = auto()
    HEADING = auto()
    """The name of a part of a part."""
    SOURCE = auto()
    """Who stands behind the paper."""
    READERS = auto()
    """For whom it is, and warnings to others."""
    EVERYONE = auto()
    """For whom it is, where that is anybody."""
    NOTE = auto()
    """A remark of the program on words that somebody wrote."""
    POSSIBLE = auto()
    """What is not there yet, but possible."""
    PULL = auto()
    """Where an activity system pulls."""


class Span(NamedTuple):
    """Words in one role."""

    text: str
    role: SpanRole = SpanRole.PLAIN


Spans: TypeAlias = tuple[Span, ...]


class Rank(StrEnum):
    """How much a paragraph stands out from the running text."""

    TEXT = auto()
    SMALL = auto()
    HEADING = auto()
    TITLE = auto()
    DISPLAY = auto()


class Paragraph(NamedTuple):
    """Words that belong together, and what is said at the other end of their line. `keep`: what follows
    belongs to it, and no page ends between them."""

    spans: Spans
    aside: Spans = ()
    rank: Rank = Rank.TEXT
    keep: bool = False


class Field(NamedTuple):
    """Words with what they are called; some need no name."""

    label: str
    text: str


class Fields(NamedTuple):
    """Fields in a line. `keep`: as of a paragraph."""

    fields: tuple[Field, ...]
    keep: bool = False


class Sign(StrEnum):
    """What stands before an item of a list."""

    BULLET = auto()
    POSSIBLE = auto()
    """It is possible, and not there yet."""
    BECAME = auto()
    """It was possible, and has come about."""


class ListItem(NamedTuple):
    """One of a list. One with a `number` is called by it. `more` is said below it. `keep`: as of a
    paragraph."""

    spans: Spans
    sign: Sign = Sign.BULLET
    number: int = 0
    more: tuple[Spans, ...] = ()
    keep: bool = False


class TableColumn(NamedTuple):
    """A column of a table: what stands above it, and its share of the width. Where a page finds the widths by
    what the cells hold, the `is_wide` share the room that the others leave."""

    heading: str
    share: float = 1.0
    is_wide: bool = False


class TableBlock(NamedTuple):
    """Rows of cells. In those of a table `to_sign` somebody writes with a pen."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Spans, ...], ...]
    to_sign: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above the columns; nothing where no column has a heading."""
        names = tuple(column.heading for column in self.columns)
        return names if any(names) else ()

    @property
    def used(self) -> int:
        """How many columns a page needs: the last ones give their width away where nothing is in them."""
        count = len(self.columns)
        if self.to_sign or not self.rows:
            return count
        while count > 1 and not any(span.text.strip() for cells in self.rows for span in cells[count - 1]):
            count -= 1
        return count


@dataclass(frozen=True)
class SystemFigure:
    """An activity system to be drawn. `boxes` are what it holds, in words: for whoever reads no drawing, and
    where the drawing has no room for all. `keep`: as of a paragraph. `names` are those of other systems."""

    items: tuple[SystemItem, ...]
    tensions: tuple[Tension, ...]
    names: Mapping[UUID, str]
    boxes: tuple[Field, ...]
    keep: bool = False


@dataclass(frozen=True)
class ChartFigure:
    """A chart to be drawn. `words` say in a sentence or two what there is to see, for whoever sees no
    drawing, and the `table` has each of its figures. Pages that have no room for both leave it out
    (`on_pages`); words and Word never do. `made_of` says of each row of the table of which set it is, and of
    which change that it told; nothing where rows are of many sets."""

    title: str
    words: str
    chart: Chart
    table: TableBlock
    on_pages: bool = True
    made_of: tuple[tuple[UUID, UUID | None], ...] = ()


@dataclass(frozen=True)
class PosterFigure:
    """A poster within a report, which has pages to itself: what stands around its `lines`, none of which is
    hidden. `sections` say it in words, for whoever sees no drawing."""

    title: str
    frame: PosterFrame
    lines: tuple[PosterLine, ...]
    sections: tuple[Section, ...]


class SignatureLine(NamedTuple):
    """A line to write on: what is to be written there, and its share of the width."""

    words: str
    share: float


class Signature(NamedTuple):
    """Lines to write on, side by side, what each is for below it. An answer `at_length` has so many lines
    where there is room for them, and what is asked above."""

    lines: tuple[SignatureLine, ...]
    at_length: int = 0


class ContentsEntry(NamedTuple):
    """A heading of the document, how deep it is, and on pages the number of that on which it stands."""

    level: int
    words: str
    page: str = ""


class ContentsList(NamedTuple):
    """What the document holds: its headings in order."""

    entries: tuple[ContentsEntry, ...]


class Squares(NamedTuple):
    """A pattern of dark and light squares, row by row, that cameras read, and the words that it holds."""

    rows: tuple[tuple[bool, ...], ...]
    words: str


DocumentBlock: TypeAlias = (
    Paragraph
    | Fields
    | ListItem
    | TableBlock
    | SystemFigure
    | ChartFigure
    | PosterFigure
    | Signature
    | ContentsList
    | Squares
)


@dataclass(frozen=True)
class Section:
    """A part of a document. `name` is what notes and lists of parts call it, `heading` what stands above it,
    `level` how deep that is. The higher its `weight`, the longer it stays on the first page."""

    name: str
    blocks: tuple[DocumentBlock, ...]
    heading: str = ""
    boxed: bool = False
    weight: int = 0
    level: int = 1

    @property
    def words(self) -> str:
        """All its text."""
        return " ".join((self.heading, *(words for block in self.blocks for words in block_words(block))))


def block_words(block: DocumentBlock) -> Iterator[str]:
    """All text of a block, one stretch after the other."""
    if isinstance(block, Paragraph):
        yield from _texts(block.spans, block.aside)
    elif isinstance(block, Fields):
        yield from (words for field in block.fields for words in field)
    elif isinstance(block, ListItem):
        yield from _texts(block.spans, *block.more)
    elif isinstance(block, TableBlock):
        yield from block.headings[: block.used]
        yield from _texts(*(cell for row in block.rows for cell in row))
    elif isinstance(block, SystemFigure):
        yield from (words for field in block.boxes for words in field)
    elif isinstance(block, ChartFigure):
        yield from (block.title, block.words, *block_words(block.table))
    elif isinstance(block, PosterFigure):
        yield from (block.title, *(section.words for section in block.sections))
    elif isinstance(block, ContentsList):
        yield from (entry.words for entry in block.entries)
    elif isinstance(block, Squares):
        yield block.words
    else:
        yield from (line.words for line in block.lines)


def _texts(*every: Spans) -> Iterator[str]:
    return (span.text for spans in every for span in spans)


@dataclass(frozen=True)
class Document:
    """What a paper says. `title` names it and stands above it, `mark` says whom it is for, and `author` who
    made it. Parts without blocks say nothing and are left out. `notes` are for whoever prints it, and on no
    page. `is_sample`: it is made of the sample, and says so. `on_each_page` stands on pages that may be kept
    by themselves, in place of the title."""

    title: str
    author: str
    mark: str
    head: Section
    body: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    is_sample: bool = False
    on_each_page: str = ""

    @property
    def sections(self) -> list[Section]:
        """The parts that say something."""
        return [section for section in self.body if section.blocks]

    @property
    def running(self) -> str:
        """What stands on further pages, which may be kept by themselves."""
        return self.marked(self.on_each_page or self.title)

    def marked(self, words: str) -> str:
        """`words`, in the sample after its mark."""
        return f"{sample_words()}{words}" if self.is_sample else words

    @property
    def words(self) -> list[str]:
        """All its text, part by part."""
        return [section.words for section in (self.head, *self.body)]

    def written(self, parts_named: bool) -> list[str]:
        """All that is written in its file: its words, what the file says of itself, and, where the
        `parts_named` are listed to go to, what they are called."""
        names = [section.name for section in self.sections] if parts_named else []
        said = [self.title, self.author, self.mark, self.head.words]
        return [*said, *names, *(section.words for section in self.sections)]


def sample_words() -> str:
    """What stands before the first words of a paper of the sample programme."""
    return tr("SAMPLE") + " · "


def quiet(text: str) -> Span:
    """What stands before the words it names."""
    return Span(f"{text} ", SpanRole.QUIET)


def field_line(told: Sequence[tuple[str, str]], *, keep: bool = False) -> tuple[Fields, ...]:
    """Labels with what they name, in a line; nothing where all of it is empty."""
    found = tuple(Field(label, text) for label, text in told if text)
    return (Fields(found, keep),) if found else ()
