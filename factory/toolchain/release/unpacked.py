"""The sources of binutils and gcc, unpacked at most once in a build and only when a stage asks."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from factory import cache, files, sources
from factory.progress import Progress
from factory.toolchain.release.data import Package


class Unpacked:
    """Folders of sources, gone when the build ends."""

    def __init__(self, work: Path, progress: Progress, offline: bool) -> None:
        self._work = work
        self._progress = progress
        self._offline = offline

    def archive(self, source: str) -> Path:
        """The fetched and verified file of a source."""
        return sources.get(source, offline=self._offline, progress=self._progress)

    def folder(self, package: Package) -> Path:
        """The package's source tree (10 s for gcc)."""
        folder = self._work / package.source
        if not folder.exists():
            archive = self.archive(package.source)
            with self._progress.step(f"unpack {package.source}"):
                if package.archive:
                    sources.extract(archive, self._work / "inside", only=lambda name: name == package.archive)
                    archive = self._work / "inside" / package.archive
                sources.extract(archive, folder.with_suffix(".part"), only=_wanted(package.skip))
                folder.with_suffix(".part").rename(folder)
        return folder


@contextmanager
def unpacked(progress: Progress, offline: bool) -> Iterator[Unpacked]:
    with files.scratch(cache.folder("store"), "sources") as work:
        yield Unpacked(work, progress, offline)


def _wanted(skip: tuple[str, ...]) -> Callable[[str], bool]:
    """Says which members of the archive are unpacked (names without the archive's top folder)."""

    def skipped(name: str) -> bool:
        parents = [name, *(str(parent) for parent in PurePosixPath(name).parents)]
        return any(fnmatch.fnmatchcase(path, pattern) for pattern in skip for path in parents)

    return lambda name: not skipped(name)
