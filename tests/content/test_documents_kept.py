"""What every paper of the sample says for each of its readers, as it was: its blocks, the words that are
copied and read aloud, and what is said beside it of what leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias
from uuid import UUID

import pytest
from block_lines import block_lines
from every_paper import asked_of, sample_book
from kept_as_it_was import check_kept

import lfl_desktop
from lfl_desktop.content.document import Paragraph, Rank
from lfl_desktop.domain.records import ALL
from lfl_desktop.exchange.document_html import html_text
from lfl_desktop.exchange.document_text import plain_text
from lfl_desktop.workspace.papers.paper_kinds import PAPERS, PaperName
from lfl_desktop.workspace.papers.prepared_paper import Prepared, prepare
from lfl_desktop.workspace.set_book import SetBook

KEPT = Path(__file__).parent / "kept"
Kinds: TypeAlias = dict[UUID, str]
"""The id of a record -> its kind."""

KINDS = pytest.mark.parametrize("kind", [paper.kind for paper in PAPERS])


@pytest.fixture(scope="module")
def book(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetBook]:
    with sample_book(sample_file, tmp_path_factory.mktemp("documents")) as found:
        yield found


@pytest.fixture(scope="module")
def kinds(book: SetBook) -> Kinds:
    return {record.id: kind.__name__ for kind in ALL for record in book.reading.select(kind)}


CODE = Path(lfl_desktop.__file__).parent
WRITTEN = {path: path.read_text(encoding="utf-8") for path in CODE.rglob("*.py")}
MAKERS = sorted(
    path for path in WRITTEN if path.parent == CODE / "content/papers" and path.stem != "__init__"
)


@pytest.mark.parametrize("maker", MAKERS, ids=[path.stem for path in MAKERS])
def test_whatever_makes_a_paper_is_named_by_its_kind_or_used_by_another(maker: Path) -> None:
    named = re.compile(rf"\bcontent\.papers(\.{maker.stem}\b| import .*\b{maker.stem}\b)")
    found = [path for path, text in WRITTEN.items() if path != maker and named.search(text)]
    assert found, f"{maker.stem}: name it in `PAPERS` of workspace/papers/paper_kinds.py"


@KINDS
def test_each_paper_says_what_it_said(book: SetBook, kinds: Kinds, kind: PaperName) -> None:
    blocks: list[str] = []
    words: list[str] = []
    leaving: list[str] = []
    for nth, (name, asked) in enumerate(asked_of(book, kind)):
        made = prepare(book, asked)
        leaving += [f"== {name}", *_leaving(kinds, made)]
        if made.document is None:
            blocks += [f"== {name}", f"refused: {made.refused}"]
            words += [f"== {name}", f"refused: {made.refused}"]
            continue
        blocks += [f"== {name}", *block_lines(made.document)]
        words += [f"== {name}", plain_text(made.document)]
        if not nth:
            words += [f"== {name}, for Word", html_text(made.document).replace("><", ">\n<")]
    check_kept(KEPT / "blocks" / f"{kind}.txt", "\n".join(blocks) + "\n")
    check_kept(KEPT / "words" / f"{kind}.txt", "\n".join(words) + "\n")
    check_kept(KEPT / "leaving" / f"{kind}.txt", "\n".join(leaving) + "\n")


def _leaving(kinds: Kinds, made: Prepared) -> Iterator[str]:
    """What is said beside a paper: the name of its file, what leaves and what stays, what to know; and which
    fields its maker says it holds."""
    yield made.name
    for row in made.leaving_rows:
        count = "" if row.count is None else f" ({row.count})"
        yield f"{row.standing}: {row.title}{count} · {row.audience.name.lower()} · {row.why}"
    yield from made.notes
    yield "told: " + " ".join(sorted({f"{kinds[id]}.{name}" for id, name in made.told if id in kinds}))


@KINDS
def test_what_a_page_has_as_its_title_is_in_what_stands_above_the_words(
    book: SetBook, kind: PaperName
) -> None:
    for _name, asked in asked_of(book, kind):
        document = prepare(book, asked).document
        for block in document.head.blocks if document else ():
            if isinstance(block, Paragraph) and block.rank == Rank.TITLE:
                words = {word for span in block.spans for word in span.text.split()}
                assert words <= {*document.title.split()}
