"""The button beside a paper that cannot be made: it leads to where what is missing begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.share.preview import Preview
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.activity.leaders_system import release_version, to_be_released
from lfl_desktop.workspace.destination import Destination, PartDestination, PlaceName, SystemLook
from lfl_desktop.workspace.papers.paper_kinds import LISTED, About, AskedPaper, PaperName, paper_kind
from lfl_desktop.workspace.papers.prepared_paper import Prepared, all_lines, prepare
from lfl_desktop.workspace.papers.system_papers import lacks_another, unreleased_of
from lfl_desktop.workspace.set_book import SetBook

BEGINNINGS: dict[About | PaperName, tuple[PlaceName, str]] = {
    About.MEETING: (PlaceName.MEETINGS, mark("Go to Meetings")),
    About.LEADER: (PlaceName.MEMBERS, mark("Go to Members")),
    About.VERSION: (PlaceName.ACTIVITY_SYSTEMS, mark("Go to Activity systems")),
    PaperName.MEMBERS: (PlaceName.MEMBERS, mark("Go to Members")),
    PaperName.CHALLENGES: (PlaceName.CHALLENGES, mark("Go to Challenges")),
    PaperName.ACTIONS: (PlaceName.ACTIONS, mark("Go to Actions")),
    PaperName.IMPACT: (PlaceName.IMPACT, mark("Go to Impact")),
}
"""Where that is begun which a paper is about, or of which it is the list."""

ANOTHER = {
    PaperName.THEN_AND_NOW: (SystemLook.THEN, mark("Make a new version")),
    PaperName.TWO_SYSTEMS: (SystemLook.TWO, mark("Choose what it faces")),
}
"""Where the second activity system of a paper comes from."""

Way = tuple[str, Callable[[], object]]
"""What a button says, and what it does."""


class WayToPaper(QObject):
    """Shows in the preview why a paper cannot be made, with the way on where there is one."""

    released = Signal()
    """The activity system was released: the paper can be made now."""

    for_readers = Signal(object)
    """Other readers are chosen, who may have the paper."""

    def __init__(self, desk: Desk, preview: Preview) -> None:
        super().__init__(preview)
        self._desk = desk
        self._preview = preview
        self._do: Callable[[], object] = lambda: None
        preview.offer.clicked.connect(lambda: self._do())

    def show_refused(self, made: Prepared) -> None:
        """Shows the sentence, and a button with what leads on from it."""
        words, self._do = self._way(made.asked) or ("", lambda: None)
        self._preview.show_sentence(made.refused, words)

    def _way(self, asked: AskedPaper) -> Way | None:
        """A version that its leader has not released can be released here, once they say so; what is missing
        can be begun in its place; and what does not leave for these readers may for others."""
        here = None if self._desk.is_only_read else self._releasing(asked) or self._beginning(asked)
        return here or self._others(asked)

    def _releasing(self, asked: AskedPaper) -> Way | None:
        book = self._desk.book()
        version = unreleased_of(book, asked)
        name = to_be_released(book, version)
        if version is None or not name:
            return None
        workspace, day = self._desk.workspace, self._desk.reading.today()

        def release() -> None:
            self._desk.attempt(lambda: release_version(workspace, version, day))
            self.released.emit()

        return tr("{name} has released it", name=name), release

    def _beginning(self, asked: AskedPaper) -> Way | None:
        book, words = self._desk.book(), ""
        wanted: Destination | None = None
        if asked.kind in ANOTHER and lacks_another(book, asked):
            look, words = ANOTHER[asked.kind]
            wanted = PartDestination(PlaceName.ACTIVITY_SYSTEMS, asked.about, look)
        elif asked.about is None and not asked.is_blank and not _has_lines(book, asked.kind):
            place = BEGINNINGS.get(asked.kind) or BEGINNINGS.get(paper_kind(asked.kind).about)
            if place is not None:
                wanted, words = Destination(place[0]), place[1]
        return (tr(words), partial(self._desk.wanted.emit, wanted)) if wanted else None

    def _others(self, asked: AskedPaper) -> Way | None:
        """The first readers for whom the paper can be made."""
        book = self._desk.book()
        others = [each for each in paper_kind(asked.kind).audiences if each[0] != asked.audience]
        may = (each for each in others if not prepare(book, replace(asked, audience=each[0])).refused)
        audience, words = next(may, (asked.audience, ""))
        if not words:
            return None
        return tr("Make it for: {readers}", readers=tr(words)), partial(self.for_readers.emit, audience)


def _has_lines(book: SetBook, kind: PaperName) -> bool:
    """Whether a paper is a list of what there is already."""
    return kind in LISTED and bool(all_lines(book, kind))
