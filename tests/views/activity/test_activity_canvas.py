"""The activity system on the screen: keys, typing, what it tells, and how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QScrollBar, QVBoxLayout, QWidget

from lfl_desktop.canvas.drawing import Box, Drawing, Role, TextRun
from lfl_desktop.canvas.editing import Lines, lines_of_box, reconcile
from lfl_desktop.canvas.prompts import question_of_box
from lfl_desktop.domain.activity import Layer, Place, SystemItem
from lfl_desktop.typography.fonts import Face, runs, text_width
from lfl_desktop.views.activity.activity_canvas import ActivityCanvas
from lfl_desktop.views.kit.controls.drawing_painter import DRAWN_AT, colour, font, paint_on_screen
from lfl_desktop.views.kit.controls.zoomed import PADDING
from lfl_desktop.views.kit.theme import DARK, LIGHT, palette

VERSION = UUID(int=1)
NOW, POSSIBLE = Layer.NOW, Layer.POSSIBLE


def item(place: Place, wording: str, layer: Layer = NOW, position: int = 0) -> SystemItem:
    return SystemItem(version=VERSION, place=place, wording=wording, layer=layer, position=position)


PRIYA = (
    item(Place.TOOLS, "The phonics scheme"),
    item(Place.TOOLS, "An observation sheet", position=1),
    item(Place.TOOLS, "Film of one good lesson", POSSIBLE),
    item(Place.SUBJECT, "Me, as KS1 phase leader"),
    item(Place.RULES, "“Nobody watches me teach”"),
)


class Host:
    """Keeps what the canvas tells, as the program does, and shows it again."""

    def __init__(self, canvas: ActivityCanvas, items: tuple[SystemItem, ...] = ()):
        self.canvas = canvas
        self.items = list(items)
        self.told: list[tuple[Place, Lines]] = []
        self.keys = 0
        canvas.edited.connect(self.keep)
        canvas.typed.connect(self.typed)
        canvas.set_content(self.items)

    def typed(self) -> None:
        self.keys += 1

    def keep(self, place: Place, lines: Lines) -> None:
        self.told.append((place, lines))
        put, gone = reconcile(self.items, place, lines, VERSION)
        kept = {i.id: i for i in self.items if i not in gone}
        self.items = list({**kept, **{i.id: i for i in put}}.values())
        self.canvas.set_content(self.items)

    def says(self, place: Place) -> Lines:
        return lines_of_box(self.items, place)


@pytest.fixture
def window(qtbot) -> Iterator[QWidget]:
    """A field, the canvas, and another field, so that focus has somewhere to go."""
    window = QWidget()
    window.resize(860, 720)
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    column.addWidget(ActivityCanvas(), 1)
    column.addWidget(QLineEdit())
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


def press(qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key pressed where the focus is."""
    from PySide6.QtWidgets import QApplication

    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def type_text(qtbot, text: str) -> None:
    from PySide6.QtWidgets import QApplication

    for line, row in enumerate(text.split("\n")):
        if line:
            press(qtbot, Qt.Key.Key_Return)
        qtbot.keyClicks(QApplication.focusWidget(), row)


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (Place.SUBJECT, Qt.Key.Key_Right, Place.OBJECT),
        (Place.SUBJECT, Qt.Key.Key_Up, Place.TOOLS),
        (Place.SUBJECT, Qt.Key.Key_Down, Place.RULES),
        (Place.SUBJECT, Qt.Key.Key_Left, Place.SUBJECT),
        (Place.OBJECT, Qt.Key.Key_Right, Place.OUTCOME),
        (Place.OUTCOME, Qt.Key.Key_Left, Place.OBJECT),
        (Place.RULES, Qt.Key.Key_Right, Place.COMMUNITY),
        (Place.COMMUNITY, Qt.Key.Key_Right, Place.DIVISION_OF_LABOUR),
        (Place.COMMUNITY, Qt.Key.Key_Up, Place.TOOLS),
        (Place.TOOLS, Qt.Key.Key_Down, Place.COMMUNITY),
        (Place.DIVISION_OF_LABOUR, Qt.Key.Key_Up, Place.OBJECT),
    ],
)
def test_arrow_keys_move_to_the_box_that_stands_there(qtbot, canvas, start, key, end) -> None:
    steps = {
        Place.SUBJECT: [],
        Place.OBJECT: [Qt.Key.Key_Right],
        Place.OUTCOME: [Qt.Key.Key_Right, Qt.Key.Key_Right],
        Place.TOOLS: [Qt.Key.Key_Up],
        Place.RULES: [Qt.Key.Key_Down],
        Place.COMMUNITY: [Qt.Key.Key_Down, Qt.Key.Key_Right],
        Place.DIVISION_OF_LABOUR: [Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right],
    }
    moved: list[Place] = []
    for step in steps[start]:
        press(qtbot, step)
    assert canvas.place == start
    canvas.place_changed.connect(moved.append)
    press(qtbot, key)
    assert canvas.place == end
    assert moved == ([end] if end != start else [])


