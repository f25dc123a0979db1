"""The structure tree of a PDF: what is a heading, a list, a table or a figure, in the order in which it is
read (ISO 14289-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lfl_desktop.printing.layout.tags import Tag, TagRole
from lfl_desktop.printing.writers.pdf_objects import PdfObjects, pdf_text

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

HEADINGS = (TagRole.TITLE, TagRole.HEADING, TagRole.SUBHEADING)


class _Element:
    """An element being gathered: its kids are elements, and content by page and number."""

    def __init__(self, role: str, parent: _Element | None) -> None:
        self.role = role
        self.parent = parent
        self.kids: list[_Element | tuple[int, int]] = []
        self.reference = b""
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

    def begin(self, tag: Tag) -> None:
        """What is drawn from here is content of this tag, until its `end`."""
        if tag.role == TagRole.ARTIFACT:
            self.begin_artifact()
        else:
            self._begin(self._element(tag))

    def begin_figure(self, alt: str, box: tuple[float, float, float, float]) -> None:
        """What is drawn from here is a figure, told as `alt`; `box` are its corners on the page."""
        element = _Element(TagRole.FIGURE, self._root)
        self._root.kids.append(element)
        element.alt, element.box = alt, box
        self._begin(element)

    def begin_artifact(self) -> None:
        """What is drawn from here says nothing."""
        self._canvas._code.append("/Artifact BMC")

    def end(self) -> None:
        """Ends what was begun last."""
        self._canvas._code.append("EMC")

    def _begin(self, element: _Element) -> None:
        here = self._pages[-1]
        self._canvas._code.append(f"/{element.role} <</MCID {len(here)}>> BDC")
        element.kids.append((len(self._pages) - 1, len(here)))
        here.append(element)

    def end_page(self) -> None:
        """The page is drawn, and was shown."""
        from reportlab.pdfbase.pdfdoc import PDFName

        page = self._canvas._doc.Pages.pages[-1]
        own = {"StructParents": len(self._pages) - 1, "Tabs": PDFName("S")}
        page.__Defaults__ = {**page.__Defaults__, **own}
        page.Trans = None
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

    def write(self, objects: PdfObjects) -> None:
        """Adds the tree and what says that there is one."""
        self._pages.pop()
        pages = [objects.page(number) for number in range(1, len(self._pages) + 1)]
        root, reference = objects.reserve()
        top = self._written(objects, self._root, reference, pages)
        held = [
            b"%d [%s]" % (nth, b" ".join([one.reference for one in held]))
            for nth, held in enumerate(self._pages)
        ]
        parents = objects.add(b"<< /Nums [%s] >>" % b" ".join(held))
        root.body = b"<< /Type /StructTreeRoot /K %s /ParentTree %s /ParentTreeNextKey %d >>" % (
            top,
            parents,
            len(self._pages),
        )
        objects.catalog("StructTreeRoot", reference)
        objects.catalog("MarkInfo", b"<< /Marked true >>")

    def _written(self, objects: PdfObjects, element: _Element, parent: bytes, pages: list[bytes]) -> bytes:
        """Adds an element with all below it, and gives the reference to it."""
        found, element.reference = objects.reserve()
        first = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
        kids: list[bytes] = []
        for kid in element.kids:
            if isinstance(kid, _Element):
                kids.append(self._written(objects, kid, element.reference, pages))
            elif kid[0] == first:
                kids.append(b"%d" % kid[1])
            else:
                kids.append(b"<< /Type /MCR /Pg %s /MCID %d >>" % (pages[kid[0]], kid[1]))
        more = b"" if first is None else b" /Pg " + pages[first]
        if element.alt:
            more += b" /Alt " + pdf_text(element.alt)
        if element.role == TagRole.COLUMN_HEAD:
            more += b" /A << /O /Table /Scope /Column >>"
        if element.box:
            corners = " ".join(f"{corner:.2f}" for corner in element.box)
            more += f" /A << /O /Layout /Placement /Block /BBox [{corners}] >>".encode()
        found.body = b"<< /Type /StructElem /S /%s /P %s /K [%s]%s >>" % (
            element.role.encode(),
            parent,
            b" ".join(kids),
            more,
        )
        return element.reference
