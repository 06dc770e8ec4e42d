"""The functions that a source and the headers it includes can call, found by name: facts.py follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from factory.elements.pages.blocks import Blocks, read, without_comments
from factory.elements.source import Source
from factory.errors import disk_errors

_CALL = re.compile(r"(?:(\w+)\s*(::|\.|->)\s*)?\b([A-Za-z_]\w*)\s*\(")
_STANDARD = "include/click/standard"
# Parts of the library that give elements arguments and handlers.
_HELPERS = ("include/click/fromfile.hh", "lib/fromfile.cc", "lib/fromfileopen.cc")


@dataclass
class Library:
    """The files below click/ (`top`), read and cut up once. blocks and texts are by path below it."""

    top: Path
    blocks: dict[str, Blocks] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def read(self, path: str) -> Blocks:
        if path not in self.blocks:
            file = self.top / path
            with disk_errors(f"read {file.name}", file):
                text = file.read_text(encoding="utf-8", errors="replace")
            self.texts[path] = without_comments(text)
            self.blocks[path] = read(text)
        return self.blocks[path]

    def code(self, source: Source) -> Code:
        """What the source may call: everything in its folder, and in the folders of the headers it includes."""
        folders = sorted({str(Path(path).parent) for path in source.reads})
        # The bodies of <click/standard/…> are in elements/standard.
        folders += ["elements/standard"] if _STANDARD in folders and "elements/standard" not in folders else []
        paths = [
            str(file.relative_to(self.top))
            for folder in folders
            for file in sorted((self.top / folder).glob("*.*"))
            if file.suffix in (".cc", ".hh", ".c", ".h")
        ]
        return Code(self, (*paths, *(path for path in _HELPERS if (self.top / path).is_file())))


@dataclass
class Code:
    """The blocks of some files together."""

    library: Library
    paths: tuple[str, ...]

    def __post_init__(self) -> None:
        self._functions: dict[str, list[tuple[str, str]]] = {}
        self._bases: dict[str, tuple[str, ...]] = {}
        for path in self.paths:
            found = self.library.read(path)
            self._bases.update(found.bases)
            for name, texts in found.functions.items():
                short = "::".join(name.split("::")[-2:])
                self._functions.setdefault(short, []).extend((path, text) for text in texts)

    def chain(self, cxx: str) -> list[str]:
        """The class and its bases, the nearest first."""
        result = [cxx]
        for each in result:
            result += [base for base in self._bases.get(each, ()) if base not in result]
        return result

    def method(self, cxx: str, name: str) -> list[tuple[str, str, str]]:
        """(class, path, text) of a method, of the nearest class that has it."""
        for each in self.chain(cxx):
            if texts := self._functions.get(f"{each}::{name}"):
                return [(each, path, text) for path, text in texts]
        return []

    def reachable(self, cxx: str, name: str) -> Iterator[tuple[str, str]]:
        """(path, text) of a method and of everything it calls that can be found, each once."""
        pending = self.method(cxx, name)
        seen: set[str] = set()
        while pending:
            _, path, text = pending.pop()
            if text in seen:
                continue
            seen.add(text)
            yield path, text
            head = _CALL.match(text)
            for call in _CALL.finditer(text, head.end() if head else 0):
                pending += self._called(cxx, path, text, call)

    def files(self, cxx: str) -> list[str]:
        """The files that have methods of the class or of its bases."""
        chain = set(self.chain(cxx))
        named = (paths for name, paths in self._functions.items() if name.split("::")[0] in chain)
        return sorted({path for paths in named for path, _ in paths})

    def table(self, type_name: str, name: str) -> str:
        """The initialized data `type_name name[] = {…}`; nothing when there is none."""
        head = re.compile(rf"\b{type_name}\s+{name}\s*\[")
        tables = (table for path in self.paths for table in self.library.read(path).tables)
        return next((table for table in tables if head.search(table)), "")

    def _called(self, cxx: str, path: str, text: str, call: re.Match[str]) -> list[tuple[str, str, str]]:
        before, how, name = call[1], call[2], call[3]
        if how == "::":
            found = self.method(before, name)
            return found or [("", at, body) for at, body in self._functions.get(f"{before}::{name}", [])]
        if how and before != "this":
            owner = self._type(before, cxx, text)
            return self.method(owner, name) if owner else []
        found = self.method(cxx, name)
        return found or [("", at, body) for at, body in self._functions.get(name, [])]

    def _type(self, variable: str, cxx: str, text: str) -> str | None:
        """The class of a variable or member, where a declaration shows it."""
        declared = re.compile(rf"\b([A-Z]\w*)\s*[*&]?\s*\b{variable}\s*[;,()\[{{=]")
        for each in (text, *(self.library.texts[path] for path in self.files(cxx))):
            for match in declared.finditer(each):
                if any(name.startswith(f"{match[1]}::") for name in self._functions):
                    return match[1]
        return None
