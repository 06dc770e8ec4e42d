"""Removes what was not used for long: objects, entries of the store, logs.

Each use of an object or an entry leaves its time (factory.objects.folder, factory.cache). Sources stay: whether
somebody uses one is not known, and where there is no network it could not be had again.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factory import cache, files
from factory.settings import Settings


@dataclass(frozen=True)
class Removed:
    """One that went (or would go). size: bytes; unused: seconds."""

    kind: str
    path: Path
    size: int
    unused: float


def remove_older(settings: Settings, age: float, *, dry: bool = False) -> Iterator[Removed]:
    """What was not used for `age` seconds; dry: it is only named. Builds may go on meanwhile."""
    now = time.time()
    for kind, folder in (("objects", settings.place("objects")), ("log", cache.root() / "log")):
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            with contextlib.suppress(OSError):
                status = path.lstat()
                if (unused := now - status.st_mtime) > age:
                    if not dry:
                        path.unlink()
                    yield Removed(kind, path, status.st_size, unused)
    for entry in cache.entries():
        if now - entry.used() > age:
            size, unused = entry.size(), now - entry.used()
            if dry or _remove(entry, now - age):
                yield Removed("store", entry.path, size, unused)


def _remove(entry: cache.Entry, before: float) -> bool:
    """Not while somebody makes it, nor when somebody has just begun to use it."""
    with cache.locked(entry.path.name), files.scratch(entry.path.parent, "old") as work:
        if entry.used() > before:
            return False
        # At once: whoever comes sees a whole entry or none.
        os.rename(entry.path, work / "entry")
        entry.forget()
    return True
