"""Sealed files: the right key or passphrase opens them, and whatever else comes is refused in a sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfl_desktop.exchange.refusals import BadSetFile
from lfl_desktop.exchange.sealed import (
    LARGEST_HEADER,
    SealedByPassphrase,
    asks_for_passphrase,
    fingerprint,
    is_public_key,
    is_sealed,
    new_sealing_key,
    seal_by_passphrase,
    seal_to,
    unsealed,
)

KEY, OTHER = new_sealing_key(), new_sealing_key()
SECRETS = [OTHER.secret, KEY.secret]
SEALED = seal_to(b"what a set sent" * 9, KEY.public)
WITH_WORDS = seal_by_passphrase(b"what a set sent", "bread and roses")


@given(st.binary(max_size=200_000))
@settings(deadline=None, max_examples=20)
def test_what_is_sealed_to_a_key_is_opened_with_it(data: bytes) -> None:
    sealed = seal_to(data, KEY.public)
    assert is_sealed(sealed) and not asks_for_passphrase(sealed)
    assert data[:40] not in sealed or len(data) < 8
    assert unsealed(sealed, SECRETS) == data


def test_what_is_sealed_with_a_passphrase_is_opened_with_it() -> None:
    assert asks_for_passphrase(WITH_WORDS) and asks_for_passphrase(WITH_WORDS[:100])
    assert unsealed(WITH_WORDS, SECRETS, ["another", "bread and roses"]) == b"what a set sent"


def test_what_is_not_sealed_is_as_it_is() -> None:
    assert unsealed(b'{"format": "lfl-set"}') == b'{"format": "lfl-set"}'


def test_a_file_in_letters_is_opened_too() -> None:
    import pyrage

    letters = pyrage.encrypt(b"said", [pyrage.x25519.Recipient.from_str(KEY.public)], armored=True)
    assert is_sealed(letters) and unsealed(b"\r\n" + letters, [KEY.secret]) == b"said"
    with pytest.raises(BadSetFile, match="is damaged"):
        unsealed(letters[:-30], [KEY.secret])
    with pytest.raises(BadSetFile, match="is damaged"):
        unsealed(letters.replace(b"\n-----END", b"A\n-----END"), [KEY.secret])
    for other in (letters.partition(b"-----END")[0], letters + b"more"):
        with pytest.raises(BadSetFile, match="is damaged"):
            unsealed(other, [KEY.secret])


def test_another_key_is_told() -> None:
    for secrets in ([], [OTHER.secret]):
        with pytest.raises(BadSetFile, match="another coordinator’s key"):
            unsealed(SEALED, secrets)


def test_a_passphrase_is_asked_for_and_another_is_told() -> None:
    with pytest.raises(SealedByPassphrase, match="is sealed with a passphrase, so nothing was added"):
        unsealed(WITH_WORDS, SECRETS)
    with pytest.raises(SealedByPassphrase, match="another passphrase"):
        unsealed(WITH_WORDS, SECRETS, ["wrong"])


def refusal(data: bytes) -> str:
    with pytest.raises(BadSetFile) as caught:
        unsealed(data, SECRETS)
    said = str(caught.value)
    assert said.count(".") == 1 and said.endswith(".") and "nothing was added" in said
    return said


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_what_was_cut_or_changed_is_refused_in_one_sentence(data: st.DataObject) -> None:
    place = data.draw(st.integers(len(b"age-encryption.org/v1\n"), len(SEALED) - 1))
    if data.draw(st.booleans()):
        refusal(SEALED[:place])
    else:
        changed = bytearray(SEALED)
        changed[place] ^= data.draw(st.integers(1, 255))
        refusal(bytes(changed))


@given(st.binary(max_size=300))
@settings(deadline=None, max_examples=60)
def test_whatever_follows_the_first_line_is_refused_in_one_sentence(data: bytes) -> None:
    refusal(b"age-encryption.org/v1\n" + data)


def test_a_header_that_would_keep_the_computer_busy_is_refused_at_once() -> None:
    first, line, rest = SEALED.partition(b"\n-> X25519 ")
    stanza = line + rest.partition(b"\n--- ")[0]
    many = first + stanza * (LARGEST_HEADER // len(stanza) + 1) + b"\n--- " + rest.partition(b"\n--- ")[2]
    assert "is damaged" in refusal(many)
    for work in (b"21", b"63", b"99999999999", b"-1", b"x", b""):
        assert "is damaged" in refusal(re.sub(rb"(-> scrypt \S+) \d+", rb"\1 " + work, WITH_WORDS))


def test_a_key_is_told_by_a_short_fingerprint() -> None:
    assert re.fullmatch(r"\d{4}( \d{4}){3}", fingerprint(KEY.public))
    assert fingerprint(KEY.public) == fingerprint(KEY.public) != fingerprint(OTHER.public)


def test_nothing_is_sealed_to_what_is_no_key() -> None:
    assert is_public_key(KEY.public) and not is_public_key(KEY.secret) and not is_public_key("age1qq")
    with pytest.raises(ValueError, match="public key"):
        seal_to(b"", "age1qq")
    with pytest.raises(ValueError, match="passphrase"):
        seal_by_passphrase(b"", "")
