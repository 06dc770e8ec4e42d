"""Public keys in minisign's format: "Ed", the key's number, the key, in base64 after a comment line."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from factory.errors import ExitCode, FactoryError
from factory.release.keys import ID_BYTES, POINT_BYTES, PublicKey
from factory.release.words import UNTRUSTED, decoded, encoded, expiry_in, expiry_words, read

_ALGORITHM = b"Ed"


def public_text(key: PublicKey) -> str:
    comment = f"{UNTRUSTED}minisign public key {key.name}{expiry_words(key.expires)}"
    return f"{comment}\n{encoded(_ALGORITHM + key.key_id + key.point)}\n"


def read_public(path: Path) -> PublicKey:
    """Raises FactoryError for a missing file, or one that is no public key; the key may have expired."""
    return parse_public(read(path, "public key", hint="`factory keygen` makes a pair of keys"), path)


def parse_public(text: str, where: str | PathLike[str] | None = None) -> PublicKey:
    """The text of such a file, or its second line alone (as minisign's -P takes it)."""
    lines = text.strip().splitlines()
    if not lines or len(lines) > 2 or (len(lines) == 2 and not lines[0].startswith(UNTRUSTED)):
        raise FactoryError(
            "this is no public key of minisign", where=where,
            hint="two lines: a comment, and base64 that begins with RW", code=ExitCode.CONFIG,
        )  # fmt: skip
    raw = decoded(lines[-1], 2 + ID_BYTES + POINT_BYTES, "public key", where)
    if raw[:2] != _ALGORITHM:
        raise FactoryError("the public key is of an unknown kind", where=where, code=ExitCode.CONFIG)
    expires = expiry_in(lines[0], where) if len(lines) == 2 else None
    return PublicKey(raw[2 : 2 + ID_BYTES], raw[2 + ID_BYTES :], expires)
