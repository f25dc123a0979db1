"""Documents as pages that any browser shows, with an index: to be read in years without this program."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from html import escape
from typing import NamedTuple
from uuid import UUID

import msgspec

from lfl_desktop.content.document import Document
from lfl_desktop.domain.gate.sharing import Visible
from lfl_desktop.exchange.document_html import html_text

LOOK = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#1f2933}"
    "h1,h2,h3{line-height:1.2}table{border-collapse:collapse;width:100%}"
    "td,th{border-bottom:1px solid #c3cad2;padding:.3em .6em;text-align:left;vertical-align:top}"
    "@media(prefers-color-scheme:dark){body{background:#1b2127;color:#e6e9ec}a{color:#8fd0cc}}"
)


class ReadablePage(NamedTuple):
    """A page: the name of its file without an ending, what it is called, and what it says."""

    name: str
    title: str
    document: Document


def page_name(words: str) -> str:
    """A file name of plain letters, so that it opens on every system and in every archive."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")
    return plain[:60] or "page"


def readable_files(title: str, about: str, pages: Sequence[ReadablePage]) -> dict[str, bytes]:
    """File name -> bytes of the pages and of the index that leads to them. Pages of one name get numbers."""
    found: dict[str, bytes] = {}
    entries: list[tuple[str, str]] = []
    for page in pages:
        name, number = f"{page.name}.html", 2
        while name in found:
            name, number = f"{page.name}-{number}.html", number + 1
        found[name] = _dressed(html_text(page.document), page.title)
        entries.append((name, page.title))
    listed = "".join(f'<li><a href="{name}">{escape(words)}</a></li>' for name, words in entries)
    index = (
        f'<html><head><meta charset="utf-8"></head><body><h1>{escape(title)}</h1>'
        f"<p>{escape(about)}</p><ul>{listed}</ul></body></html>"
    )
    return {"index.html": _dressed(index, title), **found}


def _dressed(page: str, title: str) -> bytes:
    head = f'<head><meta charset="utf-8"><title>{escape(title)}</title><style>{LOOK}</style></head>'
    told = page.replace('<head><meta charset="utf-8"></head>', head, 1)
    spoken = told.replace("<html>", '<html lang="en-GB">', 1)
    return f"<!DOCTYPE html>\n{spoken}\n".encode()


def records_as_json(seen: Visible, only: Collection[UUID] | None = None) -> bytes:
    """What came through the gate as JSON, one field a line: each record says by `record` what it is. With
    `only`, the records of these ids."""
    kept = [record for record in seen.records if only is None or record.id in only]
    return msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n"
