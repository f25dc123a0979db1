"""The final report on a cohort, made on the command line of the second sample, as PDF and in Word."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from lfl_desktop import paths
from lfl_desktop.__main__ import main
from lfl_desktop.domain.coordinator.evidence import EvidenceSaid, EvidenceSource, EvidenceStage
from lfl_desktop.domain.coordinator.register import CoachingContact, ParticipantCame
from lfl_desktop.domain.coordinator.reports_kept import ReportMade, ReportParagraph
from lfl_desktop.domain.coordinator.roster import CoachingOffer, Participant, ProgrammeRole
from lfl_desktop.domain.people import Level
from lfl_desktop.domain.programme import Cohort, Term
from lfl_desktop.domain.records import ALL
from lfl_desktop.workspace.coordinator.kept_records import paragraph_of
from lfl_desktop.workspace.coordinator.report_parts import part_of_term
from lfl_desktop.workspace.workspace import Workspace

PARTS = [
    "Background",
    "Evidence base",
    "What was expected at enrolment",
    "Opportunities to learn",
    "Impact at the interim stage",
    "Impact at the end of the programme",
    "Challenges",
    "Conclusion",
]
WITHIN = [
    "4.1  Core workshops",
    "4.2  Public seminars",
    "4.3  Action learning sets",
    "4.4  Coaching",
    "4.5  Leadership diagnostic",
    "4.6  Work with other authorities",
    "6.1  Improved ability to lead change",
    "6.2  Improved leadership of teaching and learning",
    "6.3  Improved leadership of the school",
]


@pytest.fixture(scope="module")
def reports(evaluated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the report was saved as PDF and as Word document, with what is beside it."""
    folder = tmp_path_factory.mktemp("reports")
    path = folder / "office.lfl"
    path.write_bytes(evaluated_file.read_bytes())
    for ending in ("pdf", "docx"):
        assert main(["report", str(path), "--final", "-o", str(folder / f"R.{ending}")]) == 0
    return folder


