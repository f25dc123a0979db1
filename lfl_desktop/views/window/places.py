"""The places of the window, in the order of the list on the left: a new one is a line here."""

from __future__ import annotations

from dataclasses import dataclass

from lfl_desktop.words import mark
from lfl_desktop.workspace.destination import PlaceName


@dataclass(frozen=True)
class ListedPlace:
    """A place in the list on the left, with the module and class of its screen."""

    name: PlaceName
    label: str
    screen: str


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
    ListedPlace(PlaceName.SHARE, mark("Print and share"), "share.share_screen:ShareScreen"),
    ListedPlace(PlaceName.PROGRAMME, mark("Programme"), "programme.programme_screen:ProgrammeScreen"),
)
