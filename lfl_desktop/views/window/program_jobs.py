"""What a window asks of the whole program."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from lfl_desktop.workspace.in_view import InView


class ProgramJobs(Protocol):
    """What is done with files as wholes, and with what is in view of one."""

    def welcome(self, trouble: str) -> None:
        """Shows the first run."""

    def open(self, path: Path) -> None:
        """Shows another records file; raises WorldError."""

    def open_sample(self) -> None:
        """Shows the sample; raises WorldError."""

    def open_coordinators_sample(self) -> None:
        """Shows the sample as its coordinator has it; raises WorldError."""

    def open_evaluated_sample(self) -> None:
        """Shows the second sample, whose coordinator writes her final report; raises WorldError."""

    def lock(self) -> None:
        """Locks the file that is open, where it is protected."""

    def take_over(self) -> None:
        """Opens the file to be changed that another window has; raises WorldError."""

    def delete_sample(self) -> None:
        """Deletes the sample that is open and shows the first run; raises WorldError."""

    def look_at(self, in_view: InView | None) -> None:
        """Shows another set of the same file, or its programme; or what there is to be seen first."""
