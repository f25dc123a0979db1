"""Sentences in rows and dialogs: checked, as high as their words, and one line of meaning."""

from __future__ import annotations

import pytest
from keyboard import CTRL, SHIFT
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from test_spelling import marked

from lfl_desktop.domain.meetings import Attendance, Bid, BidState, Meeting, Offer
from lfl_desktop.views.kit import theme
from lfl_desktop.views.kit.controls.sentence import Sentence
from lfl_desktop.views.meeting.bids_stage import BidRow
from lfl_desktop.views.meeting.check_in import PresenceRow
from lfl_desktop.views.meeting.meeting_change import MeetingChange
from lfl_desktop.views.meeting.slot_form import OfferRow

LONG = (
    "If I were presenting today it would be about how I tell a team that has worked hard for two years on its"
    " marking that the children do not read it, and that I was the one who asked for it in the first place."
)


def to_bid(at, hands) -> Sentence:
    at.go(2)
    return hands.focus


def to_offer(at, hands) -> Sentence:
    at.go(2)
    hands.press(Qt.Key.Key_Return, CTRL)
    at.go(3)
    hands.tab_to("person")
    hands.tab()
    return hands.focus


def to_note(at, hands) -> Sentence:
    hands.tab()
    hands.letter("h")
    hands.letter("n")
    return hands.focus


def to_reason(at, hands) -> Sentence:
    hands.tab_to("cancel_meeting")
    hands.press(Qt.Key.Key_Space)
    return at.window.findChildren(MeetingChange)[-1].reason


FIELDS = {"bid": to_bid, "offer": to_offer, "note": to_note, "reason": to_reason}


@pytest.mark.parametrize("name", FIELDS)
def test_a_wrong_word_gets_its_mark(seventh, hands, name):
    assert seventh.window.spelling.is_possible()
    field = FIELDS[name](seventh, hands)
    QTest.keyClicks(field, "She wil come later")
    assert marked(field) == ["wil"]
    assert field.toPlainText() == "She wil come later"


@pytest.mark.parametrize("name", FIELDS)
def test_a_sentence_is_as_high_as_its_words(seventh, hands, name):
    field = FIELDS[name](seventh, hands)
    before = field.height()
    QTest.keyClicks(field, LONG)
    assert field.height() > before
    assert is_wholly_in_sight(field)


def test_a_dialog_is_as_high_as_what_is_typed_in_it(seventh, hands):
    field = to_reason(seventh, hands)
    dialog = field.window()
    for words in (LONG, ""):
        field.setPlainText(words)
        seventh.kept_soon(lambda: field.geometry().bottom() < dialog.change.y())
        seventh.kept_soon(lambda: dialog.height() == dialog.heightForWidth(dialog.width()))
        assert dialog.words.height() >= dialog.words.heightForWidth(dialog.words.width())


def is_wholly_in_sight(field: Sentence) -> bool:
    """Whether the first and the last word of a field are in sight in it."""
    field.moveCursor(QTextCursor.MoveOperation.Start)
    first = field.cursorRect()
    field.moveCursor(QTextCursor.MoveOperation.End)
    shown = field.viewport().rect()
    scrolled = field.verticalScrollBar().maximum() or field.horizontalScrollBar().maximum()
    return shown.contains(first) and shown.contains(field.cursorRect()) and not scrolled


@pytest.fixture
def text_size(request, qapp):
    """The size of all text beside the usual one, as the system has it when the window opens."""
    theme.apply(qapp, "light", round(100 * request.param))
    yield request.param
    theme.apply(qapp, "light")


@pytest.mark.parametrize(
    ("text_size", "size"), [(1.0, (1360, 860)), (1.5, (1024, 700))], indirect=["text_size"]
)
def test_a_long_bid_is_wholly_in_sight(text_size, seventh, hands, size):
    seventh.window.resize(*size)
    QTest.mouseClick(seventh.screen.forward, Qt.MouseButton.LeftButton)
    field = to_bid(seventh, hands)
    row = seventh.rows(BidRow)[0]
    assert field.height() == row.minutes.height(), "one line is as high as the fields beside it"
    hands.type(LONG)
    seventh.kept_soon(lambda: row.rect().contains(field.geometry()))
    assert is_wholly_in_sight(field)
    areas = [area for area in seventh.window.findChildren(QScrollArea) if area.isAncestorOf(field)]
    assert areas and not any(area.horizontalScrollBar().maximum() for area in areas), "nothing is cut"
    first_line = field.y() + row.minutes.height() // 2
    assert abs(row.name.geometry().center().y() - first_line) <= 1
    if text_size == 1.0:
        assert row.minutes.y() == field.y() and row.agree.y() - field.y() <= 1


