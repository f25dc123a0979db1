"""Where the sample lies once somebody opens it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from lfl_desktop import paths
from lfl_desktop.domain.clock import Clock
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.words import tr
from lfl_desktop.workspace.workspace import Workspace


class SampleName(StrEnum):
    """The samples there are, by the names of their files."""

    SET = "sample.lfl"
    PROGRAMME = "sample of the coordinator.lfl"
    EVALUATED = "evaluated sample.lfl"


def sample_place(name: SampleName) -> Path:
    """Where a sample lies in the folder for records. Raises WorldError where that cannot be made."""
    try:
        return paths.records_folder() / name
    except OSError as error:
        raise WorldError(
            tr(
                "The folder for records could not be made ({reason}), so there is no place for the"
                " sample. Nothing was changed.",
                reason=error,
            )
        ) from error


def create_named_sample(name: SampleName, path: Path, now: Clock | None) -> Workspace:
    """The sample of this name, made anew at `path`. Raises WorldError where it cannot be made."""
    if name == SampleName.SET:
        from lfl_desktop.workspace.start.first_run import create_sample

        return create_sample(path, now)
    from lfl_desktop.workspace.start.coordinators_sample import (
        create_coordinators_sample,
        create_evaluated_sample,
    )

    create = create_coordinators_sample if name == SampleName.PROGRAMME else create_evaluated_sample
    return create(path, now)


def delete_sample_file(path: Path) -> None:
    """Deletes a sample. Raises WorldError where it cannot be deleted."""
    try:
        path.unlink()
    except OSError as error:
        raise WorldError(tr("The sample could not be deleted ({reason}).", reason=error.strerror)) from error
