"""The command line: each job's word of success, and one sentence for whatever stands in its way."""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeAlias
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept_as_it_was import check_kept

import lfl_desktop
from lfl_desktop.__main__ import JOBS, main
from lfl_desktop.command_line.paper_jobs import AUDIENCES
from lfl_desktop.domain.meetings import Action, LogEntry
from lfl_desktop.domain.people import LearningSet, Membership, Person
from lfl_desktop.domain.programme import Cohort
from lfl_desktop.domain.receipts import ExportReceipt, Handling
from lfl_desktop.settings import Settings, save_settings
from lfl_desktop.store import recovery
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.workspace.keeping.backups import backups_of
from lfl_desktop.workspace.rules.record_rules import Rules
from lfl_desktop.workspace.start.first_run import Plan, begin, begin_programme
from lfl_desktop.workspace.workspace import Workspace

Run: TypeAlias = Callable[..., tuple[int, str, str]]
ROOT = Path(lfl_desktop.__file__).resolve().parents[1]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a job: the exit code, what it said, and what it complained of."""

    def ran(*words: object) -> tuple[int, str, str]:
        try:
            code = main([str(word) for word in words])
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return ran


@pytest.fixture
def refused(run: Run) -> Callable[..., str]:
    """Runs a job that is refused: the sentence that says why."""

    def ran(*words: object) -> str:
        code, out, err = run(*words)
        assert code != 0 and out == ""
        assert err.endswith("\n") and "Traceback" not in err
        return err.rstrip("\n")

    return ran


def text_of(path: Path) -> str:
    """The text on the pages of a PDF, its lines joined."""
    from pypdfium2 import PdfDocument

    with closing(PdfDocument(path)) as document:
        found = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(found).split())


def program(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a shell starts it."""
    return subprocess.run(
        [sys.executable, "-m", "lfl_desktop", *map(str, words)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


# As a shell starts it


def test_sample_check_and_export_as_programs(tmp_path: Path) -> None:
    path = tmp_path / "sample.lfl"
    made = program("sample", path)
    assert (made.returncode, made.stdout, made.stderr) == (0, f"The sample is in {path}.\n", "")
    checked = program("check", path)
    assert checked.stdout == (
        "“sample.lfl” is sound. It holds 1 set, 7 leaders, 6 meetings, 18 actions."
        " It is not protected with a passphrase. The program has not copied it yet.\n"
    )
    again = program("sample", path)
    assert again.returncode == 1 and again.stdout == ""
    assert re.fullmatch("There is already a file “sample.lfl”. .*\n", again.stderr)


def test_a_console_that_cannot_show_a_name_still_gets_its_answer(sample_path: Path) -> None:
    path = sample_path.rename(sample_path.with_name("Łódź.lfl"))
    done = program("check", path, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("???d?.lfl? is sound. It holds 1 set")
    path.unlink()
    done = program("check", path, PYTHONIOENCODING="ascii")
    assert done.returncode == 1 and "was not found" in done.stderr


# sample


def test_the_sample_is_never_written_over_anything(tmp_path: Path, refused: Callable[..., str]) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all")
    assert "There is already a file “letter.txt”" in refused("sample", path)
    assert path.read_text() == "Dear all"
    assert "could not be made here" in refused("sample", tmp_path / "none" / "a.lfl")
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["letter.txt"]


# print

MARKS = {
    "facilitator": "For the facilitator",
    "leader": "For Priya Dale",
    "set": "For the set",
    "coordinator": "For the coordinator",
    "public": "For everyone",
}


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize(
    ("what", "narrowest"),
    [
        (["summary", "--meeting", "3", "--leader", "Priya Dale"], 3),
        (["activity-system", "--leader", "Priya Dale"], 1),
    ],
    ids=["summary", "activity system"],
)
def test_papers_for_each_audience(
    sample_path: Path, tmp_path: Path, run: Run, audience: str, what: list[str], narrowest: int
) -> None:
    before = sample_path.read_bytes()
    out = tmp_path / "page.pdf"
    code, said, err = run("print", sample_path, "--paper", *what, "--for", audience, "-o", out)
    if narrowest == 1 and audience in ("coordinator", "public"):
        assert (code, said, out.exists()) == (1, "", False)
        assert "Activity systems stay within the set" in err
        assert sample_path.read_bytes() == before and noted(sample_path) == []
    else:
        assert (code, err) == (0, "") and said.startswith(f"Printed to {out}. ")
        text = text_of(out)
        assert MARKS[audience] in text
        assert ("Tom Garside" in text or "Priya" in text) == (audience in ("set", "leader", "facilitator"))
        assert noted(sample_path) == [(what[0].replace("-", "_"), audience)]


def noted(path: Path) -> list[tuple[str, str]]:
    """What the file says was saved, and for whom."""
    with closing(Workspace.open(path, read_only=True)) as workspace:
        return [(one.what, one.audience) for one in workspace.select(Handling)]


def test_the_set_is_who_a_paper_is_for_unless_said_otherwise(
    sample_path: Path, tmp_path: Path, run: Run
) -> None:
    for name, more in (("a.pdf", []), ("b.pdf", ["--for", "set"])):
        run("print", sample_path, "--paper", "summary", "--meeting", 2, *more, "-o", tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_poster_is_in_the_inks_that_are_asked_for(sample_path: Path, tmp_path: Path, run: Run) -> None:
    made = set()
    for ink in ([], ["--grey"], ["--colour-blind"]):
        run("print", sample_path, "--paper", "poster", *ink, "-o", out := tmp_path / f"{len(made)}.pdf")
        made.add(out.read_bytes())
    assert len(made) == 3


def test_a_paper_is_the_same_on_another_day_where_nothing_changed(sample_path: Path, tmp_path: Path) -> None:
    for name, day in (("a.pdf", 1), ("b.pdf", 2), ("c.pdf", 3)):
        words = ["print", sample_path, "--paper", "actions", "-o", tmp_path / name]
        assert (
            main([str(word) for word in words], lambda day=day: dt.datetime(2031, 5, day, tzinfo=dt.UTC)) == 0
        )
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "c.pdf").read_bytes()
    assert noted(sample_path) == [("actions", "set")] * 3


def test_no_private_log_is_ever_on_paper(
    sample: Workspace, sample_path: Path, tmp_path: Path, run: Run
) -> None:
    meetings = {entry.meeting: entry.wording for entry in sample.select(LogEntry)}
    assert meetings
    for number in range(1, 7):
        out = tmp_path / f"{number}.pdf"
        words = ("print", sample_path, "--paper", "summary", "--meeting", number, "--for", "facilitator")
        assert run(*words, "-o", out)[0] == 0
        for wording in meetings.values():
            assert " ".join(wording.split())[:20] not in text_of(out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--paper", "summary"], "Say which meeting of set A: a number from 1 to 6."),
        (["--paper", "summary", "--meeting", "7"], "Say which meeting of set A: a number from 1 to 6."),
        (["--paper", "summary", "--meeting", "1", "--set", "Z"], "There is no set “Z” in “sample.lfl”."),
        (["--paper", "activity-system"], "Say whose activity system."),
        (["--paper", "activity-system", "--leader", "Nobody"], "Say whose activity system."),
        (["--paper", "activity-system", "--leader", "Tom", "--meeting", "1"], "Tom Garside has no version"),
        (
            ["--paper", "then-and-now", "--leader", "Tom"],
            "There is no earlier version of this activity system",
        ),
        (["--paper", "then-and-now", "--leader", "Priya", "--then", "4"], "Then must be an earlier version"),
        (["--paper", "certificate"], "Say whose paper it is (--leader). Members are: Beth Ivory,"),
        (["--paper", "certificate", "--leader", "Tom", "--for", "public"], "A certificate needs names"),
        (["--paper", "two-systems", "--leader", "Priya"], "This activity system does not face another one"),
        (["--paper", "summary", "--meeting", "3", "--size", "a1"], "Only posters have this size"),
        (["--paper", "agenda", "--meeting", "3", "--large"], "Only a summary, slips and a leader’s sheet"),
        (["--paper", "poster", "--large"], "Only a summary, slips and a leader’s sheet are in large print"),
    ],
)
def test_a_paper_of_what_there_is_not(
    sample_path: Path, tmp_path: Path, refused: Callable[..., str], words: list[str], said: str
) -> None:
    out = tmp_path / "page.pdf"
    assert refused("print", sample_path, *words, "-o", out).startswith(said)
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--paper", "then-and-now", "--leader", "Priya"], "What has changed"),
        (["--paper", "then-and-now", "--leader", "Priya", "--then", "1"], "31 January 2013 and Meeting 4"),
        (["--paper", "activity-system", "--fill", "empty"], "Whose:"),
        (["--paper", "activity-system", "--fill", "prompts", "--size", "a3"], "Who could be brought in?"),
        (["--paper", "activity-system", "--leader", "Priya", "--levels"], "level 2, between two places"),
    ],
)
def test_an_activity_system_in_every_form(
    sample_path: Path, tmp_path: Path, run: Run, words: list[str], said: str
) -> None:
    out = tmp_path / "page.pdf"
    assert run("print", sample_path, *words, "-o", out)[0] == 0
    assert said in text_of(out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["slips", "--meeting", "3"], "What I will do"),
        (["leader-sheet", "--leader", "Priya"], "For Priya Dale · do not pass on"),
        (["leader-sheet", "--leader", "Priya", "--for", "set"], "For the set · do not pass on"),
        (["record", "--meeting", "3"], "What members learned"),
        (["agenda", "--meeting", "4"], "Who reports back"),
        (["attendance", "--meeting", "4"], "Signature"),
        (["certificate", "--leader", "Tom Garside"], "This is to certify that"),
        (["poster", "--size", "a1", "--upright", "--grey"], "Raising attainment"),
        (["actions"], "List of actions"),
    ],
)
def test_every_paper_of_the_window_is_made_without_one(
    sample_path: Path, tmp_path: Path, run: Run, words: list[str], said: str
) -> None:
    out = tmp_path / "page.pdf"
    assert run("print", sample_path, "--paper", *words, "-o", out)[0] == 0
    assert said in text_of(out)


