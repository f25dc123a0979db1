"""A form of one record, while the record is changed elsewhere."""

from __future__ import annotations

from contextlib import closing

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from stored import stored

from lfl_desktop.domain.people import Person
from lfl_desktop.store.database import CannotWrite
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.workspace import Workspace


def test_what_waits_for_the_disk_while_another_window_writes_says_so(
    sample_path, open_window, hands, qtbot, monkeypatch
):
    def full(*_args: object, **_named: object) -> None:
        raise CannotWrite("The disk is full.")

    window = open_window(sample_path)
    window.go("members")
    hands.tab_to("name")
    hands.press(Qt.Key.Key_End)
    field = QApplication.focusWidget()
    name = field.text()
    (person,) = stored(window, Person, name=name)
    said = window.frame.trouble_text
    with monkeypatch.context() as world:
        world.setattr(window.desk.workspace, "step", full)
        hands.type("X")
        qtbot.waitUntil(lambda: "The disk is full" in said.text())
        with (
            closing(Workspace.open(sample_path)) as other,
            other.step("Rename", rules=Rules.ARRIVING) as step,
        ):
            step.put(replace(person, name="Ruth"))
        in_front = QWidget()
        qtbot.addWidget(in_front)
        in_front.show()
        in_front.activateWindow()
        qtbot.waitUntil(in_front.isActiveWindow)
        window.activateWindow()
        qtbot.waitUntil(lambda: window.desk.workspace.get(Person, person.id).name == "Ruth")
        QApplication.processEvents()
        assert field.text() == f"{name}X", "what is typed stays in sight"
    field.setFocus()
    hands.tab()
    qtbot.waitUntil(lambda: "changed in another window since it was shown here" in said.text())
    assert "“Ruth”" in said.text() and stored(window, Person, id=person.id)[0].name == f"{name}X"
