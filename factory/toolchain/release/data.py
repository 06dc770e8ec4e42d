"""release.toml as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from factory.toolchain.flags import DATA, checked, read


@dataclass(frozen=True)
class Host:
    """What the compiler itself is compiled with, and what this machine must have for it."""

    flags: tuple[str, ...]
    static: tuple[str, ...]
    programs: tuple[str, ...]
    packages: tuple[str, ...]


@dataclass(frozen=True)
class Package:
    """One upstream package: its source's name in the lock, the members left out, configure's arguments.

    archive is the tarball's name inside the source's archive, or empty when there is no other inside.
    """

    source: str
    skip: tuple[str, ...]
    configure: tuple[str, ...]
    archive: str = ""


@dataclass(frozen=True)
class Libraries:
    """libgcc and libstdc++. port: functions that are declared to be there while libstdc++ is configured."""

    flags: tuple[str, ...]
    configure: tuple[str, ...]
    port: tuple[str, ...]


@dataclass(frozen=True)
class Release:
    host: Host
    binutils: Package
    gcc: Package
    libraries: Libraries


def release(folder: Path = DATA) -> Release:
    path = folder / "release.toml"
    data = read(path)
    with checked(path):
        host, libraries = data["host"], data["libraries"]
        return Release(
            host=Host(*(tuple(host[key]) for key in ("flags", "static", "programs", "packages"))),
            binutils=_package(data["binutils"]),
            gcc=_package(data["gcc"]),
            libraries=Libraries(*(tuple(libraries[key]) for key in ("flags", "configure", "port"))),
        )


def _package(table: dict[str, object]) -> Package:
    def words(key: str) -> tuple[str, ...]:
        value = table[key]
        if not isinstance(value, list):
            raise TypeError(key)
        return tuple(map(str, value))

    return Package(str(table["source"]), words("skip"), words("configure"), str(table.get("archive", "")))
