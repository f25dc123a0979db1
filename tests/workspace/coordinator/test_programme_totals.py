"""The totals of the sample's programme: the same on screen, paper, in Word, in the workbook and as text."""

from __future__ import annotations

import csv
import datetime as dt
import io
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from pypdfium2 import PdfDocument
from PySide6.QtWidgets import QPushButton
from window_driver import words_in

from lfl_desktop.__main__ import main
from lfl_desktop.views.window.main_window import MainWindow
from lfl_desktop.workspace.start.first_run import Plan, begin, begin_programme

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def told(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    capsys.readouterr()
    assert main([str(word) for word in words]) == 0
    return capsys.readouterr().out


def pdf_words(path: Path) -> str:
    with PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def sheets(path: Path) -> dict[str, list[list[str]]]:
    """Every sheet of a workbook as its cells, read as plain XML."""
    with zipfile.ZipFile(path) as parts:
        shared = [
            "".join(text.text or "" for text in item.iter(f"{MAIN}t"))
            for item in ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
        ]
        book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
        found = {}
        for nth, sheet in enumerate(book.iter(f"{MAIN}sheet"), 1):
            page = ElementTree.fromstring(parts.read(f"xl/worksheets/sheet{nth}.xml"))
            rows = []
            for row in page.iter(f"{MAIN}row"):
                cells = []
                for cell in row.iter(f"{MAIN}c"):
                    value = cell.findtext(f"{MAIN}v") or ""
                    cells.append(shared[int(value)] if cell.get("t") == "s" else value)
                    assert cell.find(f"{MAIN}f") is None, "no formula"
                rows.append(cells)
            found[sheet.get("name") or ""] = rows
        return found


def test_the_totals_as_text(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, "sets", office)
    assert "4 sets · 24 of 24 meetings held · 46 slots" in said
    assert "26 members: 28 began, 3 left, 1 joined" in said
    assert "94 % attendance (147 of 157)" in said
    assert "90 actions: 68 done, 6 changed, 5 dropped, 4 handed on, 7 open" in said
    assert "25 agreed notes of impact" in said
    (of_b,) = (line for line in said.splitlines() if line.startswith("B "))
    assert "David Okoro" in of_b and "38 of 41" in of_b and "9 → 6" in of_b


def test_the_same_totals_everywhere(
    office: Path, tmp_path: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    for ending in ("pdf", "docx"):
        out = tmp_path / f"report.{ending}"
        assert main(["report", str(office), "--term", "Summer", "-o", str(out)]) == 0
    assert main(["workbook", str(office), "-o", str(tmp_path / "figures.xlsx"), "--csv"]) == 0
    address = f"sqlite:///{tmp_path / 'shared.db'}"
    assert main(["publish", str(office), "--to", address]) == 0
    window = open_window(office)
    window.go("overview")
    shown = window.screen_of("overview")
    figures = [one.text() for one in shown.findChildren(QPushButton) if one.property("role") == "figure"]
    screen = "\n".join((*figures, words_in(shown)))
    paper = pdf_words(tmp_path / "report.pdf")
    word = docx.Document(str(tmp_path / "report.docx"))
    in_word = [[cell.text for cell in row.cells] for row in word.tables[0].rows]
    book = sheets(tmp_path / "figures.xlsx")
    for words in ("24 of 24", "28 → 26", "147 of 157", "83 of 90"):
        assert words in screen
    assert "Meetings held 8 of 8 8 of 8 24 of 24" in paper
    assert "28 began, 1 joined, 3 left: 26" in paper
    assert in_word[0] == ["", "Summer", "Spring", "Since the beginning"]
    assert ["Meetings held", "8 of 8", "8 of 8", "24 of 24"] in in_word
    assert ["Actions decided", "43", "32", "90"] in in_word
    meetings = [row for row in book["Meetings"][1:] if row[3] == "held"]
    assert len(meetings) == 24 and sum(int(row[6]) for row in meetings) == 46
    assert (sum(int(row[4]) for row in meetings), sum(int(row[5]) for row in meetings)) == (147, 157)
    assert [sum(int(row[nth]) for row in book["Actions"][1:]) for nth in range(1, 8)] == [
        7, 68, 0, 6, 5, 4, 90,
    ]  # fmt: skip
    heads = book["Sets"][0]
    at_start, now = heads.index("Members at the start"), heads.index("Members now")
    members = csv_rows(tmp_path / "figures sets.csv")
    assert sum(int(row[at_start]) for row in members[1:]) == 28
    assert sum(int(row[now]) for row in members[1:]) == 26
    with closing(sqlite3.connect(tmp_path / "shared.db")) as shared:
        names = ("meetings_held", "here", "expected", "slots", "members_at_start", "members_now")
        sums = ", ".join(f"sum({name})" for name in names)
        published = shared.execute(f"SELECT {sums} FROM lfl_set_overview").fetchone()
        (actions,) = shared.execute(
            "SELECT sum(actions_open + actions_done + actions_ended_otherwise) FROM lfl_set_overview"
        ).fetchone()
    assert (*published, actions) == (24, 147, 157, 46, 28, 26, 90)


def csv_rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def test_days_in_the_workbook_are_days(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "figures.xlsx"
    assert main(["workbook", str(office), "-o", str(out), "--csv"]) == 0
    book = sheets(out)
    first = dt.date(1899, 12, 30) + dt.timedelta(days=int(book["Meetings"][1][2]))
    assert first == dt.date(2013, 1, 30)
    assert csv_rows(tmp_path / "figures meetings.csv")[1][2] == "2013-01-30"
    assert list(book) == ["Sets", "Meetings", "Attendance", "Actions", "Impact", "Events", "Schools"]
    with zipfile.ZipFile(out) as parts:
        page = parts.read("xl/worksheets/sheet2.xml").decode()
    assert "<autoFilter" in page and 'state="frozen"' in page


def test_the_report_tells_roles_and_no_name(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "autumn.pdf"
    assert main(["report", str(office), "--term", "autumn", "-o", str(out)]) == 0
    paper = pdf_words(out)
    assert "Page 1 of 2" in paper and "SAMPLE" in paper
    assert "27 → 79 %" in paper and "middle leader" in paper
    assert "Change needs presence." in paper
    for name in ("Yasmin", "Dominic", "Priya", "Tom Garside"):
        assert name not in paper
    assert "Hillcross CE: Change of head" in paper


def test_what_is_there_is_replaced_only_if_told(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"mine")
    asked = ["report", str(office), "--term", "Summer", "-o", str(out)]
    assert main(asked) == 1
    assert out.read_bytes() == b"mine" and "there already" in capsys.readouterr().err
    assert main([*asked, "--replace"]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert main(["report", str(office), "--term", "Lent", "-o", str(tmp_path / "x.pdf")]) == 1
    assert "There are: Spring, Summer, Autumn." in capsys.readouterr().err
    assert main(["report", str(office), "--term", "Summer", "-o", str(tmp_path / "x.txt")]) == 1
    assert main(["workbook", str(office), "-o", str(tmp_path / "x.ods")]) == 1
    assert main(["sets", str(office), "--cohort", "Cohort 7"]) == 1
    assert not list(tmp_path.glob("x.*"))


def test_one_cohort_alone(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "sets", office, "--cohort", "cohort 1") == told(capsys, "sets", office)


def test_of_several_cohorts_each_is_told_by_itself_and_all_in_their_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = tmp_path / "office.lfl"
    begin_programme(office, Plan("Leading Together", "Cohort 1", starts=dt.date(2025, 1, 1))).close()
    for name, year, facilitator in (("Cohort 2", 2026, "Ann Able"), ("Cohort 1", 2025, "Ruth Hale")):
        plan = Plan(
            "Leading Together", name, starts=dt.date(year, 1, 1), set_name="A", facilitator=facilitator
        )
        begin(tmp_path / f"{year}.lfl", plan).close()
        told(capsys, "export", tmp_path / f"{year}.lfl", "-o", tmp_path / f"{year}.lflset")
        told(capsys, "add", office, tmp_path / f"{year}.lflset")
    listed = [line.split("  ")[0] for line in told(capsys, "sets", office).splitlines()]
    assert listed[1:3] == ["A (Cohort 1)", "A (Cohort 2)"]
    said = told(capsys, "sets", office, "--cohort", "Cohort 2")
    assert "Ann Able" in said and "Ruth Hale" not in said and "1 set · " in said


def test_the_report_is_the_same_for_the_same_records(office: Path, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        assert main(["report", str(office), "--term", "Spring", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_a_file_without_sets_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.lfl"
    assert main(["sample", str(path)]) == 0
    assert "No set has sent its file yet." in told(capsys, "sets", path)


def test_a_set_that_has_not_begun_has_no_figures_yet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new, sent, office = tmp_path / "new.lfl", tmp_path / "new.lflset", tmp_path / "office.lfl"
    plan = Plan(programme="Leading Together", cohort="Cohort 1", set_name="A", facilitator="Ruth Hale")
    begin(new, plan).close()
    begin_programme(office, Plan(programme="Leading Together", cohort="Cohort 1")).close()
    told(capsys, "export", new, "-o", sent)
    told(capsys, "add", office, sent)
    assert "0 members: 0 began, 0 left, 0 joined" in told(capsys, "sets", office)
    told(capsys, "workbook", office, "-o", tmp_path / "all.xlsx", "--csv")
    heads, row = csv_rows(tmp_path / "all sets.csv")
    cells = dict(zip(heads, row, strict=True))
    assert (cells["Set"], cells["Members at the start"], cells["Members now"], cells["Next"]) == (
        "A",
        "0",
        "0",
        "",
    )
    told(capsys, "publish", office, "--to", f"sqlite:///{tmp_path}/shared.db")
