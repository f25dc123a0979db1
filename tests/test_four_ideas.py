"""The four ideas that carry the house, each with the test that fails where somebody goes around it."""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import inspect
import pkgutil
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints
from uuid import UUID, uuid4
from xml.etree import ElementTree

import msgspec
import pytest
from any_record import a_set, any_record, base_ids, visible
from beneath import hurried
from hypothesis import given, settings
from hypothesis import strategies as st
from painted_drawing import painted

import lfl_desktop
from lfl_desktop import paths
from lfl_desktop.canvas.drawing import Badge, Box, Drawing, DrawnLine, Polyline, Role, Shape, Stroke, TextRun
from lfl_desktop.content import blank_fields, poster_lines
from lfl_desktop.content.paper_setting import USUAL_POSTER
from lfl_desktop.content.papers import (
    action_slips,
    activity_system,
    agenda,
    attendance_sheet,
    certificate,
    file_for_coordinator,
    forms_for_pens,
    full_record,
    impact_poster,
    leader_sheet,
    list_paper,
    lists_of_set,
    private_log,
    set_summary,
    then_and_now,
    two_systems,
)
from lfl_desktop.domain.activity import (
    ActionLink,
    ActivitySystem,
    Place,
    SystemItem,
    SystemVersion,
    Tension,
)
from lfl_desktop.domain.agreement import Agreement
from lfl_desktop.domain.coordinator.evidence import EvidenceSaid, EvidenceSource, Placement, ReportHeading
from lfl_desktop.domain.coordinator.register import (
    Circumstance,
    CoachingContact,
    ParticipantCame,
    ScheduleLine,
)
from lfl_desktop.domain.coordinator.reports_kept import ReportMade, ReportParagraph
from lfl_desktop.domain.coordinator.roster import Participant, ProgrammeRole, SchoolGroup
from lfl_desktop.domain.editions import Decision, Edition
from lfl_desktop.domain.erasure import Erasure
from lfl_desktop.domain.events import EventAttendance, ProgrammeEvent
from lfl_desktop.domain.gate.contents import CONTENTS, Audience
from lfl_desktop.domain.gate.sharing import own_log
from lfl_desktop.domain.impact import Impact, KeyLearning
from lfl_desktop.domain.meetings import (
    Action,
    Attendance,
    Bid,
    Challenge,
    LearningNote,
    LogEntry,
    Meeting,
    Offer,
    ReportBack,
    SetReview,
    Slot,
)
from lfl_desktop.domain.people import DiagnosticArea, GroundRules, LearningSet, Membership, Person, Post
from lfl_desktop.domain.poster import PosterChoice
from lfl_desktop.domain.poster_release import ReleasedLine
from lfl_desktop.domain.programme import Cohort, Programme, ProgrammeLogo, School, SchoolEvent, Term, Theme
from lfl_desktop.domain.receipts import (
    EventFigures,
    ExportReceipt,
    Handling,
    ImportReceipt,
    MeetingFigures,
    SetFigures,
)
from lfl_desktop.domain.record import Record, named_id, references
from lfl_desktop.domain.records import ALL, TABLES
from lfl_desktop.domain.retention import SetKeeping
from lfl_desktop.domain.templates import StageTemplate
from lfl_desktop.exchange import calendar_file, schema, setfile
from lfl_desktop.store.records_file import RecordsFile
from lfl_desktop.typography.fonts import Face
from lfl_desktop.workspace.papers.paper_kinds import PAPERS
from lfl_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

Nodes = tuple[ast.AST, ...]

SOURCE = Path(lfl_desktop.__file__).parent
COORDINATORS = [kind for kind in ALL if kind.__module__.startswith("lfl_desktop.domain.coordinator.")]
"""What a coordinator keeps herself: it leaves in no file of a set and in no pack."""
KINDS = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)


