"""The table [click] of a recipe: what its image can run besides its own configuration."""

from __future__ import annotations

import os
import re
from pathlib import Path

from factory.recipe import keys
from factory.recipe.document import Document, kind
from factory.recipe.model import CLASSIFIERS, CONFIGURATIONS, MoreElements, Package

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_NOT_IN_PATHS = '"\\\n$='  # of what stands in generated C++ and in compiler flags


def load_more(document: Document) -> MoreElements:
    """Only the form is checked; which classes and groups there are is known to factory.elements."""
    more = MoreElements(
        _names(document, "elements"),
        _names(document, "groups"),
        _packages(document),
        _choice(document, "configurations", CONFIGURATIONS),
        _choice(document, "classifiers", CLASSIFIERS),
    )
    if more.configurations == "own" and (more.elements or more.groups):
        key = "elements" if more.elements else "groups"
        raise document.error(
            f'click.{key} is for other configurations, but the image runs only its "own"',
            "click",
            key,
            hint='remove it, or configurations = "own"',
        )
    if more.classifiers == "compiled" and more.configurations != "own":
        raise document.error(
            "click.classifiers: only those of the image's own configuration can be compiled before it runs",
            "click",
            "classifiers",
            hint='remove it, or say configurations = "own" as well',
        )
    return more


def _choice(document: Document, key: str, choices: tuple[str, ...]) -> str:
    """One of these words; the first is the default."""
    value = document.table("click", allowed=keys.CLICK).get(key, choices[0])
    if value not in choices:
        words = " or ".join(f'"{word}"' for word in choices)
        raise document.error(f"click.{key} must be {words}", "click", key)
    return str(value)


def _packages(document: Document) -> tuple[Package, ...]:
    found: dict[str, Package] = {}
    for index, (written, where) in enumerate(_names(document, "packages")):
        folder = Path(os.path.abspath(document.path.parent / written))
        here = ("click", "packages", index)
        if not folder.is_dir():
            raise document.error(
                f"there is no folder {written!r} with elements",
                *here,
                hint=f"it would be {folder}: paths are relative to this file",
            )
        if not _NAME.fullmatch(folder.name) or any(letter in str(folder) for letter in _NOT_IN_PATHS):
            raise document.error(
                f"a package of elements cannot be in {str(folder)!r}", *here,
                hint="letters, digits and _ . - for its own name; no quotes, backslashes or $ before it",
            )  # fmt: skip
        if folder.name in found:
            raise document.error(
                f"two packages are called {folder.name!r}", *here, hint="their folders' names are theirs"
            )
        found[folder.name] = Package(folder.name, folder, written, where)
    return tuple(found.values())


def _names(document: Document, key: str) -> tuple[tuple[str, str], ...]:
    value = document.table("click", allowed=keys.CLICK).get(key, [])
    if not isinstance(value, list):
        raise document.error(f"click.{key} must be a list, not {kind(value)}", "click", key, hint='write ["…", "…"]')
    for index, name in enumerate(value):
        if not isinstance(name, str) or not name:
            raise document.error(f"click.{key}[{index}] must be a name", "click", key, index, hint='such as "IPFilter"')
    return tuple((name, document.where("click", key, index)) for index, name in enumerate(value))
