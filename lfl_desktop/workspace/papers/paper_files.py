"""A paper as files: a PDF, or a picture of each of its pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lfl_desktop import durable
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.exchange.endings import PAPERS, check_ending
from lfl_desktop.workspace.exchange.files_out import CannotSave, write_whole

if TYPE_CHECKING:
    from lfl_desktop.printing.writers.paper import Paper

PICTURES = (".png", ".svg")


def save_paper(paper: Paper, path: Path) -> list[Path]:
    """Writes the paper as the kind of file that the name of `path` asks for: PDF, SVG or PNG. Of several
    pages there is a picture each, called "name 1 of 3.png", in place of none that is there already: then
    these are called "name (2) 1 of 3.png". The files that were written, in the order of the pages.

    Raises WorldError for any other kind, and where a paper without a drawing is asked for as SVG, CannotSave
    where one cannot be written; then none is left of this paper."""
    check_ending(path, PAPERS)
    suffix = path.suffix.casefold()
    if suffix not in PICTURES:
        write_whole(path, paper.pdf)
        return [path]
    if suffix == ".svg" and not paper.drawings:
        raise WorldError(tr("Only an activity system can be kept as SVG. Choose PDF or PNG for this paper."))
    if paper.pages < 2:
        write_whole(path, _page(paper, suffix, 0))
        return [path]
    written: list[Path] = []
    try:
        for page, one in enumerate(_names(path, paper.pages)):
            write_whole(one, _page(paper, suffix, page))
            written.append(one)
    except WorldError:
        for one in written:
            durable.drop(one)
        raise
    return written


def _page(paper: Paper, suffix: str, page: int) -> bytes:
    from lfl_desktop.printing.writers.page_picture import png, svg_of

    return png(paper, page) if suffix == ".png" else svg_of(paper, page)


def _names(path: Path, pages: int) -> list[Path]:
    """A name for each page, all alike, that no file has yet."""
    number, stem = 1, path.stem
    while True:
        named = [tr("{name} {n} of {all}", name=stem, n=nth, all=pages) for nth in range(1, pages + 1)]
        found = [path.with_name(name + path.suffix) for name in named]
        try:
            if not any(one.exists() for one in found):
                return found
        except OSError as error:
            raise CannotSave(
                tr("“{name}” could not be looked into ({reason}).", name=path.parent, reason=error.strerror)
            ) from error
        number += 1
        stem = f"{path.stem} ({number})"


def where_words(files: list[Path]) -> str:
    """Where a paper was saved: one place, or the first and the last of several."""
    if len(files) == 1:
        return str(files[0])
    return plural(
        "%n files, one a page: {first} to {last}",
        "%n file, of one page: {first}",
        len(files),
        first=files[0],
        last=files[-1].name,
    )
