"""Sealed files: bytes that only one key or one passphrase opens, in the age format (age-encryption.org/v1),
which the program `age` opens too.

A seal keeps others from reading and from changing what is inside. It does not tell who made the file:
whoever has the public key can seal to it."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from lfl_desktop.exchange.refusals import BadSetFile
from lfl_desktop.words import tr

_MARK = b"age-encryption.org/v1\n"
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_ARMOUR_ENDS = b"-----END AGE ENCRYPTED FILE-----"
_BY_PASSPHRASE = b"-> scrypt "

LARGEST_HEADER = 16_384
"""Bytes before the content. Each of thousands of keys named there would be tried."""

MOST_WORK = 20
"""The power of two of the work that a passphrase may cost: some seconds. `age` itself writes 18."""


class SealedByPassphrase(BadSetFile):
    """The file opens with a passphrase, which was not given or is another."""


class SealingKey(NamedTuple):
    """What a coordinator's files are sealed to (`public`) and opened with (`secret`)."""

    public: str
    secret: str


def new_sealing_key() -> SealingKey:
    """A key made at random."""
    from pyrage import x25519

    identity = x25519.Identity.generate()
    return SealingKey(str(identity.to_public()), str(identity))


def is_public_key(text: str) -> bool:
    """Whether something can be sealed to it."""
    from pyrage import RecipientError, x25519

    try:
        x25519.Recipient.from_str(text)
    except RecipientError:
        return False
    return True


def fingerprint(public: str) -> str:
    """A public key in a few figures, to be compared by telephone: sixteen of them, in fours."""
    number = int.from_bytes(hashlib.sha256(public.encode()).digest()[:8], "big") % 10**16
    digits = f"{number:016}"
    return " ".join(digits[place : place + 4] for place in range(0, 16, 4))


def seal_to(data: bytes, public: str) -> bytes:
    """`data`, to be opened with the key that belongs to `public`. Raises ValueError where that is no key."""
    import pyrage

    if not is_public_key(public):
        raise ValueError("needs a public key")
    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(public)]))


def seal_by_passphrase(data: bytes, passphrase: str) -> bytes:
    """`data`, to be opened with `passphrase`. Raises ValueError where that is empty."""
    from pyrage import passphrase as by_passphrase

    if not passphrase:
        raise ValueError("needs a passphrase")
    return bytes(by_passphrase.encrypt(data, passphrase))


def is_sealed(data: bytes) -> bool:
    """Whether this is a sealed file, as it is or in letters (as `age --armor` writes it)."""
    return data.startswith(_MARK) or data.lstrip().startswith(_ARMOUR)


def asks_for_passphrase(data: bytes) -> bool:
    """Whether the beginning of a file says that a passphrase opens it."""
    if not is_sealed(data):
        return False
    try:
        return _binary(data, whole=False).removeprefix(_MARK).startswith(_BY_PASSPHRASE)
    except BadSetFile:
        return False


def unsealed(data: bytes, secrets: Sequence[str] = (), passphrases: Sequence[str] = ()) -> bytes:
    """What is in `data`, by the first of the keys or passphrases that fits; `data` if it is not sealed.

    Raises BadSetFile, whose text is one sentence for the user; SealedByPassphrase where another passphrase
    may open it."""
    if not is_sealed(data):
        return data
    binary = _binary(data)
    _check_header(binary)
    if asks_for_passphrase(binary):
        return _by_passphrase(binary, passphrases)
    return _by_key(binary, secrets)


def _by_key(data: bytes, secrets: Sequence[str]) -> bytes:
    import pyrage

    identities = [pyrage.x25519.Identity.from_str(secret) for secret in secrets]
    try:
        return bytes(pyrage.decrypt(data, identities))
    except pyrage.DecryptError as error:
        raise (_other_key() if "No matching keys" in str(error) else _damaged()) from error


def _by_passphrase(data: bytes, passphrases: Sequence[str]) -> bytes:
    import pyrage

    for passphrase in passphrases:
        try:
            return bytes(pyrage.passphrase.decrypt(data, passphrase))
        except pyrage.DecryptError as error:
            if "Decryption failed" not in str(error):
                raise _damaged() from error
    if passphrases:
        raise SealedByPassphrase(
            tr("This file is sealed with another passphrase, or was changed on its way; nothing was added.")
        )
    raise SealedByPassphrase(
        tr("This file is sealed with a passphrase, so nothing was added; ask the facilitator for it.")
    )


def _binary(data: bytes, *, whole: bool = True) -> bytes:
    """The bytes of a file that may be written in letters; only its beginning where that is all there is."""
    if data.startswith(_MARK):
        return data
    body, end, after = data.strip().removeprefix(_ARMOUR).partition(_ARMOUR_ENDS)
    letters = b"".join(body.split())
    try:
        if whole and (not end or after):
            raise _damaged()
        return base64.b64decode(letters if whole else letters[: len(letters) // 4 * 4], validate=True)
    except binascii.Error as error:
        raise _damaged() from error


def _check_header(data: bytes) -> None:
    """Raises BadSetFile for a header that is made to keep the computer busy."""
    header, ends, _content = data[:LARGEST_HEADER].partition(b"\n--- ")
    if not data.startswith(_MARK) or not ends:
        raise _damaged()
    for line in header.split(b"\n"):
        if line.startswith(_BY_PASSPHRASE):
            work = line.split(b" ")[-1]
            if not work.isdigit() or len(work) > 2 or int(work) > MOST_WORK:
                raise _damaged()


def _other_key() -> BadSetFile:
    return BadSetFile(
        tr(
            "This file is sealed to another coordinator’s key, so nothing was added; "
            "send the facilitator this programme’s pack and ask for the file again."
        )
    )


def _damaged() -> BadSetFile:
    return BadSetFile(
        tr("This sealed file is damaged, so nothing was added; ask the facilitator to send it again.")
    )
