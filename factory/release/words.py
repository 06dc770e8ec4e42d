"""Lines of minisign's files: a comment, then base64. The format: https://jedisct1.github.io/minisign/"""

from __future__ import annotations

import base64
import binascii
import re
from datetime import date
from os import PathLike
from pathlib import Path

from factory.errors import ExitCode, FactoryError, disk_errors

UNTRUSTED, TRUSTED = "untrusted comment: ", "trusted comment: "
LARGEST = 64 << 10  # bytes of a key or signature: both are some hundred
_EXPIRES = re.compile(r", expires ([0-9]{4}-[0-9]{2}-[0-9]{2})$")


def read(path: Path, what: str, hint: str | None = None) -> str:
    """The text of a key or signature file. Raises FactoryError when it is missing, huge, or no text."""
    with disk_errors(f"read the {what}", path):
        if not path.exists():
            raise FactoryError(f"there is no {what}", where=path, hint=hint, code=ExitCode.USAGE)
        if not path.is_file():
            raise FactoryError(f"the {what} is no file", where=path, code=ExitCode.USAGE)
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise FactoryError(f"the {what} is too large to be one", where=path, code=ExitCode.CONFIG)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise FactoryError(f"the {what} is no text", where=path, code=ExitCode.CONFIG) from None


def decoded(line: str, size: int, what: str, where: str | PathLike[str] | None) -> bytes:
    """The bytes of a base64 line, which must be `size` bytes."""
    try:
        raw = base64.b64decode(line.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise FactoryError(f"the {what} is no base64", where=where, code=ExitCode.CONFIG) from None
    if len(raw) != size:
        raise FactoryError(f"the {what} has {len(raw)} bytes, not {size}", where=where, code=ExitCode.CONFIG)
    return raw


def encoded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def expiry_words(expires: date | None) -> str:
    """What a comment of ours says about a key's last day. minisign shows comments and reads nothing in them."""
    return f", expires {expires.isoformat()}" if expires else ""


def expiry_in(comment: str, where: str | PathLike[str] | None) -> date | None:
    found = _EXPIRES.search(comment)
    if not found:
        return None
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        raise FactoryError(f"the key's last day {found[1]} is no date", where=where, code=ExitCode.CONFIG) from None