@cache
def modules() -> list[tuple[str, Nodes]]:
    """Every module of the program: its path from the package, and all of its syntax."""
    return [
        (path.relative_to(SOURCE).as_posix(), tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8")))))
        for path in sorted(SOURCE.rglob("*.py"))
    ]


@pytest.fixture(scope="module", autouse=True)
def syntax_is_let_go() -> Iterator[None]:
    """It is much, and no other test asks for it."""
    yield
    modules.cache_clear()


def imported(nodes: Nodes) -> set[str]:
    """All that a module imports: modules, and names of modules as "module.name"."""
    found = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return found


# One definition of a record


class Column(msgspec.Struct, frozen=True):
    """A column of a fresh records file."""

    type: str
    needed: bool
    refers: str | None


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "fresh.lfl"
    Workspace.create(path).close()
    return path


@pytest.fixture(scope="module")
def tables(fresh: Path) -> dict[str, dict[str, Column]]:
    connection = sqlite3.connect(fresh)
    found = {}
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        refers = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
        found[table] = {
            row[1]: Column(row[2], bool(row[3] or row[5]), refers.get(row[1]))
            for row in connection.execute(f"PRAGMA table_info({table})")
        }
    connection.close()
    return found


def column_of(kind: type[Record], name: str) -> Column:
    """The column that keeps a field, as its definition has it."""
    hint = get_type_hints(kind)[name]
    bare = next((part for part in getattr(hint, "__args__", ()) if part is not type(None)), hint)
    may_be_unknown = type(None) in getattr(hint, "__args__", ())
    type_ = {int: "INTEGER", bool: "INTEGER", float: "REAL"}.get(bare if may_be_unknown else hint, "TEXT")
    return Column(type_, type_ == "TEXT" and not may_be_unknown, references(kind).get(name))


def test_the_file_has_a_table_for_each_record_and_those_of_the_file_itself(
    tables: dict[str, dict[str, Column]],
) -> None:
    assert set(tables) == {
        *TABLES.values(),
        "step",
        "change",
        "mark",
        "edition_content",
        "programme_key",
        "pack_taken",
        "_sqlite_migrations",
        "sqlite_sequence",
    }


@KINDS
def test_the_fields_are_the_columns(kind: type[Record], tables: dict[str, dict[str, Column]]) -> None:
    columns = tables[TABLES[kind]]
    fields = {name: column_of(kind, name) for name in kind.__struct_fields__}
    assert {name: columns[name].type for name in columns} == {name: fields[name].type for name in fields}
    assert {n for n in columns if columns[n].needed} == {n for n in fields if fields[n].needed}
    assert {n: columns[n].refers for n in columns} == {n: fields[n].refers for n in fields}


@KINDS
def test_every_field_has_a_default_but_a_reference(kind: type[Record]) -> None:
    required = {field.name for field in msgspec.structs.fields(kind) if field.required}
    refers = {name for name, hint in get_type_hints(kind).items() if hint is UUID} | set(references(kind))
    assert required <= refers - {"id"}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordsFile]:
    """A file with one record of each kind, for others to refer to."""
    file = hurried(RecordsFile.create(tmp_path_factory.mktemp("one") / "one of each.lfl"))
    with file.step("Set up") as step:
        for record in a_set().values():
            step.put(record)
    yield file
    file.close()


@KINDS
@given(data=st.data())
@settings(max_examples=15)
def test_a_record_is_kept_and_read_as_it_was(
    kind: type[Record], data: st.DataObject, file: RecordsFile
) -> None:
    record = data.draw(any_record(kind, base_ids()))
    with file.step("Keep") as step:
        if isinstance(record, Edition):
            step.receive(record, b"what was sent")
        step.put(record)
    assert file.get(kind, record.id) == record
    file.undo()
    assert file.get(kind, record.id) is None
    file.redo()
    assert file.get(kind, record.id) == record
    with file.step("Take away") as step:
        step.delete(record)
    file.undo()
    assert file.select(kind, id=[record.id]) == [record]
    with file.step("Take away") as step:
        step.delete(record)


@KINDS
def test_the_coordinators_file_knows_each_field_that_may_be_in_it(kind: type[Record]) -> None:
    definitions = schema.json_schema()["$defs"]
    never = {
        *COORDINATORS,
        LogEntry,
        PosterChoice,
        ExportReceipt,
        ImportReceipt,
        Agreement,
        Edition,
        Decision,
        Erasure,
        SetKeeping,
        Handling,
        ProgrammeLogo,
    }
    assert (kind.__name__ in definitions) == (kind not in never)
    if kind not in never:
        assert set(definitions[kind.__name__]["properties"]) == {"record", *kind.__struct_fields__}


