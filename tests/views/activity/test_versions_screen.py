"""Versions on the real window: made, chosen, dated, deleted, compared, copied into; two systems."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from keyboard import ALT, CTRL, SHIFT
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from stored import stored
from window_driver import shown_items, shown_tensions, shown_version

from lfl_desktop.canvas.dropping import area_of
from lfl_desktop.domain.activity import (
    ActivitySystem,
    Layer,
    Place,
    SystemItem,
    SystemVersion,
    Tension,
)
from lfl_desktop.store.database import CannotWrite
from lfl_desktop.views.activity.copy_items import CopyItems
from lfl_desktop.views.activity.version_when import VersionWhen
from lfl_desktop.workspace.activity.systems_in_words import own_of
from lfl_desktop.workspace.destination import at_system

Key = Qt.Key
PRIYA, CLAIRE, BETH = "Priya Dale", "Claire Umber", "Beth Ivory"


@pytest.fixture
def window(sample_path, open_window, hands):
    window = open_window(sample_path)
    hands.press(Key.Key_6, CTRL)
    return window


@pytest.fixture
def screen(window):
    screen = window.screen_of("activity_systems")
    assert screen.heading.text() == f"Activity system · {PRIYA}"
    return screen


def person(window, name: str):
    return next(p.id for p in window.desk.book().people.values() if p.name == name)


def own(window, name: str = PRIYA) -> ActivitySystem:
    found = own_of(window.desk.workspace, window.desk.set_id, person(window, name))
    assert found is not None
    return found


def versions(window, name: str = PRIYA) -> list[SystemVersion]:
    return sorted(stored(window, SystemVersion, system=own(window, name).id), key=lambda v: v.position)


def menu(screen, words: str) -> None:
    """Opens the menu of this version by keyboard and chooses what begins with `words`."""
    screen.stage.bar.more.setFocus()
    found = screen.stage.bar.more.menu()
    assert isinstance(found, QMenu)
    found.popup(QPoint(10, 10))
    action = next(a for a in found.actions() if a.text().startswith(words))
    assert action.isEnabled(), words
    for _ in found.actions():
        if found.activeAction() is not action:
            QTest.keyClick(found, Key.Key_Down)
    assert found.activeAction() is action
    QTest.keyClick(found, Key.Key_Return)


def look(screen, hands, letter: str) -> None:
    screen.stage.bar.looking.setFocus()
    hands.letter(letter)


def dialog(qtbot, window, kind: type[QWidget]) -> QWidget:
    found = [d for d in window.findChildren(kind) if d.isVisible()]
    assert len(found) == 1
    found[0].activateWindow()
    qtbot.waitUntil(lambda: found[0].isAncestorOf(QApplication.focusWidget() or window), timeout=10_000)
    return found[0]


def back_to(qtbot, window, screen) -> None:
    """A dialog is closed: the window has the keyboard again, as every desktop gives it."""
    window.activateWindow()
    screen.canvas.setFocus()
    qtbot.waitUntil(screen.canvas.hasFocus, timeout=10_000)


# made, chosen, dated, deleted


def test_one_key_makes_a_version_and_shows_it(window, screen, hands):
    hands.press(Key.Key_Return)
    hands.type("\nMy deputy too")
    hands.press(Key.Key_V, CTRL | SHIFT)
    _first, second, third = versions(window)
    assert shown_version(screen) == third.id and screen.version.count() == 3
    words = [{i.wording for i in stored(window, SystemItem, version=v.id)} for v in (second, third)]
    assert words[0] == words[1] and "My deputy too" in words[1], "what was typed is in both"
    assert len(stored(window, Tension, version=third.id)) == 3
    assert screen.heading.text() == f"Activity system · {PRIYA}"
    assert screen.stage.year.accessibleName().endswith("meeting 5, version 3 of 3, not released")
    assert window.frame.undo.accessibleName() == "Undo “New version”"
    hands.press(Key.Key_Z, CTRL)
    assert len(versions(window)) == 2 and shown_version(screen) == second.id


def test_the_line_of_the_year_by_keys_and_mouse(window, screen, hands):
    year = screen.stage.year
    first, second = versions(window)
    year.setFocus()
    hands.press(Key.Key_Left)
    assert shown_version(screen) == first.id and hands.focus is year
    assert "Film of one good lesson" not in [i.wording for i in screen.canvas.items]
    assert year.accessibleName() == (
        "Versions through the year: 31 Jan, meeting 1, version 1 of 2, released to the set"
    )
    hands.press(Key.Key_End)
    assert shown_version(screen) == second.id
    at = year.stops()[0].toPoint()
    QTest.mouseClick(year, Qt.MouseButton.LeftButton, pos=at + QPoint(9, 3))
    assert shown_version(screen) == first.id
    QTest.mousePress(year, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(year, year.stops()[1].toPoint())
    assert shown_version(screen) == second.id
    QTest.mouseRelease(year, Qt.MouseButton.LeftButton, pos=year.stops()[1].toPoint())
    assert stored(window, SystemVersion, system=own(window).id) == [first, second], "looking changes nothing"


def test_the_stops_stand_apart_however_near_their_days_are(window, screen, hands):
    for _ in range(4):
        hands.press(Key.Key_V, CTRL | SHIFT)
    stops = screen.stage.year.stops()
    assert len(stops) == 6
    across = [stop.x() for stop in stops]
    assert all(b - a >= screen.fontMetrics().height() for a, b in pairwise(across))
    assert 0 < across[0] < across[-1] < screen.stage.year.width()


def test_a_leader_with_one_version_has_no_line(window, screen, hands):
    screen.leader.setFocus()
    for _ in range(10):
        if CLAIRE in screen.heading.text():
            break
        hands.press(Key.Key_Down)
    assert not screen.stage.year.isVisible()
    hands.press(Key.Key_V, CTRL | SHIFT)
    assert screen.stage.year.isVisible() and len(versions(window, CLAIRE)) == 2


def test_a_version_of_nothing_kept_yet_is_kept_first(window, screen, hands):
    have = {s.person for s in stored(window, ActivitySystem)}
    members = window.desk.book().members(None)
    place, who = next((n, p) for n, p in enumerate(members) if p.id not in have)
    screen.leader.setFocus()
    hands.press(Key.Key_Home)
    hands.press(Key.Key_Down, times=place)
    hands.press(Key.Key_V, CTRL | SHIFT)
    assert len(versions(window, who.name)) == 2


def test_a_version_is_dated_at_a_meeting_or_a_day(window, screen, hands, qtbot):
    menu(screen, "When")
    when = dialog(qtbot, window, VersionWhen)
    when.date.setFocus()
    hands.type("12 Jun")
    hands.press(Key.Key_Tab)
    qtbot.waitUntil(lambda: str(versions(window)[1].date) == "2013-06-12", timeout=10_000)
    assert versions(window)[1].meeting is None and when.meeting.currentData() is None
    when.meeting.setFocus()
    hands.press(Key.Key_Down)
    assert versions(window)[1].date is None and versions(window)[1].meeting is not None
    assert when.date.text() == ""
    hands.press(Key.Key_Escape)
    back_to(qtbot, window, screen)
    hands.press(Key.Key_Z, CTRL)
    assert str(versions(window)[1].date) == "2013-06-12"
    assert screen.version.currentText() == "12 June"


def test_a_version_is_deleted_and_undo_brings_it_back(window, screen, hands):
    before = stored(window, SystemItem)
    menu(screen, "Delete")
    (left,) = versions(window)
    assert shown_version(screen) == left.id
    action = screen.stage.bar.more.menu()
    action.aboutToShow.emit()
    assert not next(a for a in action.actions() if a.text().startswith("Delete")).isEnabled()
    hands.press(Key.Key_Z, CTRL)
    key: Callable[[SystemItem], str] = lambda i: str(i.id)  # noqa: E731
    assert sorted(stored(window, SystemItem), key=key) == sorted(before, key=key)


def test_after_the_first_of_three_versions_the_second_is_in_sight(window, screen, hands):
    hands.press(Key.Key_V, CTRL | SHIFT)
    first, second, _third = versions(window)
    screen.version.setFocus()
    hands.press(Key.Key_Home)
    assert shown_version(screen) == first.id
    menu(screen, "Delete")
    assert shown_version(screen) == second.id and versions(window)[0].id == second.id


def test_trouble_says_so_and_changes_nothing(window, screen, hands, monkeypatch):
    def fails(*_args, **_kwargs):
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr(window.desk.workspace, "step", fails)
    before = stored(window, SystemVersion)
    hands.press(Key.Key_V, CTRL | SHIFT)
    assert stored(window, SystemVersion) == before and "disk is full" in window.frame.trouble_text.text()


# then and now


def test_then_and_now_shows_both_and_says_what_changed(window, screen, hands):
    look(screen, hands, "t")
    both = screen.stage.then_and_now
    assert both.isVisible() and not screen.canvas.isVisible()
    assert (both.then.currentText(), both.later.currentText()) == ("31 Jan, meeting 1", "4 July, meeting 4")
    told = both.changes.toPlainText()
    assert "From 31 Jan, meeting 1 to 4 July, meeting 4" in told and "Film of one good lesson" in told
    assert "Eased" in told
    then, now = (p.drawing() for p in (both.then_picture, both.now_picture))
    assert "Film of one good lesson" not in " ".join(t.text for t in then.texts)
    assert "new" in " ".join(t.text for t in now.texts)
    assert both.now_picture.accessibleName().startswith("4 July, meeting 4. Subject: Me, as KS1 phase leader")
    both.later.setFocus()
    hands.press(Key.Key_Home)
    assert shown_version(screen) == versions(window)[0].id
    assert "From 31 Jan, meeting 1 to 4 July, meeting 4" in both.changes.toPlainText(), (
        "the other is beside it"
    )


def test_any_two_versions_are_compared(window, screen, hands):
    hands.press(Key.Key_V, CTRL | SHIFT)
    item = next(i for i in shown_items(screen) if i.wording == "The phonics scheme")
    with window.desk.workspace.step("Move") as step:
        step.put(replace(item, place=Place.RULES, position=9))
    look(screen, hands, "t")
    both = screen.stage.then_and_now
    assert both.changes.toPlainText().splitlines() == [
        "From 4 July, meeting 4 to 3 Oct 2013, meeting 5",
        "“The phonics scheme” has moved from Tools to Rules.",
    ]
    both.then.setFocus()
    hands.press(Key.Key_Home)
    told = both.changes.toPlainText()
    assert told.startswith("From 31 Jan, meeting 1 to") and "Film of one good lesson" in told


def test_in_a_narrow_window_they_stand_below_each_other(window, screen, hands, qtbot):
    look(screen, hands, "t")
    both = screen.stage.then_and_now

    def below() -> bool:
        return both.now_picture.mapTo(both, QPoint()).y() > both.then_picture.geometry().bottom()

    window.resize(1500, 900)
    qtbot.waitUntil(lambda: not below(), timeout=10_000)
    window.resize(760, 700)
    qtbot.waitUntil(below, timeout=10_000)


def test_one_version_alone_says_so(window, screen, hands):
    screen.show_destination(at_system(person(window, CLAIRE)))
    look(screen, hands, "t")
    assert "one version so far" in screen.stage.then_and_now.changes.toPlainText()


# copied


def test_items_are_ticked_and_copied_in_one_step(window, screen, hands, qtbot):
    menu(screen, "Copy")
    copying = dialog(qtbot, window, CopyItems)
    assert not copying.copy.isEnabled()
    names = [copying.source.itemText(n) for n in range(copying.source.count())]
    assert any(CLAIRE in name for name in names) and not any(BETH in name for name in names)
    copying.source.setFocus()
    at = next(n for n, name in enumerate(names) if CLAIRE in name)
    hands.press(Key.Key_Home)
    hands.press(Key.Key_Down, times=at)
    assert copying.agreed.text().startswith("Claire released this version to the set on 14 Mar")
    copying.items.setFocus()
    hands.press(Key.Key_Home)
    hands.press(Key.Key_Space)
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Space)
    assert copying.copy.text() == "Copy 2 items"
    before = {i.id for i in shown_items(screen)}
    copying.copy.setFocus()
    hands.press(Key.Key_Space)
    new = [i for i in shown_items(screen) if i.id not in before]
    assert [i.wording for i in new] == ["Me, as Foundation leader", "Adults who play with the children"]
    assert window.frame.undo.accessibleName() == "Undo “Copy items”"
    back_to(qtbot, window, screen)
    hands.press(Key.Key_Z, CTRL)
    assert {i.id for i in shown_items(screen)} == before


def test_what_is_taken_back_is_not_offered(window, screen, qtbot):
    with window.desk.workspace.step("Take back") as step:
        for version in versions(window, CLAIRE):
            step.put(replace(version, released_on=None))
    menu(screen, "Copy")
    copying = dialog(qtbot, window, CopyItems)
    assert not any(CLAIRE in copying.source.itemText(n) for n in range(copying.source.count()))
    copying.close()


# two systems


def face_parents(screen, hands) -> None:
    screen.stage.bar.looking.choose(2)
    screen.stage.two.neighbour.setFocus()
    hands.type("Parents")
    hands.press(Key.Key_Return)


def test_a_neighbour_is_named_faced_and_filled(window, screen, hands, qtbot):
    face_parents(screen, hands)
    two = screen.stage.two
    (parents,) = [s for s in stored(window, ActivitySystem) if s.neighbour]
    assert parents.neighbour == "Parents" and own(window).faces == parents.id
    assert window.frame.undo.accessibleName() == "Undo “Add neighbouring activity”"
    assert two.faces.currentText() == "Parents"
    assert screen.canvas.accessibleName().startswith(f"{PRIYA}. ")
    two.shared_object.setFocus()
    hands.type("Home reading")
    qtbot.waitUntil(lambda: own(window).shared_object == "Home reading", timeout=10_000)
    words = [text.text for text in screen.canvas.drawing().texts]
    assert "Home reading" in words and two.shared_object.toPlainText() == "Home reading"
    two.filled.setFocus()
    hands.press(Key.Key_Right)
    assert screen.heading.text() == "Activity system · Parents" and screen.canvas.side == 1
    screen.canvas.setFocus()
    hands.press(Key.Key_Return)
    hands.type("Parents of KS1")
    hands.press(Key.Key_Escape)
    (version,) = stored(window, SystemVersion, system=parents.id)
    assert [i.wording for i in stored(window, SystemItem, version=version.id)] == ["Parents of KS1"]
    two.filled.setFocus()
    hands.press(Key.Key_Left)
    assert screen.heading.text() == f"Activity system · {PRIYA}" and screen.canvas.side == 0
    words = " ".join(text.text for text in screen.canvas.drawing().texts)
    assert "Parents of" in words


def test_a_click_on_the_neighbours_box_fills_it(window, screen, hands):
    face_parents(screen, hands)
    QApplication.processEvents()
    box = screen.canvas.drawing().box(Place.TOOLS, 1)
    at = (screen.canvas.origin() + QPointF(box.x + 9, box.y + 9)).toPoint()
    QTest.mouseClick(screen.canvas, Qt.MouseButton.LeftButton, pos=at)
    assert screen.heading.text() == "Activity system · Parents"


def test_a_name_that_is_being_typed_stays_when_something_else_changes(window, screen, hands):
    face_parents(screen, hands)
    two = screen.stage.two
    two.neighbour.setFocus()
    hands.press(Key.Key_A, CTRL)
    hands.type("The academy")
    with window.desk.workspace.step("Ask") as step:
        step.put(replace(own(window), question="How do they hear of it?"))
    QApplication.processEvents()
    assert two.neighbour.text() == "The academy"
    hands.press(Key.Key_Return)
    assert [s.neighbour for s in stored(window, ActivitySystem) if s.neighbour] == ["The academy"]


def test_the_neighbour_is_renamed_let_go_and_undone(window, screen, hands):
    face_parents(screen, hands)
    two = screen.stage.two
    two.neighbour.setFocus()
    hands.press(Key.Key_A, CTRL)
    hands.type("The academy chain")
    hands.press(Key.Key_Return)
    assert [s.neighbour for s in stored(window, ActivitySystem) if s.neighbour] == ["The academy chain"]
    hands.press(Key.Key_A, CTRL)
    hands.press(Key.Key_Delete)
    hands.press(Key.Key_Return)
    assert two.neighbour.text() == "The academy chain", "one without a name stays as it was"
    two.faces.setFocus()
    hands.press(Key.Key_Home)
    assert own(window).faces is None and not two.shared_object.isVisible()
    hands.press(Key.Key_Z, CTRL)
    assert own(window).faces is not None


def test_a_neighbour_is_deleted_and_undo_brings_it_back(window, screen, hands):
    face_parents(screen, hands)
    screen.stage.two.filled.setFocus()
    hands.press(Key.Key_Right)
    menu(screen, "Delete “Parents”")
    assert not [s for s in stored(window, ActivitySystem) if s.neighbour] and own(window).faces is None
    assert screen.heading.text() == f"Activity system · {PRIYA}"
    assert window.frame.undo.accessibleName() == "Undo “Delete neighbouring activity”"
    hands.press(Key.Key_Z, CTRL)
    assert own(window).faces is not None


def test_another_leaders_stands_beside_as_it_was_released(window, screen, hands):
    screen.stage.bar.looking.choose(2)
    two = screen.stage.two
    choices = [two.faces.itemText(n) for n in range(two.faces.count())]
    assert CLAIRE in choices and BETH not in choices
    held = next(i for i in stored(window, SystemItem) if i.wording == "A tidying rota")
    with window.desk.workspace.step("Hold back") as step:
        step.put(replace(held, held_back=True))
    two.faces.setFocus()
    hands.press(Key.Key_Down)
    assert two.faces.currentText() == CLAIRE
    words = " ".join(text.text for text in screen.canvas.drawing().texts)
    assert "Water tray" in words and "tidying rota" not in words
    assert "as Claire released it" in two.told.text().replace("As", "as")
    two.filled.setFocus()
    hands.press(Key.Key_Right)
    assert screen.heading.text() == f"Activity system · {CLAIRE}", "it is filled on its own page"


def test_another_leader_who_has_not_released_theirs_is_asked_there_and_then(window, screen, hands):
    screen.stage.bar.looking.choose(2)
    two = screen.stage.two
    two.faces.setFocus()
    hands.press(Key.Key_Down)
    assert two.faces.currentText() == CLAIRE and not two.release.isVisible()
    with window.desk.workspace.step("Take back") as step:
        for version in versions(window, CLAIRE):
            step.put(replace(version, released_on=None))
    assert two.told.text().endswith("has not released this to the set, so it stays empty here.")
    assert two.release.isVisible() and two.release.text() == "Claire has released it"
    hands.tab_to("release")
    hands.enter()
    assert versions(window, CLAIRE)[-1].released_on == window.desk.workspace.today()
    assert not two.release.isVisible()
    assert "Water tray" in " ".join(text.text for text in screen.canvas.drawing().texts)


def test_a_tension_between_both_shows(window, screen, hands):
    face_parents(screen, hands)
    faced = own(window).faces
    with window.desk.workspace.step("Pull") as step:
        step.put(
            Tension(
                version=shown_version(screen),
                from_place=Place.RULES,
                to_place=Place.RULES,
                to_system=faced,
                wording="Books",
                position=7,
            )
        )
    drawn = screen.canvas.drawing()
    tension = next(t for t in shown_tensions(screen) if t.to_system == faced)
    bolts = [s for s in drawn.shapes if getattr(s, "tension", None) == tension.id]
    assert bolts
    assert drawn.box(Place.RULES, 1).edge is not None


def test_a_neighbour_is_no_leaders_own(window, screen, hands):
    face_parents(screen, hands)
    look(screen, hands, "o")
    assert screen.heading.text() == f"Activity system · {PRIYA}"
    screen.show_destination(at_system(person(window, PRIYA)))
    assert screen.heading.text() == f"Activity system · {PRIYA}"
    (parents,) = [s for s in stored(window, ActivitySystem) if s.neighbour]
    (version,) = stored(window, SystemVersion, system=parents.id)
    screen.show_destination(at_system(version.id))
    assert screen.heading.text() == "Activity system · Parents"


# items, on the window


def test_moving_an_item_is_one_step_with_a_name(window, screen, hands):
    hands.press(Key.Key_Up)
    hands.press(Key.Key_Down, SHIFT)
    item = screen.canvas.hand.item
    hands.press(Key.Key_P)
    (kept,) = stored(window, SystemItem, id=item.id)
    assert kept.layer == Layer.POSSIBLE and window.frame.undo.accessibleName() == "Undo “Move line”"
    assert hands.focus is screen.canvas and screen.canvas.hand.item.id == item.id
    hands.press(Key.Key_Down, ALT | SHIFT)
    (kept,) = stored(window, SystemItem, id=item.id)
    assert kept.place == Place.COMMUNITY
    hands.press(Key.Key_Z, CTRL)
    hands.press(Key.Key_Z, CTRL)
    assert stored(window, SystemItem, id=item.id) == [item]
    hands.press(Key.Key_Z, CTRL | SHIFT)
    assert stored(window, SystemItem, id=item.id)[0].layer == Layer.POSSIBLE


def test_a_dragged_item_is_kept(window, screen):
    item = next(i for i in shown_items(screen) if i.wording == "An observation sheet")
    canvas = screen.canvas
    area, box = area_of(canvas.drawing(), item.id), canvas.drawing().box(Place.COMMUNITY)
    start = (canvas.origin() + QPointF(area.left + 20, (area.top + area.foot) / 2)).toPoint()
    end = (canvas.origin() + QPointF(box.x + 20, box.y + 30)).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, start + QPoint(30, 30))
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    assert stored(window, SystemItem, id=item.id)[0].place == Place.COMMUNITY


def test_delete_takes_a_line_out_and_undo_brings_it_back(window, screen, hands):
    hands.press(Key.Key_Up)
    hands.press(Key.Key_Down, SHIFT)
    item = screen.canvas.hand.item
    hands.press(Key.Key_Delete)
    assert not stored(window, SystemItem, id=item.id)
    hands.press(Key.Key_Z, CTRL)
    assert stored(window, SystemItem, id=item.id) == [item]


def test_the_version_chosen_from_the_list_is_the_one_in_sight(window, screen, hands):
    first, second = versions(window)
    assert shown_version(screen) == second.id
    screen.version.setFocus()
    hands.press(Qt.Key.Key_Home)
    assert shown_version(screen) == first.id
    drawn = {text.item for text in screen.canvas.drawing().texts if text.item}
    assert drawn and drawn <= {item.id for item in stored(window, SystemItem, version=first.id)}


def test_the_dialog_of_a_version_is_gone_once_it_is_closed(window, screen, hands, qtbot):
    menu(screen, "When")
    dialog(qtbot, window, VersionWhen)
    hands.press(Key.Key_Escape)
    back_to(qtbot, window, screen)
    qtbot.waitUntil(lambda: not window.findChildren(VersionWhen), timeout=10_000)
