"""The temporary folder in which a library is built, and what its commands may refer to."""

from __future__ import annotations

import os
import string
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factory import cache
from factory.errors import ExitCode, FactoryError
from factory.libraries.model import Library
from factory.progress import Progress
from factory.toolchain import Toolchain
from factory.toolchain.host import environment
from factory.toolchain.prefix_maps import prefix_maps


@dataclass(frozen=True)
class Work:
    """source: unpacked, may be written to; build: empty at first, the working directory of commands."""

    library: Library
    toolchain: Toolchain
    source: Path
    build: Path
    include: tuple[Path, ...]
    """The include path behind the source's own folders: of other libraries, POSIX's, the kernel's."""
    log: Path
    progress: Progress

    @classmethod
    def begin(
        cls, library: Library, toolchain: Toolchain, folder: Path, include: Sequence[Path], progress: Progress
    ) -> Work:
        _check_path(folder)
        source, build = folder / "source", folder / "build"
        source.mkdir()
        build.mkdir()
        log = cache.new_log(f"lib-{library.name}")
        return cls(library, toolchain, source, build, tuple(include), log, progress)

    @property
    def own(self) -> Path:
        return self.library.folder / "include"

    @property
    def jobs(self) -> int:
        return len(os.sched_getaffinity(0))

    @property
    def env(self) -> dict[str, str]:
        """What a build sees of the user's environment, and a fixed time: some put the date into what they build."""
        return {**environment(), "SOURCE_DATE_EPOCH": "1"}

    def base_flags(self, flags: Sequence[str]) -> tuple[str, ...]:
        """The toolchain's flags for the language. Debug information names files by library, not by a folder that is
        gone: equal inputs give equal archives, and `factory size` sees whose code it is."""
        name = f"minios/libs/{self.library.name}"
        return (
            *prefix_maps(self.toolchain),
            *flags,
            f"-ffile-prefix-map={self.source}={name}/source",
            f"-ffile-prefix-map={self.build}={name}/build",
            f"-ffile-prefix-map={self.library.folder}={name}",
        )

    def include_flags(self, *folders: Path) -> tuple[str, ...]:
        """Ours first; then upstream's; those of others as system folders, whose warnings nobody wants to see."""
        first = [f"-I{folder}" for folder in (self.own, *folders) if folder.is_dir()]
        return (*first, *(f"-isystem{folder}" for folder in self.include if folder.is_dir()))

    def command(self, words: Sequence[str]) -> list[str]:
        """Words with {places} filled in. {cflags} and {cxxflags} become many words when they are a word alone."""
        tools = self.toolchain
        lists = {
            "cflags": (*self.base_flags(tools.cflags), *self.include_flags()),
            "cxxflags": (*self.base_flags(tools.app_cxxflags), *self.include_flags()),
        }
        single = {
            "ar": tools.ar, "build": str(self.build), "cc": tools.cc, "cxx": tools.cxx,
            "here": str(self.library.folder), "jobs": str(self.jobs), "nm": tools.nm,
            "ranlib": tools.ranlib, "source": str(self.source),
            **{name: " ".join(flags) for name, flags in lists.items()},
        }  # fmt: skip
        result: list[str] = []
        for word in words:
            alone = word[1:-1] if word.startswith("{") and word.endswith("}") else ""
            result += lists.get(alone) or [word.format_map(single)]
        return result


def _check_path(folder: Path) -> None:
    """Configure scripts and Makefiles put paths into shell commands unquoted."""
    if set(str(folder)) - set(string.ascii_letters + string.digits + "/._-+,@%"):
        raise FactoryError(
            "libraries cannot be built in a folder with blanks or special characters in its path",
            where=folder.parent,
            hint="set FACTORY_CACHE to a folder with a plain path",
            code=ExitCode.CONFIG,
        )