def test_arrows_lead_the_way_they_point(canvas, qtbot) -> None:
    canvas.set_content(PRIYA)
    for place in Place:
        for key, (dx, dy) in {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.items():
            click(qtbot, canvas, place)
            press(qtbot, key)
            one, other = canvas.drawing().box(place), canvas.drawing().box(canvas.place)
            if canvas.place != place:
                across = (other.x + other.width / 2) - (one.x + one.width / 2)
                down = (other.y + other.height / 2) - (one.y + one.height / 2)
                assert across * dx > 0 or down * dy > 0


def click(qtbot, canvas: ActivityCanvas, place: Place, double: bool = False) -> None:
    box = canvas.drawing().box(place)
    middle = QPoint(int(PADDING + box.x + box.width / 2), int(PADDING + box.y + box.height / 2))
    (qtbot.mouseDClick if double else qtbot.mouseClick)(canvas, Qt.MouseButton.LeftButton, pos=middle)


def test_tab_enters_and_leaves_the_canvas(qtbot, window, canvas) -> None:
    first, last = window.findChildren(QLineEdit)
    first.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert canvas.hasFocus()
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Tab)
    assert last.hasFocus()
    assert canvas.place == Place.OBJECT


def test_enter_types_lines_into_the_box_and_escape_keeps_them(qtbot, canvas) -> None:
    host = Host(canvas)
    press(qtbot, Qt.Key.Key_Return)
    assert canvas.is_editing()
    type_text(qtbot, "Me, as KS1 phase leader\nMy deputy")
    press(qtbot, Qt.Key.Key_Escape)
    assert not canvas.is_editing() and canvas.hasFocus()
    assert host.says(Place.SUBJECT) == ((NOW, "Me, as KS1 phase leader"), (NOW, "My deputy"))
    assert "Me, as KS1 phase leader" in [t.text for t in canvas.drawing().texts]


def test_what_is_possible_has_a_part_of_its_own(qtbot, canvas) -> None:
    host = Host(canvas, PRIYA)
    click(qtbot, canvas, Place.TOOLS, double=True)
    type_text(qtbot, "\nA timetable")
    press(qtbot, Qt.Key.Key_Tab)
    type_text(qtbot, "\nA method card")
    press(qtbot, Qt.Key.Key_Escape)
    assert host.says(Place.TOOLS) == (
        (NOW, "The phonics scheme"),
        (NOW, "An observation sheet"),
        (NOW, "A timetable"),
        (POSSIBLE, "Film of one good lesson"),
        (POSSIBLE, "A method card"),
    )


def test_every_letter_is_announced_and_what_is_typed_is_told_when_it_is_asked_for(qtbot, canvas) -> None:
    host = Host(canvas)
    press(qtbot, Qt.Key.Key_Return)
    type_text(qtbot, "Me, as")
    assert (host.keys, host.told) == (6, [])
    for _again in range(2):
        canvas.tell_now()
    assert host.told == [(Place.SUBJECT, ((NOW, "Me, as"),))]
    type_text(qtbot, " leader")
    assert (host.keys, len(host.told)) == (13, 1)
    press(qtbot, Qt.Key.Key_Escape)
    assert host.says(Place.SUBJECT) == ((NOW, "Me, as leader"),)


def test_nothing_is_told_where_nothing_was_typed(qtbot, canvas) -> None:
    host = Host(canvas, PRIYA)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Escape)
    assert host.told == []