def test_a_paper_is_kept_as_a_picture_where_its_name_says_so(
    sample_path: Path, tmp_path: Path, run: Run, refused: Callable[..., str]
) -> None:
    system = ("--paper", "activity-system", "--leader", "Priya")
    for name, begins in (("a.svg", b"<svg "), ("a.PNG", b"\x89PNG"), ("a.pdf", b"%PDF")):
        assert run("print", sample_path, *system, "-o", tmp_path / name)[0] == 0
        assert (tmp_path / name).read_bytes().startswith(begins)
    on_page = " ".join(text_of(tmp_path / "a.pdf").split())
    words = " ".join(
        re.findall(r"<text[^>]*>([^<]*)</text>", (tmp_path / "a.svg").read_text(encoding="utf-8"))
    )
    for carried in (
        *("For the set · do not pass on", "SAMPLE", "Activity system · Priya Dale"),
        *("How do I get one phonics method into every class?", "Numbers say where it pulls"),
        *("Where does it pull?", "The observation sheet against", "Meeting 4, Thursday 4 July 2013"),
    ):
        assert carried in on_page and carried in " ".join(words.split()), carried
    summary = ("--paper", "summary", "--meeting", 1)
    assert "Only an activity system" in refused("print", sample_path, *summary, "-o", tmp_path / "b.svg")
    assert run("print", sample_path, *summary, "-o", tmp_path / "b.png")[0] == 0