@pytest.fixture
def office(evaluated_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "office.lfl"
    path.write_bytes(evaluated_file.read_bytes())
    return path


def in_pdf(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def stretches(path: Path) -> list[list[str]]:
    """On each page, the words of each line in a column."""
    document = pypdfium2.PdfDocument(path)
    found = []
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_rect(nth) for nth in range(text.count_rects())]
        found.append([" ".join(text.get_text_bounded(*box).split()) for box in boxes])
    document.close()
    return found


def tables(path: Path) -> list[list[list[str]]]:
    """The tables of a Word document: their rows of cells."""
    found = docx.Document(str(path)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


def headings(path: Path, level: int) -> list[str]:
    file = docx.Document(str(path))
    return [p.text for p in file.paragraphs if p.style is not None and p.style.name == f"Heading {level}"]


def change(path: Path, job: Callable[[Workspace], object]) -> None:
    workspace = Workspace.open(path)
    try:
        job(workspace)
    finally:
        workspace.close()


def test_its_totals_are_told(reports: Path) -> None:
    said = in_pdf(reports / "R.pdf")
    for words in (
        "37 people from 11 schools take part",
        "4 leaders from a partner city contribute (Wexcombe)",
        "5 governors of 4 schools came to events",
        "3 core workshops were held",
        "5 public seminars were held",
        "Impact was presented at 1 event",
        "4 sets met: 24 of 24 meetings were held",
        "A coach was offered in 11 schools and taken up in 8",
        "37 of 37 who take part did the leadership diagnostic",
        "The head changed in 3 schools",
        "The head of school changed in 3 schools",
    ):
        assert words in said, words
    assert said.count("· 6 meetings") == 4
    roles = [row[:2] for row in tables(reports / "R.docx")[0]]
    assert ["Provider", "Aldermouth Teaching Partnership (formerly Aldermouth Schools Alliance)"] in roles
    chair = "Councillor Edie Penn, City of Aldermouth (after Councillor Ivor Marsh)"
    assert ["Chair of the advisory group", chair] in roles


def test_each_part_is_there_in_order_and_in_the_list_of_contents(reports: Path) -> None:
    first, second = (headings(reports / "R.docx", level) for level in (1, 2))
    numbered = [f"{nth}  {name}" for nth, name in enumerate(PARTS, start=1)]
    annex = "Annex A: posters of the sets"
    assert first == ["Contents", *numbered, annex]
    assert second[: len(WITHIN)] == WITHIN
    assert [name.partition(":")[0] for name in second[len(WITHIN) :]] == [f"Set {n}" for n in "1234"]
    text = [p.text for p in docx.Document(str(reports / "R.docx")).paragraphs]
    listed = {*numbered, *WITHIN, annex, "Annex B: the schedule, a paper of its own"}
    assert listed <= set(text[: text.index(numbered[0], 3) + 30])
    with zipfile.ZipFile(reports / "R.docx") as parts:
        assert 'TOC \\o "1-2"' in parts.read("word/document.xml").decode()
    document = pypdfium2.PdfDocument(reports / "R.pdf")
    outline = {}
    for one in document.get_toc():
        dest = one.get_dest()
        outline[one.get_title()] = dest.get_index() + 1 if dest else 0
    assert [name for name in outline if name in numbered] == numbered
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    for name in numbered:
        assert f"{' '.join(name.split())} {outline[name]}" in pages[0]
    for name in (" ".join(each.split()) for each in WITHIN):
        on = next(
            number for number, text in enumerate(pages, start=1) if text.count(name) == 1 + (number == 1)
        )
        assert f"{name} {on}" in pages[0]


def test_the_posters_of_all_sets_are_pages_of_it_and_pictures_with_words_in_word(reports: Path) -> None:
    document = pypdfium2.PdfDocument(reports / "R.pdf")
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    posters = pages[-4:]
    focuses = ["Managing change", "Leading through others", "Growing teachers", "The quality of teaching"]
    for number, (poster, focus) in enumerate(zip(posters, focuses, strict=True), start=1):
        assert f"Set {number} {focus}" in poster and "Key learning points" in poster
        assert "For the programme and its partners" in poster and "For the coordinator" not in poster
        assert f"Page {len(pages) - 4 + number} of {len(pages)}" in poster
        assert f"Set {number}: {focus} {len(pages) - 4 + number}" in pages[0], "its page in the contents"
    assert "12 → 41" in posters[0]
    file = docx.Document(str(reports / "R.docx"))
    pictures = [shape._inline.docPr for shape in file.inline_shapes]
    assert [one.get("title") for one in pictures[-4:]] == [
        f"Set {number}: {focus}" for number, focus in enumerate(focuses, start=1)
    ]
    text = [p.text for p in file.paragraphs if p.text]
    own = text[text.index("Set 1: Managing change", 60) : text.index("Set 2: Leading through others", 60)]
    assert "What was of concern" in own and "What came of it" in own
    assert "Each class has its own way, and the children who move between them start again." in own


@pytest.mark.torture
@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not here (Debian: libreoffice-writer)"
)
def test_libreoffice_opens_the_word_documents_and_has_all_of_them_in_order(
    reports: Path, office: Path, tmp_path: Path
) -> None:
    papers = [reports / "R.docx", reports / "R – schedule.docx", reports / "R – sources.docx"]
    fuller = tmp_path / "fuller.lfl"
    assert main(["sample", str(fuller), "--coordinator"]) == 0
    for of, term in ((office, "Summer"), (office, "Autumn"), (fuller, "Autumn")):
        papers.append(tmp_path / f"{of.stem} {term}.docx")
        assert main(["report", str(of), "--term", term, "-o", str(papers[-1])]) == 0
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*asked, *map(str, papers)], check=True, capture_output=True, timeout=240)
    said = in_pdf(tmp_path / "R.pdf")
    end = 0
    for name in [f"{nth} {name}" for nth, name in enumerate(PARTS, start=1)]:
        end = said.index(name, end + 1 if end else said.index("Annex B: the schedule"))
    assert end < said.index("Annex A: posters of the sets", end) < said.index("Set 4: The quality", end)
    in_word = " ".join(p.text for p in docx.Document(str(reports / "R.docx")).paragraphs)
    assert not [word for word in set(in_word.split()) if word not in said], "each word is on a page"
    assert "Dame Ottoline Beck" in in_pdf(tmp_path / "R – schedule.pdf")
    assert "your register" in in_pdf(tmp_path / "R – sources.pdf")
    for term in papers[3:]:
        assert len(stretches(tmp_path / f"{term.stem}.pdf")) == 2, term.stem


