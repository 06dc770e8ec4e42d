"""Programs from packages, and what comes along: the shared libraries that they need."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from elftools.common.exceptions import ELFError
from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile

from factory.debian.deb import Member
from factory.errors import ExitCode, FactoryError

LIBRARIES = ("/usr/lib/x86_64-linux-gnu", "/usr/lib")
_LINKS = 8  # in a row, before a file counts as missing
_HINT = "add its package there, and run `python -m factory.debian.relock` for that folder"


class Tree:
    """Files that were chosen, from all that the packages have. Links are replaced by what they lead to.

    packages: the list that the packages stand in, for errors; libraries: the folders that they are looked for in;
    elsewhere: names of those that are not taken, because whoever runs the programs has them.
    """

    def __init__(
        self,
        available: Mapping[str, Member],
        packages: Path,
        libraries: Sequence[str] = LIBRARIES,
        elsewhere: frozenset[str] = frozenset(),
    ) -> None:
        self.files: dict[str, bytes] = {}
        self._available = available
        self._packages = packages
        self._libraries = libraries
        self._elsewhere = elsewhere

    def add(self, name: str) -> None:
        """A file, and, for a program or library, the libraries that it needs."""
        if name in self.files:
            return
        data = self.content(name)
        self.files[name] = data
        if data.startswith(b"\x7fELF") and not name.endswith(".ko"):
            for library in needed(name, data):
                if library not in self._elsewhere:
                    self.add(self._library(library, name))

    def content(self, name: str) -> bytes:
        """Raises FactoryError (BUG) when no package has it: the list lacks one, or what is asked for is out of date."""
        at = name
        for _ in range(_LINKS):
            member = self._available.get(at)
            if member is None:
                break
            if not member.link:
                return member.data
            at = posixpath.normpath(posixpath.join(posixpath.dirname(at), member.link))
        raise FactoryError(f"no package has {name}", where=self._packages, hint=_HINT, code=ExitCode.BUG)

    def _library(self, library: str, user: str) -> str:
        for folder in self._libraries:
            if f"{folder}/{library}" in self._available:
                return f"{folder}/{library}"
        what = f"no package has {library}, which {user} needs"
        raise FactoryError(what, where=self._packages, hint=_HINT, code=ExitCode.BUG)


def needed(name: str, data: bytes) -> list[str]:
    """DT_NEEDED of an ELF file (System V gABI, chapter 5)."""
    try:
        sections = [part for part in ELFFile(io.BytesIO(data)).iter_sections() if isinstance(part, DynamicSection)]
        tags: list[Any] = [tag for part in sections for tag in part.iter_tags()]
        return [str(tag.needed) for tag in tags if tag.entry.d_tag == "DT_NEEDED"]
    except ELFError as error:
        raise FactoryError(f"cannot read the libraries of {name}: {error}", code=ExitCode.SOURCE) from error
