"""Reads Debian binary packages (deb(5)): an ar archive whose member data.tar.* has the files."""

from __future__ import annotations

import io
import posixpath
import tarfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from factory.errors import ExitCode, FactoryError, disk_errors

_MAGIC = b"!<arch>\n"
_HEADER = 60  # bytes in front of each member (ar(5)): name 16, time 12, owner 6, group 6, mode 8, size 10, magic 2


@dataclass(frozen=True)
class Member:
    """A file of a package: its bytes, or, for a link, where it leads (as it is written)."""

    data: bytes = b""
    link: str = ""


def read_all(paths: Iterable[Path], wanted: Callable[[str], bool]) -> dict[str, Member]:
    """The wanted files of several packages (see read)."""
    found: dict[str, Member] = {}
    for path in paths:
        found.update(read(path, wanted))
    return found


def read(path: Path, wanted: Callable[[str], bool]) -> dict[str, Member]:
    """The wanted files by their absolute names, below /usr where Debian 12 merges (/bin, /sbin, /lib*: usr(7)).

    Raises FactoryError (SOURCE) for what is no package; the digest was checked before, so that is a wrong pin.
    """
    with disk_errors("read a package", path):
        content = path.read_bytes()
    found: dict[str, Member] = {}
    try:
        with tarfile.open(fileobj=io.BytesIO(_data(content))) as tar:
            for entry in tar:
                name = merged(posixpath.normpath("/" + entry.name))
                if not wanted(name):
                    continue
                if entry.issym():
                    found[name] = Member(link=merged(entry.linkname))
                elif entry.islnk():
                    found[name] = Member(link=merged(posixpath.normpath("/" + entry.linkname)))
                elif (stream := tar.extractfile(entry)) is not None:
                    found[name] = Member(stream.read())
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise FactoryError(f"{path.name} is no Debian package: {error}", where=path, code=ExitCode.SOURCE) from error
    return found


def merged(name: str) -> str:
    """/lib/x is /usr/lib/x: one name for each file, whichever of the two a package uses."""
    return f"/usr{name}" if name.startswith(("/bin/", "/sbin/", "/lib/", "/lib64/")) else name


def _data(content: bytes) -> bytes:
    if not content.startswith(_MAGIC):
        raise ValueError("it is not an ar archive")
    at = len(_MAGIC)
    while at + _HEADER <= len(content):
        name = content[at : at + 16].decode("ascii", "replace").rstrip(" /")
        size = int(content[at + 48 : at + 58])
        at += _HEADER
        if name.startswith("data.tar"):
            return content[at : at + size]
        at += size + size % 2  # members begin at even offsets
    raise ValueError("it has no data.tar")
