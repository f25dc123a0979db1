"""Who reads a paper, and what they may see."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import Visible, visible
from lfl_desktop.domain.record import Record
from lfl_desktop.workspace.activity.versions_together import leader_of_version
from lfl_desktop.workspace.papers.paper_kinds import About, AskedPaper, paper_kind


def leader_reading(records: Sequence[Record], asked: AskedPaper) -> UUID | None:
    """The leader for whom a paper is, where it is for one: who is named, or whose the paper is. A form to
    fill with pens is nobody's own."""
    if asked.audience != Audience.LEADER or asked.is_blank:
        return None
    about = paper_kind(asked.kind).about
    if about == About.LEADER:
        return asked.about
    return leader_of_version(records, asked.about) if about == About.VERSION else asked.leader


def seen_by_readers(records: Sequence[Record], asked: AskedPaper) -> Visible:
    """What the readers of a paper may see of `records`. Without a name, a leader is one of the set."""
    leader = leader_reading(records, asked)
    audience = Audience.SET if asked.audience == Audience.LEADER and leader is None else asked.audience
    return visible(records, audience, leader)