@pytest.mark.parametrize("where", ["none/page.pdf", ".", "sample.lfl", "sample.lfl/page.pdf"])
def test_a_paper_that_cannot_be_put_there(
    sample_path: Path, tmp_path: Path, refused: Callable[..., str], where: str
) -> None:
    before = sample_path.read_bytes()
    refused("print", sample_path, "--paper", "summary", "--meeting", 1, "-o", tmp_path / where)
    assert sample_path.read_bytes() == before


@pytest.mark.parametrize(
    "name", ["page.docx", "page.jpg", "page.txt", "page.html", "page", "a.pdf.bak", ".pdf"]
)
def test_a_paper_of_a_kind_that_is_not_made_is_refused(
    sample_path: Path, tmp_path: Path, refused: Callable[..., str], name: str
) -> None:
    (tmp_path / "page.txt").write_text("Dear all")
    words = ("print", sample_path, "--paper", "summary", "--meeting", 3, "-o", tmp_path / name)
    assert refused(*words) == (
        f"“{name}” does not end in .pdf, .png or .svg, so nothing was saved; choose a name that does."
    )
    assert (tmp_path / "page.txt").read_text() == "Dear all"
    assert name == "page.txt" or not (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("job", "ending", "others"),
    [
        ("export", ".lflset", ["set.pdf", "set.lfl", "set.xlsx", "set", "set.lflset.txt"]),
        ("calendar", ".ics", ["dates.csv", "dates", "dates.ical"]),
        ("sample", ".lfl", ["set.pdf", "set.lflset", "set"]),
    ],
)
def test_a_file_has_the_ending_of_its_kind(
    sample_path: Path,
    tmp_path: Path,
    run: Run,
    refused: Callable[..., str],
    job: str,
    ending: str,
    others: list[str],
) -> None:
    def words(name: str) -> tuple[object, ...]:
        return (job, tmp_path / name) if job == "sample" else (job, sample_path, "-o", tmp_path / name)

    for name in others:
        said = refused(*words(name))
        assert said == f"“{name}” does not end in {ending}, so nothing was saved; choose a name that does."
        assert not (tmp_path / name).exists()
    workspace = Workspace.open(sample_path, read_only=True)
    assert workspace.count(ExportReceipt) == 0
    workspace.close()
    assert run(*words("made" + ending.upper()))[0] == 0
    assert (tmp_path / ("made" + ending.upper())).exists()


