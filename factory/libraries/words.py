"""Lists of strings in library.toml, each checked for what it must look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from factory.libraries.model import Headers
from factory.recipe.document import Document, kind, spell

Check = Callable[[str], str | None]
"""Says what is wrong with a word, as the end of a sentence; None when nothing is."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")


def shape(allowed: re.Pattern[str], problem: str) -> Check:
    return lambda word: None if allowed.fullmatch(word) else problem


def pattern(word: str) -> str | None:
    """A glob of files below a folder: it must not lead out of it."""
    if not word or word.startswith("/") or ".." in word.split("/") or "\0" in word:
        return "must be a path or glob inside the source"
    if any(part != "**" and "**" in part for part in word.split("/")):
        return "may have ** only as a whole folder"
    return None


def folder_name(word: str) -> str | None:
    """A folder below include/; empty for include/ itself."""
    return "must name a folder below include/" if word.startswith("/") or ".." in word.split("/") else None


def words(
    document: Document, table: Mapping[str, Any], *path: str | int, check: Check | None = None
) -> tuple[str, ...]:
    """The list at the key that ends `path`, empty when there is none."""
    value = table.get(str(path[-1]), [])
    if not isinstance(value, list):
        raise document.error(f"{spell(path)} must be a list of strings, not {kind(value)}", *path, hint='["…", "…"]')
    for index, word in enumerate(value):
        if not isinstance(word, str):
            raise document.error(f"{spell((*path, index))} must be a string, not {kind(word)}", *path, index)
        if check and (problem := check(word)):
            raise document.error(f"{spell((*path, index))} {problem}: {word!r}", *path, index)
    return tuple(value)


def names(document: Document, table: Mapping[str, Any], key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    """A list of plain names without repetition."""
    if key not in table:
        return default
    found = words(document, table, key, check=shape(_NAME, "is no plain name"))
    for index, name in enumerate(found):
        if name in found[:index]:
            raise document.error(f"{key} has {name!r} twice", key, index)
    return found


def headers(document: Document, table: Mapping[str, Any], *path: str | int) -> tuple[Headers, ...]:
    """A list of `GLOB` or `GLOB -> FOLDER`."""
    found = []
    for index, text in enumerate(words(document, table, *path)):
        glob, arrow, folder = (part.strip() for part in text.partition("->"))
        problem = pattern(glob) or (folder_name(folder) if arrow else None)
        if problem:
            raise document.error(f"{spell((*path, index))} {problem}: {text!r}", *path, index)
        found.append(Headers(glob, folder))
    return tuple(found)
