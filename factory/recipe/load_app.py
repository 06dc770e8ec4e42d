"""Reads the [app] table of recipe.toml. docs/reference/recipe.md, Apps, is its manual."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factory.errors import FactoryError, did_you_mean
from factory.recipe import globs, keys
from factory.recipe.app import SUFFIXES, App, Defines, FileTree, Upstream
from factory.recipe.document import Document, kind, spell
from factory.recipe.flags import refused
from factory.recipe.render_text import Renderer
from factory.recipe.size import parse_size

DEFINE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SMALLEST_STACK = 16 << 10  # bytes; printf with floats alone takes several KB


def load_app(document: Document, folder: Path, parameters: Mapping[str, Any]) -> App:
    """The app. Raises FactoryError with file:line for everything that can be known without unpacking a source."""
    table = document.table("app", allowed=keys.APP)
    render = Renderer(document, parameters)
    upstream = tuple(_upstream(document, number, render) for number in range(len(_tables(document, "upstream"))))
    patterns = _texts(document, "app", "sources", default=() if upstream else ("*.c", "*.cc", "*.cpp", "*.cxx", "*.S"))
    sources = _sources(document, folder, patterns)
    if not sources and not upstream:
        raise document.error(
            "the app has no source files",
            "app",
            hint=f'put a file with a main() into {folder}, or name them: sources = ["src/*.c"]',
        )
    return App(
        sources=sources,
        include=tuple(_folder(document, folder, text) for text in _texts(document, "app", "include")),
        defines=_defines(document, render, "app", "defines"),
        libraries=_texts(document, "app", "libraries"),
        flags=_flags(document, "app", "flags"),
        arguments=render.text(document.text(table, "app", "arguments"), "app", "arguments"),
        stack=_stack(document, table),
        files=tuple(_file(document, number) for number in range(len(_list(document, table, "app", "files")))),
        upstream=upstream,
        libraries_where=document.where("app", "libraries"),
    )


def _upstream(document: Document, number: int, render: Renderer) -> Upstream:
    here = ("app", "upstream", number)
    table = document.table(*here, allowed=keys.UPSTREAM, required=("source",))
    return Upstream(
        source=document.text(table, *here, "source"),
        compile=_texts(document, *here, "compile"),
        skip=_texts(document, *here, "skip"),
        include=_texts(document, *here, "include"),
        defines=_defines(document, render, *here, "defines"),
        flags=_flags(document, *here, "flags"),
        where=document.where(*here),
    )


def _file(document: Document, number: int) -> FileTree:
    here = ("app", "files", number)
    entry = document.data["app"]["files"][number]
    where = document.where(*here)
    if isinstance(entry, str):
        return FileTree(globs.inside(entry, where), "/", None, where)
    table = document.table(*here, allowed=keys.FILE, required=("from",))
    to = document.text(table, *here, "to", default="/")
    parts = [part for part in to.split("/") if part]
    if not to.startswith("/") or any(part in (".", "..") for part in parts) or "\0" in to:
        raise document.error(f"{spell(here)}: {to!r} is no absolute path", *here, "to", hint='such as to = "/www"')
    upstream = document.text(table, *here, "upstream") or None
    return FileTree(globs.inside(document.text(table, *here, "from"), where), to, upstream, where)


def _sources(document: Document, folder: Path, patterns: tuple[str, ...]) -> tuple[Path, ...]:
    given = "sources" in document.data.get("app", {})
    found: dict[Path, None] = {}
    for number, pattern in enumerate(patterns):
        here = ("app", "sources", number)
        matches = globs.find(folder, pattern, document.where(*here))
        if given and not matches:
            there = (str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix in SUFFIXES)
            near = did_you_mean(pattern, there)
            raise document.error(f"no file matches {pattern!r}", *here, hint=near or f"it is looked for in {folder}")
        for path in matches:
            if path.suffix not in SUFFIXES:
                raise document.error(
                    f"{path.name} is nothing that can be compiled", *here, hint=f"allowed: {', '.join(SUFFIXES)}"
                )
        found.update(dict.fromkeys(matches))
    return tuple(found)


def _folder(document: Document, folder: Path, text: str) -> Path:
    path = folder / globs.inside(text, document.where("app", "include"))
    if not path.is_dir():
        raise document.error(f"there is no folder {text!r}", "app", "include", hint=f"it is looked for in {folder}")
    return path


def _defines(document: Document, render: Renderer, *here: str | int) -> Defines:
    made: list[tuple[str, str | None]] = []
    for name, value in document.table(*here, allowed=None).items():
        if not DEFINE.fullmatch(name):
            raise document.error(
                f"bad macro name {name!r}", *here, name, hint="letters, digits and _, not beginning with a digit"
            )
        if value is True:
            made.append((name, None))
        elif isinstance(value, str):
            text = render.text(value, *here, name)
            if text.endswith("\\"):
                raise document.error(f"{spell((*here, name))} ends with a backslash", *here, name)
            made.append((name, text))
        elif type(value) is int:
            made.append((name, str(value)))
        elif value is not False:
            raise document.error(f"{spell((*here, name))} cannot be {kind(value)}", *here, name)
    return tuple(made)


def _flags(document: Document, *here: str | int) -> tuple[str, ...]:
    flags = _texts(document, *here)
    for number, flag in enumerate(flags):
        reason = refused(flag)
        if reason:
            raise document.error(f"the flag {flag!r} is refused: {reason}", *here, number)
    return flags


def _stack(document: Document, table: Mapping[str, Any]) -> int | None:
    if "stack" not in table:
        return None
    size = parse_size(table["stack"])
    if size is None or size < _SMALLEST_STACK or size % 4096:
        raise document.error(
            f"app.stack: {table['stack']!r} is no stack size", "app", "stack", hint='16K or more in whole pages: "256K"'
        )
    return size


def _tables(document: Document, key: str) -> list[Any]:
    value = document.data.get("app", {}).get(key, [])
    if not isinstance(value, list):
        raise document.error(f"app.{key} must be a list of tables", "app", key, hint=f"write [[app.{key}]]")
    return value


def _list(document: Document, table: Mapping[str, Any], *here: str | int) -> list[Any]:
    value = table.get(str(here[-1]), [])
    if not isinstance(value, list):
        raise _not_list(document, value, *here)
    return value


def _texts(document: Document, *here: str | int, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    table = document.table(*here[:-1], allowed=None)
    if str(here[-1]) not in table:
        return default
    value = table[str(here[-1])]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _not_list(document, value, *here)
    return tuple(value)


def _not_list(document: Document, value: Any, *here: str | int) -> FactoryError:
    what = "holds something that is no string" if isinstance(value, list) else f"must be a list, not {kind(value)}"
    return document.error(f"{spell(here)} {what}", *here, hint='such as ["one", "two"]')
