"""Reads .clicktest files (click-spec/clicktest-format.md, File structure). Text is Latin-1, so every byte survives."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from factory.errors import FactoryError, disk_errors

_ALIASES = {
    "test": "script", "desc": "info", "input": "stdin", "output": "stdout",
    "expect_verbatim": "expectv", "verbatim": "expectv",
}  # fmt: skip
_SECTIONS = frozenset(
    {"script", "require", "info", "cut", "file", "stdin", "expect", "stdout", "stderr", "expectv", "expectx"}
    | {"ignore", "ignorev", "ignorex", "include", "eot", "eof"}
)
_NESTING = 20  # %include within %include


@dataclass(frozen=True)
class Section:
    """One section. flags are its one-letter options; line is that of its first content line, in file."""

    name: str
    flags: str
    names: tuple[str, ...]
    content: bytes
    file: Path
    line: int

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass
class Test:
    """One test: the sections up to %eot. notes: what the reader complained about without refusing the file."""

    file: Path
    number: int
    sections: list[Section] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    __test__ = False  # the name is the format's; it is nothing for pytest to collect

    @property
    def name(self) -> str:
        return str(self.file) if self.number == 1 else f"{self.file}[{self.number}]"

    def all(self, *names: str) -> list[Section]:
        return [section for section in self.sections if section.name in names]

    @property
    def script(self) -> bytes:
        return b"\n".join(section.content for section in self.all("script"))


def read(path: Path) -> list[Test]:
    """Every test of a file. Raises FactoryError for a file that cannot be read."""
    tests = [Test(path, 1)]
    for item in _sections(path, 0):
        if isinstance(item, str):
            tests[-1].notes.append(item)
        elif item.name == "eot":
            tests.append(Test(path, len(tests) + 1))
        else:
            tests[-1].sections.append(item)
    return [test for test in tests if test.sections or test.notes] or tests[:1]


def _sections(path: Path, depth: int) -> Iterator[Section | str]:
    """Sections in order; a string is a complaint."""
    if depth > _NESTING:
        raise FactoryError("%include files include each other", where=path)
    with disk_errors(f"read {path.name}", path):
        data = path.read_bytes()
    at, line = _next_header(data, 0), 1
    yield from _stray_text(path, data[:at])
    line += data.count(b"\n", 0, at)
    while at < len(data):
        text, start = _line(data, at)
        name, flags, names, length = _header(text)
        if name == "eof":
            return
        end = _next_header(data, start) if length is None else min(start + length, len(data))
        # After exactly LEN bytes the rest up to the next section is ignored.
        following = _next_header(data, end)
        if name == "include":
            for included in (name.replace("\0", "\ufffd") for name in names):  # no path may have NUL
                yield from _sections(path.parent / included, depth + 1)
        elif name not in _SECTIONS:
            yield f"{path}:{line}: unrecognized command '{name}'"
        elif name != "cut":
            yield _section(Section(name, flags, names, data[start:end], path, line + 1), length is not None)
        line += data.count(b"\n", at, following)
        at = following


def _stray_text(path: Path, data: bytes) -> Iterator[str]:
    for number, text in enumerate(data.decode("latin-1").split("\n"), 1):
        if text.strip() and not text.startswith(("#", "!")):
            yield f"{path}:{number}: text outside a section is ignored"
            return


def _section(raw: Section, exact: bool) -> Section | str:
    """The section with its content decoded, or a complaint."""
    decoded = _decoded(raw.content, raw.flags, exact)
    return f"{raw.where}: {decoded}" if isinstance(decoded, str) else replace(raw, content=decoded)


def _line(data: bytes, at: int) -> tuple[str, int]:
    end = data.find(b"\n", at)
    end = len(data) if end < 0 else end
    return data[at:end].decode("latin-1"), min(end + 1, len(data))


def _next_header(data: bytes, at: int) -> int:
    """The start of the next line that begins with %, at `at` or later; the end of the data if there is none."""
    if data[at : at + 1] == b"%" and (at == 0 or data[at - 1 : at] == b"\n"):
        return at
    found = data.find(b"\n%", max(0, at - 1))
    return len(data) if found < 0 else found + 1


def _header(text: str) -> tuple[str, str, tuple[str, ...], int | None]:
    """Name, flags, file names and +LEN of a section's first line."""
    words = text[1:].split()
    name = words[0].lower() if words else ""
    name = _ALIASES.get(name, name)
    flags, length, at = "", None, 1
    while at < len(words):
        word = words[at]
        if re.fullmatch(r"-[A-Za-z]+", word):
            flags += word[1:].lower()
        elif re.fullmatch(r"\+[0-9]{1,18}", word):
            length = int(word[1:])
        else:
            break
        at += 1
    return name, flags, tuple(words[at:]), length


def _decoded(content: bytes, flags: str, exact: bool) -> bytes | str:
    if "d" in flags and not exact:
        content = b"".join(line[1:] if line not in (b"\n", b"") else line for line in content.splitlines(keepends=True))
    if "e" in flags:
        try:
            return base64.b64decode(b"".join(content.split()), validate=True)
        except (binascii.Error, ValueError) as error:
            return f"bad Base64: {error}"
    return content
