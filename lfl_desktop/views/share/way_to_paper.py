"""The button beside a paper that cannot be made yet: it leads to where what is missing begins."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.share.preview import Preview
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.activity.leaders_system import release_version, to_be_released
from lfl_desktop.workspace.destination import Destination, PlaceName
from lfl_desktop.workspace.papers.paper_kinds import About, paper_kind
from lfl_desktop.workspace.papers.prepared_paper import Prepared
from lfl_desktop.workspace.papers.system_papers import unreleased_of

BEGINNINGS = {
    About.MEETING: (PlaceName.MEETINGS, mark("Go to Meetings")),
    About.LEADER: (PlaceName.MEMBERS, mark("Go to Members")),
    About.VERSION: (PlaceName.ACTIVITY_SYSTEMS, mark("Go to Activity systems")),
}
"""Where that is begun which a paper is about."""


class WayToPaper(QObject):
    """Shows in the preview why a paper cannot be made, with the way on where there is one."""

    released = Signal()
    """The activity system was released: the paper can be made now."""

    def __init__(self, desk: Desk, preview: Preview) -> None:
        super().__init__(preview)
        self._desk = desk
        self._preview = preview
        self._made: Prepared | None = None
        self._version: UUID | None = None
        preview.offer.clicked.connect(self._go)

    def show_refused(self, made: Prepared) -> None:
        """A version that its leader has not released can be released here, once they say so; what a paper is
        about can be begun in its place."""
        self._made = made
        self._version = None if self._desk.is_only_read else unreleased_of(self._desk.book(), made.asked)
        name = to_be_released(self._desk.book(), self._version)
        place = self._beginning(made)
        words = tr("{name} has released it", name=name) if name else tr(place[1]) if place else ""
        self._preview.show_sentence(made.refused, words)

    def _beginning(self, made: Prepared) -> tuple[PlaceName, str] | None:
        lacks = made.asked.about is None and not made.asked.is_blank and not self._desk.is_only_read
        return BEGINNINGS.get(paper_kind(made.asked.kind).about) if lacks else None

    def _go(self) -> None:
        made, version = self._made, self._version
        if version is not None:
            day = self._desk.reading.today()
            self._desk.attempt(lambda: release_version(self._desk.workspace, version, day))
            self.released.emit()
        elif made is not None and (place := self._beginning(made)):
            self._desk.wanted.emit(Destination(place[0]))