# export and add


def test_exporting_twice_gives_the_same_bytes_and_a_change_the_next_edition(
    sample: Workspace, sample_path: Path, tmp_path: Path, run: Run
) -> None:
    first, second, third = (tmp_path / f"{n}.lflset" for n in (1, 2, 3))
    assert run("export", sample_path, "-o", first) == (
        0,
        f"Edition 1 for the coordinator is in {first}. It is not sealed: whoever has it can read it.\n",
        "",
    )
    assert run("export", sample_path, "--set", "a", "-o", second)[1].startswith("Edition 1 ")
    assert first.read_bytes() == second.read_bytes()
    with sample.step("Remove", rules=Rules.ARRIVING) as step:
        step.delete(sample.select(Action)[0])
    assert run("export", sample_path, "-o", third)[1].startswith("Edition 2 ")
    assert third.read_bytes() != first.read_bytes()
    assert [r.edition for r in sample.select(ExportReceipt)] == [1, 1, 2]


def test_a_file_that_cannot_be_put_there_leaves_no_receipt(
    sample: Workspace, sample_path: Path, tmp_path: Path, refused: Callable[..., str]
) -> None:
    assert "could not be saved" in refused("export", sample_path, "-o", tmp_path / "none" / "a.lflset")
    assert "does not end in .lflset" in refused("export", sample_path, "--replace", "-o", sample_path)
    disguised = tmp_path / "records.lflset"
    disguised.write_bytes(sample_path.read_bytes())
    assert "is a records file" in refused("export", disguised, "--replace", "-o", disguised)
    assert sample.is_sound() and sample.count(ExportReceipt) == 0


@pytest.fixture
def set_file(sample_path: Path, tmp_path: Path, run: Run) -> Path:
    """The sample's file for the coordinator."""
    path = tmp_path / "set a.lflset"
    assert run("export", sample_path, "-o", path)[0] == 0
    return path


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The coordinator's records file, in which there is nothing yet."""
    path = tmp_path / "office.lfl"
    Workspace.create(path).close()
    return path


ADDED = r"set a\.lflset: set A of Ruth Ansell, edition 1\. The first file of this set: \d+ records\.\n"
AGAIN = r"set a\.lflset: set A of Ruth Ansell, edition 1\. It was added before, so nothing was changed\.\n"


def test_a_file_is_added_once(office: Path, set_file: Path, run: Run) -> None:
    code, said, err = run("add", office, set_file)
    assert (code, err) == (0, "") and re.fullmatch(ADDED + r"1 file added\.\n", said)
    before = office.read_bytes()
    code, said, _ = run("add", office, set_file, set_file)
    assert code == 0 and re.fullmatch(AGAIN * 2 + r"0 files added, 2 were here already\.\n", said)
    assert office.read_bytes() == before
    assert "1 set, 7 leaders, 6 meetings, 18 actions" in run("check", office)[1]


def test_a_dry_run_says_what_adding_would_do_and_changes_nothing(
    office: Path, set_file: Path, tmp_path: Path, run: Run
) -> None:
    before = office.read_bytes()
    code, said, _ = run("add", "--dry-run", office, set_file, set_file)
    assert code == 0 and re.fullmatch(ADDED + AGAIN, said)
    (tmp_path / "other.lflset").write_text("Dear all")
    code, said, err = run("add", "--dry-run", office, tmp_path / "other.lflset", set_file)
    assert (code, said) == (1, "") and "This is not a set" in err and re.search(ADDED, err)
    assert office.read_bytes() == before


def test_what_is_refused_is_said_and_the_others_are_added(
    office: Path, set_file: Path, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "other.lflset").write_text("Dear all")
    code, out, err = run("add", office, tmp_path / "other.lflset", set_file)
    assert (code, out) == (1, "")
    first, second, last = err.splitlines()
    assert first.startswith("other.lflset. This is not a set")
    assert re.fullmatch(ADDED.removesuffix(r"\n"), second)
    assert last == "1 file added, 1 not added."
    assert "1 set" in run("check", office)[1]


def test_a_set_that_is_kept_here_and_a_whole_records_file_are_not_added(
    sample_path: Path, set_file: Path, office: Path, refused: Callable[..., str]
) -> None:
    assert "is kept in this records file itself" in refused("add", sample_path, set_file)
    assert "This is a whole records file" in refused("add", office, sample_path)
    assert "could not be read" in refused("add", office, set_file.with_name("none.lflset"))


