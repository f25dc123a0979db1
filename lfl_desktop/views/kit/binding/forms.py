"""Designer forms, loaded as they are: no build step and nothing to go stale."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar, cast, get_type_hints

from PySide6.QtCore import QCoreApplication, QFile, QIODevice
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QBoxLayout, QComboBox, QDialog, QGridLayout, QLayout, QWidget

from lfl_desktop import paths
from lfl_desktop.views.kit.controls.choices import keep_still
from lfl_desktop.views.kit.drops import FileDrops
from lfl_desktop.views.kit.text.line import Line

if TYPE_CHECKING:
    from collections.abc import Hashable

L = TypeVar("L", bound=QLayout)

OURS = {
    "DateLine": "controls.own_controls",
    "DueLine": "controls.due_line",
    "GrowingText": "controls.own_controls",
    "Label": "text.field_label",
    "Line": "text.line",
    "Minutes": "controls.own_controls",
    "NumberLine": "controls.number_line",
    "Pages": "controls.own_controls",
    "Picture": "controls.drawing_picture",
    "ScaledText": "controls.scaled_text",
    "Segmented": "controls.own_controls",
    "Sentence": "controls.sentence",
    "ShortenedButton": "controls.shortened_label",
    "ShortenedChoice": "controls.shortened_choice",
    "ShortenedLabel": "controls.shortened_label",
    "SettlingArea": "controls.settling_area",
    "SideArea": "controls.side_area",
    "Story": "text.story",
    "ThinBar": "controls.thin_bar",
    "Ticks": "controls.ticks",
    "TimeLine": "controls.own_controls",
    "WrappedTick": "controls.wrapped_tick",
}
"""The controls of the kit, which forms name by their class, and the module of each in the kit: a start needs
few of them. A control that only one place has is known to the class of its form, which annotates it."""

FOR_QTS = {
    "QComboBox": "ShortenedChoice",
    "QCheckBox": "WrappedTick",
    "QLineEdit": "Line",
    "QLabel": "Label",
    "QScrollArea": "SettlingArea",
}
"""What stands in forms for a control of Qt's that would be as wide as whatever is written in it, or take in
whatever is pasted or dropped, or show no letter of its field, or resize its page for ever."""


def kit_control(name: str) -> type[QWidget]:
    """The class of a control of the kit."""
    found: type[QWidget] = getattr(import_module(f"lfl_desktop.views.kit.{OURS[name]}"), name)
    return found


class _Loader(QUiLoader):
    """Loads forms into widgets that are there already, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._root: QWidget | None = None
        self._controls: dict[str, type[QWidget]] = {}

    def load_into(self, root: QWidget, file: QFile, controls: dict[str, type[QWidget]]) -> None:
        self._root, self._controls = root, controls
        try:
            self.load(file)
        finally:
            self._root, self._controls = None, {}

    def createWidget(self, class_name: str, parent: QWidget | None = None, name: str = "") -> QWidget:
        if parent is None:
            assert self._root is not None
            return self._root
        class_name = FOR_QTS.get(class_name, class_name)
        kind = kit_control(class_name) if class_name in OURS else self._controls.get(class_name)
        if kind is None:
            return super().createWidget(class_name, parent, name)
        widget = kind(parent)
        widget.setObjectName(name)
        return widget


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


def fill_with_form(widget: QWidget, name: str) -> None:
    """Puts the form `ui/<name>.ui` into `widget`.

    Each attribute that the widget's class annotates with a kind of widget is set to the child of
    that name. Raises TypeError where the form has none of that name and kind, RuntimeError where
    the form cannot be read.
    """
    loader, children = _loader(), _named_children(cast("Hashable", type(widget)))
    file = QFile(str(paths.form(name)))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise RuntimeError(f"form {name}: {file.errorString()}")
    try:
        loader.load_into(widget, file, _controls_of_ours(children))
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
    for attribute, kind in children.items():
        child = widget.findChild(kind, attribute)
        if child is None:
            raise TypeError(f"form {name} has no {kind.__name__} called {attribute}")
        setattr(widget, attribute, child)


@cache
def _named_children(kind: type[QWidget]) -> dict[str, type[QWidget]]:
    """The children that a class annotates, by their names."""
    hints = get_type_hints(kind).items()
    return {name: hint for name, hint in hints if isinstance(hint, type) and issubclass(hint, QWidget)}


def _controls_of_ours(children: dict[str, type[QWidget]]) -> dict[str, type[QWidget]]:
    return {kind.__name__: kind for kind in children.values() if not kind.__module__.startswith("PySide6.")}


def layout_of(root: QWidget, name: str) -> QBoxLayout:
    """The row or column of this name in the form of `root`. Raises TypeError where the form has none."""
    return _layout_of(root, name, QBoxLayout)


def grid_of(root: QWidget, name: str) -> QGridLayout:
    """The grid of this name in the form of `root`. Raises TypeError where the form has none."""
    return _layout_of(root, name, QGridLayout)


def _layout_of(root: QWidget, name: str, kind: type[L]) -> L:
    found = root.findChild(kind, name)
    if found is None:
        raise TypeError(f"the form of {type(root).__name__} has no {kind.__name__} called {name}")
    return found


def show_all_in(layout: QLayout) -> None:
    """Shows now what was just put into a layout of a widget that is in sight: Qt would show it after the
    window was painted, and paint it once more."""
    if (around := layout.parentWidget()) is None:
        return
    with laid_out_once(around):
        _show_all(layout)


@contextmanager
def laid_out_once(widget: QWidget) -> Iterator[None]:
    """A widget in sight in which much is shown meanwhile: Qt would lay it out anew for each thing."""
    layout = widget.layout()
    was_enabled = layout is not None and layout.isEnabled()
    if layout is not None:
        layout.setEnabled(False)
    try:
        yield
    finally:
        if layout is not None:
            layout.setEnabled(was_enabled)


def _show_all(layout: QLayout) -> None:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is not None and (widget := item.widget()):
            widget.show()
        elif item is not None and (inner := item.layout()):
            _show_all(inner)


def clear_layout(layout: QLayout) -> None:
    """Takes everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear_layout(inner)
