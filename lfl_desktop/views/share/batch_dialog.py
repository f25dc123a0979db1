"""Many papers in one go: what there is to choose, where to, and how far it is; the window stays awake."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QProgressDialog, QPushButton, QWidget

from lfl_desktop.views.kit.attempts import succeeds
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.kit.text.literal import literal
from lfl_desktop.words import tr
from lfl_desktop.workspace.papers.batch_printing import BatchRun, Series, series
from lfl_desktop.workspace.papers.paper_kinds import AskedPaper


class Making(QObject):
    """Papers being made, one each time the window has nothing else to do. Cancel keeps those made."""

    ended = Signal()

    def __init__(self, desk: Desk, run: BatchRun, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self.run = run
        self.dialog = QProgressDialog(tr("Making papers…"), tr("Cancel"), 0, len(run.papers), window)
        self.dialog.setWindowTitle(tr("Many at once"))
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.setMinimumDuration(0)
        self.dialog.setAutoReset(False)
        self.dialog.setAutoClose(False)
        self.dialog.canceled.connect(self.stop)
        self._next = QTimer(self)
        self._next.timeout.connect(self._step)
        self.dialog.setValue(0)
        self._next.start()

    def stop(self) -> None:
        """Makes no more; says what is there."""
        if self._next.isActive():
            self._end(stopped=not self.run.is_over)

    def _step(self) -> None:
        if not succeeds(self.run.step, lambda words: self._end(trouble=words)):
            return
        if self.run.is_over:
            self._end()
            return
        self.dialog.setLabelText(tr("{n} of {all} papers made", n=self.run.done, all=len(self.run.papers)))
        self.dialog.setValue(self.run.done)

    def _end(self, *, stopped: bool = False, trouble: str = "") -> None:
        self._next.stop()
        self.dialog.canceled.disconnect(self.stop)
        self.dialog.close()
        self.dialog.deleteLater()
        if trouble:
            self._desk.troubled.emit(f"{trouble} {self.run.told(stopped=True)}")
        else:
            self._desk.said.emit(self.run.told(stopped=stopped))
        self.ended.emit()
        self.deleteLater()


class ManyMenu(QMenu):
    """The menu of a button that makes many papers in one go; the button is there only where it can."""

    def __init__(self, desk: Desk, button: QPushButton) -> None:
        super().__init__(button)
        self._desk = desk
        self._button = button
        self.making: Making | None = None
        self._asked: AskedPaper | None = None
        self.aboutToShow.connect(self._fill)
        button.setMenu(self)

    def offer(self, asked: AskedPaper) -> None:
        """Offers what can be made of the kind that is asked for."""
        self._asked = asked
        self._button.setVisible(any(self._series()))

    def _series(self) -> Iterator[Series]:
        assert self._asked is not None
        return series(self._desk.book(), self._asked, self._desk.preferences.settings.posters)

    def _fill(self) -> None:
        self.clear()
        for one in self._series():
            self.addAction(literal(f"{one.words}…"), partial(self._ask, one))

    def let_go(self) -> None:
        """The window closes: what is being made is stopped."""
        if self.making is not None:
            self.making.stop()

    def _ask(self, chosen: Series) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._button.window(), tr("A folder for these papers"), start)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.begin(chosen, Path(folder)))
        dialog.open()

    def begin(self, chosen: Series, folder: Path) -> None:
        """Makes them into `folder`."""
        self.let_go()
        run = BatchRun(self._desk.reading, chosen.papers, folder)
        self.making = Making(self._desk, run, self._button.window())
        self.making.ended.connect(self._forget)

    def _forget(self) -> None:
        self.making = None
