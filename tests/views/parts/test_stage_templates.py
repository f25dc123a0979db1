"""The stage templates by keyboard: copied, changed, put in another order, taken away, undone."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from keyboard import ALT, CTRL, NONE, SHIFT
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from window_driver import full_disk, in_menus

from lfl_desktop.domain.meetings import Meeting
from lfl_desktop.domain.scales import SCALES
from lfl_desktop.domain.templates import Part, StageTemplate
from lfl_desktop.domain.wording.state_names import PARTS
from lfl_desktop.store.database import CannotWrite
from lfl_desktop.views.parts.stage_templates import StageTemplates
from lfl_desktop.views.window.find_dialog import FindDialog
from lfl_desktop.words import tr
from lfl_desktop.workspace.meeting.known_templates import shipped_templates

KEY = Qt.Key
CLASSIC = shipped_templates()[0]


class Opened:
    """The dialog as a user has it, and what the file holds of it."""

    def __init__(self, at, dialog: StageTemplates) -> None:
        self.at = at
        self.dialog = dialog
        self.page = dialog.page

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        for _ in range(times):
            QTest.keyClick(self.dialog.focusWidget(), key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.dialog.focusWidget(), text)

    def tab_to(self, name: str) -> None:
        for _ in range(60):
            if self.dialog.focusWidget().objectName() == name:
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(f"Tab does not reach {name}")

    def own(self) -> list[StageTemplate]:
        return self.at.stored(StageTemplate)


@pytest.fixture
def opened(seventh, hands, qtbot) -> Opened:
    """Opened from the search line."""
    hands.press(KEY.Key_K, CTRL)
    find = seventh.window.findChild(FindDialog)
    QTest.keyClicks(find.typed, "stage templ")
    QTest.keyClick(find.typed, KEY.Key_Return)
    return in_sight(seventh, qtbot)


def in_sight(seventh, qtbot) -> Opened:
    dialog = seventh.window.findChildren(StageTemplates)[-1]
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and QApplication.focusWidget() is not None)
    return Opened(seventh, dialog)


def copied(opened: Opened) -> StageTemplate:
    opened.tab_to("copy")
    opened.press(KEY.Key_Space)
    assert opened.dialog.focusWidget() is opened.page.name
    return opened.own()[-1]


def test_what_comes_with_the_program_is_there_to_read(opened):
    assert [opened.dialog.templates.item(i).text() for i in range(5)] == [
        "Classic",
        "WIAL",
        "Round-robin",
        "First meeting",
        "Closing meeting",
    ]
    assert opened.page.name.isReadOnly() and not opened.dialog.remove.isEnabled()
    for name in ("name", "parts", "stages", "stage_name", "stage_hint", "scale_1"):
        opened.tab_to(name)
        opened.type("x")
        opened.press(KEY.Key_Space)
        opened.press(KEY.Key_Down, ALT)
        opened.press(KEY.Key_Delete, CTRL)
    opened.press(KEY.Key_Escape)
    assert not opened.dialog.isVisible() and opened.own() == []


def test_check_in_is_always_there(opened):
    made = copied(opened)
    opened.tab_to("parts")
    assert "(always)" in opened.page.parts.currentItem().text()
    opened.press(KEY.Key_Space)
    assert opened.own() == [made] and made.parts[0] == Part.CHECK_IN
    assert opened.page.parts.currentItem().checkState() == Qt.CheckState.Checked


def test_a_copy_is_named_and_changed_by_keyboard(opened):
    made = copied(opened)
    opened.type("Our way")
    opened.tab_to("parts")
    opened.press(KEY.Key_Down)
    opened.press(KEY.Key_Space)
    opened.press(KEY.Key_Down)
    opened.press(KEY.Key_Down, ALT)
    (kept,) = opened.own()
    assert kept.name == "Our way" and kept.id == made.id
    assert kept.parts == (Part.CHECK_IN, Part.SLOTS, Part.BIDS, Part.SET_REVIEW, Part.NEXT_MEETING)
    opened.tab_to("stages")
    opened.press(KEY.Key_Down)
    opened.press(KEY.Key_Up, ALT)
    opened.press(KEY.Key_Return)
    assert opened.dialog.focusWidget() is opened.page.stage_name
    opened.press(KEY.Key_A, CTRL)
    opened.type("Only facts")
    opened.press(KEY.Key_Tab)
    opened.press(KEY.Key_A, CTRL)
    opened.type("9")
    opened.press(KEY.Key_Tab)
    opened.press(KEY.Key_Home)
    opened.press(KEY.Key_Tab)
    opened.press(KEY.Key_End)
    opened.type(" Please.")
    opened.press(KEY.Key_Tab)
    opened.press(KEY.Key_Space)
    (kept,) = opened.own()
    first = kept.stages[0]
    assert (first.name, first.minutes, first.questions, first.optional) == ("Only facts", 9, "", True)
    assert first.hint.endswith("picture. Please.")
    assert kept.stages[1:] == (CLASSIC.stages[0], *CLASSIC.stages[2:])
    assert opened.page.stages.item(0).text() == "Only facts · 9 min · may be left out"
    opened.press(KEY.Key_Escape)
    assert not opened.dialog.isVisible()


def test_stages_of_a_slot_are_added_and_taken_away(opened):
    copied(opened)
    opened.tab_to("stage_add")
    opened.press(KEY.Key_Space)
    assert opened.dialog.focusWidget() is opened.page.stage_name
    opened.type("Silence")
    opened.page.stages.setFocus()
    opened.press(KEY.Key_Home)
    opened.press(KEY.Key_Delete, CTRL)
    (kept,) = opened.own()
    assert [s.name for s in kept.stages] == [*(s.name for s in CLASSIC.stages[1:]), "Silence"]
    for _ in range(len(kept.stages)):
        opened.page.stages.setFocus()
        opened.press(KEY.Key_Delete, CTRL)
    (kept,) = opened.own()
    assert kept.stages == () and not opened.page.stage_card.isVisible()
    assert opened.dialog.focusWidget() is opened.page.stage_add


def test_scales_are_typed_and_moved_and_those_of_the_program_keep_their_keys(opened):
    copied(opened)
    opened.tab_to("scale_4")
    opened.type("Trust in the room")
    opened.press(KEY.Key_Up, ALT)
    assert opened.dialog.focusWidget().objectName() == "scale_3"
    opened.press(KEY.Key_Escape)
    (kept,) = opened.own()
    assert kept.scales == ("listening", "challenge", "Trust in the room", "kept_to_time")
    assert set(kept.scales) - set(SCALES) == {"Trust in the room"}


def test_each_change_is_undone_in_the_dialog(opened):
    copied(opened)
    opened.type("Our way")
    opened.tab_to("parts")
    opened.press(KEY.Key_End)
    opened.press(KEY.Key_Up)
    opened.press(KEY.Key_Space)
    assert Part.NEXT_MEETING not in opened.own()[0].parts
    opened.press(KEY.Key_Z, CTRL)
    assert Part.NEXT_MEETING in opened.own()[0].parts and opened.own()[0].name == "Our way"
    opened.press(KEY.Key_Z, CTRL)
    assert opened.own()[0].name == "Classic, our way"
    assert opened.page.name.text() == "Classic, our way"
    opened.press(KEY.Key_Z, CTRL)
    assert opened.own() == [] and opened.page.name.text() == "Closing meeting"
    assert opened.dialog.remark.text() == "Undone: Copy stage template"
    opened.press(KEY.Key_Z, CTRL | SHIFT)
    assert [t.name for t in opened.own()] == ["Classic, our way"]


def test_one_that_is_in_use_is_not_removed_and_one_that_is_not_is_undone(opened, seventh):
    made = copied(opened)
    workspace = seventh.window.desk.workspace
    meeting = workspace.get(Meeting, seventh.meeting.id)
    with workspace.step("Use") as step:
        step.put(replace(meeting, template=made.key))
    opened.dialog.remove.setFocus()
    opened.press(KEY.Key_Space)
    assert opened.dialog.remark.text().startswith("Meeting 7 is held by this template, so it stays.")
    assert opened.own() == [made]
    with workspace.step("Use no more") as step:
        step.put(replace(meeting, template="classic"))
    opened.dialog.remove.setFocus()
    opened.press(KEY.Key_Space)
    assert opened.own() == [] and opened.dialog.remark.text() == ""
    opened.press(KEY.Key_Z, CTRL)
    assert opened.own() == [made]


def test_it_is_opened_beside_the_list_of_templates_and_offers_the_copy_there(seventh, hands, qtbot):
    seventh.go(0)
    hands.tab_to("edit_templates")
    hands.press(KEY.Key_Space)
    opened = in_sight(seventh, qtbot)
    assert opened.page.name.text() == "Classic"
    made = copied(opened)
    opened.press(KEY.Key_Escape)
    seventh.window.activateWindow()
    seventh.kept_soon(QApplication.focusWidget)
    seventh.go(0)
    hands.tab_to("template")
    hands.press(KEY.Key_End)
    seventh.kept_soon(lambda: seventh.stored(Meeting, id=seventh.meeting.id)[0].template == made.key)
    assert seventh.screen.stage.findChildren(type(hands.focus), "template")[0].currentText() == made.name


def test_it_is_opened_from_the_menus(seventh, qtbot):
    in_menus(seventh.window, "Stage templates…").trigger()
    assert in_sight(seventh, qtbot).dialog.isVisible()


def test_check_in_stands_first_also_where_a_template_was_kept_without_it(seventh, hands, qtbot):
    workspace = seventh.window.desk.workspace
    with workspace.step("Bring", undoable=False) as step:
        step.put(StageTemplate(key="theirs", name="Theirs", parts=(Part.SLOTS, Part.BIDS)))
    seventh.go(0)
    hands.tab_to("edit_templates")
    hands.press(KEY.Key_Space)
    opened = in_sight(seventh, qtbot)
    opened.dialog.templates.setFocus()
    opened.press(KEY.Key_End)
    assert opened.page.name.text() == "Theirs"
    shown = opened.page.parts
    assert [shown.item(row).text() for row in range(3)] == ["Check-in (always)", "Slots", "Bids"]
    assert shown.count() == len(Part)
    assert ticked(shown) == ["Check-in", "Slots", "Bids"]
    opened.tab_to("parts")
    opened.press(KEY.Key_Home)
    opened.press(KEY.Key_Down, times=2)
    opened.press(KEY.Key_Space)
    assert opened.own()[0].parts == (Part.CHECK_IN, Part.SLOTS)


def test_what_cannot_be_kept_holds_the_dialog_open(opened, monkeypatch):
    copied(opened)

    def full(*args: object, **kwargs: object) -> None:
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as world:
        full_disk(world)
        opened.type("Our way")
        opened.press(KEY.Key_Escape)
        assert opened.dialog.isVisible() and "not kept yet" in opened.dialog.remark.text()
    opened.press(KEY.Key_Escape)
    assert not opened.dialog.isVisible() and opened.own()[0].name == "Our way"


LISTS = ("parts", "stages")
LINES = ("name", "stage_name", "stage_minutes", "stage_hint", "scale_1", "scale_6")
PRESSES = st.sampled_from(
    [
        (KEY.Key_Up, ALT),
        (KEY.Key_Down, ALT),
        (KEY.Key_Down, NONE),
        (KEY.Key_Up, NONE),
        (KEY.Key_Space, NONE),
        (KEY.Key_Delete, CTRL),
        (KEY.Key_Delete, NONE),
        (KEY.Key_Z, CTRL),
        (KEY.Key_Z, CTRL | SHIFT),
    ]
)


def ticked(listed: QListWidget) -> list[str]:
    items = (listed.item(row) for row in range(listed.count()))
    return [
        item.text().removesuffix(" (always)") for item in items if item.checkState() == Qt.CheckState.Checked
    ]


IN_A_LINE = st.sampled_from([(KEY.Key_Z, CTRL), (KEY.Key_Z, CTRL | SHIFT)]) | st.text("a1 ", max_size=3)


@given(
    moves=st.lists(
        st.tuples(st.sampled_from(LISTS), PRESSES) | st.tuples(st.sampled_from(LINES), IN_A_LINE),
        min_size=5,
        max_size=20,
    )
)
@example([("parts", (KEY.Key_Down, NONE)), ("parts", (KEY.Key_Space, NONE))])
@example([("stages", (KEY.Key_Down, NONE)), ("stages", (KEY.Key_Delete, CTRL))])
@settings(max_examples=12)
def test_whatever_is_pressed_the_page_shows_what_is_kept(opened, moves):
    if not opened.own():
        copied(opened)
    for name, what in moves:
        field = next((w for w in opened.page.findChildren(QWidget) if w.objectName() == name), None)
        if field is None or not field.isVisible():
            continue
        field.setFocus()
        if isinstance(what, tuple):
            opened.press(*what)
        else:
            QTest.keyClicks(field, what)
    opened.page.keep()
    page = opened.page
    own = {each.id: each for each in opened.own()}
    kept = own.get(page.template.id, page.template)
    if kept.id not in own:  # undo took the copy back
        assert kept in shipped_templates() and page.name.isReadOnly()
    assert page.template == kept and page.name.text() == kept.name
    assert page.stages.count() == len(kept.stages)
    assert ticked(page.parts) == [tr(PARTS[part]) for part in kept.parts]
