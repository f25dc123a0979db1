"""Making the coordinator's file and reading it again."""

from __future__ import annotations

import json
import re

import pytest
from any_record import visible
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made_up import SET, a_file, a_set, full, gently, resealed, scopes, seen
from msgspec.structs import replace

from lfl_desktop.domain.gate.contents import Audience
from lfl_desktop.domain.impact import Impact
from lfl_desktop.domain.people import LearningSet
from lfl_desktop.domain.programme import Cohort, Programme, ProgrammeLogo
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.domain.wording.clean_text import cleaned
from lfl_desktop.exchange.received_setfile import decode_set_file
from lfl_desktop.exchange.refusals import BadSetFile
from lfl_desktop.exchange.setfile import content_digest, encode_set_file, make_set_file

FOR_THE_COORDINATOR = {
    "Programme": {"name", "aim", "funder", "coordinator", "labels"},
    "Cohort": {"name"},
    "Term": {"label"},
    "Theme": {"name"},
    "School": {"name", "partner_city", "chain"},
    "LearningSet": {"name", "focus", "facilitator"},
    "Meeting": {"place", "template"},
    "Challenge": {"headline"},
    "Impact": {"wording", "how", "evidence", "measure", "unit", "other_contributors", "quote"},
    "KeyLearning": {"wording"},
    "ReleasedLine": {"words"},
}
NAMES_TOO = {
    "ProgrammeEvent": {"title", "place"},  # of the set's own
    "Person": {"name", "known_as"},
    "Post": {"title"},
    "Attendance": {"note"},
}


def markers(data: bytes) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, field in re.findall(r"<(\w+)\.(\w+)>", data.decode()):
        found.setdefault(kind, set()).add(field)
    return found


def test_exactly_what_the_coordinator_may_see_is_in_the_bytes() -> None:
    closed = {"GroundRules": {"names_to_coordinator": False}}
    assert markers(encode_set_file(a_file(**closed))) == FOR_THE_COORDINATOR


def test_names_are_in_it_where_the_ground_rules_say_so() -> None:
    assert markers(encode_set_file(a_file())) == FOR_THE_COORDINATOR | NAMES_TOO


def test_what_the_programme_opens_is_in_it_and_the_log_never_is() -> None:
    opened = {"Programme": {"audiences": {"actions": "coordinator", "log": "public", "receipts": "public"}}}
    data = encode_set_file(a_file(**opened))
    expected = FOR_THE_COORDINATOR | NAMES_TOO | {"Action": {"wording", "due_words", "sign"}}
    assert markers(data) == expected
    assert decode_set_file(data) == a_file(**opened)


def test_a_headline_without_agreement_and_a_quote_without_consent_stay() -> None:
    found = markers(encode_set_file(a_file(Challenge={"agreed_on": None}, Impact={"quote_consent": False})))
    assert "Challenge" not in found
    assert found["Impact"] == FOR_THE_COORDINATOR["Impact"] - {"quote"}


def test_a_quote_does_not_leave_without_the_impact_it_belongs_to() -> None:
    narrowed = {"Programme": {"audiences": {"impact": "set"}}}
    data = encode_set_file(a_file(**narrowed))
    assert "Impact" not in markers(data)
    assert decode_set_file(data) == a_file(**narrowed)


def without_pretence(record: Record) -> Record:
    """The day that a sample pretends to be stays with it."""
    return replace(record, sample_today=None) if isinstance(record, Programme) else record


@gently
@given(scopes(), st.sampled_from([Audience.COORDINATOR, Audience.PUBLIC]), st.integers(1, 99))
def test_every_set_reads_back_as_it_was(records: list[Record], audience: Audience, edition: int) -> None:
    out = visible(records, audience)
    assume(out.get(LearningSet, SET))
    file = make_set_file(out, SET, edition)
    assert decode_set_file(encode_set_file(file)) == file
    assert file.digest == content_digest(out)
    sent = {record.id: cleaned(without_pretence(record)) for record in out.records}
    lost = {type(record) for record in sent.values()} - {type(record) for record in file.records}
    assert lost <= {Impact, ProgrammeLogo}, "the logo goes with the pack"
    assert all(record == sent[record.id] for record in file.records if type(record) not in lost)


@gently
@given(st.randoms(use_true_random=False))
def test_the_same_records_in_any_order_make_the_same_bytes(random: object) -> None:
    records = list(a_set().values())
    random.shuffle(records)  # type: ignore[attr-defined]
    assert encode_set_file(make_set_file(visible(records, Audience.COORDINATOR), SET, 1)) == encode_set_file(
        a_file()
    )


