"""Pictures of every screen and paper: python tools/pictures.py OUT_FOLDER [--only NAME] [--light-only]

Each screen, dialog and menu in light, in dark, and with a system set to high contrast, in the windows of
`SIZES`. Where a screen is higher than the window, a second picture, "...-whole.png", shows all of it. One
that cannot be made, and any warning of Qt's, is named, and the exit code is then 1.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from camera import Camera, Faults
from looks import LOOKS, SIZES, dress
from pictured_files import make_files
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shots import Shot, coordinators_shots, new_shots, sample_shots, welcome_shots

from lfl_desktop import paths
from lfl_desktop.app import Program, make_application
from lfl_desktop.settings import Settings
from lfl_desktop.views.start.welcome import Welcome
from lfl_desktop.workspace.start.coordinators_sample import (
    create_coordinators_sample,
    create_evaluated_sample,
)


def take_windows(
    app: QApplication, camera: Camera, folder: Path, *, light_only: bool, one_size: bool
) -> None:
    """Every window in every look: appearance and text size hold for the whole application."""
    sample, new, members = make_files(folder)
    create_coordinators_sample(folder / "office.lfl").close()
    create_evaluated_sample(folder / "evaluated.lfl").close()
    for appearance in LOOKS[:1] if light_only else LOOKS:
        for width, height, text in SIZES[:1] if one_size else SIZES:
            dress(app, appearance, round(100 * text))
            look = f"{appearance}-{width}x{height}"
            starts = (
                (welcome_shots(members), None),
                (sample_shots(), sample),
                (new_shots(), new),
                (coordinators_shots("office"), folder / "office.lfl"),
                (coordinators_shots("evaluated"), folder / "evaluated.lfl"),
            )
            for shots, path in starts:
                if any(camera.wants(shot.name) for shot in shots):
                    _take_window(camera, shots, path, (width, height), look)
    camera.papers(sample)


def _take_window(
    camera: Camera, shots: Sequence[Shot], path: Path | None, size: tuple[int, int], look: str
) -> None:
    with TemporaryDirectory() as own:
        program = Program(Settings(), Path(own) / "settings.json")
        program.start(path)
        window = program.window
        assert window is not None
        window.resize(*size)
        window.activateWindow()
        camera.take(window, shots, look)
        if isinstance(window, Welcome):
            window.close()  # the first time it asks whether to leave without what was typed
        window.close()
        window.deleteLater()
        program.window = None
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main(arguments: Sequence[str] | None = None) -> int:
    """Takes the pictures; the exit code is 0 only when each that was asked for is there."""
    parser = argparse.ArgumentParser(description="Pictures of every screen and paper.", allow_abbrev=False)
    parser.add_argument("out", type=Path, metavar="OUT_FOLDER")
    parser.add_argument("--only", default="", metavar="NAME", help="those whose name begins with this")
    parser.add_argument("--light-only", action="store_true", help="none of the other appearances")
    parser.add_argument("--one-size", action="store_true", help="the largest window alone")
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    faults = Faults()
    camera = Camera(asked.out, asked.only, faults)
    app = make_application("light")
    app.setCursorFlashTime(0)
    with TemporaryDirectory() as name:
        folder = Path(name)
        paths.records_folder = lambda: folder
        paths.backups_folder = lambda: folder / "Earlier copies"
        take_windows(app, camera, folder, light_only=asked.light_only, one_size=asked.one_size)
    if not camera.taken and not faults.count:
        faults.at = asked.only
        faults.tell("there is no picture of this name")
    print(f"{camera.taken} pictures in {asked.out}")
    return 1 if faults.count else 0


if __name__ == "__main__":
    sys.exit(main())
