"""What a screen is given: the open records file, what is in view of it, and a way to speak."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Cohort
from lfl_desktop.domain.school_year import NO_SCHOOL_YEAR, SchoolYear
from lfl_desktop.views.kit.attempts import attempt, succeeds
from lfl_desktop.views.kit.later import later
from lfl_desktop.views.kit.preferences import Preferences
from lfl_desktop.views.kit.slot_timers import Timing
from lfl_desktop.views.kit.unkept import Unkept
from lfl_desktop.words import tr
from lfl_desktop.workspace.in_view import InView, ProgrammeInView, SetInView
from lfl_desktop.workspace.reading import Reading
from lfl_desktop.workspace.rules.agreement_rules import NoWordsYet
from lfl_desktop.workspace.school_year_of_set import MADE_OF, school_year_of_set
from lfl_desktop.workspace.set_book import OwnSetBook, SetBook
from lfl_desktop.workspace.workspace import Workspace
from lfl_desktop.workspace.writing import KeptChange

if TYPE_CHECKING:
    from lfl_desktop.domain.gate.contents import Audience
    from lfl_desktop.workspace.papers.paper_kinds import PaperName

T = TypeVar("T")


class AsItWasSent(WorldError):
    """A received set would have been changed."""


class Desk(QObject):
    """One open file on screen, and what of it is in view.

    A set in view is read through `reading` and `book`, wherever its records are held. It is changed through
    `workspace` and `own_book`, which there are only for a set of one's own; `file` is the open file itself,
    for what concerns the whole of it."""

    troubled = Signal(str)
    """The world got in the way: one sentence to show until it is put right."""
    overtaken = Signal(str)
    """Another window had changed or deleted what was changed here: one sentence to show until it is read."""
    kept = Signal()
    """Something was kept."""
    said = Signal(str)
    """A short word on what was done, for the status bar."""
    removed = Signal(str)
    """Something was removed, and undo brings it back: what went."""
    erase_wanted = Signal(str)
    """Somebody is to be erased for good: their name."""
    wanted = Signal(object)
    """Another place is asked for: a `Destination`."""
    look_wanted = Signal(object, object)
    """Another set, or the programme, is to be looked at: an `InView`, and a `Destination` in it or None."""

    def __init__(
        self,
        file: Workspace,
        in_view: InView,
        preferences: Preferences | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.file = file
        self.in_view = in_view
        self.preferences = preferences or Preferences(parent=self)
        self._school_year: SchoolYear | None = None
        self._worked_out: dict[object, Any] = {}
        self._looks_again = later(self, 0, lambda: self.attempt(file.look_again))
        file.listen(self._told)
        self.readers: dict[PaperName, Audience] = {}
        """Who was chosen on Print and share to read a paper."""
        self.unkept = Unkept(file.now, self)
        """What was typed and could not be kept yet."""
        self.timing = Timing(file, self.preferences, self.troubled.emit, self)
        self.timing.unkept.connect(
            lambda waits: self.unkept.wait(self.timing) if waits else self.unkept.done(self.timing)
        )

    @property
    def set_id(self) -> UUID:
        """The set in view, for the places that need one (`Needs`)."""
        if not isinstance(self.in_view, SetInView):
            raise LookupError("the programme is in view, and no set")
        return self.in_view.set_id

    @property
    def is_received(self) -> bool:
        """Whether what is in view is a set as its facilitator sent it."""
        return isinstance(self.in_view, SetInView) and self.in_view.received is not None

    @property
    def is_gone(self) -> bool:
        """Whether the set of one's own, or the cohort, that was in view is not in the file any more."""
        if isinstance(self.in_view, ProgrammeInView):
            cohort = self.in_view.cohort
            if cohort is None or self.file.get(Cohort, cohort) is not None:
                return False
            told = (overview.cohort for overview in self.file.overviews().values())
            return not any(one is not None and one.id == cohort for one in told)
        if self.is_received:
            return False
        return self.file.get(LearningSet, self.in_view.set_id) is None

    @property
    def reading(self) -> Reading:
        """What is in view is read through this."""
        received = self.in_view.received if isinstance(self.in_view, SetInView) else None
        return self.file if received is None else received

    @property
    def workspace(self) -> Workspace:
        """The open file, to change in it what is in view; raises AsItWasSent where that was received."""
        if self.is_received:
            raise AsItWasSent(
                tr("This set is shown as its facilitator sent it. It cannot be changed here, and was not.")
            )
        return self.file

    def book(self) -> SetBook:
        """The set in view, read anew: an `OwnSetBook` where it is one's own."""
        return SetBook(self.reading, self.set_id) if self.is_received else self.own_book()

    def own_book(self) -> OwnSetBook:
        """The set in view, read anew, to be changed; raises AsItWasSent where it was received."""
        return OwnSetBook(self.workspace, self.set_id)

    def school_year(self) -> SchoolYear:
        """What is known of the year of the schools around the set in view. It is asked at every key, and read
        anew only after what it is made of has changed."""
        if self._school_year is None:
            known = isinstance(self.in_view, SetInView)
            self._school_year = school_year_of_set(self.reading, self.set_id) if known else NO_SCHOOL_YEAR
        return self._school_year

    def worked_out(self, about: object, make: Callable[[], T]) -> T:
        """What `make` works out of the records `about` something: made once, and anew after a change. It is
        for what is read of many sets, and must not be changed by whoever asks."""
        if about not in self._worked_out:
            self._worked_out[about] = make()
        found: T = self._worked_out[about]
        return found

    def _told(self, change: KeptChange) -> None:
        self._worked_out.clear()
        if change.has(*MADE_OF):
            self._school_year = None
        if change.clashes:
            from lfl_desktop.workspace.history.clashes_in_words import clashes_in_words

            for sentence in clashes_in_words(change.clashes, self.file.today()):
                self.overtaken.emit(sentence)
        if self.file.is_behind:
            self._looks_again.start()  # once whatever made the change has done so

    def reader(self, kind: PaperName) -> Audience:
        """Who is to read what is copied of a list: whoever was chosen for it, else the facilitator."""
        from lfl_desktop.domain.gate.contents import Audience  # of papers, which the start does not wait for

        return self.readers.get(kind, Audience.FACILITATOR)

    @property
    def is_only_read(self) -> bool:
        """Whether what is in view is only to be read, for good."""
        return self.is_received or (self.file.only_read is not None and not self.file.is_to_be_checked)

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
        return attempt(job, self.troubled.emit)

    def removes(self, job: Callable[[], object], words: str) -> bool | None:
        """Does a job of the workspace that takes something away, and says `words`, with the way back; whether
        it was done, None where the world was in the way. A job that gives False took nothing away."""
        done = self.attempt(lambda: job() is not False)
        if done:
            self.removed.emit(words)
        return done

    def succeeds(self, job: Callable[[], object]) -> bool:
        """Does a job of the workspace; whether it could be done, and where the world was in the way, tells
        that."""
        return succeeds(job, self.troubled.emit)

    def agrees(self, job: Callable[[], object], ask: Callable[[], object]) -> bool:
        """Does a job in which somebody agrees to words, or takes that back; whether it was done. Where there
        are no words yet, says so and does `ask`, which puts the cursor where they are typed."""

        def agreed() -> bool:
            try:
                job()
            except NoWordsYet as error:
                self.said.emit(str(error))
                ask()
                return False
            return True

        return self.attempt(agreed) is True
