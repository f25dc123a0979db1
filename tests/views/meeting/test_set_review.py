"""The set review by keyboard."""

from __future__ import annotations

import pytest
from keyboard import CTRL
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from lfl_desktop.domain.impact import KeyLearning
from lfl_desktop.domain.meetings import LearningAbout, LearningNote, SetReview
from lfl_desktop.views.kit import theme
from lfl_desktop.views.kit.controls.own_controls import Segmented
from lfl_desktop.views.meeting.set_review_stage import KeyLearningRow, LearningNoteRow
from lfl_desktop.views.meeting.trend import Trend


@pytest.fixture
def review(seventh):
    seventh.go(4)
    return seventh


def stored(at) -> list[SetReview]:
    return at.stored(SetReview, meeting=at.meeting.id)


def rows(at, kind):
    return at.rows(kind)


def test_digits_and_words(review, hands):
    for digit in "435":
        assert isinstance(hands.focus, Segmented)
        hands.letter(digit)
    assert hands.focus is review.screen.stage.words
    hands.type("Better at waiting")
    review.kept_soon(lambda: stored(review)[0].words == "Better at waiting")
    assert stored(review)[0].scores == {"listening": 4, "challenge": 3, "kept_to_time": 5}
    assert len(stored(review)) == 1
    assert hands.focus is review.screen.stage.words


def test_each_question_says_which_end_is_good(review):
    scales = review.rows(Segmented)
    assert len(scales) == 3
    assert scales[0].accessibleName() == "Listening, from 1, not well, to 5, very well"
    said = [label for label in review.rows(QLabel) if label.text() == "1 not well · 5 very well"]
    assert len(said) == 3
    for scale, words in zip(scales, said, strict=True):
        below = words.mapTo(review.window, QPoint()) - scale.mapTo(review.window, QPoint(0, scale.height()))
        assert below.x() == 0 and 0 <= below.y() < 12


def test_each_score_is_a_thought_that_is_undone_on_screen(review, hands):
    first = hands.focus
    hands.letter("4")
    hands.back()
    hands.press(Qt.Key.Key_Delete)
    assert stored(review)[0].scores == {}
    assert first.value() is None
    hands.letter("3")
    second = hands.focus
    hands.letter("5")
    hands.back()
    review.undo()
    assert (first.value(), second.value()) == (3, None)
    assert hands.focus is second
    review.undo()
    review.undo()
    assert first.value() == 4
    review.undo()
    assert first.value() is None and stored(review) == []
    review.redo()
    assert first.value() == 4


def test_the_words_are_undone_on_screen(review, hands):
    hands.tab(3)
    words = hands.focus
    hands.type("Better")
    review.kept_soon(lambda: review.undo_says() == "Undo “Edit set review”")
    review.undo()
    assert words.toPlainText() == "" and hands.focus is words
    assert stored(review) == []
    hands.type("Other")
    review.kept_soon(lambda: [r.words for r in stored(review)] == ["Other"])


def test_key_learning_points(review, hands):
    hands.tab(4)
    for text in ("Ask, do not tell", "Wait"):
        assert isinstance(hands.focus.parentWidget(), KeyLearningRow)
        hands.type(text)
        hands.enter()
    points = review.stored(KeyLearning, meeting=review.meeting.id)
    assert [(p.wording, p.position) for p in points] == [("Ask, do not tell", 0), ("Wait", 1)]
    assert len(rows(review, KeyLearningRow)) == 3
    hands.back()
    hands.press(Qt.Key.Key_Delete, CTRL)
    assert review.undo_says() == "Undo “Remove key learning point”"
    assert [p.wording for p in review.stored(KeyLearning, meeting=review.meeting.id)] == ["Ask, do not tell"]
    review.undo()
    assert [r.wording.toPlainText() for r in rows(review, KeyLearningRow)] == ["Ask, do not tell", "Wait", ""]


