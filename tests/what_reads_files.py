"""Everything in the program that reads what comes from outside, each as a function of bytes: for
tools/fuzz.py, which looks for bytes that one of them does not bear, and for tests/test_corpus.py, which hands
them those that were found before.

A reader ends, or raises an AssertionError where what it read is not what it should be. Nothing else is raised
whatever the bytes are: a refusal is a WorldError, which says so in a sentence, and is caught here.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeAlias
from uuid import UUID

import msgspec

from lfl_desktop import settings
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.people import Person, Post
from lfl_desktop.domain.set_overview import packed, unpacked
from lfl_desktop.domain.templates import parse_questions, parse_template, stages_planned
from lfl_desktop.domain.wording import by_when, typed_figures
from lfl_desktop.domain.wording.clean_text import listed, pasted_on_one_line
from lfl_desktop.domain.wording.key_letters import key_from_letters, letters_of
from lfl_desktop.domain.wording.name_parts import called, parts_of
from lfl_desktop.domain.wording.names import collated, id_key, name_key
from lfl_desktop.exchange import pack_file, received_setfile, sealed, setfile
from lfl_desktop.exchange.refusals import BadSetFile
from lfl_desktop.exchange.strict_json import strict_json
from lfl_desktop.store.file_key import FileKey
from lfl_desktop.store.protection import protect_anew
from lfl_desktop.store.recovery import read_damaged
from lfl_desktop.workspace.coordinator.programme_overview import programme_overview, set_lines
from lfl_desktop.workspace.coordinator.programme_search import found_in_programme
from lfl_desktop.workspace.coordinator.programme_sheets import programme_sheets
from lfl_desktop.workspace.coordinator.programme_words import learning_lines_of, totals_in_words
from lfl_desktop.workspace.exchange.adding import add_files, plan_adding
from lfl_desktop.workspace.exchange.arriving_file import Choice, Outcome
from lfl_desktop.workspace.exchange.taken_pack import begin_with_pack, offered_pack
from lfl_desktop.workspace.keeping.backup_names import backup_at
from lfl_desktop.workspace.keeping.open_mark import open_elsewhere, open_mark_beside, other_window
from lfl_desktop.workspace.members.pasted_lists import cells, typed_cells
from lfl_desktop.workspace.start.first_run import Plan, begin_programme
from lfl_desktop.workspace.workspace import Workspace

Reader: TypeAlias = Callable[[bytes], None]

NOW = dt.datetime(2026, 3, 5, 9, 30, tzinfo=dt.UTC)
KEY = FileKey(bytes(range(32)), bytes(range(16)))
SECRET = "AGE-SECRET-KEY-1MPMES4AJJNDALP03YGNNYWTGEMEPG0DXDUZLTPLLWC4XHEWLZPVSNGJNGA"
PAGE = 4096

_MOST_TAKEN = 100
"""How many files one programme takes in before a new one is begun."""


@cache
def folder() -> Path:
    """Where files are put for those that read from a disk: in memory where the system has such a place."""
    memory = Path("/dev/shm")
    return Path(mkdtemp(prefix="lfl-read-", dir=memory if memory.is_dir() else None))


def clear() -> None:
    """Removes what the readers left."""
    shutil.rmtree(folder(), ignore_errors=True)
    folder.cache_clear()
    _sound_file.cache_clear()
    _office.cache_clear()


# files of sets, and packs


def _with_right_sums(data: bytes) -> bytes:
    """A file made by hand: `data` with sums that are right, as nobody hits upon by chance."""
    try:
        plain = strict_json(data)
        if not isinstance(plain, dict) or not isinstance(plain.get("records"), list):
            return data
        records = msgspec.json.encode(plain["records"])
        head = {**plain, "records": [], "digest": setfile.sum_of(records), "seal": ""}
        return msgspec.json.encode({**plain, "digest": head["digest"], "seal": setfile.seal_of(head)})
    except (ValueError, RecursionError, TypeError):
        return data


def set_file(data: bytes) -> None:
    """The file of a set, as it is and with sums put right. What is read is written as it was read."""
    for one in (data, _with_right_sums(data)):
        try:
            file = received_setfile.decode_set_file(one)
        except BadSetFile as error:
            assert str(error).endswith(".")
        else:
            if file.minor <= setfile.MINOR:
                again = setfile.encode_set_file(msgspec.structs.replace(file, digest="", seal=""))
                twice = received_setfile.decode_set_file(_with_right_sums(again))
                assert twice.records == file.records


class _Office:
    """A programme that takes in whatever is sent to it."""

    def __init__(self) -> None:
        self.path, self.taken = folder() / "office.lfl", 0
        self.path.unlink(missing_ok=True)
        self.open = begin_programme(self.path, Plan("Leading Together", "Cohort 1"), now=lambda: NOW)

    def take(self, path: Path) -> None:
        before = self.path.read_bytes()
        (glanced,) = plan_adding(self.open, [path], lambda _found: Choice.TAKE)
        (planned,) = plan_adding(self.open, [path], lambda _found: Choice.TAKE, in_full=True)
        (added,) = add_files(self.open, [path], lambda _found: Choice.TAKE, backup=False)
        assert added.outcome == planned.outcome, "what is said before is what happens"
        assert added.outcome in (glanced.outcome, Outcome.REFUSED), "a glance misses refusals, and no more"
        if not added.is_added:
            assert self.path.read_bytes() == before, "a refused file changes nothing"
            return
        overview = programme_overview(self.open)
        found_in_programme(overview), set_lines(overview), totals_in_words(overview)
        programme_sheets(overview), learning_lines_of(overview)
        self.taken += 1


@cache
def _office() -> _Office:
    return _Office()


def added_set(data: bytes) -> None:
    """The same, added to a programme, which is then looked at."""
    path = folder() / "sent.lflset"
    path.write_bytes(_with_right_sums(data))
    office = _office()
    try:
        office.take(path)
    except BaseException:
        _close_office()
        raise
    if office.taken > _MOST_TAKEN:
        _close_office()


def _close_office() -> None:
    _office().open.close()
    _office.cache_clear()


def pack(data: bytes) -> None:
    """The pack of a programme. What is read is written as it was read."""
    for one in (data, _with_right_sums(data)):
        try:
            file = pack_file.decode_pack(one)
        except BadSetFile as error:
            assert str(error).endswith(".")
        else:
            again = pack_file.decode_pack(_with_right_sums(pack_file.encode_pack(file)))
            assert (again.key, again.records) == (file.key, file.records)


def taken_pack(data: bytes) -> None:
    """A pack with which somebody begins."""
    path, new = folder() / "programme.lflpack", folder() / "begun.lfl"
    path.write_bytes(_with_right_sums(data))
    new.unlink(missing_ok=True)
    try:
        found = offered_pack(path)
    except WorldError:
        return
    assert found.called is not None and found.key
    for set_id, _words in found.sets[:1]:
        with closing(begin_with_pack(new, found, set_id, lambda: NOW)) as begun:
            assert begun.is_sound()


def sealed_file(data: bytes) -> None:
    """A file that may be sealed, also in letters."""
    sealed.asks_for_passphrase(data[:200])
    with suppress(BadSetFile):
        opened = sealed.unsealed(data, [SECRET])
        assert sealed.is_sealed(data) or opened == data


# records files


@cache
def _sound_file(key: FileKey | None) -> bytes:
    path = folder() / "sound.lfl"
    path.unlink(missing_ok=True)
    with closing(Workspace.create(path)) as workspace:
        for name in ("Ann Able", "Bob Byrne"):
            with workspace.step("Add") as step:
                step.put(Post(person=step.put(Person(name=name)).id, title="Head"))
    if key is not None:
        protect_anew(path, None, key)
    return path.read_bytes()


def _over(sound: bytes, data: bytes) -> bytes:
    """`sound` with the rest of `data` written over it, where the first four bytes of that say."""
    page = int.from_bytes(data[:2], "little") % (len(sound) // PAGE)
    at = page * PAGE + int.from_bytes(data[2:4], "little") % PAGE
    return (sound[:at] + data[4:] + sound[at + len(data[4:]) :])[: max(len(sound), at)]


def _opened(key: FileKey | None, data: bytes) -> None:
    path = folder() / "set.lfl"
    for each in folder().glob("set*.lfl*"):
        each.unlink()
    path.write_bytes(data)
    try:
        with closing(Workspace.open(path, key)) as workspace:
            assert workspace.is_sound()
    except WorldError as error:
        assert "“set.lfl”" in str(error)
        assert path.read_bytes() == data, "a damaged file is left as it is"
        assert {each.name for each in folder().glob("set*")} == {"set.lfl"}
        with suppress(WorldError):
            read_damaged(path, key)


def records_file(data: bytes) -> None:
    """A records file, part of which is other bytes."""
    _opened(None, _over(_sound_file(None), data))


def records_file_alone(data: bytes) -> None:
    """Whatever is called a records file."""
    _opened(None, data)


def protected_file(data: bytes) -> None:
    """A protected records file, part of which is other bytes."""
    _opened(KEY, _over(_sound_file(KEY), data))


# what lies beside


def preferences(data: bytes) -> None:
    """The preferences. What is understood is kept as it is understood."""
    path = folder() / "settings.json"
    path.write_bytes(data)
    found = settings.load(path)
    settings.save_settings(found, path)
    assert settings.load(path) == found


def open_mark(data: bytes) -> None:
    """The mark of another window beside a file."""
    path = folder() / "marked.lfl"
    open_mark_beside(path).write_bytes(data)
    other = other_window(path, NOW)
    if other is not None:
        assert str(open_elsewhere(path, other, NOW))


def overview(data: bytes) -> None:
    """The overview that is kept beside an edition."""
    found = unpacked(data, {})
    if found is not None:
        assert unpacked(packed(found), {}) == found


def template(data: bytes) -> None:
    """A stage template, or kinds of questions."""
    with suppress(msgspec.MsgspecError):
        found = parse_template(data)
        assert sum(stage.seconds for stage in stages_planned(found.stages, 40)) == 2400
    with suppress(msgspec.MsgspecError):
        assert parse_questions(data)


def backup_name(data: bytes) -> None:
    """What a file beside the backups is called."""
    name = data.decode("utf-8", "surrogateescape").replace("\0", "").replace("/", "")
    found = backup_at(Path("/backups") / f"{name}.lfl")
    assert found is None or found.at.tzinfo is not None


# what is typed and pasted

TODAY = NOW.date()


def pasted(data: bytes) -> None:
    """A table or a list that is pasted, and each cell of it as a name, a day, minutes, a number and a key."""
    text = data.decode("utf-16-le", "surrogatepass") if len(data) % 2 == 0 else data.decode("latin-1")
    for line in listed(text)[:20]:
        assert len(cells(line)) == len(typed_cells(line)) == 3
        for cell in (*cells(line), *typed_cells(line)):
            _understood(pasted_on_one_line(cell))


def _understood(cell: str) -> None:
    called(cell), parts_of(cell), collated(cell), id_key(cell), name_key(cell)
    day = by_when.understand(cell, TODAY)
    assert day is None or isinstance(day, dt.date)
    typed_figures.read_time(cell), typed_figures.read_minutes(cell), typed_figures.read_number(cell)
    raw = key_from_letters(cell)
    assert raw is None or key_from_letters(letters_of(raw)) == raw


READERS: dict[str, Reader] = {
    "set_file": set_file,
    "added_set": added_set,
    "pack": pack,
    "taken_pack": taken_pack,
    "sealed_file": sealed_file,
    "records_file": records_file,
    "records_file_alone": records_file_alone,
    "protected_file": protected_file,
    "preferences": preferences,
    "open_mark": open_mark,
    "overview": overview,
    "template": template,
    "backup_name": backup_name,
    "pasted": pasted,
}


def seeds(reader: str) -> list[bytes]:
    """What each reader is given to begin with: sound files, as small as they come."""
    return [make() for make in _SEEDS.get(reader, [])]


def _set_seed() -> bytes:
    from made_up import a_file

    return msgspec.json.encode(msgspec.json.decode(setfile.encode_set_file(a_file())))


def _pack_seed() -> bytes:
    from made_up import a_set

    from lfl_desktop.domain.programme import Programme

    content = a_set()
    programme = content[Programme]
    assert isinstance(programme, Programme)
    return pack_file.encode_pack(
        pack_file.make_pack(content.values(), programme, sealed.new_sealing_key().public)
    )


def _overview_seed() -> bytes:
    from made_up import a_file

    from lfl_desktop.domain.set_overview import overview_of

    return packed(overview_of(a_file().records))


def _mark_seed() -> bytes:
    mark = {"computer": "RUTH", "process": 7, "window": UUID(int=1).hex, "since": NOW, "seen": NOW}
    return msgspec.json.encode(mark)


def _settings_seed() -> bytes:
    return json.dumps(msgspec.to_builtins(settings.Settings(last_file="a", recent_files=("a", "b")))).encode()


def _sealed_seed() -> bytes:
    import pyrage

    public = str(pyrage.x25519.Identity.from_str(SECRET).to_public())
    return sealed.seal_to(b"{}", public)


_SEEDS: dict[str, list[Callable[[], bytes]]] = {
    "set_file": [_set_seed],
    "added_set": [_set_seed],
    "pack": [_pack_seed],
    "taken_pack": [_pack_seed],
    "sealed_file": [_sealed_seed],
    "records_file": [lambda: bytes(4) + _sound_file(None)[:100]],
    "records_file_alone": [lambda: _sound_file(None)[:8192]],
    "protected_file": [lambda: bytes(4) + _sound_file(KEY)[:100]],
    "preferences": [_settings_seed],
    "open_mark": [_mark_seed],
    "overview": [_overview_seed],
    "template": [
        lambda: b'key = "k"\nname = "n"\nparts = ["slots"]\n[[stage]]\nname = "s"\nminutes = 5\n',
        lambda: b'[[kind]]\nkey = "k"\nname = "n"\nquestions = ["q"]\n',
    ],
    "backup_name": [lambda: b"set 2026-03-05 09.30.00 before erasing (2)"],
    "pasted": [
        lambda: "Priya Dale\tHead\tNorthway\nby 5 Dec, 20 min, 3.5 %".encode("utf-16-le"),
        lambda: "end of week; next Tuesday\t1 h 30\thalf past two".encode("utf-16-le"),
    ],
}
