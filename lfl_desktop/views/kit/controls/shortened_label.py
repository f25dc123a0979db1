"""Words in one line that end in "…" where there is no room for all of them, and are told whole elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from lfl_desktop.views.kit.text.field_label import Label
from lfl_desktop.views.kit.text.literal import seen_of_literal


class WholeTip:
    """The tool tip of something that may be shortened: all of its words while it is, before those that it
    has anyway."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._own = self._shown = ""

    def tell(self, whole: str, shown: str) -> None:
        """Of `whole` there was room for `shown`."""
        if (tip := self._widget.toolTip()) != self._shown:
            self._own = tip
        shortened = shown != whole and whole not in self._own
        self._shown = "\n".join(part for part in (whole if shortened else "", self._own) if part)
        if self._shown != tip:
            self._widget.setToolTip(self._shown)


class ShortenedLabel(Label):
    """One line of text, of which `least` characters always have room, or as many as the property
    `leastAcross` says."""

    def __init__(self, parent: QWidget | None = None, least: int = 5) -> None:
        super().__init__(parent)
        self._least = least
        self._tip = WholeTip(self)

    def minimumSizeHint(self) -> QSize:
        least = (self.property("leastAcross") or self._least) * self.fontMetrics().averageCharWidth()
        hint = QLabel.minimumSizeHint(self)
        return QSize(min(least, hint.width()), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        room, whole = (
            self.contentsRect(),
            seen_of_literal(self.text()) if self.buddy() else self.text(),
        )
        if self.width() >= self.sizeHint().width():
            self._tip.tell(whole, whole)
            super().paintEvent(event)
            return
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room.width())
        self._tip.tell(whole, shown)
        painter = QPainter(self)
        self.drawFrame(painter)
        painter.drawText(room, self.alignment().value | Qt.TextFlag.TextSingleLine.value, shown)


class ShortenedButton(QPushButton):
    """A button whose words are as long as a name; each of its lines is shortened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tip = WholeTip(self)

    def minimumSizeHint(self) -> QSize:
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        least = min(words, self.fontMetrics().horizontalAdvance("MMMM…"))
        hint = self.sizeHint()
        return QSize(hint.width() - words + least, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        whole, flags = self.text(), Qt.TextFlag.TextShowMnemonic.value
        metrics, at_end = self.fontMetrics(), Qt.TextElideMode.ElideRight
        lines = whole.split("\n")
        shown = "\n".join(metrics.elidedText(line, at_end, room, flags) for line in lines)
        self._tip.tell(seen_of_literal(whole), seen_of_literal(shown))
        option.text = shown
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
