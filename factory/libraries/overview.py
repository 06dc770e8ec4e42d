"""All libraries at a glance, for `factory list libraries`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from factory import process, toolchain
from factory.errors import ExitCode, FactoryError
from factory.libraries.ensure import find_built
from factory.libraries.load import LIBRARIES, known, load
from factory.libraries.model import Library
from factory.toolchain import Toolchain


@dataclass(frozen=True)
class Shown:
    """bytes: code and data of the whole archives, an upper bound of what an image links; of the first profile that has
    built it, None when none has. 0: it has no archive, all of it is compiled with the image."""

    name: str
    version: str
    licence: str
    description: str
    needs: tuple[str, ...]
    clashes: tuple[str, ...]
    profiles: tuple[str, ...]
    built_for: tuple[str, ...]
    bytes: int | None


@dataclass(frozen=True)
class Overview:
    libraries: tuple[Shown, ...]
    broken: tuple[FactoryError, ...]


def overview(folder: Path = LIBRARIES) -> Overview:
    """Every library, and the errors of those that cannot be read. Builds nothing."""
    there = _toolchains()
    shown: list[Shown] = []
    broken: list[FactoryError] = []
    for name in known(folder):
        try:
            shown.append(_shown(load(name, folder), there))
        except FactoryError as error:
            broken.append(error)
    return Overview(tuple(shown), tuple(broken))


def _shown(library: Library, there: list[Toolchain]) -> Shown:
    built = {tools.profile: found for tools in there if (found := find_built(library, tools))}
    sizes = [_loaded(found.archives) for found in built.values() if found.archives]
    return Shown(
        library.name,
        library.version,
        library.licence,
        library.description,
        library.needs,
        library.clashes,
        library.profiles,
        tuple(built),
        (sizes[0] if sizes else None) if library.archives else 0,
    )


def _loaded(archives: tuple[Path, ...]) -> int:
    """text, data and bss of all members, as size(1) of binutils adds them up."""
    finished = process.run(["size", "--format=berkeley", "--totals", *archives], code=ExitCode.HOST, timeout=60)
    totals = finished.stdout.splitlines()[-1].split()
    return int(totals[3])


def _toolchains() -> list[Toolchain]:
    """Those that this machine can describe: without a compiler the libraries are worth listing all the same."""
    found = []
    for profile in toolchain.PROFILES:
        try:
            found.append(toolchain.load(profile))
        except FactoryError:
            continue
    return found
