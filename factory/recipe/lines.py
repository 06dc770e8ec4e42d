"""Where in a TOML file a key or value stands: tomllib parses, but does not say.

`locate(text)` gives the line of every key path: `("machine", "memory")`, `("interface", 1, "name")`. It walks text that
tomllib has already accepted (TOML 1.0), so it need not check anything.
"""

from __future__ import annotations

import tomllib
from typing import Any

Path = tuple[str | int, ...]


def locate(text: str) -> dict[Path, int]:
    """The line (from 1) where each key path of valid TOML text is first given."""
    return _Walker(text).walk()


def nearest(lines: dict[Path, int], path: Path) -> int:
    """The line of a path, or of the closest thing around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class _Walker:
    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", "\n")
        self._at = 0
        self._lines: dict[Path, int] = {}
        self._tables: dict[Path, int] = {}  # arrays of tables: how many so far

    def walk(self) -> dict[Path, int]:
        base: Path = ()
        while self._skip(" \t\n"):
            if self._peek() == "[":
                base = self._header()
            else:
                self._entry(base)
        return self._lines

    def _peek(self, length: int = 1) -> str:
        return self._text[self._at : self._at + length]

    def _skip(self, blanks: str) -> bool:
        """Skips blanks and comments. False at the end."""
        while self._at < len(self._text):
            if self._peek() in blanks:
                self._at += 1
            elif self._peek() == "#":
                end = self._text.find("\n", self._at)
                self._at = len(self._text) if end < 0 else end
                if "\n" not in blanks:
                    return True
            else:
                return True
        return False

    def _note(self, path: Path) -> None:
        line = self._text.count("\n", 0, self._at) + 1
        for length in range(1, len(path) + 1):
            self._lines.setdefault(path[:length], line)

    def _header(self) -> Path:
        double = self._peek(2) == "[["
        self._at += 2 if double else 1
        path = self._resolve(self._key(), double)
        self._note(path)
        self._skip(" \t")
        self._at += 2 if double else 1
        return path

    def _resolve(self, keys: list[str], append: bool) -> Path:
        """A header's path, with the number of the latest element after each array of tables."""
        path: Path = ()
        for position, key in enumerate(keys):
            path = (*path, key)
            if append and position == len(keys) - 1:
                self._tables[path] = self._tables.get(path, -1) + 1
            if path in self._tables:
                path = (*path, self._tables[path])
        return path

    def _key(self) -> list[str]:
        keys = []
        while True:
            self._skip(" \t")
            start = self._at
            if self._peek() in ('"', "'"):
                self._string()
                keys.append(_unquoted(self._text[start : self._at]))
            else:
                while self._at < len(self._text) and (self._peek().isalnum() or self._peek() in "_-"):
                    self._at += 1
                keys.append(self._text[start : self._at])
            self._skip(" \t")
            if self._peek() != ".":
                return keys
            self._at += 1

    def _entry(self, base: Path) -> None:
        start = self._at
        path = (*base, *self._key())
        after, self._at = self._at, start
        self._note(path)
        self._at = after + 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip(" \t\n")
        first = self._peek()
        if first in ('"', "'"):
            self._string()
        elif first == "[":
            self._array(path)
        elif first == "{":
            self._inline_table(path)
        else:
            while self._at < len(self._text) and self._peek() not in ",]}\n#":
                self._at += 1

    def _string(self) -> None:
        quote = self._peek()
        if self._peek(3) == quote * 3:
            self._at += 3
            self._until(quote * 3, escapes=quote == '"')
            while self._peek() == quote:  # up to two quotes may stand before the closing three
                self._at += 1
        else:
            self._at += 1
            self._until(quote, escapes=quote == '"')

    def _until(self, end: str, *, escapes: bool) -> None:
        while self._at < len(self._text) and self._peek(len(end)) != end:
            self._at += 2 if escapes and self._peek() == "\\" else 1
        self._at += len(end)

    def _array(self, path: Path) -> None:
        self._at += 1
        index = 0
        while self._skip(" \t\n,") and self._peek() != "]":
            self._note((*path, index))
            self._value((*path, index))
            index += 1
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while self._skip(" \t\n,") and self._peek() != "}":
            self._entry(path)
        self._at += 1


def _unquoted(text: str) -> str:
    value: Any = tomllib.loads(f"k = {text}")["k"]
    return str(value)
