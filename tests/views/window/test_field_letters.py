"""Alt and the letter that is underlined in its label go to each field, in every place."""

from __future__ import annotations

from collections import Counter

from everywhere import places, prepare
from keyboard import ALT, CTRL
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from lfl_desktop.views.kit.before_paint import settle
from lfl_desktop.views.kit.text.field_label import Label, with_letter_underlined
from lfl_desktop.views.window.command_table import MenuName

OF_MENUS = {name.value[name.value.index("&") + 1].upper() for name in MenuName}


def labels(window) -> list[QLabel]:
    """The labels of fields in sight that can be gone to."""
    found = [label for label in window.findChildren(QLabel) if label.isVisible() and label.buddy()]
    return [label for label in found if label.buddy().isVisible() and label.buddy().isEnabled()]


def clashing(window) -> list[str]:
    """Labels without a letter, or with that of a menu or of other words."""
    found = labels(window)
    of = {label.text(): label.letter if isinstance(label, Label) else "" for label in found}
    count = Counter(of.values())
    return [words for words, letter in of.items() if letter in ("", *OF_MENUS) or count[letter] > 1]


def test_every_label_of_a_field_has_a_letter_of_its_own_in_every_place(sample_path, open_window, qtbot):
    prepare(sample_path)
    window = open_window(sample_path)
    window.resize(1366, 768)
    wrong = {}
    for name, bring in places().items():
        bring(window)
        try:
            qtbot.waitUntil(lambda: not clashing(window), timeout=1000)
        except qtbot.TimeoutError:
            wrong[name] = [(label.text(), getattr(label, "letter", None)) for label in labels(window)]
    assert wrong == {}, "\n".join(map(str, wrong.items()))


def test_the_letter_goes_to_the_field_and_in_a_list_to_the_next_row(seventh, hands):
    seventh.go(1)
    seventh.kept_soon(lambda: not clashing(seventh.window))
    told = [label for label in labels(seventh.window) if label.text() == "What happened"]
    assert len(told) > 1 and len({label.letter for label in told}) == 1
    for label in told:
        hands.press(getattr(Qt.Key, f"Key_{label.letter}"), ALT)
        assert hands.focus is label.buddy()


class PaintedLetters(QObject):
    """Sees with which letter each label is painted first."""

    def __init__(self, watched: list[Label]) -> None:
        super().__init__()
        self.first: dict[str, str] = {}
        for label in watched:
            label.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, Label):
            self.first.setdefault(watched.text(), watched.letter)
        return False


def test_a_stage_is_painted_with_its_letters_at_once(seventh, hands, qtbot):
    seventh.go(4)
    seventh.go(0)
    told = seventh.screen.stage
    painted = PaintedLetters(told.findChildren(Label))
    seventh.go(4)
    hands.press(Qt.Key.Key_PageUp, CTRL)
    seventh.go(0)
    qtbot.waitUntil(lambda: "Date" in painted.first)
    assert all(painted.first[words] for words in ("Date", "Starts", "Ends", "Place"))


def test_letters_wait_while_somebody_types_a_line_that_grows(seventh, hands):
    seventh.go(4)
    hands.tab_to("words")
    hands.type("We listened to each other " * 12)
    settle()
    (words,) = [label for label in labels(seventh.window) if label.buddy() is hands.focus]
    before = words.letter
    words.give_letter("")
    hands.type("We listened to each other " * 12)
    settle()
    assert not words.letter  # no key waits for it
    seventh.kept_soon(lambda: words.letter == before)


def test_a_screen_reader_hears_the_key_and_not_its_mark(seventh):
    seventh.go(0)
    seventh.kept_soon(lambda: not clashing(seventh.window))
    (date,) = [label for label in labels(seventh.window) if label.text() == "Date"]
    heard = QAccessible.queryAccessibleInterface(date.buddy())
    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == "Date"
    assert heard.text(QAccessible.Text.Accelerator) == "Alt+D"


def test_what_people_wrote_is_shown_as_it_is():
    assert with_letter_underlined("Words of R&&D", "R") == "Words of &R&&D"
    assert with_letter_underlined("Used minutes", "M") == "Used &minutes"
    assert with_letter_underlined("Used", "X") == "Used"


def test_the_steps_of_the_first_run_have_them_too(program, qtbot, hands):
    program.start(None)
    window = program.window
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go(1)
    qtbot.waitUntil(lambda: all(label.letter for label in labels(window)))
    hands.press(Qt.Key.Key_F, ALT)
    assert hands.focus is window.steps[1].focus or hands.focus is window.steps[1].facilitator
