"""What comes along: the shared libraries of programs, the modules that kernel modules depend on."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any

from elftools.common.exceptions import ELFError
from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile

from factory.errors import ExitCode, FactoryError
from factory.lab.contents import LIBRARIES
from factory.lab.deb import Member

_LINKS = 8  # in a row, before a file counts as missing


class Tree:
    """Files that were chosen for dom0, from all that the packages have. Links are replaced by what they lead to."""

    def __init__(self, available: Mapping[str, Member]) -> None:
        self.files: dict[str, bytes] = {}
        self._available = available

    def add(self, name: str) -> None:
        """A file, and, for a program or library, the libraries that it needs."""
        if name in self.files:
            return
        data = self.content(name)
        self.files[name] = data
        if data.startswith(b"\x7fELF") and not name.endswith(".ko"):
            for library in needed(name, data):
                self.add(self._library(library, name))

    def content(self, name: str) -> bytes:
        """Raises FactoryError (BUG) when no package has it: packages.txt lacks one, or contents.py is out of date."""
        at = name
        for _ in range(_LINKS):
            member = self._available.get(at)
            if member is None:
                break
            if not member.link:
                return member.data
            at = posixpath.normpath(posixpath.join(posixpath.dirname(at), member.link))
        raise FactoryError(f"no package of the lab has {name}", hint="add it to packages.txt", code=ExitCode.BUG)

    def _library(self, library: str, user: str) -> str:
        for folder in LIBRARIES:
            if f"{folder}/{library}" in self._available:
                return f"{folder}/{library}"
        hint = "add its package to factory/lab/packages.txt"
        raise FactoryError(f"no package of the lab has {library}, which {user} needs", hint=hint, code=ExitCode.BUG)


def needed(name: str, data: bytes) -> list[str]:
    """DT_NEEDED of an ELF file (System V gABI, chapter 5)."""
    try:
        sections = [part for part in ELFFile(io.BytesIO(data)).iter_sections() if isinstance(part, DynamicSection)]
        tags: list[Any] = [tag for part in sections for tag in part.iter_tags()]
        return [str(tag.needed) for tag in tags if tag.entry.d_tag == "DT_NEEDED"]
    except ELFError as error:
        raise FactoryError(f"cannot read the libraries of {name}: {error}", code=ExitCode.SOURCE) from error


def load_order(wanted: Iterable[str], available: Mapping[str, bytes]) -> list[str]:
    """Kernel modules by name (with _), each after those it depends on. available: the modules' contents."""
    order: list[str] = []

    def visit(module: str) -> None:
        if module in order:
            return
        if module not in available:
            raise FactoryError(f"the lab's kernel has no module {module}", code=ExitCode.BUG)
        # The kernel's modinfo: `depends=` with names between commas.
        found = re.search(rb"\0depends=([^\0]*)\0", available[module])
        for name in (found[1] if found else b"").decode().split(","):
            if name:
                visit(name.replace("-", "_"))
        order.append(module)

    for module in wanted:
        visit(module)
    return order