def test_learning_notes(review, hands):
    hands.tab(4)
    hands.enter()
    assert isinstance(hands.focus.parentWidget(), LearningNoteRow)
    hands.press(Qt.Key.Key_Down)
    hands.tab()
    hands.press(Qt.Key.Key_Down)
    hands.tab()
    hands.type("I vanish into e-mail")
    hands.enter()
    (note,) = review.stored(LearningNote, meeting=review.meeting.id)
    assert note.person == review.page().members[1].id
    assert (note.about, note.wording) == (LearningAbout.MYSELF, "I vanish into e-mail")
    assert hands.focus is rows(review, LearningNoteRow)[1].person


def test_an_emptied_point_is_taken_away(review, hands):
    hands.tab(4)
    hands.type("ab")
    review.kept_soon(lambda: review.stored(KeyLearning, meeting=review.meeting.id))
    hands.press(Qt.Key.Key_Backspace, times=2)
    hands.back()
    assert review.stored(KeyLearning, meeting=review.meeting.id) == []
    assert len(rows(review, KeyLearningRow)) == 1


# How it was at earlier meetings


def trend(at, scale) -> Trend:
    named = f"{scale.replace('_', ' ').capitalize()} so far"
    return next(each for each in at.screen.stage.findChildren(Trend) if each.accessibleName() == named)


def test_the_trend_stands_beside_each_scale(review):
    shown = trend(review, "kept_to_time")
    assert shown.isVisible() and len(shown.dots()) == 6
    assert shown.accessibleDescription() == "2, 3, 3, 2, 4, 4 at meetings 1 to 6"
    assert shown.accessibleName() == "Kept to time so far"
    heights = [dot.y() for dot in shown.dots()]
    assert heights[0] == heights[3] > heights[1] == heights[2] > heights[4] == heights[5]
    assert min(heights) > 0 and max(heights) < shown.height()
    across = [dot.x() for dot in shown.dots()]
    assert across == sorted(across) and across[0] > 0 and across[-1] < shown.width()
    line = shown.fontMetrics().height()
    assert shown.sizeHint().width() - across[-1] < 1.2 * line, "no more room than the dots need"
    chooser = next(
        each
        for each in review.screen.stage.findChildren(Segmented)
        if each.accessibleName().startswith("Kept to time, from 1")
    )
    assert shown.mapTo(review.screen.stage, shown.rect().center()).y() == pytest.approx(
        chooser.mapTo(review.screen.stage, chooser.rect().center()).y(),
        abs=6,
    )


def test_the_trend_is_painted_in_both_appearances(review, qapp):
    shown = trend(review, "listening")
    for appearance, chosen in (("dark", theme.DARK), ("light", theme.LIGHT)):
        theme.apply(qapp, appearance)
        QApplication.processEvents()
        image = shown.grab().toImage()
        dot = shown.dots()[0].toPoint() * image.devicePixelRatio()
        assert image.pixelColor(dot).name() == chosen.accent_text


def test_only_earlier_meetings_are_in_the_trend(review, hands):
    hands.letter("1")
    assert trend(review, "listening").accessibleDescription() == "3, 3, 4, 4, 4, 5 at meetings 1 to 6"
    review.screen.which.setFocus()
    hands.press(Qt.Key.Key_Home)
    review.go(4)
    assert not trend(review, "listening").isVisible() and not review.screen.stage.last_toggle.isVisible()
    review.screen.which.setFocus()
    hands.press(Qt.Key.Key_Down)
    review.go(4)
    assert trend(review, "listening").accessibleDescription() == "3 at meeting 1"


def test_the_words_of_last_time_are_folded_until_they_are_asked_for(review, hands):
    stage = review.screen.stage
    assert stage.last_toggle.text() == "What the set said at meeting 6" and not stage.last_words.isVisible()
    said = {r.meeting: r.words for r in review.stored(SetReview)}
    hands.tab_to("last_toggle")
    hands.press(Qt.Key.Key_Space)
    assert stage.last_words.isVisible() and stage.last_words.text() in said.values()
    hands.press(Qt.Key.Key_Space)
    assert not stage.last_words.isVisible()
