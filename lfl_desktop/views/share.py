"""Print and share: choose the paper and whom it is for, see the page and what stays behind, send it."""

from __future__ import annotations

from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from lfl_desktop.domain.activity import ActivitySystem
from lfl_desktop.domain.by_when import said
from lfl_desktop.domain.meetings import Meeting, MeetingState
from lfl_desktop.domain.sharing import Audience
from lfl_desktop.domain.year import seen_from
from lfl_desktop.views.controls import Segmented
from lfl_desktop.views.desk import Desk
from lfl_desktop.views.preview import Preview, show_fates
from lfl_desktop.views.printing import Sending
from lfl_desktop.views.screen import Screen, set_role
from lfl_desktop.views.wrapping import Chip, Wrapping
from lfl_desktop.words import tr
from lfl_desktop.workspace.book import SetBook
from lfl_desktop.workspace.choose import versions_of
from lfl_desktop.workspace.papers import Prepared, all_lines, chosen_lines, prepare
from lfl_desktop.workspace.what_leaves import LISTED, PAPERS, Asked, Kind, PaperKind
from lfl_desktop.workspace.workspace import Change

CHANGED = 200
"""Milliseconds from a change of the records to the new page, which several changes share."""


ALL_LINES, AS_SHOWN = "all", "shown"
"""Which lines of a list: all, or those that its place showed."""


