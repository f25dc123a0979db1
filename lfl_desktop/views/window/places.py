"""The places of the window, in the order of the list on the left: a new one is a line here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from lfl_desktop.words import mark
from lfl_desktop.workspace.destination import PlaceName
from lfl_desktop.workspace.in_view import InView, ProgrammeInView


class Needs(Enum):
    """What has to be in view for a place to be listed."""

    SET = "a set, of one's own or received"
    OWN_SET = "a set of one's own"
    PROGRAMME = "the programme over all its sets"

    def fits(self, in_view: InView) -> bool:
        """Whether that is in view."""
        if isinstance(in_view, ProgrammeInView):
            return self is Needs.PROGRAMME
        return self is Needs.SET or (self is Needs.OWN_SET and in_view.received is None)


@dataclass(frozen=True)
class ListedPlace:
    """A place in the list on the left, with the module and class of its screen, and what it needs."""

    name: PlaceName
    label: str
    screen: str
    needs: Needs = Needs.SET


PLACES = (
    ListedPlace(PlaceName.TODAY, mark("Today"), "meeting.today_screen:TodayScreen"),
    ListedPlace(PlaceName.MEETINGS, mark("Meetings"), "meeting.meetings_screen:MeetingsScreen"),
    ListedPlace(PlaceName.MEMBERS, mark("Members"), "members.members_screen:MembersScreen"),
    ListedPlace(PlaceName.CHALLENGES, mark("Challenges"), "lists.challenges_screen:ChallengesScreen"),
    ListedPlace(PlaceName.ACTIONS, mark("Actions"), "lists.actions_screen:ActionsScreen"),
    ListedPlace(
        PlaceName.ACTIVITY_SYSTEMS, mark("Activity systems"), "activity.activity_screen:ActivitySystemsScreen"
    ),
    ListedPlace(PlaceName.IMPACT, mark("Impact"), "lists.impact_screen:ImpactScreen"),
    ListedPlace(PlaceName.SHARE, mark("Print and share"), "share.share_screen:ShareScreen", Needs.OWN_SET),
    ListedPlace(
        PlaceName.PROGRAMME, mark("Programme"), "programme.programme_screen:ProgrammeScreen", Needs.OWN_SET
    ),
    ListedPlace(
        PlaceName.OVERVIEW,
        mark("Programme"),
        "coordinator.coordinators_programme_screen:CoordinatorsProgrammeScreen",
        Needs.PROGRAMME,
    ),
    ListedPlace(PlaceName.SETS, mark("All sets"), "coordinator.sets_screen:SetsScreen", Needs.PROGRAMME),
    ListedPlace(
        PlaceName.PROGRAMME_IMPACT,
        mark("Impact and learning"),
        "coordinator.programme_impact_screen:ProgrammeImpactScreen",
        Needs.PROGRAMME,
    ),
    ListedPlace(PlaceName.FILES, mark("Files"), "coordinator.files_screen:FilesScreen", Needs.PROGRAMME),
    ListedPlace(
        PlaceName.REPORTS, mark("Reports"), "coordinator.reports_screen:ReportsScreen", Needs.PROGRAMME
    ),
)


def places_for(in_view: InView) -> tuple[ListedPlace, ...]:
    """The places that fit what is in view, in order."""
    return tuple(place for place in PLACES if place.needs.fits(in_view))
