"""Where a text names somebody in passing: by first name or surname, with a title or an initial, in any
spelling. "Mr" alone is no name, and "will" in the middle of a sentence is not Will."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from lfl_desktop.domain.wording.name_parts import (
    PARTICLES,
    NameParts,
    called,
    is_initial,
    is_particle,
    is_title,
    parts_of,
)
from lfl_desktop.domain.wording.names import APOSTROPHES, DASHES, folded
from lfl_desktop.domain.wording.read_as_names import MONTHS, reads_as_name, reads_as_shouted_name
from lfl_desktop.domain.wording.short_first_names import other_first_names

_PUNCTUATION = r"0-9!-&(-/:-@\[-_{-~“”„«»…·•‹›¿¡。，、；：！？（）"
_WORD = re.compile(rf"[^\s{_PUNCTUATION}{re.escape(DASHES)}]+")
_POSSESSIVE = re.compile(rf"[{re.escape(APOSTROPHES)}][sS]?$")
_IN_BRACKETS = re.compile(r"[(\[“\"]([^()\[\]“”\"]+)[)\]”\"]")
_INITIALS = re.compile(
    r"\b(?:[^\W\d_]\.[\s-]{0,2}){2,}|\b[^\W\d_](?:[\s\-‐‑][^\W\d_]){1,3}\b|\b[^\W\d_]{2,3}\b"
)
"""Letters with their full stops, apart, or two or three that stand for a name."""
_BESIDE = re.compile(rf"[\s.{re.escape(DASHES)}]*")
_SENTENCE_ENDS = re.compile(r"(?:^|[.!?:•–—\n])[\s“\"‘'(]*$")
_BEFORE_MONTHS = re.compile(
    r"(?:\d\S*|\b(?:in|during|early|late|mid|last|next|this|since|until))[\s-]*$", re.I
)
_JOINED = re.compile(r"\s*[,/&+]\s*|\s*,?\s+(?:and|or)\s+", re.I)
_AFTER_MONTHS = re.compile(r"\s*\d")

SMALL_WORDS = frozenset(
    [
        *("a", "an", "as", "at", "be", "by", "can", "do", "for", "go", "he", "her", "him", "his", "how", "i"),
        *(
            "if",
            "in",
            "is",
            "it",
            "me",
            "my",
            "no",
            "not",
            "now",
            "of",
            "on",
            "or",
            "our",
            "she",
            "so",
            "the",
        ),
        *("they", "this", "to", "too", "up", "us", "van", "was", "we", "who", "why", "yes", "you"),
    ]
)
"""Words that begin many sentences, so that a capital there says nothing."""

NAMES_FIRST = frozenset(
    [
        *("abigail", "amir", "ben", "billy", "bob", "bobby", "brad", "brent", "carol", "charlotte", "curt"),
        *(
            "deb",
            "dev",
            "dick",
            "dirk",
            "dolly",
            "don",
            "earl",
            "eddy",
            "fay",
            "flora",
            "gene",
            "glen",
            "harry",
        ),
        *(
            "hector",
            "henry",
            "holly",
            "iris",
            "jack",
            "jasmine",
            "jay",
            "jenny",
            "jerry",
            "jess",
            "jock",
            "john",
        ),
        *("josh", "ken", "kirk", "kitty", "mac", "marina", "martin", "maria", "mat", "max", "merlin", "mick"),
        *(
            "mike",
            "molly",
            "nan",
            "nancy",
            "ned",
            "nelly",
            "nick",
            "ollie",
            "peg",
            "peggy",
            "peter",
            "phoebe",
        ),
        *(
            "piers",
            "polly",
            "queenie",
            "rani",
            "ray",
            "reg",
            "rob",
            "robin",
            "rod",
            "roger",
            "rosemary",
            "sally",
        ),
        *(
            "sandy",
            "sawyer",
            "sheila",
            "simon",
            "sol",
            "sonny",
            "sue",
            "ted",
            "teddy",
            "terry",
            "tom",
            "trixie",
        ),
        *("troy", "veronica", "victor", "viola", "vic"),
    ]
)
"""First names that dictionaries have as words too, which hardly anybody means by them."""


_PARTICLES = frozenset(map(folded, PARTICLES))
_TWO_LETTERS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "å": "aa",
        "ø": "oe",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "Å": "Aa",
        "Ø": "Oe",
    }
)
_IN_PIECES = re.compile(rf"[\s{re.escape(DASHES)}]+")
_APOSTROPHE = re.compile(rf"[{re.escape(APOSTROPHES)}]")


class _Seen(NamedTuple):
    """A word of a text and its place."""

    text: str
    start: int
    end: int


class KnownNames:
    """The names of some people, to be looked for in texts. `is_word` tells whether a language has a word in
    small letters: such a name counts only with its capital."""

    def __init__(self, names: Iterable[str], is_word: Callable[[str], bool]) -> None:
        self._is_word = is_word
        every = [name for name in names if name.strip()]
        known = [parts_of(name) for name in every]
        known += [parts_of(other) for name in every for other in self._in_brackets(name)]
        self._ways = {way for parts in known for way in _ways(parts)}
        short = {other for parts in known for name in _pieces(parts)[:1] for other in other_first_names(name)}
        self._for_short = short - self._ways - _PARTICLES
        self._ways |= self._for_short
        # first names that are particles in other names: Di, Van, Al
        self._first = {
            folded(short) for short in map(called, every) if len(short) > 1 and not is_title(short)
        } | self._for_short
        self._ways |= self._first
        self._pairs = {frozenset(pair) for parts in known for pair in pairwise(_pieces(parts))}
        self._initialled = {pair for parts in known for pair in _initialled(parts)}
        self._particles = {word.casefold() for parts in known for word in parts.words if is_particle(word)}
        self._short = {letters for parts in known for letters in _short(parts) if len(letters) > 1}
        double = {letters for parts in known for word in parts.words if len(letters := _letters((word,))) > 1}
        whole = {letters for parts in known if len(letters := _letters(parts.words)) > 1}
        self._initials = self._short | double | whole
        # signs of scripts that have no capitals and may have no spaces between words
        self._signs = [way for way in self._ways if way.upper() == way]

    def found_in(self, text: str) -> list[str]:
        """Each name in `text`, as it stands there, with the title or initial before it."""
        words = [_Seen(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
        spans: list[tuple[int, int]] = []
        for nth, word in enumerate(words):
            end = self._end_of_name(text, words, nth)
            if end is None:
                continue
            start = self._with_title(text, words, nth)
            if spans and (spans[-1][1] >= start or _BESIDE.fullmatch(text, spans[-1][1], word.start)):
                spans[-1] = spans[-1][0], max(end, spans[-1][1])
            else:
                spans.append((start, end))
        named = [text[start:end] for start, end in spans] + self._by_initials(text, spans)
        return named + [sign for sign in self._signs if sign in text and sign not in named]

    def _in_brackets(self, name: str) -> Iterator[str]:
        """Other names that stand in brackets, as in "Bob (Robert) Hale" and "Ann Hale (née Poole)"; what is a
        word, as in "Ann Hale (deputy)", is none."""
        for words in _IN_BRACKETS.findall(name):
            yield from (w for w in _WORD.findall(words) if w[0].isupper() and not self._is_word(w.casefold()))

    def _by_initials(self, text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
        found: list[str] = []
        for match in _INITIALS.finditer(text):
            letters = "".join(filter(str.isalpha, match[0]))
            known = letters in (self._short if match[0].isalpha() or " " in match[0] else self._initials)
            known = known or ("." in match[0] and letters in self._initials)
            if known and not any(start < match.end() and match.start() < end for start, end in spans):
                found.append(match[0].strip())
        return found

    def _end_of_name(self, text: str, words: Sequence[_Seen], nth: int) -> int | None:
        """Where the name ends that begins with a word; None where it is none."""
        word = words[nth]
        bare = _POSSESSIVE.sub("", word.text)
        after = words[nth + 1] if nth + 1 < len(words) else None
        if self._is_way(bare):
            if self._is_plain(text, words, nth, bare) or self._counts(text, words, nth, bare):
                return word.start + len(bare)
        elif after and _are_beside(text, word, after) and not word.text.islower():
            other = _POSSESSIVE.sub("", after.text)  # "O Brien", "Anne Marie" of an Annemarie
            if folded(word.text + other) in self._ways:
                return after.start + len(other)
        return None

    def _is_way(self, bare: str) -> bool:
        return any(key in self._ways for key in _keys(bare))

    def _is_plain(self, text: str, words: Sequence[_Seen], nth: int, bare: str) -> bool:
        """Whether a title or another part of the same name beside it makes it a name, whatever its case."""
        before = words[nth - 1] if nth and _are_beside(text, words[nth - 1], words[nth]) else None
        after = next(iter(words[nth + 1 : nth + 2]), None)
        beside = [before, after if after and _are_beside(text, words[nth], after) else None]
        pairs = {frozenset((folded(bare), folded(_POSSESSIVE.sub("", w.text)))) for w in beside if w}
        stop = before and text[before.end : before.end + 1] == "."
        initial = bool(stop and before and (folded(before.text), folded(bare)) in self._initialled)
        return initial or bool(before and is_title(before.text)) or bool(pairs & self._pairs)

    def _counts(self, text: str, words: Sequence[_Seen], nth: int, bare: str) -> bool:
        """Whether a word that is a name is meant as one."""
        if not self._is_ordinary(bare):
            return True
        word, small = words[nth], bare.casefold()
        place = word.start, word.start + len(bare)
        is_first_name = any(key in self._first for key in _keys(bare))
        if small in SMALL_WORDS and (bare.islower() or _is_shouted(text, words, nth)):
            return False
        if bare.islower():
            return reads_as_name(text, *place, is_first_name=is_first_name)
        if _is_shouted(text, words, nth):
            shouted = reads_as_shouted_name(text, *place, is_first_name=is_first_name)
            return shouted or self._is_among_names(text, words, nth)
        for_short = any(key in self._for_short for key in _keys(bare))  # "Will we read?" is no William
        if (for_short or small in SMALL_WORDS) and _SENTENCE_ENDS.search(text, 0, word.start):
            return for_short and reads_as_name(text, *place, is_first_name=True)
        as_month = _BEFORE_MONTHS.search(text, 0, word.start) or _AFTER_MONTHS.match(text, word.end)
        return not (small in MONTHS and as_month)

    def _is_ordinary(self, bare: str) -> bool:
        """Whether a language has this name as a word too."""
        small = bare.casefold().strip(APOSTROPHES)
        for_short = any(key in self._for_short for key in _keys(bare))
        is_word = (
            small in SMALL_WORDS
            or small in MONTHS
            or ((for_short or small not in NAMES_FIRST) and self._is_word(small))
        )
        return is_word and bare.upper() != bare.lower()

    def _is_among_names(self, text: str, words: Sequence[_Seen], nth: int) -> bool:
        """Whether a list joins a word to a name that can be nothing else: "SIÂN AND MARK"."""
        for step in (-1, 1):
            other = nth + step
            if 0 <= other < len(words) and words[other].text.casefold() in ("and", "or"):
                other += step
            if not 0 <= other < len(words):
                continue
            first, last = sorted((nth, other))
            bare = _POSSESSIVE.sub("", words[other].text)
            joined = _JOINED.fullmatch(text, words[first].end, words[last].start)
            if joined and self._is_way(bare) and not self._is_ordinary(bare):
                return True
        return False

    def _with_title(self, text: str, words: Sequence[_Seen], nth: int) -> int:
        """Where a name begins with the titles, initials and particles before it."""
        start = words[nth].start
        for before, word in zip(reversed(words[:nth]), reversed(words[1 : nth + 1]), strict=True):
            initial = is_initial(before.text) and text[before.end : before.end + 1] == "."
            belongs = is_title(before.text) or initial or before.text.casefold() in self._particles
            if not belongs or not _are_beside(text, before, word):
                break
            start = before.start
        return start


def _is_shouted(text: str, words: Sequence[_Seen], nth: int) -> bool:
    """Whether a word stands in capitals because all around it do, so that they say nothing."""
    line = [word for word in words[max(nth - 1, 0) : nth + 2] if "\n" not in _between(text, words[nth], word)]
    return all(word.text.replace("’s", "").replace("'s", "").isupper() for word in line)


def _between(text: str, one: _Seen, other: _Seen) -> str:
    return text[min(one.end, other.end) : max(one.start, other.start)]


def _keys(bare: str) -> set[str]:
    """What a word is looked up by: also as it is spelt out, and without the s of "Priyas class"."""
    keys = {folded(bare)} if bare.isascii() else {folded(bare), folded(_spelt_out(bare))}
    return keys | {key[:-1] for key in keys if len(key) > 3 and key.endswith("s")}


def _spelt_out(word: str) -> str:
    """A word as it is typed where there are no such letters: "Mueller" for Müller."""
    return unicodedata.normalize("NFC", word).translate(_TWO_LETTERS)


def _letters(words: Iterable[str]) -> str:
    """The letters that words of a name begin with, as "PNH" of Priya Natarajan-Holt."""
    return "".join(
        piece[0].upper() for piece in re.split(rf"[\s{re.escape(DASHES)}]+", " ".join(words)) if piece
    )


def _short(parts: NameParts) -> Iterator[str]:
    """The letters that a name begins with instead of a first name, as "JP" of J. P. Oakes, and with them all
    others, as "JPO"."""
    if letters := "".join(word[0] for word in takewhile(is_initial, parts.words)).upper():
        yield from (letters, _letters(parts.words))


def _initialled(parts: NameParts) -> Iterator[tuple[str, str]]:
    """Each letter that a surname may have before it with the surname, folded: "f", "church"."""
    words = [word for word in parts.words if not is_title(word)]
    yield from ((folded(word)[:1], folded(words[-1])) for word in words[:-1])


def _pieces(parts: NameParts) -> list[str]:
    """The words of a name that somebody may be named by alone, folded: halves of double names too."""
    words = [word for word in parts.words if not is_initial(word) and not is_title(word)]
    alone = len(words) == 1
    return [piece for word in words if alone or not is_particle(word) for piece in folded(word).split()]


def _ways(parts: NameParts) -> Iterator[str]:
    """All that somebody of this name may be named by in one word, folded."""
    for word, after in pairwise(parts.words):
        if is_particle(word):
            yield folded(word + after).replace(" ", "")
    words = [word for word in parts.words if not is_title(word)]
    whole = [folded(word).replace(" ", "") for word in words]
    spelt = [folded(piece) for word in words for piece in _IN_PIECES.split(_spelt_out(word))]
    # "@ruthhale", "RuthHale", and Angelo of D’Angelo
    joined = ["".join(whole)] if len(whole) > 1 else []
    behind = [folded(part) for word in words for part in _APOSTROPHE.split(word)[1:] if len(part) > 3]
    ways = (*_pieces(parts), *whole, *spelt, *joined, *behind)
    yield from (way for way in ways if len(way) > 1 and way not in _PARTICLES)


def _are_beside(text: str, one: _Seen, other: _Seen) -> bool:
    return bool(_BESIDE.fullmatch(text, one.end, other.start))
