"""Where it pulls, and where the actions fall: by keys and by pointer, on the real window."""

from __future__ import annotations

import pytest
from keyboard import ALT, CTRL, SHIFT
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QPushButton, QWidget
from stored import stored
from window_driver import button, full_disk, only, shown_items, shown_system, shown_version, words_in

from lfl_desktop.canvas.drawing import Badge, Polyline
from lfl_desktop.domain.activity import ActionLink, Layer, Place, SystemItem, Tension, TensionState, VoicedAs
from lfl_desktop.domain.meetings import Action
from lfl_desktop.store.database import CannotWrite
from lfl_desktop.views.activity.linked_action import LinkedActionRow
from lfl_desktop.views.kit.theme import LIGHT
from lfl_desktop.views.window.preferences_dialog import PreferencesDialog
from lfl_desktop.workspace.destination import at_system
from lfl_desktop.workspace.lists.lookup import find_version


@pytest.fixture
def window(sample_path, open_window, hands):
    window = open_window(sample_path)
    window.go(at_system(find_version(window.desk.book(), "Priya Dale", None).id))
    window.screen_of("activity_systems").focus_first()
    return window


@pytest.fixture
def screen(window):
    return window.screen_of("activity_systems")


def tensions(window, screen):
    return sorted(stored(window, Tension, version=shown_version(screen)), key=lambda t: t.position)


def cards(screen):
    return [words_in(card).splitlines()[0] for card in screen.pulls.cards]


def on_screen(screen, x: float, y: float) -> QPoint:
    """A point of the drawing, on the picture."""
    return (screen.canvas.origin() + QPointF(x, y)).toPoint()


def choose_with(hands, words: str) -> None:
    """Chooses from the list in focus by its keys."""
    combo = hands.focus
    assert isinstance(combo, QComboBox)
    at = combo.findText(words, Qt.MatchFlag.MatchStartsWith)
    assert at >= 0, [combo.itemText(n) for n in range(combo.count())]
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Down, times=at)


def test_the_arrow_of_a_link_with_a_menu_stands_beside_its_words(screen):
    screen.pulls.open(screen.pulls.cards[0].tension.id)
    QApplication.processEvents()
    links = [b for b in screen.findChildren(QPushButton) if b.menu() and b.property("role") == "link"]
    assert {link.objectName() for link in links} == {"changes", "link_action"}
    for link in links:
        words = link.fontMetrics().horizontalAdvance(link.text())
        assert link.width() >= words + 24, link.text()


# adding


def test_a_tension_is_added_from_the_picture_by_keys_alone(window, screen, hands, qtbot):
    hands.press(Qt.Key.Key_Up)
    assert screen.canvas.place == Place.TOOLS
    hands.letter("t")
    assert screen.canvas.is_pulling and hands.focus is screen.canvas
    hands.press(Qt.Key.Key_Down)
    assert "Community" in screen.canvas.accessibleName()
    hands.enter()
    assert not screen.canvas.is_pulling
    assert cards(screen)[-1] == "4  Tools ↔ Community"
    assert hands.focus.objectName() == "wording"
    hands.type("The scheme is for teachers, the parents read at home")
    qtbot.waitUntil(lambda: tensions(window, screen)[-1].wording.endswith("at home"), timeout=10_000)
    hands.enter()
    assert hands.focus is screen.canvas
    added = tensions(window, screen)[-1]
    assert (added.from_place, added.to_place, added.state) == (
        Place.TOOLS,
        Place.COMMUNITY,
        TensionState.NOTICED,
    )
    hands.press(Qt.Key.Key_Z, CTRL)
    assert tensions(window, screen)[-1].wording == ""
    hands.press(Qt.Key.Key_Z, CTRL)
    assert len(cards(screen)) == len(tensions(window, screen)) == 3


def test_enter_at_once_is_within_the_place_and_escape_leaves_it(window, screen, hands):
    hands.letter("t")
    hands.press(Qt.Key.Key_Escape)
    assert not screen.canvas.is_pulling and len(cards(screen)) == 3
    hands.letter("t")
    hands.enter()
    assert cards(screen)[-1] == "4  Subject"


