"""Reads papers back with another program than the one that draws them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pypdfium2

from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.typography.fonts import SIGN, missing


def pages_of(paper: Paper) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(paper.pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def text_of(paper: Paper) -> str:
    """The text of all pages, spaces and line ends as one space."""
    return " ".join(" ".join(pages_of(paper)).split())


def letters(text: str) -> str:
    """`text` without spaces and formatting characters, its letters in their plain form."""
    plain = unicodedata.normalize("NFKC", text.replace("\ufffe", "-"))  # how the reader gives a last hyphen
    if any(unicodedata.bidirectional(c) in ("R", "AL") for c in plain):
        plain = "".join("(" if unicodedata.mirrored(c) else c for c in plain)  # brackets are turned round
    return "".join(c for c in plain if not c.isspace() and not _unseen(c))


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Zs") or unicodedata.name(char, "").startswith("VARIATION")


def not_on(paper: Paper, text: str) -> str:
    """What of `text` is neither on the paper nor named in its notes: letters, each as often as it lacks.

    Letters beyond U+FFFF are drawn, but reportlab misnames them to readers, so they are not counted, nor
    are the marks on them."""
    lacking = missing(text)
    named = " ".join(paper.notes)
    expected = re.sub(f"[{re.escape(lacking)}]", SIGN, text) if lacking else text
    expected = re.sub("[\U00010000-\U0010ffff]\\W*", " ", expected)
    read = "".join(pages_of(paper))
    leftward = "\u05d0"  # so that brackets are compared alike on both sides
    gone = Counter(letters(leftward + expected)) - Counter(letters(leftward + read))
    gone = Counter({char: count for char, count in gone.items() if ord(char) <= 0xFFFF})
    unnamed = [c for c in lacking if f"U+{ord(c):04X}" not in named]
    return "".join([*gone.elements(), *unnamed])


def lines_of(paper: Paper) -> list[list[tuple[float, float, float, float]]]:
    """Where text stands on each page: left, bottom, right and top of each stretch of it, in points."""
    document = pypdfium2.PdfDocument(paper.pdf)
    try:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append([text.get_rect(nth) for nth in range(text.count_rects())])
        return found
    finally:
        document.close()


def places_of(paper: Paper) -> list[tuple[float, str]]:
    """Each stretch of text that is not broken, of a line in a column, in one face: where it begins, in points
    from the left, and its words."""
    document = pypdfium2.PdfDocument(paper.pdf)
    try:
        found = []
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(nth) for nth in range(text.count_rects())]
            found += [(box[0], " ".join(text.get_text_bounded(*box).split())) for box in boxes]
        return found
    finally:
        document.close()


def rows_of(paper: Paper) -> list[str]:
    """The words of each stretch of text that is not broken: of a line in a column, in one face."""
    return [words for _left, words in places_of(paper)]


def bookmarks_of(paper: Paper) -> list[tuple[str, int]]:
    """The bookmarks: names, each with its page from 0."""
    document = pypdfium2.PdfDocument(paper.pdf)
    try:
        return [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    finally:
        document.close()
