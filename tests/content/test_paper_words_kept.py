"""What is copied and read aloud of every paper of the sample, for each of its readers, as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from every_paper import asked_of, sample_book
from kept_as_it_was import check_kept

from lfl_desktop.workspace.papers.paper_kinds import PAPERS, Kind
from lfl_desktop.workspace.papers.papers_as_text import as_html, as_plain
from lfl_desktop.workspace.papers.prepared_paper import prepare
from lfl_desktop.workspace.set_book import SetBook

KEPT = Path(__file__).parent / "kept" / "words"
MADE = [paper.kind for paper in PAPERS]


@pytest.fixture(scope="module")
def book(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetBook]:
    with sample_book(sample_file, tmp_path_factory.mktemp("words")) as found:
        yield found


@pytest.mark.parametrize("kind", MADE)
def test_the_words_of_each_paper_are_as_they_were(book: SetBook, kind: Kind) -> None:
    told: list[str] = []
    for nth, (name, asked) in enumerate(asked_of(book, kind)):
        made = prepare(book, asked)
        told.append(f"== {name}")
        told.append(f"refused: {made.refused}" if made.refused else as_plain(made.parts))
        if not nth and not made.refused:
            told.append(f"== {name}, for Word")
            told.append(as_html(made.parts).replace("><", ">\n<"))
    check_kept(KEPT / f"{kind}.txt", "\n".join(told) + "\n")
