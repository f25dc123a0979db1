"""The steps of docs/house.md for a new field, taken on a copy: with all of them its tests pass, and whichever
is forgotten, one of them says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from copy_of_project import Step, change, copied, failures, run, take

# the field is `hope`, what a presenter hopes for, of a challenge

ASKED = {
    "tests/exchange/test_setfile_schema.py": "shipped",
    "tests/store/test_records_file.py": "header or schema",
    "tests/test_four_ideas.py": "Challenge or audience or tables",
    "tests/views/kit/test_forms.py": "slot_form",
}
"""The tests that a new field has to pass: file -> which of them."""


def record(copy: Path) -> None:
    meetings = copy / "lfl_desktop/domain/meetings.py"
    change(meetings, '    desired_outcome: str = ""\n', '    desired_outcome: str = ""\n    hope: str = ""\n')


def content(copy: Path) -> None:
    contents = copy / "lfl_desktop/domain/gate/contents.py"
    change(contents, '"restated", "desired_outcome"', '"restated", "desired_outcome", "hope"')


def migration(copy: Path) -> None:
    migrations = copy / "lfl_desktop/store/migrations.py"
    with migrations.open("a", encoding="utf-8") as end:
        end.write('\n\n@MIGRATIONS(name="hope")\ndef hope(db: Database) -> None:\n')
        end.write('    _add(db, "challenge", "hope", str, "")\n')
    upgrade = copy / "lfl_desktop/store/upgrade.py"
    (now,) = (
        line for line in upgrade.read_text(encoding="utf-8").splitlines() if line.startswith("SCHEMA =")
    )
    change(upgrade, now, f"SCHEMA = {int(now.split()[-1]) + 1}")


def form(copy: Path) -> None:
    widget = '<widget class="GrowingText" name="hope"><property name="accessibleName"><string>Hope</string>'
    item = f'<item row="2" column="1">{widget}</property></widget></item>'
    before = '        <item row="1" column="1" alignment="Qt::AlignmentFlag::AlignTop">\n         <widget'
    rest = ' class="GrowingText" name="desired_outcome">'
    change(copy / "ui/meeting/slot_form.ui", before + rest, f"        {item}\n{before}{rest}")


def readers(copy: Path) -> None:
    ideas = copy / "tests/test_four_ideas.py"
    change(ideas, '"restated", "desired_outcome"}', '"restated", "desired_outcome", "hope"}')


def schema(copy: Path) -> None:
    done = run(copy, "-m", "lfl_desktop.exchange.schema")
    assert done.returncode == 0, done.stderr
    (copy / "resources/schema/lflset.schema.json").write_text(done.stdout, encoding="utf-8")


STEPS: dict[str, Step] = {
    "its record": record,
    "its kind of content": content,
    "a migration": migration,
    "a widget in its form": form,
    "its readers in the test": readers,
    "the schema of the file": schema,
}


def what_the_tests_say(copy: Path) -> str:
    """What the first of the tests that fails says, or nothing."""
    these = " or ".join(f"{Path(file).stem} and ({which})" for file, which in ASKED.items())
    return failures(copy, *ASKED, "-k", these)


def test_with_all_steps_a_field_is_there(tmp_path: Path) -> None:
    copy = copied(tmp_path)
    take(STEPS, copy)
    assert what_the_tests_say(copy) == ""


@pytest.mark.parametrize(
    "forgotten",
    ["a widget in its form", *(pytest.param(step, marks=pytest.mark.torture) for step in list(STEPS)[1:])],
)
def test_a_step_that_is_forgotten_is_named(tmp_path: Path, forgotten: str) -> None:
    copy = copied(tmp_path)
    take(STEPS, copy, but=forgotten)
    assert "hope" in what_the_tests_say(copy)