def test_the_other_end_from_the_list(window, screen, hands):
    hands.letter("t")
    hands.tab()
    assert hands.focus.objectName() == "pull_to"
    choose_with(hands, "Tools: + Film")
    hands.enter()
    added = tensions(window, screen)[-1]
    item = window.desk.workspace.get(SystemItem, added.to_item)
    assert item.wording == "Film of one good lesson" and item.layer == Layer.POSSIBLE
    assert cards(screen)[-1] == "4  Subject → possible: Film of one good lesson"


def test_a_click_on_a_box_chooses_it(window, screen, hands, qtbot):
    hands.letter("t")
    box = screen.canvas.drawing().box(Place.RULES)
    QTest.mouseClick(
        screen.canvas,
        Qt.MouseButton.LeftButton,
        pos=on_screen(screen, box.x + 10, box.y + 10),
    )
    assert cards(screen)[-1] == "4  Subject ↔ Rules"


def test_one_with_a_neighbour_by_name(window, screen, hands, qtbot):
    screen.add_tension.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert hands.focus.objectName() == "from_place"
    choose_with(hands, "Rules")
    hands.tab()
    choose_with(hands, "a neighbouring activity")
    assert hands.focus.objectName() == "neighbour"
    hands.type("the academy chain")
    qtbot.waitUntil(lambda: tensions(window, screen)[-1].neighbour == "the academy chain", timeout=10_000)
    assert cards(screen)[-1] == "4  Rules ↔ the academy chain"
    hands.back()
    choose_with(hands, "within the same place")
    assert tensions(window, screen)[-1].neighbour == "" and cards(screen)[-1] == "4  Rules"


def test_another_leaders_system_is_an_end_too(window, screen, hands):
    screen.add_tension.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.tab()
    choose_with(hands, "Claire’s activity system")
    added = tensions(window, screen)[-1]
    assert added.to_system is not None
    assert cards(screen)[-1] == "4  Subject ↔ Claire"


# editing


def open_card(screen, hands, place: int):
    card = screen.pulls.cards[place]
    card.setFocus()
    hands.enter()
    return card


def test_every_field_by_keys(window, screen, hands, qtbot):
    open_card(screen, hands, 1)
    hands.tab_to("voiced_as")
    choose_with(hands, "double bind")
    hands.tab()
    hands.letter("w")
    hands.tab()
    assert hands.focus.objectName() == "held_back"
    hands.press(Qt.Key.Key_Space)

    def kept():
        one = tensions(window, screen)[1]
        return (one.voiced_as, one.state, one.held_back) == (
            VoicedAs.DOUBLE_BIND,
            TensionState.WORKED_ON,
            True,
        )

    qtbot.waitUntil(kept, timeout=10_000)
    hands.press(Qt.Key.Key_Escape)
    card = screen.pulls.cards[1]
    assert hands.focus is card
    assert "worked on" in words_in(card).splitlines()
    assert "held back" in card.accessibleDescription() and "double bind" in card.accessibleDescription()
    assert "held back" in card.accessibleName()


def test_cards_by_keys_move_delete_and_undo(window, screen, hands):
    before = [t.id for t in tensions(window, screen)]
    screen.pulls.cards[0].setFocus()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Up, ALT | SHIFT)
    assert [t.id for t in tensions(window, screen)] == [before[1], before[0], before[2]]
    assert hands.focus is screen.pulls.cards[0]
    hands.press(Qt.Key.Key_Delete)
    assert [t.id for t in tensions(window, screen)] == [before[0], before[2]]
    assert hands.focus is screen.pulls.cards[0]
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert [card.tension.id for card in screen.pulls.cards] == before


def test_arrows_go_from_card_to_card_and_stay_at_either_end(screen, hands):
    cards = screen.pulls.cards
    cards[0].setFocus()
    for key, reached in ((Qt.Key.Key_Down, (1, 2, 2)), (Qt.Key.Key_Up, (1, 0, 0))):
        for place in reached:
            hands.press(key)
            assert hands.focus is cards[place]
            hands.back()
            hands.tab()
            assert hands.focus is cards[place], "Tab comes back to the same card"


