"""The programme's pack: what it holds, and what is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PROGRAMME, a_set

from lfl_desktop.domain.programme import Programme
from lfl_desktop.domain.record import Record
from lfl_desktop.domain.records import BY_TABLE
from lfl_desktop.exchange.pack_file import KINDS, PackFile, decode_pack, encode_pack, make_pack
from lfl_desktop.exchange.refusals import BadSetFile
from lfl_desktop.exchange.sealed import new_sealing_key

KEY = new_sealing_key()


def a_pack() -> PackFile:
    records = a_set(ProgrammeEvent={"learning_set": None}, Membership={"replaces": None})
    programme = records[Programme]
    assert isinstance(programme, Programme) and programme.id == PROGRAMME
    return make_pack(records.values(), programme, KEY.public)


PACK = a_pack()
DATA = encode_pack(PACK)


def test_what_was_made_is_read() -> None:
    assert decode_pack(DATA) == PACK and encode_pack(decode_pack(DATA)) == DATA
    assert decode_pack(b"\xef\xbb\xbf" + DATA.replace(b"\n", b"\r\n")) == PACK


def test_nothing_that_was_said_in_a_set_and_no_secret_is_in_it() -> None:
    allowed = {f"<{kind.__name__}." for kind in KINDS}
    every = {f"<{kind.__name__}." for kind in BY_TABLE.values()}
    text = DATA.decode()
    assert {canary for canary in every if canary in text} <= allowed
    assert "<Membership.reason>" not in text and KEY.secret not in text and KEY.public in text
    assert {type(record) for record in PACK.records} == set(KINDS)


def test_an_event_of_one_set_stays() -> None:
    records: list[Record] = list(a_set(Membership={"replaces": None}).values())
    programme = next(record for record in records if isinstance(record, Programme))
    assert b"<ProgrammeEvent." not in encode_pack(make_pack(records, programme, KEY.public))


def refusal(data: bytes) -> str:
    with pytest.raises(BadSetFile) as caught:
        decode_pack(data)
    said = str(caught.value)
    assert said.count(".") == 1 and said.endswith(".")
    return said


@given(st.data())
@settings(deadline=None, max_examples=100)
def test_what_was_cut_or_changed_is_refused_in_one_sentence(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(DATA.rstrip()) - 1))
    if data.draw(st.booleans()):
        refusal(DATA[:place])
    elif not chr(DATA[place]).isspace():
        changed = bytearray(DATA)
        changed[place] ^= data.draw(st.integers(1, 255))
        if not changed[place : place + 1].isspace():
            refusal(bytes(changed))


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"[" * 100_000, b"\xff", b'{"format": "lfl-set"}'])
def test_what_is_no_pack_is_told(data: bytes) -> None:
    assert "is not a programme’s pack" in refusal(data)


def test_a_newer_pack_and_one_too_large_are_told() -> None:
    plain = json.loads(DATA)
    assert "newer version" in refusal(json.dumps(plain | {"version": 2}).encode())
    assert "too large" in refusal(b" " * 5_000_001)
