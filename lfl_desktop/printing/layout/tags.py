"""What words on a page are, for those who do not see it: tags of the structure that a PDF carries (ISO
32000-1, 14.8.4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class TagRole(StrEnum):
    """The structure types that papers use."""

    TITLE = "H1"
    HEADING = "H2"
    SUBHEADING = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    ITEM_BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    COLUMN_HEAD = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    QUOTE = "BlockQuote"
    ARTIFACT = "Artifact"
    """Not part of what is said: repeated heads, numbers of pages, lines."""


@dataclass(eq=False, slots=True)
class Tag:
    """One element of the structure, which is itself and no other; `parent` is what it stands in, None for the
    document. A row has its `cells`, those too in which nothing stands."""

    role: TagRole
    parent: Tag | None = None
    cells: list[Tag] = field(default_factory=list)


ARTIFACT = Tag(TagRole.ARTIFACT)


def cell_tag(role: TagRole, row: Tag) -> Tag:
    """The next cell of a row."""
    tag = Tag(role, row)
    row.cells.append(tag)
    return tag


def paragraph_tag() -> Tag:
    """A new paragraph."""
    return Tag(TagRole.PARAGRAPH)