def test_a_click_on_a_number_or_a_bolt_opens_its_tension(window, screen, hands):
    for shape in screen.canvas.drawing().shapes:
        if isinstance(shape, Badge):
            at = on_screen(screen, shape.x + shape.width / 2, shape.y + shape.height / 2)
        elif isinstance(shape, Polyline) and shape.tension:
            (x1, y1), (x2, y2) = shape.points[1], shape.points[2]
            at = on_screen(screen, (x1 + x2) / 2, (y1 + y2) / 2)
        else:
            continue
        QTest.mouseClick(screen.canvas, Qt.MouseButton.LeftButton, pos=at)
        opened = [card for card in screen.pulls.cards if card.is_open]
        assert [card.tension.id for card in opened] == [shape.tension]
        assert hands.focus is opened[0].form.wording
        hands.press(Qt.Key.Key_Escape)
        assert hands.focus is screen.canvas


def test_the_number_of_the_tension_in_hand_has_a_ring(screen, hands):
    (badge,) = [
        s
        for s in screen.canvas.drawing().shapes
        if isinstance(s, Badge) and s.tension == screen.pulls.cards[1].tension.id
    ]

    def ring() -> bool:
        image = screen.canvas.grab().toImage()
        at = on_screen(screen, badge.x + badge.width / 2, badge.y - 3)
        return any(image.pixelColor(at.x(), at.y() + dy).name() == LIGHT.amber for dy in (-1, 0, 1))

    assert not ring()
    open_card(screen, hands, 1)
    assert ring()
    hands.press(Qt.Key.Key_Escape)
    assert not ring()


def test_a_click_on_a_card_opens_it_and_its_buttons_work(window, screen, hands):
    card = screen.pulls.cards[2]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert card.is_open
    QApplication.processEvents()  # the form takes its place
    QTest.mouseClick(card.form.up, Qt.MouseButton.LeftButton)
    assert cards(screen)[1] == "2  Community ↔ Parents" and screen.pulls.cards[1] is card
    QTest.mouseClick(card.form.remove, Qt.MouseButton.LeftButton)
    assert len(cards(screen)) == 2


def test_words_survive_trouble(window, screen, hands, monkeypatch, qtbot):
    def full(*args: object, **kwargs: object) -> None:
        raise CannotWrite("The disk is full.")

    card = open_card(screen, hands, 1)
    with monkeypatch.context() as world:
        full_disk(world)
        hands.press(Qt.Key.Key_End, CTRL)
        hands.type(" Not lost")
        hands.press(Qt.Key.Key_Escape)
        assert window.frame.trouble.isVisible()
        assert card.is_open and card.form.wording.toPlainText().endswith("Not lost")
    qtbot.waitUntil(lambda: tensions(window, screen)[1].wording.endswith("Not lost"), timeout=10_000)


def test_another_leader_has_other_tensions(window, screen, hands):
    open_card(screen, hands, 0)
    hands.press(Qt.Key.Key_End, CTRL)
    hands.type(" Kept")
    former = shown_system(screen).person
    screen.leader.setFocus()
    hands.press(Qt.Key.Key_Down)
    assert shown_system(screen).person != former
    assert [card.tension for card in screen.pulls.cards] == tensions(window, screen)
    assert any(t.wording.endswith(" Kept") for t in stored(window, Tension))


# actions


def test_an_action_is_added_to_a_tension_and_typed_there(window, screen, hands, qtbot):
    card = screen.pulls.cards[1]
    assert "no action yet" in card.accessibleDescription()
    assert "2 tensions have no action." in screen.falls_words.text()
    QTest.mouseClick(button(card, "Add action"), Qt.MouseButton.LeftButton)
    assert isinstance(hands.focus.parentWidget(), LinkedActionRow)
    hands.type("The teacher takes the lowest group on Mondays by half term")
    hands.enter()

    def kept():
        found = stored(window, ActionLink, tension=card.tension.id)
        return found and stored(window, Action, id=found[0].action)[0].due_words == "half term"

    qtbot.waitUntil(lambda: bool(kept()), timeout=10_000)
    (link,) = stored(window, ActionLink, tension=card.tension.id)
    (action,) = stored(window, Action, id=link.action)
    assert action.person == shown_system(screen).person
    assert action.wording == "The teacher takes the lowest group on Mondays"
    assert "1 action works on this" in card.accessibleDescription()
    assert "The tension between" not in screen.falls_words.text()
    assert "The tension in community has none." in screen.falls_words.text()


