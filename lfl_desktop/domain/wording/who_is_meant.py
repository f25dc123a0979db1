"""Who or what is meant by a name that somebody typed, among those that there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from lfl_desktop.domain.wording.name_parts import parts_of
from lfl_desktop.domain.wording.names import folded, name_key

K = TypeVar("K")


class Named(NamedTuple):
    """How one of them is named: whole names, and what is said for short."""

    names: tuple[str, ...]
    short: str = ""


def people_meant(asked: str, among: Mapping[K, Named]) -> list[K]:
    """Those that are meant: whose name is exactly so, else the same without accents, else who is called so,
    else who has these words in the name, in whatever order. All for no words."""
    if not folded(asked):
        return list(among)
    for fits in _WAYS:
        if found := [key for key, named in among.items() if fits(asked, named)]:
            return found
    return []


def _exactly(asked: str, named: Named) -> bool:
    return any(name_key(asked) == name_key(name) for name in named.names)


def _without_accents(asked: str, named: Named) -> bool:
    return any(folded(asked) == folded(name) for name in named.names)


def _for_short(asked: str, named: Named) -> bool:
    return folded(asked) == folded(named.short)


def _in_words(asked: str, named: Named) -> bool:
    return set(folded(asked).split()) <= set(folded(" ".join((*named.names, named.short))).split())


def _without_spaces(asked: str, named: Named) -> bool:
    return any(folded(asked).replace(" ", "") == folded(name).replace(" ", "") for name in named.names)


def _without_titles(asked: str, named: Named) -> bool:
    return _in_words(" ".join(parts_of(asked).words), named)


_WAYS: tuple[Callable[[str, Named], bool], ...] = (
    _exactly,
    _without_accents,
    _for_short,
    _in_words,
    _without_spaces,
    _without_titles,
)
"""From the nearest to the widest; a wider one is tried only where no nearer one finds anything."""
