"""Jobs of the command line that make papers and lists of dates."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lfl_desktop.command_line.added_job import AddJob
from lfl_desktop.command_line.opened_file import may_replace, not_over, opened_for_leaving
from lfl_desktop.command_line.sheets_here import sheets_here
from lfl_desktop.domain.errors import WorldError

if TYPE_CHECKING:
    from lfl_desktop.content.paper_setting import Inking, PosterSetting
    from lfl_desktop.workspace.papers.prepared_paper import Prepared
    from lfl_desktop.workspace.set_book import SetBook

SIZES = {"a4": ("a4", "a4"), "a3": ("a4", "a3"), "letter": ("letter", "a4"), "tabloid": ("letter", "a3")}
"""Which sheets each size means, and whether it is one of them or two."""

POSTER_SIZES = ("a3", "a2", "a1", "a4", "tabloid", "letter")
FILLINGS = ("filled", "empty", "prompts")
AUDIENCES = ("set", "coordinator", "public", "leader", "facilitator")


def _print(asked: argparse.Namespace) -> str:
    from lfl_desktop.domain.receipts import HandlingKind
    from lfl_desktop.workspace.exchange.endings import PAPERS
    from lfl_desktop.workspace.exchange.sets_here import find_set, reading_of
    from lfl_desktop.workspace.papers.handling_told import note_paper
    from lfl_desktop.workspace.papers.paper_files import save_paper, where_words
    from lfl_desktop.workspace.set_book import SetBook

    not_over(asked, asked.out, PAPERS)
    workspace = opened_for_leaving(asked)
    try:
        found = find_set(workspace, asked.set)
        book = SetBook(reading_of(workspace, found), found.id)
        made = _paper(book, asked)
        assert made.paper is not None
        files = save_paper(made.paper, asked.out)
        note_paper(workspace, book.reading, found.id, HandlingKind.SAVED, made)
    finally:
        workspace.close()
    return " ".join((f"Printed to {where_words(files)}.", *made.notes))


def _paper(book: SetBook, asked: argparse.Namespace) -> Prepared:
    from lfl_desktop.content.paper_setting import Filling, Inking, Setting, Size
    from lfl_desktop.domain.gate.contents import Audience
    from lfl_desktop.workspace.lists.lookup import find_leader, find_meeting, find_version
    from lfl_desktop.workspace.papers.paper_kinds import (
        IN_LARGE_PRINT,
        About,
        AskedPaper,
        PaperName,
        paper_kind,
    )
    from lfl_desktop.workspace.papers.prepared_paper import paper_to_leave

    kind = PaperName(asked.paper.replace("-", "_"))
    usual = paper_kind(kind).audiences[0][0]
    wanted = AskedPaper(kind, Audience.named(asked.audience) if asked.audience else usual)
    inking = Inking.GREY if asked.grey else Inking.SAFE if asked.colour_blind else Inking.COLOUR
    if asked.large and kind not in IN_LARGE_PRINT:
        raise WorldError(
            "Only a summary, slips and a leader’s sheet are in large print, so nothing was printed."
        )
    if kind == PaperName.POSTER:
        wanted = replace(wanted, poster=_poster_setting(book, asked, inking))
    elif asked.size in (None, *SIZES):
        sheets, size = SIZES[asked.size] if asked.size else (None, "a4")
        ways = Size(size), Filling(asked.fill), asked.levels, asked.large, sheets_here(sheets), inking
        wanted = replace(wanted, setting=Setting(*ways))
    else:
        raise WorldError(
            "Only posters have this size, so nothing was printed. Others are a4, a3, letter or tabloid."
        )
    about = paper_kind(kind).about
    if about == About.MEETING:
        wanted = replace(wanted, about=find_meeting(book, asked.meeting).id)
    elif about == About.LEADER:
        wanted = replace(wanted, about=find_leader(book, asked.leader).id)
    elif about == About.VERSION and not wanted.is_blank:
        then = find_version(book, asked.leader, asked.then).id if asked.then else None
        version = find_version(book, asked.leader, asked.meeting).id
        wanted = replace(wanted, about=version, then=then)
    if wanted.audience == Audience.LEADER and about in (About.MEETING, About.SET, About.LINES):
        wanted = replace(wanted, leader=find_leader(book, asked.leader).id)
    return paper_to_leave(book.reading, book.learning_set.id, wanted)


def _poster_setting(book: SetBook, asked: argparse.Namespace, inking: Inking) -> PosterSetting:
    from lfl_desktop.content.paper_setting import POSTERS, PosterSetting, PosterSize
    from lfl_desktop.settings import load
    from lfl_desktop.workspace.papers.poster_choices import kept

    return PosterSetting(
        PosterSize(asked.size) if asked.size else POSTERS[sheets_here()],
        upright=asked.upright,
        inking=inking,
        names=asked.names,
        arrangement=kept(book.reading, book.learning_set.id, load().posters),
    )


def _calendar(asked: argparse.Namespace) -> str:
    from lfl_desktop.domain.gate.contents import Audience
    from lfl_desktop.workspace.calendar import saved_calendar
    from lfl_desktop.workspace.exchange.endings import CALENDAR
    from lfl_desktop.workspace.exchange.sets_here import find_set, reading_of

    not_over(asked, asked.out, [CALENDAR])
    workspace, whom = opened_for_leaving(asked), Audience.named(asked.audience)
    try:
        found = find_set(workspace, asked.set)
        saved_calendar.save_calendar(reading_of(workspace, found), found.id, whom, asked.out)
    finally:
        workspace.close()
    return f"The dates are in {asked.out}."


def add_paper_jobs(job: AddJob) -> None:
    """Registers these jobs with the words they understand."""
    from lfl_desktop.workspace.papers.paper_kinds import PAPERS, PaperName

    printing = job(
        "print", _print, "Make a paper as PDF, or as a picture where its name ends in .svg or .png."
    )
    papers = [paper.kind.replace("_", "-") for paper in PAPERS if paper.kind != PaperName.FILE]
    printing.add_argument("--paper", choices=papers, required=True)
    printing.add_argument("--set", default="", help="the name of the set, if there are several")
    printing.add_argument("--meeting", type=int, metavar="N", help="the number of the meeting")
    printing.add_argument("--then", type=int, metavar="N", help="the earlier meeting of then and now")
    printing.add_argument(
        "--size",
        choices=POSTER_SIZES,
        help="the paper's size (default: one sheet of the region, a poster's two)",
    )
    printing.add_argument(
        "--large", action="store_true", help="a summary, slips or a leader’s sheet in large print"
    )
    printing.add_argument("--upright", action="store_true", help="a poster upright, not on its side")
    printing.add_argument("--grey", action="store_true", help="without colour, for copiers")
    printing.add_argument(
        "--colour-blind", action="store_true", help="in colours that nobody takes for each other"
    )
    printing.add_argument(
        "--fill", choices=FILLINGS, default="filled", help="an activity system to fill with pens, or filled"
    )
    printing.add_argument("--levels", action="store_true", help="with the academic levels of tensions")
    printing.add_argument(
        "--names", action="store_true", help="a poster with names, where its readers may see them"
    )
    printing.add_argument(
        "--leader", default="", metavar="NAME", help="whose paper it is, or which leader reads it"
    )
    whom = "who will read it (default: the set; its leader, where it is for one)"
    printing.add_argument("--for", dest="audience", choices=AUDIENCES, help=whom)
    printing.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.pdf")
    dating = job("calendar", _calendar, "Make a calendar file of the dates of a set.")
    dating.add_argument("--set", default="", help="the name of the set, if there are several")
    dating.add_argument(
        "--for", dest="audience", choices=AUDIENCES[:2], default="set", help="who gets it (default: set)"
    )
    dating.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.ics")
    for one in (printing, dating):
        may_replace(one)