def test_expectations_without_consent_stay_out(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def withdraw(workspace: Workspace) -> None:
        (enrolment,) = workspace.select(EvidenceSource, stage=EvidenceStage.ENROLMENT)
        first, *_rest = workspace.select(EvidenceSaid, source=enrolment.id)
        with workspace.step("Withdraw") as step:
            step.put(replace(first, consent=False, wording="They hoped for a quiet year."))

    change(office, withdraw)
    assert main(["report", str(office), "--final", "-o", str(tmp_path / "R.pdf")]) == 0
    assert "Missing: consent to quote 1 statement" in capsys.readouterr().out
    said = in_pdf(tmp_path / "R.pdf")
    assert "quiet year" not in said and "Middle leaders who are sure of their role" in said


def test_impact_stands_under_the_heading_where_it_was_placed(reports: Path) -> None:
    said = in_pdf(reports / "R.pdf")
    change_, teaching, school = (
        said.index(name, 2000) for name in (w.partition("  ")[2] for w in WITHIN[6:])
    )
    assert change_ < said.index("Phonics is taught in one way") < teaching
    assert teaching < said.index("Marking takes half the time") < school
    assert school < said.index("“Those six hours did more for me") < said.index("7 Challenges", school)
    assert "What was done: One lesson taught in each class" in said and "31 → 74 %" in said


def test_the_schedule_is_a_paper_of_its_own_with_steps_that_have_no_day(reports: Path) -> None:
    (rows,) = tables(reports / "R – schedule.docx")
    assert rows[0] == ["When", "What", "Speaker", "For whom"]
    assert rows[1][1:3] == ["Core workshop: Launch", "Dame Ottoline Beck"]
    steps = [row[0] for row in rows if row[1].startswith("Coaching")]
    assert steps[0] == "after workshop 1" and len(steps) == 5
    assert "4 sets met 2 times a term" in in_pdf(reports / "R – schedule.pdf")


def test_the_schedule_on_paper_breaks_no_name_and_no_hours(reports: Path) -> None:
    rows = [row for page in stretches(reports / "R – schedule.pdf") for row in page]
    assert {"Dame Ottoline Beck", "Professor Gideon Sloane", "Professor Nadia Brook"} <= set(rows)
    assert "Thursday 12 February 2015, 16:00–18:00" in in_pdf(reports / "R – schedule.pdf")


def test_a_table_goes_on_below_its_heads(reports: Path) -> None:
    first, second, *_rest = stretches(reports / "R.pdf")
    assert "Commissioned by" in first and "Chair of the advisory group" in second
    assert second[:3] == ["Role", "Who", "Time"]


def test_days_of_one_year_say_it_once(reports: Path) -> None:
    assert "28 Jan, 11 Mar, 6 May, 1 July, 30 Sep, 11 Nov 2015" in in_pdf(reports / "R.pdf")


def test_pages_of_the_word_document_are_numbered(reports: Path) -> None:
    foot = docx.Document(str(reports / "R.docx")).sections[0].footer.paragraphs[0]
    fields = [mark.text for mark in foot.part.element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"] and foot.text.endswith("Page 1 of 1"), "until it is laid out"


def test_each_thing_has_its_source_for_the_coordinator(reports: Path) -> None:
    said = {row[0]: row[1] for row in tables(reports / "R – sources.docx")[0]}
    assert said["People who take part: 37"] == "your own records: roster, register and evidence"
    assert "(set 1, edition 1, 4 Dec;" in said["Set meetings held: 24 of 24"]
    asked = said["“They ask better questions about teaching, and they have the confidence to ask them.”"]
    assert asked.startswith("Interview, interim, 10 June 2015, Head, Bridgefoot, asked “What do you see")
    assert sum("no consent to quote" in source for source in said.values()) == 1
    assert said["Who came: Core workshop: Launch"] == "your register"


def test_what_sets_and_sources_did_not_open_is_in_none_of_them(reports: Path) -> None:
    """No private word of a set, nobody of the roster by name, and nothing without consent."""
    private, released = {"Private: watch", "we have other help as well"}, set()
    for nth in range(1, 5):
        table = tomllib.loads(
            paths.resource("sample", f"leading-together-set-{nth}.toml").read_text(encoding="utf-8")
        )
        private |= {person["name"] for person in table["person"]}
        for meeting in table["meeting"]:
            private |= {action["wording"] for action in meeting.get("action", [])}
            private |= {action["sign"] for action in meeting.get("action", [])}
            private |= {report["happened"] for report in meeting.get("report_back", [])}
            challenges = [slot["challenge"] for slot in meeting.get("slot", [])]
            stated = {one["headline"]: one["stated"] for one in challenges}
            private |= set(stated.values())
            released |= {stated.get(of, of) for _part, of in table.get("poster", {}).get("lines", ())}
    private -= released
    assert len(private) > 100
    for name in ("R", "R – schedule"):
        with zipfile.ZipFile(reports / f"{name}.docx") as parts:
            raw = "".join(parts.read(each).decode("utf-8", "replace") for each in parts.namelist())
        for text in (in_pdf(reports / f"{name}.pdf"), raw):
            assert not [words for words in private if words in text]


def test_what_is_missing_is_named_and_nothing_is_made_up(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def empty(workspace: Workspace) -> None:
        with workspace.step("Empty") as step:
            for kind in (EvidenceSource, ProgrammeRole, ReportParagraph):
                for record in workspace.select(kind):
                    step.delete(record)
            for one in workspace.select(Participant):
                step.delete(one)

    change(office, empty)
    assert main(["report", str(office), "--final", "-o", str(tmp_path / "R.pdf")]) == 0
    told = capsys.readouterr().out
    said = in_pdf(tmp_path / "R.pdf")
    for words in (
        "Missing: nobody is on the roster, so it is not told how many take part.",
        "Missing: nobody is noted who leads the programme or advises it.",
        "Missing: no source of evidence was noted.",
        "Missing: no expectation was noted at enrolment.",
        "Missing: nothing is noted of coaching.",
        "Missing: it is not noted who did the leadership diagnostic.",
        "Missing: no evidence was gathered at the interim stage.",
        "Missing: no evidence was gathered at the end of the programme.",
        "Missing: the conclusion is not written yet.",
    ):
        assert words in said and words in told, words
    assert "take part:" not in said and "governors of" not in said
    for name in PARTS:
        assert name in said


def test_made_again_it_says_what_moved(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = ["report", str(office), "--final", "-o", str(tmp_path / "R.pdf")]
    assert main(again) == 0
    assert "→" not in capsys.readouterr().out

    def add(workspace: Workspace) -> None:
        (cohort,) = workspace.select(Cohort)
        with workspace.step("Add") as step:
            step.put(Participant(cohort=cohort.id, name="Una Kettle", level=Level.HEAD))

    change(office, add)
    assert main(again) == 1, "nothing is written over"
    assert "there already" in capsys.readouterr().err
    assert main([*again, "--replace"]) == 0
    said = capsys.readouterr().out
    assert "People who take part: 38, on " in said and "2015" not in said.partition("38, on")[0]
    assert "Schools that take part" not in said
    moved = in_pdf(tmp_path / "R – sources.pdf")
    assert "People who take part: 38, on" in moved and "38 people from 11 schools" in in_pdf(
        tmp_path / "R.pdf"
    )


def test_it_is_about_one_cohort(office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def add(workspace: Workspace) -> None:
        (cohort,) = workspace.select(Cohort)
        with workspace.step("Add") as step:
            step.put(Cohort(programme=cohort.programme, name="Year 2", starts=dt.date(2016, 1, 14)))

    change(office, add)
    out = str(tmp_path / "R.pdf")
    assert main(["report", str(office), "--final", "-o", out]) == 1
    assert "there are several: Year 1, Year 2" in capsys.readouterr().err
    assert main(["report", str(office), "--final", "--cohort", "Year 1", "-o", out]) == 0
    assert "37 people from 11 schools" in in_pdf(tmp_path / "R.pdf")


def test_nothing_of_what_she_keeps_is_in_a_pack(office: Path, tmp_path: Path) -> None:
    assert main(["pack", str(office), "-o", str(tmp_path / "p.lflpack")]) == 0
    pack = (tmp_path / "p.lflpack").read_text(encoding="utf-8")
    workspace = Workspace.open(office, read_only=True)
    names = [one.name for one in workspace.select(Participant)]
    names += [one.wording for one in workspace.select(EvidenceSaid)]
    workspace.close()
    assert len(names) > 50 and not [name for name in names if name in pack]


def test_the_second_sample_holds_what_the_evaluation_counts(office: Path) -> None:
    workspace = Workspace.open(office, read_only=True)
    try:
        roster = workspace.select(Participant)
        taken = [one for one in roster if one.coaching == CoachingOffer.TAKEN_UP]
        governors = [one for one in roster if one.level == Level.GOVERNOR]
        assert len(roster) == 37 + 4 + 5 and len({one.school for one in taken}) == 8
        assert len(governors) == 5 and len({one.school for one in governors}) == 4
        came = {one.participant for one in workspace.select(ParticipantCame)}
        assert {one.id for one in governors} <= came
        assert {one.participant for one in workspace.select(CoachingContact)} == {one.id for one in taken}
        assert {one.stage for one in workspace.select(EvidenceSource)} == set(EvidenceStage)
        own = {kind for kind in ALL if kind.__module__.startswith("lfl_desktop.domain.coordinator.")}
        assert {kind for kind in own if workspace.count(kind)} == own - {ReportMade}
        assert workspace.is_sound()
    finally:
        workspace.close()


def test_the_termly_report_says_who_came_and_what_hinders(office: Path, tmp_path: Path) -> None:
    def write(workspace: Workspace) -> None:
        (term,) = workspace.select(Term, label="Autumn")
        with workspace.step("Write") as step:
            step.put(paragraph_of(term.cohort, part_of_term(term), "Two words of my own.\nAnd more."))

    change(office, write)
    assert main(["report", str(office), "--term", "Autumn", "-o", str(tmp_path / "T.docx")]) == 0
    figures, _year, events = tables(tmp_path / "T.docx")
    assert ["Events held for all sets", "4", "5", "13"] in figures
    workshop = ["22 Sep", "Core workshop: Evidence that changes practice (Dr Yvette Marchant)"]
    assert [*workshop, "34 leaders, 2 from the partner city"] in events
    said = " ".join(p.text for p in docx.Document(str(tmp_path / "T.docx")).paragraphs)
    assert "From the coordinator Two words of my own. And more. The term in figures" in said
    assert "Some heads sent leaders and did not take part themselves" in said
    assert "Who came is from the coordinator’s register" in said
