"""The stages of the meeting in sight, one of which is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lfl_desktop.domain.templates import Part
from lfl_desktop.views.kit.controls.own_controls import Pages
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.meeting.bids_stage import BidsStage
from lfl_desktop.views.meeting.check_in import CheckInStage
from lfl_desktop.views.meeting.impact_round import ImpactRoundStage
from lfl_desktop.views.meeting.next_meeting import NextMeetingStage
from lfl_desktop.views.meeting.report_back import ReportBackStage
from lfl_desktop.views.meeting.set_review_stage import SetReviewStage
from lfl_desktop.views.meeting.slots_stage import SlotsStage
from lfl_desktop.views.meeting.stage import Stage
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.set_book import SetBook

KINDS: dict[Part, type[Stage]] = {
    Part.CHECK_IN: CheckInStage,
    Part.REPORT_BACK: ReportBackStage,
    Part.BIDS: BidsStage,
    Part.SLOTS: SlotsStage,
    Part.IMPACT: ImpactRoundStage,
    Part.SET_REVIEW: SetReviewStage,
    Part.NEXT_MEETING: NextMeetingStage,
}
"""The stage of each part of a meeting."""


class MeetingStages:
    """The stages in `pages`. One is filled, and shows the meeting as it is now, when it comes into sight;
    `made` is told of it when it is filled."""

    def __init__(self, desk: Desk, pages: Pages, made: Callable[[Stage], None]) -> None:
        self._desk = desk
        self._pages = pages
        self._made = made
        self._stages: dict[Part, Stage] = {}
        self._as_now: set[Part] = set()
        self._meeting: tuple[SetBook, MeetingPage] | None = None
        pages.hide()

    @property
    def all(self) -> list[Stage]:
        """The stages in order; none where there is no meeting."""
        return list(self._stages.values())

    @property
    def book(self) -> SetBook | None:
        """The set with the meeting as it was followed last."""
        return self._meeting[0] if self._meeting else None

    def of(self, part: Part) -> Stage | None:
        """The stage of a part, where the meeting has it."""
        return self._stages.get(part)

    @property
    def place(self) -> int:
        """Which stage is in sight, counted from 0."""
        return self._pages.currentIndex()

    @property
    def are_at_slots(self) -> bool:
        """Whether the slots are in sight."""
        return bool(self._stages) and isinstance(self.all[self.place], SlotsStage)

    def clear(self) -> None:
        """Takes all stages out: another meeting comes into sight, once one of its stages is filled. What is
        filled while it is in sight is shown part by part, and painted twice."""
        if self._pages.isVisible():
            self._pages.hide()
        self._as_now.clear()
        for stage in self.all:
            self._remove(stage)
        self._stages = {}

    def arrange(self, wanted: Sequence[Part]) -> None:
        """A stage for each part, in order. One that is there stays, with the cursor in it; when the one in
        sight goes, the first comes into sight."""
        before = self._pages.currentWidget()
        for part in [part for part in self._stages if part not in wanted]:
            self._remove(self._stages.pop(part))
        for part in [part for part in wanted if part not in self._stages]:
            self._stages[part] = KINDS[part](self._desk)
            self._pages.addWidget(self._stages[part])
        self._stages = {part: self._stages[part] for part in wanted}
        self._pages.arrange(self.all)
        if before not in self.all:
            self._pages.setCurrentIndex(0)

    def show_meeting(self, book: SetBook, page: MeetingPage) -> None:
        """Shows the meeting in the stage in sight, and in the others when they come into sight."""
        self.follow(book, page)
        self._as_now.clear()
        self.prepare(list(self._stages)[self.place])
        if (
            self._pages.isHidden()
        ):  # to be shown lays it out, which is for nothing before the screen has its size
            self._pages.show()

    def follow(self, book: SetBook, page: MeetingPage) -> None:
        """The meeting is like this now; stages that show it already say so themselves."""
        self._meeting = (book, page)

    def prepare(self, part: Part) -> None:
        """Fills the stage of a part and shows the meeting in it, unless it is there as it is now."""
        stage = self._stages.get(part)
        if part in self._as_now or stage is None or self._meeting is None:
            return
        self._as_now.add(part)
        if not stage.is_made:
            stage.make()
            self._made(stage)
        stage.show_meeting(*self._meeting)

    def go(self, place: int) -> None:
        """Brings a stage into sight."""
        self.prepare(list(self._stages)[place])
        self._pages.setCurrentIndex(place)

    def _remove(self, stage: Stage) -> None:
        self._pages.removeWidget(stage)
        stage.hide()
        stage.deleteLater()
