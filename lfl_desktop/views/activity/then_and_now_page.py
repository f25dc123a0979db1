"""Then and now: two versions beside each other, or below each other where it is narrow, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QWidget

from lfl_desktop.canvas.change_words import Marked, change_sentences, with_changes_marked
from lfl_desktop.canvas.content import in_boxes, plain_wording
from lfl_desktop.canvas.drawing import Drawing
from lfl_desktop.canvas.layout import lay_out_system
from lfl_desktop.canvas.prompts import title
from lfl_desktop.content.document import Document, Paragraph, Section, Span
from lfl_desktop.domain.activity import Layer, SystemItem, SystemVersion
from lfl_desktop.domain.system_changes import Contents
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.controls.choices import choose, fill_choices
from lfl_desktop.views.kit.controls.drawing_picture import Picture
from lfl_desktop.views.kit.text.story import Story
from lfl_desktop.words import tr
from lfl_desktop.workspace.activity.leaders_system import SystemPage
from lfl_desktop.workspace.activity.systems_in_words import contents, when
from lfl_desktop.workspace.activity.version_changes import changes_between
from lfl_desktop.workspace.set_book import SetBook

_NARROW = 92
"""Characters of the system's font across, below which the two stand below each other."""

Names = dict[UUID, str]


class ThenAndNow(QWidget):
    """`chosen(version id)` says that another version is the one in sight now."""

    chosen = Signal(object)

    then: QComboBox
    later: QComboBox
    then_picture: Picture
    now_picture: Picture
    changes_label: QLabel
    changes: Story

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fill_with_form(self, "activity/then_and_now_page")
        self._then: UUID | None = None
        self._shown: tuple[SetBook, SystemPage, Names] | None = None
        self.then.currentIndexChanged.connect(lambda _place: self._choose_then(self.then.currentData()))
        self.later.currentIndexChanged.connect(lambda _place: self.chosen.emit(self.later.currentData()))

    def show_page(self, book: SetBook, page: SystemPage, names: Names) -> None:
        """Shows the version of the page, and beside it the one chosen before or else the one before it.
        `names` are those of other systems."""
        self._shown = book, page, names
        versions = list(page.versions)
        choices: list[tuple[object, str]] = [(version.id, when(book, version)) for version in versions]
        now = next(v for v in versions if v.id == page.version.id)
        then = next((v for v in versions if v.id == self._then), None)
        if then is None or then.id == now.id:
            at = versions.index(now)
            then = versions[at - 1 if at else min(1, len(versions) - 1)]
        earlier, later = sorted((then, now), key=versions.index)
        for combo, version in ((self.then, then), (self.later, now)):
            fill_choices(combo, choices)
            choose(combo, version.id)
        self._draw(book, earlier, later, then is later, names)

    def _choose_then(self, version: UUID) -> None:
        self._then = version
        if self._shown is not None:
            self.show_page(*self._shown)

    def _draw(
        self, book: SetBook, earlier: SystemVersion, later: SystemVersion, turned: bool, names: Names
    ) -> None:
        """The later version carries the marks of what changed, at whichever side it stands."""
        found = changes_between(book.reading, earlier, later)
        before = contents(book.reading, earlier.id)
        sides = [
            (earlier, Marked(before.items, before.tensions, {})),
            (later, with_changes_marked(found)),
        ]
        pictures = (self.then_picture, self.now_picture)
        for picture, (version, shown) in zip(pictures, sides[::-1] if turned else sides, strict=True):
            aloud = outline_of_version(when(book, version), Contents(shown.items, shown.tensions))
            picture.show_drawing(partial(_drawn, shown, names), aloud)
        if earlier.id == later.id:
            lines = [tr("There is one version so far. “New version” makes the next one.")]
        else:
            lines = change_sentences(found) or [tr("Nothing changed between these two versions.")]
        heading = tr("From {one} to {other}", one=when(book, earlier), other=when(book, later))
        told = Section(heading, tuple(Paragraph((Span(line),)) for line in lines))
        self.changes.show_document(Document(heading, "", "", told, ()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        pair = layout_of(self, "pair")
        narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        ways = QBoxLayout.Direction
        pair.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        super().resizeEvent(event)


def _drawn(shown: Marked, names: Names, width: float, height: float, size: float, smallest: float) -> Drawing:
    return lay_out_system(
        shown.items,
        width=width,
        height=height,
        size=size,
        smallest=smallest,
        tensions=shown.tensions,
        names=names,
        notes=shown.notes,
    )


def outline_of_version(heading: str, held: Contents) -> str:
    """A version as a screen reader says it: when it was, then each box that says something."""
    boxes = [f"{title(place)}: {_listed(items)}" for place, items in in_boxes(held.items).items() if items]
    return ". ".join([heading, *boxes])


def _listed(items: Sequence[SystemItem]) -> str:
    words = (
        tr("possible: {wording}", wording=plain_wording(item.wording))
        if item.layer == Layer.POSSIBLE
        else plain_wording(item.wording)
        for item in items
    )
    return "; ".join(words)
