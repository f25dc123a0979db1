"""The table of members: a line for everybody who ever belonged."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView

from lfl_desktop.domain.wording.by_when import said
from lfl_desktop.views.kit.tables.table_lines import Column
from lfl_desktop.views.kit.tables.tables import Table
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.members.belonging import Member


def _joined(member: Member) -> str:
    starts = member.first.starts
    return tr("{day} {year}", day=said(starts), year=starts.year) if starts else tr("from the start")


def _joined_on(member: Member) -> str:
    return member.first.starts.isoformat() if member.first.starts else ""


COLUMNS: tuple[Column[Member], ...] = (
    Column(mark("Name"), lambda m: m.name or tr("No name yet"), lambda m: m.name, field="name"),
    Column(mark("Post"), lambda m: m.post.title, wide=True, field="title"),
    Column(mark("School"), lambda m: m.school, field="school"),
    Column(mark("Joined"), _joined, _joined_on),
    Column(mark("Status"), lambda m: m.status, lambda m: f"{not m.current:d}{m.status}", wide=True),
)


class MembersTable(Table[Member]):
    """Those who are no longer members stay, in grey."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view, COLUMNS, quiet=lambda m: not (m.current and m.person.name))
