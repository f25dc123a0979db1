"""Whether the open file is still the one that was opened, asked at each step and before it is read.

A file may be moved, deleted or replaced under a window (another one has its name then), or another may be
written over it in place, by a synced folder or by somebody who restores a copy. SQLite notices neither: it
would go on in a file that nobody finds any more, or mix two.
"""

from __future__ import annotations

import os
from pathlib import Path

from lfl_desktop.store.database import (
    Connection,
    FileGone,
    NotARecordsFile,
    connect,
    damaged,
    driver_errors_told,
)
from lfl_desktop.store.read_beside import no_longer_open, stays_open, which_file
from lfl_desktop.words import tr

KNOWN_OPENINGS = 50
"""How many openings of the file it remembers; all of them stand on its one page."""


class SameFile:
    """What tells the file at `path`, which is open to be written as `db`, from another in its place.

    The page with the file's own name and with how often each opening wrote is compared as it lies on the
    disk: what stands in the cache of `db` may be of a file that has been overwritten since. Where that page
    is another one, a connection of its own says who wrote it.
    """

    def __init__(self, path: Path, db: Connection) -> None:
        self._path = path
        self._db = db
        self._opening = os.urandom(8).hex()
        self._is_open = False
        self._steps = 0
        self._counting = False
        with driver_errors_told(path):
            found = db.execute(
                "SELECT rootpage, name FROM mark, (SELECT rootpage FROM sqlite_master WHERE name = 'mark')"
                " WHERE id = 0"
            ).fetchone()
            self._size = int(db.execute("PRAGMA page_size").fetchone()[0])
        if found is None:
            raise damaged(path, tr("it has no name of its own"))
        self._name = found[1]
        self._from = (found[0] - 1) * self._size
        self._raw = stays_open(path)
        self._is_open = True
        self._place = which_file(path.stat())
        self._page = self._on_disk()

    def check(self) -> bool:
        """What `check_content` says. Raises FileGone also where the file is elsewhere."""
        self._counting = False
        written = self.check_content()
        if self._is_elsewhere():
            raise FileGone(
                tr(
                    "“{name}” was moved, deleted or replaced while it was open. Nothing was written into"
                    " what is there now. All that was kept is still here: save all of it as a new file, and"
                    " go on there.",
                    name=self._path.name,
                )
            )
        return written

    def check_content(self) -> bool:
        """Whether another window has written in the file since. What was kept in a file that is elsewhere
        now can be read as before.

        Raises Overwritten where another file was written over the open one."""
        page = self._on_disk()
        if page == self._page or self._is_elsewhere():
            return False
        if not self._is_continued():
            raise Overwritten(self._path)
        self._page = page
        return True

    def count(self) -> None:
        """Inside a step: the file remembers that this opening wrote another."""
        self._counting = True
        if self._steps:
            self._db.execute("UPDATE mark SET steps = ? WHERE name = ?", (self._steps + 1, self._opening))
            return
        self._db.execute(
            "DELETE FROM mark WHERE id > 0 AND id < (SELECT max(id) FROM mark) - ? + 2", (KNOWN_OPENINGS,)
        )
        self._db.execute("INSERT INTO mark (name, steps) VALUES (?, 1)", (self._opening,))

    def counted(self) -> None:
        """The step was kept, if there was something to keep."""
        if self._counting:
            self._steps += 1
            self._page = self._on_disk()

    def close(self) -> None:
        """Lets go of the file, after its connection did."""
        if self._is_open:
            self._is_open = False
            no_longer_open(self._raw)

    def __del__(self) -> None:
        self.close()

    def _on_disk(self) -> bytes:
        try:
            os.lseek(self._raw, self._from, os.SEEK_SET)
            return os.read(self._raw, self._size)
        except OSError:
            return b""

    def _is_elsewhere(self) -> bool:
        try:
            return which_file(self._path.stat()) != self._place
        except OSError:
            return True

    def _is_continued(self) -> bool:
        """Whether it is the same file with all steps of this opening, to which another window added some."""
        try:
            with driver_errors_told(self._path):
                fresh = connect(self._path, self._db.key, read_only=True)
                try:
                    known = dict(fresh.execute("SELECT name, steps FROM mark").fetchall())
                finally:
                    fresh.close()
        except NotARecordsFile:
            return False
        return self._name in known and known.get(self._opening, 0) >= self._steps


class Overwritten(FileGone):
    """Another file was written over the open one."""

    def __init__(self, path: Path, *, held: bool = False) -> None:
        said = tr(
            "Another file was written over “{name}” while it was open, and was left as it is.", name=path.name
        )
        what = (
            tr("All that was kept before is still here: save all of it as a new file, and go on there.")
            if held
            else tr(
                "What was kept before can no longer be read from it; copy what you see, and open an earlier"
                " copy."
            )
        )
        super().__init__(f"{said} {what}")
