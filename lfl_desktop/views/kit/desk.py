"""What a screen is given: the open records file, the set in sight, and a way to speak."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.views.kit.binding.unkept import Unkept
from lfl_desktop.views.kit.preferences import Preferences
from lfl_desktop.views.kit.slot_timers import Timing
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from lfl_desktop.domain.contents import Audience
    from lfl_desktop.workspace.papers.paper_kinds import PaperName

T = TypeVar("T")


class Desk(QObject):
    """One open file on screen."""

    troubled = Signal(str)
    """The world got in the way: one sentence to show until it is put right."""
    kept = Signal()
    """Something was kept."""
    said = Signal(str)
    """A short word on what was done, for the status bar."""
    removed = Signal(str)
    """Something was removed, and undo brings it back: what went."""
    wanted = Signal(object)
    """Another place is asked for: a `Destination`."""

    def __init__(
        self,
        workspace: Workspace,
        set_id: UUID,
        preferences: Preferences | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.set_id = set_id
        self.preferences = preferences or Preferences(parent=self)
        self.readers: dict[PaperName, Audience] = {}
        """Who was chosen on Print and share to read a paper."""
        self.unkept = Unkept(workspace.now, self)
        """What was typed and could not be kept yet."""
        self.timing = Timing(workspace, self.preferences, self.trouble, self)
        self.timing.unkept.connect(
            lambda waits: self.unkept.wait(self.timing) if waits else self.unkept.done(self.timing)
        )

    def book(self) -> OwnSetBook:
        """The set in sight, read anew."""
        return OwnSetBook(self.workspace, self.set_id)

    def reader(self, kind: PaperName) -> Audience:
        """Who is to read what is copied of a list: whoever was chosen for it, else the facilitator."""
        from lfl_desktop.domain.contents import Audience  # of papers, which the start does not wait for

        return self.readers.get(kind, Audience.FACILITATOR)

    @property
    def is_only_read(self) -> bool:
        """Whether the file is open only to be read, for good."""
        return self.workspace.only_read is not None and not self.workspace.is_to_be_checked

    @property
    def known(self) -> frozenset[str]:
        """The pairs of members that the facilitator knows of, by their keys (`unequal_ranks.Pair`)."""
        return frozenset(self.preferences.settings.known_pairs)

    def know(self, keys: Iterable[str]) -> None:
        """The facilitator knows of these pairs of members, and is not told again."""
        self.preferences.change(known_pairs=tuple(sorted(self.known.union(keys))))

    def trouble(self, error: WorldError) -> None:
        """Tells what the world did."""
        self.troubled.emit(str(error))

    def attempt(self, job: Callable[[], T]) -> T | None:
        """Does a job of the workspace; where the world is in the way, tells that and gives None."""
        try:
            return job()
        except WorldError as error:
            self.trouble(error)
            return None

    def succeeds(self, job: Callable[[], object]) -> bool:
        """Does a job of the workspace; whether it could be done, and where the world was in the way, tells
        that."""
        try:
            job()
        except WorldError as error:
            self.trouble(error)
            return False
        return True
