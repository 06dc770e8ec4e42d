"""What the [app] table of a recipe says, as frozen values. factory.recipe.load_app reads it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SUFFIXES = (".c", ".cc", ".cpp", ".cxx", ".S")
CXX_SUFFIXES = (".cc", ".cpp", ".cxx")

# Macros: NAME and what it stands for; None: 1, as for -DNAME.
Defines = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Upstream:
    """Third-party sources of an app, compiled unmodified. compile and skip are globs in the unpacked source."""

    source: str
    compile: tuple[str, ...]
    skip: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    defines: Defines = ()
    flags: tuple[str, ...] = ()
    where: str = ""
    """file:line of its table, for messages."""


@dataclass(frozen=True)
class FileTree:
    """A file or folder that becomes part of the in-memory file system.

    from_ is relative to the recipe's folder, or to the unpacked source `upstream`; to is an absolute path in the guest:
    what a folder holds, or the file itself (into the folder `to` when that ends with a slash).
    """

    from_: str
    to: str
    upstream: str | None = None
    where: str = ""


@dataclass(frozen=True)
class App:
    """A program with a main(). sources: the recipe's own files, found; include: folders; stack: main thread, bytes."""

    sources: tuple[Path, ...]
    include: tuple[Path, ...] = ()
    defines: Defines = ()
    libraries: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    arguments: str = ""
    stack: int | None = None
    files: tuple[FileTree, ...] = ()
    upstream: tuple[Upstream, ...] = ()
    libraries_where: str = ""
