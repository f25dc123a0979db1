"""Takes pictures of windows and papers, and tells what could not be taken."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from at_rest import settle
from pictured_papers import pictured_papers
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QScrollArea, QWidget
from shots import Shot

from lfl_desktop.views.kit.controls.side_area import SideArea
from lfl_desktop.views.parts.pdf_pages import page_image
from lfl_desktop.workspace.workspace import Workspace

PAPER_DPI = 100

NOT_OURS = ("This plugin does not support propagateSizeHints()",)
"""What the offscreen platform says of itself."""


class Faults:
    """What went wrong, told at once and counted for the exit code."""

    def __init__(self) -> None:
        self.count = 0
        self.at = ""
        qInstallMessageHandler(lambda _kind, _context, message: self.warned(message))
        sys.excepthook = self.raised

    def tell(self, words: str) -> None:
        """Tells what went wrong with the picture being made."""
        self.count += 1
        print(f"{self.at}: {words}", file=sys.stderr)

    def warned(self, message: str) -> None:
        """Qt said something."""
        if not message.startswith(NOT_OURS):
            self.tell(f"Qt says: {message}")

    def raised(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None = None
    ) -> None:
        """An exception, here or in something that Qt called."""
        details = "".join(traceback.format_exception(kind, error, trace or error.__traceback__))
        self.tell(f"could not be made\n{details}")


class Camera:
    """Takes the pictures that are asked for, in one folder."""

    def __init__(self, folder: Path, only: str, faults: Faults) -> None:
        self.folder = folder
        self.faults = faults
        self.taken = 0
        self._only = only

    def wants(self, name: str) -> bool:
        """Whether a picture of this name is asked for."""
        return name.startswith(self._only)

    def take(self, window: QWidget, shots: Sequence[Shot], look: str) -> None:
        """Takes `shots` of one window; one that cannot be taken is told, and the next is tried."""
        for shot in filter(lambda shot: self.wants(shot.name), shots):
            self.faults.at = f"{shot.name}-{look}"
            try:
                dialog = shot.bring(window)
                settle(window)
            except Exception as error:
                self.faults.raised(type(error), error)
                continue
            self._save(dialog or window, self.faults.at)
            if dialog is not None:
                dialog.close()
            whole = None if dialog else _higher_than_sight(window)
            if whole is not None:
                self._save(whole, f"{self.faults.at}-whole")

    def papers(self, sample: Path) -> None:
        """Takes the papers of the sample, page by page."""
        workspace = Workspace.open(sample, read_only=True)
        for name, job in pictured_papers(workspace).items():
            self.faults.at = name
            if self.wants(name):
                try:
                    self._save_pages(job().pdf, name)
                except Exception as error:
                    self.faults.raised(type(error), error)
        workspace.close()

    def _save_pages(self, pdf: bytes, name: str) -> None:
        from pypdfium2 import PdfDocument

        document = PdfDocument(pdf)
        for number in range(len(document)):
            pixels = round(document.get_page_size(number)[0] * PAPER_DPI / 72)
            nth = f"-{number + 1}" if len(document) > 1 else ""
            self._keep(page_image(document, number, pixels).save(str(self._path(f"{name}{nth}"))))
        document.close()

    def _save(self, widget: QWidget, name: str) -> None:
        self._keep(widget.grab().save(str(self._path(name))))

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.png"

    def _keep(self, saved: bool) -> None:
        if saved:
            self.taken += 1
        else:
            self.faults.tell("could not be written")


def _higher_than_sight(window: QWidget) -> QWidget | None:
    """The page in the outermost scrolling area in sight, if there is more of it than can be seen."""
    for area in window.findChildren(QScrollArea):
        if area.isVisible() and not isinstance(area, SideArea):
            return area.widget() if area.verticalScrollBar().maximum() > 0 else None
    return None
