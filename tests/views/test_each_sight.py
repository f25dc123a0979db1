"""In every place and dialog what is pressed is large enough, no two controls are heard alike, and each form
is in one of the scenes that other tests change."""

from __future__ import annotations

import ast
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from everywhere import dialogs, places, prepare, programme_places, walked
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from test_accessible_values import EVERYWHERE, OF_COORDINATORS

from lfl_desktop import views
from lfl_desktop.views.kit.binding.record_form import RecordForm
from lfl_desktop.views.kit.binding.record_rows import Row
from lfl_desktop.views.members.post_form import PostForm
from lfl_desktop.views.window.main_window import MainWindow

LEAST = 24
"""WCAG 2.2, 2.5.8, in pixels."""


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


def heard(root: QWidget) -> Iterator[tuple[str, str]]:
    """The name and role of each control that Tab reaches."""
    labelled = {label.buddy(): label.text() for label in root.findChildren(QLabel) if label.buddy()}
    for widget in root.findChildren(QWidget):
        reached = widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not reached or widget.window() is not root.window() or isinstance(widget.parent(), QComboBox):
            continue
        found = QAccessible.queryAccessibleInterface(widget)
        assert found is not None
        words = widget.text() if isinstance(widget, QAbstractButton) else ""
        name = widget.accessibleName() or labelled.get(widget) or words
        yield name or f"without a name: {type(widget).__name__} {widget.objectName()}", found.role().name


def alike(root: QWidget) -> list[tuple[str, str]]:
    """What does not say whose it is, or nothing at all."""
    count = Counter(heard(root))
    return [words for words, n in count.items() if n > 1 or words[0].startswith("without a name")]


def forms_in(window: MainWindow) -> set[str]:
    """The classes that hold a form in a window, however far above it."""
    seen = set()
    for form in window.findChildren(RecordForm):
        above = form.parent()
        while above is not None:
            seen.update(kind.__name__ for kind in type(above).__mro__)
            above = above.parent()
    return seen


def classes_of_forms() -> set[str]:
    """The classes that tie a record to fields."""
    binding = {RecordForm.__name__, PostForm.__name__, Row.__name__}
    found = set()
    for file in sorted(Path(views.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            is_class = isinstance(node, ast.ClassDef) and node.name not in ("Row", "Rows")
            if is_class and binding & {getattr(below, "id", "") for below in ast.walk(node)}:
                found.add(node.name)
    return found


@pytest.fixture
def evaluated(evaluated_file: Path, tmp_path: Path) -> Path:
    """A coordinator's file with records of each kind."""
    return Path(shutil.copy(evaluated_file, tmp_path))


def test_what_is_in_sight_can_be_pressed_and_told_apart(
    sample_path: Path, evaluated: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    prepare(sample_path)
    too_small, said_twice, forms = set[str](), {}, set[str]()
    of_office = {**OF_COORDINATORS, **programme_places()}
    for path, scenes in ((sample_path, {**places(), **dialogs()}), (evaluated, of_office)):
        window = open_window(path)
        window.resize(1366, 768)
        for name, root in walked(window, scenes):
            too_small.update(small(root))
            assert root.window().windowTitle(), f"{name} has a title"
            if path is sample_path and (twice := alike(root)):
                said_twice[name] = twice
            if name in EVERYWHERE or name in OF_COORDINATORS:
                forms |= forms_in(window)
        window.close()
    assert sorted(too_small) == []
    assert said_twice == {}
    # a form itself, what stands beside widgets of others, and one day that tests/views/rights types by key
    others = {PostForm.__name__, "Falls", "FromLine", "PrivateLogForm", "RightsDialog"}
    assert classes_of_forms() - forms <= others
