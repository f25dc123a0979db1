"""Checking the spelling of what people type: British English, the names in the records, and the words
that a person added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from lfl_desktop import durable, paths
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import LearningSet, Person, Post
from lfl_desktop.domain.programme import Cohort, Programme, School, Term, Theme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.wording.words_to_check import WordToCheck, plainly, without_possessive, words_to_check
from lfl_desktop.words import tr
from lfl_desktop.workspace.reading import Reading

MOST_SUGGESTIONS = 5
NAMED: tuple[type[Record], ...] = (Person, Post, School, LearningSet, Programme, Cohort, Term, Theme)
"""The records whose texts are names: what they say is spelt as it should be."""


class Dictionary(Protocol):
    """A language: Hunspell's words, or those of a test."""

    def spell(self, word: str) -> bool:
        """Whether the language has this word."""

    def suggest(self, word: str) -> Sequence[str]:
        """Words that may be meant, the likeliest first."""


@cache
def british_english() -> Dictionary | None:
    """The shipped dictionary, None where its library or its files are not on this computer.

    Reading it takes 0.1 s, in which the window stands still; it is read once."""
    folder = paths.resource("spelling")
    try:
        # not at the top: no start-up needs it, and some computers lack it
        from hunspell import Hunspell

        # without the encoding Windows cannot open a path outside its code page
        found: Dictionary = Hunspell("en_GB", hunspell_data_dir=str(folder), system_encoding="UTF-8")
    except (ImportError, OSError):
        return None
    return found


class Speller:
    """Knows which words are right. `own_words` is the file of the words that a person added, one a line."""

    def __init__(self, dictionary: Dictionary, own_words: Path) -> None:
        self._dictionary = dictionary
        self._own_file = own_words
        added = [*_lines(paths.resource("spelling", "field_words.txt")), *_lines(own_words)]
        self._own = frozenset(map(_folded, added))
        self._names: frozenset[str] = frozenset()
        self._checked: dict[str, bool] = {}
        self._suggested: dict[str, list[str]] = {}

    def unknown(self, text: str) -> list[WordToCheck]:
        """The words of `text` that are in no dictionary, with their places."""
        return [word for word in words_to_check(text) if not self.knows(word.text)]

    def knows(self, word: str) -> bool:
        """Whether a word is spelt right. Capitals do not matter in names and added words."""
        known = self._checked.get(word)
        if known is None:
            known = self._checked[word] = self._look_up(plainly(word))
        return known

    def _look_up(self, word: str) -> bool:
        if self._is_name(word) or self._dictionary.spell(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(not p or self._is_name(p) or self._dictionary.spell(p) for p in parts)

    def _is_name(self, word: str) -> bool:
        folded = without_possessive(_folded(word))
        return folded in self._names or folded in self._own

    def suggestions(self, word: str) -> list[str]:
        """Up to five words that may be meant, the likeliest first, with the apostrophe of `word`."""
        if word not in self._suggested:
            found = self._dictionary.suggest(plainly(word))[:MOST_SUGGESTIONS]
            typographic = "’" in word
            self._suggested[word] = [each.replace("'", "’") if typographic else each for each in found]
        return self._suggested[word]

    def add(self, word: str) -> None:
        """Knows `word` from now on. Raises WorldError where its file cannot be written; it is known until
        the program ends all the same."""
        self._own |= {without_possessive(_folded(word))}
        self._checked.clear()
        try:
            durable.make_folder(self._own_file.parent)
            there = self._own_file.read_bytes() if self._own_file.exists() else b""
            end = b"" if there[-1:] in (b"", b"\n") else b"\n"
            added = (without_possessive(plainly(word)) + "\n").encode(errors="replace")
            durable.write_durably(self._own_file, there + end + added)
        except OSError as error:
            raise WorldError(
                tr(
                    "“{word}” is known until you close the program. It could not be added to {file}"
                    " ({reason}).",
                    word=word,
                    file=self._own_file,
                    reason=error.strerror or error,
                )
            ) from error

    def take_names(self, names: Iterable[str]) -> bool:
        """Knows these names and no others from now on; whether that changes anything."""
        taken = frozenset(map(_folded, names))
        if taken == self._names:
            return False
        self._names = taken
        self._checked.clear()
        return True


def names_in(reading: Reading) -> set[str]:
    """Each word of the names in the records: of people and their posts, schools, sets and the programme."""
    found: set[str] = set()
    for kind in NAMED:
        for record in reading.select(kind):
            for name in record.__struct_fields__:
                value = getattr(record, name)
                if isinstance(value, str):
                    found.update(without_possessive(plainly(word.text)) for word in words_to_check(value))
    return {part for name in found for part in (name, *name.split("-")) if part}


def _folded(word: str) -> str:
    return plainly(word).casefold()


def _lines(file: Path) -> list[str]:
    """The words in a file of one word a line; none where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8", errors="replace").split()
    except OSError:
        return []
