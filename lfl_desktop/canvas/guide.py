"""A longer guide to each box, with examples from schools, for whoever asks what belongs there."""

from __future__ import annotations

from lfl_desktop.domain.activity import Place
from lfl_desktop.words import mark, tr

_GUIDE: dict[Place, str] = {
    Place.SUBJECT: mark(
        "The person or the team through whose eyes this is seen. Say the role and what comes with it: “Me,"
        " new to the post, and still a class teacher three days a week”. Another subject would draw another"
        " picture, which is often worth a try."
    ),
    Place.OBJECT: mark(
        "What you are working on: the stuff of the work, not the target for it. “How reading is taught in"
        " Year 2” can be worked on; “85 per cent” cannot. People around you may see the same work in"
        " another light."
    ),
    Place.OUTCOME: mark(
        "What should follow from the work if it goes well, and who would notice: children who choose to"
        " read, parents who come in without being called, staff who ask one another for help."
    ),
    Place.TOOLS: mark(
        "Whatever you work through: schemes, data, meetings, rooms, time, words and ideas. A form nobody"
        " fills in is a tool too. So is a good question. Ask what each one makes easy, and what hard."
    ),
    Place.RULES: mark(
        "What is expected of people here, on paper or by habit: the timetable, the marking policy, “we do"
        " not comment on each other’s lessons”. The unwritten ones often hold most firmly, and can be agreed"
        " afresh like the others."
    ),
    Place.COMMUNITY: mark(
        "Everybody who has a part in it or feels the effect: teaching assistants, governors, the office,"
        " families, the school down the road, the local authority. Somebody who is missing here is often"
        " missing from the plan."
    ),
    Place.DIVISION_OF_LABOUR: mark(
        "Who does which part, and who decides. Side by side: who teaches, who plans, who phones home. Up and"
        " down: whose word counts, who needs leave. “The least trained adult takes the children who find it"
        " hardest” belongs here."
    ),
}


def guide(place: Place) -> str:
    """What belongs into a box, in a paragraph."""
    return tr(_GUIDE[place])