def test_an_action_that_is_there_is_linked_from_the_menu(window, screen, hands):
    card = open_card(screen, hands, 1)
    menu = card.form.link_action.menu()
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    assert len(stored(window, ActionLink, tension=card.tension.id)) == 1
    assert len(card.form.findChildren(LinkedActionRow)) == 1
    menu.aboutToShow.emit()
    assert menu.actions()[-1].isChecked()
    menu.actions()[-1].trigger()
    assert not stored(window, ActionLink, tension=card.tension.id)


def test_a_new_action_without_words_goes_when_it_is_left(window, screen, hands):
    before = len(stored(window, Action))
    QTest.mouseClick(button(screen.pulls.cards[1], "Add action"), Qt.MouseButton.LeftButton)
    assert len(stored(window, Action)) == before + 1
    screen.canvas.setFocus()
    assert len(stored(window, Action)) == before


def test_one_tension_is_open_at_a_time(window, screen, hands):
    for card in screen.pulls.cards:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        assert [one for one in screen.pulls.cards if one.is_open] == [card]


def test_a_tension_that_cannot_be_kept_is_told_and_nothing_opens(window, screen, hands, monkeypatch):
    before = cards(screen)
    with monkeypatch.context() as world:
        full_disk(world)
        hands.letter("t")
        hands.enter()
        assert cards(screen) == before and not any(card.is_open for card in screen.pulls.cards)
    assert len(tensions(window, screen)) == len(before)
    hands.letter("t")
    hands.enter()
    assert len(cards(screen)) == len(before) + 1


def test_a_line_changes_between_now_and_possible_by_its_menu_and_back(window, screen, hands):
    wording = "The phonics scheme"
    menu = menu_of(screen, Place.TOOLS, wording)
    entry(menu, "Is possible, not so now").trigger()
    assert item_named(screen, wording).layer == Layer.POSSIBLE
    menu = menu_of(screen, Place.TOOLS, wording)
    entry(menu, "Is so now").trigger()
    assert item_named(screen, wording).layer == Layer.NOW


def submenu(menu, words: str) -> QMenu:
    return next(a.menu() for a in menu.actions() if a.text().startswith(words) and a.menu())


def entry(menu, words: str):
    return next(a for a in menu.actions() if a.text().startswith(words))


def menu_of(screen, place: Place, wording: str | None = None) -> QMenu:
    """The menu that the menu key brings for a box, or a right click on a line in it."""
    canvas = screen.canvas
    drawing = canvas.drawing()
    if wording is None:
        canvas.focus_place(place)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    else:
        text = next(t for t in drawing.texts if t.item and wording.startswith(t.text))
        at = on_screen(screen, text.x + 4, text.baseline - 4)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.mapToGlobal(at))
    QApplication.sendEvent(canvas, event)
    menu = screen.findChildren(QMenu, "item_menu")[-1]
    assert menu.isVisible()
    menu.close()
    return menu


def item_named(screen, wording: str) -> SystemItem:
    return next(i for i in shown_items(screen) if i.wording == wording)


def test_the_menu_of_a_line(window, screen, hands):
    menu = menu_of(screen, Place.TOOLS, "The phonics scheme")
    entry(menu, "Held back").trigger()
    menu.close()
    assert item_named(screen, "The phonics scheme").held_back
    menu = menu_of(screen, Place.TOOLS)
    line = submenu(menu, "An observation sheet")
    entry(submenu(line, "Changed into"), "Tools: A method card").trigger()
    menu.close()
    became = item_named(screen, "An observation sheet").became
    assert became == item_named(screen, "A method card for TAs").id
    menu = menu_of(screen, Place.TOOLS)
    entry(submenu(submenu(menu, "An observation sheet"), "Move to"), "Rules").trigger()
    menu.close()
    assert item_named(screen, "An observation sheet").place == Place.RULES
    for _ in range(3):
        hands.press(Qt.Key.Key_Z, CTRL)
    sheet = item_named(screen, "An observation sheet")
    assert (sheet.place, sheet.became) == (Place.TOOLS, None)
    assert not item_named(screen, "The phonics scheme").held_back


@pytest.mark.parametrize("wording", [None, "The phonics scheme"])
def test_editing_from_the_menu_of_the_picture_is_in_the_picture(screen, wording):
    entry(menu_of(screen, Place.TOOLS, wording), "Edit").trigger()
    assert screen.canvas.is_editing() and screen.canvas.place == Place.TOOLS and not screen.is_outline


