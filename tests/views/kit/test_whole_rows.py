"""The rows of a list show all of their words, however wide it is."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget
from what_is_cut import cut

from lfl_desktop.views.kit import theme
from lfl_desktop.views.kit.controls.whole_rows import show_whole_rows


def test_words_that_only_just_fit_in_a_line_keep_the_line_below_them(qtbot, qapp):
    theme.apply(qapp, "light")
    around = QWidget()
    qtbot.addWidget(around)
    shown = QListWidget()
    QVBoxLayout(around).addWidget(shown)
    show_whole_rows(shown)
    shown.addItem("Action “Pair the teachers to watch each other once each half-term”\nPriya · meeting 4")
    around.show()
    found = []
    for width in range(260, 560, 9):
        around.resize(width, 300)
        shown.doItemsLayout()
        found += cut(around)
    assert found == []
