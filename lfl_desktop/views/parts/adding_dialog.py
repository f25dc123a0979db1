"""Adding files from sets: first what each of them is and means, then all in one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lfl_desktop.domain.programme import Programme
from lfl_desktop.views.kit.announcing import announce
from lfl_desktop.views.kit.binding.forms import fill_with_form, layout_of
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.screen import card, label
from lfl_desktop.views.parts.left_files import remember_left
from lfl_desktop.views.parts.mail_program import Letter, write_letter
from lfl_desktop.words import mark, plural, tr
from lfl_desktop.workspace.exchange.adding import add_files, plan_adding
from lfl_desktop.workspace.exchange.adding_words import adding_sentences, file_heading, for_whom, summary
from lfl_desktop.workspace.exchange.arriving_file import ArrivingFile, Choice, Outcome
from lfl_desktop.workspace.exchange.received_editions import is_facilitators
from lfl_desktop.workspace.exchange.sides_told import letter_on_two_versions, sides_in_words

AT_ONCE = 4
"""Files that are looked at between two looks at the keyboard."""

_OFFERED: dict[Outcome, tuple[tuple[Choice, str], ...]] = {
    Outcome.APART: (
        (Choice.ASK, mark("Leave it for now, and ask the facilitator")),
        (Choice.TAKE, mark("It takes the place of the one that is here")),
        (Choice.BOTH, mark("Keep both, as two sets")),
    ),
    Outcome.OTHER_PROGRAMME: (
        (Choice.ASK, mark("Leave it")),
        (Choice.TAKE, mark("Keep it here, apart from the others")),
    ),
}

_WITH_ERASED = (
    (Choice.ASK, mark("Leave it for now, and ask for one without them")),
    (Choice.TAKE, mark("Add it, and bring them back")),
)


def ask_for_files(desk: Desk, parent: QWidget) -> None:
    """Lets somebody choose files from sets, and shows what adding them means."""
    chosen, _filter = QFileDialog.getOpenFileNames(
        parent, tr("Add files from sets"), "", tr("Files from sets (*.lflset)")
    )
    if chosen:
        show_adding(desk, [Path(each) for each in chosen], parent)


def show_adding(desk: Desk, paths: Sequence[Path], parent: QWidget) -> AddingDialog:
    """Shows what adding these files means, to be added or left."""
    dialog = AddingDialog(desk, paths, parent)
    dialog.open()
    return dialog


class AddingDialog(QDialog):
    """The files one below the other, with what each of them brings. Where a passphrase opens one, there is a
    line for it, and then all are looked at anew. Enter adds them, Escape leaves all as it is; while they are
    being looked at or added, it stops there, and what was added stays."""

    said: QLabel
    progress: QProgressBar
    area: QScrollArea
    files: QWidget
    locked: QWidget
    passphrase_label: QLabel
    passphrase: QLineEdit
    unseal: QPushButton
    cancel: QPushButton
    add: QPushButton

    def __init__(self, desk: Desk, paths: Sequence[Path], parent: QWidget) -> None:
        super().__init__(parent)
        fill_with_form(self, "parts/adding_dialog")
        self.setWindowTitle(tr("Add files from sets"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._paths = list(paths)
        self._found: list[ArrivingFile] = []
        self._choices: dict[Path, QComboBox] = {}
        self._stopped = self._was_added = False
        self._is_facilitators = is_facilitators(desk.file)
        self._passphrases: list[str] = []
        self._plan: Iterator[ArrivingFile] = iter(())
        self.progress.setMaximum(len(self._paths))
        self.unseal.clicked.connect(self._unseal)
        self.passphrase.returnPressed.connect(self._unseal)
        self.cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self._add)
        self._looking = QTimer(self)
        self._looking.setInterval(0)
        self._looking.timeout.connect(self._look_on)
        self._look_anew()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 44, line * 26)

    def done(self, result: int) -> None:
        self._stopped = True
        self._looking.stop()
        left = (one.path for one in self._found if one.is_left_for_now and self._is_left(one))
        remember_left(self._desk, [one.path for one in self._found], left)
        super().done(result)

    def _look_anew(self) -> None:
        self._found.clear()
        self._clear()
        self._plan = plan_adding(self._desk.file, self._paths, passphrases=self._passphrases)
        self.said.setText(tr("Looking at the files…"))
        self.progress.setValue(0)
        self.progress.show()
        self.locked.hide()
        self.add.setEnabled(False)
        self.add.setText(tr("Add"))
        self.cancel.setFocus()
        self._looking.start()

    def _clear(self) -> None:
        self._choices.clear()
        box = layout_of(self, "files_box")
        while (item := box.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.deleteLater()

    def _unseal(self) -> None:
        if self.passphrase.text():
            self._passphrases.append(self.passphrase.text())
            self.passphrase.clear()
            self._look_anew()

    def _look_on(self) -> None:
        for _ in range(AT_ONCE):
            found = self._desk.attempt(lambda: next(self._plan, None))
            if found is None:
                self._looking.stop()
                self._show_plan()
                return
            self._found.append(found)
            self.progress.setValue(len(self._found))

    def _show_plan(self) -> None:
        self.progress.hide()
        for found in self._found:
            self._show_file(found)
        layout_of(self, "files_box").addStretch(1)
        self._count()
        if any(found.asks_for_passphrase for found in self._found):
            self.locked.show()
            self.passphrase.setFocus()
            return
        first = self.add if self.add.isEnabled() else self.cancel
        first.setDefault(True)
        first.setFocus()

    def _show_file(self, found: ArrivingFile) -> None:
        box = layout_of(self, "files_box")
        title = label(file_heading(found), "strong", parent=self.files)
        whose = for_whom(found) if self._is_facilitators else []
        said = label(" ".join([*whose, *adding_sentences(found)]), parent=self.files)
        box.addWidget(title)
        box.addWidget(said)
        if found.sides is not None:
            self._show_sides(found)
        if found.needs_decision:
            combo = QComboBox(self.files)
            combo.setAccessibleName(tr("What becomes of {name}", name=found.path.name))
            for choice, words in _OFFERED.get(found.outcome, _WITH_ERASED):
                combo.addItem(tr(words), choice)
            combo.currentIndexChanged.connect(lambda _place: self._count())
            self._choices[found.path] = combo
            box.addWidget(combo)

    def _show_sides(self, found: ArrivingFile) -> None:
        """What each of two versions holds, side by side, and a way to ask whose facilitator has them."""
        box = layout_of(self, "files_box")
        holder = QWidget(self.files)
        sides = QHBoxLayout(holder)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(12)
        sides.setObjectName("columns")  # below each other where the room is narrow
        for title, words in sides_in_words(found, self._desk.file.today()):
            frame = card(parent=holder)
            inside = QVBoxLayout(frame)
            inside.addWidget(label(title, "strong", parent=frame))
            inside.addWidget(label(words, parent=frame))
            inside.addStretch(1)
            sides.addWidget(frame, 1)
        box.addWidget(holder)
        asking = QPushButton(tr("Write to the facilitator…"), self.files)
        asking.setAccessibleName(tr("Write to the facilitator about {name}", name=found.path.name))
        asking.setProperty("role", "link")
        asking.setAutoDefault(False)
        asking.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        asking.clicked.connect(lambda: self._ask_which(found))
        box.addWidget(asking)

    def _ask_which(self, found: ArrivingFile) -> None:
        file = self._desk.file
        signed = next((one.coordinator for one in file.select(Programme)), "")
        letter = Letter(*letter_on_two_versions(found, file.today(), signed))
        write_letter(self, letter, self._explain)

    def _explain(self, sentence: str) -> None:
        announce(self, sentence)
        self.said.setText(sentence)

    def _chosen(self, found: ArrivingFile) -> Choice:
        combo = self._choices.get(found.path)
        return Choice(combo.currentData()) if combo is not None else Choice.ASK

    def _is_left(self, found: ArrivingFile) -> bool:
        return not self._was_added or self._chosen(found) == Choice.ASK

    def _count(self) -> None:
        would = [f for f in self._found if f.is_added or self._chosen(f) != Choice.ASK]
        self.add.setEnabled(bool(would))
        self.add.setText(plural("Add %n files", "Add %n file", len(would)) if would else tr("Add"))
        told = [plural("%n files were looked at.", "%n file was looked at.", len(self._found))]
        if would:
            told.append(tr("What each of them holds is read in full when it is added."))
        if self._is_facilitators:
            told.append(
                tr(
                    "Files from sets are for the coordinator of their programme. Here they would be shown"
                    " beside your own set."
                )
            )
        if any(f.differences.withdrawn and f.before for f in would):
            told.append(tr("What was withdrawn is then gone for good: adding them cannot be undone."))
        self.said.setText(" ".join(told))

    def _add(self) -> None:
        self.add.setEnabled(False)
        for combo in self._choices.values():
            combo.setEnabled(False)
        self.said.setText(tr("Adding the files…"))
        self.progress.setValue(0)
        self.progress.show()
        told = self._desk.attempt(
            lambda: add_files(self._desk.file, self._paths, self._chosen, self._went_on, self._passphrases)
        )
        self._was_added = told is not None
        if told is not None:
            self._desk.said.emit(summary(told))
        if told is None or not self._show_refused(told):
            self.accept()

    def _show_refused(self, told: Sequence[ArrivingFile]) -> bool:
        """Shows what the plan had not foreseen: files that were refused once they were read in full."""
        foreseen = {found.path for found in self._found if found.outcome == Outcome.REFUSED}
        refused = [one for one in told if one.outcome == Outcome.REFUSED and one.path not in foreseen]
        if not refused:
            return False
        self._clear()
        for one in refused:
            self._show_file(one)
        layout_of(self, "files_box").addStretch(1)
        self.progress.hide()
        self.add.hide()
        self.said.setText(tr("{summary} These were read in full, and not added:", summary=summary(told)))
        self.cancel.setText(tr("Close"))
        self.cancel.setFocus()
        return True

    def _went_on(self, number: int, _found: ArrivingFile) -> bool:
        self.progress.setValue(number)
        if number % AT_ONCE == 0:
            QApplication.processEvents()
        return not self._stopped
