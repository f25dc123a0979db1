"""The label of a field, in which the letter is underlined that goes there with Alt."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget


class Label(QLabel):
    """A label as it is written in forms. One that belongs to a field may be given a letter; what it says is
    the same with it and without. The property `leastAcross` is for how many characters it keeps room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = ""
        self._said = self._marked = ""

    def text(self) -> str:
        shown = super().text()
        return self._said if shown == self._marked else shown

    def setText(self, words: str) -> None:
        self._said, self._marked = (
            words,
            with_letter_underlined(words, self._letter) if self._letter else words,
        )
        super().setText(self._marked)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        least = (self.property("leastAcross") or 0) * self.fontMetrics().averageCharWidth()
        return QSize(max(hint.width(), least), hint.height())

    @property
    def letter(self) -> str:
        """The letter that goes to its field; empty where there is none in what it says now."""
        return self._letter if self._letter and self._letter in self.text().upper() else ""

    def give_letter(self, letter: str) -> None:
        """Lets this letter (in upper case) go to its field; none where it is empty."""
        words = self.text()
        if letter != self._letter or with_letter_underlined(words, letter) != super().text():
            self._letter = letter
            self.setText(words)


def with_letter_underlined(words: str, letter: str) -> str:
    """Words in which a letter is underlined, at the beginning of a word where there is one. All labels of
    fields have `literal` words."""
    every = [place for place, each in enumerate(words.upper()) if each == letter]
    begins = [place for place in every if not place or not words[place - 1].isalnum()]
    place = next(iter((*begins, *every)), None)
    return words if place is None else f"{words[:place]}&{words[place:]}"