FORMS: dict[type[Record], tuple[str, ...]] = {
    Programme: ("programme/programme_facts",),
    Cohort: ("programme/cohort_facts",),
    Term: ("programme/term_row",),
    Theme: ("programme/theme_row",),
    School: ("programme/schools_page",),
    SchoolEvent: ("parts/school_event_row",),
    ProgrammeEvent: ("programme/event_card",),
    EventAttendance: ("programme/came_row", "members/event_row"),
    Person: ("members/member_card",),
    Post: ("members/member_card",),
    LearningSet: ("start/welcome_set", "programme/set_facts"),
    Membership: ("members/member_card",),
    GroundRules: ("members/ground_rules_form",),
    DiagnosticArea: ("members/member_areas",),
    StageTemplate: ("parts/template_page",),
    Meeting: ("meeting/meeting_facts", "meeting/meeting_change", "programme/calendar_meeting"),
    Attendance: ("meeting/presence_row",),
    Bid: ("meeting/bid_row",),
    Challenge: ("meeting/slot_form", "lists/challenges_screen"),
    Slot: ("meeting/slot_form",),
    Action: ("parts/action_row",),
    ReportBack: ("meeting/report_back_row",),
    Offer: ("meeting/offer_row",),
    SetReview: ("meeting/set_review_stage",),
    LearningNote: ("meeting/learning_note_row",),
    Impact: ("lists/impact_screen",),
    KeyLearning: ("meeting/key_learning_row",),
    ActivitySystem: ("activity/activity_screen", "activity/two_systems_page"),
    SystemVersion: ("activity/version_when",),
    Tension: ("activity/tension_form",),
    ActionLink: ("activity/tension_form",),
    ProgrammeRole: ("coordinator/programme_role_row",),
    Participant: ("coordinator/people_page",),
    SchoolGroup: ("coordinator/school_group_row",),
    ScheduleLine: ("coordinator/schedule_step_row", "coordinator/register_page"),
    CoachingContact: ("coordinator/coaching_contact_row",),
    Circumstance: ("coordinator/circumstance_row",),
    ReportHeading: ("coordinator/report_heading_row",),
    EvidenceSource: ("coordinator/sources_page",),
    EvidenceSaid: ("coordinator/said_row",),
    ReportParagraph: ("coordinator/paragraph_row",),
}
"""The forms in which a record is edited."""

WITHOUT_A_FORM: dict[type[Record], str] = {
    SystemItem: "a line in a box that is typed as one text, or in the outline; the rest is in its menu",
    LogEntry: "one text in the meeting's screen (log_text), bound by name there",
    Agreement: "kept by a rule when somebody agrees",
    PosterChoice: "a mark, a place and shorter words in the list of lines beside the poster",
    ReleasedLine: "released in the list of lines beside the poster",
    MeetingFigures: "counted",
    SetFigures: "counted",
    EventFigures: "counted",
    ExportReceipt: "kept when a file is made",
    ImportReceipt: "kept when a file is added",
    Edition: "kept when a file is added",
    Erasure: "kept when somebody is erased",
    SetKeeping: "the day is asked for where it is said how long records are kept",
    Handling: "kept when something is printed, saved, sent, added or erased",
    ProgrammeLogo: "a picture, chosen by a button beside the funder line",
    Decision: "kept when one of the buttons of a proposal is pressed",
    ParticipantCame: "a tick beside each person on the roster",
    Placement: "chosen in the list of headings beside a change",
    ReportMade: "kept when a final report is made",
}

NOT_IN_ITS_FORM: dict[type[Record], dict[str, str]] = {
    Programme: {
        "labels": "no screen for its words yet",
        "audiences": "no screen for its audiences yet",
        "sample_today": "of the sample only",
    },
    Term: {"position": "the order of the rows"},
    Theme: {"position": "moved with the buttons beside it"},
    LearningSet: {"name": "the step of set-up calls it set_name, where members have names too"},
    Membership: {
        "ends": "kept with what happened: leaving, going on leave",
        "status": "kept with what happened: leaving, withdrawing, going on leave",
        "reason": "asked for with what happened",
        "position": "the order in which members were added",
    },
    DiagnosticArea: {"position": "the order of the rows"},
    Meeting: {
        "state": "moved on with the button of the meeting",
        "moved_from": "follows from moving it to another day",
    },
    StageTemplate: {
        "key": "its id",
        "position": "the order in which they were made",
        "scales": "six lines, made in code",
    },
    Bid: {
        "state": "from the slot, or a button",
        "position": "the order of the members",
    },
    Challenge: {"agreed_on": "a button that the presenter's yes presses"},
    Slot: {"position": "moved with keys and buttons in the order of the day"},
    Action: {"due": "understood from due_words", "position": "the order of the rows"},
    Offer: {"position": "the order of the rows"},
    SetReview: {"scores": "one chooser a scale, made from the list of scales"},
    LearningNote: {"position": "the order of the rows"},
    Impact: {
        "agreed_on": "a button that its owner's yes presses",
        "position": "the order in which impact was added",
    },
    KeyLearning: {"position": "the order of the rows"},
    SystemVersion: {
        "released_on": "a tick in the activity system's screen",
        "position": "the order in which versions were made",
    },
    Tension: {"position": "the order of the cards"},
    ProgrammeRole: {"position": "the order of the rows"},
    Participant: {"position": "the order in which people were added"},
    SchoolGroup: {"position": "the order of the rows"},
    ScheduleLine: {"position": "the order of the rows"},
    CoachingContact: {"position": "the order of the rows"},
    Circumstance: {"position": "the order of the rows"},
    ReportHeading: {"position": "the order of the rows"},
    EvidenceSource: {"position": "the order in which sources were added"},
    EvidenceSaid: {"position": "the order of the rows"},
    ReportParagraph: {"part": "the part whose field it is typed in"},
}

