"""Files that are dropped from the file manager: for the window, wherever in it, and never text in a field."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QFileInfo, QMimeData, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from lfl_desktop.words import tr

Paths = Sequence[Path | None]

_LONGEST = 10_000
"""Letters of a text that are looked at: what holds nothing but paths is no longer."""


@runtime_checkable
class Takes(Protocol):
    """A window that does something with files."""

    def take_files(self, paths: Paths) -> None:
        """Opens what was dropped, or says what to do with it; None is what is no file of this computer."""

    def tell_of_drop(self, sentence: str) -> None:
        """Says why nothing was done."""


def are_files(data: QMimeData | None) -> bool:
    """Whether files or addresses are dragged or copied, not words."""
    return data is not None and (data.hasUrls() or bool(_files_in_words(data.text())))


def addresses(data: QMimeData) -> list[QUrl]:
    """The files and addresses that are dragged or copied."""
    return data.urls() if data.hasUrls() else _files_in_words(data.text())


def _files_in_words(text: str) -> list[QUrl]:
    """Files that are offered as words only, as by some other programs: addresses of files, or whole paths of
    files that are there, and nothing else."""
    found = []
    for words in (line.strip() for line in text[:_LONGEST].split("\n")):
        if words.startswith("file:/"):
            found.append(QUrl(words))
        elif (there := QFileInfo(words)).isAbsolute() and there.isFile():
            found.append(QUrl.fromLocalFile(words))
        elif words:
            return []
    return found


def is_path_pasted(text: str) -> bool:
    """Whether `text` came from files that were copied in the file manager."""
    data = QGuiApplication.clipboard().mimeData()
    return "file://" in text and data is not None and data.hasUrls()


class FileDrops(QObject):
    """Takes files for a window or a dialog, also where they are dropped beside its fields."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and take(self._window, event):
            return True
        return super().eventFilter(watched, event)


class NoFiles:
    """What a field does with files that are dragged over it: they are its window's. Comes before the class of
    Qt's that it is added to; words that are dragged go on to that."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not take(self, event):
            super().dragEnterEvent(event)  # type: ignore[misc]

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not take(self, event):
            super().dragMoveEvent(event)  # type: ignore[misc]

    def dropEvent(self, event: QDropEvent) -> None:
        if not take(self, event):
            super().dropEvent(event)  # type: ignore[misc]


def take(widget: object, event: QDropEvent) -> bool:
    """Takes files that are dragged over `widget` for the window that it is in; whether they were files."""
    if not are_files(event.mimeData()):
        return False
    event.setDropAction(Qt.DropAction.CopyAction)  # so that nothing is moved away from where it was
    event.accept()
    if event.type() == QEvent.Type.Drop and isinstance(widget, QWidget):
        urls = addresses(event.mimeData())
        give(widget, [Path(url.toLocalFile()) if url.isLocalFile() else None for url in urls])
    return True


def give(widget: QWidget, paths: Paths) -> None:
    """Gives files to the window that `widget` is in, once whoever dropped them has been answered: opening one
    closes this window."""
    window = widget.window()
    asked = window
    while not isinstance(asked, Takes):
        above = asked.parentWidget()
        if above is None:
            return
        asked = above.window()
    takes: Takes = asked
    if asked is window:
        QTimer.singleShot(0, asked, lambda: takes.take_files(paths))
    else:
        takes.tell_of_drop(
            tr(
                "Nothing was changed. Close “{title}” first, then drop the file again.",
                title=window.windowTitle(),
            )
        )
