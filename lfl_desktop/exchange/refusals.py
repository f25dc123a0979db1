"""Why a coordinator's file is not taken in. Each text is shown as it stands."""

from __future__ import annotations

from lfl_desktop.domain.errors import WorldError


class BadSetFile(WorldError):
    """The file is not taken in, and nothing was changed."""


class OtherProgramme(BadSetFile):
    """The file belongs to a programme other than the one in the records file."""


class OlderEdition(BadSetFile):
    """A newer edition was added before, and this one would undo it."""


class SetKeptHere(BadSetFile):
    """The set was written down in this very records file; taking in its file would empty what
    did not leave."""


class OtherSet(BadSetFile):
    """The file has the id of a set that was received, and nothing else of it."""


class OtherContent(BadSetFile):
    """This edition was added before with other content: two copies of a records file went apart."""
