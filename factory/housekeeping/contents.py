"""How much there is of each kind of cache entry."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factory import cache
from factory.settings import Settings


@dataclass(frozen=True)
class Kind:
    """number: of entries (files; folders of the store). size: bytes on disk, what is linked twice counted once."""

    name: str
    folder: Path
    number: int
    size: int


def kinds(settings: Settings) -> Iterator[Kind]:
    """Those that are there, in cache.KINDS' order."""
    for name in cache.KINDS:
        folder = settings.place(name) if name in ("objects", "ccache", "distcc") else cache.root() / name
        if folder.is_dir():
            statuses = list(_files(folder))
            size = sum({status.st_ino: status.st_blocks * 512 for status in statuses}.values())
            yield Kind(name, folder, len(cache.entries()) if name == "store" else len(statuses), size)


def _files(folder: Path) -> Iterator[os.stat_result]:
    for base, _folders, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):  # somebody's build removes it meanwhile
                yield os.lstat(os.path.join(base, name))