BOUND_BY_CODE: dict[type[Record], set[str]] = {Post: {"starts", "ends"}}
"""Fields of a post whose names in the form mean the membership's: leaving the set is not leaving the post."""


def widgets(form: str) -> set[str]:
    """The names of the widgets in a form that hold something."""
    found = ElementTree.parse(paths.form(form))
    labels = ("QLabel", "QFrame", "QWidget")
    return {str(w.get("name")) for w in found.iter("widget") if w.get("class") not in labels}


@KINDS
def test_each_field_is_in_the_form_that_edits_it_or_there_is_a_reason(kind: type[Record]) -> None:
    if kind not in FORMS:
        assert WITHOUT_A_FORM.get(kind), "name its form in FORMS, or say why there is none"
        return
    bound = set().union(*(widgets(form) for form in FORMS[kind])) - BOUND_BY_CODE.get(kind, set())
    expected = {name for name in kind.__struct_fields__ if name != "id" and name not in references(kind)}
    excused = NOT_IN_ITS_FORM.get(kind, {}).keys() | BOUND_BY_CODE.get(kind, set())
    assert expected - bound == excused, "a widget's objectName is the field's name"


# One write path


def calls_of(nodes: Nodes, *names: str) -> list[str]:
    """The calls of methods with these names, as they are written."""
    return [
        ast.unparse(node.func)
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names
    ]


HAVE_THE_FILE = ("workspace/workspace.py", "workspace/file_reading.py")
"""The workspace, and what it reads by."""


def test_only_the_workspace_has_the_records_file_and_only_the_store_the_driver() -> None:
    for name, nodes in modules():
        found = imported(nodes)
        if not name.startswith("store/"):
            assert not {
                one for one in found if one.split(".")[0] in ("sqlite3", "sqlite_utils", "sqlcipher3")
            }, name
            if name not in HAVE_THE_FILE:
                inner = ("lfl_desktop.store.records_file", "lfl_desktop.store.history")
                assert not {one for one in found if one.startswith(inner)}, name
        elif name != "store/drivers.py":
            assert not {one for one in found if one.split(".")[0] in ("sqlite3", "sqlcipher3")}, name


def test_everything_is_put_and_deleted_inside_a_step() -> None:
    writers = {"step", "self._step", "self._workspace._step"}
    rules = {f"workspace/rules/{name}_rules.py" for name in ("agreement", "day", "roster", "started")}
    for name, nodes in modules():
        if name.startswith("store/") or name == "exchange/publishing.py":
            continue  # that one writes into somebody else's database
        for call in calls_of(nodes, "put", "delete"):
            receiver = call.rpartition(".")[0]
            by_rule = receiver == "change.step" and name in rules
            assert receiver in writers or by_rule, (name, call)
        private = calls_of(nodes, "_put_back", "_write", "execute", "executescript")
        assert not private, (name, private)


PASS_BY_THE_RULES = {
    ("workspace/history/recently_deleted.py", "PASSED_BY"): "what was deleted comes back as it was",
    ("workspace/workspace.py", "PASSED_BY"): "the minutes of a timer were measured",
    ("workspace/start/first_run.py", "ARRIVING"): "the sample was made elsewhere",
    ("workspace/exchange/taken_pack.py", "ARRIVING"): "a pack was written by the coordinator",
    ("workspace/exchange/erased_people.py", "PASSED_BY"): "whoever is erased goes from finished meetings too",
    ("workspace/history/anonymised_set.py", "PASSED_BY"): "names go from finished meetings too",
    ("workspace/exchange/kept_as_sent.py", "PASSED_BY"): "what a set sent is taken out as it was",
}
"""Who does not ask the rules of the records, and why. Undo and redo write no records: they give back rows."""