class ShareScreen(Screen):
    """The choices on the left, with what leaves and what stays; the paper itself on the right."""

    form = "share"
    title = tr("Print and share")

    about: QLabel
    choices_area: QScrollArea
    choices: QWidget
    papers: QWidget
    which_label: QLabel
    which: QComboBox
    readers: Segmented
    notes: QLabel
    buttons: QWidget
    print_it: QPushButton
    save: QPushButton
    copy: QPushButton

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._room = QTimer(self, singleShot=True, interval=0)
        self._room.timeout.connect(self._give_room)
        self._kind = Kind.SUMMARY
        self._audience = {paper.kind: paper.audiences[0][0] for paper in PAPERS}
        self._about: dict[Kind, UUID | None] = {}
        self._lines: dict[Kind, tuple[UUID, ...]] = {}
        self._as_shown: dict[Kind, bool] = {}
        self._readers_of: Kind | None = None
        self.prepared: Prepared | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._prepare)
        self.choices.setAutoFillBackground(False)
        self._sending = Sending(desk, self)
        fates = self.findChild(QGridLayout, "fates")
        assert fates is not None
        self._fates = fates
        self._chips = self._make_chips()
        self._make_buttons()
        self.preview = Preview()
        columns = self.findChild(QHBoxLayout, "columns")
        assert columns is not None
        columns.addWidget(self.preview)
        columns.setStretch(0, 4)
        columns.setStretch(1, 7)
        self.which.currentIndexChanged.connect(self._chose_about)
        self.readers.changed.connect(self._chose_reader)

    def _make_chips(self) -> dict[Kind, Chip]:
        row = Wrapping(self.papers, 6)
        group = QButtonGroup(self)
        chips: dict[Kind, Chip] = {}
        for paper in PAPERS:
            chip = chips[paper.kind] = Chip(tr(paper.title))
            chip.setObjectName(f"paper_{paper.kind}")
            chip.clicked.connect(lambda _on=False, kind=paper.kind: self._chose_paper(kind))
            group.addButton(chip)
            row.addWidget(chip)
        buttons = (self.print_it, self.save, self.copy)
        stops: list[QWidget] = [*chips.values(), self.which, self.readers, *buttons]
        # Qt leaves a chain of new widgets at the end unless its first has been moved once
        QWidget.setTabOrder(self.which, stops[0])
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        return chips

    def _make_buttons(self) -> None:
        row = Wrapping(self.buttons, 10)
        for button in (self.print_it, self.save, self.copy):
            row.addWidget(button)
        keys = QKeySequence(QKeySequence.StandardKey.Print).toString(QKeySequence.SequenceFormat.NativeText)
        self.print_it.setText(f"{tr('Print')}  {keys}")
        self.print_it.setAccessibleName(tr("Print"))
        self.print_it.clicked.connect(self.print_paper)
        self.save.clicked.connect(self.save_paper)
        self.copy.clicked.connect(self.copy_text)

    def focus_first(self) -> None:
        self._chips[self._kind].setFocus()

    def fold(self) -> None:
        super().fold()
        self._room.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room.start()

    def _give_room(self) -> None:
        """Side by side, choices and paper scroll each for itself; below each other, the screen scrolls."""
        width = self.choices_area.viewport().width()
        self.choices_area.setMinimumHeight(self.choices.heightForWidth(width) if self._narrow else 0)
        self.preview.setMinimumHeight(24 * self.fontMetrics().lineSpacing() if self._narrow else 0)

    # what is chosen

    def show_item(self, item: object) -> None:
        """ "file", ("summary", meeting id), ("activity_system", version id) or ("actions", ids of lines)."""
        kind, about = item if isinstance(item, tuple) else (item, None)
        if kind not in list(Kind):
            return
        self._kind = Kind(str(kind))
        if isinstance(about, UUID):
            self._about[self._kind] = about
        elif isinstance(about, tuple):
            self._lines[self._kind], self._as_shown[self._kind] = about, True
        self._stale = True

    def refresh(self) -> None:
        book, paper = self.desk.book(), self._paper
        self._chips[self._kind].setChecked(True)
        self._show_about(book, paper)
        if self._readers_of != paper.kind:
            self._readers_of = paper.kind
            self.readers.set_options([(audience, tr(word)) for audience, word in paper.audiences])
        self.readers.set_value(self._audience[self._kind])
        is_file = self._kind == Kind.FILE
        self.print_it.setVisible(not is_file)
        self.save.setText(tr("Save file…") if is_file else tr("Save PDF…"))
        set_role(self.save, "primary" if is_file else "")
        coordinator = book.programme.coordinator
        if is_file:
            self.about.setText(
                tr("For {name}", name=coordinator) if coordinator else tr("For the coordinator")
            )
        self._soon.start(0)

    def asked(self) -> Asked:
        """What is chosen."""
        lines = self._lines.get(self._kind) if self._as_shown.get(self._kind) else None
        return Asked(self._kind, self._audience[self._kind], self._about.get(self._kind), lines)

    @property
    def _paper(self) -> PaperKind:
        return next(paper for paper in PAPERS if paper.kind == self._kind)

    def _show_about(self, book: SetBook, paper: PaperKind) -> None:
        wanted: object = self._about.get(paper.kind) or _proposed(book, paper.kind)
        if paper.kind in LISTED:
            found, wanted = self._choices_of_lines(book, paper.kind)
        else:
            found = _meetings(book) if paper.kind == Kind.SUMMARY else _versions(book)
        self.which.blockSignals(True)
        self.which.clear()
        for id, words in found:
            self.which.addItem(words, id)
        self.which.setCurrentIndex(max(0, self.which.findData(wanted)) if found else -1)
        self.which.blockSignals(False)
        self.which.setVisible(bool(paper.about))
        self.which.setEnabled(bool(found))
        self.which_label.setText(tr(paper.about))
        self.which_label.setVisible(bool(paper.about))
        self._take_about(paper.kind)
        self.about.setText(self.which.currentText())

    def _choices_of_lines(self, book: SetBook, kind: Kind) -> tuple[list[tuple[object, str]], object]:
        """All lines of a list, or those that its place showed when it was printed from there."""
        every = all_lines(book, kind)
        found: list[tuple[object, str]] = [(ALL_LINES, tr("All lines of the list ({n})", n=len(every)))]
        shown = chosen_lines(book, Asked(kind, Audience.SET, lines=self._lines.get(kind)))
        if shown == every or not shown:
            self._as_shown[kind] = False
            return found, ALL_LINES
        if len(shown) == len(every):
            words = tr("All lines, sorted as in the list ({n})", n=len(every))
        else:
            words = tr("As in the list: {n} of {all}", n=len(shown), all=len(every))
        return [(AS_SHOWN, words), *found], AS_SHOWN if self._as_shown.get(kind) else ALL_LINES

    def _take_about(self, kind: Kind) -> None:
        chosen = self.which.currentData()
        self._about[kind] = chosen if isinstance(chosen, UUID) else None
        if kind in LISTED:
            self._as_shown[kind] = chosen == AS_SHOWN

    def _chose_paper(self, kind: Kind) -> None:
        if kind != self._kind:
            self._kind = kind
            self.refresh()

    def _chose_about(self, _place: int) -> None:
        self._take_about(self._kind)
        self.about.setText(self.which.currentText())
        self._soon.start(0)

    def _chose_reader(self, audience: object) -> None:
        assert isinstance(audience, Audience)
        self._audience[self._kind] = audience
        self._soon.start(0)

    # the paper, made when it is looked at

    def told(self, change: Change) -> None:
        super().told(change)
        if self._soon.isActive():
            self._soon.start(CHANGED)

    def leave(self) -> None:
        super().leave()
        self._stale = self._stale or self._soon.isActive()
        self._soon.stop()

    def let_go(self) -> None:
        self._soon.stop()
        self.preview.pages.let_go()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        if self.prepared is None:
            self._soon.start(0)

    def _prepare(self) -> None:
        if not self.isVisible():
            return
        self._soon.stop()
        made = self.prepared = prepare(self.desk.book(), self.asked())
        if made.refused:
            self.preview.show_sentence(made.refused)
        elif made.pdf:
            self.preview.show_pdf(made.pdf, made.parts)
        else:
            self.preview.show_parts(made.parts)
        self.notes.setText(" ".join(made.notes))
        self.notes.setVisible(bool(made.notes))
        for button in (self.print_it, self.save, self.copy):
            button.setEnabled(not made.refused)
        show_fates(self._fates, made.fates)
        self._room.start()

    def _now(self) -> Prepared | None:
        """The paper as it is chosen at this moment, None where there is none."""
        if self.prepared is None or self._soon.isActive():
            self._prepare()
        return self.prepared if self.prepared and not self.prepared.refused else None

    # sending it

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While this screen is in sight, the key that leads to it from elsewhere prints."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            prints = self.isVisible() and event.matches(QKeySequence.StandardKey.Print)
            if prints:
                event.accept()
                self.print_paper()
            return prints
        return super().eventFilter(watched, event)

    def print_paper(self) -> None:
        """Opens the system's print dialog."""
        if made := self._now():
            self._sending.print(made)

    def save_paper(self) -> None:
        """Asks where to save the PDF, or the coordinator's file."""
        if made := self._now():
            self._sending.save(made)

    def copy_text(self) -> None:
        """Puts the paper's words on the clipboard."""
        if made := self._now():
            self._sending.copy(made)