# check


def test_the_dates_as_a_calendar_file(sample_path: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "dates.ics"
    code, _said, missing = run("calendar", sample_path)
    assert code == 2 and "required: -o" in missing
    code, said, _err = run("calendar", sample_path, "--set", "A", "--for", "coordinator", "-o", out)
    assert (code, said) == (0, f"The dates are in {out}.\n")
    text = out.read_text(encoding="utf-8")
    assert text.startswith("BEGIN:VCALENDAR") and text.count("meeting ") == 6
    assert noted(sample_path) == [("calendar", "coordinator")]


def test_a_calendar_file_never_takes_the_place_of_records(
    sample_path: Path, refused: Callable[..., str]
) -> None:
    before = sample_path.read_bytes()
    assert "does not end in .ics" in refused("calendar", sample_path, "-o", sample_path)
    disguised = sample_path.with_suffix(".ics")
    disguised.symlink_to(sample_path)
    assert "is a records file" in refused("calendar", sample_path, "--replace", "-o", disguised)
    assert sample_path.read_bytes() == before


def test_checking_changes_nothing(sample_path: Path, run: Run) -> None:
    before = sample_path.read_bytes(), sample_path.stat().st_mtime_ns, sorted(sample_path.parent.iterdir())
    assert run("check", sample_path)[0] == 0
    after = sample_path.read_bytes(), sample_path.stat().st_mtime_ns, sorted(sample_path.parent.iterdir())
    assert after == before


def test_a_damaged_file_is_told_and_left(sample_path: Path, refused: Callable[..., str]) -> None:
    data = sample_path.read_bytes()
    damaged = data[:60_000] + b"\xa5" * 4096 + data[64_096:]
    sample_path.write_bytes(damaged)
    assert "damaged" in refused("check", sample_path)
    assert sample_path.read_bytes() == damaged


@pytest.mark.parametrize("job", ["check", "print", "export", "add", "calendar"])
@pytest.mark.parametrize("there", [None, b"", b"Dear all", b"SQLite format 3\0" + bytes(2000)])
def test_what_is_no_records_file_is_refused_by_every_job(
    tmp_path: Path, refused: Callable[..., str], job: str, there: bytes | None
) -> None:
    path = tmp_path / "set.lfl"
    if there is not None:
        path.write_bytes(there)
    more = {
        "check": [],
        "print": ["--paper", "summary", "--meeting", 1, "-o", tmp_path / "out.pdf"],
        "export": ["-o", tmp_path / "out"],
        "add": [tmp_path / "in"],
        "calendar": ["-o", tmp_path / "out.ics"],
    }
    said = refused(job, path, *more[job])
    assert said.startswith("“set.lfl” ") and said.count("\n") == 0
    assert there is None or path.read_bytes() == there
    assert not list(tmp_path.glob("out*"))


def test_a_set_that_is_not_there_yet(
    office: Path, sample_path: Path, set_file: Path, tmp_path: Path, run: Run, refused: Callable[..., str]
) -> None:
    assert refused("export", office, "-o", tmp_path / "a") == "“office.lfl” holds no set yet."
    run("add", office, set_file)
    said = "“office.lfl” keeps no set itself, only what sets sent."
    assert refused("readable", office, "--set", "A", "-o", tmp_path / "a") == said
    assert "is there already" in refused("export", sample_path, "-o", set_file)


def test_which_of_several_sets_must_be_said(
    sample: Workspace, tmp_path: Path, run: Run, refused: Callable[..., str]
) -> None:
    with sample.step("Add set") as step:
        step.put(LearningSet(cohort=sample.select(LearningSet)[0].cohort, name="B"))
    said = refused("export", sample.path, "-o", tmp_path / "a")
    assert said == "“sample.lfl” holds several sets: A, B. Say which."
    assert run("export", sample.path, "--set", "B", "-o", tmp_path / "a.lflset")[0] == 0
    said = refused(
        "print", sample.path, "--paper", "summary", "--set", "B", "--meeting", 1, "-o", tmp_path / "b.pdf"
    )
    assert said == "Set B has no meeting yet."


MAYBE_OURS = st.binary(max_size=300) | st.builds(
    lambda head, tail: head + tail,
    st.sampled_from(
        [b"SQLite format 3\0", b'{"format":"lfl-set","version":1,', b"\xef\xbb\xbf{", b"[" * 5000]
    ),
    st.binary(max_size=300),
)


@given(data=MAYBE_OURS, mark=st.booleans())
@settings(max_examples=60)
def test_any_bytes_are_refused_in_a_sentence(
    tmp_path: Path, run: Run, office: Path, data: bytes, mark: bool
) -> None:
    path = tmp_path / "any.bytes"
    if mark:  # as if it were a records file
        data = data.ljust(100, b"\0")
        data = b"SQLite format 3\0" + data[16:60] + b"\0\0\0\1" + data[64:68] + b"LfL1" + data[72:]
    path.write_bytes(data)
    before = office.read_bytes()
    for words in (("check", path), ("add", office, path), ("add", path, path)):
        code, out, err = run(*words)
        assert (code, out) == (1, "") and err.strip()
    assert path.read_bytes() == data and office.read_bytes() == before


OLD = Path(__file__).parent / "store" / "files"
READING: dict[str, tuple[str, str]] = {
    "print --paper blank -o": ("facilitator", "page.pdf"),
    "calendar -o": ("facilitator", "dates.ics"),
    "readable -o": ("facilitator", "pages"),
    "about --person Dan -o": ("facilitator", "about"),
    "backup -o": ("facilitator", "copy.lfl"),
    "check": ("facilitator", ""),
    "sets": ("coordinator", ""),
    "report --term Summer -o": ("coordinator", "report.pdf"),
    "workbook -o": ("coordinator", "all.xlsx"),
    "publish --to": ("coordinator", "sqlite:///{}/shared.db"),
}


@pytest.mark.parametrize("words", READING)
def test_a_job_that_only_reads_leaves_a_file_of_an_earlier_version_as_it_is(
    words: str, tmp_path: Path, run: Run
) -> None:
    of_whom, out = READING[words]
    path = tmp_path / "old.lfl"
    path.write_bytes((OLD / f"{of_whom}_5.lfl").read_bytes())
    before = path.read_bytes()
    job, *options = words.split()
    where = out.format(tmp_path) if "{}" in out else tmp_path / out
    code, _said, complained = run(job, path, *options, *([where] if out else []))
    assert (code, complained) == (0, "")
    assert path.read_bytes() == before


# Words


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"LfL Desktop {lfl_desktop.__version__}\n", "")


