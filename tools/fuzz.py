"""Looks for bytes that something in the program which reads files does not bear, guided by the lines they
reach.

python tools/fuzz.py [READER ...] [--seconds N] tries each reader of tests/what_reads_files.py for N seconds
(default 300), in a process of its own, beginning with its seeds and with what is kept in tests/corpus. What
reached something new stays in build/fuzz/READER; what was not borne, or took longer than PATIENCE, lies in
build/fuzz beside it, named crash-READER- or timeout-READER-. With --keep the smallest inputs that together
reach as much are put into tests/corpus. The exit code is 1 where something was found.

It needs atheris, which has wheels for Linux and macOS; nothing else in the project does:
python -m pip install atheris
"""

from __future__ import annotations

import argparse
import base64
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OUT, CORPUS = ROOT / "build" / "fuzz", ROOT / "tests" / "corpus"

PATIENCE = 25
"""Seconds within which every input is read."""

LARGEST = 16_384
"""Bytes of an input."""

MOST_KEPT = 60
"""How many inputs are kept of one reader."""

JSON = frozenset({"set_file", "added_set", "pack", "taken_pack", "preferences", "open_mark"})
"""The readers whose bytes are JSON, of which the values are changed and not only the letters."""

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2**31, 2**63 - 1, -(2**63), 2**64, 1.5, -0.0, 1e308),
    *("", " ", "\n", "\ud800", "\0", "é", "a\u0301", "\u202e", "<img src=x>", "=1+1", "x" * 500, "&amp;"),
    *("0001-01-01", "9999-12-31", "2026-03-05", "2026-02-30", "2026-03-05T09:30:00Z", "2026-03-05T09:30:00"),
    *("9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "09:30", "24:00", "00:00:00.000001"),
    *("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
    *([], {}, [None], [[]], {"": ""}),
)


def main() -> int:
    """Each reader in turn."""
    words = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    words.add_argument("readers", nargs="*")
    words.add_argument("--seconds", type=int, default=300)
    words.add_argument("--keep", action="store_true", help="put the smallest corpus into tests/corpus")
    words.add_argument("--one", help=argparse.SUPPRESS)
    words.add_argument("--merge", action="store_true", help=argparse.SUPPRESS)
    asked, of_library = words.parse_known_args()
    if asked.one:
        _fuzz(asked.one, asked.seconds, of_library, merge=asked.merge)
        return 0
    if of_library:
        words.error(f"what is {of_library[0]}?")
    _importable()
    from what_reads_files import READERS

    found = 0
    for reader in asked.readers or READERS:
        done = _run(reader, asked.seconds)
        found += done != 0
        print(f"{reader}: {'something was found' if done else 'nothing was found'}", flush=True)
        if asked.keep and not done:
            print(f"  {_keep(reader)} inputs kept")
    return 1 if found else 0


def _importable() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "exchange")]


def _run(reader: str, seconds: int) -> int:
    command = [sys.executable, __file__, "--one", reader, "--seconds", str(seconds)]
    with (_folder(reader).parent / f"{reader}.log").open("wb") as log:
        return subprocess.run(command, cwd=ROOT, stdout=log, stderr=log, check=False).returncode


def _folder(reader: str) -> Path:
    folder = OUT / reader
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _keep(reader: str) -> int:
    """The smallest inputs that reach as much as all of them, in tests/corpus; how many."""
    command = [sys.executable, __file__, "--one", reader, "--merge"]
    small = OUT / f"{reader}-small"
    small.mkdir(exist_ok=True)
    for each in small.iterdir():
        each.unlink()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    kept = sorted((each.read_bytes() for each in small.iterdir()), key=len)[:MOST_KEPT]
    path = CORPUS / f"{reader}.json"
    path.write_text(json.dumps([base64.b85encode(data).decode() for data in kept], indent=0) + "\n")
    return len(kept)


def _fuzz(reader: str, seconds: int, of_library: list[str], *, merge: bool) -> None:
    import atheris

    _importable()
    with atheris.instrument_imports(include=["lfl_desktop"]):
        from what_reads_files import READERS, seeds
    begun = _folder(reader)
    for number, data in enumerate([*seeds(reader), *_kept_before(reader)]):
        (begun / f"seed-{number}").write_bytes(data)
    again = f"{sys.executable} {__file__} --one {reader}"  # as the library begins itself anew to merge
    words = [again, f"-max_len={LARGEST}", f"-artifact_prefix={OUT}/{reader}-", "-rss_limit_mb=3000"]
    words += [f"-timeout={PATIENCE}"]
    if of_library:
        words += of_library
    elif merge:
        words += ["-merge=1", str(OUT / f"{reader}-small"), str(begun)]
    else:
        words += [f"-max_total_time={seconds}", "-print_final_stats=1", str(begun)]
    atheris.Setup(words, READERS[reader], **({"custom_mutator": _of_json} if reader in JSON else {}))
    atheris.Fuzz()


def _kept_before(reader: str) -> list[bytes]:
    path = CORPUS / f"{reader}.json"
    if not path.exists():
        return []
    return [base64.b85decode(letters) for letters in json.loads(path.read_text())]


def _of_json(data: bytes, most: int, seed: int) -> bytes:
    """Changes some values of JSON, or where `data` is none, or now and then, some letters."""
    chance = random.Random(seed)
    if chance.random() < 0.15:
        return _letters(data, chance)[:most]
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError):
        return _letters(data, chance)[:most]
    for _ in range(chance.choice([1, 1, 2, 4])):
        _change(plain, chance)
    made = json.dumps(plain, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    return made if len(made) <= most else data


def _letters(data: bytes, chance: random.Random) -> bytes:
    at, length = chance.randint(0, len(data)), chance.choice([0, 0, 1, 2, 8])
    new = chance.choice([chance.randbytes(chance.randint(0, 4)), data[at : at + 8], b"[" * 2000, b"\xff"])
    return data[:at] + new + data[at + length :]


def _change(plain: Any, chance: random.Random) -> None:
    places = list(_places(plain))
    if not places:
        return
    within, key = chance.choice(places)
    what = chance.randrange(6)
    if what == 0:
        del within[key]
    elif what == 1 and isinstance(within, list):
        within.append(json.loads(json.dumps(within[key])))
    elif what == 2:
        other, name = chance.choice(places)
        within[key] = json.loads(json.dumps(other[name]))
    elif what == 3 and isinstance(within, dict):
        within[str(chance.choice(ODD))[:20]] = deepcopy(chance.choice(ODD))
    elif what == 4 and isinstance(within[key], str):
        at = chance.randint(0, len(within[key]))
        within[key] = within[key][:at] + str(chance.choice(ODD)) + within[key][at:]
    else:
        within[key] = deepcopy(chance.choice(ODD))


def _places(plain: Any) -> Iterator[tuple[Any, Any]]:
    pairs = enumerate(plain) if isinstance(plain, list) else plain.items() if isinstance(plain, dict) else ()
    for key, value in list(pairs):
        yield plain, key
        with suppress(RecursionError):
            yield from _places(value)


if __name__ == "__main__":
    sys.exit(main())
