"""The bytes between a client and xenstored: xen/io/xs_wire.h, and docs/misc/xenstore.txt for what they mean.

A message is a header of four 32-bit little-endian words (type, request id, transaction id, length) and a payload of
at most 4096 bytes, mostly strings that end with a zero byte.
"""

from __future__ import annotations

import enum
import errno
import struct

from factory.errors import ExitCode, FactoryError

HEADER = struct.Struct("<4I")
PAYLOAD_MAX = 4096  # XENSTORE_PAYLOAD_MAX
PATH_MAX = 3072  # XENSTORE_ABS_PATH_MAX
VALUE_MAX = 2048  # xenstored's quota for a node is 2048 bytes by default; a longer value gets its error

_PATH = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/_@")


class Type(enum.IntEnum):
    """enum xsd_sockmsg_type."""

    CONTROL = 0
    DIRECTORY = 1
    READ = 2
    GET_PERMS = 3
    WATCH = 4
    UNWATCH = 5
    TRANSACTION_START = 6
    TRANSACTION_END = 7
    INTRODUCE = 8
    RELEASE = 9
    GET_DOMAIN_PATH = 10
    WRITE = 11
    MKDIR = 12
    RM = 13
    SET_PERMS = 14
    WATCH_EVENT = 15
    ERROR = 16
    IS_DOMAIN_INTRODUCED = 17
    RESUME = 18
    RESET_WATCHES = 21
    DIRECTORY_PART = 22


class XenStoreError(FactoryError):
    """xenstored refused something, or cannot be talked to. errno: an errno value; 0 for a broken conversation."""

    def __init__(self, what: str, *, number: int = 0, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(what, where=where, hint=hint, code=ExitCode.HOST if number == 0 else ExitCode.FAILED)
        self.errno = number


def pack(kind: int, request: int, transaction: int, payload: bytes) -> bytes:
    """One message. Raises XenStoreError (E2BIG) for a payload that xenstored would hang up at."""
    if len(payload) > PAYLOAD_MAX:
        raise XenStoreError(
            f"a xenstore message of {len(payload)} bytes is too long (at most {PAYLOAD_MAX})", number=errno.E2BIG
        )
    return HEADER.pack(kind, request, transaction, len(payload)) + payload


def check_path(path: str) -> str:
    """The path, when xenstored will take it: printable names of a small alphabet, no empty part, bounded."""
    sound = (
        0 < len(path) <= PATH_MAX
        and _PATH.issuperset(path.removeprefix("@"))
        and "//" not in path
        and (path == "/" or not path.endswith("/"))
    )
    if not sound:
        shown = path if len(path) < 80 else path[:77] + "..."
        raise XenStoreError(f"{shown!r} is not a path of xenstore", number=errno.EINVAL)
    return path


def strings(*parts: str) -> bytes:
    """Strings, each with its zero byte."""
    for part in parts:
        if "\0" in part:
            raise XenStoreError("a string for xenstore has a zero byte in it", number=errno.EINVAL)
    return b"".join(part.encode() + b"\0" for part in parts)


def split(payload: bytes) -> list[str]:
    """The strings of a payload; the last zero byte may be missing."""
    if not payload:
        return []
    return payload.removesuffix(b"\0").decode("utf-8", "surrogateescape").split("\0")


def error_of(payload: bytes, where: str) -> XenStoreError:
    """What an ERROR message says: the name of an errno value, such as ENOENT."""
    name = payload.split(b"\0")[0].decode("ascii", "replace")
    number = getattr(errno, name, errno.EIO) if name.startswith("E") and name.isalnum() else errno.EIO
    text = {
        errno.ENOENT: "there is no such node in xenstore",
        errno.EACCES: "xenstore does not permit it",
        errno.EINVAL: "xenstore does not take this",
        errno.EEXIST: "this node is in xenstore already",
        errno.EAGAIN: "another change came between",
        errno.ENOSPC: "xenstore's limit for a guest is reached, or the value is too long",
        errno.E2BIG: "xenstore's answer or the value is too long",
    }.get(number, f"xenstore says {name}")
    return XenStoreError(text, number=number, where=where or None)
