"""The set summary beside a Typst document with the same words, headings, lists and tables: as a call of a
library, and as a whole process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import typst
from bench_summary import run_both, summary_of
from bench_timing import RUNS, Pair

from lfl_desktop.content.document import (
    Document,
    DocumentBlock,
    Fields,
    ListItem,
    Paragraph,
    Section,
    Spans,
    TableBlock,
    block_words,
)
from lfl_desktop.content.paper_setting import USUAL
from lfl_desktop.paths import resource
from lfl_desktop.printing.layout.printed_on import printed_on
from lfl_desktop.printing.summary_pages import summary_pages

PROCESSES = 5

FONTS = str(resource("fonts"))


def beside_typst(sample: Path) -> list[Pair]:
    """Median seconds of the summary of meeting 3, ours and Typst's, in each run."""
    make = summary_of(sample)
    source = "\n".join(_typst(make())).encode()

    def ours() -> bytes:
        return summary_pages(make(), printed_on(USUAL)).pdf

    def theirs() -> bytes:
        return _set_by_typst(source)

    return [run_both(ours, theirs) for _ in range(RUNS)]


def process_beside_typst(sample: Path) -> list[Pair]:
    """The same as whole processes: the command line on a records file, and Python that calls Typst."""
    source = sample.with_suffix(".typ")
    source.write_text("\n".join(_typst(summary_of(sample)())), encoding="utf-8")
    out = str(sample.with_suffix(".pdf"))
    asked = ["print", str(sample), "--paper", "summary", "--meeting", "3", "-o", out, "--replace"]
    ours = [sys.executable, "-m", "lfl_desktop", *asked]
    call = f"import typst; typst.compile({str(source)!r}, output={out!r}, font_paths=[{FONTS!r}])"
    theirs = [sys.executable, "-c", call]
    return [Pair(_ran(ours), _ran(theirs)) for _ in range(PROCESSES)]


def _ran(command: list[str]) -> float:
    """Seconds of the processor that a process takes."""
    before = os.times()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _set_by_typst(source: bytes) -> bytes:
    compile_source: Callable[..., bytes] = typst.compile
    return compile_source(source, font_paths=[FONTS], ignore_system_fonts=True)


def _typst(document: Document) -> Iterator[str]:
    yield f"#set document(title: {_said(document.title)}, author: {_said(document.author)})"
    yield '#set page("a4", margin: 1.6cm)'
    yield '#set text(font: "Source Sans Pro", size: 11pt, lang: "en", region: "GB")'
    for section in (document.head, *document.sections):
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"#heading(level: 2, {_said(section.heading)})"
    parts = [part for block in section.blocks for part in _block(block)]
    if section.boxed:
        yield "#block(stroke: 0.8pt, inset: 6pt, width: 100%)[" + "\n".join(parts) + "]"
    else:
        yield from parts


def _block(block: DocumentBlock) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"#par[{_words(block.spans)} {_words(block.aside)}]"
    elif isinstance(block, ListItem):
        yield f"#list[{_words(block.spans)}]"
    elif isinstance(block, Fields):
        yield "#par[" + " · ".join(f"#{_said(f'{one.label} {one.text}')}" for one in block.fields) + "]"
    elif isinstance(block, TableBlock):
        cells = [f"[{_words(cell)}]" for row in block.rows for cell in row[: block.used]]
        heads = ", ".join(f"[#{_said(name)}]" for name in block.headings)
        widths = ", ".join(f"{column.share}fr" for column in block.columns[: block.used])
        head = f"table.header({heads}), " if heads else ""
        yield f"#table(columns: ({widths},), stroke: none, {head}{', '.join(cells)})"
    else:
        yield from (f"#par[#{_said(words)}]" for words in block_words(block))


def _words(spans: Spans) -> str:
    return "".join(f"#text({_said(text)})" for text, _role in spans)


def _said(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
