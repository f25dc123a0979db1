"""What every screen is: a page that reads its records anew when they changed and it is in sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QLabel,
    QWidget,
)

from lfl_desktop.views.kit.binding.forms import fill_with_form
from lfl_desktop.views.kit.binding.keeper import Keeper, keep_all
from lfl_desktop.views.kit.binding.lock import LOCKED, lock
from lfl_desktop.views.kit.controls.settling_area import SettlingArea
from lfl_desktop.views.kit.controls.shortened_label import ShortenedLabel
from lfl_desktop.views.kit.controls.showing import dress_anew
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.stacking import Stacking
from lfl_desktop.workspace.destination import Destination, PaperDestination, PlaceName
from lfl_desktop.workspace.writing import KeptChange

NARROW = 105
"""Characters of the system's font across a screen, below which columns go below each other."""

_FOOT_CHANGES = (QEvent.Type.LayoutRequest, QEvent.Type.ShowToParent, QEvent.Type.HideToParent)

AS_A_NAME = 24
"""Characters of a line that is not shortened."""


class Screen(QWidget):
    """One place of the window. A subclass names its `form` and fills in `refresh`."""

    form = ""
    chooses: ClassVar[Sequence[str]] = ()
    """The names of the controls that choose what is in sight and change nothing: they go on where all else is
    locked."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        self._narrow = False
        self._top_is_split = False
        self._needed = 0
        self._stacking = Stacking(self)
        self.foot: QWidget | None = None
        """What stays in sight below the page however far it is scrolled."""
        if desk.is_received:
            self.setProperty(LOCKED, True)  # before anything is shown that would be written into
        fill_with_form(self, self.form)

    def refresh(self) -> None:
        """Reads the records and shows them."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Puts the cursor where work on this screen begins."""
        self.focusNextChild()

    def show_destination(self, wanted: Destination) -> None:
        """Shows what is wanted of this place."""

    def jobs(self) -> Mapping[str, Callable[[], object]]:
        """What this place does for the commands of the window, by their names."""
        return {}

    def to_print(self) -> PaperDestination:
        """What the place for printing is to show of this one; without a paper it stays as it was."""
        return PaperDestination(PlaceName.SHARE)

    def text_kept(self, change: KeptChange) -> None:
        """Text that is typed on this screen was kept; its own field needs nothing."""
        for part in self.text_kept_in_parts(change):
            part()

    def fit(self, width: int) -> None:
        """The screen may be `width` pixels wide: where that is narrow for the size of the text, or for what
        is in it now, layouts called "columns" or "top" put their parts below each other."""
        self._turn(width < max(self._needed, NARROW * self.fontMetrics().averageCharWidth()))
        needed = self.minimumSizeHint().width()
        if not self._narrow and needed > width:
            self._needed = needed
            self._turn(True)
        if (split := not self._narrow and self._title_breaks(width)) != self._top_is_split:
            self._top_is_split = split
            self.fold()
        self._stacking.fit(width)

    def _title_breaks(self, width: int) -> bool:
        """Whether the title would not stay in one line beside what stands in its row."""
        title, top = self.findChild(QLabel, "heading"), self.findChild(QBoxLayout, "top")
        page = self.layout()
        if title is None or top is None or page is None:
            return False
        margins = page.contentsMargins()
        items = [top.itemAt(place) for place in range(1, top.count())]
        beside = [item.sizeHint().width() for item in items if item is not None and not item.isEmpty()]
        needed = (
            title.fontMetrics().horizontalAdvance(title.text()) + sum(beside) + len(beside) * top.spacing()
        )
        return needed > width - margins.left() - margins.right()

    def _turn(self, narrow: bool) -> None:
        if narrow != self._narrow:
            self._narrow = narrow
            self.fold()

    def scrolled(self) -> None:
        """Another part of the page is in sight."""

    def fold(self) -> None:
        """Arranges the columns for the width there is; to be called after adding some."""
        direction = QBoxLayout.Direction
        for name, below in (("columns", self._narrow), ("top", self._narrow or self._top_is_split)):
            for layout in self.findChildren(QBoxLayout, name):
                layout.setDirection(direction.TopToBottom if below else direction.LeftToRight)
        at_left = Qt.AlignmentFlag.AlignLeft if self._top_is_split else Qt.AlignmentFlag(0)
        for layout in self.findChildren(QBoxLayout, "top"):
            beside = layout.property("beside") or [layout.stretch(place) for place in range(layout.count())]
            layout.setProperty("beside", beside)
            for place, share in enumerate(beside):
                # below each other they stay together, however high the window is
                layout.setStretch(place, 0 if layout.direction() == direction.TopToBottom else share)
            for place in range(1, layout.count()):
                if (item := layout.itemAt(place)) is not None:
                    item.setAlignment(at_left)
            layout.invalidate()

    def lock_received(self) -> None:
        """Locks a set that was received, as it is in sight now, but for what chooses what is in sight."""
        if self.desk.is_received:
            lock(self, [found for name in self.chooses if (found := self.findChild(QWidget, name))])

    def text_kept_in_parts(self, change: KeptChange) -> Sequence[Callable[[], object]]:
        """What `text_kept` does, where that is more than a little: in parts between which a key may be
        pressed, and each of which goes by what is in sight when it is done."""
        return ()

    def told_in_parts(self, change: KeptChange) -> Sequence[Callable[[], object]]:
        """What `told` does, in parts between which a key may be pressed."""
        own = isinstance(change.origin, Keeper) and self.isAncestorOf(_root(change.origin))
        following = self.text_kept_in_parts(change)
        if not own or not following or not self.isVisible():
            return (partial(self.told, change),)

        def in_sight(part: Callable[[], object]) -> None:
            if self.isVisible():
                part()
            else:
                self._stale = True

        keep_others: Callable[[], object] = partial(keep_all, self, but=change.origin)
        return [partial(in_sight, part) for part in (keep_others, *following, self.lock_received)]

    def told(self, change: KeptChange) -> None:
        """A step was kept somewhere."""
        own = isinstance(change.origin, Keeper) and self.isAncestorOf(_root(change.origin))
        if not self.isVisible():
            self._stale = True
            return
        # whatever else is being typed is kept before the records are read: else it would be shown as it was
        keep_all(self, but=change.origin)
        if own:
            self.text_kept(change)
        else:
            self.refresh()
        self.lock_received()

    def enter(self) -> None:
        """The screen comes into sight."""
        if self._stale:
            self._stale = False
            self.refresh()
        self.lock_received()

    def keep(self) -> bool:
        """Keeps whatever is being typed; whether all of it could be."""
        return keep_all(self)

    def leave(self) -> None:
        """The screen goes out of sight: whatever is being typed is kept."""
        self.keep()
        self.desk.file.settle()

    def let_go(self) -> None:
        """The window closes: what Qt does not know of is let go."""