def test_help_says_what_it_said(run: Run) -> None:
    told = [run(*job, "--help") for job in ([], *([job] for job in JOBS))]
    assert not any(code or complained for code, _said, complained in told)
    # how lines are broken hangs on the terminal
    parts = ("\n".join(" ".join(part.split()) for part in said.split("\n\n")) for _, said, _ in told)
    check_kept(Path(__file__).with_name("command_line_help.txt"), "\n\n".join(parts))


@pytest.mark.parametrize(
    "words",
    [
        ["print"],
        ["print", "a.lfl", "--paper", "leaflet", "-o", "b"],
        ["print", "a.lfl", "--paper", "summary", "--meeting", "two", "-o", "b"],
        ["print", "a.lfl", "--paper", "summary", "--for", "everybody", "-o", "b"],
        ["print", "a.lfl", "--pap", "summary", "-o", "b"],
        ["export", "a.lfl"],
        ["add", "a.lfl"],
        ["check", "a.lfl", "b.lfl"],
        ["--wrong"],
    ],
)
def test_words_that_are_not_understood(words: list[str], refused: Callable[..., str], run: Run) -> None:
    said = refused(*words)
    assert said.startswith("This was not understood: ") and said.endswith(" --help.")
    assert run(*words)[0] == 2


def test_one_file_at_a_time(refused: Callable[..., str]) -> None:
    assert refused("a.lfl", "b.lfl") == "lfl-desktop opens one file at a time. See lfl-desktop --help."


def test_a_newer_file_is_left_to_the_newer_program(sample_path: Path, refused: Callable[..., str]) -> None:
    RecordsFile.open(sample_path).close()
    data = bytearray(sample_path.read_bytes())
    data[60:64] = b"\0\0\0\x63"
    sample_path.write_bytes(data)
    assert "newer version of this program" in refused("check", sample_path)
    assert sample_path.read_bytes() == data


# sealed files and the pack


def test_a_passphrase_is_read_from_where_it_is_said_and_never_from_the_words(
    run: Run, refused: Callable[..., str], sample_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "words").write_text("bread and roses\n", encoding="utf-8")
    path, office = tmp_path / "a.lflset", tmp_path / "office.lfl"
    Workspace.create(office).close()
    assert "No passphrase was given" in refused("export", sample_path, "--passphrase", "-o", path)
    assert "key is not known" in refused("export", sample_path, "--to-pack", "-o", path)
    assert not path.exists()
    with (tmp_path / "words").open() as words:
        fd = os.dup(words.fileno())
        code, said, _ = run("export", sample_path, "--passphrase-fd", fd, "-o", path)
    assert code == 0 and "It is sealed with the passphrase" in said
    assert path.read_bytes().startswith(b"age-encryption.org/v1")
    assert "is sealed with a passphrase" in refused("add", office, path)
    with (tmp_path / "words").open() as words:
        fd = os.dup(words.fileno())
        code, said, _ = run("add", office, "--passphrase-fd", fd, "--", path)
    assert code == 0 and said.endswith("1 file added.\n")


