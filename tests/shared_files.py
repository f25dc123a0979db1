"""Files that are made once for all tests of a session: whoever changes one works on a copy of it."""

from __future__ import annotations

from pathlib import Path

_SHARED: dict[Path, tuple[int, bytes]] = {}
"""When each was written last, and what is in it."""


def shared(path: Path) -> Path:
    """The file at `path`, which no test may change from now on."""
    _SHARED[path] = (path.stat().st_mtime_ns, path.read_bytes())
    return path


def put_back() -> list[Path]:
    """Those that were changed, which are as they were again."""
    changed = [path for path, (written, _data) in _SHARED.items() if path.stat().st_mtime_ns != written]
    for path in changed:
        path.write_bytes(_SHARED[path][1])
        shared(path)
    return changed
