"""No two controls of a place that the cursor reaches are heard alike: what repeats says whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from everywhere import dialogs, places, prepare
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from lfl_desktop.views.kit.before_paint import settle


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


def test_whatever_repeats_says_whose_it_is(sample_path, open_window):
    prepare(sample_path)
    window = open_window(sample_path)
    window.resize(1366, 768)
    alike = {}
    for name, bring in {**places(), **dialogs()}.items():
        root = bring(window)
        for _ in range(3):
            settle()
            QApplication.processEvents()
        count = Counter(heard(root))
        wrong = [words for words, n in count.items() if n > 1 or words[0].startswith("without a name")]
        if wrong:
            alike[name] = wrong
        if root is not window:
            root.close()
    assert alike == {}
