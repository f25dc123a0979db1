"""What is told of a paper before it leaves is what is in its bytes: all of it, and nothing else.

Every text field of a programme made by chance holds a word that stands nowhere else. The words found in the
bytes of each paper for each reader are those that its makers told, and the other way round."""

from __future__ import annotations

import datetime as dt
import io
import random
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, get_type_hints
from uuid import UUID

import msgspec
import pypdf
import pytest
from any_record import MINE, THEIRS, two_leaders
from msgspec.structs import replace
from pypdfium2 import PdfDocument

from lfl_desktop.domain.activity import ActivitySystem, SystemItem, SystemVersion, Tension
from lfl_desktop.domain.errors import WorldError
from lfl_desktop.domain.gate.contents import CONTENTS, Audience, Standing
from lfl_desktop.domain.gate.sharing import visible
from lfl_desktop.domain.gate.tracing import Told, whole
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.levels import LEVELS as POST_LEVELS
from lfl_desktop.domain.meetings import Action, ActionState, Meeting, MeetingState, ReportBack
from lfl_desktop.domain.people import LearningSet, Person, Post
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.domain.templates import SlotStage
from lfl_desktop.domain.wording.state_names import LEVELS as IMPACT_LEVELS
from lfl_desktop.exchange.setfile import encode_set_file
from lfl_desktop.exchange.setfile import make_set_file as make_file
from lfl_desktop.printing.writers.page_picture import svg_of
from lfl_desktop.printing.writers.paper import Paper
from lfl_desktop.workspace.papers.contents_told import CONTENT_OF
from lfl_desktop.workspace.papers.leaving_list import what_leaves
from lfl_desktop.workspace.papers.paper_documents import PaperSource
from lfl_desktop.workspace.papers.paper_kinds import LISTED, PAPERS, About, AskedPaper, PaperName
from lfl_desktop.workspace.papers.paper_makers import make_paper
from lfl_desktop.workspace.papers.paper_readers import seen_by_readers
from lfl_desktop.workspace.papers.paper_words import held_by

KEYS = {
    "Meeting.template",
    "StageTemplate.key",
    "Programme.audiences",
    "ExportReceipt.contents",
    "SetFigures.levels",
}
SEEDS = range(4)
OWN_WORDS = ("facilitator", "challenge", "presenter", "set")


def canary(number: int) -> str:
    """A word that stands nowhere else: nine letters, so that no line is broken in it."""
    letters = []
    for _place in range(5):
        number, rest = divmod(number, 20)
        letters.append("bcdfghjklmnpqrstvwxz"[rest])
    return "Qx" + "".join(letters) + "qx"


def texts_of(kind: type[Record]) -> list[str]:
    return [n for n, h in get_type_hints(kind).items() if h is str and f"{kind.__name__}.{n}" not in KEYS]


TEXTS_WITHIN: dict[Any, Callable[[list[str]], object]] = {
    tuple[str, ...]: tuple,
    dict[str, str]: lambda words: dict(zip(OWN_WORDS, words, strict=False)),
    dict[str, int]: lambda words: dict.fromkeys(words, 4),
    tuple[SlotStage, ...]: lambda words: (
        SlotStage(words[0], 5, questions=words[1], hint=words[2]),
        SlotStage(words[3], 5),
    ),
}
"""How a field of this type holds four words."""


def within(kind: type[Record]) -> list[str]:
    """The fields that hold several texts."""
    hints = get_type_hints(kind).items()
    return [n for n, h in hints if h in TEXTS_WITHIN and f"{kind.__name__}.{n}" not in KEYS]


def programme(seed: int) -> tuple[list[Record], dict[str, tuple[UUID, str]]]:
    """Records of two leaders, and each canary with the record and the field it stands in."""
    chance = random.Random(seed)
    day = dt.date(2013, 5, 9)
    either = [None, day]
    values: dict[str, dict[str, Any]] = {
        "Meeting": {
            "state": MeetingState.FINISHED,
            "date": day,
            "starts": dt.time(13),
            "ends": dt.time(16),
            "template": "own" if chance.random() < 0.5 else "classic",
            "moved_from": chance.choice(either),
        },
        "StageTemplate": {"key": "own"},
        "Challenge": {"agreed_on": chance.choice(either)},
        "Impact": {"agreed_on": chance.choice(either), "before": 1.0, "after": 2.5},
        "SystemVersion": {"released_on": chance.choice(either), "date": day},
        "GroundRules": {"names_to_coordinator": chance.random() < 0.5, "agreed_on": day},
        "ReportBack": {"state": chance.choice([*ActionState])},
        "ProgrammeEvent": {"cancelled": False, "date": day},
        "Slot": {"used_minutes": chance.choice([None, 25])},
        "Programme": {"audiences": {chance.choice(CONTENTS).key: chance.choice(["set", "facilitator"])}},
    }
    every = two_leaders(**values)
    every += more(chance, every)
    found: list[Record] = []
    words: dict[str, tuple[UUID, str]] = {}
    for record in every:
        typed: dict[str, Any] = {}
        for name in texts_of(type(record)):
            if chance.random() < 0.15 and (type(record), name) != (LearningSet, "name"):
                typed[name] = ""
                continue
            word = canary(len(words))
            words[word] = (record.id, name)
            typed[name] = word
        for name in within(type(record)):
            words |= (made := {canary(len(words) + nth): (record.id, name) for nth in range(4)})
            typed[name] = TEXTS_WITHIN[get_type_hints(type(record))[name]](list(made))
        found.append(replace(record, **typed))
    return found, words


