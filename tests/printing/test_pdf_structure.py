"""Papers for everyone: each PDF says what is a heading, a list, a table and a figure, in order.

Checked with another program than the one that writes them, against what of the Matterhorn Protocol (the
failure conditions of PDF/UA-1) a program can see."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from any_record import visible
from every_paper import asked_of, sample_book
from on_a4 import ON_A4
from pdf_standards import not_as_standards_ask
from pypdf.generic import ArrayObject, DictionaryObject, NumberObject
from reading import letters
from set_a import MEETING, person
from whole_year import whole_year

from lfl_desktop.content.document import SystemFigure, block_words
from lfl_desktop.content.papers.agenda import agenda_document
from lfl_desktop.content.papers.attendance_sheet import attendance_document
from lfl_desktop.content.papers.full_record import record_document
from lfl_desktop.content.papers.leader_sheet import leader_document
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.templates import Part, StageTemplate
from lfl_desktop.printing.document_pages import printed
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.workspace.papers.paper_kinds import PAPERS, PaperName
from lfl_desktop.workspace.papers.prepared_paper import paper_of
from lfl_desktop.workspace.set_book import SetBook

KNOWN = {"Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Figure", "BlockQuote"}
KNOWN |= {"Table", "TR", "TH", "TD"}
INSIDE = {"LI": "L", "Lbl": "LI", "LBody": "LI", "TR": "Table", "TH": "TR", "TD": "TR"}
MADE = [paper.kind for paper in PAPERS if paper.kind != PaperName.FILE]
MARKS = re.compile(rb"/(\w+) (?:<</MCID (\d+)>> BDC|BMC)|(EMC)|(Tj|TJ|\bS\b|\bf\b|\bB\b)")


@pytest.fixture(scope="module")
def book(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetBook]:
    with sample_book(sample_file, tmp_path_factory.mktemp("papers")) as found:
        yield found


def one_of(book: SetBook, kind: PaperName) -> Paper:
    """The first paper of this kind that the sample has."""
    for _name, asked in asked_of(book, kind):
        try:
            return paper_of(book.workspace, book.learning_set.id, asked)
        except WorldError:
            continue
    raise AssertionError(f"The sample has no {kind}")


def kids_of(element: DictionaryObject) -> list[object]:
    kids = element.get("/K", ArrayObject())
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    return [kid.get_object() for kid in kids] if isinstance(kids, ArrayObject) else [kids.get_object()]


def elements_of(element: DictionaryObject, above: str = "") -> Iterator[tuple[str, str, DictionaryObject]]:
    """Each element below, its role and that of what it stands in, in the order of reading."""
    role = str(element["/S"])[1:]
    yield role, above, element
    for kid in kids_of(element):
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            yield from elements_of(kid, role)


def contents_of(page: pypdf.PageObject) -> Iterator[tuple[str, int]]:
    """What is marked on a page, in the order in which it is drawn; nothing is drawn outside."""
    open_marks = 0
    for role, number, end, drawn in MARKS.findall(page.get_contents().get_data()):
        if end:
            open_marks -= 1
        elif drawn:
            assert open_marks == 1, "drawn outside of what is marked"
        else:
            open_marks += 1
            if number:
                yield role.decode(), int(number)
    assert open_marks == 0


@pytest.mark.parametrize("kind", MADE)
def test_every_paper_keeps_to_the_standards(book: SetBook, kind: PaperName) -> None:
    made = one_of(book, kind)
    assert not_as_standards_ask(made.pdf) == []
    assert made.pdf == one_of(book, kind).pdf
    told = pypdf.PdfReader(io.BytesIO(made.pdf)).metadata
    assert told is not None and told.creation_date is not None
    assert told.creation_date.date() == book.reading.changed_on()


@pytest.mark.parametrize("kind", MADE)
def test_every_paper_tells_its_structure(book: SetBook, kind: PaperName) -> None:
    paper = one_of(book, kind)
    reader = pypdf.PdfReader(io.BytesIO(paper.pdf), strict=True)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/ViewerPreferences"].get("/Duplex") == ("/Simplex" if paper.one_sided else None)
    about = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in about and "<dc:title>" in about
    tree = root["/StructTreeRoot"]
    found = list(elements_of(tree["/K"].get_object()))
    roles = [role for role, _above, _element in found]
    assert set(roles) <= KNOWN and roles[0] == "Document"
    for role, above, _element in found:
        assert INSIDE.get(role, above) == above, (role, above)
    headings = [int(role[1]) for role in roles if role in ("H1", "H2", "H3")]
    assert not headings or headings[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(headings))
    for role, _above, element in found:
        if role == "Figure":
            assert str(element["/Alt"]).strip() and len(element["/A"]["/BBox"]) == 4
        if role == "TH":
            assert element["/A"]["/Scope"] == "/Column"
        if role == "Table":
            rows = [kid for kid in kids_of(element) if isinstance(kid, DictionaryObject)]
            assert len({len(kids_of(row)) for row in rows}) == 1, "all rows have as many cells"
    _check_marks(reader, tree, found)


def _check_marks(
    reader: pypdf.PdfReader, tree: DictionaryObject, found: list[tuple[str, str, DictionaryObject]]
) -> None:
    """What is marked on the pages is what the tree has, under the same role, each once."""
    numbers = tree["/ParentTree"]["/Nums"]
    parents = {int(numbers[n]): numbers[n + 1].get_object() for n in range(0, len(numbers), 2)}
    marked = set()
    for nth, page in enumerate(reader.pages):
        assert page["/Tabs"] == "/S"
        for role, number in contents_of(page):
            element = parents[int(page["/StructParents"])][number].get_object()
            assert str(element["/S"]) == f"/{role}"
            marked.add((nth, number))
    places = {page.indirect_reference.idnum: nth for nth, page in enumerate(reader.pages)}
    held = set()
    for _role, _above, element in found:
        for kid in kids_of(element):
            if isinstance(kid, NumberObject):
                held.add((places[element.raw_get("/Pg").idnum], int(kid)))
            elif isinstance(kid, DictionaryObject) and kid.get("/Type") == "/MCR":
                held.add((places[kid.raw_get("/Pg").idnum], int(kid["/MCID"])))
    assert held == marked


DOCUMENTS = {
    "record": lambda seen: record_document(seen, MEETING),
    "leader": lambda seen: leader_document(seen, person("Tom")),
    "agenda": lambda seen: agenda_document(seen, MEETING, StageTemplate(key="own", parts=tuple(Part))),
    "attendance": lambda seen: attendance_document(seen, MEETING),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_paper_is_read_in_the_order_of_its_document(name: str) -> None:
    document = DOCUMENTS[name](visible(whole_year(), Audience.SET, person("Tom")))
    reader = pypdf.PdfReader(io.BytesIO(printed(document, ON_A4).pdf))
    read = letters(" ".join(page.extract_text() for page in reader.pages))
    place = 0
    for section in (document.head, *document.sections):
        blocks = [block for block in section.blocks if not isinstance(block, SystemFigure)]
        for words in (section.heading, *(words for block in blocks for words in block_words(block))):
            found = read.find(letters(words), place)
            assert found >= 0, (words, read[place : place + 80])
            place = found + len(letters(words))


def test_what_a_poster_lists_is_a_list(book: SetBook) -> None:
    reader = pypdf.PdfReader(io.BytesIO(one_of(book, PaperName.POSTER).pdf))
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    roles = [role for role, _above, _element in elements_of(tree["/K"].get_object())]
    bullets = sum(page.extract_text().count("•") for page in reader.pages)
    assert roles.count("LI") == roles.count("Lbl") == roles.count("LBody") == bullets > 5
    assert 1 < roles.count("L") < bullets
