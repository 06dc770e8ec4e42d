"""Third-party sources of an app: pinned in its own sources.lock.toml, unpacked into the store, never changed."""

from __future__ import annotations

import inspect
from pathlib import Path, PurePosixPath

from factory import cache, sources
from factory.errors import ExitCode, FactoryError, did_you_mean
from factory.progress import SILENT, Progress
from factory.recipe import globs
from factory.recipe.app import SUFFIXES, Upstream
from factory.sources import extract
from factory.sources.lockfile import NAME as LOCK
from factory.sources.lockfile import Source


def find(name: str, recipe: Path, where: str) -> Source:
    """The source of this name: of the recipe's own lock file, else of this checkout's. Raises FactoryError (CONFIG)."""
    own = recipe / LOCK
    known = {**sources.load(), **(sources.load(own) if own.is_file() else {})}
    if name not in known:
        raise FactoryError(
            f"there is no source {name!r}",
            where=where,
            hint=did_you_mean(name, known) or f"pin it in {own} (docs/reference/recipe.md, Third-party sources)",
            code=ExitCode.CONFIG,
        )
    return known[name]


def unpacked(source: Source, *, offline: bool = False, progress: Progress = SILENT) -> Path:
    """The folder of the store that holds it, fetched and unpacked if need be. It is not to be written to."""

    def unpack(folder: Path) -> None:
        archive = sources.Fetcher.standard(offline=offline, progress=progress).get(source)
        with progress.step(f"unpack {source.file}"):
            sources.extract(archive, folder)

    return cache.make(f"source-{source.name}", cache.key(source.sha256, inspect.getsource(extract)), unpack, progress)


def compiled(upstream: Upstream, folder: Path) -> list[Path]:
    """The files to compile, sorted. Raises FactoryError for a glob that matches nothing or no source file."""
    chosen: dict[Path, None] = {}
    for pattern in upstream.compile:
        found = globs.find(folder, pattern, upstream.where)
        if not found:
            raise _nothing(pattern, upstream, folder)
        for path in found:
            if path.suffix not in SUFFIXES:
                raise FactoryError(
                    f"{path.relative_to(folder)} is nothing that can be compiled",
                    where=upstream.where,
                    hint=f"allowed: {', '.join(SUFFIXES)}",
                    code=ExitCode.CONFIG,
                )
        chosen.update(dict.fromkeys(found))
    for pattern in upstream.skip:
        found = globs.find(folder, pattern, upstream.where)
        if not found:
            raise _nothing(pattern, upstream, folder)
        for path in found:
            chosen.pop(path, None)
    return sorted(chosen)


def included(upstream: Upstream, folder: Path) -> list[Path]:
    """Its include folders."""
    result = []
    for name in upstream.include:
        path = folder / globs.inside(name, upstream.where)
        if not path.is_dir():
            raise FactoryError(
                f"{upstream.source} has no folder {name!r}",
                where=upstream.where,
                hint=f"it is unpacked in {folder}",
                code=ExitCode.CONFIG,
            )
        result.append(path)
    return result


def _nothing(pattern: str, upstream: Upstream, folder: Path) -> FactoryError:
    there = (str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix in SUFFIXES)
    near = did_you_mean(str(PurePosixPath(pattern)), there)
    return FactoryError(
        f"no file of {upstream.source} matches {pattern!r}",
        where=upstream.where,
        hint=near or f"it is unpacked in {folder}",
        code=ExitCode.CONFIG,
    )
