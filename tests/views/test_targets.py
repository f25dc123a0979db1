"""What is pressed with the mouse is large enough: 24 pixels high and wide, in every place and dialog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from everywhere import dialogs, places, prepare, programme_places, walked
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

LEAST = 24
"""WCAG 2.2, 2.5.8, in pixels."""


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


def test_each_thing_to_press_is_large_enough(prepared, office, tmp_path, open_window):
    path = tmp_path / "sample.lfl"
    path.write_bytes(prepared.read_bytes())
    found: set[str] = set()
    for of, scenes in ((path, {**places(), **dialogs()}), (office, programme_places())):
        window = open_window(of)
        window.resize(1366, 768)
        for name, root in walked(window, scenes):
            found.update(small(root))
            assert root.window().windowTitle(), f"{name} has a title"
        window.close()
    assert sorted(found) == []
