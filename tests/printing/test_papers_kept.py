"""Every paper of the sample, for each of its readers, as it was: its words, and where everything stands."""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from kept_as_it_was import check_kept

from lfl_desktop.content.blank_fields import BlankForm
from lfl_desktop.content.paper_setting import Filling, PosterSetting, PosterSize, Setting, Size
from lfl_desktop.domain.activity import SystemVersion
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.workspace.papers.paper_kinds import PAPERS, About, Asked, Kind
from lfl_desktop.workspace.papers.prepared_paper import paper_of
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace

KEPT = Path(__file__).parent / "kept"
MADE = [paper.kind for paper in PAPERS if paper.kind != Kind.FILE]


def asked_of(book: SetBook, kind: Kind) -> Iterator[tuple[str, Asked]]:
    """The paper for each reader, of a few meetings, leaders or versions, and in all its settings."""
    paper = next(one for one in PAPERS if one.kind == kind)
    versions = sorted(book.workspace.select(SystemVersion), key=lambda v: (str(v.date), str(v.id)))
    about = {
        About.MEETING: [meeting.id for meeting in book.meetings if meeting.date][::2],
        About.LEADER: [person.id for person in book.members(None)][:3],
        About.VERSION: [version.id for version in versions][1::3],
    }.get(paper.about, [None])
    for audience, _words in paper.audiences:
        for nth, one in enumerate(about):
            yield f"{audience.name.lower()} {nth}", Asked(kind, audience, one)
    audience = paper.audiences[0][0]
    if kind == Kind.BLANK:
        for form in BlankForm:
            yield f"form {form}", Asked(kind, audience, form=form)
    if kind == Kind.ACTIVITY_SYSTEM:
        for size in Size:
            for filling in Filling:
                yield f"{size} {filling}", Asked(kind, audience, about[0], setting=Setting(size, filling))
    if kind == Kind.POSTER:
        for size in PosterSize:
            for upright in (False, True):
                setting = PosterSetting(size=size, upright=upright, names=upright)
                yield f"{size} {'upright' if upright else 'across'}", Asked(kind, audience, poster=setting)


def as_it_is(paper: Paper) -> Iterator[str]:
    """The words of each page as they are read, and a mark of where everything on it stands."""
    document = pypdfium2.PdfDocument(paper.pdf)
    try:
        for number, page in enumerate(document, start=1):
            yield f"page {number} · {page.get_width():.0f} × {page.get_height():.0f} · {_layout(page)}"
            yield from page.get_textpage().get_text_range().splitlines()
    finally:
        document.close()
    yield from (f"note: {note}" for note in paper.notes)


def _layout(page: pypdfium2.PdfPage) -> str:
    """Where each stretch of text, shape and picture stands, and in what colours, as a mark."""
    text = page.get_textpage()
    rects = (text.get_rect(nth) for nth in range(text.count_rects()))
    told = [" ".join(f"{each:.1f}" for each in rect) for rect in rects]
    for one in page.get_objects():
        told.append(f"{one.type} " + " ".join(f"{each:.1f}" for each in one.get_bounds()))
        told += [
            _colour(one, pdfium.FPDFPageObj_GetFillColor),
            _colour(one, pdfium.FPDFPageObj_GetStrokeColor),
        ]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


_COLOURS = (pdfium.FPDFPageObj_GetFillColor, pdfium.FPDFPageObj_GetStrokeColor)


def _colour(one: pypdfium2.PdfObject, ask: object) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    assert callable(ask)
    return str([part.value for part in parts]) if ask(one, *parts) else ""


@pytest.fixture(scope="module")
def book(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetBook]:
    path = tmp_path_factory.mktemp("papers") / "sample.lfl"
    path.write_bytes(sample_file.read_bytes())
    workspace = Workspace.open(path)
    yield OwnSetBook(workspace, workspace.select(LearningSet)[0].id)
    workspace.close()


@pytest.mark.parametrize("kind", MADE)
def test_each_paper_of_the_sample_is_as_it_was(book: SetBook, kind: Kind) -> None:
    told: list[str] = []
    for name, asked in asked_of(book, kind):
        told.append(f"== {name}")
        try:
            told += as_it_is(paper_of(book.workspace, book.learning_set.id, asked))
        except WorldError as error:
            told.append(f"refused: {error}")
    check_kept(KEPT / f"{kind}.txt", "\n".join(told) + "\n")
