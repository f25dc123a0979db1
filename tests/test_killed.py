"""Nothing typed is lost: the program is killed in the middle of typing, again and again."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lfl_desktop.domain.meetings import Action, Challenge, Meeting, Slot
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.wording.key_letters import letters_of
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.protection import protect_anew
from lfl_desktop.workspace.meeting.bidding import agree_slot
from lfl_desktop.workspace.meeting.meeting_page import read_meeting_page
from lfl_desktop.workspace.set_book import OwnSetBook
from lfl_desktop.workspace.workspace import Workspace

KILLS, LONG_KILLS = 12, 200
AT_ONCE = 3
"""The clock of a program that has to wait for a processor is not what is tested."""

EARLIEST, LATEST = 0.3, 2.5
"""Seconds of typing before the program is killed."""

PROMISE = 1.0
"""Seconds within which whatever is typed is kept."""

STARTED = 120.0
"""Seconds after which a child that has not typed anything is a fault of its own."""

KEY = FileKey(bytes(range(32)), bytes(range(16)))
"""What opens a protected file; a plain one does without."""

ROOT = Path(__file__).parents[1]
TYPIST = ROOT / "tests" / "typing_until_killed.py"


def test_killed_while_typing(sample_file: Path, tmp_path: Path) -> None:
    _kill(_with_an_empty_slot(sample_file, tmp_path / "slot.lfl"), tmp_path, KILLS)


@pytest.mark.torture
def test_killed_while_typing_into_a_protected_file(sample_file: Path, tmp_path: Path) -> None:
    path = _with_an_empty_slot(sample_file, tmp_path / "slot.lfl")
    protect_anew(path, None, KEY)
    _kill(path, tmp_path, LONG_KILLS)


def _kill(path: Path, folder: Path, kills: int) -> None:
    chance = random.Random()
    jobs = [(path, folder, number, chance.uniform(EARLIEST, LATEST)) for number in range(kills)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        owed = list(pool.map(lambda job: _kill_once(*job), jobs))
    assert len(owed) == kills
    assert sum(letters > 0 for letters in owed) > kills / 4


def _with_an_empty_slot(sample: Path, path: Path) -> Path:
    path.write_bytes(sample.read_bytes())
    workspace = Workspace.open(path)
    learning_set = workspace.select(LearningSet)[0]
    meeting = Meeting(learning_set=learning_set.id, date=dt.date(2013, 12, 5))
    with workspace.step("Plan", undoable=False) as step:
        step.put(meeting)
    page = read_meeting_page(OwnSetBook(workspace, learning_set.id), meeting.id)
    agree_slot(workspace, page, page.members[0].id, 30)
    workspace.close()
    return path


def _kill_once(empty: Path, folder: Path, number: int, after: float) -> int:
    """Lets a child type for `after` seconds and kills it; how many letters had to be there, and were."""
    path, start = folder / f"{number}.lfl", number % 4
    path.write_bytes(empty.read_bytes())
    told, errors = path.with_suffix(".txt"), path.with_suffix(".errors.txt")
    with told.open("wb") as out, errors.open("wb") as err:
        child = subprocess.Popen(
            [
                sys.executable,
                str(ROOT / "tests" / "typing_until_killed.py"),
                str(path),
                str(start),
                letters_of(KEY.raw),
            ],
            stdout=out,
            stderr=err,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        )
        try:
            _wait_for_a_key(child, told, errors)
            time.sleep(after)
            assert child.poll() is None, errors.read_text()
            killed = time.monotonic()
        finally:
            child.kill()
            child.wait()
    return _check(path, _typed_until(told, killed - PROMISE), after)


def _wait_for_a_key(child: subprocess.Popen[bytes], told: Path, errors: Path) -> None:
    patience = time.monotonic() + STARTED
    while b"\n" not in told.read_bytes():
        assert child.poll() is None and time.monotonic() < patience, errors.read_text()
        time.sleep(0.02)


def _typed_until(told: Path, until: float) -> dict[str, str]:
    """Field -> what stood in it at the time `until`."""
    lines = [json.loads(line) for line in told.read_text().splitlines(keepends=True) if line.endswith("\n")]
    return {field: text for at, field, text in lines if at <= until}


def _check(path: Path, owed: dict[str, str], after: float) -> int:
    workspace = Workspace.open(path, KEY)
    try:
        assert workspace.is_sound()
        kept = _kept(workspace)
    finally:
        workspace.close()
    for field, text in owed.items():
        assert kept.get(field, "").startswith(text), (after, field, text, kept)
    return sum(map(len, owed.values()))


def _kept(workspace: Workspace) -> dict[str, str]:
    meeting = max(workspace.select(Meeting), key=lambda m: m.date or dt.date.min)
    (slot,) = workspace.select(Slot, meeting=meeting.id)
    (challenge,) = workspace.select(Challenge, id=slot.challenge)
    kept = {"stated": challenge.stated, "questions": slot.questions, "restated": challenge.restated}
    for number, action in enumerate(workspace.select(Action, meeting=meeting.id)):
        for part in ("wording", "due_words", "sign"):
            kept[f"{part} {number}"] = getattr(action, part)
    return kept
