"""Every list is saved as a workbook or as CSV: the lines in sight, as copying them would give them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from window_driver import only

from lfl_desktop.views.window.main_window import MainWindow


def save(window: MainWindow, path: Path) -> None:
    page = window.screen_of(window.place)
    button = page.findChild(QPushButton, "save_list")
    assert isinstance(button, QPushButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    dialog = only(page, QFileDialog)
    if path.suffix == ".csv":
        dialog.selectNameFilter("Comma-separated (*.csv)")
        dialog.filterSelected.emit("Comma-separated (*.csv)")
    dialog.fileSelected.emit(str(path))
    dialog.close()
    QApplication.processEvents()


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def test_a_list_is_saved_as_it_is_filtered_with_days_as_days(
    sample_path: Path, tmp_path: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    window = open_window(sample_path)
    window.go("actions")
    page = window.screen_of("actions")
    filtered = page.findChild(QLineEdit, "filter")
    assert isinstance(filtered, QLineEdit)
    filtered.setText("each")
    said: list[str] = []
    window.desk.said.connect(said.append)
    out = tmp_path / "actions.csv"
    save(window, out)
    _heads, *lines = rows(out)
    assert lines and all("each" in " ".join(line).casefold() for line in lines)
    assert any(cell.startswith("2013-") for line in lines for cell in line)
    assert len(lines) > 1 and said == [f"Saved for you, the facilitator: {len(lines)} lines, in {out}"]
    window.go("impact")
    save(window, tmp_path / "impact.csv")
    assert "What changed" in rows(tmp_path / "impact.csv")[0]
    window.go("members")
    save(window, tmp_path / "members.xlsx")
    with zipfile.ZipFile(tmp_path / "members.xlsx") as book:
        assert "Hillcross" in book.read("xl/sharedStrings.xml").decode()
