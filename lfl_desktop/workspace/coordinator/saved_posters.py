"""The posters of all sets and of the programme, as files in one folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lfl_desktop import durable
from lfl_desktop.content.paper_setting import POSTERS, PosterSetting
from lfl_desktop.content.papers.impact_poster import PosterPaper, poster_paper
from lfl_desktop.content.papers.programme_poster import ProgrammePosterTold, programme_poster
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.event_kinds import EVENT_KINDS
from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.receipts import HandlingKind
from lfl_desktop.domain.wording.state_names import figures_of_measure
from lfl_desktop.exchange.readable_pages import page_name
from lfl_desktop.exchange.rules_of_files import as_public
from lfl_desktop.printing.layout.printed_on import PrintedOn
from lfl_desktop.printing.poster_pages import impact_poster
from lfl_desktop.words import plural, tr
from lfl_desktop.workspace.coordinator.events_told import held_of
from lfl_desktop.workspace.coordinator.programme_overview import ProgrammeOverview
from lfl_desktop.workspace.exchange.files_out import write_whole
from lfl_desktop.workspace.exchange.received_editions import content_of
from lfl_desktop.workspace.keeping.handling_notes import handling, note_handled
from lfl_desktop.workspace.workspace import Workspace

OF_EACH_THEME = 2
"""Changes that the poster of the programme tells under each theme, those with a measure first."""

FURTHER = 8
"""Foci and key learning points that it has room for."""


@dataclass(frozen=True)
class PostersSaved:
    """The files that were written, and the sets whose file cannot be read any more."""

    paths: tuple[Path, ...]
    unread: tuple[str, ...]


def save_posters(
    workspace: Workspace, overview: ProgrammeOverview, folder: Path, on: PrintedOn, *, replace: bool = False
) -> PostersSaved:
    """Writes the poster of each set for everybody to read, in the words that the set released where it did,
    and that of the programme, on two of the sheets that they are printed `on`.

    Raises WorldError where one of them is there already and is not to be replaced, and CannotSave where one
    cannot be written."""
    found: dict[str, PosterPaper] = {tr("Programme"): programme_poster(_told(overview))}
    unread = []
    for received in overview.sets:
        try:
            records = content_of(workspace, received.edition).records
        except WorldError:
            unread.append(received.name)
            continue
        found[tr("Set {name}", name=received.name)] = poster_paper(as_public(records))
    paths = _paths(folder, found)
    _check(paths, folder, replace=replace)
    for path, paper in paths.items():
        write_whole(path, impact_poster(paper, on, PosterSetting(POSTERS[on.sheets])).pdf)
    note_handled(workspace, handling(workspace, HandlingKind.SAVED, "posters", Audience.PUBLIC))
    return PostersSaved(tuple(paths), tuple(unread))


def _paths(folder: Path, found: Mapping[str, PosterPaper]) -> dict[Path, PosterPaper]:
    """Each under a name of plain letters; those that are then called the same get numbers."""
    paths: dict[Path, PosterPaper] = {}
    for name, paper in found.items():
        plain, number = page_name(name), 1
        path = folder / f"{plain}-poster.pdf"
        while path in paths:
            number += 1
            path = folder / f"{plain}-{number}-poster.pdf"
        paths[path] = paper
    return paths


def _check(paths: Iterable[Path], folder: Path, *, replace: bool) -> None:
    """That nothing is written over, and that there is a folder."""
    there = [path.name for path in paths if path.exists() or path.is_symlink()]
    if there and not replace:
        raise WorldError(
            tr("“{name}” is there already, so nothing was saved; choose another folder.", name=there[0])
        )
    try:
        durable.make_folder(folder)
    except OSError as error:
        raise WorldError(
            tr("“{name}” could not be made ({reason}).", name=folder.name, reason=error.strerror or error)
        ) from error


def _told(overview: ProgrammeOverview) -> ProgrammePosterTold:
    programme, cohort = overview.programme, overview.cohort
    foci = [one.overview.learning_set.focus for one in overview.sets if one.overview]
    learned = [one.overview.learning for one in overview.sets if one.overview and one.overview.learning]
    return ProgrammePosterTold(
        programme=programme.name if programme else "",
        cohort=cohort.name if cohort else "",
        aim=programme.aim if programme else "",
        funder=programme.funder if programme else "",
        is_sample=bool(programme and programme.sample_today),
        foci=tuple(dict.fromkeys(filter(None, foci)))[:FURTHER],
        done=tuple(_done(overview)),
        themes=tuple(overview.impacts_by_theme),
        impact=tuple(_impact(overview)),
        learning=tuple(each[0].wording for each in learned[:FURTHER]),
    )


def _done(overview: ProgrammeOverview) -> Iterator[str]:
    totals = overview.totals
    if overview.sets:
        yield tr(
            "{sets} met {times}.",
            sets=plural("%n sets", "%n set", len(overview.sets)),
            times=plural("%n times", "%n time", totals.held),
        )
    if totals.decided:
        yield tr(
            "{actions} decided, {closed} of them closed.",
            actions=plural("%n actions", "%n action", totals.decided),
            closed=totals.closed,
        )
    for kind, words in EVENT_KINDS.items():
        if held := held_of(overview, kind):
            yield tr("{kind}: {n}", kind=tr(words), n=len(held))


def _impact(overview: ProgrammeOverview) -> Iterator[tuple[str, str, str, str]]:
    """Each change once, under the theme that its owner put first."""
    names = overview.theme_names
    of_theme: dict[str, list[tuple[str, str, str, str]]] = {}
    for one in sorted(overview.impacts, key=lambda one: not figures_of_measure(one.told.impact)):
        impact = one.told.impact
        theme = next((names[theme] for theme in impact.themes if theme in names), tr("Other impact"))
        told = (theme, impact.wording, figures_of_measure(impact), impact.measure)
        of_theme.setdefault(theme, []).append(told)
    for name in (*overview.impacts_by_theme, tr("Other impact")):
        yield from of_theme.pop(name, [])[:OF_EACH_THEME]
