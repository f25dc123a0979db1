"""What is said to be somebody's: by name or level, or by neither where that would tell them apart."""

from __future__ import annotations

from lfl_desktop.domain.levels import ONE_OF_ALL
from lfl_desktop.words import tr


def slot_of_words(who: str) -> str:
    """As in "Tom’s slot"."""
    return tr("Slot of one of the leaders") if _is_untold(who) else tr("{name}’s slot", name=who)


def impact_of_words(who: str) -> str:
    """As in "Tom’s impact"."""
    return tr("Impact of one of the leaders") if _is_untold(who) else tr("{name}’s impact", name=who)


def challenge_of_words(who: str) -> str:
    """As in "Challenge, in Tom’s words"."""
    if _is_untold(who):
        return tr("Challenge, in their words")
    return tr("Challenge, in {name}’s words", name=who)


def _is_untold(who: str) -> bool:
    return who == tr(ONE_OF_ALL)
