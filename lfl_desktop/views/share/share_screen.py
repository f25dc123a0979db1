"""Print and share: choose the paper and whom it is for, see the page and what stays behind, send it."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lfl_desktop.content.paper_setting import POSTERS, USUAL_POSTER
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.poster import Arrangement
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.views.kit.before_paint import BeforePainting, settle
from lfl_desktop.views.kit.binding.forms import grid_of, layout_of
from lfl_desktop.views.kit.binding.record_rows import focusable
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.kit.controls.side_area import SideArea
from lfl_desktop.views.kit.controls.wrapping import Wrapping
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.later import later
from lfl_desktop.views.kit.screen import Screen, set_role
from lfl_desktop.views.kit.stacking import StackingArea
from lfl_desktop.views.kit.usual_sheets import usual_sheets
from lfl_desktop.views.parts.print_dialogs import Sending
from lfl_desktop.views.parts.saved_line import SavedLine
from lfl_desktop.views.share.batch_dialog import ManyMenu
from lfl_desktop.views.share.chosen_papers import ChosenPapers
from lfl_desktop.views.share.file_choices import FileChoices
from lfl_desktop.views.share.paper_chips import PaperChips
from lfl_desktop.views.share.poster_panel import PosterPanel
from lfl_desktop.views.share.poster_release_dialog import PosterReleaseDialog
from lfl_desktop.views.share.preview import Preview, show_leaving_rows
from lfl_desktop.views.share.setting_choices import SettingChoices
from lfl_desktop.views.share.way_to_paper import WayToPaper
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.destination import Destination, PaperDestination
from lfl_desktop.workspace.papers import poster_choices, poster_released
from lfl_desktop.workspace.papers.paper_kinds import (
    AskedPaper,
    PaperName,
)
from lfl_desktop.workspace.papers.poster_arranged import lines_of_poster as poster_lines_of
from lfl_desktop.workspace.papers.prepared_paper import Prepared, prepare
from lfl_desktop.workspace.set_book import SetBook
from lfl_desktop.workspace.writing import KeptChange

CHANGED = 200
"""Milliseconds from a change of the records to the new page, which several changes share."""

TYPED = 400
"""Milliseconds from shorter words that were kept to the new poster, which waits while somebody types on."""


class ShareScreen(Screen):
    """The choices on the left, with what leaves and what stays; the paper itself on the right."""

    form = "share/share_screen"

    about: QLabel
    choices_area: SideArea
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
    many: QPushButton

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._room = BeforePainting(self._give_room, self)
        self._chosen = ChosenPapers(desk, self.which, self.which_label)
        self._readers_of: PaperName | None = None
        self.prepared: Prepared | None = None
        self._soon = later(self, 0, self._prepare)
        self.choices.setAutoFillBackground(False)
        self._sending = Sending(desk, self)
        self.saved = SavedLine(self)
        self._sending.saved.connect(self.saved.show_files)
        self._leaving_rows = grid_of(self, "leaving_rows")
        sheets = usual_sheets(desk.preferences)
        self.setting = SettingChoices(sheets)
        self.setting.sheets_chosen.connect(lambda name: desk.preferences.change(paper=name))
        self.setting.changed.connect(lambda: self._soon.start(0))
        rows = layout_of(self, "choices_rows")
        rows.insertWidget(rows.indexOf(self.which) + 1, self.setting)
        self._chips = self._make_chips()
        self._make_buttons()
        self.preview = Preview()
        self._way = WayToPaper(desk, self.preview)
        self._way.released.connect(lambda: self._soon.start(0))
        self._way.for_readers.connect(self._choose_reader)
        layout_of(self, "doing").addWidget(self.saved)
        columns = layout_of(self, "columns")
        columns.addWidget(self.preview)
        columns.setStretch(0, 4)
        columns.setStretch(1, 7)
        StackingArea(self.choices_area, self.choices, makes_room=True)
        self._many = ManyMenu(desk, self.many)
        self.which.currentIndexChanged.connect(self._chose_about)
        self.readers.changed.connect(self._chose_reader)

    @cached_property
    def poster(self) -> PosterPanel:
        """What may be chosen about a poster, below whom it is for; made for the first poster."""
        panel = PosterPanel(self.desk, POSTERS[usual_sheets(self.desk.preferences)])
        self._put_below_readers(panel)
        panel.changed.connect(lambda: self._soon.start(0))
        panel.arranged.connect(self._arranged)
        panel.release.clicked.connect(self._release_poster)
        panel.withdraw.clicked.connect(self._withdraw_poster)
        return panel

    @cached_property
    def file(self) -> FileChoices:
        """What may be chosen about the file for the coordinator; made when it is first looked at."""
        choices = FileChoices(self.desk)
        self._put_below_readers(choices)
        return choices

    def _put_below_readers(self, choices: QWidget) -> None:
        rows = layout_of(self, "choices_rows")
        rows.insertWidget(rows.indexOf(self.readers) + 1, choices)
        for before, after in pairwise([self.readers, *focusable(choices), self.print_it]):
            QWidget.setTabOrder(before, after)

    def _make_chips(self) -> PaperChips:
        chips = PaperChips()
        room = QVBoxLayout(self.papers)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(chips)
        chips.chosen.connect(self._chose_paper)
        buttons = (self.print_it, self.save, self.copy, self.many)
        stops: list[QWidget] = [*chips.stops, self.which, self.setting, self.readers, *buttons]
        # Qt leaves a chain of new widgets at the end unless its first has been moved once
        QWidget.setTabOrder(self.which, stops[0])
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        return chips

    def _make_buttons(self) -> None:
        row = Wrapping(self.buttons, 10)
        for button in (self.print_it, self.save, self.copy, self.many):
            row.addWidget(button)
        self._name_print(None)
        self.print_it.clicked.connect(self.print_paper)
        self.save.clicked.connect(self.save_paper)
        self.copy.clicked.connect(self.copy_text)

    def _name_print(self, paper: Paper | None) -> None:
        words = print_words(paper)
        keys = QKeySequence(QKeySequence.StandardKey.Print).toString(QKeySequence.SequenceFormat.NativeText)
        self.print_it.setText(f"{words}  {keys}")
        self.print_it.setAccessibleName(words)

    def focus_first(self) -> None:
        self._chips.focus_chosen()

    def fold(self) -> None:
        super().fold()
        self._room.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room.start()

    def _give_room(self) -> None:
        """Side by side, choices and paper scroll each for itself; below each other, the screen scrolls."""
        self.choices_area.set_whole(self._narrow)
        self.preview.setMinimumHeight(24 * self.fontMetrics().lineSpacing() if self._narrow else 0)

    # what is chosen

    def show_destination(self, wanted: Destination) -> None:
        """Shows the paper that is wanted, of what is wanted."""
        if not isinstance(wanted, PaperDestination) or wanted.paper not in list(PaperName):
            return
        self.saved.hide()
        self._chosen.take(wanted)
        self._stale = True

    def refresh(self) -> None:
        book, paper = self.desk.book(), self._chosen.paper
        self._chips.show_kind(paper.kind)
        self._chosen.show_subjects(book)
        self.about.setText(words_of_file(book) if paper.kind == PaperName.FILE else self._chosen.words())
        if self._readers_of != paper.kind:
            self._readers_of = paper.kind
            self.readers.set_options([(audience, tr(word)) for audience, word in paper.audiences])
        self.readers.set_value(self._chosen.audience)
        self.setting.show_for(paper.kind)
        is_poster = paper.kind == PaperName.POSTER
        if is_poster or "poster" in vars(self):
            self.poster.setVisible(is_poster)
            self.poster.show_arrangement(self._arrangement())
        is_file = paper.kind == PaperName.FILE
        if is_file or "file" in vars(self):
            self.file.setVisible(is_file)
            if is_file:
                self.file.refresh()
        self.print_it.setVisible(not is_file)
        self.save.setText(tr("Save file…") if is_file else tr("Save PDF…"))
        set_role(self.save, "primary" if is_file else "")
        self._soon.start(0)

    def asked(self) -> AskedPaper:
        """What is chosen."""
        is_poster = self._chosen.kind == PaperName.POSTER
        return self._chosen.asked(self.setting.value, self.poster.setting if is_poster else USUAL_POSTER)

    def _chose_paper(self, kind: object) -> None:
        if isinstance(kind, PaperName) and kind != self._chosen.kind:
            self._chosen.kind = kind
            self.saved.hide()
            self.refresh()

    def _chose_about(self, _place: int) -> None:
        self._chosen.take_subject()
        self.about.setText(self._chosen.words())
        self._soon.start(0)

    def _chose_reader(self, audience: object) -> None:
        assert isinstance(audience, Audience)
        self._chosen.choose_reader(audience)
        self._soon.start(0)

    def _choose_reader(self, audience: Audience) -> None:
        self.readers.set_value(audience)
        self.readers.setFocus(Qt.FocusReason.OtherFocusReason)
        self._chose_reader(audience)

    def _arrangement(self) -> Arrangement:
        before = self.desk.preferences.settings.posters  # where the file cannot keep it
        return poster_choices.kept(self.desk.workspace, self.desk.set_id, before)

    def _arranged(self, arrangement: Arrangement, title: str) -> None:
        workspace, set_id = self.desk.workspace, self.desk.set_id
        self.desk.attempt(lambda: poster_choices.arrange(workspace, set_id, arrangement, title))
        self.poster.show_arrangement(self._arrangement())
        self._soon.start(0)

    def _release_poster(self) -> None:
        self.keep()
        PosterReleaseDialog(self.desk, self).open()

    def _withdraw_poster(self) -> None:
        self.poster.release.setFocus()
        self.desk.attempt(lambda: poster_released.withdraw_poster(self.desk.own_book()))

    # the paper, made when it is looked at

    def told(self, change: KeptChange) -> None:
        super().told(change)
        if self._soon.isActive():
            self._soon.start(max(CHANGED, self._soon.interval()))

    def text_kept(self, change: KeptChange) -> None:
        self.poster.show_arrangement(self._arrangement())
        self._soon.start(TYPED)

    def leave(self) -> None:
        super().leave()
        self._stale = self._stale or self._soon.isActive()
        self._soon.stop()

    def let_go(self) -> None:
        self._soon.stop()
        self._many.let_go()
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
        if self._chosen.kind == PaperName.POSTER:
            book = self.desk.book()
            self.poster.show_lines(poster_lines_of(book, made.asked))
            self.poster.show_release(poster_released.release_standing(book))
            self.poster.release_buttons.setVisible(not self.desk.is_only_read)
        self._name_print(made.paper)
        self._many.offer(made.asked)
        if made.document is None:
            self._way.show_refused(made)
        elif made.pdf:
            self.preview.show_pdf(made.pdf, made.document)
        else:
            self.preview.show_words(made.document)
        self.notes.setText(" ".join(made.notes))
        self.notes.setVisible(bool(made.notes))
        for button in (self.print_it, self.save, self.copy):
            button.setEnabled(not made.refused)
        show_leaving_rows(self._leaving_rows, made.leaving_rows)
        self._room.start()
        settle()

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
        made = self._now()
        if made is None:
            return
        if made.asked.kind != PaperName.FILE:
            self._sending.save(made)
        elif self.file.waits:
            self.desk.said.emit(tr("Type the passphrase first."))
            self.file.passphrase.setFocus()
        else:
            self._sending.save(made, self.file.how())

    def copy_text(self) -> None:
        """Puts the paper's words on the clipboard."""
        if made := self._now():
            self._sending.copy(made)


def print_words(paper: Paper | None) -> str:
    """What the button says that prints: how many pages there are, where there are several, or sheets where
    the back of each stays empty."""
    if paper is None or paper.pages < 2:
        return tr("Print")
    if paper.one_sided:
        return plural("Print %n sheets", "Print %n sheet", paper.pages)
    return plural("Print %n pages", "Print %n page", paper.pages)


def words_of_file(book: SetBook) -> str:
    """Whom the file is for, by name where one is known."""
    coordinator = book.programme.coordinator
    return tr("For {name}", name=coordinator) if coordinator else tr("For the coordinator")
