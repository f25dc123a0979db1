"""What a file is called that nobody was asked about."""

from __future__ import annotations

from pathlib import Path

from lfl_desktop.workspace.exchange.endings import with_ending


def test_a_name_without_an_ending_gets_it_and_the_first_number_that_is_free(tmp_path: Path) -> None:
    given = tmp_path / "Set A"
    for name in ("Set A.pdf", "Set A 2.pdf", "Set A 3.pdf"):
        assert with_ending(given, ".pdf").name == name
        (tmp_path / name).touch()
    (tmp_path / "Set A 4.pdf").symlink_to(tmp_path / "gone.pdf")
    assert with_ending(given, ".pdf").name == "Set A 5.pdf"
    assert with_ending(given, ".svg").name == "Set A.svg"


def test_a_name_with_an_ending_stays(tmp_path: Path) -> None:
    for name in ("Set A.pdf", "Set A.docx"):
        (tmp_path / name).touch()
        assert with_ending(tmp_path / name, ".pdf") == tmp_path / name