@pytest.mark.parametrize("how", ["focus", "hide", "close", "finish"])
def test_the_last_letters_are_told_however_the_editor_is_left(qtbot, window, canvas, how) -> None:
    host = Host(canvas)
    press(qtbot, Qt.Key.Key_Return)
    type_text(qtbot, "Me")
    if how == "focus":
        window.findChildren(QLineEdit)[-1].setFocus()
    elif how == "hide":
        canvas.hide()
        assert not canvas.is_editing()
    elif how == "close":
        window.close()
    else:
        canvas.finish_editing()
    assert host.says(Place.SUBJECT) == ((NOW, "Me"),)


def test_control_enter_and_tab_go_on_to_the_next_box_and_shift_tab_back(qtbot, canvas) -> None:
    host = Host(canvas)
    press(qtbot, Qt.Key.Key_Return)
    type_text(qtbot, "Me")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert canvas.is_editing() and canvas.place == Place.OBJECT
    type_text(qtbot, "One method")
    press(qtbot, Qt.Key.Key_Tab)
    type_text(qtbot, "A shared one")
    press(qtbot, Qt.Key.Key_Tab)
    assert canvas.place == Place.OUTCOME
    press(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.place == Place.OBJECT
    type_text(qtbot, " for all")
    press(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    type_text(qtbot, " now")
    press(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.place == Place.SUBJECT
    press(qtbot, Qt.Key.Key_Escape)
    assert host.says(Place.SUBJECT) == ((NOW, "Me"),)
    assert host.says(Place.OBJECT) == ((NOW, "One method now"), (POSSIBLE, "A shared one for all"))


def test_what_enter_tab_and_escape_do_is_said_below_the_lines(qtbot, canvas) -> None:
    press(qtbot, Qt.Key.Key_Return)
    hints = [label for label in canvas.findChildren(QLabel) if "Tab moves on" in label.text()]
    lines = [text for text in canvas.findChildren(QPlainTextEdit) if text.isVisible()]
    assert len(hints) == 1 and hints[0].isVisible()
    assert hints[0].mapTo(canvas, QPoint()).y() >= max(
        text.mapTo(canvas, text.rect().bottomLeft()).y() for text in lines
    )


def test_after_the_last_box_the_picture_has_the_focus(qtbot, canvas) -> None:
    canvas.edit(Place.DIVISION_OF_LABOUR)
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not canvas.is_editing() and canvas.hasFocus()


def test_one_layer_alone_is_edited_without_touching_the_other(qtbot, canvas) -> None:
    host = Host(canvas, PRIYA)
    canvas.set_content(host.items, {POSSIBLE})
    canvas.edited.connect(lambda *_: canvas.set_content(host.items, {POSSIBLE}))
    canvas.edit(Place.RULES)
    assert len([e for e in canvas.findChildren(QPlainTextEdit) if e.isVisible()]) == 1
    type_text(qtbot, "We watch each other")
    canvas.finish_editing()
    assert host.says(Place.RULES) == ((NOW, "“Nobody watches me teach”"), (POSSIBLE, "We watch each other"))


def test_typing_goes_on_undisturbed_while_what_was_told_is_shown(qtbot, canvas) -> None:
    host = Host(canvas)
    press(qtbot, Qt.Key.Key_Return)
    type_text(qtbot, "Me  and ")
    canvas.tell_now()
    assert len(host.told) == 1
    type_text(qtbot, "you")
    press(qtbot, Qt.Key.Key_Escape)
    assert host.says(Place.SUBJECT) == ((NOW, "Me and you"),)


def test_a_box_changed_elsewhere_is_shown_in_the_open_editor(qtbot, canvas) -> None:
    host = Host(canvas, PRIYA)
    canvas.edit(Place.SUBJECT)
    canvas.set_content([item(Place.SUBJECT, "Undone")])
    type_text(qtbot, ", and typed on")
    host.items = [item(Place.SUBJECT, "Undone")]
    canvas.finish_editing()
    assert host.says(Place.SUBJECT) == ((NOW, "Undone, and typed on"),)


def test_the_editor_asks_both_questions_and_fits_into_a_small_window(qtbot, window, canvas) -> None:
    window.resize(440, 420)
    qtbot.wait(10)
    for place in Place:
        canvas.edit(place)
        parts = [e for e in canvas.findChildren(QPlainTextEdit) if e.isVisible()]
        names = [e.accessibleName() for e in parts]
        assert question_of_box(place, NOW) in names[0] and question_of_box(place, POSSIBLE) in names[1]
        assert canvas.rect().contains(parts[0].parentWidget().parentWidget().geometry())


def test_a_screen_reader_is_told_the_box_and_what_it_says(qtbot, canvas) -> None:
    canvas.set_content(PRIYA)
    press(qtbot, Qt.Key.Key_Up)
    assert canvas.accessibleName() == (
        "Tools, 3 items. The phonics scheme. An observation sheet. Possible: Film of one good lesson"
    )
    press(qtbot, Qt.Key.Key_Down)
    assert canvas.accessibleName() == f"Community, empty. {question_of_box(Place.COMMUNITY, NOW)}"
    assert "Arrow keys" in canvas.accessibleDescription()


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", min_codepoint=32, max_codepoint=0x24F, exclude_categories=["Cc"]))
    | st.sampled_from(["fi ffl office", "AVA To Ty", "Łódź ✓ “q” – — …"]),
    st.sampled_from(Face),
)
def test_text_is_as_wide_on_the_screen_as_the_layout_took_it_to_be(qapp, text, face) -> None:
    text = " ".join(text.split())
    wide = sum(QFontMetricsF(font(run.font, face)).horizontalAdvance(run.text) for run in runs(text, face))
    assert wide == pytest.approx(text_width(text, face, DRAWN_AT), rel=1e-3, abs=0.1)


def test_text_is_painted_where_the_drawing_has_it(qapp) -> None:
    run = TextRun(30, 50, "HHH office HHH", Face.SEMIBOLD, 20, Role.INK)
    image = QImage(400, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_on_screen(painter, Drawing(400, 80, 20, (run,)), LIGHT)
    painter.end()
    dark = [(x, y) for x in range(400) for y in range(80) if image.pixelColor(x, y).lightness() < 140]
    left, right = min(x for x, _ in dark), max(x for x, _ in dark)
    end = 30 + text_width(run.text, run.face, run.size)
    assert 30 <= left <= 33 and end - 3 <= right <= end
    assert max(y for _, y in dark) in (49, 50)


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_text_stands_out_from_what_it_stands_on(look) -> None:
    for role in (Role.INK, Role.ACCENT, Role.POSSIBLE, Role.MUTED):
        for ground in (Role.BOX, Role.OUTCOME):
            assert contrast(colour(role, look), colour(ground, look)) >= 4.5, (role, ground)


def contrast(one: QColor, other: QColor) -> float:
    """By the formula of WCAG 2.2."""

    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_the_window_decides_between_light_and_dark_and_focus_draws_a_ring(
    qtbot, window, canvas, look
) -> None:
    canvas.setPalette(palette(look))
    canvas.set_content(PRIYA)
    ring = QColor(look.focus)
    image = canvas.grab().toImage()
    box = canvas.drawing().box(canvas.place)
    edge = QPoint(int(PADDING + box.x - 3), int(PADDING + box.y + box.height / 2))
    assert QColor(image.pixelColor(2, canvas.height() // 2)) == QColor(look.surface)
    near = [image.pixelColor(edge + QPoint(dx, 0)) for dx in (-1, 0, 1)]
    assert ring in near
    window.findChildren(QLineEdit)[0].setFocus()
    image = canvas.grab().toImage()
    assert ring not in [image.pixelColor(edge + QPoint(dx, 0)) for dx in (-1, 0, 1)]


def test_larger_system_text_makes_the_drawing_larger(canvas) -> None:
    before = canvas.drawing().size
    larger = canvas.font()
    larger.setPixelSize(int(before * 1.5))
    canvas.setFont(larger)
    assert canvas.drawing().size > before * 1.2


@pytest.mark.parametrize(("width", "height"), [(860, 720), (860, 440), (500, 720)])
def test_the_whole_picture_is_in_sight_whatever_the_size_of_the_window(
    qtbot, window, canvas, width, height
) -> None:
    window.resize(width, height)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == (width, height))
    canvas.set_content(PRIYA)
    inside = canvas.rect()
    corner = canvas.origin()
    assert canvas.page().width() + 2 * PADDING == inside.width()
    assert canvas.page().height() + 2 * PADDING == inside.height()
    boxes = [shape for shape in canvas.drawing().shapes if isinstance(shape, Box)]
    assert len(boxes) >= len(Place)
    for box in boxes:
        assert corner.x() + box.x + box.width <= inside.right() + 1
        assert corner.y() + box.y + box.height <= inside.bottom() + 1
    assert not [bar for bar in canvas.findChildren(QScrollBar) if bar.isVisible()]