def test_the_rules_of_records_are_passed_by_by_name_and_by_few() -> None:
    found = {
        (name, node.attr)
        for name, nodes in modules()
        for node in nodes
        if isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("Rules")
        if node.attr in ("PASSED_BY", "ARRIVING")
    }
    assert found - {("workspace/writing.py", "ARRIVING")} == PASS_BY_THE_RULES.keys()


def test_nobody_reaches_into_the_workspace_for_its_file() -> None:
    for name, nodes in modules():
        if name not in (*HAVE_THE_FILE, "store/records_file.py"):
            reached = [
                ast.unparse(node)
                for node in nodes
                if isinstance(node, ast.Attribute) and node.attr in ("_file", "_db", "_history")
                if not (name.startswith("store/") and ast.unparse(node).startswith("self."))
            ]
            assert not reached, (name, reached)


# One gate

MAKERS = (
    lambda records: set_summary.summary_document(records, uuid4()),
    lambda records: activity_system.system_paper(records, uuid4()),
    lambda records: list_paper.list_document(records, Action, [], dt.date(2013, 7, 4)),
    lambda records: lists_of_set.list_table(records, Action, [], dt.date(2013, 7, 4)),
    lambda records: activity_system.blank_system(records),
    lambda records: then_and_now.then_and_now_paper(records, uuid4(), uuid4()),
    lambda records: two_systems.two_systems_paper(records, uuid4(), uuid4()),
    lambda records: impact_poster.poster_paper(records),
    lambda records: poster_lines.poster_lines(records, USUAL_POSTER),
    lambda records: forms_for_pens.form_document(records, blank_fields.BlankForm.ALL),
    lambda records: private_log.private_log_document(records, ""),
    lambda records: action_slips.slips_document(records, uuid4()),
    lambda records: leader_sheet.leader_document(records, uuid4()),
    lambda records: full_record.record_document(records, uuid4()),
    lambda records: agenda.agenda_document(records, uuid4(), StageTemplate()),
    lambda records: attendance_sheet.attendance_document(records, uuid4()),
    lambda records: certificate.certificate_document(records, uuid4()),
    lambda records: file_for_coordinator.file_document(records, 1),
    lambda records: setfile.make_set_file(records, uuid4(), 1),
    setfile.content_digest,
    lambda records: calendar_file.calendar_file(records, uuid4(), dt.datetime(2026, 3, 5, tzinfo=dt.UTC)),
)


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("raw", [list, tuple, lambda records: {r.id: r for r in records}])
def test_what_did_not_come_through_the_gate_is_refused(make: Any, raw: Any) -> None:
    with pytest.raises(TypeError):
        make(raw(a_set().values()))


class LooksLikeIt:
    """Has all that Visible has, but did not come through the gate."""

    def __init__(self, seen: Any) -> None:
        self.__dict__.update(vars(seen))
        self.all, self.get, self.shows = seen.all, seen.get, seen.shows


@pytest.mark.parametrize("make", MAKERS)
def test_what_only_looks_like_it_is_refused(make: Any) -> None:
    with pytest.raises(TypeError):
        make(LooksLikeIt(visible(a_set().values(), Audience.COORDINATOR)))


def test_only_the_gate_makes_what_may_leave() -> None:
    seen = visible(a_set().values(), Audience.SET)
    with pytest.raises(TypeError):
        type(seen)(object(), Audience.PUBLIC, seen.records, seen.lines)
    for name, nodes in modules():
        if name != "domain/gate/sharing.py":
            assert not [
                node
                for node in nodes
                if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Visible"
            ], name
            assert "lfl_desktop.domain.gate.sharing._GATE" not in imported(nodes), name


