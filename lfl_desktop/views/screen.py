"""What every screen is: a page that reads its records anew when they changed and it is in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from lfl_desktop.views.desk import Desk
from lfl_desktop.views.forms import fill
from lfl_desktop.views.keeping import RecordForm, keep_all
from lfl_desktop.workspace.workspace import Change


class Screen(QWidget):
    """One place of the window. A subclass names its `form` and fills in `refresh`."""

    form = ""
    title = ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        fill(self, self.form)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def refresh(self) -> None:
        """Reads the records and shows them."""
        raise NotImplementedError

    def show_item(self, item: object) -> None:
        """Shows one thing of this place, by its id or another word that this screen knows."""

    def text_kept(self, change: Change) -> None:
        """Text that is typed on this screen was kept; its own field needs nothing."""

    def told(self, change: Change) -> None:
        """A step was kept somewhere."""
        own = isinstance(change.origin, RecordForm) and self.isAncestorOf(_root(change.origin))
        if not self.isVisible():
            self._stale = True
        elif own:
            self.text_kept(change)
        else:
            self.refresh()

    def enter(self) -> None:
        """The screen comes into sight."""
        if self._stale:
            self._stale = False
            self.refresh()

    def leave(self) -> None:
        """The screen goes out of sight: whatever is being typed is kept."""
        keep_all(self)
        self.desk.workspace.settle()


def _root(form: RecordForm) -> QWidget:
    parent = form.parent()
    assert isinstance(parent, QWidget)
    return parent


def scrolled(widget: QWidget) -> QScrollArea:
    """`widget` in an area that scrolls when the window is small."""
    area = QScrollArea()
    area.setProperty("role", "page")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area


def label(text: str, role: str = "", wrap: bool = True, parent: QWidget | None = None) -> QLabel:
    """A label of plain text (never markup) in one of the roles of the style sheet."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def card(role: str = "card", parent: QWidget | None = None) -> QFrame:
    """A framed area in one of the roles of the style sheet."""
    frame = QFrame(parent)
    frame.setProperty("role", role)
    return frame


def show_only(stack: QStackedWidget, place: int) -> None:
    """Shows one page of a stack, which is then no higher than this page needs."""
    stack.setCurrentIndex(place)
    for index in range(stack.count()):
        height = QSizePolicy.Policy.Preferred if index == place else QSizePolicy.Policy.Ignored
        stack.widget(index).setSizePolicy(QSizePolicy.Policy.Preferred, height)


def set_role(widget: QWidget, role: str) -> None:
    """Dresses a widget in another role."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
