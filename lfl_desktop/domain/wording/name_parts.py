"""What a name is made of, and what a set calls somebody of that name.

Names are typed in many ways: "Mrs Patel", "Garside, Ellen", "J. P. Oakes", "Revd Dr Jane Smith MBE",
"van der Berg, Jan". Nobody is called by a title, an initial or the first half of a surname."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lfl_desktop.domain.wording.names import folded


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "mr mrs miss ms mx messrs mstr dr drs prof professor sir dame lord lady madam mme mlle herr frau"
    " señor señora senor senora sra srta rev revd reverend fr father sr sister br bro brother mother canon"
    " bishop archbishop archdeacon deacon ven venerable pastor rabbi imam hon cllr councillor alderman chief"
    " capt captain col colonel lt lieutenant maj sgt sergeant cmdr commander"
)
"""Words before a name that are no part of it, as `folded` has them. Those that many people have as a first
name (Dean, Major, Don, Earl) are not among them."""

_BEFORE_TITLES = frozenset(("the", "rt", "right", "very", "most", "his", "her", "&", "and", "+"))
_AFTER = _words(
    "MBE OBE CBE DBE KBE CB CMG BA BSc BEd BPhil MA MSc MEd MBA MPhil MRes PhD DPhil EdD LLB LLM PGCE NPQH"
    " NPQSL NPQEL NPQML QTS FRSA FCCT MCCT FRS JP DL KC QC Jr Jr. Jnr Snr Esq Esq."
)
"""What stands after a name and is no part of it, as it is written."""

PARTICLES = _words(
    "de da do dos das del della dei di du des la le las los van von der den ten ter te zu zum zur af av bin"
    " bint ibn abu al el ap ab ó o ní ni nic uí ui mac mc st ste y e und 't d'"
)
"""Words that belong to the word after them, in small letters."""

_NEVER_FIRST_NAMES = _words("De Del Della Dos Das Des Von St St. Ste Ste. Ó Ní Nic Uí Mac Ibn Abu Bint")
"""The particles that, with a capital, are no first name of many people either."""

_COMMAS = re.compile("[,;，、،؛]")
_COMMA_AND_SPACE = ",;，、،؛ "
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_TITLE_AND_NAME = re.compile(r"\b([^\W\d_]{2,5}\.)(?=[^\W\d_]{2})")
_INITIALS = re.compile(r"[^\W\d_](?:[.\-‐‑]+[^\W\d_])*\.?|[^\W\d_]{1,3}\.")
_ROUND = '.,;:!?()[]{}"“”„«»/&+'


class NameParts(NamedTuple):
    """A name taken apart: the titles before it and its other words in the order in which it is said."""

    titles: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def said(self) -> str:
        """The whole name, as in "Mrs Ellen Garside"."""
        return " ".join((*self.titles, *self.words))


@lru_cache(maxsize=4096)
def called(name: str) -> str:
    """What a set calls somebody of this name: the first name, or title and surname where no first name is
    known, or the whole name where that begins with initials. Empty only for no name."""
    parts = parts_of(name)
    return _called(parts).strip(_COMMA_AND_SPACE) or parts.said.strip(_COMMA_AND_SPACE) or name.strip()


def spoken(name: str) -> str:
    """A name in the order in which it is said: "Ellen Garside" for "Garside, Ellen", others as they are."""
    return parts_of(name).said if _COMMAS.search(name) else " ".join(name.split())


@lru_cache(maxsize=4096)
def parts_of(name: str) -> NameParts:
    """A name taken apart. Without any word but titles, those are its words."""
    text = " ".join(name.split())
    text = _TITLE_AND_NAME.sub(_apart, _BRACKETS.sub("", text).strip() or text)
    titles: list[str] = []
    pieces: list[Sequence[str]] = []
    for piece in _COMMAS.split(text):
        mine, rest = _without_titles(piece.split())
        titles += mine
        if rest and not (pieces and all(word in _AFTER for word in rest)):
            pieces.append(rest)
    words = _in_order(pieces)
    while len(words) > 1 and words[-1] in _AFTER:
        words.pop()
    return NameParts(tuple(titles), tuple(words)) if words else NameParts((), tuple(text.split()))


def _apart(found: re.Match[str]) -> str:
    return f"{found[1]} " if is_title(found[1]) else found[1]


def _in_order(pieces: Sequence[Sequence[str]]) -> list[str]:
    """The words of "Garside, Ellen" with the surname last; what only explains a name is left out."""
    if not pieces:
        return []
    first, *others = pieces
    explains = len(first) > 1 and not is_particle(first[0]) and first[0][:1].isupper()
    if not others or (explains and others[0][0][:1].islower()):
        return list(first)
    return [*others[0], *first]


@lru_cache(maxsize=4096)
def is_title(word: str) -> bool:
    """Whether a word is a title, such as "Mrs", "dr." or "Mr/Mrs"."""
    return all(folded(one) in TITLES for one in re.split("[/&+]", word))


def is_particle(word: str) -> bool:
    """Whether a word belongs to the one after it, whatever its case."""
    return word.casefold().rstrip(".").replace("’", "'") in PARTICLES


def is_initial(word: str) -> bool:
    """Whether a word stands for a name by a letter or two: "J.", "J", "J.-P.", "JP", "Wm."."""
    bare = unicodedata.normalize("NFC", word)
    if bare.upper() == bare.lower():  # a name of one sign in a script without capitals
        return False
    return bool(_INITIALS.fullmatch(bare)) or (len(bare) == 2 and bare.isupper())


def _without_titles(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The titles that words begin with, and the others."""
    after = 0
    for place, word in enumerate(words, start=1):
        if is_title(word):
            after = place
        elif word.casefold() not in _BEFORE_TITLES:
            break
    return words[:after], words[after:]


def _called(parts: NameParts) -> str:
    words = [word.strip(_ROUND) if not is_initial(word) else word for word in parts.words]
    units = _units([word for word in words if word], after_title=bool(parts.titles))
    names = [unit for unit in units if not is_initial(unit)]
    if not names or is_title(names[0]):
        return parts.said
    first = names[0].split()[0]
    is_surname = is_particle(first) and (bool(parts.titles) or first.islower())
    if len(names) > 1 and not is_surname:
        return names[0]
    if parts.titles:
        return " ".join((*parts.titles, *names))
    return names[0] if len(units) == 1 else parts.said


def _units(words: Sequence[str], *, after_title: bool) -> list[str]:
    """Words with the particles before them: "van der Berg" is one. A first word with a capital may be a first
    name (Di, Van, Al), but after a title or an initial it hardly is one."""
    units: list[str] = []
    joined = ""
    for place, word in enumerate(words):
        last = place == len(words) - 1
        first = place == 0 and not after_title
        joins = word.islower() or not first or word in _NEVER_FIRST_NAMES
        if not last and is_particle(word) and joins:
            joined += f"{word} "
        else:
            units.append(joined + word)
            joined = ""
    return units
