"""What is pressed with the mouse is large enough: 24 pixels high and wide, in every place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from everywhere import places, prepare
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from lfl_desktop.views.kit.binding.before_paint import settle

LEAST = 24
"""WCAG 2.2, 2.5.8, in pixels."""

SCENES = places()


@pytest.fixture(scope="module")
def prepared(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("targets") / "sample.lfl"
    path.write_bytes(sample_file.read_bytes())
    prepare(path)
    return path


def small(root: QWidget) -> Iterator[str]:
    """What can be pressed and is smaller."""
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for widget in root.findChildren(kind):
            size, within = widget.size(), isinstance(widget.parent(), QComboBox)
            if widget.isVisible() and not within and min(size.width(), size.height()) < LEAST:
                words = widget.text() if isinstance(widget, QAbstractButton) else ""
                name = widget.objectName() or words
                role = widget.property("role")
                yield f"{type(widget).__name__} {role} {name} {size.width()}×{size.height()}"


def test_each_thing_to_press_is_large_enough(prepared, tmp_path, open_window):
    path = tmp_path / "sample.lfl"
    path.write_bytes(prepared.read_bytes())
    window = open_window(path)
    window.resize(1366, 768)
    found: set[str] = set()
    for bring in SCENES.values():
        root = bring(window)
        for _ in range(3):  # a layout may ask for another
            settle()
            QApplication.processEvents()
        found.update(small(root))
    assert sorted(found) == []
