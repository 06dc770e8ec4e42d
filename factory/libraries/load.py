"""Reads minios/libs/NAME/library.toml. Every complaint has file:line and, where one can be given, a hint."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factory import sources, toolchain
from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError, did_you_mean
from factory.libraries.model import Library
from factory.libraries.steps import read_compile, read_make
from factory.libraries.words import headers, names, pattern, shape, words
from factory.recipe.document import Document, shown

FILE = "library.toml"
LIBRARIES = ROOT / "minios" / "libs"
_KEYS = (
    "description", "source", "needs", "clashes", "profiles", "headers", "archives", "symbols", "licence_files",
    "compile", "make",
)  # fmt: skip
_SYMBOL = re.compile(r"[A-Za-z_*?][A-Za-z0-9_*?$.]*")


def known(folder: Path = LIBRARIES) -> list[str]:
    """The names of all libraries, sorted."""
    return sorted(file.parent.name for file in folder.glob(f"*/{FILE}"))


def load(name: str, folder: Path = LIBRARIES, *, where: str | None = None) -> Library:
    """The library of this name. where: the file:line that asked for it, for the message when there is none."""
    if name not in known(folder):
        raise unknown(name, folder, where)
    return _read(name, folder / name)


def unknown(name: str, folder: Path, where: str | None) -> FactoryError:
    there = known(folder)
    hint = did_you_mean(name, there) or f"libraries: {', '.join(there) or 'none'}"
    return FactoryError(f"there is no library {name!r}", where=where, hint=hint, code=ExitCode.CONFIG)


def _read(name: str, folder: Path) -> Library:
    document = Document(folder / FILE)
    top = document.table(allowed=_KEYS)
    description = document.text(top, "description")
    if not description:
        raise document.error("the library lacks a description", "description", hint='add: description = "…"')
    if "compile" in top and "make" in top:
        raise document.error("[compile] and [make] exclude each other", "make")
    source = _source(document, top, folder)
    build = read_compile(document) if "compile" in top else read_make(document) if "make" in top else None
    archives = names(document, top, "archives", default=(name,) if build else ())
    if "compile" in top and len(archives) != 1:
        raise document.error("[compile] makes one archive", "archives", hint=f'archives = ["{name}"]')
    if archives and build is None:
        raise document.error("archives need [compile] or [make]", "archives")
    library = Library(
        name=name,
        folder=folder,
        description=description,
        source=source,
        needs=names(document, top, "needs"),
        clashes=names(document, top, "clashes"),
        profiles=_profiles(document, top),
        headers=headers(document, top, "headers"),
        archives=archives,
        symbols=_symbols(document, top),
        licence_files=words(document, top, "licence_files", check=pattern),
        build=build,
        where=shown(document.path),
    )
    _check_names(document, library, folder.parent)
    return library


def _source(document: Document, top: Mapping[str, Any], folder: Path) -> sources.Source | None:
    name = document.text(top, "source")
    if not name:
        for key in ("headers", "licence_files", "compile", "make"):
            if key in top:
                raise document.error(f"{key} needs a source", key, hint='add: source = "NAME IN THE LOCK FILE"')
        return None
    if not top.get("licence_files"):
        raise document.error("licence_files must name upstream's licence", "source", hint='licence_files = ["LICENSE"]')
    lock = folder / sources.lockfile.NAME
    there = sources.load(lock) if lock.is_file() else {}
    if name not in there:
        there = sources.load()  # two libraries may be made from one source
    if name not in there:
        hint = did_you_mean(name, there) or f"pin it in {shown(lock)}"
        raise document.error(f"there is no source {name!r}", "source", hint=hint)
    return there[name]


def _profiles(document: Document, top: Mapping[str, Any]) -> tuple[str, ...]:
    found = names(document, top, "profiles")
    for index, profile in enumerate(found):
        # `release` may be named before this checkout can build it.
        if profile not in (*toolchain.PROFILES, "release"):
            hint = did_you_mean(profile, toolchain.PROFILES) or f"profiles: {', '.join(toolchain.PROFILES)}"
            raise document.error(f"no toolchain profile is called {profile!r}", "profiles", index, hint=hint)
    return found


def _symbols(document: Document, top: Mapping[str, Any]) -> tuple[str, ...]:
    return words(document, top, "symbols", check=shape(_SYMBOL, "is no name of a symbol, nor a pattern of such"))


def _check_names(document: Document, library: Library, folder: Path) -> None:
    there = known(folder)
    for key, found in (("needs", library.needs), ("clashes", library.clashes)):
        for index, name in enumerate(found):
            if name == library.name:
                raise document.error(f"a library cannot be among its own {key}", key, index)
            if name not in there:
                raise unknown(name, folder, document.where(key, index))