def test_a_passphrase_is_asked_for_where_there_is_somebody_to_ask(
    run: Run, sample_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or "bread and roses")
    code, said, _ = run("export", sample_path, "--passphrase", "-o", tmp_path / "a.lflset")
    assert code == 0 and "It is sealed with the passphrase" in said
    assert asked == ["Passphrase for a.lflset: "]
    code, said, _ = run("export", sample_path, "-o", tmp_path / "b.lflset")
    assert code == 0 and len(asked) == 1 and "It is not sealed" in said


def test_no_pack_is_made_of_a_file_in_which_a_set_meets(
    sample_path: Path, tmp_path: Path, refused: Callable[..., str]
) -> None:
    path = tmp_path / "programme.lflpack"
    assert "no pack was made of it" in refused("pack", sample_path, "-o", path)
    assert not path.exists()


def test_nothing_is_written_over_unless_that_is_said(
    sample_path: Path, office: Path, run: Run, refused: Callable[..., str], tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("bread and roses\n", encoding="utf-8")
    jobs: dict[str, tuple[object, ...]] = {
        "paper.pdf": ("print", sample_path, "--paper", "agenda", "--meeting", 4),
        "dates.ics": ("calendar", sample_path),
        "set.lflset": ("export", sample_path, "--set", "A"),
        "term.docx": ("report", office, "--term", "Summer"),
        "figures.xlsx": ("workbook", office),
        "beside schools.csv": ("workbook", office, "--csv"),
    }
    for name, words in jobs.items():
        there = tmp_path / name
        there.write_text("mine", encoding="utf-8")
        out = there if there.suffix != ".csv" else tmp_path / "beside.xlsx"
        assert "is there already, so nothing was saved" in refused(*words, "-o", out), name
        assert there.read_text(encoding="utf-8") == "mine"
        assert not (tmp_path / "beside.xlsx").exists()
        if words[0] in ("print", "calendar"):
            assert run(*words, "-o", out, "--replace")[0] == 0 and there.read_bytes() != b"mine"
    before, sheet = sample_path.read_bytes(), tmp_path / "paper.pdf"
    with secret.open() as given:
        words = ("protect", sample_path, "--passphrase-fd", given.fileno(), "--sheet", sheet)
        assert "is there already" in refused(*words)
    assert sample_path.read_bytes() == before


def test_a_pack_is_made_and_nothing_written_over_unasked(
    run: Run, refused: Callable[..., str], tmp_path: Path
) -> None:
    path, office = tmp_path / "programme.lflpack", tmp_path / "programme.lfl"
    begin_programme(office, Plan(programme="Leading Together", cohort="Cohort 1")).close()
    code, said, _ = run("pack", office, "-o", path)
    assert code == 0 and re.search(r"sealed to the key \d{4} \d{4} \d{4} \d{4}\.", said)
    before = path.read_bytes()
    assert b"AGE-SECRET" not in before and b"age1" in before
    with closing(Workspace.open(office)) as workspace, workspace.step("Add") as step:
        step.put(LearningSet(cohort=workspace.select(Cohort)[0].id, name="B"))
    assert "is there already, so nothing was saved" in refused("pack", office, "-o", path)
    assert path.read_bytes() == before
    assert run("pack", office, "--replace", "-o", path)[0] == 0 and path.read_bytes() != before


@pytest.mark.parametrize("alike", ["one", "two"])
def test_who_of_a_pack_may_be_a_member_here_is_asked_about(
    run: Run, refused: Callable[..., str], tmp_path: Path, alike: str
) -> None:
    plan = Plan(programme="Leading Together", cohort="Cohort 1", set_name="A")
    path, office, own = (tmp_path / name for name in ("p.lflpack", "office.lfl", "own.lfl"))
    for workspace, name in ((begin_programme(office, plan), "Iris Vayne"), (begin(own, plan), "Iris Vane")):
        with closing(workspace), workspace.step("Add") as step:
            set_id = step.put(LearningSet(id=plan.ids.learning_set, cohort=plan.ids.cohort, name="A")).id
            person = step.put(Person(name=name))
            step.put(Membership(learning_set=set_id, person=person.id))
    run("pack", office, "-o", path)
    assert "Iris Vane, who is a member here" in refused("take", own, path)
    assert "The pack was taken in." in run("take", own, path, "--alike", alike)[1]
    with closing(Workspace.open(own)) as taken:
        assert len(taken.select(Person)) == (1 if alike == "one" else 2)


# copies


def test_a_copy_is_made_and_checked_while_the_file_is_open(
    sample: Workspace, tmp_path: Path, run: Run, refused: Callable[..., str]
) -> None:
    copy = tmp_path / "copy.lfl"
    code, said, _ = run("backup", sample.path, "-o", copy)
    assert (code, said) == (
        0,
        f"A copy of “sample.lfl” is in {copy}. It was looked through and is sound.\n",
    )
    assert run("check", copy)[0] == 0
    before = copy.read_bytes()
    assert "already a file “copy.lfl”" in refused("backup", sample.path, "-o", copy)
    assert "does not end in .lfl" in refused("backup", sample.path, "-o", tmp_path / "copy.pdf")
    assert copy.read_bytes() == before


def test_checking_says_when_the_file_was_copied_last(sample: Workspace, run: Run) -> None:
    assert "The program has not copied it yet." in run("check", sample.path)[1]
    backups_of(sample).keep_if_changed()
    assert re.search(r"copied it last at \d\d:\d\d\.\n", run("check", sample.path)[1])


def test_a_damaged_file_is_recovered_beside_its_newest_copy(
    sample: Workspace,
    tmp_path: Path,
    run: Run,
    refused: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    new = tmp_path / "new.lfl"
    assert "is sound, so there is nothing to recover" in refused("recover", sample.path, "-o", new)
    backups_of(sample).keep_if_changed()
    (copy,) = backups_of(sample).listed()
    sample.close()
    data = sample.path.read_bytes()
    damaged = data[:60_000] + b"\xa5" * 8192 + data[68_192:]
    sample.path.write_bytes(damaged)
    assert "lfl-desktop recover sample.lfl -o NEW.lfl" in refused("check", sample.path)
    with monkeypatch.context() as patch:
        full = Mock(side_effect=OSError(errno.ENOSPC, "No space left on device"))
        patch.setattr(recovery, "check_structure", full)
        assert "“new.lfl” could not be made here (No space left" in refused("recover", sample.path, "-o", new)
    assert not list(tmp_path.glob("new*"))
    code, said, _ = run("recover", sample.path, "-o", new)
    holds = "1 set, 7 leaders, 6 meetings, 18 actions"
    assert code == 0 and said.startswith(f"What could be read of “sample.lfl” is in {new}: {holds}.")
    assert f"in {copy.path}: {holds}." in said
    save_settings(Settings(second_backup_folder=str(tmp_path / "stick")))
    shutil.copytree(copy.path.parent.parent, tmp_path / "stick" / copy.path.parent.parent.name)
    copy.path.write_bytes(copy.path.read_bytes()[:5000])
    on_stick = tmp_path / "stick" / copy.path.relative_to(copy.path.parents[2])
    assert f"in {on_stick}: {holds}." in run("recover", sample.path, "-o", tmp_path / "from_stick.lfl")[1]
    assert sample.path.read_bytes() == (tmp_path / "new.lfl-damaged").read_bytes() == damaged
    assert run("check", new)[0] == 0
    assert "already a file “new.lfl”" in refused("recover", sample.path, "-o", new)
    assert "was not found" in refused("recover", tmp_path / "none.lfl", "-o", tmp_path / "b.lfl")


def test_what_of_a_damaged_file_comes_back_from_its_history_is_not_lost(
    sample_path: Path, tmp_path: Path, run: Run
) -> None:
    with closing(sqlite3.connect(sample_path)) as there, there:
        there.execute("UPDATE meeting SET date = 'no day' WHERE id IN (SELECT id FROM meeting LIMIT 2)")
    said = run("recover", sample_path, "-o", tmp_path / "new.lfl")[1]
    assert "6 meetings" in said and "2 entries were only in its history" in said and "were found" not in said
    with closing(sqlite3.connect(sample_path)) as there, there:
        there.execute("DELETE FROM change WHERE record_id IN (SELECT id FROM meeting LIMIT 1)")
    said = run("recover", sample_path, "-o", tmp_path / "other.lfl")[1]
    assert "5 meetings" in said and "1 entries were only in its history. " in said
    lost = re.search(r" (-?\d+) entries were found and could not be read or kept", said)
    assert lost is not None and int(lost[1]) == 34, "the meeting, and what was written at it"