def _root(keeper: Keeper) -> QWidget:
    parent = keeper.parent()
    assert isinstance(parent, QWidget)
    return parent


class ScreenArea(SettlingArea):
    """A screen in an area that scrolls when the window is small, and tells it how wide it may be.

    The screen is made where it stays: each change of a parent dresses all that is in it once more."""

    arranged = Signal()
    """Something came into sight, went, or moved."""

    def __init__(self, make: Callable[[QWidget], Screen], parent: QWidget) -> None:
        super().__init__(parent)
        self._foot: QWidget | None = None
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = make(self.viewport())
        self.setWidget(self.page)
        # with a ground of its own it would be painted first, and then all that is on it once more
        self.page.setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.page.scrolled())
        self._foot = self.page.foot
        if self._foot is not None:
            self._foot.setParent(self)
            self._foot.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _place_foot(self) -> None:
        """The page ends above its foot."""
        foot = self._foot
        if foot is None:
            return
        height = 0 if foot.isHidden() else foot.sizeHint().height()
        if self.viewportMargins().bottom() != height:
            self.setViewportMargins(0, 0, 0, height)
        seen = self.viewport().geometry()
        foot.setGeometry(seen.x(), seen.bottom() + 1, seen.width(), height)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The field with the cursor is in sight, however the cursor came there."""
        if now is not None and self.page.isAncestorOf(now):
            QTimer.singleShot(0, self, self._show_cursor)  # once a row that is new has its place

    def _show_cursor(self) -> None:
        now = QApplication.focusWidget()
        if now is None or not self.page.isAncestorOf(now):
            return
        head = _card_around(now)
        if head is not None and not is_whole_in_sight(now):
            top = head.mapTo(self.page, QPoint()).y()
            if now.mapTo(self.page, now.rect().bottomLeft()).y() - top < self.viewport().height() // 2:
                self.ensureVisible(0, top, 0, 0)  # what it belongs to, where there is room for both
        self.ensureWidgetVisible(now, 0, now.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.page.fit(self.viewport().width())
        super().resizeEvent(event)
        self._place_foot()
        self.page.scrolled()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._foot and event.type() in _FOOT_CHANGES:
            self._place_foot()
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget() and self.isVisible():
            self.page.fit(self.viewport().width())
            self.page.lock_received()  # what was added
            self.arranged.emit()
        return super().eventFilter(watched, event)


def is_whole_in_sight(widget: QWidget) -> bool:
    """Whether nothing of a widget is cut by what it lies in."""
    around: QWidget | None = widget
    while around is not None and not around.isWindow():
        around = around.parentWidget()
        if around is not None:
            place = QRect(widget.mapTo(around, QPoint()), widget.size())
            if not around.rect().contains(place):
                return False
    return widget.isVisible()


def _card_around(widget: QWidget) -> QWidget | None:
    """The card that a field stands on."""
    around = widget.parentWidget()
    while around is not None and around.property("role") != "card":
        around = around.parentWidget()
    return around


def label(text: str, role: str = "", wrap: bool = True, parent: QWidget | None = None) -> QLabel:
    """A label of plain text (never markup) in one of the roles of the style sheet. Without `wrap` it is one
    line, which is shortened where it is longer than most names and there is no room for it."""
    made = QLabel(parent) if wrap else ShortenedLabel(parent, AS_A_NAME)
    made.setText(text)
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


def set_role(widget: QWidget, role: str) -> None:
    """Dresses a widget in another role."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        dress_anew(widget)
