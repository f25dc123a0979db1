"""How names are compared, found and put in order, however they are typed.

Three readings of a text, each wider than the one before. `id_key`: the same words typed with other
apostrophes, dashes, spaces, case or composed letters; ids are made of it. `name_key`: also without
apostrophes and with a space for a dash; what has the same one is one thing. `folded`: also without accents
and full stops; what is typed to find something is looked up in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

APOSTROPHES = "'’‘‛ʼʻʹ′`´＇"
"""All that is typed for the apostrophe of O’Brien, the straight one first."""

DASHES = "-‐‑‒–—―−⁃﹘﹣－"
"""All that is typed for the hyphen of Anne-Marie, the straight one first."""

_QUOTES = '"“”„‟«»″＂'
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Marks that show nothing by themselves: soft hyphens, joiners, marks of direction."""

_AS_TYPED = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(DASHES, "-")
    | dict.fromkeys(_UNSEEN)
)
_PLAINLY = str.maketrans({"'": None, "`": None, '"': None, "-": " "})
_DROPPED = re.compile(f"[{re.escape(APOSTROPHES + _QUOTES + _UNSEEN)}]+")
_SPACED = re.compile(f"[{re.escape(DASHES)}]+")

_LETTERS = {
    **{"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ı": "i", "ŋ": "ng", "ĸ": "k"},
    **{"ə": "e", "ǝ": "e", "ɛ": "e", "ɔ": "o", "ɣ": "g", "ʃ": "sh", "ʒ": "zh", "ƿ": "w", "ȷ": "j"},
}
"""Letters that are no accented ones and that a British keyboard lacks, as they are typed on it."""

_STROKED = re.compile(r"LATIN SMALL LETTER ([A-Z]{1,2}) WITH |LATIN LETTER SMALL CAPITAL ([A-Z]{1,2})$")
_STOP = re.compile(r"(?<!\d)[.,;:·]|[.,;:·](?!\d)|[()\[\]{}!?]")
_STOPS = str.maketrans(dict.fromkeys(".,;:·()[]{}!?", " "))
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_DIGITS = re.compile(r"\d+")


def id_key(text: str) -> str:
    """What ids by name are made of. Of plain letters it is as it was in every version of the program, so
    that ids are as they were."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_AS_TYPED).casefold()
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split()).casefold()


def name_key(text: str) -> str:
    """A name for comparing with others: case, kinds of spaces, apostrophes and dashes, and whether letters
    are composed do not matter; accents do."""
    if text.isascii():  # most are, and files of many sets are compared by their names
        return " ".join(text.casefold().translate(_PLAINLY).split()) or id_key(text)
    said = unicodedata.normalize("NFKC", _without_case(_as_said(text)))
    return " ".join(_as_said(said).split()) or id_key(text)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one to whoever reads them."""
    return name_key(one) == name_key(other)


def each_once(names: Iterable[str]) -> list[str]:
    """The names in order, without empty ones; of those that are one, as it was typed first."""
    found: dict[str, str] = {}
    for name in names:
        if key := name_key(name):
            found.setdefault(key, name)
    return sorted(found.values(), key=collated)


def _as_said(text: str) -> str:
    """Without apostrophes, with a space for each dash."""
    if text.isascii():  # where `translate` is the quicker
        return text.translate(_PLAINLY)
    return _SPACED.sub(" ", _DROPPED.sub("", text))


def _without_case(text: str) -> str:
    """The compatibility caseless form of Unicode (definition D146), with each accent a sign of its own."""
    if text.isascii():
        return text.casefold()
    for form in ("NFD", "NFKD"):
        text = unicodedata.normalize(form, text).casefold()
    return unicodedata.normalize("NFKD", text)


def folded(text: str) -> str:
    """A text for finding something in it, and what is typed to find it: without case, accents, apostrophes
    and line breaks, a space for each dash, stop and bracket, the letters as a British keyboard has them."""
    bare = _without_case(_as_said(text))
    if not bare.isascii():
        bare = _as_said(_FOREIGN.sub(_as_plain, bare))
    # within figures a stop is none: "12:30"
    said = bare.translate(_STOPS) if bare.isascii() and not _DIGITS.search(bare) else _STOP.sub(" ", bare)
    return " ".join(said.split())


def _as_plain(found: re.Match[str]) -> str:
    return "".join(map(_plain, found[0]))


@lru_cache(maxsize=1024)
def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    if unicodedata.combining(letter):
        return ""
    stroked = _STROKED.match(unicodedata.name(letter, ""))
    return _LETTERS.get(letter) or ((stroked[1] or stroked[2]).lower() if stroked else letter)


@lru_cache(maxsize=2048)
def collated(text: str) -> str:
    """What names are sorted by: first their letters without accents and case, then with accents, then small
    letters before capitals. Figures are sorted by their number."""
    letters = _DIGITS.sub(lambda found: found[0].zfill(9), folded(text))
    exact = unicodedata.normalize("NFD", text)
    return "\0".join((letters, exact.casefold(), exact.swapcase()))
