"""The places of the window, in the order of the list on the left: a new one is an entry here."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from lfl_desktop.words import mark
from lfl_desktop.workspace.destination import PlaceName
from lfl_desktop.workspace.in_view import InView, ProgrammeInView


class Needs(Enum):
    """What has to be in view for a place to be listed."""

    SET = "a set, of one's own or received"
    OWN_SET = "a set of one's own"
    OWN = "what is kept here: a set of one's own, or the programme"
    PROGRAMME = "the programme over all its sets"

    def fits(self, in_view: InView) -> bool:
        """Whether that is in view."""
        if isinstance(in_view, ProgrammeInView):
            return self in (Needs.PROGRAMME, Needs.OWN)
        return self is Needs.SET or (self in (Needs.OWN_SET, Needs.OWN) and in_view.received is None)


class ListedPlace(NamedTuple):
    """A place in the list on the left, with the module and class of its screen, what belongs in it and
    how it is worked in a few sentences, and what it needs."""

    name: PlaceName
    label: str
    screen: str
    help: str
    needs: Needs = Needs.SET


PLACES = (
    ListedPlace(
        PlaceName.TODAY,
        mark("Today"),
        "meeting.today_screen:TodayScreen",
        mark(
            "What the next hour needs: who might present, what is due, what is missing from last time."
            " Each line leads to where it is put right. Nothing is written here."
        ),
    ),
    ListedPlace(
        PlaceName.MEETINGS,
        mark("Meetings"),
        "meeting.meetings_screen:MeetingsScreen",
        mark(
            "One meeting, walked through its stages in whatever order the set takes them. Nothing needs"
            " typing while somebody speaks: the fields of a slot are filled at its end and read back. All"
            " is kept as you type."
        ),
    ),
    ListedPlace(
        PlaceName.MEMBERS,
        mark("Members"),
        "members.members_screen:MembersScreen",
        mark(
            "Who belongs to the set, and from when to when. Nobody is deleted who leaves: choose what"
            " happened on their card, and what they gave stays."
        ),
    ),
    ListedPlace(
        PlaceName.CHALLENGES,
        mark("Challenges"),
        "lists.challenges_screen:ChallengesScreen",
        mark(
            "What was brought to the set, with how it was said again and what was hoped for. Open a line"
            " to go to its slot."
        ),
    ),
    ListedPlace(
        PlaceName.ACTIONS,
        mark("Actions"),
        "lists.actions_screen:ActionsScreen",
        mark(
            "What the presenters meant to do, and how it went. An open action comes back at the next"
            " meeting by itself; nothing is overdue. Open a line to go to where it was written."
        ),
    ),
    ListedPlace(
        PlaceName.ACTIVITY_SYSTEMS,
        mark("Activity systems"),
        "activity.activity_screen:ActivitySystemsScreen",
        mark(
            "Seven boxes to fill for each leader: as it is now, and as it is possible. Type in a box; say"
            " where it pulls as a tension between two boxes. The same can be filled as a list."
        ),
    ),
    ListedPlace(
        PlaceName.IMPACT,
        mark("Impact"),
        "lists.impact_screen:ImpactScreen",
        mark(
            "What came of it, in the words of those who did it, at which level and with what evidence. It"
            " leaves this computer only once its owner has agreed the wording."
        ),
    ),
    ListedPlace(
        PlaceName.SHARE,
        mark("Print and share"),
        "share.share_screen:ShareScreen",
        mark(
            "Choose the paper and who it is for; see the page, what leaves and what stays behind. Then"
            " print it, save it, or make the file for the coordinator."
        ),
        Needs.OWN_SET,
    ),
    ListedPlace(
        PlaceName.PROGRAMME,
        mark("Programme"),
        "programme.programme_screen:ProgrammeScreen",
        mark(
            "The calendar of the set and its programme: terms, meetings, workshops and visits; the"
            " themes; the schools. A day can be written as schools say it."
        ),
        Needs.OWN_SET,
    ),
    ListedPlace(
        PlaceName.OVERVIEW,
        mark("Programme"),
        "coordinator.coordinators_programme_screen:CoordinatorsProgrammeScreen",
        mark(
            "Where the programme stands: each set with its meetings, who came and what is open, as it was"
            " sent. A line leads to the set."
        ),
        Needs.PROGRAMME,
    ),
    ListedPlace(
        PlaceName.SETS,
        mark("All sets"),
        "coordinator.sets_screen:SetsScreen",
        mark(
            "All sets of the programme with their figures, as they were sent. Open a line to look at a"
            " set; it is shown as its facilitator sent it and cannot be changed."
        ),
        Needs.PROGRAMME,
    ),
    ListedPlace(
        PlaceName.ALL_DATES,
        mark("Calendar"),
        "coordinator.all_dates_screen:AllDatesScreen",
        mark(
            "The meetings of all sets and what is held for all of them, by day, with what has no day yet."
            " Open a line to look at the meeting as it was sent, or at the event in your register."
        ),
        Needs.PROGRAMME,
    ),
    ListedPlace(
        PlaceName.MEMBERSHIP,
        mark("Membership"),
        "coordinator.membership_screen:MembershipScreen",
        mark(
            "How many began, left and joined, over all sets and in each. Only counts were sent; open a line"
            " to look at the members of a set as far as it told them."
        ),
        Needs.PROGRAMME,
    ),
    ListedPlace(
        PlaceName.PROGRAMME_SCHOOLS,
        mark("Schools taking part"),
        "coordinator.programme_schools_screen:ProgrammeSchoolsScreen",
        mark(
            "Which schools take part, what happened to them, and how many of their people came to what."
            " Open a line to go to where schools and people are kept."
        ),
        Needs.PROGRAMME,
    ),
    ListedPlace(
        PlaceName.PROGRAMME_IMPACT,
        mark("Impact and learning"),
        "coordinator.programme_impact_screen:ProgrammeImpactScreen",
        mark(
            "What came of it and what was learned, over all sets that sent it: only what its owners have"
            " agreed may leave their set."
        ),
        Needs.PROGRAMME,
    ),
    ListedPlace(
        PlaceName.PROGRAMME_FACTS,
        mark("Programme and terms"),
        "programme.programme_facts_screen:ProgrammeFactsScreen",
        mark(
            "The programme’s name, aim and funder line, its outcome themes, and the cohort with its terms."
            " The pack brings all of it to the facilitators; everything is kept as you type."
        ),
        Needs.PROGRAMME,
    ),
    ListedPlace(
        PlaceName.ROSTER,
        mark("Roster"),
        "coordinator.roster_screen:RosterScreen",
        mark(
            "Who takes part, from which school, in which set, and who stands for the programme. Paste a list"
            " from a spreadsheet to add many at once; what the pack needs of it, it takes from here."
        ),
        Needs.PROGRAMME,
    ),
    ListedPlace(
        PlaceName.REGISTER,
        mark("Events and coaching"),
        "coordinator.register_screen:RegisterScreen",
        mark(
            "What was held for all sets, who spoke and who came; steps that have no day; what helped or"
            " hindered. What facilitators ticked is shown as a suggestion."
        ),
        Needs.PROGRAMME,
    ),
    ListedPlace(
        PlaceName.EVIDENCE,
        mark("Evidence"),
        "coordinator.evidence_screen:EvidenceScreen",
        mark(
            "What was said at enrolment, at the interim stage and at the end, and by whom as a role. Impact"
            " of the sets is put under the headings of the final report with the list beside it."
        ),
        Needs.PROGRAMME,
    ),
    ListedPlace(
        PlaceName.FILES,
        mark("Files"),
        "coordinator.files_screen:FilesScreen",
        mark(
            "Who has sent the file of a set, which edition, and what waits for a decision. A file is"
            " added by dropping it on the window; the same file twice changes nothing."
        ),
        Needs.PROGRAMME,
    ),
    ListedPlace(
        PlaceName.REPORTS,
        mark("Reports"),
        "coordinator.reports_screen:ReportsScreen",
        mark(
            "What is handed on of the programme: the report of a term, the workbook with all figures, and"
            " the pack that its facilitators open. Each is saved as a file."
        ),
        Needs.PROGRAMME,
    ),
)


def places_for(in_view: InView) -> tuple[ListedPlace, ...]:
    """The places that fit what is in view, in order."""
    return tuple(place for place in PLACES if place.needs.fits(in_view))
