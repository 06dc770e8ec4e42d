"""From a library to an entry of the store: `include/`, `lib/`, `licence/`. Equal inputs are built once."""

from __future__ import annotations

import inspect
from functools import partial
from pathlib import Path

from factory import cache, exchange, files, sources
from factory.checkout import ROOT
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.libraries import compiling, install, making, work
from factory.libraries.closure import closure
from factory.libraries.load import load
from factory.libraries.model import BuiltLibrary, Compile, Library, Make
from factory.libraries.work import Work
from factory.progress import SILENT, Progress
from factory.toolchain import Toolchain, prefix_maps

POSIX = ROOT / "newlib" / "include" / "posix"
"""Headers that newlib lacks; before newlib's own on every library's include path."""
_MINIOS = ROOT / "minios" / "include"
_README = "README.md"


def ensure(
    library: Library, toolchain: Toolchain, progress: Progress = SILENT, *, offline: bool = False
) -> BuiltLibrary:
    """Builds the library, and those that it needs, unless the store has them. The toolchain must be there already."""
    _check_profile(library, toolchain)
    # Those that its needs need as well: their headers may include each other's.
    others = closure([library.name], library.folder.parent)[1:]
    needed = [ensure(each, toolchain, progress, offline=offline) for each in others]

    def build(result: Path) -> None:
        if library.source:
            _build(library, toolchain, result, needed, progress, offline=offline)

    # One that is all ours is empty.
    make = partial(exchange.make, offline=offline) if library.source else cache.make
    path = make(f"lib-{library.name}", _key(library, toolchain), build, progress)
    return _describe(library, path)


def find_built(library: Library, toolchain: Toolchain) -> BuiltLibrary | None:
    """The library as ensure() would return it, when nothing need be built for that."""
    path = cache.find(f"lib-{library.name}", _key(library, toolchain))
    return _describe(library, path) if path else None


def _describe(library: Library, path: Path) -> BuiltLibrary:
    own = library.folder / "include"
    return BuiltLibrary(
        include=tuple(folder for folder in (own, path / "include") if folder.is_dir()),
        archives=tuple(path / "lib" / f"lib{name}.a" for name in library.archives),
        port=library.port,
        licence=path / "licence",
        path=path,
    )


def _needs(library: Library) -> list[Library]:
    return [load(name, library.folder.parent, where=library.where) for name in library.needs]


def _check_profile(library: Library, toolchain: Toolchain) -> None:
    if library.profiles and toolchain.profile not in library.profiles:
        raise FactoryError(
            f"the library {library.name} cannot be built with the profile {toolchain.profile}",
            where=library.where,
            hint=f'give the recipe profile = "{library.profiles[0]}"',
            code=ExitCode.CONFIG,
        )


def _build(
    library: Library,
    toolchain: Toolchain,
    result: Path,
    needed: list[BuiltLibrary],
    progress: Progress,
    *,
    offline: bool,
) -> None:
    assert library.source is not None  # noqa: S101 (for mypy)
    archive = sources.Fetcher.standard(offline=offline, progress=progress).get(library.source)
    with (
        progress.step(f"build {library.name} {library.version}"),
        files.scratch(result.parent, f"lib-{library.name}-build") as folder,
    ):
        place = Work.begin(library, toolchain, folder, _include(needed), progress)
        sources.extract(archive, place.source)
        with disk_errors(f"store {library.name}", result):
            for name in ("include", "lib", "licence"):
                (result / name).mkdir()
        # Before the long part: a pattern that matches nothing shows at once.
        install.headers(place, library.headers, place.source, result / "include")
        install.licences(place, result / "licence")
        if isinstance(library.build, Compile):
            compiling.build(place, library.build, result)
        elif isinstance(library.build, Make):
            making.build(place, library.build, result)


def _include(needed: list[BuiltLibrary]) -> list[Path]:
    """What comes after the library's own folders."""
    return [*(folder for each in needed for folder in each.include), POSIX, _MINIOS]


def _key(library: Library, toolchain: Toolchain) -> str:
    own = library.folder / "include"
    headers = _digest(own)
    return cache.key(
        library.source.sha256 if library.source else "",
        # library.toml, and what its commands reach as {here}/…
        *(files.sha256(path) for path in sorted(library.folder.iterdir()) if path.is_file() and path.name != _README),
        headers,
        toolchain.key,
        *(_key(each, toolchain) for each in _needs(library)),
        # Upstream's files include what is in here without anybody's knowing.
        _digest(POSIX) if library.build else "",
        # They know nothing of the kernel's headers, but ours may.
        _digest(_MINIOS) if _mentions(own, b"<minios/") else "",
        # The steps themselves: who edits them wants new libraries.
        *(inspect.getsource(module) for module in (compiling, install, making, work, prefix_maps)),
    )


def _digest(folder: Path) -> str:
    """Of the names and contents of all files in a folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return cache.key(*(f"{path.relative_to(folder)}\0{files.sha256(path)}" for path in found))


def _mentions(folder: Path, text: bytes) -> bool:
    with disk_errors("read the library's headers", folder):
        return any(text in path.read_bytes() for path in folder.rglob("*") if path.is_file())
