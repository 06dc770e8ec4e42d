"""Knows without SCons that nothing has changed: half a second saved on every build that has nothing to do.

What went in is over-estimated: every file of the checkout that a build may read, by name, size and time, together with
the Python and compiler in use. When any of it differs SCons looks closely (by content). It never says "current" wrongly
unless a file is changed with its size and nanosecond time kept.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from factory import cache, files
from factory.checkout import ROOT

READ = ("SConstruct", "click", "factory", "minios", "newlib", "recipes", "toolchain")
_VARIABLES = ("PATH", "FACTORY_CACHE", "XDG_CACHE_HOME", "HOME")


class Stamp:
    """The state of inputs and outputs after the last good build of some targets. Made before the build starts."""

    def __init__(self, path: Path, targets: list[Path], more: tuple[Path, ...] = ()) -> None:
        self._path = path
        self._targets = targets
        self._before = _inputs(more)

    def holds(self) -> bool:
        with contextlib.suppress(OSError):
            return self._path.read_text() == self._state()
        return False

    def record(self) -> None:
        """Notes the inputs as they were before the build: a file saved meanwhile makes the next build look again."""
        files.write(self._path, self._state())

    def _state(self) -> str:
        lines = [self._before]
        for target in self._targets:
            with contextlib.suppress(OSError):
                status = target.stat()
                lines.append(f"{target} {status.st_size} {status.st_mtime_ns}")
        return "\n".join(lines) + "\n"


def _inputs(more: tuple[Path, ...]) -> str:
    lines: list[str] = []
    for top in (*(ROOT / name for name in READ), *more):
        lines += [f"{path}\0{status}" for path, status in sorted(read_below(top))]
    programs = filter(None, (sys.executable, shutil.which("g++"), shutil.which("ld")))
    lines += [f"{path} {_mark(Path(path))}" for path in programs]
    lines += [f"{name}={os.environ.get(name)}" for name in _VARIABLES]
    # A store entry that was removed must be made again.
    lines += [str(entry.path) for entry in cache.entries()]
    # surrogateescape: a file's name need not be UTF-8.
    return files.sha256_bytes("\n".join(lines).encode("utf-8", "surrogateescape"))


def read_below(top: Path) -> Iterator[tuple[str, str]]:
    """What a build may read of a file or folder: each path, and what its file system says of it."""
    if top.is_file():
        yield str(top), _mark(top)
        return
    stack = [str(top)]
    while stack:
        with contextlib.suppress(FileNotFoundError), os.scandir(stack.pop()) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in ("__pycache__", ".mypy_cache", "out"):
                        stack.append(entry.path)
                elif not entry.name.startswith(".") and not entry.name.endswith("~"):
                    status = entry.stat()
                    yield entry.path, f"{status.st_size} {status.st_mtime_ns}"


def _mark(path: Path) -> str:
    with contextlib.suppress(OSError):
        status = path.stat()
        return f"{status.st_size} {status.st_mtime_ns}"
    return "absent"
