"""Measures what has a bound, each figure as a ratio to something bare that ran beside it.

    python tools/bench.py [PART …]

prints each figure as it is measured and writes build/bench.json: a list of name, ratio and limit. The exit
code is 1 where a ratio is above its limit. Each ratio is the median of five runs, but for typing and the file
of ten years, which are not beside anything bare: see bench_typing and bench_places.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_adding import MANY, added
from bench_backup import PAUSE, pauses
from bench_canvas import frames, layouts
from bench_drag import drags
from bench_lists import lists
from bench_papers import papers
from bench_places import MEETING, PLACE, SEARCH, TIME, visits
from bench_posters import posters
from bench_programme import MOST_MEMORY, programme
from bench_protected import protected
from bench_start import starts
from bench_step import steps
from bench_summary import sizes_found, summaries
from bench_timing import Pair, middle
from bench_typing import LONGEST, typed
from bench_typst import beside_typst, process_beside_typst

import lfl_desktop
from lfl_desktop.workspace.start.coordinators_sample import create_coordinators_sample
from lfl_desktop.workspace.start.first_run import create_sample

OUT = Path("build/bench.json")
SHOWN = 8
"""Of how many fields the longest handler is shown."""


@dataclass(frozen=True)
class Figure:
    """One measured thing and what it may be at most."""

    name: str
    ratio: float
    limit: float
    words: str

    @property
    def is_above(self) -> bool:
        return self.ratio > self.limit


def figure(name: str, limit: float, pairs: list[Pair], against: str) -> Figure:
    """The figure of several runs."""
    ours, bare = (1000 * seconds for seconds in middle(pairs))
    runs = ", ".join(f"{pair.ratio:.2f}" for pair in sorted(pairs, key=lambda pair: pair.ratio))
    return Figure(name, middle(pairs).ratio, limit, f"{ours:.1f} ms / {bare:.1f} ms {against} (runs {runs})")


def typing_figures(sample: Path) -> list[Figure]:
    """The longest handler of all fields, with a line for each of the slowest fields, and that of nearly all
    keys."""
    office = sample.with_name("office.lfl")
    create_coordinators_sample(office).close()
    found, most_keys = typed(sample, office)
    longest = found[0]
    fields: list[str] = []
    for handler in found:
        times = f"{1000 * handler.seconds:6.1f} ms, median {1000 * handler.median:.1f} ms"
        line = f"{times}  {handler.field}: {handler.doing}"
        if len(fields) < SHOWN and not any(f"  {handler.field}:" in known for known in fields):
            fields.append(line)
    most = f"ms of {1000 * LONGEST:.0f} ms at most"
    words = f"{1000 * longest.seconds:.1f} {most}; {len({h.field for h in found})} fields"
    return [
        Figure("typing, longest handler", longest.seconds / LONGEST, 1.0, "\n    ".join([words, *fields])),
        Figure("typing, 99 keys of 100", most_keys / LONGEST, 1.0, f"{1000 * most_keys:.1f} {most}"),
    ]


def typst_figure(sample: Path) -> Figure:
    """The summary beside Typst's, as a call of a library; the whole processes are told beside it."""
    found = figure("set summary, beside Typst", 2.0, beside_typst(sample), "for Typst")
    ours, theirs = middle(process_beside_typst(sample))
    return replace(found, words=f"{found.words}\n    as processes {ours:.2f} s / {theirs:.2f} s")


def protected_figures(sample: Path) -> list[Figure]:
    """A protected file beside a plain one."""
    edits, by_passphrase, by_key = protected(sample)
    return [
        figure("one kept edit, protected", 1.2, edits, "for one in a plain file"),
        figure("opening by passphrase", 1.0, by_passphrase, "more than a plain one"),
        figure("opening by key", 1.0, by_key, "more than a plain one"),
    ]


def big_figures(sample: Path) -> list[Figure]:
    """A file of ten years: what is asked for is painted within 100 ms, and within 1.5 times what the sample
    takes; the window holds less than twice the memory of a bare one, when the file was opened and when every
    place was looked at."""
    seen = visits(sample)
    found: list[Figure] = []
    for name, doing in (("place", PLACE), ("meeting", MEETING), ("search", SEARCH)):
        what, seconds = seen.slowest(doing)
        words = f"{1000 * seconds:.1f} ms / {1000 * TIME:.0f} ms: {what}"
        found.append(Figure(f"ten years, {name}", seconds / TIME, 1.0, words))
        what, ratio = seen.most_beside_sample(doing)
        found.append(Figure(f"ten years, {name} / sample", ratio, 1.5, what))
    if seen.bare is not None:
        for name in ("memory, opened", "memory, every place"):
            ours = seen.big[name]
            words = f"{ours / 1e6:.0f} MB / {seen.bare / 1e6:.0f} MB for a bare window"
            found.append(Figure(f"ten years, {name}", ours / seen.bare, 2.0, words))
    found[0] = replace(found[0], words="\n    ".join([found[0].words, *seen.lines()]))
    return found


