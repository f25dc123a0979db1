"""Jobs that are done later: once, some time after the last call, or one by one between keys."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer


def later(owner: QObject, after: int, job: Callable[[], object]) -> QTimer:
    """A timer of `owner` that does `job` once, `after` milliseconds from each start."""
    # set one by one: as keyword arguments, Qt's properties are not found under a Turkish locale
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(job)
    return timer


class OneByOne(QObject):
    """Jobs each of which is done by itself as soon as nothing else waits, in the order in which they were
    added: a key that is pressed meanwhile waits for one of them at most."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._jobs: dict[Hashable, Callable[[], object]] = {}
        self._next = later(self, 0, self._do_next)

    def add(self, key: Hashable, job: Callable[[], object]) -> None:
        """Does `job` soon. One that waits under the same key is done once, as it is asked for now."""
        self._jobs.pop(key, None)
        self._jobs[key] = job
        self._next.start()

    def follow(self, jobs: Mapping[Hashable, Sequence[Callable[[], object]]], *, soon: bool) -> None:
        """Does jobs by their keys, each in parts: `soon`, one by one, or else now, after what waits."""
        if not soon:
            self.do_all()
        for key, parts in jobs.items():
            for nth, part in enumerate(parts):
                if soon:
                    self.add((key, nth), part)
                else:
                    part()

    def do_all(self) -> None:
        """Does all that waits, now."""
        while self._jobs:
            self._do_next()
        self._next.stop()

    def drop_all(self) -> None:
        """Does none of what waits."""
        self._jobs.clear()
        self._next.stop()

    def _do_next(self) -> None:
        key = next(iter(self._jobs))
        job = self._jobs.pop(key)
        if self._jobs:
            self._next.start()
        job()
