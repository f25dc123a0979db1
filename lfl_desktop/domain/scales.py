"""The short scales of a set review, from 1 to 5."""

from __future__ import annotations

from collections.abc import Mapping

from lfl_desktop.words import mark, tr

SCALES: dict[str, str] = {
    "listening": mark("Listening"),
    "challenge": mark("Challenge"),
    "kept_to_time": mark("Kept to time"),
}
"""The scales of the sample's set reviews, in the order in which the set looks at them."""


def words(scale: str) -> str:
    """How a scale is said: one that comes with the program by its words, any other by its own name."""
    return tr(SCALES[scale]) if scale in SCALES else scale


def scale_meant(text: str) -> str:
    """The scale that somebody typed: one that comes with the program by its key, else the words."""
    typed = " ".join(text.split())
    return next((key for key in SCALES if words(key).casefold() == typed.casefold()), typed)


def named(scores: Mapping[str, int]) -> list[tuple[str, int]]:
    """Scores with the words for their scales, in order; a scale that is not known keeps its own name."""
    known = [(tr(words), scores[scale]) for scale, words in SCALES.items() if scale in scores]
    return known + [(scale, score) for scale, score in scores.items() if scale not in SCALES]
