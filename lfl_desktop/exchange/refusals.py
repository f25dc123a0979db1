"""Why a coordinator's file is not taken in. Each text is shown as it stands."""

from __future__ import annotations

from lfl_desktop.domain.errors import WorldError


class BadSetFile(WorldError):
    """The file is not taken in, and nothing was changed."""
