"""The structure tree of a PDF: what is a heading, a list, a table or a figure, in the order in which it is
read (ISO 14289-1)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from lfl_desktop.printing.layout.tags import Tag, TagRole

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

HEADINGS = (TagRole.TITLE, TagRole.HEADING, TagRole.SUBHEADING)


class _Element:
    """An element being gathered: its kids are elements, and content by page and number."""

    def __init__(self, role: str, parent: _Element | None) -> None:
        self.role = role
        self.parent = parent
        self.kids: list[_Element | tuple[int, int]] = []
        self.alt = ""
        self.box: tuple[float, ...] = ()


class PdfStructure:
    """Marks content as it is drawn, and writes the tree when all is."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._root = _Element("Document", None)
        self._found: dict[Tag, _Element] = {}
        self._pages: list[list[_Element]] = [[]]
        self._deepest = 0

    @contextmanager
    def marked(self, tag: Tag) -> Iterator[None]:
        """What is drawn within is content of this tag."""
        if tag.role == TagRole.ARTIFACT:
            with self.artifact():
                yield
            return
        with self._content(self._element(tag)):
            yield

    @contextmanager
    def figure(self, alt: str, box: tuple[float, float, float, float]) -> Iterator[None]:
        """What is drawn within is a figure, told as `alt`; `box` are its corners on the page."""
        element = _Element(TagRole.FIGURE, self._root)
        self._root.kids.append(element)
        element.alt, element.box = alt, box
        with self._content(element):
            yield

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn within says nothing."""
        self._canvas._code.append("/Artifact BMC")
        yield
        self._canvas._code.append("EMC")

    @contextmanager
    def _content(self, element: _Element) -> Iterator[None]:
        here = self._pages[-1]
        self._canvas._code.append(f"/{element.role} <</MCID {len(here)}>> BDC")
        element.kids.append((len(self._pages) - 1, len(here)))
        here.append(element)
        yield
        self._canvas._code.append("EMC")

    def end_page(self) -> None:
        """The page is drawn, and was shown."""
        from reportlab.pdfbase.pdfdoc import PDFName

        page = self._canvas._doc.Pages.pages[-1]
        own = {"StructParents": len(self._pages) - 1, "Tabs": PDFName("S")}
        page.__Defaults__ = {**page.__Defaults__, **own}
        self._pages.append([])

    def _element(self, tag: Tag) -> _Element:
        if element := self._found.get(tag):
            return element
        parent = self._element(tag.parent) if tag.parent else self._root
        element = self._found[tag] = _Element(self._role(tag), parent)
        parent.kids.append(element)
        for cell in tag.cells:
            self._element(cell)
        return element

    def _role(self, tag: Tag) -> str:
        """Headings begin with the first level and leave none out."""
        if tag.role not in HEADINGS:
            return tag.role
        level = min(HEADINGS.index(tag.role) + 1, self._deepest + 1)
        self._deepest = level
        return f"H{level}"

    def write(self, title: str) -> None:
        """Adds the tree and what says that there is one."""
        from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFName, PDFObjectReference

        document = self._canvas._doc
        pages = [PDFObjectReference(f"Page{n}") for n in range(1, len(self._pages))]
        references: dict[_Element, Any] = {}
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        top = self._written(self._root, document.Reference(root), pages, references)
        root.dict["K"] = top
        numbers: list[Any] = []
        for nth, held in enumerate(self._pages[:-1]):
            numbers += [nth, PDFArray([references[element] for element in held])]
        root.dict["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        root.dict["ParentTreeNextKey"] = len(self._pages) - 1
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        document.Catalog.Metadata = XMP(creator=lambda _document: _xmp(title))

    def _written(
        self, element: _Element, parent: Any, pages: list[Any], references: dict[_Element, Any]
    ) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        found = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent})
        reference = references[element] = self._canvas._doc.Reference(found)
        kids: list[Any] = []
        first = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
        for kid in element.kids:
            if isinstance(kid, _Element):
                kids.append(self._written(kid, reference, pages, references))
            elif kid[0] == first:
                kids.append(kid[1])
            else:
                kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": pages[kid[0]], "MCID": kid[1]}))
        found.dict["K"] = PDFArray(kids)
        if first is not None:
            found.dict["Pg"] = pages[first]
        if element.alt:
            found.dict["Alt"] = PDFString(element.alt)
        if element.role == TagRole.COLUMN_HEAD:
            found.dict["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")})
        if element.box:
            placed = {"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": PDFArray(element.box)}
            found.dict["A"] = PDFDictionary(placed)
        return reference


def _xmp(title: str) -> bytes:
    """What the file says of itself: its title, its language, and that it is made for everyone."""
    about = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>"
        "<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    )
    return about.format(title=escape(title)).encode("utf-8", "replace")