def _proposed(book: SetBook, kind: Kind) -> UUID | None:
    """The last meeting that was held or is under way; None leaves it to the first in the list."""
    if kind != Kind.SUMMARY:
        return None
    begun = (MeetingState.FINISHED, MeetingState.UNDER_WAY)
    seen = [m for m in seen_from(book.meetings, book.programme.sample_today) if m.state in begun]
    return seen[-1].id if seen else None


def _meetings(book: SetBook) -> list[tuple[object, str]]:
    return [(meeting.id, _meeting_words(book, meeting)) for meeting in book.meetings]


def _meeting_words(book: SetBook, meeting: Meeting) -> str:
    number = book.numbers.get(meeting.id)
    parts = (
        tr("Meeting {n}", n=number) if number else tr("Cancelled meeting"),
        said(meeting.date, book.workspace.today()) if meeting.date else tr("no date yet"),
        book.place(meeting),
    )
    return " · ".join(part for part in parts if part)


def _versions(book: SetBook) -> list[tuple[object, str]]:
    """All versions of all activity systems, in the set's order of leaders, the latest first."""
    found = book.workspace.select(ActivitySystem, learning_set=book.learning_set.id)
    order = {person.id: place for place, person in enumerate(book.members(None))}
    rows: list[tuple[object, str]] = []
    for system in sorted(found, key=lambda s: order.get(s.person, len(order))):
        leader = book.people.get(system.person)
        for version in reversed(versions_of(book.workspace, system)):
            number = book.numbers.get(version.meeting) if version.meeting else None
            parts = (
                leader.name if leader else "",
                tr("meeting {n}", n=number) if number else "",
                said(version.date, book.workspace.today()) if version.date and not number else "",
                "" if version.released_on else tr("not released"),
            )
            rows.append((version.id, " · ".join(part for part in parts if part)))
    return rows
