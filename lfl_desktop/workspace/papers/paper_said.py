"""What a paper says, and what sets it on pages: which is done only where pages are wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeAlias

from lfl_desktop.content.document import Document
from lfl_desktop.printing.document_pages import printed
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.workspace.papers.paper_documents import PaperSource
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper


class PaperSaid(NamedTuple):
    """What a paper says, and what sets it on the pages that are handed to it."""

    document: Document
    set_on_pages: Callable[[PrintedOn], Paper]


Maker: TypeAlias = Callable[[PaperSource, AskedPaper], PaperSaid]


def paper_of_document(
    document: Document, pages: Callable[[Document, PrintedOn], Paper] = printed
) -> PaperSaid:
    """A document, set on its usual pages or by others."""
    return PaperSaid(document, partial(pages, document))
