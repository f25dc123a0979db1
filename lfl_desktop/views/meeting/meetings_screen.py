"""Meetings: one meeting, walked through its stages in whatever order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QWidget,
)

from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.templates import USUAL_PARTS, Part
from lfl_desktop.domain.wording.state_names import PARTS
from lfl_desktop.domain.year import current_meeting, held, seen_from
from lfl_desktop.views.kit.before_paint import settle
from lfl_desktop.views.kit.binding.forms import grid_of, layout_of
from lfl_desktop.views.kit.binding.keeper import keep_all
from lfl_desktop.views.kit.controls.choices import choose, fill_choices
from lfl_desktop.views.kit.controls.own_controls import GrowingText, Pages
from lfl_desktop.views.kit.controls.pressed_once import pressed_once
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import Screen, set_role
from lfl_desktop.views.meeting.finished_card import FinishedCard
from lfl_desktop.views.meeting.meeting_foot import MeetingFoot, place_after
from lfl_desktop.views.meeting.meeting_stages import MeetingStages
from lfl_desktop.views.meeting.meeting_words import meeting_choices, meeting_heading, stage_remark, subline
from lfl_desktop.views.meeting.next_meeting import NextMeetingStage
from lfl_desktop.views.meeting.private_log import PrivateLogForm
from lfl_desktop.views.meeting.private_log_dialog import ask_to_print_log
from lfl_desktop.views.meeting.slots_stage import SlotsStage
from lfl_desktop.views.meeting.stage import Stage
from lfl_desktop.views.meeting.stage_bar import StageBar
from lfl_desktop.views.meeting.timer_keys import TimerKeys
from lfl_desktop.words import tr
from lfl_desktop.workspace.destination import Destination, PartDestination, SlotDestination, at_paper
from lfl_desktop.workspace.meeting import meeting_page as jobs
from lfl_desktop.workspace.meeting import meeting_states
from lfl_desktop.workspace.meeting.meeting_page import MeetingPage
from lfl_desktop.workspace.members.belonging import away_words
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.writing import KeptChange


class MeetingsScreen(Screen):
    """The meeting in sight, its stages along the top, the private log folded at the side."""

    form = "meeting/meetings_screen"
    chooses = ("which", "more_stages")

    heading: QLabel
    subline: QLabel
    which: QComboBox
    print_summary: QPushButton
    forward: QPushButton
    more_stages: QPushButton
    remark: QLabel
    stages: Pages
    log_toggle: QPushButton
    log_card: QFrame
    log_text: GrowingText
    print_log: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._meeting: UUID | None = None
        self._page: MeetingPage | None = None
        self._added: set[Part] = set()
        self._behind = False
        self._wanted: SlotDestination | None = None
        self._stages = MeetingStages(desk, self.stages, self._stage_made)
        self._log = PrivateLogForm(desk, self.log_toggle, self.log_card, self.log_text)
        self.foot = self._foot = MeetingFoot(desk.timing, self)
        self._foot.wanted.connect(self._next)
        self._finished = FinishedCard(desk, self)
        self._finished.next_wanted.connect(lambda: self.add_part(Part.NEXT_MEETING))
        whole = layout_of(self, "whole")
        whole.insertWidget(whole.indexOf(self.remark), self._finished)
        bar = grid_of(self, "stage_bar")
        self._bar = StageBar(bar, self.more_stages, self)
        self._bar.wanted.connect(self.go)
        self._bar.added.connect(self.add_part)
        self.which.currentIndexChanged.connect(lambda _place: self._show_meeting(self.which.currentData()))
        self.print_summary.clicked.connect(lambda: desk.wanted.emit(at_paper("summary", self._meeting)))
        self.forward.clicked.connect(self._forward)
        pressed_once(self.forward)
        self.print_log.clicked.connect(self._print_log)
        self._bar.show_parts(USUAL_PARTS)
        self._bar.check(0)
        self.remark.hide()
        self._timer_keys = TimerKeys(desk.timing, self, self._stages)

    def jobs(self) -> Mapping[str, Callable[[], object]]:
        return {
            "next_stage": lambda: self._move_to(self._next_place),
            "previous_stage": lambda: self._move_to(self._stages.place - 1),
            "next_slot": lambda: self._move_slot(1),
            "previous_slot": lambda: self._move_slot(-1),
            "private_log": self.log_toggle.toggle,
            **self._timer_keys.jobs(),
        }

    @property
    def parts(self) -> list[Part]:
        """The parts of the meeting in sight, in order; those of a usual one where there is none."""
        return self._bar.parts

    @property
    def stage(self) -> Stage:
        """The stage in sight."""
        return self._stages.all[self._stages.place]

    def focus_first(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and isinstance(stage := self.stage, SlotsStage):
            stage.show_wanted(wanted)
        elif self._stages.all:
            self.stage.focus_first()

    def show_destination(self, wanted: Destination) -> None:
        """Shows a meeting from its first stage, a part of it, or the slot of a challenge at it."""
        if wanted.record is None:
            return
        self._show_meeting(wanted.record)
        part = _part_wanted(wanted)
        if part is not None and self._meeting == wanted.record and self._stages.all:
            if part not in self.parts:
                self.add_part(part)
            self.go(self.parts.index(part))
            self._wanted = wanted if isinstance(wanted, SlotDestination) else None

    def _show_meeting(self, meeting: UUID | None) -> None:
        if meeting is None or meeting == self._meeting:
            return
        if not keep_all(self):
            choose(self.which, self._meeting)
            return
        self.leave()
        self._meeting = meeting
        self._finished.hide()
        self._remove_stages()
        self.refresh()
        self.go(0)
        self._stale = False

    def go(self, place: int) -> None:
        """Shows the stage at `place`."""
        part = self.parts[place]
        self.leave()
        if self._behind:
            self.refresh()
        if not self._stages.all:
            return
        place = self.parts.index(part) if part in self.parts else 0
        self._stages.go(place)
        self._bar.check(place)
        self._show_remark()
        self._show_foot()
        self.stage.focus_first()
        now = self.focusWidget()
        if now is None or not self.stage.isAncestorOf(now):
            self._bar.tabs[place].setFocus(Qt.FocusReason.OtherFocusReason)
        settle()

    def add_part(self, part: Part) -> None:
        """Shows a part that the template of the meeting has not; it stays once something is written in it."""
        if self._page is None:
            return
        self._added.add(part)
        self.refresh()
        self.go(self.parts.index(part))

    def enter(self) -> None:
        if self._meeting is None:
            self._meeting = first_shown(self.desk.book())
        super().enter()

    def refresh(self) -> None:
        book = self.desk.book()
        self._behind = False
        if self._meeting is None or self._meeting not in {m.id for m in book.meetings}:
            self._meeting = first_shown(self.desk.book())
            self._remove_stages()
        elif self._stages.all:
            keep_all(self)  # before what is typed could be locked
            book = self.desk.book()
        self._show_which(book)
        if self._meeting is None:
            self._show_nothing()
            return
        self._page = page = jobs.read_meeting_page(book, self._meeting)
        self._arrange_stages(book, page)
        self._show_heading(book, page)
        self._stages.show_meeting(book, page)
        self._bar.say_all([stage.standing(page) for stage in self._stages.all])
        self._show_remark()
        self._show_foot()
        if page.finished:
            self._finished.follow(page)
        else:
            self._finished.hide()
        self._log.show_page(page)

    def _stage_made(self, stage: Stage) -> None:
        if isinstance(stage, SlotsStage):
            stage.timer.large_wanted.connect(self._timer_keys.turn_large)
        self.fold()

    def text_kept_in_parts(self, change: KeptChange) -> Sequence[Callable[[], object]]:
        return (self._read_again, self._follow_page)

    def _read_again(self) -> None:
        if self._meeting is not None:
            self._behind, book = True, self.desk.book()
            self._page = jobs.read_meeting_page(book, self._meeting)
            self._stages.follow(book, self._page)

    def _follow_page(self) -> None:
        book, page = self._stages.book, self._page
        if book is None or page is None:
            return
        self._show_which(book)
        self._show_heading(book, page)
        if jobs.parts(book, page, self._added) != self.parts:
            self._arrange_stages(book, page)
            self._stages.show_meeting(book, page)
        self._bar.say_all([stage.standing(page) for stage in self._stages.all])
        self._show_foot()
        self._finished.follow(page)
        self.stage.text_kept(book, page)

    def fit(self, width: int) -> None:
        super().fit(width)
        margins = layout_of(self, "whole").contentsMargins()
        self._bar.fit(width - margins.left() - margins.right())

    def fold(self) -> None:
        super().fold()
        self._bar.arrange(self._narrow)
        where = Qt.AlignmentFlag.AlignLeft if self._narrow else Qt.AlignmentFlag(0)
        layout_of(self, "top").setAlignment(layout_of(self, "buttons"), where)

    def _remove_stages(self) -> None:
        self._added.clear()
        self._stages.clear()

    def _arrange_stages(self, book: SetBook, page: MeetingPage) -> None:
        wanted = jobs.parts(book, page, self._added)
        self._stages.arrange(wanted)
        self._bar.show_parts(wanted)
        self._bar.check(self._stages.place)
        self._bar.set_enabled(True)

    def _show_which(self, book: SetBook) -> None:
        fill_choices(self.which, meeting_choices(book, self.desk.reading.today()))
        choose(self.which, self._meeting)
        self.which.setVisible(self.which.count() > 1)

    def _show_nothing(self) -> None:
        self.heading.setText(tr("No meeting yet"))
        self.subline.setText(tr("Plan the first one: it can be changed at any time."))
        self.forward.setText(tr("Plan a meeting"))
        self._page = None
        self.stages.show()  # empty, in the room that it takes
        self._show_foot()
        self._log.hide()
        self._bar.show_parts(USUAL_PARTS)
        self._bar.say_all([(tr(PARTS[part]), False) for part in USUAL_PARTS])
        self._bar.set_enabled(False)
        for widget in (self.print_summary, self.remark):
            widget.hide()

    def _show_heading(self, book: SetBook, page: MeetingPage) -> None:
        meeting, today = page.meeting, self.desk.reading.today()
        self.heading.setText(meeting_heading(page))
        self.subline.setText(subline(book, page, today))
        self.subline.setToolTip(away_words(book, meeting.date) if meeting.date else "")
        self.print_summary.show()
        self.forward.setText(tr(meeting_states.onward(meeting, today)[1]))
        going_on = meeting.state in (MeetingState.PLANNED, MeetingState.UNDER_WAY)
        set_role(self.forward, "primary" if going_on else "")

    def _show_remark(self) -> None:
        if self._page is None:
            return
        stage, page = self.stage, self._page
        words = stage_remark(page, stage.locked(page), isinstance(stage, NextMeetingStage))
        self.remark.setText(words)
        self.remark.setVisible(bool(words))

    def _show_foot(self) -> None:
        self._foot.show_next(self._page, self.parts, self._next_place, is_received=self.desk.is_received)
        self.scrolled()

    def scrolled(self) -> None:
        stage = self.stage if self._stages.all else None
        self._foot.card_is_in_sight(isinstance(stage, SlotsStage) and stage.timer_is_in_sight)

    @property
    def _next_place(self) -> int:
        return place_after(self._page, self.parts, self._stages.place)

    def _next(self) -> None:
        if self._next_place < len(self._stages.all):
            self.go(self._next_place)
        else:
            self._forward()

    def _print_log(self) -> None:
        if self.keep():
            ask_to_print_log(self.desk, self)

    def _move_to(self, place: int) -> None:
        if 0 <= place < len(self._stages.all):
            self.go(place)

    def leave(self) -> None:
        super().leave()
        self.desk.timing.record()

    def let_go(self) -> None:
        self._timer_keys.let_go()

    def _move_slot(self, step: int) -> None:
        if isinstance(self.stage, SlotsStage):
            self.stage.next_slot(step)

    def _forward(self) -> None:
        self.leave()
        page = self._page
        self.desk.attempt(partial(_go_on, self.desk, page.meeting) if page else self._plan)
        if self._page is not None and self._page.finished:
            self.desk.timing.show(None)  # a timer that waited has nothing to go on with
            self._finished.show_finished(self._page)
            self._finished.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._stages.all:
            self.stage.focus_first()  # not what takes back what was just done

    def _plan(self) -> None:
        self._meeting = meeting_states.plan_meeting(self.desk.own_book())
        self.refresh()


def _go_on(desk: Desk, meeting: Meeting) -> None:
    """Begins, finishes or opens a meeting again, whichever comes next."""
    if meeting.state == MeetingState.UNDER_WAY:
        desk.timing.finish()
    now = desk.workspace.get(Meeting, meeting.id) or meeting
    meeting_states.forward(desk.workspace, now, desk.workspace.today())


def _part_wanted(wanted: Destination) -> Part | None:
    """The part of a meeting that is to be shown, where it is not from its first."""
    if isinstance(wanted, PartDestination):
        return Part(wanted.part)
    return Part.SLOTS if isinstance(wanted, SlotDestination) else None


def first_shown(book: SetBook) -> UUID | None:
    """The meeting that is shown before one was chosen: today's or the next, else the last that was held."""
    meetings = seen_from(book.meetings, book.programme.sample_today)
    done = held(meetings)
    chosen = current_meeting(meetings, book.reading.today()) or (done[-1] if done else None)
    return chosen.id if chosen else None