def more(chance: random.Random, records: list[Record]) -> list[Record]:
    """A meeting before and one after, with an action that is open in between; an earlier version of each
    activity system, and one that faces the other."""
    found: list[Record] = []
    (now,) = (record for record in records if isinstance(record, Meeting))
    before, after = (replace(now, id=named_id(day), date=dt.date(2013, *day)) for day in ((1, 17), (7, 18)))
    found += [before, after]
    for action in [record for record in records if isinstance(record, Action)]:
        earlier = replace(action, id=named_id("before", action.id), meeting=before.id)
        state = chance.choice([*ActionState])
        found += [earlier, ReportBack(meeting=now.id, action=earlier.id, state=state)]
    for version in [record for record in records if isinstance(record, SystemVersion)]:
        released = chance.choice([None, before.date])
        id = named_id("before", version.id)
        found.append(replace(version, id=id, meeting=None, date=before.date, released_on=released))
        found += [SystemItem(version=id, held_back=chance.random() < 0.3), Tension(version=id)]
    mine, theirs = (record for record in records if isinstance(record, ActivitySystem))
    records[records.index(mine)] = replace(mine, faces=theirs.id)
    return found


def letters(text: str) -> str:
    return "".join(text.split())


def bytes_of(paper: Paper) -> str:
    """All text in the bytes of a paper: its pages, what the file says of itself, bookmarks, its picture."""
    with PdfDocument(paper.pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
        said = [*document.get_metadata_dict().values(), *(one.get_title() for one in document.get_toc())]
    reader = pypdf.PdfReader(io.BytesIO(paper.pdf))
    said += [str(value) for value in (reader.metadata or {}).values()]
    pictures = [svg_of(paper).decode()] if paper.drawings else []
    return letters("\n".join([*pages, *said, *pictures]))


def of_texts(told: Told, records: Iterable[Record]) -> set[tuple[UUID, str]]:
    """What is told in words, of what is not empty."""
    by_id = {record.id: record for record in records}
    return {
        (id, name)
        for id, name in told
        if id in by_id
        and name in (*texts_of(type(by_id[id])), *within(type(by_id[id])))
        and getattr(by_id[id], name)
    }


def asked_of(records: list[Record]) -> Iterator[AskedPaper]:
    """Each paper for each reader, also those that the window does not offer."""
    for paper in PAPERS:
        if paper.kind == PaperName.FILE:
            continue
        about: Iterable[UUID | None] = {
            About.MEETING: [r.id for r in records if isinstance(r, Meeting)],
            About.LEADER: [MINE, THEIRS],
            About.VERSION: [r.id for r in records if isinstance(r, SystemVersion)],
        }.get(paper.about, [None])
        for audience in Audience:
            for one in about:
                lines = None
                if paper.kind in LISTED:
                    lines = tuple(r.id for r in records if isinstance(r, LISTED[paper.kind]))[:1]
                yield AskedPaper(paper.kind, audience, one, lines, leader=MINE)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_told_is_what_is_in_the_bytes_of_every_paper(seed: int) -> None:
    records, words = programme(seed)
    made_of = set()
    for asked in asked_of(records):
        source = PaperSource(records, seen_by_readers(records, asked), dt.date(2013, 7, 4))
        try:
            paper = make_paper(source, asked).paper
        except (WorldError, LookupError):
            continue
        text = bytes_of(paper)
        there = {at for word, at in words.items() if word in text}
        told = held_by(source, asked, paper.pages)
        assert there <= told, (asked.kind, asked.audience)
        assert of_texts(told, records) <= there, (asked.kind, asked.audience)
        assert said_without_its_own_words(source, asked, text) <= told, (asked.kind, asked.audience)
        check_rows(records, asked, source, told)
        made_of.add(asked.kind)
    assert made_of == {paper.kind for paper in PAPERS} - {PaperName.FILE}


def test_of_a_name_of_which_a_paper_says_one_word_it_is_told() -> None:
    records, _words = programme(0)
    named = [
        replace(r, name="Qxadqx Example", known_as="") if isinstance(r, Person) and r.id == MINE else r
        for r in records
    ]
    by_one_word = set()
    for asked in asked_of(named):
        source = PaperSource(named, seen_by_readers(named, asked), dt.date(2013, 7, 4))
        try:
            paper = make_paper(source, asked).paper
        except (WorldError, LookupError):
            continue
        text = bytes_of(paper)
        assert ("Qxadqx" in text) == ((MINE, "name") in held_by(source, asked, paper.pages)), asked
        if "Qxadqx" in text and "QxadqxExample" not in text:
            by_one_word.add(asked.kind)
    assert by_one_word


def said_without_its_own_words(source: PaperSource, asked: AskedPaper, text: str) -> Told:
    """Fields that stand in a paper in words of the program: the level of a change beside its wording, that of
    a post where names stay behind, the day of a version."""
    seen = source.seen
    found = set()
    for impact in seen.all(Impact):
        said = letters(f"{impact.wording} · {IMPACT_LEVELS[impact.level]}")
        if impact.wording and said in text:
            found.add((impact.id, "level"))
    for post in seen.all(Post):
        named = any(person.name for person in seen.all(Person))
        if (
            post.person == asked.about
            and not named
            and letters(POST_LEVELS[post.level][0]).casefold() in text.casefold()
        ):
            found.add((post.id, "level"))
    for version in seen.all(SystemVersion):
        day = f"{version.date.day} {version.date:%B %Y}" if version.date else ""
        if day and version.id == asked.about and version.meeting is None and letters(day) in text:
            found.add((version.id, "date"))
    return frozenset(found)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_day_of_the_next_meeting_on_a_slip_is_told(seed: int) -> None:
    records, _words = programme(seed)
    now, after = sorted((r for r in records if isinstance(r, Meeting)), key=lambda m: str(m.date))[1:]
    asked = AskedPaper(PaperName.SLIPS, Audience.SET, now.id)
    source = PaperSource(records, seen_by_readers(records, asked), dt.date(2013, 7, 4))
    paper = make_paper(source, asked).paper
    said = "18July2013" in bytes_of(paper)
    assert said == ((after.id, "date") in held_by(source, asked, paper.pages))
    assert said == bool(source.seen.all(Action))


@pytest.mark.parametrize("spoken", [True, False])
def test_the_day_of_a_report_is_told_of_the_list_of_actions_where_something_was_said(spoken: bool) -> None:
    records, _words = programme(0)
    first, *_others, last = sorted((r for r in records if isinstance(r, Meeting)), key=lambda m: str(m.date))
    action = Action(meeting=first.id, person=MINE, wording="Ask three parents")
    said = ReportBack(meeting=last.id, action=action.id, happened="They came" if spoken else "")
    others = [r for r in records if not isinstance(r, Action | ReportBack)]
    asked = AskedPaper(PaperName.ACTIONS, Audience.SET, lines=(action.id,))
    source = PaperSource(
        [*others, action, said], seen_by_readers([*others, action, said], asked), dt.date(2013, 12, 31)
    )
    paper = make_paper(source, asked).paper
    assert ("Theycame" in bytes_of(paper)) == spoken
    assert ((last.id, "date") in held_by(source, asked, paper.pages)) == spoken


def check_rows(records: list[Record], asked: AskedPaper, source: PaperSource, told: Told) -> None:
    """Each kind of content that is told has its name in the rows of what leaves, and no other."""
    rows = [f for f in what_leaves(records, asked, source.seen, told) if f.standing == Standing.LEAVES]
    titles = {title for row in rows for title in row.title.split(" · ")}
    kinds = {record.id: type(record) for record in source.seen.records}
    keys = {CONTENT_OF.get((kinds[id], name)) for id, name in told if id in kinds}
    assert titles == {content.title for content in CONTENTS if content.key in keys}
    widest = {line.title: max(line.audience, source.seen.audience) for line in source.seen.lines}
    assert [f.audience for f in rows for _ in f.title.split(" · ")] == [
        widest[title] for f in rows for title in f.title.split(" · ")
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_told_of_the_file_is_what_is_in_its_bytes(seed: int) -> None:
    records, words = programme(seed)
    seen = visible(records, Audience.COORDINATOR)
    (the_set,) = seen.all(LearningSet)
    file = make_file(seen, the_set.id, 1)
    text = encode_set_file(file).decode()
    there = {at for word, at in words.items() if word in text}
    told = whole(file.records)
    assert there <= told and of_texts(told, file.records) <= there
    check_rows(
        records,
        AskedPaper(PaperName.FILE, Audience.COORDINATOR),
        PaperSource(records, seen, dt.date.today()),
        told,
    )
    rows = what_leaves(records, AskedPaper(PaperName.FILE, Audience.COORDINATOR), seen, told)
    said = " ".join(row.why for row in rows)
    by_id = {record.id: record for record in file.records}
    expected = {
        "Programme.aim": "aim of the programme",
        "Programme.labels": "own words",
        "School.chain": "chains",
        "School.partner_city": "partner cities",
        "ProgrammeEvent.title": "titles of events",
        "ProgrammeEvent.place": "places of events",
        "Post.title": "titles of posts",
        "Attendance.note": "notes beside names",
        "Impact.unit": "unit",
    }
    fields = {f"{type(by_id[id]).__name__}.{name}" for id, name in told}
    for field, name in expected.items():
        assert (name in said) == (field in fields), field


def test_every_record_of_the_words_is_found() -> None:
    """The canaries are all there, so that the tests above can fail."""
    records, words = programme(0)
    held = msgspec.json.encode(records).decode()
    assert len(words) > 90 and all(word in held for word in words)
    assert len(set(re.findall("Qx[a-z]{5}qx", held))) == len(words)
    assert [r for r in records if isinstance(r, ActivitySystem | ReportBack)]
