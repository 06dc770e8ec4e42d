"""A folder of entries: <folder>/<two digits>/<key>. Used by any number of builds at once, with no lock.

An entry is written beside its place and renamed; a build that is killed leaves a temporary file, which trim() removes.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factory import files
from factory.errors import FactoryError
from factory.objects.entry import LARGEST, DamagedEntry

_STALE = 3600.0  # seconds after which a temporary file is nobody's
_DAY = 86400.0  # seconds
_NOTE = "size"  # bytes of all entries, as of a count and what was put there since, and when it was (s since 1970)
_KEPT = 0.9  # of the limit: not every build has to remove something


@dataclass(frozen=True)
class Folder:
    """limit: bytes; what was not used for longest goes first."""

    path: Path
    limit: int

    def __str__(self) -> str:
        return str(self.path)

    def get(self, key: str) -> bytes | None:
        """The entry as it stands, or None. Raises DamagedEntry for what cannot be one, OSError."""
        path = self._place(key)
        try:
            with path.open("rb") as stream:
                if os.fstat(stream.fileno()).st_size > LARGEST:
                    raise DamagedEntry("it is too large")
                entry = stream.read(LARGEST)
        except FileNotFoundError:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # trim() goes by it
        return entry

    def put(self, key: str, entry: bytes) -> None:
        """Raises FactoryError when the disk does not take it."""
        files.write(self._place(key), entry)

    def drop(self, key: str) -> None:
        with contextlib.suppress(OSError):
            self._place(key).unlink()

    def keep_to_limit(self, written: int) -> None:
        """After a build that has put so many bytes there. To look at every entry takes as long as the build of one
        element: that is done when it may be too much, and once a day (builds at the same time miscount)."""
        note = self.path / _NOTE
        try:
            total, looked = map(int, note.read_text().split())
        except (OSError, ValueError):
            total, looked = 0, 0
        if total + written <= self.limit and 0 <= time.time() - looked < _DAY:
            total += written
        else:
            total, looked = self.trim(), int(time.time())
        with contextlib.suppress(FactoryError):
            files.write(note, f"{total} {looked}\n")

    def trim(self) -> int:
        """Removes the entries that were not used for longest while there are too many; the bytes that are left."""
        now = time.time()
        found = sorted(self._all(), key=lambda each: each[1].st_mtime)
        total = sum(status.st_size for _, status in found)
        excess = total - int(self.limit * _KEPT) if total > self.limit else 0
        gone = 0
        for path, status in found:
            unfinished = path.name.startswith(".")
            if now - status.st_mtime > _STALE if unfinished else gone < excess:
                with contextlib.suppress(OSError):
                    path.unlink()
                gone += status.st_size
        return total - gone

    def _place(self, key: str) -> Path:
        return self.path / key[:2] / key

    def _all(self) -> Iterator[tuple[Path, os.stat_result]]:
        for top, _folders, names in os.walk(self.path):
            for name in names:
                path = Path(top, name)
                if path == self.path / _NOTE:
                    continue
                with contextlib.suppress(OSError):
                    yield path, path.lstat()
