"""How papers are to be printed where there is a choice: an activity system, a poster, a form for pens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lfl_desktop.domain.poster import Arrangement
from lfl_desktop.words import mark


class Sheets(StrEnum):
    """The sheets that lie in a printer, which a region has in common."""

    A4 = "a4"
    LETTER = "letter"


class Inking(StrEnum):
    """In which inks: the usual ones, grey for a copier, or such as people who see red and green alike tell
    apart."""

    COLOUR = "colour"
    GREY = "grey"
    SAFE = "safe"


INKINGS = ((Inking.COLOUR, mark("Colour")), (Inking.GREY, mark("Grey")), (Inking.SAFE, mark("Colour-blind")))
"""How each is called."""


class Size(StrEnum):
    """The size of the paper, on its side: a sheet, or two beside each other."""

    A4 = "a4"
    A3 = "a3"


class Filling(StrEnum):
    """With what was written, empty for pens, or empty with its questions."""

    FILLED = "filled"
    EMPTY = "empty"
    PROMPTS = "prompts"


@dataclass(frozen=True)
class Setting:
    """What may be chosen about a paper: about an activity system its size and filling, and whether the
    academic `levels` of tensions are added; about one read in the hand, whether its print is `large` and
    its `inking`; and on which `sheets` all of them are printed."""

    size: Size = Size.A4
    filling: Filling = Filling.FILLED
    levels: bool = False
    large: bool = False
    sheets: Sheets = Sheets.A4
    inking: Inking = Inking.COLOUR


USUAL = Setting()
"""A4, filled, without levels."""


class PosterSize(StrEnum):
    """The size of a poster."""

    A3 = "a3"
    A2 = "a2"
    A1 = "a1"
    A4 = "a4"
    """A handout."""
    TABLOID = "tabloid"
    LETTER = "letter"
    """A handout where paper is measured in inches."""


LETTER_IN = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""The territories whose usual paper is Letter (Unicode CLDR 45, measurement data)."""

POSTERS = {Sheets.A4: PosterSize.A3, Sheets.LETTER: PosterSize.TABLOID}
HANDOUTS = {Sheets.A4: PosterSize.A4, Sheets.LETTER: PosterSize.LETTER}
"""The size of a poster that is proposed where these sheets are usual: two of them beside each other; and of
one that is handed out on one of them."""


def sheets_of(chosen: str, territory: str) -> Sheets:
    """The sheets that were chosen by their name, or where that is "region" those of a territory, as in "GB"
    (ISO 3166-1)."""
    if chosen != "region":
        return Sheets(chosen)
    return Sheets.LETTER if territory in LETTER_IN else Sheets.A4


POSTER_SIZES = {
    PosterSize.A3: mark("A3"),
    PosterSize.A2: mark("A2"),
    PosterSize.A1: mark("A1"),
    PosterSize.A4: mark("A4"),
    PosterSize.TABLOID: mark("Tabloid"),
    PosterSize.LETTER: mark("Letter"),
}
"""How each size is called."""

AS_RECORDED = Arrangement()
"""Nothing is hidden that is usually there, nothing moved or shortened."""


@dataclass(frozen=True)
class PosterSetting:
    """What may be chosen about a poster: `upright` or on its side, its `inking`, with `names` where its
    readers may see them, and how its lines are arranged."""

    size: PosterSize = PosterSize.A3
    upright: bool = False
    inking: Inking = Inking.COLOUR
    names: bool = False
    arrangement: Arrangement = AS_RECORDED


USUAL_POSTER = PosterSetting()
"""A3 on its side, in colour, without names, as the records have it."""
