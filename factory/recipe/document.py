"""A TOML file with places: reads it, and makes every complaint about it carry file:line and a hint."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from factory.errors import ExitCode, FactoryError, did_you_mean, disk_errors
from factory.recipe import lines

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def shown(path: Path) -> str:
    """A path as messages show it: relative when it lies below the current folder."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


class Document:
    """A parsed TOML file (`data`)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with disk_errors(f"read {path.name}", path):
            raw = path.read_bytes()
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise FactoryError("not UTF-8 text", where=f"{shown(path)}:{line}", code=ExitCode.CONFIG) from None
        try:
            self.data: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            place = _PLACE.search(str(error))
            line = int(place[1]) if place and place[1] else text.count("\n") + 1
            raise FactoryError(
                f"not valid TOML: {_PLACE.sub('', str(error))}",
                where=f"{shown(path)}:{line}",
                hint="strings stand in quotes, a list in [ ], a table in { } on one line",
                code=ExitCode.CONFIG,
            ) from None
        except (RecursionError, ValueError) as error:
            what = "it is nested too deeply" if isinstance(error, RecursionError) else "a number has too many digits"
            raise FactoryError(f"not valid TOML: {what}", where=shown(path), code=ExitCode.CONFIG) from None
        self._lines = lines.locate(text)

    def where(self, *path: str | int) -> str:
        """file:line of a key, or of what is around it when it is missing."""
        return f"{shown(self.path)}:{lines.nearest(self._lines, path)}"

    def error(self, what: str, *path: str | int, hint: str | None = None) -> FactoryError:
        return FactoryError(what, where=self.where(*path), hint=hint, code=ExitCode.CONFIG)

    def table(self, *path: str | int, allowed: Iterable[str] | None, required: Iterable[str] = ()) -> Mapping[str, Any]:
        """The table at a path (empty when absent), its keys checked; allowed None: they may be any."""
        value: Any = self.data
        for key in path:
            if isinstance(value, Mapping) and key not in value:
                value = {}
                break
            value = value[key]
        if not isinstance(value, Mapping):
            raise self.error(f"{spell(path)} must be a table", *path, hint=_table_hint(path))
        allowed = tuple(value if allowed is None else allowed)
        for key in value:
            if key not in allowed:
                hint = did_you_mean(key, allowed) or f"allowed here: {', '.join(allowed)}"
                inside = f" in [{spell(path)}]" if path else ""
                raise self.error(f"unknown key {key!r}{inside}", *path, key, hint=hint)
        for key in required:
            if key not in value:
                raise self.error(f"[{spell(path)}] lacks the key {key!r}", *path, hint=f'add: {key} = "…"')
        return value

    def text(self, table: Mapping[str, Any], *path: str | int, default: str = "") -> str:
        """A string of a table; its last path component is the key."""
        value = table.get(str(path[-1]), default)
        if not isinstance(value, str):
            raise self.error(f"{spell(path)} must be a string, not {kind(value)}", *path, hint='put it in quotes: "…"')
        return value


def spell(path: Iterable[str | int]) -> str:
    """`interface[1].name`"""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).lstrip(".")


def _table_hint(path: tuple[str | int, ...]) -> str:
    if isinstance(path[-1], int):
        return f"an entry of {spell(path[:-1])} is a table: {{ key = value }}"
    return f"write it as [{spell(path)}]" if len(path) == 1 else f"write it as {path[-1]} = {{ key = value }}"


def kind(value: object) -> str:
    """What a TOML value is, in TOML's words."""
    names = {bool: "a boolean", int: "an integer", float: "a float", str: "a string", list: "a list", dict: "a table"}
    return names.get(type(value), "a date or time")
