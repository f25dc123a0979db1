"""Designer forms, loaded as they are: no build step and nothing to go stale."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import get_type_hints

from PySide6.QtCore import QCoreApplication, QFile, QIODevice
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QBoxLayout, QComboBox, QDialog, QLayout, QWidget

from lfl_desktop import paths
from lfl_desktop.views.kit.controls.choices import keep_still
from lfl_desktop.views.kit.drops import FileDrops
from lfl_desktop.views.kit.text.line import Line

OURS = {
    "DateLine": "kit.controls.own_controls",
    "GrowingText": "kit.controls.own_controls",
    "Line": "kit.text.line",
    "Minutes": "kit.controls.own_controls",
    "NumberLine": "kit.binding.number_line",
    "Pages": "kit.controls.own_controls",
    "Picture": "kit.controls.drawing_picture",
    "ScaledText": "kit.controls.scaled_text",
    "PosterLines": "share.poster_list",
    "Segmented": "kit.controls.own_controls",
    "Sentence": "kit.text.sentence",
    "ShortenedButton": "kit.controls.shortened_label",
    "ShortenedChoice": "kit.controls.shortened_choice",
    "ShortenedLabel": "kit.controls.shortened_label",
    "SideArea": "kit.controls.side_area",
    "SlotOrder": "meeting.slot_order",
    "Story": "kit.text.story",
    "ThinBar": "kit.controls.thin_bar",
    "Ticks": "kit.controls.ticks",
    "TimeLine": "kit.controls.own_controls",
    "WrappedTick": "kit.controls.wrapped_tick",
    "YearPicture": "programme.year_picture",
}
"""Our own controls, which forms name by their class, and the module of each: a start needs few of them."""

FOR_QTS = {"QComboBox": "ShortenedChoice", "QCheckBox": "WrappedTick", "QLineEdit": "Line"}
"""What stands in forms for a control of Qt's that would be as wide as whatever is written in it, or take in
whatever is pasted or dropped."""


def own_control(name: str) -> type[QWidget]:
    """The class of one of our own controls."""
    found: type[QWidget] = getattr(import_module(f"lfl_desktop.views.{OURS[name]}"), name)
    return found


class _Loader(QUiLoader):
    """Loads forms into widgets that are there already, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._root: QWidget | None = None

    def load_into(self, root: QWidget, file: QFile) -> None:
        self._root = root
        try:
            self.load(file)
        finally:
            self._root = None

    def createWidget(self, class_name: str, parent: QWidget | None = None, name: str = "") -> QWidget:
        if parent is None:
            assert self._root is not None
            return self._root
        class_name = FOR_QTS.get(class_name, class_name)
        if class_name in OURS:
            widget = own_control(class_name)(parent)
            widget.setObjectName(name)
            return widget
        return super().createWidget(class_name, parent, name)


@cache
def _loader() -> _Loader:
    """Made once, and without the folders in which it would look for plug-ins: our forms use none, and one
    that comes with Qt brings 8 MB and 25 ms of QML with it."""
    folders = QCoreApplication.libraryPaths()
    QCoreApplication.setLibraryPaths([])
    try:
        return _Loader()
    finally:
        QCoreApplication.setLibraryPaths(folders)


def fill(widget: QWidget, name: str) -> None:
    """Puts the form `ui/<name>.ui` into `widget`.

    Each attribute that the widget's class annotates with a kind of widget is set to the child of
    that name. Raises TypeError where the form has none of that name and kind, RuntimeError where
    the form cannot be read.
    """
    loader = _loader()
    file = QFile(str(paths.form(name)))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise RuntimeError(f"form {name}: {file.errorString()}")
    try:
        loader.load_into(widget, file)
    finally:
        file.close()
    if loader.errorString():
        raise RuntimeError(f"form {name}: {loader.errorString()}")
    for combo in widget.findChildren(QComboBox):
        keep_still(combo)
        if combo.isEditable():
            line = Line(combo)
            line.setPlaceholderText(combo.placeholderText())
            combo.setLineEdit(line)
    if isinstance(widget, QDialog):
        FileDrops(widget)
    for attribute, kind in get_type_hints(type(widget)).items():
        if isinstance(kind, type) and issubclass(kind, QWidget):
            child = widget.findChild(kind, attribute)
            if child is None:
                raise TypeError(f"form {name} has no {kind.__name__} called {attribute}")
            setattr(widget, attribute, child)


def layout_of(root: QWidget, name: str) -> QBoxLayout:
    """The layout of this name in the form of `root`. Raises TypeError where the form has none."""
    found = root.findChild(QBoxLayout, name)
    if found is None:
        raise TypeError(f"the form of {type(root).__name__} has no layout called {name}")
    return found


def clear_layout(layout: QLayout) -> None:
    """Takes everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear_layout(inner)