def test_the_digest_knows_the_content_but_not_the_edition() -> None:
    assert a_file(edition=1).digest == a_file(edition=2).digest
    assert a_file(edition=1).seal != a_file(edition=2).seal
    assert content_digest(seen()) == a_file().digest
    assert content_digest(seen(Meeting={"place": "Hillcross"})) != a_file().digest


def test_what_stays_behind_makes_no_new_content() -> None:
    assert content_digest(seen(LogEntry={"wording": "another"})) == a_file().digest


def test_the_file_is_plain_to_read() -> None:
    data = encode_set_file(a_file(School={"name": "Szkoła w Łodzi"}))
    text = data.decode()
    assert text.startswith('{\n "format": "lfl-set",\n "version": 2,\n "minor": 2,\n "programme": {\n')
    assert '"name": "Szkoła w Łodzi"' in text
    assert data.endswith(b"}\n")
    plain = json.loads(text)
    assert plain["learning_set"] == {"id": str(SET), "name": "<LearningSet.name>"}
    assert plain["audience"] == "coordinator"
    assert plain["records"][0]["record"] == "programme"


@pytest.mark.parametrize("change", [b"\xef\xbb\xbf{data}", b"{crlf}", b"\n\n {data}\r\n"])
def test_what_mail_does_to_a_text_file_is_harmless(change: bytes) -> None:
    data = encode_set_file(a_file())
    touched = change.replace(b"{data}", data).replace(b"{crlf}", data.replace(b"\n", b"\r\n"))
    assert decode_set_file(touched) == a_file()


def test_a_file_from_before_a_field_was_added_is_read() -> None:
    plain = json.loads(encode_set_file(a_file()))
    for record in plain["records"]:
        record.pop("meetings_a_term", None)
    assert decode_set_file(resealed(plain)).records == a_file().records


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_one_wrong_byte_is_noticed_or_harmless(data: st.DataObject) -> None:
    whole = encode_set_file(FILE)
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255))
    try:
        found = decode_set_file(whole[:place] + bytes([byte]) + whole[place + 1 :])
    except BadSetFile:
        return
    assert found == FILE


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_file_cut_short_is_refused(data: st.DataObject) -> None:
    whole = encode_set_file(FILE).rstrip()
    with pytest.raises(BadSetFile):
        decode_set_file(whole[: data.draw(st.integers(0, len(whole) - 1))])


FILE = a_file()


def test_only_what_came_through_the_gate_can_be_written() -> None:
    with pytest.raises(TypeError):
        make_set_file(list(a_set().values()), SET, 1)  # type: ignore[arg-type]


@pytest.mark.parametrize("audience", [Audience.FACILITATOR, Audience.SET])
def test_what_was_opened_for_the_set_cannot_be_written(audience: Audience) -> None:
    with pytest.raises(ValueError, match="coordinator"):
        make_set_file(seen(audience), SET, 1)
    with pytest.raises(ValueError, match="coordinator"):
        content_digest(seen(audience))


def test_a_file_holds_one_set_and_counts_editions_from_one() -> None:
    other = full(LearningSet, id=named_id("B"))
    two = visible([*a_set().values(), other], Audience.COORDINATOR)
    for out, learning_set, edition in [
        (two, SET, 1),
        (seen(), named_id("B"), 1),
        (seen(), SET, 0),
        (seen(), SET, 10_000),
    ]:
        with pytest.raises(ValueError, match="set"):
            make_set_file(out, learning_set, edition)
    assert [make_set_file(seen(), SET, edition).edition for edition in (1, 9_999)] == [1, 9_999]


def test_a_number_typed_without_decimals_reads_back() -> None:
    file = a_file(Impact={"before": 27, "after": 79})
    assert decode_set_file(encode_set_file(file)) == file


def test_what_a_newer_minor_version_added_is_left_out() -> None:
    plain = json.loads(encode_set_file(a_file()))
    plain["minor"], plain["mood"] = 3, "x"
    plain["records"][0]["mood"] = "x"
    kinds = {record["record"]: record for record in plain["records"]}
    plain["records"].append({"record": "mood", "id": str(named_id("mood")), "of": kinds["meeting"]["id"]})
    kinds["cohort"]["starts"] = "as soon as it may be"
    found = decode_set_file(resealed(plain))
    assert found.minor == 3
    assert {type(record) for record in found.records} == {type(record) for record in a_file().records}
    assert [record.starts for record in found.records if isinstance(record, Cohort)] == [None]
    with pytest.raises(BadSetFile):
        decode_set_file(resealed(plain | {"minor": 1}))
