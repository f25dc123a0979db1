"""Posters, forms for pens and the private log, each beside bare reportlab with the same words and lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench_summary import beside_bare
from bench_timing import Pair

from lfl_desktop.content.blank_fields import BlankForm
from lfl_desktop.content.paper_setting import USUAL, PosterSetting
from lfl_desktop.content.papers.forms_for_pens import form_document
from lfl_desktop.content.papers.impact_poster import poster_paper
from lfl_desktop.content.papers.private_log import private_log_document
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.gate.sharing import own_log
from lfl_desktop.domain.meetings import LogEntry
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.printing.form_pages import blank_form
from lfl_desktop.printing.layout.printed_on import printed_on
from lfl_desktop.printing.poster_pages import impact_poster
from lfl_desktop.printing.private_log_pages import private_log_pages
from lfl_desktop.workspace.exchange.coordinators_file import seen_by
from lfl_desktop.workspace.workspace import Workspace


def posters(sample: Path) -> dict[str, list[Pair]]:
    """Each paper, from records that are read already -> its seconds and those of the bare one in each run."""
    workspace = Workspace.open(sample, read_only=True)
    one = workspace.select(LearningSet)[0]
    seen = {audience: seen_by(workspace, one.id, audience) for audience in (Audience.SET, Audience.PUBLIC)}
    log = own_log([one, *workspace.select(LogEntry)], one.id)
    workspace.close()
    of_set, everybody = poster_paper(seen[Audience.SET]), poster_paper(seen[Audience.PUBLIC])
    forms = form_document(seen[Audience.SET], BlankForm.ALL)
    on = printed_on(USUAL)
    makers: dict[str, Callable[[], bytes]] = {
        "poster, public": lambda: impact_poster(everybody, on).pdf,
        "poster, the set": lambda: impact_poster(of_set, on).pdf,
        "poster, upright": lambda: impact_poster(of_set, on, PosterSetting(upright=True)).pdf,
        "forms for pens": lambda: blank_form(BlankForm.ALL, forms, on).pdf,
        "private log": lambda: private_log_pages(private_log_document(log, "Private"), on).pdf,
    }
    return {name: beside_bare(maker) for name, maker in makers.items()}
