"""What can be done with files that are dropped: one records file is opened, anything else is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from lfl_desktop.workspace.start.dropped_files import NotToBeOpened, from_sets, to_open


@pytest.mark.parametrize("name", ["set A.lfl", "SET.LFL"])
def test_one_records_file_is_to_be_opened(name: str) -> None:
    assert to_open([Path(name)]) == Path(name)


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        ([Path("a.lfl"), Path("b.lfl")], "one file at a time"),
        ([Path("a.lflset"), Path("b.lfl")], "one file at a time"),
        ([Path("a.docx")], "“a.docx” is not a records file"),
        ([Path("no suffix")], "“no suffix” is not a records file"),
        ([Path()], "is a folder"),
        ([None], "not a file on this computer"),
        ([], "Nothing was pasted"),
    ],
)
def test_anything_else_is_told_in_a_sentence(paths: list[Path | None], words: str) -> None:
    with pytest.raises(NotToBeOpened) as told:
        to_open(paths)
    assert words in str(told.value) and str(told.value).startswith("Nothing was")


def test_files_from_sets_are_added_together_and_not_beside_others() -> None:
    several = [Path("a.lflset"), Path("B.LFLSET")]
    assert from_sets(several) == several
    assert from_sets([*several, Path("c.lfl")]) == from_sets([*several, None]) == from_sets([]) == []
