"""The picture by keys, mouse, wheel and fingers: items moved and carried, the picture zoomed and panned."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from lfl_desktop.canvas.content import in_box
from lfl_desktop.canvas.dropping import area_of, drop_at
from lfl_desktop.canvas.editing import Lines, reconcile
from lfl_desktop.canvas.facing import Side
from lfl_desktop.canvas.item_moves import ItemSpot, items_moved
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.views.activity.activity_canvas import ActivityCanvas
from lfl_desktop.views.activity.canvas_layout import Facing
from lfl_desktop.views.kit.theme import LIGHT

VERSION = UUID(int=1)
NOW, POSSIBLE = Layer.NOW, Layer.POSSIBLE
NONE = Qt.KeyboardModifier.NoModifier
ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
Key = Qt.Key


def item(n: int, place: Place, wording: str, layer: Layer = NOW, position: int = 0) -> SystemItem:
    return SystemItem(
        id=UUID(int=n), version=VERSION, place=place, wording=wording, layer=layer, position=position
    )


ITEMS = (
    item(11, Place.TOOLS, "The phonics scheme"),
    item(12, Place.TOOLS, "An observation sheet", position=1),
    item(13, Place.TOOLS, "Film of one lesson", POSSIBLE),
    item(14, Place.TOOLS, "A method card", POSSIBLE, 1),
    item(15, Place.SUBJECT, "Me, as phase leader"),
    item(16, Place.RULES, "Books on Friday"),
)


class Host:
    """Keeps what the canvas asks for, as the program does, and shows it again."""

    def __init__(self, canvas: ActivityCanvas):
        self.canvas = canvas
        self.items = list(ITEMS)
        self.steps = 0
        canvas.hand.moved.connect(self.move)
        canvas.hand.removed.connect(self.remove)
        canvas.edited.connect(self.keep)
        canvas.set_content(self.items)

    def move(self, id: UUID, spot: ItemSpot) -> None:
        self.steps += 1
        self._put(items_moved(self.items, id, spot))

    def remove(self, id: UUID) -> None:
        self.items = [one for one in self.items if one.id != id]
        self.canvas.set_content(self.items)

    def keep(self, place: Place, lines: Lines) -> None:
        put, gone = reconcile(self.items, place, lines, VERSION)
        self.items = [one for one in self.items if one not in gone]
        self._put(put)

    def _put(self, changed: tuple[SystemItem, ...]) -> None:
        self.items = list(({i.id: i for i in self.items} | {i.id: i for i in changed}).values())
        self.canvas.set_content(self.items)

    def order(self, place: Place) -> list[int]:
        return [one.id.int for one in in_box(self.items, place)]

    def layer(self, n: int) -> Layer:
        return next(one.layer for one in self.items if one.id.int == n)


@pytest.fixture
def window(qtbot) -> Iterator[QWidget]:
    window = QWidget()
    window.resize(900, 740)
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    column.addWidget(ActivityCanvas(), 1)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    yield window
    window.close()


@pytest.fixture
def canvas(window) -> ActivityCanvas:
    found = window.findChild(ActivityCanvas)
    found.setFocus()
    return found


@pytest.fixture
def host(canvas) -> Host:
    return Host(canvas)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def middle_of(canvas: ActivityCanvas, n: int) -> QPoint:
    """The middle of an item in the widget."""
    area = area_of(canvas.drawing(), UUID(int=n))
    assert area is not None
    return (canvas.origin() + QPointF((area.left + area.right) / 2, (area.top + area.foot) / 2)).toPoint()


def foot_of(canvas: ActivityCanvas, place: Place) -> QPoint:
    box = canvas.drawing().box(place)
    return (canvas.origin() + QPointF(box.x + box.width / 2, box.y + box.height - 2)).toPoint()


def carry(canvas: ActivityCanvas, start: QPoint, end: QPoint, let_go: bool = True) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    for part in (0.3, 0.6, 1.0):
        QTest.mouseMove(canvas, start + (end - start) * part)
    if let_go:
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)


# keys


def test_an_item_is_chosen_and_moved_within_its_box(canvas, host) -> None:
    press(Key.Key_Up)
    assert canvas.place == Place.TOOLS and canvas.hand.item is None
    press(Key.Key_Down, SHIFT, 2)
    assert canvas.hand.item.id.int == 12
    assert canvas.accessibleName() == "Tools, item 2 of 4. An observation sheet"
    press(Key.Key_Up, ALT)
    assert host.order(Place.TOOLS) == [12, 11, 13, 14] and canvas.hand.item.id.int == 12
    press(Key.Key_Down, ALT, 3)
    assert host.order(Place.TOOLS) == [11, 13, 12, 14] and host.layer(12) == POSSIBLE
    assert canvas.accessibleName() == "Tools, item 3 of 4. Possible: An observation sheet"
    assert host.steps == 4
    press(Key.Key_Escape)
    assert canvas.hand.item is None and canvas.accessibleName().startswith("Tools, 4 items")


def test_an_item_is_moved_to_the_next_box_and_the_focus_goes_with_it(canvas, host) -> None:
    press(Key.Key_Up)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Down, ALT | SHIFT)
    assert canvas.place == Place.COMMUNITY and host.order(Place.COMMUNITY) == [11]
    press(Key.Key_Left, ALT | SHIFT)
    assert canvas.place == Place.RULES and host.order(Place.RULES) == [16, 11]
    assert canvas.hand.item.id.int == 11 and host.order(Place.TOOLS) == [12, 13, 14]
    press(Key.Key_Left, ALT | SHIFT)
    assert host.order(Place.RULES) == [16, 11], "nothing stands there"


def test_p_moves_between_now_and_possible(canvas, host) -> None:
    press(Key.Key_Up)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_P)
    assert host.order(Place.TOOLS) == [12, 11, 13, 14] and host.layer(11) == POSSIBLE
    press(Key.Key_P)
    assert host.order(Place.TOOLS) == [12, 11, 13, 14] and host.layer(11) == NOW
    press(Key.Key_Escape)
    press(Key.Key_P)
    assert host.steps == 2, "nothing is chosen"


def test_delete_takes_the_chosen_item_out_and_chooses_the_next(canvas, host) -> None:
    press(Key.Key_Up)
    press(Key.Key_Delete)
    assert len(host.items) == len(ITEMS)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Delete)
    assert host.order(Place.TOOLS) == [12, 13, 14] and canvas.hand.item.id.int == 12


def test_enter_edits_at_the_chosen_item_and_insert_adds_a_line(canvas, host) -> None:
    press(Key.Key_Up)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), ", new")
    press(Key.Key_Escape)
    assert [i.wording for i in in_box(host.items, Place.TOOLS)][:2] == [
        "The phonics scheme, new",
        "An observation sheet",
    ]
    press(Key.Key_Insert)
    QTest.keyClicks(QApplication.focusWidget(), "A timetable")
    press(Key.Key_Escape)
    assert [i.wording for i in in_box(host.items, Place.TOOLS, {NOW})][-1] == "A timetable"


def test_a_line_is_moved_where_it_is_edited_and_stays_the_same_item(canvas, host) -> None:
    canvas.edit(Place.TOOLS, UUID(int=12))
    press(Key.Key_Up, ALT)
    QTest.keyClicks(QApplication.focusWidget(), "s")
    press(Key.Key_Up, ALT)
    press(Key.Key_Escape)
    assert host.order(Place.TOOLS) == [12, 11, 13, 14]
    assert in_box(host.items, Place.TOOLS)[0].wording == "An observation sheets"


def test_another_box_chooses_no_item(canvas, host) -> None:
    press(Key.Key_Up)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Down)
    assert canvas.hand.item is None and canvas.place == Place.COMMUNITY
    press(Key.Key_Down, SHIFT)
    assert canvas.hand.item is None


# the mouse


def test_a_click_chooses_an_item_and_a_double_click_edits_it(canvas, host) -> None:
    at = middle_of(canvas, 12)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert canvas.place == Place.TOOLS and canvas.hand.item.id.int == 12 and host.steps == 0
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert canvas.is_editing()
    QTest.keyClicks(QApplication.focusWidget(), "s")
    press(Key.Key_Escape)
    assert "An observation sheets" in [i.wording for i in host.items]


def test_an_item_is_carried_within_its_box_and_to_the_other_layer(canvas, host) -> None:
    top = middle_of(canvas, 11) - QPoint(0, 12)
    carry(canvas, middle_of(canvas, 12), top)
    assert host.order(Place.TOOLS) == [12, 11, 13, 14] and host.steps == 1
    carry(canvas, middle_of(canvas, 11), middle_of(canvas, 14) + QPoint(0, 12))
    assert host.order(Place.TOOLS) == [12, 13, 14, 11] and host.layer(11) == POSSIBLE


def test_an_item_is_carried_to_another_box(canvas, host) -> None:
    carry(canvas, middle_of(canvas, 12), middle_of(canvas, 16) - QPoint(0, 9))
    assert host.order(Place.RULES) == [12, 16] and host.layer(12) == NOW
    assert canvas.place == Place.RULES and canvas.hand.item.id.int == 12
    carry(canvas, middle_of(canvas, 12), foot_of(canvas, Place.COMMUNITY))
    assert host.order(Place.COMMUNITY) == [12] and host.layer(12) == POSSIBLE


def test_let_go_beside_the_boxes_or_after_escape_it_stays(canvas, host) -> None:
    carry(canvas, middle_of(canvas, 12), QPoint(canvas.width() - 4, 4))
    assert host.steps == 0
    carry(canvas, middle_of(canvas, 12), middle_of(canvas, 16), let_go=False)
    assert canvas.hand.is_carrying
    press(Key.Key_Escape)
    assert not canvas.hand.is_carrying
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle_of(canvas, 16))
    assert host.steps == 0 and host.items == list(ITEMS)


def test_a_small_movement_is_a_click(canvas, host) -> None:
    at = middle_of(canvas, 12)
    carry(canvas, at, at + QPoint(2, 1))
    assert host.steps == 0 and canvas.hand.item.id.int == 12


def test_the_hint_is_painted_while_an_item_is_carried(canvas, host) -> None:
    before = canvas.grab().toImage()
    carry(canvas, middle_of(canvas, 12), middle_of(canvas, 16), let_go=False)
    during = canvas.grab().toImage()
    box = canvas.drawing().box(Place.RULES)
    edge = (canvas.origin() + QPointF(box.x, box.y + box.height / 2)).toPoint()
    around = [edge + QPoint(dx, 0) for dx in range(-2, 3)]
    assert [before.pixelColor(p) for p in around] != [during.pixelColor(p) for p in around]
    hand = middle_of(canvas, 16)
    below = [hand + QPoint(30, dy) for dy in range(20)]
    changed = [p.y() - hand.y() for p in below if before.pixelColor(p) != during.pixelColor(p)]
    assert {7, 8} <= {*changed} and 9 not in changed, "its frame begins right below the pointer"
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert host.steps == 0


places = st.sampled_from(list(Place))


@given(st.lists(st.tuples(st.integers(0, 40), places, st.floats(0.02, 0.98)), max_size=6))
@settings(max_examples=20)
def test_any_drops_keep_every_item_once_with_its_words(canvas, drops) -> None:
    host = Host(canvas)
    words = {one.id: one.wording for one in host.items}
    for n, place, part in drops:
        one = host.items[n % len(host.items)]
        box = canvas.drawing().box(place)
        found = drop_at(canvas.drawing(), host.items, one.id, box.x + 5, box.y + part * box.height)
        assert found is not None and found.spot.place == place
        host.move(one.id, found.spot)
    assert {one.id: one.wording for one in host.items} == words
    for place in Place:
        for layer in Layer:
            row = in_box(host.items, place, {layer})
            assert len({i.position for i in row}) == len(row)
    canvas.hand.moved.disconnect(host.move)
    canvas.hand.removed.disconnect(host.remove)
    canvas.edited.disconnect(host.keep)


# zoom and pan


def wheel(canvas: ActivityCanvas, turned: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> QWheelEvent:
    at = QPointF(canvas.width() * 0.25, canvas.height() * 0.25)
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)
    return event


def test_keys_zoom_in_and_out_and_fit(canvas, host) -> None:
    size = canvas.drawing().size
    press(Key.Key_Plus, CTRL, 3)
    assert canvas.zoom > 1.9 and canvas.drawing().size > size * 1.5
    assert canvas.page().width() == pytest.approx(canvas.zoom * (canvas.width() - 28))
    press(Key.Key_Minus, CTRL)
    assert 1.5 < canvas.zoom < 1.6
    press(Key.Key_0, CTRL)
    assert canvas.zoom == 1 and canvas.drawing().size == size
    press(Key.Key_Minus, CTRL)
    assert canvas.zoom == 1


def test_control_and_the_wheel_zoom_around_the_pointer(canvas, host) -> None:
    at = QPointF(canvas.width() * 0.25, canvas.height() * 0.25)
    before = (at - canvas.origin()) / canvas.zoom
    wheel(canvas, QPoint(0, 240), CTRL)
    assert canvas.zoom == pytest.approx(1.25**2)
    after = (at - canvas.origin()) / canvas.zoom
    assert (after - before).manhattanLength() < 2
    wheel(canvas, QPoint(0, -240), CTRL)
    assert canvas.zoom == pytest.approx(1)


def test_the_wheel_scrolls_the_picture_only_when_it_is_zoomed(canvas, host) -> None:
    assert not wheel(canvas, QPoint(0, -120)).isAccepted()
    canvas.set_zoom(2)
    down, across = canvas.origin().y(), canvas.origin().x()
    assert wheel(canvas, QPoint(0, -120)).isAccepted()
    assert canvas.origin().y() < down and canvas.origin().x() == across
    wheel(canvas, QPoint(0, -120), SHIFT)
    assert canvas.origin().x() < across


def test_the_picture_is_panned_by_keys_bars_space_and_the_middle_button(canvas, host) -> None:
    canvas.set_zoom(2)
    start = canvas.origin()
    press(Key.Key_Right, CTRL)
    press(Key.Key_Down, CTRL)
    assert canvas.origin().x() < start.x() and canvas.origin().y() < start.y()
    middle = canvas.rect().center()
    before = canvas.origin()
    QTest.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=middle)
    QTest.mouseMove(canvas, middle + QPoint(30, 20))
    QTest.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=middle + QPoint(30, 20))
    assert canvas.origin() - before == QPointF(30, 20)
    before = canvas.origin()
    QTest.keyPress(canvas, Key.Key_Space)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(canvas, middle - QPoint(25, 15))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle)
    QTest.keyRelease(canvas, Key.Key_Space)
    assert canvas.origin() - before == QPointF(-25, -15)
    assert host.steps == 0


def test_a_zoomed_picture_reaches_to_the_frame_on_every_side(canvas, host) -> None:
    canvas.set_zoom(4)
    press(Key.Key_Right, CTRL)
    press(Key.Key_Down, CTRL)
    image, ground = canvas.grab().toImage(), LIGHT.surface
    right, foot = canvas.width() - 1, canvas.height() - 1
    for deep in (2, 3):
        edges = {
            "left": [(deep, y) for y in range(20, foot - 20)],
            "right": [(right - deep, y) for y in range(20, foot - 20)],
            "top": [(x, deep) for x in range(20, right - 20)],
            "foot": [(x, foot - deep) for x in range(20, right - 20)],
        }
        inked = {
            name: any(image.pixelColor(*at).name() != ground for at in edge) for name, edge in edges.items()
        }
        assert all(inked.values())


def test_the_box_in_focus_comes_into_sight(canvas, host) -> None:
    canvas.set_zoom(3)
    for key in (Key.Key_Up, Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Left):
        press(key)
        box = canvas.drawing().box(canvas.place)
        at = canvas.origin() + QPointF(box.x, box.y)
        assert canvas.rect().contains(at.toPoint()), canvas.place


def test_zoomed_in_there_is_room_for_what_was_left_out(canvas) -> None:
    many = [item(100 + n, Place.TOOLS, f"One more thing, number {n}", NOW, n) for n in range(60)]
    canvas.set_content(many)
    left_out = len(canvas.drawing().not_shown)
    canvas.set_zoom(3)
    assert left_out > 0 and not canvas.drawing().not_shown


def test_an_item_is_carried_where_the_picture_is_zoomed(canvas, host) -> None:
    canvas.set_zoom(1.5)
    carry(canvas, middle_of(canvas, 12), middle_of(canvas, 11) - QPoint(0, 14))
    assert host.order(Place.TOOLS) == [12, 11, 13, 14]


def test_the_editor_opens_where_the_box_is_and_follows_it(canvas, host) -> None:
    canvas.set_zoom(2)
    canvas.edit(Place.TOOLS)
    editor = canvas.findChildren(QPlainTextEdit)[0].parentWidget().parentWidget()
    first = editor.pos()
    canvas.pan(QPointF(60, 40))
    assert canvas.rect().contains(editor.geometry()) and editor.pos() != first


# fingers


@pytest.fixture
def finger(qapp) -> QPointingDevice:
    return QTest.createTouchDevice()


def test_a_finger_carries_an_item(canvas, host, finger) -> None:
    start, end = middle_of(canvas, 12), middle_of(canvas, 16) - QPoint(0, 9)
    QTest.touchEvent(canvas, finger).press(0, start, canvas).commit()
    for part in (0.3, 0.7, 1.0):
        QTest.touchEvent(canvas, finger).move(0, start + (end - start) * part, canvas).commit()
    assert canvas.hand.is_carrying
    QTest.touchEvent(canvas, finger).release(0, end, canvas).commit()
    assert host.order(Place.RULES) == [12, 16]


def test_a_tap_chooses_and_two_taps_edit(canvas, host, finger) -> None:
    at = middle_of(canvas, 12)
    QTest.touchEvent(canvas, finger).press(0, at, canvas).commit()
    QTest.touchEvent(canvas, finger).release(0, at, canvas).commit()
    assert canvas.hand.item.id.int == 12 and not canvas.is_editing()
    QTest.touchEvent(canvas, finger).press(0, at, canvas).commit()
    QTest.touchEvent(canvas, finger).release(0, at, canvas).commit()
    assert canvas.is_editing()


def test_two_fingers_zoom_and_move_the_picture(canvas, host, finger) -> None:
    middle = canvas.rect().center()
    one, other = middle - QPoint(50, 0), middle + QPoint(50, 0)
    QTest.touchEvent(canvas, finger).press(0, one, canvas).commit()
    QTest.touchEvent(canvas, finger).move(0, one, canvas).press(1, other, canvas).commit()
    one, other = middle - QPoint(100, 0), middle + QPoint(100, 0)
    QTest.touchEvent(canvas, finger).move(0, one, canvas).move(1, other, canvas).commit()
    assert canvas.zoom == pytest.approx(2, abs=0.05)
    before = canvas.origin()
    by = QPoint(0, 40)
    QTest.touchEvent(canvas, finger).move(0, one + by, canvas).move(1, other + by, canvas).commit()
    assert canvas.origin().y() - before.y() == pytest.approx(40, abs=2)
    QTest.touchEvent(canvas, finger).release(0, one, canvas).release(1, other, canvas).commit()
    assert host.steps == 0


# two systems


def facing(second: bool = False) -> Facing:
    theirs = Side(uuid4(), "Parents", [replace(ITEMS[4], wording="Parents of KS1")], ())
    return Facing(theirs, UUID(int=7), "Priya", "Home reading", second)


@pytest.mark.parametrize("second", [False, True])
def test_the_filled_one_of_two_is_walked_through_and_filled(canvas, host, second) -> None:
    canvas.set_facing(facing(second))
    assert canvas.side == int(second)
    assert canvas.accessibleName().startswith("Priya. Subject")
    words = " ".join(text.text for text in canvas.drawing().texts)
    assert "Home reading" in words and "Parents of" in words
    press(Key.Key_Left if second else Key.Key_Right)
    assert canvas.place == Place.OBJECT
    press(Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "One method")
    press(Key.Key_Escape)
    assert [i.wording for i in in_box(host.items, Place.OBJECT)] == ["One method"]
    carry(canvas, middle_of(canvas, 11), middle_of(canvas, 16))
    assert 11 in host.order(Place.RULES)


def test_a_click_on_the_other_system_asks_for_it(canvas, host) -> None:
    canvas.set_facing(facing())
    asked: list[Place] = []
    canvas.crossed.connect(asked.append)
    box = canvas.drawing().box(Place.RULES, 1)
    at = (canvas.origin() + QPointF(box.x + box.width / 2, box.y + box.height / 2)).toPoint()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert asked == [Place.RULES] and canvas.place == Place.SUBJECT
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert not canvas.is_editing()
    carry(canvas, middle_of(canvas, 11), at)
    assert host.steps == 0, "nothing is carried into the other one"