TAKES_RECORDS = {
    "exchange.pack_file.make_pack": "the coordinator's set-up with its names, not asked of the gate yet",
    "exchange.rules_of_files.as_it_came": "asks the gate",
    "exchange.rules_of_files.as_public": "asks the gate",
    "exchange.rules_of_files.through_gate": "asks the gate",
    "exchange.readable_pages.plain_records": "all that a coordinator keeps of somebody, for themselves",
    "exchange.rules_of_files.in_file_order": "sorts",
    "exchange.rules_of_files.referred": "reads ids",
    "exchange.rules_of_files.check_audience": "asks the gate about a file that arrived",
    "exchange.rules_of_files.check_whole": "checks",
    "content.papers.meeting_scene.Scene.here": "reads what is visible",
    "content.tables.actions_table.action_lines": "for the screen, or made of Visible",
    "content.tables.challenges_table.challenge_lines": "for the screen, or made of Visible",
    "content.tables.impact_table.impact_lines": "for the screen, or made of Visible",
    "content.members_counted.first_day": "reads days",
    "content.members_counted.membership_counts": "counts, for the screen, or of what is visible",
    "content.tables.members_table.member_line": "for the screen, or made of Visible",
}
"""Public functions that name records in their parameters and make nothing that leaves."""


def functions(package: str) -> Iterator[tuple[str, Any]]:
    """The public functions and methods of a package."""
    top = importlib.import_module(f"lfl_desktop.{package}")
    for found in pkgutil.walk_packages(top.__path__, f"{top.__name__}."):
        module = importlib.import_module(found.name)
        place = found.name.removeprefix("lfl_desktop.")
        for name, member in vars(module).items():
            if getattr(member, "__module__", "") != module.__name__ or name.startswith("_"):
                continue
            if inspect.isfunction(member):
                yield f"{place}.{name}", member
            elif inspect.isclass(member):
                for inner, method in vars(member).items():
                    if inspect.isfunction(method) and not inner.startswith("_"):
                        yield f"{place}.{name}.{inner}", method


def namespace(function: Any) -> ModuleType:
    return importlib.import_module(function.__module__)


@pytest.mark.parametrize("package", ["content", "printing", "exchange"])
def test_what_is_printed_and_sent_takes_many_records_only_through_the_gate(package: str) -> None:
    names = "|".join(["Record", "R", "Existing", "SharedRecord", *(kind.__name__ for kind in ALL)])
    several = re.compile(
        rf"\b(Iterable|Sequence|Mapping|list|tuple|dict|set|Collection)\[.*\b({names})\b|Existing"
    )
    raw = {}
    for name, function in functions(package):
        hints = {k: str(v) for k, v in inspect.get_annotations(function).items() if k != "return"}
        if any(several.search(hint) for hint in hints.values()) and "Visible" not in "".join(hints.values()):
            raw[name] = hints
    # what a scene holds came through the gate: it is made of Visible alone
    raw = {n: h for n, h in raw.items() if not ("Scene" in "".join(h.values()) or n in TAKES_RECORDS)}
    assert raw == {}


@KINDS
def test_each_field_has_one_owner_who_says_who_may_see_it(kind: type[Record]) -> None:
    owners = {
        name: [c.key for c in CONTENTS if name in c.fields.get(kind, ())] for name in kind.__struct_fields__
    }
    for name, keys in owners.items():
        if kind is Agreement:
            assert keys == [], "it is for the gate, and nobody reads it"
        elif name == "id" or (name in references(kind) and (kind, name) != (Post, "school")):
            assert keys == [], name
        else:
            assert len(keys) == 1, f"{name} belongs to {keys}: say in CONTENTS who may see it"
    assert all(set(c.fields[kind]) <= set(kind.__struct_fields__) for c in CONTENTS if kind in c.fields)


PUBLIC = {
    "Programme": {"name", "aim", "funder", "labels"},
    "Cohort": {"name"},
    "Term": {"label"},
    "Theme": {"name"},
    "LearningSet": {"name", "focus"},
    "Impact": {"wording", "how", "evidence", "measure", "unit", "other_contributors", "quote"},
    "KeyLearning": {"wording"},
    "ReleasedLine": {"words"},
}
COORDINATOR = {
    **PUBLIC,
    "Programme": PUBLIC["Programme"] | {"coordinator"},
    "LearningSet": PUBLIC["LearningSet"] | {"facilitator"},
    "School": {"name", "partner_city", "chain"},
    "Meeting": {"place", "template"},
    "Challenge": {"headline"},
}
NAMES = {
    "ProgrammeEvent": {"title", "place"},
    "Person": {"name", "known_as"},
    "Post": {"title"},
    "Attendance": {"note"},
}
SET = {
    **COORDINATOR,
    **NAMES,
    "GroundRules": {"wording"},
    "Membership": {"reason"},
    "Meeting": {"place", "template", "reason"},
    "SchoolEvent": {"wording"},
    "DiagnosticArea": {"wording"},
    "EventAttendance": {"taken_home"},
    "StageTemplate": {"key", "name"},
    "Challenge": {"headline", "stated", "restated", "desired_outcome"},
    "Slot": {"questions"},
    "Action": {"wording", "due_words", "sign"},
    "ReportBack": {"happened", "learned", "reason", "handed_to"},
    "Offer": {"wording"},
    "SetReview": {"scores", "words"},
    "LearningNote": {"wording"},
    "ActivitySystem": {"question", "neighbour", "shared_object"},
    "Tension": {"neighbour", "wording"},
    "SystemItem": {"wording"},
}
FACILITATOR = {**SET, "Bid": {"wording"}}
EXPECTED = {
    Audience.PUBLIC: PUBLIC,
    Audience.COORDINATOR: COORDINATOR,
    Audience.SET: SET,
    Audience.LEADER: FACILITATOR,  # the one leader of these records owns all that somebody owns
    Audience.FACILITATOR: FACILITATOR,
}
"""Who sees which words by default: the third idea of the design, written out."""

