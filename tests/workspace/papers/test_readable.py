"""Everything as pages that need no program: of a set of one's own, of a programme, and of one person."""

from __future__ import annotations

import json
import stat
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lfl_desktop.__main__ import main
from lfl_desktop.exchange.received_setfile import decode_set_file


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def pages_of(folder: Path) -> list[str]:
    """The pages that the index leads to, each of which is there and reads well."""
    links = Links()
    links.feed((folder / "index.html").read_text(encoding="utf-8"))
    for name in links.found:
        page = (folder / name).read_text(encoding="utf-8")
        assert page.startswith("<!DOCTYPE html>\n<html lang=") and "<title>" in page
        assert "src=" not in page and "http" not in page.replace("http-equiv", "")
    return links.found


def test_a_set_of_ones_own_is_there_whole(sample_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "set"
    assert main(["readable", str(sample_path), "-o", str(folder)]) == 0
    pages = pages_of(folder)
    assert {"meeting-3.html", "priya-dale.html", "actions.html", "poster.html"} <= set(pages)
    said = (folder / "meeting-3.html").read_text(encoding="utf-8")
    assert "What are you assuming the new teacher needs?" in said and "<table" in said
    records = json.loads((folder / "records.json").read_bytes())
    kinds = {record["record"] for record in records}
    assert {"person", "action", "offer", "system_item"} <= kinds and "log_entry" not in kinds
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder.iterdir())


def test_a_folder_that_is_there_is_left_as_it_is(
    sample_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "there").mkdir()
    assert main(["readable", str(sample_path), "-o", str(tmp_path / "there")]) == 1
    assert "there already" in capsys.readouterr().err and not list((tmp_path / "there").iterdir())


def test_a_programme_holds_what_its_sets_sent_and_no_more(tmp_path: Path) -> None:
    office, folder = tmp_path / "office.lfl", tmp_path / "programme"
    assert main(["sample", str(office), "--coordinator"]) == 0
    assert main(["readable", str(office), "-o", str(folder)]) == 0
    assert {"all-sets.html", "impact.html", "report-summer-2013.html"} <= set(pages_of(folder))
    assert "24 of 24 meetings held" in (folder / "all-sets.html").read_text(encoding="utf-8")
    sent = sorted(folder.glob("*.lflset"))
    assert [decode_set_file(path.read_bytes()).learning_set.name for path in sent] == ["A", "B", "C", "D"]
    told = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.html"))
    for private in ("quiet when A2 presents", "What are you assuming", "nobody watches me teach"):
        assert private not in told


def test_all_that_is_kept_of_one_person(
    sample_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "about"
    assert main(["about", str(sample_path), "--person", "Tom Garside", "-o", str(folder)]) == 0
    assert pages_of(folder) == ["year.html"]
    records = json.loads((folder / "records.json").read_bytes())
    (tom,) = (
        record for record in records if record["record"] == "person" and record["name"] == "Tom Garside"
    )
    people = {record["id"] for record in records if record["record"] == "person"}
    assert people == {tom["id"]}
    kinds = {record["record"] for record in records}
    assert {"membership", "post", "attendance", "slot", "challenge", "action", "report_back"} <= kinds
    others = [r for r in records if r["record"] in ("action", "challenge") and r["person"] != tom["id"]]
    assert all(tom["id"] in record.values() for record in others)
    assert main(["about", str(sample_path), "--person", "Nobody", "-o", str(tmp_path / "x")]) == 1
    assert not (tmp_path / "x").exists()
