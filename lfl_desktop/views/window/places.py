"""The places of the window, in the order of the list on the left: a new one is a line here."""

from __future__ import annotations

from dataclasses import dataclass

from lfl_desktop.words import mark
from lfl_desktop.workspace.destination import PlaceName


@dataclass(frozen=True)
class Place:
    """A place in the list on the left, with the module and class of its screen."""

    name: PlaceName
    label: str
    screen: str


PLACES = (
    Place(PlaceName.TODAY, mark("Today"), "meeting.today_screen:TodayScreen"),
    Place(PlaceName.MEETINGS, mark("Meetings"), "meeting.meetings_screen:MeetingsScreen"),
    Place(PlaceName.MEMBERS, mark("Members"), "members.members_screen:MembersScreen"),
    Place(PlaceName.CHALLENGES, mark("Challenges"), "lists.challenges_screen:ChallengesScreen"),
    Place(PlaceName.ACTIONS, mark("Actions"), "lists.actions_screen:ActionsScreen"),
    Place(
        PlaceName.ACTIVITY_SYSTEMS, mark("Activity systems"), "activity.activity_screen:ActivitySystemsScreen"
    ),
    Place(PlaceName.IMPACT, mark("Impact"), "lists.impact_screen:ImpactScreen"),
    Place(PlaceName.SHARE, mark("Print and share"), "share.share_screen:ShareScreen"),
    Place(PlaceName.PROGRAMME, mark("Programme"), "programme.programme_screen:ProgrammeScreen"),
)