def backup_figures(_sample: Path) -> list[Figure]:
    """Typing while a file of ten years is copied behind the window, beside typing while it is not."""
    found = []
    for name, seen in pauses().items():
        held, worked, passed = (
            f"{1000 * here:.1f} ms ({1000 * bare:.1f} ms without a backup)"
            for here, bare in zip(seen.copied, seen.alone, strict=True)
        )
        words = (
            f"{1000 * seen.longer:.1f} ms longer, of {1000 * PAUSE:.0f} ms at most: {held}; of the processor"
            f" {worked}; by the clock of a busy computer {passed}"
        )
        found.append(Figure(f"ten years, {name}, while copied", seen.longer / PAUSE, 1.0, words))
    return found


def adding_figures(sample: Path) -> list[Figure]:
    """Many files of sets added in one go, and one more."""
    found = added(sample)
    return [
        figure(f"adding {MANY} files", 2.0, [found.adding], "for parsing and inserting the same rows bare"),
        figure("adding, planned only", 1.2, [found.planning], "for parsing them bare"),
        figure("adding one file more", 1.5, [found.one_more], "for the first"),
    ]


def programme_figures(sample: Path) -> list[Figure]:
    """The coordinator's half over many received sets."""
    found = programme(sample)
    views, memory = found.many, found.many.memory / found.few.memory
    figures = [
        Figure(name, seconds / bound, 1.0, f"{1000 * seconds:.0f} ms of {1000 * bound:.0f} ms at most")
        for name, seconds, bound in (
            (f"a view over {MANY} sets, first", views.first, 0.15),
            (f"a view over {MANY} sets, again", views.again, 0.03),
            (f"a change over {MANY} sets", views.changed, 0.05),
            (f"a letter of a search over {MANY} sets", views.letter, 0.05),
        )
    ]
    words = f"{views.memory:.0f} MB / {found.few.memory:.0f} MB with four"
    figures.append(Figure(f"memory with {MANY} sets", memory, MOST_MEMORY, words))
    figures.append(figure("termly report", 2.0, found.report, "for bare reportlab"))
    if found.published and found.unchanged:
        figures.append(figure(f"publishing {MANY} sets", 2.5, found.published, "for bare COPY"))
        figures.append(figure("publishing again, unchanged", 0.1, found.unchanged, "for the first time"))
    return figures


def start_figures(sample: Path) -> list[Figure]:
    """The start of the program, and one kept edit."""
    return [
        figure("cold start", 3.5, starts(sample), "for a bare window"),
        figure("one kept edit", 3.0, steps(sample), "for a bare commit"),
    ]


def paper_figures(sample: Path) -> list[Figure]:
    """The papers, beside the same words drawn bare, and beside Typst."""
    return [
        figure("set summary", 1.5, summaries(sample), "for the same words drawn bare"),
        figure("set summary, its size found", 1.0, sizes_found(sample), "more than in one size"),
        typst_figure(sample),
        *(
            figure(name, 1.5, pairs, "for the same words and lines drawn bare")
            for name, pairs in (papers(sample) | posters(sample) | lists(sample)).items()
        ),
    ]


def canvas_figures(sample: Path) -> list[Figure]:
    """The picture of an activity system."""
    whole, again = frames()
    return [
        figure("canvas, an item carried", 1.0, drags(sample), "for a frame"),
        figure("canvas, layout", 1.0, layouts(), "for 200 items and 40 tensions"),
        figure("canvas, whole frame", 1.0, whole, "for a frame"),
        figure("canvas, same frame", 1.0, again, "for a frame"),
    ]


PARTS: dict[str, Callable[[Path], list[Figure]]] = {
    "start": start_figures,
    "protected": protected_figures,
    "papers": paper_figures,
    "typing": typing_figures,
    "canvas": canvas_figures,
    "big": big_figures,
    "backup": backup_figures,
    "adding": adding_figures,
    "programme": programme_figures,
}


def tell(each: Figure) -> None:
    """Prints a figure as soon as it is measured."""
    verdict = "ABOVE ITS LIMIT" if each.is_above else "ok"
    print(f"{each.name:<28} {each.ratio:5.2f}  of {each.limit:g}  {verdict}\n    {each.words}", flush=True)


def main() -> int:
    """Measures, prints and writes; the exit code is 0 only when no ratio is above its limit.

    The program's code is compiled first, as it is wherever it was installed or frozen."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (default: all)")
    parts = asked.parse_args().parts or list(PARTS)
    if unknown := set(parts) - PARTS.keys():
        asked.error(f"there is no part called {', '.join(sorted(unknown))}")
    compileall.compile_dir(Path(lfl_desktop.__file__).parent, quiet=1)
    found: list[Figure] = []
    with TemporaryDirectory() as folder:
        sample = Path(folder) / "sample.lfl"
        create_sample(sample).close()
        for part in parts:
            for each in PARTS[part](sample):
                tell(each)
                found.append(each)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    rows = [{"name": f.name, "ratio": round(f.ratio, 3), "limit": f.limit} for f in found]
    OUT.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    return 1 if any(each.is_above for each in found) else 0


if __name__ == "__main__":
    sys.exit(main())
