"""What is not taken in, and the sentence that says so."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from made_up import SET, a_file, full, resealed, seen

from lfl_desktop.domain.meetings import Action, Attendance, Challenge, LogEntry
from lfl_desktop.domain.record import Record, named_id
from lfl_desktop.exchange.received_setfile import MAX_SIZE, decode_set_file
from lfl_desktop.exchange.refusals import BadSetFile
from lfl_desktop.exchange.setfile import encode_set_file, make_set_file

Plain = dict[str, Any]

NOT_ONE = r"^This is not a set’s file, .* ends in \.lflset\.$"
DAMAGED = "^This file was damaged on its way, .* send it again.$"
MISFIT = "^The parts of this file do not fit together, .*$"
UNKNOWN = "^This file holds something that this version of the program does not know, .*$"


def refused(data: bytes, sentence: str) -> None:
    with pytest.raises(BadSetFile, match=sentence) as caught:
        decode_set_file(data)
    assert "nothing was added" in str(caught.value)
    assert str(caught.value).count(".") - str(caught.value).count(".lflset") == 1


def plain(**values: Plain) -> Plain:
    found: Plain = json.loads(encode_set_file(a_file(**values)))
    return found


def find(file: Plain, kind: str) -> Plain:
    return next(record for record in file["records"] if record["record"] == kind)


def with_record(record: Record) -> bytes:
    file = plain()
    file["records"].append(json.loads(msgspec.json.encode(record)))
    return resealed(file)


def changed(change: Callable[[Plain], object]) -> bytes:
    file = plain()
    change(file)
    return resealed(file)


def test_a_file_made_by_hand_with_right_sums_is_read_so_that_each_refusal_below_has_its_own_reason() -> None:
    assert decode_set_file(changed(lambda file: None)) == a_file()


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\xff" * 50, b"%PDF-1.7\n", b"[]", b"null", b"{}", b'{"format": "other"}', b'"lfl-set"'],
)
def test_something_else(data: bytes) -> None:
    refused(data, NOT_ONE)


def test_a_text_saved_in_another_encoding() -> None:
    refused(encode_set_file(a_file()).decode().encode("utf-16"), NOT_ONE)


def test_a_whole_records_file(tmp_path: Path) -> None:
    path = tmp_path / "records"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE person (id)")
    connection.close()
    refused(path.read_bytes(), r"^This is a whole records file, .* ends in \.lflset\.$")


def test_a_file_too_large() -> None:
    refused(encode_set_file(a_file()) + b" " * MAX_SIZE, "^This file is too large")


@pytest.mark.parametrize("version", [3, 17])
def test_a_newer_format(version: int) -> None:
    sentence = "^This file was made by a newer version of the program, .*update this one"
    refused(changed(lambda file: file.update(version=version, something={"new": [1]})), sentence)


@pytest.mark.parametrize(
    "field", ["edition", "digest", "seal", "audience", "version", "records", "programme"]
)
def test_a_header_without_one_of_its_fields(field: str) -> None:
    file = plain()
    del file[field]
    refused(json.dumps(file).encode(), DAMAGED)


@pytest.mark.parametrize("edition", [0, -1, 1.5, "2", None, True, 10_000, 2**62])
def test_an_edition_that_is_none(edition: object) -> None:
    refused(changed(lambda file: file.update(edition=edition)), DAMAGED)


def test_a_word_that_was_changed_on_the_way() -> None:
    refused(encode_set_file(a_file()).replace(b"<School.name>", b"<School.nome>"), DAMAGED)


def test_an_edition_that_was_changed_on_the_way() -> None:
    refused(encode_set_file(a_file()).replace(b'"edition": 1', b'"edition": 7'), DAMAGED)


def test_two_files_of_which_one_has_the_records_of_the_other() -> None:
    first, second = plain(), plain(School={"name": "Elmgate"})
    refused(json.dumps(first | {"records": second["records"]}).encode(), DAMAGED)


@pytest.mark.parametrize("audience", ["facilitator", "set", "public"])
def test_a_file_for_another_audience(audience: str) -> None:
    sentence = "^This file was not made for the coordinator, .* the coordinator’s file.$"
    refused(changed(lambda file: file.update(audience=audience)), sentence)


def test_a_private_log() -> None:
    refused(with_record(full(LogEntry)), "Facilitator’s private log")


@pytest.mark.parametrize("kind", ["export_receipt", "import_receipt"])
def test_receipts(kind: str) -> None:
    extra = {"record": kind, "id": str(named_id("x")), "learning_set": str(SET)}
    refused(changed(lambda file: file["records"].append(extra)), "What was sent and received")


def test_actions() -> None:
    refused(with_record(full(Action)), r"Actions, by when, how we’ll know")


def test_actions_where_the_programme_opens_them_are_no_reason() -> None:
    file = plain(Programme={"audiences": {"actions": "coordinator"}})
    assert any(isinstance(record, Action) for record in decode_set_file(resealed(file)).records)


def test_the_words_of_a_challenge() -> None:
    file = plain()
    find(file, "challenge")["stated"] = "Staff keep leaving"
    refused(resealed(file), "Challenges in their presenters’ words")


def test_the_questions_of_a_slot() -> None:
    file = plain()
    find(file, "slot")["questions"] = "Where are you when it goes well?"
    refused(resealed(file), "Questions that landed")


def test_a_reason_for_leaving() -> None:
    file = plain()
    find(file, "membership")["reason"] = "Unwell"
    refused(resealed(file), "Why somebody left, or a meeting was moved")


def test_a_headline_that_was_not_agreed() -> None:
    file = plain()
    find(file, "challenge")["agreed_on"] = None
    refused(resealed(file), "Challenge headlines")


def test_a_quote_without_consent() -> None:
    file = plain()
    find(file, "impact")["quote_consent"] = False
    refused(resealed(file), "Quotes")


def test_what_the_programme_of_the_file_keeps_in_the_set() -> None:
    file = plain()
    find(file, "programme")["audiences"] = {"meetings": "set"}
    refused(resealed(file), "Date, place and how the set met")


def test_names_where_the_ground_rules_in_the_file_do_not_open_them() -> None:
    opened = {"Programme": {"audiences": {"ground_rules": "coordinator"}}}
    file = plain(**opened)
    assert decode_set_file(resealed(file)).records
    find(file, "ground_rules")["names_to_coordinator"] = False
    refused(resealed(file), "Names and posts|Who was here, by name")


def test_an_audience_that_there_is_not_opens_nothing() -> None:
    file = plain()
    find(file, "programme")["audiences"] = {"actions": "everybody"}
    assert decode_set_file(resealed(file)).records
    file["records"].append(msgspec.to_builtins(full(Action)))
    refused(resealed(file), "Actions, by when")


def test_a_key_that_stands_twice() -> None:
    data = encode_set_file(a_file())
    refused(data.replace(b'"edition": 1,', b'"edition": 1,\n "edition": 1,'), DAMAGED)
    name = b'"name":"<School.name>"'
    refused(resealed(plain(), (name, name + b"," + name)), DAMAGED)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("NaN", DAMAGED),
        ("Infinity", DAMAGED),
        ("-Infinity", DAMAGED),
        (str(2**63), DAMAGED),
        ("-" + "9" * 5000, DAMAGED),
        ("1e999", UNKNOWN),
    ],
)
def test_a_number_that_the_store_cannot_keep(number: str, sentence: str) -> None:
    file = plain(Impact={"before": 27.0})
    refused(resealed(file, (b'"before":27.0', f'"before":{number}'.encode())), sentence)


@pytest.mark.parametrize("half", [rb"\ud800", rb"\udc00x", rb"\ud800\ud800", b"\xed\xa0\x80"])
def test_half_a_character(half: bytes) -> None:
    refused(resealed(plain(), (b"<School.name>", half)), f"{DAMAGED}|{UNKNOWN}")


@pytest.mark.parametrize("depth", [500, 2_000, 200_000])
def test_nesting_too_deep(depth: int) -> None:
    deep = b"[" * depth + b"]" * depth
    refused(encode_set_file(a_file()).replace(b'"edition": 1', b'"edition": ' + deep), DAMAGED)
    refused(resealed(plain(), (b'"<School.name>"', deep)), f"{DAMAGED}|{UNKNOWN}")


@pytest.mark.parametrize("records", [{}, 3, "x", None, [3], [None], [[]], [{}]])
def test_records_that_are_none(records: object) -> None:
    refused(changed(lambda file: file.update(records=records)), MISFIT)


def test_a_record_without_an_id() -> None:
    refused(changed(lambda file: file["records"][-1].pop("id")), MISFIT)


def test_a_kind_of_record_that_is_unknown() -> None:
    extra = {"record": "rating", "id": str(named_id("x"))}
    refused(changed(lambda file: file["records"].append(extra)), UNKNOWN)
    refused(changed(lambda file: file["records"].append(extra | {"record": ["rating"]})), UNKNOWN)


@pytest.mark.parametrize(
    "values", [{"mood": "x"}, {"mode": "by_owl"}, {"date": "31 January"}, {"place": None}]
)
def test_a_field_or_a_value_that_is_unknown(values: Plain) -> None:
    file = plain()
    find(file, "meeting").update(values)
    refused(resealed(file), UNKNOWN)


def test_two_records_with_one_id() -> None:
    refused(changed(lambda file: file["records"].append(file["records"][-1])), MISFIT)


def test_a_reference_to_nothing() -> None:
    file = plain()
    file["records"].remove(find(file, "school"))
    refused(resealed(file), MISFIT)


def test_a_reference_to_a_record_of_another_kind() -> None:
    file = plain()
    find(file, "slot")["challenge"] = find(file, "meeting")["id"]
    refused(resealed(file), MISFIT)


def test_references_in_a_ring() -> None:
    file = plain()
    challenge = find(file, "challenge")
    challenge["continues"] = challenge["id"]
    refused(resealed(file), MISFIT)


@pytest.mark.parametrize("kind", ["programme", "learning_set"])
def test_a_second_programme_or_set(kind: str) -> None:
    file = plain()
    file["records"].append(find(file, kind) | {"id": str(named_id("B"))})
    refused(resealed(file), MISFIT)


@pytest.mark.parametrize("heading", ["programme", "learning_set"])
@pytest.mark.parametrize("change", [{"id": str(named_id("B"))}, {"name": "B"}])
def test_a_heading_that_is_not_that_of_the_records(heading: str, change: Plain) -> None:
    refused(changed(lambda file: file[heading].update(change)), MISFIT)


def test_figures_of_another_set() -> None:
    file = plain()
    find(file, "meeting_figures")["learning_set"] = str(named_id("B"))
    refused(resealed(file), MISFIT)


def test_a_time_that_cannot_be_compared() -> None:
    file = plain()
    find(file, "meeting")["starts"] = "10:00:00Z"
    refused(resealed(file), MISFIT)


def test_control_characters_are_dropped_as_they_are_in_what_is_typed() -> None:
    file = plain()
    find(file, "school")["name"] = "El\u0000m\u001bgate\r\n"
    school = next(r for r in decode_set_file(resealed(file)).records if r.id == named_id("school"))
    assert getattr(school, "name") == "Elmgate "  # noqa: B009


def test_what_make_accepts_is_never_refused_for_its_kind() -> None:
    everything = dict.fromkeys(("actions", "bids", "offers", "ground_rules"), "coordinator")
    file = make_set_file(seen(Programme={"audiences": everything}), SET, 1)
    assert decode_set_file(encode_set_file(file)) == file
    assert {Action, Attendance, Challenge} <= {type(record) for record in file.records}
