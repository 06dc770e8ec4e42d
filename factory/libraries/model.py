"""What a library is: its library.toml as frozen data, and what comes out when it is built."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from factory.sources import Source


@dataclass(frozen=True)
class Headers:
    """Headers to install: what matches `pattern` lands in `folder` of include/ (README of minios/libs)."""

    pattern: str
    folder: str = ""


@dataclass(frozen=True)
class Generated:
    """A command whose output is compiled: `compile` and `headers` are files that it leaves in {build}."""

    command: tuple[str, ...]
    compile: tuple[str, ...] = ()
    headers: tuple[Headers, ...] = ()


@dataclass(frozen=True)
class Compile:
    """Upstream's files, compiled by us. All patterns and folders are relative to the unpacked source."""

    sources: tuple[str, ...]
    skip: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    defines: tuple[tuple[str, str | None], ...] = ()
    flags: tuple[str, ...] = ()
    generate: tuple[Generated, ...] = ()


@dataclass(frozen=True)
class Make:
    """Upstream's own build. results: pattern below {build} -> path in the entry, a folder when it ends with a slash."""

    commands: tuple[tuple[str, ...], ...]
    results: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Library:
    """One folder of minios/libs. source: None when all of it is ours; archives: names without `lib` and `.a`."""

    name: str
    folder: Path
    description: str
    source: Source | None = None
    needs: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    """Those it can be built for; empty: all."""
    headers: tuple[Headers, ...] = ()
    archives: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    licence_files: tuple[str, ...] = ()
    build: Compile | Make | None = None
    where: str = ""
    """library.toml, as messages name it."""

    @property
    def version(self) -> str:
        return self.source.version if self.source else ""

    @property
    def licence(self) -> str:
        """Upstream's licence as the lock file states it; empty for what is all ours."""
        return self.source.licence if self.source else ""

    @property
    def port(self) -> tuple[Path, ...]:
        """Our own sources; they are compiled with each image that uses the library."""
        found = (self.folder / "port").rglob("*")
        return tuple(sorted(path for path in found if path.suffix in (".c", ".cc", ".S")))


@dataclass(frozen=True)
class BuiltLibrary:
    """include: folders for the include path, ours first; archives in link order; licence: a folder of texts."""

    include: tuple[Path, ...]
    archives: tuple[Path, ...]
    port: tuple[Path, ...]
    licence: Path
    path: Path = field(compare=False)
    """The entry of the store."""
