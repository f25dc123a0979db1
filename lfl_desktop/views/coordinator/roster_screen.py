"""The roster: people, the sets that are prepared of them, their schools, and the roles."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QLineEdit

from lfl_desktop.domain.coordinator.kept_names import ROLES
from lfl_desktop.domain.coordinator.roster import ProgrammeRole
from lfl_desktop.views.coordinator.kept_schools_page import KeptSchoolsPage
from lfl_desktop.views.coordinator.kept_screen import Keeping, KeptScreen
from lfl_desktop.views.coordinator.people_page import PeoplePage
from lfl_desktop.views.coordinator.prepared_sets_page import PreparedSetsPage
from lfl_desktop.views.coordinator.rows_page import RowsPage
from lfl_desktop.views.kit.binding.record_rows import Row
from lfl_desktop.views.kit.controls.choices import day_without_year_meant, fill_choices, half_a_year_ahead
from lfl_desktop.views.kit.controls.own_controls import DateLine
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.destination import PlaceName


class ProgrammeRoleRow(Row[ProgrammeRole]):
    """What a person or an organisation is to the programme."""

    form = "coordinator/programme_role_row"
    title = mark("Change role")
    removal = mark("Remove role")
    removed = mark("Role removed")
    named_by = "name"

    kind: QComboBox
    name: QLineEdit
    organisation: QLineEdit
    starts: DateLine
    ends: DateLine
    follows: QComboBox

    def set_choices(self) -> None:
        fill_choices(self.kind, [(kind, tr(words)) for kind, words in ROLES.items()])
        today = self.desk.file.today
        for line in (self.starts, self.ends):
            day_without_year_meant(line, today, half_a_year_ahead(today))
        self._offer_before(None)

    def show_before(self) -> None:
        """Offers whose place they may have taken."""
        self._offer_before(self.record.id)

    def _offer_before(self, own: UUID | None) -> None:
        every = self.desk.file.select(ProgrammeRole)
        before = [(role.id, role.name) for role in every if role.name and role.id != own]
        fill_choices(self.follows, before, tr("nobody"))


class RolesPage(RowsPage[ProgrammeRole]):
    """Who leads, advises and coaches, and the organisations behind it, with their names over time."""

    heading = mark("Who stands for the programme")
    words = mark(
        "The director and the core team, the advisory group and its chair, coaches, and the organisations."
        " Who comes later in the same role, or an organisation under a later name, stands in the place of the"
        " earlier one. The empty row at the end is for the next."
    )

    def show_kept(self, keeping: Keeping) -> None:
        super().show_kept(keeping)
        self._offer_before()

    def text_kept(self, keeping: Keeping) -> None:
        super().text_kept(keeping)
        self._offer_before()

    def _offer_before(self) -> None:
        """Whose place somebody may have taken, under the names that they have now."""
        for row in self.rows.rows:
            if isinstance(row, ProgrammeRoleRow):
                row.show_before()

    def records(self, keeping: Keeping) -> Sequence[ProgrammeRole]:
        return keeping.kept.roles

    def row_of(self, record: ProgrammeRole) -> Row[ProgrammeRole]:
        return ProgrammeRoleRow(self.desk, record)

    def blank_of(self, keeping: Keeping, position: int) -> ProgrammeRole:
        return ProgrammeRole(programme=keeping.cohort.programme, position=position)


class RosterScreen(KeptScreen):
    """Who takes part, from where, and who stands for it."""

    place = PlaceName.ROSTER
    title = mark("Roster")
    purpose = mark(
        "Your own records, of which reports are made. Of the people, the pack takes their names, posts and"
        " schools to the facilitator of their set, and nothing else."
    )
    made_of = (
        ("people", mark("People"), PeoplePage),
        ("sets", mark("Sets"), PreparedSetsPage),
        ("schools", mark("Schools"), KeptSchoolsPage),
        ("roles", mark("Roles"), RolesPage),
    )
