"""What the world does, told in a sentence."""

from __future__ import annotations


class WorldError(Exception):
    """Something outside the program went wrong: its text says what happened, what is safe and
    what to do, and is shown to the user as it stands."""


class AgainstARule(WorldError):
    """A rule of the records does not allow a change; nothing was changed. Trying again does not help."""
