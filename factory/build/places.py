"""A place as the linker names it, as people know it: a source's file:line, or a library's member."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from factory import cache
from factory.checkout import ROOT

_SECTION = re.compile(r"(?P<file>.*?):?\((?P<section>\.[^)]*)\)")
_LINE = re.compile(r"(?P<file>.*):(?P<line>[0-9]+)")
_MEMBER = re.compile(r"(?P<archive>.*?[^/]+\.a)\((?P<member>[^)]+)\)")
_PORT = re.compile(r"(?:^|/)minios/libs/([^/]+)/")
_ENTRY = re.compile(r"(?P<kind>lib|source)-(?P<name>.+)-[0-9a-f]{32}")


@dataclass(frozen=True)
class Place:
    """where: file:line, or a file; library: whose member it is, if it is a library's."""

    where: str
    library: str | None = None

    def __str__(self) -> str:
        return f"{self.where} (library {self.library})" if self.library else self.where


def place_of(text: str, inside: str = "") -> Place:
    """text: `/x/a.c:12`, `a.o:/x/a.c:12`, `a.c:(.text+0x1)`; inside: the object the linker speaks about."""
    member = _MEMBER.search(text) or _MEMBER.search(inside)
    library = _library(member["archive"]) if member else None
    text = text.split(".o:", 1)[-1].split("):", 1)[-1] if ".o:" in text or "):" in text else text
    if not library and (port := _PORT.search(text) or _PORT.search(inside)):
        library = port[1]
    if section := _SECTION.fullmatch(text):
        # No line: the object says more than a bare file name does.
        return Place(_shown(_source(inside) or section["file"]), library)
    if line := _LINE.fullmatch(text):
        return Place(f"{_shown(line['file'])}:{line['line']}", library)
    return Place(_shown(text), library)


def _library(archive: str) -> str | None:
    """The name of one of ours, or the C library's."""
    for part in Path(archive).parts:
        if (entry := _ENTRY.fullmatch(part)) and entry["kind"] == "lib":
            return entry["name"]
    return Path(archive).name


def _source(target: str) -> str:
    """The source of an object, `out/dev-1a2b/minios/kernel/main.c.o`, as far as its name tells it."""
    path = Path(target.removesuffix(".o"))
    for start in range(len(path.parts)):
        shorter = Path(*path.parts[start:])
        if start and (ROOT / shorter).is_file():
            return str(shorter)
    return ""


def _shown(text: str) -> str:
    """Below the checkout, relative to it; in the store, with the name of what it is."""
    path = Path(text)
    if path.is_relative_to(ROOT):
        return str(path.relative_to(ROOT))
    store = cache.root() / "store"
    if path.is_relative_to(store):
        entry, *rest = path.relative_to(store).parts
        found = _ENTRY.fullmatch(entry)
        return "/".join([found["name"] if found else entry, *rest])
    return text
