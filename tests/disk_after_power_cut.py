"""The states in which a disk may be after a power cut, made from the system calls of a program that wrote
on it (strace): whatever was not synced is kept or lost, each write, name and deletion by itself.

A file system keeps more than that. What is promised here is no more than POSIX says: `fsync` of a file keeps
what is in it, `fsync` of a folder keeps what is called how in it.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeAlias

State: TypeAlias = dict[str, bytes | None]
"""Path -> content, None for a folder."""

_CALLS = (
    "openat,open,creat,close,write,pwrite64,writev,pwritev,lseek,ftruncate,truncate,fsync,fdatasync,rename,"
    "renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,copy_file_range,sendfile,mmap"
)
_LINE = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)(?: .*)?$")
_NUMBER = re.compile(r"(?:^|, )(-?\d+)(?=,|$)")
SECTOR = 512


def strace_works() -> bool:
    """Whether calls can be traced on this machine."""
    if shutil.which("strace") is None:
        return False
    done = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return done.returncode == 0


def traced(command: Sequence[str], env: Mapping[str, str], log: Path) -> Iterator[Call]:
    """What a program that runs to its end asked of the system."""
    words = ["strace", "-xx", "-s", "33000000", "-e", f"trace={_CALLS}", "-o", str(log), *command]
    done = subprocess.run(words, env={**env}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with log.open(encoding="ascii") as lines:
        for line in lines:
            found = _LINE.match(line.rstrip("\n"))
            if found is not None:
                yield Call(found[1], found[2], int(found[3]))


@dataclass(frozen=True)
class Call:
    """One call of the system: its name, its words, and what it returned."""

    name: str
    words: str
    result: int

    @cached_property
    def texts(self) -> list[bytes]:
        """The texts among its words, paths and content, in which each byte is told by its number."""
        parts = self.words.split('"')
        assert not any(part.startswith("...") for part in parts[2::2]), "a text was cut"
        return [bytes.fromhex(text.replace("\\x", "")) for text in parts[1::2]]

    @cached_property
    def numbers(self) -> list[int]:
        """The numbers among them."""
        return [int(each) for part in self.words.split('"')[::2] for each in _NUMBER.findall(part)]

    @property
    def path(self) -> str:
        """The first path."""
        return os.fsdecode(self.texts[0])


@dataclass
class _File:
    """A file, whatever it is called: what is on the disk for good, and what was written since."""

    synced: bytes = b""
    now: bytearray = field(default_factory=bytearray)
    writes: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Where something was written, and what; None where it was cut there."""

    def do(self, at: int, data: bytes | None) -> None:
        self.writes.append((at, data))
        _write_into(self.now, at, data)

    def sync(self) -> None:
        self.synced, self.writes = bytes(self.now), []


