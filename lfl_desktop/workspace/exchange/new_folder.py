"""A folder of files that leaves, in place of nothing that is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lfl_desktop import durable
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.words import tr
from lfl_desktop.workspace.exchange.files_out import write_whole


def write_folder(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Writes files into a new folder. Raises WorldError where it is there already or cannot be made."""
    try:
        durable.make_folder(folder.parent)
        folder.mkdir()
        durable.sync_folder(folder.parent)
    except FileExistsError as error:
        raise WorldError(
            tr("“{name}” is there already, so nothing was saved; choose a new folder.", name=folder.name)
        ) from error
    except OSError as error:
        raise WorldError(
            tr("“{name}” could not be made ({reason}).", name=folder.name, reason=error.strerror or error)
        ) from error
    written = []
    for name, data in files.items():
        write_whole(folder / name, data)
        written.append(folder / name)
    return written