def test_enter_in_a_bid_moves_on_and_breaks_no_line(seventh, hands):
    field = to_bid(seventh, hands)
    second = seventh.rows(BidRow)[1].wording
    hands.type("about parents")
    hands.enter()
    assert hands.focus is second
    field.setFocus()
    hands.press(Qt.Key.Key_Return, SHIFT)
    assert hands.focus is second and field.toPlainText() == "about parents"


def test_what_is_pasted_over_several_lines_is_one(seventh, hands):
    field = to_bid(seventh, hands)
    hands.type("It is ")
    data = QMimeData()
    data.setText("about parents\r\n  and\u2028staff\n")
    QApplication.clipboard().setMimeData(data)
    hands.press(Qt.Key.Key_V, CTRL)
    assert field.toPlainText() == "It is about parents and staff"
    wordings = lambda: [b.wording for b in seventh.stored(Bid, meeting=seventh.meeting.id)]  # noqa: E731
    seventh.kept_soon(lambda: wordings() == ["It is about parents and staff"])


def test_a_withdrawn_bid_is_struck_through_and_its_words_are_kept(seventh, hands):
    field = to_bid(seventh, hands)
    hands.type("about parents")
    hands.press(Qt.Key.Key_Return, CTRL | SHIFT)
    seventh.kept_soon(lambda: field.document().defaultFont().strikeOut())
    muted = field.palette().color(field.foregroundRole())
    hands.press(Qt.Key.Key_End, CTRL)
    hands.type(" and staff")
    kept = lambda: [(b.wording, b.state) for b in seventh.stored(Bid, meeting=seventh.meeting.id)]  # noqa: E731
    seventh.kept_soon(lambda: kept() == [("about parents and staff", BidState.WITHDRAWN)])
    assert field.document().defaultFont().strikeOut(), "typing leaves the line"
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_C, CTRL)
    assert "line-through" not in QApplication.clipboard().mimeData().html(), "it is no part of the text"
    hands.press(Qt.Key.Key_Return, CTRL | SHIFT)
    assert not field.document().defaultFont().strikeOut()
    assert field.palette().color(field.foregroundRole()) != muted


def test_an_offer_and_a_note_go_on_with_enter(seventh, hands):
    field = to_note(seventh, hands)
    hands.type("from two")
    hands.enter()
    assert hands.focus is seventh.rows(PresenceRow)[1].presence
    seventh.kept_soon(lambda: seventh.stored(Attendance, meeting=seventh.meeting.id)[0].note == "from two")
    field = to_offer(seventh, hands)
    assert field.height() == seventh.rows(OfferRow)[0].person.height()
    hands.type("Lend my plan")
    hands.enter()
    assert hands.focus is seventh.rows(OfferRow)[1].person
    assert [o.wording for o in seventh.stored(Offer)].count("Lend my plan") == 1


def test_undo_in_a_dialog_takes_back_its_words(seventh, hands):
    before = seventh.undo_says()
    field = to_reason(seventh, hands)
    QTest.keyClicks(field, "Snow")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.toPlainText() == "" and seventh.undo_says() == before
    QTest.keyClicks(field, "Ice")
    QTest.keyClick(field, Qt.Key.Key_Return, SHIFT)
    assert seventh.stored(Meeting, id=seventh.meeting.id)[0].reason == "Ice"


def test_a_finished_meeting_is_locked_and_its_words_are_checked_when_it_is_opened_again(seventh, hands):
    assert seventh.window.spelling.is_possible()
    field = to_note(seventh, hands)
    hands.type("She wil come")
    assert marked(field) == ["wil"]
    forward = seventh.screen.forward
    while "Finish" not in forward.text():
        QTest.mouseClick(forward, Qt.MouseButton.LeftButton)
    QTest.mouseClick(forward, Qt.MouseButton.LeftButton)
    assert forward.text() == "Open it again"
    assert field.isReadOnly() and marked(field) == []
    seventh.screen.go(0)
    field.setFocus()
    QTest.keyClicks(field, "x")
    assert field.toPlainText() == "She wil come"
    QTest.mouseClick(forward, Qt.MouseButton.LeftButton)
    assert not field.isReadOnly() and marked(field) == ["wil"]