OWNER = named_id("person")
CLOSED = {"GroundRules": {"names_to_coordinator": False}}


def words(records: Any) -> dict[str, set[str]]:
    """The marks in records: where they stand -> the fields they name."""
    found: dict[str, set[str]] = {}
    for kind, field in re.findall(rb"<(\w+)\.(\w+)>", msgspec.json.encode(records)):
        found.setdefault(kind.decode(), set()).add(field.decode())
    return found


@pytest.mark.parametrize("audience", Audience)
def test_each_audience_sees_its_words_and_no_others(audience: Audience) -> None:
    assert (
        words(visible(a_set(marked=True, **CLOSED).values(), audience, OWNER).records) == EXPECTED[audience]
    )


@pytest.mark.parametrize("audience", [Audience.COORDINATOR, Audience.PUBLIC])
def test_names_go_to_the_coordinator_where_the_ground_rules_say_so(audience: Audience) -> None:
    more = NAMES if audience == Audience.COORDINATOR else {}
    assert words(visible(a_set(marked=True).values(), audience).records) == EXPECTED[audience] | more


@pytest.mark.parametrize("audience", Audience)
def test_the_log_and_the_receipts_leave_for_nobody_whatever_a_programme_says(audience: Audience) -> None:
    everything = {content.key: "public" for content in CONTENTS}
    seen = visible(a_set(marked=True, Programme={"audiences": everything}).values(), audience, OWNER)
    for kind in (
        *COORDINATORS,
        LogEntry,
        PosterChoice,
        ExportReceipt,
        ImportReceipt,
        Erasure,
        SetKeeping,
        Handling,
    ):
        assert not seen.all(kind) and kind.__name__ not in words(seen.records)


# The one door beside the gate


def test_only_its_own_door_opens_the_private_log() -> None:
    for name, nodes in modules():
        calls = {ast.unparse(node.func).split(".")[-1] for node in nodes if isinstance(node, ast.Call)}
        assert ("own_log" in calls) == (name == "workspace/papers/own_log.py"), name
        assert ("private_log_document" in calls) == (name == "workspace/papers/own_log.py"), name
        assert ("OwnLog" in calls) == (name == "domain/gate/sharing.py"), name
        assert "lfl_desktop.domain.gate.sharing._OWN" not in imported(nodes), name
        known = {one for one in imported(nodes) if one.startswith("lfl_desktop.workspace.papers.own_log")}
        assert not known or name == "views/meeting/private_log_dialog.py", name


def test_no_other_paper_or_file_can_be_made_of_the_log() -> None:
    found = [
        name
        for package in ("content", "printing", "exchange")
        for name, function in functions(package)
        if "OwnLog" in str(inspect.get_annotations(function))
        or "LogEntry" in str(inspect.get_annotations(function))
    ]
    assert sorted(found) == [
        "content.papers.private_log.private_log_document",
        "content.papers.private_log.title_of_log",
    ]
    assert not [paper for paper in PAPERS if paper.tells and "log" in paper.tells]
    assert not [paper for paper in PAPERS if "log" in paper.kind]


def test_the_log_for_its_owner_holds_nothing_else_that_was_recorded() -> None:
    every = a_set(marked=True)
    one = next(record for record in every.values() if isinstance(record, LearningSet))
    log = own_log(every.values(), one.id)
    held = words([log.notes, log.owner, log.set_name])
    assert held == {"LogEntry": {"wording"}, "LearningSet": {"facilitator", "name"}}
    assert own_log(every.values(), uuid4()).notes == ()
    with pytest.raises(TypeError):
        type(log)(object(), "", "", log.notes)


