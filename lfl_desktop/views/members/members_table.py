"""The table of members on screen."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView

from lfl_desktop.content.tables.members_table import MEMBERS_TABLE, Member
from lfl_desktop.views.kit.tables.table_lines import shown_columns
from lfl_desktop.views.kit.tables.tables import Table


class MembersTable(Table[Member]):
    """Those who are no longer members stay, in grey."""

    def __init__(self, view: QTableView) -> None:
        fields = {"Name": "name", "Post": "title", "School": "school"}
        columns = shown_columns(MEMBERS_TABLE, wide=("Status",), fields=fields)
        super().__init__(view, columns, quiet=lambda m: not (m.current and m.person.name))
