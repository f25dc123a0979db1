"""Lists that grow while they are filled: whatever is typed, entered, emptied or undone, the rows on
screen say what the file says, and one empty row waits at the end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from keyboard import CTRL
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import MeetingState
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.views.kit.binding.record_rows import Rows
from lfl_desktop.views.kit.desk import Desk
from lfl_desktop.views.meeting.set_review_stage import KeyLearningRow
from lfl_desktop.workspace.in_view import SetInView
from lfl_desktop.workspace.workspace import Workspace

KEYS = {
    "enter": (Qt.Key.Key_Return,),
    "tab": (Qt.Key.Key_Tab,),
    "back": (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
    "all": (Qt.Key.Key_A, CTRL),
    "delete": (Qt.Key.Key_Delete,),
    "remove": (Qt.Key.Key_Delete, CTRL),
}


class Points(QWidget):
    """The key learning points of one meeting, as the screen holds them."""

    def __init__(self, desk) -> None:
        super().__init__()
        self.desk = desk
        self.meeting = desk.book().meetings[0]
        with desk.workspace.step("Open again", undoable=False) as step:
            step.put(replace(self.meeting, state=MeetingState.UNDER_WAY))
        layout = QVBoxLayout(self)
        inner = QVBoxLayout()
        layout.addLayout(inner)
        layout.addStretch()
        self.rows: Rows[KeyLearning] = Rows(self, inner, lambda r: KeyLearningRow(desk, r), self._blank)
        desk.workspace.listen(self._told)
        self.refresh()

    def _blank(self, position: int) -> KeyLearning:
        return KeyLearning(learning_set=self.desk.set_id, meeting=self.meeting.id, position=position)

    def stored(self) -> list[str]:
        found = self.desk.workspace.select(KeyLearning, meeting=self.meeting.id)
        return [r.wording for r in found]

    def shown(self) -> list[str]:
        return [row.wording.toPlainText() for row in self.rows.rows]

    def refresh(self) -> None:
        self.rows.show(self.desk.workspace.select(KeyLearning, meeting=self.meeting.id))

    def _told(self, change) -> None:
        if change.origin is None:
            self.refresh()

    def press(self, what: str) -> None:
        """A key, the window's undo and redo, a change elsewhere, or a letter."""
        if what in ("undo", "redo"):
            for row in self.rows.rows:
                row.kept.keep()
            getattr(self.desk.workspace, what)()
        elif what == "elsewhere":
            self.refresh()
        else:
            field = QApplication.focusWidget()
            assert field is not None and self.isAncestorOf(field)
            QTest.keyClick(field, *KEYS.get(what, (what,)))


def opened(desk, qtbot) -> Points:
    points = Points(desk)
    qtbot.addWidget(points)
    points.show()
    qtbot.waitUntil(points.isActiveWindow)
    points.rows.rows[-1].focus_first()
    return points


moves = st.lists(
    st.sampled_from(["a", "b", "a", "b", "enter", "enter", "tab", "back", "all", "delete", "remove"])
    | st.sampled_from(["undo", "redo", "elsewhere"]),
    max_size=25,
)


@settings(max_examples=40)
@given(moves=moves)
def test_the_rows_say_what_the_file_says(sample_file, tmp_path_factory, qtbot, moves):
    path = tmp_path_factory.mktemp("rows") / "sample.lfl"
    path.write_bytes(sample_file.read_bytes())
    workspace = Workspace.open(path)
    points = opened(Desk(workspace, SetInView(workspace.select(LearningSet)[0].id)), qtbot)
    for move in moves:
        points.press(move)
        cursor = QApplication.focusWidget()
        assert cursor is not None and points.isAncestorOf(cursor), move
    for row in points.rows.rows:
        row.kept.keep()
    stored = points.stored()
    assert [text for text in points.shown() if text] == [text for text in stored if text]
    points.setFocus()
    points.rows.rows[0].focus_first()
    points.refresh()
    assert points.shown() == [*points.stored(), ""]
    assert workspace.is_sound()
    points.close()
    workspace.close()


def test_rows_are_the_same_widgets_after_a_change_elsewhere(desk, qtbot):
    points = opened(desk, qtbot)
    for key in ("a", "enter", "b"):
        points.press(key)
    before, cursor = points.rows.rows, QApplication.focusWidget()
    points.press("elsewhere")
    assert points.rows.rows[:2] == before
    assert QApplication.focusWidget() is cursor and cursor.toPlainText() == "b"


def test_positions_go_on_from_the_last(desk, qtbot):
    points = opened(desk, qtbot)
    for key in ("a", "enter", "b", "enter", "a"):
        points.press(key)
    for row in points.rows.rows:
        row.kept.keep()
    found = desk.workspace.select(KeyLearning, meeting=points.meeting.id)
    positions = [r.position for r in found]
    assert positions == sorted(set(positions))
