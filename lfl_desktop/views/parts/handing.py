"""A finished PDF handed to a queue of CUPS, and what the queue says to it. Nothing waits for it meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer

from lfl_desktop.domain.errors import WorldError
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.papers.print_queues import (
    ASK,
    SEND,
    Job,
    Queue,
    is_taken,
    queue_question,
    sending,
    state,
)

PATIENCE = 20_000
"""Milliseconds after which a printing system that does not answer is not waited for any more."""


class CannotPrint(WorldError):
    """There is no printer, or it did not take the page."""


class Handing(QObject):
    """One job on its way. `then` is told in a sentence what became of it, `trouble` what stood in its way,
    and `otherwise` is called where there is no CUPS."""

    def __init__(
        self,
        parent: QObject,
        job: Job,
        pdf: bytes,
        then: Callable[[str], None],
        trouble: Callable[[WorldError], None],
        otherwise: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._pdf = pdf
        self._then = then
        self._trouble = trouble
        self._otherwise = otherwise
        self._state = Queue.UNKNOWN

    def start(self) -> None:
        """Asks what state the queue is in, and sends the job unless it takes none."""
        ask = shutil.which(ASK)
        if ask is None or shutil.which(SEND) is None:
            self._end(self._otherwise)
            return
        self._run(ask, queue_question(self._job.queue), b"", self._asked)

    def _asked(self, code: int, answer: str, _complaint: str) -> None:
        self._state = state(self._job.queue, answer)
        send = shutil.which(SEND)
        if code < 0:
            self._end(lambda: self._trouble(_silent(self._job.queue)))
        elif send is None:
            self._end(self._otherwise)
        elif self._state == Queue.CLOSED:
            self._end(lambda: self._trouble(_closed(self._job.queue)))
        else:
            self._run(send, sending(self._job), self._pdf, self._sent)

    def _sent(self, code: int, answer: str, complaint: str) -> None:
        queue = self._job.queue
        if code < 0:
            self._end(lambda: self._trouble(_silent(queue)))
        elif not is_taken(code, answer):
            reason = complaint.strip().rpartition(f"{SEND}: ")[2].removeprefix("Error - ").rstrip(".")
            gone = self._state == Queue.UNKNOWN
            self._end(lambda: self._trouble(_not_there(queue) if gone else _refused(queue, reason)))
        elif self._state == Queue.PAUSED:
            self._end(
                lambda: self._then(
                    tr(
                        "{printer} is paused: what you printed waits in its queue until it goes on.",
                        printer=queue,
                    )
                )
            )
        else:
            self._end(lambda: self._then(sent_words(self._job)))

    def _run(
        self, program: str, words: list[str], given: bytes, done: Callable[[int, str, str], None]
    ) -> None:
        """Runs a command; `done` gets its exit code, below 0 where it did not end by itself, and its words on
        standard output and standard error."""
        process = QProcess(self)
        around = QProcessEnvironment.systemEnvironment()
        around.insert("LC_ALL", "C")
        process.setProcessEnvironment(around)

        def ended() -> None:
            process.finished.disconnect()
            process.errorOccurred.disconnect()
            whole = process.exitStatus() == QProcess.ExitStatus.NormalExit and process.error() not in (
                QProcess.ProcessError.FailedToStart,
                QProcess.ProcessError.Crashed,
            )
            said, complained = process.readAllStandardOutput(), process.readAllStandardError()
            done(process.exitCode() if whole else -1, _text(said.data()), _text(complained.data()))

        process.finished.connect(ended)
        process.errorOccurred.connect(
            lambda error: ended() if error == QProcess.ProcessError.FailedToStart else None
        )
        QTimer.singleShot(PATIENCE, process, process.kill)
        process.start(program, words)
        process.write(given)
        process.closeWriteChannel()

    def _end(self, tell: Callable[[], None]) -> None:
        self.deleteLater()
        tell()


def sent_words(job: Job) -> str:
    """As in "Sent to LASER", and how many sheets that takes where there are several."""
    told = tr("Sent to {printer}", printer=job.queue)
    sheets = plural("%n sheets", "%n sheet", job.sheets)
    return f"{told}: {sheets}" if job.sheets > 1 and job.sides else told


def _text(said: bytes | bytearray | memoryview) -> str:
    return bytes(said).decode("utf-8", "replace")


def _silent(queue: str) -> CannotPrint:
    return CannotPrint(
        tr(
            "The printing system of this computer does not answer, so “{name}” may not have the page. Look at"
            " its queue, or choose Save PDF.",
            name=queue,
        )
    )


def _not_there(queue: str) -> CannotPrint:
    return CannotPrint(
        tr(
            "“{name}” is not there any more, or the printing system of this computer does not run, so nothing"
            " was printed. Choose another printer, or Save PDF.",
            name=queue,
        )
    )


def _closed(queue: str) -> CannotPrint:
    return CannotPrint(
        tr(
            "“{name}” takes no jobs just now, so nothing was printed. Choose another printer, or Save PDF.",
            name=queue,
        )
    )


def _refused(queue: str, reason: str) -> CannotPrint:
    return CannotPrint(
        tr(
            "“{name}” did not take the page ({reason}). Try again, or choose Save PDF.",
            name=queue,
            reason=reason or tr("no reason given"),
        )
    )