# One drawing


def test_only_the_layout_breaks_lines_and_places_boxes() -> None:
    painters = ("printing/writers/pdf_drawing.py", "views/kit/controls/drawing_painter.py")
    for name, nodes in modules():
        found = imported(nodes)
        if name in painters:
            assert not any(
                "canvas.layout" in o or "canvas.plan" in o or "typography.line_breaking" in o for o in found
            )
        elif not name.startswith("canvas/"):
            assert not any("canvas.plan" in one for one in found), name
            makes = (
                calls_like(nodes, "Box", "TextRun", "Badge", "Drawing")
                if "lfl_desktop.canvas.drawing" in found
                else []
            )
            assert not makes, (name, makes)


def calls_like(nodes: Nodes, *names: str) -> list[str]:
    return [
        ast.unparse(node)
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
    ]


def a_drawing(*shapes: Shape) -> Drawing:
    return Drawing(width=100, height=100, size=10, shapes=shapes)


ONE_OF_EACH: dict[str, Shape] = {
    "line": DrawnLine(5, 10, 60, 10, 2, Role.ACCENT),
    "arrow": DrawnLine(5, 10, 60, 10, 2, Role.ACCENT, head=20),
    "box": Box(20, 20, 50, 50, 5, Role.OUTCOME, Place.OBJECT),
    "pulled": Box(20, 20, 50, 50, 5, Role.OUTCOME, Place.OBJECT, edge=Role.PULL, thickness=3),
    "bolt": Polyline(((5, 10), (60, 20), (40, 60)), 2, Role.PULL, tension=uuid4()),
    "dashed": Polyline(((5, 10), (60, 20), (40, 60)), 2, Role.PULL, Stroke.DASHED),
    "dotted": Polyline(((5, 10), (60, 20), (40, 60)), 2, Role.PULL, Stroke.DOTTED),
    "pointed": Polyline(((5, 10), (60, 20), (40, 60)), 2, Role.PULL, head=15),
    "filled": Polyline(((5, 10), (60, 20), (40, 60)), 0, Role.MUTED, filled=True),
    "badge": Badge(10, 10, 40, 20, 2, Stroke.SOLID, uuid4()),
    "text": TextRun(10, 60, "Subject", Face.SEMIBOLD, 20, Role.INK),
}


def on_paper(drawing: Drawing) -> bytes:
    """What a PDF page shows of a drawing, as pixels."""
    from pypdfium2 import PdfDocument

    with closing(PdfDocument(painted(drawing, 0, 100, (100, 100)))) as document:
        return bytes(document[0].render(scale=1, fill_color=(255, 255, 255, 255)).buffer)


def on_screen(drawing: Drawing) -> bytes:
    """What the screen shows of a drawing, as pixels."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    from lfl_desktop.views.kit import theme
    from lfl_desktop.views.kit.controls import drawing_painter

    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    drawing_painter.paint_on_screen(painter, drawing, theme.LIGHT)
    painter.end()
    return bytes(image.constBits())


@pytest.mark.parametrize("paint", [on_paper, on_screen])
def test_both_painters_paint_every_kind_of_shape(paint: Any, qapp: QApplication) -> None:
    blank = paint(a_drawing())
    alone = {name: paint(a_drawing(shape)) for name, shape in ONE_OF_EACH.items()}
    assert len({blank, *alone.values()}) == 1 + len(ONE_OF_EACH)
    assert {type(shape) for shape in ONE_OF_EACH.values()} == set(get_args(Shape))


@pytest.mark.parametrize("paint", [on_paper, on_screen])
def test_a_shape_is_painted_where_the_layout_put_it(paint: Any, qapp: QApplication) -> None:
    box = ONE_OF_EACH["box"]
    pixels = paint(a_drawing(box))
    across = len(pixels) // (100 * 100)
    inked = [n // across for n in range(0, len(pixels), across) if pixels[n : n + 3] != b"\xff\xff\xff"]
    columns, rows = [n % 100 for n in inked], [n // 100 for n in inked]
    assert (min(columns), max(columns)) == pytest.approx((20, 70), abs=1.5)
    assert (min(rows), max(rows)) == pytest.approx((20, 70), abs=1.5)