def _write_into(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del content[at:]
    content.extend(bytes(max(0, at - len(content))))
    if data is not None:
        content[at : at + len(data)] = data


@dataclass
class _Naming:
    """One change of what is called how in a folder: path -> file, None for a folder that was made, and
    `_GONE`."""

    folder: str
    names: dict[str, _File | Literal["gone"] | None]


@dataclass
class Disk:
    """A folder on a disk. `see` takes one call after another."""

    root: str
    names: dict[str, _File | None] = field(default_factory=dict)
    """What is called how as the program sees it; None is a folder."""
    synced_names: dict[str, _File | None] = field(default_factory=dict)
    namings: list[_Naming] = field(default_factory=list)
    _open: dict[int, tuple[str, _File | None, int]] = field(default_factory=dict)

    @classmethod
    def at(cls, root: Path) -> Disk:
        """The folder as it is, all of it on the disk for good."""
        disk = cls(str(root))
        for path in (root, *root.rglob("*")):
            data = b"" if path.is_dir() else path.read_bytes()
            disk.names[str(path)] = None if path.is_dir() else _File(data, bytearray(data))
        disk.synced_names = dict(disk.names)
        return disk

    def see(self, call: Call) -> bool:
        """Takes notice of a call; whether it changed something here, or told something."""
        if call.result < 0:
            return False
        do = getattr(self, f"_{_ALIKE.get(call.name, call.name)}", None)
        if do is None:
            assert not (call.numbers and call.numbers[0] in self._open), call.name
            return False
        return bool(do(call))

    def cut(self, keep: Callable[[], bool], tear: random.Random | None = None) -> State:
        """What is there after a power cut now: `keep` says of each thing that was not
        synced whether it is there. With `tear` some writes are there in part."""
        names = dict(self.synced_names)
        for naming in self.namings:
            if keep():
                names |= {path: file for path, file in naming.names.items() if file != "gone"}
                for path, file in naming.names.items():
                    if file == "gone":
                        names.pop(path, None)
        found: State = {}
        for path, file in sorted(names.items()):
            if path == self.root or _folder(path) in found:
                found[path] = None if file is None else _after_cut(file, keep, tear)
        return found

    def _openat(self, call: Call) -> bool:
        if not self._is_here(path := call.path):
            return False
        file, is_new = self.names.get(path), path not in self.names
        if is_new:
            file = _File()
            self._name(path, {path: file})
        elif "O_TRUNC" in call.words and file is not None and file.now:
            file.do(0, None)
        self._open[call.result] = path, file, 0
        return is_new or "O_TRUNC" in call.words

    def _close(self, call: Call) -> bool:
        self._open.pop(call.numbers[0], None)
        return False

    def _lseek(self, call: Call) -> bool:
        number = call.numbers[0]
        if number in self._open:
            path, file, _at = self._open[number]
            self._open[number] = path, file, call.result
        return False

    def _write(self, call: Call) -> bool:
        number, data = call.numbers[0], call.texts[0][: call.result]
        if number == 1:
            return True  # what was said is no part of the disk, and a moment of its own
        if number not in self._open:
            return False
        path, file, at = self._open[number]
        assert file is not None
        file.do(at, data)
        self._open[number] = path, file, at + len(data)
        return True

    def _pwrite64(self, call: Call) -> bool:
        if call.numbers[0] not in self._open:
            return False
        file = self._open[call.numbers[0]][1]
        assert file is not None
        file.do(call.numbers[-1], call.texts[0][: call.result])
        return True

    def _ftruncate(self, call: Call) -> bool:
        if call.numbers[0] not in self._open:
            return False
        file = self._open[call.numbers[0]][1]
        assert file is not None
        file.do(call.numbers[1], None)
        return True

    def _fsync(self, call: Call) -> bool:
        if call.numbers[0] not in self._open:
            return False
        path, file, _at = self._open[call.numbers[0]]
        if file is not None:
            file.sync()
            return True
        for naming in self.namings:
            if naming.folder == path:
                _apply(self.synced_names, naming)
        self.namings = [naming for naming in self.namings if naming.folder != path]
        return True

    def _rename(self, call: Call) -> bool:
        old, new = map(os.fsdecode, call.texts)
        if not (self._is_here(old) or self._is_here(new)):
            return False
        assert _folder(old) == _folder(new), "moved within one folder"
        self._name(new, {new: self.names[old], old: "gone"})
        return True

    def _link(self, call: Call) -> bool:
        old, new = map(os.fsdecode, call.texts)
        if not self._is_here(new):
            return False
        self._name(new, {new: self.names[old]})
        return True

    def _unlink(self, call: Call) -> bool:
        if not self._is_here(call.path):
            return False
        self._name(call.path, {call.path: "gone"})
        return True

    def _mkdir(self, call: Call) -> bool:
        if not self._is_here(call.path):
            return False
        self._name(call.path, {call.path: None})
        return True

    def _mmap(self, call: Call) -> bool:
        return False  # whole files are read so; nothing here is written so

    def _is_here(self, path: str) -> bool:
        return path == self.root or path.startswith(self.root + "/")

    def _name(self, path: str, names: dict[str, _File | Literal["gone"] | None]) -> None:
        naming = _Naming(_folder(path), names)
        self.namings.append(naming)
        _apply(self.names, naming)


_ALIKE = {
    "open": "openat",
    "creat": "openat",
    "fdatasync": "fsync",
    "renameat": "rename",
    "renameat2": "rename",
    "linkat": "link",
    "unlinkat": "unlink",
    "rmdir": "unlink",
    "mkdirat": "mkdir",
}


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _apply(names: dict[str, _File | None], naming: _Naming) -> None:
    for path, file in naming.names.items():
        if file == "gone":
            names.pop(path, None)
        else:
            names[path] = file


def _after_cut(file: _File, keep: Callable[[], bool], tear: random.Random | None) -> bytes:
    kept = [write for write in file.writes if keep()]
    if not kept:
        return file.synced
    content = bytearray(file.synced)
    for at, data in kept:
        if tear is not None and data is not None and len(data) > SECTOR and tear.random() < 0.2:
            data = data[: SECTOR * tear.randrange(1, -(-len(data) // SECTOR))]
        _write_into(content, at, data)
    return bytes(content)


def put(state: State, root: str, folder: Path) -> None:
    """Makes a folder as it is after a cut."""
    wanted = {folder / os.path.relpath(path, root): data for path, data in state.items()}
    for there in sorted(
        folder.rglob("*"), reverse=True
    ):  # a folder that may stay does: to remove one is slow
        if there.is_dir():
            if wanted.get(there, b"") is not None:
                there.rmdir()
        else:
            there.unlink()
    for to, data in wanted.items():
        if data is None:
            to.mkdir(parents=True, exist_ok=True)
        else:
            to.write_bytes(data)
