"""Every form: it loads, its fields have names and labels, Tab goes through them in the order of
reading, and its words are plain."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ET
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from keyboard import CTRL
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from window_driver import PLACES_OF_A_SET

from lfl_desktop import paths, views
from lfl_desktop.domain.templates import Part
from lfl_desktop.views.kit.binding import forms
from lfl_desktop.views.kit.controls.own_controls import Segmented

UI_FOLDER = paths.form("window/main_window").parent.parent
UI = sorted(UI_FOLDER.rglob("*.ui"))
FORMS = [path.relative_to(UI_FOLDER).with_suffix("").as_posix() for path in UI]
INPUTS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QCheckBox, Segmented)
INPUT_CLASSES = {
    "QLineEdit",
    "QPlainTextEdit",
    "QTextEdit",
    "QComboBox",
    "QSpinBox",
    "QCheckBox",
    "QRadioButton",
    "QDateEdit",
    *forms.OURS,
}
VIEWS = Path(views.__file__).parent

each_form = pytest.mark.parametrize("name", FORMS)


@cache
def classes() -> dict[str, type[QWidget]]:
    """Form -> the class that is filled with it, found in the source of the views."""
    found: dict[str, type[QWidget]] = {}
    for path in sorted(VIEWS.rglob("*.py")):
        module = ".".join(("lfl_desktop.views", *path.relative_to(VIEWS).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                for form in _forms_of(node):
                    found[form] = getattr(import_module(module), node.name)
    return found


def _forms_of(node: ast.ClassDef) -> list[str]:
    named = [
        part.value.value
        for part in node.body
        if isinstance(part, ast.Assign)
        and isinstance(part.targets[0], ast.Name)
        and part.targets[0].id == "form"
        and isinstance(part.value, ast.Constant)
    ]
    filled = [
        call.args[1].value
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "fill_with_form"
        and isinstance(call.args[1], ast.Constant)
    ]
    return [form for form in (*named, *filled) if form]


def bare(name: str) -> QWidget:
    """The form in a bare instance of its own class, without what its constructor does."""
    kind = classes()[name]
    base = next(b for b in kind.__mro__ if b.__module__.startswith("PySide6"))
    widget = type(kind.__name__, (base,), {"__annotations__": _annotations(kind)})()
    forms.fill_with_form(widget, name)
    return widget


def _annotations(kind: type) -> dict[str, object]:
    from typing import get_type_hints

    return get_type_hints(kind)


def inputs(root: QWidget) -> list[QWidget]:
    """What can be filled in below `root`; parts of a control are not controls."""
    found = [w for w in root.findChildren(QWidget) if isinstance(w, INPUTS)]
    return [w for w in found if not any(isinstance(p, INPUTS) for p in _above(w, root))]


def _above(widget: QWidget, root: QWidget) -> list[QWidget]:
    found, parent = [], widget.parentWidget()
    while parent is not None and parent is not root:
        found.append(parent)
        parent = parent.parentWidget()
    return found


def test_every_form_belongs_to_one_class():
    assert set(classes()) == set(FORMS)


@each_form
def test_it_loads_and_has_what_its_class_names(qtbot, name: str):
    widget = bare(name)
    qtbot.addWidget(widget)
    assert widget.findChildren(QWidget)


@each_form
def test_it_names_the_modules_of_our_controls(name: str):
    tree = ET.parse(paths.form(name))
    for custom in tree.iter("customwidget"):
        module, kind = custom.findtext("header", ""), custom.findtext("class", "")
        assert isinstance(getattr(import_module(module), kind), type)


@each_form
def test_a_class_that_names_what_the_form_has_not_is_refused(qtbot, name: str):
    children = {**_annotations(classes()[name]), "not_there": QLabel}
    wrong = type("Wrong", (QWidget,), {"__annotations__": children})()
    qtbot.addWidget(wrong)
    with pytest.raises(TypeError, match="not_there"):
        forms.fill_with_form(wrong, name)


@each_form
def test_inputs_are_named_and_reached_by_tab(qtbot, name: str):
    widget = bare(name)
    qtbot.addWidget(widget)
    for field in inputs(widget):
        assert field.objectName(), field
        if isinstance(field, QLineEdit | QPlainTextEdit) and field.isReadOnly():
            continue
        assert field.focusPolicy() & Qt.FocusPolicy.TabFocus, field.objectName()
    for button in widget.findChildren(QAbstractButton):
        inside = isinstance(button.parentWidget(), Segmented | QComboBox | QLineEdit | QAbstractItemView)
        assert inside or button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.objectName()


@each_form
def test_tab_leaves_text_of_several_lines(qtbot, name: str):
    widget = bare(name)
    qtbot.addWidget(widget)
    for text in widget.findChildren(QPlainTextEdit):
        assert text.tabChangesFocus(), text.objectName()


@each_form
def test_object_names_are_not_used_twice(name: str):
    tree = ET.parse(paths.form(name))
    names = [w.get("name") for w in tree.iter("widget")]
    assert len(names) == len(set(names))


@each_form
def test_buddies_are_there(name: str):
    tree = ET.parse(paths.form(name))
    names = {w.get("name") for w in tree.iter("widget")}
    for label in tree.iter("widget"):
        for buddy in label.findall("property[@name='buddy']/cstring"):
            assert buddy.text in names, buddy.text


@each_form
def test_no_sizes_are_fixed(name: str):
    tree = ET.parse(paths.form(name))
    fixed = ("geometry", "minimumSize", "maximumSize", "baseSize", "sizeIncrement", "font")
    for widget in tree.iter("widget"):
        for prop in widget.findall("property"):
            assert prop.get("name") not in fixed, (widget.get("name"), prop.get("name"))


def words(name: str) -> list[tuple[str, str, str | None]]:
    """(widget, text, notr) for each text of a form that people see."""
    shown = {"text", "title", "placeholderText", "toolTip", "accessibleName", "windowTitle", "whatsThis"}
    found = []
    for widget in ET.parse(paths.form(name)).iter("widget"):
        for prop in widget.findall("property"):
            string = prop.find("string")
            if prop.get("name") in shown and string is not None and string.text:
                found.append((str(widget.get("name")), string.text, string.get("notr")))
    return found


NAMES = {
    "Alt",
    "Ctrl",
    "Shift",
    "Enter",
    "Tab",
    "Esc",
    "Space",
    "Delete",
    "May",
    "PDF",
    "I",
    "LfL",
    "Desktop",
    "Excel",
    "Word",
    "SAMPLE",
}
"""Words that have a capital wherever they stand."""

KEYS = re.compile(r"^(F\d+|[A-Z])$")
"""Keys of the keyboard."""


@each_form
def test_words_are_in_sentence_case_and_can_be_translated(name: str):
    for widget, text, untranslated in words(name):
        assert untranslated != "true", (widget, text)
        assert "!" not in text, (widget, text)
        assert text == text.strip(), (widget, text)
        for sentence in re.split(r"(?<=[.?:…])\s+|\n", text):
            later = re.findall(r"[\w’']+", sentence)[1:]
            capital = [
                w
                for w in later
                if w[:1].isupper() and re.split("[+’]", w)[0] not in NAMES and not KEYS.match(w)
            ]
            assert not capital, (widget, text, capital)


@each_form
def test_a_property_that_is_no_text_is_not_offered_to_translators(name: str):
    for prop in ET.parse(paths.form(name)).iter("property"):
        string = prop.find("string")
        if prop.get("stdset") == "0" and string is not None:
            assert string.get("notr") == "true", (prop.get("name"), string.text)


# On the real window

IMPACT = 6
"""Stands for the part that a usual meeting has not."""


def screens() -> list[tuple[str, int | None]]:
    stages = [("meetings", stage) for stage in range(7)]
    return [(place.name, None) for place in PLACES_OF_A_SET if place.name != "meetings"] + stages


each_screen = pytest.mark.parametrize("place,stage", screens())


def show(seventh, place: str, stage: int | None) -> QWidget:
    number = [p.name for p in PLACES_OF_A_SET].index(place) + 1
    seventh.hands.press(Qt.Key(Qt.Key.Key_0 + number), CTRL)
    if stage is not None:
        _add_slot(seventh)
        if stage == IMPACT:
            seventh.screen.add_part(Part.IMPACT)
        else:
            seventh.go(stage)
    QApplication.processEvents()
    return seventh.window.screen_of(place)


def _add_slot(seventh) -> None:
    seventh.go(3)
    seventh.screen.stage.add_slot.setFocus()
    seventh.hands.press(Qt.Key.Key_Down)


def stops(seventh) -> list[QWidget]:
    """Where Tab leads from the cursor until it comes round to where it was."""
    first = seventh.hands.focus
    found = [first]
    for _ in range(200):
        QTest.keyClick(seventh.hands.focus, Qt.Key.Key_Tab)
        QApplication.processEvents()
        if seventh.hands.focus is first:
            return found
        found.append(seventh.hands.focus)
    raise AssertionError("Tab does not come round")


def reachable(root: QWidget) -> list[QWidget]:
    found = [
        w
        for w in root.findChildren(QWidget)
        if w.isVisible()
        and w.isEnabled()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(w.parentWidget(), QComboBox)
        and not w.objectName().startswith("qt_")
    ]
    return [
        w for w in found if not any(isinstance(p, QAbstractItemView | QComboBox) for p in _above(w, root))
    ]


@each_screen
def test_a_place_is_walked_by_tab_and_says_what_it_holds(seventh, place: str, stage: int | None):
    screen = show(seventh, place, stage)
    every_input_says_what_it_is(screen, seventh.window)
    labels_show_text_as_it_is_typed(screen)
    visited = stops(seventh)
    everything_is_visited_once(screen, visited)
    tab_goes_down_each_column(screen, visited)


def everything_is_visited_once(screen: QWidget, visited: list[QWidget]) -> None:
    names = [(w.objectName(), type(w).__name__) for w in visited]
    assert len(set(map(id, visited))) == len(visited), names
    missed = [w for w in reachable(screen) if w not in visited and not _one_of_a_group(w)]
    assert not missed, [(w.objectName(), type(w).__name__) for w in missed]


def _one_of_a_group(widget: QWidget) -> bool:
    """Of buttons that exclude each other Tab reaches one; arrow keys reach the others."""
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    return widget.autoExclusive() or bool(group and group.exclusive())


def tab_goes_down_each_column(screen: QWidget, visited: list[QWidget]) -> None:
    """Within one layout nothing that stands below and to the left comes before."""
    inside = [w for w in visited if screen.isAncestorOf(w)]
    start = min(range(len(inside)), key=lambda i: _top(inside[i], screen))
    order = inside[start:] + inside[:start]
    for one, other in pairwise(order):
        if one.parentWidget() is other.parentWidget():
            above = _top(other, screen) + other.height() <= _top(one, screen)
            same_column = abs(_left(one, screen) - _left(other, screen)) < 10
            assert not (above and same_column), (one.objectName(), other.objectName())


def _top(widget: QWidget, screen: QWidget) -> int:
    return widget.mapTo(screen, QPoint()).y()


def _left(widget: QWidget, screen: QWidget) -> int:
    return widget.mapTo(screen, QPoint()).x()


def every_input_says_what_it_is(screen: QWidget, window: QWidget) -> None:
    labelled = {label.buddy() for label in window.findChildren(QLabel) if label.buddy()}
    for field in inputs(screen):
        if field.isVisible():
            named = field.accessibleName() or (isinstance(field, QCheckBox) and field.text())
            assert named or field in labelled, (field.objectName(), type(field).__name__)
    for button in screen.findChildren(QAbstractButton):
        if button.isVisible() and not isinstance(button.parentWidget(), QAbstractItemView):
            assert button.text() or button.accessibleName(), button.objectName()


def labels_show_text_as_it_is_typed(screen: QWidget) -> None:
    """No label takes what somebody typed for markup."""
    rich = [
        label.objectName() or label.text()
        for label in screen.findChildren(QLabel)
        if label.textFormat() == Qt.TextFormat.RichText
    ]
    assert not rich
