"""What time it is comes from one clock, which whoever starts the program may give."""

from __future__ import annotations

import ast
import datetime as dt
from pathlib import Path

import pytest

import lfl_desktop
from lfl_desktop.__main__ import main
from lfl_desktop.app import Program
from lfl_desktop.domain.receipts import ExportReceipt, ImportReceipt
from lfl_desktop.settings import Settings
from lfl_desktop.workspace.start.first_run import Plan, begin
from lfl_desktop.workspace.workspace import Workspace

ASKS = {
    *(f"{kind}.{word}" for kind in ("dt.datetime", "datetime") for word in ("now", "today", "utcnow")),
    *("dt.date.today", "date.today", "time.time", "time.localtime", "time.gmtime"),
    *("QDate.currentDate", "QTime.currentTime", "QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc"),
}


def test_nothing_but_the_clock_asks_the_computer_what_day_it_is() -> None:
    package = Path(lfl_desktop.__file__).parent
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in ASKS
    }
    assert found == {"domain/clock.py"}


@pytest.mark.parametrize(
    "asked",
    ["2028-02-29T09:30", "2028-03-01T00:00", "2031-12-31T23:59", "2031-03-30T01:30", "2031-10-26T01:30"],
)
def test_the_day_is_that_of_the_clock_everywhere(
    tmp_path: Path, qtbot: object, asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    now = dt.datetime.fromisoformat(asked).astimezone()
    path, out, office = tmp_path / "a.lfl", tmp_path / "a.lflset", tmp_path / "office.lfl"
    begin(path, Plan(programme="Leading", set_name="A"), lambda: now).close()
    Workspace.create(office, now=lambda: now).close()
    assert main(["export", str(path), "-o", str(out)], lambda: now) == 0
    assert main(["add", str(office), str(out)], lambda: now) == 0
    for file, kind, field in ((path, ExportReceipt, "made_at"), (office, ImportReceipt, "received_at")):
        workspace = Workspace.open(file, now=lambda: now)
        assert getattr(workspace.select(kind)[0], field) == now
        assert workspace.today() == now.date() == dt.date.fromisoformat(asked[:10])
        workspace.close()
    program = Program(Settings(), tmp_path / "settings.json", lambda: now)
    program.start(path)
    window = program.window
    assert window is not None
    assert window.desk.workspace.today() == now.date()  # type: ignore[attr-defined]
    window.close()
    window.deleteLater()