def test_which_action_changes_a_line_is_said_from_its_menu(window, screen, hands, qtbot):
    item = item_named(screen, "Teachers, TAs, parents")
    actions = submenu(submenu(menu_of(screen, Place.COMMUNITY), item.wording[:8]), "Which action")
    actions.actions()[0].trigger()
    assert [link.item for link in stored(window, ActionLink, item=item.id)] == [item.id]
    shown = [each.accessibleName() for each in screen.findChildren(QWidget)]
    assert "Community: 1 action" in shown
    menu = menu_of(screen, Place.COMMUNITY)
    entry(submenu(submenu(menu, item.wording[:8]), "Which action"), "A new action").trigger()
    menu.close()
    assert screen.falls_unfold.isChecked()
    hands.type("Ask the parents’ group")
    qtbot.waitUntil(
        lambda: "Ask the parents’ group" in [a.wording for a in stored(window, Action)], timeout=10_000
    )
    assert len(stored(window, ActionLink, item=item.id)) == 2


def test_where_the_actions_fall_for_the_set_and_a_term(window, screen, hands):
    sentence = screen.falls_words.text()
    assert sentence == "All actions placed here change tools and rules. 2 tensions have no action."
    assert "3 actions do not say" in screen.falls_loose.text()
    screen.falls_whose.setFocus()
    hands.press(Qt.Key.Key_Down)
    assert "16 actions do not say" in screen.falls_loose.text()
    screen.falls_when.setFocus()
    hands.press(Qt.Key.Key_End)
    assert screen.falls_loose.text() != "16 actions do not say yet what they change."


def test_bars_that_are_replaced_are_gone(window, screen, hands):
    def figures() -> list[str]:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        labels = screen.falls_words.parentWidget().findChildren(QLabel)
        return [each.accessibleName() for each in labels if ": " in each.accessibleName()]

    before = figures()
    assert len(before) == len(set(before)) == 4
    with window.desk.workspace.step("Link") as step:
        rule = next(item for item in shown_items(screen) if item.place == Place.RULES)
        step.put(ActionLink(action=stored(window, Action)[0].id, item=rule.id))
    after = figures()
    assert len(after) == 4 and after != before


# levels, names read aloud, nobody


def test_levels_only_for_those_who_want_them(window, screen, hands):
    open_card(screen, hands, 1)
    form = screen.pulls.cards[1].form
    assert not form.level.isVisible()
    window.commands.do("preferences")
    only(window, PreferencesDialog).show_levels.click()
    only(window, PreferencesDialog).close()
    assert form.level.isVisible()
    assert form.level.currentText() == "as it is: 1, within one place"
    form.level.setFocus()
    choose_with(hands, "3: ")
    hands.tab()
    assert tensions(window, screen)[1].level == 3
    assert "level 3" in screen.pulls.cards[1].accessibleName()
    assert any(t.text == "2·L3" for t in screen.canvas.drawing().texts)


def test_a_screen_reader_finds_boxes_items_and_tensions_in_the_picture(window, screen, qtbot):
    def names(interface) -> list[str]:
        found = [interface.text(QAccessible.Text.Name)]
        for nth in range(interface.childCount()):
            found += names(interface.child(nth))
        return found

    QApplication.processEvents()
    said = names(QAccessible.queryAccessibleInterface(screen.canvas))
    for place in ("Subject", "Object", "Outcome", "Tools", "Rules", "Community", "Division of labour"):
        assert place in said
    assert "Film of one good lesson (possible)" in said
    assert any(words.startswith("2. Division of labour") for words in said)
    for item in shown_items(screen):
        assert any(words.startswith(item.wording) for words in said), item.wording


def test_tab_goes_down_the_column(window, screen, hands):
    screen.canvas.setFocus()
    seen = []
    for _ in range(30):
        hands.tab()
        name = hands.focus.objectName()
        if name == "released":
            break
        seen.append(name)
    order = ["tension_card", "add_tension", "falls_whose", "falls_when", "falls_unfold", "as_list"]
    assert [name for name in seen if name in order] == order
    assert seen.index("guide_toggle") < seen.index("question")
