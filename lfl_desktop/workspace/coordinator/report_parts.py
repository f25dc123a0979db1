"""The parts of reports in which a coordinator writes paragraphs of her own."""

from __future__ import annotations

from collections.abc import Iterable

from lfl_desktop.domain.programme import Term
from lfl_desktop.words import mark, tr
from lfl_desktop.workspace.coordinator.kept_records import KeptRecords

FINAL_PARTS = {
    "background": mark("Background"),
    "evidence": mark("Evidence base"),
    "expectations": mark("What was expected at enrolment"),
    "opportunities": mark("Opportunities to learn"),
    "workshops": mark("Core workshops"),
    "seminars": mark("Public seminars"),
    "sets": mark("Action learning sets"),
    "coaching": mark("Coaching"),
    "diagnostic": mark("Leadership diagnostic"),
    "others": mark("Work with other authorities"),
    "interim": mark("Impact at the interim stage"),
    "end": mark("Impact at the end of the programme"),
    "challenges": mark("Challenges"),
    "conclusion": mark("Conclusion"),
}
"""The parts of the final report as they are called; the headings of impact come after "end"."""


def heading_of_part(part: str) -> str:
    """What a part of the final report is called."""
    return tr(FINAL_PARTS[part])


def part_of_heading(heading: object) -> str:
    """The part below a heading of impact, by the id of that."""
    return f"heading {heading}"


def part_of_term(term: Term) -> str:
    """The part that is a termly report."""
    return f"term {term.id}"


def parts_to_write(kept: KeptRecords, terms: Iterable[Term]) -> list[tuple[str, str]]:
    """Each part with what it is called, in the order of the final report, then the termly reports."""
    found = []
    for part in FINAL_PARTS:
        found.append((part, heading_of_part(part)))
        if part == "end":
            found += [(part_of_heading(one.id), one.name) for one in kept.headings if one.name]
    for term in terms:
        year = f" {term.starts.year}" if term.starts else ""
        found.append((part_of_term(term), tr("Termly report: {term}", term=f"{term.label}{year}")))
    return found
