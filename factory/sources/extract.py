"""Unpacks a tar archive. What could land outside the folder is refused.

The rules are those of PEP 706's `data` filter; Debian 12's Python 3.11.2 does not have it yet.
"""

from __future__ import annotations

import copy
import os
import posixpath
import tarfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from factory.errors import ExitCode, FactoryError, disk_errors


def extract(archive: Path, folder: Path, *, strip: int = 1, only: Callable[[str], bool] | None = None) -> Path:
    """Unpacks into `folder`, without the first `strip` parts of each name; `only` picks by the stripped name."""
    try:
        with disk_errors(f"unpack {archive.name}", folder), tarfile.open(archive) as tar:
            extract_members(tar, archive, folder, strip=strip, only=only)
    except (tarfile.TarError, EOFError, ValueError, zlib.error) as error:
        raise FactoryError(
            f"cannot unpack {archive.name}: {error}",
            where=archive,
            hint="remove the file, it will be fetched again",
            code=ExitCode.SOURCE,
        ) from error
    return folder


def extract_members(
    tar: tarfile.TarFile,
    archive: Path,
    folder: Path,
    *,
    strip: int = 1,
    only: Callable[[str], bool] | None = None,
    largest: int | None = None,
) -> None:
    """The same from an open archive; refused when more than `largest` bytes would come out."""
    folder.mkdir(parents=True, exist_ok=True)
    # Ours do the work; without this newer Pythons would warn, or apply a filter of their own as well.
    tar.extraction_filter = lambda member, _path: member
    tar.extractall(folder, members=_Members(archive, strip, only, largest).of(tar))  # noqa: S202


class _Members:
    """The members to unpack, renamed and checked."""

    def __init__(
        self, archive: Path, strip: int, only: Callable[[str], bool] | None, largest: int | None = None
    ) -> None:
        self._archive = archive
        self._strip = strip
        self._only = only
        self._room = largest
        self._links: set[str] = set()

    def of(self, tar: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
        for member in tar:
            name = self._stripped(member.name)
            if name and (self._only is None or self._only(name)):
                self._take_room(name, member.size)
                yield self._checked(member, name)

    def _take_room(self, name: str, size: int) -> None:
        if self._room is not None:
            self._room -= size
            if self._room < 0:
                raise self._refused(name, "is too large")

    def _checked(self, member: tarfile.TarInfo, name: str) -> tarfile.TarInfo:
        if not (member.isfile() or member.isdir() or member.issym() or member.islnk()):
            raise self._refused(name, "is a device or another special file")
        # Nothing is written through a link, so where a chain of links leads to does not matter.
        parts = name.split("/")
        if any("/".join(parts[:count]) in self._links for count in range(1, len(parts) + 1)):
            raise self._refused(name, "lies behind a link")
        checked = copy.copy(member)
        checked.name = name
        if member.issym():
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), member.linkname))
            if member.linkname.startswith("/") or target.split("/")[0] == "..":
                raise self._refused(name, f"is a link that leads outside, to {member.linkname!r}")
            self._links.add(name)
        elif member.islnk():
            checked.linkname = self._stripped(member.linkname)
            if checked.linkname in self._links:
                raise self._refused(name, "is a second name of a link")
        # Owned by who unpacks it, also for root; no set-user-id, nothing that others may write to.
        checked.uid, checked.gid, checked.uname, checked.gname = os.getuid(), os.getgid(), "", ""
        checked.mode = (member.mode & 0o755) | (0o700 if member.isdir() else 0o600)
        return checked

    def _stripped(self, name: str) -> str:
        parts = [part for part in name.split("/") if part not in ("", ".")]
        if name.startswith("/") or ".." in parts:
            raise self._refused(name, "leads outside")
        return "/".join(parts[self._strip :])

    def _refused(self, name: str, why: str) -> FactoryError:
        return FactoryError(
            f"{self._archive.name} is refused: {name!r} {why}", where=self._archive, code=ExitCode.SOURCE
        )
