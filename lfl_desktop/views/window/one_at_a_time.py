"""One window at a time writes in a file: a mark beside it while it is open, and the way in which a second
start on this computer brings the first window to the front."""

from __future__ import annotations

import json
import time
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lfl_desktop.domain.clock import Clock
from lfl_desktop.workspace.keeping.open_mark import BEAT, OpenMark, WindowMark, other_window

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

MARKS_AFTER = 200
"""Milliseconds from opening a file until its mark is there, which leave the first look alone."""

LISTENS_AFTER = 1_500
"""Milliseconds from opening a file until a second start is heard, which leaves the start alone."""

PATIENCE = 3.0
"""Seconds in which a second start tries to reach the first window, which may just be starting itself."""


class OneAtATime(QObject):
    """What this program says beside the file that it has open, and hears from others."""

    taken = Signal()
    """Another window has taken the file over."""
    free = Signal()
    """The other window that had the file is gone."""
    called = Signal(list)
    """The program was started once more, with these files."""
    found = Signal(object, object)
    """What a look found: the mark that is no longer ours, or the file that is free."""

    def __init__(self, now: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._mark: OpenMark | None = None
        self._waits_for: Path | None = None
        self._server: QLocalServer | None = None
        self._looking = Thread()
        self.found.connect(self._found)
        self._beat = QTimer(self)
        self._beat.setInterval(int(BEAT.total_seconds() * 1000))
        self._beat.timeout.connect(self.look)
        self._listen = QTimer(self)
        self._listen.setSingleShot(True)
        self._listen.setInterval(LISTENS_AFTER)
        self._listen.timeout.connect(self._begin_to_listen)

    def hold(self, path: Path) -> None:
        """The file at `path` is open here, whoever had it before, and no other any more."""
        if self._mark is None or self._mark.path != path:
            self.let_go()
            self._mark = OpenMark(path, self._now)
            self._listen.start()
            self._beat.start()
            QTimer.singleShot(MARKS_AFTER, self, self.look)

    def wait_for(self, path: Path) -> None:
        """The file at `path` is only read here until the other window that has it is gone."""
        self.let_go()
        self._waits_for = path
        self._beat.start()

    def let_go(self) -> None:
        """No file is open here."""
        self._beat.stop()
        self._listen.stop()
        if self._looking.is_alive():
            self._looking.join()
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if self._mark is not None:
            self._mark.take_away()
            self._mark = None
        self._waits_for = None

    def look(self) -> None:
        """Renews the mark, or looks whether the other one is still there: in a thread, since a disk or a
        folder of the network may take its time."""
        if not self._looking.is_alive():
            self._looking = Thread(target=_look, args=(self, self._mark, self._waits_for, self._now))
            self._looking.start()

    def _found(self, mark: OpenMark | None, waits_for: Path | None) -> None:
        """The mark is another's, or what was waited for is free, unless that is no longer asked."""
        if mark is not None and mark is self._mark:
            self.let_go()
            self.taken.emit()
        elif waits_for is not None and waits_for == self._waits_for:
            self._beat.stop()
            self.free.emit()

    def _begin_to_listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        if self._mark is not None:
            self._server = QLocalServer(self)
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            self._server.newConnection.connect(self._answer)
            self._server.listen(_name(self._mark.window))

    def _answer(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()) is not None:
            caller.readyRead.connect(lambda caller=caller: self._hear(caller))
            caller.disconnected.connect(caller.deleteLater)
            self._hear(caller)

    def _hear(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            return
        try:
            files = [Path(each) for each in json.loads(bytes(caller.readLine().data()))]
        except (ValueError, TypeError, RecursionError):
            files = []
        caller.write(b"here\n")
        caller.flush()
        self.called.emit(files)


def call(other: WindowMark, files: list[Path]) -> bool:
    """Brings the window of another program on this computer to the front, and gives it files to add; whether
    it answered."""
    from PySide6.QtNetwork import QLocalSocket

    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        socket = QLocalSocket()
        socket.connectToServer(_name(other.window))
        if socket.waitForConnected(500):
            socket.write(json.dumps([str(each) for each in files]).encode() + b"\n")
            socket.flush()
            return socket.waitForReadyRead(3_000)
        time.sleep(0.1)
    return False


def _look(one: OneAtATime, mark: OpenMark | None, waits_for: Path | None, now: Clock) -> None:
    if mark is not None and not mark.renew():
        one.found.emit(mark, None)
    elif waits_for is not None and other_window(waits_for, now()) is None:
        one.found.emit(None, waits_for)


def _name(window: str) -> str:
    return f"lfl-desktop-{window}"
