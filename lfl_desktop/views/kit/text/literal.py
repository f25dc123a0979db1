"""What people wrote, on buttons, in menus and in the labels of fields: there Qt takes an ampersand for the
mark of a key."""

from __future__ import annotations


def literal(words: str) -> str:
    """Words that are shown as they are."""
    return words.replace("&", "&&")


def seen_of_literal(shown: str) -> str:
    """What is seen of words that were made `literal`."""
    return shown.replace("&&", "&")
